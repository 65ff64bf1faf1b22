"""A JSON file as a list of the objects in it, whatever is wrapped around them."""

from egov.portal import _
from egov.portal.exchange.record import Unreadable
import json


WRAPPERS = ("data", "items", "content", "procedures", "DATA")


def objects(text: str) -> list:
    """The procedures of the file, not looked into yet. Raises Unreadable."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise Unreadable(_("The file is nested too deep.")) from None
    except json.JSONDecodeError as error:
        message = _(
            "This is no JSON: line ${line}, column ${column}.", mapping={"line": error.lineno, "column": error.colno}
        )
        raise Unreadable(message) from None
    return _unwrapped(data)


def _unwrapped(data) -> list:
    if isinstance(data, list):
        return data
    if isinstance(data, dict):
        inner = next((data[name] for name in WRAPPERS if isinstance(data.get(name), list | dict)), None)
        return [data] if inner is None else _unwrapped(inner)
    raise Unreadable(_("There are no procedures in this file."))


def rows(value) -> list[dict]:
    """A value that should be a list of objects, without what is none; a text counts as the name of one."""
    found = value if isinstance(value, list) else [] if value in (None, "") else [value]
    return [{"name": row} if isinstance(row, str) else row for row in found if isinstance(row, dict | str)]
