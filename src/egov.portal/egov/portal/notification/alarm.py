"""Wakes the process' postman (see `postman`) when there may be something to send."""

import threading


rung = threading.Event()


def ring_after(committed):
    """After a commit: wake the postman. After a failed one there is nothing to send."""
    if committed:
        rung.set()
