"""The demo: real procedures, invented people, dossiers of the last weeks. Its texts lie in profiles/demo/data."""

from egov.portal.site.demo.people import accounts


__all__ = ["accounts"]
