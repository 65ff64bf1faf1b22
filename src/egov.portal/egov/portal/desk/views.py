"""The views of the queue that officers keep under names, and the form that keeps and drops them."""

from BTrees.OOBTree import OOBTree
from egov.portal import _
from egov.portal.desk.filters import Filters
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from urllib.parse import urlencode
from zope.annotation.interfaces import IAnnotations


KEY = "egov.portal.desk.views"
MAX_VIEWS = 20
MAX_NAME = 60


def views_of(account):
    """The views of an officer, by name: (name, pairs of the address)."""
    return sorted(_store().get(account, {}).items())


def keep(account, name, pairs):
    """Keep a view under a name, in the place of the one of that name. Raises ValueError when there are too many.

    Each officer has one value of a tree, replaced as a whole: officers who keep views at the same time are no conflict.
    """
    own = {**dict(views_of(account)), name: tuple(pairs)}
    if len(own) > MAX_VIEWS:
        raise ValueError("too many views")
    IAnnotations(api.portal.get()).setdefault(KEY, OOBTree())[account] = own


def drop(account, name):
    """Forget a view, if it is there."""
    own = dict(views_of(account))
    if own.pop(name, None) is not None:
        _store()[account] = own


def _store():
    return IAnnotations(api.portal.get()).get(KEY, {})


class ViewsForm(BrowserView):
    """`name` with filters keeps them, `drop` forgets the view of that name; leads back to the queue. POST with the
    authenticator only. What was searched for is about one person and is not kept."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form = self.request.form
        account = api.user.get_current().getId()
        pairs = Filters.read(form).address(text="")
        if form.get("drop"):
            drop(account, str(form["drop"]))
        else:
            self._keep(account, " ".join(str(form.get("name", "")).split())[:MAX_NAME], pairs)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@queue?{urlencode(pairs)}".rstrip("?"))

    def _keep(self, account, name, pairs):
        message = _("The view was saved.")
        if not name:
            message = _("A view needs a name.")
        else:
            try:
                keep(account, name, pairs)
            except ValueError:
                message = _("You have ${most} views already. Drop one first.", mapping={"most": MAX_VIEWS})
        api.portal.show_message(message, self.request)
