"""Addresses of style sheets, scripts and pictures that change with their content: browsers keep those for a year.

Templates write plain addresses, `…/++resource++egov.portal.desk/desk.css` or `…/++plone++egov.portal/icons.svg`. As a
page leaves, each gets `++webresource++<digest>/` before it, which is what Plone writes for its registered bundles, and
which its caching answers with a year.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
import re


PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = ("resources", "static")
ADDRESS = re.compile(
    r"(\+\+webresource\+\+[\w-]+/)?(\+\+(?:resource\+\+egov\.portal\.\w+|plone\+\+egov\.portal)/[\w.-]+\.(?:css|js|svg))"
)


@cache
def digest():
    """One for all files of the package, so it is another one after each change of any."""
    found = sha256()
    for folder in FOLDERS:
        for path in sorted(PACKAGE.rglob(f"{folder}/*.*")):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


def lasting(page):
    """The page (HTML) with lasting addresses."""
    return ADDRESS.sub(lambda found: found[0] if found[1] else f"++webresource++{digest()}/{found[2]}", page)
