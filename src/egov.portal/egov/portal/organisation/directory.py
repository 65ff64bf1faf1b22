"""The directory of agencies, read from catalogue metadata: no agency is loaded to list it.

It is public knowledge and therefore not filtered by who asks.
"""

from dataclasses import dataclass
from plone import api
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


_hints = {}
"""Where each agency was found last, by site and id: asked for at every filing. Looked at again at each use."""


@dataclass(frozen=True)
class Entry:
    """An agency as lists show it. `parent` is the id of the agency above, "" at the top."""

    id: str
    title: str
    unit_code: str
    kind: str
    parent: str
    path: str
    depth: int


def agencies():
    """All agencies, each followed by the agencies below it."""
    brains = _search(sort_on="path")
    ids = {brain.getPath(): brain.getId for brain in brains}
    return _as_tree([_entry(brain, ids) for brain in brains])


def entry(agency_id):
    """The entry of one agency, without `parent` and `depth`; None when there is no such agency."""
    brains = _search(getId=agency_id) if agency_id else ()
    return _entry(brains[0], {}) if brains else None


def agency(agency_id):
    """The agency itself, or None."""
    portal = api.portal.get()
    hint = "/".join(portal.getPhysicalPath()), agency_id
    found = _at(portal, _hints.get(hint), agency_id)
    if found is None:
        listed = entry(agency_id)
        found = _at(portal, listed.path, agency_id) if listed else None
        _hints[hint] = listed.path if listed else None
    return found


def _at(portal, path, agency_id):
    """The agency at `path`, if it is there and has that id."""
    content = portal.unrestrictedTraverse(path, None) if path else None
    real = content is not None and content.portal_type == "Agency" and content.getId() == agency_id
    return content if real and "/".join(content.getPhysicalPath()) == path else None


def agency_title(agency_id):
    """The name of an agency, or its id when the agency is gone."""
    found = entry(agency_id)
    return found.title if found else agency_id


@provider(IVocabularyFactory)
def vocabulary(context):
    """The vocabulary egov.portal.agencies: ids with names."""
    return SimpleVocabulary([SimpleTerm(one.id, one.id, one.title) for one in agencies()])


def _search(**query):
    return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Agency", **query)


def _entry(brain, ids):
    path = brain.getPath()
    above = [ids[up] for up in _ancestors(path) if up in ids]
    return Entry(
        id=brain.getId,
        title=brain.Title,
        unit_code=brain.unit_code or "",
        kind=brain.agency_kind or "",
        parent=above[0] if above else "",
        path=path,
        depth=len(above),
    )


def _ancestors(path):
    """The paths above a path, the nearest first."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _as_tree(entries):
    """Depth first; brothers by unit code. The path index of the catalogue gives no order of its own."""
    children = {}
    for one in sorted(entries, key=lambda one: (one.unit_code, one.title)):
        children.setdefault(one.parent, []).append(one)

    def below(parent):
        for one in children.get(parent, ()):
            yield one
            yield from below(one.id)

    return list(below(""))
