"""`@@lint`: what does not fit together in the site, and what of it concerns the procedure at hand."""

from egov.portal.inspection.inspector import inspect
from egov.portal.inspection.inspector import inspect_procedure
from egov.portal.tracking.page import Page
from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class LintPage(Page):
    """The report on the whole site. Computed at each call: it is asked seldom, and an old one would mislead."""

    template = ViewPageTemplateFile("templates/lint.pt")
    findings = ViewPageTemplateFile("templates/findings.pt")

    @cached_property
    def report(self):
        """The report."""
        return inspect()

    def url(self, subject):
        """Where a finding can be mended."""
        return f"{self.portal_url}/{subject.path}"


class ProcedureFindings(ViewletBase):
    """On a procedure's page, for those who may change it: what is wrong with it and its forms."""

    index = ViewPageTemplateFile("templates/procedure_findings.pt")

    def update(self):
        super().update()
        self.report = inspect_procedure(self.context)

    def render(self):
        return self.index() if self.report.findings else ""
