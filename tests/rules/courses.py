"""Random courses of dossiers, and the plainest count of what they mean for a period: one dossier after the other.

It shares nothing with the rule but the words, so that the two can be held against each other.
"""

from datetime import date
from datetime import timedelta
from egov.portal.rules.course import Moment
from egov.portal.rules.course import Place
from egov.portal.rules.report import Table
from hypothesis import strategies


START = date(2026, 1, 1)
SPAN = 60  # days
DAYS = strategies.integers(0, SPAN).map(lambda number: START + timedelta(days=number))
CHANNELS = strategies.sampled_from(["online", "counter", "post"])
INSIDE = [place for place in Place if place is not Place.outside]


STEPS = strategies.tuples(
    strategies.sampled_from(INSIDE),
    strategies.integers(0, 12),  # days since the step before
    strategies.sampled_from([None, -3, 0, 1, 5, 20]),  # days until the appointment
    strategies.booleans(),  # is a pause a new request?
)


def course(channel, begin, outside, steps):
    """(channel, moments) of a dossier: outside for a while, then anywhere and back, its appointment moved at will."""
    day, requests, asked = begin, 0, None
    moments = [Moment(begin, Place.outside)] if outside else []
    for place, gap, left, new in steps:
        day += timedelta(days=gap)
        if place is Place.paused and new:
            requests, asked = requests + 1, day
        due = None if left is None else day + timedelta(days=left)
        moments.append(Moment(day, place, due, asked, requests))
    return channel, moments


def courses():
    """Any course."""
    return strategies.builds(course, CHANNELS, DAYS, strategies.booleans(), strategies.lists(STEPS, max_size=6))


def standing_on(moments, evening):
    """The moment that holds on that evening, None where it is outside; an end holds from its first day on."""
    held = None
    for moment in moments:
        if moment.day > evening:
            break
        ended_already = held is not None and held.place is moment.place and moment.place in ("resolved", "given_back")
        if moment.place is not Place.outside and not ended_already:
            held = moment
    return held


def is_open(moment):
    return moment is not None and moment.place in ("in_hand", "paused")


def counted(course, first, last):
    """The table of this one dossier, by looking at it."""
    channel, moments = course
    before, after = standing_on(moments, first - timedelta(days=1)), standing_on(moments, last)
    received = next((moment.day for moment in moments if moment.place is not Place.outside), None)
    if received is None or received > last:
        return Table()
    new = first <= received
    worked_on = any(first <= m.day <= last and m.place is not before.place for m in moments) if before else False
    if not new and not is_open(before) and not worked_on:
        return Table()
    row = {channel: 1} if new else {"carried_over": 1, "taken_up": int(not is_open(before))}
    return Table(**row, **ended_or_open(after, last))


def ended_or_open(after, last):
    if after.place == "given_back":
        return {"given_back": 1}
    if after.place == "resolved":
        if after.due is None or after.due == after.day:
            return {"on_time": 1}
        return {"early": 1} if after.day < after.due else {"late": 1}
    if after.place == "in_hand":
        return {"in_hand": 1, "overdue": int(after.due is not None and last > after.due)}
    late = after.requests > 1 or (after.due is not None and (after.asked or after.day) > after.due)
    return {"paused": 1, "paused_late": int(late)}
