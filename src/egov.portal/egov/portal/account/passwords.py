"""What a password needs: length, nothing of its owner's in it, and not to be among those that are tried first.

Strength is judged by zxcvbn (lists of common passwords, keyboard patterns, dates, l33t), as NIST SP 800-63B 5.1.1.2
asks: no rules about kinds of characters, but a comparison with what is commonly used.
"""

from AuthEncoding import AuthEncoding
from egov.portal import _
from egov.portal.account.settings import settings
from zxcvbn import zxcvbn


LONGEST = 200
JUDGED = 64
"""The judgement takes time that grows with the square of the length; a longer password is not weaker."""
SCORE = 2
"""Of 0 to 4: from here on, more than a million guesses."""
LOCAL = ("matkhau", "vietnam", "anhyeuem", "emyeuanh", "dichvucong", "hosocong", "xinchao", "saigon", "hanoi")
"""What is tried first in Viet Nam beside the lists of the library."""

TOO_SHORT = _("The password needs at least ${count} characters.")
TOO_LONG = _("The password may have at most ${count} characters.")
OWN = _("The password must not contain your login name, your e-mail address or your name.")
COMMON = _(
    "This password is easy to guess: it is common or follows a pattern. Several words that do not go together are good."
)
NOT_TAKEN = _("This password cannot be taken. Please choose another.")


def problems(password, own=()):
    """What speaks against a password, as messages; `own` are texts of its owner: login name, address, name."""
    if AuthEncoding.is_encrypted(password):
        # Plone would store it as it is, as if it were encrypted already.
        return [NOT_TAKEN]
    if len(password) < settings().password_length:
        return [_(TOO_SHORT, mapping={"count": settings().password_length})]
    if len(password) > LONGEST:
        return [_(TOO_LONG, mapping={"count": LONGEST})]
    words = _words(own)
    if any(word in password.casefold() for word in words):
        return [OWN]
    judged = zxcvbn(password[:JUDGED], user_inputs=[*words, *LOCAL])
    return [COMMON] if judged["score"] < SCORE else []


def _words(own):
    """The texts and the parts of addresses, of four letters or more."""
    parts = (part for text in own if text for part in (text, text.partition("@")[0]))
    return sorted({part.casefold() for part in parts if len(part) > 3})
