"""Every page of every role in Vietnamese: no message without a translation."""

from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
import re
from tests.dossier.cases import BrowserTest
from tests.dossier.support import MODEL
from tests.dossier.support import PASSWORD
from tests.journey.places import address
from tests.journey.places import EveryRole
from tests.journey.places import PLACES
from tests.theme.untranslated import recorded
import transaction


PLACED = {
    "thu-tuc/dang-ky-khai-sinh": "thu-tuc/hoi-nghi",
    "thu-tuc/dang-ky-ho-kinh-doanh": "thu-tuc/hoi-nghi",
    "to-khai": "ho-so-truc-tuyen",
    "co-quan/ubnd-tinh-ha-tinh/so-ngoai-vu": "co-quan/so-ngoai-vu",
    "tin-tuc/tra-cuu-ho-so": "tin-tuc/tin",
}
"""Where the small world has what the demo has elsewhere."""
CHOICE = """
<field name="sex" type="zope.schema.Choice">
  <title>Giới tính</title><required>False</required><values><element>Nam</element></values>
</field>"""
FORM = "thu-tuc/hoi-nghi/ho-so-truc-tuyen"
MORE = {
    "editor": (
        "@@qsOptions",
        "thu-tuc/@@fc-contextInfo",
        f"{FORM}/fields/@@add-field",
        f"{FORM}/fields/owner_name",
        f"{FORM}/fields/paper_proposal",
        f"{FORM}/fields/sex",
        f"{FORM}/fields/@@modeleditor",
        f"{FORM}/actions/@@add-action",
        f"{FORM}/actions/@@modeleditor",
        f"{FORM}/folder_contents",
        f"{FORM}/@@historyview",
        f"{FORM}/object_rename",
        f"{FORM}/delete_confirmation",
        f"{FORM}/content_status_history",
        f"{FORM}/@@sharing",
        "thu-tuc/hoi-nghi/@@sharing",
        "tin-tuc/folder_contents",
        "tin-tuc/tin/edit",
        "tin-tuc/tin/@@historyview",
        "tin-tuc/++add++Document",
        "tin-tuc/++add++Folder",
        "@@personal-preferences",
        "@@change-password",
        "@@dashboard",
    ),
    "admin": (
        "@@navigation-controlpanel",
        "@@search-controlpanel",
        "@@security-controlpanel",
        "@@social-controlpanel",
        "@@dateandtime-controlpanel",
        "@@editing-controlpanel",
        "@@imaging-controlpanel",
        "@@markup-controlpanel",
        "@@redirection-controlpanel",
        "@@usergroup-controlpanel",
        "@@user-information?userid=citizen",
        "@@usergroup-groupmembership?groupname=so-ngoai-vu.reception",
        "@@usergroup-groupdetails?groupname=so-ngoai-vu.reception",
        "@@member-fields",
        "@@maintenance-controlpanel",
        "@@actions-controlpanel",
        "@@content-controlpanel",
        "@@filter-controlpanel",
        "co-quan/++add++Agency",
    ),
}
"""What lies behind those pages."""


class TestWalk(EveryRole, BrowserTest):
    def setUp(self):
        super().setUp()
        api.portal.set_registry_record("plone.default_language", "vi")
        api.portal.set_registry_record("plone.available_languages", ["vi", "en"])
        api.content.create(self.portal["tin-tuc"], "News Item", "tin", title="Tin")
        self.procedure["ho-so-truc-tuyen"].fields_model = MODEL.replace("</schema>", f"{CHOICE}</schema>")
        roles = ["Member", "Contributor", "Editor", "Reviewer"]
        self.portal.acl_users.userFolderAddUser("editor", PASSWORD, roles, [])
        self.portal.acl_users.userFolderAddUser("supervisor", PASSWORD, ["Member", "Supervisor"], [])
        transaction.commit()

    def walk(self, role):
        browser = self.browser_of(role)
        with recorded() as missing:
            for path in (*(path for path, _title in PLACES[role].values()), *MORE.get(role, ())):
                browser.open(self.found(path))
                self.assertNotIn("500", browser.headers["Status"], path)
        self.assertEqual(set(), missing)

    def browser_of(self, role):
        who = {"visitor": None, "admin": None}.get(role, role)
        browser = self.browser(who)
        browser.addHeader("Accept", "text/html")
        if role == "admin":
            browser.addHeader("Authorization", f"Basic {TEST_USER_NAME}:{TEST_USER_PASSWORD}")
        return browser

    def found(self, path):
        for there, here in PLACED.items():
            path = path.replace(there, here)
        return address(self.portal.absolute_url(), path, lambda state: self.dossier.absolute_url())

    def test_officers(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", "2026-11-16 11:00")
        super().test_officers()

    def test_what_is_said_about_wrong_answers(self):
        with recorded() as missing:
            self.send("visitor", "login", "buttons.login")
            self.send("citizen", FORM, "send")
            for place in ("thu-tuc/++add++Procedure", "tin-tuc/++add++News Item", f"{FORM}/fields/@@add-field"):
                self.send("editor", place)
        self.assertEqual(set(), missing)

    def send(self, role, place, button=None):
        """Send a form as it is."""
        browser = self.browser_of(role)
        browser.open(self.found(place))
        if button is None:
            button = re.search(r'name="(form\.buttons\.(?:save|add))"', browser.contents)[1]
        browser.getControl(name=button).click()
        self.assertRegex(browser.contents, "invalid|error")
