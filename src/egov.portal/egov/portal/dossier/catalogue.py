"""Finding dossiers: what the lists, the queue and the look-up by reference ask."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from egov.portal.dossier import clock
from egov.portal.dossier import readers
from egov.portal.dossier.rows import Row
from egov.portal.dossier.tool import minutes
from egov.portal.dossier.tool import TOOL_ID
from egov.portal.rules.accents import fold
from egov.portal.rules.status import OPEN_STATES
from plone import api
import transaction


PENDING = "egov.portal.dossier.pending"
SORTS = {"due": "order", "submitted": "day"}
NO_FILTERS = {
    "states": (),
    "agency": None,
    "sector": None,
    "procedure": None,
    "officer": None,
    "text": "",
    "late": None,
}
LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True)
class Result:
    """One batch of rows, and how many there are in all."""

    items: Sequence[Row]
    total: int


def search(
    *,
    states=(),
    agency=None,
    sector=None,
    procedure=None,
    officer=None,
    account=None,
    text="",
    late=None,
    sort="due",
    descending=False,
    start=0,
    size=50,
):
    """What the current user may see of the dossiers, filtered and sorted.

    `states`: ids, empty for all. `procedure`: a code. `text`: words of the owner's name (accents do not matter,
    beginnings are enough) or a reference. `late`: True for open dossiers whose next step is overdue, False for open
    ones that are in time. `sort`: "due" or "submitted". Raises ValueError for another one.
    """
    if sort not in SORTS:
        raise ValueError(f"cannot sort by {sort!r}")
    query = _query(states, agency, sector, procedure, officer, text, late)
    query["readers"] = _held(account)
    flush()
    catalogue = tool()
    found = catalogue._catalog.searchResults(
        query, sort_on=SORTS[sort], sort_order="descending" if descending else "ascending", sort_limit=start + size
    )
    items = [catalogue.rows[record.getRID()] for record in found[start : start + size]]
    return Result(items, found.actual_result_count or 0)


def counts(**filters):
    """How many dossiers the current user may see in each state (those with any): `{state: number}`.

    `filters`: as of `search`, but for sorting and batching.
    """
    flush()
    catalogue = tool()
    query = _query(**{**NO_FILTERS, **filters})
    query["readers"] = _held(None)
    found = catalogue._catalog.search(query)
    states = catalogue._catalog.indexes["review_state"]._unindex
    return Counter(states[record.getRID()] for record in found)


def by_reference(reference):
    """The dossier with this reference, or None. Not restricted: the caller decides what of it to show."""
    return _only(reference=reference)


def by_filing_key(key):
    """The dossier that was filed under this key, or None. Not restricted."""
    return _only(filing_key=key)


def exists(**query):
    """Is there any dossier with these index values? Not restricted."""
    flush()
    return bool(tool()._catalog.search(query))


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
    path = "/".join(dossier.getPhysicalPath())
    _pending().pop(path, None)
    tool().remove_path(path)


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


def _query(states, agency, sector, procedure, officer, text, late):
    """The filters in the words of the indexes."""
    words = fold(text)
    query = {
        "agency": agency,
        "sector": sector,
        "procedure_code": procedure,
        "officer": officer,
        "review_state": list(states) or None,
        "words": _beginning(words) if words else None,
        **_late(late, states),
    }
    return {name: value for name, value in query.items() if value is not None}


def _late(late, states):
    if late is None:
        return {}
    present = minutes(clock.now())
    limit = {"query": present, "range": "max"} if late else {"query": present + 1, "range": "min"}
    return {"order": limit, "review_state": sorted(OPEN_STATES.intersection(states or OPEN_STATES))}


def _held(account):
    """The tokens to search with: those of the current user, narrowed to one applicant where he is named."""
    held = readers.tokens_held_by(readers.current_user())
    if account is None:
        return held
    wanted = readers.account_token(account)
    return [wanted] if wanted in held or readers.MANAGER in held else []


def _beginning(text):
    """The range of words that begin with `text`."""
    return {"query": [text, text + LAST_CHARACTER], "range": "min:max"}


def _only(**query):
    flush()
    catalogue = tool()
    found = catalogue._catalog.search(query)
    if not found:
        return None
    path = catalogue._catalog.paths[found[0].getRID()]
    return api.portal.get().unrestrictedTraverse(path)
