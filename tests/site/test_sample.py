"""The sample catalogue: its size, its levels, what makes them, and the command."""

from collections import Counter
from egov.portal.inspection.going_live import check
from egov.portal.procedure import life_events
from egov.portal.procedure.search import search
from egov.portal.rules.apportion import apportion
from egov.portal.rules.level import level
from egov.portal.rules.level import ServiceFacts
from egov.portal.site.sample.build import build
from egov.portal.site.sample.command import generate
from egov.portal.site.sample.plan import FULL
from egov.portal.site.sample.plan import LEVELS
from egov.portal.site.sample.plan import plan
from egov.portal.testing import FUNCTIONAL
from io import StringIO
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import unittest


SHARE = 60


class TestPlan(unittest.TestCase):
    def setUp(self):
        self.planned = list(plan())

    def test_the_size_and_the_levels_of_soc_trang(self):
        self.assertEqual(1801, FULL)
        self.assertEqual({2: 1092, 3: 525, 4: 184}, Counter(one.level for one in self.planned))

    def test_each_offers_what_makes_its_level(self):
        for one in self.planned:
            facts = ServiceFacts(
                has_blank_forms=bool(one.blank),
                has_online_form=bool(one.form),
                has_fee=any(row["fee"] != "0" for row in one.plain["channels"]),
                pays_online=one.plain["online_payment"],
                returns_online_or_post=bool({"online", "post"} & set(one.plain["result_delivery"])),
            )
            self.assertEqual(one.level, level(facts), one.plain["code"])

    def test_names_and_codes_are_their_own(self):
        for name in ("title", "code"):
            self.assertEqual(FULL, len({one.plain[name] for one in self.planned}))

    def test_it_is_spread(self):
        for name, least in (("sector", 42), ("agency", 30)):
            self.assertGreaterEqual(len({one.plain[name] for one in self.planned}), least)
        self.assertGreaterEqual(len({who for one in self.planned for who in one.plain["audience"]}), 9)
        self.assertGreaterEqual(len({one.plain["title"][0] for one in self.planned}), 10)

    def test_every_life_event_has_some_and_none_has_most(self):
        counts = Counter(event for one in self.planned for event in one.plain["life_events"])
        self.assertEqual({*life_events.OF_CITIZENS, *life_events.OF_BUSINESSES}, set(counts))
        self.assertGreaterEqual(min(counts.values()), 5)
        self.assertLess(max(counts.values()), FULL / 5)
        self.assertLess(sum(not one.plain["life_events"] for one in self.planned), FULL / 3)

    def test_editors_lists_have_something_to_show(self):
        self.assertTrue(0 < sum(not one.plain["legal_resources"] for one in self.planned) < FULL / 10)
        self.assertTrue(0 < sum(bool(one.plain["review_due"]) for one in self.planned) < FULL / 10)

    def test_the_same_again_and_another_by_another_seed(self):
        self.assertEqual(self.planned[:5], list(plan())[:5])
        self.assertNotEqual(list(plan(20)), list(plan(20, seed=2)))

    def test_more_than_the_words_make(self):
        with self.assertRaises(ValueError):
            list(plan(1_000_000))


class TestBuild(unittest.TestCase):
    layer = FUNCTIONAL

    def setUp(self):
        setRoles(self.layer["portal"], TEST_USER_ID, ["Manager"])

    def levels(self):
        return {number: search(level=number).total for number in (1, 2, 3, 4)}

    def test_the_level_table_comes_out_exactly(self):
        steps = []
        self.assertEqual(SHARE, build(SHARE, after_step=steps.append))
        self.assertEqual([SHARE], steps)
        self.assertEqual({1: 0, **apportion(SHARE, LEVELS)}, self.levels())
        for procedure in self.layer["portal"]["thu-tuc"].objectValues():
            self.assertEqual(api.content.get_state(procedure), "published")

    def test_what_is_complete_could_go_live(self):
        build(SHARE)
        for procedure in self.layer["portal"]["thu-tuc"].objectValues():
            found = check(procedure)
            self.assertEqual(bool(procedure.legal_resources), not (*found.wrong, *found.blocking), procedure.code)

    def test_run_again_it_goes_on(self):
        build(10)
        self.assertEqual(2, build(12))
        self.assertEqual(0, build(12))

    def test_the_command_commits_and_tells(self):
        told = StringIO()
        self.assertEqual(0, generate(self.layer["app"], ["--procedures", "12"], told))
        self.assertIn("12 of 12", told.getvalue())
        self.assertIn("level 1: 0, level 2: 7, level 3: 4, level 4: 1", told.getvalue())
        self.assertEqual(2, generate(self.layer["app"], ["--site", "nowhere"], told))
