"""The figures over a million dossiers, and what keeping them costs those who work.

The million is synthetic, and is told so: its changes are made by the rule (`rules.course`) from made-up courses and
written into the book of figures directly; there are no dossiers behind them. A page reads nothing but the book, so it
takes as long as it would with them.
"""

from collections import Counter
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from egov.portal.dossier.lifecycle import act
from egov.portal.rules.course import changes
from egov.portal.rules.course import Moment
from egov.portal.rules.course import Place
from egov.portal.statistics import subscribers
from egov.portal.statistics.answers import Answer
from egov.portal.statistics.answers import today
from egov.portal.statistics.asked import read
from egov.portal.statistics.book import book
from egov.portal.statistics.book import BOOK_ID
from egov.portal.statistics.folding import fold
from egov.portal.statistics.folding import MANY
from plone import api
import random
import statistics
import time
import transaction
from unittest import mock
from ZODB.POSException import ConflictError
import Zope2


AGENCIES, SECTORS, PROCEDURES = 90, 40, 1801
YEARS = 5
VIEWS = 9
BATCH = 20_000
ACCEPTANCES = 150
CLERKS, NOTES = 16, 40
GRADES = ("early",) * 60 + ("on_time",) * 25 + ("late",) * 10 + ("open",) * 3 + ("paused",) * 2


def groups(chance):
    """(agency, sector, procedure) of all procedures."""
    return [
        (f"agency-{chance.randrange(AGENCIES)}", f"sector-{chance.randrange(SECTORS)}", f"1.{number:06}")
        for number in range(PROCEDURES)
    ]


def course(chance, day):
    """(channel, moments) of a made-up dossier that is accepted on that day."""
    due = day + timedelta(days=chance.choice((1, 3, 5, 7, 14, 21, 28)))
    moments = [Moment(day, Place.in_hand, due)]
    grade = chance.choice(GRADES)
    if chance.random() < 0.1:
        asked = day + timedelta(days=1)
        moments += [Moment(asked, Place.paused, due, asked, 1), Moment(asked + timedelta(days=3), Place.in_hand, due)]
    if grade == "paused":
        moments.append(Moment(moments[-1].day, Place.paused, due, moments[-1].day, 1))
    elif grade != "open":
        end = {"early": due - timedelta(days=1), "on_time": due, "late": due + timedelta(days=chance.randrange(1, 20))}
        moments.append(Moment(max(end[grade], moments[-1].day), Place.resolved, due))
    return chance.choices(("online", "counter", "post"), (60, 35, 5))[0], moments


def fill(number):
    """Write the changes of so many made-up dossiers of the last YEARS into the book, in the order of time."""
    chance, last, figures = random.Random(5), today(), book()
    first = last - timedelta(days=365 * YEARS)
    known, found = groups(chance), defaultdict(Counter)
    for count in range(number):
        day = first + timedelta(days=(last - first).days * count // number)
        channel, moments = course(chance, day)
        past = [moment for moment in moments if moment.day <= last]
        found[chance.choice(known)].update(changes(channel, past))
        if (count + 1) % BATCH == 0 or count + 1 == number:
            for group, changed in found.items():
                figures.note(group, changed)
            found.clear()
            fold(figures, last)
            transaction.commit()
            figures._p_jar.cacheGC()
    for group in chance.choices(known, k=MANY):
        figures.note(group, changes("online", [Moment(last, Place.in_hand, last)]))
    transaction.commit()


def page(site, query):
    """Milliseconds of a page in the process: with nothing of the database in memory, and median once it is warm."""
    walls, spent = [], []
    site.REQUEST.form.clear()
    site.REQUEST.form.update(query)
    with api.env.adopt_user("admin"):
        api.content.get_view("figures", site, site.REQUEST)()  # compiles the templates
        site._p_jar.cacheMinimize()
        for _ in range(VIEWS):
            view = api.content.get_view("figures", site, site.REQUEST)
            started, used = time.perf_counter(), time.process_time()
            view()
            walls.append((time.perf_counter() - started) * 1000)
            spent.append((time.process_time() - used) * 1000)
    return {
        "cold": walls[0],
        "cold, processor": spent[0],
        "warm": statistics.median(walls[1:]),
        "warm, processor": statistics.median(spent[1:]),
    }


def answer(query):
    """Milliseconds of processor time of the numbers alone."""
    times = []
    for _ in range(VIEWS):
        started = time.process_time()
        found = Answer(read(query, today()), None)
        _ = found.lines, found.total, found.expected, found.trend
        times.append((time.process_time() - started) * 1000)
    assert found.total.adds_up
    return statistics.median(times)


def acceptances(procedure, file_many):
    """By how many per cent noting the figures makes accepting a dossier slower, in processor time, commit included."""
    from egov.portal.dossier import catalogue

    file_many(procedure, 2 * ACCEPTANCES)
    site = api.portal.get()
    with api.env.adopt_user("receptionist"):
        rows = catalogue.search(states=("submitted",), size=2 * ACCEPTANCES).items
        dossiers = [site.unrestrictedTraverse(row.path) for row in rows]
        spent = {True: [], False: []}
        for place, dossier in enumerate(dossiers):
            noted = bool(place % 2)
            with mock.patch.object(subscribers, "book", book if noted else lambda: None):
                started = time.process_time()
                act(dossier, "accept", {})
                transaction.commit()
            spent[noted].append(time.process_time() - started)
    return 100 * (statistics.median(spent[True]) / statistics.median(spent[False]) - 1)


def crowd():
    """How many of the notes that CLERKS make at the same time meet a conflict, in per cent."""
    notes = changes("online", [Moment(today(), Place.in_hand, today())])

    def work(clerk):
        manager, conflicts = transaction.TransactionManager(), 0
        connection = Zope2.DB.open(transaction_manager=manager)
        figures = connection.root()["Application"][name]._getOb(BOOK_ID)
        for _ in range(NOTES):
            while True:
                manager.begin()
                figures.note(("agency", "sector", f"{clerk}"), notes)
                try:
                    manager.commit()
                    break
                except ConflictError:
                    manager.abort()
                    conflicts += 1
        connection.close()
        return conflicts

    name = api.portal.get().getId()
    Zope2.DB.setPoolSize(2 * CLERKS)
    with ThreadPoolExecutor(CLERKS) as pool:
        conflicts = sum(pool.map(work, range(CLERKS)))
    transaction.begin()
    return 100 * conflicts / (CLERKS * NOTES)


def measure(site, procedure, number):
    """All figures about the figures."""
    from benchmarks.creation import file_many

    found = {"slower by, % of an acceptance": acceptances(procedure, file_many), "conflicts of 16 clerks, %": crowd()}
    started = time.perf_counter()
    fill(number)
    found["made-up dossiers"] = number
    found["seconds to write them"] = time.perf_counter() - started
    for name, query in (
        ("this month by agency", {}),
        ("this year by procedure", {"span": "year", "by": "procedure"}),
        ("50 days in the midst by sector", {"from": day(-900), "to": day(-850), "by": "sector"}),
    ):
        found[f"{name}, numbers, ms"] = answer(query)
        for kind, spent in page(site, query).items():
            found[f"{name}, page {kind}, ms"] = spent
    return found


def day(distance):
    """A day so many days from today, as text."""
    return (today() + timedelta(days=distance)).isoformat()
