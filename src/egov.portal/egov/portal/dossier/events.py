"""What the dossier tells the rooms above it. They subscribe; the dossier knows none of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IDossierFiled(Interface):
    """A dossier has been filed; still within the transaction that files it."""

    object = Attribute("The dossier")


class IDossierMoved(Interface):
    """A transition has taken place, effects and journal included; still within its transaction."""

    object = Attribute("The dossier")
    transition = Attribute("Id of the transition")
    from_state = Attribute("Id of the state before")
    to_state = Attribute("Id of the state it leads to")
    data = Attribute("What the transition was given")


class IDossierForgetting(Interface):
    """The people of a dossier are about to be forgotten: whoever keeps more about them forgets it too."""

    object = Attribute("The dossier, as it was until now")


@implementer(IDossierFiled)
@dataclass(frozen=True)
class DossierFiled:
    """See IDossierFiled."""

    object: Any


@implementer(IDossierMoved)
@dataclass(frozen=True)
class DossierMoved:
    """See IDossierMoved."""

    object: Any
    transition: str
    from_state: str
    to_state: str
    data: Mapping[str, Any]


@implementer(IDossierForgetting)
@dataclass(frozen=True)
class DossierForgetting:
    """See IDossierForgetting."""

    object: Any


class IDossierMessage(Interface):
    """Applicant or agency has written a message; still within its transaction."""

    object = Attribute("The dossier")
    message = Attribute("The message (`dossier.thread.Message`)")


class IDossierRated(Interface):
    """The applicant has rated how the dossier was handled; still within its transaction."""

    object = Attribute("The dossier")
    rating = Attribute("The rating (`dossier.rating.Rating`)")


@implementer(IDossierMessage)
@dataclass(frozen=True)
class DossierMessage:
    """See IDossierMessage."""

    object: Any
    message: Any


@implementer(IDossierRated)
@dataclass(frozen=True)
class DossierRated:
    """See IDossierRated."""

    object: Any
    rating: Any
