"""The sample catalogue put into a site."""

from collections.abc import Callable
from egov.portal.organisation.directory import entry
from egov.portal.organisation.sectors import RECORD
from egov.portal.procedure import uniqueness
from egov.portal.procedure.adding import add
from egov.portal.procedure.adding import id_of
from egov.portal.site.demo.blank import document
from egov.portal.site.sample.plan import agency_of
from egov.portal.site.sample.plan import BLANK_ID
from egov.portal.site.sample.plan import FULL
from egov.portal.site.sample.plan import plan
from egov.portal.site.sample.plan import Planned
from egov.portal.site.sample.words import words
from plone import api
from plone.namedfile.file import NamedBlobFile


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STEP = 200
UNIT = "MAU"
"""No official unit code is made of letters alone."""


def build(count: int = FULL, seed: int = 1, after_step: Callable[[int], None] = lambda done: None) -> int:
    """Add agencies, sectors and `count` published procedures to the current site; gives how many were added.

    What is there already, by code, is left alone, so that a run that was broken off can be carried on. `after_step` is
    called after each STEP procedures with the number done; there the caller commits.
    """
    portal = api.portal.get()
    _add_sectors()
    _add_agencies(portal["co-quan"])
    root = portal["thu-tuc"]
    added = 0
    with uniqueness.read_once():
        for done, planned in enumerate(plan(count, seed), start=1):
            if id_of(planned.plain["code"]) not in root:
                add(root, planned.plain, lambda procedure, planned=planned: _fill(procedure, planned))
                added += 1
            if done % STEP == 0 or done == count:
                after_step(done)
    return added


def _fill(procedure, planned: Planned) -> None:
    if planned.blank:
        _add_blank(procedure, planned.blank)
    if planned.form:
        api.content.create(procedure, "EasyForm", "nop-ho-so", title=planned.form)


def _add_blank(procedure, title: str) -> None:
    content = document(title.upper(), words()["note"], [])
    file = NamedBlobFile(content, contentType=DOCX, filename=BLANK_ID)
    api.content.create(procedure, "File", BLANK_ID, title=title, file=file)


def _add_sectors() -> None:
    known = api.portal.get_registry_record(RECORD) or {}
    made = {sector["code"]: sector["title"] for sector in words()["sectors"]}
    api.portal.set_registry_record(RECORD, {**known, **made})


def _add_agencies(root) -> None:
    province = words()["province"]
    top = root.get(province["id"]) or _add_agency(root, province["id"], province["title"], UNIT, "province")
    offices = [(office, 0, "department") for office in words()["departments"]]
    offices += [("commune", place, "commune") for place in range(len(words()["communes"]))]
    for number, (office, place, kind) in enumerate(offices, start=1):
        agency_id, title = agency_of(office, place)
        if entry(agency_id) is None:
            _add_agency(top, agency_id, title, f"{UNIT}.{number:02}", kind)


def _add_agency(parent, agency_id: str, title: str, unit_code: str, kind: str):
    note = words()["agency_note"]
    return api.content.create(
        parent, "Agency", agency_id, title=title, unit_code=unit_code, kind=kind, description=note
    )
