"""Drafts: forms that their applicants have begun, kept on the server until they are sent.

A draft holds what the controls of the page held, fit or not, and the files that came with it as blobs. It is no
dossier: it has no answers yet that could be examined, no reference and no place in the dossier catalogue, and saving
one every few seconds touches neither. A dossier in the state `draft` is the other thing: complete, examined, put there
by a program (`@submit` with `draft`), and only to be submitted.

A draft is known by the key of its attempt, the one that keeps an attempt from being filed twice: so an account may have
several for one form, as a business does that asks for the same twice. They lie in trees of the account's own, and
nobody's saving conflicts with another's.
"""

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.intake.settings import settings
import json
from persistent import Persistent
from plone import api
from plone.namedfile.file import NamedBlobFile
import re
from zope.annotation.interfaces import IAnnotations


KEY = "egov.portal.intake.drafts"
MAX_DRAFTS = 50
"""Of one account."""
MAX_VALUES = 200_000
"""Characters of all values of a draft, as JSON."""
KEYS = re.compile(r"[\w-]{1,64}", re.ASCII)


class DraftRefused(Exception):
    """A draft that is not kept. `message`: why."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class DraftFile:
    """One file of a draft, with the id by which the page names it."""

    id: str
    file: NamedBlobFile


@dataclass(frozen=True)
class Content:
    """What an applicant has filled in so far.

    `values`: what the page's controls sent, by their names, texts or lists of texts. `files`: {field: (DraftFile, …)}.
    `titles`: the questions by field, to name those that a changed form does not ask any more. `version`: of the form.
    `title`: of the procedure. `key`: the idempotency key of this attempt, the draft's id. `place`: the section of the
    page where the applicant was.
    """

    values: dict
    files: dict
    titles: dict
    version: str = ""
    title: str = ""
    key: str = ""
    place: str = ""


class Draft(Persistent):
    """A draft of one account for a form (by UID). Instants are aware and in UTC."""

    reminded: datetime | None = None
    """When the account was told that it will end."""

    def __init__(self, account, form, content, instant):
        self.account = account
        self.form = form
        self.content = content
        self.saved = instant

    @property
    def id(self):
        """By which its account finds it."""
        return self.content.key

    @property
    def owner(self):
        """Whose dossier it is to be, in the words of its applicant; "" as long as it does not say."""
        said = (self.content.values.get(f"form.widgets.owner_{part}") for part in ("organisation", "name"))
        return next((name.strip() for name in said if isinstance(name, str) and name.strip()), "")

    @property
    def ends(self):
        """When it will be thrown away."""
        return self.saved + timedelta(days=settings().draft_days)

    def file(self, upload_id):
        """The file with that id, or None."""
        files = (each for field in self.content.files.values() for each in field)
        return next((each.file for each in files if each.id == upload_id), None)


def drafts_of(account):
    """The drafts of an account, the last saved first. Those whose time is over are not told any more."""
    now = clock.now()
    living = (draft for draft in _accounts().get(account, {}).values() if draft.ends > now)
    return sorted(living, key=lambda draft: draft.saved, reverse=True)


def drafts_for(account, form_uid):
    """The account's drafts for that form, the last saved first."""
    return [draft for draft in drafts_of(account) if draft.form == form_uid]


def draft_of(account, draft_id):
    """The account's draft with that id, or None."""
    draft = _accounts().get(account, {}).get(draft_id) if account and draft_id else None
    return draft if draft is not None and draft.ends > clock.now() else None


def save(account, form_uid, content):
    """Keep this as the account's draft for that form and give it; nothing is written when nothing is new.

    Raises DraftRefused when it is too much, or when the attempt's key is none, or another form's.
    """
    if len(json.dumps(content.values)) > MAX_VALUES:
        raise DraftRefused(_("This is too much text for a draft."))
    own = _own(account)
    draft = own.get(content.key)
    if not KEYS.fullmatch(content.key) or (draft is not None and draft.form != form_uid):
        raise DraftRefused(_("This page is out of date. Please open the form again."))
    if draft is None:
        if len(own) >= MAX_DRAFTS:
            raise DraftRefused(_("You have too many drafts. Please delete one of them under “My dossiers”."))
        draft = own[content.key] = Draft(account, form_uid, content, _after(own))
    elif draft.content != content:
        draft.content, draft.saved, draft.reminded = content, _after(own), None
    return draft


def _after(own):
    """Now, and later than the account's other drafts were saved: the clock counts seconds, the order is to be kept."""
    latest = max((draft.saved for draft in own.values()), default=None)
    now = clock.now()
    return now if latest is None or latest < now else latest + timedelta(microseconds=1)


def drop(account, draft_id):
    """Throw that draft of the account away. Was there one?"""
    return _accounts().get(account, {}).pop(draft_id, None) is not None


def drafts_due_for_reminder(now=None):
    """Drafts that end within the days of the settings and whose accounts have not been told so yet.

    Whoever tells them sets `reminded`, in the same transaction.
    """
    limit = (now or clock.now()) + timedelta(days=settings().draft_reminder_days)
    return [draft for draft in _all() if draft.reminded is None and draft.ends <= limit]


def purge_drafts(now=None):
    """Throw away the drafts whose time is over; gives their number. To be repeated at will."""
    over = [draft for draft in _all() if draft.ends <= (now or clock.now())]
    for draft in over:
        drop(draft.account, draft.id)
    accounts = _accounts()
    for account in {draft.account for draft in over}:
        if not accounts[account]:
            del accounts[account]
    return len(over)


def _all():
    return [draft for own in _accounts().values() for draft in own.values()]


def _accounts():
    return IAnnotations(api.portal.get()).get(KEY, {})


def _own(account):
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    if account not in annotations[KEY]:
        annotations[KEY][account] = OOBTree()
    return annotations[KEY][account]
