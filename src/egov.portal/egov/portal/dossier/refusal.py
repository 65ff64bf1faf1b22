"""Why an act on a dossier cannot be done."""

from Products.CMFCore.WorkflowCore import WorkflowException


class TransitionRefused(WorkflowException):
    """A transition whose preconditions do not hold. `messages`: what speaks against it, for the person who asked.

    The workflow tool raises its own copy of an exception, made of the first: so another refusal is taken too.
    """

    def __init__(self, messages):
        messages = getattr(messages, "messages", messages)
        super().__init__("; ".join(str(message) for message in messages))
        self.messages = list(messages)


class OvertakenError(TransitionRefused):
    """Somebody else has acted since the page was made from which this act comes."""
