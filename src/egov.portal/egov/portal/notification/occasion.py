"""An occasion on which the portal writes to somebody."""

from dataclasses import dataclass
from typing import Literal
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class Occasion:
    """`title`: what managers call it; `reader`: to whom it is written; `subject`, `body` (by paragraphs): the text
    as shipped."""

    id: str
    title: Message
    reader: Literal["applicant", "officer", "manager"]
    subject: Message
    body: tuple[Message | str, ...]
