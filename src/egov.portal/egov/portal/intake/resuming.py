"""A draft put back into the page of its form, as if its applicant had just sent it; the form may be another by now."""

from egov.portal.intake import drafts
from egov.portal.intake.page import KEY
from egov.portal.intake.page import PREFIX
from plone import api
import re


NOTHING = frozenset({"", "--NOVALUE--"})


def own_draft(form):
    """The current user's draft for the form, or None."""
    return drafts.draft_of(api.user.get_current().getId(), form.UID())


def field_of(control):
    """The field that a control belongs to, by the control's name: some fields have several."""
    return re.split(r"[-.:]", control.removeprefix(PREFIX), maxsplit=1)[0]


def put_in(draft, fields, request):
    """Lay values and files of the draft on the request, as far as the form still asks for them."""
    asked = {name for name, _field in fields}
    content = draft.content
    request.form.setdefault(KEY, content.key)
    for control, value in content.values.items():
        if field_of(control) in asked:
            request.form.setdefault(control, value)
    for name, files in content.files.items():
        if name in asked:
            request.form.setdefault(f"{PREFIX}{name}.kept", [file.id for file in files])


def lost(draft, controls):
    """Titles of the questions that were answered in the draft, and whose answers its form, as it is now, has no place
    for: the question is gone, or the answer is not among the choices any more."""
    content = draft.content
    answered = dict.fromkeys([*(field_of(name) for name, value in content.values.items() if _said(name, value))])
    answered |= dict.fromkeys(name for name, files in content.files.items() if files)
    return [content.titles.get(name, name) for name in answered if name not in controls or not controls[name].value]


def _said(control, value):
    if control.endswith("-empty-marker"):
        return False
    return bool(set(value if isinstance(value, list) else [value]) - NOTHING)
