"""From data to PDF: the typst compiler, in this process, with the fonts it brings along.

A slip is compiled in a folder of its own, in memory, with a copy of every template and its data as JSON text, which the
template reads with `json`: what people typed is text to the compiler and never its markup. So many slips can stand in
one file. Templates can read what is beside them and the folder of shipped templates, and nothing else.
"""

from functools import cache
import json
from pathlib import Path
import threading
import typst


TEMPLATES = Path(__file__).parent / "templates"
SUFFIX = ".typ"
DATA = "data.json"
STANDARD = "ua-1"
"""PDF/UA-1: tagged, with a title and a language; the compiler refuses what does not hold it."""

_kept = threading.local()


def render(template, *slips, own=None):
    """One PDF of the slips, in their order, each beginning on a page of its own.

    `template`: its name; `slips`: the data of each (JSON types, `texts.printable`); `own`: files by name that stand
    beside the shipped templates or in their place, as bytes. Raises typst.TypstError, whose message says where a
    template is wrong.
    """
    return _compiler().compile(input=sources(template, slips, own or {}), format="pdf", pdf_standards=[STANDARD])


def sources(template, slips, own):
    """What the compiler reads, by path. Its beginning, `main.typ`, includes the slips one after the other."""
    beside = {**_shipped(), **own}
    folders = {str(number): slip for number, slip in enumerate(slips, start=1)}
    files = {f"{folder}/{name}": source for folder in folders for name, source in beside.items()}
    files |= {f"{folder}/{DATA}": _json(slip) for folder, slip in folders.items()}
    main = "\n".join(f'#include "{folder}/{template}{SUFFIX}"' for folder in folders)
    return {"main.typ": main.encode(), **files}


def _json(data):
    return json.dumps(data, ensure_ascii=False).encode()


@cache
def _shipped():
    return {path.name: path.read_bytes() for path in TEMPLATES.glob(f"*{SUFFIX}")}


def _compiler():
    """The compiler of this thread: it keeps fonts and parsed templates, and serves one compilation at a time."""
    if not hasattr(_kept, "compiler"):
        _kept.compiler = typst.Compiler(root=str(TEMPLATES), ignore_system_fonts=True)
    return _kept.compiler
