"""Feedback over REST: sending, following, answering; and what strangers and odd bodies get."""

from egov.portal.feedback import catalogue
from egov.portal.interfaces import IPortalLayer
from egov.portal.throttle import limiter
from html import unescape
from plone import api
from plone.rest.interfaces import IAPIRequest
from tests.account.support import solved
from tests.api.support import file_json
from tests.api.support import RestTest
from tests.api.test_all_views import call_of
from tests.api.test_all_views import views
from tests.feedback.support import act
from tests.feedback.support import NAME
from tests.feedback.support import PUBLIC
from tests.feedback.support import sent
from tests.feedback.support import SUBMITTER
from tests.feedback.support import TEXT
import transaction
from zope.interface import alsoProvides
from zope.interface import providedBy
from zope.publisher.browser import TestRequest
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


BODY = {"title": "Giờ mở cửa", "text": TEXT, "submitter": SUBMITTER}
EVIL = "<script>alert('é')</script>"
FORMULA = '=HYPERLINK("http://x.example","x")'


class FeedbackRestTest(RestTest):
    def setUp(self):
        super().setUp()
        limiter.storage.reset()
        api.portal.set_registry_record("egov.portal.account.check_effort", 1000)
        transaction.commit()

    def post(self, who=None, path="/@feedback", **body):
        answer = self.session(who).post(path, json=body)
        transaction.begin()
        return answer

    def proof(self):
        return solved(self.session().get("/@human-check").json()["challenge"])

    def sent(self, **changes):
        answer = self.post(altcha=self.proof(), **{**BODY, **changes})
        self.assertEqual(201, answer.status_code, answer.text)
        return answer.json()

    def refused(self, status=400, who=None, path="/@feedback", **body):
        before = len(catalogue.tool().rows)
        answer = self.post(who, path, **body)
        self.assertEqual(status, answer.status_code, answer.text)
        self.assertEqual(before, len(catalogue.tool().rows))
        return answer.json()


class WayTest(FeedbackRestTest):
    def test_from_sending_to_rating(self):
        told = self.sent(files=[file_json()], procedure="1.000123")
        feedback = catalogue.by_reference(told["reference"])
        url = feedback.absolute_url()
        key = {"reference": told["reference"], "pin": told["pin"]}
        rows = self.session("officer").get("/@feedback-desk?state=received").json()
        self.assertEqual([told["reference"]], [row["reference"] for row in rows["items"]])
        self.moved_(url, "receptionist", "assign", officer="officer")
        self.moved_(url, "officer", "ask", question="Hôm nào?", until="2099-12-31")
        status = self.session().get("/@feedback-status", params=key).json()
        self.assertEqual("Hôm nào?", status["asked"]["question"])
        answer = self.post(path="/@feedback-status", **key, reply={"text": "Thứ Hai", "files": [file_json()]})
        self.assertEqual("processing", answer.json()["review_state"])
        self.moved_(url, "officer", "answer", text="Mở cửa từ 7 giờ.", file=file_json())
        self.moved_(url, "leader", "publish", **PUBLIC)
        listed = self.session().get("/@feedback?q=mo cua").json()
        self.assertEqual((1, PUBLIC["title"]), (listed["items_total"], listed["items"][0]["title"]))
        self.assertNotIn(NAME, str(listed))
        rated = self.post(path="/@feedback-status", **key, rating={"grade": "satisfied"})
        self.assertEqual("satisfied", rated.json()["rating"])
        self.refused(path="/@feedback-status", **key, rating={"grade": "satisfied"})
        self.assertEqual("satisfied", self.session("officer").get(url).json()["rating"])

    def moved_(self, url, who, transition, **body):
        answer = self.session(who).post(f"{url}/@workflow/{transition}", json=body)
        self.assertEqual(200, answer.status_code, answer.text)
        transaction.begin()

    def test_the_sender_withdraws_it(self):
        told = self.sent()
        key = {"reference": told["reference"], "pin": told["pin"]}
        gone = self.post(path="/@feedback-status", **key, withdrawal={"reason": "Đã rõ"}).json()
        self.assertEqual(("withdrawn", None), (gone["review_state"], gone["next_due"]))
        self.refused(path="/@feedback-status", **key, withdrawal={})
        rows = self.session("officer").get("/@feedback-desk?state=withdrawn").json()
        self.assertEqual([told["reference"]], [row["reference"] for row in rows["items"]])

    def test_what_officers_can_do_is_listed_and_refused_otherwise(self):
        feedback, _pin = sent()
        transaction.commit()
        url = feedback.absolute_url()
        info = self.session("officer").get(f"{url}/@workflow").json()
        self.assertEqual(
            ["answer", "ask", "assign", "pass_on", "refuse"], sorted(each["id"] for each in info["transitions"])
        )
        call = self.session("officer").post
        self.assertEqual(404, call(f"{url}/@workflow/fly", json={}).status_code)
        for name, body, status in (
            ("refuse", {}, 400),
            ("assign", {"officer": "stranger"}, 400),
            ("ask", {"question": "?", "until": "gestern"}, 400),
            ("answer", {"text": ["x"]}, 400),
            ("answer", {"text": "x", "file": file_json("x.exe")}, 400),
            ("publish", PUBLIC, 400),
            ("supply", {"text": "x"}, 400),
            ("answer", {"text": "x", "expected": "old"}, 409),
        ):
            with self.subTest(transition=name, body=body):
                self.assertEqual(status, call(f"{url}/@workflow/{name}", json=body).status_code)
        self.assertEqual(
            401, self.session("neighbour").post(f"{url}/@workflow/refuse", json={"reason": "x"}).status_code
        )
        transaction.begin()
        self.assertEqual(["send", "read"], [row[2] for row in feedback.journal])


class BadInputTest(FeedbackRestTest):
    def test_no_check_no_feedback(self):
        self.assertIn("human check", self.refused(**BODY)["message"])
        used = self.proof()
        self.assertEqual(201, self.post(altcha=used, **BODY).status_code)
        self.assertIn("has been sent already", self.refused(altcha=used, **BODY)["message"])
        self.refused(altcha="Zm9yZ2Vk", **BODY)
        self.refused(altcha=self.proof(), website="http://spam.example", **BODY)

    def test_each_part_is_named(self):
        found = self.refused(
            altcha=self.proof(), title=["x"], text="", submitter="x", procedure="9.999999", dossier="'"
        )
        fields = {error["field"] for error in found["errors"]}
        self.assertEqual({"title", "text", "name", "email", "procedure_code", "dossier"}, fields)

    def test_huge_texts_and_many_or_wrong_files(self):
        proof = self.proof()
        for change in (
            {"text": "x" * 200_000},
            {"title": "x" * 201},
            {"files": [file_json()] * 6},
            {"files": "x"},
            {"files": ["x"]},
            {"files": [file_json("x.html", EVIL.encode())]},
            {"files": [file_json("x.pdf", b"MZ not a pdf")]},
            {"files": [file_json("../../x.pdf\n")]},
            {"files": [{"filename": "x.pdf", "data": "@@"}]},
        ):
            with self.subTest(change=str(change)[:40]):
                self.refused(**{**BODY, **change, "altcha": proof})
        # What was refused has used nothing.
        self.assertEqual(201, self.post(altcha=proof, **BODY).status_code)

    def test_a_flood_is_stopped(self):
        api.portal.set_registry_record("egov.portal.feedback.feedback_rate", "2/hour")
        transaction.commit()
        for _attempt in range(2):
            self.refused(**BODY)
        found = self.refused(429, altcha=self.proof(), **BODY)
        self.assertEqual("TooManyRequests", found["type"])
        self.refused(429, who="citizen", **BODY)

    def test_a_wrong_pin_and_a_wrong_reference_are_the_same(self):
        told = self.sent()
        for key in (
            {"reference": told["reference"], "pin": "AAAAAA"},
            {"reference": "PA-990101-0001", "pin": told["pin"]},
            {"reference": told["reference"], "pin": ""},
            {"reference": "*", "pin": "*"},
            {"reference": self.dossier.reference, "pin": self.pin},
        ):
            with self.subTest(key=key):
                answers = [
                    self.session().get("/@feedback-status", params=key),
                    self.post(path="/@feedback-status", **key, rating={"grade": "satisfied"}),
                ]
                for answer in answers:
                    self.assertEqual((404, "NotFound"), (answer.status_code, answer.json()["type"]))
        self.assertEqual(404, self.session().get("/@dossier-status", params={**told}).status_code)

    def test_odd_bodies_of_the_sender(self):
        told = self.sent()
        key = {"reference": told["reference"], "pin": told["pin"]}
        for body in (
            {},
            {"reply": "x"},
            {"reply": {"text": "x"}},
            {"rating": {"grade": "best"}},
            {"reply": {"files": "x"}},
        ):
            with self.subTest(body=body):
                self.assertEqual(400, self.post(path="/@feedback-status", **key, **body).status_code)

    def test_markup_and_formulas_are_text_on_every_page(self):
        told = self.sent(
            title=EVIL[:30] + FORMULA, text=EVIL + FORMULA, submitter={**SUBMITTER, "organisation": "<b>x</b>"}
        )
        feedback = catalogue.by_reference(told["reference"])
        self.assertEqual(EVIL + FORMULA, feedback.text)
        self.session("officer").post(f"{feedback.absolute_url()}/@workflow/answer", json={"text": EVIL})
        self.session("officer").post(
            f"{feedback.absolute_url()}/@workflow/publish", json={"title": EVIL, "question": EVIL, "answer": FORMULA}
        )
        transaction.begin()
        self.assertEqual("published", feedback.review_state)
        pages = ("/@@feedback", f"/@@feedback-answer/{feedback.reference}", "/@@feedback-desk?state=all")
        for page in (*pages, feedback.absolute_url(), f"{feedback.absolute_url()}/@@act?transition=take_down"):
            session = self.session("officer")
            session.headers["Accept"] = "text/html"
            answer = session.get(page)
            self.assertEqual(200, answer.status_code, page)
            self.assertNotIn("<script>alert(", answer.text, page)

    def test_searches_that_are_none(self):
        for query in ("q=" + "x" * 10_000, "q=*&b_start=-1", "q=%22'%28&b_size=0", "procedure=*", "b_size=99999999"):
            with self.subTest(query=query[:40]):
                self.assertEqual(200, self.session().get(f"/@feedback?{query}").status_code)
        page = self.session()
        page.headers["Accept"] = "text/html"
        for path in ("@@feedback?q:list=x", "@@feedback?q=" + "x" * 10_000, "@@feedback-status?reference:list=x&key=x"):
            self.assertEqual(200, page.get(f"/{path}").status_code, path)
        for path in (
            "@@feedback-answer",
            "@@feedback-answer/x",
            "@@feedback-reply?reference=x&key=y",
            "@@feedback-file/a/1",
        ):
            self.assertEqual(404, page.get(f"/{path}").status_code, path)


class StrangersTest(FeedbackRestTest):
    """All views and services that there are for a feedback, Plone's own too, tried by people it does not concern."""

    def setUp(self):
        super().setUp()
        self.feedback, self.feedback_pin = sent(account="citizen", text=f"{TEXT} Chuyện riêng")
        act(self.feedback, "officer", "answer", text="Trả lời riêng")
        transaction.commit()
        phones = ("0912345678", "0912 345 678")
        self.secrets = (NAME, *phones, "an@example.org", "Chuyện riêng", "Trả lời riêng", self.feedback_pin)

    def names(self):
        request = TestRequest()
        alsoProvides(request, *providedBy(self.layer["request"]), IPortalLayer, IDefaultBrowserLayer, IAPIRequest)
        return views(self.feedback, request)

    def test_nobody_else_gets_anything_nor_changes_anything(self):
        before = len(self.feedback.journal)
        self.assertLessEqual({"view", "act", "feedback-file", "POST_application_json_@workflow"}, set(self.names()))
        for name in self.names():
            for who in (None, "neighbour", "stranger", "citizen"):
                with self.subTest(view=name, who=who):
                    self.assertTellsNothing(self.call(who, *call_of(name)))
        transaction.begin()
        self.assertEqual((before, "answered"), (len(self.feedback.journal), self.feedback.review_state))

    def test_nor_by_the_names_of_its_attributes(self):
        for name in sorted({*vars(self.feedback), *dir(type(self.feedback))}):
            if not name.startswith("_"):
                with self.subTest(attribute=name):
                    self.assertTellsNothing(self.call("neighbour", "GET", name, "text/html"))

    def test_its_page_of_the_site_is_the_senders_alone(self):
        for who, sees in (("citizen", True), ("neighbour", False), (None, False), ("officer", False)):
            session = self.session(who)
            session.headers["Accept"] = "text/html"
            page = session.get(f"/@@feedback-status?reference={self.feedback.reference}").text
            self.assertEqual(sees, "Chuyện riêng" in unescape(page), who)
            self.assertNotIn("officer", page)

    def call(self, who, method, path, kind):
        session = self.session(who)
        session.headers["Accept"] = kind
        body = {} if method in ("POST", "PATCH", "PUT") else None
        url = f"{self.feedback.absolute_url()}/{path}"
        return session.request(method, url, json=body, allow_redirects=False)

    def assertTellsNothing(self, answer):
        text = unescape(answer.text)
        for secret in self.secrets:
            self.assertNotIn(secret, text)
