"""Saving and deleting drafts from the page."""

from egov.portal import _
from egov.portal.dossier.words import when
from egov.portal.intake import attachments
from egov.portal.intake import drafts
from egov.portal.intake import keeping
from egov.portal.intake import model
from egov.portal.intake import reception
from egov.portal.intake import resuming
from egov.portal.intake.page import IntakeForm
from egov.portal.intake.page import PLACE
from egov.portal.intake.page import PREFIX
from egov.portal.intake.page import Trouble
from egov.portal.intake.page import VERSION
from egov.portal.intake.papers import Held
from egov.portal.intake.ticket import key_of
from egov.portal.intake.views import SendView
import json
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
import re
import transaction
import uuid
from zope.i18n import translate


PLACES = re.compile(r"part-(\d{1,3}|last)", re.ASCII)
OWN_PARTS = (".kept", ".drop", ".join")
"""Of an upload control: the draft has its files in another way."""


class SaveDraft(SendView):
    """`@@save-draft/<UID of the form>`: keeps what is filled in so far, fit or not; files are looked at first.

    A browser's button is answered by a redirect to the form. The page's script asks for JSON and gets: `message`,
    `url` (where it is continued), `missing` (what still speaks against sending: message and control), `refused` (files
    that were not taken), `uploads` (the controls of the files as they are now, as HTML by id). 409 with a `message`
    when nothing can be kept.
    """

    def refused(self, form, problems):
        """As the page wants it."""
        if not self.wants_json:
            return super().refused(form, problems)
        return self.told(409, message=" ".join(self.translated(problem) for problem in problems))

    def taken(self, form):
        """Save it, unless this very attempt has been filed meanwhile."""
        filed = reception.filed_before(form, key_of(self.request))
        if filed is not None:
            return self.gone(filed.dossier)
        page = IntakeForm(form, self.request)
        page.update()
        refused = take_in(page)
        try:
            draft = drafts.save(self.account, form.UID(), content_of(page, self.request))
        except drafts.DraftRefused as error:
            transaction.doom()
            return self.refused(form, [error.message])
        keeping.forget_after_commit(page.kept_uploads())
        return self.told_as_json(page, draft, refused) if self.wants_json else self.back(form, draft, refused)

    @property
    def account(self):
        """Whose draft it is."""
        return api.user.get_current().getId()

    @property
    def wants_json(self):
        """Does the page's script ask?"""
        return "application/json" in self.request.getHeader("Accept", "")

    def back(self, form, draft, refused):
        """To the form, which now shows the draft."""
        api.portal.show_message(self.message(draft), self.request)
        for trouble in refused:
            api.portal.show_message(trouble.message, self.request, "warning")
        return self.request.response.redirect(resuming.address(form, draft.id))

    def gone(self, dossier):
        """There is nothing to keep any more."""
        if self.wants_json:
            return self.told(409, message=self.translated(_("This dossier has been sent already.")))
        return self.request.response.redirect(dossier.absolute_url())

    def message(self, draft):
        """That it was saved, and how long it will be there."""
        said = {"saved": when(draft.saved), "ends": when(draft.ends)}
        return _("Draft saved: ${saved}. It is kept until ${ends}.", mapping=said)

    def told_as_json(self, page, draft, refused):
        """The state of the draft, for the page to be brought up to date without being loaded again."""
        missing = page.missing()
        page.parts()
        return self.told(
            200,
            message=self.translated(self.message(draft)),
            url=resuming.address(page.context, draft.id),
            missing=[self.line(trouble) for trouble in missing],
            refused=[self.line(trouble) for trouble in refused],
            uploads={widget.id: widget.render() for widget in page.uploads().values()},
        )

    def line(self, trouble):
        """A trouble as JSON."""
        return {"message": self.translated(trouble.message), "control": trouble.control}

    def translated(self, message):
        """In the language of the page."""
        return translate(message, context=self.request)

    def told(self, status, **answer):
        """The answer as JSON, for this applicant only."""
        response = self.request.response
        response.setStatus(status)
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Cache-Control", "private, no-store")
        return json.dumps(answer, ensure_ascii=False)


class DropDraft(BrowserView):
    """`@@drop-draft` with the `draft` (its id): deletes that draft of the current user. POST only."""

    def __call__(self):
        CheckAuthenticator(self.request)
        if self.request.method == "POST":
            draft = str(self.request.form.get("draft", ""))
            if drafts.drop(api.user.get_current().getId(), draft):
                api.portal.show_message(_("The draft has been deleted."), self.request)
        return self.request.response.redirect(f"{self.context.absolute_url()}/@@my-dossiers")


def take_in(page):
    """Make the files of the page's controls those of a draft; gives the Troubles of those that are not fit."""
    refused = []
    room = attachments.total_problem([held.file for widget in page.uploads().values() for held in widget.held])
    for widget in page.uploads().values():
        held = []
        for each in widget.held:
            problem = None if each.id else attachments.problem(each.file) or room
            if problem:
                refused.append(Trouble(problem, widget.id))
            else:
                held.append(Held(each.file, each.id or uuid.uuid4().hex))
        widget.hold(held)
    return refused


def content_of(page, request):
    """What the page holds, as the content of a draft."""
    form = page.context
    uploads = page.uploads()
    return drafts.Content(
        values=_values(request, {widget.name for widget in uploads.values()}),
        files={name: _files(widget, request) for name, widget in uploads.items() if widget.held},
        titles={name: field.title for name, field in model.fields_of(form)},
        version=str(request.form.get(VERSION, "")),
        title=form.aq_parent.title,
        key=key_of(request),
        place=place_of(request),
    )


def place_of(request):
    """The id of the section where the applicant is; "" for what cannot be one."""
    said = request.form.get(PLACE)
    return said if isinstance(said, str) and PLACES.fullmatch(said) else ""


def _values(request, uploads):
    """What the controls sent, by their names, but for those of files."""
    own = {f"{name}{part}" for name in uploads for part in OWN_PARTS} | uploads
    sent = {name: value for name, value in request.form.items() if name.startswith(PREFIX) and name not in own}
    return {name: value for name, value in sent.items() if _is_text(value)}


def _is_text(value):
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _files(widget, request):
    """The control's files as a draft has them; those that lie in it already are the same objects."""
    draft = drafts.draft_of(api.user.get_current().getId(), key_of(request))
    known = {file.id: file for files in draft.content.files.values() for file in files} if draft is not None else {}
    return tuple(known.get(held.id) or drafts.DraftFile(held.id, _blob(held.file)) for held in widget.held)


def _blob(file):
    return NamedBlobFile(data=file.data, filename=file.filename)
