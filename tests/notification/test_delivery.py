"""Letters leave: by a real mail server and a real gateway on this machine, and by none."""

from egov.portal.dossier import lifecycle
from egov.portal.notification import delivery
from egov.portal.notification import ladder
from egov.portal.notification import mailbox
from egov.portal.notification.box import box
from egov.portal.notification.box import SHARDS
from egov.portal.notification.postman import Postman
from egov.portal.notification.reading import text_of
from egov.portal.notification.settings import settings
from egov.portal.notification.tick import Round
from egov.portal.notification.tick import tick
from plone import api
from plone.app.testing import SITE_OWNER_NAME
import socket
from tests.dossier.support import acting
from tests.dossier.support import build
from tests.dossier.support import file_one
from tests.dossier.support import instant
from tests.dossier.support import PEOPLE
from tests.dossier.world import WORLD
from tests.notification.support import configure
from tests.notification.support import free_port
from tests.notification.support import gateway
from tests.notification.support import mail_server
from tests.notification.support import PUBLIC
import threading
import time
import transaction
import unittest
from zope.globalrequest import clearRequest
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest


FILED = "2026-11-16 09:00"


class DeliveryTest(unittest.TestCase):
    layer = WORLD

    def setUp(self):
        self.portal = self.layer["portal"]
        self.procedure = build(self.portal)
        transaction.commit()

    def file(self, account="citizen", **changes):
        """File a dossier and commit."""
        with acting(account or SITE_OWNER_NAME, FILED):
            dossier = file_one(self.procedure, account=account, **changes).dossier
        transaction.commit()
        return dossier

    def act(self, dossier, who, name, at="2026-11-16 10:00", **data):
        with acting(who, at):
            lifecycle.act(dossier, name, data)
        transaction.commit()

    def tick(self, at=FILED):
        """A round at that time, on a connection of its own and without a request, as the command makes it."""
        request = getRequest()
        clearRequest()
        try:
            with acting(SITE_OWNER_NAME, at):
                done = tick(self.portal._p_jar.db())
        finally:
            setRequest(request)
        transaction.begin()
        return done

    def letters(self, account="citizen"):
        transaction.begin()
        return [box().letters[key] for key in mailbox.keys(account)]

    def events(self, account="citizen"):
        return [letter.event for letter in reversed(self.letters(account))]

    def only_delivery(self, account="citizen"):
        (letter,) = self.letters(account)
        (sent,) = letter.deliveries
        return sent

    def waiting(self):
        return sum(len(box().waiting[n]) for n in range(SHARDS))


class TestNothingConfigured(DeliveryTest):
    def test_the_inbox_alone_and_no_attempt(self):
        self.file()
        (letter,) = self.letters()
        self.assertEqual((), letter.deliveries)
        self.assertEqual((0, Round()), (self.waiting(), self.tick()))

    def test_a_server_without_a_sender_is_not_configured(self):
        configure()
        self.assertTrue(api.portal.get_registry_record("plone.smtp_host"))
        self.file()
        self.assertEqual((), self.letters()[0].deliveries)

    def test_no_address_of_the_portal_no_sending(self):
        configure(port=free_port())
        settings().public_url = None
        self.file()
        self.assertEqual((), self.letters()[0].deliveries)

    def test_an_act_that_is_taken_back_tells_nobody(self):
        with acting("citizen", FILED):
            file_one(self.procedure)
        transaction.abort()
        self.assertEqual([], self.letters())


class TestMail(DeliveryTest):
    def test_it_says_what_happened_and_nothing_personal(self):
        with mail_server() as server:
            configure(server.port)
            transaction.commit()
            dossier = self.file(owner={"kind": "person", "name": "Nguyễn Văn An", "identity_number": "042099001234"})
            self.assertEqual(Round(sent=1), self.tick())
        (message,) = server.messages
        text = message.get_body().get_content()
        self.assertEqual("citizen@example.org", message["To"])
        self.assertIn(dossier.reference, message["Subject"])
        self.assertIn(f"{PUBLIC}/ho-so/", text)
        for personal in ("Nguyễn", "042099001234", "Tờ trình", "to-trinh", "Hà Tĩnh"):
            self.assertNotIn(personal, message.as_string() + text)
        self.assertEqual("sent", self.only_delivery().state)
        self.assertEqual(0, self.waiting())

    def test_the_submitter_is_written_to_first(self):
        for filed, address in (
            ({"owner": {"email": "chu@example.org"}, "submitter": {"email": "nguoinop@example.org"}}, "nguoinop"),
            ({"owner": {"email": "chu@example.org"}}, "chu"),
            ({"account": "", "owner": {"email": "vanglai@example.org"}}, "vanglai"),
        ):
            with mail_server() as server:
                configure(server.port)
                self.file(**filed)
                self.assertEqual(Round(sent=1), self.tick(), address)
            self.assertEqual([f"{address}@example.org"], [message["To"] for message in server.messages])

    def test_without_an_account_the_link_leads_to_the_look_up(self):
        with mail_server() as server:
            configure(server.port)
            dossier = self.file(account="", owner={"email": "vanglai@example.org"})
            self.tick()
        self.assertIn(f"{PUBLIC}/@@track?reference={dossier.reference}", server.messages[0].get_body().get_content())

    def test_no_address_is_no_failure(self):
        with mail_server() as server:
            configure(server.port)
            dossier = self.file(account="", owner={})
            self.assertEqual(Round(failed=1), self.tick())
            self.assertEqual(Round(), self.tick())
        (key,) = box().keys_about("", dossier.getId())
        self.assertEqual(["unreachable"], [each.state for each in box().letters[key].deliveries])
        self.assertEqual([], server.messages + list(box().failed))

    def test_an_address_cannot_bring_in_headers(self):
        with mail_server() as server:
            configure(server.port)
            for wrong in ("a@example.org\nBcc: b@example.org", "no address", "a@b@c", "ă@", "<script>"):
                self.file(account="", owner={"email": wrong})
            self.tick()
        self.assertEqual(5, len(box().failed))
        self.assertEqual([], server.messages)

    def test_each_event_of_the_way(self):
        with mail_server() as server:
            configure(server.port)
            dossier = self.file()
            self.act(dossier, "receptionist", "accept", "2026-11-16 10:00")
            self.act(dossier, "receptionist", "process", "2026-11-16 11:00", officer="officer")
            self.act(dossier, "receptionist", "require_supplement", "2026-11-16 12:00", reason="Thiếu", items=["place"])
            self.act(dossier, "citizen", "supply", "2026-11-17 09:00", answers={"place": "Vinh"})
            self.act(dossier, "officer", "require_payment", "2026-11-17 10:00", amount=50000)
            self.act(dossier, "receptionist", "pay", "2026-11-17 11:00", amount=50000)
            self.act(dossier, "citizen", "request_withdrawal", "2026-11-17 12:00", reason="Thôi")
            self.act(dossier, "officer", "refuse_withdrawal", "2026-11-17 13:00", reason="Không")
            self.act(dossier, "officer", "complete", "2026-11-17 14:00", outcome="Đồng ý")
            self.act(dossier, "receptionist", "return_result", "2026-11-18 09:00", received_by="An")
            self.tick("2026-11-18 09:00")
        told = ["received", "accepted", "supplement", "payment", "withdrawal_refused", "completed_early", "returned"]
        self.assertEqual(told, self.events())
        self.assertEqual(["handed_over", "supplied", "withdrawal"], self.events("officer"))
        self.assertEqual(len(told) + 3, len(server.messages))
        self.assertTrue(any("50,000" in message.get_body().get_content() for message in server.messages))
        for message in server.messages:
            self.assertNotIn("${", message.get_body().get_content() + message["Subject"])

    def test_rejected_stopped_and_completed_late(self):
        rejected, stopped, late = self.file(), self.file(), self.file()
        self.act(rejected, "receptionist", "reject", reason="Sai nơi nộp")
        for dossier in (stopped, late):
            self.act(dossier, "receptionist", "accept")
            self.act(dossier, "receptionist", "process", officer="officer")
        self.act(stopped, "leader", "stop", reason="Chết")
        self.act(late, "officer", "complete", "2026-12-30 10:00")
        events = self.events()
        for event in ("rejected", "stopped", "completed_late"):
            self.assertIn(event, events)


class TestFailures(DeliveryTest):
    def fail(self, server, **configured):
        configure(server.port)
        self.file()
        self.tick()
        return self.only_delivery()

    def test_no_server(self):
        configure(free_port())
        dossier = self.file()
        self.assertEqual(Round(failed=1), self.tick())
        self.assertEqual("submitted", dossier.review_state)
        failed = self.only_delivery()
        self.assertEqual(("waiting", "connection", 1), (failed.state, failed.error, failed.attempts))

    def test_a_server_that_refuses_the_message_for_now(self):
        with mail_server() as server:
            server.answer = "451 not now"
            self.assertEqual(("waiting", "server"), (self.fail(server).state, self.only_delivery().error))
            self.assertEqual(Round(), self.tick("2026-11-16 09:00"))
            server.answer = None
            self.assertEqual(Round(sent=1), self.tick("2026-11-16 09:02"))
        self.assertEqual(
            ("sent", "", 2), (self.only_delivery().state, self.only_delivery().error, self.only_delivery().attempts)
        )

    def test_an_address_that_does_not_exist_is_not_tried_again(self):
        with mail_server() as server:
            server.refused = "550 no such user citizen@example.org"
            self.assertEqual(("failed", "refused"), (self.fail(server).state, self.only_delivery().error))

    def test_a_full_mailbox_is(self):
        with mail_server() as server:
            server.refused = "452 mailbox full"
            self.assertEqual(("waiting", "refused"), (self.fail(server).state, self.only_delivery().error))

    def test_a_server_that_wants_no_log_in_gets_a_wrong_one(self):
        with mail_server() as server:
            api.portal.set_registry_record("plone.smtp_userid", "portal")
            api.portal.set_registry_record("plone.smtp_pass", "s3cret")
            failed = self.fail(server)
        self.assertEqual("server", failed.error)
        self.assertNotIn("s3cret", repr(failed))

    def test_a_line_that_is_cut(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            threading.Thread(target=lambda: listener.accept()[0].close(), daemon=True).start()
            configure(listener.getsockname()[1])
            self.file()
            self.tick()
        self.assertIn(self.only_delivery().error, ("connection", "server"))

    def test_given_up_after_the_last_rung_and_told_in_the_report(self):
        configure(free_port())
        self.file()
        for at in ("16 09:00", "16 09:05", "16 09:15", "16 10:00", "16 13:00", "17 08:00"):
            self.tick(f"2026-11-{at}")
        self.assertEqual(("failed", len(ladder.WAITS) + 1), (self.only_delivery().state, self.only_delivery().attempts))
        self.assertEqual(1, len(box().failed))
        api.group.add_user(groupname="supervisors", username="leader")
        transaction.commit()
        self.tick("2026-11-18 06:59")
        self.assertEqual([], self.events("leader"))
        for at in ("18 07:01", "18 12:00", "19 08:00"):
            self.tick(f"2026-11-{at}")
        digests = [letter for letter in self.letters("leader") if letter.event == "digest"]
        self.assertEqual([{"count": 1}], [letter.facts for letter in digests])

    def test_an_agency_is_told_once_a_working_day_what_waits_over_its_eight_hours(self):
        self.file()
        self.file("neighbour")
        # Filed on Monday at nine, to be accepted by Tuesday at nine; the following Saturday is off.
        for at in ("17 08:00", "18 06:00", "18 07:30", "18 12:00", "19 08:00", "21 08:00"):
            self.tick(f"2026-11-{at}")
        for who, told in (("receptionist", 2), ("leader", 2), ("officer", 0), ("stranger", 0)):
            letters = [letter for letter in self.letters(who) if letter.event == "unaccepted"]
            self.assertEqual([{"count": 2}] * told, [letter.facts for letter in letters], who)
        words = text_of(self.letters("leader")[0], "en", "https://x.example.org")
        self.assertIn("https://x.example.org/@@queue?state=submitted&late=yes", words.body)

    def test_an_agency_that_accepts_in_time_is_told_nothing(self):
        dossier = self.file()
        self.act(dossier, "receptionist", "accept")
        self.tick("2026-11-18 08:00")
        self.assertEqual([], [letter for letter in self.letters("leader") if letter.event == "unaccepted"])

    def test_sent_anew_by_hand(self):
        with mail_server() as server:
            server.refused = "550 no"
            self.fail(server)
            server.refused = None
            with acting("receptionist", FILED):
                delivery.again(mailbox.keys("citizen")[0])
            transaction.commit()
            self.assertEqual(Round(sent=1), self.tick())
        self.assertEqual("sent", self.only_delivery().state)

    def test_one_broken_letter_stops_no_other(self):
        with mail_server() as server:
            configure(server.port)
            broken, _sound = self.file(), self.file("neighbour")
            self.letters()[0].facts = {"due": object}
            self.letters()[0].event = "no such event"
            transaction.commit()
            with self.assertLogs("egov.portal.notification.delivery", "ERROR"):
                self.assertEqual(Round(sent=1, failed=1), self.tick())
        self.assertEqual("internal", self.only_delivery().error)
        self.assertEqual("submitted", broken.review_state)

    def test_a_process_that_died_while_sending_loses_nothing(self):
        with mail_server() as server:
            configure(server.port)
            self.file()
            with acting(SITE_OWNER_NAME, FILED):
                self.assertEqual(1, len(delivery._claim(mailbox.keys("citizen")[0])))
            self.assertEqual(Round(), self.tick("2026-11-16 09:09"))
            self.assertEqual(Round(sent=1), self.tick("2026-11-16 09:11"))


class TestServices(DeliveryTest):
    owner = {"name": "Nguyễn Văn An", "phone": "0912 345 678"}

    def test_a_short_line_with_reference_and_link(self):
        with gateway() as server:
            configure(addresses=[server.address])
            dossier = self.file(owner=self.owner)
            self.assertEqual(Round(sent=1), self.tick())
        ((path, body),) = server.taken
        self.assertIn("84912345678", path)
        self.assertIn(dossier.reference, body["message"])
        self.assertIn(PUBLIC, body["message"])
        self.assertNotIn("Nguyễn", str(body))

    def test_no_telephone_no_message(self):
        with gateway() as server:
            configure(addresses=[server.address])
            self.file()
            self.tick()
        self.assertEqual(("unreachable", []), (self.only_delivery().state, server.taken))

    def test_a_gateway_that_fails_is_tried_again_and_tells_no_password(self):
        with gateway() as server:
            server.status = 500
            configure(addresses=[server.address])
            self.file(owner=self.owner)
            with self.assertLogs("egov.portal.notification", "WARNING") as logged:
                self.tick()
            self.assertEqual(("waiting", "service"), (self.only_delivery().state, self.only_delivery().error))
            self.assertNotIn("s3cret", repr(self.only_delivery()) + "".join(logged.output))
            server.status = 200
            self.assertEqual(Round(sent=1), self.tick("2026-11-16 09:02"))

    def test_what_has_arrived_is_not_repeated_for_what_has_not(self):
        with gateway() as server, mail_server() as mail:
            mail.answer = "451 later"
            configure(mail.port, [server.address])
            self.file(owner=self.owner)
            self.tick()
            mail.answer = None
            self.tick("2026-11-16 09:02")
        self.assertEqual((1, 1), (len(server.taken), len(mail.messages)))

    def test_a_channel_that_was_taken_away(self):
        with gateway() as server:
            configure(addresses=[server.address])
            self.file(owner=self.owner)
            configure(addresses=[])
            transaction.commit()
            self.tick()
        self.assertEqual(("failed", "removed"), (self.only_delivery().state, self.only_delivery().error))


class TestRounds(DeliveryTest):
    def test_two_at_once_send_nothing_twice(self):
        with mail_server() as server:
            server.seconds = 0.05
            configure(server.port)
            for _ in range(8):
                self.file()
            database = self.portal._p_jar.db()
            rounds = []
            threads = [threading.Thread(target=lambda: rounds.append(tick(database))) for _ in range(3)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        about = [message["Subject"] for message in server.messages if message["To"] == "citizen@example.org"]
        self.assertEqual((8, 8), (len(set(about)), len(about)))
        self.assertEqual(len(server.messages), sum(done.sent for done in rounds))

    def test_the_postman_comes_at_once(self):
        with mail_server() as server:
            configure(server.port)
            transaction.commit()
            postman = Postman(self.portal._p_jar.db(), seconds=600)
            postman.start()
            try:
                self.file()
                end = time.monotonic() + 20
                while not server.messages and time.monotonic() < end:
                    time.sleep(0.05)
            finally:
                postman.stop()
            self.assertFalse(postman.is_alive())
        self.assertEqual(1, len(server.messages))


class TestAgenda(DeliveryTest):
    def process(self):
        dossier = self.file()
        self.act(dossier, "receptionist", "accept")
        self.act(dossier, "receptionist", "process", officer="officer")
        return dossier

    def test_the_officer_is_warned_and_the_applicant_gets_an_apology(self):
        dossier = self.process()
        self.assertEqual(instant("2026-11-23 10:00"), dossier.due)
        self.tick("2026-11-20 07:59")
        self.assertNotIn("due_soon", self.events("officer"))
        for at in ("20 08:00", "20 09:00", "23 17:00"):
            self.tick(f"2026-11-{at}")
        self.assertEqual(["handed_over", "due_soon"], self.events("officer"))
        self.assertNotIn("late", self.events())
        for at in ("24 08:00", "24 09:00", "30 09:00"):
            self.tick(f"2026-11-{at}")
        self.assertEqual(["received", "accepted", "late"], self.events())

    def test_the_agency_is_warned_of_what_nobody_holds(self):
        dossier = self.file()
        self.act(dossier, "receptionist", "accept")
        self.tick("2026-11-20 08:00")
        for who in ("receptionist", "officer", "colleague"):
            self.assertEqual(["due_unheld"], self.events(who), who)
        for who in ("leader", "stranger"):
            self.assertEqual([], self.events(who), who)

    def test_leaders_are_warned_where_there_is_nobody_else(self):
        dossier = self.file()
        self.act(dossier, "receptionist", "accept")
        for who in ("receptionist", "officer", "colleague"):
            for group in PEOPLE[who]:
                api.group.remove_user(groupname=group, username=who)
        transaction.commit()
        self.tick("2026-11-20 08:00")
        self.assertEqual(["due_unheld"], self.events("leader"))
        self.assertEqual([], self.events("officer"))

    def test_what_has_ended_is_not_reminded_of(self):
        dossier = self.process()
        self.act(dossier, "officer", "complete", "2026-11-18 10:00")
        self.tick("2026-12-30 09:00")
        self.assertNotIn("late", self.events())
        self.assertNotIn("due_soon", self.events("officer"))

    def test_the_reminder_of_a_supplement(self):
        dossier = self.process()
        until = instant("2026-11-26 00:00").date()
        self.act(dossier, "receptionist", "require_supplement", reason="Thiếu", items=["place"], until=until)
        self.tick("2026-11-24 09:00")
        self.assertNotIn("reminder", self.events())
        for at in ("25 08:00", "25 12:00", "27 09:00"):
            self.tick(f"2026-11-{at}")
        self.assertEqual(1, self.events().count("reminder"))
        self.assertNotIn("late", self.events())

    def test_no_reminder_of_what_was_answered_or_when_it_is_too_late(self):
        answered, missed = self.process(), self.process()
        until = instant("2026-11-26 00:00").date()
        for dossier in (answered, missed):
            self.act(dossier, "receptionist", "require_supplement", reason="Thiếu", items=["place"], until=until)
        self.act(answered, "citizen", "supply", "2026-11-17 09:00", answers={"place": "Vinh"})
        self.tick("2026-11-27 09:00")
        self.assertNotIn("reminder", self.events())

    def test_a_short_time_is_reminded_of_at_its_middle(self):
        dossier = self.process()
        until = instant("2026-11-17 00:00").date()
        self.act(dossier, "receptionist", "require_supplement", reason="Thiếu", items=["place"], until=until)
        self.tick("2026-11-16 11:00")
        self.assertNotIn("reminder", self.events())
        self.tick("2026-11-17 08:00")
        self.assertIn("reminder", self.events())

    def test_one_broken_dossier_stops_no_other(self):
        broken, _sound = self.process(), self.process()
        broken.__parent__ = None
        for key in list(box().agenda):
            if key.endswith(broken.getId()) and "late" in key:
                box().agenda[key.replace("late", "no such kind")] = box().agenda.pop(key)
        transaction.commit()
        with self.assertLogs("egov.portal.notification.tick", "ERROR"):
            done = self.tick("2026-11-24 09:00")
        self.assertEqual(1, done.failed)
        self.assertEqual(1, self.events().count("late"))

    def test_a_dossier_that_is_gone(self):
        dossier = self.process()
        dossier.unindexObject()
        parent = dossier.__parent__
        parent._delOb(dossier.getId())
        transaction.commit()
        self.assertEqual(0, self.tick("2026-11-24 09:00").failed)
        self.assertEqual([], list(box().agenda))
