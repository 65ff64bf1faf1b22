"""Which of the saved versions of a text everybody could read, and since when."""

from collections.abc import Collection
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """A version that was public: its number among the saved ones, and the instant from which it was (seconds)."""

    saved: int
    since: float


def editions(saved: Sequence[float], entered: Sequence[tuple[float, str]], public: Collection[str]) -> list[Edition]:
    """The public ones of the versions saved at these instants, in their order.

    `entered`: when which state was entered, in the order of time. A version lasts until the next one is saved; it was
    public if the text was in a public state at any instant of that time.
    """
    found = []
    for number, start in enumerate(saved):
        end = saved[number + 1] if number + 1 < len(saved) else None
        since = _public_since(start, end, entered, public)
        if since is not None:
            found.append(Edition(number, since))
    return found


def _public_since(
    start: float, end: float | None, entered: Sequence[tuple[float, str]], public: Collection[str]
) -> float | None:
    before = [state for instant, state in entered if instant <= start]
    if before and before[-1] in public:
        return start
    later = (instant for instant, state in entered if instant > start and state in public)
    return next((instant for instant in later if end is None or instant < end), None)
