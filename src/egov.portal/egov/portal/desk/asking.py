"""What a transition asks for, as fields of a form; and what was filled in, as the transition's data."""

from egov.portal import _
from egov.portal.desk import supply
from egov.portal.desk.checking import supplement_of
from egov.portal.dossier import handing
from egov.portal.dossier import outgoing
from egov.portal.dossier import passing
from egov.portal.dossier import rights
from egov.portal.dossier import steps
from egov.portal.dossier.choices import choices
from egov.portal.dossier.officers import officers_of
from egov.portal.dossier.preconditions import open_payment
from egov.portal.tracking.items import item_choices
from plone import api
from plone.namedfile.field import NamedBlobFile
from zope import schema
from zope.globalrequest import getRequest
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


OTHER_ITEMS = "other_items"


def fields_of(dossier, transition):
    """The fields to fill in: not what leadership has signed already. What is required is left to the transition's own
    check, but for its mark."""
    signed = outgoing.said(dossier, transition.id)
    asks = [ask for ask in transition.asks if ask.name not in signed]
    return [field for ask in asks for field in BUILDERS[ask.kind](dossier, ask)]


def values_of(dossier, transition):
    """What the fields show at first, by field."""
    if transition.id == "supply":
        return supply.current(dossier, supply.asked_for(dossier))
    said = outgoing.filled(dossier, transition.id, {})
    if transition.id == "require_supplement" and rights.open_requests(dossier):
        return _as_asked(dossier, rights.open_requests(dossier)[-1]) | said
    if transition.id == "hand_over" and steps.following(dossier) is not None:
        return {"step": str(steps.following(dossier))}
    if said:
        return {name: value for name, value in said.items() if name != "result"}
    owed = open_payment(dossier)
    if transition.id == "pay" and owed:
        return {"amount": owed.amount}
    if transition.id == "require_supplement":
        return supplement_of(dossier, getRequest())
    me = api.user.get_current().getId()
    return (
        {"officer": me}
        if transition.id == "process" and me in dict(officers_of(passing.agency_at_work(dossier)))
        else {}
    )


def chosen(dossier, transition, query):
    """What a link to the form has chosen already, of what there is to choose from."""
    asked = [ask.name for ask in transition.asks if ask.kind == "one_of" and query.get(ask.name)]
    return {name: query[name] for name in asked if query[name] in dict(choices(dossier, name))}


def data_of(dossier, transition, values):
    """Field values as the data of the transition."""
    data = {ask.name: values.get(ask.name) for ask in transition.asks if values.get(ask.name) is not None}
    if any(ask.kind == "items" for ask in transition.asks):
        other = (values.get(OTHER_ITEMS) or "").splitlines()
        data["items"] = [*(data.get("items") or ()), *(line.strip() for line in other if line.strip())]
    if any(ask.kind == "answers" for ask in transition.asks):
        data |= supply.data_of(dossier, supply.asked_for(dossier), values)
    for ask in transition.asks:
        if ask.kind == "comparison":
            data |= _compared(dossier, ask.name, values)
    return data


def _field(factory, **options):
    return lambda dossier, ask: [factory(__name__=ask.name, title=ask.label, required=ask.required, **options)]


def _officer(dossier, ask):
    terms = [SimpleTerm(account, account, name) for account, name in officers_of(passing.agency_at_work(dossier))]
    return [
        schema.Choice(__name__=ask.name, title=ask.label, vocabulary=SimpleVocabulary(terms), required=ask.required)
    ]


def _items(dossier, ask):
    terms = [SimpleTerm(name, name, title) for name, title in item_choices(dossier, getRequest())]
    chosen = schema.Choice(vocabulary=SimpleVocabulary(terms))
    return [
        schema.List(__name__=ask.name, title=ask.label, value_type=chosen, required=False),
        schema.Text(
            __name__=OTHER_ITEMS,
            title=_("Something else"),
            description=_("One thing a line. The applicant can add a file for each."),
            required=False,
        ),
    ]


def _as_asked(dossier, request):
    """What the officer asked the desk to ask for, to begin with."""
    known = {name for name, title in item_choices(dossier, getRequest())}
    return {
        "reason": request.reason,
        "items": [item for item in request.items if item in known],
        OTHER_ITEMS: "\n".join(item for item in request.items if item not in known),
    }


def _present(dossier, ask):
    found = choices(dossier, ask.name)
    return [_one_of(found, __name__=ask.name, title=ask.label, required=ask.required)]


def _answers(dossier, ask):
    return [each.field for each in supply.asked_for(dossier)]


def _choice(dossier, ask):
    return [_one_of(ask.values, __name__=ask.name, title=ask.label, required=ask.required)]


def _comparison(dossier, ask):
    """Two fields a paper: what was found, and a note."""
    fields = []
    for place, paper in enumerate(handing.electronic(dossier).values()):
        words = {"paper": paper.title, "file": paper.file.filename}
        found = _("Original of “${paper}” (${file})", mapping=words)
        fields.append(_one_of(handing.FINDINGS, __name__=f"{ask.name}_{place}", title=found, required=False))
        note = _("What differs in “${paper}” (${file})", mapping=words)
        fields.append(schema.TextLine(__name__=f"{ask.name}_{place}_note", title=note, required=False))
    return fields


def _one_of(values, **options):
    terms = [SimpleTerm(value, value, label) for value, label in values]
    return schema.Choice(vocabulary=SimpleVocabulary(terms), **options)


def _compared(dossier, name, values):
    """What was filled in of `_comparison`; a note without a finding says that it differs."""
    said = []
    for place, paper in enumerate(handing.electronic(dossier)):
        note = values.get(f"{name}_{place}_note") or ""
        finding = values.get(f"{name}_{place}") or (handing.DIFFERS if note else "")
        if finding:
            said.append({"paper": paper, "finding": finding, "note": note})
    return {name: said}


BUILDERS = {
    "text": _field(schema.Text),
    "lines": _field(schema.TextLine),
    "date": _field(schema.Date),
    "money": _field(schema.Int, min=1),
    "file": _field(NamedBlobFile),
    "officer": _officer,
    "items": _items,
    "one_of": _present,
    "answers": _answers,
    "choice": _choice,
    "comparison": _comparison,
}
