"""The pages of a list, as numbers and addresses."""

from urllib.parse import parse_qsl
from urllib.parse import urlencode


START = "b_start"
AROUND = 3
"""How many pages on either side of the current one have a link, besides the first and the last."""


def start_of(request, name=START):
    """Where the batch begins that was asked for; the beginning when that is not a number."""
    asked = str(request.form.get(name, ""))
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def pages(request, start, size, total, name=START):
    """One dict a page, `number` and `url`, the current one without; empty when one page holds all. `name`: of the value
    that asks for a batch, where a page has several lists."""
    last = max(total - 1, 0) // size
    current = min(start // size, last)
    shown = sorted({0, last, *range(max(current - AROUND, 0), min(current + AROUND, last) + 1)})
    links = [{"number": n + 1, "url": None if n == current else _url(request, name, n * size)} for n in shown]
    return links if last else []


def _url(request, name, start):
    query = [pair for pair in parse_qsl(request.get("QUERY_STRING", "")) if pair[0] != name]
    return f"{request['ACTUAL_URL']}?{urlencode([*query, (name, start)])}"
