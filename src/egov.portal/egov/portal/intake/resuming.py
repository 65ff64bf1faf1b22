"""A draft put back into the page of its form, as if its applicant had just sent it; the form may be another by now."""

from egov.portal.intake import drafts
from egov.portal.intake.page import PREFIX
from egov.portal.intake.ticket import KEY
from plone import api
import re
from urllib.parse import urlencode


NOTHING = frozenset({"", "--NOVALUE--"})


CHOICE = "draft"
"""In the address of a form: the id of the draft to continue, or NEW."""
NEW = "new"


def own_drafts(form):
    """The current user's drafts for the form, the last saved first."""
    return drafts.drafts_for(api.user.get_current().getId(), form.UID())


def chosen(own, choice):
    """Which of these drafts is to be continued: the one that was chosen, the only one, or None."""
    if choice == NEW:
        return None
    return next((draft for draft in own if draft.id == choice), own[0] if len(own) == 1 else None)


def address(form, choice):
    """Where a draft (by id) is continued, or a new one begun."""
    return f"{form.absolute_url()}?{urlencode({CHOICE: choice})}"


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


def said(draft):
    """[(field, title, texts)] of what was answered in the draft, in the order of its form; files by their names."""
    content, found = draft.content, {}
    for control, value in content.values.items():
        if _said(control, value):
            found.setdefault(field_of(control), []).extend(value if isinstance(value, list) else [value])
    for name, files in content.files.items():
        found.setdefault(name, []).extend(each.file.filename for each in files)
    order = [*content.titles, *(name for name in found if name not in content.titles)]
    return [(name, content.titles.get(name, name), found[name]) for name in order if name in found]


def _said(control, value):
    if control.endswith("-empty-marker"):
        return False
    return bool(set(value if isinstance(value, list) else [value]) - NOTHING)
