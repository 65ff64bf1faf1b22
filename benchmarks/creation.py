"""Dossier creation, one commit each, beside stock Dexterity adds; bytes each; the first pages of lists."""

from benchmarks.world import AGENCY
from egov.portal.dossier.filing import file_dossier
from egov.portal.dossier.filing import Filing
import os
from plone import api
from plone.dexterity.fti import DexterityFTI
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
import statistics
import time
import transaction
import Zope2


OWNER = {"kind": "person", "name": "Nguyen Van An", "identity_number": "042085001234", "phone": "0912345678"}
ANSWERS = {f"owner_{name}": value for name, value in OWNER.items()}
BLOCK = 1000  # dossiers of "the first" and "the last thousand"
VIEWS = 9
BARE = "BareItem"


def stock_adds(site, number):
    """Pages added a second by plone.api, one commit each."""
    folder = site["stock-folder"]
    with api.env.adopt_user("admin"):
        started = time.perf_counter()
        for count in range(number):
            api.content.create(folder, "Document", f"page-{count}", title=f"Page {count}")
            transaction.commit()
        return number / (time.perf_counter() - started)


def bare_adds(site, number):
    """Items of a type without any behaviour, the leanest that stock Dexterity has, added a second, one commit each."""
    folder = site["stock-folder"]
    if BARE not in site.portal_types:
        site.portal_types._setObject(BARE, DexterityFTI(BARE, klass="plone.dexterity.content.Item", behaviors=()))
    first = len(folder)
    with api.env.adopt_user("admin"):
        started = time.perf_counter()
        for count in range(first, first + number):
            addContentToContainer(folder, createContent(BARE, id=f"item-{count}"), checkConstraints=False)
            transaction.commit()
        return number / (time.perf_counter() - started)


def file_many(procedure, number):
    """File dossiers, one commit each; gives the seconds that each block of them took."""
    blocks, started = [], time.perf_counter()
    filing = Filing(
        procedure=procedure, form=procedure["form"], answers=ANSWERS, owner=OWNER, submitter=OWNER, account="citizen"
    )
    with api.env.adopt_user("citizen"):
        for count in range(1, number + 1):
            file_dossier(filing)
            transaction.commit()
            if count % BLOCK == 0 or count == number:
                now = time.perf_counter()
                blocks.append(((count - 1) % BLOCK + 1, now - started))
                started = now
    return blocks


def database_size():
    """Bytes of the database file."""
    return os.path.getsize(Zope2.DB.storage.getName())


def packed_size():
    """Bytes of the database file after packing."""
    Zope2.DB.pack(time.time())
    return database_size()


def list_page(site, who, name):
    """Milliseconds of the first page of a list for that person, in the process, as a median once it is warm."""
    times = []
    with api.env.adopt_user(who):
        for _ in range(VIEWS):
            view = api.content.get_view(name, site, site.REQUEST)
            started = time.perf_counter()
            view()
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def measure(site, procedure, sizes, adds):
    """All figures of creation; `sizes`: numbers of dossiers at which to look, ascending."""
    figures = {"stock adds a second": stock_adds(site, adds)}
    bare = [bare_adds(site, adds)]
    packed_before = packed_size()
    grown, blocks, there = 0, [], 0
    for size in sizes:
        before = database_size()
        blocks += file_many(procedure, size - there)
        grown += database_size() - before
        there = size
        figures[f"queue at {size}, ms"] = list_page(site, "receptionist", "queue")
        figures[f"own list at {size}, ms"] = list_page(site, "citizen", "my-dossiers")
    rates = [number / seconds for number, seconds in blocks]
    figures |= {
        "dossiers a second": there / sum(seconds for _, seconds in blocks),
        "first block a second": rates[0],
        "last block a second": rates[-1],
        "last by first": rates[-1] / rates[0],
        "bytes a dossier": grown / there,
        "bytes a dossier, packed": (packed_size() - packed_before) / there,
    }
    # The speed of the machine drifts: the bare adds are taken on both sides of the dossiers.
    bare.append(bare_adds(site, adds))
    figures["bare adds a second"] = statistics.mean(bare)
    figures["dossiers by stock adds"] = figures["last block a second"] / figures["stock adds a second"]
    figures["dossiers by bare adds"] = figures["last block a second"] / figures["bare adds a second"]
    return figures


def check(site, references):
    """What is wrong with the dossiers of the answered references: missing or double."""
    from egov.portal.dossier import catalogue

    transaction.begin()
    missing = [reference for reference in references if catalogue.by_reference(reference) is None]
    return {"missing": len(missing), "double": len(references) - len(set(references)), "agency": AGENCY}
