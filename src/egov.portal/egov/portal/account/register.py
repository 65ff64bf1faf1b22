"""`@@register` and `@@confirm-account`: the way to an account of one's own."""

from egov.portal import _
from egov.portal.account import gate
from egov.portal.account import human
from egov.portal.account import mail
from egov.portal.account import pending
from egov.portal.account import registration
from egov.portal.account.fields import Field
from egov.portal.account.fields import values_of
from egov.portal.account.page import FormPage
from egov.portal.account.settings import settings
from functools import cached_property
import logging
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


logger = logging.getLogger(__name__)

LOGIN = Field(
    "login",
    _("Login name"),
    _("4 to 40 characters: small letters without accents, digits, dot, hyphen"),
    autocomplete="username",
    max_length=40,
)


class RegisterPage(FormPage):
    """The registration: fields, human check, honeypot, limit by address.

    It makes the account and signs in, or, where accounts are confirmed, keeps the registration and sends the link.
    The visitor is told only about what he typed; that an e-mail address is known here is told to nobody.
    """

    template = ViewPageTemplateFile("templates/register.pt")
    sent_to = ""

    def __call__(self):
        if not api.user.is_anonymous():
            return self.request.response.redirect(f"{self.portal_url}/@@profile")
        self.values, self.problems = {}, {}
        return super().__call__() if self.open else self.template()

    @cached_property
    def open(self):
        """Can anybody register now?"""
        return registration.is_open()

    @cached_property
    def challenge(self):
        """A new human check."""
        return human.challenge()

    @property
    def wait(self):
        """Seconds to wait without JavaScript."""
        return settings().check_wait

    @property
    def fields(self):
        """What is asked."""
        length = settings().password_length
        return (
            Field("fullname", _("Full name"), _("As on the identity card"), autocomplete="name", max_length=120),
            *([LOGIN] if registration.asks_login() else []),
            Field(
                "email",
                _("E-mail"),
                _("To confirm the account and to set a new password"),
                kind="email",
                autocomplete="email",
            ),
            Field(
                "password",
                _("Password"),
                _("At least ${count} characters; nothing common, not your name", mapping={"count": length}),
                kind="password",
                autocomplete="new-password",
            ),
            Field("password_again", _("The password again"), kind="password", autocomplete="new-password"),
        )

    def read(self):
        return values_of(self.fields, self.request.form)

    def examine(self):
        """In turn, so that a program learns nothing before it has passed the check: limit, trap, check, fields."""
        try:
            gate.count(self.request, settings().registration_rate, "register")
            self.proof = gate.pass_through(self.request, self.request.form, "registration")
        except human.NotHuman as error:
            return {"": error.args[0]}
        return registration.problems(self.values)

    def act(self):
        human.spend(self.proof)
        particulars = registration.particulars(self.values)
        if registration.needs_link():
            mail.send_link(particulars, pending.keep(particulars))
            self.sent_to = particulars["email"]
            logger.info("registration waits for its link")
            return ""
        self.sign_in(registration.create(particulars).getId())
        logger.info("account registered")
        api.portal.show_message(
            _("Your account is ready. Tell us about yourself once, and forms know it."), self.request
        )
        return f"{self.portal_url}/@@profile"

    def sign_in(self, account):
        """The new account is signed in at once."""
        api.portal.get_tool("acl_users").session._setupSession(account, self.request.response)


class ConfirmPage(FormPage):
    """The page of the link. Opening it does nothing, for programs open the links in mails too; its button does."""

    template = ViewPageTemplateFile("templates/confirm.pt")

    @property
    def token(self):
        """What the link carries."""
        return str(self.request.form.get("token", ""))[:100]

    @property
    def good(self):
        """Is the link good?"""
        return pending.find(self.token) is not None

    def read(self):
        return {}

    def examine(self):
        """Makes the account, so that one use of the link is one transaction."""
        if registration.confirmed(self.token) is not None:
            return {}
        return {
            "": _("This link is not good any more, or the login name has been taken meanwhile. Please register again.")
        }

    def act(self):
        logger.info("account confirmed")
        api.portal.show_message(_("Your account is confirmed. You can log in now."), self.request)
        return f"{self.portal_url}/login"
