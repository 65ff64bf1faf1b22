"""`@@login-help` and `@@new-password`: who has forgotten the password, or the login name, gets a link by e-mail.

In the place of Plone's own pages, which tell whether a login name exists, log what was typed, and can be made to fill a
mailbox.
"""

from egov.portal import _
from egov.portal.account import human
from egov.portal.account import mail
from egov.portal.account import passwords
from egov.portal.account import pending
from egov.portal.account import registration
from egov.portal.account.fields import Field
from egov.portal.account.fields import values_of
from egov.portal.account.page import FormPage
from egov.portal.account.settings import settings
from egov.portal.throttle import limiter
from egov.portal.throttle import network
from egov.portal.throttle import rate
import hashlib
import logging
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


logger = logging.getLogger(__name__)

MAILS = rate("3/hour")
"""To one account, whoever asks."""
DEAD = _("This link is not good any more: it has been used, or its time is over.")


class ForgottenPage(FormPage):
    """Takes a login name or an e-mail address. The answer is the same whether there is such an account or not."""

    template = ViewPageTemplateFile("templates/forgotten.pt")
    sent = False
    fields = (Field("login", _("Login name or e-mail address"), autocomplete="username"),)

    @property
    def can_mail(self):
        """Does the site send mail at all?"""
        return registration.can_mail()

    def read(self):
        return values_of(self.fields, self.request.form)

    def examine(self):
        address = network(self.request.getClientAddr())
        if not limiter.hit(rate(settings().registration_rate), "forgotten-address", address):
            self.request.response.setStatus(429)
            return {"": human.TOO_OFTEN}
        said = self.values["login"]
        return {} if said else {"login": _(registration.MISSING, mapping={"title": _("Login name or e-mail address")})}

    def act(self):
        self.sent = True
        for member in _members(self.values["login"]) if self.can_mail else ():
            if limiter.hit(MAILS, "forgotten", hashlib.sha256(member.getId().encode()).hexdigest()):
                mail.send_reset(member, pending.keep_reset(member.getId()))
                logger.info("link for a new password sent")
        return ""


class NewPasswordPage(FormPage):
    """The page of the link. Opening it does nothing; the link is used with the new password."""

    template = ViewPageTemplateFile("templates/new_password.pt")

    @property
    def fields(self):
        """The new password, twice."""
        count = settings().password_length
        return (
            Field(
                "password",
                _("New password"),
                _("At least ${count} characters; nothing common, not your name", mapping={"count": count}),
                kind="password",
                autocomplete="new-password",
            ),
            Field("password_again", _("The password again"), kind="password", autocomplete="new-password"),
        )

    @property
    def token(self):
        """What the link carries."""
        return str(self.request.form.get("token", ""))[:100]

    @property
    def member(self):
        """Whose link it is; None when it is not good, or the account has gone."""
        row = pending.find(self.token, pending.RESET)
        return api.user.get(userid=row["account"]) if row else None

    def read(self):
        return values_of(self.fields, self.request.form)

    def examine(self):
        member, said = self.member, self.values
        if member is None:
            return {"": DEAD}
        own = (member.getUserName(), member.getProperty("email", ""), member.getProperty("fullname", ""))
        wrong = passwords.problems(said["password"], own)
        same = said["password"] == said["password_again"]
        found = {"password": wrong[0] if wrong else None, "password_again": None if same else registration.NOT_THE_SAME}
        return {name: message for name, message in found.items() if message}

    def act(self):
        account = pending.take(self.token, pending.RESET)["account"]
        api.portal.get_tool("acl_users").source_users.updateUserPassword(account, self.values["password"])
        logger.info("password set anew by a link")
        api.portal.show_message(_("Your new password is set. You can log in with it now."), self.request)
        return f"{self.portal_url}/login"


class ToForgotten(BrowserView):
    """Plone's own addresses for the same: they lead here, and send nothing."""

    def __call__(self):
        return self.request.response.redirect(f"{api.portal.get().absolute_url()}/@@login-help")


def _members(said):
    """The accounts with a password and an address here that this names: the one with the login name, or else all with
    the e-mail address."""
    users = api.portal.get_tool("acl_users")
    found = [one["id"] for one in users.source_users.enumerateUsers(login=said, exact_match=True)]
    found = found or [one["userid"] for one in users.searchUsers(email=said, exact_match=True)]
    own = [one for one in dict.fromkeys(found) if users.source_users.enumerateUsers(id=one, exact_match=True)]
    return [member for member in map(api.user.get, own) if member.getProperty("email", "")]
