"""`@@openid-login` and `@@openid-callback`: to the provider, and back."""

from egov.portal import _
from egov.portal.account import openid
import logging
from pas.plugins.oidc.browser.view import LoginView
from pas.plugins.oidc.session import Session
from pas.plugins.oidc.utils import process_came_from
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import alsoProvides


logger = logging.getLogger(__name__)

FAILED = _("Logging in with the electronic identity has failed. Please try again.")


class OpenIdLogin(BrowserView):
    """Leads to the provider."""

    def __call__(self):
        found = openid.plugin()
        if found is None:
            raise NotFound("openid-login")
        return LoginView(found, self.request)()


class OpenIdCallback(BrowserView):
    """The provider leads back here: a GET of another site by its nature, so what stands for the token of a form is the
    `state` that only this browser's session knows."""

    def __call__(self):
        found = openid.plugin()
        if found is None:
            raise NotFound("openid-callback")
        self.request.response.setHeader("Cache-Control", "no-store")
        try:
            session = self.session()
            vouched = openid.claims(found, self.request.environ.get("QUERY_STRING", ""), session)
        except openid.NotVouchedFor as error:
            logger.warning("sign-in by OpenID Connect refused: %s", error)
            return self.back(FAILED)
        alsoProvides(self.request, IDisableCSRFProtection)
        openid.remember(found, vouched)
        logger.info("sign-in by OpenID Connect")
        return self.request.response.redirect(process_came_from(session))

    def session(self):
        """What this browser was given on its way out; good for one way back."""
        try:
            session = Session(self.request)
        except ValueError:
            raise openid.NotVouchedFor("session") from None
        path = api.portal.get().absolute_url_path() or "/"
        self.request.response.expireCookie(Session.session_cookie_name, path=path)
        return session

    def back(self, message):
        """To the sign-in page, with a message."""
        api.portal.show_message(message, self.request, "error")
        return self.request.response.redirect(f"{api.portal.get().absolute_url()}/login")
