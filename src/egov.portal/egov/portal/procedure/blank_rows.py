"""Rows of a datagrid that the editor left as they were.

The grid always shows an empty row, and sends it. Taken for real it would ask for its compulsory columns; so rows in
which nothing was entered are taken out of the request before the form reads it. The grid also fails on what no browser
sends, such as a row without its marker; a request made by hand is put right here.
"""

from collections.abc import MutableMapping
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool


NOTHING = ("", "--NOVALUE--", None)


def drop_blank_rows(form: MutableMapping, table: str, row_schema) -> None:
    """Take the blank rows of a table out of the request's form and number the others anew. What is no number of rows is
    taken out too.

    `table` is the name of the widget, such as `form.widgets.cases`.
    """
    count = str(form.get(f"{table}.count", ""))
    if not (count.isascii() and count.isdecimal()):
        form.pop(f"{table}.count", None)
        return
    rows = [_take(form, f"{table}.{number}") for number in range(min(int(count), len(form)))]
    kept = [row for row in rows if not _is_blank(row, row_schema)]
    form[f"{table}.count"] = str(len(kept))
    for number, row in enumerate(kept):
        form.update({f"{table}.{number}{rest}": value for rest, value in row.items()})
        form[f"{table}.{number}-empty-marker"] = "1"


def _take(form: MutableMapping, prefix: str) -> dict:
    """The row's own keys, without the prefix, taken out of the form."""
    keys = [key for key in form if key.startswith((f"{prefix}.", f"{prefix}-"))]
    return {key.removeprefix(prefix): form.pop(key) for key in keys}


def _is_blank(row: dict, row_schema) -> bool:
    return all(_untouched(row.get(f".widgets.{name}"), field) for name, field in getFieldsInOrder(row_schema))


def _untouched(value, field) -> bool:
    if IBool.providedBy(field):
        return True
    if isinstance(value, list):
        value = value[0] if value else None
    return value in NOTHING or value == str(field.default)
