"""From data to PDF: the typst compiler, in this process, with the fonts it brings along.

Data reaches a template as one JSON text among the compiler's inputs and is read there with `json`: what people typed is
text to the compiler and never its markup. Templates can read the files of the folder of templates, and nothing else.
"""

import json
from pathlib import Path
import threading
import typst


TEMPLATES = Path(__file__).parent / "templates"
STANDARD = "ua-1"
"""PDF/UA-1: tagged, with a title and a language; the compiler refuses what does not hold it."""

_kept = threading.local()


def render(template, data):
    """The PDF of a template and its data (JSON types, `texts.printable`).

    `template`: the name of a shipped one, or the source of another as bytes, which may import the shipped ones. Raises
    typst.TypstError, whose message says where the template is wrong.
    """
    source = template if isinstance(template, bytes) else str(TEMPLATES / f"{template}.typ")
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return _compiler().compile(input=source, format="pdf", sys_inputs=inputs, pdf_standards=[STANDARD])


def _compiler():
    """The compiler of this thread: it keeps fonts and parsed templates, and serves one compilation at a time."""
    if not hasattr(_kept, "compiler"):
        _kept.compiler = typst.Compiler(root=str(TEMPLATES), ignore_system_fonts=True)
    return _kept.compiler
