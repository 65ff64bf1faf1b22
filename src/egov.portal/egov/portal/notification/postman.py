"""A thread of the server process that makes the rounds: at once after a letter was written, and regularly besides.

Where several processes serve one database, cron runs `instance/tick.py` instead or as well; see `tick`.
"""

from egov.portal.notification.alarm import rung
from egov.portal.notification.tick import tick
import logging
import threading


logger = logging.getLogger(__name__)


class Postman(threading.Thread):
    """Makes a round every `seconds`, and whenever the alarm is rung. `stop` ends it after the round it is in."""

    def __init__(self, database, seconds=60):
        super().__init__(name="postman", daemon=True)
        self.database = database
        self.seconds = seconds
        self.ended = threading.Event()

    def run(self):
        while not self.ended.is_set():
            rung.wait(self.seconds)
            rung.clear()
            if not self.ended.is_set():
                self._round()

    def stop(self):
        """End it, and wait until it has ended: the database may be closed then."""
        self.ended.set()
        rung.set()
        self.join(timeout=30)

    def _round(self):
        try:
            tick(self.database)
        except Exception:
            # A database that is away for a while must not end the thread.
            logger.exception("the round failed")
