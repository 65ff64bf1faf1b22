"""Finding dossiers: what the lists, the queue and the look-up by reference ask."""

from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal.dossier import clock
from egov.portal.dossier import readers
from egov.portal.dossier.rows import Row
from egov.portal.dossier.tool import minutes
from egov.portal.dossier.tool import NAMES
from egov.portal.dossier.tool import TOOL_ID
from egov.portal.rules.accents import fold
from egov.portal.rules.status import OPEN_STATES
from egov.portal.rules.status import STATUS_CODES
from plone import api
import transaction


PENDING = "egov.portal.dossier.pending"
SORTS = {"due": "order", "submitted": "day"}


@dataclass(frozen=True)
class Filters:
    """What to narrow a search to.

    `account`: the dossiers of that applicant (one's own); without it, those of the agencies that the user serves.
    `states`: ids, empty for all. `procedure`: a code. `text`: the beginning of any words of the owner's name (accents
    do not matter) or of a reference. `late`: True for open dossiers whose next step is overdue, False for open ones
    that are in time.
    """

    account: str | None = None
    states: Sequence[str] = ()
    agency: str | None = None
    sector: str | None = None
    procedure: str | None = None
    officer: str | None = None
    text: str = ""
    late: bool | None = None


@dataclass(frozen=True)
class Result:
    """One batch of rows, and how many there are in all."""

    items: Sequence[Row]
    total: int


def search(*, sort="due", descending=False, start=0, size=50, **filters):
    """What the current user may see of the dossiers, filtered and sorted, as a Result.

    `filters`: see `Filters`. `sort`: "due" (when the agency's next step is due) or "submitted". Raises ValueError for
    another one, TypeError for an unknown filter.
    """
    if sort not in SORTS:
        raise ValueError(f"cannot sort by {sort!r}")
    query = _query(Filters(**filters))
    if query is None:
        return Result((), 0)
    catalogue = tool()
    order = "descending" if descending else "ascending"
    found = catalogue.records.searchResults(query, sort_on=SORTS[sort], sort_order=order, sort_limit=start + size)
    items = [catalogue.rows[record] for record in found[start : start + size]]
    return Result(items, found.actual_result_count or 0)


def ended(states, submitted_until):
    """The rows in these states that were submitted by that instant. Not restricted: for what managers and the portal by
    itself do to all of them."""
    flush()
    catalogue = tool()
    query = {"review_state": sorted(states), "day": {"query": minutes(submitted_until), "range": "max"}}
    return [catalogue.rows[record] for record in catalogue.records.search(query)]


def counts(**filters):
    """How many dossiers the current user may see in each state (those with any): `{state: number}`."""
    query = _query(Filters(**filters))
    if query is None:
        return Counter()
    records = tool().records
    found = IITreeSet(records.search(query))
    sizes = {state: len(intersection(found, of_state)) for state, of_state in records.getIndex("review_state").items()}
    return Counter({state: size for state, size in sizes.items() if size})


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


def _query(filters):
    """The filters and what the current user may see, in the words of the indexes; None when that is nothing."""
    flush()
    scope = _scope(filters.account)
    if scope is None:
        return None
    query = {
        "sector": filters.sector,
        "procedure_code": filters.procedure,
        "officer": filters.officer,
        "review_state": sorted(filters.states) or None,
        **_text(filters.text),
        **_late(filters.late, filters.states),
    }
    return _within_agency({**scope, **_given(query)}, filters.agency)


def _given(query):
    return {name: value for name, value in query.items() if value is not None}


def _scope(account):
    """The dossiers of one applicant, or else those of the agencies that the user serves."""
    user = readers.current_user()
    if account is not None:
        allowed = account == user.getId() or readers.sees_everything(user)
        return {"account": account} if account and allowed else None
    if readers.sees_everything(user):
        return {"review_state": sorted(set(STATUS_CODES) - {"draft"})}
    served = readers.agencies_served_by(user)
    return {"agencies": served} if served else None


def _within_agency(query, agency):
    """The query narrowed to one agency, if one is asked for; None when the user does not serve that one."""
    if agency is None:
        return query
    return {**query, "agencies": [agency]} if agency in query.get("agencies", [agency]) else None


def _late(late, states):
    if late is None:
        return {}
    present = minutes(clock.now())
    limit = {"query": present, "range": "max"} if late else {"query": present + 1, "range": "min"}
    return {"order": limit, "review_state": sorted(OPEN_STATES.intersection(states or OPEN_STATES))}


def _text(typed):
    """A reference has digits, a name has none."""
    if any(character.isdigit() for character in typed):
        return {"reference": "".join(typed.split()).upper()}
    return {NAMES: fold(typed) or None}


def _only(name, text):
    flush()
    row = tool().only(name, text)
    return None if row is None else api.portal.get().unrestrictedTraverse(row.path)
