"""`@@rate`: takes the applicant's rating from the form of the status page."""

from egov.portal import _
from egov.portal.dossier import rating
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from zExceptions import NotFound


class RateView(BrowserView):
    """POST only; leads back to the dossier, with thanks or with what was missing."""

    def __call__(self):
        if self.request.method != "POST":
            raise NotFound("rate")
        CheckAuthenticator(self.request)
        form = self.request.form
        grades = {name: form.get(name) for name in rating.QUESTIONS}
        try:
            rating.rate(self.context, grades, str(form.get("text", "")))
        except rating.RatingRefused as refused:
            for message in refused.messages:
                api.portal.show_message(message, self.request, type="error")
            return self.request.response.redirect(f"{self.context.absolute_url()}#rating-title")
        api.portal.show_message(_("Thank you for your rating."), self.request)
        return self.request.response.redirect(self.context.absolute_url())
