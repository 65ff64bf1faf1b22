"""One round of the messages: `python instance/tick.py zope.conf`, for cron where several processes serve one database.

Delivers what waits, reminds, reports to the managers; see `egov.portal.notification.tick`. May run as often as one
likes, also at the same time as another. Exit code 1 when something failed: it is tried again in a later round. With the
embedded database of one machine it cannot run beside the server, and need not: the server makes the rounds itself.
"""

import sys


def main(arguments):
    """Make the round; gives the exit code."""
    if len(arguments) != 1:
        print("Usage: tick.py /path/to/zope.conf", file=sys.stderr)
        return 2
    from zc.lockfile import LockError
    from Zope2.Startup.run import make_wsgi_app

    try:
        make_wsgi_app({}, arguments[0])
    except LockError:
        print("The database is open in another process, which makes the rounds itself.", file=sys.stderr)
        return 2
    from egov.portal.notification.tick import tick
    import Zope2

    try:
        done = tick(Zope2.DB)
    finally:
        Zope2.DB.close()
    print(f"{done.told} told, {done.sent} sent, {done.failed} failed")
    return int(bool(done.failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
