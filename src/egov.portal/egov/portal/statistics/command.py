"""`portal figures`: hold the kept figures against the journals of all dossiers, or make them anew."""

import argparse
from egov.portal.console import inside
from egov.portal.statistics.book import book
from egov.portal.statistics.rebuilding import differences
from egov.portal.statistics.rebuilding import install
from egov.portal.statistics.rebuilding import rebuild
import sys
import transaction


CLEAN, ERRORS, NOT_DONE = 0, 1, 2


def parser():
    """What may be typed."""
    wanted = argparse.ArgumentParser(
        prog="portal figures", description="Compare the figures with the journals of all dossiers."
    )
    wanted.add_argument("--rebuild", action="store_true", help="make the figures anew from the journals")
    wanted.add_argument("--site", default="", help="id of the site; default: the only one there is")
    return wanted


def figures(application, arguments, output=None):
    """Compare, or with --rebuild make anew and compare; gives the exit code: 0 equal, 1 different, 2 no such site."""
    wanted = parser().parse_args(arguments)
    output = output or sys.stdout
    with inside(application, wanted.site) as site:
        if site is None:
            print("There is no such portal in this database.", file=sys.stderr)
            return NOT_DONE
        if wanted.rebuild:
            print(f"Made anew from {_made_anew(site)} dossiers.", file=output)
        if book() is None:
            print("There are no figures yet: make them with --rebuild.", file=output)
            return ERRORS
        return _told(differences(), output)


def _made_anew(site):
    install(site)
    number = rebuild()
    transaction.commit()
    return number


def _told(found, output):
    for cell, (kept, told) in found.items():
        print(f"{' '.join(filter(None, cell))}: kept {kept}, by the journals {told}", file=output)
    print(f"{len(found)} differences.", file=output)
    return ERRORS if found else CLEAN
