"""egov.portal: a low-code portal for administrative procedures."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("egov.portal")
