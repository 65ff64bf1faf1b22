"""The pages of an online form: to fill it in, and to send it."""

from egov.portal import _
from egov.portal.dossier import pins
from egov.portal.dossier.snapshot import form_digest
from egov.portal.dossier.words import when
from egov.portal.intake import choosing
from egov.portal.intake import closed
from egov.portal.intake import drafts
from egov.portal.intake import dressing
from egov.portal.intake import keeping
from egov.portal.intake import model
from egov.portal.intake import opening
from egov.portal.intake import prefill
from egov.portal.intake import reception
from egov.portal.intake import resuming
from egov.portal.intake.action import PERMISSION
from egov.portal.intake.page import FORM_CHANGED
from egov.portal.intake.page import IntakeForm
from egov.portal.intake.page import Trouble
from egov.portal.intake.page import VERSION
from egov.portal.intake.questions import paper_field
from egov.portal.intake.settings import settings
from egov.portal.intake.ticket import key_of
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
import transaction
from urllib.parse import urlencode
import uuid
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class FormView(BrowserView):
    """The form to be filled in: for everybody to see what it needs, for those who are logged in to fill it in."""

    template = ViewPageTemplateFile("templates/form.pt")
    desk = False
    """Does the desk fill it in for somebody?"""
    draft = None

    def __call__(self):
        self.problems = opening.problems(self.context)
        if self.problems and not api.user.has_permission("Modify portal content", obj=self.context):
            return closed.ClosedPage(self.context, self.request)(self.problems)
        own, choice = resuming.own_drafts(self.context), self.request.form.get(resuming.CHOICE)
        self.draft = resuming.chosen(own, choice)
        if own and self.draft is None and choice != resuming.NEW:
            return choosing.ChoosePage(self.context, self.request)(own)
        if self.draft is not None:
            resuming.put_in(self.draft, model.fields_of(self.context), self.request)
        else:
            prefill.fill(self.context, self.request)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.form.update()
        return self.template()

    def again(self, *troubles):
        """The form as it came, with what is wrong on top; uploads are kept."""
        self.problems = []
        self.draft = None
        self.form.troubles[:0] = [Trouble(trouble) for trouble in troubles]
        self.form.keep_uploads()
        self.request.response.setHeader("Cache-Control", "no-store")
        return self.template()

    def more(self):
        """A further section of the page, as HTML."""
        return ""

    @cached_property
    def form(self):
        """The form's controls."""
        return IntakeForm(self.context, self.request)

    @property
    def procedure(self):
        """What is filed."""
        return self.context.aq_parent

    @property
    def action(self):
        """Where it is sent: to the site, so that what was filled in is not lost when form or procedure are gone."""
        return f"{api.portal.get().absolute_url()}/@@send-form/{self.context.UID()}"

    @property
    def save_action(self):
        """Where a draft is sent."""
        return f"{api.portal.get().absolute_url()}/@@save-draft/{self.context.UID()}"

    @property
    def draft_saved(self):
        """When the draft was saved."""
        return when(self.draft.saved)

    @property
    def new_url(self):
        """To file another dossier with the same form."""
        return resuming.address(self.context, resuming.NEW)

    @property
    def draft_ends(self):
        """Until when it is kept."""
        return when(self.draft.ends)

    @property
    def place(self):
        """Where in the form the draft goes on; "" for the beginning."""
        return self.draft.content.place if self.draft is not None else ""

    def lost(self):
        """Questions whose answers in the draft do not fit the form any more."""
        return resuming.lost(self.draft, self.form.controls()) if self.draft is not None else []

    def missing(self):
        """What is still to be done in a draft."""
        return self.form.missing() if self.draft is not None else []

    @property
    def login_url(self):
        """To log in and come back."""
        came_from = urlencode({"came_from": self.context.absolute_url()})
        return f"{api.portal.get().absolute_url()}/login?{came_from}"

    @property
    def anonymous(self):
        """Is nobody logged in?"""
        return api.user.is_anonymous()

    @property
    def key(self):
        """The idempotency key of this attempt; it stays the same while the form is corrected."""
        return key_of(self.request) or uuid.uuid4().hex

    @property
    def version(self):
        """The version of the form that is being filled in."""
        return form_digest(self.context)

    @property
    def settings(self):
        """Limits to be told."""
        return settings()

    def needed(self):
        """The papers to have at hand, each with title, case, whether it is required, and the URL of its blank form."""
        cases = {row["id"]: row["title"] for row in self.procedure.cases or ()}
        for row in self.procedure.evidences or ():
            blank = self.procedure.blank_form(row.get("blank_form")) if row.get("blank_form") else None
            yield {
                "title": row["title"],
                "case": cases.get(row.get("case"), ""),
                "required": row.get("required", True),
                "url": blank.absolute_url() if blank is not None else None,
            }

    def blank_form_url(self, widget):
        """Of the paper that this control takes; None if it has none."""
        rows = self.procedure.evidences or ()
        ids = [row.get("blank_form") for row in rows if paper_field(row["id"]) == widget.field.__name__]
        blank = self.procedure.blank_form(ids[0]) if ids and ids[0] else None
        return blank.absolute_url() if blank is not None else None

    def is_group(self, widget):
        """See dressing."""
        return dressing.is_group(widget)

    def condition(self, widget):
        """See dressing."""
        return dressing.condition(widget)


@implementer(IPublishTraverse)
class SendView(BrowserView):
    """`@@send-form/<UID of the form>`: takes what was filled in.

    A success is answered by a redirect to the receipt, and a repetition (reload, second click) by the same one: the
    form carries a key. What cannot be filed comes back with everything kept; what cannot be filed at all, because the
    form is closed or the log-in has ended, is offered for download.
    """

    uid = ""
    done = "@@receipt"
    """The page of the dossier to which a success leads."""

    def publishTraverse(self, request, name):
        """Take the form's UID from the path."""
        if self.uid:
            raise NotFound(name)
        self.uid = name
        return self

    def __call__(self):
        form = self.wanted()
        if self.request.method != "POST":
            target = self.context if form is None else form
            return self.request.response.redirect(target.absolute_url())
        problems = self.obstacles(form)
        if problems:
            return self.refused(form, problems)
        CheckAuthenticator(self.request)
        return self.taken(form)

    def wanted(self):
        """The form, or None if there is no such online form (any more). Whether it may be seen is asked afterwards."""
        return closed.find(self.uid)

    def obstacles(self, form):
        """Why nothing can be filed at all."""
        if form is None:
            return [_("This form does not exist any more.")]
        if api.user.is_anonymous():
            return [_("You are not logged in any more. Log in, open the form again and send it once more.")]
        if not api.user.has_permission(PERMISSION, obj=form):
            return [_("Your account may not file dossiers.")]
        return opening.problems(form)

    def refused(self, form, problems):
        """Say why, and offer what came for download."""
        return closed.ClosedPage(self.context if form is None else form, self.request)(problems)

    def taken(self, form):
        """File it, or show the form again."""
        key = key_of(self.request)
        filed = reception.filed_before(form, key)
        if filed is not None:
            return self.receipt(filed)
        view = self.page(form)
        view.form.update()
        if "communes" in self.request.form:
            return view.again()
        if self.request.form.get(VERSION) != view.version:
            return view.again(FORM_CHANGED)
        values = view.form.examined()
        if values is None:
            return view.again()
        kept = view.form.kept_uploads()
        filed, problems = self.receive(form, values, key)
        if problems:
            transaction.doom()
            view.form.refuse(problems)
            return view.again()
        keeping.forget_after_commit(kept)
        drafts.drop(api.user.get_current().getId(), key)
        return self.receipt(filed)

    def page(self, form):
        """The page to which what was sent belongs."""
        return FormView(form, self.request)

    def receive(self, form, values, key):
        """See reception.receive."""
        return reception.receive(form, values, self.request, key)

    def receipt(self, filed):
        """Lead to the receipt; the PIN, told once, travels in a cookie that only this dossier's pages get."""
        response = self.request.response
        url = filed.dossier.absolute_url()
        if filed.pin:
            pins.hand_over(filed.dossier, filed.pin, response)
        response.setHeader("Cache-Control", "no-store")
        return response.redirect(f"{url}/{self.done}")
