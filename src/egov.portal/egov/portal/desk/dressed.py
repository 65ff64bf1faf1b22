"""A form of the portal outside of EasyForm: the same controls, the same care for uploads, the same words of error."""

from egov.portal.intake import dressing
from egov.portal.intake.attachments import problem
from egov.portal.intake.interfaces import IIntakeLayer
from egov.portal.intake.messages import told
from egov.portal.intake.uploads import IUploadWidget
from plone.namedfile.interfaces import INamedField
from z3c.form import form
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides


WANTED = "egov.portal.wanted"
"""Tag of a field that is asked for although a form may go without it."""


class DressedForm(form.Form):
    """What speaks against what was filled in is in `refusals`, to be listed on top; uploads survive it.

    The template shows the controls by the macro `context/@@form-macros/controls`.
    """

    enableCSRFProtection = True
    ignoreReadonly = True

    def __init__(self, context, request):
        super().__init__(context, request)
        # In front of the other layers, for the same controls as in online forms.
        directlyProvides(request, IIntakeLayer, directlyProvidedBy(request))
        self.refusals = []

    def update(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        super().update()

    def render(self):
        """The page."""
        return self.template()

    def controls(self):
        """The widgets, dressed for the page."""
        widgets = list(self.widgets.values())
        for widget in widgets:
            dressing.dress(widget)
        return widgets

    def is_group(self, widget):
        """See dressing."""
        return dressing.is_group(widget)

    def is_optional(self, widget):
        """May it be left out without a word?"""
        return not widget.required and not widget.field.queryTaggedValue(WANTED)

    def message(self, widget):
        """What is wrong with the value of this control."""
        return told(widget.field, widget.error.error)

    def extracted(self):
        """The values by field; what is wrong with them is in `refusals` then."""
        values, errors = self.extractData()
        self.refusals = [*(told(error.field, error.error) for error in errors), *self.unfit(values)]
        return values

    def unfit(self, values):
        """What is wrong with the values, beyond what each control sees for itself: messages."""
        files = (values.get(name) for name, field in self.fields.items() if INamedField.providedBy(field.field))
        return [message for message in map(problem, filter(None, files)) if message]

    def keep_uploads(self):
        """Keep what was uploaded for the next attempt: called when the form goes back."""
        for widget in self.widgets.values():
            if IUploadWidget.providedBy(widget):
                widget.keep()
