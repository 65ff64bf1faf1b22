"""The forms in which an editor adds and changes a procedure: Dexterity's own, with the checks across fields."""

from collective.z3cform.datagridfield.interfaces import IRow
from egov.portal import _
from egov.portal.procedure.blank_rows import drop_blank_rows
from egov.portal.procedure.checks import problems
from egov.portal.procedure.forms import blank_form_ids
from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.uniqueness import code_problems
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.z3cform.layout import wrap_form
from z3c.form.interfaces import IErrorViewSnippet
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import classImplements
from zope.interface import Invalid
from zope.schema import getFieldsInOrder


class CheckedForm:
    """Mixed into a form: blank rows do not count, and what `checks.problems` finds is shown at its field."""

    enableCSRFProtection = True
    default_fieldset_label = _("General")
    own_uid = None

    def update(self):
        for name, field in getFieldsInOrder(IProcedure):
            if IRow.providedBy(getattr(field, "value_type", None)):
                drop_blank_rows(self.request.form, f"form.widgets.{name}", field.value_type.schema)
        super().update()

    def extractData(self, setErrors=True):
        """The data and the errors of the fields; when these are in order, also of the checks across fields."""
        data, errors = super().extractData(setErrors=setErrors)
        if errors:
            return data, errors
        by_field = {}
        for problem in [
            *problems(data, self.files()),
            *code_problems(data.get("code"), data.get("agency"), self.own_uid),
        ]:
            by_field.setdefault(problem.field, []).append(translate(problem.message, context=self.request))
        return data, tuple(self._show(field, " ".join(messages)) for field, messages in by_field.items())

    def files(self):
        """The names of the files inside; None where there can be none yet."""
        return None

    def _show(self, field, message):
        """Put the message at the widget of the field, whatever fieldset it is on, and give its view."""
        form = next(form for form in (self, *self.groups) if field in form.widgets)
        widget = form.widgets[field]
        parts = (Invalid(message), self.request, widget, widget.field, form, self.context)
        widget.error = getMultiAdapter(parts, IErrorViewSnippet)
        widget.error.update()
        return widget.error


class AddForm(CheckedForm, DefaultAddForm):
    """A new procedure."""


class AddView(DefaultAddView):
    """The page of the add form."""

    form = AddForm


class EditForm(CheckedForm, DefaultEditForm):
    """A procedure changed."""

    @property
    def own_uid(self):
        return self.context.UID()

    def files(self):
        return blank_form_ids(self.context)


EditView = wrap_form(EditForm)
classImplements(EditView, IDexterityEditForm)
