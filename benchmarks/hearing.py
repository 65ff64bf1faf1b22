"""The pages of feedback among many: what a province has after some years, most of it published.

It is sent by the real way, a commit for each few hundred, and then put where it would be by now without walking through
its transitions; running numbers are counted here, as each would be a commit of its own.
"""

from benchmarks.creation import VIEWS
from benchmarks.crowd import COMMIT
from benchmarks.crowd import FAMILIES
from benchmarks.crowd import MIDDLES
from benchmarks.crowd import NAMES
from benchmarks.desk import page
from benchmarks.watch import medians
from collections import Counter
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.portal.desk.filters import MINE
from egov.portal.desk.hidden import hidden
from egov.portal.dossier import clock
from egov.portal.dossier import sequence
from egov.portal.dossier import state
from egov.portal.feedback import catalogue
from egov.portal.feedback.limits import ENDED_STATES
from egov.portal.feedback.records import Answer
from egov.portal.feedback.records import Enquiry
from egov.portal.feedback.records import Publication
from egov.portal.feedback.sending import send
from egov.portal.feedback.sending import Sending
import os
from plone import api
from random import Random
import time
import transaction
from unittest import mock


YEARS = 3
CODE = "1.000123"
STATES = {
    "published": 70,
    "closed": 14,
    "refused": 6,
    "received": 3,
    "information_required": 1,
    "processing": 4,
    "answered": 2,
}
"""How many of a hundred are in each state."""
TEXT = """
bộ phận một cửa mở cửa muộn hồ sơ lệ phí thời gian chờ quá lâu cán bộ hướng dẫn chưa rõ trang web không nộp được giấy
hẹn trả kết quả trễ hẹn đăng ký khai sinh kết hôn đất đai xây dựng hộ chiếu căn cước thuế doanh nghiệp
"""
WORDS = TEXT.split()
DESK = {
    "desk": {},
    "desk, late": {"state": "late"},
    "desk, all": {"state": "all"},
    "desk, published": {"state": "published"},
    "desk, mine": {"officer": MINE},
    "desk, nobody's": {"officer": catalogue.NOBODY},
    "desk, page 20 of all": {"state": "all", "b_start": "950"},
}
PUBLIC = {
    "public list": {},
    "public list, searched": {"q": "mo cua"},
    "public list, two words of all": {"q": "h l"},
    "public list, of a procedure": {"procedure": CODE},
    "public list, page 100": {"b_start": "1980"},
}


def measure(site, number):
    """All figures among so many."""
    started = time.perf_counter()
    fill(number)
    return {
        "feedback": number,
        "made a second": number / (time.perf_counter() - started),
        "load": os.getloadavg()[0],
        **lists(site),
        **single(site),
    }


def lists(site):
    """The lists of officers, of everybody and of a sender."""
    desk = {**DESK, "desk, searched": {"state": "all", "find": hidden("nguyen")}}
    return {
        **_as("officer", {head: (site, "feedback-desk", form) for head, form in desk.items()}, site),
        **_as("citizen", {head: (site, "feedback", form) for head, form in PUBLIC.items()}, site),
        **_as("citizen", {"own list": (site, "my-feedback", {})}, site),
    }


def single(site):
    """The page of one for officers, for its sender and for everybody."""
    with api.env.adopt_user("officer"):
        row = catalogue.search(catalogue.Filters(states=("received",)), size=1).items[0]
    own = catalogue.of_account("citizen", size=1).items[0].reference
    public = catalogue.published(size=1).items[0].reference
    seconds, busy = medians(lambda: _answer(site, public), VIEWS)
    return {
        **_as("officer", {"one, for officers": (site.unrestrictedTraverse(row.path), "view", {})}, site),
        **_as("citizen", {"one, for its sender": (site, "feedback-status", {"reference": own})}, site),
        "one, published, ms": seconds,
        "one, published, ms of processor": busy,
    }


def _answer(site, reference):
    return api.content.get_view("feedback-answer", site, site.REQUEST).publishTraverse(site.REQUEST, reference)()


def _as(who, pages, site):
    found = {}
    with api.env.adopt_user(who):
        for head, (context, name, form) in pages.items():
            found |= dict(page(site, context, name, head, form))
    return found


def fill(number):
    """Send that many, spread over the last years up to now; the same each time. The disk is not waited for."""
    counted = Counter()

    def take(key, claim=""):
        counted[key] += 1
        return counted[key]

    with mock.patch("ZODB.FileStorage.FileStorage.fsync"), mock.patch.object(sequence, "take", take):
        _fill(number)


def _fill(number):
    chance, now, step = Random(number), datetime.now(UTC), timedelta(days=365 * YEARS) / number
    for count in range(number):
        where = chance.choices(list(STATES), list(STATES.values()))[0]
        ago = step * (number - count)
        # What is not done is recent.
        with clock.at(now - (ago if where in ENDED_STATES else ago / 60)):
            _one(where, chance)
        if count % COMMIT == COMMIT - 1:
            transaction.commit()
            api.portal.get()._p_jar.cacheMinimize()
    transaction.commit()


def _one(where, chance):
    name = " ".join(chance.choice(part) for part in (FAMILIES, MIDDLES, NAMES))
    feedback, _pin = send(
        Sending(
            title=_text(chance, 8),
            text=_text(chance, 60),
            submitter={"name": name, "email": "an@example.org", "phone": "0912345678"},
            procedure_code=CODE if chance.random() < 0.5 else "",
            account="citizen" if chance.random() < 0.5 else "",
        )
    )
    if where != "received":
        _put(feedback, where, chance)
        catalogue.index(feedback)


def _put(feedback, where, chance):
    now = clock.now()
    feedback.officer = "officer"
    if where == "information_required":
        feedback.enquiries = (Enquiry(now, "?", "officer", now + timedelta(days=7)),)
    if where in ("answered", "published", "closed"):
        feedback.answer = Answer(now + timedelta(days=5), _text(chance, 60), "officer")
    if where == "published":
        texts = {name: _text(chance, 30) for name in ("title", "question", "answer")}
        feedback.publication = Publication(at=now + timedelta(days=6), by="officer", **texts)
    state.enter(feedback, where, where)
    if where in ENDED_STATES:
        feedback.ended = now + timedelta(days=6)


def _text(chance, words):
    return " ".join(chance.choices(WORDS, k=words))
