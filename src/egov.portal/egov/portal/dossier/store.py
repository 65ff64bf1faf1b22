"""Where dossiers lie: `ho-so/<agency>/<year>/<month>`, folders without an order and outside of the site's catalogue.

The agency's groups hold their local roles on its store, so that everything in it follows the agency.
"""

from BTrees.OOBTree import OOBTree
from egov.portal.dossier.trees import ObjectToObject
from egov.portal.organisation.groups import DUTIES
from egov.portal.organisation.groups import group_id
from plone import api
from plone.dexterity.content import Container
from plone.dexterity.utils import createContent
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


STORE_ID = "ho-so"
CLOSED = (
    "Access contents information",
    "CMFEditions: Access previous versions",
    "Change local roles",
    "Copy or Move",
    "Delete objects",
    "List folder contents",
    "Sharing page: Delegate roles",
    "View",
)
"""What is not passed down from the site to dossiers."""


class IDossierStore(Interface):
    """A folder of dossiers, or of such folders."""

    title = Attribute("Title")


@implementer(IDossierStore)
class DossierStore(Container):
    """A folder that costs next to nothing to add to: no order to keep, no catalogue entry, no modification date.

    An ordered folder rewrites its whole list at each addition, and its date is the same object for everybody: both
    are conflicts under load.
    """

    _ordering = "unordered"

    def _initBTrees(self):
        super()._initBTrees()
        self._tree = ObjectToObject()

    def _setOb(self, id, object):
        """Store it, without the folder's index by meta type, which would list every id a second time."""
        if id in self._tree:
            raise KeyError(id)
        self._tree[id] = object
        self._count.change(1)

    def _delOb(self, id):
        """Remove it again."""
        del self._tree[id]
        self._count.change(-1)

    def indexObject(self):
        """Stores are in no catalogue: nobody searches for them."""

    def unindexObject(self):
        """See indexObject."""

    def reindexObject(self, idxs=(), update_metadata=1, uid=None):
        """See indexObject."""

    def reindexObjectSecurity(self, skip_self=False):
        """See indexObject."""

    def notifyModified(self):
        """Adding a dossier does not modify its folder."""


def root():
    """The root of all stores."""
    return api.portal.get()._getOb(STORE_ID)


def agency_store(agency_id):
    """The store of an agency, made at the first use, with the local roles of the agency's groups."""
    stores = root()
    store = stores._getOb(agency_id, None)
    if store is None:
        store = _add(stores, agency_id)
        for duty, role in DUTIES.items():
            store.manage_setLocalRoles(group_id(agency_id, duty), [role])
    return store


def month_store(agency_id, day):
    """The folder for what the agency receives on `day`."""
    year = ensure(agency_store(agency_id), f"{day:%Y}")
    return ensure(year, f"{day:%m}")


def create_root(portal):
    """Make the root of the stores, which also keeps the snapshots."""
    if STORE_ID not in portal.objectIds():
        make_root(portal, STORE_ID).snapshots = OOBTree()
    return make_root(portal, STORE_ID)


def make_root(portal, name):
    """A root of such folders in the site, made where there is none. Only managers list it; what lies in it grants View.

    What Plone lets owners do with their content, an applicant must not do with a dossier: delete, move or share it.
    """
    if name not in portal.objectIds():
        store = createContent("DossierStore")
        store.id = name
        portal._setObject(name, store, set_owner=0, suppress_events=True)
    store = portal._getOb(name)
    for permission in CLOSED:
        store.manage_permission(permission, ["Manager"], acquire=False)
    return store


def ensure(store, name):
    """The folder of that name in `store`, made at the first use."""
    found = store._getOb(name, None)
    return _add(store, name) if found is None else found


def _add(store, name):
    child = createContent("DossierStore")
    child.id = name
    # Without an owner: who happens to file first must not own the folder, and by that whatever is filed into it.
    store._setObject(name, child, set_owner=0, suppress_events=True)
    return store._getOb(name)
