"""Sending a letter by SMS, Zalo and other services, through Apprise."""

from apprise import Apprise
from apprise import AppriseAsset
from apprise import NotifyFormat
from egov.portal.notification.channels import addresses
from egov.portal.notification.failure import DeliveryFailed
from egov.portal.notification.failure import Unreachable
from egov.portal.notification.settings import PHONE


ASSET = AppriseAsset(async_mode=False, secure_logging=True, app_id="egov.portal", app_desc="egov.portal")


def send(channel, reader, wording, link):
    """Send the short form, subject and link, by the address that the channel stands for. Raises Unreachable,
    DeliveryFailed."""
    address = addresses().get(channel)
    if address is None:
        raise DeliveryFailed("removed", final=True)
    if PHONE in address and not reader.phone:
        raise Unreachable()
    service = Apprise(asset=ASSET)
    if not service.add(address.replace(PHONE, reader.phone)):
        raise DeliveryFailed("service", final=True)
    # One line, so that it fits into an SMS.
    if not service.notify(body=f"{wording.subject}: {link}", body_format=NotifyFormat.TEXT):
        raise DeliveryFailed("service")
