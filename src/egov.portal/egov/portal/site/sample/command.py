"""`portal generate`: a made-up catalogue of a province's size, for trials and measurements."""

import argparse
from egov.portal.console import inside
from egov.portal.site.sample.build import build
from egov.portal.site.sample.plan import FULL
from egov.portal.site.sample.plan import LEVELS
from plone import api
import sys
import transaction


DONE, NOT_DONE = 0, 2


def parser() -> argparse.ArgumentParser:
    """What may be typed."""
    wanted = argparse.ArgumentParser(prog="portal generate", description="Make up a catalogue of procedures.")
    wanted.add_argument("--procedures", type=int, default=FULL, metavar="N", help=f"how many; default: {FULL}")
    wanted.add_argument("--seed", type=int, default=1, help="another seed, other procedures; default: 1")
    wanted.add_argument("--site", default="", help="id of the site; default: the only one there is")
    return wanted


def generate(application, arguments, output=None) -> int:
    """Fill a site of an open database, with a commit every few hundred; run again, it goes on where it stopped.

    Gives the exit code: 0 done, 2 no such site.
    """
    wanted = parser().parse_args(arguments)
    output = output or sys.stdout
    with inside(application, wanted.site) as site:
        if site is None:
            print("There is no such portal in this database.", file=sys.stderr)
            return NOT_DONE

        def commit(done: int) -> None:
            transaction.commit()
            print(f"{done} of {wanted.procedures}", file=output, flush=True)

        with api.env.adopt_roles(["Manager"]):
            added = build(wanted.procedures, wanted.seed, commit)
        print(f"{added} procedures added. Levels of the catalogue: {_table(site)}", file=output)
    return DONE


def _table(site) -> str:
    search = site.portal_catalog.unrestrictedSearchResults
    counts = {level: len(search(portal_type="Procedure", service_level=level)) for level in (1, *LEVELS)}
    return ", ".join(f"level {level}: {count}" for level, count in counts.items())
