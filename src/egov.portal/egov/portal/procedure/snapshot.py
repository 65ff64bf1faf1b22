"""A procedure as plain JSON data: what a dossier was filed under, kept with it for good."""

from egov.portal.procedure.schema import IProcedure
from egov.portal.rules.plain import plain
from zope.schema import getFieldNamesInOrder


def snapshot(procedure) -> dict:
    """Its identity, its revision and all its fields. Later changes of the procedure do not reach the copy."""
    fields = {name: plain(getattr(procedure, name, None)) for name in getFieldNamesInOrder(IProcedure)}
    return {"uid": procedure.UID(), "revision": procedure.revision, **fields}
