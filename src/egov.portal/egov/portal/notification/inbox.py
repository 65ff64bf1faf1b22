"""`@@inbox`: what the portal has written to the account."""

from dataclasses import replace
from egov.portal.notification import mailbox
from egov.portal.notification.box import box
from egov.portal.notification.lines import line
from egov.portal.tracking.page import Page
from egov.portal.tracking.pager import pages
from egov.portal.tracking.pager import start_of
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PAGE_SIZE = 50
ALL = "all"


class InboxPage(Page):
    """GET shows the letters, newest first. POST with `read` marks one (its id) or `all` as read and leads back."""

    template = ViewPageTemplateFile("templates/inbox.pt")

    def __call__(self):
        if self.request.method == "POST":
            return self._mark()
        return super().__call__()

    def prepare(self):
        keys = mailbox.keys(self.account)
        self.start = start_of(self.request)
        self.total = len(keys)
        self.unread = len(mailbox.unread(self.account))
        self.lines = [self._line(key) for key in keys[self.start : self.start + PAGE_SIZE]]

    @property
    def account(self):
        """Whose inbox it is: always the caller's own."""
        return api.user.get_current().getId()

    def pages(self):
        """The pages of the list."""
        return pages(self.request, self.start, PAGE_SIZE, self.total)

    def _line(self, key):
        letter = box().letters[key]
        return replace(line(key, letter), read=mailbox.is_read(self.account, key, letter))

    def _mark(self):
        CheckAuthenticator(self.request)
        asked = str(self.request.form.get("read", ""))
        if asked == ALL:
            mailbox.mark_all_read(self.account)
        else:
            mailbox.mark_read(self.account, [asked])
        self.request.response.redirect(f"{self.portal_url}/@@inbox?b_start={start_of(self.request)}")
        return ""
