"""`make lighthouse`: Lighthouse's scores of the public pages of a portal with the demo, as a table.

The portal is started for this; `--front` puts the shipped nginx configuration before it. Needs Chromium and the npm
package `lighthouse`, found on the PATH or named in LIGHTHOUSE. Exit code 1 when a score is below what is asked.
"""

import argparse
from contextlib import ExitStack
from itertools import product
import json
import os
from pathlib import Path
import shutil
import subprocess
import sys
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit


sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.front import Front
from tests.front import NGINX
from tests.journey.visitor import CHROMIUM
from tests.server import PortalProcess


ASKED = 95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "/",
    "procedure": "/thu-tuc/hoi-nghi-hoi-thao-quoc-te",
    "search": "/thu-tuc?q=hoi+nghi",
    "tracking": "/@@track",
}
DEVICES = {"telephone": (), "desk": ("--preset=desktop",)}
"""Lighthouse's default, a telephone on a slow network, and its other preset."""
OPTIONS = (
    "--quiet",
    "--output=json",
    f"--only-categories={','.join(CATEGORIES)}",
    "--chrome-flags=--no-sandbox --headless --disable-gpu --disable-background-networking",
)


def program():
    """The command that runs Lighthouse. SystemExit where something is missing."""
    found = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not found:
        sys.exit("Lighthouse is not here. Install it (npm install --global lighthouse), or name it: LIGHTHOUSE=…")
    if CHROMIUM is None:
        sys.exit("Chromium is not here; Lighthouse needs it.")
    return found


def scores(lighthouse, address, device):
    """{category: score from 0 to 100} of one page."""
    command = [lighthouse, address, *OPTIONS, *DEVICES[device]]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, "CHROME_PATH": CHROMIUM})
    report = json.loads(done.stdout)
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}


def serve(stack, front):
    """The address of a portal that runs as long as the stack is open."""
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="egov-lighthouse-")))
    portal = PortalProcess(folder / "var").start()
    stack.callback(portal.stop)
    if not front:
        return portal.url
    if NGINX is None:
        sys.exit("nginx is not here.")
    before = folder / "front"
    before.mkdir()
    nginx = Front(before, urlsplit(portal.url).port).start()
    stack.callback(nginx.stop)
    return nginx.url


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--front", action="store_true", help="behind the shipped nginx configuration")
    chosen = parser.parse_args()
    lighthouse = program()
    print(f"{'':22}" + "".join(f"{name:>16}" for name in CATEGORIES))
    enough = True
    with ExitStack() as stack:
        site = serve(stack, chosen.front)
        for device, (name, path) in product(DEVICES, PAGES.items()):
            found = scores(lighthouse, site + path, device)
            enough &= min(found.values()) >= ASKED
            print(f"{device:10}{name:12}" + "".join(f"{score:>16}" for score in found.values()), flush=True)
    sys.exit(0 if enough else f"Asked: {ASKED} or more.")


if __name__ == "__main__":
    main()
