"""JSON values as values of form fields."""

from datetime import date
from plone.restapi.interfaces import IFieldDeserializer
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import WrongType


def value_of(dossier, field, given):
    """The value of `field`, valid for it. Raises ValueError or zope.interface.Invalid.

    plone.restapi knows how, but has nothing for dates, and makes a text of anything.
    """
    if IDate.providedBy(field) and not IDatetime.providedBy(field):
        value = date.fromisoformat(str(given))
    elif ITextLine.providedBy(field) and not isinstance(given, str):
        raise WrongType(given, str, field.__name__)
    else:
        value = getMultiAdapter((field, dossier, getRequest()), IFieldDeserializer)(given)
    field.bind(dossier).validate(value)
    return value
