"""Settings of accounts: who may register, how an account is confirmed, what a password needs, how often one may try."""

from egov.portal import _
from egov.portal.registry import Records
from egov.portal.throttle import is_rate
from zope import schema
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PREFIX = "egov.portal.account"

ALWAYS = "always"
WITH_MAIL = "with_mail"
NEVER = "never"

CONFIRMATIONS = SimpleVocabulary(
    [
        SimpleTerm(WITH_MAIL, WITH_MAIL, _("When the portal can send mail")),
        SimpleTerm(ALWAYS, ALWAYS, _("Always: without a mail server nobody can register")),
        SimpleTerm(NEVER, NEVER, _("Never")),
    ]
)


class IAccountSettings(Interface):
    """Registry records of accounts."""

    registration_open = schema.Bool(title=_("Citizens may register themselves"), required=False, default=True)
    confirmation = schema.Choice(
        title=_("Confirm a new account by a link sent by e-mail"),
        description=_("Until the link is used there is no account."),
        vocabulary=CONFIRMATIONS,
        default=WITH_MAIL,
    )
    confirmation_hours = schema.Int(title=_("Hours for which such a link is good"), min=1, max=720, default=48)
    password_length = schema.Int(title=_("Characters that a password needs at least"), min=8, max=64, default=10)
    check_effort = schema.Int(
        title=_("Effort of the human check"),
        description=_("How many steps the visitor's device computes at most; 50000 takes about one second."),
        min=1000,
        max=1_000_000,
        default=50_000,
    )
    check_wait = schema.Int(
        title=_("Seconds to wait without JavaScript"),
        description=_("Whose browser cannot compute the human check may send the form after this time."),
        min=1,
        max=300,
        default=20,
    )
    registration_rate = schema.TextLine(
        title=_("Registrations from one address"),
        description=_("How many registrations one address may try, such as 20/hour."),
        constraint=is_rate,
        default="20/hour",
    )
    patient_rate = schema.TextLine(
        title=_("Registrations from one address without JavaScript"),
        constraint=is_rate,
        default="5/hour",
    )
    sign_in_rate = schema.TextLine(
        title=_("Wrong passwords for one account from one address"),
        description=_("After so many the address cannot sign in to this account for that time."),
        constraint=is_rate,
        default="5/15minute",
    )
    sign_in_address_rate = schema.TextLine(
        title=_("Wrong passwords from one address"),
        description=_("For all accounts together; many people can share an address."),
        constraint=is_rate,
        default="50/15minute",
    )
    sign_in_account_rate = schema.TextLine(
        title=_("Wrong passwords for one account from all addresses"),
        description=_("Keep the time short. Addresses from which the account was used before are not affected."),
        constraint=is_rate,
        default="10/minute",
    )


def settings():
    """The settings of this site: the fields of IAccountSettings."""
    return Records(IAccountSettings, PREFIX)
