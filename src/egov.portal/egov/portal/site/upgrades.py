"""The steps that bring an older database to this version, each named by the version of the profile that it leads to.

A step adds what is missing and leaves alone what a site has set.
"""

from egov.portal.dossier import upgrading as dossiers
from egov.portal.dossier.content import DEFAULT_WORKFLOW
from egov.portal.feedback import setup as feedback
from egov.portal.notification import settings as notification
from egov.portal.organisation import sectors
from egov.portal.organisation.roots import PROCEDURES
from egov.portal.privacy import settings as privacy
from egov.portal.procedure import life_events
from egov.portal.site import setup
from egov.portal.site.settings import ROOMS
from egov.portal.statistics import rebuilding as figures
from plone import api
from plone.app.registry.exportimport.handler import RegistryImporter
from plone.dexterity.fti import DexterityFTI
from plone.registry.interfaces import IRegistry
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from Products.GenericSetup.utils import importObjects
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


DEFAULT = "profile-egov.portal:default"
LOOK = ("bundles.xml", "front.xml")
SETTINGS = (
    *ROOMS,
    (notification.INotificationSettings, notification.PREFIX),
    (privacy.IPrivacySettings, privacy.PREFIX),
    (sectors.ISectorSettings, sectors.PREFIX),
    (life_events.ILifeEventSettings, life_events.PREFIX),
)
"""All that the default profile records, as (schema, prefix)."""
IMPORTS_OF_BEFORE = "egov.portal.imports"
ALSO_ALLOWED = {
    f"egov.portal: {name}": ("Consulted",) for name in ("Use desk", "View answers", "View papers", "View journal")
}
"""What people of an agency that is asked for an opinion, or has a step, may do with that dossier."""


def to_1001(tool):
    """Record the settings that came since; let the type of online forms name no behavior that is absent."""
    record_settings()
    tool.runAllImportStepsFromProfile("profile-egov.portal:upgrade-1001")


def to_1002(tool):
    """Make the figures of what has happened so far; grant the permission that opens them."""
    figures.install(api.portal.get())
    tool.runAllImportStepsFromProfile("profile-egov.portal:upgrade-1002")


def to_1003(tool):
    """Record the style sheets, scripts and cache rules as a new site has them, which are no settings of a site's; add
    the folder of the news."""
    _record(tool, *LOOK)
    setup.add_news(api.portal.get())


def to_1004(tool):
    """Let publishing lead to the check, and tell the catalogue what the editors' reports show."""
    tool.runAllImportStepsFromProfile("profile-egov.portal:upgrade-1004")
    workflow = api.portal.get_tool("portal_workflow")["procedure_workflow"]
    workflow.transitions["publish"].actbox_url = "%(content_url)s/@@go-live"
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Procedure"):
        brain._unrestrictedGetObject().reindexObject(idxs=["procedure_code"])


def to_1005(tool):
    """Columns by which procedures are found, filled from the procedures; the usual life events."""
    record_settings()
    life_events.install()
    tool.runAllImportStepsFromProfile("profile-egov.portal:upgrade-1005")
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="Procedure"):
        # Columns are read anew whatever index is named; one small index is enough.
        catalog.catalog_object(brain._unrestrictedGetObject(), brain.getPath(), idxs=["procedure_code"])


def to_1006(tool):
    """Let feedback be sent: its type, its workflow, its store, who may do what, and the links to it."""
    record_settings()
    portal = api.portal.get()
    _add(portal.portal_types, DexterityFTI("Feedback"), "types/", tool._getImportContext(DEFAULT))
    workflows = tool._getImportContext("profile-egov.portal:workflows")
    _add(portal.portal_workflow, DCWorkflowDefinition("feedback_workflow"), "workflows/", workflows)
    portal.portal_workflow.setChainForPortalTypes(["Feedback"], ["feedback_workflow"])
    feedback.install(portal)
    tool.runAllImportStepsFromProfile("profile-egov.portal:upgrade-1006")


def _add(container, made, folder, context):
    """Put what a profile describes into a tool, unless it is there."""
    if made.getId() not in container.objectIds():
        container._setObject(made.getId(), made)
        importObjects(container[made.getId()], folder, context)


def to_1007(tool):
    """Take dossiers through steps, opinions and papers to sign: the workflow, permissions and indexes for that."""
    tool.runAllImportStepsFromProfile("profile-egov.portal:upgrade-1007")
    workflows = tool._getImportContext("profile-egov.portal:workflows")
    importObjects(api.portal.get_tool("portal_workflow")[DEFAULT_WORKFLOW], "workflows/", workflows)
    for permission, roles in ALSO_ALLOWED.items():
        _allow_also(permission, roles)
    dossiers.upgrade(api.portal.get())


def _allow_also(permission, roles):
    """Allow it to these roles besides those that have it."""
    portal = api.portal.get()
    held = [role["name"] for role in portal.rolesOfPermission(permission) if role["selected"]]
    acquired = bool(portal.acquiredRolesAreUsedBy(permission))
    portal.manage_permission(permission, sorted({*held, *roles}), acquire=acquired)


def to_1008(tool):
    """Grant the permission that opens the pages of import and export."""
    tool.runAllImportStepsFromProfile("profile-egov.portal:upgrade-1008")


def to_1009(tool):
    """Let readers choose English."""
    _record(tool, "languages.xml")


def to_1010(tool):
    """Let feedback be found by the key under which it was sent, and be withdrawn by its sender."""
    feedback.install(api.portal.get())
    workflows = tool._getImportContext("profile-egov.portal:workflows")
    importObjects(api.portal.get_tool("portal_workflow")["feedback_workflow"], "workflows/", workflows)


def to_1011(tool):
    """Record who runs the portal."""
    record_settings()


def to_1012(tool):
    """Name Plone's own groups in the language of the site."""
    setup.name_plones_groups(api.portal.get())


def to_1013(tool):
    """Drop the reports of imports made before the room `exchange` had its own name: nothing can read them any more."""
    IAnnotations(api.portal.get()[PROCEDURES]).pop(IMPORTS_OF_BEFORE, None)


def _record(tool, *names):
    """Import these files of the default profile's registry."""
    context = tool._getImportContext(DEFAULT)
    importer = RegistryImporter(getUtility(IRegistry), context)
    for name in names:
        importer.importDocument(context.readDataFile(name, "registry"))


def record_settings():
    """Record each setting that is missing, with its default; the others keep their values."""
    for schema, prefix in SETTINGS:
        getUtility(IRegistry).registerInterface(schema, prefix=prefix)
