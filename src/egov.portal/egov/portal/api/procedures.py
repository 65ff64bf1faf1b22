"""`GET /portal/@procedures`: the catalogue of procedures, open to everybody."""

from egov.portal import _
from egov.portal.procedure import vocabularies
from egov.portal.procedure.code import is_code
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.facets import facets
from egov.portal.procedure.found import Found
from egov.portal.procedure.found import IN_FORCE
from egov.portal.procedure.search import ANY
from egov.portal.procedure.search import by_code
from egov.portal.procedure.search import ORDERS
from egov.portal.procedure.search import Result
from egov.portal.procedure.search import search
from plone.restapi.services import Service
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from zExceptions import BadRequest
from zope.i18n import translate
from zope.schema import ValidationError


MAX_SIZE = 100
SIZE = 25
BATCH = ("b_start", "b_size")
FLAGS = {"1": True, "true": True, "0": False, "false": False}


class Procedures(Service):
    """One page of the procedures in force that the caller may see.

    Parameters: q, sector, agency, level (1-4), audience, online (0/1), event, status (in_force, abolished, any), sort
    (relevance, name, updated, level), facets (0/1), b_start, b_size (1-100); or code alone, which finds abolished ones
    too. Words that occur nowhere are corrected, and the answer says so. A value that cannot be understood is answered
    with 400 and says which.
    """

    def reply(self):
        self.form = self.request.form
        start, size = self._number("b_start", 0, 10**6, 0), self._number("b_size", 1, MAX_SIZE, SIZE)
        with_facets = self._flag("facets")
        if "code" in self.form:
            result, asked = by_code(self._code(), start, size), {}
        else:
            asked = self._criteria()
            result = search(**asked, start=start, size=size)
        url = self._url()
        answer = {
            "@id": url,
            "items": [summary(found) for found in result.items],
            "items_total": result.total,
            **understood(result),
        }
        if with_facets:
            answer["facets"] = self._facets(result, asked)
        if result.total > size:
            answer["batching"] = batching(url, start, size, result.total)
        return answer

    def _criteria(self):
        texts = {name: self._text(name) for name in ("q", "sector", "agency", "audience", "event")}
        if texts["audience"] and texts["audience"] not in vocabularies.AUDIENCES:
            self._refuse(_("There is no audience '${value}'.", mapping={"value": texts["audience"]}))
        return {
            **texts,
            "level": self._number("level", 1, 4, None),
            "online": self._flag("online"),
            "status": self._one_of("status", (IN_FORCE, ABOLISHED, ANY)) or IN_FORCE,
            "order": self._one_of("sort", ORDERS),
        }

    def _one_of(self, name, values):
        value = self._text(name)
        if value and value not in values:
            mapping = {"name": name, "values": ", ".join(values)}
            self._refuse(_("The parameter ${name} is one of: ${values}.", mapping=mapping))
        return value

    def _facets(self, result, asked):
        """The values of each criterion with the number of procedures that each would leave."""
        given = {name: "" if value is None else str(value) for name, value in asked.items()}
        given["online"] = "" if asked.get("online") is None else str(int(asked["online"]))
        return {
            facet.name: [
                {"value": one.value, "title": translate(one.title, context=self.request), "count": one.count}
                for one in facet.options
            ]
            for facet in facets(result, given)
        }

    def _text(self, name):
        value = self.form.get(name, "")
        if not isinstance(value, str):
            self._refuse(_("The parameter ${name} may be given once.", mapping={"name": name}))
        return value.strip()

    def _code(self):
        code = self._text("code")
        try:
            is_code(code)
        except ValidationError as error:
            self._refuse(error.doc())
        return code

    def _number(self, name, least, most, default):
        text = self._text(name)
        if not text:
            return default
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            mapping = {"name": name, "least": least, "most": most}
            self._refuse(_("The parameter ${name} is a number from ${least} to ${most}.", mapping=mapping))
        return int(text)

    def _flag(self, name):
        text = self._text(name).lower()
        if not text:
            return None
        if text not in FLAGS:
            self._refuse(_("The parameter ${name} is 1 or 0.", mapping={"name": name}))
        return FLAGS[text]

    def _refuse(self, message):
        raise BadRequest(translate(message, context=self.request))

    def _url(self):
        """The address of the whole listing: the question without the batch."""
        asked = [(key, value) for key, value in parse_qsl(self.request["QUERY_STRING"]) if key not in BATCH]
        return self.request["ACTUAL_URL"] + (f"?{urlencode(asked)}" if asked else "")


def batching(url: str, start: int, size: int, total: int) -> dict[str, str]:
    """The links to this page and its neighbours, as plone.restapi gives them."""
    last = (total - 1) // size * size
    places = {
        "@id": start,
        "first": 0,
        "prev": max(start - size, 0) if start else None,
        "next": start + size if start + size < total else None,
        "last": last,
    }
    joint = "&" if "?" in url else "?"
    return {
        name: f"{url}{joint}{urlencode({'b_start': place, 'b_size': size})}"
        for name, place in places.items()
        if place is not None
    }


def understood(result: Result) -> dict:
    """How the words were taken, where not as they were typed."""
    told = {"how": result.how if result.how != "all" else "", "corrected": result.corrected, "hint": result.hint}
    return {name: value for name, value in told.items() if value}


def summary(found: Found) -> dict:
    """An item of the listing."""
    item = {
        "@id": found.url,
        "code": found.code,
        "title": found.title,
        "level": found.level,
        "sector": found.sector,
        "agency": found.agency,
        "audience": list(found.audience),
        "online": found.online,
        "status": found.status,
    }
    if found.online:
        item["forms"] = forms_of(found.url, found.forms)
    return item


def forms_of(url: str, forms) -> list[dict]:
    """The forms by which a procedure can be filed: address, title, case ("" for any)."""
    return [{"@id": f"{url}/{form['id']}", "title": form["title"], "case": form["case"]} for form in forms]
