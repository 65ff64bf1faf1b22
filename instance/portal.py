"""Run the portal on this machine: `python instance/portal.py serve`; other commands work on its data.

Configuration comes from the environment: HOST, PORT (0: any free one), VAR (the data folder), DEMO (0: start without
the demo), THREADS, TICK (seconds between the rounds of the messages; 0: none). The first start creates the site; later
ones find it. Everything that can be wrong before Zope is loaded is checked first and told in one line. SIGTERM and
Ctrl-C end it cleanly at any time, with exit code 0.
"""

from birth import create_site
from birth import SITE
from contextlib import closing
import gc
from ground import claim_port
from ground import configuration
from ground import prepare_folder
from ground import Refused
from ground import settings
import logging
import signal
import sys
import time
import warnings


COMMANDS = ("lint", "tick", "figures", "generate", "import", "export")
BODY_LIMIT = 200 * 1024 * 1024  # bytes: a submission of 100 MB in files, base64 around it


class Stop:
    """Turns SIGTERM and SIGINT into SystemExit, and remembers, should some library swallow that."""

    def __init__(self):
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self)

    def __call__(self, signum, frame):
        if not self.asked:  # A second signal does not disturb the first one's closing of the database.
            self.asked = True
            raise SystemExit(0)

    def check(self):
        if self.asked:
            raise SystemExit(0)


def load_zope(conf):
    """The WSGI application. Refuses when another process has the data open."""
    from zc.lockfile import LockError
    from Zope2.Startup.run import make_wsgi_app

    try:
        return make_wsgi_app({}, conf)
    except LockError:
        raise Refused(
            "Another process has this data folder open. Stop it first, or give another: make start VAR=/path/to/data"
        ) from None


def with_public_pages(application):
    """The application, with its answers compressed and its public pages kept in memory."""
    from compression import Compressed
    from page_cache import PageCache
    import Zope2

    return PageCache(Compressed(application), Zope2.DB.lastTransaction)


def listening_server(application, listener, threads):
    """A server that takes connections from now on; they are answered once it runs."""
    from waitress.server import create_server

    return create_server(
        application,
        sockets=[listener],
        threads=threads,
        clear_untrusted_proxy_headers=True,
        max_request_body_size=BODY_LIMIT,
    )


def warm_up():
    """Do beforehand what would keep the first visitor waiting. What lives now stays: looking through it for garbage
    again and again would hold up a request by some tenths of a second."""
    from egov.portal.procedure.warming import warm
    import Zope2

    with closing(Zope2.DB.open()) as connection:
        warm(connection.root()["Application"])
    gc.collect()
    gc.freeze()


def start_postman(seconds):
    """Start the thread that delivers messages and reminds, in rounds so many seconds apart; 0 leaves that to cron."""
    if not seconds:
        return None
    from egov.portal.notification.postman import Postman
    import Zope2

    postman = Postman(Zope2.DB, seconds)
    postman.start()
    return postman


def close_database():
    """Close the database, if Zope came so far as to open it."""
    database = getattr(sys.modules.get("Zope2"), "DB", None)
    if database is not None:
        database.close()


def announce(host, port, accounts, started):
    print(f"The portal is at http://{host}:{port}/{SITE} (ready after {time.monotonic() - started:.0f} s).")
    if accounts.exists():
        print(f"Accounts to try: {accounts}")
    print("Stop it with Ctrl-C.", flush=True)


def quiet_logging():
    """Warnings and worse, without the packages that warn about every import of a profile."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s [%(name)s] %(message)s")
    # Of pas.plugins.oidc, whose packaging is of an older time; its setuptools is pinned.
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
    for chatty in ("GenericSetup.componentregistry", "Products.MimetypesRegistry", "zc.lockfile"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)


def run():
    started = time.monotonic()
    stop = Stop()
    config = settings()
    listener = claim_port(config["host"], config["port"])
    prepare_folder(config["var"])
    accounts = config["var"] / "demo-accounts.json"
    print("Loading the portal…", flush=True)
    quiet_logging()
    postman = None
    try:
        application = load_zope(configuration(config["var"]))
        if create_site(config["demo"], accounts):
            print("The site was created.", flush=True)
        stop.check()
        warm_up()
        with closing(listening_server(with_public_pages(application), listener, config["threads"])) as server:
            postman = start_postman(config["tick"])
            announce(config["host"], listener.getsockname()[1], accounts, started)
            server.run()
    except Exception:
        # The stop signal can reach Zope amid its configuration, which tells of it as an error of its own.
        if not stop.asked:
            raise
    finally:
        if postman is not None:
            postman.stop()
        close_database()
        if stop.asked:
            print("The portal has stopped.", flush=True)


def look_after(command, arguments):
    """Run a command of `egov.portal.site.program` on the data folder; gives the exit code."""
    from egov.portal.site.program import run as run_command

    config = settings()
    if not (config["var"] / "Data.fs").exists():
        raise Refused(f"There is no portal in {config['var']} yet. Start it once, or give another: VAR=/path/to/data")
    quiet_logging()
    return run_command(command, configuration(config["var"]), arguments)


if __name__ == "__main__":
    command, *arguments = sys.argv[1:] or [""]
    try:
        if command in COMMANDS:
            sys.exit(look_after(command, arguments))
        if [command, *arguments] != ["serve"]:
            sys.exit(
                "Usage: portal.py serve | lint [--json] | tick | figures | generate | import FILE | export SHAPE FILE"
            )
        run()
    except Refused as refusal:
        sys.exit(f"egov.portal cannot start: {refusal}")
