"""The register of an agency and year (sổ theo dõi hồ sơ): form 06 of TT 01/2018/TT-VPCP, 07 of TT 03/2025/TT-VPCP.

Which dossiers there are is read from the dossier catalogue, for the user who asks; what the catalogue does not know,
such as addresses, from each dossier.
"""

from datetime import date
from egov.portal.documents import parts
from egov.portal.documents.editions import edition_on
from egov.portal.documents.settings import texts_of_site
from egov.portal.documents.texts import printable
from egov.portal.dossier import catalogue
from egov.portal.dossier.handing import LOST
from egov.portal.dossier.handing import PROXY
from egov.portal.dossier.journal import last_entry
from egov.portal.dossier.meaning import standing
from egov.portal.organisation.calendar import work_calendar
from egov.portal.tracking.timeline import person
from functools import cache
from plone import api


def register(agency_id, year):
    """The data of the printed register, as JSON data."""
    rows = entries(agency_id, year)
    edition = edition_on(date(year, 12, 31))
    return printable(
        {
            "kind": "register",
            "form": edition.numbers["register"],
            "law": edition.law,
            "reference": f"{agency_id}-{year}",
            "year": year,
            "agency": parts.agency(agency_id),
            "settings": texts_of_site(),
            "rows": rows,
        }
    )


def entries(agency_id, year):
    """A row a dossier accepted in the year, in the order of the register's numbers; instants as `parts.moment`."""
    local = work_calendar().local
    # Those of others, which it has only a step of, stand in the registers of those.
    rows = (row for row in catalogue.every(agency=agency_id, sort="submitted") if row.agency == agency_id)
    taken = [row.path for row in rows if row.accepted and local(row.accepted).year == year]
    name_of = cache(person)
    site = api.portal.get()
    loaded = (site.unrestrictedTraverse(path) for path in taken)
    return sorted((_entry(dossier, name_of) for dossier in loaded), key=lambda entry: entry["number"])


def _entry(dossier, name_of):
    owner = parts.party(dossier.owner)
    accepted = last_entry(dossier, "accept")
    return {
        "number": dossier.register_number,
        "reference": dossier.reference,
        "title": dossier.title,
        "sets": 1,
        "owner": owner["name"],
        "address": owner["address"],
        "phone": owner["phone"],
        "accepted": parts.moment(dossier.accepted),
        "due": parts.moment(dossier.due),
        "returned": parts.moment(dossier.returned),
        "delivery": parts.delivery(dossier)["way"],
        "received_by": dossier.receiver.name if dossier.receiver else "",
        "notes": [note for note, holds in NOTES.items() if holds(dossier)],
        "officer": name_of(accepted.actor) if accepted else "",
    }


NOTES = {
    "extended": lambda dossier: bool(dossier.extensions),
    "stopped": lambda dossier: standing(dossier.review_state) == "stopped",
    "proxy": lambda dossier: dossier.receiver is not None and dossier.receiver.taker == PROXY,
    "lost": lambda dossier: dossier.receiver is not None and dossier.receiver.receipt == LOST,
}
"""What is noted beside the space for the signature: a new appointment, an end without a result, a proxy, a lost
receipt."""
