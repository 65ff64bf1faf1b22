"""What the site's catalogue knows of a procedure. Indexes are for procedures alone; a list shows metadata only."""

from egov.portal.procedure import completeness
from egov.portal.procedure.content import ABOLISHED
from egov.portal.procedure.forms import online_forms as forms_inside
from egov.portal.procedure.levels import history_of
from egov.portal.procedure.schema import IProcedure
from egov.portal.rules.accents import sort_key
from plone.indexer import indexer


@indexer(IProcedure)
def procedure_code(procedure):
    return procedure.code or ""


@indexer(IProcedure)
def procedure_sector(procedure):
    return procedure.sector or ""


@indexer(IProcedure)
def procedure_agency(procedure):
    return procedure.agency or ""


@indexer(IProcedure)
def procedure_audience(procedure):
    return tuple(procedure.audience or ())


@indexer(IProcedure)
def procedure_order(procedure):
    """Sorts as a Vietnamese dictionary does."""
    return sort_key(procedure.title)


@indexer(IProcedure)
def procedure_events(procedure):
    return tuple(procedure.life_events or ())


@indexer(IProcedure)
def procedure_keywords(procedure):
    return tuple(procedure.keywords or ())


@indexer(IProcedure)
def procedure_words(procedure):
    """What it is found by besides the columns that lists show: its results and cases."""
    rows = [*(procedure.outputs or ()), *(procedure.cases or ())]
    return " ".join(row["title"] for row in rows)


@indexer(IProcedure)
def service_level(procedure):
    return procedure.level()


@indexer(IProcedure)
def fully_online(procedure):
    return procedure.fully_online()


@indexer(IProcedure)
def online_forms(procedure):
    """Plain data of the forms by which it can be filed now."""
    if not procedure.forms():
        return ()
    return tuple({"id": form.id, "title": form.title, "case": form.case} for form in forms_inside(procedure))


@indexer(IProcedure)
def procedure_online(procedure):
    return bool(procedure.forms())


@indexer(IProcedure)
def procedure_in_force(procedure):
    return procedure.state() != ABOLISHED


@indexer(IProcedure)
def procedure_missing(procedure):
    """The obligatory parts that its page lacks."""
    return completeness.missing(procedure)


@indexer(IProcedure)
def procedure_levels(procedure):
    return history_of(procedure)


@indexer(IProcedure)
def procedure_review_due(procedure):
    """The day by which it is to be checked again (ISO 8601), "" for none."""
    return procedure.review_due.isoformat() if procedure.review_due else ""
