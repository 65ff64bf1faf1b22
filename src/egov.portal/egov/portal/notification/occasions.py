"""On what occasions the portal writes to somebody, and the text each has where no manager has changed it.

The texts go outside: they name the dossier by its reference and link to it, and say neither what papers it has nor who
its owner is (NĐ 13/2023/NĐ-CP art. 3: no more personal data than needed).
"""

from collections.abc import Mapping
from egov.portal import _
from egov.portal.notification import feedback_occasions
from egov.portal.notification.occasion import Occasion
from egov.portal.notification.staff_occasions import STAFF
from egov.portal.rules.standing import Standing
from types import MappingProxyType


APPLICANTS = (
    Occasion(
        "received",
        _("Dossier received"),
        "applicant",
        _("We have received dossier ${reference}"),
        (
            _("${agency} has received your dossier ${reference}. It is now checked whether it is complete."),
            _("Follow your dossier here: ${link}"),
        ),
    ),
    Occasion(
        "accepted",
        _("Dossier accepted, with the appointment"),
        "applicant",
        _("Dossier ${reference} was accepted"),
        (
            _("${agency} has accepted your dossier ${reference}. Appointment for the result: ${due}."),
            _("Follow your dossier here: ${link}"),
        ),
    ),
    Occasion(
        "rejected",
        _("Dossier not accepted"),
        "applicant",
        _("Dossier ${reference} was not accepted"),
        (
            _(
                "${agency} could not accept your dossier ${reference}. The reason and what you can do are given "
                "here: ${link}"
            ),
        ),
    ),
    Occasion(
        "supplement",
        _("Supplement asked for"),
        "applicant",
        _("Dossier ${reference} needs a supplement"),
        (
            _(
                "${agency} needs something more from you before it can go on with dossier ${reference}. To be "
                "answered by: ${until}."
            ),
            _("See what is needed and supply it here: ${link}"),
        ),
    ),
    Occasion(
        "reminder",
        _("Reminder of a supplement"),
        "applicant",
        _("Reminder: dossier ${reference} waits for you"),
        (
            _(
                "${agency} still waits for what it asked you for in dossier ${reference}. The time for your "
                "answer ends at ${until}."
            ),
            _("Supply it here: ${link}"),
        ),
    ),
    Occasion(
        "payment",
        _("Payment due"),
        "applicant",
        _("Dossier ${reference}: a payment is due"),
        (
            _("${amount} đồng are to be paid for dossier ${reference}."),
            _("How to pay is told here: ${link}"),
        ),
    ),
    Occasion(
        "late",
        _("Dossier late, with an apology"),
        "applicant",
        _("We apologise: dossier ${reference} is late"),
        (
            _(
                "The result of your dossier ${reference} was due at ${due}. ${agency} has not finished it in "
                "time and apologises to you."
            ),
            _("The present state is shown here: ${link}"),
        ),
    ),
    Occasion(
        "extended",
        _("New appointment, with an apology"),
        "applicant",
        _("We apologise: a new appointment for dossier ${reference}"),
        (
            _(
                "The result of your dossier ${reference} was to be ready at ${due_before}. ${agency} cannot keep this "
                "appointment and apologises to you. New appointment: ${due}."
            ),
            _("The reason and the letter of apology are here: ${link}"),
        ),
    ),
    Occasion(
        "completed_early",
        _("Completed early"),
        "applicant",
        _("The result of dossier ${reference} is ready, early"),
        (
            _("The result of your dossier ${reference} is ready, before the appointment (${due})."),
            _("How to get it is told here: ${link}"),
        ),
    ),
    Occasion(
        "completed_on_time",
        _("Completed on time"),
        "applicant",
        _("The result of dossier ${reference} is ready"),
        (
            _("The result of your dossier ${reference} is ready."),
            _("How to get it is told here: ${link}"),
        ),
    ),
    Occasion(
        "completed_late",
        _("Completed late, with an apology"),
        "applicant",
        _("The result of dossier ${reference} is ready; we apologise for the delay"),
        (
            _(
                "The result of your dossier ${reference} is ready. It was due at ${due}; ${agency} apologises "
                "for the delay."
            ),
            _("How to get it is told here: ${link}"),
        ),
    ),
    Occasion(
        "returned",
        _("Result handed over"),
        "applicant",
        _("The result of dossier ${reference} was handed over"),
        (
            _("The result of your dossier ${reference} was handed over. The dossier is closed."),
            _("See it here: ${link}"),
        ),
    ),
    Occasion(
        "stopped",
        _("Processing stopped"),
        "applicant",
        _("Dossier ${reference} is no longer processed"),
        (_("${agency} has stopped processing your dossier ${reference}. The reason is given here: ${link}"),),
    ),
    Occasion(
        "withdrawal_refused",
        _("Withdrawal refused"),
        "applicant",
        _("Dossier ${reference} cannot be withdrawn"),
        (_("${agency} goes on with your dossier ${reference}: it could not be withdrawn. See more here: ${link}"),),
    ),
    Occasion(
        "message",
        _("Message from the desk"),
        "applicant",
        _("A message about dossier ${reference}"),
        (
            _("${agency} has written to you about dossier ${reference}."),
            _("Read it and answer here: ${link}"),
        ),
    ),
    Occasion(
        "forgetting",
        _("Personal data will be removed"),
        "applicant",
        _("Dossier ${reference}: your data will be removed"),
        (
            _(
                "The time for which ${agency} keeps dossier ${reference} ends at ${until}. Your particulars and papers "
                "are then removed from it for good."
            ),
            _("Until then you can look at it and download it here: ${link}"),
        ),
    ),
    Occasion(
        "draft_ends",
        _("Draft about to be deleted"),
        "applicant",
        _("Your draft will soon be deleted"),
        (
            _("You have begun a form and not sent it: ${procedure}. The draft is kept until ${until}."),
            _("Go on with it here: ${link}"),
        ),
    ),
)

_ALL = (*APPLICANTS, *feedback_occasions.SENDERS, *STAFF, *feedback_occasions.STAFF)
OCCASIONS: Mapping[str, Occasion] = MappingProxyType({occasion.id: occasion for occasion in _ALL})

COMPLETED: Mapping[Standing, str] = MappingProxyType(
    {Standing.early: "completed_early", Standing.late: "completed_late"}
)
"""The occasion of a completion by how it stands to the appointment; `completed_on_time` for all others."""
