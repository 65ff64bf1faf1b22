"""`@@slip?form=01` prints a slip of a dossier, `@@slips` lists those that its reader can have."""

from egov.portal.documents.kinds import SUBMISSION
from egov.portal.documents.printing import printed
from egov.portal.documents.printing import slips_for_user
from egov.portal.documents.slip import content
from egov.portal.dossier import pins
from egov.portal.dossier.reading import is_staff
from egov.portal.dossier.reading import note_reading
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zExceptions import NotFound


PDF = "application/pdf"
WITH_PIN = (SUBMISSION, "acceptance")
"""Slips on which the applicant gets the PIN: the first of them after the filing, at the counter that of acceptance."""


def set_file_headers(response, kind, disposition, filename):
    """What a file is sent with that is for this reader alone. `filename` is of ours: letters, digits, dots, dashes."""
    response.setHeader("Content-Type", kind)
    response.setHeader("Content-Disposition", f'{disposition}; filename="{filename}"')
    response.setHeader("X-Content-Type-Options", "nosniff")
    response.setHeader("Cache-Control", "private, no-store")


class SlipPage(BrowserView):
    """One slip as PDF.

    `form` is its number among the forms that the dossier is under, or the word for another slip; `serial`, from 1, is
    which of several of the same form, the last by default. Answers 404 for a form that the dossier does not have, or
    not for this reader.
    """

    def __call__(self):
        slip = self._slip()
        note_reading(self.context, self.request)
        pin = pins.in_hand(self.context, self.request) if slip.kind in WITH_PIN else ""
        contents = [content(self.context, slip, pin)]
        pdf = printed(slip.kind, contents, self.request, tell=is_staff(self.context))
        set_file_headers(self.request.response, PDF, "inline", slip.filename(self.context.reference))
        return pdf

    def _slip(self):
        form = self.request.form.get("form", "")
        serial = self.request.form.get("serial", "")
        found = [slip for slip in slips_for_user(self.context) if slip.form == form]
        if serial:
            found = [slip for slip in found if str(slip.serial) == serial]
        if not found:
            raise NotFound("slip")
        return found[-1]


class SlipsFragment(BrowserView):
    """The list of slips for a page about the dossier: `<tal:slips replace="structure dossier/@@slips" />`."""

    template = ViewPageTemplateFile("templates/slips.pt")

    def __call__(self):
        return self.template()

    def slips(self):
        """Links with titles; `form` is "" for what is no official form."""
        base = f"{self.context.absolute_url()}/@@slip?"
        return [
            {
                "url": base + urlencode({"form": slip.form, **({"serial": slip.serial} if slip.of > 1 else {})}),
                "title": slip.title,
                "form": slip.form if slip.official else "",
                "serial": slip.serial if slip.of > 1 else "",
            }
            for slip in slips_for_user(self.context)
        ]
