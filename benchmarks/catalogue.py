"""A catalogue of a province's size: how long it takes to make it."""

from egov.portal.site.sample.build import build
from plone import api
import time
import transaction


def measure(number):
    """Make a catalogue of so many procedures with their files and forms; gives seconds and the level table."""
    with api.env.adopt_user("admin"):
        seconds, processor = time.monotonic(), time.process_time()
        build(number, after_step=lambda done: transaction.commit())
        return {
            "procedures": number,
            "generated, seconds": time.monotonic() - seconds,
            "generated, seconds of processor": time.process_time() - processor,
            "levels": _levels(),
        }


def _levels():
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    return {f"level {level}": len(search(portal_type="Procedure", service_level=level)) for level in (1, 2, 3, 4)}
