"""Loading of the demo: the post-handler of its profile."""

from egov.portal.organisation.roots import NEWS
from egov.portal.site.demo import agencies
from egov.portal.site.demo import dossiers
from egov.portal.site.demo import feedback
from egov.portal.site.demo import news
from egov.portal.site.demo import people
from egov.portal.site.demo import procedures
from plone import api


def after_import(tool):
    """Load everything, in the transaction of the import. Does nothing where the demo is loaded already."""
    portal = api.portal.get()
    if agencies.FIRST in portal["co-quan"]:
        return
    agencies.load(portal["co-quan"])
    people.load()
    procedures.load(portal["thu-tuc"])
    dossiers.load(portal["thu-tuc"])
    feedback.load()
    news.load(portal[NEWS])
