"""Whatever can be called on a dossier, Plone's own views and services too, tried by people it does not concern."""

from egov.portal.interfaces import IPortalLayer
from html import unescape
from plone.rest.interfaces import IAPIRequest
from tests.api.test_routes import RoutesTest
from zope.component import getSiteManager
from zope.interface import alsoProvides
from zope.interface import Interface
from zope.interface import providedBy
from zope.publisher.browser import TestRequest
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


METHODS = ("GET_", "POST_", "PATCH_", "PUT_", "DELETE_")
REST = "application_json_"


def views(dossier, request):
    """The names of all views and services that the registry has for a dossier under our layer.

    plone.rest registers services under method and type: `GET_application_json_@history`.
    """
    known = getSiteManager().adapters.lookupAll((providedBy(dossier), providedBy(request)), Interface)
    return sorted(name for name, _factory in known if name)


def call_of(name):
    """(method, path, accepted type) by which a view or service is reached."""
    method = next((method for method in METHODS if name.startswith(method)), None)
    if method is None:
        return "GET", f"@@{name}", "text/html"
    return method.rstrip("_"), name.removeprefix(method).removeprefix(REST), "application/json"


class TestAllViews(RoutesTest):
    def names(self):
        request = TestRequest()
        alsoProvides(request, *providedBy(self.layer["request"]), IPortalLayer, IDefaultBrowserLayer, IAPIRequest)
        return views(self.dossier, request)

    def test_the_registry_knows_more_than_ours(self):
        names = set(self.names())
        self.assertLessEqual({"view", "act", "paper", "edit", "historyview", "GET_application_json_@history"}, names)

    def test_nobody_else_gets_anything_nor_changes_anything(self):
        before = self.acts()
        for name in self.names():
            method, path, kind = call_of(name)
            for who in (None, "neighbour", "stranger"):
                with self.subTest(view=name, who=who):
                    self.assertTellsNothing(self.call(who, method, path, kind))
        self.assertEqual(before, self.acts())
        self.assertEqual("accepted", self.get("citizen").json()["review_state"])

    def test_nor_by_the_names_of_its_attributes(self):
        for name in sorted({*vars(self.dossier), *dir(type(self.dossier))}):
            if name.startswith("_"):
                continue
            with self.subTest(attribute=name):
                self.assertTellsNothing(self.call("neighbour", "GET", name, "text/html"))

    def call(self, who, method, path, kind):
        session = self.session(who)
        session.headers["Accept"] = kind
        body = {} if method in ("POST", "PATCH", "PUT") else None
        return session.request(method, f"{self.url}/{path}", json=body, allow_redirects=False)

    def assertTellsNothing(self, answer):
        text = unescape(answer.text)
        for secret in self.secrets:
            self.assertNotIn(secret, text)
