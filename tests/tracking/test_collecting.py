"""The result is ready: the pages of the citizen say how it is got, and the amount that is due where it is paid."""

from html import unescape
from tests.dossier.support import a_file
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import file_one
from tests.tracking.support import PageTest
import transaction


COUNTER = {"address": "Số 17 đường Xô Viết Nghệ Tĩnh", "phone": "0239 385 5555", "hours": "Thứ Hai: 07:00-11:30"}
HOME = "Bà An, số 5 ngõ 3, phường Thành Sen"


class World(PageTest):
    def setUp(self):
        super().setUp()
        for name, value in COUNTER.items():
            setattr(self.portal["co-quan"][AGENCY], name, value)
        transaction.commit()

    def file(self, ways, **answers):
        """A dossier of a procedure with these ways of handing the result out."""
        self.procedure.result_delivery = set(ways)
        with acting("citizen", "2026-11-16 09:10"):
            filed = file_one(self.procedure, answers={"owner_name": "Nguyễn Văn An", **answers})
        self.dossier, self.pin = filed.dossier, filed.pin
        transaction.commit()

    def complete(self):
        self.act("receptionist", "accept")
        self.act("receptionist", "process", officer="officer")
        self.act("officer", "complete", outcome="Cấp phép", result=a_file("giay-phep.pdf"))

    def status(self):
        return self.text("citizen", self.dossier.absolute_url())

    def tracked(self, pin):
        browser = self.browser()
        browser.open(f"{self.portal.absolute_url()}/@@track")
        browser.getControl(name="reference").value = self.dossier.reference
        browser.getControl(name="pin").value = pin
        browser.getControl("Track").click()
        return unescape(browser.contents)


class CollectingTest(World):
    def test_before_it_is_ready_nothing_is_said(self):
        self.assertNotIn("collecting-title", self.status())

    def test_the_citizen_reads_that_it_is_ready_and_where_it_is(self):
        self.complete()
        contents = self.status()
        for part in ("Your result is ready", "At the counter", "Sở Ngoại vụ", *COUNTER.values(), "tel:02393855555"):
            self.assertIn(part, contents)
        self.assertNotIn("It is the agency's turn", contents)

    def test_the_address_of_the_procedure_is_the_one_to_go_to(self):
        self.procedure.receiving_address = "Trung tâm Phục vụ hành chính công"
        self.file(["counter"])
        self.complete()
        contents = self.status()
        self.assertIn("Trung tâm Phục vụ hành chính công", contents)
        self.assertNotIn(COUNTER["address"], contents)

    def test_what_was_chosen_and_no_other_way(self):
        self.file(["counter", "post", "online"], result_delivery="post", delivery_address=HOME)
        self.complete()
        contents = self.status()
        for part in ("By public post", HOME):
            self.assertIn(part, contents)
        for part in ("At the counter", COUNTER["address"]):
            self.assertNotIn(part, contents)

    def test_whoever_has_the_pin_is_not_told_where_the_citizen_lives(self):
        self.file(["post"], delivery_address=HOME)
        self.complete()
        contents = self.tracked(self.pin)
        for part in ("Your result is ready", "By public post"):
            self.assertIn(part, contents)
        self.assertNotIn(HOME, contents)

    def test_the_list_has_it_apart(self):
        self.complete()
        contents = self.text("citizen", f"{self.portal.absolute_url()}/@@my-dossiers")
        self.assertIn("Results that you can get now (1)", contents)
        self.assertNotIn("others-title", contents)

    def test_an_agency_that_is_gone(self):
        self.complete()
        self.dossier.agency = "giai-the"
        transaction.commit()
        self.assertIn("At the counter", self.status())


class PaymentTest(World):
    def test_the_amount_and_where_to_pay_it(self):
        self.act("receptionist", "require_payment", amount=50000, comment="Lệ phí cấp phép")
        for contents in (self.status(), self.tracked(self.pin)):
            for part in ("50,000", "Lệ phí cấp phép", "Sở Ngoại vụ", *COUNTER.values()):
                self.assertIn(part, contents)
