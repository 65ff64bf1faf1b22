"""`POST <form>/@submit`: what the form in the browser does, for programs. The same examination, the same actions."""

from egov.portal import _
from egov.portal.api import answers
from egov.portal.api import repeating
from egov.portal.desk import entering
from egov.portal.dossier import meaning
from egov.portal.dossier.snapshot import form_digest
from egov.portal.intake import examination
from egov.portal.intake import opening
from egov.portal.intake import reception
from egov.portal.intake.action import PERMISSION
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
import transaction
from zExceptions import Forbidden
from zExceptions import Unauthorized
from zope.i18n import translate
from zope.interface import alsoProvides


class Submit(Service):
    """`{"answers": {…}, "version", "draft", "idempotency_key"}`.

    201 with the dossier; its PIN is told this once. 400 with the problems by field; 401, 403; 409 `FormClosed` or
    `FormChanged`. Whatever is not 201 stores nothing. The same key of the same account gives the same dossier.
    """

    def reply(self):
        # A program has no token of the page; it proves who it is in each request.
        alsoProvides(self.request, IDisableCSRFProtection)
        if api.user.is_anonymous():
            raise Unauthorized(_("Please log in to file a dossier."))
        if not api.user.has_permission(PERMISSION, obj=self.context):
            raise Forbidden(_("Your account may not file dossiers."))
        body = json_body(self.request)
        misshapen = self.misshapen(body)
        if misshapen:
            return self.refuse(400, "BadRequest", misshapen)
        if self.by_desk(body) and not entering.may_enter(self.context.aq_parent):
            raise Forbidden(_("Only the reception of the agency that receives this dossier can enter it."))
        filed = reception.filed_before(self.context, repeating.key_in(body))
        return self.told(filed) if filed else self.file(body)

    def misshapen(self, body):
        """What is wrong with the shape of the body, by field."""
        wanted = (
            ("answers", dict, _("“answers” must be an object with the answers by field.")),
            ("version", str, _("“version” must be the version that @form has told.")),
        )
        found = {name: message for name, kind, message in wanted if not isinstance(body.get(name), kind)}
        return found if repeating.key_in(body) is not None else found | {repeating.NAME: repeating.BAD_KEY}

    def file(self, body):
        """Examine and file."""
        closed = opening.problems(self.context)
        if closed:
            return self.refuse(409, "FormClosed", {}, closed[0])
        if body["version"] != form_digest(self.context):
            return self.refuse(409, "FormChanged", {}, _("The form has been changed. Please get it again with @form."))
        values, problems = answers.read(self.context, body["answers"])
        spared = entering.paper_fields(self.context) if self.by_desk(body) else frozenset()
        examined = examination.examine(self.context, values, self.request, spared)
        problems = {**examined.problems, **problems}
        if problems:
            return self.refuse(400, "BadRequest", problems)
        filed, problems = self.received(body, examined.values)
        return self.refuse(400, "BadRequest", problems) if problems else self.told(filed)

    def by_desk(self, body):
        """Does the desk enter it for somebody?"""
        return body.get("channel", "online") != "online"

    def received(self, body, values):
        """See reception.receive."""
        key = repeating.key_in(body)
        if self.by_desk(body):
            return entering.enter(self.context, values, body, self.request, key)
        return reception.receive(self.context, values, self.request, key, draft=body.get("draft") is True)

    def told(self, filed):
        """The answer of success."""
        dossier = filed.dossier
        url = dossier.absolute_url()
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", url)
        return {
            "@id": url,
            "reference": dossier.reference,
            "pin": filed.pin,
            "review_state": dossier.review_state,
            "status_code": meaning.status_code(dossier.review_state),
        }

    def refuse(self, status, kind, problems, message=None):
        """An answer of failure; what actions may have written meanwhile is not kept."""
        transaction.doom()
        self.request.response.setStatus(status)
        text = message or problems.get("") or _("Please correct the answers that are listed.")
        return {
            "type": kind,
            "message": self.translated(text),
            "errors": [{"field": name, "message": self.translated(said)} for name, said in problems.items()],
        }

    def translated(self, message):
        """In the language of the request."""
        return translate(message, context=self.request)
