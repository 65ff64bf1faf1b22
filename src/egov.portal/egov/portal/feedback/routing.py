"""Which agency gets a feedback, and about which procedure it is."""

from egov.portal.feedback.settings import settings
from egov.portal.organisation.directory import agencies
from egov.portal.procedure.code import is_code
from egov.portal.procedure.search import by_code
from egov.portal.rules.reference import parse_reference
from zope.schema import ValidationError


def agency_for(procedure, dossier, chosen=""):
    """The id of the agency: of the procedure (a `Found` of the catalogue, or None), else of the unit that the reference
    of the dossier names, else the one `chosen` by the sender, else the one that receives what is general; "" in a site
    without agencies.

    No dossier is looked up: so nothing that comes of it tells whether there is such a one.
    """
    known = agencies()
    ids = {entry.id for entry in known}
    if procedure is not None and procedure.agency in ids:
        return procedure.agency
    unit = parse_reference(dossier)[0] if dossier else ""
    named = [entry.id for entry in known if unit and entry.unit_code == unit]
    others = [agency for agency in (chosen, settings().feedback_agency) if agency in ids]
    return next(iter([*named, *others, *(entry.id for entry in known)]), "")


def procedure_of(code):
    """The procedure in force with this national code, as the catalogue shows it; None for none."""
    try:
        is_code(code)
    except ValidationError:
        return None
    return next(iter(by_code(code).items), None)
