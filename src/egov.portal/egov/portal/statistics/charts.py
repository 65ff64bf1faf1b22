"""Charts as plain geometry: the templates draw it as SVG, on the server.

Widths are in per cent of the page's, so that letters keep their size on a telephone; heights are in pixels. What tells
the parts apart is their pattern as well as their colour, and the table under each chart says the same in numbers.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass


ROW, LABEL, BAR = 46, 15, 18
PLOT_TOP, PLOT, FOOT = 18, 180, 40
COLUMN = 0.36
"""How much of its place a column takes."""
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Part:
    """A rectangle: what it shows, how much, and where; x and width are texts such as "12.5%"."""

    kind: str
    number: int
    x: str
    width: str
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """A bar and its name above it."""

    title: str
    total: int
    label_y: int
    parts: Sequence[Part]


@dataclass(frozen=True)
class Bars:
    """Bars one below the other, the longest as wide as the page."""

    bars: Sequence[Bar]
    kinds: Sequence[str]
    height: int


@dataclass(frozen=True)
class Tick:
    """A line across the plot, and the number that it stands for."""

    number: int
    y: float


@dataclass(frozen=True)
class Place:
    """A place on the axis: its two lines of name, their middle, and its columns."""

    title: str
    below: str
    x: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Columns:
    """Groups of columns side by side."""

    places: Sequence[Place]
    kinds: Sequence[str]
    ticks: Sequence[Tick]
    height: int
    foot: float


def bars(rows: Sequence[tuple[str, Mapping[str, int]]], kinds: Sequence[str]) -> Bars:
    """Stacked bars of (name, {kind: number})."""
    totals = [sum(numbers.get(kind, 0) for kind in kinds) for _title, numbers in rows]
    longest = max(totals, default=0) or 1
    drawn = []
    for place, ((title, numbers), total) in enumerate(zip(rows, totals, strict=True)):
        top = place * ROW
        drawn.append(Bar(title, total, top + LABEL, _stack(numbers, kinds, longest, top + LABEL + 7)))
    return Bars(drawn, kinds, len(rows) * ROW)


def columns(rows: Sequence[tuple[str, str, Mapping[str, int]]], kinds: Sequence[str]) -> Columns:
    """Columns of (name, second line of the name, {kind: number})."""
    top = ceiling(max((numbers.get(kind, 0) for _t, _b, numbers in rows for kind in kinds), default=0))
    foot = PLOT_TOP + PLOT
    ticks = [Tick(number, foot - PLOT * number / top) for number in sorted({0, top // 2, top})]
    width = 100 / max(len(rows), 1)
    places = [
        Place(title, below, percent((place + 0.5) * width), _group(numbers, kinds, top, place * width, width))
        for place, (title, below, numbers) in enumerate(rows)
    ]
    return Columns(places, kinds, ticks, foot + FOOT, foot)


def ceiling(number: int) -> int:
    """The next round number that is not smaller: 1, 2 or 5 with noughts; at least 2, so that its half is a number."""
    power = 1
    while True:
        for step in STEPS:
            if step * power >= max(number, 2):
                return step * power
        power *= 10


def percent(number: float) -> str:
    """A share of the width."""
    return f"{number:.3f}%"


def _stack(numbers, kinds, longest, y):
    parts, x = [], 0.0
    for kind in kinds:
        width = 100 * numbers.get(kind, 0) / longest
        if width:
            parts.append(Part(kind, numbers[kind], percent(x), percent(width), y, BAR))
            x += width
    return parts


def _group(numbers, kinds, top, begin, width):
    parts, x = [], begin + width * (1 - COLUMN * len(kinds)) / 2
    for kind in kinds:
        height = PLOT * numbers.get(kind, 0) / top
        y = PLOT_TOP + PLOT - height
        parts.append(Part(kind, numbers.get(kind, 0), percent(x), percent(width * COLUMN), y, height))
        x += width * COLUMN
    return parts
