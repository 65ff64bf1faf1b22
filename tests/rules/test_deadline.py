"""When a dossier is due."""

from .sample import amounts
from .sample import at
from .sample import calendars
from .sample import given
from .sample import instants
from .sample import SATURDAY
from .sample import STANDARD
from datetime import date
from datetime import time
from datetime import timedelta
from decimal import Decimal
from egov.portal.rules.deadline import ACKNOWLEDGE
from egov.portal.rules.deadline import due
from egov.portal.rules.deadline import Duration
from egov.portal.rules.deadline import Extension
from egov.portal.rules.deadline import extension_problems
from egov.portal.rules.deadline import Kind
from egov.portal.rules.deadline import Line
from egov.portal.rules.deadline import Pause
from egov.portal.rules.deadline import Policy
from egov.portal.rules.deadline import Unit
from egov.portal.rules.worktime import WorkCalendar
from hypothesis import strategies as st
import json
from unittest import TestCase


SAME_DAY = Duration(kind=Kind.same_day)
NO_DATE = Duration(kind=Kind.none)


def working(amount, *phases):
    return Duration(Decimal(amount), phases=tuple(Decimal(phase) for phase in phases))


def calendar_days(amount):
    return Duration(Decimal(amount), Unit.day)


def hours(amount):
    return Duration(Decimal(amount), Unit.working_hour)


def codes(found):
    return [line.code for line in found.lines]


def line(found, code):
    return next(line.params for line in found.lines if line.code == code)


fixed = st.builds(Duration, amounts, st.sampled_from(Unit))
durations = st.one_of(fixed, st.just(SAME_DAY))


@st.composite
def pauses_after(draw, start, policy=Policy.suspend):
    found, cursor = [], start
    for _ in range(draw(st.integers(0, 3))):
        begin = cursor + timedelta(minutes=draw(st.integers(0, 6000)))
        cursor = begin + timedelta(minutes=draw(st.integers(0, 12000)))
        found.append(Pause(begin, cursor, policy))
    return found


class TestFixed(TestCase):
    def test_vectors_of_the_field(self):
        for start, amount, expected in (
            (at("2019-11-20", "08:37"), 25, at("2019-12-25", "08:37")),
            (at("2018-12-27", "10:00"), 5, at("2019-01-05", "10:00")),
            (at("2019-01-31", "10:00"), 5, at("2019-02-14", "10:00")),
        ):
            with self.subTest(start=start):
                self.assertEqual(due(start, working(amount), STANDARD).instant, expected)

    def test_explanation_over_tet_and_new_year(self):
        found = due(at("2018-12-27", "06:00"), working(5), STANDARD)
        self.assertEqual(
            codes(found),
            ["started", "normalised", "day_zero", "counted", "skipped_weekend"]
            + ["skipped_holiday"] * 2
            + ["makeup_day", "due"],
        )
        self.assertEqual(line(found, "normalised")["to"], at("2018-12-27", "07:00"))
        self.assertEqual(line(found, "day_zero")["date"], date(2018, 12, 27))
        self.assertEqual(line(found, "skipped_weekend")["count"], 2)
        self.assertEqual(line(found, "skipped_holiday")["date"], date(2018, 12, 31))
        self.assertEqual(line(found, "makeup_day")["date"], date(2019, 1, 5))
        self.assertEqual(line(found, "due")["at"], found.instant)

    def test_day_zero_is_not_explained(self):
        self.assertNotIn("makeup_day", codes(due(at("2019-01-05"), working(1), STANDARD)))

    def test_explanation_of_site_days(self):
        calendar = WorkCalendar(off_days={date(2026, 11, 17)}, working_days={date(2026, 11, 21)})
        found = due(at("2026-11-16"), working(5), calendar)
        self.assertEqual(found.instant, at("2026-11-23"))
        self.assertEqual(line(found, "skipped_site")["date"], date(2026, 11, 17))
        self.assertEqual(line(found, "site_day")["date"], date(2026, 11, 21))

    def test_channels_have_durations_of_their_own(self):
        start = at("2026-11-16", "09:00")
        online, counter = working("3.5"), working(5)
        self.assertEqual(due(start, online, STANDARD).instant, at("2026-11-19", "15:00"))
        self.assertEqual(due(start, counter, STANDARD).instant, at("2026-11-23", "09:00"))

    def test_acknowledgement(self):
        for submitted, expected in (
            (at("2026-11-20", "10:00"), at("2026-11-23", "10:00")),
            (at("2026-11-21", "10:00"), at("2026-11-23", "17:00")),
        ):
            self.assertEqual(due(submitted, ACKNOWLEDGE, STANDARD).instant, expected)

    def test_saturday_morning(self):
        self.assertEqual(due(at("2026-11-20", "09:00"), working(1), SATURDAY).instant, at("2026-11-21", "09:00"))

    def test_counted_from_acceptance_not_from_submission(self):
        submitted, accepted = at("2026-11-16", "09:00"), at("2026-11-18", "15:00")
        asked_before = Pause(submitted, accepted)
        found = due(accepted, working(2), STANDARD, [asked_before])
        self.assertEqual(found, due(accepted, working(2), STANDARD))
        self.assertEqual(found.instant, at("2026-11-20", "15:00"))

    def test_naive_start(self):
        with self.assertRaises(ValueError):
            due(at("2026-11-16").replace(tzinfo=None), NO_DATE, STANDARD)

    @given(calendars, instants, durations)
    def test_due_in_working_time_and_not_before_the_start(self, calendar, start, duration):
        found = due(start, duration, calendar)
        self.assertGreaterEqual(found.instant, start)
        self.assertEqual(calendar.normalise(found.instant), found.instant)

    @given(calendars, instants, instants, durations)
    def test_who_comes_first_is_due_first(self, calendar, one, other, duration):
        early, late = sorted((one, one + (other - one) / 200))
        self.assertLessEqual(due(early, duration, calendar).instant, due(late, duration, calendar).instant)

    @given(calendars, instants, durations)
    def test_the_explanation_is_json(self, calendar, start, duration):
        found = due(start, duration, calendar, [Pause(start, start + timedelta(days=3))])
        data = json.loads(json.dumps(found.to_json()))
        self.assertEqual(data["lines"][-1], {"code": "due", "params": {"at": found.instant.isoformat()}})

    def test_the_explanation_adds_up(self):
        found = due(at("2026-12-28", "09:00"), working(10), STANDARD)
        off = line(found, "skipped_weekend")["count"] + codes(found).count("skipped_holiday")
        self.assertEqual((found.instant.date() - date(2026, 12, 28)).days - off, 10)


class TestCalendarDays(TestCase):
    def test_weekends_inside_count(self):
        found = due(at("2026-11-16", "09:00"), calendar_days(10), STANDARD)
        self.assertEqual(found.instant, at("2026-11-26", "09:00"))
        self.assertNotIn("skipped_weekend", codes(found))

    def test_last_day_off_moves_on(self):
        found = due(at("2026-11-16", "09:00"), calendar_days(5), STANDARD)
        self.assertEqual(found.instant, at("2026-11-23", "09:00"))
        self.assertEqual(line(found, "pushed"), {"from": at("2026-11-21", "09:00"), "to": at("2026-11-23", "09:00")})
        self.assertEqual(due(at("2019-01-30"), calendar_days(3), STANDARD).instant, at("2019-02-11"), "over Tet")
        self.assertEqual(due(at("2026-11-20"), calendar_days(4), STANDARD).instant, at("2026-11-25"), "24 November")

    def test_makeup_saturday_is_no_day_off(self):
        self.assertEqual(due(at("2018-12-31"), calendar_days(3), STANDARD).instant, at("2019-01-05", "07:00"))

    def test_half_after_a_day_off(self):
        found = due(at("2026-11-19", "09:00"), calendar_days("2.5"), STANDARD)
        self.assertEqual(found.instant, at("2026-11-23", "15:00"))

    def test_half(self):
        self.assertEqual(due(at("2026-11-16"), calendar_days("2.5"), STANDARD).instant, at("2026-11-18", "14:00"))

    def test_waiting_is_plain_time(self):
        asked, answered = at("2026-11-17", "10:00"), at("2026-11-20", "10:00")
        found = due(at("2026-11-16", "09:00"), calendar_days(7), STANDARD, [Pause(asked, answered)])
        self.assertEqual(found.instant, at("2026-11-26", "09:00"))

    def test_the_last_day_is_moved_once_after_the_waiting(self):
        friday, saturday = at("2026-11-20", "09:00"), at("2026-11-21", "09:00")
        found = due(at("2026-11-16", "09:00"), calendar_days(5), STANDARD, [Pause(friday, saturday)])
        self.assertEqual(found.instant, at("2026-11-23", "09:00"), "Saturday, one day later Sunday, moved to Monday")


class TestSameDay(TestCase):
    def test_fifteen_hours(self):
        for clock, expected in (
            ("08:00", at("2026-11-20", "17:00")),
            ("15:00", at("2026-11-20", "17:00")),
            ("15:00:01", at("2026-11-23", "17:00")),
            ("17:30", at("2026-11-23", "17:00")),
        ):
            with self.subTest(clock=clock):
                self.assertEqual(due(at("2026-11-20", clock), SAME_DAY, STANDARD).instant, expected)

    def test_lines_tell_which_rule(self):
        self.assertIn("same_day", codes(due(at("2026-11-20"), SAME_DAY, STANDARD)))
        late = due(at("2026-11-20", "16:00"), SAME_DAY, STANDARD)
        self.assertEqual(line(late, "same_day_cutoff")["cutoff"], time(15))

    def test_own_cutoff(self):
        early = Duration(kind=Kind.same_day, cutoff=time(10))
        self.assertEqual(due(at("2026-11-19", "10:30"), early, STANDARD).instant, at("2026-11-20", "17:00"))

    def test_received_on_a_day_off(self):
        self.assertEqual(due(at("2026-11-24", "16:00"), SAME_DAY, STANDARD).instant, at("2026-11-25", "17:00"))

    def test_a_short_day_closes_early(self):
        self.assertEqual(due(at("2026-11-21", "09:00"), SAME_DAY, SATURDAY).instant, at("2026-11-21", "11:30"))

    def test_waiting(self):
        start, asked, answered = at("2026-11-19", "09:00"), at("2026-11-19", "10:00"), at("2026-11-20", "09:00")
        found = due(start, SAME_DAY, STANDARD, [Pause(asked, answered)])
        self.assertEqual(found.instant, at("2026-11-20", "16:00"))
        found = due(start, SAME_DAY, STANDARD, [Pause(asked, answered, Policy.restart)])
        self.assertEqual(found.instant, at("2026-11-20", "17:00"))


class TestNoDate(TestCase):
    def test_no_date(self):
        found = due(at("2026-11-20"), NO_DATE, STANDARD, [Pause(at("2026-11-20"))], now=None)
        self.assertIsNone(found.instant)
        self.assertEqual(codes(found), ["started", "no_date"])
        self.assertEqual(found.to_json()["instant"], None)


class TestSuspend(TestCase):
    def test_working_time_not_days_elapsed(self):
        weekend = Pause(at("2026-11-20", "17:00"), at("2026-11-23", "07:00"))
        start = at("2026-11-18", "09:00")
        plain = due(start, working(5), STANDARD)
        self.assertEqual(due(start, working(5), STANDARD, [weekend]).instant, plain.instant)
        two_days = Pause(at("2026-11-19", "10:00"), at("2026-11-23", "10:00"))
        found = due(start, working(5), STANDARD, [two_days])
        self.assertEqual(found.instant, at("2026-11-30", "09:00"))
        self.assertEqual(line(found, "paused")["hours"], Decimal("16.00"))

    def test_open_pause_ends_now(self):
        start, asked, now = at("2026-11-16"), at("2026-11-17"), at("2026-11-18")
        found = due(start, working(3), STANDARD, [Pause(asked)], now=now)
        self.assertEqual(found, due(start, working(3), STANDARD, [Pause(asked, now)]))
        with self.assertRaises(ValueError):
            due(start, working(3), STANDARD, [Pause(asked)])

    def test_open_pause_that_begins_later_than_now(self):
        found = due(at("2026-11-16"), working(3), STANDARD, [Pause(at("2026-11-18"))], now=at("2026-11-17"))
        self.assertEqual(found.instant, at("2026-11-19"))

    def test_overlapping_pauses_count_once(self):
        start = at("2026-11-16")
        whole = [Pause(at("2026-11-17"), at("2026-11-19"))]
        parts = [Pause(at("2026-11-18"), at("2026-11-19")), Pause(at("2026-11-17"), at("2026-11-18", "15:00"))]
        inside = [*whole, Pause(at("2026-11-17", "10:00"), at("2026-11-17", "11:00"))]
        expected = due(start, working(3), STANDARD, whole).instant
        self.assertEqual(due(start, working(3), STANDARD, parts).instant, expected)
        self.assertEqual(due(start, working(3), STANDARD, inside).instant, expected)

    def test_pause_over_the_start_counts_from_the_start(self):
        start = at("2026-11-17")
        found = due(start, working(1), STANDARD, [Pause(at("2026-11-16"), at("2026-11-18"))])
        self.assertEqual(found.instant, at("2026-11-19"))

    @given(instants, st.data())
    def test_net_working_time_is_the_duration(self, start, data):
        pauses = data.draw(pauses_after(start))
        amount = data.draw(amounts)
        found = due(start, Duration(amount), STANDARD, pauses).instant
        stood = sum((STANDARD.hours_between(pause.start, pause.end) for pause in pauses), timedelta(0))
        self.assertEqual(STANDARD.hours_between(start, found) - stood, timedelta(hours=8) * float(amount))

    @given(calendars, instants, durations, st.data())
    def test_waiting_never_brings_it_forward_and_order_does_not_matter(self, calendar, start, duration, data):
        pauses = data.draw(pauses_after(start))
        found = due(start, duration, calendar, pauses)
        self.assertGreaterEqual(found.instant, due(start, duration, calendar).instant)
        self.assertEqual(due(start, duration, calendar, pauses[::-1]), found)


class TestRestart(TestCase):
    def test_whole_duration_anew(self):
        asked, answered = at("2026-11-18"), at("2026-11-23", "18:00")
        found = due(at("2026-11-16"), working(3), STANDARD, [Pause(asked, answered, Policy.restart)])
        self.assertEqual(found.instant, at("2026-11-30", "07:00"))
        self.assertEqual(line(found, "restarted")["at"], answered)
        self.assertEqual(codes(found).count("day_zero"), 2)

    def test_open_one_restarts_now(self):
        found = due(
            at("2026-11-16"),
            working(3),
            STANDARD,
            [Pause(at("2026-11-18"), policy=Policy.restart)],
            now=at("2026-11-19"),
        )
        self.assertEqual(found.instant, at("2026-11-25"))

    def test_does_not_wipe_out_a_delay(self):
        start, asked, answered = at("2026-11-09"), at("2026-11-16"), at("2026-11-17")
        late = due(start, working(3), STANDARD, [Pause(asked, answered, Policy.restart)])
        self.assertEqual(late, due(start, working(3), STANDARD, [Pause(asked, answered)]))
        self.assertLess(late.instant, asked)

    def test_not_run_out_before_the_appointment(self):
        before_the_landing = Pause(at("2026-11-22"), at("2026-11-24"), Policy.restart)
        found = due(at("2026-11-16"), calendar_days(5), STANDARD, [before_the_landing])
        self.assertEqual(found.instant, at("2026-11-30", "07:00"))

    def test_suspended_before_restart_is_forgotten(self):
        early = Pause(at("2026-11-17"), at("2026-11-18"))
        restart = Pause(at("2026-11-19"), at("2026-11-20"), Policy.restart)
        found = due(at("2026-11-16"), working(3), STANDARD, [early, restart])
        self.assertEqual(found.instant, due(at("2026-11-20"), working(3), STANDARD).instant)

    @given(calendars, instants, durations, st.integers(0, 5000))
    def test_same_as_a_start_at_its_end(self, calendar, start, duration, minutes):
        asked = start
        answered = asked + timedelta(minutes=minutes + 1)
        found = due(start, duration, calendar, [Pause(asked, answered, Policy.restart)])
        self.assertEqual(found.instant, due(answered, duration, calendar).instant)


class TestExtension(TestCase):
    start = at("2026-11-16")
    extension = Extension(at("2026-11-17"), at("2026-11-26"), "consultation")

    def test_takes_the_place(self):
        found = due(self.start, working(3), STANDARD, extensions=[self.extension])
        self.assertEqual(found.instant, at("2026-11-26"))
        self.assertEqual(line(found, "extended")["reason"], "consultation")

    def test_once_at_most(self):
        with self.assertRaises(ValueError):
            due(self.start, working(3), STANDARD, extensions=[self.extension] * 2)

    def test_waiting_before_is_in_it_waiting_after_is_not(self):
        before = Pause(at("2026-11-16", "09:00"), at("2026-11-17"))
        after = Pause(at("2026-11-18"), at("2026-11-19"))
        over = Pause(at("2026-11-16", "09:00"), at("2026-11-18"))
        for pause, expected in ((before, "2026-11-26"), (after, "2026-11-27"), (over, "2026-11-27")):
            with self.subTest(pause=pause):
                found = due(self.start, working(3), STANDARD, [pause], [self.extension])
                self.assertEqual(found.instant, at(expected))

    def test_restart_does_not_bring_it_forward_but_may_move_it_on(self):
        pause = Pause(at("2026-11-17", "09:00"), at("2026-11-18"), Policy.restart)
        for amount, expected in ((2, "2026-11-26"), (10, "2026-12-03")):
            found = due(self.start, working(amount), STANDARD, [pause], [self.extension])
            self.assertEqual(found.instant, at(expected))

    def test_to_a_day_off(self):
        found = due(self.start, working(3), STANDARD, extensions=[Extension(self.start, at("2026-11-24", "10:00"))])
        self.assertEqual(found.instant, at("2026-11-25", "10:00"))
        self.assertIn("pushed", codes(found))

    def test_problems(self):
        current, now = at("2026-11-20"), at("2026-11-19", "16:59")
        new = at("2026-11-25")
        for arguments, expected in (
            ((current, new, now), ()),
            ((None, new, now), ("no_date",)),
            ((current, current, now), ("not_later",)),
            ((current, at("2026-11-24"), now), ("day_off",)),
            ((current, new, at("2026-11-20", "07:00")), ("too_late",)),
        ):
            with self.subTest(expected=expected):
                self.assertEqual(extension_problems(*arguments, STANDARD), expected)
        self.assertEqual(extension_problems(current, new, now, STANDARD, [self.extension]), ("already_extended",))


class TestPhases(TestCase):
    def test_two_appointments(self):
        found = due(at("2026-11-16"), working(5, 3, 2), STANDARD)
        self.assertEqual(found.phases, (at("2026-11-19"), at("2026-11-23")))
        self.assertEqual(found.instant, found.phases[-1])

    def test_one_phase_and_none(self):
        self.assertEqual(due(at("2026-11-16"), working(5, 5), STANDARD).phases, (at("2026-11-23"),))
        self.assertEqual(due(at("2026-11-16"), working(5), STANDARD).phases, ())

    def test_waiting_moves_only_the_phases_not_yet_ended(self):
        first = Pause(at("2026-11-17"), at("2026-11-18"))
        second = Pause(at("2026-11-20"), at("2026-11-23"))
        for pauses, expected in (
            ([first], ("2026-11-20", "2026-11-25")),
            ([second], ("2026-11-19", "2026-11-25")),
            ([first, second], ("2026-11-23", "2026-11-26")),
        ):
            with self.subTest(expected=expected):
                found = due(at("2026-11-16"), working(5, 3, 2), STANDARD, pauses)
                self.assertEqual(found.phases, tuple(map(at, expected)))

    def test_restart_begins_with_the_first(self):
        restart = Pause(at("2026-11-20"), at("2026-11-23"), Policy.restart)
        found = due(at("2026-11-16"), working(5, 3, 2), STANDARD, [restart])
        self.assertEqual(found.phases, due(at("2026-11-23"), working(5, 3, 2), STANDARD).phases)

    def test_restart_forgets_what_stood_still_before(self):
        early = Pause(at("2026-11-17"), at("2026-11-18"))
        restart = Pause(at("2026-11-20"), at("2026-11-23"), Policy.restart)
        found = due(at("2026-11-16"), working(5, 3, 2), STANDARD, [early, restart])
        self.assertEqual(found.phases, due(at("2026-11-23"), working(5, 3, 2), STANDARD).phases)

    @given(calendars, instants, st.sampled_from(Unit), st.lists(amounts, min_size=1, max_size=4), st.data())
    def test_in_order_and_the_last_is_the_whole(self, calendar, start, unit, phases, data):
        pauses = data.draw(pauses_after(start))
        split = due(start, Duration(sum(phases), unit, phases=tuple(phases)), calendar, pauses)
        self.assertEqual(list(split.phases), sorted(split.phases))
        self.assertEqual(len(split.phases), len(phases))
        self.assertEqual(split.instant, due(start, Duration(sum(phases), unit), calendar, pauses).instant)


class TestData(TestCase):
    def test_nonsense_is_refused(self):
        for arguments in (
            {"amount": Decimal(-1)},
            {"amount": Decimal("NaN")},
            {"amount": Decimal("Infinity")},
            {},
            {"amount": Decimal(1), "kind": Kind.none},
            {"amount": Decimal(1), "kind": Kind.same_day},
            {"amount": Decimal(3), "phases": (Decimal(1), Decimal(1))},
            {"amount": Decimal(1), "phases": (Decimal(2), Decimal(-1))},
        ):
            with self.subTest(arguments=arguments), self.assertRaises(ValueError):
                Duration(**arguments)
        with self.assertRaises(ValueError):
            Pause(at("2026-11-17"), at("2026-11-16"))

    def test_wrong_json(self):
        for data in (
            {"amount": "x"},
            {"amount": "1", "unit": "week"},
            {"amount": "1", "kind": "some"},
            {"amount": None},
        ):
            with self.subTest(data=data), self.assertRaises(ValueError):
                Duration.from_json(data)

    def test_sparse_json(self):
        self.assertEqual(Duration.from_json({"amount": 5}), working(5))
        self.assertEqual(Duration.from_json({"amount": 0.5, "unit": "day"}), calendar_days("0.5"))

    @given(
        st.one_of(
            fixed,
            st.builds(lambda cutoff: Duration(kind=Kind.same_day, cutoff=cutoff), st.none() | st.times()),
            st.just(NO_DATE),
            st.lists(amounts, min_size=1).map(lambda phases: Duration(sum(phases), phases=tuple(phases))),
        )
    )
    def test_json_round_trip(self, duration):
        self.assertEqual(Duration.from_json(json.loads(json.dumps(duration.to_json()))), duration)

    def test_line_json(self):
        data = Line("x", {"at": time(15), "on": date(2026, 1, 2), "n": Decimal("1.50"), "name": "y"}).to_json()
        self.assertEqual(data["params"], {"at": "15:00:00", "on": "2026-01-02", "n": "1.50", "name": "y"})
