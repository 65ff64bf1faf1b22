"""What is wrong with an answer, in words that tell what to do. The browser and the REST service say the same."""

from egov.portal import _
from plone.namedfile.interfaces import INamedField
from z3c.form.converter import FormatterValidationError
from zope.i18nmessageid import Message
from zope.interface import Invalid
from zope.schema import interfaces


def told(field, error):
    """The message for an exception that a value of the field raised."""
    if isinstance(error, interfaces.RequiredMissing):
        return _missing(field)
    for kind, message in KINDS:
        if isinstance(error, kind):
            return _(message, mapping=_facts(field))
    if isinstance(error, Invalid) and error.args and isinstance(error.args[0], Message | str):
        return error.args[0]
    return _(UNFIT, mapping=_facts(field))


def _missing(field):
    if INamedField.providedBy(field):
        return _("Please attach: ${title}", mapping=_facts(field))
    if interfaces.IChoice.providedBy(field):
        return _("Please choose: ${title}", mapping=_facts(field))
    return _("Please fill in: ${title}", mapping=_facts(field))


def _facts(field):
    limits = {name: str(getattr(field, name, "")) for name in ("min", "max", "min_length", "max_length")}
    return {"title": field.title, **limits}


UNFIT = _("“${title}” is not filled in correctly.")

KINDS = (
    (interfaces.TooShort, _("“${title}” needs at least ${min_length} characters.")),
    (interfaces.TooLong, _("“${title}” may have at most ${max_length} characters.")),
    (interfaces.TooSmall, _("“${title}” must be at least ${min}.")),
    (interfaces.TooBig, _("“${title}” may be at most ${max}.")),
    (interfaces.ConstraintNotSatisfied, _("“${title}” is not one of the possible answers.")),
    (FormatterValidationError, UNFIT),
    (interfaces.ValidationError, UNFIT),
)
