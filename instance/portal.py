"""Run the portal on this machine: `python instance/portal.py serve`.

Configuration comes from the environment: HOST, PORT, VAR (the data folder), DEMO (0: start without the demo), THREADS.
The first start creates the site; later ones find it. Everything that can be wrong before Zope is loaded is checked
first and told in one line.
"""

from pathlib import Path
import json
import logging
import os
import secrets
import signal
import socket
import sys
import time


HERE = Path(__file__).resolve().parent
SITE = "portal"


class Refused(Exception):
    """The portal cannot start; the message says why and what to do."""


def settings():
    """The settings from the environment, as a dict with host, port, var (Path), demo, threads."""
    try:
        port = int(os.environ.get("PORT", "8080"))
    except ValueError:
        raise Refused(f"PORT must be a number, not {os.environ['PORT']!r}.") from None
    return {
        "host": os.environ.get("HOST", "127.0.0.1"),
        "port": port,
        "var": Path(os.environ.get("VAR") or HERE / "var").expanduser().absolute(),
        "demo": os.environ.get("DEMO", "1") not in ("0", "no", "false"),
        "threads": int(os.environ.get("THREADS", "4")),
    }


def claim_port(host, port):
    """A bound socket, so that nobody takes the port while Zope loads."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise Refused(
            f"Cannot listen on {host}:{port} ({error.strerror}). Is the portal, or something else, already running "
            "there? Choose another port: make start PORT=8090"
        ) from None
    return listener


def prepare_folder(var):
    """Make the data folder with its parts, private to this user."""
    try:
        for name in ("", "cache", "blobstorage", "etc", "log"):
            (var / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = var / "etc" / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused(
            f"Cannot write to the data folder {var} ({error.strerror}). Give another: make start VAR=/path/to/data"
        ) from None


def configuration(var):
    """Write zope.conf for the data folder and give its path."""
    etc = var / "etc"
    (etc / "site.zcml").write_text((HERE / "site.zcml").read_text())
    conf = etc / "zope.conf"
    conf.write_text((HERE / "zope.conf.in").read_text().replace("{var}", str(var)))
    return str(conf)


def load_zope(conf):
    """The WSGI application. Prints plainly when another process has the data open."""
    from zc.lockfile import LockError
    from Zope2.Startup.run import make_wsgi_app

    try:
        return make_wsgi_app({}, conf)
    except LockError:
        raise Refused("Another process has this data folder open. Stop it first, or name another: VAR=…") from None


def create_site(demo, accounts):
    """Create the site when it is not there. Gives True when it was created."""
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.SecurityManagement import noSecurityManager
    from Testing.makerequest import makerequest
    from zope.component.hooks import setSite
    from zope.globalrequest import clearRequest
    from zope.globalrequest import setRequest
    import transaction
    import Zope2

    app = makerequest(Zope2.app())
    try:
        if SITE in app.objectIds():
            return False
        setRequest(app.REQUEST)
        password = secrets.token_urlsafe(12)
        app.acl_users._doAddUser("admin", password, ["Manager"], [])
        newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
        build_site(app, demo, {"admin": {"login": "admin", "password": password}}, accounts)
        transaction.commit()
        return True
    finally:
        setSite(None)
        transaction.abort()
        noSecurityManager()
        clearRequest()
        app._p_jar.close()


def build_site(app, demo, known, accounts):
    """Add the Plone site with the add-on (and the demo) and write the file of accounts."""
    from Products.CMFPlone.factory import addPloneSite

    site = addPloneSite(
        app,
        SITE,
        title="egov.portal",
        default_language="vi",
        portal_timezone="Asia/Ho_Chi_Minh",
        distribution_name="classic",
        setup_content=False,
    )
    setup = site.portal_setup
    setup.runAllImportStepsFromProfile("profile-egov.portal:default")
    if demo:
        setup.runAllImportStepsFromProfile("profile-egov.portal:demo")
        from egov.portal.site.demo import accounts as demo_accounts

        known.update(demo_accounts(site))
    write_accounts(accounts, known)


def write_accounts(path, accounts):
    """Write the log-ins, readable by this user alone."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as target:
        json.dump(accounts, target, indent=2)


def serve(application, listener, threads):
    """Serve until SIGTERM or SIGINT, then close the database."""
    from waitress.server import create_server
    import Zope2

    server = create_server(
        application,
        sockets=[listener],
        threads=threads,
        clear_untrusted_proxy_headers=True,
        max_request_body_size=200 * 1024 * 1024,
    )

    def stop(signum, frame):
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    try:
        server.run()
    except (SystemExit, KeyboardInterrupt):
        pass
    finally:
        server.close()
        Zope2.DB.close()
        print("The portal has stopped.", flush=True)


def announce(config, accounts, started):
    address = f"http://{config['host']}:{config['port']}/{SITE}"
    print(f"The portal is at {address} (ready after {time.monotonic() - started:.0f} s).", flush=True)
    if accounts.exists():
        print(f"Accounts to try: {accounts}", flush=True)
    print("Stop it with Ctrl-C.", flush=True)


def main():
    started = time.monotonic()
    # Before Zope runs there is nothing to close: SIGTERM ends the process at once.
    config = settings()
    listener = claim_port(config["host"], config["port"])
    prepare_folder(config["var"])
    accounts = config["var"] / "demo-accounts.json"
    print("Loading the portal…", flush=True)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s [%(name)s] %(message)s")
    for chatty in ("GenericSetup.componentregistry", "Products.MimetypesRegistry"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    application = load_zope(configuration(config["var"]))
    if create_site(config["demo"], accounts):
        print("The site was created.", flush=True)
    announce(config, accounts, started)
    serve(application, listener, config["threads"])


if __name__ == "__main__":
    if sys.argv[1:] != ["serve"]:
        sys.exit("Usage: portal.py serve")
    try:
        main()
    except Refused as refusal:
        sys.exit(f"egov.portal cannot start: {refusal}")
