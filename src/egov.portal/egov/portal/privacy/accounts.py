"""The account as Plone keeps it."""

from egov.portal import _
from egov.portal.personal import Glance
from egov.portal.personal import Holding
from egov.portal.personal import IPersonalData
from egov.portal.privacy.portable import Export
from plone import api
from zope.interface import implementer


PROPERTIES = (("fullname", _("Full name")), ("email", _("E-mail")))


@implementer(IPersonalData)
class AccountData:
    """Log-in name, properties and groups of the member."""

    order = 10
    title = _("Account")
    help = _("With which you sign in. You correct it in your personal information.")
    page = "@@personal-information"

    def glance(self, account, most):
        member = api.user.get(userid=account)
        known = [(label, member.getProperty(name), "") for name, label in PROPERTIES]
        return Glance(1, [(_("User name"), member.getUserName(), ""), *known])

    def holdings(self, account):
        member = api.user.get(userid=account)
        names = {name for sheet in member.getUser().getOrderedPropertySheets() for name in sheet.propertyIds()}
        data = {
            "account": account,
            "login": member.getUserName(),
            "properties": {name: member.getProperty(name) for name in sorted(names)},
            "groups": sorted(member.getGroups()),
            "roles": sorted(member.getRoles()),
        }
        yield Holding("account", Export(account).value(data))
