"""The conditions of `depends_on`, evaluated on the server.

EasyForm hands a field's `depends_on` to Patternslib's pat-depends, which shows and hides the field in the browser only:
a hidden compulsory field would still be asked for, and a hidden value would still be taken. This module reads the same
language into plain lists; `form.js` evaluates the same lists in the browser.

    expression  = term (("and" | "or") expression)?          binds to the right, as in Patternslib
    term        = "not" term | "(" expression ")" | input (operator value)?
    operator    = "=" "!=" "<" "<=" ">" ">=" "~=" (contains) "=~" (is contained in)

As lists: ["and", a, b], ["or", a, b], ["not", a], ["filled", input], [operator, input, value].
"""

from collections.abc import Callable
from collections.abc import Mapping
from functools import lru_cache
import re
from typing import Any


Condition = list[Any]
Values = Mapping[str, str | None]

TOKEN = re.compile(r"\s*(<=|>=|!=|~=|=~|[=<>()]|[^\s=<>!~()]+)")
PREFIX = "form.widgets."
YES, NO = ("selected", "true"), "false"
"""What a ticked box and a pair of buttons hold."""


class ConditionError(ValueError):
    """The text is not a condition."""


@lru_cache(maxsize=1024)
def parse(text: str) -> Condition:
    """The condition that `text` is; ConditionError if it is none. Shared: not to be changed.

    Only the part before the first ";" is the condition; pat-depends keeps its options behind it.
    """
    tokens = _tokens(text.partition(";")[0].strip().removeprefix("condition:").strip())
    condition = _expression(tokens)
    if tokens:
        raise ConditionError(text)
    return condition


def holds(condition: Condition, values: Values) -> bool:
    """Is the condition true of these values by input name (see raw_value)? What is not there is as good as empty."""
    operator, *parts = condition
    if operator in CONNECTIVES:
        return CONNECTIVES[operator](holds(part, values) for part in parts)
    value = values.get(parts[0])
    return bool(value) if operator == "filled" else COMPARISONS[operator](value, parts[1])


def raw_value(value: Any, yes_or_no: bool = False) -> str | None:
    """A field's value as the browser's form control would hold it: None when nothing is chosen or ticked.

    `yes_or_no`: the value is that of a question to be answered so; no is as good as nothing.
    """
    if isinstance(value, list | tuple | set | frozenset):
        value = next(iter(value), None)
    if yes_or_no and value == NO:
        return None
    if isinstance(value, bool):
        return "selected" if value else None
    return None if value is None else str(value)


def _tokens(text: str) -> list[str]:
    found, position = [], 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise ConditionError(text)
        found.append(match[1])
        position = match.end()
    return found


def _take(tokens: list[str]) -> str:
    if not tokens:
        raise ConditionError("it ends too early")
    return tokens.pop(0)


def _expression(tokens: list[str]) -> Condition:
    left = _term(tokens)
    if not tokens or tokens[0] == ")":
        return left
    connective = _take(tokens).lower()
    if connective not in ("and", "or"):
        raise ConditionError(connective)
    return [connective, left, _expression(tokens)]


def _term(tokens: list[str]) -> Condition:
    head = _take(tokens)
    if head.lower() == "not":
        return ["not", _term(tokens)]
    if head == "(":
        inner = _expression(tokens)
        if _take(tokens) != ")":
            raise ConditionError("a bracket is not closed")
        return inner
    name = head.removeprefix(PREFIX).partition(":")[0]
    if tokens and tokens[0] in COMPARISONS:
        return [_take(tokens), name, _take(tokens)]
    return ["filled", name]


def _same(value: str | None, wanted: str) -> bool:
    return value == wanted or (value in YES and wanted in YES)


def _ordered(test: Callable[[float, float], bool]) -> Callable[[str | None, str], bool]:
    def compare(value: str | None, wanted: str) -> bool:
        try:
            return test(float(value or 0), float(wanted))
        except ValueError:
            return False

    return compare


CONNECTIVES: dict[str, Callable[..., bool]] = {"and": all, "or": any, "not": lambda parts: not all(parts)}

COMPARISONS: dict[str, Callable[[str | None, str], bool]] = {
    "=": lambda value, wanted: _same(value, wanted),
    "!=": lambda value, wanted: not _same(value, wanted),
    "~=": lambda value, wanted: value is not None and wanted in value,
    "=~": lambda value, wanted: value is not None and value in wanted,
    "<": _ordered(lambda value, wanted: value < wanted),
    "<=": _ordered(lambda value, wanted: value <= wanted),
    ">": _ordered(lambda value, wanted: value > wanted),
    ">=": _ordered(lambda value, wanted: value >= wanted),
}
