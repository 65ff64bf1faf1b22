"""`@@dossier-register`: the register of an agency and year, as PDF or spreadsheet, for its staff."""

from egov.portal.documents.printing import printed
from egov.portal.documents.register import entries
from egov.portal.documents.register import register
from egov.portal.documents.spreadsheet import workbook
from egov.portal.documents.spreadsheet import XLSX
from egov.portal.documents.views import PDF
from egov.portal.documents.views import set_file_headers
from egov.portal.dossier import clock
from egov.portal.dossier.readers import agencies_served_by
from egov.portal.dossier.readers import current_user
from egov.portal.dossier.readers import sees_everything
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agencies
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


FIRST_YEAR = 2000


class RegisterPage(BrowserView):
    """Without parameters a page to choose from; `agency`, `year` and `format` (pdf, xlsx) give a file.

    Answers 404 for an agency that the reader does not serve, and for a year that is none.
    """

    template = ViewPageTemplateFile("templates/register.pt")

    def __call__(self):
        form = self.request.form
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not form.get("format"):
            return self.template()
        return self._file(str(form.get("agency", "")), self._year(form.get("year", "")), form["format"])

    def agencies(self):
        """The agencies whose registers the reader may see."""
        user = current_user()
        served = agencies_served_by(user)
        return [entry for entry in agencies() if sees_everything(user) or entry.id in served]

    def years(self):
        """This year and the four before."""
        year = self._this_year()
        return list(range(year, year - 5, -1))

    def _file(self, agency_id, year, file_format):
        if agency_id not in {entry.id for entry in self.agencies()} or file_format not in ("pdf", "xlsx"):
            raise NotFound("register")
        name = f"{agency_id}-{year}-register.{file_format}"
        if file_format == "xlsx":
            set_file_headers(self.request.response, XLSX, "attachment", name)
            return workbook(entries(agency_id, year), str(year), self.request)
        pdf = printed("register", [register(agency_id, year)], self.request)
        set_file_headers(self.request.response, PDF, "inline", name)
        return pdf

    def _year(self, text):
        text = str(text)
        if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:5]) <= self._this_year()):
            raise NotFound("register")
        return int(text)

    def _this_year(self):
        return work_calendar().local(clock.now()).year
