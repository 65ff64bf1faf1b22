"""The controls of a form made fit for people: classes, autocompletion, and the ties between control, help and error."""

from egov.portal import _
from egov.portal.intake import model
import json
from z3c.form.interfaces import ICheckBoxWidget
from z3c.form.interfaces import IRadioWidget
from z3c.form.interfaces import ISelectWidget


AUTOCOMPLETE = {
    "name": "name",
    "organisation": "organization",
    "birth_date": "bday",
    "province": "address-level1",
    "commune": "address-level2",
    "address": "street-address",
    "phone": "tel",
    "email": "email",
}
"""By the last part of a party's field (WCAG 2.2, 1.3.5)."""

INPUT_MODES = {"phone": "tel", "email": "email", "tax_number": "numeric"}


def is_group(widget):
    """Is it several controls, which need a legend and not a label?"""
    return IRadioWidget.providedBy(widget) or ICheckBoxWidget.providedBy(widget)


def control(widget):
    """The id of the (first) control of the widget, to link to."""
    return f"{widget.id}-0" if is_group(widget) else widget.id


def condition(widget):
    """When the question is asked, as JSON for the page's script; None: always."""
    when = model.condition(widget.field)
    return json.dumps(when) if when else None


def dress(widget):
    """Set the attributes of a control that is about to be shown."""
    if is_group(widget):
        return
    if ISelectWidget.providedBy(widget):
        _offer_nothing_first(widget)
    widget.addClass("form-select" if ISelectWidget.providedBy(widget) else "form-control")
    attributes = widget.attributes
    attributes["class"] = widget.klass
    attributes["aria-describedby"] = " ".join(_described(widget)) or None
    attributes["aria-invalid"] = "true" if widget.error is not None else None
    party, _underscore, part = widget.field.__name__.partition("_")
    if party in ("owner", "submitter"):
        attributes["autocomplete"] = f"section-{party} {AUTOCOMPLETE[part]}" if part in AUTOCOMPLETE else "off"
        attributes["inputmode"] = INPUT_MODES.get(part)
    for name in [name for name, value in attributes.items() if value is None]:
        del attributes[name]


def _described(widget):
    if widget.field.description:
        yield f"{widget.id}-help"
    if widget.error is not None:
        yield f"{widget.id}-error"


def _offer_nothing_first(widget):
    if not widget.multiple and not widget.prompt:
        widget.prompt = True
        widget.promptMessage = _("Choose")
