"""The text of a cell as the value of a field of the schema."""

from egov.portal import _
from egov.portal.exchange.cells import not_a_date
from egov.portal.exchange.terms import code_of
from egov.portal.exchange.terms import terms
from egov.portal.exchange.texts import line
from egov.portal.exchange.texts import lines
from egov.portal.exchange.texts import rich
from egov.portal.rules.accents import fold
from egov.portal.rules.published import iso_date
from plone.app.textfield.interfaces import IRichText
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine


YES, NO = ("1", "x", "co", "yes", "true"), ("0", "khong", "no", "false")
EMPTY = "-"
"""What empties a field: an empty cell leaves it as it is."""
FREE = ("sector", "agency", "case")
"""Choices and codes that are looked up in the site, by code or name."""


class BadCell(ValueError):
    """The cell does not fit its column; `message` is ready to be translated."""

    def __init__(self, message) -> None:
        super().__init__(str(message))
        self.message = message


def value_of(name: str, field, text: str):
    """The value, in JSON types. Raises BadCell."""
    if text == EMPTY:
        return (
            []
            if ICollection.providedBy(field)
            else ""
            if IText.providedBy(field) or IRichText.providedBy(field)
            else None
        )
    if ICollection.providedBy(field):
        return _several(name, field, text)
    if IChoice.providedBy(field) and name not in FREE:
        return _choice(name, field, text)
    return _single(name, field, text)


def _single(name: str, field, text: str):
    if IBool.providedBy(field):
        return _truth(text)
    if IInt.providedBy(field):
        if not (text.isascii() and text.isdecimal() and len(text) < 5):
            raise BadCell(_("'${text}' is no whole number.", mapping={"text": text[:40]}))
        return int(text)
    if IDate.providedBy(field):
        return _date(text)
    if IRichText.providedBy(field):
        return rich(text)
    return line(text) if ITextLine.providedBy(field) else lines(text)


def _several(name: str, field, text: str) -> list:
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    return [_choice(name, field.value_type, part) for part in parts] if IChoice.providedBy(field.value_type) else parts


def _choice(name: str, field, text: str) -> str:
    """A choice by its value, or by its national word."""
    known = {term.value for term in field.vocabulary or ()}
    code = text if text in known else code_of(name, text) if name in terms() else None
    if not known or code in known:
        return code or text
    raise BadCell(_("'${text}' is none of: ${known}.", mapping={"text": text[:40], "known": ", ".join(sorted(known))}))


def _truth(text: str) -> bool:
    if fold(text) in (*YES, *NO):
        return fold(text) in YES
    raise BadCell(_("'${text}' is neither 1 nor 0.", mapping={"text": text[:40]}))


def _date(text: str) -> str:
    found = iso_date(text)
    if found is None:
        raise BadCell(not_a_date(text))
    return found
