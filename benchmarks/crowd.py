"""A catalogue full of dossiers, as an agency has after some years: nine in ten are done, the others in every state.

They are filed by the real way, a commit for each few hundred, and then put where they would be by now without walking
through their transitions: it is lists that are measured with them, not what led there.
"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from egov.portal.dossier import clock
from egov.portal.dossier import state
from egov.portal.dossier.deadlines import due_instant
from egov.portal.dossier.filing import file_dossier
from egov.portal.dossier.filing import Filing
from plone import api
from random import Random
import transaction
from unittest import mock


COMMIT = 400
YEARS = 3
STATES = {
    "returned": 85,
    "rejected": 3,
    "stopped": 2,
    "submitted": 3,
    "accepted": 2,
    "processing": 3,
    "supplement_required": 1,
    "completed": 1,
}
"""How many of a hundred are in each state."""
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Hoàng", "Vũ", "Đặng", "Bùi", "Hồ")
MIDDLES = ("Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc", "Đức", "Thanh")
NAMES = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Hà",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quang",
    "Sơn",
    "Trang",
    "Uyên",
)


def fill(procedure, number, states=STATES, years=YEARS, officers=("officer",)):
    """File that many in these states, spread over the last years up to now; the same each time.

    The disk is not waited for: a reference is a commit of its own, and what is lost can be made again.
    """
    with mock.patch("ZODB.FileStorage.FileStorage.fsync"), api.env.adopt_user("admin"):
        _fill(procedure, number, states, years, officers)


def _fill(procedure, number, states, years, officers):
    chance = Random(number)
    now = datetime.now(UTC)
    step = timedelta(days=365 * years) / number
    weights = list(states.values())
    for count in range(number):
        ago = step * (number - count)
        where = chance.choices(list(states), weights)[0]
        # What is not done is recent.
        if where not in ("returned", "rejected", "stopped"):
            ago = ago / 40
        with clock.at(now - ago):
            _file(procedure, where, chance, officers)
        if count % COMMIT == COMMIT - 1:
            transaction.commit()
            procedure._p_jar.cacheMinimize()
    transaction.commit()


def _file(procedure, where, chance, officers):
    name = " ".join(chance.choice(part) for part in (FAMILIES, MIDDLES, NAMES))
    owner = {"kind": "person", "name": name, "identity_number": "042085001234", "phone": "0912345678"}
    dossier = file_dossier(
        Filing(
            procedure=procedure,
            form=procedure["form"],
            answers={f"owner_{key}": value for key, value in owner.items()},
            owner=owner,
            submitter=owner,
            channel=chance.choices(("online", "counter", "post"), (70, 25, 5))[0],
        )
    ).dossier
    if where != "submitted":
        _move(dossier, where, chance.choice(officers))


def _move(dossier, where, officer):
    state.enter(dossier, where, where)
    if where != "rejected":
        dossier.accepted = clock.now()
        dossier.due = due_instant(dossier)
    if where not in ("rejected", "accepted"):
        dossier.officer = officer
    if where in ("returned", "stopped", "completed", "rejected"):
        dossier.finished = clock.now() + timedelta(days=2)
    if where == "returned":
        dossier.returned = dossier.finished
