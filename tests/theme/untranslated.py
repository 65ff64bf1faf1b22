"""Finds what a page shows in English: the msgids that no Vietnamese catalogue answers while pages are walked.

Plone translates some texts twice; what is Vietnamese already (not ASCII) is no msgid.
"""

from contextlib import contextmanager
from unittest import mock
from zope.i18n.translationdomain import TranslationDomain


DOMAINS = {"egov.portal", "plone", "widgets", "collective.easyform", "passwordresettool", "datagridfield", "z3c.form"}
translate = TranslationDomain.translate


def vietnamese(domain, msgid):
    """Does one of the domain's Vietnamese catalogues have the msgid?"""
    names = domain.getCatalogsInfo().get("vi", ())
    return any(domain._data[name].queryMessage(msgid) is not None for name in names)


@contextmanager
def recorded():
    """Gives a set that fills with (domain, msgid, default) of every message without Vietnamese."""
    missing = set()

    def watched(domain, msgid, *args, **kwargs):
        name = getattr(msgid, "domain", None) or domain.domain
        ours = name == domain.domain and name in DOMAINS
        if ours and msgid and msgid.isascii() and not vietnamese(domain, msgid):
            missing.add((name, str(msgid), str(kwargs.get("default") or getattr(msgid, "default", None) or "")))
        return translate(domain, msgid, *args, **kwargs)

    with mock.patch.object(TranslationDomain, "translate", watched):
        yield missing
