"""What each transition asks for: the same table for the form in the browser, the REST call and the check."""

from dataclasses import dataclass
from dataclasses import replace
from egov.portal import _
from egov.portal.dossier import handing
from typing import Literal


Kind = Literal[
    "text", "lines", "date", "money", "items", "officer", "one_of", "file", "answers", "choice", "comparison"
]


@dataclass(frozen=True)
class Ask:
    """One thing that a transition asks for.

    `items`: names of the form's fields, or free text; `answers`: new values of the fields that were asked for;
    `officer`: an account of the agency; `money`: whole đồng; `choice`: one of `values`, (value, label) each; `one_of`:
    one of those that `dossier.choices` finds as the dossier stands; `comparison`: how the originals fit the electronic
    papers (`handing`).
    """

    name: str
    kind: Kind
    label: str
    required: bool = False
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Transition:
    """A transition of a dossier: its id, its title, and what it asks for."""

    id: str
    title: str
    asks: tuple[Ask, ...] = ()


NOTE = Ask("comment", "text", _("Note"))
REASON = Ask("reason", "text", _("Reason"), required=True)

_ALL = (
    Transition("submit", _("Submit")),
    Transition("accept", _("Accept"), (NOTE,)),
    Transition("reject", _("Reject"), (REASON,)),
    Transition("process", _("Hand over for processing"), (Ask("officer", "officer", _("Officer")), NOTE)),
    Transition(
        "require_supplement",
        _("Ask for a supplement"),
        (
            REASON,
            Ask("items", "items", _("What is missing or wrong"), required=True),
            Ask("until", "date", _("To be answered by")),
        ),
    ),
    Transition("supply", _("Supply what was asked for"), (Ask("answers", "answers", _("Answers")), NOTE)),
    Transition(
        "require_payment",
        _("Ask for payment"),
        (Ask("amount", "money", _("Amount (đồng)"), required=True), NOTE),
    ),
    Transition("pay", _("Record the payment"), (Ask("amount", "money", _("Amount (đồng)")), NOTE)),
    Transition("request_withdrawal", _("Ask to withdraw"), (REASON,)),
    Transition("refuse_withdrawal", _("Refuse the withdrawal"), (REASON,)),
    Transition("stop", _("Stop processing"), (REASON,)),
    Transition(
        "complete",
        _("Complete"),
        (Ask("outcome", "text", _("Result, in words")), Ask("result", "file", _("Result (file)")), NOTE),
    ),
    Transition(
        "return_result",
        _("Return the result"),
        (
            Ask("received_by", "lines", _("Received by"), required=True),
            Ask("identity_number", "lines", _("Identity number of the receiver")),
            Ask("taker", "choice", _("The receiver is"), values=handing.TAKERS),
            Ask("authorisation", "lines", _("Authorisation of the proxy (number, date, certified by)")),
            Ask("compared", "comparison", _("Originals compared with the electronic papers")),
            Ask("receipt", "choice", _("Receipt (form 01)"), values=handing.RECEIPTS),
            Ask("receipt_note", "text", _("If the receipt is lost: what the receiver declares and signs")),
            NOTE,
        ),
    ),
    Transition("step_back", _("Take a step back"), (REASON,)),
    Transition(
        "hand_over",
        _("Hand over"),
        (
            Ask("step", "one_of", _("Step")),
            Ask("agency", "one_of", _("Agency")),
            Ask("officer", "one_of", _("Officer")),
            NOTE,
        ),
    ),
    Transition("receive", _("Confirm receipt"), (NOTE,)),
    Transition("hand_back", _("Return to the step before"), (REASON,)),
    Transition("recall", _("Recall"), (NOTE,)),
    Transition(
        "ask_opinion",
        _("Ask for an opinion"),
        (
            Ask("agency", "one_of", _("Agency"), required=True),
            Ask("question", "text", _("What you would like to know"), required=True),
            Ask("until", "date", _("Opinion due"), required=True),
        ),
    ),
    Transition(
        "give_opinion",
        _("Give the opinion"),
        (
            Ask("opinion", "one_of", _("Question"), required=True),
            Ask("answer", "text", _("Opinion"), required=True),
            Ask("file", "file", _("File")),
        ),
    ),
    Transition(
        "ask_desk",
        _("Have the desk ask the applicant"),
        (REASON, Ask("items", "items", _("What is missing or wrong"), required=True)),
    ),
    Transition("decline_request", _("Decline the officer's request"), (REASON,)),
    Transition(
        "draft_paper",
        _("Lay a paper before leadership"),
        (
            Ask("kind", "one_of", _("Kind of paper"), required=True),
            Ask("text", "text", _("Text"), required=True),
            Ask("file", "file", _("File")),
        ),
    ),
    Transition("sign_paper", _("Sign"), (Ask("paper", "one_of", _("Paper"), required=True), NOTE)),
    Transition(
        "send_back_paper",
        _("Send back"),
        (
            Ask("paper", "one_of", _("Paper"), required=True),
            Ask("comment", "text", _("What is to be changed"), required=True),
        ),
    ),
    Transition(
        "extend",
        _("Apologise and give a new appointment"),
        (REASON, Ask("new_due", "date", _("New appointment"), required=True)),
    ),
    Transition("anonymise", _("Forget the people"), (REASON,)),
)

TRANSITIONS = {transition.id: transition for transition in _ALL}


def transition(name, title=""):
    """The transition of that id. One of a site's own workflow asks for an optional note.

    `title`: what the workflow calls it; a known one that is called otherwise there has that title.
    """
    known = TRANSITIONS.get(name)
    if known is None:
        return Transition(name, title or name, (NOTE,))
    return replace(known, title=title) if title and title != known.title else known
