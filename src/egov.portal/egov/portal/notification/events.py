"""What the regular round tells the rooms above."""

from dataclasses import dataclass
from dataclasses import field
from typing import Any
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IRegularRound(Interface):
    """The round through a site goes on: who has something to do now and then, does it.

    It comes about every minute, without a user and without a request. Who subscribes sees to it himself that it is done
    as rarely as it has to be, in transactions of its own, and that a failure stops nothing else.
    """

    object = Attribute("The site")
    failures = Attribute("A list: what failed is added to it by name, for the report of the round")


@implementer(IRegularRound)
@dataclass(frozen=True)
class RegularRound:
    """See IRegularRound."""

    object: Any
    failures: list[str] = field(default_factory=list)
