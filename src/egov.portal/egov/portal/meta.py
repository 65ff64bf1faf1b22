"""The ZCML directive that registers a GenericSetup profile by a path below the data folders."""

from egov.portal.resources import directory
from pathlib import Path
from Products.GenericSetup.interfaces import EXTENSION
from Products.GenericSetup.registry import _profile_registry
from zope.configuration.fields import GlobalObject
from zope.interface import Interface
from zope.schema import ASCIILine
from zope.schema import TextLine


PRODUCT = "egov.portal"


class IProfileDirective(Interface):
    """<egov:profile name="default" title="…" path="profiles/default" />"""

    name = ASCIILine(title="The name; the profile's id is egov.portal:<name>")
    title = TextLine(title="Title")
    path = ASCIILine(title="Path from the root of the checkout or of the installed package")
    post_handler = GlobalObject(title="Called with the set-up tool after the import", required=False)


def profile(_context, name, title, path, post_handler=None):
    """Register the profile once the configuration is executed (a plain `genericsetup:registerProfile` knows only paths
    below the package, and in a checkout the data lies elsewhere)."""
    top, _, rest = path.partition("/")
    _context.action(
        discriminator=("registerProfile", PRODUCT, name),
        callable=_profile_registry.registerProfile,
        args=(name, title, title, str(Path(directory(top)) / rest), PRODUCT, EXTENSION, None, None, post_handler),
    )
