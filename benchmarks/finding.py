"""Finding procedures among few and among many: the pages, the search with its counts, suggestions while typing."""

from benchmarks.creation import VIEWS
from benchmarks.watch import medians
from egov.portal.procedure.search import search
from egov.portal.procedure.shelf import _shelves
from egov.portal.procedure.shelf import shelf
from egov.portal.procedure.suggesting import suggestions
from egov.portal.site.sample.build import build
from plone import api
from plone.app.testing import logout
import time
import transaction


ASKED = "ho chieu"
MISTYPED = "dang ky khia sinhh"
MANY = "cap giay phep"


def measure(site, sizes):
    """Figures for each number of procedures, ascending, and how the last compares with the first."""
    found = {str(size): among(site, size) for size in sizes}
    first, last = found[str(sizes[0])], found[str(sizes[-1])]
    ratios = {name: last[name]["cpu, ms"] / first[name]["cpu, ms"] for name in last if isinstance(last[name], dict)}
    return {**found, f"{sizes[-1]} by {sizes[0]}, cpu": ratios}


def among(site, size):
    """Fill the catalogue up to that many procedures and measure as a visitor without an account."""
    with api.env.adopt_user("admin"):
        started = time.process_time()
        build(size, after_step=lambda done: transaction.commit())
        transaction.commit()
        seconds = time.process_time() - started
    logout()
    acts = {
        "search page": lambda: page(site, "view", q=ASKED),
        "page of all": lambda: page(site, "view"),
        "A to Z page": lambda: page(site, "a-z"),
        "search, first 20 with counts": lambda: search(ASKED),
        "search that finds much": lambda: search(MANY),
        "search by criteria": lambda: search(level=3, audience="citizen", online=True),
        "mistyped": lambda: search(MISTYPED),
        "suggestions": lambda: suggestions(ASKED[:6]),
        "first search after a change": (lambda: search(ASKED), lambda: change_a_text(site)),
        "first search after a start": (lambda: search(ASKED), _shelves.clear),
    }
    figures = {name: told(*(act if isinstance(act, tuple) else (act,))) for name, act in acts.items()}
    return {"procedures": len(shelf().items), "filled, cpu s": seconds, **figures}


def page(site, name, **form):
    """A page of the catalogue, rendered."""
    site.REQUEST.form = form
    return api.content.get_view(name, site["thu-tuc"], site.REQUEST)()


def change_a_text(site):
    """Give a procedure another name, as an editor would, and be a visitor again."""
    with api.env.adopt_user("admin"):
        procedure = site["thu-tuc"]["9-000001"]
        procedure.title = f"{procedure.title[:80]} {time.monotonic_ns()}"
        procedure.reindexObject()
        transaction.commit()


def told(act, before=lambda: None):
    """Milliseconds by the clock and of the processor."""
    return dict(zip(("ms", "cpu, ms"), medians(act, VIEWS, before), strict=True))
