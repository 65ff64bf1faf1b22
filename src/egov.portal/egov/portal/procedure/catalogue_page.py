"""The pages on which a citizen finds a procedure."""

from egov.portal import _
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sector_title
from egov.portal.organisation.sectors import sectors
from egov.portal.procedure import vocabularies
from egov.portal.procedure.search import PAGE
from egov.portal.procedure.search import search
from egov.portal.procedure.wording import LEVELS
from functools import cached_property
from Products.Five.browser import BrowserView
from urllib.parse import urlencode


NEAR = 2


class CataloguePage(BrowserView):
    """Search with filters, 20 a page. The address carries the whole question, so that it can be kept and sent."""

    title = _("Administrative procedures")
    only_online = False

    @cached_property
    def criteria(self):
        """What is asked, cleaned: a value that is not known is no criterion."""
        form = self.request.form
        return {
            "q": str(form.get("q", "")).strip()[:200],
            "sector": _known(form.get("sector"), sectors()),
            "agency": _known(form.get("agency"), [one.id for one in self.agencies]),
            "level": _known(form.get("level"), map(str, LEVELS)),
            "audience": _known(form.get("audience"), [term.value for term in vocabularies.AUDIENCES]),
            "online": "1" if self.only_online or form.get("online") else "",
        }

    @cached_property
    def agencies(self):
        return agencies()

    @cached_property
    def page(self):
        """The number of the page, from 1."""
        asked = str(self.request.form.get("page", ""))
        return max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1

    @cached_property
    def result(self):
        asked = self.criteria
        return search(
            **{name: asked[name] for name in ("q", "sector", "agency", "audience")},
            level=int(asked["level"]) if asked["level"] else None,
            online=True if asked["online"] else None,
            start=(self.page - 1) * PAGE,
            size=PAGE,
        )

    def rows(self):
        """The procedures of this page, as the template shows them."""
        names = {one.id: one.title for one in self.agencies}
        return [
            {
                "found": found,
                "sector": sector_title(found.sector) if found.sector else "",
                "agency": names.get(found.agency, found.agency),
                "level_title": LEVELS[found.level],
            }
            for found in self.result.items
        ]

    def sector_choices(self):
        return sorted(sectors().items(), key=lambda pair: pair[1])

    def level_choices(self):
        return [(str(level), title) for level, title in LEVELS.items()]

    def audience_choices(self):
        return [(term.value, term.title) for term in vocabularies.AUDIENCES]

    @cached_property
    def action(self):
        """Where the search form leads: this very page."""
        return f"{self.context.absolute_url()}/@@{self.__name__}" if self.only_online else self.context.absolute_url()

    @cached_property
    def pages(self):
        return -(-self.result.total // PAGE)

    def pager(self):
        """The links below the list: the first, the last, and those around this page; None for a gap."""
        shown = [n for n in range(1, self.pages + 1) if n in (1, self.pages) or abs(n - self.page) <= NEAR]
        links = []
        for n in shown:
            if links and links[-1]["page"] < n - 1:
                links.append({"page": n - 1, "url": None})
            links.append({"page": n, "url": self.page_url(n)})
        return links

    def page_url(self, page):
        asked = {name: value for name, value in self.criteria.items() if value}
        if self.only_online:
            del asked["online"]
        return f"{self.action}?{urlencode({**asked, 'page': page})}"


class FileOnlinePage(CataloguePage):
    """Only what can be filed online now."""

    title = _("File a dossier online")
    only_online = True


def _known(value, values):
    return value if value in set(values) else ""
