"""Every report of the portal agrees with a count by hand on the demo, and with each other where two show the same.

By hand: plain loops over dossiers, procedures and feedback as they are stored, without catalogues, columns or books.
"""

from collections import Counter
from collections import defaultdict
from datetime import datetime
from datetime import UTC
from egov.portal.api.feedback_desk import FeedbackDesk
from egov.portal.desk.filters import Filters
from egov.portal.desk.late import late_by_agency
from egov.portal.desk.listing import listed
from egov.portal.documents.register import entries
from egov.portal.dossier import catalogue as dossiers
from egov.portal.exchange import open_data
from egov.portal.feedback import catalogue as feedback
from egov.portal.feedback.limits import limits_of
from egov.portal.feedback.limits import publish_by
from egov.portal.interfaces import IPortalLayer
from egov.portal.organisation.groups import group_id
from egov.portal.procedure import completeness
from egov.portal.procedure.search import search
from egov.portal.rules import period as periods
from egov.portal.rules.report import Table
from egov.portal.statistics.behind import COUNTS
from egov.portal.statistics.public import FEW
from egov.portal.statistics.public import PublicFigures
from egov.portal.statistics.today import count_today
import json
from plone import api
from tests.statistics.test_demo import CountedTest
from tests.statistics.test_demo import day_of
from tests.statistics.test_demo import HANOI
from tests.statistics.test_demo import IN_HAND
from urllib.parse import parse_qsl
from zope.interface import alsoProvides
from zope.interface import noLongerProvides


class HandTest(CountedTest):
    def setUp(self):
        super().setUp()
        self.request = self.layer["request"]
        alsoProvides(self.request, IPortalLayer)
        self.addCleanup(noLongerProvides, self.request, IPortalLayer)
        self.year = periods.year(self.today).until(self.today)

    def view(self, name, **form):
        """A page that has read what it shows."""
        self.request.form.clear()
        self.request.form.update(form)
        self.addCleanup(self.request.form.clear)
        found = api.content.get_view(name, self.portal, self.request)
        getattr(found, "prepare", lambda: None)()
        return found

    def service(self, kind):
        """A REST service as the publisher makes it."""
        made = kind()
        made.context, made.request = self.portal, self.request
        return made


class FiguresTest(HandTest):
    def test_the_page_by_agency_sector_procedure_and_month(self):
        for by, key in (
            ("agency", lambda d: d.agency),
            ("sector", lambda d: d.sector),
            ("procedure", lambda d: d.procedure_code or d.procedure),
        ):
            for span in ("month", "last-month", "quarter", "year", "last-year"):
                with self.subTest(by=by, span=span):
                    page = self.view("figures", by=by, span=span)
                    shown = {line.key: line.table for line in page.answer.lines}
                    self.assertEqual(self.by_hand(page.answer.period, key), shown)
                    self.assertEqual(sum(shown.values(), Table()), page.answer.total)
        for line in self.view("figures", by="month", span="year").answer.lines:
            first = datetime.strptime(line.key, "%Y-%m").date()
            month = self.by_hand(periods.month(first).until(self.today), lambda dossier: "")
            self.assertEqual(month.get("", Table()), line.table, line.key)

    def test_narrowed_to_an_agency_a_sector_and_a_procedure(self):
        for name, value in (("agency", "so-ngoai-vu"), ("sector", "LS"), ("procedure", "1.001193")):
            stored = "procedure_code" if name == "procedure" else name
            own = [dossier for dossier in self.filed if getattr(dossier, stored) == value]
            page = self.view("figures", span="year", **{name: value})
            self.assertEqual(self.by_hand(self.year, lambda d: "", own).get("", Table()), page.answer.total, name)

    def test_what_is_expected_and_the_period_before(self):
        page = self.view("figures", span="month")
        due = Counter()
        for dossier in self.filed:
            if dossier.review_state in IN_HAND and dossier.due:
                day = dossier.due.astimezone(HANOI).date()
                kind = "overdue" if day < self.today else "today" if day == self.today else "later"
                due[dossier.agency, "soon" if kind == "later" and day <= page.answer.horizon else kind] += 1
        shown = {
            (row.key, name): getattr(row, name) for row in page.answer.expected for name in ("overdue", "today", "soon")
        }
        self.assertEqual({key: n for key, n in due.items() if key[1] != "later"}, {k: n for k, n in shown.items() if n})
        before = self.by_hand(page.answer.before, lambda dossier: "").get("", Table())
        self.assertEqual(before, page.answer.total_before)

    def test_the_public_page_tells_what_is_not_too_few(self):
        tables = self.by_hand(self.year, lambda dossier: dossier.agency)
        figures = PublicFigures(self.today.year)
        self.assertEqual(
            {key for key, one in tables.items() if one.in_period >= FEW}, {line.key for line in figures.lines}
        )
        for line in figures.lines:
            for name, number in (
                ("received", "in_period"),
                ("resolved", "resolved"),
                ("in_hand", "in_hand"),
                ("overdue", "overdue"),
            ):
                counted = getattr(tables[line.key], number)
                self.assertEqual(
                    counted if counted >= FEW or counted == 0 else None, getattr(line, name), (line.key, name)
                )

    def test_no_difference_of_a_total_and_its_rows_tells_what_is_not_told(self):
        figures = PublicFigures(self.today.year)
        names = ("received", "resolved", "in_hand", "overdue", "online_share", "on_time_share", "satisfaction")
        bases = {"online_share": "in_period", "on_time_share": "resolved", "satisfaction": "rated"}
        hidden = set()
        for key, table in figures.tables.items():
            line = next(line for line in figures.lines if line.key == key)
            hidden |= {
                name for name in names if getattr(line, name) is None and getattr(table, bases.get(name, name), 1)
            }
        self.assertIn("satisfaction", hidden)
        self.assertEqual(hidden, {name for name in names if getattr(figures.total, name) is None})

    def test_today_on_the_front_page(self):
        found = count_today()
        accepted = [self.accepted(dossier) for dossier in self.filed]
        self.assertEqual(accepted.count(self.today), found.received)
        self.assertEqual(
            len([day for day in accepted if day and day.year == self.today.year]), found.received_this_year
        )
        self.assertEqual(len([d for d in self.filed if d.review_state in IN_HAND and self.accepted(d)]), found.in_hand)
        ended = [d for d in self.filed if d.review_state in ("completed", "returned")]
        self.assertEqual(len([d for d in ended if d.finished.astimezone(HANOI).date() == self.today]), found.resolved)

    def accepted(self, dossier):
        """The day on which it was taken in, by its journal; None if it never was."""
        days = [day_of(row[0]) for row in dossier.journal if row[4] in {"accepted", "processing", "completed"}]
        return days[0] if days else None

    def test_satisfaction(self):
        grades = [grade for d in self.filed if d.rating for grade in d.rating.grades.values()]
        pleased = sum(grade in ("satisfied", "very_satisfied") for grade in grades)
        total = self.view("figures", **{"from": f"{self.today.year - 15}-01-01", "span": "dates"}).answer.total
        self.assertGreater(pleased, 0)
        self.assertEqual((len(grades), pleased), (total.answers, total.pleased))


class DeskTest(HandTest):
    def test_each_link_leads_to_as_many_dossiers_as_its_number(self):
        page, followed = self.view("figures", span="year"), 0
        for key in ("", *(line.key for line in page.answer.lines)):
            table = self.by_hand(self.year, lambda d, key=key: d.agency if key else "")[key]
            row = next((row for row in page.answer.expected if row.key == key), None)
            ways = [("in_hand", table.in_hand), ("overdue", table.overdue)]
            ways += [("today", row.today), ("soon", row.soon)] if row else []
            for way, number in ways:
                url = getattr(page.links, way)(key)
                filters = Filters.read_address(dict(parse_qsl(url.partition("?")[2])))
                found = dossiers.search(**listed(filters), size=0).total
                self.assertEqual(number, found, (key, way, url))
                followed += 1
        self.assertGreater(followed, 10)

    def test_the_dossiers_behind_each_number_are_as_many(self):
        followed = 0
        for by, span in (
            ("agency", "month"),
            ("agency", "last-month"),
            ("sector", "year"),
            ("procedure", "last-month"),
        ):
            report = self.view("figures", by=by, span=span)
            for line in (report.total, *report.answer.lines):
                for name, column in COUNTS.items():
                    if not line.number(column) or not report.cell_url(line, column):
                        continue
                    page = self.view("figures-dossiers", by=by, span=span, column=name, key=line.key)
                    self.assertEqual(line.number(column), page.counted)
                    self.assertEqual(line.number(column), len(page.rows), (by, span, line.key, name))
                    self.assertIn(page.rows[0].reference, page.template())
                    followed += 1
        self.assertGreater(followed, 60)

    def test_the_late_list(self):
        """It has by the minute what is in hand, and what was not taken in within the 8 hours."""
        now, late, unaccepted, by_day = datetime.now(UTC), Counter(), Counter(), Counter()
        for one in self.filed:
            if one.review_state in IN_HAND and one.due:
                late[one.agency] += one.due < now
                by_day[one.agency] += one.due.astimezone(HANOI).date() < self.today
            unaccepted[one.agency] += one.review_state == "submitted" and one.acknowledge_by < now
        listed_ = {each.id: each.total for each in late_by_agency()}
        self.assertEqual(listed_, {key: n for key, n in (late + unaccepted).items() if n})
        figures = {row.key: row.overdue for row in self.view("figures").answer.expected if row.overdue}
        self.assertEqual({key: n for key, n in by_day.items() if n}, figures)
        self.assertGreater(sum(unaccepted.values()), 0)

    def test_the_register(self):
        for agency in {dossier.agency for dossier in self.filed}:
            own = [
                d.reference
                for d in self.filed
                if d.agency == agency and d.accepted and d.accepted.astimezone(HANOI).year == self.today.year
            ]
            self.assertEqual(sorted(own), sorted(entry["reference"] for entry in entries(agency, self.today.year)))


class ProceduresTest(HandTest):
    def setUp(self):
        super().setUp()
        self.published = [one for one in self.procedures if one.state() == "published"]

    def test_levels_on_every_page_that_has_them(self):
        by_agency = defaultdict(Counter)
        for one in self.published:
            by_agency[one.agency][one.level()] += 1
        levels = {agency: [counts[level] for level in (1, 2, 3, 4)] for agency, counts in by_agency.items()}
        for page in ("figures", "statistics"):
            rows = {row["key"]: list(row["levels"].values()) for row in self.view(page).levels.rows}
            self.assertEqual(levels, rows, page)
        page = self.view("service-levels")
        titles = {page.agency_titles[key]: numbers for key, numbers in levels.items()}
        self.assertEqual(titles, {title: numbers for title, numbers, _sum in page.rows})
        with api.env.adopt_user("citizen"):
            facet = search().counts["level"]
        self.assertEqual(
            {str(level): n for level, n in Counter(one.level() for one in self.published).items()},
            {str(level): n for level, n in facet.items() if n},
        )

    def test_completeness(self):
        lacking = {one.absolute_url(): set(completeness.missing(one)) for one in self.published}
        lacking = {url: missing for url, missing in lacking.items() if missing}
        page = self.view("completeness")
        self.assertEqual(sorted(lacking), sorted(line.url for line in page.lines))
        parts = Counter(part for missing in lacking.values() for part in missing)
        self.assertEqual(sorted(parts.values()), sorted(number for _name, number in page.parts()))

    def test_open_data(self):
        items = json.loads(open_data.file("json").data)["procedures"]
        told = {item["url"]: item["level"] for item in items}
        self.assertEqual({one.absolute_url(): one.level() for one in self.published}, told)


class FeedbackTest(HandTest):
    def setUp(self):
        super().setUp()
        found = [self.portal.unrestrictedTraverse(row.path) for row in feedback.tool().rows.values()]
        self.feedback = [one for month in self.months() for one in month]
        self.assertEqual(len(found), len(self.feedback))

    def months(self):
        for year in self.portal["phan-anh"].objectValues():
            for month in year.objectValues():
                yield month.objectValues()

    def test_counters_of_the_desk(self):
        states = Counter(one.review_state for one in self.feedback)
        self.assertEqual(dict(states), feedback.counts())
        page = self.view("feedback-desk")
        self.assertEqual(dict(states), {state: n for state, _title, n, _url in page.counters})
        self.assertEqual(len(self.late()), page.late)
        self.assertEqual(states["published"], feedback.published().total)
        told = self.service(FeedbackDesk).reply()
        self.assertEqual(len(self.feedback), told["items_total"])

    def late(self):
        """Those whose next step was due, of what the agency has to do."""
        now, found = datetime.now(UTC), []
        for one in self.feedback:
            due = {"received": limits_of(one).refuse_by, "processing": one.due, "answered": publish_by(one)}
            if due.get(one.review_state, now) < now:
                found.append(one)
        return found

    def test_by_agency(self):
        for agency in {one.agency for one in self.feedback}:
            api.group.add_user(groupname=group_id(agency, "leadership"), username="citizen2")
            with api.env.adopt_user("citizen2"):
                own = Counter(one.review_state for one in self.feedback if one.agency == agency)
                self.assertEqual(dict(own), feedback.counts(), agency)
            api.group.remove_user(groupname=group_id(agency, "leadership"), username="citizen2")

    def test_of_accounts(self):
        for account, number in Counter(one.account for one in self.feedback if one.account).items():
            self.assertEqual(number, feedback.of_account(account).total, account)
