"""What everybody can read of a procedure's past: versions, changes, what replaces it, what goes with it."""

from egov.portal.procedure.changes import changes
from egov.portal.procedure.related import related
from egov.portal.procedure.versions import Versions
from egov.portal.testing import FUNCTIONAL
from egov.portal.testing import INTEGRATION
from html import unescape
from plone import api
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.textfield.value import RichTextValue
from plone.testing.zope import Browser
from tests.procedure import support
import transaction
import unittest
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


CHANNEL = {"channel": "online", "kind": "fixed", "amount": "5", "unit": "working_day", "fee": "0"}


def edit(procedure, **fields):
    """Change fields as an edit form does."""
    for name, value in fields.items():
        setattr(procedure, name, value)
    notify(ObjectModifiedEvent(procedure))


class HistoryCase(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.procedure = support.full_procedure(self.portal)


class VersionsTest(HistoryCase):
    def test_only_what_was_public(self):
        draft = support.procedure(self.portal, "nhap", "draft", title="Một")
        edit(draft, title="Hai")
        self.assertEqual(0, len(Versions(draft)))
        api.content.transition(draft, "publish")
        edit(draft, title="Ba", decision_number="12/QĐ-UBND")
        versions = Versions(draft)
        self.assertEqual(["Ba", "Hai"], [version.content.title for version in versions.latest(9)])
        self.assertEqual([True, False], [version.current for version in versions.latest(9)])
        self.assertEqual(("12/QĐ-UBND", None), versions[2].decision)
        self.assertLess(versions[1].since, versions[2].since)
        for number in (0, 3, -1):
            with self.assertRaises(IndexError):
                versions[number]

    def test_what_is_written_after_it_was_taken_back_is_nobody_s_business(self):
        api.content.transition(self.procedure, "send_back")
        edit(self.procedure, title="Nháp")
        self.assertEqual(
            ["Đăng ký khai sinh"], [version.content.title for version in Versions(self.procedure).latest(9)]
        )

    def test_a_procedure_brought_in_without_versions_has_its_present_wording(self):
        bare = support.procedure(self.portal, "bare")
        for name in ("version_id", "cmf_uid"):
            if hasattr(bare.aq_base, name):
                delattr(bare, name)
        (version,) = Versions(bare).latest(9)
        self.assertEqual((1, True, bare), (version.number, version.current, version.content))

    def test_it_needs_no_permission_beyond_the_page(self):
        edit(self.procedure, title="Khác")
        logout()
        self.assertEqual("Đăng ký khai sinh", Versions(self.procedure)[1].content.title)


class ChangesTest(HistoryCase):
    def changed(self, **fields):
        edit(self.procedure, **fields)
        versions = Versions(self.procedure)
        found = changes(versions[len(versions) - 1].content, versions[len(versions)].content, self.layer["request"])
        return {change.field: [[(part.kind, part.text) for part in line] for line in change.lines] for change in found}

    def test_each_kind_of_field(self):
        self.assertEqual(
            {
                "code": [
                    [
                        ("removed", "1.001193"),
                    ],
                    [("added", "1.001194")],
                ]
            },
            self.changed(code="1.001194"),
        )
        self.assertEqual(["audience"], list(self.changed(audience=["citizen", "overseas"])))
        self.assertEqual([[("added", "Yes")]], self.changed(online_payment=True)["online_payment"][-1:])
        requirements = RichTextValue("<p>Không</p><ul><li>Có <b>nơi ở</b></li></ul>", "text/html", "text/x-html-safe")
        self.assertIn([("added", "Có nơi ở")], self.changed(requirements=requirements)["requirements"])
        self.assertEqual([[("added", "An")]], self.changed(executing_agencies=["An"])["executing_agencies"])

    def test_tables_in_words(self):
        told = self.changed(channels=[CHANNEL])["channels"]
        self.assertIn([("removed", "In person; 10 working days; 8,000 dong")], told)
        (line,) = [line for line in told if line[0] == ("same", "Online; ")]
        self.assertEqual([("removed", "Cá nhân; 2.5 "), ("added", "5 ")], line[1:3])
        papers = [{**row, "originals": 2} if row["id"] == "to-khai" else row for row in self.procedure.evidences]
        (line,) = self.changed(evidences=papers)["evidences"]
        self.assertEqual([("removed", "1; "), ("added", "2; ")], [part for part in line if part[0] != "same"])

    def test_how_it_is_processed_inside_is_not_told(self):
        self.assertEqual({}, self.changed(process=[{"name": "Thẩm tra"}], upfront_fee=True))


class RelatedTest(HistoryCase):
    def titles(self, procedure=None):
        return [found.title for found in related(procedure or self.procedure)]

    def test_chosen_ones_first_then_the_nearest(self):
        self.procedure.life_events = ["children"]
        self.procedure.reindexObject()
        support.procedure(self.portal, "a", title="Đăng ký khai tử", sector="HT")
        support.procedure(self.portal, "b", title="Trợ cấp thai sản", life_events=["children"])
        chosen = support.procedure(self.portal, "c", title="Đổi căn cước")
        support.procedure(self.portal, "d", title="Cấp phép xây dựng")
        support.procedure(self.portal, "e", "draft", title="Nháp", sector="HT")
        self.procedure.related = [chosen.UID(), "gone", self.procedure.UID()]
        logout()
        self.assertEqual(["Đổi căn cước", "Trợ cấp thai sản", "Đăng ký khai tử"], self.titles())

    def test_abolished_ones_are_none(self):
        other = support.procedure(self.portal, "a", title="Đăng ký khai tử", sector="HT")
        self.procedure.related = [other.UID()]
        api.content.transition(other, "abolish", comment="Hết hiệu lực")
        self.assertEqual([], self.titles())


class PagesTest(HistoryCase):
    layer = FUNCTIONAL

    def setUp(self):
        super().setUp()
        edit(self.procedure, steps=[{"title": "Nộp <hồ sơ>"}], decision_number="5/QĐ-UBND")
        transaction.commit()
        self.browser = Browser(self.layer["app"])
        self.browser.handleErrors = False

    def page(self, path):
        self.browser.open(f"{self.procedure.absolute_url()}{path}")
        return self.browser.contents

    def test_from_the_procedure_to_its_changes(self):
        self.assertIn("2 published versions", self.page(""))
        self.browser.getLink("History of this procedure").click()
        self.assertIn("5/QĐ-UBND", unescape(self.browser.contents))
        self.assertIn("First published version", self.browser.contents)
        self.browser.getLink("See the changes of version 2").click()
        html = self.browser.contents
        self.assertIn("Nộp &lt;hồ sơ&gt;", html)
        self.assertIn("1872/QĐ-BTP", unescape(html))
        self.assertNotIn("Ways of filing", html)

    def test_numbers_of_versions(self):
        self.assertIn("read the same", self.page("/@@changes?from=2&to=2"))
        self.browser.handleErrors, self.browser.raiseHttpErrors = True, False
        for question in ("from=0&to=2", "from=1&to=99", "from=x", "from=2.0", "from=-1&to=" + "9" * 3000):
            self.page(f"/@@changes?{question}")
            self.assertEqual("404", self.browser.headers["Status"][:3], question)

    def test_what_replaces_it(self):
        new = support.procedure(self.portal, "moi", title="Đăng ký khai sinh trực tuyến")
        self.procedure.replaced_by = [new.UID()]
        api.content.transition(self.procedure, "abolish", comment="Hết hiệu lực")
        transaction.commit()
        html = unescape(self.page(""))
        self.assertIn(f'<a href="{new.absolute_url()}">Đăng ký khai sinh trực tuyến</a>', html)
        self.assertIn("2 published versions", html)
