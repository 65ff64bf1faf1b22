"""`portal import` and `portal export`: a catalogue in and out from the command line."""

import argparse
from egov.portal.console import inside
from egov.portal.exchange import report
from egov.portal.exchange.checking import Options
from egov.portal.exchange.exporting import export as exported
from egov.portal.exchange.exporting import SHAPES
from egov.portal.exchange.record import Unreadable
from egov.portal.exchange.running import checked
from egov.portal.exchange.running import imported
from egov.portal.exchange.running import is_blocked
from egov.portal.exchange.running import pieces
from egov.portal.exchange.running import prepared
from egov.portal.exchange.source import LARGEST
from egov.portal.exchange.source import too_large
from egov.portal.organisation.directory import entry
import json
from pathlib import Path
from plone import api
import sys
import transaction
from zope.i18n import translate


DONE, REFUSED, NOT_DONE = 0, 1, 2
ROOT = "thu-tuc"


def import_parser() -> argparse.ArgumentParser:
    """What may be typed after `portal import`."""
    wanted = argparse.ArgumentParser(prog="portal import", description="Import procedures: see docs/import.md.")
    wanted.add_argument("file", type=Path, help="xlsx, JSON, HTML or DOCX; the content tells which")
    wanted.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    wanted.add_argument("--publish", action="store_true", help="publish what is new; default: leave it as a draft")
    wanted.add_argument("--agency", default="", help="id of the agency that receives where the file does not say")
    wanted.add_argument("--json", action="store_true", help="the report in JSON")
    wanted.add_argument("--language", default="", help="language of the messages; default: the site's")
    wanted.add_argument("--site", default="", help="id of the site; default: the only one there is")
    return wanted


def import_file(application, arguments, output=None) -> int:
    """Import a file into a site of an open database, with a commit after each piece.

    Gives the exit code: 0 all is imported, 1 something was refused (see the report), 2 nothing was done.
    """
    wanted = import_parser().parse_args(arguments)
    output = output or sys.stdout
    with inside(application, wanted.site) as site:
        if site is None:
            return _no("There is no such portal in this database.")
        language = wanted.language or api.portal.get_default_language()
        try:
            reading = prepared(_bytes(wanted.file))
        except Unreadable as error:
            return _no(translate(error.message, target_language=language))
        if wanted.agency and entry(wanted.agency) is None:
            return _no(f"There is no agency {wanted.agency}.")
        for line in report.findings(reading.findings, language):
            print(f"{line['where']}  {line['severity']}: {line['message']}", file=sys.stderr)
        if is_blocked(reading):
            return _no("Nothing was imported.", REFUSED)
        with api.env.adopt_roles(["Manager"]):
            told = report.lines(_steps(site, reading, wanted), language)
    _tell(told, wanted, language, output)
    return REFUSED if report.counts(told)["refused"] else DONE


def _no(why: str, code: int = NOT_DONE) -> int:
    print(why, file=sys.stderr)
    return code


def _bytes(path: Path) -> bytes:
    """Raises Unreadable for a file that is not there or too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise too_large()
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}") from None


def _steps(site, reading, wanted):
    options = Options(agency=wanted.agency, publish=wanted.publish)
    done = 0
    for piece in pieces(reading.records):
        if wanted.dry_run:
            yield from checked(piece, options)
        else:
            steps = imported(site[ROOT], piece, options)
            transaction.commit()
            yield from steps
        done += len(piece)
        print(f"{done} of {len(reading.records)}", file=sys.stderr, flush=True)


def _tell(told: list[dict], wanted, language: str, output) -> None:
    counts = report.counts(told)
    if wanted.json:
        print(json.dumps({"counts": counts, "lines": told}, ensure_ascii=False, indent=2), file=output)
        return
    print(report.as_text(told, language), file=output)
    print(
        ", ".join(f"{translate(report.ACTIONS[name], target_language=language)}: {n}" for name, n in counts.items()),
        file=output,
    )


def export_parser() -> argparse.ArgumentParser:
    """What may be typed after `portal export`."""
    wanted = argparse.ArgumentParser(prog="portal export", description="Export procedures: see docs/import.md.")
    wanted.add_argument("shape", choices=SHAPES)
    wanted.add_argument("file", type=Path, help="where to write it")
    wanted.add_argument("--site", default="", help="id of the site; default: the only one there is")
    return wanted


def export_file(application, arguments, output=None) -> int:
    """Write all procedures of a site to a file; gives the exit code: 0 done, 2 not done."""
    wanted = export_parser().parse_args(arguments)
    with inside(application, wanted.site) as site:
        if site is None:
            return _no("There is no such portal in this database.")
        found = [one for one in site[ROOT].objectValues() if one.portal_type == "Procedure"]
        data = exported(found, wanted.shape)
    try:
        wanted.file.write_bytes(data)
    except OSError as error:
        return _no(f"{wanted.file}: {error.strerror}")
    print(f"{len(found)} procedures, {len(data)} bytes: {wanted.file}", file=output or sys.stdout)
    return DONE
