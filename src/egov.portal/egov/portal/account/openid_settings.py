"""Settings of the sign-in by OpenID Connect."""

from egov.portal import _
from egov.portal.registry import Records
from importlib.util import find_spec
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface import invariant


PREFIX = "egov.portal.openid"


class IOpenIdSettings(Interface):
    """Registry records of the sign-in by OpenID Connect; off by default."""

    openid_enabled = schema.Bool(
        title=_("Citizens may log in with their electronic identity (OpenID Connect)"),
        description=_("Needs the package pas.plugins.oidc (the extra “oidc” of egov.portal)."),
        required=False,
        default=False,
    )
    openid_issuer = schema.TextLine(
        title=_("Issuer"),
        description=_("The address below which /.well-known/openid-configuration lies."),
        required=False,
    )
    openid_client_id = schema.TextLine(title=_("Client id"), required=False)
    openid_client_secret = schema.Password(title=_("Client secret"), required=False)
    openid_scope = schema.TextLine(title=_("Scopes"), required=False, default="openid profile email")
    openid_identity_claim = schema.TextLine(
        title=_("Claim with the identity number"), required=False, default="identity_number"
    )
    openid_name_claim = schema.TextLine(title=_("Claim with the full name"), required=False, default="name")

    @invariant
    def complete(data):
        """What is switched on can work."""
        if data.openid_enabled and not (data.openid_issuer and data.openid_client_id):
            raise Invalid(_("OpenID Connect needs an issuer and a client id."))
        if data.openid_enabled and not is_installed():
            raise Invalid(_("The package pas.plugins.oidc is not installed."))


def is_installed():
    """Is the plugin there?"""
    try:
        return find_spec("pas.plugins.oidc") is not None
    except ModuleNotFoundError:
        return False


def openid_settings():
    """The settings of this site: the fields of IOpenIdSettings."""
    return Records(IOpenIdSettings, PREFIX)
