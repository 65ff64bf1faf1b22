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
from typing import Any
from typing import NamedTuple
from zope.schema import getFieldsInOrder


@lru_cache(maxsize=256)
def _parsed(model):
    return loadString(model).schema


class Question(NamedTuple):
    """A field that may be asked: `enabled` is the TALES expression that switches it on, "" for always; `when` its
    condition as `condition` gives it."""

    name: str
    field: Any
    enabled: str
    when: list | None


@lru_cache(maxsize=256)
def _questions(model):
    """What does not change with the request, without labels and computed values."""
    extended = [(name, field, IFieldExtender(field)) for name, field in getFieldsInOrder(_parsed(model))]
    return [
        Question(name, field, more.TEnabled or "", condition(field))
        for name, field, more in extended
        if not ILabel.providedBy(field) and not more.serverSide
    ]


def schema_of(form):
    """The schema interface of the form's questions."""
    return _parsed(form.fields_model)


def fields_of(form):
    """[(name, field)] that the form asks now: without labels, computed values and fields that are switched off."""
    return [(question.name, question.field) for question in _asked(form)]


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
    return {ask.name for ask in _asked(form) if ask.when and not conditions.holds(ask.when, raw)}


def _asked(form):
    asked = _questions(form.fields_model)
    return [question for question in asked if not question.enabled or get_expression(form, question.enabled)]
