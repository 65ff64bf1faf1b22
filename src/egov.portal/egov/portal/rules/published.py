"""How published procedures write time limits and amounts: "05 ngay lam viec", "8.000 dong", "Khong" (with accents)."""

from .accents import fold
from .duration import Unit
from datetime import date
from decimal import Decimal
import re


AMOUNT = re.compile(r"(?P<number>\d{1,6}(?:[.,]\d{1,3})?)\s*(?P<unit>[a-z_ ]+)", re.ASCII)
DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:T.*)?", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})", re.ASCII),
)
MONEY = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{3})+|\d{1,12})\s*(?:dong|d|vnd)?(?:\s*/.*)?", re.ASCII)
NOTHING = ("khong", "khong co", "mien phi", "0")
UNITS = (
    ("ngay lam viec", Unit.working_day),
    ("working_day", Unit.working_day),
    ("gio", Unit.working_hour),
    ("working_hour", Unit.working_hour),
    ("hour", Unit.working_hour),
    ("ngay", Unit.day),
    ("calendar_day", Unit.day),
    ("day", Unit.day),
)
"""Beginnings of a unit's name, folded, the longer before the shorter. National files count office hours."""


def time_limit(text: str) -> tuple[str, Unit] | None:
    """Number (plain, such as 5 or 2.5) and unit of a time limit; None when it is not understood or not above zero."""
    match = AMOUNT.match(fold(text))
    if match is None:
        return None
    unit = next((unit for name, unit in UNITS if match["unit"].startswith(name)), None)
    number = Decimal(match["number"].replace(",", "."))
    return (f"{number.normalize():f}", unit) if unit and number > 0 else None


def money(text: str) -> int | None:
    """An amount in dong, groups of thousands parted by dots or commas; None when it is not a single plain amount."""
    folded = fold(text)
    if folded in NOTHING:
        return 0
    match = MONEY.fullmatch(folded)
    return int(match["number"].replace(".", "").replace(",", "")) if match and "/" not in folded else None


def iso_date(text: str) -> str | None:
    """A date written as 31/12/2025, 31-12-2025 or 2025-12-31, as ISO 8601; None when it is none."""
    match = next((found for pattern in DATES if (found := pattern.fullmatch(text.strip()))), None)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat() if match else None
    except ValueError:
        return None
