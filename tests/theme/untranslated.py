"""Finds what a page shows in English: the msgids that no Vietnamese catalogue answers while pages are walked.

Plone translates some texts twice; what is Vietnamese already (not ASCII) is no msgid, nor is what has no letters.
"""

from contextlib import contextmanager
import re
from unittest import mock
from zope.component import getGlobalSiteManager
from zope.i18n import interpolate
from zope.i18n.interfaces import IFallbackTranslationDomainFactory
from zope.i18n.translationdomain import TranslationDomain


MADE_UP = {None, "", "default", "plonelocales"}
"""Where a text goes that names no domain, which is no msgid, and the world's time zones, which keep their names."""
WORD = re.compile("[A-Za-z]{2}")
translate = TranslationDomain.translate


def vietnamese(domain, msgid):
    """Does one of the domain's Vietnamese catalogues have the msgid?"""
    names = domain.getCatalogsInfo().get("vi", ())
    return any(domain._data[name].queryMessage(msgid) is not None for name in names)


def _is_message(msgid):
    return msgid.isascii() and WORD.search(msgid)


@contextmanager
def recorded():
    """Gives a set that fills with (domain, msgid, default) of every message without Vietnamese."""
    missing = set()

    def watched(domain, msgid, *args, **kwargs):
        name = getattr(msgid, "domain", None) or domain.domain
        asked = name == domain.domain and name not in MADE_UP and _is_message(msgid)
        if asked and not vietnamese(domain, msgid):
            missing.add((name, str(msgid), str(kwargs.get("default") or getattr(msgid, "default", None) or "")))
        return translate(domain, msgid, *args, **kwargs)

    with mock.patch.object(TranslationDomain, "translate", watched), _every_domain(missing):
        yield missing


@contextmanager
def _every_domain(missing):
    """Domains without any catalogue are noted, too."""

    class Unknown:
        def __init__(self, domain=""):
            self.domain = domain

        def translate(self, msgid, mapping=None, context=None, target_language=None, default=None, *plural):
            if self.domain not in MADE_UP and _is_message(msgid):
                missing.add((self.domain, str(msgid), str(default or "")))
            return interpolate(default or str(msgid), mapping)

    registry = getGlobalSiteManager()
    registry.registerUtility(Unknown, IFallbackTranslationDomainFactory)
    try:
        yield
    finally:
        registry.unregisterUtility(Unknown, IFallbackTranslationDomainFactory)
