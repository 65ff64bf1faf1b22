"""What can be wrong with the texts of the messages: an occasion that has none in some language, or a broken one."""

from egov.portal import _
from egov.portal.inspection.finding import Finding
from egov.portal.inspection.finding import Subject
from egov.portal.notification import wording
from zope.i18n import translate
from zope.i18nmessageid import Message


SOURCE_LANGUAGE = "en"
"""The language that the shipped texts are written in: it needs no catalogue."""


def findings(occasion, language):
    """What is wrong with the text that is in force on an occasion in a language."""
    text = wording.wording(occasion.id, language)
    found = [("bad_text", problem) for problem in wording.problems(text)]
    if not wording.is_changed(occasion.id, language) and not is_translated(occasion, language):
        found.append(("no_text", _("There is no text in this language.")))
    title = f"{translate(occasion.title, target_language=language)} ({language})"
    subject = Subject("message", title, f"@@notification-text?event={occasion.id}&language={language}")
    return [Finding(kind, subject, message) for kind, message in found]


def is_translated(occasion, language):
    """Whether the shipped subject and paragraphs are there in that language."""
    texts = [text for text in (occasion.subject, *occasion.body) if isinstance(text, Message)]
    return language == SOURCE_LANGUAGE or all(translate(text, target_language=language) != text for text in texts)
