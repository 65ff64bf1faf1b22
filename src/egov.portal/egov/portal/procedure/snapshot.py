"""A procedure as plain JSON data: what a dossier was filed under, kept with it for good."""

from datetime import date
from egov.portal.procedure.schema import IProcedure
from plone.app.textfield.interfaces import IRichTextValue
from zope.schema import getFieldNamesInOrder


def snapshot(procedure) -> dict:
    """Its identity, its revision and all its fields. Later changes of the procedure do not reach the copy."""
    fields = {name: plain(getattr(procedure, name, None)) for name in getFieldNamesInOrder(IProcedure)}
    return {"uid": procedure.UID(), "revision": procedure.revision, **fields}


def plain(value):
    """A field's value in JSON types: dates as ISO strings, sets sorted, rich text as its HTML."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.raw if IRichTextValue.providedBy(value) else value
