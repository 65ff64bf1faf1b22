"""A form that causes a transition: GET shows what it asks for, POST acts and leads on, so a reload repeats nothing.

For dossiers (`desk.act`) and for feedback (`hearing.act`).
"""

from egov.portal import _
from egov.portal.desk.dressed import DressedForm
from egov.portal.dossier import journal
from egov.portal.dossier.refusal import OvertakenError
from egov.portal.dossier.refusal import TransitionRefused
from plone import api
import transaction
from z3c.form import button


class ActingForm(DressedForm):
    """What speaks against the act is listed on top and what was filled in is kept. Subclasses have `transition`,
    `cause` and `after`; `helps`: what acts mean, by id; `dangerous`: ids of those that end it."""

    helps = {}
    dangerous = frozenset()

    @property
    def label(self):
        """Title of the page."""
        return self.transition.title

    @property
    def help(self):
        """What the act means, where that is not plain."""
        return self.helps.get(self.transition.id, "")

    @property
    def action(self):
        """Where the form is sent."""
        return f"{self.context.absolute_url()}/@@act?transition={self.transition.id}"

    @property
    def version(self):
        """The version that this page shows: the form carries it along."""
        return journal.version(self.context)

    @property
    def seen(self):
        """The version that the person saw who sends the form."""
        return str(self.request.form.get("expected", ""))

    @property
    def button_class(self):
        """How the button looks: red for what ends it."""
        return "btn-danger" if self.transition.id in self.dangerous else "btn-primary"

    @button.buttonAndHandler(_("Do it"), name="act")
    def handle_act(self, action):
        """Act, or say what speaks against it."""
        values = self.extracted()
        if not self.refusals:
            self._act(self.data(values))
        if self.refusals:
            self.keep_uploads()

    def meanwhile(self):
        """What has been done since, for who acts on what is no more: messages."""
        return ()

    def _act(self, data):
        savepoint = transaction.savepoint()
        try:
            done = self.cause(data)
        except OvertakenError as overtaken:
            self.request.response.setStatus(409)
            self.refusals = [*overtaken.messages, *self.meanwhile()]
            return
        except TransitionRefused as refused:
            savepoint.rollback()
            self.refusals = refused.messages
            return
        api.portal.show_message(_("Done: ${act}", mapping={"act": self.transition.title}), self.request)
        self.request.response.redirect(self.after(done))

    def data(self, values):
        """The values as the transition takes them."""
        raise NotImplementedError

    def cause(self, data):
        """Cause the transition; what it gives is for `after`. Raises OvertakenError or TransitionRefused."""
        raise NotImplementedError

    def after(self, done):
        """The address of the page that follows."""
        raise NotImplementedError
