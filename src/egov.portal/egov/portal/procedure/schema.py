"""The fields of a procedure: the 20 labels of the national database (domain facts, section 2) and the portal's own.

The 20: code, decision number, title, executing level, kind, sector, steps, channels, evidences, audience, executing
agencies, competent agencies, receiving address, authorised agencies, coordinating agencies, outputs, legal resources,
requirements, keywords, description. ND 63/2010/ND-CP art. 8 says which parts a procedure must have; a value that is not
known is left empty, so only title and agency are required here.
"""

from collective.z3cform.datagridfield.row import DictRow
from egov.portal import _
from egov.portal.procedure import rows
from egov.portal.procedure import vocabularies
from egov.portal.procedure.code import is_code
from egov.portal.procedure.tables import blocks_widget
from egov.portal.procedure.tables import table_widget
from plone.app.textfield import RichText
from plone.app.z3cform.widgets.richtext import RichTextFieldWidget
from plone.app.z3cform.widgets.select import AjaxSelectFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema


CHOOSING = {"vocabulary": "egov.portal.procedures", "pattern_options": {"allowNewItems": "false"}}
"""How the control for `procedures` is to be set up; its script takes the option as text."""


def table(title, row, description=""):
    """A field that holds a list of rows."""
    return schema.List(
        title=title,
        description=description,
        value_type=DictRow(title=title, schema=row),
        defaultFactory=list,
        required=False,
    )


def lines(title):
    """A field that holds a list of plain texts."""
    return schema.List(
        title=title,
        description=_("One a line"),
        value_type=schema.TextLine(),
        defaultFactory=list,
        required=False,
    )


def procedures(title, description):
    """A field that holds the UIDs of other procedures, chosen by name or code."""
    return schema.List(
        title=title, description=description, value_type=schema.TextLine(), defaultFactory=list, required=False
    )


class IProcedure(model.Schema):
    """An administrative procedure."""

    title = schema.TextLine(title=_("Name of the procedure"), required=True)
    code = schema.TextLine(
        title=_("Procedure code"), description=_("For instance 1.001193"), constraint=is_code, required=False
    )
    description = schema.Text(
        title=_("Description"), description=_("In a few words, for the list of procedures"), required=False
    )
    sector = schema.Choice(title=_("Sector"), vocabulary="egov.portal.sectors", required=False)
    agency = schema.Choice(
        title=_("Receiving agency"),
        description=_("The agency whose desk gets the dossiers"),
        vocabulary="egov.portal.agencies",
        required=True,
    )
    directives.widget("audience", CheckBoxFieldWidget)
    audience = schema.List(
        title=_("For whom"),
        value_type=schema.Choice(vocabulary=vocabularies.AUDIENCES),
        defaultFactory=list,
        required=False,
    )
    executing_level = schema.Choice(
        title=_("Executing level"), vocabulary=vocabularies.LEVELS_OF_AUTHORITY, required=False
    )
    kind = schema.Choice(title=_("Kind of procedure"), vocabulary=vocabularies.KINDS, required=False)
    keywords = lines(_("Keywords"))
    directives.widget("life_events", CheckBoxFieldWidget)
    life_events = schema.List(
        title=_("Life events"),
        description=_("Where people look for it; the list is kept in the settings of the portal"),
        value_type=schema.Choice(vocabulary="egov.portal.life_events"),
        defaultFactory=list,
        required=False,
    )
    directives.widget("related", AjaxSelectFieldWidget, **CHOOSING)
    related = procedures(
        _("Related procedures"), _("Shown first; procedures of the same life events and sector follow by themselves")
    )

    model.fieldset("papers", label=_("Cases and papers"), fields=["cases", "evidences"])
    directives.widget("cases", table_widget)
    cases = table(_("Cases"), rows.ICase, _("Only where papers, steps or limits differ from case to case"))
    directives.widget("evidences", blocks_widget)
    evidences = table(_("Papers of the dossier"), rows.IEvidence)

    model.fieldset(
        "ways",
        label=_("Ways of filing, time, cost"),
        fields=["channels", "result_delivery", "online_payment", "receiving_address"],
    )
    directives.widget("channels", blocks_widget)
    channels = table(_("Ways of filing"), rows.IChannel, _("Time limit and amount due belong to a way of filing"))
    directives.widget("result_delivery", CheckBoxFieldWidget)
    result_delivery = schema.Set(
        title=_("How the result is returned"),
        value_type=schema.Choice(vocabulary=vocabularies.RESULT_DELIVERIES),
        defaultFactory=set,
        required=False,
    )
    online_payment = schema.Bool(title=_("What is due can be paid online"), default=False, required=False)
    receiving_address = schema.Text(title=_("Where dossiers are received"), required=False)

    model.fieldset("course", label=_("Steps and requirements"), fields=["steps", "requirements"])
    directives.widget("steps", blocks_widget)
    steps = table(_("Steps"), rows.IStep)
    directives.widget("requirements", RichTextFieldWidget)
    requirements = RichText(
        title=_("Requirements and conditions"),
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html", "text/plain"),
        required=False,
    )

    model.fieldset(
        "law",
        label=_("Results and legal basis"),
        fields=["outputs", "legal_resources", "decision_number", "decision_date"],
    )
    directives.widget("outputs", table_widget)
    outputs = table(_("Results"), rows.IOutput)
    directives.widget("legal_resources", table_widget)
    legal_resources = table(_("Legal basis"), rows.ILegalResource)
    decision_number = schema.TextLine(title=_("Number of the announcing decision"), required=False)
    decision_date = schema.Date(title=_("Date of the announcing decision"), required=False)

    model.fieldset(
        "agencies",
        label=_("Agencies"),
        fields=["executing_agencies", "competent_agencies", "authorised_agencies", "coordinating_agencies"],
    )
    executing_agencies = lines(_("Executing agencies"))
    competent_agencies = lines(_("Competent agencies"))
    authorised_agencies = lines(_("Authorised agencies"))
    coordinating_agencies = lines(_("Coordinating agencies"))

    model.fieldset(
        "processing",
        label=_("Processing"),
        fields=[
            "process",
            "workflow",
            "clock_policy",
            "upfront_fee",
            "result_file_required",
            "signed_papers",
            "desk_asks",
        ],
    )
    directives.widget("process", table_widget)
    process = table(_("Internal steps"), rows.IProcessStep, _("They do not move the date promised to the citizen"))
    workflow = schema.Choice(
        title=_("Workflow of the dossiers"),
        vocabulary="egov.portal.dossier_workflows",
        default="dossier_workflow",
        required=True,
    )
    clock_policy = schema.Choice(
        title=_("While the citizen is asked for more"),
        vocabulary=vocabularies.CLOCK_POLICIES,
        default="suspend",
        required=True,
    )
    upfront_fee = schema.Bool(title=_("Accept a dossier only when it is paid"), default=False, required=False)
    result_file_required = schema.Bool(title=_("The result must be attached as a file"), default=False, required=False)

    directives.widget("signed_papers", CheckBoxFieldWidget)
    signed_papers = schema.List(
        title=_("Papers that leadership signs"),
        description=_("They go out only when leadership has signed their draft"),
        value_type=schema.Choice(vocabulary=vocabularies.SIGNED_PAPERS),
        defaultFactory=list,
        required=False,
    )

    desk_asks = schema.Bool(
        title=_("Only the desk asks the applicant for supplements"),
        description=_("Officers ask the desk, which asks the applicant or tells them why not"),
        default=True,
        required=False,
    )

    model.fieldset("upkeep", label=_("Upkeep"), fields=["retention_months", "review_due", "replaced_by", "source_note"])
    retention_months = schema.Int(
        title=_("Months to keep personal data after the end of a dossier"),
        description=_("Empty or 0: as the settings of the portal say. It holds for what is filed from then on."),
        min=0,
        max=1200,
        required=False,
    )
    review_due = schema.Date(title=_("To be checked again by"), required=False)
    directives.widget("replaced_by", AjaxSelectFieldWidget, **CHOOSING)
    replaced_by = procedures(_("Replaced by"), _("Where the page of this procedure leads once it is abolished"))
    source_note = schema.Text(
        title=_("Source of the data"),
        description=_("Where values were taken from, for instance from another province"),
        required=False,
    )


class IProcedures(model.Schema):
    """The catalogue of procedures: the folder that holds them."""
