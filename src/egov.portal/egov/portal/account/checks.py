"""Checks of a person's or an organisation's particulars: of the profile and, as EasyForm's field validators, of any
field of a form that an editor puts them on.

Each takes the value and gives None or the message; an empty value is the business of "required".
"""

from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.organisation.calendar import work_calendar
import re


IDENTITY_NUMBER = re.compile(r"\d{12}|\d{9}|[A-Z]\d{7,8}")
TAX_NUMBER = re.compile(r"\d{10}(-?\d{3})?|\d{12}")
PHONE_NUMBER = re.compile(r"(\+84|0)\d{8,10}")


def is_identity_number(value, **kwargs):
    """Identity card (Law on Identification 26/2023/QH15 art. 12: 12 digits), old identity card (9), passport."""
    if value and not IDENTITY_NUMBER.fullmatch(_bare(value).upper()):
        return _("This is not an identity number: 12 digits, 9 digits, or a passport number such as B1234567.")


def is_tax_number(value, **kwargs):
    """Tax number (TT 86/2024/TT-BTC art. 5: 10 digits, 13 for a dependent unit, 12 the identity number)."""
    if value and not TAX_NUMBER.fullmatch(_bare(value)):
        return _("This is not a tax number: it has 10, 12 or 13 digits.")


def is_phone_number(value, **kwargs):
    """A telephone number of Viet Nam, spaces and dots allowed."""
    if value and not PHONE_NUMBER.fullmatch(_bare(value)):
        return _("This is not a telephone number: it begins with 0 or +84 and has 9 to 11 digits.")


def is_past_date(value, **kwargs):
    """A day that is not in the future, nor before 1900."""
    if value and value.year < 1900:
        return _("The year is not right.")
    if value and value > work_calendar().local(clock.now()).date():
        return _("This day is still to come.")


def _bare(value):
    return re.sub(r"[\s.]", "", value)
