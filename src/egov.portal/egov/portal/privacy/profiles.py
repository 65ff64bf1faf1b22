"""What a citizen has told about himself in his profile."""

from egov.portal import _
from egov.portal.account import profile
from egov.portal.personal import Glance
from egov.portal.personal import Holding
from egov.portal.personal import IPersonalData
from egov.portal.privacy.portable import Export
from zope.interface import implementer


SHOWN = (("name", _("Full name")), ("identity_number", _("Identity number")), ("phone", _("Telephone")))


@implementer(IPersonalData)
class ProfileData:
    """The particulars that fill forms in, and which of them the national identity vouches for."""

    order = 20
    title = _("Profile")
    help = _("Your particulars, which fill in forms for you. You correct them yourself.")
    page = "@@profile"

    def glance(self, account, most):
        parts = profile.of(account)
        return Glance(bool(parts), [(label, parts[name], "") for name, label in SHOWN if parts.get(name)])

    def holdings(self, account):
        parts = profile.of(account)
        if parts:
            data = {"particulars": parts, "verified": profile.verified(account)}
            yield Holding("profile", Export(account).value(data))
