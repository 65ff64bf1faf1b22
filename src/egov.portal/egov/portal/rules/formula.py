"""A fee as data: prices in dong, what they are multiplied by, caps, discounts and exemptions."""

from dataclasses import dataclass


FREE = "free"


@dataclass(frozen=True)
class Factor:
    """A unit that an amount is multiplied by: all of them, or those from the `first` to the `last` only."""

    unit: str
    first: int = 1
    last: int | None = None

    def __str__(self) -> str:
        if self.first == 1 and self.last is None:
            return self.unit
        return f"{self.unit}[{self.first}-{'' if self.last is None else self.last}]"

    def count(self, quantity: int) -> int:
        """How many of `quantity` units fall into the range."""
        last = quantity if self.last is None else min(quantity, self.last)
        return max(last - self.first + 1, 0)


@dataclass(frozen=True)
class Product:
    """A price in dong, or a sum in brackets, times its factors."""

    head: "int | Sum"
    factors: tuple[Factor, ...] = ()

    def __str__(self) -> str:
        head = f"({self.head})" if isinstance(self.head, Sum) else str(self.head)
        return "*".join([head, *map(str, self.factors)])


@dataclass(frozen=True)
class Sum:
    """Products added up, and the most they may come to."""

    parts: tuple[Product, ...]
    cap: int | None = None

    def __str__(self) -> str:
        text = " + ".join(map(str, self.parts))
        return text if self.cap is None else f"{text} <= {self.cap}"


@dataclass(frozen=True)
class Discount:
    """Per cent taken off for a reason."""

    percent: int
    reason: str


@dataclass(frozen=True)
class Formula:
    """A fee as written: what it comes to, who pays less, who pays nothing. `str` gives the canonical text."""

    base: Sum
    discounts: tuple[Discount, ...] = ()
    exemptions: tuple[str, ...] = ()

    def __str__(self) -> str:
        free = [f"{FREE} {', '.join(self.exemptions)}"] if self.exemptions else []
        return "; ".join([str(self.base), *free, *(f"-{less.percent}% {less.reason}" for less in self.discounts)])
