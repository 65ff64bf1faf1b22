"""`@@entered`: what the desk sees after it has entered a dossier: the slips to print, and what comes next."""

from AccessControl import Unauthorized
from egov.portal.documents.printing import slips_for_user
from egov.portal.dossier.reading import is_staff
from egov.portal.tracking.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


TO_PRINT = ("acceptance", "control", "submission")
"""Those that are printed at once, the first with the PIN; the receipt of submission where it is not accepted yet."""


class EnteredPage(Page):
    """For as long as the browser holds the PIN, the receipt is printed with it."""

    template = ViewPageTemplateFile("templates/entered.pt")

    def prepare(self):
        if not is_staff(self.context):
            raise Unauthorized("desk")

    def slips(self):
        """(title, address) of the slips to print, the most important first."""
        base = f"{self.context.absolute_url()}/@@slip?form="
        found = {slip.kind: slip for slip in slips_for_user(self.context)}
        kinds = [kind for kind in TO_PRINT if kind in found and not (kind == "submission" and self.context.accepted)]
        return [(found[kind].title, base + found[kind].form) for kind in kinds]
