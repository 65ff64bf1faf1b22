"""`@@feedback-reply`: the sender answers the agency's question."""

from egov.portal import _
from egov.portal.desk.dressed import DressedForm
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.feedback import lifecycle
from egov.portal.feedback.sending import MAX_TEXT
from egov.portal.feedback.transitions import FILES
from egov.portal.hearing.access import address
from egov.portal.hearing.access import by_key
from egov.portal.hearing.access import said
from egov.portal.hearing.page import HearingPage
from egov.portal.intake.attachments import settled
from egov.portal.intake.attachments import total_problem
from plone import api
from plone.namedfile.field import NamedBlobFile
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
import transaction
from z3c.form import button
from z3c.form.field import Fields
from zExceptions import NotFound
from zope import schema
from zope.interface import Interface


class IReplyFields(Interface):
    """What is filled in."""

    text = schema.Text(title=_("Your answer"), max_length=MAX_TEXT, required=False)
    file = NamedBlobFile(title=_("File"), required=False)
    file_2 = NamedBlobFile(title=_("Second file"), required=False)
    file_3 = NamedBlobFile(title=_("Third file"), required=False)


class ReplyPage(DressedForm, HearingPage):
    """With reference and key, which the form carries along. 404 for a key that is not good any more."""

    template = ViewPageTemplateFile("templates/reply.pt")
    fields = Fields(IReplyFields)
    ignoreContext = True
    label = _("Answer the question")

    def update(self):
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        self.feedback = by_key(self.request)
        if self.feedback is None:
            raise NotFound("feedback-reply")
        super().update()

    @property
    def action(self):
        """Where the form is sent."""
        return f"{self.portal_url}/@@feedback-reply"

    @property
    def reference(self):
        """The reference, for the form."""
        return self.feedback.reference

    @property
    def key(self):
        """The key that opened this page, for the form."""
        return said(self.request, "key")

    @property
    def back_url(self):
        """The status page."""
        return address(self.feedback)

    @button.buttonAndHandler(_("Send"), name="send")
    def handle_send(self, action):
        """Answer, or say what speaks against it."""
        values = self.extracted()
        if not self.refusals:
            self._send(values)
        if self.refusals:
            self.keep_uploads()

    def _send(self, values):
        files = {name: settled(values[name]) for name in FILES if values.get(name)}
        savepoint = transaction.savepoint()
        try:
            lifecycle.act_as_sender(self.feedback, "supply", {"text": values.get("text") or "", **files})
        except TransitionRefused as refused:
            savepoint.rollback()
            self.refusals = refused.messages
            return
        api.portal.show_message(_("Your answer has been sent."), self.request)
        self.request.response.redirect(address(self.feedback))

    def unfit(self, values):
        """Each file by its content, and all of them by their size."""
        together = total_problem([values[name] for name in FILES if values.get(name)])
        return [*super().unfit(values), *([together] if together else [])]
