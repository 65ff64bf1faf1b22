"""A question asked only under a condition, as an editor says it in EasyForm's editor: another question and its answer.

EasyForm's own field "depends on" takes the language of Patternslib and is for managers. A condition that says more than
one question and one answer is theirs: it is shown as none here, and kept as long as nothing is said here.
"""

from collective.easyform.interfaces import IEasyFormFieldsContext
from collective.easyform.interfaces import IFieldExtender
from egov.portal import _
from egov.portal.intake import conditions
from plone.namedfile.interfaces import INamedField
from plone.supermodel import model
import re
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant
from zope.interface import provider
from zope.schema import Choice
from zope.schema import getFieldsInOrder
from zope.schema import TextLine
from zope.schema.interfaces import IField
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


ONE_WORD = re.compile(r"[^\s=<>!~();]*")


class IConditionOfField(model.Schema):
    """When a question is asked."""

    model.fieldset("condition", label=_("Condition"), fields=["condition_field", "condition_value"])
    condition_field = Choice(
        title=_("Ask only when this question"),
        description=_("Empty: always asked. While it is not asked, it is not compulsory, and no answer to it is kept."),
        vocabulary="egov.portal.other_questions",
        required=False,
    )
    condition_value = TextLine(
        title=_("has this answer"),
        description=_(
            "The short value before the sign | in a choice; empty: as soon as the question is answered, or its box "
            "ticked."
        ),
        required=False,
    )

    @invariant
    def is_one_word(data):
        if not ONE_WORD.fullmatch(data.condition_value or ""):
            raise Invalid(_("The answer of a condition is one word without spaces or the signs = < > ! ~ ( ) ;"))


@adapter(IEasyFormFieldsContext, IField)
def condition_of_field(context, field):
    """What EasyForm's editor of a field shows besides."""
    return IConditionOfField


@provider(IVocabularyFactory)
def other_questions(context):
    """The other questions of the form whose field is edited; files are no answers."""
    schema = getattr(context, "interface", None)
    fields = getFieldsInOrder(schema) if schema is not None else ()
    return SimpleVocabulary(
        [
            SimpleTerm(name, name, field.title or name)
            for name, field in fields
            if name != context.__name__ and not INamedField.providedBy(field)
        ]
    )


@implementer(IConditionOfField)
@adapter(IField)
class ConditionOfField:
    """The two parts of a field's condition."""

    def __init__(self, field):
        self.__dict__["extended"] = IFieldExtender(field)

    @property
    def condition_field(self):
        return self._parts()[0]

    @condition_field.setter
    def condition_field(self, name):
        if name or self.condition_field:
            self._write(name, self.condition_value)

    @property
    def condition_value(self):
        return self._parts()[1]

    @condition_value.setter
    def condition_value(self, value):
        if self.condition_field:
            self._write(self.condition_field, value)

    def _parts(self):
        try:
            found = conditions.parse(self.extended.depends_on or "")
        except conditions.ConditionError:
            return None, None
        if found[0] == "filled":
            return found[1], None
        return (found[1], found[2]) if found[0] == "=" else (None, None)

    def _write(self, name, value):
        control = f"{conditions.PREFIX}{name}"
        self.extended.depends_on = (f"{control}={value}" if value else control) if name else ""
