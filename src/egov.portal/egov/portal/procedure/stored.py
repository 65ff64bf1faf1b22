"""Plain JSON data of a procedure as its fields store it; the way back is `snapshot.plain`."""

from collections.abc import Mapping
from datetime import date
from egov.portal.procedure.schema import IProcedure
from plone.app.textfield.interfaces import IRichText
from plone.app.textfield.value import RichTextValue
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IDate
from zope.schema.interfaces import ISet


TABLES = {
    name: field.value_type.schema
    for name, field in getFieldsInOrder(IProcedure)
    if hasattr(getattr(field, "value_type", None), "schema")
}
"""The fields that hold rows, with the columns of each."""
COLUMNS = {name: dict(getFieldsInOrder(schema)) for name, schema in TABLES.items()}
"""Table → column → field. Looked up once: a catalogue has tens of thousands of rows."""


def stored(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The values of these fields. Rows get every column; what is no field of a procedure is passed on untouched.

    Raises ValueError for a date that is none.
    """
    return {name: _value(IProcedure.get(name), name, value) for name, value in plain.items()}


def _value(field, name, value):
    if name in TABLES:
        return [_row(COLUMNS[name], row) for row in value or ()]
    if ISet.providedBy(field):
        return set(value or ())
    if IDate.providedBy(field):
        return _date(value)
    if IRichText.providedBy(field):
        return RichTextValue(value, "text/html", "text/x-html-safe") if value else None
    return value


def _row(columns: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _date(row.get(name)) if IDate.providedBy(field) else row.get(name, field.default)
        for name, field in columns.items()
    }


def _date(value):
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None
