"""What the room adds to Plone's user folder, so that every way in meets it: form, basic authentication, REST."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from Acquisition import aq_inner
from Acquisition import aq_parent
from egov.portal.account import passwords
from egov.portal.account import signin
from plone import api
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.interfaces.plugins import IValidationPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer


SEEN = "egov.portal.account.signin"


@implementer(IValidationPlugin)
class PasswordPolicy(BasePlugin):
    """The rules of `passwords` for every password that Plone takes: chosen, changed or reset."""

    meta_type = "egov.portal password policy"
    security = ClassSecurityInfo()

    @security.private
    def validateUserInfo(self, user, set_id, set_info):
        """See IValidationPlugin; Plone wants the messages translated."""
        password = (set_info or {}).get("password")
        if password is None:
            return []
        request = getRequest()
        found = passwords.problems(password, _own(request))
        return [{"id": "password", "error": translate(message, context=request)} for message in found]


@implementer(IAuthenticationPlugin)
class SignInGuard(BasePlugin):
    """Stands before the plugins that know passwords. It lets nobody in; where there have been too many failures it
    takes the password away, so that no other plugin, of this folder or of the root's, can try it."""

    meta_type = "egov.portal sign-in guard"
    security = ClassSecurityInfo()

    @security.private
    def authenticateCredentials(self, credentials):
        """Always None; see IAuthenticationPlugin."""
        login, password = credentials.get("login"), credentials.get("password")
        request = getRequest()
        if login and password and request is not None:
            self._watch(str(login), password, credentials, request)

    def _watch(self, login, password, credentials, request):
        address = request.getClientAddr()
        if refused(request) or signin.blocked(login, address):
            _forget(credentials, request)
            return
        seen = IAnnotations(request).setdefault(SEEN, {})
        if login in seen:
            return
        seen[login] = self._is_right(credentials)
        if seen[login]:
            signin.succeeded(login, address)
        else:
            signin.failed(login, address, str(password))

    def _is_right(self, credentials):
        """Does any other plugin know these credentials, here or in the folder of the root, where administrators are?"""
        here = self._getPAS()
        root = aq_parent(aq_inner(aq_parent(aq_inner(here)))).acl_users
        return any(self._knows(folder, dict(credentials)) for folder in (here, root))

    def _knows(self, folder, credentials):
        others = folder.plugins.listPlugins(IAuthenticationPlugin)
        return any(one.authenticateCredentials(credentials) for name, one in others if name != self.getId())


def refused(request):
    """Was a sign-in refused in this request because of earlier failures?"""
    return None in IAnnotations(request).get(SEEN, {})


def _forget(credentials, request):
    IAnnotations(request).setdefault(SEEN, {})[None] = False
    credentials["password"] = None
    request._auth = None
    for name in ("__ac_name", "__ac_password"):
        request.form.pop(name, None)
        request.other.pop(name, None)


def _own(request):
    """What the owner of the password is called, as far as the request tells."""
    said = str(request.form.get("userid", "")) if request is not None else ""
    member = None if api.user.is_anonymous() else api.user.get_current()
    known = (
        [member.getUserName(), member.getProperty("email", ""), member.getProperty("fullname", "")] if member else []
    )
    return [text for text in (said, *known) if isinstance(text, str)]


InitializeClass(PasswordPolicy)
InitializeClass(SignInGuard)
