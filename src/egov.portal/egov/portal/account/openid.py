"""Sign-in by OpenID Connect through the plugin pas.plugins.oidc, an extra of the add-on that a setting switches on.

Of the plugin (2.0.0) its client, its user handling and its property sheet are used, not its GenericSetup profile: that
would publish its own callback, which only logs a wrong `state` (its `raise` is a comment), looks at no `nonce`, accepts
another issuer than the configured one, and takes the provider's subject for the name of a local account. Here all of
it is checked, accounts have names of their own, and who prefers a password keeps it: the plugin challenges nobody.
"""

from egov.portal.account import profile
from egov.portal.account.openid_settings import openid_settings
import hashlib
from jwkest import JWKESTException
from oic.exception import PyoidcError
from oic.oic.message import AccessTokenResponse
from oic.oic.message import OpenIDSchema
from pas.plugins.oidc import utils
from pas.plugins.oidc.plugins import OAuth2ConnectionException
from pas.plugins.oidc.plugins import OIDCPlugin
from plone import api
from requests import RequestException
import secrets
from urllib.parse import parse_qs


PLUGIN = "oidc"
PREFIX = "oidc-"
CALLBACK = "/@@openid-callback"
FAULTS = (PyoidcError, JWKESTException, OAuth2ConnectionException, RequestException, LookupError, ValueError)
"""What the libraries raise about an answer that is not right."""


class NotVouchedFor(Exception):
    """The provider's answer is not good; `args[0]` says why, for the log."""


def follow_settings(record=None, event=None):
    """Make the plugin in the user folder as the settings say, or take it away: subscriber to their changes."""
    users, wanted = api.portal.get_tool("acl_users"), openid_settings()
    if not wanted.openid_enabled:
        if PLUGIN in users.objectIds():
            users._delObject(PLUGIN)
        return
    if PLUGIN not in users.objectIds():
        users._setObject(PLUGIN, OIDCPlugin(PLUGIN, "OpenID Connect"))
    users[PLUGIN].manage_changeProperties(
        issuer=(wanted.openid_issuer or "").rstrip("/"),
        client_id=wanted.openid_client_id or "",
        client_secret=wanted.openid_client_secret or "",
        scope=tuple((wanted.openid_scope or "").split()),
        redirect_uris=(CALLBACK,),
        use_pkce=True,
    )


def plugin():
    """The plugin, or None while sign-in by OpenID Connect is off."""
    return api.portal.get_tool("acl_users")._getOb(PLUGIN, None)


def claims(found, query, session):
    """What the provider says of the person, after its answer has been checked. Raises NotVouchedFor.

    RFC 6749 10.12 (state); OpenID Connect Core 3.1.3.7 (signature and audience by the library, issuer and nonce here)
    and 5.3.2 (the subject of the user info is that of the token).
    """
    said, expected = parse_qs(query).get("state", [""])[0], session.get("state") or ""
    if not expected or not secrets.compare_digest(said.encode(), str(expected).encode()):
        raise NotVouchedFor("state")
    try:
        token, info = _ask(found, query, session, expected)
    except FAULTS as error:
        raise NotVouchedFor(type(error).__name__) from error
    if not session.get("nonce") or token.get("nonce") != session.get("nonce"):
        raise NotVouchedFor("nonce")
    if token["iss"].rstrip("/") != found.getProperty("issuer"):
        raise NotVouchedFor("issuer")
    if info.get("sub") != token["sub"]:
        raise NotVouchedFor("subject")
    return {**token.to_dict(), **info.to_dict()}


def remember(found, vouched):
    """Sign in to the account of that person, made at the first time, and take name and identity number over."""
    wanted = openid_settings()
    account = account_of(vouched["iss"], vouched["sub"])
    name = str(vouched.get(wanted.openid_name_claim or "name") or "")
    found.rememberIdentity({"sub": account, "email": str(vouched.get("email") or "")})
    if name:
        api.user.get(userid=account).setMemberProperties({"fullname": name})
    number = str(vouched.get(wanted.openid_identity_claim or "") or "")
    profile.vouch(account, {"name": name, "identity_number": number})
    return account


def account_of(issuer, subject):
    """The account of a provider's subject: no provider can name the account of somebody else here."""
    return PREFIX + hashlib.sha256(f"{issuer} {subject}".encode()).hexdigest()[:32]


def _ask(found, query, session, state):
    """The id token and the user info, from the provider."""
    client = found.get_oauth2_client()
    arguments, _state = utils.parse_authorization_response(found, query, client, session)
    answer = client.do_access_token_request(state=state, request_args=arguments, authn_method="client_secret_basic")
    if not isinstance(answer, AccessTokenResponse) or "id_token" not in answer:
        raise NotVouchedFor("token")
    info = client.do_user_info_request(state=state)
    if not isinstance(info, OpenIDSchema):
        raise NotVouchedFor("user info")
    return answer["id_token"], info
