"""A procedure as it is, and what a file says of it: what it would be, and what of that is new.

National shapes know less of a row than the portal: its code, its blank form, a note. A row of the file takes the place
of the row that means the same, and what it does not speak of stays.
"""

from collections.abc import Iterable
from egov.portal.exchange.texts import line
from egov.portal.exchange.texts import rich
from egov.portal.procedure.stored import COLUMNS
from egov.portal.procedure.stored import TABLES
from egov.portal.rules.accents import fold
import re


KEYS = {
    "cases": (("id",), ("title",)),
    "evidences": (("id",), ("case", "title")),
    "channels": (("channel", "case"), ("channel",)),
    "steps": (("case", "title"), ("title",)),
    "process": (("name",),),
    "outputs": (("title",), ("code",)),
    "legal_resources": (("number",), ("title",)),
}
"""By which cells a row is known again; the first of these that the file's row has, all of them, decides."""
UNORDERED = ("audience", "life_events", "result_delivery", "signed_papers")
DEFAULTS = {table: {name: field.default for name, field in columns.items()} for table, columns in COLUMNS.items()}
ONLY_PARAGRAPHS = re.compile(r"(<p>[^<]*</p>)*")


def merged(old: dict, new: dict) -> dict:
    """The new fields with the rows' missing cells filled from the old ones. `old` is empty for a new procedure."""
    result = dict(new)
    if any(table in new for table in TABLES):
        result |= _tables(old, new)
    return result


def _tables(old: dict, new: dict) -> dict:
    cases = _cases(old.get("cases") or (), new.get("cases") or ())
    ids = {fold(row["title"]): row["id"] for row in cases} | {fold(row["id"]): row["id"] for row in cases}
    found = {}
    for table in TABLES:
        if table in new and table != "cases":
            rows = [{**row, "case": _case_id(row["case"], ids)} if row.get("case") else row for row in new[table]]
            found[table] = _rows(table, old.get(table) or (), rows)
    return found | ({"cases": cases} if "cases" in new else {})


def _case_id(said: str, ids: dict[str, str]) -> str:
    return ids.get(fold(said), said)


def _cases(old: Iterable[dict], new: Iterable[dict]) -> list[dict]:
    """Where the file gives codes it is the whole table; names alone only add to it."""
    rows = _rows("cases", old, new)
    if not all(row.get("id") for row in new):
        told = {fold(row["title"]) for row in old}
        rows = [dict(row) for row in old] + [row for row in rows if fold(row["title"]) not in told]
    taken = {row["id"] for row in rows if row.get("id")}
    for row in rows:
        if not row.get("id"):
            row["id"] = _free_id(row["title"], taken)
            taken.add(row["id"])
    return rows


def _free_id(title: str, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:34].strip("-") or "case"
    return next(name for name in (base, *(f"{base}-{turn}" for turn in range(2, 1000))) if name not in taken)


def _rows(table: str, old: Iterable[dict], new: Iterable[dict]) -> list[dict]:
    left = [dict(row) for row in old]
    found = []
    for row in new:
        before = next((one for one in left if _means_the_same(table, one, row)), None)
        if before is not None:
            left.remove(before)
        found.append({**DEFAULTS[table], **(before or {}), **row})
    return found


def _means_the_same(table: str, old: dict, new: dict) -> bool:
    for cells in KEYS[table]:
        if all(cell in new for cell in cells) and new[cells[-1]]:
            return all(_key(old.get(cell)) == _key(new[cell]) for cell in cells)
    return False


def _key(value) -> str:
    return fold(_word(value))


def changes(old: dict, new: dict) -> list[str]:
    """The names of the fields that would change. White space does not count, nor does no value beside an empty one."""
    return [name for name, value in new.items() if not _same(name, old.get(name), value)]


def _same(name: str, old, new) -> bool:
    if name == "requirements":
        is_bare = ONLY_PARAGRAPHS.fullmatch(new or "")
        return rich(old) == new or bool(is_bare and line(rich(old)) == line(new))
    if name in UNORDERED:
        return sorted(old or ()) == sorted(new or ())
    if name in TABLES:
        return _comparable(old, COLUMNS[name]) == _comparable(new, COLUMNS[name])
    return _word(old) == _word(new)


def _comparable(rows, columns: dict) -> list[list[str]]:
    return [[_word(row.get(name, field.default)) for name, field in columns.items()] for row in rows or ()]


def _word(value) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(line, value))
    return "" if value in (None, False) else line(value)
