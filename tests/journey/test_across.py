"""One dossier across two agencies, in a real browser: an opinion asked and given, a supplement by way of the desk, an
apology with the one new date, a result that leadership signs and the site seals. Then every slip, the register and the
control sheet are held against the journal."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from datetime import datetime
from datetime import timedelta
from egov.portal.documents.control import HAND_OVERS
from egov.portal.documents.render import render
from egov.portal.documents.sealing import signatures
from egov.portal.rules.worktime import HANOI
import re
from tests.documents.sample import DATA
from tests.documents.support import text
from tests.documents.test_register import cells
from tests.journey.pictures import picture_pdf
from tests.journey.stage import FORM
from tests.journey.stage import JourneyTest
from tests.journey.stage import SIGNING
from tests.journey.visitor import PDF
from tests.rules.sample import STANDARD
from types import SimpleNamespace


FIRST, SECOND, ASKED = "so-ngoai-vu", "ubnd-tinh-ha-tinh", "xa-thach-ha"
PROCEDURE = "thu-tuc/hoi-nghi-hoi-thao-quoc-te"
PROCESS = [
    {"name": "Tiếp nhận hồ sơ", "agency": FIRST, "duty": "reception", "days": "0.5"},
    {"name": "Thẩm định", "agency": FIRST, "duty": "processing", "days": "3"},
    {"name": "Xem xét, quyết định", "agency": SECOND, "duty": "processing", "days": "2"},
    {"name": "Ký ban hành", "agency": FIRST, "duty": "leadership", "days": "1"},
    {"name": "Trả kết quả", "agency": FIRST, "duty": "reception", "days": "0.5"},
]
QUESTION = "Địa phương có ý kiến gì về địa điểm tổ chức?"
OPINION = "Thống nhất địa điểm tổ chức."
MISSING = "Tờ trình chưa có dấu của cơ quan chủ trì."
LETTER = "Đề nghị nộp lại tờ trình có chữ ký và dấu của cơ quan chủ trì."
EXCUSE = "Cần thêm thời gian xác minh thành phần khách mời nước ngoài."
RESULT = "Đồng ý cho tổ chức hội thảo."
FEE = 1250000
FEE_IN_WORDS = "Một triệu hai trăm năm mươi nghìn đồng"
TAKER = "Nguyễn Văn Bình"
RESULT_FILE = {
    "name": "van-ban-dong-y.pdf",
    "mimeType": "application/pdf",
    "buffer": render("acceptance", {**DATA, "kind": "acceptance"}),
}
WAY = (
    *("submit", "accept", "process", "receive", "ask_opinion", "give_opinion"),
    *("ask_desk", "draft_paper", "sign_paper", "require_supplement", "supply", "require_payment", "pay"),
    *("draft_paper", "send_back_paper", "draft_paper", "sign_paper", "extend"),
    *("hand_over", "recall", "hand_over", "receive", "hand_back", "hand_over", "receive", "hand_over", "receive"),
    *("draft_paper", "sign_paper", "complete", "return_result"),
)
OWNER = {
    "owner_name": TAKER,
    "owner_identity_number": "042088000001",
    "owner_birth_date": "1988-04-12",
    "owner_province": "42",
    "owner_address": "Số 12, ngõ 5, đường Phan Đình Phùng",
    "owner_phone": "0900000001",
    "owner_email": "citizen@example.org",
}
AT_ONCE = ("recall", "return_result")
"""Hand-overs in whose moment somebody receives too."""
STAFF = ("receptionist", "officer", "leader", "officer2", "officer3")


def moment(at):
    """An instant as printed forms have it."""
    return f"{at:%H} giờ {at:%M} phút, ngày {at:%d} tháng {at:%m} năm {at:%Y}"


def form_in(address):
    """Which slip an address prints."""
    return re.search(r"form=(\w+)", address)[1]


class TestAcross(JourneyTest):
    layer = SIGNING

    def test_the_whole_way(self):
        self.looked_at = set()
        self.describe_process()
        self.citizen = self.visitor("citizen")
        self.staff = {role: self.visitor(role) for role in STAFF}
        self.file()
        self.begin()
        self.ask_an_opinion()
        self.ask_the_applicant()
        self.take_a_fee()
        self.apologise()
        self.go_to_the_other_agency()
        self.sign_the_result()
        self.hand_out()
        self.print_every_slip()
        self.read_the_register()
        self.assertEqual([], self.faults)

    def describe_process(self):
        """The editor gives the procedure its steps, and has leadership sign all kinds of papers."""
        kinds = ["result", "supplement", "refusal", "apology"]
        answer = self.layer.session("editor").patch(PROCEDURE, json={"process": PROCESS, "signed_papers": kinds})
        self.assertEqual(204, answer.status_code, answer.text)

    def file(self):
        self.citizen.go(f"{PROCEDURE}/to-khai")
        soon = (date.today() + timedelta(days=60)).isoformat()
        while not self.citizen.page.locator("#part-last").is_visible():
            self.citizen.take_step(FORM, **OWNER, event_date=soon)
        self.citizen.send("button[name=send]")
        self.citizen.page.wait_for_url("**/@@receipt")
        self.reference, self.pin = self.citizen.text(".eg-reference"), self.citizen.text(".eg-pin")
        self.dossier = self.citizen.page.url.removesuffix("/@@receipt")

    def begin(self):
        self.do("receptionist", "accept", "accepted", comment="Hồ sơ đầy đủ")
        self.do("receptionist", "process", officer="officer")
        self.do("officer", "receive")

    def ask_an_opinion(self):
        """The asked agency finds the dossier in its queue, answers, and has no more to do with it."""
        until = (datetime.now(HANOI) + timedelta(days=3)).date().isoformat()
        self.do("officer", "ask_opinion", agency=ASKED, question=QUESTION, until=until)
        self.find_in_queue("officer2")
        self.do("officer2", "give_opinion", answer=OPINION, file={"name": "y-kien.pdf", **PDF})
        self.assertTrue(self.staff["officer2"].page.url.endswith("/@@queue"))
        self.assertNotIn(self.reference, self.staff["officer2"].text("#content"))
        self.open("officer")
        self.assertIn(OPINION, self.staff["officer"].text("#content"))

    def ask_the_applicant(self):
        """The officer has no button for it: he asks the desk, which asks the applicant with a letter that is signed."""
        self.assertNotOffered("officer", "require_supplement")
        self.do("officer", "ask_desk", reason=MISSING, items=("paper_to_trinh",))
        self.find_in_queue("receptionist")
        self.assertNotOffered("receptionist", "require_supplement")  # nobody has signed the letter yet
        self.do("receptionist", "draft_paper", kind="supplement", text=LETTER)
        self.do("leader", "sign_paper")
        self.do("receptionist", "require_supplement", "supplement_required")
        self.citizen.go(self.dossier)
        self.assertIn(LETTER, self.citizen.text("#content"))
        self.act(self.citizen, "supply", "processing")

    def take_a_fee(self):
        self.do("receptionist", "require_payment", "payment_required", amount=str(FEE))
        self.do("receptionist", "pay")

    def apologise(self):
        """Sent back once, drafted anew; the date is the first working day a week after the appointment."""
        self.do("officer", "draft_paper", kind="apology", text="Chậm.")
        self.do("leader", "send_back_paper", comment="Nêu rõ lý do")
        self.open("officer")
        self.assertIn("Nêu rõ lý do", self.staff["officer"].text("#content"))
        self.assertNotOffered("officer", "extend")
        self.do("officer", "draft_paper", kind="apology", text=EXCUSE)
        self.do("leader", "sign_paper")
        self.due_before = self.when("due")
        days = (self.due_before.date() + timedelta(days=number) for number in range(7, 30))
        new_due = next(day for day in days if STANDARD.is_working(day))
        self.do("officer", "extend", new_due=new_due.isoformat())
        self.due = self.when("due")
        self.assertEqual((new_due, self.due_before.time()), (self.due.date(), self.due.time()))
        self.assertNotOffered("officer", "extend")
        self.citizen.go(self.dossier)
        self.citizen.look("across-status-extended")
        self.assertIn(EXCUSE, self.citizen.text("#content"))

    def go_to_the_other_agency(self):
        """Given, recalled, given; there received, given back, given again; it sees no button that is not its own."""
        self.do("officer", "hand_over")
        self.do("officer", "recall")
        self.do("officer", "hand_over", comment="Kính chuyển xem xét")
        self.find_in_queue("officer3")
        self.do("officer3", "receive")
        for act in ("require_supplement", "require_payment", "stop", "step_back", "extend"):
            self.assertNotOffered("officer3", act)
        self.assertNotOffered("officer", "recall")
        self.do("officer3", "hand_back", reason="Cần nêu rõ số khách mời")
        self.do("officer", "hand_over", comment="Đã bổ sung số khách mời")
        self.do("officer3", "receive")
        self.do("officer3", "hand_over", comment="Đồng ý")
        self.do("leader", "receive")
        self.assertEqual(401, self.layer.session("officer3").get(self.dossier).status_code)

    def sign_the_result(self):
        self.assertNotOffered("leader", "complete")
        self.do("officer", "draft_paper", kind="result", text=RESULT, file=RESULT_FILE)
        self.do("leader", "sign_paper")
        self.do("leader", "complete", "completed")
        self.open("receptionist")
        self.look("receptionist", "across-completed")

    def hand_out(self):
        """The applicant's file carries the site's signature, and it holds."""
        self.do(
            "receptionist",
            "return_result",
            "returned",
            received_by=TAKER,
            identity_number="042088000001",
            taker="owner",
        )
        self.citizen.go(self.dossier)
        self.citizen.look("across-status-returned")
        with self.citizen.page.expect_download() as waiting:
            self.citizen.click("a[href*='@@result']:not([target])")
        file = SimpleNamespace(data=waiting.value.path().read_bytes())
        # Apart: the browser's own loop runs in this thread.
        with self.layer.certificate(), ThreadPoolExecutor(1) as apart:
            (signature,) = apart.submit(signatures, file).result()
        self.assertEqual(("Sở Ngoại vụ", True, True), (signature.signer, signature.sound, signature.trusted))

    def print_every_slip(self):
        """All that the desk can print of this dossier, and of others the two that it cannot have."""
        journal = self.journal()
        self.assertEqual(list(WAY), [entry["act"] for entry in journal])
        expected = self.slips(journal)
        self.open("receptionist")
        links = (
            self.staff["receptionist"]
            .page.locator("section[aria-labelledby=slips-title] a")
            .evaluate_all("nodes => nodes.map(node => node.href)")
        )
        printed = {form_in(link): self.printed(link) for link in links}
        self.assertEqual(set(expected), set(printed))
        for form, parts in expected.items():
            for part in (self.reference, *parts):
                with self.subTest(form=form, part=part):
                    self.assertIn(part, printed[form])
        self.check_control_sheet(printed["06"], journal)
        for state, form in (("rejected", "03"), ("stopped", "05")):
            found = self.layer.session("receptionist").get(f"@dossiers?state={state}").json()["items"][0]
            told = self.layer.session("receptionist").get(found["@id"]).json()
            said = self.printed(f"{found['@id']}/@@slip?form={form}")
            for part in (told["reference"], told["owner_name"], " ".join(told["reason"].split())):
                self.assertIn(part, said)

    def slips(self, journal):
        """What has to stand on each slip, by its form; what the journal says, as it says it."""
        at = {entry["act"]: moment(datetime.fromisoformat(entry["at"])) for entry in journal}
        before, after = moment(self.due_before), moment(self.due)
        accepted_due = moment(self.due_at_acceptance)
        return {
            "receipt": (f"{at['submit']}", "giay-to.pdf"),
            "01": (TAKER, at["accept"], accepted_due, "Nguyễn Thị Hồng Nhung"),
            "02": (LETTER, "Tờ trình xin phép tổ chức hội nghị, hội thảo quốc tế"),
            "04": (EXCUSE, before, after, "Lê Thị Thanh Tâm"),
            "06": (
                at["accept"],
                after,
                "phối hợp giải quyết: Ủy ban nhân dân tỉnh Hà Tĩnh; Ủy ban nhân dân xã Thạch Hà",
            ),
            "fee": ("1.250.000 đồng", FEE_IN_WORDS, at["pay"]),
            "handover": (RESULT, "1.250.000 đồng", at["complete"], "Lê Thị Thanh Tâm"),
            "return": (RESULT, TAKER, "042088000001", "Chủ hồ sơ", at["return_result"]),
        }

    def check_control_sheet(self, sheet, journal):
        """A row a hand-over, as the journal has them: when it was given and by whom, and when received."""
        rows = re.findall(
            r"1\. Giao: (\d\d giờ .*?\d{4}) Người giao: (.*?) 2\. Nhận: (\d\d giờ .*?\d{4}|…+) Người nhận:", sheet
        )
        acts = [entry for entry in journal if entry["act"] in (*HAND_OVERS, "receive")]
        expected = []
        for number, entry in enumerate(acts):
            if entry["act"] in HAND_OVERS:
                receipt = next(iter(acts[number + 1 :]), entry)
                came = receipt if receipt["act"] == "receive" else entry if entry["act"] in AT_ONCE else None
                expected.append((self.printed_at(entry), entry["name"], self.printed_at(came) if came else "…………"))
        self.assertEqual(expected, rows)

    def read_the_register(self):
        """Its row says what the journal says, in the spreadsheet and in print."""
        visitor = self.staff["receptionist"]
        visitor.go("@@dossier-register")
        visitor.look("across-register")
        journal = {entry["act"]: entry for entry in self.journal()}
        address = f"{visitor.site}/@@dossier-register?agency={FIRST}&year={datetime.now(HANOI).year}&format="
        rows = cells(visitor.context.request.get(f"{address}xlsx").body())
        (row,) = [row for row in rows if row[1] == self.reference]
        moments = [datetime.fromisoformat(journal[act]["at"]) for act in ("accept", "return_result")]
        accepted, returned = (f"{each:%H:%M %d/%m/%Y}" for each in moments)
        due = f"{self.due:%H:%M %d/%m/%Y}"
        self.assertEqual(([accepted, due, returned], journal["accept"]["name"]), (row[7:10], row[-1]))
        self.assertIn(TAKER, row[10:])
        said = self.printed(f"{address}pdf", "across-register")
        for part in (self.reference, accepted, due, returned):
            self.assertIn(part, said)

    def printed(self, address, name=""):
        """The text of a PDF that the receptionist prints; a picture of it when asked."""
        answer = self.staff["receptionist"].context.request.get(address)
        self.assertEqual((200, "application/pdf"), (answer.status, answer.headers["content-type"]), address)
        picture_pdf(answer.body(), name or f"across-slip-{form_in(address)}")
        return text(answer.body())

    def printed_at(self, entry):
        return moment(datetime.fromisoformat(entry["at"]))

    def do(self, role, act, state="processing", **answers):
        """Open the dossier, press the button of the act, fill in what is given and nothing else, send it."""
        visitor = self.staff[role]
        self.open(role)
        visitor.click(f"a[href*='transition={act}']")
        visitor.give(FORM, **answers)
        self.look(role, f"across-{act}")
        visitor.send(f"{FORM} [type=submit]")
        self.assertState(state)
        if act == "accept":
            self.due_at_acceptance = self.when("due")

    def open(self, role):
        self.staff[role].go(self.dossier)

    def look(self, role, name):
        """Examine a page, once for each name."""
        if name not in self.looked_at:
            self.looked_at.add(name)
            self.staff[role].look(name)

    def find_in_queue(self, role):
        visitor = self.staff[role]
        visitor.go("@@queue")
        visitor.click(f"a:has-text('{self.reference}')")
        self.look(role, f"across-dossier-{role}")

    def assertNotOffered(self, role, act):
        """Neither a button nor in what REST tells."""
        self.open(role)
        self.assertEqual(0, self.staff[role].page.locator(f"a[href*='transition={act}']").count(), (role, act))
        told = self.layer.session(role).get(f"{self.dossier}/@workflow").json()["transitions"]
        self.assertNotIn(act, [each["id"] for each in told])

    def journal(self):
        """What happened, but for readings."""
        items = self.layer.session("officer").get(f"{self.dossier}/@timeline").json()["items"]
        return [item for item in items if item["act"] not in ("read", "look_up")]

    def when(self, name):
        """An instant of the dossier, in Hà Nội's time."""
        told = self.layer.session("officer").get(self.dossier).json()[name]
        return datetime.fromisoformat(told).astimezone(HANOI)
