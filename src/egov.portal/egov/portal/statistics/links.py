"""The ways from a number to the dossiers behind it: the desk's queue with its filters, for those who may open it."""

from datetime import timedelta
from egov.portal.dossier.readers import agencies_served_by
from egov.portal.dossier.readers import current_user
from egov.portal.dossier.readers import sees_everything
from plone import api
from urllib.parse import urlencode


FIELDS = ("agency", "sector", "procedure")
DOT = "."
"""Every national code has one. The queue finds procedures by their codes alone."""
DAY = timedelta(days=1)


class Links:
    """Addresses in the queue for rows of an answer; None where it cannot show what the number counts.

    The queue shows how things are now: a past period has no way into it. It holds what the reader serves.
    """

    def __init__(self, portal_url, answer):
        self.portal_url = portal_url
        self.answer = answer
        user = current_user()
        self.may = answer.is_current and bool(api.user.has_permission("egov.portal: Use desk", obj=api.portal.get()))
        self.all = sees_everything(user)
        self.served = agencies_served_by(user)

    def in_hand(self, key=""):
        """What is still to be done."""
        return self._url(key)

    def overdue(self, key=""):
        """What is late."""
        return self._url(key, late="yes")

    def today(self, key=""):
        """What is due today."""
        return self._url(key, due="today")

    def soon(self, key=""):
        """What is due within the next days."""
        days = self.answer.today + DAY, self.answer.horizon
        return self._url(key, due="dates", due_from=days[0].isoformat(), due_until=days[1].isoformat())

    def _url(self, key, **filters):
        asked = self.answer.asked
        names = {name: getattr(asked, name) for name in FIELDS}
        if key:
            names["agency" if asked.by == "month" else asked.by] = key
        by_code = DOT in names["procedure"] or not names["procedure"]
        if not self.may or not by_code or not self._serves(names["agency"]):
            return None
        pairs = [(name, value) for name, value in {**names, **filters}.items() if value]
        return f"{self.portal_url}/@@queue?{urlencode(pairs)}"

    def _serves(self, agency):
        return self.all or agency in self.served or (not agency and bool(self.served))
