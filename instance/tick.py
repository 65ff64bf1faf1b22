"""One round of the messages: `python instance/tick.py zope.conf`, for cron where several processes serve one database.

Delivers what waits, reminds, reports to the managers; see `egov.portal.notification.tick`. May run as often as one
likes, also at the same time as another. Exit code 1 when something failed: it is tried again in a later round. With the
embedded database of one machine it cannot run beside the server, and need not: the server makes the rounds itself.
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
