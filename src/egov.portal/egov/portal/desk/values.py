"""JSON values as values of form fields: for what is filed, and for what is supplied later.

plone.restapi knows how, but its reading of dates is for content with a time zone, and it makes a text of anything.
"""

from datetime import date
from datetime import datetime
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import WrongType


def read_value(context, field, given):
    """The value of `field` that JSON means, not examined any further. Raises what `api.answers.UNREADABLE` lists."""
    if IDatetime.providedBy(field):
        return datetime.fromisoformat(given)
    if IDate.providedBy(field):
        return date.fromisoformat(given)
    return getMultiAdapter((field, context, getRequest()), IFieldDeserializer)(given)


def value_of(dossier, field, given):
    """The value of `field`, valid for it. Raises ValueError or zope.interface.Invalid."""
    if (ITextLine.providedBy(field) or IDate.providedBy(field)) and not isinstance(given, str):
        raise WrongType(given, str, field.__name__)
    value = read_value(dossier, field, given)
    field.bind(dossier).validate(value)
    return value
