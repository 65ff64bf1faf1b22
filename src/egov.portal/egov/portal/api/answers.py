"""JSON answers read into the field values of a form."""

import base64
from egov.portal import _
from egov.portal.desk.values import read_value
from egov.portal.intake import attachments
from egov.portal.intake import messages
from egov.portal.intake import model
from zope.interface import Invalid


# What plone.restapi's deserialisers raise when JSON has another type than the field wants.
UNREADABLE = (Invalid, ValueError, TypeError, AttributeError, LookupError)


def read(form, answers):
    """({name: value}, {name: message}) of the answers; a name that the form does not ask for is a mistake."""
    fields = dict(model.fields_of(form))
    values, problems = {}, {}
    for name, answer in answers.items():
        if name not in fields:
            problems[name] = _("This form does not ask for this.")
            continue
        try:
            values[name] = _value(form, fields[name], answer)
        except UNREADABLE as error:
            problems[name] = messages.told(fields[name], error)
    return values, problems


def _value(form, field, answer):
    if answer is None or answer == "":
        return field.missing_value
    if model.is_file(field):
        return tuple(_file(field, one) for one in answer) if isinstance(answer, list) else _file(field, answer)
    return read_value(form, field, answer)


def _file(field, answer):
    """`{"filename", "content-type", "data": base64}`; ValueError or LookupError for anything else.

    plone.restapi's own would take any of Python's codecs from the client, those that unpack included, and without data
    an attribute of the form.
    """
    data = base64.b64decode(answer["data"], validate=True)
    return attachments.made(field, str(answer["filename"]), data)
