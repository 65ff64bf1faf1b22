"""`GET /portal/@lint` and `GET <procedure>/@lint`: the inspection, for programs that watch over a portal."""

from egov.portal.inspection.inspector import inspect
from egov.portal.inspection.inspector import inspect_procedure
from egov.portal.inspection.plain import as_data
from plone import api
from plone.restapi.services import Service


class LintSite(Service):
    """The findings of the whole site."""

    def reply(self):
        return {"@id": f"{self.context.absolute_url()}/@lint", **_words(inspect())}


class LintProcedure(Service):
    """The findings of one procedure and its forms."""

    def reply(self):
        return {"@id": f"{self.context.absolute_url()}/@lint", **_words(inspect_procedure(self.context))}


def _words(report):
    return as_data(report, api.portal.get().absolute_url(), api.portal.get_current_language())
