"""What a form knows already of the one who fills it in: the profile's particulars, by the names of its fields."""

from collective.easyform.interfaces import IFieldExtender
from egov.portal.account import profile
from egov.portal.intake import model
from egov.portal.intake.conditions import PREFIX
from plone import api


def known(form):
    """{field: text} for the fields that this form asks about the owner and the submitter; empty without a profile."""
    account = api.user.get_current().getId()
    if not account:
        return {}
    asked = {name for name, _field in model.fields_of(form)}
    parties = {"owner": profile.owner(account), "submitter": profile.submitter(account)}
    told = {f"{who}_{part}": value for who, parts in parties.items() for part, value in parts.items()}
    return {name: value for name, value in told.items() if name in asked}


def fill(form, request):
    """Put that into a request that brings nothing of the form's own, as if it had been typed; it can be changed."""
    if any(key.startswith(PREFIX) for key in request.form):
        return
    request.form.update({f"{PREFIX}{name}": value for name, value in known(form).items()})


def forget(form, request):
    """Empty the fields that the form itself would fill in with who opens it: for the desk, which files for others."""
    for name, field in model.fields_of(form):
        if IFieldExtender(field).TDefault:
            request.form.setdefault(f"{PREFIX}{name}", "")
