"""What the procedures of the sample catalogue are: plain data, the same for the same number and seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from egov.portal.rules.apportion import apportion
from egov.portal.site.sample.words import events
from egov.portal.site.sample.words import keywords
from egov.portal.site.sample.words import subjects
from egov.portal.site.sample.words import title
from egov.portal.site.sample.words import words
from random import Random


LEVELS = {2: 1092, 3: 525, 4: 184}
"""How many procedures have which level (Soc Trang, third quarter of 2019)."""
FULL = sum(LEVELS.values())
CODE = "9.{:06}"
"""No published code begins with 9."""
DAYS = ("0.5", "1", "2", "2.5", "3", "5", "5", "7", "10", "10", "15", "20", "30", "45")
FEES = ("10000", "30000", "50000", "100000", "200000", "2000*page[1-2] + 1000*page[3-] <= 200000", "15000*copy")
UNKNOWN, NOTHING = "", "0"
OFFERS = {
    2: ((NOTHING, False, ("counter",)), ("paid", False, ("counter", "post")), (UNKNOWN, False, ("counter",))),
    3: (
        ("paid", False, ("counter", "online")),
        ("paid", True, ("counter",)),
        (NOTHING, False, ("counter",)),
        (UNKNOWN, False, ("counter", "post")),
    ),
    4: (
        (NOTHING, False, ("online",)),
        (NOTHING, False, ("counter", "online", "post")),
        ("paid", True, ("counter", "post")),
    ),
}
"""For each level: what is due, whether it can be paid online, how the result comes."""
INCOMPLETE, REVIEWED = 0.04, 0.05
"""The shares of those without a legal basis and of those with a day for the next check: editors' lists show them."""
FIRST_REVIEW, REVIEWS = date(2026, 1, 1), 730  # days


@dataclass(frozen=True)
class Planned:
    """A procedure to be made. `blank` and `form` are titles of the file and the online form inside, "" for none."""

    level: int
    plain: dict
    blank: str
    form: str


def plan(count: int = FULL, seed: int = 1) -> Iterator[Planned]:
    """`count` procedures in the proportions of LEVELS. Raises ValueError when the words do not make so many."""
    chance = Random(seed)
    levels = [level for level, number in apportion(count, LEVELS).items() for _turn in range(number)]
    chance.shuffle(levels)
    for number, (level, subject) in enumerate(zip(levels, _subjects(count, chance), strict=True), start=1):
        yield _planned(number, level, subject, chance)


def _subjects(count: int, chance: Random) -> list[tuple]:
    """So many different names, mixed; bare ones first, then those with a scope."""
    bare = list(subjects())
    found = [(*subject, scope) for scope in words()["scopes"] for subject in bare]
    if count > len(found):
        raise ValueError(f"no more than {len(found)} procedures can be made")
    taken = found[:count]
    chance.shuffle(taken)
    return taken


def _planned(number: int, level: int, subject: tuple, chance: Random) -> Planned:
    sector, kind, act, thing, scope = subject
    said = words()
    paper = f"{said['first_paper']} {act.lower()} {thing}"
    has_form = level > 2
    blank = paper if not has_form or chance.random() < 0.5 else ""
    offices = said["communes"] if sector["agency"] == "commune" else [sector["agency"]]
    place = chance.randrange(len(offices))
    agency_id, agency = agency_of(sector["agency"], place)
    fee, pays_online, deliveries = chance.choice(OFFERS[level])
    plain = {
        "title": title(act, thing, scope),
        "code": CODE.format(number),
        "description": said["description"].format(act=act, object=thing, agency=agency),
        "sector": sector["code"],
        "agency": agency_id,
        "audience": sorted(chance.sample(sector["audience"], chance.randint(1, len(sector["audience"])))),
        "executing_level": "commune" if sector["agency"] == "commune" else "province",
        "kind": chance.choice(["law_detailed", "law_not_detailed", "local_detailed"]),
        "keywords": keywords(sector, thing),
        "life_events": events(f"{sector['title']} {thing}"),
        "evidences": _evidences(paper, blank, kind, chance),
        "channels": _channels(fee, has_form, chance),
        "result_delivery": deliveries,
        "online_payment": pays_online,
        "receiving_address": said["receiving_address"].format(agency=agency),
        "steps": [{"title": step, "description": text} for step, text in said["steps"]],
        "requirements": f"<p>{said['requirements']}</p>",
        "legal_resources": [] if chance.random() < INCOMPLETE else said["legal"],
        "review_due": _review(chance),
        "outputs": [{"title": said["outputs"][kind]}],
        "executing_agencies": [agency],
        "competent_agencies": [agency],
        "source_note": said["note"],
    }
    return Planned(level, plain, blank, said["form_title"] if has_form else "")


def _review(chance: Random) -> str | None:
    day = FIRST_REVIEW + timedelta(days=chance.randrange(REVIEWS))
    return day.isoformat() if chance.random() < REVIEWED else None


def agency_of(office: str, place: int) -> tuple[str, str]:
    """Id and name of an agency: a department, or the commune at that place of the list."""
    said = words()
    if office == "commune":
        return f"mau-xa-{place + 1}", said["commune"].format(name=said["communes"][place])
    return f"mau-so-{office}", said["departments"][office]


def _evidences(paper: str, blank: str, kind: str, chance: Random) -> list[dict]:
    others = chance.sample(words()["papers"][kind], chance.randint(1, 3))
    first = {"id": "don", "title": paper, "originals": 1, "copies": 0, "blank_form": BLANK_ID if blank else ""}
    return [
        first,
        *(
            {
                "id": f"giay-{place}",
                "title": other,
                "originals": place % 2,
                "copies": 1,
                "required": chance.random() < 0.8,
            }
            for place, other in enumerate(others, start=1)
        ),
    ]


BLANK_ID = "don.docx"


def _channels(fee: str, has_form: bool, chance: Random) -> list[dict]:
    amount = chance.choice(DAYS)
    due = chance.choice(FEES) if fee == "paid" else fee
    row = {
        "kind": "fixed",
        "amount": amount,
        "unit": chance.choice(["working_day", "working_day", "working_day", "day"]),
    }
    row |= {"fee": due}
    if fee == "paid":
        row |= {"fee_kind": chance.choice(["fee", "charge"]), "fee_note": words()["fee_note"]}
    ways = ["in_person", "online", "post"] if has_form else ["in_person", "post"]
    return [{"channel": way, **row} for way in ways]
