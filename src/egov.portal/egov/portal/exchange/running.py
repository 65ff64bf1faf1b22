"""An import in pieces: each piece is checked against the site as it is then, and written.

A commit after each piece makes the whole resumable: what is done is "same" when the file is imported again. Nothing of
a file with a problem that belongs to no single procedure is written.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from egov.portal.exchange.checking import check
from egov.portal.exchange.checking import Options
from egov.portal.exchange.checking import refuse_doubles
from egov.portal.exchange.checking import Step
from egov.portal.exchange.lookup import Lookup
from egov.portal.exchange.record import ERROR
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.record import Reading
from egov.portal.exchange.source import read
from egov.portal.exchange.writing import write


PIECE = 100


def prepared(data: bytes) -> Reading:
    """The records of a file with the codes that are there twice refused. Raises Unreadable."""
    reading = read(data)
    refuse_doubles(reading)
    return reading


def is_blocked(reading: Reading) -> bool:
    """Is something wrong that belongs to no single procedure?"""
    return any(finding.severity == ERROR for finding in reading.findings)


def pieces(records: Sequence[ProcedureRecord], size: int = PIECE) -> Iterator[Sequence[ProcedureRecord]]:
    """The records in pieces of that size."""
    return (records[start : start + size] for start in range(0, len(records), size))


def checked(records: Sequence[ProcedureRecord], options: Options) -> list[Step]:
    """What would happen to these records now; nothing is written."""
    lookup = Lookup()
    return [check(record, lookup, options) for record in records]


def imported(root, records: Sequence[ProcedureRecord], options: Options) -> list[Step]:
    """Check these records and write what is right; the caller commits."""
    lookup = Lookup()
    steps = [check(record, lookup, options) for record in records]
    write(root, steps, lookup, options)
    return steps
