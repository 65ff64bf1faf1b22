"""What Plone's own forms ask of somebody about himself, named for his browser (WCAG 2.2, 1.3.5 and 3.3.8)."""

from egov.portal.interfaces import IPortalLayer
from z3c.form.interfaces import IAfterWidgetUpdateEvent
from zope.component import adapter


PURPOSES = {
    "change-password": {
        "current_password": "current-password",
        "new_password": "new-password",
        "new_password_ctl": "new-password",
    },
    "personal-information": {"fullname": "name", "email": "email"},
}
"""By the page and the field."""


@adapter(IAfterWidgetUpdateEvent)
def name_purpose(event):
    """Tell the browser what the control is for."""
    widget = event.widget
    if IPortalLayer.providedBy(widget.request) and widget.field is not None:
        purpose = PURPOSES.get(getattr(widget.form, "__name__", ""), {}).get(widget.field.__name__)
        if purpose:
            widget.attributes["autocomplete"] = purpose
