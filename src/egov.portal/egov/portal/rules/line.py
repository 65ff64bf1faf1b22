"""A line of explanation, in codes: what a rule has to say to people and leaves to the upper rooms to put into words."""

from .plain import plain
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any


@dataclass(frozen=True)
class Line:
    """One step of an explanation: a code to be translated, and its parameters."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON data: instants, dates and times in ISO 8601, decimals as text."""
        return {"code": self.code, "params": {key: plain(value) for key, value in self.params.items()}}
