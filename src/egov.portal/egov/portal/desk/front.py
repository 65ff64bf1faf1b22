"""`view` of a dossier: the status page for its applicant, the desk's page for staff."""

from egov.portal.dossier.reading import is_staff
from plone import api
from Products.Five.browser import BrowserView
from zope.component import getMultiAdapter


class DossierView(BrowserView):
    """Chooses the page by who asks. Staff who filed a dossier of their own see it as applicants do."""

    def __call__(self):
        own = self.context.account == api.user.get_current().getId()
        name = "desk" if is_staff(self.context) and not own else "status"
        return getMultiAdapter((self.context, self.request), name=name)()
