"""Pictures of printed forms, to be looked at: beside those of pages, when asked for."""

import shutil
import subprocess
from tests.journey.visitor import PICTURES


DRAWER = shutil.which("pdftoppm")


def picture_pdf(pdf, name):
    """Leave a picture of each page, where pictures are asked for and there is a program that draws them."""
    if PICTURES and DRAWER:
        subprocess.run([DRAWER, "-r", "80", "-png", "-", f"{PICTURES}/{name}"], input=pdf, check=True)
