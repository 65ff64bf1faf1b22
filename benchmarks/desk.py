"""What the desk does all day, among many dossiers: the queue, a dossier's page, a batch, an export, a register.

Each figure is told as it took by the clock and in processor time: on a machine that does other work beside, the second
is the one to compare.
"""

from benchmarks.creation import VIEWS
from benchmarks.crowd import fill
from benchmarks.watch import medians
from benchmarks.watch import Watch
from benchmarks.world import CHANNEL
from egov.portal.desk import batch
from egov.portal.desk.export import COLUMNS
from egov.portal.desk.export import Rows
from egov.portal.desk.hidden import hidden
from egov.portal.documents.register import register
from egov.portal.documents.replacement import print_slips
from egov.portal.documents.spreadsheet import Column
from egov.portal.documents.spreadsheet import write_csv
from egov.portal.documents.spreadsheet import write_xlsx
from egov.portal.dossier import catalogue
from egov.portal.dossier import clock
from itertools import islice
import os
from plone import api
import resource
from tempfile import TemporaryFile
import transaction


BATCH = 100
EXPORTED = 20_000
REGISTERED = 1_000
SMALL_AGENCY = "so-noi-vu"
ONE_DAY = 1 / 365  # years
RECEPTIONIST = "receptionist"
FILTERS = {
    "queue": {},
    "queue, late": {"late": "yes"},
    "queue, by post": {"channel": "post"},
    "queue, returned": {"state": "returned"},
    "queue, nobody's": {"officer": catalogue.NOBODY},
    "queue, second page of all": {"state": "all", "b_start": "50"},
}
NAME = "nguyen"


def measure(site, procedure, number):
    """All figures among so many dossiers."""
    with Watch() as filling:
        fill(procedure, number)
    return {
        "dossiers": number,
        "made a second": number / filling.seconds,
        "load": os.getloadavg()[0],
        **queue(site),
        **dossier_page(site),
        **acceptances(),
        **export(site),
        **register_of(site),
    }


def queue(site):
    """The queue's page, plain, filtered and searched."""
    with api.env.adopt_user(RECEPTIONIST):
        forms = {**FILTERS, "queue, searched": {"find": hidden(NAME)}}
        return {name: value for head, form in forms.items() for name, value in page(site, site, "queue", head, form)}


def dossier_page(site):
    """The desk's page of a dossier."""
    with api.env.adopt_user(RECEPTIONIST):
        row = catalogue.search(states=("submitted",), size=1).items[0]
        figures = dict(page(site, site.unrestrictedTraverse(row.path), "desk", "page of a dossier", {}))
        transaction.commit()
    return figures


def page(site, context, view, name, form):
    """Milliseconds of a page, by the clock and of processor time, as medians once it is warm."""
    site.REQUEST.form.clear()
    site.REQUEST.form.update(form)
    clock, busy = medians(lambda: api.content.get_view(view, context, site.REQUEST)(), VIEWS)
    site.REQUEST.form.clear()
    yield f"{name}, ms", clock
    yield f"{name}, ms of processor", busy


def acceptances():
    """A batch of acceptances with its commit; how many there were."""
    with api.env.adopt_user(RECEPTIONIST):
        waiting = catalogue.search(states=("submitted",), size=BATCH).items
        references = [row.reference for row in waiting]
        with Watch() as watch:
            outcomes = batch.act_on(references, "accept", {})
            transaction.commit()
    return {**watch.told("batch of acceptances"), "accepted": sum(outcome.done for outcome in outcomes)}


def export(site):
    """Both files of the list; how many rows they have, and the memory that they took."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    columns = [Column(head, width) for _name, head, width in COLUMNS]
    kinds = {
        "xlsx": lambda out, rows: write_xlsx(out, "Dossiers", columns, rows),
        "csv": lambda out, rows: write_csv(out, columns, rows),
    }
    figures = {}
    with api.env.adopt_user(RECEPTIONIST):
        for kind, write in kinds.items():
            with TemporaryFile() as out, Watch() as watch:
                rows = Rows(site.REQUEST, islice(catalogue.every(), EXPORTED))
                write(out, rows)
            figures |= {**watch.told(kind), f"rows of the {kind}": rows.number}
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {**figures, "memory for both, MB": grown / 1024}


def register_of(site):
    """The register of a small agency as PDF; how many rows it has."""
    with api.env.adopt_user("admin"):
        api.content.create(site["co-quan"], "Agency", SMALL_AGENCY, title="S", unit_code="H27.11", kind="department")
        own = api.content.create(
            site["thu-tuc"], "Procedure", "own", title="Own", code="1.000124", agency=SMALL_AGENCY, channels=[CHANNEL]
        )
        api.content.create(own, "EasyForm", "form", title="Form")
        api.content.transition(own, "publish")
        transaction.commit()
        fill(own, REGISTERED, states={"returned": 1}, years=ONE_DAY)
        with Watch() as watch:
            data = register(SMALL_AGENCY, clock.now().year)
            print_slips("register", data)
    return {**watch.told("register as PDF"), "rows of the register": len(data["rows"])}
