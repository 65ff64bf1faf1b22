"""The double click, the reload and the program that tries again: one feedback, whoever sends it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from egov.portal.dossier import clock
from egov.portal.feedback import catalogue
from egov.portal.hearing import attempt
from egov.portal.testing import RelativeSession
from egov.portal.throttle import limiter
import re
from tests.account.support import solved
from tests.dossier.support import PASSWORD
from tests.feedback.support import sending
from tests.feedback.test_rest import BODY
from tests.feedback.test_rest import FeedbackRestTest
import transaction


FIELDS = {
    "title": BODY["title"],
    "text": BODY["text"],
    "submitter_name": BODY["submitter"]["name"],
    "submitter_email": BODY["submitter"]["email"],
}
CONTROL = r'name="{}"[^>]*value="([^"]*)"'


class RestTest(FeedbackRestTest):
    def count(self):
        return len(catalogue.tool().rows)

    def test_the_same_key_gives_the_same_feedback_and_pin(self):
        first = self.sent(idempotency_key="k1")
        again = self.post(idempotency_key="k1", **BODY).json()  # without a new proof: nothing more is done
        self.assertEqual((first["reference"], first["pin"]), (again["reference"], again["pin"]))
        key = {"reference": first["reference"], "pin": again["pin"]}
        self.assertEqual(200, self.session().get("/@feedback-status", params=key).status_code)
        self.assertEqual(1, self.count())

    def test_another_key_text_or_sender_is_another(self):
        told = {self.sent(idempotency_key="k1")["reference"], self.sent(idempotency_key="k2")["reference"]}
        for change in ({"text": "Khác"}, {"submitter": {**BODY["submitter"], "name": "Trần Thị Bình"}}):
            told.add(self.sent(idempotency_key="k1", **change)["reference"])
        told.add(self.post("citizen", idempotency_key="k1", **BODY).json()["reference"])
        told.add(self.post("neighbour", idempotency_key="k1", **BODY).json()["reference"])
        self.assertEqual((6, 6), (len(told), self.count()))
        self.refused(idempotency_key="k3", **BODY)  # a key alone proves nothing

    def test_what_was_refused_has_used_no_key(self):
        self.refused(altcha=self.proof(), idempotency_key="k1", **{**BODY, "procedure": "9.999999"})
        self.sent(idempotency_key="k1")
        for odd in ("x" * 201, ["k1"], 5, None):
            self.assertEqual("idempotency_key", self.refused(**BODY, idempotency_key=odd)["errors"][0]["field"])

    def test_many_at_the_same_time_are_one(self):
        for who in (None, "citizen"):
            body = {**BODY, "idempotency_key": f"at once {who}", "altcha": self.proof()}
            before = self.count()
            with ThreadPoolExecutor(4) as pool:
                answers = list(pool.map(self.post_as, [who] * 4, [body] * 4))
            transaction.begin()
            self.assertEqual({201}, {answer.status_code for answer in answers}, [answer.text for answer in answers])
            self.assertEqual(1, len({(answer.json()["reference"], answer.json()["pin"]) for answer in answers}))
            self.assertEqual(before + 1, self.count())

    def post_as(self, who, body):
        return self.session(who).post("/@feedback", json=body)

    def test_after_a_while_the_pin_is_told_no_more(self):
        twice = attempt.with_pin(sending(key="k1"))
        self.sent(idempotency_key="k1")
        known, pin = attempt.repeated(twice)
        self.assertEqual(twice.pin, pin)
        with clock.at(known.received + timedelta(minutes=11)):
            self.assertEqual((known, None), attempt.repeated(twice))


class BrowserTest(FeedbackRestTest):
    def setUp(self):
        super().setUp()
        limiter.storage.reset()

    def page(self, session):
        """What the form carries for its sending."""
        text = session.get("/@@send-feedback").text
        names = ("_authenticator", "form.key", "form.buttons.send")
        kept = {name: re.search(CONTROL.format(name), text)[1] for name in names}
        challenge = re.search(CONTROL.format("challenge"), text)
        proof = {"altcha": solved(challenge[1])} if challenge else {}
        return kept | proof | {f"form.widgets.{name}": value for name, value in FIELDS.items()}

    def visitor(self, who=None):
        session = RelativeSession(self.portal.absolute_url(), (who, PASSWORD.encode()) if who else None)
        session.headers["Accept"] = "text/html"
        return session

    def send(self, session, page):
        return session.post("/@@send-feedback", data=page, allow_redirects=False)

    def test_two_clicks_are_one_and_both_lead_to_its_page(self):
        for who in (None, "citizen"):
            page = self.page(self.visitor(who))
            before = len(catalogue.tool().rows)
            with ThreadPoolExecutor(2) as pool:
                answers = list(
                    pool.map(lambda session, page=page: self.send(session, page), [self.visitor(who) for _ in "12"])
                )
            transaction.begin()
            self.assertEqual([302, 302], [answer.status_code for answer in answers], who)
            self.assertEqual(before + 1, len(catalogue.tool().rows))
            pins = {answer.headers["Set-Cookie"].partition(";")[0] for answer in answers}
            self.assertEqual(1, len(pins), pins)

    def test_sent_again_from_the_page_before_it_is_the_same_with_its_pin_and_changed_it_is_new(self):
        session = self.visitor()
        page = self.page(session)
        first, again = self.send(session, page), self.send(session, page)
        shown = session.get(again.headers["Location"]).text
        transaction.begin()
        self.assertEqual(1, len(catalogue.tool().rows))
        self.assertRegex(shown, r'eg-pin">\w{6}<')
        self.assertEqual(first.headers["Location"].partition("&")[0], again.headers["Location"].partition("&")[0])
        changed = self.send(session, {**page, "form.widgets.text": "Khác"})
        self.assertIn("has been sent already", changed.text)
        logged_in = self.visitor("citizen")
        page = self.page(logged_in)
        self.send(logged_in, page)
        self.send(logged_in, {**page, "form.widgets.text": "Khác"})
        transaction.begin()
        self.assertEqual(3, len(catalogue.tool().rows))
