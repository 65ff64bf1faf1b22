"""What the tests of the REST calls share: the small world of dossiers behind a real server."""

import base64
from egov.portal.testing import RelativeSession
from tests.dossier.cases import WorldTest
from tests.dossier.support import PASSWORD
from tests.dossier.world import SERVED_WORLD


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def file_json(name="moi.pdf", data=PDF):
    """A file as REST takes it."""
    return {"filename": name, "content-type": "application/pdf", "data": base64.b64encode(data).decode()}


class RestTest(WorldTest):
    """The small world behind a real server."""

    layer = SERVED_WORLD

    def setUp(self):
        super().setUp()
        self.url = self.dossier.absolute_url()

    def session(self, who=None):
        """A JSON client, logged in as that person."""
        session = RelativeSession(self.portal.absolute_url(), (who, PASSWORD.encode()) if who else None)
        session.headers["Accept-Language"] = "en"
        return session

    def get(self, who, path=""):
        """GET of the dossier, one of its services, or an address beginning with /."""
        return self.session(who).get(path if path.startswith("/") else f"{self.url}/{path}".rstrip("/"))

    def move(self, who, transition, **body):
        """POST a transition."""
        return self.session(who).post(f"{self.url}/@workflow/{transition}", json=body)

    def moved(self, who, transition, **body):
        """POST a transition that must succeed; gives the answer."""
        response = self.move(who, transition, **body)
        self.assertEqual(response.status_code, 200, response.text)
        return response.json()
