"""What a feedback tells the rooms above it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IFeedbackSent(Interface):
    """A feedback has come in; still within the transaction that stores it."""

    object = Attribute("The feedback")


class IFeedbackMoved(Interface):
    """A transition has taken place, effects and journal included; still within its transaction."""

    object = Attribute("The feedback")
    transition = Attribute("Id of the transition")
    data = Attribute("What the transition was given")


class IFeedbackForgetting(Interface):
    """The people of a feedback are about to be forgotten: whoever keeps more about them forgets it too."""

    object = Attribute("The feedback, as it was until now")


@implementer(IFeedbackSent)
@dataclass(frozen=True)
class FeedbackSent:
    """See IFeedbackSent."""

    object: Any


@implementer(IFeedbackMoved)
@dataclass(frozen=True)
class FeedbackMoved:
    """See IFeedbackMoved."""

    object: Any
    transition: str
    data: Mapping[str, Any]


@implementer(IFeedbackForgetting)
@dataclass(frozen=True)
class FeedbackForgetting:
    """See IFeedbackForgetting."""

    object: Any
