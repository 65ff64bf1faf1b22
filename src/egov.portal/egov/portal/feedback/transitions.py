"""What each transition of a feedback asks for: one table for the form in the browser, the REST call and the check."""

from egov.portal import _
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.transitions import Ask
from egov.portal.dossier.transitions import NOTE
from egov.portal.dossier.transitions import REASON
from egov.portal.dossier.transitions import Transition
from egov.portal.organisation.directory import agencies


FILES = ("file", "file_2", "file_3")

_FILES = (
    Ask("file", "file", _("File")),
    Ask("file_2", "file", _("Second file")),
    Ask("file_3", "file", _("Third file")),
)

_ALL = (
    Transition("assign", _("Take up, or give to an officer"), (Ask("officer", "one_of", _("Officer")), NOTE)),
    Transition("pass_on", _("Pass on to another agency"), (Ask("agency", "one_of", _("Agency"), required=True), NOTE)),
    Transition(
        "ask",
        _("Ask the sender"),
        (
            Ask("question", "text", _("What you would like to know"), required=True),
            Ask("until", "date", _("To be answered by"), required=True),
        ),
    ),
    Transition("supply", _("Answer the question"), (Ask("text", "text", _("Your answer")), *_FILES)),
    Transition("withdraw", _("Withdraw the feedback"), (Ask("reason", "text", _("Why (if you want to say)")),)),
    Transition("answer", _("Give the answer"), (Ask("text", "text", _("Answer"), required=True), *_FILES)),
    Transition("refuse", _("Refuse the feedback"), (REASON,)),
    Transition(
        "publish",
        _("Publish"),
        (
            Ask("title", "lines", _("Subject"), required=True),
            Ask("question", "text", _("What was asked, without names"), required=True),
            Ask("answer", "text", _("Answer, without names"), required=True),
        ),
    ),
    Transition("close", _("Close without publishing"), (REASON,)),
    Transition("take_down", _("Take the publication back"), (REASON,)),
    Transition("anonymise", _("Forget the people"), (REASON,)),
)

TRANSITIONS = {transition.id: transition for transition in _ALL}
SENDERS = frozenset({"supply", "withdraw"})
"""What the sender does, on his status page; nobody else can."""
STAFF = frozenset(TRANSITIONS) - SENDERS | {"read"}
"""Acts of which it stays on record who did them when the people are forgotten."""


def choices(feedback, name):
    """(value, title) of what an Ask of kind `one_of` can be."""
    if name == "officer":
        return officers_of(feedback.agency)
    return [(entry.id, entry.title) for entry in agencies() if entry.id != feedback.agency]
