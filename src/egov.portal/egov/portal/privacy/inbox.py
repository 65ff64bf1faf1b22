"""What the portal has written to somebody."""

from egov.portal import _
from egov.portal.dossier.words import when
from egov.portal.notification import mailbox
from egov.portal.notification.box import box
from egov.portal.notification.lines import line
from egov.portal.personal import Glance
from egov.portal.personal import Holding
from egov.portal.personal import IPersonalData
from egov.portal.privacy.portable import Export
from itertools import islice
from zope.interface import implementer


@implementer(IPersonalData)
class InboxData:
    """The letters in the account's inbox, with what was sent outside of each."""

    order = 50
    title = _("Inbox")
    help = _("What the portal wrote to you, and whether it was sent by e-mail or otherwise.")
    page = "@@inbox"

    def glance(self, account, most):
        keys = mailbox.keys(account)
        shown = [self._line(key) for key in islice(keys, most)]
        return Glance(len(keys), [(each.text.subject, when(each.at), each.url) for each in shown])

    def holdings(self, account):
        for number, key in enumerate(mailbox.keys(account), start=1):
            letter = box().letters[key]
            told = self._line(key)
            data = {
                "at": told.at,
                "event": told.event,
                "subject": told.text.subject,
                "body": told.text.body,
                "reference": told.reference,
                "read": mailbox.is_read(account, key, letter),
                "deliveries": letter.deliveries,
            }
            yield Holding(f"{number:05d}", Export(account).value(data))

    def _line(self, key):
        return line(key, box().letters[key])
