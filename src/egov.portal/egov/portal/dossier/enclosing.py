"""What goes along with a message about a dossier: the room that writes messages asks, the room that prints answers."""

from dataclasses import dataclass
from zope.interface import Interface


@dataclass(frozen=True)
class Enclosure:
    """A file to go along. `type`: its media type; `filename`: letters, digits, dots and dashes."""

    filename: str
    type: str
    data: bytes


class IEncloser(Interface):
    """An adapter of a dossier, registered under the occasion of the message that its enclosure goes along with."""

    def enclosure(base):
        """The Enclosure, made now. `base`: the address of the portal for readers outside.

        Asked by the regular round, without a user and without a request. It leaves the portal by ways that others can
        read: no more personal data than needed (NĐ 13/2023/NĐ-CP art. 3).
        """
