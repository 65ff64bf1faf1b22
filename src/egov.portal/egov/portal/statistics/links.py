"""The ways from a number to the dossiers behind it: the desk's queue with its filters, for those who may open it."""

from datetime import timedelta
from egov.portal.dossier.readers import agencies_served_by
from egov.portal.dossier.readers import current_user
from egov.portal.dossier.readers import sees_everything
from plone import api
from urllib.parse import urlencode


FIELDS = ("agency", "sector", "procedure")
IN_HAND = "in_hand"
"""What the queue calls these states (`desk.listing`, a floor above)."""
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
        self.staff = bool(api.user.has_permission("egov.portal: Use desk", obj=api.portal.get()))
        self.may = answer.is_current and self.staff
        self.all = sees_everything(user)
        self.served = agencies_served_by(user)

    def behind(self, key, column):
        """The dossiers that count in a column of the report, whatever period it is of."""
        asked = self.answer.asked
        if not self.staff or not self._serves(key if key and asked.by == "agency" else asked.agency):
            return None
        named = [("column", column), *([("key", key)] if key else [])]
        return f"{self.portal_url}/@@figures-dossiers?{urlencode([*named, *asked.address()])}"

    def in_hand(self, key=""):
        """What has been taken in and is not done."""
        return self._url(key)

    def overdue(self, key=""):
        """What was due before today: reports count by the day."""
        return self._until(key, last=self.answer.today - DAY)

    def today(self, key=""):
        """What is due today."""
        return self._until(key, self.answer.today, self.answer.today)

    def soon(self, key=""):
        """What is due within the next days."""
        return self._until(key, self.answer.today + DAY, self.answer.horizon)

    def _until(self, key, first=None, last=None):
        return self._url(key, due="dates", due_from=first and first.isoformat(), due_until=last.isoformat())

    def _url(self, key, **filters):
        asked = self.answer.asked
        names = {name: getattr(asked, name) for name in FIELDS}
        if key:
            names["agency" if asked.by == "month" else asked.by] = key
        by_code = DOT in names["procedure"] or not names["procedure"]
        if not self.may or not by_code or not self._serves(names["agency"]):
            return None
        pairs = [(name, value) for name, value in {"state": IN_HAND, **names, **filters}.items() if value]
        return f"{self.portal_url}/@@queue?{urlencode(pairs)}"

    def _serves(self, agency):
        return self.all or agency in self.served or (not agency and bool(self.served))
