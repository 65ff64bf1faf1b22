"""`GET @dossier-statistics`: the report table of a period; of a year, in part, for everybody."""

from AccessControl import Unauthorized
from egov.portal.api.procedures import BATCH
from egov.portal.api.procedures import batching
from egov.portal.rules import period as periods
from egov.portal.statistics.answers import Answer
from egov.portal.statistics.answers import today
from egov.portal.statistics.asked import NotUnderstood
from egov.portal.statistics.asked import read
from egov.portal.statistics.public import PublicFigures
from egov.portal.statistics.public import years
from egov.portal.statistics.scope import agencies_in_scope
from egov.portal.statistics.scope import may_see
from plone.restapi.deserializer import parse_int
from plone.restapi.services import Service
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from zExceptions import BadRequest
from zope.i18n import translate


SIZE, MAX_SIZE = 200, 2000
COUNTS = ("received", "resolved", "in_hand", "overdue")
SHARES = ("online_share", "on_time_share", "satisfaction")


class DossierStatistics(Service):
    """Parameters: from, to (ISO days, both included), agency, sector, procedure (code), by (agency, sector, procedure
    or month), b_start, b_size.

    Leaders get the figures of the agencies that they lead, supervisors all; the period is this month unless they say
    otherwise. Everybody else gets the public part: this year, or another whole one, by agency. 400 says what is not
    understood; 401 is for what the caller may not see.
    """

    def reply(self):
        scope = agencies_in_scope()
        public = scope is not None and not scope
        try:
            asked = read(self.request.form, today(), default="year" if public else "month")
        except NotUnderstood as error:
            raise BadRequest(translate(error.message, context=self.request)) from None
        self.request.response.setHeader("Cache-Control", "no-cache" if public else "private, no-store")
        return self._public(asked) if public else self._full(asked, scope)

    def _full(self, asked, scope):
        if asked.agency and not may_see(scope, asked.agency):
            raise Unauthorized("statistics")
        answer = Answer(asked, scope)
        items = [{"key": line.key, "title": answer.title(line.key), **figures(line.table)} for line in answer.lines]
        return {
            **self._listing(items, answer.period, asked.by),
            "public": False,
            "total": figures(answer.total),
            "before": _before(answer),
        }

    def _public(self, asked):
        year = asked.period.first.year
        whole = asked.period in (periods.year(asked.period.first), periods.year(today()).until(today()))
        if not whole or year not in years() or asked.by != "agency" or asked.sector or asked.procedure:
            raise Unauthorized("statistics")
        found = PublicFigures(year)
        items = [
            {"key": line.key, "title": line.title, **told(line)}
            for line in found.lines
            if asked.agency in ("", line.key)
        ]
        total = {} if asked.agency else {"total": told(found.total)}
        return {**self._listing(items, found.period, asked.by), "public": True, **total}

    def _listing(self, items, period, by):
        start = max(parse_int(self.request.form, "b_start", 0), 0)
        size = min(max(parse_int(self.request.form, "b_size", SIZE), 1), MAX_SIZE)
        asked = [(key, value) for key, value in parse_qsl(self.request["QUERY_STRING"]) if key not in BATCH]
        url = self.request["ACTUAL_URL"] + (f"?{urlencode(asked)}" if asked else "")
        listing = {
            "@id": url,
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "by": by,
            "items": items[start : start + size],
            "items_total": len(items),
        }
        if len(items) > size:
            listing["batching"] = batching(url, start, size, len(items))
        return listing


def _before(answer):
    """The period before, and its total."""
    days = {"from": answer.before.first.isoformat(), "to": answer.before.last.isoformat()}
    return {**days, "total": figures(answer.total_before)}


def figures(table):
    """A table as JSON data; shares are in per cent, null of nothing."""
    return {
        "received": {
            "total": table.received,
            "carried_over": table.carried_over,
            "taken_up": table.taken_up,
            "in_period": table.in_period,
            "online": table.online,
            "counter": table.counter,
            "post": table.post,
        },
        "resolved": {"total": table.resolved, "early": table.early, "on_time": table.on_time, "late": table.late},
        "in_hand": {"total": table.in_hand, "in_time": table.in_time, "overdue": table.overdue},
        "paused": {"total": table.paused, "in_time": table.paused_in_time, "overdue": table.paused_late},
        "given_back": table.given_back,
        "ratings": table.rated,
        **{name: _share(getattr(table, name)) for name in (*SHARES, "timeliness")},
    }


def told(line):
    """What everybody may know of a line, as JSON data; null where it is too few to be told."""
    return {name: getattr(line, name) for name in COUNTS} | {name: _share(getattr(line, name)) for name in SHARES}


def _share(share):
    return None if share is None else float(share)
