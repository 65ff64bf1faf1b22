"""What the figures count. All reports are made of sums of these, by day and by who has the dossier."""

from enum import StrEnum


class Measure(StrEnum):
    """`online`, `counter`, `post`: received, by the way it came. Those of `STANDING`: how many dossiers stand so.
    `rated`, `answers`, `pleased`: dossiers that were rated, answers given in the ratings, and those that are content.

    The order is that of the stored sums: a new one comes last, and the figures have to be built anew.
    """

    online = "online"
    counter = "counter"
    post = "post"
    in_hand = "in_hand"
    overdue = "overdue"
    paused = "paused"
    paused_late = "paused_late"
    early = "early"
    on_time = "on_time"
    late = "late"
    given_back = "given_back"
    rated = "rated"
    answers = "answers"
    pleased = "pleased"


RECEIVED = (Measure.online, Measure.counter, Measure.post)
ENDED = (Measure.early, Measure.on_time, Measure.late, Measure.given_back)
"""Each dossier that has ended stands as exactly one of these."""
OPEN = (Measure.in_hand, Measure.paused)
"""Each received dossier that has not ended stands as exactly one of these; `overdue` and `paused_late` are parts."""
STANDING = (*OPEN, Measure.overdue, Measure.paused_late, *ENDED)
