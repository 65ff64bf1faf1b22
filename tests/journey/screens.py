"""Pictures of pages for docs/screens: made when SCREENS names a folder, small enough to be kept."""

from io import BytesIO
import os
from pathlib import Path
from PIL import Image
from tests.journey.places import PLACES


FOLDER = os.environ.get("SCREENS")
QUALITY = 30
"""Of WebP: letters stay clear, and all pictures together are about 5 MB."""
WIDEST = 800
"""Pixels of a picture, of a window of 1280."""
LONGEST = 1.25
"""Height of a picture by its width: more of a list says no more."""
PHONE_LONGEST = 2.1
UNSTUCK = "html body :is(.formControls, .eg-batch, .eg-side, .autotoc-nav) { position: static !important; }"
"""In a picture of a whole page, what sticks to the window's edge would lie amid it."""
TITLE = """# Pictures of the pages

Made by `make screens` from the demo: every page of every role, at 1280 and at 390 pixels (long ones cut), and some in
dark colours. A test walks the same pages (`tests/journey/test_places.py`).
"""


def keep(page, name, phone=False):
    """A picture of the page as it is shown now, where pictures are asked for."""
    if not FOLDER:
        return
    page.add_style_tag(content=UNSTUCK)
    picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    width, height = picture.size
    picture = picture.crop((0, 0, width, min(height, int(width * (PHONE_LONGEST if phone else LONGEST)))))
    if width > WIDEST:
        picture = picture.resize((WIDEST, picture.height * WIDEST // width), Image.Resampling.LANCZOS)
    Path(FOLDER).mkdir(parents=True, exist_ok=True)
    picture.save(Path(FOLDER) / f"{name}.webp", quality=QUALITY, method=6)


def write_index():
    """The README of the pictures that are there."""
    if not FOLDER:
        return
    lines = [TITLE]
    for role, places in PLACES.items():
        lines += [f"\n## {role.capitalize()}\n", "| page | wide | phone | dark |", "| --- | --- | --- | --- |"]
        for name, (path, title) in places.items():
            kinds = (_link(f"{role}-{name}{kind}") for kind in ("", "-phone", "-dark"))
            lines.append(f"| {title} (`/{path}`) | {' | '.join(kinds)} |")
    Path(FOLDER, "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _link(name):
    return f"[picture]({name}.webp)" if Path(FOLDER, f"{name}.webp").exists() else ""
