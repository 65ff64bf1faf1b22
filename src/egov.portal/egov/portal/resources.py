"""Where the GenericSetup data lies: inside the package of a wheel, at the root of a checkout otherwise."""

from pathlib import Path


_PACKAGE = Path(__file__).resolve().parent
CHECKOUT = _PACKAGE.parents[3]
"""The root of the checkout; of no meaning in a wheel."""


def directory(name: str) -> str:
    """The absolute path of the data folder `name` ("profiles", "workflows")."""
    inside = _PACKAGE / name
    return str(inside if inside.is_dir() else CHECKOUT / name)
