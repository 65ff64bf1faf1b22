"""`@@notification-text?event=…&language=…`: one text, written and tried out."""

from egov.portal import _
from egov.portal.notification import wording
from egov.portal.notification.occasions import OCCASIONS
from egov.portal.notification.reading import sample
from egov.portal.notification.variables import VARIABLES
from egov.portal.notification.wording import Wording
from egov.portal.tracking.page import Page
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


class EditorPage(Page):
    """GET shows the text in force. POST with `preview` shows what was typed as a reader would get it, with `save` keeps
    it, with `restore` goes back to the shipped one.

    A text with problems is neither kept nor lost. 404: no such text.
    """

    template = ViewPageTemplateFile("templates/editor.pt")
    problems = ()
    preview = None

    def __call__(self):
        self.event = str(self.request.form.get("event", ""))
        self.language = str(self.request.form.get("language", ""))
        if self.event not in OCCASIONS or self.language not in wording.LANGUAGES:
            raise NotFound(self.event)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self._post()
        self.text = wording.wording(self.event, self.language)
        return super().__call__()

    @property
    def occasion(self):
        """On what occasion it is sent."""
        return OCCASIONS[self.event]

    def is_changed(self):
        """Is it no longer the shipped one?"""
        return wording.is_changed(self.event, self.language)

    def variables(self):
        """What may be used in it."""
        return [{"name": f"${{{name}}}", "meaning": meaning} for name, meaning in VARIABLES.items()]

    def _post(self):
        form = self.request.form
        if "restore" in form:
            wording.restore(self.event, self.language)
            return self._leave(_("The shipped text is in force again."))
        self.text = Wording(_typed(form.get("subject")).strip(), _typed(form.get("body")).strip())
        self.problems = wording.problems(self.text)
        if self.problems:
            self.request.response.setStatus(400)
        elif "save" in form:
            wording.keep(self.event, self.language, self.text)
            return self._leave(_("The text is in force from now on."))
        else:
            self.preview = sample(self.text, self.language, api.portal.get())
        return super().__call__()

    def _leave(self, message):
        api.portal.show_message(message, self.request)
        self.request.response.redirect(f"{self.portal_url}/@@notification-texts")
        return ""


def _typed(value):
    return str(value or "").replace("\r\n", "\n")
