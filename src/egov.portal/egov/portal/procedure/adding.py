"""Adding many procedures at once: with all events of an ordinary one, each indexed once, at the end."""

from collections.abc import Callable
from egov.portal.procedure import uniqueness
from egov.portal.procedure.stored import stored
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Products.CMFCore.utils import getToolByName


def add(container, plain: dict, fill: Callable | None = None, publish: bool = True):
    """Add a procedure with these plain values; its id comes from its code, so its address lasts.

    Call it in `uniqueness.read_once`. `fill` gets the procedure before it is published, to put files and
    forms inside. Publishing goes through the workflow: raises WorkflowException when it is refused.
    """
    content = createContent("Procedure", **stored(plain))
    if plain.get("code"):
        content.id = id_of(plain["code"])
    procedure = addContentToContainer(container, content, checkConstraints=False)
    uniqueness.remember(procedure)
    if fill is not None:
        fill(procedure)
    if publish:
        getToolByName(container, "portal_workflow").doActionFor(procedure, "publish")
    return procedure


def id_of(code: str) -> str:
    """The code as a part of an address: 1.001193 becomes 1-001193."""
    return code.replace(".", "-").lower()
