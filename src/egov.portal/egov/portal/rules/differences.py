"""What became different in a text of several lines: only the changed lines, with the words that went and those that
came."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
import re
from typing import Literal


Kind = Literal["same", "removed", "added"]
ALIKE = 0.5  # two lines with less in common are shown as one that went and one that came
PIECE = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Part:
    """A stretch of text, and whether it stayed, went, or came."""

    kind: Kind
    text: str


Line = tuple[Part, ...]


def changed_lines(before: Sequence[str], after: Sequence[str]) -> list[Line]:
    """The lines that are not the same in both; nothing for equal texts."""
    found: list[Line] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found.extend(_replaced(before[a:b], after[c:d]))
    return found


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Lines that stand for each other are shown as one; the others as a whole."""
    left = list(after)
    for line in before:
        mate = next((other for other in left if _alike(line, other)), None)
        if mate is None:
            yield (Part("removed", line),)
        else:
            left.remove(mate)
            yield tuple(_words(line, mate))
    yield from ((Part("added", line),) for line in left)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= ALIKE


def _words(before: str, after: str) -> Iterator[Part]:
    old, new = PIECE.findall(before), PIECE.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Part("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Part("removed", "".join(old[a:b]))
        if d > c:
            yield Part("added", "".join(new[c:d]))
