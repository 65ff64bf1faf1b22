"""Many changes in one transaction: what is the same for all of them is read once.

Besides the reading itself this spares the catalogue: to ask it writes what waits to be indexed, so that each procedure
would be indexed several times.
"""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any


_memory: ContextVar[dict[str, Any] | None] = ContextVar("read once", default=None)


@contextmanager
def batch() -> Iterator[None]:
    """Within, nothing changes but procedures: neither agencies, nor groups, nor workflows."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def once(name: str, read: Callable[[], Any]) -> Any:
    """What `read` gives; within a batch what it gave the first time. Without one it is read each time."""
    memory = _memory.get()
    if memory is None:
        return read()
    if name not in memory:
        memory[name] = read()
    return memory[name]


def is_going() -> bool:
    """Is this within a batch?"""
    return _memory.get() is not None
