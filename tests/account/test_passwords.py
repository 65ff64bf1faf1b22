"""What a password needs, in the rules and wherever Plone takes one."""

from egov.portal.account import passwords
from egov.portal.testing import INTEGRATION
from plone import api
from unittest import TestCase


class PasswordsTest(TestCase):
    layer = INTEGRATION

    def test_good_ones(self):
        for password in ("Kh0ng-dễ-đoán", "tám con voi đỏ nhảy", "x7#Qp!29vLmZ", "correct horse battery staple"):
            self.assertEqual([], passwords.problems(password), password)

    def test_easy_ones(self):
        for password in ("password123", "1234567890", "qwertyuiop", "matkhau123", "aaaaaaaaaaaa", "anhyeuem123"):
            self.assertEqual([passwords.COMMON], passwords.problems(password), password)

    def test_ones_own(self):
        own = ("nguyenvanan", "an.nguyen@example.org", "Nguyễn Văn An")
        for password in ("xx-nguyenvanan-77", "Zz9!an.nguyen#", "77Nguyễn Văn An!"):
            self.assertEqual([passwords.OWN], passwords.problems(password, own), password)
        self.assertEqual([], passwords.problems("Kh0ng-dễ-đoán", own))

    def test_too_short_too_long_and_hashed(self):
        self.assertEqual([passwords.TOO_SHORT], passwords.problems("x7#Qp!29v"))
        self.assertEqual([passwords.TOO_LONG], passwords.problems("x7#Qp!29vL" * 100))
        self.assertEqual([passwords.NOT_TAKEN], passwords.problems("{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc="))

    def test_plone_asks_the_same(self):
        said = api.portal.get_tool("portal_registration").testPasswordValidity
        self.assertIsNone(said("Kh0ng-dễ-đoán"))
        self.assertIn("easy to guess", said("password123"))
        with self.assertRaises(ValueError):
            api.user.create(username="some-one", email="some@example.org", password="1234567890")
