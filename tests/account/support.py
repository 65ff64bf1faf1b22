"""A visitor of the account's pages, and the proof that he is human."""

import altcha
import base64
import json
from plone.testing.zope import Browser
import re
import time
from unittest import mock


PASSWORD = "Kh0ng-dễ-đoán"
GOOD = {
    "fullname": "Nguyễn Văn An",
    "login": "nguyenvanan",
    "email": "an@example.org",
    "password": PASSWORD,
    "password_again": PASSWORD,
}


def solved(challenge):
    """The payload that a browser's worker finds for a challenge of the page."""
    made = altcha.Challenge.from_dict(json.loads(base64.b64decode(challenge)))
    return altcha.Payload(made, altcha.solve_challenge(made)).to_base64()


def visitor(layer, account=None, password=PASSWORD):
    """A browser without JavaScript, logged in by basic authentication if an account is given."""
    browser = Browser(layer["app"])
    browser.handleErrors = True
    browser.raiseHttpErrors = False
    if account:
        browser.addHeader("Authorization", f"Basic {account}:{password}")
    return browser


def hidden(browser, name):
    """The value of a hidden control of the page."""
    return re.search(rf'name="{name}" value="([^"]*)"', browser.contents)[1]


def address(text):
    """While this holds, requests come from that address."""
    return mock.patch("ZPublisher.HTTPRequest.HTTPRequest.getClientAddr", lambda request: text)


def later(seconds):
    """While this holds, it is so much later."""
    now = time.time() + seconds
    return mock.patch("time.time", lambda: now)
