"""Doing what the check found to be right. A step is done as a whole or raises; the caller's transaction decides."""

from collections.abc import Iterable
from egov.portal import _
from egov.portal.exchange.checking import ADD
from egov.portal.exchange.checking import CHANGE
from egov.portal.exchange.checking import Options
from egov.portal.exchange.checking import Step
from egov.portal.exchange.lookup import add_sector
from egov.portal.exchange.lookup import Lookup
from egov.portal.exchange.record import Finding
from egov.portal.exchange.record import WARNING
from egov.portal.procedure import uniqueness
from egov.portal.procedure.adding import add
from egov.portal.procedure.schema import IProcedure
from egov.portal.procedure.stored import stored
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


def write(root, steps: Iterable[Step], lookup: Lookup, options: Options) -> int:
    """Add and change procedures in the folder `root`; gives how many."""
    done = 0
    with uniqueness.read_once():
        for step in steps:
            if step.action == ADD:
                _add(root, step, options)
            elif step.action == CHANGE:
                _change(lookup.procedure(step.code, step.agency), _with_sector(step.plain))
            done += step.action in (ADD, CHANGE)
    return done


def _add(root, step: Step, options: Options) -> None:
    """What may not be published, such as an incomplete page, stays a draft and is told."""
    procedure = add(root, _with_sector(step.plain), publish=False)
    if options.publish:
        try:
            api.portal.get_tool("portal_workflow").doActionFor(procedure, "publish")
        except WorkflowException as error:
            message = _("Left as a draft: ${reason}", mapping={"reason": str(error).split("\n")[0][:200]})
            step.findings.append(Finding(step.where, message, WARNING))


def _with_sector(plain: dict) -> dict:
    """A sector that was not known when the step was checked is added, unless an earlier step has done so."""
    said = plain.get("sector")
    return {**plain, "sector": Lookup().sector(said) or add_sector(said)} if said else plain


def _change(procedure, plain: dict) -> None:
    for name, value in stored(plain).items():
        setattr(procedure, name, value)
    notify(ObjectModifiedEvent(procedure, Attributes(IProcedure, *plain)))
