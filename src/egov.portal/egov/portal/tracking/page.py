"""What all pages about dossiers share."""

from egov.portal import numerals
from egov.portal.dossier.meaning import standing
from egov.portal.dossier.meaning import waiting_for
from egov.portal.dossier.words import when
from egov.portal.rules.telephone import dialled
from egov.portal.tracking import words
from egov.portal.tracking.moments import day
from egov.portal.tracking.moments import iso
from egov.portal.tracking.timeleft import time_left
from plone import api
from Products.Five.browser import BrowserView


class Page(BrowserView):
    """A view whose template asks it for words and dates of dossiers, or of their rows in a list."""

    day = staticmethod(day)
    moment = staticmethod(when)
    iso = staticmethod(iso)
    dialled = staticmethod(dialled)
    number = staticmethod(numerals.number)
    size = staticmethod(numerals.size)
    time_left = staticmethod(time_left)
    waiting_for = staticmethod(waiting_for)
    state_title = staticmethod(words.state_title)
    standing = staticmethod(standing)

    def __call__(self):
        # What a page says about a dossier is for this reader only, and only now.
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.prepare()
        return self.template()

    def prepare(self):
        """Find out what the template will show."""

    @property
    def portal_url(self):
        """Address of the site."""
        return api.portal.get().absolute_url()
