"""The kinds of agencies."""

from egov.portal import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


KINDS = {
    "province": _("Province"),
    "department": _("Department of the province"),
    "district": _("District"),
    "commune": _("Commune"),
}
"""Districts ended on 1 July 2025 (NĐ 118/2025/NĐ-CP); dossiers and decisions from before still name them."""


@provider(IVocabularyFactory)
def kinds(context):
    """The vocabulary egov.portal.agency_kinds."""
    return SimpleVocabulary([SimpleTerm(kind, kind, title) for kind, title in KINDS.items()])
