"""The texts in force: those a manager has written, or else those shipped."""

from dataclasses import dataclass
from egov.portal import _
from egov.portal.notification.occasions import OCCASIONS
from egov.portal.notification.settings import settings
from egov.portal.notification.variables import fill
from egov.portal.notification.variables import unknown
from plone import api
from zope.i18n import translate


LANGUAGES = ("vi", "en")
RECORD = "egov.portal.notification.texts"
LONGEST_SUBJECT = 200
LONGEST_BODY = 4000


@dataclass(frozen=True)
class Wording:
    """Subject and body, with variables or with them filled in."""

    subject: str
    body: str

    def filled(self, values):
        """The wording with its variables replaced."""
        return Wording(fill(self.subject, values), fill(self.body, values))


def shipped(event, language):
    """The wording as shipped."""
    occasion = OCCASIONS[event]
    subject, *body = (translate(text, target_language=language) for text in (occasion.subject, *occasion.body))
    return Wording(subject, "\n\n".join(body))


def wording(event, language):
    """The wording in force. The shipped one where the manager has written none."""
    return _own().get(_key(event, language)) or shipped(event, language)


def is_changed(event, language):
    """Has a manager written this one?"""
    return _key(event, language) in _own()


def keep(event, language, written):
    """Let `written` be in force from now on. Raises ValueError when `problems` finds any."""
    if problems(written):
        raise ValueError("the wording has problems")
    _store({**_texts(), **{f"{_key(event, language)}.{part}": getattr(written, part) for part in ("subject", "body")}})


def restore(event, language):
    """Let the shipped wording be in force again."""
    mine = f"{_key(event, language)}."
    _store({name: text for name, text in _texts().items() if not name.startswith(mine)})


def problems(written):
    """Messages that say what is wrong with a wording; empty when nothing is."""
    found = []
    if not written.subject.strip() or not written.body.strip():
        found.append(_("Subject and text are both needed."))
    if "\n" in written.subject or "\r" in written.subject:
        found.append(_("The subject is a single line."))
    if len(written.subject) > LONGEST_SUBJECT or len(written.body) > LONGEST_BODY:
        found.append(_("The subject has at most 200 letters, the text 4000."))
    wrong = unknown(f"{written.subject}\n{written.body}")
    if wrong:
        found.append(_("There is no such variable: ${names}", mapping={"names": ", ".join(wrong)}))
    return found


def _key(event, language):
    return f"{event}.{language}"


def _texts():
    return settings().texts or {}


def _own():
    texts = _texts()
    keys = {name.rpartition(".")[0] for name in texts}
    return {key: Wording(texts.get(f"{key}.subject", ""), texts.get(f"{key}.body", "")) for key in keys}


def _store(texts):
    api.portal.set_registry_record(RECORD, texts)
