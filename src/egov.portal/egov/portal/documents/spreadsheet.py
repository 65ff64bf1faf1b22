"""The register as a spreadsheet."""

from egov.portal import _
from io import BytesIO
import xlsxwriter
from zope.i18n import translate


HEADS = {
    "number": _("No."),
    "reference": _("Reference"),
    "title": _("Procedure"),
    "sets": _("Sets"),
    "owner": _("Owner"),
    "address": _("Address"),
    "phone": _("Telephone"),
    "accepted": _("Received"),
    "due": _("Appointment"),
    "returned": _("Returned on"),
    "received_by": _("Taken by"),
    "officer": _("Accepted by"),
}
MOMENTS = ("accepted", "due", "returned")
WIDTHS = {"reference": 22, "title": 45, "owner": 28, "address": 40, "accepted": 17, "due": 17, "returned": 17}


def workbook(entries, title, request):
    """The entries of `register.entries` as the bytes of an .xlsx. Texts are written as texts, never as formulas."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    for column, (name, head) in enumerate(HEADS.items()):
        sheet.set_column(column, column, WIDTHS.get(name, 14))
        sheet.write_string(0, column, translate(head, context=request), bold)
    for row, entry in enumerate(entries, start=1):
        for column, name in enumerate(HEADS):
            _write(sheet, row, column, name, entry[name])
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _write(sheet, row, column, name, value):
    if name in MOMENTS:
        sheet.write_string(row, column, _moment(value))
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value)


def _moment(at):
    return "{hour:02d}:{minute:02d} {day:02d}/{month:02d}/{year}".format_map(at) if at else ""
