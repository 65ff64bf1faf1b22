"""The fields of the room's own forms, as their pages show them."""

from dataclasses import dataclass
from typing import Any
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Field:
    """One control. `kind` is the type of an input, or "radio" or "select" with `options` of (value, title)."""

    name: str
    label: str | Message
    help: str | Message = ""
    kind: str = "text"
    required: bool = True
    autocomplete: str = "off"
    max_length: int = 200
    options: tuple[tuple[str, Any], ...] = ()
    only_for: str = ""
    """The kind of party that is asked ("" for all): the page shows it to those alone."""


def values_of(fields, said):
    """What was sent for these fields, as texts without blanks at the ends; a password stays as it was typed."""
    texts = {field.name: str(said.get(field.name, "") or "") for field in fields}
    kinds = {field.name: field.kind for field in fields}
    return {name: text if kinds[name] == "password" else text.strip() for name, text in texts.items()}
