"""What a citizen has to pay, and why. All amounts are whole dong.

Fees and charges are set by law (Law on fees and charges 2015; for certified copies TT 226/2016/TT-BTC art. 4: 2,000 a
page for pages 1 and 2, 1,000 from page 3, at most 200,000 a copy). How a formula is written: module `formula_text`.
"""

from .formula import Discount
from .formula import Factor
from .formula import Formula
from .formula import Product
from .formula import Sum
from .formula_text import FormulaError
from .formula_text import parse_formula
from .line import Line
from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


__all__ = [
    "Discount",
    "Factor",
    "Fee",
    "Formula",
    "FormulaError",
    "Product",
    "QuantityError",
    "Sum",
    "compute",
    "from_json",
    "parse_formula",
    "to_json",
    "units",
]


class QuantityError(ValueError):
    """The quantity of a `unit` is not known, or below zero."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


@dataclass(frozen=True)
class Fee:
    """An amount in dong and the lines that explain it.

    Codes: `fee` (price, quantities, amount), `cap` (limit, before), `times` (quantities, amount), `discount` (percent,
    reason, amount), `exempt` (reason, amount); the amounts of the last two are what is taken off.
    """

    amount: int
    lines: tuple[Line, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain JSON data."""
        return {"amount": self.amount, "lines": [line.to_json() for line in self.lines]}


def compute(formula: Formula, quantities: Mapping[str, int] | None = None, grounds: Collection[str] = ()) -> Fee:
    """The fee for these quantities (unit -> number).

    `grounds` are the reasons that apply to this applicant. One that exempts makes it nothing; of several discounts the
    largest counts, and is not added to another. A discount is rounded to the dong, half a dong in the citizen's favour.
    Raises QuantityError when the formula asks for a unit that is missing or negative.
    """
    amount, lines = _sum(formula.base, quantities or {})
    exempt = [reason for reason in formula.exemptions if reason in grounds]
    if exempt:
        return Fee(0, (*lines, Line("exempt", {"reason": exempt[0], "amount": amount})))
    discounts = [discount for discount in formula.discounts if discount.reason in grounds]
    if not discounts:
        return Fee(amount, lines)
    best = max(discounts, key=lambda discount: discount.percent)
    less = (amount * best.percent + 50) // 100
    params = {"percent": best.percent, "reason": best.reason, "amount": less}
    return Fee(amount - less, (*lines, Line("discount", params)))


def _sum(total: Sum, quantities: Mapping[str, int]) -> tuple[int, tuple[Line, ...]]:
    found = [_product(part, quantities) for part in total.parts]
    amount = sum(part for part, _ in found)
    lines = tuple(line for _, part_lines in found for line in part_lines)
    if total.cap is None or amount <= total.cap:
        return amount, lines
    return total.cap, (*lines, Line("cap", {"limit": total.cap, "before": amount}))


def _product(product: Product, quantities: Mapping[str, int]) -> tuple[int, tuple[Line, ...]]:
    counted = {str(factor): factor.count(_quantity(factor.unit, quantities)) for factor in product.factors}
    if isinstance(product.head, Sum):
        inner, lines = _sum(product.head, quantities)
        amount = _times(inner, product.factors, counted)
        return amount, (*lines, Line("times", {"quantities": counted, "amount": amount})) if counted else lines
    amount = _times(product.head, product.factors, counted)
    return amount, (Line("fee", {"price": product.head, "quantities": counted, "amount": amount}),)


def _times(amount: int, factors: Collection[Factor], counted: Mapping[str, int]) -> int:
    for factor in factors:
        amount *= counted[str(factor)]
    return amount


def _quantity(unit: str, quantities: Mapping[str, int]) -> int:
    quantity = quantities.get(unit, -1)
    if quantity < 0:
        raise QuantityError(unit)
    return quantity


def units(formula: Formula) -> frozenset[str]:
    """The units whose quantity the formula asks for, so that a form can ask the citizen."""
    return _units(formula.base)


def _units(total: Sum) -> frozenset[str]:
    own = {factor.unit for part in total.parts for factor in part.factors}
    inner = (_units(part.head) for part in total.parts if isinstance(part.head, Sum))
    return frozenset(own).union(*inner)


def to_json(formula: Formula) -> dict[str, Any]:
    """As plain JSON data: the canonical text, and the units it asks for."""
    return {"formula": str(formula), "units": sorted(units(formula))}


def from_json(data: Mapping[str, Any]) -> Formula:
    """Read what `to_json` wrote. Raises FormulaError, or KeyError without a text."""
    return parse_formula(data["formula"])
