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
from egov.portal.organisation.directory import agency_title
from egov.portal.statistics.asked import BY
from egov.portal.statistics.page import Asking
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
    """`format` is xlsx or pdf (404 otherwise), the rest as for the page; 400 for what is not understood."""

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        kind = self.request.form.get("format", "")
        if kind not in ("xlsx", "pdf"):
            raise NotFound("format")
        self.prepare()
        if self.problem:
            raise BadRequest(translate(self.problem, context=self.request))
        period = self.answer.period
        name = f"figures-{period.first:%Y%m%d}-{period.last:%Y%m%d}.{kind}"
        content = self._xlsx() if kind == "xlsx" else self._pdf()
        set_file_headers(self.request.response, XLSX if kind == "xlsx" else PDF, "attachment", name)
        return content

    def lines(self):
        """All rows, the total last."""
        return [*self.answer.lines, Line("", self._words(_("Total")), self.answer.total)]

    def _xlsx(self):
        out = io.BytesIO()
        names = [full_head(column, self._words) for column in COLUMNS]
        heads = [Column(self._words(BY[self.asked.by]), TITLE_WIDTH), *(Column(name, WIDTH) for name in names)]
        rows = ([self.line_title(line), *(line.number(column) for column in COLUMNS)] for line in self.lines())
        write_xlsx(out, "-".join(self.period).replace("/", "."), heads, rows)
        return out.getvalue()

    def _pdf(self):
        agency = self.asked.agency
        data = {
            "reference": " – ".join(self.period),
            "law": "",
            "agency": {"title": agency_title(agency) if agency else api.portal.get_registry_record("plone.site_title")},
            "settings": texts_of_site(),
            "first": self.period[0],
            "last": self.period[1],
            "narrowed": self.narrowed(),
            "by": self.asked.by,
            "rows": [[self.line_title(line), *(line.text(column) for column in COLUMNS)] for line in self.lines()],
        }
        return printed("report", [printable(data)], self.request)

    def _words(self, message):
        return translate(message, context=self.request)
