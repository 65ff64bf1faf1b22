"""How the sender gets at his feedback: by reference and PIN, by a key that a page or a message gave him, or by account.

No view of the feedback itself is open to him, so that none of Plone's tells him who handled it.
"""

from egov.portal.feedback.catalogue import by_reference
from egov.portal.tracking import link
from egov.portal.tracking.lookup import look_up
from egov.portal.tracking.lookup import look_up_by_link
from plone import api
from urllib.parse import urlencode


PAGE = "@@feedback-status"


def said(request, name, form=None):
    """What was sent under this name, at most as long as a key can be."""
    return str((request.form if form is None else form).get(name, "") or "")[:80].strip()


def by_pin(request, form=None):
    """The feedback that reference and PIN open; None for a wrong one of them. `form`: what was sent, if not as a form.
    Raises `Throttled`."""
    reference, pin = said(request, "reference", form), said(request, "pin", form)
    found, opened = look_up(reference, pin, request, by_reference) if pin else (None, False)
    return found if opened and found.anonymised is None else None


def by_key(request):
    """The feedback that reference and key open; None for a forged or old key. Raises `Throttled`."""
    key = said(request, "key")
    return look_up_by_link(said(request, "reference"), key, request, by_reference) if key else None


def by_account(request):
    """The feedback with this reference, if the current user has sent it with his account; else None."""
    account = api.user.get_current().getId()
    found = by_reference(said(request, "reference").upper()) if account else None
    return found if found is not None and found.account == account else None


def address(feedback, page=PAGE):
    """The address at which the sender sees it from now on, until it moves on."""
    return f"{api.portal.get().absolute_url()}/{page}?{query_of(feedback)}"


def query_of(feedback):
    """Reference and key, as a query."""
    return urlencode({"reference": feedback.reference, "key": link.key_of(feedback)})
