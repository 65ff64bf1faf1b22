"""The occasions on which officers and managers are written to; the same care as in `occasions`."""

from egov.portal import _
from egov.portal.notification.occasion import Occasion


LINK = "${link}"

STAFF = (
    Occasion(
        "handed_over",
        _("Dossier handed over to an officer"),
        "officer",
        _("Dossier ${reference} was handed over to you"),
        (
            _("Dossier ${reference} was handed over to you. Due: ${due}."),
            LINK,
        ),
    ),
    Occasion(
        "given_to_agency",
        _("Dossier handed over to an agency"),
        "officer",
        _("Dossier ${reference} was handed over to your agency"),
        (
            _("Dossier ${reference} was handed over to your agency and is held by nobody there yet. Due: ${due}."),
            _("Confirm its receipt here: ${link}"),
        ),
    ),
    Occasion(
        "request_declined",
        _("Request to the desk declined, to the officer"),
        "officer",
        _("Dossier ${reference}: the desk does not ask the applicant"),
        (
            _("The desk has declined to ask the applicant of dossier ${reference} for a supplement."),
            _("The reason is given here: ${link}"),
        ),
    ),
    Occasion(
        "paper_signed",
        _("Paper signed, to who drafted it"),
        "officer",
        _("Dossier ${reference}: leadership has signed your draft"),
        (
            _("Leadership has signed the paper that you drafted for dossier ${reference}."),
            _("Send it out here: ${link}"),
        ),
    ),
    Occasion(
        "paper_sent_back",
        _("Paper sent back, to who drafted it"),
        "officer",
        _("Dossier ${reference}: leadership has sent your draft back"),
        (
            _("Leadership has sent back the paper that you drafted for dossier ${reference}."),
            _("What is to be changed is told here: ${link}"),
        ),
    ),
    Occasion(
        "supplied",
        _("Supplement supplied, to the officer"),
        "officer",
        _("Dossier ${reference}: the supplement has come"),
        (
            _("The applicant has supplied what was asked for in dossier ${reference}. Due: ${due}."),
            LINK,
        ),
    ),
    Occasion(
        "withdrawal",
        _("Withdrawal asked for, to the officer"),
        "officer",
        _("Dossier ${reference}: the applicant wants to withdraw it"),
        (
            _("The applicant asks to withdraw dossier ${reference}."),
            _("Answer here: ${link}"),
        ),
    ),
    Occasion(
        "due_soon",
        _("Due soon, to the officer"),
        "officer",
        _("Dossier ${reference} is due soon"),
        (
            _("Dossier ${reference}, which you hold, is due at ${due}."),
            LINK,
        ),
    ),
    Occasion(
        "due_unheld",
        _("Due soon and held by nobody, to the agency"),
        "officer",
        _("Dossier ${reference} is due soon and nobody holds it"),
        (
            _("Dossier ${reference} is due at ${due} and is held by no officer."),
            _("See it and hand it over here: ${link}"),
        ),
    ),
    Occasion(
        "step_soon",
        _("Step due soon, to who has it"),
        "officer",
        _("Dossier ${reference}: your step is due soon"),
        (
            _("Your step of dossier ${reference} is due at ${until}. The whole dossier is due at ${due}."),
            LINK,
        ),
    ),
    Occasion(
        "step_over",
        _("Step over its limit, to who has it"),
        "officer",
        _("Dossier ${reference}: the time of your step is over"),
        (
            _("Your step of dossier ${reference} was due at ${until}. The whole dossier is due at ${due}."),
            _("Finish it or hand it over here: ${link}"),
        ),
    ),
    Occasion(
        "opinion_asked",
        _("Opinion asked for, to the other agency"),
        "officer",
        _("Dossier ${reference}: your agency is asked for its opinion"),
        (
            _("Your agency is asked for its opinion on dossier ${reference}. To be answered by: ${until}."),
            LINK,
        ),
    ),
    Occasion(
        "opinion_due",
        _("Opinion due today, to both agencies"),
        "officer",
        _("Dossier ${reference}: an opinion is due today"),
        (
            _("An opinion on dossier ${reference} has not been given yet. It is due at ${until}."),
            LINK,
        ),
    ),
    Occasion(
        "opinion_over",
        _("Opinion not given in time, to the officer"),
        "officer",
        _("Dossier ${reference}: an opinion has not come in time"),
        (
            _("An agency that was asked has not given its opinion on dossier ${reference} by ${until}."),
            _("Go on without it or ask again here: ${link}"),
        ),
    ),
    Occasion(
        "opinion_given",
        _("Opinion given, to the officer"),
        "officer",
        _("Dossier ${reference}: an opinion has come"),
        (
            _("An agency that was asked has given its opinion on dossier ${reference}. Due: ${due}."),
            LINK,
        ),
    ),
    Occasion(
        "unaccepted",
        _("Waiting for acceptance beyond the time, daily to the agency"),
        "officer",
        _("${count} dossiers wait for acceptance beyond their time"),
        (
            _("${count} dossiers filed online have waited over 8 working hours for your agency to accept them."),
            _("See them here: ${link}"),
        ),
    ),
    Occasion(
        "digest",
        _("Messages that could not be delivered, daily to the managers"),
        "manager",
        _("${count} messages could not be delivered"),
        (
            _("${count} messages of the portal could not be delivered since the last report."),
            _("See them here: ${link}"),
        ),
    ),
)
