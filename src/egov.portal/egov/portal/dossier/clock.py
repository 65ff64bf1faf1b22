"""What time it is for the acts on a dossier."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from datetime import UTC


_fixed: ContextVar[datetime | None] = ContextVar("fixed instant", default=None)


def now() -> datetime:
    """The present instant in UTC, to the second: what is stored of every act."""
    return (_fixed.get() or datetime.now(UTC)).replace(microsecond=0)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Act as if it were `instant` (aware). For loading history: the demo, the papers of an earlier system, tests."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    token = _fixed.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
