"""Owner and submitter of a dossier in words."""

from collections.abc import Mapping
from egov.portal import _
from egov.portal.organisation.addresses import commune_name
from egov.portal.organisation.addresses import province_name
from types import MappingProxyType
from zope.i18nmessageid import Message


LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "organisation": _("Organisation"),
        "tax_number": _("Tax number"),
        "name": _("Full name"),
        "identity_number": _("Identity number"),
        "birth_date": _("Date of birth"),
        "address": _("Address"),
        "commune": _("Commune"),
        "province": _("Province"),
        "phone": _("Telephone"),
        "email": _("E-mail"),
    }
)
NAMES = {"commune": commune_name, "province": province_name}


def party_lines(party):
    """(label, text) of what is known of a person or organisation, in the order of a form."""
    return [(label, _text(name, party[name])) for name, label in LABELS.items() if party.get(name)]


def _text(name, value):
    if name == "birth_date":
        return "/".join(reversed(str(value).split("-")))
    return NAMES[name](value) or str(value) if name in NAMES else str(value)
