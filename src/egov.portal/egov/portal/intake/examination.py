"""Are the answers of a form fit to be filed? The one place for the browser and for the REST service."""

from collective.easyform.api import get_expression
from collective.easyform.interfaces import IFieldExtender
from collective.easyform.interfaces import IFieldValidator
from dataclasses import dataclass
from egov.portal import _
from egov.portal.intake import attachments
from egov.portal.intake import messages
from egov.portal.intake import model
from egov.portal.intake.conditions import raw_value
from egov.portal.organisation.addresses import communes_of
from plone.namedfile.interfaces import INamed
from typing import Any
from zope.component import queryUtility
from zope.interface import Invalid


@dataclass(frozen=True)
class Examined:
    """`values` by field, without the fields that their conditions hide; `problems`: messages by field, "" for all."""

    values: dict[str, Any]
    problems: dict[str, Any]


def examine(form, values, request, spared=frozenset()):
    """Examine field values by name. What is missing gets the field's default; it need not be there if `spared`."""
    asked = model.fields_of(form)
    complete = {name: values.get(name, field.default) for name, field in asked}
    concealed = model.hidden(form, {name: raw_value(value) for name, value in complete.items()})
    kept = {name: value for name, value in complete.items() if name not in concealed}
    looked_at = [(name, field) for name, field in asked if name in kept and (kept[name] or name not in spared)]
    found = ((name, problem(form, field, kept[name], request)) for name, field in looked_at)
    problems = {name: message for name, message in found if message}
    return Examined(kept, problems or joint_problems(kept))


def problem(form, field, value, request):
    """What is wrong with one value, as a message; None when nothing is. Several files are a tuple.

    In turn: the field itself, the file's content, the field's validators, its TALES validator.
    """
    files = attachments.files_in(value)
    if not files:
        return _unfit(form, field, value, request)
    found = (_unfit(form, field, file, request) for file in files)
    return attachments.count_problem(files) or next((message for message in found if message), None)


def joint_problems(values):
    """What is wrong with the values taken together, by field."""
    found = {}
    for name, commune in values.items():
        party, _dot, part = name.rpartition("_")
        if part == "commune" and commune and not _lies_in(commune, values.get(f"{party}_province")):
            found[name] = _("This commune is not in the chosen province.")
    too_much = attachments.total_problem([file for value in values.values() for file in attachments.files_in(value)])
    return {**found, "": too_much} if too_much else found


def _unfit(form, field, value, request):
    """What is wrong with an answer, or with one file of it."""
    try:
        field.bind(form).validate(value)
    except Invalid as error:
        return messages.told(field, error)
    unfit = attachments.problem(value) if INamed.providedBy(value) else None
    return unfit or _validated(field, value, request) or _checked(form, field, value)


def _lies_in(commune, province):
    return any(code == commune for code, _name in communes_of(province))


def _validated(field, value, request):
    for name in IFieldExtender(field).validators or ():
        check = queryUtility(IFieldValidator, name=name)
        try:
            message = check and check(value, REQUEST=request)
        except Invalid as error:
            return messages.told(field, error)
        if message:
            return message
    return None


def _checked(form, field, value):
    expression = IFieldExtender(field).TValidator
    return (expression and get_expression(form, expression, value=value)) or None
