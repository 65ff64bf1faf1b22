"""`GET <dossier>/@workflow` and `POST <dossier>/@workflow/<transition>`, with the data that the transition asks for.

plone.restapi's own drop that data and show the workflow's history, actors and comments included, to whoever may view.
"""

from egov.portal.api.transition_data import BadData
from egov.portal.api.transition_data import read
from egov.portal.dossier import lifecycle
from egov.portal.dossier.reading import note_reading
from egov.portal.dossier.transitions import transition
from egov.portal.dossier.transitions import TRANSITIONS
from egov.portal.tracking.summary import summary
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
import transaction
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class WorkflowInfo(Service):
    """The state, and the transitions open to the caller with what they ask for. No history: that is `@timeline`."""

    def reply(self):
        note_reading(self.context, self.request)
        url = f"{self.context.absolute_url()}/@workflow"
        short = summary(self.context, self.request)
        return {
            "@id": url,
            "state": {"id": short["review_state"], "title": short["title"], "status_code": short["status_code"]},
            "transitions": [self._transition(url, each) for each in lifecycle.available(self.context)],
        }

    def _transition(self, url, each):
        asks = [self._ask(ask) for ask in each.asks]
        return {"@id": f"{url}/{each.id}", "id": each.id, "title": self._words(each.title), "asks": asks}

    def _ask(self, ask):
        told = {"name": ask.name, "kind": ask.kind, "title": self._words(ask.label), "required": ask.required}
        values = [{"value": value, "title": self._words(label)} for value, label in ask.values]
        return {**told, "values": values} if values else told

    def _words(self, message):
        return translate(message, context=self.request)


@implementer(IPublishTraverse)
class WorkflowTransition(Service):
    """Cause a transition. 400 with messages when it is not possible or a precondition fails, 401 when the caller may
    not, 404 for what is no transition. Nothing has been changed then."""

    name = None

    def publishTraverse(self, request, name):
        """Take the transition's id from the path."""
        if self.name is not None:
            raise NotFound(name)
        self.name = name
        return self

    def reply(self):
        alsoProvides(self.request, IDisableCSRFProtection)
        if self.name not in TRANSITIONS and self.name not in lifecycle.possible(self.context):
            raise NotFound(self.name)
        savepoint = transaction.savepoint()
        try:
            data = read(self.context, transition(self.name), json_body(self.request))
            lifecycle.act(self.context, self.name, data)
        except (BadData, lifecycle.TransitionRefused) as refused:
            savepoint.rollback()
            return self._refused(refused.messages)
        return {
            "@id": self.context.absolute_url(),
            "action": self.name,
            **summary(self.context, self.request),
        }

    def _refused(self, messages):
        self.request.response.setStatus(400)
        words = [translate(message, context=self.request) for message in messages]
        return {"type": "BadRequest", "message": " ".join(words), "errors": words}
