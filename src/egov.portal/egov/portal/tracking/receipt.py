"""`@@receipt`: what the applicant gets for having filed, once with the PIN."""

from egov.portal.dossier import pins
from egov.portal.organisation.directory import agency_title
from egov.portal.tracking.filed import FiledPart
from egov.portal.tracking.page import Page
from egov.portal.tracking.papers import paper_links
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class ReceiptPage(Page):
    """Confirms what was received. The PIN is stored hashed only, so it can be shown while the cookie that came with
    the filing is still there, and never again."""

    template = ViewPageTemplateFile("templates/receipt.pt")

    def pin(self):
        """The PIN, where the browser still holds it."""
        return pins.in_hand(self.context, self.request)

    def agency(self):
        """Name of the receiving agency; its id if it is gone."""
        return agency_title(self.context.agency)

    def answers(self):
        """What was filled in."""
        return FiledPart(self.context, self.request).answers()

    def papers(self):
        """What was handed in."""
        return paper_links(self.context)
