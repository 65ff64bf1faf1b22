"""A fit set of values is handed to the form's actions; one of them makes the dossier."""

from collective.easyform.api import get_actions
from collective.easyform.api import get_expression
from collective.easyform.config import FORM_ERROR_MARKER
from collective.easyform.interfaces import IActionExtender
from egov.portal import _
from egov.portal.dossier import catalogue
from egov.portal.dossier.filing import Filed
from egov.portal.dossier.filing import Filing
from egov.portal.dossier.filing import filing_key
from egov.portal.intake.action import ICreateDossier
from egov.portal.intake.attachments import files_in
from egov.portal.intake.model import computed
from egov.portal.intake.ticket import ticket_of
from plone import api
from zope.schema import getFieldsInOrder


def receive(form, values, request, key="", draft=False, entry=None):
    """Run the form's actions on values that have been examined.

    Gives (Filed, {}) or (None, {field: message}), "" standing for the form as a whole. With the key of an earlier
    attempt, nothing is done again and its dossier comes back. `entry`: what the desk adds, where it enters it. The
    caller has found the form open (`opening.problems`). Part of the caller's transaction; a caller that gets problems
    must not let earlier actions' writes through (transaction.abort, or an answer that fails).
    """
    ticket = ticket_of(request)
    ticket.examined, ticket.key, ticket.draft, ticket.entry = True, key, draft, entry
    problems = _run(form, {**values, **computed(form)}, request, draft)
    if not problems and ticket.filed is None:
        problems = {"": _("This form does not take dossiers at present.")}
    return (None, problems) if problems else (ticket.filed, {})


def filed_before(form, key):
    """What the current user has filed with this key already, or None."""
    if not key:
        return None
    account = api.user.get_current().getId() or ""
    dossier = catalogue.by_filing_key(filing_key(Filing(procedure=form.aq_parent, account=account, key=key)))
    return None if dossier is None else Filed(dossier, None, repeated=True)


def _one_by_one(values):
    """The values as EasyForm's own actions know them: further files of a paper have fields of their own."""
    found = {}
    for name, value in values.items():
        files = files_in(value)
        found[name] = files[0] if files else value
        found |= {f"{name}_{number}": file for number, file in enumerate(files[1:], 2)}
    return found


def _run(form, values, request, draft):
    """EasyForm's own order and conditions of actions; the first that refuses ends it. A draft only becomes a dossier:
    no mail is sent about it."""
    for _name, action in getFieldsInOrder(get_actions(form)):
        condition = IActionExtender(action).execCondition
        if not action.required or (draft and not ICreateDossier.providedBy(action)):
            continue
        if condition and not get_expression(form, condition):
            continue
        refused = action.onSuccess(values if ICreateDossier.providedBy(action) else _one_by_one(values), request)
        if refused:
            return {"" if name == FORM_ERROR_MARKER else name: message for name, message in refused.items()}
    return {}
