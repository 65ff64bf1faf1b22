"""Printing for the current user: which slips are his, and word of a broken template."""

from egov.portal.documents.kinds import available
from egov.portal.documents.replacement import print_slips
from egov.portal.dossier.reading import is_staff
from plone import api


def slips_for_user(dossier):
    """The slips that the current user, who may see the dossier, can have of it."""
    return available(dossier, internal=is_staff(dossier))


def printed(name, contents, request, tell=True):
    """One PDF of slips that share the template `name`; with `tell` the next page says when the site's is broken."""
    pdf, problem = print_slips(name, *contents)
    if problem and tell:
        api.portal.show_message(problem, request, type="warning")
    return pdf
