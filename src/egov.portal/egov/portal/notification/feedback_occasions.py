"""The occasions on which senders of feedback and its officers are written to; the same care as in `occasions`."""

from egov.portal import _
from egov.portal.notification.occasion import Occasion
from egov.portal.notification.staff_occasions import LINK


SENDERS = (
    Occasion(
        "feedback_received",
        _("Feedback received"),
        "applicant",
        _("We have received your feedback ${reference}"),
        (
            _("${agency} has received your feedback ${reference}. You get an answer by ${due}."),
            _("Follow it here: ${link}"),
        ),
    ),
    Occasion(
        "feedback_asked",
        _("Question about feedback"),
        "applicant",
        _("Feedback ${reference}: the agency has a question"),
        (
            _("${agency} needs to know more before it can answer ${reference}. Please answer by ${until}."),
            _("Read the question and answer it here: ${link}"),
        ),
    ),
    Occasion(
        "feedback_reminder",
        _("Reminder of the question about feedback"),
        "applicant",
        _("Feedback ${reference}: please answer by ${until}"),
        (
            _("${agency} waits for your answer about ${reference}. Please answer by ${until}."),
            _("Read the question and answer it here: ${link}"),
        ),
    ),
    Occasion(
        "feedback_answered",
        _("Feedback answered"),
        "applicant",
        _("Your feedback ${reference} has been answered"),
        (
            _("${agency} has answered your feedback ${reference}."),
            _("Read the answer and rate it here: ${link}"),
        ),
    ),
    Occasion(
        "feedback_refused",
        _("Feedback refused"),
        "applicant",
        _("Feedback ${reference} is not dealt with"),
        (_("${agency} cannot deal with your feedback ${reference}. The reason is given here: ${link}"),),
    ),
    Occasion(
        "feedback_published",
        _("Answer to feedback published"),
        "applicant",
        _("The answer to ${reference} is published"),
        (
            _("Question and answer of your feedback ${reference} are published without your name."),
            _("See it here: ${link}"),
        ),
    ),
    Occasion(
        "feedback_forgetting",
        _("Personal data of feedback will be removed"),
        "applicant",
        _("Feedback ${reference}: your data will be removed"),
        (
            _(
                "The time for which ${agency} keeps feedback ${reference} ends at ${until}. What you wrote and your "
                "particulars are then removed for good."
            ),
            _("Until then you can look at it here: ${link}"),
        ),
    ),
)

STAFF = (
    Occasion(
        "feedback_assigned",
        _("Feedback given to an officer"),
        "officer",
        _("Feedback ${reference} was given to you"),
        (_("Feedback ${reference} was given to you. To be answered by: ${due}."), LINK),
    ),
    Occasion(
        "feedback_supplied",
        _("Sender has answered, to the officer"),
        "officer",
        _("Feedback ${reference}: the sender has answered"),
        (_("The sender of ${reference} has answered the question. To be answered by: ${due}."), LINK),
    ),
    Occasion(
        "feedback_unanswered",
        _("Sender has not answered in time, to the officer"),
        "officer",
        _("Feedback ${reference}: the sender has not answered"),
        (_("The sender of ${reference} was to answer by ${until} and has not."), LINK),
    ),
    Occasion(
        "feedback_withdrawn",
        _("Feedback withdrawn, to the officer or the agency"),
        "officer",
        _("Feedback ${reference} was withdrawn"),
        (_("The sender has withdrawn ${reference}. Nothing is left to be done."), LINK),
    ),
    Occasion(
        "feedback_due",
        _("Feedback due soon, to the officer or the agency"),
        "officer",
        _("Feedback ${reference} is due soon"),
        (_("The next step of feedback ${reference} is due at ${until}."), LINK),
    ),
    Occasion(
        "feedback_late",
        _("Feedback late, to the officer or the agency, and to its leaders"),
        "officer",
        _("Feedback ${reference} is late"),
        (_("The next step of feedback ${reference} was due at ${until} and has not been done."), LINK),
    ),
)

EVENTS = frozenset(occasion.id for occasion in (*SENDERS, *STAFF))
