"""Sets of numbers as the bits of one integer: a thousand procedures are 125 bytes, and two sets meet in a moment."""

from collections.abc import Iterable


def mask_of(numbers: Iterable[int]) -> int:
    """The set of these numbers."""
    found = list(numbers)
    cells = bytearray(max(found, default=0) // 8 + 1)
    for number in found:
        cells[number // 8] |= 1 << number % 8
    return int.from_bytes(cells, "little")


def numbers_of(mask: int) -> list[int]:
    """The numbers of a set, ascending."""
    digits = bin(mask)[:1:-1]
    found, place = [], digits.find("1")
    while place >= 0:
        found.append(place)
        place = digits.find("1", place + 1)
    return found
