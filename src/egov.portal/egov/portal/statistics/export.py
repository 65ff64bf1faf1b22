"""`@@figures-export`: the report that was asked for as a file, all rows of it."""

from egov.portal import _
from egov.portal.documents.printing import printed
from egov.portal.documents.settings import texts_of_site
from egov.portal.documents.spreadsheet import Column
from egov.portal.documents.spreadsheet import write_xlsx
from egov.portal.documents.spreadsheet import XLSX
from egov.portal.documents.texts import printable
from egov.portal.documents.views import PDF
from egov.portal.documents.views import set_file_headers
from egov.portal.numerals import VIETNAMESE
from egov.portal.organisation.directory import agency_title
from egov.portal.statistics.answers import Answer
from egov.portal.statistics.asked import BY
from egov.portal.statistics.page import Asking
from egov.portal.statistics.sheets import SHEETS
from egov.portal.statistics.table import COLUMNS
from egov.portal.statistics.table import full_head
from egov.portal.statistics.table import Line
import io
from plone import api
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.i18n import translate


WIDTH = 12
TITLE_WIDTH = 48


class FiguresExport(Asking):
    """`format` is xlsx or pdf, `table` one of SHEETS for another table of the page than the report (404 otherwise); the
    rest as for the page; 400 for what is not understood."""

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        kind, table = (self.request.form.get(name, "") for name in ("format", "table"))
        if kind not in ("xlsx", "pdf") or table not in ("", *SHEETS):
            raise NotFound("format")
        self.prepare()
        if self.problem:
            raise BadRequest(translate(self.problem, context=self.request))
        period = self.answer.period
        name = "-".join(filter(None, ("figures", table, f"{period.first:%Y%m%d}-{period.last:%Y%m%d}.{kind}")))
        if table:
            content = self._sheet_xlsx(table) if kind == "xlsx" else self._sheet_pdf(table)
        else:
            content = self._xlsx() if kind == "xlsx" else self._pdf()
        set_file_headers(self.request.response, XLSX if kind == "xlsx" else PDF, "attachment", name)
        return content

    def lines(self, answer, language=None):
        """(name, line) of all rows, the total last."""
        total = translate(_("Total"), target_language=language, context=self.request)
        return [
            *((self.line_title(line, language), line) for line in answer.lines),
            (total, Line("", "", answer.total)),
        ]

    def _xlsx(self):
        out = io.BytesIO()
        names = [full_head(column, self._words) for column in COLUMNS]
        heads = [Column(self._words(BY[self.asked.by]), TITLE_WIDTH), *(Column(name, WIDTH) for name in names)]
        rows = ([name, *(line.number(column) for column in COLUMNS)] for name, line in self.lines(self.answer))
        write_xlsx(out, "-".join(self.period(VIETNAMESE)).replace("/", "."), heads, rows)
        return out.getvalue()

    def _pdf(self):
        """It is a Vietnamese document, whatever the language of the page."""
        answer = Answer(self.asked, self.scope, VIETNAMESE)
        data = {
            **self._frame(),
            "by": self.asked.by,
            "rows": [
                [name, *(line.text(column, VIETNAMESE) for column in COLUMNS)]
                for name, line in self.lines(answer, VIETNAMESE)
            ],
        }
        return printed("report", [printable(data)], self.request)

    def _sheet_xlsx(self, table):
        out, sheet = io.BytesIO(), SHEETS[table](self, self.answer)
        first, *others = map(self._words, sheet.heads)
        heads = [Column(first, TITLE_WIDTH), *(Column(head, WIDTH) for head in others)]
        write_xlsx(out, table, heads, ([self._words(name), *numbers] for name, numbers in sheet.rows))
        return out.getvalue()

    def _sheet_pdf(self, table):
        """Vietnamese, as the report."""
        sheet = SHEETS[table](self, Answer(self.asked, self.scope, VIETNAMESE))
        data = {
            **self._frame(),
            "title": self._words(sheet.title, VIETNAMESE),
            "heads": [self._words(head, VIETNAMESE) for head in sheet.heads],
            "rows": [
                [self._words(name, VIETNAMESE), *sheet.texts(numbers, VIETNAMESE)] for name, numbers in sheet.rows
            ],
        }
        return printed("table", [printable(data)], self.request)

    def _frame(self):
        """What stands on each printed table."""
        agency, (first, last) = self.asked.agency, self.period(VIETNAMESE)
        return {
            "reference": f"{first} – {last}",
            "law": "",
            "agency": {"title": agency_title(agency) if agency else api.portal.get_registry_record("plone.site_title")},
            "settings": texts_of_site(),
            "first": first,
            "last": last,
            "narrowed": self.narrowed(),
        }

    def _words(self, message, language=None):
        return translate(message, target_language=language, context=self.request)
