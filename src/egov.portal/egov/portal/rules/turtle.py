"""Linked data written as Turtle: the JSON-LD that this portal writes, said in the other notation.

Only the part of JSON-LD in use: a flat context of prefixes with `@vocab`, nodes with `@id` and `@type`, texts, whole
numbers, lists without order, nodes within nodes. Source: W3C, RDF 1.1 Turtle; JSON-LD 1.1.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any


ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
FORBIDDEN = frozenset('<>"{}|^`\\')
DEFAULT = "schema"
"""The prefix that stands for `@vocab`."""


def turtle(context: Mapping[str, str], nodes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The text in pieces: the prefixes, then one piece a node."""
    for prefix, address in context.items():
        yield f"@prefix {DEFAULT if prefix == '@vocab' else prefix}: {iri(address)} .\n"
    for node in nodes:
        subject = iri(node["@id"]) if "@id" in node else "[]"
        yield f"\n{subject} {_said(node, 1)} .\n"
        yield from _said_elsewhere(node)


def iri(address: str) -> str:
    """An address in angle brackets; what may not stand there is written as its number."""
    return "<" + "".join(f"\\u{ord(char):04X}" if char in FORBIDDEN or char <= " " else char for char in address) + ">"


def literal(value: str | int) -> str:
    """A text in quotes, or a whole number."""
    if isinstance(value, int):
        return str(value)
    return '"' + "".join(ESCAPES.get(char) or (f"\\u{ord(char):04X}" if char < " " else char) for char in value) + '"'


def _name(word: str) -> str:
    return word if ":" in word else f"{DEFAULT}:{word}"


def _said(node: Mapping[str, Any], depth: int) -> str:
    """Predicates and objects of a node."""
    parts = []
    for key, value in node.items():
        values = value if isinstance(value, list | tuple) else [value]
        if key == "@type":
            parts.append("a " + ", ".join(map(_name, values)))
        elif key != "@id" and values:
            parts.append(f"{_name(key)} {', '.join(_object(one, depth) for one in values)}")
    return (" ;\n" + "  " * depth).join(parts)


def _object(value: Any, depth: int) -> str:
    if not isinstance(value, Mapping):
        return literal(value)
    return iri(value["@id"]) if "@id" in value else f"[ {_said(value, depth + 1)} ]"


def _said_elsewhere(node: Mapping[str, Any]) -> Iterator[str]:
    """Nodes with an address of their own that lie within this one are told behind it."""
    for value in node.values():
        for inner in value if isinstance(value, list | tuple) else [value]:
            if isinstance(inner, Mapping):
                if "@id" in inner and len(inner) > 1:
                    yield f"\n{iri(inner['@id'])} {_said(inner, 1)} .\n"
                yield from _said_elsewhere(inner)
