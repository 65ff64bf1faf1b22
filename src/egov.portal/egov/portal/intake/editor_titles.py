"""EasyForm's editor calls its two lists by the words in their addresses, "fields" and "actions": in a language here."""

from collective.easyform.browser.actions import EasyFormActionsView
from collective.easyform.browser.fields import EasyFormFieldsView
from egov.portal import _
from functools import partial
from zope.i18n import translate


class FormFields(EasyFormFieldsView):
    """The fields of an online form. `label` is the heading, `Title` what the path to the page says."""

    label = _("Fields of the form")

    def __init__(self, context, request):
        super().__init__(context, request)
        self.Title = partial(translate, _("Fields"), context=request)


class FormActions(EasyFormActionsView):
    """What happens when an online form is sent, in the same way."""

    label = _("Actions of the form")

    def __init__(self, context, request):
        super().__init__(context, request)
        self.Title = partial(translate, _("Actions"), context=request)
