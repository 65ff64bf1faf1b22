"""The receipt of submission as it goes along with the mail that confirms the filing.

It is sent over ways that others can read, and to an address that may have been mistyped: so it has the reference, what
was received with the check sums, and the address to follow the dossier by; but no PIN, nobody's name, no names of files
(people name them after themselves), and its code opens nothing without the PIN (NĐ 13/2023/NĐ-CP art. 3). The whole
receipt is in the account.
"""

from egov.portal.documents.kinds import available
from egov.portal.documents.kinds import SUBMISSION
from egov.portal.documents.qr import qr_svg
from egov.portal.documents.replacement import print_slips
from egov.portal.documents.slip import content
from egov.portal.documents.slip import tracking_url
from egov.portal.dossier.content import IDossier
from egov.portal.dossier.enclosing import Enclosure
from egov.portal.dossier.enclosing import IEncloser
from zope.component import adapter
from zope.interface import implementer


@adapter(IDossier)
@implementer(IEncloser)
class ReceiptEnclosed:
    """See IEncloser."""

    def __init__(self, dossier):
        self.dossier = dossier

    def enclosure(self, base):
        slip = next(slip for slip in available(self.dossier, internal=False) if slip.kind == SUBMISSION)
        pdf, _problem = print_slips(slip.kind, self.abridged(content(self.dossier, slip), base))
        return Enclosure(slip.filename(self.dossier.reference), "application/pdf", pdf)

    def abridged(self, data, base):
        """The data of the slip without what is for the applicant's eyes alone."""
        nobody = dict.fromkeys(data["owner"], "")
        url = tracking_url(self.dossier, base)
        return {
            **data,
            "owner": nobody,
            "submitter": nobody,
            "files": [{**file, "name": ""} for file in data["files"]],
            "tracking": {"url": url, "qr": qr_svg(url)},
            "site": base,
        }
