"""The command `portal`: what is done to a portal's database without its server.

    portal lint [--conf zope.conf] [--json] [--language vi] [--site portal]
    portal tick [--conf zope.conf]
    portal import FILE [--conf zope.conf] [--dry-run] [--publish] [--agency ID] [--json]
    portal export SHAPE FILE [--conf zope.conf]
    portal figures [--conf zope.conf] [--rebuild] [--site portal]
    portal generate [--conf zope.conf] [--procedures 1801] [--site portal]

A console script of the package, so it is there with a wheel, in a virtual environment and in a buildout alike. Exit
code 2: it could not be done.
"""

import argparse
from egov.portal.resources import CHECKOUT
import os
from pathlib import Path
import sys


NOT_DONE = 2
IN_USE = {
    "lint": "The database is open in another process: stop the portal first, or look at the page @@lint of the portal.",
    "tick": "The database is open in another process, which makes the rounds itself.",
    "figures": "The database is open in another process: stop the portal first.",
    "generate": "The database is open in another process: stop the portal first.",
    "import": "The database is open in another process: stop the portal, or import on its page @@import-procedures.",
    "export": "The database is open in another process: stop the portal, or export on its page @@import-procedures.",
}


def main(arguments=None):
    """Run a command; gives the exit code."""
    wanted = _parser()
    known, others = wanted.parse_known_args(arguments)
    conf = Path(known.conf or default_conf())
    if not conf.is_file():
        print(f"There is no Zope configuration at {conf}: name one with --conf.", file=sys.stderr)
        return NOT_DONE
    return run(known.command, str(conf), others)


def run(command, conf, arguments=()):
    """Run a command on the database that a Zope configuration names; gives the exit code."""
    from zc.lockfile import LockError
    from Zope2.Startup.run import make_wsgi_app

    try:
        make_wsgi_app({}, conf)
    except LockError:
        print(IN_USE[command], file=sys.stderr)
        return NOT_DONE
    import Zope2

    try:
        return COMMANDS[command](Zope2, arguments)
    finally:
        Zope2.DB.close()


def default_conf():
    """The configuration that ZOPE_CONF names, or that of the data folder VAR, or that of the checkout."""
    var = os.environ.get("VAR") or CHECKOUT / "instance" / "var"
    return os.environ.get("ZOPE_CONF") or Path(var) / "etc" / "zope.conf"


def _lint(zope, arguments):
    from egov.portal.inspection.command import lint

    return _on_site(lint, zope, arguments)


def _import(zope, arguments):
    from egov.portal.exchange.command import import_file

    return _on_site(import_file, zope, arguments)


def _export(zope, arguments):
    from egov.portal.exchange.command import export_file

    return _on_site(export_file, zope, arguments)


def _generate(zope, arguments):
    from egov.portal.site.sample.command import generate

    return _on_site(generate, zope, arguments)


def _figures(zope, arguments):
    from egov.portal.statistics.command import figures

    return _on_site(figures, zope, arguments)


def _on_site(command, zope, arguments):
    application = zope.app()
    try:
        return command(application, arguments)
    finally:
        application._p_jar.close()


def _tick(zope, arguments):
    from egov.portal.notification.tick import tick

    done = tick(zope.DB)
    for failure in done.failures:
        print(f"failed: {failure}", file=sys.stderr)
    print(f"{done.told} told, {done.sent} sent, {done.failed} failed")
    return int(bool(done.failed))


COMMANDS = {
    "lint": _lint,
    "tick": _tick,
    "figures": _figures,
    "generate": _generate,
    "import": _import,
    "export": _export,
}


def _parser():
    whole = argparse.RawDescriptionHelpFormatter  # the text above: it has the options of each command
    wanted = argparse.ArgumentParser(prog="portal", description=__doc__, formatter_class=whole)
    wanted.add_argument("command", choices=sorted(COMMANDS))
    wanted.add_argument("--conf", help="zope.conf; default: $ZOPE_CONF, $VAR/etc/zope.conf, or that of the checkout")
    return wanted
