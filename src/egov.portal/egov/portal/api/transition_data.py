"""The data of a transition from the JSON of a REST call."""

import base64
import binascii
from collections.abc import Mapping
from datetime import date
from egov.portal import _
from egov.portal.api.answers import UNREADABLE
from egov.portal.desk import supply
from egov.portal.desk.values import value_of
from egov.portal.dossier.choices import choices
from egov.portal.intake.attachments import LINE_BREAKS
from egov.portal.intake.attachments import problem
from egov.portal.intake.attachments import settled
from egov.portal.intake.messages import told
from plone.namedfile.file import NamedBlobFile
from zope.globalrequest import getRequest


ALIASES = {"reason": "comment", "until": "due"}
"""Under these names a value is taken too where its own is not given: those of plone.restapi and of the design."""


class BadData(ValueError):
    """The JSON is not what the transition asks for. `messages`: what is wrong, for people."""

    def __init__(self, messages):
        super().__init__("; ".join(messages))
        self.messages = list(messages)


def read(dossier, transition, body):
    """The data for the lifecycle. What the transition does not ask for is ignored. Raises BadData."""
    data = {}
    for ask in transition.asks:
        given = body.get(ask.name, body.get(ALIASES.get(ask.name)))
        if given not in (None, "", [], {}):
            data |= READERS[ask.kind](dossier, ask, given)
    return data


def file_of(value, title):
    """A file of `{"filename", "content-type", "data": base64}`, checked by its content. Raises BadData."""
    wrong = _("${title}: a file is an object with filename and data, in base64.", mapping={"title": title})
    if not isinstance(value, Mapping):
        raise BadData([wrong])
    try:
        data = base64.b64decode(value.get("data", ""), validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise BadData([wrong]) from None
    # The file itself would fail on a line break in its name, without saying so.
    file = NamedBlobFile(data=data, filename=str(value.get("filename", "")).translate(LINE_BREAKS))
    unfit = problem(file)
    if unfit:
        raise BadData([unfit])
    return settled(file)


def _text(dossier, ask, given):
    if not isinstance(given, str):
        raise BadData([_("${name} is a text.", mapping={"name": ask.name})])
    return {ask.name: given}


def _date(dossier, ask, given):
    try:
        return {ask.name: date.fromisoformat(str(given)[:10])}
    except ValueError:
        raise BadData([_("${name} is a date such as 2026-12-31.", mapping={"name": ask.name})]) from None


def _money(dossier, ask, given):
    if isinstance(given, bool) or not isinstance(given, int):
        raise BadData([_("${name} is a whole number of đồng.", mapping={"name": ask.name})])
    return {ask.name: given}


def _items(dossier, ask, given):
    items = [given] if isinstance(given, str) else given
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise BadData([_("${name} is a list of texts.", mapping={"name": ask.name})])
    return {ask.name: items}


def _comparison(dossier, ask, given):
    """[{"paper": "<field>/<number>", "finding", "note"}]; the rest is the transition's own check."""
    rows = given if isinstance(given, list) else [given]
    if not all(isinstance(row, Mapping) and _texts(row, ("paper", "finding")) for row in rows):
        raise BadData([_("${name} is a list of objects with paper, finding and note.", mapping={"name": ask.name})])
    return {ask.name: [{name: str(row.get(name, "")) for name in ("paper", "finding", "note")} for row in rows]}


def _texts(row, names):
    return all(isinstance(row.get(name), str) for name in names)


def _one_of(dossier, ask, given):
    known = {value for value, title in choices(dossier, ask.name)}
    if str(given) not in known:
        wrong = _("${value} is no choice for ${name}.", mapping={"value": str(given)[:80], "name": ask.name})
        raise BadData([wrong])
    return {ask.name: str(given)}


def _file(dossier, ask, given):
    return {ask.name: file_of(given, ask.label)}


def _answers(dossier, ask, given):
    if not isinstance(given, Mapping):
        raise BadData([_("${name} is an object, by field.", mapping={"name": ask.name})])
    asked = [each for each in supply.asked_for(dossier) if each.item in given]
    values = {each.field.__name__: _answer(dossier, each, given[each.item]) for each in asked}
    found = supply.problems(dossier, values, getRequest())
    if found:
        raise BadData(found)
    return supply.data_of(dossier, asked, values)


def _answer(dossier, asked, given):
    if asked.file:
        return file_of(given, asked.field.title)
    try:
        return value_of(dossier, asked.field, given)
    except UNREADABLE as error:
        raise BadData([told(asked.field, error)]) from None


READERS = {
    "text": _text,
    "lines": _text,
    "date": _date,
    "money": _money,
    "items": _items,
    "officer": _text,
    "one_of": _one_of,
    "file": _file,
    "answers": _answers,
    "choice": _text,
    "comparison": _comparison,
}
