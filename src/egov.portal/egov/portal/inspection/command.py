"""`portal lint`: the inspection of a site from the command line, for cron and for those who set up a portal."""

import argparse
from egov.portal.console import inside
from egov.portal.inspection.inspector import inspect
from egov.portal.inspection.plain import as_data
from egov.portal.inspection.plain import as_text
import json
from plone import api
import sys


CLEAN, ERRORS, NOT_DONE = 0, 1, 2


def parser():
    """What may be typed."""
    wanted = argparse.ArgumentParser(
        prog="portal lint", description="Inspect workflows, agencies, procedures and forms."
    )
    wanted.add_argument("--json", action="store_true", help="answer in JSON")
    wanted.add_argument("--language", default="", help="language of the messages; default: the site's")
    wanted.add_argument("--site", default="", help="id of the site; default: the only one there is")
    return wanted


def lint(application, arguments, output=None):
    """Inspect a site of an open database and print the findings; writes nothing to the database.

    Gives the exit code: 0 nothing or only warnings, 1 errors, 2 no such site.
    """
    wanted = parser().parse_args(arguments)
    output = output or sys.stdout
    with inside(application, wanted.site) as site:
        if site is None:
            print("There is no such portal in this database.", file=sys.stderr)
            return NOT_DONE
        found = inspect()
        language = wanted.language or api.portal.get_default_language()
        data = as_data(found, site.absolute_url_path(), language)
        print(json.dumps(data, ensure_ascii=False, indent=2) if wanted.json else as_text(data), file=output)
    return ERRORS if found.errors else CLEAN
