"""Choosing other procedures in a form: a vocabulary that searches as the public catalogue does."""

from egov.portal.procedure.found import Found
from egov.portal.procedure.search import ANY
from egov.portal.procedure.search import by_uid
from egov.portal.procedure.search import search
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.interfaces import IVocabularyTokenized
from zope.schema.vocabulary import SimpleTerm


SHOWN = 50


@implementer(IVocabularyTokenized)
class Procedures:
    """The procedures that the current user may see, by UID. It is never laid out as a whole."""

    def search(self, text):
        """The terms for a text that somebody typed."""
        return [_term(found) for found in search(text, status=ANY, size=SHOWN).items]

    def getTerm(self, value):
        """Raises LookupError for what is no procedure that the user may see."""
        found = by_uid([value])
        if not found:
            raise LookupError(value)
        return _term(found[0])

    getTermByToken = getTerm

    def __contains__(self, value):
        return bool(by_uid([value]))

    def __iter__(self):
        return iter(self.search(""))

    def __len__(self):
        return search(status=ANY, size=0).total


def _term(found: Found):
    return SimpleTerm(found.uid, found.uid, f"{found.title} ({found.code})" if found.code else found.title)


@provider(IVocabularyFactory)
def vocabulary(context):
    """The vocabulary egov.portal.procedures."""
    return Procedures()
