"""Sharing out a whole number in given proportions, so that the parts sum up to it exactly."""

from collections.abc import Hashable
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar


Part = TypeVar("Part", bound=Hashable)


def apportion(total: int, weights: Mapping[Part, int]) -> dict[Part, int]:
    """`total` in the proportions of `weights`, by largest remainder (Hamilton); equal remainders: the earlier part.

    No part is off its exact share by one or more. Raises ValueError when total or a weight is negative, or all are 0.
    """
    whole = sum(weights.values())
    if total < 0 or whole <= 0 or min(weights.values()) < 0:
        raise ValueError("a total and weights above zero are needed")
    exact = {part: Fraction(total * weight, whole) for part, weight in weights.items()}
    shares = {part: int(share) for part, share in exact.items()}
    by_remainder = sorted(exact, key=lambda part: shares[part] - exact[part])
    for part in by_remainder[: total - sum(shares.values())]:
        shares[part] += 1
    return shares
