"""The mails with a link: to confirm a registration, and to set a new password. They leave after the commit.

They hold nothing that whoever asks for them can word freely: nobody can send his own text to a stranger through them.
"""

from egov.portal import _
from egov.portal.account.pending import RESET_HOURS
from egov.portal.account.settings import settings
from plone import api
from urllib.parse import urlencode
from zope.i18n import translate


def send_link(particulars, token):
    """Send the link of a registration to its address."""
    facts = {"login": particulars["login"], "hours": settings().confirmation_hours}
    _send(particulars["email"], _confirmation, facts, "@@confirm-account", token)


def send_reset(member, token):
    """Send the link by which an account gets a new password; the login name may have been forgotten too."""
    facts = {"login": member.getUserName(), "hours": RESET_HOURS}
    _send(member.getProperty("email"), _reset, facts, "@@new-password", token)


def _send(recipient, words, facts, page, token):
    site = api.portal.get()
    link = f"{site.absolute_url()}/{page}?{urlencode({'token': token})}"
    language = api.portal.get_current_language()
    told = words({**facts, "site": site.Title(), "link": link})
    subject, body = (translate(text, target_language=language) for text in told)
    api.portal.send_email(recipient=recipient, subject=" ".join(subject.split()), body=body)


def _confirmation(facts):
    """Subject and body."""
    yield _("Confirm your account: ${site}", mapping=facts)
    yield _(
        "confirmation_mail",
        default="""Hello,

with this e-mail address an account "${login}" was asked for at ${site}.

To confirm it, open this link within ${hours} hours:

${link}

If it was not you, do nothing: without the link there is no account.
""",
        mapping=facts,
    )


def _reset(facts):
    """Subject and body."""
    yield _("Set a new password: ${site}", mapping=facts)
    yield _(
        "reset_mail",
        default="""Hello,

a new password was asked for at ${site} for your account. Your login name is "${login}".

To set a new password, open this link within ${hours} hours:

${link}

If it was not you, do nothing: your password stays as it is.
""",
        mapping=facts,
    )
