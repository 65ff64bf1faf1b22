"""JSON answers read into the field values of a form."""

import base64
from datetime import date
from datetime import datetime
from egov.portal import _
from egov.portal.intake import attachments
from egov.portal.intake import messages
from egov.portal.intake import model
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import getMultiAdapter
from zope.interface import Invalid
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime


# What plone.restapi's deserialisers raise when JSON has another type than the field wants.
UNREADABLE = (Invalid, ValueError, TypeError, AttributeError, LookupError)


def read(form, answers, request):
    """({name: value}, {name: message}) of the answers; a name that the form does not ask for is a mistake."""
    fields = dict(model.fields_of(form))
    values, problems = {}, {}
    for name, answer in answers.items():
        if name not in fields:
            problems[name] = _("This form does not ask for this.")
            continue
        try:
            values[name] = _value(form, fields[name], answer, request)
        except UNREADABLE as error:
            problems[name] = messages.told(fields[name], error)
    return values, problems


def _value(form, field, answer, request):
    if answer is None or answer == "":
        return field.missing_value
    if model.is_file(field):
        return tuple(_file(field, one) for one in answer) if isinstance(answer, list) else _file(field, answer)
    if IDatetime.providedBy(field):
        return datetime.fromisoformat(answer)
    if IDate.providedBy(field):
        return date.fromisoformat(answer)
    return getMultiAdapter((field, form, request), IFieldDeserializer)(answer)


def _file(field, answer):
    """`{"filename", "content-type", "data": base64}`; ValueError or LookupError for anything else.

    plone.restapi's own would take any of Python's codecs from the client, those that unpack included, and without data
    an attribute of the form.
    """
    data = base64.b64decode(answer["data"], validate=True)
    return attachments.made(field, str(answer["filename"]), data)
