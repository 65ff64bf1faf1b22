"""The parts that the sample catalogue is made from, and the titles they make."""

from functools import cache
import json
from pathlib import Path


@cache
def words() -> dict:
    """All parts, as words.json has them."""
    return json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


def subjects():
    """(sector, kind of act, act, object) of every title, in the file's order."""
    for sector in words()["sectors"]:
        for kind, acts in words()["acts"].items():
            for thing in sector.get(kind, ()):
                for act in acts:
                    yield sector, kind, act, thing


def title(act: str, thing: str, scope: str) -> str:
    """The name of a procedure: act, object, and for whom where the bare name is taken."""
    return " ".join(part for part in (act, thing, scope) if part)


def events(told: str) -> list[str]:
    """The life events of a procedure, by what its sector and its object are called: codes, those of citizens first."""
    return [event for event, phrases in words()["events"].items() if any(phrase in told.lower() for phrase in phrases)]


def keywords(sector: dict, thing: str) -> list[str]:
    """The object, what people call it, and the sector."""
    return [thing, *(spoken for formal, spoken in words()["spoken"] if formal in thing), sector["title"].lower()]
