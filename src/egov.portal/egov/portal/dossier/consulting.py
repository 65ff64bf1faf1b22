"""Asking other agencies for their opinion, and officers asking the desk.

An opinion has its own limit, inside the time of the dossier: the clock goes on (domain facts 1.7). Several may be open
at once. Only the desk asks the applicant: an officer asks the desk, which asks or declines (domain facts 1.6).
"""

from dataclasses import replace
from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.dossier import passing
from egov.portal.dossier import rights
from egov.portal.dossier import steps
from egov.portal.dossier.deadlines import end_of
from egov.portal.dossier.records import DeskRequest
from egov.portal.dossier.records import numbered
from egov.portal.dossier.records import Opinion
from egov.portal.dossier.records import replaced
from egov.portal.dossier.rights import me
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import entry


MOST_OPEN = 20  # opinions of one dossier


def problems_ask_opinion(dossier, data):
    """What speaks against asking this agency for its opinion by this day."""
    yield from passing.not_in_hands(dossier)
    agency, until = data["agency"], data["until"]
    if entry(agency) is None:
        yield _("There is no agency ${agency}.", mapping={"agency": agency})
    elif agency == steps.agency_of(dossier):
        yield _("The dossier is with this agency: an opinion is asked of another one.")
    elif any(opinion.agency == agency and opinion.until >= clock.now() for opinion in rights.open_opinions(dossier)):
        yield _("This agency has been asked already and has not answered yet.")
    if len(rights.open_opinions(dossier)) >= MOST_OPEN:
        yield _("Too many opinions are open.")
    local = work_calendar().local
    if until <= local(clock.now()).date():
        yield _("The day by which the agency is to answer must lie in the future.")
    elif dossier.due is not None and until > local(dossier.due).date():
        yield _("The agency must answer before the dossier is due: opinions do not stop the clock.")


def ask_opinion(dossier, data):
    """Ask; the agency can read the dossier from now on. What it has not answered in time lapses."""
    until = end_of(data["until"])
    _lapse(dossier, [opinion for opinion in rights.open_opinions(dossier) if opinion.agency == data["agency"]])
    number = len(dossier.opinions) + 1
    asked = Opinion(number, data["agency"], data["question"], clock.now(), me(), until)
    dossier.opinions = (*dossier.opinions, asked)
    return {"agency": asked.agency, "opinion": number, "until": until.isoformat()}


def problems_give_opinion(dossier, data):
    """What speaks against answering."""
    opinion = numbered(rights.open_opinions(dossier), data["opinion"])
    if opinion is None:
        yield _("This opinion is not awaited any more.")
    elif not rights.serves(opinion.agency):
        yield _("Your agency was not asked for this opinion.")


def give_opinion(dossier, data):
    """Answer; the agency has no more to do with the dossier then."""
    opinion = numbered(rights.open_opinions(dossier), data["opinion"])
    answered = replace(opinion, closed=clock.now(), answer=data["answer"], file=data.get("file"), answered_by=me())
    dossier.opinions = replaced(dossier.opinions, opinion, answered)
    return {"agency": opinion.agency, "opinion": opinion.number}


def lapse(dossier):
    """Close what is still awaited: the dossier has ended without it."""
    _lapse(dossier, rights.open_opinions(dossier))


def _lapse(dossier, opinions):
    for each in opinions:
        dossier.opinions = replaced(dossier.opinions, each, replace(each, closed=clock.now()))


def problems_ask_desk(dossier, data):
    """What speaks against asking the desk."""
    yield from passing.not_in_hands(dossier)
    if rights.open_requests(dossier):
        yield _("The desk has not dealt with the last request yet.")


def ask_desk(dossier, data):
    """Ask the desk to ask the applicant."""
    items = data.get("items") or ()
    request = DeskRequest(clock.now(), me(), data["reason"], (items,) if isinstance(items, str) else tuple(items))
    dossier.desk_requests = (*dossier.desk_requests, request)
    return {"reason": request.reason, "items": list(request.items)}


def problems_decline_request(dossier, data):
    """What speaks against declining."""
    if not rights.open_requests(dossier):
        yield _("Nothing is asked of the desk.")


def decline_request(dossier, data):
    """The desk does not ask the applicant, and says why."""
    _settle_request(dossier, "declined", data["reason"])
    return {"reason": data["reason"]}


def note_asked(dossier):
    """The desk has asked the applicant: the officer's request, if there is one, is dealt with."""
    if rights.open_requests(dossier):
        _settle_request(dossier, "asked", "")


def _settle_request(dossier, outcome, answer):
    request = rights.open_requests(dossier)[-1]
    settled = replace(request, outcome=outcome, answer=answer, answered=clock.now())
    dossier.desk_requests = replaced(dossier.desk_requests, request, settled)
