"""Messages of a long page or file in the language of one request: each is looked up once."""

from zope.i18n import translate


class Said:
    """Call it with a message. One whose mapping differs is another message, though it compares equal."""

    def __init__(self, request):
        self._request = request
        self._known = {}

    def __call__(self, message):
        key = (message, tuple((getattr(message, "mapping", None) or {}).items()))
        if key not in self._known:
            self._known[key] = translate(message, context=self._request)
        return self._known[key]
