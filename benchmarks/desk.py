"""What the desk does all day, among many dossiers: the queue, a dossier's page, a batch, an export, a register."""

from benchmarks.creation import list_page
from benchmarks.creation import VIEWS
from benchmarks.crowd import fill
from benchmarks.world import CHANNEL
from egov.portal.desk import batch
from egov.portal.desk.export import COLUMNS
from egov.portal.desk.export import Rows
from egov.portal.documents.register import register
from egov.portal.documents.replacement import print_slips
from egov.portal.documents.spreadsheet import Column
from egov.portal.documents.spreadsheet import write_xlsx
from egov.portal.dossier import catalogue
from egov.portal.dossier import clock
from itertools import islice
from plone import api
import resource
import statistics
from tempfile import TemporaryFile
import time
import transaction


BATCH = 100
EXPORTED = 20_000
REGISTERED = 1_000
SMALL_AGENCY = "so-noi-vu"
ONE_DAY = 1 / 365  # years
RECEPTIONIST = "receptionist"


def measure(site, procedure, number):
    """All figures among so many dossiers."""
    started = time.perf_counter()
    fill(procedure, number)
    seconds = time.perf_counter() - started
    return {
        "dossiers": number,
        "made a second": number / seconds,
        "queue, ms": list_page(site, RECEPTIONIST, "queue"),
        **dossier_page(site),
        **acceptances(),
        **export(site),
        **register_of(site),
    }


def dossier_page(site):
    """Milliseconds of the desk's page of a dossier, as a median once it is warm."""
    with api.env.adopt_user(RECEPTIONIST):
        row = catalogue.search(states=("submitted",), size=1).items[0]
        dossier = site.unrestrictedTraverse(row.path)
        times = []
        for _ in range(VIEWS):
            view = api.content.get_view("desk", dossier, site.REQUEST)
            started = time.perf_counter()
            view()
            times.append((time.perf_counter() - started) * 1000)
        transaction.commit()
    return {"page of a dossier, ms": statistics.median(times)}


def acceptances():
    """Seconds that a batch of acceptances takes, with its commit; how many there were."""
    with api.env.adopt_user(RECEPTIONIST):
        waiting = catalogue.search(states=("submitted",), size=BATCH).items
        references = [row.reference for row in waiting]
        started = time.perf_counter()
        outcomes = batch.act_on(references, "accept", {})
        transaction.commit()
        seconds = time.perf_counter() - started
    return {"batch of acceptances, s": seconds, "accepted": sum(outcome.done for outcome in outcomes)}


def export(site):
    """Seconds and bytes of memory that a spreadsheet of the list takes; how many rows it has."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with api.env.adopt_user(RECEPTIONIST), TemporaryFile() as out:
        started = time.perf_counter()
        rows = Rows(site.REQUEST, islice(catalogue.every(), EXPORTED))
        write_xlsx(out, "Dossiers", [Column(head, width) for _name, head, width in COLUMNS], rows)
        seconds = time.perf_counter() - started
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"xlsx, s": seconds, "rows of the xlsx": rows.number, "memory for the xlsx, MB": grown / 1024}


def register_of(site):
    """Seconds that the register of a small agency takes as PDF; how many rows it has."""
    with api.env.adopt_user("admin"):
        api.content.create(site["co-quan"], "Agency", SMALL_AGENCY, title="S", unit_code="H27.11", kind="department")
        own = api.content.create(
            site["thu-tuc"], "Procedure", "own", title="Own", code="1.000124", agency=SMALL_AGENCY, channels=[CHANNEL]
        )
        api.content.create(own, "EasyForm", "form", title="Form")
        api.content.transition(own, "publish")
        transaction.commit()
        fill(own, REGISTERED, states={"returned": 1}, years=ONE_DAY)
        started = time.perf_counter()
        data = register(SMALL_AGENCY, clock.now().year)
        print_slips("register", data)
        seconds = time.perf_counter() - started
    return {"register as PDF, s": seconds, "rows of the register": len(data["rows"])}
