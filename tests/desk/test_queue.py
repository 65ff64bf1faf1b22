"""The queue: searching without a name in the address, dates, officers, figures, views of one's own, the export."""

from egov.portal.desk import batch
from egov.portal.dossier import clock
from egov.portal.dossier.journal import entries
from io import BytesIO
from pypdf import PdfReader
import python_calamine
from tests.desk.support import DeskTest
from tests.dossier.support import acting
from tests.dossier.support import file_one
from tests.dossier.support import instant
import transaction
from urllib.parse import urlencode


class QueueTest(DeskTest):
    """The world of DeskTest, in which time stands still."""

    now = "2026-11-16 15:00"

    def setUp(self):
        super().setUp()
        self.fixed = clock.at(instant(self.now))
        self.fixed.__enter__()
        self.addCleanup(self.fixed.__exit__, None, None, None)

    def url(self, view="queue", query=""):
        return f"{self.portal.absolute_url()}/@@{view}{query}"

    def queue(self, who, query=""):
        return self.text(who, self.url(query=query))

    def file(self, name, at="2026-11-16 09:00", **changes):
        with acting("citizen", at):
            dossier = file_one(self.procedure, owner={"kind": "person", "name": name}, **changes).dossier
        transaction.commit()
        return dossier


class TestSearch(QueueTest):
    def search(self, who, text, **filters):
        browser = self.browser(who)
        browser.post(self.url(), urlencode({"text": text, **filters}))
        return browser

    def test_a_name_is_found_without_accents_and_stays_out_of_the_address(self):
        for typed, found in (
            ("nguyen", True),
            ("VAN AN", True),
            (self.dossier.reference.lower(), True),
            ("tran", False),
        ):
            browser = self.search("receptionist", typed)
            self.assertIs(self.dossier.reference in browser.contents, found, typed)
            self.assertIn("find=", browser.url)
            self.assertNotIn(typed.lower().split()[0], browser.url.lower())
            self.assertIn(f'value="{typed}"', browser.contents)

    def test_a_search_finds_what_is_done(self):
        self.act("receptionist", "reject", reason="Không thuộc thẩm quyền")
        self.assertNotIn(self.dossier.reference, self.queue("receptionist"))
        self.assertIn(self.dossier.reference, self.search("receptionist", "nguyen").contents)

    def test_the_address_of_a_search_is_good_for_its_reader_alone(self):
        self.file("Trần Thị Bình")
        address = self.search("receptionist", "tran").url
        self.assertNotIn(self.dossier.reference, self.text("receptionist", address))
        self.assertIn(self.dossier.reference, self.text("leader", address))
        self.assertNotIn('value="tran"', self.text("leader", address))

    def test_a_plain_text_in_an_address_is_not_taken(self):
        self.assertIn(self.dossier.reference, self.queue("receptionist", "?text=tran"))

    def test_pages_keep_the_search(self):
        for _ in range(51):
            self.file("Trần Thị Bình")
        browser = self.search("receptionist", "tran", state="submitted")
        contents = self.text("receptionist", browser.url + "&b_start=50")
        self.assertEqual(contents.count("Trần Thị Bình"), 1)
        self.assertNotIn(self.dossier.reference, contents)


class TestFilters(QueueTest):
    def found(self, who, query):
        return self.dossier.reference in self.queue(who, query).partition("all-title")[2]

    def test_when_it_is_due(self):
        # Filed on Monday at nine: to be accepted within eight working hours, by Tuesday at nine.
        for now, query, found in (
            ("2026-11-16 15:00", "?due=today", False),
            ("2026-11-17 08:00", "?due=today", True),
            ("2026-11-18 08:00", "?due=today", False),
            ("2026-11-20 08:00", "?due=week", True),
            ("2026-11-23 08:00", "?due=week", False),
            ("2026-11-16 15:00", "?due=dates&due_from=2026-11-17&due_until=2026-11-17", True),
            ("2026-11-16 15:00", "?due=dates&due_from=2026-11-18", False),
            ("2026-11-16 15:00", "?due=dates&due_until=2026-11-16", False),
            ("2026-11-16 15:00", "?due=dates&due_until=nonsense", True),
            ("2026-11-16 15:00", "?due=whenever", True),
        ):
            with self.subTest(now=now, query=query), clock.at(instant(now)):
                self.assertIs(self.found("receptionist", query), found)

    def test_by_officer_and_by_none(self):
        self.assertTrue(self.found("officer", "?officer=:nobody"))
        self.act("receptionist", "accept")
        self.act("officer", "process", officer="officer")
        for who, query, found in (
            ("officer", ":me", True),
            ("colleague", ":me", False),
            ("colleague", "officer", True),
            ("officer", ":nobody", False),
        ):
            self.assertIs(self.found(who, f"?officer={query}"), found, query)

    def test_by_channel(self):
        post = self.file("Trần Thị Bình", channel="post")
        for channel, online, by_post in (("online", True, False), ("post", False, True), ("counter", False, False)):
            contents = self.queue("receptionist", f"?channel={channel}").partition("all-title")[2]
            self.assertEqual((self.dossier.reference in contents, post.reference in contents), (online, by_post))

    def test_figures(self):
        with clock.at(instant("2026-11-17 08:00")):
            self.assertIn("<strong>1</strong>", self.figure("due=today"))
            self.assertIn("<strong>0</strong>", self.figure("late=yes"))
        with clock.at(instant("2026-11-17 10:00")):
            self.assertIn("<strong>1</strong>", self.figure("state=submitted&late=yes"))
            self.assertTrue(self.found("receptionist", "?state=submitted&late=yes"))
            self.assertFalse(self.found("receptionist", "?state=accepted&late=yes"))

    def figure(self, address):
        contents = self.text("leader", self.url())
        return contents.partition(f'{address}"')[2].partition("</a>")[0]

    def test_what_waits_for_the_applicant_is_not_late(self):
        self.act("receptionist", "require_supplement", reason="Thiếu", items=["place"])
        with clock.at(instant("2026-11-20 08:00")):
            self.assertFalse(self.found("receptionist", "?late=yes"))
            self.assertTrue(self.found("receptionist", "?state=supplement_required"))


class TestViews(QueueTest):
    def keep(self, who, name, **filters):
        browser = self.page(who, self.url())
        form = {"name": name, **filters, "_authenticator": self.token(browser)}
        browser.post(self.url("queue-views"), urlencode(form))
        return browser

    def test_kept_shown_and_dropped(self):
        browser = self.keep("receptionist", "Gấp", late="no", sort="submitted")
        self.assertIn("?late=no&sort=submitted", browser.url)
        self.assertIn(">Gấp</a>", self.queue("receptionist"))
        self.assertNotIn("Gấp", self.queue("leader"))
        browser.post(self.url("queue-views"), urlencode({"drop": "Gấp", "_authenticator": self.token(browser)}))
        self.assertNotIn("Gấp", self.queue("receptionist"))

    def test_not_without_the_authenticator_nor_by_a_get(self):
        browser = self.browser("receptionist")
        browser.post(self.url("queue-views"), urlencode({"name": "Gấp", "late": "yes"}))
        self.assertEqual(browser.headers["Status"][:3], "403")
        browser.open(self.url("queue-views", "?name=X"))
        self.assertNotEqual(browser.headers["Status"][:3], "200")
        self.assertNotIn("Gấp", self.queue("receptionist"))

    def test_what_was_searched_for_is_not_kept(self):
        browser = self.keep("receptionist", "X", late="no", text="nguyen")
        self.assertNotIn("find=", browser.url)
        self.assertNotIn("find=", self.queue("receptionist"))

    def token(self, browser):
        return browser.contents.partition('name="_authenticator" value="')[2].partition('"')[0]


class TestExport(QueueTest):
    def rows(self, who, query):
        browser = self.page(who, self.url("queue-export", query))
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(browser.contents))
        return book.get_sheet_by_index(0).to_python()

    def test_exactly_what_is_listed(self):
        other = self.file("Trần Thị Bình", channel="post")
        self.assertEqual(
            [row[0] for row in self.rows("receptionist", "?format=xlsx")[1:]], [self.dossier.reference, other.reference]
        )
        head, row = self.rows("receptionist", "?format=xlsx&channel=post")
        self.assertEqual(
            (row[0], row[1], row[head.index("Filed")].isoformat()),
            (other.reference, "Trần Thị Bình", "2026-11-16T09:00:00"),
        )
        self.assertEqual(len(self.rows("receptionist", "?format=xlsx&state=returned")), 1)

    def test_no_formula_in_either(self):
        for name in ("=1+1", "+84", "-1", "@SUM(1)", "\t=1", "\r=1"):
            self.file(name)
        names = [row[1] for row in self.rows("receptionist", "?format=xlsx")[1:]]
        self.assertIn("=1+1", names)
        contents = self.page("receptionist", self.url("queue-export", "?format=csv")).contents
        self.assertTrue(contents.startswith("\ufeff"))
        lines = contents.splitlines()
        for cell in ("'=1+1", "'+84", "'-1", "'@SUM(1)"):
            self.assertTrue(any(f";{cell};" in line for line in lines), cell)
        for cell in (";=", ";+", ";-", ";@"):
            self.assertFalse(any(cell in line for line in lines), cell)

    def test_only_for_staff_and_only_what_they_may_see(self):
        self.assertEqual(len(self.rows("stranger", "?format=xlsx&state=all")), 1)
        for who in (None, "citizen"):
            self.assertNotIn(self.dossier.reference, self.text(who, self.url("queue-export", "?format=csv")))
        self.assertEqual(
            self.page("receptionist", self.url("queue-export", "?format=exe")).headers["Status"][:3], "404"
        )

    def test_who_took_how_many_is_logged_without_names(self):
        with self.assertLogs("egov.portal.desk.export", "INFO") as logged:
            self.page("receptionist", self.url("queue-export", "?format=csv"))
        self.assertEqual(logged.output, ["INFO:egov.portal.desk.export:receptionist exported 1 dossiers as csv"])


class TestBatch(QueueTest):
    def setUp(self):
        super().setUp()
        self.second = self.file("Trần Thị Bình")

    def batch(self, who, act, *references, **values):
        """Choose in the queue, fill in, act; gives the page of the outcomes."""
        references = references or (self.dossier.reference, self.second.reference)
        browser = self.browser(who)
        browser.open(self.url())
        browser.post(
            self.url("queue-batch"), urlencode([("act", act), *(("dossiers:list", each) for each in references)])
        )
        for name, value in values.items():
            browser.getControl(name=f"form.widgets.{name}").value = value
        browser.getControl(name="form.buttons.act").click()
        return browser

    def states(self):
        transaction.begin()
        return [self.dossier.review_state, self.second.review_state]

    def test_accept_assign_complete_return(self):
        self.batch("receptionist", "accept")
        self.assertEqual(self.states(), ["accepted", "accepted"])
        self.batch("officer", "process", **{"officer:list": ["colleague"]})
        self.assertEqual([self.dossier.officer, self.second.officer], ["colleague", "colleague"])
        self.batch("colleague", "complete", outcome="Đồng ý")
        self.assertEqual(self.states(), ["completed", "completed"])
        self.batch("receptionist", "return_result", received_by="Bưu tá")
        self.assertEqual(self.states(), ["returned", "returned"])

    def test_what_fails_is_told_and_holds_up_no_other(self):
        self.act("receptionist", "reject", reason="Sai nơi nộp")
        contents = self.batch(
            "receptionist", "accept", self.dossier.reference, "H27.10-990101-0001", self.second.reference
        ).contents
        self.assertEqual(self.states(), ["rejected", "accepted"])
        self.assertIn("not possible in the present state", contents)
        self.assertIn("There is no such dossier", contents)
        self.assertIn("<strong>1</strong> of 3", contents)

    def test_a_fault_in_one_leaves_it_whole_and_the_others_done(self):
        self.dossier.snapshot = "gone"
        transaction.commit()
        before = len(self.dossier.journal)
        with self.assertLogs("egov.portal.desk.batch", "ERROR"):
            contents = self.batch("receptionist", "accept").contents
        self.assertEqual(self.states(), ["submitted", "accepted"])
        self.assertEqual((len(self.dossier.journal), self.dossier.accepted), (before, None))
        self.assertIn("fault of the portal", contents)

    def test_sent_twice_it_is_done_once(self):
        self.batch("receptionist", "accept")
        journal = [entry.act for entry in entries(self.dossier)]
        number = self.dossier.register_number
        browser = self.batch("receptionist", "accept")
        self.assertIn("done already", browser.contents)
        transaction.begin()
        self.assertEqual(
            ([entry.act for entry in entries(self.dossier)], self.dossier.register_number), (journal, number)
        )
        self.batch("officer", "process", **{"officer:list": ["officer"]})
        browser = self.batch("officer", "process", **{"officer:list": ["officer"]})
        self.assertIn("done already", browser.contents)
        transaction.begin()
        self.assertEqual([entry.act for entry in entries(self.dossier)].count("process"), 1)

    def test_each_is_offered_what_his_duty_may_do(self):
        for who, offered in (
            ("receptionist", ["accept", "process", "return_result"]),
            ("officer", ["process", "complete"]),
            ("leader", ["complete"]),
        ):
            contents = self.queue(who)
            self.assertEqual([act for act in batch.ACTS if f'name="act" value="{act}"' in contents], offered, who)

    def test_the_same_dossier_chosen_twice_counts_once(self):
        contents = self.batch("receptionist", "accept", self.dossier.reference, self.dossier.reference).contents
        self.assertIn("<strong>1</strong> of 1", contents)

    def test_nobody_does_what_the_workflow_does_not_let_him(self):
        contents = self.batch("officer", "accept").contents
        self.assertIn("may not do this", contents)
        self.assertIn("no such dossier", self.batch("stranger", "accept").contents)
        self.assertEqual(self.states(), ["submitted", "submitted"])

    def test_not_without_the_authenticator(self):
        browser = self.browser("receptionist")
        form = [("act", "accept"), ("dossiers:list", self.dossier.reference), ("form.buttons.act", "1")]
        browser.post(self.url("queue-batch"), urlencode(form))
        self.assertEqual(browser.headers["Status"][:3], "403")
        self.assertEqual(self.states(), ["submitted", "submitted"])

    def test_no_other_act_and_no_empty_choice(self):
        browser = self.browser("receptionist")
        browser.post(self.url("queue-batch"), urlencode([("act", "stop"), ("dossiers:list", self.dossier.reference)]))
        self.assertEqual(browser.headers["Status"][:3], "404")
        browser.post(self.url("queue-batch"), urlencode([("act", "accept")]))
        self.assertEqual(browser.url, self.url())


class TestSlips(QueueTest):
    def setUp(self):
        super().setUp()
        self.second = self.file("Trần Thị Bình")

    def choose(self, who):
        browser = self.browser(who)
        chosen = [("dossiers:list", self.dossier.reference), ("dossiers:list", self.second.reference)]
        browser.post(self.url("queue-slips"), urlencode(chosen))
        return browser

    def test_the_slips_of_all_in_one_file(self):
        self.act("receptionist", "accept")
        browser = self.choose("receptionist")
        self.assertEqual(browser.getControl(name="kind").options, ["submission", "acceptance", "control"])
        each = " ".join(browser.contents.partition("What there is for each")[2].split())
        for dossier, named in ((self.dossier, "Receipt and appointment"), (self.second, "Receipt of submission")):
            self.assertIn(named, each.partition(dossier.reference)[2].partition("</li>")[0])
        browser.getControl(name="kind").value = ["submission"]
        browser.getControl("Print (PDF)").click()
        self.assertEqual(browser.headers["Content-Type"], "application/pdf")
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(browser.contents)).pages)
        self.assertIn(self.dossier.reference, text)
        self.assertIn(self.second.reference, text)
        transaction.begin()
        self.assertIn("read", [entry.act for entry in entries(self.second)])

    def test_not_for_others_nor_by_a_get(self):
        self.assertNotIn('name="kind"', self.choose("stranger").contents)
        self.page("receptionist", self.url("queue-slips", f"?kind=submission&dossiers={self.dossier.reference}"))
        transaction.begin()
        self.assertNotIn("read", [entry.act for entry in entries(self.dossier)])
