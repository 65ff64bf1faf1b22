"""The words of the national database and the codes that stand for them here, as terms.json has them.

Words are compared without accents, case and the dots behind them.
"""

from egov.portal.rules.accents import fold
from functools import cache
import json
from pathlib import Path


@cache
def terms() -> dict:
    """All of terms.json."""
    return json.loads(Path(__file__).with_name("terms.json").read_text(encoding="utf-8"))


def label_of(list_name: str, code: str) -> str:
    """The national word for a code; the code itself where there is none."""
    return terms()[list_name].get(code, [code])[0]


def code_of(list_name: str, text: str) -> str | None:
    """The code for a word, or for the code itself; None when it is not known."""
    return _codes(list_name).get(bare(text))


def bare(text: str) -> str:
    """A word as words are compared."""
    return fold(str(text)).strip(" :.;-*")


@cache
def _codes(list_name: str) -> dict[str, str]:
    words = terms()[list_name]
    return {bare(word): code for code, names in words.items() for word in (code, *names)}


@cache
def labels() -> dict[str, str]:
    """Folded label of the 20-label page → field; "" for a label whose content is not kept."""
    own = {bare(label): field for field, label in terms()["labels"].items()}
    return own | {bare(label): field for field, names in terms()["other_labels"].items() for label in names}


def says_nothing(text: str) -> bool:
    """Is this only a way of saying that nothing is known?"""
    return not bare(text) or bare(text) in map(bare, terms()["nothing"])
