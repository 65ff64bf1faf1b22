"""The live form as a schema, parsed once for each wording of its model.

EasyForm parses its XML at each call, several times a request. A parsed schema is shared here by all requests that meet
the same text; nobody may change it.
"""

from collective.easyform.api import get_expression
from collective.easyform.interfaces import IFieldExtender
from collective.easyform.interfaces import ILabel
from egov.portal.intake import conditions
from functools import lru_cache
from plone.namedfile.interfaces import INamedField
from plone.supermodel import loadString
from zope.schema import getFieldsInOrder


@lru_cache(maxsize=256)
def _parsed(model):
    return loadString(model).schema


def schema_of(form):
    """The schema interface of the form's questions."""
    return _parsed(form.fields_model)


def fields_of(form):
    """[(name, field)] that the form asks now: without labels, computed values and fields that are switched off."""
    return [(name, field) for name, field in getFieldsInOrder(schema_of(form)) if _asked(form, field)]


def computed(form):
    """Values of the fields that the form computes itself (EasyForm's server-side variables)."""
    extended = ((name, field, IFieldExtender(field)) for name, field in getFieldsInOrder(schema_of(form)))
    return {
        name: get_expression(form, more.TDefault) if more.TDefault else field.default
        for name, field, more in extended
        if more.serverSide
    }


def is_file(field):
    """Does the field take a file?"""
    return INamedField.providedBy(field)


def condition(field):
    """The condition under which the field is asked, as a list (see `conditions`); None: always.

    A text that cannot be read hides nothing: an editor's slip must not make a question vanish.
    """
    text = IFieldExtender(field).depends_on
    try:
        return conditions.parse(text) if text else None
    except conditions.ConditionError:
        return None


def hidden(form, raw):
    """Names of the fields that are not asked, given the raw values of all fields."""
    found = ((name, condition(field)) for name, field in fields_of(form))
    return {name for name, when in found if when and not conditions.holds(when, raw)}


def _asked(form, field):
    extended = IFieldExtender(field)
    if ILabel.providedBy(field) or extended.serverSide:
        return False
    return not extended.TEnabled or bool(get_expression(form, extended.TEnabled))
