"""Say in plain words when the Python at hand cannot run the portal. Runs on any Python 3."""

import sys


if sys.version_info[:2] < (3, 11) or sys.version_info[:2] > (3, 13):
    sys.exit(
        "egov.portal needs Python 3.11 (3.12 and 3.13 may do); this is {}.{}. Name the right one: "
        "make PYTHON=python3.11 ...".format(*sys.version_info)
    )

try:
    import ensurepip  # noqa: F401
    import venv  # noqa: F401
except ImportError as error:
    sys.exit(f"egov.portal needs Python's own venv and pip ({error}); some systems pack them apart.")
