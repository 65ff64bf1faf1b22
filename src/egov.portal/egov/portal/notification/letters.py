"""`@@letters` of a dossier: what was told to the applicant and, for staff, whether it arrived."""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from egov.portal import _
from egov.portal.notification import delivery
from egov.portal.notification.box import box
from egov.portal.notification.lines import line
from egov.portal.tracking.page import Page
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


MAY_SEND = "egov.portal: Ask applicant"


class LettersPage(Page):
    """GET shows the letters to the applicant. POST with `again`, by staff, has one sent anew."""

    template = ViewPageTemplateFile("templates/letters.pt")

    def __call__(self):
        if self.request.method == "POST":
            return self._send_again()
        return super().__call__()

    def prepare(self):
        self.lines = [line(key, box().letters[key]) for key in self._keys()]

    @property
    def is_staff(self):
        """May the reader see deliveries, and have letters sent anew?"""
        return bool(getSecurityManager().checkPermission(MAY_SEND, self.context))

    def can_repeat(self, shown):
        """Is there anything of it to be sent anew?"""
        return any(way.state in ("failed", "unreachable") for way in shown.ways)

    def failures(self):
        """How many letters did not arrive, or not yet."""
        letters = (box().letters[key] for key in self._keys())
        return sum(any(each.error for each in letter.deliveries) for letter in letters)

    def _keys(self):
        return box().keys_about(self.context.account, self.context.getId())

    def _send_again(self):
        CheckAuthenticator(self.request)
        if not self.is_staff:
            raise Unauthorized("again")
        asked = str(self.request.form.get("again", ""))
        key = next((key for key in self._keys() if key.partition("\0")[2] == asked), None)
        if key is None:
            raise NotFound(asked)
        delivery.again(key)
        api.portal.show_message(_("The message will be sent again."), self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@letters")
        return ""
