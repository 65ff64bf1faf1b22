"""The demo's data files, below profiles/demo/data."""

from egov.portal.resources import directory
import json
from pathlib import Path


def read(name):
    """The data of a JSON file."""
    return json.loads(text(name))


def text(name):
    """A file as text. Raises FileNotFoundError."""
    return (_folder() / name).read_text(encoding="utf-8")


def procedures():
    """The data of all procedures, in the order in which lists show them."""
    files = sorted((_folder() / "procedures").glob("*.json"))
    return sorted((json.loads(file.read_text(encoding="utf-8")) for file in files), key=lambda row: row["order"])


def _folder():
    return Path(directory("profiles")) / "demo" / "data"
