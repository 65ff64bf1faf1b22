"""Forgetting who sent a feedback, and keeping what the figures need and what is published without names."""

from dataclasses import replace
from egov.portal.dossier import redaction
from egov.portal.dossier.forgetting import hide_actors
from egov.portal.dossier.forgetting import strip
from egov.portal.feedback.events import FeedbackForgetting
from egov.portal.feedback.transitions import STAFF
from zope.event import notify


KEPT = frozenset(
    {
        *("id", "portal_type", "_plone.uuid", "workflow_history", "creation_date", "modification_date"),
        *("reference", "procedure_code", "procedure_title", "agency", "officer", "may_publish"),
        *("received", "due", "ended", "publication", "rating", "journal", "retention_notice"),
    }
)


def forget(feedback):
    """Remove everything about its people; gives the facts for the journal. Part of the caller's transaction."""
    notify(FeedbackForgetting(feedback))
    feedback.journal = redaction.redacted(feedback.journal, feedback.account, STAFF)
    times = [replace(each, question="", text="", files=()) for each in feedback.enquiries]
    answer = feedback.answer and replace(feedback.answer, text="", files=())
    facts = strip(feedback, KEPT)
    feedback.enquiries, feedback.answer = tuple(times), answer
    feedback.rating = feedback.rating and replace(feedback.rating, text="")
    hide_actors(feedback)
    return facts
