"""Text of old fonts is known by its signs, and nothing else is taken for it."""

from egov.portal.rules.old_fonts import is_of_old_font
from unittest import TestCase


class TestOldFonts(TestCase):
    def test_tcvn_3_and_vni(self):
        for text in (
            "§¨ng ký khai sinh cã yÕu tè n­íc ngoµi",
            "CÊp giÊy phÐp x©y dùng nhµ ë",
            "Ñaêng kyù khai sinh löu ñoäng",
        ):
            self.assertTrue(is_of_old_font(text), text)

    def test_unicode(self):
        for text in (
            "",
            "Đăng ký khai sinh có yếu tố nước ngoài",
            "Cấp giấy phép xây dựng nhà ở riêng lẻ",
            "Nồng độ bụi 50 µg/m³ ở 25 °C ± 2",
            "Hợp tác với Malmö và Århus",
            "Điều 5 § 2 © ®",
            "ĐỀ NGHỊ HƯỞNG CHẾ ĐỘ ƯU ĐÃI ÒÓÔÕÙÚÝÀÁÂÃÈÉÊÌÍ",
        ):
            self.assertFalse(is_of_old_font(text), text)
