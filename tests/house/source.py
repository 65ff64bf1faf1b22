"""The files of the checkout as the tests of the house read them."""

import ast
from pathlib import Path
import subprocess


ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "egov.portal" / "egov" / "portal"


def tracked():
    """The paths that git tracks, relative to the root; in an unpacked archive without git, none."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [Path(name) for name in listing.stdout.split("\0") if name]


def modules():
    """(path, parsed module) of each Python file of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def inside(path):
    """The path below the package, for messages."""
    return path.relative_to(PACKAGE).as_posix()


def rooms():
    """The names of the rooms: the packages right below egov.portal, without the catalogues of messages."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name != "locales")


def imported(path, tree):
    """The dotted names that a module imports, relative ones made absolute."""
    package = ["egov", "portal", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
