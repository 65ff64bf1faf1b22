"""Files of a feedback: to staff on the feedback itself, to the sender by his key."""

from egov.portal.desk.downloads import Download
from egov.portal.hearing.access import by_key
from zExceptions import NotFound


PARTS = ("sent", "answer")


def files_of(feedback, part):
    """The papers of a part: `sent`, `answer`, or the number (from 1) of an enquiry."""
    if part == "sent":
        return feedback.papers
    if part == "answer":
        return feedback.answer.files if feedback.answer else ()
    number = int(part) if part.isascii() and part.isdecimal() and len(part) < 5 else 0
    return feedback.enquiries[number - 1].files if 0 < number <= len(feedback.enquiries) else ()


class StaffFile(Download):
    """`@@feedback-file/<part>/<n>` on a feedback."""

    depth = 2

    def _files(self, part):
        return files_of(self.context, part)


class SenderFile(Download):
    """`@@feedback-file/<part>/<n>?reference=&key=` on the site."""

    depth = 2

    def __call__(self):
        found = by_key(self.request)
        if found is None:
            raise NotFound("feedback-file")
        self.context = found
        return super().__call__()

    def _files(self, part):
        return files_of(self.context, part)
