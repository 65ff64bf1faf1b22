"""The fixed choices of a procedure's fields. Values are stored and exchanged; titles are what a person reads."""

from collections.abc import Iterable
from egov.portal import _
from plone import api
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def choices(pairs: Iterable[tuple[str, str]]) -> SimpleVocabulary:
    """A vocabulary from (value, title) pairs, the value being the token too."""
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in pairs])


def title_of(vocabulary, value):
    """The title of a value; the value itself when the vocabulary does not know it (any more)."""
    return vocabulary.getTerm(value).title if value in vocabulary else value


LEVELS_OF_AUTHORITY = choices(
    [
        ("ministry", _("Ministry")),
        ("province", _("Province")),
        ("district", _("District")),
        ("commune", _("Commune")),
        ("other", _("Other authority")),
    ]
)

KINDS = choices(
    [
        ("law_detailed", _("Regulated in detail under a law")),
        ("law_not_detailed", _("Not delegated by a law to be regulated in detail")),
        ("local_detailed", _("Delegated by a law to the locality to be regulated")),
        ("local_not_detailed", _("Not delegated by a law to the locality to be regulated")),
        ("special", _("Special procedure")),
        ("internal", _("Internal procedure between state agencies")),
    ]
)

AUDIENCES = choices(
    [
        ("citizen", _("Vietnamese citizens")),
        ("overseas", _("Vietnamese residing abroad")),
        ("foreigner", _("Foreigners")),
        ("official", _("Officials and civil servants")),
        ("enterprise", _("Enterprises")),
        ("foreign_enterprise", _("Enterprises with foreign capital")),
        ("household_business", _("Household businesses")),
        ("cooperative", _("Cooperatives")),
        ("organisation", _("Organisations (other than enterprises and cooperatives)")),
        ("foreign_organisation", _("Foreign organisations")),
    ]
)

SIGNED_PAPERS = choices(
    [
        ("result", _("Result")),
        ("supplement", _("Supplement request")),
        ("refusal", _("Refusal")),
        ("apology", _("Apology")),
    ]
)

CHANNELS = choices(
    [
        ("in_person", _("In person")),
        ("online", _("Online")),
        ("post", _("Public postal service")),
    ]
)

DURATION_KINDS = choices(
    [
        ("fixed", _("A fixed time")),
        ("same_day", _("The same day")),
        ("none", _("No appointment")),
    ]
)

UNITS = choices(
    [
        ("working_day", _("working days")),
        ("day", _("days")),
        ("working_hour", _("working hours")),
    ]
)

FEE_KINDS = choices(
    [
        ("fee", _("Fee for a service")),
        ("charge", _("State charge")),
    ]
)

RESULT_DELIVERIES = choices(
    [
        ("counter", _("At the counter")),
        ("online", _("Online")),
        ("post", _("By public post")),
    ]
)

CLOCK_POLICIES = choices(
    [
        ("suspend", _("The clock stops and goes on afterwards")),
        ("restart", _("The time starts anew afterwards")),
    ]
)

DUTIES = choices(
    [
        ("reception", _("Reception")),
        ("processing", _("Processing")),
        ("leadership", _("Leadership")),
    ]
)


def workflows_of_dossiers() -> list:
    """Every DCWorkflow of the site that knows filed dossiers."""
    workflows = api.portal.get_tool("portal_workflow").objectValues()
    return [workflow for workflow in workflows if "submitted" in workflow.states]


@implementer(IVocabularyFactory)
class DossierWorkflows:
    """The workflows a dossier can follow."""

    def __call__(self, context):
        # A title of ours has a translation, a site's own stands for itself.
        return choices(
            (workflow.getId(), _(workflow.title or workflow.getId())) for workflow in workflows_of_dossiers()
        )


dossier_workflows = DossierWorkflows()
