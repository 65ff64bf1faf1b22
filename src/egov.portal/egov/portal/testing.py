"""Test layers: a Plone site with egov.portal, inside the process and over HTTP."""

import egov.portal
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
import requests
from urllib.parse import urljoin
from zope.configuration import xmlconfig


class PortalLayer(PloneSandboxLayer):
    """A site in Vietnamese with the default profile; no content but what the profile makes."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        xmlconfig.file("configure.zcml", egov.portal, context=configurationContext)
        xmlconfig.includeOverrides(configurationContext, "overrides.zcml", egov.portal)

    def setUpPloneSite(self, portal):
        portal.portal_workflow.setDefaultChain("simple_publication_workflow")
        applyProfile(portal, "egov.portal:default")


FIXTURE = PortalLayer()
INTEGRATION = IntegrationTesting(bases=(FIXTURE,), name="egov.portal:Integration")
FUNCTIONAL = FunctionalTesting(bases=(FIXTURE,), name="egov.portal:Functional")
SERVER = FunctionalTesting(bases=(FIXTURE, WSGI_SERVER_FIXTURE), name="egov.portal:Server")


class RelativeSession(requests.Session):
    """A JSON client of the site under test: `session.get("/@procedures")`."""

    def __init__(self, base_url, auth=None):
        super().__init__()
        self.base_url = base_url.rstrip("/") + "/"
        self.auth = auth
        self.headers["Accept"] = "application/json"

    def request(self, method, url, **kwargs):
        if not url.startswith("http"):
            url = urljoin(self.base_url, url.lstrip("/"))
        return super().request(method, url, **kwargs)
