"""Where feedback lies: `phan-anh/<year>/<month>`, folders without an order and outside of the site's catalogue.

Not by agency, unlike dossiers: a feedback is handed on to whom it concerns, and its agency's people get their roles
from the feedback itself.
"""

from egov.portal.dossier.store import ensure
from egov.portal.dossier.store import make_root
from plone import api


STORE_ID = "phan-anh"


def root():
    """The root of the store."""
    return api.portal.get()._getOb(STORE_ID)


def month_store(day):
    """The folder for what comes in on `day`."""
    return ensure(ensure(root(), f"{day:%Y}"), f"{day:%m}")


def create_root(portal):
    """Make the root, unless it is there."""
    make_root(portal, STORE_ID)
