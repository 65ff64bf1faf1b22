"""Sets of numbers as the bits of one integer: a thousand procedures are 125 bytes, and two sets meet in a moment."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping


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


def restated(sets: Mapping[str, int], numbers: Mapping[int, Iterable[str]]) -> dict[str, int]:
    """The sets by name once each of these numbers is in the sets of those names and in no other. None is empty."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, names in numbers.items():
        for name in set(names):
            places[name].append(number)
    others = ~mask_of(numbers)
    left = {name: rest for name, mask in sets.items() if (rest := mask & others)}
    return left | {name: left.get(name, 0) | mask_of(found) for name, found in places.items()}
