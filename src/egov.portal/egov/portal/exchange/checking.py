"""What an import would do with each record, and what is wrong with it: the dry run, which writes nothing."""

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from egov.portal import _
from egov.portal.exchange.cells import unknown
from egov.portal.exchange.lookup import Lookup
from egov.portal.exchange.merging import changes
from egov.portal.exchange.merging import merged
from egov.portal.exchange.record import ERROR
from egov.portal.exchange.record import Finding
from egov.portal.exchange.record import ProcedureRecord
from egov.portal.exchange.record import Reading
from egov.portal.exchange.record import WARNING
from egov.portal.procedure.checks import problems
from egov.portal.procedure.code import PATTERN
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.forms import blank_form_ids
from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.snapshot import plain as as_plain
from egov.portal.procedure.stored import COLUMNS
from egov.portal.rules.old_fonts import is_of_old_font
from plone import api
from plone.locking.interfaces import ILockable
from zope.schema import getFieldNamesInOrder


ADD, CHANGE, SAME, REFUSED = "add", "change", "same", "refused"
FIELDS = getFieldNamesInOrder(IProcedure)
MANAGE_SETTINGS = "egov.portal: Manage settings"
TOLD = ("title", "description", "requirements")
"""The texts by which it is seen in which encoding a file was typed."""
NEEDED = {
    table: {name: field.title for name, field in columns.items() if field.required}
    for table, columns in COLUMNS.items()
}
"""Table → column that no row may leave empty → its title."""


@dataclass(frozen=True)
class Options:
    """What the importer chose. `agency`: who receives where the file does not say; `publish`: new ones at once."""

    agency: str = ""
    publish: bool = False


@dataclass
class Step:
    """What happens to one record. `plain`: the fields to be stored; `fields`: the names of those that change."""

    where: str
    code: str
    title: str
    action: str
    fields: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    plain: dict = field(default_factory=dict)
    agency: str = ""


def refuse_doubles(reading: Reading) -> None:
    """A code that is in the file twice for one agency keeps out all that have it: which is meant cannot be known."""
    counts = Counter((record.code, record.plain.get("agency")) for record in reading.records)
    for record in reading.records:
        number = counts[record.code, record.plain.get("agency")]
        if record.code and number > 1:
            record.refuse(
                _(
                    "The code ${code} is in the file ${count} times.",
                    mapping={"code": record.code, "count": number},
                )
            )


def check(record: ProcedureRecord, lookup: Lookup, options: Options) -> Step:
    """What an import of the record would do now."""
    findings = list(record.findings)
    agency = _agency(record, lookup, options, findings)
    found = lookup.procedure(record.code, agency)
    old = {} if found is None else present(found)
    said = _without_missing_files(record, found, _resolved(record, agency, lookup, findings), findings)
    plain = merged(old, said)
    findings += [Finding(record.where, message) for message in _objections(record, found, {**old, **plain}, plain)]
    if any(one.severity == ERROR for one in findings):
        return Step(record.where, record.code, _title(plain, old), REFUSED, findings=findings)
    changed = changes(old, plain)
    action = ADD if found is None else CHANGE if changed else SAME
    kept = plain if action == ADD else {name: plain[name] for name in changed}
    fields = [] if found is None else changed
    return Step(record.where, record.code, _title(plain, old), action, fields, findings, kept, agency)


def present(procedure) -> dict:
    """All fields of a procedure as plain data."""
    return {name: as_plain(getattr(procedure, name, None)) for name in FIELDS}


def _title(plain: dict, old: dict) -> str:
    return plain.get("title") or old.get("title") or ""


def _agency(record: ProcedureRecord, lookup: Lookup, options: Options, findings: list[Finding]) -> str:
    """The receiving agency: whose procedure is meant. Where it cannot be known, "" and a finding."""

    def refuse(message) -> str:
        findings.append(Finding(record.where, message))
        return ""

    said = record.plain.get("agency")
    if said:
        message = _("The agency '${agency}' is not known.", mapping={"agency": said})
        return lookup.agency([said]) or refuse(message)
    guessed = lookup.agency(record.plain.get("executing_agencies") or ())
    holders = lookup.holders(record.code)
    if len(holders) == 1:
        return holders[0]
    found = next((one for one in (guessed, options.agency) if one and (not holders or one in holders)), "")
    if found:
        return found
    if holders:
        return refuse(_("Several agencies have this procedure: say which one is meant."))
    return refuse(_("Which agency receives the dossiers is not known: choose one."))


def _resolved(record: ProcedureRecord, agency: str, lookup: Lookup, findings: list[Finding]) -> dict:
    """The record's fields with sector, agency and life events as the site knows them."""
    plain = {**record.plain, "agency": agency}
    if plain.get("sector"):
        plain["sector"] = lookup.sector(plain["sector"]) or _new_sector(record, findings)
    if plain.get("life_events"):
        plain["life_events"] = _events(record, lookup, findings)
    return plain


def _events(record: ProcedureRecord, lookup: Lookup, findings: list[Finding]) -> list[str]:
    """The codes of the events that the site has; others are told and left out."""
    found = {said: lookup.event(said) for said in record.plain["life_events"]}
    findings += [Finding(record.where, unknown(said), WARNING) for said, code in found.items() if not code]
    return list(dict.fromkeys(filter(None, found.values())))


def _new_sector(record: ProcedureRecord, findings: list[Finding]) -> str:
    """The name itself, to be added with the procedure; only who may change the settings may add one."""
    name = record.plain["sector"]
    may = api.user.has_permission(MANAGE_SETTINGS, obj=api.portal.get())
    message = _("The sector '${sector}' is not known.", mapping={"sector": name})
    findings.append(Finding(record.where, message, WARNING if may else ERROR))
    return name


def _without_missing_files(record: ProcedureRecord, found, plain: dict, findings: list[Finding]) -> dict:
    """Blank forms that the procedure does not hold are told and left as they are there: files come in by hand."""
    there = set() if found is None else blank_form_ids(found)
    rows = []
    for row in plain.get("evidences") or ():
        if (file := row.get("blank_form")) and file not in there:
            message = _("The file '${file}' must be added by hand.", mapping={"file": file})
            findings.append(Finding(record.where, message, WARNING))
            row = {name: cell for name, cell in row.items() if name != "blank_form"}
        rows.append(row)
    return {**plain, "evidences": rows} if rows else plain


def _objections(record: ProcedureRecord, found, whole: dict, plain: dict):
    if not record.code:
        yield _("The code of the procedure is missing.")
    elif not PATTERN.fullmatch(record.code):
        yield _("The code '${code}' is none: a code looks like 1.001193.", mapping={"code": record.code})
    if not whole.get("title"):
        yield _("The name of the procedure is missing.")
    if is_of_old_font(" ".join(str(plain.get(name) or "") for name in TOLD)):
        yield _("The text seems to be typed in an old font (TCVN 3, VNI). Convert it to Unicode.")
    if found is not None:
        yield from _closed(found)
    yield from _incomplete_rows(plain)
    files = None if found is None else blank_form_ids(found)
    yield from (problem.message for problem in problems(whole, files))


def _closed(found):
    """Why this procedure takes no changes now."""
    if found.state() == ABOLISHED:
        yield _("The procedure with this code is abolished.")
    elif not api.user.has_permission("Modify portal content", obj=found):
        yield _("You may not change this procedure.")
    elif ILockable(found).locked():
        yield _("Somebody is editing this procedure.")


def _incomplete_rows(plain: dict):
    for table, needed in NEEDED.items():
        for number, row in enumerate(plain.get(table) or (), start=1):
            for name, title in needed.items():
                if row.get(name) in (None, ""):
                    mapping = {"table": IProcedure[table].title, "row": number, "column": title}
                    yield _("${table}, row ${row}: '${column}' is missing.", mapping=mapping)
