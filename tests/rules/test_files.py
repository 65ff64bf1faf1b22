"""Which files may come in."""

from .sample import given
from egov.portal.rules import sniffing
from egov.portal.rules.filename import extension_of
from egov.portal.rules.filename import MAX_BYTES
from egov.portal.rules.files import ALLOWED
from egov.portal.rules.files import check
from egov.portal.rules.files import check_size
from egov.portal.rules.files import FilenameError
from egov.portal.rules.files import kind_of
from egov.portal.rules.files import safe_filename
from egov.portal.rules.files import sniff
from hypothesis import strategies as st
from io import BytesIO
import struct
import unicodedata
from unittest import mock
from unittest import TestCase
import zipfile


def archive(*names, data=b"<w/>", **options):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as target:
        for name in names:
            target.writestr(name, data)
    return buffer.getvalue()


def ole(*streams, kind=2, shift=0):
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HB", 2 * len(name) + 2, kind) + bytes(61)
        for name in streams
    )
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + bytes(512 + shift) + entries + bytes(512)


WORD = ("[Content_Types].xml", "word/document.xml")
SAMPLES = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF",
    "doc": ole("Root Entry", "WordDocument"),
    "docx": archive(*WORD),
    "tif": b"II*\x00\x08\x00\x00\x00" + bytes(64),
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(64) + b"\xff\xd9",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64),
}


def codes(*arguments, **more):
    return [problem.code for problem in check(*arguments, **more)]


class TestSniff(TestCase):
    def test_each_kind(self):
        self.assertEqual(set(SAMPLES), set(ALLOWED))
        for kind, data in SAMPLES.items():
            self.assertEqual(sniff(data), kind)

    def test_variants(self):
        for kind, data in (
            ("tif", b"MM\x00*\x00\x00\x00\x08" + bytes(64)),
            ("jpeg", b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00" + bytes(64)),
            ("jpeg", b"\xff\xd8\xff\xdb\x00C" + bytes(64)),
        ):
            self.assertEqual(sniff(data), kind)

    def test_what_is_none_of_them(self):
        for name, data in (
            ("nothing", b""),
            ("text", b"hello world"),
            ("html", b"<html><script>alert(1)</script>"),
            ("program", b"MZ\x90\x00" + bytes(100)),
            ("late pdf", b"MZ\x90\x00%PDF-1.7"),
            ("gif", b"GIF89a" + bytes(30)),
            ("zip", archive("a.txt")),
            ("half a docx", archive("word/document.xml")),
            ("xlsx", archive("[Content_Types].xml", "xl/workbook.xml")),
            ("docm", archive(*WORD, "word/vbaProject.bin")),
            ("broken zip", SAMPLES["docx"][:40]),
            ("program with a docx behind", b"MZ" + SAMPLES["docx"]),
            ("xls", ole("Root Entry", "Workbook")),
            ("no stream", ole("Root Entry", "WordDocument", kind=1)),
            ("longer name", ole("Root Entry", "WordDocumentX")),
            ("Word signature too late", bytes(512) + b"\xec\xa5\xc1\x00" + bytes(508) + ole("WordDocument")[1024:]),
            ("words in the text", ole("Root Entry", "Workbook") + bytes(7) + "WordDocument".encode("utf-16-le")),
        ):
            with self.subTest(name):
                self.assertIsNone(sniff(data))

    def test_word_behind_a_false_trace(self):
        data = ole("Root Entry", "WordDocumentX", "WordDocument")
        self.assertEqual(sniff(data), "doc")
        self.assertIsNone(sniff(ole("Root Entry", "WordDocument", shift=7)))

    def test_bombs(self):
        self.assertEqual(sniff(archive(*WORD, data=bytes(4 * 2**20))), "docx", "small enough for any ratio")
        self.assertIsNone(sniff(archive(*WORD, data=bytes(6 * 2**20))), "ratio")
        self.assertIsNone(sniff(archive(*WORD, *(f"x{n}" for n in range(sniffing.MAX_MEMBERS)))), "members")
        with mock.patch.object(sniffing, "MAX_UNPACKED", 7):
            self.assertIsNone(sniff(archive(*WORD)), "size")

    def test_encrypted(self):
        data = bytearray(SAMPLES["docx"])
        data[data.index(b"PK\x01\x02") + 8] |= 1
        self.assertIsNone(sniff(bytes(data)))

    @given(st.binary(max_size=200))
    def test_bytes_at_random(self, data):
        self.assertIsNone(sniff(b"\x01" + data))

    @given(st.sampled_from(sorted(SAMPLES)), st.binary(max_size=50), st.integers(0, 600))
    def test_damaged_files_do_no_harm(self, kind, noise, place):
        data = SAMPLES[kind]
        self.assertIn(sniff(data[:place] + noise + data[place + len(noise) :]), {*ALLOWED, None})


class TestCheck(TestCase):
    def test_good_files(self):
        for kind, data in SAMPLES.items():
            for extension in ALLOWED[kind].extensions:
                self.assertEqual(check(f"Đơn đề nghị (1).{extension.upper()}", data), [])

    def test_every_kind_under_every_other_name(self):
        for kind, data in SAMPLES.items():
            for other in set(ALLOWED) - {kind}:
                problems = check(f"x.{ALLOWED[other].extensions[0]}", data)
                self.assertEqual([problem.code for problem in problems], ["content_mismatch"])
                self.assertEqual(problems[0].params["found"], kind)

    def test_problems(self):
        pdf = SAMPLES["pdf"]
        for arguments, expected in (
            (("x.pdf", b""), ["empty"]),
            (("x.exe", pdf), ["type_not_allowed"]),
            (("x", pdf), ["type_not_allowed"]),
            (("pdf", pdf), ["type_not_allowed"]),
            (("x.zip", b""), ["type_not_allowed", "empty"]),
            (("x.pdf", pdf, ("png", "jpeg")), ["type_not_allowed"]),
            (("x.pdf.exe", pdf), ["double_extension"]),
            (("x.exe.pdf", pdf), ["double_extension"]),
            (("x.PHP .pdf", pdf), ["double_extension"]),
            (("x.docx.pdf", pdf), []),
            (("v1.2.pdf", pdf), []),
            (("x.pdf.", pdf), []),
            (("x.old.exe", pdf), ["type_not_allowed"]),
            (("../x.pdf", pdf), ["bad_name"]),
            (("x\u202efdp.pdf", pdf), ["bad_name"]),
            (("", pdf), ["bad_name"]),
            (("x.pdf", b"hello"), ["content_mismatch"]),
        ):
            with self.subTest(arguments=arguments[0]):
                self.assertEqual(codes(*arguments), expected)

    def test_size(self):
        pdf = SAMPLES["pdf"]
        self.assertEqual(codes("x.pdf", pdf, max_size=len(pdf)), [])
        self.assertEqual(codes("x.pdf", pdf, max_size=len(pdf) - 1), ["too_large"])
        self.assertEqual(check_size(0, 10)[0].code, "empty")
        self.assertEqual(check_size(11, 10)[0].params, {"size": 11, "max": 10})
        self.assertEqual(check_size(10, 10), [])

    def test_params(self):
        self.assertEqual(
            check("x.zip", b"x", ("png", "pdf"))[0].params, {"extension": "zip", "allowed": ["pdf", "png"]}
        )
        self.assertEqual(check("a/b", b"x")[0].params, {"reason": "path"})

    def test_kind_of(self):
        self.assertEqual(
            [kind_of(name) for name in ("a.JPEG", "a.tiff", "a.b", "a", "")], ["jpeg", "tif", None, None, None]
        )


class TestFilename(TestCase):
    def test_cleaned(self):
        for name, expected in (
            ("Đơn đề nghị.pdf", "Đơn đề nghị.pdf"),
            (unicodedata.normalize("NFD", "Đơn.pdf"), "Đơn.pdf"),
            (r"C:\Users\An\đơn.pdf", "đơn.pdf"),
            ("../../etc/passwd", "passwd"),
            ("  a \t b .pdf ", "a b.pdf"),
            ("a\u00a0b.pdf", "a b.pdf"),
            ("a\x00\r\nb.pdf", "ab.pdf"),
            ("a\u202efdp.exe", "afdp.exe"),
            ('a"b<c>:d|e?f*.pdf', "a_b_c__d_e_f_.pdf"),
            ("con.pdf", "_con.pdf"),
            ("COM1", "_COM1"),
            (".htaccess", "htaccess"),
            ("x.pdf...", "x.pdf"),
            ("\ud800x.pdf", "x.pdf"),
        ):
            with self.subTest(name=name):
                self.assertEqual(safe_filename(name), expected)

    def test_nothing_left(self):
        for name in ("", " ", ".", "..", "/", "a/", "\x00", "\u202e", "***", " . . "):
            with self.subTest(name=name), self.assertRaises(FilenameError) as caught:
                safe_filename(name)
            self.assertEqual(caught.exception.code, "empty")

    def test_strict(self):
        for name, code in (
            ("a/b.pdf", "path"),
            ("a\\b.pdf", "path"),
            ("a\nb.pdf", "control"),
            ("a\u200bb", "control"),
            ("a\u2066b", "control"),
            ("", "empty"),
        ):
            with self.subTest(name=name), self.assertRaises(FilenameError) as caught:
                safe_filename(name, strict=True)
            self.assertEqual(caught.exception.code, code)
        self.assertEqual(safe_filename("a\u00a0b.pdf", strict=True), "a b.pdf")

    def test_long(self):
        self.assertEqual(extension_of(safe_filename("ệ" * 500 + ".pdf")), "pdf")
        self.assertEqual(safe_filename("a." + "b" * 500), "a." + "b" * (MAX_BYTES - 2))

    @given(st.text(max_size=300) | st.text("ab./\\ \u202e\u0301ệ_.", max_size=300))
    def test_properties(self, name):
        try:
            found = safe_filename(name)
        except FilenameError:
            return
        self.assertEqual(safe_filename(found, strict=True), found)
        self.assertLessEqual(len(found.encode()), MAX_BYTES)
        self.assertEqual(found, found.strip(" ."))
