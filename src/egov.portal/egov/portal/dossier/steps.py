"""Where a dossier stands among the internal steps of its procedure, and until when.

The steps are those of the snapshot: editing the procedure moves no dossier. A procedure without steps has one, without
a name. What is stored are hand-overs; the dossier is at the last one that has not ended.
"""

from egov.portal.dossier import clock
from egov.portal.dossier import deadlines
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules import steps as rule


RECEPTION = "reception"


def table(dossier):
    """The internal steps that the procedure had: rows with name, agency, duty and days."""
    return snapshot_of(dossier).procedure.get("process") or ()


def current(dossier):
    """The hand-over at which the dossier stands, or None."""
    last = dossier.handovers[-1] if dossier.handovers else None
    return last if last is not None and last.ended is None else None


def previous(dossier):
    """The last hand-over to another step or agency than the present one that was not undone, or None."""
    here = current(dossier)
    if here is None:
        return None
    others = [each for each in _kept(dossier.handovers) if (each.step, each.agency) != (here.step, here.agency)]
    return others[-1] if others else None


def given_from(dossier):
    """The hand-over that ended when the present one was given, or None: to whom a recall brings it back."""
    here = current(dossier)
    before = [
        each for each in dossier.handovers if each.outcome != "recalled" and here and _giving(each) != _giving(here)
    ]
    return before[-1] if before else None


def _giving(handover):
    """By which one giving is told from another: one that was resumed stands twice. The clock counts whole seconds."""
    return handover.given, handover.step, handover.agency, handover.giver


def agency_of(dossier):
    """The agency in whose hands the dossier is."""
    here = current(dossier)
    return here.agency if here else dossier.agency


def first(dossier):
    """The number of the step at which processing begins; -1 without steps.

    Steps of the desk that stand in front are over by then: the desk hands over when it has done them.
    """
    rows = table(dossier)
    numbers = [number for number, row in enumerate(rows) if row.get("duty") != RECEPTION or _foreign(dossier, row)]
    return numbers[0] if numbers else len(rows) - 1


def following(dossier):
    """The number of the next step; None at the last one."""
    here = current(dossier)
    number = here.step + 1 if here else first(dossier)
    return number if 0 <= number < len(table(dossier)) else None


def ahead(dossier):
    """The names of the steps still to come, but for those of the own desk at the end: it returns the result. None when
    it is at no step."""
    start = following(dossier) if current(dossier) else None
    rows = table(dossier)[start:] if start is not None else ()
    names = [row["name"] for row in rows]
    while rows and rows[-1].get("duty") == RECEPTION and not _foreign(dossier, rows[-1]):
        rows, names = rows[:-1], names[:-1]
    return names


def due_of(dossier, handover, now=None):
    """Until when this hand-over is to be done, in UTC; None where nobody said so."""
    found = rule.step_due(
        handover.given,
        rule.days_of(handover.days),
        work_calendar(),
        dossier.due,
        [pause for pause in deadlines.pauses(dossier) if pause.end is None or pause.end > handover.given],
        handover.ended or now or clock.now(),
    )
    return found and found.astimezone(clock.UTC)


def _kept(handovers):
    return [each for each in handovers if each.outcome not in ("recalled", "handed_back")]


def _foreign(dossier, row):
    return bool(row.get("agency")) and row["agency"] != dossier.agency
