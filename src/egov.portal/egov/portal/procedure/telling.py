"""The public fields of a procedure as lines of plain text, so that two wordings can be laid beside each other."""

from egov.portal import _
from egov.portal.organisation.directory import agency_title
from egov.portal.organisation.sectors import sector_title
from egov.portal.procedure import vocabularies
from egov.portal.procedure.page import day
from egov.portal.procedure.page import ProcedurePage
from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.vocabularies import title_of
from lxml import html
from zope.i18n import translate


BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "tr", "br", "div")


class Teller:
    """Says what stands in each field of one wording (`versions.Version.content`)."""

    def __init__(self, content, request):
        self.content = content
        self.request = request
        self.page = ProcedurePage(content, request)

    def lines(self, field: str) -> list[str]:
        """What a citizen reads of the field; nothing for an empty one."""
        value = getattr(self.content, field, None)
        told = TELLERS.get(field, Teller._texts)(self, value) if value not in (None, "", [], set()) else ()
        return [text for text in (" ".join(self._said(line).split()) for line in told) if text]

    def _said(self, message):
        return translate(message, context=self.request)

    def _texts(self, value):
        lines = value if isinstance(value, list | tuple) else [value]
        return [line for text in lines for line in str(text).splitlines()]

    def _flag(self, value):
        return [_("Yes") if value else _("No")]

    def _day(self, value):
        return [day(value)]

    def _html(self, value):
        tree = html.fromstring(f"<div>{value.raw or ''}</div>")
        for block in tree.iter(*BLOCKS):
            block.tail = "\n" + (block.tail or "")
        return tree.text_content().splitlines()

    def _case(self, row):
        return self.page.case_titles.get(row.get("case"), "")

    def _cases(self, rows):
        return [row["title"] for row in rows]

    def _evidences(self, rows):
        return [self._joined(self._evidence(row)) for row in rows]

    def _evidence(self, row):
        yield row["title"]
        yield _("originals: ${number}", mapping={"number": row.get("originals") or 0})
        yield _("copies: ${number}", mapping={"number": row.get("copies") or 0})
        yield "" if row.get("required", True) else _("(if there is one)")
        yield self._case(row)
        yield row.get("note")

    def _channels(self, rows):
        return [self._joined(self._channel(row)) for row in self.page.channels]

    def _channel(self, row):
        yield row["title"]
        yield row["case"]
        yield row["time"]
        yield from row["fee"]
        yield row["fee_note"]
        yield row["note"]

    def _steps(self, rows):
        return [self._joined((self._case(row), row["title"], row.get("description"))) for row in rows]

    def _laws(self, rows):
        parts = ("number", "title", "date", "issuer")
        return [
            self._joined(day(row.get("date")) if part == "date" else row.get(part) for part in parts) for row in rows
        ]

    def _joined(self, parts):
        return "; ".join(self._said(part) for part in parts if part)


def _titles(vocabulary):
    """A teller of the titles of one value or several."""

    def told(teller, value):
        values = [value] if isinstance(value, str) else [one.value for one in vocabulary if one.value in value]
        return [title_of(vocabulary, one) for one in values]

    return told


TELLERS = {
    "sector": lambda teller, value: [sector_title(value)],
    "agency": lambda teller, value: [agency_title(value)],
    "audience": _titles(vocabularies.AUDIENCES),
    "executing_level": _titles(vocabularies.LEVELS_OF_AUTHORITY),
    "kind": _titles(vocabularies.KINDS),
    "cases": Teller._cases,
    "evidences": Teller._evidences,
    "channels": Teller._channels,
    "result_delivery": _titles(vocabularies.RESULT_DELIVERIES),
    "online_payment": Teller._flag,
    "steps": Teller._steps,
    "requirements": Teller._html,
    "outputs": Teller._cases,
    "legal_resources": Teller._laws,
    "decision_date": Teller._day,
}
FIELDS = (
    *("title", "code", "description", "sector", "agency", "audience", "executing_level", "kind", "keywords"),
    *("cases", "evidences", "channels", "result_delivery", "online_payment", "receiving_address", "steps"),
    *("requirements", "outputs", "legal_resources", "decision_number", "decision_date", "executing_agencies"),
    *("competent_agencies", "authorised_agencies", "coordinating_agencies"),
)
"""What the page of a procedure shows, in the order of the edit form. How it is processed inside is not told."""


def label(field: str):
    """The name of a field."""
    return IProcedure[field].title
