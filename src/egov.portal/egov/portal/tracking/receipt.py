"""`@@receipt`: what the applicant gets for having filed, once with the PIN."""

from egov.portal.organisation.directory import agency_title
from egov.portal.rules.reference import check_pin
from egov.portal.tracking.answers import answers
from egov.portal.tracking.page import Page
from egov.portal.tracking.papers import paper_links
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PIN_COOKIE = "dossier-pin"


def pin_in_hand(dossier, request):
    """The PIN that the browser still holds, if it is the one of this dossier; else ""."""
    pin = request.cookies.get(PIN_COOKIE, "")
    return pin if pin and check_pin(pin, dossier.pin_hash) else ""


class ReceiptPage(Page):
    """Confirms what was received. The PIN is stored hashed only, so it can be shown while the cookie that came with
    the filing is still there, and never again."""

    template = ViewPageTemplateFile("templates/receipt.pt")

    def pin(self):
        """The PIN, where the browser still holds it."""
        return pin_in_hand(self.context, self.request)

    def agency(self):
        """Name of the receiving agency; its id if it is gone."""
        return agency_title(self.context.agency)

    def answers(self):
        """What was filled in."""
        return answers(self.context, self.request)

    def papers(self):
        """What was handed in."""
        return paper_links(self.context)
