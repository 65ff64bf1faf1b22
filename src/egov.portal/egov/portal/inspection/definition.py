"""A DCWorkflow definition as XML: read, written and copied by GenericSetup's own importer and exporter.

What comes from outside is looked at first: no document type (so no entities), no scripts, nothing that leads elsewhere,
and no more than a definition needs. A definition that is read is an object of its own; nothing in the site has changed.
"""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import system
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from egov.portal import _
from egov.portal.dossier.meaning import VARIABLE
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from Products.DCWorkflow.exportimport import DCWorkflowDefinitionBodyAdapter
from Products.DCWorkflow.Variables import VariableDefinition
from Products.GenericSetup.context import SetupEnviron
import re
from xml.etree.ElementTree import ParseError
from zExceptions import BadRequest
from zope.tales.tales import CompilerError


LARGEST = 512 * 1024  # bytes; the portal's own has 40 KB
ID = re.compile(r"[a-z][a-z0-9_]{2,59}", re.ASCII)
STATE_VARIABLE = "review_state"
OWN_PAGES = "%(content_url)s/"
WRONG = (ValueError, LookupError, AttributeError, TypeError, SyntaxError, BadRequest, CompilerError)
"""What the importer raises for a document that is XML and no workflow."""


class DefinitionRefused(ValueError):
    """The text is no definition that may be taken; `messages` say why."""

    def __init__(self, *messages):
        super().__init__(*messages)
        self.messages = messages


def read(text: bytes) -> DCWorkflowDefinition:
    """The definition that the XML holds, under the id that stands there. Raises DefinitionRefused."""
    root = _examined(text)
    definition = DCWorkflowDefinition(root.get("workflow_id", ""))
    try:
        DCWorkflowDefinitionBodyAdapter(definition, SetupEnviron()).body = text
    except WRONG as error:
        reason = f"{type(error).__name__}: {error}"
        raise DefinitionRefused(_("This is no workflow definition: ${reason}", mapping={"reason": reason})) from error
    give_variable(definition)
    return definition


def write(definition) -> bytes:
    """The definition as XML, the same that `read` takes. Checks no permission: the caller has."""
    before = getSecurityManager()
    # The exporter is a page template and asks for "Manage portal", which administrators of a site do not have.
    newSecurityManager(None, system)
    try:
        return DCWorkflowDefinitionBodyAdapter(definition, SetupEnviron()).body
    finally:
        setSecurityManager(before)


def copied(definition, id: str, title: str) -> DCWorkflowDefinition:
    """A copy under another id and title."""
    copy = read(write(definition))
    copy._setId(id)
    copy.title = title
    return copy


def give_variable(definition):
    """Have the variable by which states tell what they stand for. It is of the definition, not of dossiers."""
    if VARIABLE not in definition.variables:
        definition.variables._setObject(VARIABLE, VariableDefinition(VARIABLE))
        definition.variables[VARIABLE].setProperties(description="", for_catalog=0, for_status=0)


def _examined(text):
    """The root element, when nothing speaks against the document. Raises DefinitionRefused."""
    if len(text) > LARGEST:
        raise DefinitionRefused(_("The file is larger than a workflow definition can be."))
    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise DefinitionRefused(_("This is no safe XML: ${reason}", mapping={"reason": str(error)})) from error
    found = list(_objections(root))
    if found:
        raise DefinitionRefused(*found)
    return root


def _objections(root):
    if root.tag != "dc-workflow":
        yield _("This is no workflow definition: the outermost element must be dc-workflow.")
        return
    if not ID.fullmatch(root.get("workflow_id", "")):
        yield _("The id of a workflow has 3 to 60 small letters without accents, digits and '_'.")
    if root.get("state_variable") != STATE_VARIABLE:
        yield _("The state variable must be review_state.")
    if any(True for _one in root.iter("script")) or any(_scripts(root)):
        yield _("A workflow of the portal has no scripts.")
    if any(not (action.get("url") or OWN_PAGES).startswith(OWN_PAGES) for action in root.iter("action")):
        yield _("The address of an action must begin with %(content_url)s/.")


def _scripts(root):
    return [move for move in root.iter("transition") if move.get("before_script") or move.get("after_script")]
