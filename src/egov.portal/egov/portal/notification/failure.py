"""Why a message could not be sent."""


class DeliveryFailed(Exception):
    """An attempt failed. `code`: a key of `words.ERRORS`; `final`: a further attempt would fail just so."""

    def __init__(self, code, final=False):
        super().__init__(code)
        self.code = code
        self.final = final


class Unreachable(Exception):
    """The reader has given no address of this kind."""
