"""Say in plain words when the Python at hand cannot run the portal. Runs on any Python 3."""

import sys


if sys.version_info[:2] < (3, 11) or sys.version_info[:2] > (3, 14):
    sys.exit("egov.portal needs Python 3.11 (up to 3.14); this is %d.%d. Name another: make PYTHON=python3.11 ..." % sys.version_info[:2])
