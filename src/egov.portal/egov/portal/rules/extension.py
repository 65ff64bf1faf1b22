"""May this dossier be given a new appointment?"""

from .duration import Extension
from .worktime import WorkCalendar
from collections.abc import Sequence
from datetime import datetime


def extension_problems(
    due: datetime | None,
    new_due: datetime,
    now: datetime,
    calendar: WorkCalendar,
    earlier: Sequence[Extension] = (),
) -> tuple[str, ...]:
    """What speaks against moving the appointment `due` to `new_due`; empty when nothing does.

    Codes: `no_date` (there is no appointment to move), `already_extended` (at most once), `not_later`, `day_off`
    (nobody works on the new day), `too_late` (the apology goes out at least one day before the due day: ND
    61/2018/ND-CP; the caller may treat this one as a warning, since a late dossier still owes its apology).
    """
    if due is None:
        return ("no_date",)
    new_day = calendar.local(new_due).date()
    found = {
        "already_extended": bool(earlier),
        "not_later": new_due <= due,
        "day_off": not calendar.is_working(new_day),
        "too_late": calendar.local(now).date() >= calendar.local(due).date(),
    }
    return tuple(code for code, applies in found.items() if applies)
