"""The inspection of a site: facts are gathered, checks are asked.

Agencies, groups and workflows are read once for all; each procedure is loaded once, with the forms inside it, and let
go again. So what a procedure costs does not depend on how many there are.
"""

from egov.portal.inspection import agency_checks
from egov.portal.inspection import holders
from egov.portal.inspection import message_checks
from egov.portal.inspection import procedure_checks
from egov.portal.inspection import procedure_facts
from egov.portal.inspection import workflow_checks
from egov.portal.inspection import workflow_facts
from egov.portal.inspection.finding import report
from egov.portal.notification import wording
from egov.portal.notification.occasions import OCCASIONS
from egov.portal.organisation import directory
from egov.portal.procedure.batch import once
from egov.portal.procedure.content import PUBLISHED
from egov.portal.procedure.vocabularies import workflows_of_dossiers
from itertools import product
from plone import api


BATCH = 200
"""After so many procedures the database's cache may shrink to its usual size."""


def inspect():
    """Inspect all workflows, agencies, procedures, forms and messages of the current site; gives a Report.

    Writes nothing, and is not filtered by who asks: the caller has made sure that this person may know.
    """
    site = known_site()
    used, found, looked_at = _Used(), [], 0
    for procedure in _procedures():
        used.note(procedure)
        found += procedure_checks.findings(procedure, site)
        looked_at += 1 + len(procedure.forms)
    found += _of_workflows(site, used)
    found += _of_agencies(site, used)
    found += _of_messages()
    looked_at += len(site.workflows) + len(site.agencies) + len(OCCASIONS) * len(wording.LANGUAGES)
    return report(found, looked_at)


def inspect_procedure(procedure):
    """The findings of one procedure and its forms."""
    return report(procedure_checks.findings(procedure_facts.facts(procedure, path_of(procedure)), known_site()), 1)


def inspect_procedures():
    """The findings of all published procedures and their forms."""
    site, found, looked_at = known_site(), [], 0
    for procedure in _procedures(review_state=PUBLISHED):
        found += procedure_checks.findings(procedure, site)
        looked_at += 1
    return report(found, looked_at)


def known_site():
    """What procedures may name, with the duties held. Read once for a batch of procedures that are published."""
    return once("site", _known_site)


def _known_site():
    entries = directory.agencies()
    return procedure_checks.Site(
        agencies={entry.id: holders.duties_held(entry.id) for entry in entries},
        workflows=[workflow.getId() for workflow in workflows_of_dossiers()],
        titles={entry.id: entry.title for entry in entries},
    )


def surroundings(roles, agencies, needed=True):
    """What workflows stand in that name these roles. `agencies`: the duties held in each, by id."""
    portal = api.portal.get()
    return workflow_checks.Surroundings(
        granted=lambda permission: _granted(portal, permission),
        known=frozenset(portal.valid_roles()),
        held=holders.roles_held(roles, agencies.values()),
        needed=needed,
    )


class _Used:
    """The workflows and agencies that procedures in force name."""

    def __init__(self):
        self.workflows = set()
        self.agencies = set()

    def note(self, procedure):
        if procedure.published:
            self.workflows.add(procedure.workflow)
            self.agencies.add(procedure.agency)


def path_of(content):
    """Where content lies below the site."""
    return _below("/".join(content.getPhysicalPath()))


def _procedures(**query):
    """The facts of each procedure that is not abolished. What is checked stands in no column, so each is loaded."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="Procedure", procedure_in_force=True, **query)
    for number, brain in enumerate(brains, 1):
        procedure = brain._unrestrictedGetObject()
        yield procedure_facts.facts(procedure, path_of(procedure))
        if number % BATCH == 0:
            catalog._p_jar.cacheGC()


def _of_workflows(site, used):
    workflows = [workflow_facts.facts(workflow) for workflow in workflows_of_dossiers()]
    yield from workflow_checks.conflicting_meanings(workflows)
    for workflow in workflows:
        needed = workflow.id in used.workflows
        around = surroundings(workflow_checks.roles_named(workflow), site.agencies, needed)
        yield from workflow_checks.findings(workflow, around)


def _of_agencies(site, used):
    for entry in directory.agencies():
        facts = agency_checks.Agency(
            entry.title, _below(entry.path), site.agencies[entry.id], entry.id in used.agencies
        )
        yield from agency_checks.findings(facts)


def _of_messages():
    for occasion, language in product(OCCASIONS.values(), wording.LANGUAGES):
        yield from message_checks.findings(occasion, language)


def _granted(portal, permission):
    """The roles that have a permission in the site; none for one that is not known there."""
    known = permission in portal.possible_permissions()
    return [role["name"] for role in portal.rolesOfPermission(permission) if role["selected"]] if known else []


def _below(path):
    return path.removeprefix("/".join(api.portal.get().getPhysicalPath())).lstrip("/")
