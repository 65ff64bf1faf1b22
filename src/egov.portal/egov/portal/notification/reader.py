"""Who a letter goes to, and in which language: asked when it is sent, so that it is stored nowhere twice."""

from dataclasses import dataclass
from egov.portal.notification.wording import LANGUAGES
from plone import api


@dataclass(frozen=True)
class Reader:
    """Addresses of the reader, "" for none, and the language to write in. `phone`: digits, beginning with 84."""

    mail: str
    phone: str
    language: str


def reader_of(letter, dossier):
    """The reader of a letter. To the applicant's own letters belong the addresses in the dossier; the submitter's come
    first, since it is the submitter who acts. `dossier`: None for a letter about none."""
    parties = (dossier.submitter, dossier.owner) if dossier is not None and letter.account == dossier.account else ()
    member = api.user.get(userid=letter.account) if letter.account else None
    return Reader(
        mail=_first(*(party.get("email") for party in parties), member and member.getProperty("email", "")),
        phone=phone_number(_first(*(party.get("phone") for party in parties))),
        language=_language(member),
    )


def phone_number(text):
    """A Vietnamese number as gateways want it, such as 84912345678; "" for what is none."""
    digits = "".join(filter(str.isdigit, text)).removeprefix("00")
    national = digits.removeprefix("0") if digits.startswith("0") else digits.removeprefix("84")
    return f"84{national}" if national and 9 <= len(national) <= 10 else ""


def _first(*texts):
    return next((text.strip() for text in texts if text and text.strip()), "")


def _language(member):
    own = member.getProperty("language", "") if member else ""
    return next((code for code in (own, api.portal.get_default_language()) if code in LANGUAGES), LANGUAGES[0])
