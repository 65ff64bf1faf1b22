"""The national page of a procedure with its 20 labels, as a record.

A line that is a label, or begins with one and a colon, opens its section; what follows belongs to it until the next
label. Tables are read by the headings of their columns.
"""

from egov.portal import _
from egov.portal.exchange import cells
from egov.portal.exchange.blocks import Block
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.terms import bare
from egov.portal.exchange.terms import code_of
from egov.portal.exchange.terms import labels
from egov.portal.exchange.terms import says_nothing
from egov.portal.exchange.terms import terms
from egov.portal.rules.accents import fold
import re


TEXTS = ("code", "title", "decision_number", "receiving_address", "description")
CHOICES = ("executing_level", "kind")
LISTS = ("executing_agencies", "competent_agencies", "authorised_agencies", "coordinating_agencies", "keywords")
STEP = re.compile(r"^(?:[-+*]\s*|\d{1,2}[.)]\s+)")
QUANTITY = re.compile(r"{}\s*:?\s*(\d+)")
PAIR = re.compile(r"^([^:\d][^:]{0,60}):\s*(.+)$")


def read(blocks: list[Block], where: str) -> ProcedureRecord:
    """The record; what no label stands before is passed over."""
    record = ProcedureRecord(where, {})
    for field, content in _sections(blocks).items():
        if field in READERS:
            READERS[field](record, content)
        elif field in TEXTS:
            record.plain[field] = "" if says_nothing(_text(content)) else _text(content)
        elif field in CHOICES:
            cells.put_code(record, field, field, "" if says_nothing(_text(content)) else _text(content))
        elif field in LISTS:
            record.plain[field] = _items(content)
    if "code" not in record.plain:
        record.refuse(_("The label '${label}' is not on this page.", mapping={"label": terms()["labels"]["code"]}))
    return record


def _sections(blocks: list[Block]) -> dict[str, list[Block]]:
    """Field → its blocks, in the order of the page. A table whose first cells are labels is taken apart."""
    found: dict[str, list[Block]] = {}
    field = ""
    for block in _flat(blocks):
        opened = _label(block) if isinstance(block, str) else None
        if opened is None:
            found.setdefault(field, []).append(block)
            continue
        field, rest = opened
        # The same words may head a column or a sentence further down: the first place counts.
        if field not in found:
            found[field] = [rest] if rest else []
        elif rest or field:
            found[field].append(block)
    return {name: content for name, content in found.items() if name}


def _flat(blocks: list[Block]):
    for block in blocks:
        if isinstance(block, str) or not block or not all(row and _label(row[0]) for row in block if any(row)):
            yield block
            continue
        for row in block:
            yield from (cell for cell in row if cell)


def _label(text: str) -> tuple[str, str] | None:
    """(field, text behind the label) when the line opens a section."""
    head, colon, rest = text.partition(":")
    if bare(head) in labels() and (colon or not rest):
        return labels()[bare(head)], rest.strip()
    return None


def _text(content: list[Block]) -> str:
    return "\n".join(block for block in content if isinstance(block, str))


def _items(content: list[Block]) -> list[str]:
    """One an item a line, or parted by semicolons; a comma may belong to a name."""
    found = [STEP.sub("", part).strip() for part in _text(content).replace(";", "\n").split("\n")]
    return [item for item in found if not says_nothing(item)]


def _table(content: list[Block]):
    """(case, {column: text}) of every row, columns by their headings; a line before a table may name its case."""
    case = ""
    for block in content:
        if isinstance(block, str):
            case = _case(block) if _case(block) is not None else case
            continue
        heads = [_column(head) for head in block[0]] if block else []
        for row in block[1:]:
            yield case, {head: cell for head, cell in zip(heads, row, strict=False) if head}


def _case(text: str) -> str | None:
    words = bare(terms()["case"])
    if fold(text).startswith(words):
        return text[len(terms()["case"]) :].strip(" :")
    return None


def _column(head: str) -> str:
    return next((name for name, words in terms()["columns"].items() if bare(head) in map(bare, words)), "")


def _channels(record: ProcedureRecord, content: list[Block]) -> None:
    found = []
    for _case_name, row in _table(content):
        channel = code_of("channel", row.get("channel", ""))
        if channel is None:
            record.refuse(cells.unknown(row.get("channel", "")))
            continue
        note = row.get("note", "")
        found.append(
            {
                "channel": channel,
                **cells.limit_cells(record, row.get("time", "")),
                **cells.fee_cells(_fees(row.get("fee", ""))),
            }
            | ({} if says_nothing(note) else {"note": note})
        )
    if found:
        record.plain["channels"] = found


def _fees(text: str) -> list[tuple[str, str]]:
    """(kind, amount) pairs of a cell such as "Le phi: 8.000 Dong"."""
    found = []
    for part in text.split("\n"):
        named = PAIR.match(part)
        found.append((named.group(1).strip(), named.group(2).strip()) if named else ("", part.strip()))
    return [pair for pair in found if not says_nothing(pair[1])]


def _evidences(record: ProcedureRecord, content: list[Block]) -> None:
    found = []
    for case, row in _table(content):
        if not row.get("title"):
            continue
        quantity = fold(row.get("quantity", ""))
        found.append(
            {
                "case": case,
                "title": " ".join(row["title"].split()),
                **{k: _count(quantity, k) for k in ("originals", "copies")},
            }
        )
    if found:
        record.plain["evidences"] = found
        if cases := cells.case_rows(row["case"] for row in found):
            record.plain["cases"] = cases


def _count(quantity: str, name: str) -> int:
    found = re.search(QUANTITY.pattern.format(re.escape(fold(terms()[name]))), quantity)
    return cells.whole(found.group(1)) if found else 0


def _steps(record: ProcedureRecord, content: list[Block]) -> None:
    found = []
    for text in _text(content).split("\n"):
        title, colon, rest = STEP.sub("", text).partition(": ")
        if not says_nothing(text):
            found.append({"title": title, "description": rest} if colon else {"title": title})
    if found:
        record.plain["steps"] = found


def _outputs(record: ProcedureRecord, content: list[Block]) -> None:
    rows = [row["title"] for _case_name, row in _table(content) if row.get("title")] or _items(content)
    if rows:
        record.plain["outputs"] = [{"title": title} for title in rows]


def _laws(record: ProcedureRecord, content: list[Block]) -> None:
    wanted = ("number", "title", "date", "issuer")
    found = [{name: row[name] for name in wanted if row.get(name)} for _case_name, row in _table(content)]
    for row in found:
        row |= cells.date_cells(record, row.pop("date", ""))
    if found := [row for row in found if row]:
        record.plain["legal_resources"] = found


def _requirements(record: ProcedureRecord, content: list[Block]) -> None:
    text = _text(content)
    record.plain["requirements"] = ""
    if not says_nothing(text):
        cells.put_rich(record, "requirements", text.replace("<", "&lt;") if "<" in text else text)


def _audience(record: ProcedureRecord, content: list[Block]) -> None:
    """Names may hold commas themselves, so the known ones are looked for first."""
    text = fold(" ; ".join(block for block in content if isinstance(block, str)))
    names = sorted(
        ((fold(name), code) for code, words in terms()["audience"].items() for name in words), key=lambda p: -len(p[0])
    )
    found = []
    for name, code in names:
        if name in text:
            text = text.replace(name, " ")
            found.append(code)
    if found:
        order = list(terms()["audience"])
        record.plain["audience"] = sorted(set(found), key=order.index)
    if rest := [word for word in re.split(r"[;,]", text) if not says_nothing(word)]:
        record.warn(cells.unknown(rest[0].strip()))


def _sector(record: ProcedureRecord, content: list[Block]) -> None:
    if not says_nothing(_text(content)):
        record.plain["sector"] = " ".join(_text(content).split())


READERS = {
    "channels": _channels,
    "evidences": _evidences,
    "steps": _steps,
    "outputs": _outputs,
    "legal_resources": _laws,
    "requirements": _requirements,
    "audience": _audience,
    "sector": _sector,
}
