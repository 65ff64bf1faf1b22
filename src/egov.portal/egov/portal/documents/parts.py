"""Parts of slips as plain JSON data. Words come from the templates: here are only names, numbers and dates."""

from collections import Counter
from decimal import Decimal
from egov.portal.dossier import deadlines
from egov.portal.dossier.checklist import evidences
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.organisation.addresses import address_line
from egov.portal.organisation.calendar import work_calendar
from egov.portal.organisation.directory import agency as find_agency
from egov.portal.procedure.channels import fee_of
from egov.portal.procedure.channels import ruling
from egov.portal.rules.duration import SAME_DAY_CUTOFF
from egov.portal.rules.fee import compute
from egov.portal.rules.fee import QuantityError


CONTACTS = ("address", "phone", "email")


def moment(instant):
    """An aware instant as the portal's clock shows it; None stays None."""
    if instant is None:
        return None
    local = work_calendar().local(instant)
    return {name: getattr(local, name) for name in ("hour", "minute", "day", "month", "year")}


def agency(agency_id):
    """The agency. An agency that is gone is known by its id alone."""
    found = find_agency(agency_id)
    if found is None:
        return {"title": agency_id, **dict.fromkeys(CONTACTS, "")}
    return {"title": found.title, **{name: getattr(found, name, None) or "" for name in CONTACTS}}


def party(said):
    """A person or organisation. `name` is the one to address: the organisation's for an organisation."""
    organisation = said.get("organisation", "") if said.get("kind") == "organisation" else ""
    return {
        "name": organisation or said.get("name", ""),
        "address": address_line(said.get("address", ""), said.get("commune"), said.get("province")),
        "identity_number": said.get("identity_number") or said.get("tax_number", ""),
        "phone": said.get("phone", ""),
        "email": said.get("email", ""),
    }


def subject(dossier):
    """What is asked for: the procedure and the case, as they were called when it was filed."""
    procedure = snapshot_of(dossier).procedure
    cases = {case["id"]: case["title"] for case in procedure.get("cases") or ()}
    return {"title": procedure["title"], "code": dossier.procedure_code, "case": cases.get(dossier.case, "")}


def papers(dossier):
    """What the dossier consisted of when it was accepted: a row a paper, with its numbers.

    What came online is counted in files; what came on paper as the desk counted it.
    """
    rows = {row["id"]: row for row in evidences(dossier)}
    brought, counted = _files_by_evidence(dossier), dossier.handed_in
    taken = [row for row in rows.values() if row["id"] in brought or row["id"] in counted]
    others = [(title, count) for title, count in brought.items() if title not in rows]
    return [
        *(_taken(row["title"], counted.get(row["id"], (0, 0)), brought.get(row["id"], 0)) for row in taken),
        *(_taken(title, (0, 0), count) for title, count in others),
    ]


def paper_row(row):
    """A required paper as a row of a table."""
    return {"title": row["title"], "originals": row.get("originals") or 0, "copies": row.get("copies") or 0}


def _taken(title, counted, files):
    originals, copies = counted
    return {"title": title, "originals": originals, "copies": copies, "files": files}


def _files_by_evidence(dossier):
    """How many files there were at acceptance, by the paper's id, or by title for a file that is no required paper."""
    until = dossier.accepted or dossier.submitted
    counts = Counter()
    for versions in dossier.papers.values():
        brought = [paper for paper in versions if paper.added <= until]
        latest = max((paper.added for paper in brought), default=None)
        counts.update(paper.evidence or paper.title for paper in brought if paper.added == latest)
    return counts


def duration(dossier):
    """The time promised, or None."""
    promised = deadlines.duration(dossier)
    if promised is None:
        return None
    cutoff = promised.cutoff or SAME_DAY_CUTOFF
    return {
        "kind": promised.kind.value,
        "amount": plain_number(promised.amount),
        "unit": promised.unit.value,
        "cutoff": f"{cutoff:%H:%M}",
        "phases": [plain_number(phase) for phase in promised.phases],
    }


def fee(dossier):
    """What is to be paid, in đồng: what the desk asked for, else the procedure's amount; None when that is not known or
    hangs on a quantity."""
    if dossier.payments:
        return sum(payment.amount for payment in dossier.payments)
    rows = ruling(snapshot_of(dossier).procedure.get("channels") or (), dossier.case, dossier.channel)
    formula = next((found for found in map(fee_of, rows) if found is not None), None)
    try:
        return compute(formula).amount if formula is not None else None
    except QuantityError:
        return None


def fee_kind(dossier):
    """`fee`, `charge`, or "" where the procedure does not say."""
    rows = ruling(snapshot_of(dossier).procedure.get("channels") or (), dossier.case, dossier.channel)
    return next((row["fee_kind"] for row in rows if row.get("fee_kind")), "")


def delivery(dossier):
    """How the result is to come to the applicant: `way`, a value of `vocabularies.RESULT_DELIVERIES`, "" where nobody
    chose among several; `address` for the post."""
    offered = snapshot_of(dossier).procedure.get("result_delivery") or ()
    way = dossier.answers.get("result_delivery") or (offered[0] if len(offered) == 1 else "")
    return {"way": way, "address": dossier.answers.get("delivery_address") or "" if way == "post" else ""}


def plain_number(amount: Decimal):
    """10 and 2.5, without noughts at the end."""
    return f"{amount.normalize():f}"


def lines(value):
    """A field of one name a line as a list."""
    return [line for line in ([value] if isinstance(value, str) else value or ()) if line]
