"""`@@send-feedback`: the form for everybody."""

from dataclasses import dataclass
from egov.portal import _
from egov.portal.account import gate
from egov.portal.account import human
from egov.portal.account import profile
from egov.portal.account.settings import settings as account_settings
from egov.portal.desk.dressed import DressedForm
from egov.portal.dossier import pins
from egov.portal.feedback.routing import procedure_of
from egov.portal.feedback.sending import clean
from egov.portal.feedback.sending import MAX_TEXT
from egov.portal.feedback.sending import MAX_TITLE
from egov.portal.feedback.sending import PARTS
from egov.portal.feedback.sending import problems
from egov.portal.feedback.sending import send
from egov.portal.feedback.sending import Sending
from egov.portal.feedback.settings import settings
from egov.portal.hearing import attempt
from egov.portal.hearing.access import address
from egov.portal.hearing.access import PAGE
from egov.portal.intake.attachments import settled
from egov.portal.intake.attachments import total_problem
from egov.portal.intake.ticket import key_of
from egov.portal.organisation.directory import agency_title
from egov.portal.organisation.directory import entry
from functools import cached_property
from plone import api
from plone.namedfile.field import NamedBlobFile
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from types import SimpleNamespace
import uuid
from z3c.form import button
from z3c.form.browser.checkbox import SingleCheckBoxFieldWidget
from z3c.form.field import Fields
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid


WHAT = "feedback"
"""Under this name attempts are counted."""
SUBMITTER = "submitter_"
FILES = ("file_1", "file_2", "file_3", "file_4", "file_5")
ROWS = 8
MAX_KEY = 200
FROM_QUERY = ("procedure_code", "dossier", "agency")


class IFeedbackFields(Interface):
    """What is filled in. What is wrong with it is the business of `feedback.sending`, so the fields say little."""

    title = schema.TextLine(title=_("Subject"), max_length=MAX_TITLE)
    text = schema.Text(
        title=_("What you want to say"),
        description=_("What happened, where and when, and what you ask for. Write no passwords or card numbers."),
        max_length=MAX_TEXT,
    )
    procedure_code = schema.TextLine(
        title=_("Code of the procedure"),
        description=_("If it is about one, such as 1.001193."),
        max_length=40,
        required=False,
    )
    dossier = schema.TextLine(
        title=_("Reference of the dossier"),
        description=_("If it is about one. Nothing of the dossier is shown to anybody by this."),
        max_length=80,
        required=False,
    )
    agency = schema.Choice(
        title=_("Agency"),
        description=_("If you know whom it concerns. For a procedure or a dossier it is found by itself."),
        vocabulary="egov.portal.agencies",
        required=False,
    )
    submitter_name = schema.TextLine(title=_("Your full name"), max_length=120)
    submitter_organisation = schema.TextLine(
        title=_("Organisation"), description=_("If you write for one."), max_length=300, required=False
    )
    submitter_email = schema.TextLine(
        title=_("E-mail"), description=_("Messages about your feedback go there."), max_length=200, required=False
    )
    submitter_phone = schema.TextLine(title=_("Telephone"), max_length=40, required=False)
    submitter_address = schema.TextLine(title=_("Address"), max_length=300, required=False)
    may_publish = schema.Bool(
        title=_("Question and answer may be published, without my name and my particulars"),
        default=True,
        required=False,
    )
    file_1 = NamedBlobFile(title=_("File"), required=False)
    file_2 = NamedBlobFile(title=_("Second file"), required=False)
    file_3 = NamedBlobFile(title=_("Third file"), required=False)
    file_4 = NamedBlobFile(title=_("Fourth file"), required=False)
    file_5 = NamedBlobFile(title=_("Fifth file"), required=False)


PLACES = {"title": "title", "text": "text", "files": "file_1", **{name: SUBMITTER + name for name in PARTS}}
"""The field in which a part of a Sending is filled in, where it is called otherwise."""


@dataclass(frozen=True)
class Part:
    """Some of the form's widgets, for the macro that shows controls."""

    form: object
    widgets: list

    def controls(self):
        """The widgets."""
        return self.widgets

    def is_group(self, widget):
        """See dressing."""
        return self.form.is_group(widget)

    def is_optional(self, widget):
        """See DressedForm."""
        return self.form.is_optional(widget)

    def message(self, widget):
        """See DressedForm."""
        return self.form.message(widget)


class SendPage(DressedForm):
    """GET shows the form, POST sends and leads to the status page, so that a reload sends nothing twice.

    Who is not logged in passes the human check. What is wrong is said at its field and on top, and what was filled in,
    files too, is kept.
    """

    template = ViewPageTemplateFile("templates/send.pt")
    fields = Fields(IFeedbackFields)
    fields["may_publish"].widgetFactory = SingleCheckBoxFieldWidget
    ignoreContext = False

    def getContent(self):
        """What the fields show at first."""
        asked = {name: str(self.request.form.get(name, ""))[:80] for name in FROM_QUERY}
        known = entry(asked["agency"])
        return {**self.of_account(), **asked, "agency": known and known.id}

    def about(self):
        """What the link that led here is about, in words; "" where it was about nothing in particular."""
        asked = self.getContent()
        procedure = procedure_of(asked["procedure_code"]) if asked["procedure_code"] else None
        agency = agency_title(asked["agency"]) if asked["agency"] else ""
        return procedure.title if procedure else asked["dossier"] or agency

    def updateWidgets(self):
        super().updateWidgets()
        self.widgets["text"].rows = ROWS

    def of_account(self):
        """What the account's profile tells."""
        known = {}
        if self.account:
            member = api.user.get_current()
            named = {"name": member.getProperty("fullname", ""), "email": member.getProperty("email", "")}
            known = {**named, **profile.of(self.account)}
        return {**{SUBMITTER + name: known.get(name) or None for name in PARTS}, "may_publish": True}

    @property
    def action(self):
        """Where the form is sent."""
        return f"{api.portal.get().absolute_url()}/@@send-feedback"

    @property
    def account(self):
        """The account of the sender, "" for none."""
        return api.user.get_current().getId() or ""

    @cached_property
    def challenge(self):
        """A new human check."""
        return human.challenge()

    @property
    def wait(self):
        """Seconds to wait without JavaScript."""
        return account_settings().check_wait

    @property
    def key(self):
        """The key of this attempt; it stays the same while the form is corrected."""
        return key_of(self.request)[:MAX_KEY] or uuid.uuid4().hex

    def parts(self):
        """The widgets in three groups, dressed: what it is about, who sends it, the files."""
        widgets = {widget.field.__name__: widget for widget in self.controls()}
        names = [[name for name in widgets if name in part] for part in PAGE_PARTS]
        return [Part(self, [widgets[name] for name in own]) for own in names]

    def wrong(self):
        """The widgets with something wrong, in their order."""
        return [widget for widget in self.widgets.values() if widget.error is not None]

    def others(self):
        """What is wrong with no field in particular."""
        said = [self.message(widget) for widget in self.wrong()]
        return [refusal for refusal in self.refusals if refusal not in said]

    @button.buttonAndHandler(_("Send"), name="send")
    def handle_send(self, action):
        """Send it, or say what speaks against it. Sent before, it leads to the same page."""
        before = attempt.repeated(self._sending(self._typed(), None))
        if before:
            self._lead_to(*before)
            return
        proof = self._passed()
        values = self.extracted() if not self.refusals else {}
        if not self.refusals:
            self._send(values, proof)
        if self.refusals:
            self.keep_uploads()

    def _passed(self):
        """The proof that a person is there; None for who is logged in, or when something speaks against it."""
        try:
            gate.count(self.request, settings().feedback_rate, WHAT)
            return None if self.account else gate.pass_through(self.request, self.request.form, WHAT)
        except human.NotHuman as refused:
            self.refusals = [refused.args[0]]
            self.extractData()
            return None

    def _send(self, values, proof):
        sending = self._sending(values, proof)
        found = problems(sending)
        for name, message in found.items():
            self.widgets[PLACES.get(name, name)].error = SimpleNamespace(error=Invalid(message))
        self.refusals = list(found.values())
        if self.refusals:
            return
        if proof:
            human.spend(proof)
        for file in sending.files:
            settled(file)
        self._lead_to(*send(attempt.with_pin(sending)))

    def _lead_to(self, feedback, pin):
        """Go to the status page, which shows the PIN for a while."""
        if pin:
            pins.hand_over(feedback, pin, self.request.response, f"{api.portal.get().absolute_url()}/{PAGE}")
        self.request.response.redirect(address(feedback))

    def _typed(self):
        """What was typed, as it came: enough to tell whether it is the same once more."""
        names = ("title", "text", *(SUBMITTER + name for name in PARTS))
        return {name: self.request.form.get(f"form.widgets.{name}") for name in names}

    def _sending(self, values, proof):
        said = {name: clean(values.get(name)) for name in ("title", "text", *FROM_QUERY)}
        return Sending(
            **said,
            submitter={name: clean(values.get(SUBMITTER + name)) for name in PARTS},
            may_publish=bool(values.get("may_publish")),
            files=[values[name] for name in FILES if values.get(name)],
            account=self.account,
            key=key_of(self.request)[:MAX_KEY],
            claim=proof.nonce if proof else "",
        )

    def unfit(self, values):
        """Each file by its content, and all of them by their size."""
        files = [values[name] for name in FILES if values.get(name)]
        together = total_problem(files)
        return [*super().unfit(values), *([together] if together else [])]


PAGE_PARTS = (
    ("title", "text", *FROM_QUERY),
    (*(SUBMITTER + name for name in PARTS), "may_publish"),
    FILES,
)
