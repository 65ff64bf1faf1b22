"""Everything that the portal holds on an account, room by room."""

from egov.portal.personal import IPersonalData
from zope.component import getUtilitiesFor


def sources():
    """(name, IPersonalData) of all rooms, in their order."""
    return sorted(getUtilitiesFor(IPersonalData), key=lambda named: (named[1].order, named[0]))


def everything(account):
    """(name, source, iterator of Holding) for each room. Only for whoever the account belongs to."""
    for name, source in sources():
        yield name, source, source.holdings(account)
