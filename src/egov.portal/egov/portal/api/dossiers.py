"""`GET @dossiers`: the dossiers that the caller may see, the caller's own or the desk's."""

from egov.portal.api.procedures import BATCH
from egov.portal.api.procedures import batching
from egov.portal.desk.filters import Filters
from egov.portal.dossier import catalogue
from egov.portal.tracking.summary import summary
from plone import api
from plone.restapi.deserializer import parse_int
from plone.restapi.services import Service
from urllib.parse import parse_qsl
from urllib.parse import urlencode


DEFAULT_SIZE = 25
MAX_SIZE = 200


class Dossiers(Service):
    """Filters as in the queue: state, sector, agency, procedure (code), officer, late (yes/no), text, sort; `mine=1`
    narrows to what the caller filed. Batched by `b_start` and `b_size`. No dossier is loaded."""

    def reply(self):
        form = self.request.form
        self.request.response.setHeader("Cache-Control", "private, no-store")
        filters = Filters.read(form)
        start = max(parse_int(form, "b_start", 0), 0)
        size = min(max(parse_int(form, "b_size", DEFAULT_SIZE), 1), MAX_SIZE)
        result = catalogue.search(**filters.query(), account=self._account(), sort=filters.sort, start=start, size=size)
        url = self._url()
        data = {"@id": url, "items": [self._item(row) for row in result.items], "items_total": result.total}
        if result.total > size:
            data["batching"] = batching(url, start, size, result.total)
        return data

    def _url(self):
        asked = [(key, value) for key, value in parse_qsl(self.request["QUERY_STRING"]) if key not in BATCH]
        return self.request["ACTUAL_URL"] + (f"?{urlencode(asked)}" if asked else "")

    def _account(self):
        desk = api.user.has_permission("egov.portal: Use desk", obj=self.context)
        mine = not desk or self.request.form.get("mine") not in (None, "", "0")
        return api.user.get_current().getId() if mine else None

    def _item(self, row):
        return {
            "@id": row.url,
            "@type": "Dossier",
            **summary(row, self.request),
            "procedure": {"code": row.procedure_code, "title": row.title},
            "agency": row.agency,
            "sector": row.sector,
            "channel": row.channel,
            "owner_name": row.owner_name,
        }
