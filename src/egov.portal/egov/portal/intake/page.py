"""The form as z3c.form works on it, and as a page shows it."""

from collective.easyform.browser.view import EasyFormForm
from dataclasses import dataclass
from egov.portal import _
from egov.portal.intake import dressing
from egov.portal.intake import examination
from egov.portal.intake import messages
from egov.portal.intake import model
from egov.portal.intake.conditions import raw_value
from egov.portal.intake.interfaces import IComposeLayer
from egov.portal.intake.papers import IPapersWidget
from plone.z3cform import z2
from typing import Any
from z3c.form.button import Buttons
from z3c.form.button import Handlers
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
from zope.schema.interfaces import IBool


PREFIX = "form.widgets."
VERSION = "form.version"
PLACE = "form.place"
"""The section of the page where the applicant is."""


@dataclass(frozen=True)
class Trouble:
    """One line of the summary of what is wrong: the message, and the id of the control it is about ("" for none)."""

    message: Any
    control: str = ""


@dataclass(frozen=True)
class Part:
    """A section of the page."""

    id: str
    label: Any
    description: Any
    widgets: tuple


class IntakeForm(EasyFormForm):
    """EasyForm's form with our widgets and validators, without its buttons: the page sends to a view of ours."""

    buttons = Buttons()
    handlers = Handlers()

    def __init__(self, context, request):
        super().__init__(context, request)
        # In front of the other layers: z3c.form finds the first that fits.
        directlyProvides(request, IComposeLayer, directlyProvidedBy(request))
        z2.switch_on(self)
        self.troubles = []

    @property
    def schema(self):
        """The questions; EasyForm would parse its XML again at each use."""
        return model.schema_of(self.context)

    def update(self):
        """Without EasyForm's second extraction, which is for a thanks page that an online form has not."""
        super(EasyFormForm, self).update()
        self.markWidgets()

    def examined(self):
        """The values by field if all is well; otherwise None, and `troubles` says what is not."""
        values, _errors = self.extractData()
        for name in (*model.hidden(self.context, self._raw()), *self.spared()):
            values.pop(name, None)
            self._excuse(name)
        if not self._wrong():
            self.blame(examination.joint_problems(values))
        self._list_wrong()
        return None if self.troubles else values

    def spared(self):
        """Names of fields that may be left out although the form requires them."""
        return ()

    def blame(self, problems):
        """Put messages by field at their controls, those of the whole form ("") on top."""
        for name, text in problems.items():
            widget = self.controls().get(name)
            if widget is None:
                self.troubles.append(Trouble(text))
            else:
                widget.error = text

    def refuse(self, problems):
        """What the form's actions said."""
        self.blame(problems)
        self._list_wrong()

    def message(self, widget):
        """What is wrong with the value of this control."""
        failed = getattr(widget.error, "error", None)
        return widget.error if failed is None else messages.told(widget.field, failed)

    def keep_uploads(self):
        """The page goes back to the applicant: keep what was uploaded."""
        for widget in self.uploads().values():
            widget.keep()

    def kept_uploads(self):
        """Ids of the uploads that were kept from an earlier attempt."""
        return [upload_id for widget in self.uploads().values() for upload_id in widget.upload_ids]

    def uploads(self):
        """The controls for files, by field."""
        return {name: widget for name, widget in self.controls().items() if IPapersWidget.providedBy(widget)}

    def missing(self):
        """What still speaks against sending, as Troubles; nothing is marked at the controls."""
        values, errors = self.extractData(setErrors=False)
        concealed = model.hidden(self.context, self._raw())
        asked = [error for error in errors if error.widget.field.__name__ not in concealed]
        found = [Trouble(messages.told(one.widget.field, one.error), dressing.control(one.widget)) for one in asked]
        shown = {name: value for name, value in values.items() if name not in concealed}
        return found or [self._trouble(*problem) for problem in examination.joint_problems(shown).items()]

    def parts(self):
        """The sections that ask something, dressed for the page."""
        main = Part("part-0", self.default_fieldset_label, "", tuple(self.widgets.values()))
        groups = (
            Part(f"part-{number}", group.label, group.description, tuple(group.widgets.values()))
            for number, group in enumerate(self.groups, 1)
        )
        found = [part for part in (main, *groups) if part.widgets]
        for part in found:
            for widget in part.widgets:
                dressing.dress(widget)
        return found

    def controls(self):
        """The widgets by field."""
        return {name: widget for manager in self._managers() for name, widget in manager.items()}

    def _managers(self):
        return [self.widgets, *(group.widgets for group in self.groups)]

    def _wrong(self):
        return [widget for widget in self.controls().values() if widget.error is not None]

    def _list_wrong(self):
        self.troubles += [Trouble(self.message(widget), dressing.control(widget)) for widget in self._wrong()]

    def _trouble(self, name, text):
        widget = self.controls().get(name)
        return Trouble(text, dressing.control(widget) if widget is not None else "")

    def _excuse(self, name):
        widget = self.controls().get(name)
        if widget is not None:
            widget.error = None

    def _raw(self):
        said = self.request.form
        return {
            name: raw_value(said.get(widget.name), IBool.providedBy(widget.field))
            for name, widget in self.controls().items()
        }


FORM_CHANGED = _("The form has been changed since you opened it. Please look through your answers and send it again.")
