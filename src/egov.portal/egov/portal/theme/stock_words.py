"""What Plone's screens say in English only, as their templates and scripts ask no catalogue; `stock.js` replaces it.

`${…}` stands for any text, such as a name; what a list is of may differ from page to page.
"""

from egov.portal import _
import json
from zope.i18n import translate


STATES = ("draft", "review", "published", "abolished", "private", "pending")
"""States, which lists show by their identifiers; Plone's own domain has their names."""
WORDS = (
    # icons
    *(_("Group"), _("User"), _("Global"), _("Inherited"), _("Inherited from Group"), _("Add"), _("Upload")),
    *(_("Download"), _("Filter"), _("Trash"), _("Edit"), _("Delete"), _("Toggle to show"), _("Toggle to hide")),
    # the list of a folder
    *(_("Last comment date"), _("Total comments"), _("Type"), _("hidden file upload"), _("Required")),
    *(_("${name}: Activate to sort"), _("Select ${title}")),
    # the editor of texts
    *(_("Headers"), _("Header ${number}"), _("Tables"), _("highlight-inline"), _("p.highlight-paragraph")),
    *(_("Element Path"), _("Build with"), _("Build with TinyMCE"), _("invalid"), _("Use arrow keys to navigate.")),
    # users and groups
    *(_("AuthenticatedUsers"), _("Group ${name}"), _("Reset password of user ${name}"), _("Remove user ${name}")),
    # settings
    *(_("Document actions"), _("Site actions"), _("Object actions"), _("Object buttons"), _("Portal tabs")),
    *(_("User actions"), _("Database name:"), _("Pack")),
)


def stock_words(request):
    """JSON: our words by Plone's, where they differ."""
    states = {state: translate(state, domain="plone", context=request) for state in STATES}
    words = {str(word): translate(word, context=request) for word in WORDS}
    return json.dumps({stock: said for stock, said in (states | words).items() if stock != said})
