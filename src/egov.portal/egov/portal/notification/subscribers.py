"""What is told when: a dossier was filed or moved, somebody wrote. Within the transaction of the act."""

from AccessControl import getSecurityManager
from datetime import datetime
from egov.portal.dossier import steps
from egov.portal.dossier.deadlines import standing
from egov.portal.dossier.journal import last_entry
from egov.portal.dossier.officers import holders_of
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.preconditions import open_payment
from egov.portal.dossier.preconditions import open_supplement
from egov.portal.dossier.records import numbered
from egov.portal.dossier.thread import AGENCY
from egov.portal.notification import agenda
from egov.portal.notification.occasions import COMPLETED
from egov.portal.notification.writing import write


def filed(event):
    """Confirm the receipt."""
    write(event.object, "received")


def moved(event):
    """Tell those whom the transition concerns, and plan what is to be told later."""
    tell = TOLD.get(event.transition)
    if tell:
        tell(event.object)
    agenda.plan(event.object)


def posted(event):
    """Tell the applicant that the desk has written to him. The desk finds his messages on its own pages."""
    if event.message.side == AGENCY:
        write(event.object, "message")


def _tell(occasion):
    return lambda dossier: write(dossier, occasion)


def _supplement(dossier):
    asked = open_supplement(dossier)
    write(dossier, "supplement", until=asked.until)
    agenda.plan_reminder(dossier, asked)


def _extended(dossier):
    before = last_entry(dossier, "extend").facts["due_before"]
    write(dossier, "extended", due_before=datetime.fromisoformat(before))


def _opinion_asked(dossier):
    opinion = dossier.opinions[-1]
    agenda.plan_opinion(dossier, opinion)
    for account, _name in officers_of(opinion.agency):
        write(dossier, "opinion_asked", account=account, until=opinion.until)


def _payment(dossier):
    write(dossier, "payment", amount=open_payment(dossier).amount)


def _completed(dossier):
    write(dossier, COMPLETED.get(standing(dossier), "completed_on_time"))


def _officer(occasion):
    return lambda dossier: _tell_officer(dossier, occasion)


def _tell_officer(dossier, occasion):
    _tell_staff(dossier, occasion, [dossier.officer])


def _handed_on(dossier):
    """To its new officer, or, where none is named, to those who have the duty of the step in its agency."""
    here = steps.current(dossier)
    if dossier.officer or here is None:
        _tell_officer(dossier, "handed_over")
    else:
        _tell_staff(dossier, "given_to_agency", holders_of(here))


def _of_paper(act, occasion):
    def tell(dossier):
        paper = numbered(dossier.outgoing, last_entry(dossier, act).facts["number"])
        _tell_staff(dossier, occasion, [paper.by])

    return tell


def _tell_staff(dossier, occasion, accounts):
    """Who does something himself is not told of it."""
    me = getSecurityManager().getUser().getId()
    for account in accounts:
        if account and account != me:
            write(dossier, occasion, account=account)


TOLD = {
    "submit": _tell("received"),
    "accept": _tell("accepted"),
    "reject": _tell("rejected"),
    "process": _handed_on,
    "hand_over": _handed_on,
    "hand_back": _handed_on,
    "decline_request": _officer("request_declined"),
    "sign_paper": _of_paper("sign_paper", "paper_signed"),
    "send_back_paper": _of_paper("send_back_paper", "paper_sent_back"),
    "ask_opinion": _opinion_asked,
    "give_opinion": _officer("opinion_given"),
    "extend": _extended,
    "require_supplement": _supplement,
    "supply": _officer("supplied"),
    "require_payment": _payment,
    "request_withdrawal": _officer("withdrawal"),
    "refuse_withdrawal": _tell("withdrawal_refused"),
    "stop": _tell("stopped"),
    "complete": _completed,
    "return_result": _tell("returned"),
}
