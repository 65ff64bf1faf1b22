"""Values of fields and of rules as plain JSON data, the same way wherever something is kept or told as such."""

from datetime import date
from datetime import time
from typing import Any


def plain(value: Any) -> Any:
    """A value in JSON types: instants, dates and times in ISO 8601, decimals as text, sets sorted, rich text (whatever
    has a `raw`) as its source, anything else as its text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date | time):  # and instants, which are dates
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    return str(getattr(value, "raw", value))
