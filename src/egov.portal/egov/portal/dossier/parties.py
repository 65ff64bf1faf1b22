"""Parties and case among the answers: forms ask for them as `owner_name` or `case`, a dossier keeps them apart."""

from types import MappingProxyType


PARTIES = ("owner", "submitter")
PARTS = (
    "kind",
    "organisation",
    "tax_number",
    "name",
    "identity_number",
    "birth_date",
    "province",
    "commune",
    "address",
    "phone",
    "email",
)
"""What a dossier knows of a party, in the order of a form."""

FIELDS = MappingProxyType({f"{who}_{part}": (who, part) for who in PARTIES for part in PARTS})
"""The fields of a form that ask for them; any other field is an answer, `owner_of_land` too."""


def given(dossier):
    """All answers of the dossier by the names of the form's fields, those about its parties and its case too."""
    parties = {f"{who}_{part}": value for who in PARTIES for part, value in getattr(dossier, who).items()}
    case = {"case": dossier.case} if dossier.case else {}
    return {**parties, **case, **dossier.answers}


def give(dossier, answers):
    """Put new answers, by the names of the form's fields, where the dossier keeps them.

    A submitter who is the owner stays the same person, unless the answers tell otherwise.
    """
    same = dossier.submitter == dossier.owner
    for who in PARTIES:
        _give_party(dossier, who, answers)
    if same and not any(FIELDS.get(name, ("",))[0] == "submitter" for name in answers):
        dossier.submitter = dossier.owner
    if answers.get("case"):
        dossier.case = answers["case"]
    rest = {name: value for name, value in answers.items() if name not in FIELDS and name != "case"}
    dossier.answers = {**dossier.answers, **rest}


def _give_party(dossier, who, answers):
    """An empty answer takes the particular away, as at filing."""
    new = {FIELDS[name][1]: value for name, value in answers.items() if FIELDS.get(name, ("",))[0] == who}
    if new:
        party = {**getattr(dossier, who), **new}
        setattr(dossier, who, {part: str(value) for part, value in party.items() if value not in (None, "")})
