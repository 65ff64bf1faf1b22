"""The mail with the link that confirms a registration. It leaves when the transaction has been committed.

It holds nothing that whoever registers can word freely: nobody can send his own text to a stranger through it.
"""

from egov.portal import _
from egov.portal.account.settings import settings
from plone import api
from urllib.parse import urlencode
from zope.i18n import translate


def send_link(particulars, token):
    """Send the link of a registration to its address."""
    site = api.portal.get()
    facts = {
        "login": particulars["login"],
        "site": site.Title(),
        "hours": settings().confirmation_hours,
        "link": f"{site.absolute_url()}/@@confirm-account?{urlencode({'token': token})}",
    }
    language = api.portal.get_current_language()
    subject, body = (translate(text, target_language=language) for text in _words(facts))
    api.portal.send_email(recipient=particulars["email"], subject=" ".join(subject.split()), body=body)


def _words(facts):
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
