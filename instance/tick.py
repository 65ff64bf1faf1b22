"""One round of all timer work: `python instance/tick.py zope.conf`, for cron where several processes serve a database.

Reminders (dossiers, supplements, opinions), late dossiers, drafts, the managers' report, retention, deliveries; see
`egov.portal.notification.tick`. May run as often as one likes, also at the same time as another. What fails with one
dossier stops no other: it is named on the standard error, tried again in a later round, and makes the exit code 1. With
the embedded database of one machine it cannot run beside the server, and need not: the server makes the rounds itself.
The same as `portal tick --conf zope.conf`.
"""

from egov.portal.site.program import NOT_DONE
from egov.portal.site.program import run
import sys


def main(arguments):
    """Make the round; gives the exit code."""
    if len(arguments) != 1:
        print("Usage: tick.py /path/to/zope.conf", file=sys.stderr)
        return NOT_DONE
    return run("tick", arguments[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
