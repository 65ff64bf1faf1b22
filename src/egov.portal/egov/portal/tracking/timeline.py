"""What happened to a dossier, for two kinds of readers.

Staff read the journal with names and comments. The applicant reads acts, dates and what was meant for him: never the
name of an officer nor an internal comment (peers: plone.restapi's own history shows both to whoever may view).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from egov.portal import _
from egov.portal.dossier.journal import entries
from plone import api
from types import MappingProxyType
from zope.i18nmessageid import Message


ACTS: Mapping[str, Message] = MappingProxyType(
    {
        "submit": _("Dossier filed"),
        "accept": _("Dossier accepted"),
        "reject": _("Dossier not accepted"),
        "process": _("Handed over for processing"),
        "require_supplement": _("Supplement asked for"),
        "supply": _("Supplement supplied"),
        "require_payment": _("Payment asked for"),
        "pay": _("Payment recorded"),
        "request_withdrawal": _("Withdrawal requested"),
        "refuse_withdrawal": _("Withdrawal refused"),
        "stop": _("Processing stopped"),
        "complete": _("Processing completed"),
        "return_result": _("Result handed over"),
        "step_back": _("Taken back one step"),
        "look_up": _("Looked up without logging in"),
        "add_papers": _("Papers added by the agency"),
        "message": _("Message written"),
        "rate": _("Rating given"),
        "extend": _("New appointment, with an apology"),
    }
)
"""Acts that the applicant may know of."""

INTERNAL: Mapping[str, Message] = MappingProxyType(
    {
        "read": _("Dossier read"),
        "check": _("Papers checked"),
        "anonymise": _("People forgotten"),
        "retention_notice": _("Told that the data will go"),
        "hand_over": _("Handed over"),
        "receive": _("Receipt confirmed"),
        "hand_back": _("Returned to the step before"),
        "recall": _("Recalled"),
        "ask_opinion": _("Opinion asked for"),
        "give_opinion": _("Opinion given"),
        "ask_desk": _("Desk asked to ask the applicant"),
        "decline_request": _("Request of the officer declined"),
        "draft_paper": _("Paper laid before leadership"),
        "sign_paper": _("Paper signed"),
        "send_back_paper": _("Paper sent back"),
    }
)
"""Acts that concern the agency alone; others that are unknown here, a site's own, do so too."""

ADDRESSED = frozenset({"reject", "require_supplement", "refuse_withdrawal", "stop", "extend"})
"""Acts whose reason is written to the applicant; of `require_payment` it is the comment."""


@dataclass(frozen=True)
class Event:
    """One line of a timeline. `by` is applicant, agency or visitor (with the PIN or a link); `name` the person, known
    to staff only."""

    at: datetime
    act: str
    title: Message | str
    comment: str
    by: str
    name: str
    from_state: str
    to_state: str


def timeline(dossier, staff):
    """The events, newest first, as the applicant (`staff` False) or the desk may see them."""
    return [
        _event(dossier, entry, act_title(entry.act), staff)
        for entry in reversed(entries(dossier))
        if staff or entry.act in ACTS
    ]


def act_title(act):
    """An act in words; of a site's own, its id."""
    return ACTS.get(act) or INTERNAL.get(act, act)


def _event(dossier, entry, title, staff):
    own = bool(dossier.account) and entry.actor == dossier.account
    return Event(
        at=entry.at,
        act=entry.act,
        title=title,
        comment=_comment(entry, staff or own),
        by="applicant" if own else "agency" if entry.actor else "visitor",
        name=person(entry.actor) if staff else "",
        from_state=entry.from_state,
        to_state=entry.to_state,
    )


def _comment(entry, all_of_it):
    """The reason given and the note. A note of the agency's is internal, unless it says what to pay."""
    reason = entry.facts.get("reason", "") if all_of_it or entry.act in ADDRESSED else ""
    note = entry.comment if all_of_it or entry.act == "require_payment" else ""
    return "\n".join(filter(None, (reason, note)))


def person(user_id):
    """Full name of an account, or its id when it has none or is gone."""
    user = api.user.get(userid=user_id) if user_id else None
    return (user.getProperty("fullname", "") if user else "") or user_id
