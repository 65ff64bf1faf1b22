"""The settings of feedback."""

from egov.portal import _
from egov.portal.registry import Records
from egov.portal.throttle import is_rate
from zope.interface import Interface
from zope.schema import Choice
from zope.schema import Int
from zope.schema import TextLine


PREFIX = "egov.portal.feedback"


class IFeedbackSettings(Interface):
    """Registry records of feedback."""

    feedback_agency = Choice(
        title=_("Agency that receives feedback in general"),
        description=_("What is about no procedure and no dossier. Empty: the first agency of the directory."),
        vocabulary="egov.portal.agencies",
        required=False,
    )
    feedback_rate = TextLine(
        title=_("Feedback from one address"),
        description=_("How many times one address may try to send feedback, such as 20/hour."),
        default="20/hour",
        constraint=is_rate,
    )
    feedback_reply_days = Int(
        title=_("Days the sender of feedback gets to answer a question"),
        description=_("Proposed to the officer who asks."),
        default=7,
        min=1,
        max=60,
    )


def settings():
    """The settings of this site: the fields of IFeedbackSettings."""
    return Records(IFeedbackSettings, PREFIX)
