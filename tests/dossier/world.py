"""Test layers in which the small world of `support.build` stands already: building it takes longer than most tests."""

from egov.portal.testing import FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from tests.dossier.support import build
import transaction
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest


class WorldLayer(PloneSandboxLayer):
    """The portal of the other layers with the small world in it."""

    defaultBases = (FIXTURE,)

    def setUpPloneSite(self, portal):
        # EasyForm's defaults ask the request for the language, and an earlier layer has taken its own away.
        setRequest(portal.REQUEST)
        build(portal)
        transaction.commit()  # here, while the site is known
        clearRequest()


WORLD_FIXTURE = WorldLayer()
WORLD = FunctionalTesting(bases=(WORLD_FIXTURE,), name="egov.portal:World")
SERVED_WORLD = FunctionalTesting(bases=(WORLD_FIXTURE, WSGI_SERVER_FIXTURE), name="egov.portal:ServedWorld")
