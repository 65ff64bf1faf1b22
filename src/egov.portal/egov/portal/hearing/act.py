"""`@@act?transition=<id>` of a feedback: a form for what the transition asks for, and the act itself."""

from AccessControl import Unauthorized
from datetime import timedelta
from egov.portal import _
from egov.portal.desk.acting import ActingForm
from egov.portal.dossier import clock
from egov.portal.dossier.lifecycle import permitted
from egov.portal.dossier.lifecycle import possible
from egov.portal.dossier.readers import agencies_served_by
from egov.portal.dossier.readers import current_user
from egov.portal.dossier.readers import sees_everything
from egov.portal.feedback import lifecycle
from egov.portal.feedback.limits import limits_of
from egov.portal.feedback.preconditions import known
from egov.portal.feedback.settings import settings
from egov.portal.feedback.transitions import choices
from egov.portal.feedback.transitions import SENDERS
from egov.portal.feedback.transitions import TRANSITIONS
from egov.portal.hearing.page import HearingPage
from egov.portal.intake.attachments import settled
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.blotting import blotted
from functools import cached_property
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.interfaces import INamed
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.field import Fields
from zExceptions import NotFound
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


HELP = {
    "assign": _("Who takes it up prepares the answer. Without an officer it is yours."),
    "pass_on": _("The other agency gets it as new; your agency does not see it any more. Its time goes on."),
    "ask": _("The sender is told by mail and answers on the status page. The time to answer stands still meanwhile."),
    "answer": _("The sender reads this. It is published only later, and without names."),
    "publish": _(
        "This is a draft: what is known of the sender, mail addresses and long numbers are taken out already. Please"
        " read it and take out whatever else tells who somebody is."
    ),
    "refuse": _("The reason is shown to the sender."),
    "close": _("The sender keeps the answer; nobody else reads it."),
    "take_down": _("Nobody but the sender and your agency reads it any more."),
}
LATE_ASK = _("The limit for asking, 5 working days, is over. The question will count as late.")
LATE_REFUSE = _("The limit for refusing, 2 working days, is over. The refusal will count as late.")
DANGEROUS = frozenset({"refuse", "close", "take_down"})
TEXT_ROWS = 8


class ActForm(ActingForm, HearingPage):
    """400: not possible in this state; Unauthorized: not for this person; 404: no such transition."""

    template = ViewPageTemplateFile("templates/act.pt")
    helps = HELP
    dangerous = DANGEROUS

    def update(self):
        if self._possible():
            self.fields = Fields(*(BUILDERS[ask.kind](self.context, ask) for ask in self.transition.asks))
            super().update()

    def updateWidgets(self):
        super().updateWidgets()
        for ask in self.transition.asks:
            if ask.kind == "text" and ask.required:
                self.widgets[ask.name].rows = TEXT_ROWS

    @cached_property
    def transition(self):
        """The transition asked for. Raises NotFound for what is none, and for what is the sender's."""
        name = self.request.form.get("transition", "")
        if name not in TRANSITIONS or name in SENDERS:
            raise NotFound(name)
        return TRANSITIONS[name]

    @property
    def warning(self):
        """What speaks against the act without forbidding it, "" for nothing."""
        found, now = limits_of(self.context), clock.now()
        late = {"ask": (found.ask_by, LATE_ASK), "refuse": (found.refuse_by, LATE_REFUSE)}.get(self.transition.id)
        return late[1] if late and now > late[0] else ""

    def getContent(self):
        """What the fields show at first."""
        return STARTS.get(self.transition.id, lambda feedback: {})(self.context)

    def data(self, values):
        return {name: _settled(value) for name, value in values.items() if value is not None}

    def cause(self, data):
        lifecycle.act(self.context, self.transition.id, data, self.seen)

    def after(self, done):
        """The page of the feedback; the list for who has passed it on and sees it no more."""
        user = current_user()
        sees = sees_everything(user) or self.context.agency in agencies_served_by(user)
        return self.context.absolute_url() if sees else f"{self.portal_url}/@@feedback-desk"

    def _possible(self):
        if self.transition.id not in possible(self.context):
            self.request.response.setStatus(400)
            self.refusals = [_("This is not possible in the present state of the feedback.")]
            return False
        if not permitted(self.context, self.transition.id):
            raise Unauthorized(self.transition.id)
        return True


def _settled(value):
    return settled(value) if INamed.providedBy(value) else value


def _field(factory):
    return lambda feedback, ask: factory(__name__=ask.name, title=ask.label, required=ask.required)


def _one_of(feedback, ask):
    terms = [SimpleTerm(value, value, title) for value, title in choices(feedback, ask.name)]
    vocabulary = SimpleVocabulary(terms)
    return schema.Choice(__name__=ask.name, title=ask.label, required=ask.required, vocabulary=vocabulary)


def _assigned(feedback):
    """The officer who has it, or the reader if he is one."""
    wanted = feedback.officer or current_user().getId()
    return {"officer": wanted} if wanted in dict(choices(feedback, "officer")) else {}


def _asked(feedback):
    today = work_calendar().local(clock.now()).date()
    return {"until": work_calendar().on_or_after(today + timedelta(days=settings().feedback_reply_days))}


def _public(feedback):
    """The texts with what tells the sender taken out, to be read by a person before they are published."""
    texts = {"title": feedback.title, "question": feedback.text, "answer": feedback.answer.text}
    return {name: blotted(text, known(feedback)) for name, text in texts.items()}


STARTS = {"assign": _assigned, "ask": _asked, "publish": _public}

BUILDERS = {
    "text": _field(schema.Text),
    "lines": _field(schema.TextLine),
    "date": _field(schema.Date),
    "file": _field(NamedBlobFile),
    "one_of": _one_of,
}
