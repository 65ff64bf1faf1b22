"""The rows of a procedure's tables. A stored row is a plain dict with these keys.

What a row must obey beyond its column types (known case, well-formed formula …) is checked by `checks.problems`.
"""

from egov.portal import _
from egov.portal.procedure.known_texts import blank_form_widget
from egov.portal.procedure.known_texts import case_widget
from egov.portal.procedure.vocabularies import CHANNELS
from egov.portal.procedure.vocabularies import DURATION_KINDS
from egov.portal.procedure.vocabularies import DUTIES
from egov.portal.procedure.vocabularies import FEE_KINDS
from egov.portal.procedure.vocabularies import UNITS
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Interface


CASE_HELP = _("A new case can be chosen here once the procedure has been saved.")


class ICase(Interface):
    """A variant of the procedure (truong hop)."""

    id = schema.TextLine(title=_("Code of the case"), description=_("Short, without accents"), required=True)
    title = schema.TextLine(title=_("Name of the case"), required=True)


class IEvidence(model.Schema):
    """A paper that a dossier needs (thanh phan ho so)."""

    id = schema.TextLine(title=_("Code of the paper"), description=_("Empty: given on saving"), required=False)
    directives.widget("case", case_widget)
    case = schema.TextLine(title=_("Case"), description=CASE_HELP, required=False)
    title = schema.TextLine(title=_("Paper"), required=True)
    originals = schema.Int(title=_("Originals"), min=0, default=0, required=False)
    copies = schema.Int(title=_("Copies"), min=0, default=0, required=False)
    required = schema.Bool(title=_("Compulsory"), default=True, required=False)
    directives.widget("blank_form", blank_form_widget)
    blank_form = schema.TextLine(
        title=_("Blank form"),
        description=_("A file that was added inside this procedure"),
        required=False,
    )
    note = schema.TextLine(title=_("Note"), required=False)


class IChannel(model.Schema):
    """A way to file; how long it takes and what it costs hang on it (cach thuc thuc hien)."""

    channel = schema.Choice(title=_("Way of filing"), vocabulary=CHANNELS, required=True)
    directives.widget("case", case_widget)
    case = schema.TextLine(title=_("Case"), description=CASE_HELP, required=False)
    kind = schema.Choice(title=_("Time limit"), vocabulary=DURATION_KINDS, required=False)
    amount = schema.TextLine(
        title=_("How many"), description=_("A number such as 10 or 2.5; only for a fixed time"), required=False
    )
    unit = schema.Choice(title=_("Unit"), vocabulary=UNITS, default="working_day", required=False)
    cutoff = schema.TextLine(
        title=_("Next working day when received after"),
        description=_("For an answer on the same day: 15:00"),
        required=False,
    )
    fee = schema.TextLine(
        title=_("Amount due"),
        description=_("In dong: 0, 8000, or a formula such as 2000*page[1-2] + 1000*page[3-]; empty: not known"),
        required=False,
    )
    fee_kind = schema.Choice(title=_("Kind of payment"), vocabulary=FEE_KINDS, required=False)
    fee_note = schema.TextLine(title=_("Note on the amount"), required=False)
    note = schema.Text(title=_("Note"), required=False)


class IStep(model.Schema):
    """A step as told to the citizen (trinh tu thuc hien)."""

    directives.widget("case", case_widget)
    case = schema.TextLine(title=_("Case"), description=CASE_HELP, required=False)
    title = schema.TextLine(title=_("Step"), required=True)
    description = schema.Text(title=_("What happens"), required=False)


class IProcessStep(Interface):
    """A step inside the administration; its days do not move the citizen's date."""

    name = schema.TextLine(title=_("Internal step"), required=True)
    agency = schema.Choice(title=_("Agency"), vocabulary="egov.portal.agencies", required=False)
    duty = schema.Choice(title=_("Duty"), vocabulary=DUTIES, required=False)
    days = schema.TextLine(title=_("Working days"), description=_("A number such as 0.5"), required=False)


class IOutput(Interface):
    """A result (ket qua thuc hien)."""

    code = schema.TextLine(title=_("Code of the result"), required=False)
    title = schema.TextLine(title=_("Result"), required=True)


class ILegalResource(Interface):
    """A legal text (can cu phap ly)."""

    number = schema.TextLine(title=_("Number"), required=False)
    title = schema.TextLine(title=_("Title of the text"), required=False)
    date = schema.Date(title=_("Date of issue"), required=False)
    issuer = schema.TextLine(title=_("Issued by"), required=False)
