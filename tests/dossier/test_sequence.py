"""Running numbers under concurrency: no double, no gap, kept over a retry."""

from concurrent.futures import ThreadPoolExecutor
import datetime
from egov.portal.dossier import clock
from egov.portal.dossier import references
from egov.portal.dossier import sequence
from egov.portal.testing import FUNCTIONAL
from plone import api
import unittest
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest


class TestSequence(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        self.request = getRequest()
        self.addCleanup(setRequest, self.request)

    def test_many_threads_get_each_number_once(self):
        database = self.portal._p_jar.db()

        def take(count):
            return [sequence._increment(database, "threads") for _ in range(count)]

        with ThreadPoolExecutor(8) as pool:
            numbers = sorted(number for taken in pool.map(take, [25] * 8) for number in taken)
        self.assertEqual(numbers, list(range(1, 201)))

    def test_a_retried_request_keeps_its_numbers(self):
        first = [sequence.take("retry"), sequence.take("retry")]
        retried = self.request.clone()
        retried._orig_env = self.request._orig_env
        setRequest(retried)
        self.assertEqual([sequence.take("retry"), sequence.take("retry")], first)
        self.assertEqual(sequence.take("retry"), first[-1] + 1)

    def test_the_same_claim_gets_the_same_number(self):
        database = self.portal._p_jar.db()
        with ThreadPoolExecutor(4) as pool:
            numbers = set(pool.map(lambda _n: sequence._increment(database, "claims", "key-1"), range(8)))
        self.assertEqual(numbers, {1})
        self.assertEqual(sequence.take("claims", "key-2"), 2)
        self.assertEqual(sequence.take("claims", "key-1"), 1)
        self.assertEqual(sequence.take("others", "key-1"), 1)

    def test_claims_of_days_gone_by_are_forgotten(self):
        with clock.at(clock.now() - datetime.timedelta(days=3)):
            sequence.take("old", "key-1")
        self.assertEqual(sequence.take("old", "key-2"), 2)
        self.assertEqual(sequence.take("old", "key-1"), 3)

    def test_without_a_request(self):
        setRequest(None)
        setSite(self.portal)
        self.assertEqual(sequence.take("alone") + 1, sequence.take("alone"))

    def test_what_was_taken_and_lost_is_found(self):
        with api.env.adopt_roles(["Manager"]):
            api.content.create(
                self.portal["co-quan"], "Agency", "so", title="Sở", unit_code="H27.99", kind="department"
            )
        day = datetime.date(2026, 10, 5)
        lost = references.mint("so", day)
        self.assertEqual(references.missing("H27.99", day), [lost])
