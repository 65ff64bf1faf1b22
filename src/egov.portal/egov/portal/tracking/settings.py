"""The setting of the public look-up."""

from egov.portal import _
from limits import parse
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema import TextLine


def is_rate(text):
    """True for a rate such as 30/minute; raises Invalid otherwise."""
    try:
        parse(text)
    except ValueError:
        raise Invalid(_("Write a number and a time, such as 30/minute.")) from None
    return True


class ITrackingSettings(Interface):
    """Registry record of the public look-up."""

    tracking_rate = TextLine(
        title=_("Look-ups of dossiers"),
        description=_("How many look-ups by reference one address may make, such as 30/minute."),
        default="30/minute",
        constraint=is_rate,
    )
