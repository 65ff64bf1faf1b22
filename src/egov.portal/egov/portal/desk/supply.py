"""What a supplement request asks for, as fields of the form that was filed; nothing else can be supplied.

For a question of the form this is its field as filed; for a paper, and for what was asked for in free words, a file.
"""

from contextlib import suppress
from dataclasses import dataclass
from egov.portal import _
from egov.portal.desk.dressed import WANTED
from egov.portal.desk.values import value_of
from egov.portal.dossier.parties import given
from egov.portal.dossier.preconditions import open_supplement
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.intake import attachments
from egov.portal.intake import examination
from egov.portal.intake.attachments import settled
from egov.portal.rules.plain import plain
from egov.portal.tracking.items import evidence_of
from egov.portal.tracking.items import item_title
from plone.autoform.interfaces import WIDGETS_KEY
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.interfaces import INamedField
from zope.globalrequest import getRequest
from zope.interface import Invalid
from zope.schema.interfaces import IField


EXPLAIN = _("If you cannot send it, say why in the note.")


@dataclass(frozen=True)
class Asked:
    """One thing asked for: its name in the request, its field (by a name that fits an address), is it a file?"""

    item: str
    field: IField
    file: bool


def asked_for(dossier):
    """What the open request asks for, in its order; empty without one."""
    request = open_supplement(dossier)
    schema = snapshot_of(dossier).schema
    return [_asked(dossier, schema, item, place) for place, item in enumerate(request.items if request else ())]


def widget_factories(dossier):
    """The controls that the form as filed names for its fields, by field."""
    return snapshot_of(dossier).schema.queryTaggedValue(WIDGETS_KEY) or {}


def current(dossier, asked):
    """What was answered before, as field values by name: what the form shows to be corrected."""
    values, before = {}, given(dossier)
    for each in asked:
        answer = before.get(each.item)
        if answer is None or each.file:
            continue
        # What does not fit its field (any more) may be the very thing that is to be corrected.
        with suppress(ValueError, Invalid):
            values[each.field.__name__] = value_of(dossier, each.field, answer)
    return values


def problems(dossier, values, request):
    """What speaks against these values (by field name) of what is asked for: messages, as the intake's examination
    tells them."""
    asked = [each for each in asked_for(dossier) if values.get(each.field.__name__) is not None]
    found = [_problem(dossier, each, values[each.field.__name__], request) for each in asked]
    return [message for message in found if message] or list(_joint_problems(dossier, asked, values))


def _problem(dossier, each, value, request):
    if each.file:
        return attachments.problem(value)
    return examination.problem(dossier, each.field, value, request)


def _joint_problems(dossier, asked, values):
    """New answers are held against those that stay; a contradiction in what was not asked for cannot be mended now."""
    new = {each.item: values[each.field.__name__] for each in asked}
    found = examination.joint_problems({**given(dossier), **new})
    return [message for name, message in found.items() if name in new or not name]


def data_of(dossier, asked, values):
    """Field values by field name, as the `answers` and `papers` of the transition."""
    supplied = [(each, values[each.field.__name__]) for each in asked if values.get(each.field.__name__) is not None]
    return {
        "answers": {each.item: plain(value) for each, value in supplied if not each.file},
        "papers": {each.item: [_paper(dossier, each, value)] for each, value in supplied if each.file},
    }


def _paper(dossier, asked, file):
    return settled(file), asked.field.title, evidence_of(dossier, asked.item)


def _asked(dossier, schema, item, place):
    field = schema.get(item)
    if field is not None and not INamedField.providedBy(field):
        return Asked(item, field, False)
    # Not required: what cannot be brought can be explained in the note.
    name = item if field is not None or evidence_of(dossier, item) else f"item_{place}"
    title = item_title(dossier, item, getRequest())
    file = NamedBlobFile(__name__=name, title=title, description=EXPLAIN, required=False)
    file.setTaggedValue(WANTED, True)
    return Asked(item, file, True)
