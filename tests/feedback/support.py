"""What the tests of feedback share: the small world of dossiers, and feedback sent in it."""

from egov.portal.dossier import clock
from egov.portal.feedback import lifecycle
from egov.portal.feedback.sending import send
from egov.portal.feedback.sending import Sending
from tests.dossier.support import acting
from tests.dossier.support import AGENCY
from tests.dossier.support import instant


NAME = "Nguyễn Văn An"
SUBMITTER = {"name": NAME, "email": "an@example.org", "phone": "0912345678"}
TEXT = "Tôi là Nguyễn Văn An, số 0912 345 678. Bộ phận một cửa mở cửa muộn."
START = "2026-11-02 09:00"  # a Monday
PUBLIC = {"title": "Giờ mở cửa", "question": "Bộ phận một cửa mở cửa muộn.", "answer": "Mở cửa từ 7 giờ."}


def sending(**changes):
    """Something to send, about nothing in particular."""
    values = {"title": "Giờ mở cửa", "text": TEXT, "submitter": SUBMITTER}
    return Sending(**{**values, **changes})


def sent(at=START, **changes):
    """Feedback that came in then; gives it with its PIN."""
    with clock.at(instant(at)):
        return send(sending(**changes))


def act(feedback, who, name, at=None, **data):
    """Let somebody act on it."""
    with acting(who, at):
        lifecycle.act(feedback, name, data)


__all__ = ["AGENCY", "PUBLIC", "act", "acting", "instant", "sending", "sent"]
