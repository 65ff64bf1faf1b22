"""`@@queue-export`: exactly what the queue lists under its filters, all pages of it, as a file."""

from egov.portal import _
from egov.portal.desk.filters import Filters
from egov.portal.desk.listing import listed
from egov.portal.desk.listing import next_date
from egov.portal.desk.listing import next_left
from egov.portal.documents.spreadsheet import Column
from egov.portal.documents.spreadsheet import CSV
from egov.portal.documents.spreadsheet import write_csv
from egov.portal.documents.spreadsheet import write_xlsx
from egov.portal.documents.spreadsheet import XLSX
from egov.portal.documents.views import set_file_headers
from egov.portal.dossier import catalogue
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agency_title
from egov.portal.organisation.sectors import sector_title
from egov.portal.tracking.said import Said
from egov.portal.tracking.timeline import person
from egov.portal.tracking.words import CHANNELS
from egov.portal.tracking.words import state_title
from functools import cache
import logging
from plone import api
from Products.Five.browser import BrowserView
from tempfile import NamedTemporaryFile
from zExceptions import NotFound
from zope.i18n import translate
from ZPublisher.Iterators import filestream_iterator


KINDS = {"xlsx": XLSX, "csv": CSV}
COLUMNS = (
    ("reference", _("Reference"), 22),
    ("owner", _("Owner"), 28),
    ("code", _("Code of the procedure"), 14),
    ("title", _("Procedure"), 45),
    ("state", _("State"), 18),
    ("channel", _("Channel"), 16),
    ("agency", _("Agency"), 28),
    ("sector", _("Sector"), 24),
    ("officer", _("Officer"), 24),
    ("submitted", _("Filed"), 17),
    ("accepted", _("Accepted"), 17),
    ("step", _("Next step due"), 17),
    ("time", _("Time"), 24),
    ("finished", _("Finished"), 17),
    ("returned", _("Result handed over"), 17),
)

logger = logging.getLogger(__name__)


class QueueExport(BrowserView):
    """`format` is xlsx or csv (404 otherwise), the filters are those of the queue's address.

    The file is written row by row to the disk and sent from there; neither dossiers nor rows stay in memory. Who took
    how many is logged, without whom they are about.
    """

    def __call__(self):
        kind = self.request.form.get("format", "")
        if kind not in KINDS:
            raise NotFound("format")
        filters = Filters.read_address(self.request.form)
        with NamedTemporaryFile(prefix="egov-export-") as out:
            number = self._write(out, kind, filters)
            out.flush()
            # Open before its name goes with the block; the content stays for as long as it is read.
            stream = filestream_iterator(out.name, "rb")
        logger.info("%s exported %d dossiers as %s", api.user.get_current().getId(), number, kind)
        self._set_headers(kind, len(stream))
        return stream

    def _write(self, out, kind, filters):
        """Write the file; gives the number of dossiers in it."""
        rows = Rows(self.request, catalogue.every(**listed(filters), sort=filters.sort))
        columns = [Column(translate(head, context=self.request), width) for _name, head, width in COLUMNS]
        if kind == "csv":
            write_csv(out, columns, rows)
        else:
            write_xlsx(out, translate(_("Dossiers"), context=self.request), columns, rows)
        return rows.number

    def _set_headers(self, kind, length):
        now = work_calendar().local(clock.now())
        set_file_headers(self.request.response, KINDS[kind], "attachment", f"dossiers-{now:%Y%m%d-%H%M}.{kind}")
        self.request.response.setHeader("Content-Length", str(length))


class Rows:
    """Rows of the dossier catalogue as cells, in the order of COLUMNS; `number`: how many there were so far."""

    def __init__(self, request, rows):
        self.rows = rows
        self.number = 0
        self.words = Said(request)
        self.person = cache(person)
        self.agency = cache(agency_title)
        self.sector = cache(sector_title)
        self.title = cache(state_title)
        self.local = work_calendar().local

    def __iter__(self):
        for row in self.rows:
            self.number += 1
            cells = self._cells(row)
            yield [cells[name] for name, *_rest in COLUMNS]

    def _cells(self, row):
        left = next_left(row)
        return {
            "reference": row.reference,
            "owner": row.owner_name,
            "code": row.procedure_code,
            "title": row.title,
            "state": self.words(self.title(row.review_state)),
            "channel": self.words(CHANNELS.get(row.channel, row.channel)),
            "agency": self.agency(row.agency),
            "sector": self.sector(row.sector),
            "officer": self.person(row.officer),
            "submitted": self._when(row.submitted),
            "accepted": self._when(row.accepted),
            "step": self._when(next_date(row)),
            "time": self.words(left.words) if left else "",
            "finished": self._when(row.finished),
            "returned": self._when(row.returned),
        }

    def _when(self, instant):
        """An instant as the portal's clock shows it, without its zone: spreadsheets know none."""
        return self.local(instant).replace(tzinfo=None) if instant else None
