"""What a new online form asks: of whom, by which papers. The names are those that a dossier's parties have."""

from dataclasses import dataclass
from egov.portal import _
from egov.portal.procedure.vocabularies import RESULT_DELIVERIES
import re
from zope.i18nmessageid import Message


TEXT = "zope.schema.TextLine"
CHOICE = "zope.schema.Choice"
DATE = "zope.schema.Date"
FILE = "plone.namedfile.field.NamedBlobFile"

RADIO = "z3c.form.browser.radio.RadioFieldWidget"
COMMUNE_WIDGET = "egov.portal.organisation.communes.CommuneFieldWidget"

PERSON = "person"
ORGANISATION = "organisation"
BY_OWNER = "owner"
BY_OTHER = "other"
BY_POST = "post"
AUTHORISATION = "authorisation"


@dataclass(frozen=True)
class Question:
    """One field of a form. `values` are (value, title) of a short choice; `when` is a condition for pat-depends."""

    name: str
    type: str
    title: str | Message
    description: str | Message = ""
    required: bool = True
    when: str = ""
    vocabulary: str = ""
    values: tuple[tuple[str, str | Message], ...] = ()
    widget: str = ""
    default: str = ""
    default_expression: str = ""
    validators: tuple[str, ...] = ()
    max_length: int | None = None


@dataclass(frozen=True)
class Section:
    """A fieldset."""

    name: str
    title: str | Message
    questions: tuple[Question, ...]
    description: str | Message = ""


def sections(procedure):
    """All that the form of a procedure asks to begin with, as a list of sections; the editor changes it afterwards."""
    found = [
        Section("case_section", _("Your case"), tuple(_case(procedure))),
        Section("owner_section", _("Owner of the dossier"), _party("owner", "", prefill=True)),
        Section(
            "submitter_section",
            _("Who files the dossier"),
            (_filed_by(), *_party("submitter", _is("filed_by", BY_OTHER)), *_authorisation(procedure)),
        ),
        Section(
            "papers_section",
            _("Papers"),
            tuple(_paper(procedure, row) for row in procedure.evidences or ()),
            _("Scan or photograph each paper so that all of it can be read."),
        ),
        Section("delivery_section", _("Receiving the result"), tuple(_delivery(procedure))),
    ]
    return [section for section in found if section.questions]


def paper_field(evidence_id):
    """The name of the field that takes the file of an evidence."""
    return "paper_" + re.sub(r"\W", "_", evidence_id, flags=re.ASCII)


def _is(name, value):
    return f"form.widgets.{name}={value}"


def _both(*conditions):
    return " and ".join(condition for condition in conditions if condition)


def _case(procedure):
    cases = tuple((row["id"], row["title"]) for row in procedure.cases or ())
    if len(cases) > 1:
        yield Question(
            "case",
            CHOICE,
            _("Which case is yours?"),
            _("The papers to attach depend on it."),
            values=cases,
            widget=RADIO,
        )


def _filed_by():
    return Question(
        "filed_by",
        CHOICE,
        _("Who sends this dossier?"),
        values=((BY_OWNER, _("The owner, in person")), (BY_OTHER, _("Somebody else, on behalf of the owner"))),
        widget=RADIO,
        default=BY_OWNER,
    )


def _party(who, when, prefill=False):
    """The questions about a party (TT 01/2018/TT-VPCP, form 01 asks for name, address, telephone, e-mail, identity)."""
    business = _both(when, _is(f"{who}_kind", ORGANISATION))
    single = _both(when, _is(f"{who}_kind", PERSON))
    owner = who == "owner"

    def ask(name, type, title, description="", when=when, **options):
        return Question(f"{who}_{name}", type, title, description, when=when, **options)

    def known(property):
        return f"python:member and member.getProperty('{property}', '') or ''" if prefill else ""

    return (
        ask(
            "kind",
            CHOICE,
            _("Person or organisation"),
            values=((PERSON, _("A person")), (ORGANISATION, _("A business or another organisation"))),
            widget=RADIO,
            default=PERSON,
        ),
        ask("organisation", TEXT, _("Name of the organisation"), when=business, max_length=300),
        ask("tax_number", TEXT, _("Tax number"), _("10, 12 or 13 digits"), when=business, validators=("isTaxNumber",)),
        ask(
            "name",
            TEXT,
            _("Full name"),
            _("As on the identity card; of an organisation: of its representative"),
            default_expression=known("fullname"),
            max_length=120,
        ),
        ask(
            "identity_number",
            TEXT,
            _("Identity number"),
            _("12 digits of the identity card, 9 of an old one, or a passport number"),
            validators=("isIdentityNumber",),
        ),
        ask("birth_date", DATE, _("Date of birth"), when=single, required=owner, validators=("isPastDate",)),
        ask("province", CHOICE, _("Province or city"), vocabulary="egov.portal.provinces", required=owner),
        ask(
            "commune",
            CHOICE,
            _("Commune or ward"),
            vocabulary="egov.portal.communes",
            widget=COMMUNE_WIDGET,
            required=owner,
        ),
        ask("address", TEXT, _("Address"), _("House number, street, hamlet"), required=owner, max_length=300),
        ask("phone", TEXT, _("Telephone"), _("We call it only about this dossier"), validators=("isPhoneNumber",)),
        ask(
            "email",
            TEXT,
            _("E-mail"),
            _("To be told when something happens"),
            required=False,
            default_expression=known("email"),
            validators=("isValidEmail",),
            max_length=200,
        ),
    )


def _authorisation(procedure):
    """The paper by which the owner lets the submitter act (Civil Code 91/2015/QH13 art. 138); a procedure that names it
    among its papers asks for it there."""
    if all(row["id"] != AUTHORISATION for row in procedure.evidences or ()):
        yield Question(
            paper_field(AUTHORISATION),
            FILE,
            _("Authorisation paper"),
            _("The letter of authorisation or of introduction by which the owner lets you act"),
            when=_is("filed_by", BY_OTHER),
        )


def _delivery(procedure):
    """How the result is to come, of the ways that the procedure has; a single way needs no question."""
    ways = [(term.value, term.title) for term in RESULT_DELIVERIES if term.value in (procedure.result_delivery or ())]
    if len(ways) > 1:
        yield Question(
            "result_delivery",
            CHOICE,
            _("How do you want to receive the result?"),
            values=tuple(ways),
            widget=RADIO,
            default=ways[0][0],
        )
    if any(way == BY_POST for way, _title in ways):
        yield Question(
            "delivery_address",
            TEXT,
            _("Address for the result"),
            _("Name of the receiver, house number, street, commune, province, and a telephone number for the postman"),
            when=_is("result_delivery", BY_POST) if len(ways) > 1 else "",
            max_length=300,
        )


def _paper(procedure, row):
    several = len(procedure.cases or ()) > 1
    return Question(
        paper_field(row["id"]),
        FILE,
        row["title"],
        row.get("note") or "",
        required=bool(row.get("required", True)),
        when=_is("case", row["case"]) if several and row.get("case") else "",
    )
