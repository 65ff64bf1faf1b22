"""The reference of a dossier and the PIN that opens its public status page.

TT 01/2018/TT-VPCP art. 19: `<unit code>-YYMMDD-NNNN`, the date of reception and the running number of the unit on
that day.
"""

import base64
from collections.abc import Sequence
from datetime import date
import hashlib
import hmac
import re
import secrets
from typing import Protocol


REFERENCE = re.compile(r"(?P<unit>[A-Z0-9]+(?:\.[A-Z0-9]+)*)-(?P<day>\d{6})-(?P<number>\d{4}|[1-9]\d{4,})", re.ASCII)
UNIT_CODE = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)*", re.ASCII)
CENTURY = 2000

PIN_ALPHABET = "34679ACEFGHJKMNPRTUVWXY"
"""No two that look or sound alike on paper: 0/O/D/Q, 1/I/L, 2/Z, 5/S, 8/B."""
PIN_LENGTH = 6


class Chooser(Protocol):
    """What `new_pin` draws from: `secrets`, or a `random.Random` in tests."""

    def choice(self, seq: Sequence[str], /) -> str:
        """One of `seq`."""


def format_reference(unit_code: str, day: date, number: int) -> str:
    """Such as "H27.10-261122-0001": four digits at least, more when a unit has more than 9,999 dossiers in a day.

    Raises ValueError for a unit code that is not of letters, digits and dots, a year outside 2000-2099, a number
    below 1.
    """
    if not UNIT_CODE.fullmatch(unit_code):
        raise ValueError(f"not a unit code: {unit_code!r}")
    if day.year // 100 * 100 != CENTURY:
        raise ValueError(f"a reference cannot carry the year {day.year}")
    if number < 1:
        raise ValueError("running numbers start at 1")
    return f"{unit_code}-{day:%y%m%d}-{number:04d}"


def parse_reference(text: str) -> tuple[str, date, int]:
    """Unit code, day and number of a reference as somebody typed it: case and spaces do not matter.

    Raises ValueError when it is not a reference, names no real day or has the number 0.
    """
    match = REFERENCE.fullmatch("".join(text.split()).upper())
    if not match or not int(match["number"]):
        raise ValueError("not a reference")
    day = match["day"]
    return match["unit"], date(CENTURY + int(day[:2]), int(day[2:4]), int(day[4:])), int(match["number"])


def new_pin(rng: Chooser = secrets) -> str:
    """A random PIN (23 ** 6, or about 148 million, possibilities)."""
    return "".join(rng.choice(PIN_ALPHABET) for _ in range(PIN_LENGTH))


# A PIN is short, so no hash can keep it from somebody who has both the database and time: the hash keeps PINs out of
# backups and from curious eyes, and throttling protects the page. So scrypt stays cheap (64 KiB, about 0.3 ms): a burst
# of look-ups cannot be used to exhaust the server, and filing, which hashes one PIN each, stays fast. Parameters are
# stored with each hash and may be raised later.
COST, BLOCK, LANES = 64, 8, 1
SALT_BYTES, KEY_BYTES = 16, 32


def hash_pin(pin: str) -> str:
    """`scrypt$n$r$p$salt$key`, salted: two hashes of one PIN differ."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"scrypt${COST}${BLOCK}${LANES}${_encode(salt)}${_encode(_key(pin, salt, COST, BLOCK, LANES))}"


def check_pin(pin: str, hashed: str | None) -> bool:
    """Is this the PIN? Case and spaces do not matter; compares in constant time.

    With None (no such dossier) or what is not a hash of ours the answer is False, after the same work: how long it
    takes does not tell whether a reference exists.
    """
    try:
        name, cost, block, lanes, salt, key = (hashed or "").split("$")
        parameters = int(cost), int(block), int(lanes)
        wanted, known = base64.b64decode(key, validate=True), name == "scrypt"
        computed = _key(pin, base64.b64decode(salt, validate=True), *parameters)
    except ValueError:
        computed, wanted, known = _key(pin, bytes(SALT_BYTES), COST, BLOCK, LANES), b"", False
    return hmac.compare_digest(computed, wanted) and known


def _key(pin: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    plain = "".join(pin.split()).upper().encode("utf-8", "surrogatepass")
    return hashlib.scrypt(plain, salt=salt, n=cost, r=block, p=lanes, dklen=KEY_BYTES)


def _encode(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
