"""Handing a PIN over in the browser. It is stored hashed only, so it can be shown just while it is on its way."""

from egov.portal.rules.reference import check_pin
from urllib.parse import urlsplit


COOKIE = "dossier-pin"
SECONDS = 600  # for which the browser holds it: long enough to print the receipt


def hand_over(dossier, pin, response, url=""):
    """Let the pages of this dossier, or those at `url`, and no others, have the PIN for a while (`in_hand`)."""
    url = url or dossier.absolute_url()
    response.setCookie(
        COOKIE,
        pin,
        path=urlsplit(url).path,
        max_age=SECONDS,
        http_only=True,
        same_site="Strict",
        secure=url.startswith("https:"),
    )


def in_hand(dossier, request):
    """The PIN that the browser still holds, if it is the one of this dossier; else ""."""
    pin = request.cookies.get(COOKIE, "")
    return pin if pin and check_pin(pin, dossier.pin_hash) else ""
