"""The public page of a procedure: what a citizen wants to know, in that order."""

from datetime import date
from egov.portal import _
from egov.portal import numerals
from egov.portal.organisation.directory import agency
from egov.portal.organisation.sectors import sector_title
from egov.portal.procedure import vocabularies
from egov.portal.procedure.channels import duration_of
from egov.portal.procedure.channels import fee_of
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.forms import case_of
from egov.portal.procedure.linked_data import as_script
from egov.portal.procedure.linked_data import linked_data
from egov.portal.procedure.related import related
from egov.portal.procedure.search import by_uid
from egov.portal.procedure.versions import Versions
from egov.portal.procedure.vocabularies import title_of
from egov.portal.procedure.wording import duration_text
from egov.portal.procedure.wording import fee_lines
from egov.portal.procedure.wording import LEVELS
from egov.portal.rules.telephone import dialled
from functools import cached_property
from Products.Five.browser import BrowserView


class ProcedurePage(BrowserView):
    """What the template shows. Empty fields show nothing."""

    @cached_property
    def level(self):
        return self.context.level()

    @cached_property
    def level_title(self):
        return LEVELS[self.level]

    @cached_property
    def fully_online(self):
        return self.context.fully_online()

    @cached_property
    def abolished(self):
        return self.context.state() == ABOLISHED

    @cached_property
    def agency(self):
        return agency(self.context.agency)

    @cached_property
    def sector(self):
        return sector_title(self.context.sector) if self.context.sector else ""

    @cached_property
    def forms(self):
        """The buttons to file: address, title, and the case where a form is for one."""
        cases = self.case_titles
        return [
            {"url": form.absolute_url(), "title": form.title, "case": cases.get(case_of(form), "")}
            for form in self.context.forms()
        ]

    @cached_property
    def case_titles(self):
        return {case["id"]: case["title"] for case in self.context.cases or ()}

    def audience(self):
        return [title_of(vocabularies.AUDIENCES, value) for value in self.context.audience or ()]

    def deliveries(self):
        order = [term.value for term in vocabularies.RESULT_DELIVERIES]
        chosen = sorted(self.context.result_delivery or (), key=order.index)
        return [title_of(vocabularies.RESULT_DELIVERIES, value) for value in chosen]

    def outputs(self):
        return [row["title"] for row in self.context.outputs or ()]

    @cached_property
    def channels(self):
        """The rows of the table of ways of filing, in words."""
        return [self._channel(row) for row in self.context.channels or ()]

    def _channel(self, row):
        duration, fee = duration_of(row), fee_of(row)
        return {
            "title": title_of(vocabularies.CHANNELS, row["channel"]),
            "case": self.case_titles.get(row.get("case"), ""),
            "time": duration_text(duration) if duration else None,
            "fee": fee_lines(fee, self.request) if fee else [],
            "fee_kind": title_of(vocabularies.FEE_KINDS, row["fee_kind"]) if row.get("fee_kind") else "",
            "fee_note": row.get("fee_note"),
            "note": row.get("note"),
        }

    def times(self):
        """The time limits for the summary."""
        return self._by_channel(lambda row: (row["time"],) if row["time"] else ())

    def fees(self):
        """The amounts due for the summary."""
        return self._by_channel(lambda row: tuple(row["fee"]))

    def _by_channel(self, lines_of):
        """Equal lines once, with the ways they are for; a single value is for all and needs no names."""
        found = {}
        for row in self.channels:
            if lines_of(row):
                found.setdefault(lines_of(row), []).append(row["title"])
        return [{"lines": lines, "ways": _once(ways) if len(found) > 1 else []} for lines, ways in found.items()]

    @cached_property
    def papers(self):
        """The tables of papers: one for each case, or a single one without a heading."""
        cases = self.context.cases or ()
        if not any(row.get("case") for row in self.context.evidences or ()):
            cases = ()
        tables = [(case["title"], self.context.evidences_of(case["id"])) for case in cases]
        tables = tables or [("", self.context.evidences_of(""))]
        return [{"title": title, "rows": [self._paper(row) for row in rows]} for title, rows in tables if rows]

    def _paper(self, row):
        blank = self.context.blank_form(row["blank_form"]) if row.get("blank_form") else None
        return {
            "title": row["title"],
            "note": row.get("note"),
            "originals": row.get("originals") or 0,
            "copies": row.get("copies") or 0,
            "required": row.get("required", True) is not False,
            "blank": self._download(blank) if blank is not None else None,
        }

    def _download(self, file):
        return {
            "url": f"{file.absolute_url()}/@@download/file",
            "title": file.title or file.file.filename,
            "kind": (file.file.filename or "").rpartition(".")[2].upper(),
        }

    @cached_property
    def steps(self):
        """The steps: those of all cases, then those of each case under its name."""
        rows = self.context.steps or ()
        groups = [("", [row for row in rows if not row.get("case")])]
        groups += [(title, [row for row in rows if row.get("case") == id]) for id, title in self.case_titles.items()]
        return [{"title": title, "rows": steps} for title, steps in groups if steps]

    @cached_property
    def requirements(self):
        """The requirements as safe HTML, "" when there are none."""
        text = self.context.requirements
        return text.output_relative_to(self.context) if text and (text.raw or "").strip() else ""

    @cached_property
    def laws(self):
        return [{**row, "date": day(row.get("date"))} for row in self.context.legal_resources or ()]

    @cached_property
    def agencies(self):
        """Who does what: (label, names), in the order of the national page; what is empty is left out."""
        context = self.context
        groups = [
            (_("Executing agencies"), context.executing_agencies),
            (_("Competent agencies"), context.competent_agencies),
            (_("Authorised agencies"), context.authorised_agencies),
            (_("Coordinating agencies"), context.coordinating_agencies),
        ]
        return [(label, names) for label, names in groups if names]

    def particulars(self):
        """The formal data of the procedure: (label, value)."""
        context = self.context
        decision = " – ".join(part for part in (context.decision_number, day(context.decision_date)) if part)
        level = context.executing_level and title_of(vocabularies.LEVELS_OF_AUTHORITY, context.executing_level)
        pairs = [
            (_("Procedure code"), context.code),
            (_("Announcing decision"), decision),
            (_("Executing level"), level),
            (_("Kind of procedure"), context.kind and title_of(vocabularies.KINDS, context.kind)),
            (_("Sector"), self.sector),
            (_("Keywords"), ", ".join(context.keywords or ())),
            (_("Source of the data"), context.source_note),
        ]
        return [(label, value) for label, value in pairs if value]

    @cached_property
    def related(self):
        """The procedures chosen by the editor, and the nearest ones."""
        return related(self.context)

    @cached_property
    def replacements(self):
        """What is there in place of an abolished procedure."""
        return by_uid(self.context.replaced_by or ()) if self.abolished else []

    @cached_property
    def versions(self):
        """How many wordings were published."""
        return len(Versions(self.context))

    def sections(self):
        """The table of contents: (anchor, title) of the parts that have something to say."""
        parts = [
            ("papers", _("Papers of the dossier"), self.papers),
            ("ways", _("How to file"), self.channels),
            ("steps", _("Steps"), self.steps),
            ("requirements", _("Requirements and conditions"), self.requirements),
            ("law", _("Legal basis"), self.laws),
            ("agencies", _("Agencies"), self.agencies),
            ("particulars", _("Particulars"), True),
            ("related", _("Related procedures"), self.related),
        ]
        return [(anchor, title) for anchor, title, content in parts if content]

    def phone_link(self):
        return dialled(self.agency.phone)

    def day(self, value):
        return day(value)

    def json_ld(self):
        return as_script(linked_data(self.context))


def _once(values):
    return list(dict.fromkeys(values))


def day(value):
    """A date as people write it; ISO text is taken too, other text is left as it is."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return value
    return numerals.day(value)
