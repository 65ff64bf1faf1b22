"""`@feedback`: sending feedback, reading what is published; `@feedback-status`: for its sender; `@human-check`."""

from dataclasses import replace
from egov.portal import _
from egov.portal.account import gate
from egov.portal.account import human
from egov.portal.account.settings import settings as account_settings
from egov.portal.api import repeating
from egov.portal.api.feedback_data import bounds
from egov.portal.api.feedback_data import item
from egov.portal.api.feedback_data import listing
from egov.portal.api.feedback_data import refuse
from egov.portal.api.feedback_data import status_data
from egov.portal.api.transition_data import BadData
from egov.portal.api.transition_data import file_of
from egov.portal.dossier.rating import RatingRefused
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.feedback import catalogue
from egov.portal.feedback import lifecycle
from egov.portal.feedback import rating
from egov.portal.feedback.sending import clean
from egov.portal.feedback.sending import MAX_FILES
from egov.portal.feedback.sending import PARTS
from egov.portal.feedback.sending import problems
from egov.portal.feedback.sending import send
from egov.portal.feedback.sending import Sending
from egov.portal.feedback.settings import settings
from egov.portal.feedback.transitions import FILES
from egov.portal.hearing import attempt
from egov.portal.hearing.access import by_pin
from egov.portal.hearing.send import WHAT
from egov.portal.hearing.status import NOT_FOUND
from egov.portal.intake.attachments import total_problem
from egov.portal.tracking.moments import iso
from egov.portal.tracking.throttle import Throttled
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from zope.interface import alsoProvides


SIZE, MAX_SIZE = 20, 100


class HumanCheck(Service):
    """A challenge of the human check. `altcha` of what is sent is its solution; or it is sent back as `challenge` no
    sooner than after `wait` seconds, a few times an hour."""

    def reply(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return {"challenge": human.challenge(), "wait": account_settings().check_wait}


class PublishedFeedback(Service):
    """A page of what is published, the latest first: `q`, `procedure` (a code), `b_start`, `b_size`."""

    def reply(self):
        asked = {name: str(self.request.form.get(name, "")).strip() for name in ("q", "procedure")}
        start, size = bounds(self.request.form, SIZE, MAX_SIZE)
        result = catalogue.published(asked["q"], asked["procedure"], start, size)
        return listing(f"{self.context.absolute_url()}/@feedback", asked, result, self._item, start, size)

    def _item(self, row):
        return {
            "@id": f"{self.context.absolute_url()}/@@feedback-answer/{row.reference}",
            "title": row.public_title,
            "question": row.excerpt,
            "agency": row.agency,
            "procedure": row.procedure_code,
            "published": iso(row.published),
        }


class SendFeedback(Service):
    """`{"title", "text", "submitter": {…}, "procedure", "dossier", "agency", "may_publish", "files",
    "altcha", "idempotency_key"}`.

    201 with reference and PIN, told this once; 400 with the problems by field, or when the human check of who is not
    logged in fails; 429 after too many. Whatever is not 201 stores nothing. The same key with the same text of the same
    sender gives the same feedback, whatever proof comes with it; its PIN is told again for some minutes.
    """

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        if repeating.key_in(body) is None:
            return refuse(self, repeating.BAD_KEY, {repeating.NAME: repeating.BAD_KEY})
        try:
            gate.count(self.request, settings().feedback_rate, WHAT)
            sending = self._sending(body)
            before = attempt.repeated(sending)
            if before:
                return self._told(*before)
            proof = None if self.account else gate.pass_through(self.request, body, WHAT)
            claim = proof.nonce if proof else ""
            sending = replace(sending, files=files_of(body, MAX_FILES), claim=claim)
        except human.NotHuman as refused:
            return refuse(self, refused.args[0], status=self.request.response.getStatus())
        except BadData as bad:
            return refuse(self, bad.messages[0], {"files": bad.messages[0]})
        found = problems(sending)
        return refuse(self, next(iter(found.values())), found) if found else self._sent(sending, proof)

    @property
    def account(self):
        """The account of the sender, "" for none."""
        return api.user.get_current().getId() or ""

    def _sending(self, body):
        """What is to be sent, without its files."""
        submitter = body.get("submitter")
        submitter = submitter if isinstance(submitter, dict) else {}
        return Sending(
            title=_text(body, "title"),
            text=_text(body, "text"),
            submitter={name: _text(submitter, name) for name in PARTS},
            procedure_code=_text(body, "procedure"),
            dossier=_text(body, "dossier"),
            agency=_text(body, "agency"),
            may_publish=body.get("may_publish", True) is True,
            account=self.account,
            key=repeating.key_in(body),
        )

    def _sent(self, sending, proof):
        if proof:
            human.spend(proof)
        return self._told(*send(attempt.with_pin(sending)))

    def _told(self, feedback, pin):
        """The answer of success."""
        self.request.response.setStatus(201)
        return {"@id": f"{self.context.absolute_url()}/@feedback-status", **item(feedback, self.request), "pin": pin}


class FeedbackStatus(Service):
    """`?reference=&pin=`: what the sender sees. 404 alike for a wrong reference and a wrong PIN; 429 after too many."""

    def reply(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.opened(self.request.form)

    def opened(self, said):
        """The answer to whoever knows reference and PIN."""
        try:
            found = by_pin(self.request, said)
        except Throttled as error:
            self.request.response.setHeader("Retry-After", str(error.seconds))
            return refuse(self, human.TOO_OFTEN, status=429)
        return refuse(self, NOT_FOUND, status=404) if found is None else self.told(found)

    def told(self, feedback):
        """What is answered."""
        return status_data(feedback, self.request)


class FeedbackReply(FeedbackStatus):
    """`{"reference", "pin", "reply": {"text", "files"}}` answers the agency's question; in its place
    `"rating": {"grade", "text"}` rates the answer, `"withdrawal": {"reason"}` withdraws the feedback. Gives the state
    afterwards; 400 with what speaks against it."""

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        self.body = json_body(self.request)
        return self.opened(self.body)

    def told(self, feedback):
        try:
            self._do(feedback)
        except (BadData, TransitionRefused, RatingRefused) as refused:
            return refuse(self, refused.messages[0])
        return status_data(feedback, self.request)

    def _do(self, feedback):
        given, grade, withdrawn = (self.body.get(name) for name in ("reply", "rating", "withdrawal"))
        if isinstance(given, dict):
            files = files_of(given, len(FILES))
            lifecycle.act_as_sender(
                feedback, "supply", {"text": _text(given, "text"), **dict(zip(FILES, files, strict=False))}
            )
        elif isinstance(grade, dict):
            rating.rate(feedback, str(grade.get("grade", "")), _text(grade, "text"))
        elif isinstance(withdrawn, dict):
            lifecycle.act_as_sender(feedback, "withdraw", {"reason": _text(withdrawn, "reason")})
        else:
            raise BadData([_("Send a “reply”, a “rating” or a “withdrawal”.")])


def files_of(body, most):
    """The files of a body, looked at and settled. Raises BadData."""
    given = body.get("files", [])
    if not isinstance(given, list) or len(given) > most:
        raise BadData([_("“files” is a list of at most ${limit} files.", mapping={"limit": most})])
    files = [file_of(one, _("File")) for one in given]
    together = total_problem(files)
    if together:
        raise BadData([together])
    return files


def _text(body, name):
    value = body.get(name)
    return clean(value) if isinstance(value, str) else ""
