"""The sectors of administration that a site uses, kept in the registry."""

from egov.portal import _
from plone import api
from zope.interface import Interface
from zope.interface import provider
from zope.schema import Dict
from zope.schema import TextLine
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PREFIX = "egov.portal"
RECORD = "egov.portal.sectors"


class ISectorSettings(Interface):
    """Registry record of the sectors."""

    sectors = Dict(
        title=_("Sectors"),
        key_type=TextLine(title=_("Code")),
        value_type=TextLine(title=_("Name")),
        required=False,
        default={},
    )


def sectors():
    """Code → name of all sectors, in the order in which they were entered."""
    return api.portal.get_registry_record(RECORD, default=None) or {}


def sector_title(code):
    """The name of a sector; the code itself when the site no longer has it."""
    return sectors().get(code, code)


@provider(IVocabularyFactory)
def vocabulary(context):
    """The vocabulary egov.portal.sectors."""
    return SimpleVocabulary([SimpleTerm(code, code, title) for code, title in sectors().items()])
