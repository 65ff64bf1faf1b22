"""The registration of a citizen: what is wrong with it, and the account or the link that comes of it."""

from egov.portal import _
from egov.portal.account import passwords
from egov.portal.account import pending
from egov.portal.account.settings import ALWAYS
from egov.portal.account.settings import NEVER
from egov.portal.account.settings import settings
from plone import api
import re
import secrets
import unicodedata


LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{3,39}")
LONGEST_NAME = 120
LONGEST_ADDRESS = 200

MISSING = _("Please fill in: ${title}")
BAD_LOGIN = _("A login name has 4 to 40 characters: small letters without accents, digits, dot, hyphen.")
TAKEN = _("This login name is taken. Please choose another.")
BAD_NAME = _("Please write a name: letters, no signs such as < or >.")
LONG_NAME = _("A name may have at most ${count} characters.")
BAD_ADDRESS = _("This is not an e-mail address.")
NOT_THE_SAME = _("The two passwords are not the same.")


def asks_login():
    """Is a login name chosen? Not where the site signs in by e-mail address (Plone's security settings)."""
    return not api.portal.get_registry_record("plone.use_email_as_login")


def login_of(values):
    """The login name that these values ask for."""
    return (values["login"] if asks_login() else values["email"]).lower()


def problems(values):
    """What is wrong with "login", "fullname", "email", "password", "password_again": messages by name."""
    own = (login_of(values), values["email"], values["fullname"])
    wrong = passwords.problems(values["password"], own)
    found = {
        "fullname": name_problem(values["fullname"]),
        "login": login_problem(login_of(values)) if asks_login() else None,
        "email": address_problem(values["email"]),
        "password": wrong[0] if wrong else None,
        "password_again": None if values["password"] == values["password_again"] else NOT_THE_SAME,
    }
    if not asks_login() and not found["email"] and is_taken(login_of(values)):
        found["email"] = TAKEN
    return {name: message for name, message in found.items() if message}


def name_problem(name):
    """What is wrong with the name of a person or an organisation; None when nothing is."""
    if not name:
        return _(MISSING, mapping={"title": _("Full name")})
    if len(name) > LONGEST_NAME:
        return _(LONG_NAME, mapping={"count": LONGEST_NAME})
    strange = any(unicodedata.category(letter)[0] == "C" or letter in "<>" for letter in name)
    return BAD_NAME if strange or not any(letter.isalpha() for letter in name) else None


def login_problem(login):
    """What is wrong with a login name."""
    if not LOGIN.fullmatch(login):
        return BAD_LOGIN
    return TAKEN if is_taken(login) else None


def is_taken(login):
    """Is there a user or group of that name, or does Plone keep it for itself?"""
    return not api.portal.get_tool("portal_registration").isMemberIdAllowed(login)


def address_problem(address):
    """What is wrong with an e-mail address."""
    right = len(address) <= LONGEST_ADDRESS and api.portal.get_tool("portal_registration").isValidEmail(address)
    return None if address and right else BAD_ADDRESS


def can_mail():
    """Does the site know a mail server and a sender?"""
    records = ("plone.smtp_host", "plone.email_from_address")
    return all(api.portal.get_registry_record(name, default=None) for name in records)


def needs_link():
    """Must a new account be confirmed by a link?"""
    return settings().confirmation == ALWAYS or (settings().confirmation != NEVER and can_mail())


def is_open():
    """Can anybody register now?"""
    return bool(settings().registration_open) and (can_mail() or settings().confirmation != ALWAYS)


def particulars(values):
    """What an account is made of."""
    return {"login": login_of(values), **{name: values[name] for name in ("fullname", "email", "password")}}


def create(particulars):
    """Make the account. Raises ValueError when the login name has gone meanwhile."""
    return api.user.create(
        username=particulars["login"],
        email=particulars["email"],
        password=particulars["password"],
        properties={"fullname": particulars["fullname"]},
    )


def confirmed(token):
    """Make the account of a link; None when the link is not good, or somebody else has the login name by now."""
    row = pending.take(token)
    if row is None or is_taken(row["login"]):
        return None
    member = create({**row, "password": secrets.token_urlsafe(32)})
    # The user folder takes a hash as it is; the rules for passwords have seen what it is of.
    api.portal.get_tool("acl_users").source_users.updateUserPassword(member.getId(), row["password"])
    return member
