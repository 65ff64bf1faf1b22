"""What a citizen tells about himself once, so that every form knows it: a person, or an organisation he represents.

Kept in the room's store by account, never as properties of Plone's members, which others may list.
"""

from datetime import date
from egov.portal import _
from egov.portal.account import checks
from egov.portal.account import registration
from egov.portal.account.store import accounts
from egov.portal.dossier.parties import PARTS
from egov.portal.organisation.addresses import communes_of
from egov.portal.organisation.addresses import province_name
from persistent import Persistent


PERSON = "person"
ORGANISATION = "organisation"
OF_ORGANISATION = ("organisation", "tax_number")
REQUIRED = ("name", "phone")
LONGEST_LINE = 300

NOT_A_DATE = _("Please write the day as on a calendar.")
LONG_LINE = _("This may have at most ${count} characters.")


class Profile(Persistent):
    """`parts`: texts by the names of `PARTS`, without the empty ones; `verified`: names of those that the national
    identity vouches for, which the citizen does not change."""

    def __init__(self):
        self.parts = {}
        self.verified = ()


def of(account):
    """The parts of an account's profile; empty where there is none."""
    found = accounts().profiles.get(account)
    return {} if found is None else dict(found.parts)


def verified(account):
    """The names of the parts that the national identity vouches for."""
    found = accounts().profiles.get(account)
    return () if found is None else found.verified


def save(account, parts):
    """Keep the parts that have been examined; those that are vouched for stay as they are."""
    profile = _profile(account)
    fixed = {name: profile.parts[name] for name in profile.verified if name in profile.parts}
    profile.parts = {name: parts[name] for name in PARTS if parts.get(name)} | fixed


def vouch(account, parts):
    """Take over what the national identity says."""
    profile = _profile(account)
    said = {name: value for name, value in parts.items() if name in PARTS and value}
    profile.parts = {"kind": PERSON, **profile.parts, **said}
    profile.verified = tuple(said)
    number = said.get("identity_number")
    if number:
        accounts().numbers()[number] = account


def vouched_for(number):
    """The account whose owner the national identity says has that identity number; "" where there is none."""
    account = accounts().numbers().get(number, "") if number else ""
    fits = account and "identity_number" in verified(account) and of(account).get("identity_number") == number
    return account if fits else ""


def forget(account):
    """Remove an account's profile."""
    number = of(account).get("identity_number", "")
    accounts().profiles.pop(account, None)
    if accounts().numbers().get(number) == account:
        del accounts().numbers()[number]


def problems(parts):
    """What is wrong with the parts: messages by name."""
    found = {
        "name": registration.name_problem(parts["name"]),
        "identity_number": checks.is_identity_number(parts["identity_number"]),
        "birth_date": _date_problem(parts["birth_date"]),
        "address": _line_problem(parts["address"]),
        "phone": checks.is_phone_number(parts["phone"]) if parts["phone"] else _missing(_("Telephone")),
        "email": registration.address_problem(parts["email"]) if parts["email"] else None,
        **_place_problems(parts["province"], parts["commune"]),
        **(_organisation_problems(parts) if parts["kind"] == ORGANISATION else {}),
    }
    return {name: message for name, message in found.items() if message}


def owner(account):
    """The particulars for the owner of a dossier: the person, or the organisation with its representative."""
    return of(account)


def submitter(account):
    """The particulars of who files: the person himself."""
    parts = of(account)
    return {name: value for name, value in parts.items() if name not in OF_ORGANISATION} | (
        {"kind": PERSON} if parts else {}
    )


def _profile(account):
    profiles = accounts().profiles
    if account not in profiles:
        profiles[account] = Profile()
    return profiles[account]


def _organisation_problems(parts):
    number = parts["tax_number"]
    return {
        "organisation": _line_problem(parts["organisation"])
        if parts["organisation"]
        else _missing(_("Name of the organisation")),
        "tax_number": checks.is_tax_number(number) if number else _missing(_("Tax number")),
    }


def _place_problems(province, commune):
    if province and not province_name(province):
        return {
            "province": _("“${title}” is not one of the possible answers.", mapping={"title": _("Province or city")})
        }
    if commune and commune not in dict(communes_of(province)):
        return {"commune": _("This commune is not in the chosen province.")}
    return {}


def _date_problem(text):
    try:
        return checks.is_past_date(date.fromisoformat(text)) if text else None
    except ValueError:
        return NOT_A_DATE


def _line_problem(text):
    return _(LONG_LINE, mapping={"count": LONGEST_LINE}) if len(text) > LONGEST_LINE else None


def _missing(title):
    return _("Please fill in: ${title}", mapping={"title": title})
