"""`GET @dossier-statistics`: the table for leaders and supervisors, the public part for everybody."""

from egov.portal.testing import RelativeSession
from egov.portal.testing import SERVER
from tests.dossier.support import OTHER_AGENCY
from tests.dossier.support import PASSWORD
from tests.statistics.support import FiguresTest


ON_FRIDAY = "from=2026-11-01&to=2026-11-20"
YEAR = "from=2026-01-01&to=2026-12-31"


class TestRest(FiguresTest):
    layer = SERVER

    def get(self, who, query="", status=200):
        session = RelativeSession(self.portal.absolute_url(), (who, PASSWORD.encode()) if who else None)
        response = session.get(f"@dossier-statistics?{query}")
        self.assertEqual(response.status_code, status, response.text)
        return response.json()

    def test_a_leader_gets_his_agency(self):
        found = self.get("leader", ON_FRIDAY)
        self.assertEqual((found["from"], found["to"], found["public"]), ("2026-11-01", "2026-11-20", False))
        self.assertEqual([item["key"] for item in found["items"]], ["so-ngoai-vu"])
        self.assertEqual(found["total"]["received"]["total"], 6)
        self.assertEqual(found["total"]["resolved"], {"total": 1, "early": 1, "on_time": 0, "late": 0})
        self.assertEqual(found["total"]["in_hand"], {"total": 4, "in_time": 4, "overdue": 0})
        self.assertEqual(found["total"]["paused"], {"total": 1, "in_time": 1, "overdue": 0})
        before = found["before"]
        self.assertEqual(("2026-10-12", "2026-10-31"), (before["from"], before["to"]))
        self.assertEqual(0, before["total"]["received"]["total"])
        self.assertEqual((found["total"]["on_time_share"], found["total"]["satisfaction"]), (100.0, None))

    def test_a_supervisor_gets_all(self):
        found = self.get("supervisor", f"{ON_FRIDAY}&by=procedure&b_size=1")
        self.assertEqual(found["items_total"], 2)
        self.assertEqual([item["title"] for item in found["items"]], ["Cho phép tổ chức hội nghị, hội thảo quốc tế"])
        self.assertIn("next", found["batching"])
        one = self.get("supervisor", f"{ON_FRIDAY}&agency={OTHER_AGENCY}")
        self.assertEqual(one["total"]["received"]["in_period"], 1)
        months = self.get("supervisor", f"{YEAR}&by=month")
        self.assertEqual(months["items"][-1]["key"], "2026-11")

    def test_nobody_gets_what_is_not_his(self):
        self.get("leader", f"agency={OTHER_AGENCY}", status=401)
        self.get("chief", f"{ON_FRIDAY}&agency=so-ngoai-vu", status=401)

    def test_the_public_part(self):
        for who in (None, "citizen", "officer"):
            found = self.get(who, YEAR)
            self.assertTrue(found["public"])
            self.assertEqual([item["key"] for item in found["items"]], ["so-ngoai-vu"])
            item = found["items"][0]
            self.assertEqual((item["received"], item["resolved"], item["on_time_share"]), (6, None, None))
        self.assertEqual(self.get(None, f"{YEAR}&agency={OTHER_AGENCY}")["items"], [])
        self.assertNotIn("total", self.get(None, f"{YEAR}&agency=so-ngoai-vu"))

    def test_the_public_gets_whole_years_by_agency_only(self):
        for query in (
            ON_FRIDAY,
            "span=month",
            f"{YEAR}&sector=x",
            f"{YEAR}&procedure=1.000123",
            f"{YEAR}&by=procedure",
        ):
            self.get(None, query, status=401)
        self.get(None, "from=1999-01-01&to=1999-12-31", status=401)

    def test_what_is_not_understood(self):
        for who in (None, "leader"):
            self.assertIn("2026-01-31", self.get(who, "from=yesterday", status=400)["message"])
            self.get(who, "by=officer", status=400)
            self.get(who, "agency=a&agency=b", status=400)
