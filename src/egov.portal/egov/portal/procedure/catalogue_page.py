"""The pages on which a citizen finds a procedure."""

from egov.portal import _
from egov.portal.procedure.facets import Facet
from egov.portal.procedure.facets import facets
from egov.portal.procedure.facets import titles
from egov.portal.procedure.found import CRITERIA
from egov.portal.procedure.found import IN_FORCE
from egov.portal.procedure.listing import rows
from egov.portal.procedure.search import ORDERS
from egov.portal.procedure.search import PAGE
from egov.portal.procedure.search import search
from egov.portal.procedure.shelf import shelf
from egov.portal.rules.question import LONGEST
from functools import cached_property
from Products.Five.browser import BrowserView
from urllib.parse import urlencode


NEAR = 2
SHOWN = 7  # values of a criterion that are seen at once
ORDER_TITLES = {
    "relevance": _("Best match"),
    "name": _("Name"),
    "updated": _("Newest changes"),
    "level": _("Service level"),
}


class CataloguePage(BrowserView):
    """Search with counts by criterion, 20 a page. The address carries the whole question: it can be kept and sent."""

    title = _("Administrative procedures")
    only_online = False

    @cached_property
    def criteria(self):
        """What is asked, cleaned: a value that means nothing here is no criterion."""
        known = {**self._known(), "order": ORDERS}
        asked = {name: said(self.request, name) for name in known}
        cleaned = {name: value if value in known[name] else "" for name, value in asked.items()}
        fixed = {"online": "1"} if self.only_online else {}
        return {"q": said(self.request, "q"), **cleaned, "status": cleaned["status"] or IN_FORCE, **fixed}

    def _known(self):
        """The values of each criterion that lead anywhere."""
        there = shelf()
        return {name: there.facets.values(name) for name in CRITERIA}

    @cached_property
    def page(self):
        """The number of the page, from 1."""
        asked = said(self.request, "page")
        return max(int(asked), 1) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1

    @cached_property
    def result(self):
        asked = self.criteria
        return search(
            **{name: asked[name] for name in ("q", "sector", "agency", "audience", "event", "status", "order")},
            level=int(asked["level"]) if asked["level"] else None,
            online=asked["online"] == "1" if asked["online"] else None,
            start=(self.page - 1) * PAGE,
            size=PAGE,
        )

    def rows(self):
        """The procedures of this page, as the template shows them."""
        return rows(self.result.items)

    @cached_property
    def facets(self):
        """The criteria as links: name, title, the options seen at once and those behind them."""
        found = facets(self.result, self.criteria)
        return [self._linked(facet) for facet in found if not (self.only_online and facet.name == "online")]

    def _linked(self, facet: Facet):
        options = [
            {"option": one, "url": self.url_with(**{facet.name: "" if one.chosen else one.value})}
            for one in facet.options
        ]
        first = [one for at, one in enumerate(options) if at < SHOWN or one["option"].chosen]
        return {
            "name": facet.name,
            "title": facet.title,
            "first": first,
            "rest": [one for one in options if one not in first],
        }

    def chosen(self):
        """The criteria that narrow the list, each with the address of the list without it."""
        title_of = titles(shelf().names)
        asked = {name: self.criteria[name] for name in CRITERIA if self.criteria[name]}
        return [
            {"title": title_of[name](value), "url": self.url_with(**{name: ""})}
            for name, value in asked.items()
            if value != IN_FORCE and not (self.only_online and name == "online")
        ]

    def kept(self):
        """What the search form sends along: the criteria, not the words nor the page."""
        return [(name, value) for name, value in self._asked().items() if name != "q"]

    def orders(self):
        """The ways to sort: title, address, and whether it is the one in use."""
        return [
            {"title": title, "url": self.url_with(order=name), "current": name == self.result.order}
            for name, title in ORDER_TITLES.items()
            if name != "relevance" or self.criteria["q"]
        ]

    @cached_property
    def abolished(self):
        """Where the abolished procedures are that fit the question too, and how many; None when there are none."""
        number = self.result.counts.get("status", {}).get("abolished", 0)
        shown = self.criteria["status"] == IN_FORCE and number
        return {"url": self.url_with(status="abolished"), "number": number} if shown else None

    def hint_url(self):
        """The address of the better-known wording."""
        return self.url_with(q=self.result.hint)

    @cached_property
    def action(self):
        """Where the search form leads: this very page."""
        return f"{self.context.absolute_url()}/@@{self.__name__}" if self.only_online else self.context.absolute_url()

    @cached_property
    def pages(self):
        return -(-self.result.total // PAGE)

    def pager(self):
        """The links below the list: the first, the last, and those around this page; None for a gap."""
        return pager(self.page, self.pages, lambda page: self.url_with(page=page))

    def url_with(self, **changes):
        """The address of this list with other criteria; on its first page unless that is among them."""
        asked = {name: value for name, value in {**self._asked(), **changes}.items() if value}
        return f"{self.action}?{urlencode(asked)}" if asked else self.action

    def _asked(self):
        """The question without what goes without saying."""
        usual = {"status": IN_FORCE, **({"online": "1"} if self.only_online else {})}
        return {name: value for name, value in self.criteria.items() if value and usual.get(name) != value}


class FileOnlinePage(CataloguePage):
    """Only what can be filed online now."""

    title = _("File a dossier online")
    only_online = True


def said(request, name):
    """The value of a parameter as one line of text, without what no keyboard types; of several values the first."""
    value = request.form.get(name, "")
    value = next(iter(value), "") if isinstance(value, list | tuple) else value
    text = value if isinstance(value, str) else ""
    return "".join(char if char.isprintable() else " " for char in text).strip()[:LONGEST]


def pager(page, pages, url):
    """Links to the first page, the last, and those around `page`: dicts with page, current, and url (None: a gap)."""
    links = []
    for n in (n for n in range(1, pages + 1) if n in (1, pages) or abs(n - page) <= NEAR):
        if links and links[-1]["page"] < n - 1:
            links.append({"page": n - 1, "url": None, "current": False})
        links.append({"page": n, "url": url(n), "current": n == page})
    return links
