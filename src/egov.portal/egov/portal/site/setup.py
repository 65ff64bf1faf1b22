"""What the default profile cannot say in XML: the roots, the site-wide groups, a lean navigation.

Every step leaves alone what is there already, so that importing the profile again changes no content.
"""

from egov.portal import _
from egov.portal.account import setup as accounts
from egov.portal.dossier import setup as dossiers
from egov.portal.feedback import setup as feedback
from egov.portal.notification import box as letters
from egov.portal.organisation.roots import AGENCIES
from egov.portal.organisation.roots import NEWS
from egov.portal.organisation.roots import PROCEDURES
from egov.portal.organisation.roots import TITLES
from egov.portal.procedure import life_events
from egov.portal.statistics import rebuilding as figures
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.i18n import translate


ROOTS = (
    (AGENCIES, "Agencies", TITLES[AGENCIES]),
    (PROCEDURES, "Procedures", TITLES[PROCEDURES]),
)

NEWS_PAGE = "news"

GROUPS = (
    ("procedure-editors", _("Editors of procedures"), ("Contributor", "Editor", "Reviewer")),
    ("supervisors", _("Supervisors"), ("Supervisor",)),
)
PLONES_GROUPS = {
    "Administrators": _("Administrators"),
    "Site Administrators": _("Site Administrators"),
    "Reviewers": _("Reviewers"),
}
EVERYBODY = _("Authenticated Users (Virtual Group)")


def after_install(tool):
    """Post-handler of the default profile."""
    portal = api.portal.get()
    for name, portal_type, title in ROOTS:
        _add_root(portal, name, portal_type, title)
    dossiers.install(portal)
    feedback.install(portal)
    letters.install(portal)
    add_news(portal)
    figures.install(portal)
    accounts.install(portal)
    life_events.install()
    for name, title, roles in GROUPS:
        _add_group(name, title, roles)
    name_plones_groups(portal)
    # Deeper levels would be computed for each page although no page of ours shows them.
    api.portal.set_registry_record("plone.navigation_depth", 1)


def _add_root(portal, name, portal_type, title):
    if name not in portal:
        # The roots can be added nowhere by hand, hence without the check of what a site may contain.
        content = createContent(portal_type, id=name, title=_stored(title))
        addContentToContainer(portal, content, checkConstraints=False)


def add_news(portal):
    """A folder of Plone's own, whose page lists the news in it; public from the start, as the site itself is."""
    if NEWS in portal:
        return
    folder = api.content.create(portal, "Folder", NEWS, title=_stored(TITLES[NEWS]))
    folder.setLayout(NEWS_PAGE)
    if portal.portal_workflow.getChainFor(folder):
        api.content.transition(folder, to_state="published")


def _add_group(name, title, roles):
    if api.group.get(name) is None:
        api.group.create(name, title=_stored(title), roles=list(roles))


def name_plones_groups(portal):
    """Name the groups that every Plone site has in the language of the site, unless a site has named them itself."""
    tool = api.portal.get_tool("portal_groups")
    for name, title in PLONES_GROUPS.items():
        group = tool.getGroupById(name)
        if group is not None and group.getProperty("title") in ("", title):
            tool.editGroup(name, title=_stored(title))
    everybody = portal.acl_users.get("auto_group")
    if everybody is not None and everybody.title == EVERYBODY:
        everybody.title = _stored(EVERYBODY)


def _stored(message):
    """A text to store, in the language of the site."""
    return translate(message, target_language=api.portal.get_default_language())
