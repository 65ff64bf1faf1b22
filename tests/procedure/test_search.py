"""The search in the site: who sees what, criteria with counts, order, codes, the shelf that follows the catalogue."""

from DateTime import DateTime
from egov.portal.procedure.search import by_code
from egov.portal.procedure.search import by_uid
from egov.portal.procedure.search import search
from egov.portal.procedure.shelf import _shelves
from egov.portal.procedure.shelf import Shelf
from egov.portal.procedure.shelf import shelf
from egov.portal.procedure.stock import Stock
from egov.portal.procedure.stock import taken
from egov.portal.procedure.suggesting import suggestions
from egov.portal.procedure.warming import warm
from egov.portal.testing import FUNCTIONAL
from egov.portal.testing import INTEGRATION
from plone import api
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from tests.procedure import support
import transaction
import unittest
from zope.component.hooks import setSite


class SearchTest(unittest.TestCase):
    layer = INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.portal.portal_registry["egov.portal.life_events"] = {
            "children": "Có con",
            "marriage": "Hôn nhân, gia đình",
        }
        self.portal.portal_registry["egov.portal.sectors"] = {"HT": "Hộ tịch", "XNC": "Xuất nhập cảnh"}
        support.agency(self.portal)
        self.add(
            "khai-sinh", "Đăng ký khai sinh", "1.001193", sector="HT", audience=["citizen"], life_events=["children"]
        )
        self.add("ket-hon", "Đăng ký kết hôn", "1.000894", sector="HT", audience=["citizen"], life_events=["marriage"])
        self.add("ho-chieu", "Cấp hộ chiếu phổ thông", "1.010386", sector="XNC", audience=["citizen", "overseas"])
        self.add("ngoai-giao", "Cấp hộ chiếu ngoại giao", "3.000111", sector="XNC", audience=["official"])
        self.add("lanh-su", "Chứng nhận lãnh sự", "1.001308", description="Cho giấy tờ, hộ chiếu")
        support.online_form(self.portal["thu-tuc"]["khai-sinh"])

    def add(self, id, title, code, state="published", **fields):
        return support.procedure(self.portal, id, state, title=title, code=code, **fields)

    def ids(self, **asked):
        return [found.path.rpartition("/")[2] for found in search(**asked).items]

    def abolish(self, id):
        api.content.transition(self.portal["thu-tuc"][id], "abolish", comment="Hết hiệu lực")


class FindTest(SearchTest):
    def test_with_and_without_accents(self):
        for q in ("ho chieu", "HỘ CHIẾU", "hộ chiếu", "ho  CHIEU "):
            self.assertEqual(["ngoai-giao", "ho-chieu", "lanh-su"], self.ids(q=q), q)

    def test_mistyped(self):
        for q, meant in (("ho chieuu", "hộ chiếu"), ("kket hon", "kết hôn"), ("khai sih", "khai sinh")):
            result = search(q)
            self.assertEqual(("corrected", meant), (result.how, result.corrected))
            self.assertTrue(result.items)
        self.assertEqual(["khai-sinh", "ket-hon"], sorted(self.ids(q="dang ki"), reverse=True))

    def test_the_names_of_sectors_agencies_and_events_are_words_too(self):
        self.assertEqual(["ngoai-giao", "ho-chieu"], self.ids(q="xuat nhap canh"))
        self.assertEqual(5, search("hoang luu").total)
        self.assertEqual(["ket-hon"], self.ids(q="hon nhan gia dinh"))

    def test_order(self):
        self.assertEqual(["ngoai-giao", "ho-chieu", "lanh-su", "ket-hon", "khai-sinh"], self.ids())
        self.assertEqual("khai-sinh", self.ids(order="level")[0])
        changed = self.portal["thu-tuc"]["lanh-su"]
        changed.setModificationDate(DateTime() + 1)
        changed.reindexObject(idxs=["modified"])
        self.assertEqual("lanh-su", self.ids(order="updated")[0])
        self.assertEqual("ngoai-giao", self.ids(q="ho chieu", order="name")[0])

    def test_pages(self):
        result = search(start=3, size=3)
        self.assertEqual((5, 2), (result.total, len(result.items)))
        self.assertEqual([], search(start=1000).items)

    def test_codes(self):
        self.assertEqual(["khai-sinh"], self.ids(q=" 1.001193"))
        self.assertEqual(["khai-sinh"], self.ids(q="1001193"))
        self.assertEqual({"khai-sinh", "lanh-su"}, set(self.ids(q="1.001")))
        self.assertEqual([], self.ids(q="1.0099"))
        self.assertEqual(["khai-sinh"], self.ids(q="khai sinh 1.001193"))

    def test_by_uid_in_that_order_without_what_is_gone(self):
        folder = self.portal["thu-tuc"]
        uids = [folder["lanh-su"].UID(), "gone", folder["ket-hon"].UID()]
        self.assertEqual(["Chứng nhận lãnh sự", "Đăng ký kết hôn"], [found.title for found in by_uid(uids)])
        self.assertEqual("http://nohost/plone/thu-tuc/ket-hon", by_uid(uids)[1].url)


class CountTest(SearchTest):
    def test_each_criterion_counts_without_itself(self):
        counts = search(sector="HT", audience="citizen").counts
        self.assertEqual({"HT": 2, "XNC": 1}, counts["sector"])
        self.assertEqual({"citizen": 2}, counts["audience"])
        self.assertEqual({"3": 1, "1": 1}, counts["level"])
        self.assertEqual({"1": 1, "0": 1}, counts["online"])
        self.assertEqual({"children": 1, "marriage": 1}, counts["event"])

    def test_they_are_of_what_the_words_found(self):
        self.assertEqual({"XNC": 2}, search("ho chieu").counts["sector"])
        self.assertEqual({"XNC": 2}, search("ho chieuu").counts["sector"])

    def test_criteria_together(self):
        self.assertEqual(["khai-sinh"], self.ids(q="dang ky", online=True, event="children", level=3))
        self.assertEqual([], self.ids(q="dang ky", online=True, event="marriage"))
        self.assertEqual(0, search(sector="unknown").total)


class StandingTest(SearchTest):
    def test_abolished_ones_are_found_by_code_and_by_the_criterion_alone(self):
        self.abolish("ho-chieu")
        self.assertEqual(["ngoai-giao", "lanh-su"], self.ids(q="ho chieu"))
        self.assertEqual(["ho-chieu"], self.ids(q="ho chieu", status="abolished"))
        self.assertEqual(3, search("ho chieu", status="any").total)
        self.assertEqual({"in_force": 2, "abolished": 1}, search("ho chieu").counts["status"])
        for result in (by_code("1.010386"), search("1.010386")):
            self.assertEqual(["abolished"], [found.status for found in result.items])
        self.add("moi", "Cấp hộ chiếu phổ thông", "1.010386")
        self.assertEqual(["in_force", "abolished"], [found.status for found in by_code("1.010386").items])

    def test_drafts_are_for_those_who_may_see_them(self):
        self.add("nhap", "Đăng ký khai tử", "1.000656", state="draft")
        self.assertEqual(["nhap"], self.ids(q="khai tu"))
        logout()
        self.assertNotIn("nhap", self.ids(q="khai tu"))
        self.assertEqual([0, 0], [search(q).total for q in ("1.000656", "1000656")])
        self.assertEqual([], by_uid([self.portal["thu-tuc"]["nhap"].UID()]))
        self.assertEqual(5, sum(search().counts["level"].values()))


class SuggestTest(SearchTest):
    def suggested(self, text):
        return [found.title for found in suggestions(text).items]

    def test_while_typing(self):
        self.assertEqual(["Đăng ký kết hôn", "Đăng ký khai sinh"], self.suggested("dang ky k"))
        self.assertEqual(["Đăng ký khai sinh"], self.suggested("kha"))
        self.assertEqual("hộ chiếu", suggestions("hoo chieu").corrected)
        self.assertEqual(["Đăng ký khai sinh"], self.suggested("1.001193"))
        self.assertEqual([], self.suggested(" ?"))

    def test_the_same_for_everybody_and_in_force(self):
        self.add("nhap", "Đăng ký khai tử", "1.000656", state="draft")
        self.abolish("ho-chieu")
        self.assertEqual(["Đăng ký khai sinh"], self.suggested("khai"))
        self.assertEqual(["Cấp hộ chiếu ngoại giao", "Chứng nhận lãnh sự"], self.suggested("ho chieu"))
        self.assertEqual([], self.suggested("1.010386"))


class ShelfTest(SearchTest):
    layer = FUNCTIONAL

    def setUp(self):
        super().setUp()
        transaction.commit()

    def test_it_stays_until_the_catalogue_changes(self):
        self.assertIs(shelf(), shelf())
        self.portal["thu-tuc"]["lanh-su"].title = "Quốc bảo"
        self.portal["thu-tuc"]["lanh-su"].reindexObject()
        self.assertEqual(["lanh-su"], self.ids(q="quoc bao"))
        transaction.abort()
        self.assertEqual([], self.ids(q="quoc bao"))

    def test_what_is_not_committed_is_kept_by_nobody(self):
        before = shelf()
        self.add("moi", "Thủ tục mới", "1.000001")
        self.assertIsNot(shelf(), shelf())
        transaction.savepoint()
        self.assertIsNot(shelf(), shelf())
        transaction.abort()
        self.assertEqual(before.items, shelf().items)

    def test_it_follows_each_change_and_is_what_a_fresh_one_would_be(self):
        """One shelf made from the other, change by change, in two connections that take turns."""
        folder, agency = self.portal["thu-tuc"], self.portal["co-quan"].objectValues()[0]
        settings = self.portal.portal_registry
        changes = [
            lambda: self.add("khai-tu", "Đăng ký khai tử", "1.000656", sector="HT", life_events=["children"]),
            lambda: self.edit("lanh-su", title="An cấp hộ chiếu", keywords=["visa", "thị thực"]),
            lambda: self.edit("lanh-su", title="Xin chứng nhận", keywords=[], description="Giấy tờ"),
            lambda: self.abolish("ho-chieu"),
            lambda: api.content.delete(folder["ket-hon"]),
            lambda: self.add("nhap", "Bổ sung hộ tịch", "1.000777", state="draft", audience=["enterprise"]),
            lambda: api.content.rename(folder["khai-sinh"], "sinh"),
            lambda: self.edit("khai-tu", sector="XNC", audience=["foreigner"], life_events=[]),
            lambda: api.content.transition(folder["nhap"], "publish"),
            lambda: settings.__setitem__("egov.portal.sectors", {"HT": "Dân sự", "XNC": "Xuất cảnh"}),
            lambda: self.edit_content(agency, title="Ủy ban nhân dân xã Đông Yên"),
            lambda: settings.__setitem__("egov.portal.life_events", {"children": "Sinh con"}),
            lambda: self.add("thay", "Cấp lại hộ chiếu", "1.000778"),
            lambda: api.content.delete(folder["thay"]),
        ]
        for change in changes:
            change()
            self.assert_as_fresh()  # within the transaction
            transaction.savepoint()
            self.assert_as_fresh()
            transaction.commit()
            self.assert_as_fresh()
            self.assertIs(shelf(), shelf())
            with support.elsewhere(self.portal):
                self.assert_as_fresh()

    def edit(self, id, **fields):
        self.edit_content(self.portal["thu-tuc"][id], **fields)

    def edit_content(self, content, **fields):
        for name, value in fields.items():
            setattr(content, name, value)
        content.reindexObject()

    def assert_as_fresh(self):
        followed = shelf()
        stock, rows = taken(Stock())
        self.assertEqual(self.told_by(Shelf().changed(rows, stock.names)), self.told_by(followed))

    def told_by(self, there):
        """What a shelf answers, in words that do not depend on its numbers."""

        def titles(numbers):
            return [there.items[number].path for number in numbers]

        answers = []
        for q in (
            "ho chieu",
            "khai sih",
            "dân sự",
            "dong yen",
            "hoang luu",
            "visa",
            "1.000656",
            "cap",
            "xuat nhap canh",
        ):
            answer = there.reader.answer(q, there.visible())
            ranked = titles(there.reader.ranked(q, answer, there.in_order(answer.found)))
            answers.append((q, answer.how, answer.words, answer.hint, ranked))
            answers.append(there.reader.accented.restored(answer.words))
        visible, anybody = there.visible(), there.visible_to(("Anonymous",))
        return (
            answers,
            titles(there.in_order(visible)),
            titles(there.in_order(anybody)),
            there.facets.counts(visible, {}),
            {item.uid: item for item in there.items if item},
            set(there.places),
            there.reader.index.known,
            there.names,
        )

    def test_the_first_visitor_after_a_start_finds_it_ready(self):
        _shelves.clear()
        warm(self.layer["app"])
        setSite(self.portal)
        ready = _shelves["/plone"]
        self.assertIs(ready[2], shelf())
        self.assertEqual(5, len(ready[2].places))

    def test_it_follows_the_names_in_the_settings(self):
        self.portal.portal_registry["egov.portal.sectors"] = {"HT": "Dân sự"}
        self.assertEqual(2, search("dan su").total)
