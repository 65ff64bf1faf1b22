"""What the services of transitions share, for dossiers and for feedback alike."""

from plone.restapi.services import Service
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class Described(Service):
    """Describes the transitions that are open to the caller; `values_of` gives (value, title) of what an Ask can be."""

    def described(self, url, transitions):
        """The transitions as JSON data."""
        return [
            {
                "@id": f"{url}/{each.id}",
                "id": each.id,
                "title": self.words(each.title),
                "asks": [self._ask(ask) for ask in each.asks],
            }
            for each in transitions
        ]

    def words(self, message):
        """A message in the caller's language."""
        return translate(message, context=self.request)

    def values_of(self, ask):
        """The possible values of what is asked, () where they are not counted."""
        raise NotImplementedError

    def _ask(self, ask):
        told = {"name": ask.name, "kind": ask.kind, "title": self.words(ask.label), "required": ask.required}
        values = [{"value": value, "title": self.words(label)} for value, label in self.values_of(ask)]
        return {**told, "values": values} if values or ask.kind == "one_of" else told


@implementer(IPublishTraverse)
class Named(Service):
    """A service whose subject stands behind it in the path: `name`."""

    name = None

    def publishTraverse(self, request, name):
        """Take the name from the path."""
        if self.name is not None:
            raise NotFound(name)
        self.name = name
        return self
