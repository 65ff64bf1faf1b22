"""`@@signatures`: who signed the results of a dossier, and whether the signatures hold, for pages about it."""

from egov.portal.documents.sealing import signatures
from egov.portal.tracking.page import Page
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class SignaturesFragment(Page):
    """`<tal:signed replace="structure dossier/@@signatures" />`; nothing where no result is signed."""

    template = ViewPageTemplateFile("templates/signatures.pt")

    def lines(self):
        """(file name, signature), a line each."""
        return [
            (paper.file.filename, signature) for paper in self.context.results for signature in signatures(paper.file)
        ]
