"""The little language in which an editor writes a fee, and its parser.

    8000                                                      a fixed amount, in dong; 8.000 is the same
    8000 * copy                                               for each copy
    (2000*page[1-2] + 1000*page[3-] <= 200000) * copy         by the page, pages 1 and 2 dearer, at most 200,000 a copy
    8000; free on_time, poor; -30% online                     exemptions and discounts, by the reason's code

Grammar (white space is free):

    formula  = sum { ";" clause }
    clause   = "free" reason { "," reason }  |  "-" number "%" reason
    sum      = product { "+" product } [ "<=" number ]
    product  = ( number | "(" sum ")" ) { "*" unit }
    unit     = name [ "[" number "-" [ number ] "]" ]

`name[a-b]` counts the units from the a-th to the b-th, both included. Nothing is ever evaluated as code.
"""

from .formula import Discount
from .formula import Factor
from .formula import Formula
from .formula import FREE
from .formula import Product
from .formula import Sum
from dataclasses import dataclass
import re
from typing import NoReturn


MAX_LENGTH = 500
MAX_DEPTH = 5
MAX_NUMBER = 10**12

TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d{1,3}(?:\.\d{3})+(?![\d.])|\d+)
        |(?P<name>[a-z][a-z0-9_]*)
        |(?P<sign><=|[-+*()\[\];,%])
    )""",
    re.ASCII | re.VERBOSE,
)


class FormulaError(ValueError):
    """What is wrong with a formula (`code`), and where: `position` counts characters from 0.

    Codes: `empty`, `too_long`, `too_deep`, `unknown_character`, `number_expected`, `number_too_large`,
    `amount_expected`, `name_expected`, `unclosed`, `bad_range`, `bad_percent`, `clause_expected`, `unexpected`.
    """

    def __init__(self, code: str, position: int) -> None:
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position


def parse_formula(text: str) -> Formula:
    """Read a formula. Raises FormulaError."""
    if len(text) > MAX_LENGTH:
        raise FormulaError("too_long", MAX_LENGTH)
    return _Parser(text).formula()


@dataclass(frozen=True)
class Token:
    """A piece of the text: "number", "name", "sign" or "end"."""

    kind: str
    text: str
    position: int


def _tokens(text: str) -> list[Token]:
    found = []
    place = 0
    while match := TOKEN.match(text, place):
        kind = str(match.lastgroup)
        found.append(Token(kind, match[kind], match.start(kind)))
        place = match.end()
    rest = len(text) - len(text[place:].lstrip())
    if rest < len(text):
        raise FormulaError("unknown_character", rest)
    return [*found, Token("end", "", rest)]


class _Parser:
    """Recursive descent, one method a rule of the grammar."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.place = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def fail(self, code: str) -> NoReturn:
        raise FormulaError(code, self.next.position)

    def take(self, text: str) -> bool:
        """Step over the next token when it reads `text`."""
        if self.next.text != text:
            return False
        self.place += 1
        return True

    def need(self, text: str, code: str) -> None:
        if not self.take(text):
            self.fail(code)

    def value(self, kind: str) -> str:
        if self.next.kind != kind:
            self.fail(f"{kind}_expected")
        self.place += 1
        return self.tokens[self.place - 1].text

    def number(self) -> int:
        start = self.place
        number = int(self.value("number").replace(".", ""))
        if number > MAX_NUMBER:
            self.place = start
            self.fail("number_too_large")
        return number

    def formula(self) -> Formula:
        if self.next.kind == "end":
            self.fail("empty")
        base = self.sum()
        discounts: list[Discount] = []
        exemptions: list[str] = []
        while self.take(";"):
            self.clause(discounts, exemptions)
        if self.next.kind != "end":
            self.fail("unexpected")
        return Formula(base, tuple(discounts), tuple(exemptions))

    def clause(self, discounts: list[Discount], exemptions: list[str]) -> None:
        if self.take(FREE):
            exemptions.append(self.value("name"))
            while self.take(","):
                exemptions.append(self.value("name"))
            return
        self.need("-", "clause_expected")
        start = self.place
        percent = self.number()
        if not 1 <= percent <= 100:
            self.place = start
            self.fail("bad_percent")
        self.need("%", "bad_percent")
        discounts.append(Discount(percent, self.value("name")))

    def sum(self) -> Sum:
        parts = [self.product()]
        while self.take("+"):
            parts.append(self.product())
        return Sum(tuple(parts), self.number() if self.take("<=") else None)

    def product(self) -> Product:
        head = self.head()
        factors = []
        while self.take("*"):
            factors.append(self.factor())
        return Product(head, tuple(factors))

    def head(self) -> int | Sum:
        if self.next.kind == "number":
            return self.number()
        if self.depth == MAX_DEPTH:
            self.fail("too_deep")
        self.need("(", "amount_expected")
        self.depth += 1
        inner = self.sum()
        self.need(")", "unclosed")
        self.depth -= 1
        return inner

    def factor(self) -> Factor:
        unit = self.value("name")
        if not self.take("["):
            return Factor(unit)
        start = self.place
        first = self.number()
        self.need("-", "bad_range")
        last = self.number() if self.next.kind == "number" else None
        if first < 1 or (last is not None and last < first):
            self.place = start
            self.fail("bad_range")
        self.need("]", "unclosed")
        return Factor(unit, first, last)
