"""The way of one dossier for its reader: steps, the due date explained, what the agency asked for."""

from dataclasses import dataclass
from datetime import datetime
from egov.portal.dossier import durations
from egov.portal.dossier import meaning
from egov.portal.dossier import words as rule_words
from egov.portal.dossier.journal import last_entry
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import steps
from egov.portal.rules.status import STRAIGHT_STATES
from egov.portal.tracking import words
from egov.portal.tracking.items import item_title
from egov.portal.tracking.moments import iso
from zope.i18n import translate


@dataclass(frozen=True)
class WayStep:
    """One step in words; `phase` is done, current, ahead or skipped."""

    code: str
    phase: str
    title: str
    phase_title: str


def way(dossier):
    """The steps of the dossier with at most one that is current."""
    return [
        WayStep(step.code, step.phase, words.step_title(step.code), words.PHASES[step.phase])
        for step in steps(meaning.standing(dossier.review_state), _before(dossier))
    ]


def _before(dossier):
    """The state of the straight way that a dossier beside it was in last, as what it stands for. One that its applicant
    asked to withdraw was in another state beside it before it was stopped."""
    states = map(meaning.standing, reversed(dossier.came_from))
    return next((state for state in states if state in STRAIGHT_STATES), None)


def explanation(dossier, request):
    """Why the result is due when it is: one sentence a line, translated. Empty before acceptance."""
    return [translate(line, context=request) for line in rule_words.explanation(dossier)]


def item_titles(dossier, items, request):
    """What a supplement request names, in words."""
    return [item_title(dossier, item, request) for item in items]


def expected(dossier):
    """How long dossiers of the same procedure took, as `rules.expectation.Expectation`, while that is of interest."""
    return durations.expectation(dossier.procedure) if meaning.standing(dossier.review_state) in OPEN_STATES else None


def extension(dossier):
    """The new appointment that was given with an apology: `{"before", "after", "reason", "at"}`, or None."""
    entry = last_entry(dossier, "extend")
    before = entry and entry.facts.get("due_before")
    if not dossier.extensions or not before:
        return None
    given = dossier.extensions[-1]
    return {
        "before": datetime.fromisoformat(before),
        "after": given.new_due,
        "reason": given.reason,
        "at": given.granted_at,
    }


def requests(dossier, request):
    """All supplement requests with their items in words, the newest first: `{"asked": Supplement, "titles": […]}`."""
    return [
        {"asked": asked, "titles": item_titles(dossier, asked.items, request)}
        for asked in reversed(dossier.supplements)
    ]


def asked(dossier, request):
    """All supplement requests as plain JSON data, oldest first."""
    return [
        {
            "asked": iso(supplement.asked),
            "reason": supplement.reason,
            "items": list(supplement.items),
            "titles": item_titles(dossier, supplement.items, request),
            "until": iso(supplement.until),
            "answered": iso(supplement.answered),
            "due_before": iso(supplement.due_before),
            "due_after": iso(supplement.due_after),
        }
        for supplement in dossier.supplements
    ]


def way_data(dossier, request):
    """The steps as plain JSON data."""
    return [
        {"id": step.code, "phase": step.phase, "title": translate(step.title, context=request)} for step in way(dossier)
    ]
