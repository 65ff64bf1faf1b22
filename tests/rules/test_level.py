"""Service levels."""

from dataclasses import fields
from dataclasses import replace
from egov.portal.rules.level import fully_online
from egov.portal.rules.level import level
from egov.portal.rules.level import ServiceFacts
from itertools import product
from unittest import TestCase


NAMES = [field.name for field in fields(ServiceFacts)]
EVERY = [ServiceFacts(**dict(zip(NAMES, values, strict=True))) for values in product((False, True), repeat=len(NAMES))]


class TestLevel(TestCase):
    def test_ladder(self):
        for expected, facts in (
            (1, ServiceFacts()),
            (2, ServiceFacts(has_blank_forms=True)),
            (3, ServiceFacts(has_online_form=True)),
            (3, ServiceFacts(has_online_form=True, pays_online=True)),
            (3, ServiceFacts(has_online_form=True, has_fee=True, returns_online_or_post=True)),
            (4, ServiceFacts(has_online_form=True, returns_online_or_post=True)),
            (4, ServiceFacts(has_online_form=True, has_fee=True, pays_online=True, returns_online_or_post=True)),
            (2, ServiceFacts(has_blank_forms=True, pays_online=True, returns_online_or_post=True)),
            (1, ServiceFacts(is_published=False, has_online_form=True, returns_online_or_post=True)),
        ):
            with self.subTest(facts=facts):
                self.assertEqual(level(facts), expected)

    def test_invariants_over_all_facts(self):
        for facts in EVERY:
            with self.subTest(facts=facts):
                found = level(facts)
                self.assertIn(found, (1, 2, 3, 4))
                self.assertEqual(found >= 3, facts.has_online_form and facts.is_published)
                if found == 4:
                    self.assertTrue(facts.pays_online or not facts.has_fee)
                    self.assertTrue(facts.returns_online_or_post)
                self.assertEqual(fully_online(facts), found == 4)

    def test_offering_more_never_lowers_it(self):
        for facts in EVERY:
            for name in set(NAMES) - {"has_fee"}:
                self.assertLessEqual(level(replace(facts, **{name: False})), level(replace(facts, **{name: True})))
            self.assertGreaterEqual(level(replace(facts, has_fee=False)), level(replace(facts, has_fee=True)))
