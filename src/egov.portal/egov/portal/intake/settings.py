"""What the portal takes in: kinds and sizes of files, and how long it keeps those of an unfinished form."""

from egov.portal import _
from egov.portal.numerals import MEGABYTE
from egov.portal.registry import Records
from egov.portal.rules.files import ALLOWED
from zope import schema
from zope.interface import Interface


PREFIX = "egov.portal.intake"


class IIntakeSettings(Interface):
    """Settings of the intake; the defaults are those of the national portal's rules for electronic papers."""

    kinds = schema.Tuple(
        title=_("Kinds of files accepted"),
        description=_("Each file is checked by its content, not only by its name."),
        value_type=schema.Choice(values=tuple(ALLOWED)),
        default=tuple(ALLOWED),
    )
    max_file_mb = schema.Int(title=_("Largest file, in megabytes"), min=1, default=20)
    max_total_mb = schema.Int(title=_("All files of one submission, in megabytes"), min=1, default=100)
    kept_hours = schema.Int(
        title=_("Hours to keep uploaded files while a form is being corrected"),
        min=1,
        default=6,
    )
    max_files = schema.Int(title=_("Files of one paper, at most"), min=1, default=20)
    draft_days = schema.Int(title=_("Days to keep a draft after it was last saved"), min=1, default=30)
    draft_reminder_days = schema.Int(
        title=_("Days before the end of a draft to remind its applicant"),
        min=1,
        default=5,
    )


def settings():
    """The settings of this site: the fields of IIntakeSettings."""
    return Records(IIntakeSettings, PREFIX)


def max_file():
    """The largest file, in bytes."""
    return settings().max_file_mb * MEGABYTE


def max_total():
    """The largest sum of all files of one submission, in bytes."""
    return settings().max_total_mb * MEGABYTE


def extensions():
    """The accepted file name extensions, without the dot."""
    return [extension for kind in settings().kinds for extension in ALLOWED[kind].extensions]
