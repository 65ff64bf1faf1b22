"""A new EasyForm inside a procedure becomes its online form, ready to be used."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.easyform import config
from collective.easyform.interfaces.easyform import default_submitLabel
from egov.portal import _
from egov.portal.intake import questions
from egov.portal.intake import writing
from egov.portal.intake.interfaces import IOnlineForm
from egov.portal.procedure.schema import IProcedure
from plone import api
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import noLongerProvides
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


ACTION_TYPE = "egov.portal.intake.action.CreateDossier"
ACTION_NAME = "create_dossier"


def take_up(form, event):
    """Mark an EasyForm that was added or moved into a procedure; write its models if nobody has written any yet.

    The event may be of the procedure around it, so the form's own parent counts.
    """
    if IObjectRemovedEvent.providedBy(event):
        return
    procedure = aq_parent(aq_inner(form))
    if not IProcedure.providedBy(procedure):
        _let_go(form)
        return
    alsoProvides(form, IOnlineForm)
    language = api.portal.get_default_language()
    if form.fields_model == config.FIELDS_DEFAULT:
        form.fields_model = writing.fields_model(questions.sections(procedure), language)
    if form.submitLabel == default_submitLabel(form):
        form.submitLabel = translate(_("Send the dossier"), target_language=language)
    if form.actions_model == config.ACTIONS_DEFAULT:
        form.actions_model = writing.actions_model(ACTION_TYPE, ACTION_NAME, _("Create dossier"), language)


def _let_go(form):
    if IOnlineForm.providedBy(form):
        noLongerProvides(form, IOnlineForm)
