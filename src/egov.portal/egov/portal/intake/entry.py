"""What the desk adds to a form that it fills in for somebody at the counter, or from a letter.

The person at the counter is no user: a dossier that the desk enters has no account, unless its owner asks that it
appears in the one he has. That one is found only by an identity number that the national identity vouches for: a number
that an account merely says of itself would let anybody collect the dossiers of others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from egov.portal import _
from egov.portal.account import profile
from egov.portal.dossier import clock
from egov.portal.intake.questions import paper_field
from egov.portal.organisation.calendar import work_calendar


CHANNELS = ("counter", "post")
COUNTS = ("originals", "copies")
MOST = 999


@dataclass(frozen=True)
class Entry:
    """`by`: the account that enters it; `posted`: the day a letter was given to the post; `handed_in`: (originals,
    copies) on paper by evidence; `link`: the owner asks for the dossier in his account."""

    by: str
    channel: str
    posted: date | None = None
    handed_in: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    link: bool = False


def read(said, by, procedure):
    """(Entry, {}) or (None, {name: message}) of plain data: `channel`, `posted` (ISO 8601), `handed_in` ({evidence:
    {"originals", "copies"}}), `link_account`."""
    papers, problems = _papers(said.get("handed_in") or {}, procedure)
    posted, wrong = _posted(said.get("posted"))
    if said.get("channel") not in CHANNELS:
        problems["channel"] = _("A dossier is entered as brought to the counter or as sent by post.")
    if wrong:
        problems["posted"] = wrong
    if problems:
        return None, problems
    by_post = said["channel"] == "post"
    return Entry(by, said["channel"], posted if by_post else None, papers, said.get("link_account") is True), {}


def missing(entry, procedure, case, values):
    """{name: message} of the required papers that were neither brought on paper nor uploaded."""
    wanted = [row for row in procedure.evidences_of(case) if row.get("required")]
    return {
        f"handed_in.{row['id']}": _("“${title}” was neither handed in on paper nor uploaded.", mapping=row)
        for row in wanted
        if not any(entry.handed_in.get(row["id"], ())) and not values.get(paper_field(row["id"]))
    }


def filed_so(entry, procedure, owner):
    """How a filing (`dossier.filing.Filing`) by the desk differs from the applicant's own.

    It is kept as a draft, for the desk to accept at once, unless the fee has to be paid first.
    """
    own = {row["id"] for row in procedure.evidences or ()}
    return {
        "account": profile.vouched_for(owner.get("identity_number", "")) if entry.link else "",
        "entered_by": entry.by,
        "channel": entry.channel,
        "posted": entry.posted,
        "handed_in": {name: counts for name, counts in entry.handed_in.items() if name in own and any(counts)},
        "draft": not procedure.upfront_fee,
    }


def _papers(said, procedure):
    known = {row["id"]: row["title"] for row in procedure.evidences or ()}
    if not isinstance(said, Mapping):
        return {}, {"handed_in": _("The papers handed in are an object, by paper.")}
    found, problems = {}, {}
    for name, counts in said.items():
        numbers = tuple(_number(counts, part) for part in COUNTS)
        if name not in known or None in numbers:
            title = known.get(name, name)
            problems[f"handed_in.{name}"] = _("“${title}”: how many were handed in?", mapping={"title": title})
        else:
            found[name] = numbers
    return found, problems


def _number(counts, part):
    number = counts.get(part, 0) if isinstance(counts, Mapping) else None
    fits = isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= MOST
    return number if fits else None


def _posted(text):
    try:
        day = date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None, _("Please write the day as on a calendar.")
    if day and day > work_calendar().local(clock.now()).date():
        return None, _("A letter cannot have been posted in the future.")
    return day, None
