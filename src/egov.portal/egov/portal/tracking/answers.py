"""The answers of a dossier in words, by the form as it was when they were given."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from egov.portal import _
from egov.portal import numerals
from egov.portal.dossier.snapshot import snapshot_of
from egov.portal.dossier.words import when
from zope.i18n import translate
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime


NOTHING = (None, "", [], {})


@dataclass(frozen=True)
class Answer:
    """One question and what was answered, both in words."""

    name: str
    title: str
    text: str


def answers(dossier, request, given=None):
    """All answers in the order of the form; questions left open and papers are not among them.

    `given`: other answers by field than those that the dossier keeps as such, its parties' for instance. Answers given
    without a form, or to fields it did not have, come last under their own names.
    """
    snapshot = snapshot_of(dossier)
    given = {name: value for name, value in (given or dossier.answers).items() if value not in NOTHING}
    fields = dict(snapshot.fields)
    names = [*(name for name in fields if name in given), *(name for name in given if name not in fields)]
    return [
        Answer(name, snapshot.title_of(name), _text(fields.get(name), given[name], dossier, request)) for name in names
    ]


def _text(field, value, dossier, request):
    if isinstance(value, bool):
        return translate(_("Yes") if value else _("No"), context=request)
    if IDatetime.providedBy(field):
        return when(datetime.fromisoformat(value))
    if IDate.providedBy(field):
        return numerals.day(date.fromisoformat(value))
    if isinstance(value, list):
        inner = field.value_type if ICollection.providedBy(field) else None
        return ", ".join(_text(inner, item, dossier, request) for item in value)
    if IChoice.providedBy(field):
        return _term_title(field.bind(dossier).vocabulary, value, request)
    return str(value)


def _term_title(vocabulary, value, request):
    """The words of a choice; a value that has left its vocabulary since stands for itself."""
    try:
        term = vocabulary.getTerm(value)
    except LookupError:
        return str(value)
    return translate(term.title or str(value), context=request)
