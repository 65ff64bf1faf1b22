"""The published procedures as open data: JSON, CSV, JSON-LD and Turtle, each one file.

A file is made once for each state of the catalogue, by each process for itself, and kept: nothing but the first request
after a change reads procedures.
"""

from collections.abc import Iterator
import csv
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from egov.portal.exchange.checking import present
from egov.portal.exchange.columns import KEPT_HERE
from egov.portal.exchange.texts import rich
from egov.portal.organisation.directory import agencies
from egov.portal.organisation.sectors import sectors
from egov.portal.procedure.content import PUBLISHED
from egov.portal.procedure.linked_data import CONTEXT
from egov.portal.procedure.linked_data import linked_data
from egov.portal.procedure.shelf import version
from egov.portal.rules.spreadsheet_text import safe
from egov.portal.rules.turtle import turtle
import io
import json
from plone import api
import threading
import zlib


INTERNAL = (*KEPT_HERE, "process", "review_due", "source_note")
FLAT = (
    "code",
    "title",
    "level",
    "sector",
    "sector_title",
    "agency_title",
    "agency_unit_code",
    "audience",
    "executing_level",
    "kind",
    "decision_number",
    "decision_date",
    "description",
    "online",
    "url",
)
"""The columns of the CSV; tables within a procedure are in the other files."""
_kept: dict = {}
_lock = threading.Lock()


@dataclass(frozen=True)
class Made:
    """A file: its bytes, what tells it from other states of it, when it was made, how many procedures it has."""

    data: bytes
    tag: str
    at: datetime
    count: int


def file(ending: str) -> Made:
    """The file for the current site with that ending. Raises KeyError for one that is not offered."""
    make = MAKERS[ending]
    state = _state()
    key = (api.portal.get().absolute_url(), ending)
    if state is None:  # This transaction has changed the catalogue: what it sees is its own.
        return _made(make, "")
    with _lock:
        kept = _kept.get(key)
        if kept is None or kept[0] != state:
            kept = _kept[key] = (state, _made(make, state))
    return kept[1]


def _state() -> str | None:
    """What tells this state of procedures and of the names of sectors from all others; None within a change."""
    counted = version()
    if counted is None:
        return None
    serial, count = counted
    return f"{serial.hex()}-{count}-{zlib.crc32(repr(sectors()).encode()):x}"


def _made(make, tag: str) -> Made:
    procedures = list(published())
    return Made(make(procedures), tag, datetime.now(UTC), len(procedures))


def published() -> Iterator:
    """The published procedures by code: public, whoever asks."""
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(
        portal_type="Procedure", review_state=PUBLISHED, sort_on="procedure_code"
    ):
        yield brain._unrestrictedGetObject()


def _items(procedures) -> Iterator[dict]:
    titles, places = sectors(), {one.id: one for one in agencies()}
    for procedure in procedures:
        plain = present(procedure)
        agency = places.get(plain["agency"])
        yield {
            "url": procedure.absolute_url(),
            "level": procedure.level(),
            "online": bool(procedure.forms()),
            "sector_title": titles.get(plain["sector"], ""),
            "agency_title": agency.title if agency else "",
            "agency_unit_code": agency.unit_code if agency else "",
            **{name: value for name, value in plain.items() if name not in INTERNAL},
            "requirements": rich(plain["requirements"]),
        }


def _json(procedures) -> bytes:
    return json.dumps({"procedures": list(_items(procedures))}, ensure_ascii=False).encode()


def _csv(procedures) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(FLAT)
    for item in _items(procedures):
        writer.writerow([_cell(item.get(name)) for name in FLAT])
    # The mark tells spreadsheets that it is UTF-8.
    return stream.getvalue().encode("utf-8-sig")


def _cell(value) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return safe("; ".join(value) if isinstance(value, list) else "" if value is None else str(value))


def _nodes(procedures) -> Iterator[dict]:
    for procedure in procedures:
        yield {name: value for name, value in linked_data(procedure).items() if name != "@context"}


def _json_ld(procedures) -> bytes:
    return json.dumps({"@context": CONTEXT, "@graph": list(_nodes(procedures))}, ensure_ascii=False).encode()


def _turtle(procedures) -> bytes:
    return "".join(turtle(CONTEXT, _nodes(procedures))).encode()


MAKERS = {"json": _json, "csv": _csv, "jsonld": _json_ld, "ttl": _turtle}
KINDS = {
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
}
