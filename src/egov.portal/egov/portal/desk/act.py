"""`@@act?transition=<id>`: a form for what the transition asks for, and the act itself."""

from AccessControl import Unauthorized
from egov.portal import _
from egov.portal.desk import asking
from egov.portal.desk import supply
from egov.portal.desk.acting import ActingForm
from egov.portal.desk.overtaken import meanwhile
from egov.portal.desk.subjects import subjects
from egov.portal.dossier import lifecycle
from egov.portal.dossier import pins
from egov.portal.dossier.preconditions import open_supplement
from egov.portal.dossier.readers import current_user
from egov.portal.dossier.readers import finds
from egov.portal.dossier.transitions import transition
from egov.portal.dossier.transitions import TRANSITIONS
from egov.portal.tracking.filed import FiledPart
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.field import Fields
from zExceptions import NotFound
from zope.schema.interfaces import ICollection


AGAIN = _(
    "The applicant has been asked for a supplement before. With a second request this dossier will count as late in "
    "the national figures, whenever its result comes."
)
DANGEROUS = frozenset({"reject", "stop", "request_withdrawal"})
HELP = {
    "require_supplement": _(
        "Tell the applicant once and completely what is missing. The clock stands still meanwhile."
    ),
    "supply": _("Only what the agency asked for can be changed. Everything else stays as you filed it."),
    "hand_over": _("What you leave out follows from the procedure's table of steps."),
    "ask_opinion": _("The agency can read this dossier until it has answered. The clock of the dossier goes on."),
    "ask_desk": _("Only the desk asks the applicant. It turns this into a request, or tells you why not."),
    "extend": _("At most once, at least one day before the dossier is due. The applicant gets it with an apology."),
    "reject": _("The reason is shown to the applicant."),
    "stop": _("The reason is shown to the applicant."),
    "request_withdrawal": _("The agency then stops processing this dossier. This cannot be undone by you."),
}


class ActForm(ActingForm):
    """400: not possible in this state; Unauthorized: not for this person; 404: no such transition."""

    template = ViewPageTemplateFile("templates/act.pt")
    helps = HELP
    dangerous = DANGEROUS

    def update(self):
        if self._possible():
            self.fields = self._fields()
            super().update()

    @cached_property
    def transition(self):
        """The transition asked for. Raises NotFound for what is none."""
        name = self.request.form.get("transition", "")
        if name not in TRANSITIONS and name not in lifecycle.possible(self.context):
            raise NotFound(name)
        own = {each.id: each for each in lifecycle.available(self.context)}
        return own.get(name) or transition(name)

    @property
    def warning(self):
        """What speaks against the act without forbidding it, "" for nothing.

        The national index of service counts a dossier as late that was sent back to its applicant more than once
        (QĐ 766/QĐ-TTg, domain facts 1.7 and 4.3).
        """
        again = self.transition.id == "require_supplement" and self.context.supplements
        return AGAIN if again else ""

    @cached_property
    def supplement(self):
        """The request that is being answered, or None."""
        return open_supplement(self.context) if self.transition.id == "supply" else None

    @property
    def filed(self):
        """What was filed, to be shown beside what can be changed of it; None where nothing is changed."""
        return FiledPart(self.context, self.request, self.supplement.items) if self.supplement else None

    @property
    def subjects(self):
        """What is to be read before."""
        return subjects(self.context, self.transition.id)

    def getContent(self):
        """What the fields show at first."""
        chosen = asking.chosen(self.context, self.transition, self.request.form)
        return asking.values_of(self.context, self.transition) | chosen

    def unfit(self, values):
        """A supplement is examined as the form that it corrects was."""
        return supply.problems(self.context, values, self.request) if self.supplement else super().unfit(values)

    def data(self, values):
        return asking.data_of(self.context, self.transition, values)

    def cause(self, data):
        return lifecycle.act(self.context, self.transition.id, data, self.seen)

    def meanwhile(self):
        return meanwhile(self.context, self.seen)

    def after(self, done):
        """The dossier's page; the receipt where this gave the dossier its PIN; the list for who has handed on what he
        had for a time, and has nothing to see there any more."""
        url = self.context.absolute_url()
        if done:
            pins.hand_over(self.context, done, self.request.response)
            return f"{url}/@@receipt"
        return url if finds(current_user(), self.context) else self.queue_url

    @property
    def queue_url(self):
        """The address of the reader's list."""
        return f"{api.portal.get().absolute_url()}/@@queue"

    def _possible(self):
        if self.transition.id not in lifecycle.possible(self.context):
            self.request.response.setStatus(400)
            self.refusals = [
                _("This is not possible in the present state of the dossier."),
                *self.meanwhile(),
            ]
            return False
        if not lifecycle.permitted(self.context, self.transition.id):
            raise Unauthorized(self.transition.id)
        return True

    def _fields(self):
        fields = Fields(*asking.fields_of(self.context, self.transition))
        wanted = supply.widget_factories(self.context) if self.supplement else {}
        for name, field in fields.items():
            if ICollection.providedBy(field.field):
                field.widgetFactory = CheckBoxFieldWidget
            elif name in wanted:
                field.widgetFactory = wanted[name]
        return fields


class StockTransition(BrowserView):
    """Plone's own page for a transition: leads to ours, which asks for what it needs and hands the PIN over."""

    def __call__(self):
        query = urlencode({"transition": self.request.form.get("workflow_action", "")})
        return self.request.response.redirect(f"{self.context.absolute_url()}/@@act?{query}")
