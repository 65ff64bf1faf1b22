"""Counting by criteria: how many documents each value of a criterion would leave, given the other criteria."""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from egov.portal.rules.bits import restated
from functools import reduce
from operator import and_


Values = Mapping[str, Collection[str]]
"""The values that a document has by criterion."""


class Facets:
    """The values of some documents, which are known by their number."""

    def __init__(self, criteria: Sequence[str], documents: Sequence[Values] = ()) -> None:
        self._masks: dict[str, dict[str, int]] = {
            name: restated({}, {number: document[name] for number, document in enumerate(documents)})
            for name in criteria
        }

    def changed(self, documents: Mapping[int, Values]) -> "Facets":
        """The facets once those numbers are these documents; these ones stay as they are."""
        new = Facets(())
        for name, masks in self._masks.items():
            new._masks[name] = restated(masks, {number: values.get(name, ()) for number, values in documents.items()})
        return new

    def values(self, name: str) -> Collection[str]:
        """All values of a criterion that a document has."""
        return self._masks[name].keys()

    def having(self, name: str, value: str) -> int:
        """The documents with that value of that criterion."""
        return self._masks[name].get(value, 0)

    def narrowed(self, among: int, asked: Mapping[str, str]) -> int:
        """Those of the documents that meet every criterion; an empty value asks for nothing."""
        return reduce(and_, (self.having(name, value) for name, value in asked.items() if value), among)

    def counts(self, among: int, asked: Mapping[str, str]) -> dict[str, dict[str, int]]:
        """For each criterion the documents by value, among those that meet all the *other* criteria. No zeros."""
        found = {}
        for name, masks in self._masks.items():
            left = self.narrowed(among, {other: value for other, value in asked.items() if other != name})
            numbers = {value: (mask & left).bit_count() for value, mask in masks.items()}
            found[name] = {value: number for value, number in numbers.items() if number}
        return found
