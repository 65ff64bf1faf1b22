"""`@@messages`: the thread between the applicant and the desk, and a form to write in it; `@@message-file/<m>/<n>`."""

from egov.portal import _
from egov.portal.desk.downloads import Download
from egov.portal.desk.dressed import DressedForm
from egov.portal.dossier import thread
from egov.portal.dossier.reading import note_reading
from egov.portal.intake.attachments import settled
from egov.portal.tracking.correspondence import letters
from egov.portal.tracking.page import Page
from plone import api
from plone.namedfile.field import NamedBlobFile
from plone.protect.auto import safeWrite
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from z3c.form.field import Fields
from zExceptions import NotFound
from zope import schema
from zope.interface import Interface


class IMessageFields(Interface):
    """What is filled in."""

    text = schema.Text(title=_("Your message"), max_length=thread.MAX_LENGTH)
    file_1 = NamedBlobFile(title=_("File"), required=False)
    file_2 = NamedBlobFile(title=_("Second file"), required=False)
    file_3 = NamedBlobFile(title=_("Third file"), required=False)


FILES = ("file_1", "file_2", "file_3")
ROWS = 5  # of the text, to begin with


class MessagesForm(DressedForm, Page):
    """GET shows the thread, POST writes in it and leads back here, so that a reload repeats nothing."""

    template = ViewPageTemplateFile("templates/messages.pt")
    fields = Fields(IMessageFields)
    ignoreContext = True
    label = _("Messages")

    def update(self):
        super().update()
        if self.request.method == "GET":
            self._note_seen()

    def updateWidgets(self):
        super().updateWidgets()
        self.widgets["text"].rows = ROWS

    @property
    def action(self):
        """Where the form is sent."""
        return f"{self.context.absolute_url()}/@@messages"

    @property
    def side(self):
        """The side for which the reader may write, or None."""
        return thread.side_of(self.context)

    @property
    def closed(self):
        """Why nothing can be written now, as messages."""
        return thread.problems(self.context, "-")

    def letters(self):
        """The messages, the newest first."""
        return letters(self.context, staff=self.side == thread.AGENCY)

    @button.buttonAndHandler(_("Send"), name="send")
    def handle_send(self, action):
        """Post the message, or say what speaks against it."""
        values = self.extracted()
        if not self.refusals:
            self._post(values.get("text") or "", [values[name] for name in FILES if values.get(name)])
        if self.refusals:
            self.keep_uploads()

    def _post(self, text, files):
        self.refusals = thread.problems(self.context, text, files)
        if not self.refusals:
            thread.post(self.context, text, [settled(file) for file in files])
            api.portal.show_message(_("Your message has been sent."), self.request)
            self.request.response.redirect(self.action)

    def _note_seen(self):
        """What a reader sees is noted; as with the note of reading, at most one write for each new message."""
        note_reading(self.context, self.request)
        if self.side and thread.unseen(self.context, self.side):
            safeWrite(self.context, self.request)
            thread.see(self.context, self.side)


class MessageFile(Download):
    """A file of a message: the number of the message, and of the file in it, both counted from 1."""

    depth = 2

    def _files(self, number):
        messages = self.context.messages
        if not number.isascii() or not number.isdecimal() or not 0 < int(number) <= len(messages):
            raise NotFound(number)
        return messages[int(number) - 1].files
