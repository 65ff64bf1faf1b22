"""The sign-in page: Plone's form with what the portal has to say beside it."""

from egov.portal.account import signin
from egov.portal.account.openid_settings import is_installed
from egov.portal.account.openid_settings import openid_settings
from egov.portal.account.plugins import refused
from egov.portal.account.registration import is_open
from plone import api
from Products.CMFPlone.browser.login.login import LoginForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


class SignInPage(LoginForm):
    """Tells who failed too often to wait (429), in the same words whether the account exists or not."""

    index = ViewPageTemplateFile("templates/login.pt")

    def update(self):
        if refused(self.request):
            # Nothing was tried, so there is nothing to say about what was typed.
            self.request.form.pop("buttons.login", None)
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(signin.waiting_seconds()))
        super().update()

    def updateWidgets(self):
        super().updateWidgets()
        for name, purpose in (("ac_name", "username"), ("ac_password", "current-password")):
            self.widgets[name].attributes["autocomplete"] = purpose

    @property
    def waiting(self):
        """Minutes to wait, or 0."""
        return -(-signin.waiting_seconds() // 60) if refused(self.request) else 0

    @property
    def portal_url(self):
        """Address of the site."""
        return api.portal.get().absolute_url()

    @property
    def openid_url(self):
        """Where one logs in with the electronic identity, and comes back; None while that is off."""
        if not (is_installed() and openid_settings().openid_enabled):
            return None
        return f"{self.portal_url}/@@openid-login?{urlencode({'came_from': self.get_came_from() or ''})}"

    def self_registration_enabled(self):
        """Can one register here?"""
        return is_open()
