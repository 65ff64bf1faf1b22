"""What the look asks of rooms above it, which it does not know."""

from zope.interface import Interface


class IPopularity(Interface):
    """A utility that knows what people file."""

    def most_filed(number):
        """The national codes of at most so many procedures, those filed most often in the past year first."""
