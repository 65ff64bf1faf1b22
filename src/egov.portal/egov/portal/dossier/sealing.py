"""Signing what leaves the agency, where the site can: whoever signs is a utility of a room above."""

from zope.component import queryUtility
from zope.interface import Interface


class ISealer(Interface):
    """Signs files with the certificate of the site."""

    def problems(file):
        """Messages that say why this file could not be signed now; empty where it can be or need not be."""

    def sealed(file):
        """The file, signed; or as it is, where the site has no certificate or the file is of a kind that is not
        signed. Raises TransitionRefused when it cannot be signed."""


def problems(file):
    """What speaks against signing this file; nothing without a file or a sealer."""
    sealer = queryUtility(ISealer)
    return sealer.problems(file) if file and sealer else []


def sealed(file):
    """The file as it goes out; None stays None."""
    sealer = queryUtility(ISealer)
    return sealer.sealed(file) if file and sealer else file
