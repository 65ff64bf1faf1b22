"""Every page of the portal, by who uses it: where it is, and what it is called in the index of the pictures.

In a path, `{state}` is the address of a dossier in that state that the person may see, and `{own}` of the first one in
his list.
"""

from collections.abc import Callable


BIRTH = "thu-tuc/dang-ky-khai-sinh"
FORM = f"{BIRTH}/to-khai"

VISITOR = {
    "home": ("", "Front page"),
    "catalogue": ("thu-tuc", "The catalogue of procedures"),
    "results": ("thu-tuc?q=khai+sinh", "Results of a search"),
    "procedure": (BIRTH, "A procedure"),
    "procedure-online": ("thu-tuc/dang-ky-ho-kinh-doanh", "A procedure with cases"),
    "form-closed": (FORM, "An online form before logging in"),
    "a-z": ("thu-tuc/@@a-z", "Procedures from A to Z"),
    "life-events": ("thu-tuc/@@life-events", "Procedures by life event"),
    "versions": (f"{BIRTH}/@@versions", "Versions of a procedure"),
    "file-online": ("@@file-online", "What can be filed online"),
    "track": ("@@track", "Track a dossier"),
    "register": ("@@register", "Register"),
    "login": ("login", "Log in"),
    "login-help": ("@@login-help", "Forgotten password"),
    "agencies": ("co-quan", "Agencies"),
    "agency": ("co-quan/ubnd-tinh-ha-tinh/so-ngoai-vu", "An agency"),
    "news": ("tin-tuc", "News"),
    "news-item": ("tin-tuc/tra-cuu-ho-so", "A piece of news"),
    "feedback": ("@@feedback", "Feedback that is published"),
    "send-feedback": ("@@send-feedback", "Send feedback"),
    "statistics": ("@@statistics", "Figures for everybody"),
    "site-map": ("sitemap", "Site map"),
    "search": ("@@search?SearchableText=khai", "Search of the whole site"),
    "contact": ("contact-info", "Contact"),
    "missing": ("nope", "A page that does not exist"),
}
CITIZEN = {
    "home": ("", "Front page, logged in"),
    "my-dossiers": ("@@my-dossiers", "My dossiers"),
    "dossier": ("{own}", "A dossier of one's own"),
    "letters": ("{own}/@@letters", "Letters of a dossier"),
    "form": (FORM, "An online form"),
    "inbox": ("@@inbox", "Inbox"),
    "profile": ("@@profile", "Profile"),
    "my-feedback": ("@@my-feedback", "My feedback"),
    "my-data": ("@@my-data", "My data"),
    "password": ("@@change-password", "Another password"),
    "forbidden": ("@@queue", "A page that one may not see"),
}
RECEPTIONIST = {
    "queue": ("@@queue", "The queue"),
    "dossier": ("{submitted}", "A dossier at the desk"),
    "check": ("{submitted}/@@check", "Check list of the papers"),
    "accept": ("{submitted}/@@act?transition=accept", "Accept"),
    "reject": ("{submitted}/@@act?transition=reject", "Reject"),
    "late": ("@@late", "Late and due"),
    "feedback": ("@@feedback-desk", "Feedback at the desk"),
    "enter": ("@@enter-dossier", "Enter a dossier at the counter"),
}
OFFICER = {
    "queue": ("@@queue", "The queue"),
    "dossier": ("{processing}", "A dossier in hand"),
    "supplement": ("{processing}/@@act?transition=require_supplement", "Ask for a supplement"),
    "complete": ("{processing}/@@act?transition=complete", "Complete"),
    "messages": ("{processing}/@@messages", "Messages of a dossier"),
}
LEADER = {
    "queue": ("@@queue", "The queue"),
    "figures": ("@@figures", "Figures and report"),
    "late": ("@@late", "Late and due"),
}
SUPERVISOR = {
    "home": ("", "Front page"),
    "figures": ("@@figures", "Figures and report"),
    "preferences": ("@@personal-preferences", "Preferences"),
}
EDITOR = {
    "home": ("", "Front page"),
    "procedure": (BIRTH, "A procedure"),
    "contents": ("thu-tuc/folder_contents", "What the catalogue holds"),
    "procedure-contents": (f"{BIRTH}/folder_contents", "What a procedure holds"),
    "add": ("thu-tuc/++add++Procedure", "A new procedure"),
    "edit": (f"{BIRTH}/edit", "Edit a procedure"),
    "edit-papers": (f"{BIRTH}/edit", "Edit a procedure: the table of its papers"),
    "history": (f"{BIRTH}/@@historyview", "History"),
    "state": (f"{BIRTH}/content_status_history", "Change the state"),
    "rename": (f"{BIRTH}/object_rename", "Rename"),
    "delete": (f"{BIRTH}/delete_confirmation", "Delete"),
    "add-form": (f"{BIRTH}/++add++EasyForm", "A new online form"),
    "add-file": (f"{BIRTH}/++add++File", "A new blank form"),
    "form": (FORM, "An online form"),
    "form-edit": (f"{FORM}/edit", "Edit an online form"),
    "form-fields": (f"{FORM}/fields", "Fields of an online form"),
    "form-actions": (f"{FORM}/actions", "Actions of an online form"),
    "add-news": ("tin-tuc/++add++News Item", "A new piece of news"),
    "completeness": ("@@completeness", "What published procedures lack"),
    "drift": ("@@drift", "Where page and form disagree"),
    "service-levels": ("@@service-levels", "Levels by agency"),
    "due": ("@@procedures-due", "Procedures to look through again"),
    "import": ("thu-tuc/@@import-procedures", "Import and export procedures"),
    "copy": (f"{BIRTH}/@@copy-to-agency", "Copy to another agency"),
    "go-live": (f"{BIRTH}/@@go-live", "Check before publishing"),
    "personal": ("@@personal-information", "Personal information"),
}
MANAGER = {
    "settings": ("@@overview-controlpanel", "All settings"),
    "portal": ("@@egov-settings", "Settings of the portal"),
    "messages": ("@@notification-settings", "Settings of the messages"),
    "texts": ("@@notification-texts", "Texts of the messages"),
    "undelivered": ("@@undelivered", "Messages that could not be sent"),
    "retention": ("@@retention-settings", "Keeping of personal data"),
    "processes": ("@@processes", "Workflows"),
    "process": ("@@process?id=dossier_workflow", "A workflow"),
    "lint": ("@@lint", "Inspection"),
    "users": ("@@usergroup-userprefs", "Users"),
    "new-user": ("@@new-user", "A new user"),
    "groups": ("@@usergroup-groupprefs", "Groups"),
    "site": ("@@site-controlpanel", "Settings of the site"),
    "mail": ("@@mail-controlpanel", "Mail"),
    "language": ("@@language-controlpanel", "Languages"),
    "sharing": ("thu-tuc/@@sharing", "Sharing"),
    "agency-contents": ("co-quan/folder_contents", "What the agencies hold"),
    "agency-edit": ("co-quan/ubnd-tinh-ha-tinh/so-ngoai-vu/edit", "Edit an agency"),
}
PLACES = {
    "visitor": VISITOR,
    "citizen": CITIZEN,
    "receptionist": RECEPTIONIST,
    "officer": OFFICER,
    "leader": LEADER,
    "supervisor": SUPERVISOR,
    "editor": EDITOR,
    "admin": MANAGER,
}


def address(site: str, path: str, dossier: Callable[[str], str]) -> str:
    """The whole address of a place; `dossier` gives that of one in a state, or of the person's `own`."""
    before, brace, rest = path.partition("{")
    state, _, rest = rest.partition("}")
    return dossier(state) + rest if brace else f"{site}/{before}"


class EveryRole:
    """A test for each of those who use the portal; `walk` goes through the pages of one."""

    def test_visitors(self):
        self.walk("visitor")

    def test_citizens(self):
        self.walk("citizen")

    def test_reception(self):
        self.walk("receptionist")

    def test_officers(self):
        self.walk("officer")

    def test_leaders(self):
        self.walk("leader")

    def test_supervisors(self):
        self.walk("supervisor")

    def test_editors(self):
        self.walk("editor")

    def test_managers(self):
        self.walk("admin")
