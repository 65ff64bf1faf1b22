"""Finding dossiers: what the lists, the queue and the look-up by reference ask."""

from BTrees.IIBTree import intersection
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from egov.portal.dossier import clock
from egov.portal.dossier import meaning
from egov.portal.dossier import readers
from egov.portal.dossier.rows import Row
from egov.portal.dossier.selection import Query
from egov.portal.dossier.tool import minutes
from egov.portal.dossier.tool import NAMES
from egov.portal.dossier.tool import TOOL_ID
from egov.portal.dossier.tool import USUAL
from egov.portal.rules.accents import fold
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import PAUSED_STATES
from egov.portal.rules.status import STATUS_CODES
from plone import api
import transaction


PENDING = "egov.portal.dossier.pending"
SORTS = {"due": "order", "submitted": "day"}
NOBODY = ":nobody"
"""In the place of an officer: no one. No account has such an id."""
LOOK_UP = 15
"""Looking up one record in a set costs about as much as this many steps of cutting two sets."""
RUNNING_STATES = OPEN_STATES - PAUSED_STATES
"""States in which the agency's time runs."""


@dataclass(frozen=True)
class Filters:
    """What to narrow a search to.

    `account`: the dossiers of that applicant (one's own); without it, those of the agencies that the user serves.
    `states`: ids, empty for all; one of `rules.status` means those of a site's own that stand for it, too.
    `procedure`: a code. `officer`: an account, or NOBODY. `text`: the beginning of any words of the owner's name
    (accents do not matter) or of a reference. `late`: True for open dossiers whose next step
    is overdue, False for open ones that are in time. `due_from`, `due_until`: instants between which the next step of
    an open dossier is due, both included. `waits_for`: groups and accounts, any of which has something to do.
    """

    account: str | None = None
    states: Sequence[str] = ()
    agency: str | None = None
    sector: str | None = None
    procedure: str | None = None
    officer: str | None = None
    channel: str | None = None
    text: str = ""
    late: bool | None = None
    due_from: datetime | None = None
    due_until: datetime | None = None
    waits_for: Sequence[str] = ()


@dataclass(frozen=True)
class Result:
    """One batch of rows, and how many there are in all."""

    items: Sequence[Row]
    total: int


@dataclass(frozen=True)
class Overview:
    """How many dossiers there are: by state, those whose next step is overdue, and of these those that were not yet
    accepted; those whose next step is due within the given times."""

    states: Counter
    late: int = 0
    unaccepted: int = 0
    due: int = 0


def search(*, sort="due", descending=False, start=0, size=50, **filters):
    """What the current user may see of the dossiers, filtered and sorted, as a Result.

    `filters`: see `Filters`. `sort`: "due" (when the agency's next step is due) or "submitted". Raises ValueError for
    another one, TypeError for an unknown filter.
    """
    by, found = _index(sort), _found(**filters)
    rows = tool().rows
    numbers = by.ordered(found, start + size, descending)[start:] if found else ()
    return Result([rows[record] for record in numbers], len(found))


def every(*, sort="due", descending=False, **filters) -> Iterator[Row]:
    """All rows of a search, one after the other, none of which is kept in memory. Raises as `search` does."""
    by, found = _index(sort), _found(**filters)
    rows = tool().rows
    for record in by.ordered(found, None, descending) if found else ():
        row = rows[record]
        yield row
        row._p_deactivate()


def ended(states, submitted_until):
    """The rows in these states that were submitted by that instant. Not restricted: for what managers and the portal by
    itself do to all of them."""
    flush()
    catalogue = tool()
    of_states = catalogue.records.getIndex("review_state").any_of(sorted(meaning.widened(states)))
    found = intersection(of_states, catalogue.records.getIndex("day").until(minutes(submitted_until)))
    return [catalogue.rows[record] for record in found]


def waits_with(agency_id):
    """Is any dossier with this agency, or does any wait for its opinion? Not restricted."""
    flush()
    return bool(tool().records.getIndex("agencies").find(agency_id))


def unaccepted():
    """How many dossiers wait for acceptance beyond their time, by agency. Not restricted: for the portal by itself."""
    flush()
    rows, index = tool().rows, tool().records.getIndex
    submitted = index("review_state").any_of(sorted(meaning.widened({"submitted"})))
    return Counter(rows[record].agency for record in index("order").within(submitted, None, minutes(clock.now())))


def counts(**filters):
    """How many dossiers the current user may see in each state (those with any): `{state: number}`.

    A state of a site's own counts as the one that it stands for.
    """
    return _counted(_found(**filters))


def overview(span, **filters):
    """The figures of an Overview under these filters, `due` counting between the two instants of the span."""
    found = _found(**filters)
    if not found:
        return Overview(Counter())
    index = tool().records.getIndex
    running = intersection(found, index("review_state").any_of(sorted(meaning.widened(RUNNING_STATES))))
    late = index("order").within(running, None, minutes(clock.now()))
    unaccepted = intersection(late, index("review_state").any_of(sorted(meaning.widened({"submitted"}))))
    due = index("order").within(running, *map(minutes, span))
    return Overview(_counted(found), len(late), len(unaccepted), len(due))


def by_reference(reference):
    """The dossier with this reference, or None. Not restricted: the caller decides what of it to show."""
    return _only("reference", reference)


def by_filing_key(key):
    """The dossier that was filed under this key, or None. Not restricted."""
    return _only("filing_key", key)


def enqueue(dossier):
    """Index the dossier at the end of the transaction, or before the next search in it."""
    current = transaction.get()
    try:
        pending = current.data(PENDING)
    except KeyError:
        pending = {}
        current.set_data(PENDING, pending)
        current.addBeforeCommitHook(flush)
    pending["/".join(dossier.getPhysicalPath())] = dossier


def remove(dossier):
    """Take the dossier out of the catalogue at once."""
    _pending().pop("/".join(dossier.getPhysicalPath()), None)
    tool().remove_dossier(dossier)


def flush():
    """Index what is waiting."""
    pending = _pending()
    if pending:
        catalogue = tool()
        for dossier in pending.values():
            catalogue.index_dossier(dossier)
        pending.clear()


def tool():
    """The catalogue object of the site."""
    return api.portal.get()._getOb(TOOL_ID)


def _pending():
    try:
        return transaction.get().data(PENDING)
    except KeyError:
        return {}


def _index(sort):
    if sort not in SORTS:
        raise ValueError(f"cannot sort by {sort!r}")
    return tool().records.getIndex(SORTS[sort])


def _found(**filters):
    """The records that fit the filters and that the current user may see."""
    flush()
    query = _query(Filters(**filters))
    return query.find(tool().records) if query else ()


def _counted(found):
    if not found:
        return Counter()
    # Each has one state: what is left over belongs to the last, which has the most and would take longest to cut.
    *fewer, (most, _) = sorted(tool().records.getIndex("review_state").items(), key=lambda item: len(item[1]))
    sizes = {state: _overlap(of_state, found) for state, of_state in fewer}
    sizes[most] = len(found) - sum(sizes.values())
    sums = Counter()
    for state, size in sizes.items():
        sums[meaning.standing(state)] += size
    return +sums


def _overlap(few, many):
    """How many records of the first set are in the second: looked up one by one where they are few."""
    if len(few) * LOOK_UP < len(many):
        return sum(record in many for record in few)
    return len(intersection(few, many))


def _query(filters):
    """The filters and what the current user may see, in the words of the indexes; None when that is nothing."""
    scope = _scope(filters.account)
    if scope is None or not _serves(scope, filters.agency):
        return None
    states, order = _time(filters)
    texts = {
        "agencies": filters.agency,
        "sector": filters.sector,
        "procedure_code": filters.procedure,
        "officer": filters.officer if filters.officer != NOBODY else None,
        "channel": filters.channel if filters.channel != USUAL["channel"] else None,
        "waits": sorted(filters.waits_for) or None,
        "review_state": sorted(states) if states is not None else None,
        **_text(filters.text),
    }
    given = {name: [value] if isinstance(value, str) else value for name, value in texts.items() if value is not None}
    without = {"officer": filters.officer == NOBODY, "channel": filters.channel == USUAL["channel"]}
    return Query({**scope, **given}, order, [name for name, is_so in without.items() if is_so])


def _scope(account):
    """The dossiers of one applicant, or else those of the agencies that the user serves."""
    user = readers.current_user()
    if account is not None:
        allowed = account == user.getId() or readers.sees_everything(user)
        return {"account": [account]} if account and allowed else None
    if readers.sees_everything(user):
        return {"review_state": sorted(meaning.widened(set(STATUS_CODES) - {"draft"}))}
    served = readers.agencies_served_by(user)
    return {"agencies": served} if served else None


def _serves(scope, agency):
    return agency is None or agency in scope.get("agencies", [agency])


def _time(filters):
    """The states (None: any) and the range of due dates that the filters ask for. Only what is open is late or due, and
    only what runs is late."""
    first, last = (minutes(each) if each else None for each in (filters.due_from, filters.due_until))
    dated = first is not None or last is not None
    asked = meaning.widened(filters.states)
    if filters.late is None and not dated:
        return asked or None, {}
    fitting = meaning.widened(RUNNING_STATES if filters.late else OPEN_STATES)
    present = minutes(clock.now())
    if filters.late:
        last = present if last is None else min(last, present)
    elif filters.late is not None:
        first = present + 1 if first is None else max(first, present + 1)
    return fitting & (asked or fitting), {"order": (first, last)}


def _text(typed):
    """A reference has digits, a name has none."""
    if any(character.isdigit() for character in typed):
        return {"reference": "".join(typed.split()).upper()}
    return {NAMES: fold(typed) or None}


def _only(name, text):
    flush()
    row = tool().only(name, text)
    return None if row is None else api.portal.get().unrestrictedTraverse(row.path)
