"""`GET <dossier>/@workflow` and `POST <dossier>/@workflow/<transition>`, with the data that the transition asks for.

plone.restapi's own drop that data and show the workflow's history, actors and comments included, to whoever may view.
"""

from egov.portal.api.transition_data import BadData
from egov.portal.api.transition_data import read
from egov.portal.api.transitions import Described
from egov.portal.api.transitions import Named
from egov.portal.desk.overtaken import meanwhile
from egov.portal.dossier import journal
from egov.portal.dossier import lifecycle
from egov.portal.dossier.choices import choices
from egov.portal.dossier.reading import note_reading
from egov.portal.dossier.transitions import transition
from egov.portal.dossier.transitions import TRANSITIONS
from egov.portal.tracking.summary import summary
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
import transaction
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import alsoProvides


class WorkflowInfo(Described):
    """The state, and the transitions open to the caller with what they ask for. No history: that is `@timeline`."""

    def reply(self):
        note_reading(self.context, self.request)
        url = f"{self.context.absolute_url()}/@workflow"
        short = summary(self.context, self.request)
        return {
            "@id": url,
            "state": {"id": short["review_state"], "title": short["title"], "status_code": short["status_code"]},
            "version": journal.version(self.context),
            "transitions": self.described(url, lifecycle.available(self.context)),
        }

    def values_of(self, ask):
        return choices(self.context, ask.name) if ask.kind == "one_of" else ask.values


class WorkflowTransition(Named):
    """Cause a transition; the PIN, where the dossier gets it by this, is told this once.

    400 with messages when it is not possible or a precondition fails, 401 when the caller may
    not, 404 for what is no transition, 409 when `expected` is given and somebody else has acted since that version.
    Nothing has been changed then.
    """

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        if self.name not in TRANSITIONS and self.name not in lifecycle.possible(self.context):
            raise NotFound(self.name)
        savepoint = transaction.savepoint()
        try:
            body = json_body(self.request)
            seen = str(body.get("expected") or "")
            data = read(self.context, transition(self.name), body)
            pin = lifecycle.act(self.context, self.name, data, seen)
        except lifecycle.OvertakenError as overtaken:
            savepoint.rollback()
            return self._refused([*overtaken.messages, *meanwhile(self.context, seen)], 409, "Conflict")
        except (BadData, lifecycle.TransitionRefused) as refused:
            savepoint.rollback()
            return self._refused(refused.messages)
        answer = {
            "@id": self.context.absolute_url(),
            "action": self.name,
            "version": journal.version(self.context),
            **summary(self.context, self.request),
        }
        return {**answer, "pin": pin} if pin else answer

    def _refused(self, messages, status=400, kind="BadRequest"):
        self.request.response.setStatus(status)
        words = [translate(message, context=self.request) for message in messages]
        return {"type": kind, "message": " ".join(words), "errors": words}
