"""What can be wrong with a procedure and its forms, each check a function of plain facts.

What the page promises must be what the portal does: papers (NĐ 61/2018/NĐ-CP art. 17: no paper besides those made
public), time (NĐ 63/2010/NĐ-CP art. 8), and somebody for every step. A mistake in a procedure that is not public yet is
only doubtful: its editor may not have finished.
"""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from decimal import Decimal
from egov.portal import _
from egov.portal.inspection.finding import Finding
from egov.portal.inspection.finding import Subject
from egov.portal.inspection.procedure_facts import Procedure
from egov.portal.intake.questions import AUTHORISATION
from egov.portal.intake.questions import paper_field
from egov.portal.procedure.channels import duration_of
from egov.portal.procedure.vocabularies import DUTIES
from egov.portal.rules.deadline import Kind
from egov.portal.rules.deadline import Unit


HOURS_A_DAY = Decimal(8)
PROCESSING = "processing"


@dataclass(frozen=True)
class Site:
    """What procedures may name. `agencies`: the duties held in each, by id; `workflows`: ids; `titles`: of agencies."""

    agencies: Mapping[str, Collection[str]]
    workflows: Collection[str]
    titles: Mapping[str, str] = field(default_factory=dict)


def findings(procedure: Procedure, site: Site) -> list[Finding]:
    """All that is wrong with a procedure and the forms inside."""
    found = [
        *names(procedure, site),
        *steps(procedure, site),
        *days(procedure),
        *forms_without_action(procedure),
        *cases_gone(procedure),
        *papers_not_asked_for(procedure),
        *papers_not_told(procedure),
    ]
    return found if procedure.published else [replace(one, severity="warning") for one in found]


def names(procedure, site):
    """The receiving agency and the process must be there."""
    if procedure.agency not in site.agencies:
        text = _("The receiving agency '${agency}' is gone.", mapping={"agency": procedure.agency})
        yield Finding("agency_gone", _subject(procedure), text)
    if procedure.workflow not in site.workflows:
        text = _("The workflow '${workflow}' is gone.", mapping={"workflow": procedure.workflow})
        yield Finding("workflow_gone", _subject(procedure), text)


def steps(procedure, site):
    """Every internal step needs an agency that is there, with somebody who has the duty."""
    for row in procedure.process:
        agency, duty = row.get("agency") or procedure.agency, row.get("duty") or PROCESSING
        facts = {
            "step": row.get("name") or "",
            "agency": site.titles.get(agency, agency),
            "duty": DUTIES.getTerm(duty).title,
        }
        if agency not in site.agencies:
            text = _("The internal step '${step}' is for the agency '${agency}', which is gone.", mapping=facts)
            yield Finding("step_agency_gone", _subject(procedure), text)
        elif duty not in site.agencies[agency]:
            text = _("The internal step '${step}': in '${agency}' nobody has the duty '${duty}'.", mapping=facts)
            yield Finding("step_of_nobody", _subject(procedure), text)


def days(procedure):
    """The internal steps must fit into what the page promises; where they take less, one of the two is out of date."""
    total = sum((Decimal(row["days"]) for row in procedure.process if row.get("days")), Decimal(0))
    promised = [found for found in map(_promised, procedure.channels) if found is not None]
    if not total or not promised:
        return
    shortest = min(amount for amount, _exact in promised)
    facts = {"sum": _number(total), "promised": _number(shortest)}
    if total > shortest:
        text = _("The internal steps take ${sum} working days, the page promises ${promised}.", mapping=facts)
        yield Finding("days_too_long", _subject(procedure), text)
    elif all(exact and amount != total for amount, exact in promised):
        text = _("The internal steps take only ${sum} working days, the page promises ${promised}.", mapping=facts)
        yield Finding("days_differ", _subject(procedure), text, "warning")


def forms_without_action(procedure):
    """Sending a form inside a procedure must make a dossier."""
    for form in procedure.forms:
        if not form.creates:
            text = _("Sending this form makes no dossier: the action 'Create dossier' is missing.")
            yield Finding("no_action", _form(form), text)


def cases_gone(procedure):
    """A form that is for one case names one that is there."""
    known = {row.get("id") for row in procedure.cases}
    for form in procedure.forms:
        if form.case and form.case not in known:
            text = _("The form is for the case '${case}', which is gone.", mapping={"case": form.case})
            yield Finding("case_gone", _form(form), text)


def papers_not_asked_for(procedure):
    """A form asks for the papers that the page names; one that is not compulsory may be missing, doubtfully."""
    for form in _filing(procedure):
        for row in _evidences(procedure, form):
            if paper_field(row["id"]) not in form.papers:
                text = _("The page names the paper '${paper}', this form does not ask for it.", mapping=_paper(row))
                severity = "error" if row.get("required", True) is not False else "warning"
                yield Finding("paper_not_asked_for", _form(form), text, severity)


def papers_not_told(procedure):
    """A form asks for no paper that the page does not name."""
    for form in _filing(procedure):
        told = {paper_field(row["id"]) for row in _evidences(procedure, form)} | {paper_field(AUTHORISATION)}
        for name in sorted(form.papers - told):
            text = _("The form asks for a paper ('${field}') that the page does not name.", mapping={"field": name})
            yield Finding("paper_not_told", _form(form), text)


def _filing(procedure):
    return [form for form in procedure.forms if form.creates]


def _evidences(procedure, form):
    """The papers of a form: those of its case and of all; of a form for any case, all there are."""
    rows = [row for row in procedure.evidences if row.get("id")]
    return [row for row in rows if not form.case or not row.get("case") or row["case"] == form.case]


def _promised(row):
    """(working days, exactly so) that a way of filing promises; None without a number. Calendar days are at most so
    many working days; the same day is one."""
    try:
        duration = duration_of(row)
    except ValueError:
        return None
    if duration is None or duration.kind == Kind.none:
        return None
    if duration.kind == Kind.same_day:
        return Decimal(1), False
    hours = duration.unit == Unit.working_hour
    return duration.amount / HOURS_A_DAY if hours else duration.amount, duration.unit != Unit.day


def _number(amount):
    return f"{amount.normalize():f}"


def _paper(row):
    return {"paper": row.get("title") or row["id"]}


def _subject(procedure):
    return Subject("procedure", procedure.title, procedure.path)


def _form(form):
    return Subject("form", form.title, form.path)
