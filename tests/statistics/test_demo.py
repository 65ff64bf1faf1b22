"""Every report of the demo agrees with a hand count: each dossier by itself, from its raw journal."""

from collections import defaultdict
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from egov.portal.rules import period as periods
from egov.portal.rules.period import Period
from egov.portal.rules.report import Table
from egov.portal.statistics.book import book
from egov.portal.statistics.rebuilding import differences
from egov.portal.statistics.reports import Reports
from tests.site.test_demo import DemoTest


HANOI = timezone(timedelta(hours=7))
DAY = timedelta(days=1)
IN_HAND = {"accepted", "processing", "withdrawal_requested"}
KEYS = (lambda d: d.agency, lambda d: d.sector, lambda d: d.procedure_code or d.procedure)
PAUSED = {"supplement_required", "payment_required"}


def day_of(text):
    return datetime.fromisoformat(text).astimezone(HANOI).date()


def acts(dossier):
    """(day, state before, state after, facts) of each entry of the journal that leads to a state."""
    return [(day_of(row[0]), row[3], row[4], row[6]) for row in dossier.journal if row[4]]


def known_on(dossier, evening):
    """What is known of it that evening: its state, whether it was received, when it ended, until when it was due."""
    known = {"state": "", "received": None, "ended": None, "due": None, "asked": None, "requests": 0}
    for day, before, after, facts in acts(dossier):
        if day > evening:
            break
        known["state"] = after
        if after in {"accepted", "processing", "completed"} and known["received"] is None:
            known["received"] = day
        if after in {"completed", "stopped"}:
            known["ended"] = day
        if after in IN_HAND | PAUSED:
            known["ended"] = None
        if after in PAUSED and before != "withdrawal_requested":
            known["asked"] = day
            known["requests"] += after == "supplement_required"
        if "due" in facts:
            known["due"] = facts["due"] and day_of(facts["due"])
    return known


def count(dossier, period):
    """Where this one stands in the table of the period, as a dict of the table's numbers."""
    eve, last = known_on(dossier, period.first - DAY), known_on(dossier, period.last)
    if last["received"] is None:
        return {}
    found = defaultdict(int)
    worked_on = any(period.first <= day <= period.last and after in IN_HAND for day, _b, after, _f in acts(dossier))
    if period.first <= last["received"] <= period.last:
        found[dossier.channel] = 1
    elif eve["ended"] is None or worked_on:
        found["carried_over"] = 1
        found["taken_up"] = int(eve["ended"] is not None)
    else:
        return {}
    due, state = last["due"], last["state"]
    if state in {"completed", "returned"}:
        end = last["ended"]
        found["on_time" if due is None or end == due else "early" if end < due else "late"] = 1
    elif state == "stopped":
        found["given_back"] = 1
    elif state in IN_HAND:
        found["in_hand"], found["overdue"] = 1, int(due is not None and period.last > due)
    else:
        late = last["requests"] > 1 or (due is not None and last["asked"] > due)
        found["paused"], found["paused_late"] = 1, int(late)
    return found


class CountedTest(DemoTest):
    """The demo, and counts of its dossiers one by one."""

    def setUp(self):
        super().setUp()
        self.today = datetime.now(HANOI).date()
        self.filed = [dossier for dossier in self.dossiers if dossier.reference]

    def by_hand(self, period, key, dossiers=None):
        """{key: Table} of the period; `dossiers`: only these."""
        tables, counted = defaultdict(Table), self.filed if dossiers is None else dossiers
        for dossier in counted:
            found = count(dossier, period)
            if found:
                tables[key(dossier)] += Table(**found)
        for dossier in counted:
            rating = dossier.rating
            if rating and period.first <= rating.at.astimezone(HANOI).date() <= period.last:
                pleased = sum(grade in ("satisfied", "very_satisfied") for grade in rating.grades.values())
                tables[key(dossier)] += Table(rated=1, answers=len(rating.grades), pleased=pleased)
        return dict(tables)


class TestDemo(CountedTest):
    def check(self, period):
        reports = Reports(book(), [period])
        for place, key in enumerate(KEYS):
            with self.subTest(period=period, by=place):
                found = reports.tables(period, lambda group, place=place: group[place])
                self.assertEqual(found, self.by_hand(period, key))
        self.assertEqual(reports.tables(period), self.by_hand(period, lambda dossier: ""))

    def test_months_quarters_years(self):
        for day in (self.today, periods.month(self.today).eve, periods.month(self.today).eve - 31 * DAY):
            for kind in (periods.month, periods.quarter, periods.year):
                self.check(kind(day).until(self.today))

    def test_each_week_and_each_of_the_last_days(self):
        for days in range(0, 70, 7):
            last = self.today - days * DAY
            self.check(Period(last - 6 * DAY, last))
        for days in range(12):
            day = self.today - days * DAY
            self.check(Period(day, day))

    def test_there_is_something_in_each_column(self):
        found = Reports(book(), [Period(date(2000, 1, 1), self.today)]).tables(Period(date(2000, 1, 1), self.today))[""]
        self.assertTrue(found.adds_up)
        for name in ("online", "counter", "early", "late", "in_hand", "overdue", "paused", "given_back"):
            self.assertGreater(getattr(found, name), 0, name)

    def test_the_kept_figures_are_those_of_the_journals(self):
        self.assertGreater(sum(1 for _note in book().noted()), 50)
        self.assertEqual(differences(), {})
