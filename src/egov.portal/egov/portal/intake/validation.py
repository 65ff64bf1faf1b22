"""z3c.form's validation of one control, handed to the examination that the REST service uses as well."""

from collective.easyform.interfaces import IEasyFormForm
from egov.portal.intake import examination
from egov.portal.intake.interfaces import IIntakeLayer
from egov.portal.intake.interfaces import IOnlineForm
from z3c.form.interfaces import IGroup
from z3c.form.interfaces import IValidator
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema.interfaces import IField


@implementer(IValidator)
@adapter(IOnlineForm, IIntakeLayer, IEasyFormForm, IField, Interface)
class MainValidator:
    """For the fields outside of fieldsets."""

    def __init__(self, context, request, view, field, widget):
        self.context = context
        self.request = request
        self.field = field

    def validate(self, value, force=False):
        """Raise Invalid with the message if the value is not fit."""
        message = examination.problem(self.context, self.field, value, self.request)
        if message:
            raise Invalid(message)


@adapter(IOnlineForm, IIntakeLayer, IGroup, IField, Interface)
class GroupValidator(MainValidator):
    """For the fields in fieldsets."""
