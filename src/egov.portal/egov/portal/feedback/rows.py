"""The row of a feedback in lists, and what it is found by: no list loads feedback."""

from egov.portal.dossier import rows
from egov.portal.dossier.tool import LARGEST
from egov.portal.dossier.tool import minutes
from egov.portal.dossier.tool import phrases_of
from egov.portal.feedback.limits import next_due
from egov.portal.rules.accents import fold
import re


COLUMNS = (
    "reference",
    "title",
    "review_state",
    "procedure_code",
    "procedure_title",
    "agency",
    "officer",
    "account",
    "sender",
    "received",
    "next_due",
    "ended",
    "published",
    "public_title",
    "excerpt",
    "retention_notice",
    "anonymised",
    "path",
    "sending_key",
)
"""A stored row is its values in this order: a new column comes last and has its default in the class."""
COMPUTED = ("sender", "next_due", "published", "public_title", "excerpt", "path")
EXCERPT = 240  # characters
MOST_WORDS = 400
"""Words of a publication that it is found by, the first ones."""
LONGEST_WORD = 40


class Row(rows.Row):
    """The values of COLUMNS as attributes. `sender`: the name; `next_due`: when the next step is due, None for none;
    `published`, `public_title`, `excerpt`: of the publication."""

    columns = COLUMNS
    sending_key = ""
    returned = None
    """As of a dossier, for lists of both: nothing is handed over."""

    @property
    def finished(self):
        """As of a dossier, for lists of both."""
        return self.ended


class Numbers:
    """What rows are sorted by: numbers, as Zope's index reads them. One that is None is not indexed."""

    def __init__(self, values):
        self.order = minutes(values["next_due"]) if values["next_due"] else LARGEST
        self.published = minutes(values["published"]) if values["published"] else None
        self.ended = minutes(values["ended"]) if values["ended"] else None


def values_of(feedback):
    """What the row of a feedback holds."""
    values = {name: getattr(feedback, name) for name in COLUMNS if name not in COMPUTED}
    public = feedback.publication if feedback.review_state == "published" else None
    return values | {
        "sender": feedback.submitter.get("organisation") or feedback.submitter.get("name", ""),
        "next_due": next_due(feedback),
        "published": public and public.at,
        "public_title": public.title if public else "",
        "excerpt": _shortened(public.question) if public else "",
        "path": "/".join(feedback.getPhysicalPath()),
    }


def words_of(publication):
    """The words, without accents, by which everybody finds it."""
    texts = fold(f"{publication.title} {publication.question} {publication.answer}")
    return {word[:LONGEST_WORD] for word in re.findall(r"\w+", texts)[:MOST_WORDS]}


def names_of(values):
    """What the sender's name is found by."""
    return phrases_of(values["sender"])


def _shortened(text):
    words = " ".join(text.split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT].rpartition(' ')[0] or words[:EXCERPT]}…"
