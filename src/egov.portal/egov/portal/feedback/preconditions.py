"""What speaks against a transition of a feedback, as messages: for the form, the REST call and the workflow alike."""

from egov.portal import _
from egov.portal.dossier import clock
from egov.portal.feedback.sending import MAX_TEXT
from egov.portal.feedback.sending import MAX_TITLE
from egov.portal.feedback.transitions import choices
from egov.portal.feedback.transitions import FILES
from egov.portal.feedback.transitions import TRANSITIONS
from egov.portal.organisation.calendar import work_calendar
from egov.portal.rules.blotting import told


def problems(feedback, name, data):
    """Messages that say what speaks against the transition `name` with this data; empty when nothing does.

    Whether the person may do it at all is the workflow's guard, not asked here.
    """
    asks = TRANSITIONS[name].asks
    found = [
        _('"${label}" is missing.', mapping={"label": ask.label})
        for ask in asks
        if ask.required and not str(data.get(ask.name) or "").strip()
    ]
    found += [message for ask in asks for message in _unfit(feedback, ask, data.get(ask.name))]
    return found or list(CHECKS.get(name, _nothing)(feedback, data))


def known(feedback):
    """What is known of the sender: nothing of it may be published."""
    return [value for value in feedback.submitter.values() if value]


def _unfit(feedback, ask, value):
    limit = MAX_TITLE if ask.kind == "lines" else MAX_TEXT
    if ask.kind in ("text", "lines") and len(value or "") > limit:
        yield _("The text is too long: at most ${limit} characters.", mapping={"limit": limit})
    if ask.kind == "one_of" and value and value not in dict(choices(feedback, ask.name)):
        yield _("“${value}” is not one of the possible answers.", mapping={"value": str(value)[:80]})


def _nothing(feedback, data):
    return ()


def _ask(feedback, data):
    if data["until"] <= work_calendar().local(clock.now()).date():
        yield _("The date by which the sender is to answer lies in the past.")


def _supply(feedback, data):
    if not (data.get("text") or "").strip() and not any(data.get(name) for name in FILES):
        yield _("Please write an answer.")


def _refuse(feedback, data):
    """Once the sender has been asked he has his time to answer."""
    if feedback.enquiry is not None and clock.now() < feedback.enquiry.until:
        yield _("The sender still has time to answer.")


def _publish(feedback, data):
    if not feedback.may_publish:
        yield _("The sender does not want this to be published. Close it without publishing.")
    text = "\n".join(data[name] for name in ("title", "question", "answer"))
    for each in told(text, known(feedback)):
        yield _("The text still tells who sent it: “${text}”. Take that out.", mapping={"text": each})


def _anonymise(feedback, data):
    if feedback.anonymised:
        yield _("The people of this feedback have been forgotten already.")


CHECKS = {"ask": _ask, "supply": _supply, "refuse": _refuse, "publish": _publish, "anonymise": _anonymise}
