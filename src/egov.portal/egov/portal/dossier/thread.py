"""The message thread of a dossier: the applicant and the desk write to each other, with files.

The thread is a record beside the procedure: it changes no state, stops no clock and replaces no supplement request.
The applicant reads "the agency", never the name of an officer; the journal keeps who wrote, and not what.
"""

from AccessControl import getSecurityManager
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier import journal
from egov.portal.dossier.events import DossierMessage
from egov.portal.dossier.records import Paper
from types import MappingProxyType
from zope.event import notify


APPLICANT, AGENCY = "applicant", "agency"
MAX_LENGTH = 5000  # characters
MAX_FILES = 5  # in one message
MAX_MESSAGES = 200  # in one thread
MAX_IN_A_ROW = 20  # of one side, without an answer
MAX_BYTES = 100 * 1024 * 1024  # all files of one thread

RIGHTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        APPLICANT: ("egov.portal: View answers",),
        AGENCY: ("egov.portal: Ask applicant", "egov.portal: Decide dossier"),
    }
)
"""Permissions that let somebody write for a side, one of them is enough. Of applicants, the one that they keep when the
dossier has come to its end."""


class MessageRefused(ValueError):
    """A message that cannot be posted. `messages`: what speaks against it, for the person who wrote it."""

    def __init__(self, messages):
        super().__init__("; ".join(messages))
        self.messages = list(messages)


@dataclass(frozen=True)
class Message:
    """One message: `side` applicant or agency, `by` the account, `seen` when the other side first saw it."""

    at: datetime
    side: str
    by: str
    text: str
    files: tuple[Paper, ...] = ()
    seen: datetime | None = None


def side_of(dossier):
    """The side for which the current user may write: an officer is the applicant of his own dossier. None: for none."""
    security = getSecurityManager()
    own = security.getUser().getId() == dossier.account
    for side in (APPLICANT,) if own else (AGENCY,):
        if any(security.checkPermission(right, dossier) for right in RIGHTS[side]):
            return side
    return None


def problems(dossier, text, files=()):
    """What speaks against a message of the current user, as messages. What the files hold is checked where they come
    in."""
    if side_of(dossier) is None:
        return [_("You cannot write messages on this dossier.")]
    if dossier.review_state == "draft":
        return [_("A draft has no messages: nobody but you can see it.")]
    if not dossier.account:
        return [_("This applicant has no account to read messages in.")]
    return [*_text_problems(text, files), *_thread_problems(dossier, files)]


def post(dossier, text, files=()):
    """Post a message of the current user; gives it. Raises MessageRefused; nothing has been changed then.

    `files`: named files, checked and settled (`egov.portal.intake.attachments`).
    """
    found = problems(dossier, text, files)
    if found:
        raise MessageRefused(found)
    account = getSecurityManager().getUser().getId()
    papers = tuple(Paper(file, file.filename, clock.now(), by=account) for file in files)
    message = Message(clock.now(), side_of(dossier), account, text.strip(), papers)
    dossier.messages = (*dossier.messages, message)
    journal.record(dossier, "message", files=len(papers))
    dossier.indexObject()
    notify(DossierMessage(dossier, message))
    return message


def unseen(dossier, side):
    """The messages of the other side that this side has not seen yet."""
    return [message for message in dossier.messages if message.side != side and message.seen is None]


def see(dossier, side):
    """Note that this side has now seen all messages."""
    now = clock.now()
    dossier.messages = tuple(
        replace(message, seen=now) if message.side != side and message.seen is None else message
        for message in dossier.messages
    )
    dossier.indexObject()


def _text_problems(text, files):
    if not text.strip() and not files:
        yield _("Please write a message.")
    if len(text) > MAX_LENGTH:
        yield _("The message is too long: at most ${limit} characters.", mapping={"limit": MAX_LENGTH})
    if len(files) > MAX_FILES:
        yield _("At most ${limit} files go with one message.", mapping={"limit": MAX_FILES})


def _thread_problems(dossier, files):
    messages = dossier.messages
    size = sum(paper.file.getSize() for message in messages for paper in message.files)
    if size + sum(file.getSize() for file in files) > MAX_BYTES:
        yield _("All files of these messages together would be too big.")
    last = messages[-MAX_IN_A_ROW:]
    if len(messages) >= MAX_MESSAGES:
        yield _("There are too many messages on this dossier. Please turn to the agency by telephone.")
    elif len(last) == MAX_IN_A_ROW and {message.side for message in last} == {side_of(dossier)}:
        yield _("You have written many messages. Please wait for an answer.")
