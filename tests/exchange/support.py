"""A world and files for the tests of import and export."""

from egov.portal.exchange.checking import Options
from egov.portal.exchange.running import checked
from egov.portal.exchange.running import imported
from egov.portal.exchange.running import prepared
from egov.portal.procedure.snapshot import plain
from egov.portal.testing import FUNCTIONAL
from io import BytesIO
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
from tests.procedure import support
import transaction
import unittest


OLD = {
    "MATTHC": "1.000111",
    "TENTTHC": "Cấp giấy phép <b>mẫu</b>",
    "SOQUYETDINH": "12/QĐ-UBND",
    "CAPTHUCHIEN": "Cấp Tỉnh",
    "LINHVUCTHUCHIEN": [{"MALINHVUC": "X1", "TENLINHVUC": "Hộ tịch"}],
    "DOITUONGTHUCHIEN": [{"TENDOITUONG": "Công dân Việt Nam"}, {"TENDOITUONG": "Doanh nghiệp"}],
    "COQUANTHUCHIEN": [{"MADONVI": "H56.30.1", "TENDONVI": "UBND xã Hoằng Lưu"}],
    "CACHTHUCTHUCHIEN": [
        {
            "KENH": "1",
            "THOIGIAN": [
                {
                    "THOIGIANGIAIQUYET": "05",
                    "DONVITINH": "Ngày làm việc",
                    "MOTA": "Tại bộ phận một cửa",
                    "PHILEPHI": [{"MAPHILEPHI": "P1", "SOTIEN": "8000", "DONVI": "Đồng", "MOTA": "Lệ phí"}],
                }
            ],
        },
        {"KENH": "2", "THOIGIAN": [{"THOIGIANGIAIQUYET": "3", "DONVITINH": "Ngày", "PHILEPHI": []}]},
    ],
    "THANHPHANHOSO": [
        {"TRUONGHOP": "", "GIAYTO": [{"MAGIAYTO": "G1", "TENGIAYTO": "Tờ khai", "SOBANCHINH": "1", "SOBANSAO": "0"}]},
        {"TRUONGHOP": "Tổ chức", "GIAYTO": [{"TENGIAYTO": "Quyết định thành lập", "SOBANCHINH": "0", "SOBANSAO": "2"}]},
    ],
    "TRINHTUTHUCHIEN": [{"TRUONGHOP": "", "TRINHTU": [{"TENTRINHTU": "Nộp hồ sơ"}, {"TENTRINHTU": "Nhận kết quả"}]}],
    "KETQUATHUCHIEN": [{"MAKETQUA": "K1", "TENKETQUA": "Giấy phép"}],
    "CANCUPHAPLY": [{"SOKYHIEU": "60/2014/QH13", "TRICHYEU": "Luật Hộ tịch"}],
    "YEUCAUDIEUKIEN": "Không có",
}
NEW = {
    "code": "1.000222",
    "name": "Đăng ký mẫu",
    "procedureProposal": {"proposalNumber": "34/QĐ-BTP"},
    "isWard": True,
    "categoriesDetails": [{"name": "Hộ tịch", "code": "HT"}],
    "subjectTypesDetails": [{"name": "Công dân Việt Nam"}],
    "departmentsExecuting": [{"name": "UBND xã Hoằng Lưu"}],
    "executionSteps": [{"name": "Bước 1", "description": "Nộp hồ sơ"}],
    "executionMethods": [
        {
            "submissionMethod": "ONLINE",
            "processingTime": 2.5,
            "processingTimeUnit": "WORKING_DAY",
            "fees": [{"name": "Phí thẩm định", "amount": 100000}, {"name": "Lệ phí", "amount": 8000}],
        },
        {"submissionMethod": "DIRECT", "processingTime": 5, "processingTimeUnit": "WORKING_DAY", "fees": []},
    ],
    "executionCases": [
        {"name": "Trường hợp thường", "profileComponents": [{"name": "Tờ khai", "originalQty": 1, "copyQty": 0}]}
    ],
    "legalBasisesDetails": [{"name": "Luật Hộ tịch", "code": "60/2014/QH13"}],
    "resultsDetails": [{"name": "Giấy chứng nhận", "code": "K2"}],
    "keywords": "hộ tịch; mẫu",
    "requirementsAndConditions": "<p>Đủ 18 tuổi<script>alert(1)</script></p>",
}
PAGE = """<html><head><meta charset="{charset}"><script>var a = "Mã thủ tục: 9.999999";</script></head><body>
<div class="row"><div class="key"><b>Mã thủ tục:</b></div><div><span>1.000333</span></div></div>
<div><div>Số quyết định:</div><div>56/QĐ-UBND</div></div>
<div><div>Tên thủ tục:</div><div>Thủ tục trên trang &lt;mẫu&gt;</div></div>
<div><div>Cấp thực hiện:</div><div>Cấp Xã</div></div>
<div><div>Loại thủ tục:</div><div>TTHC được luật giao quy định chi tiết</div></div>
<div><div>Lĩnh vực:</div><div>Hộ tịch</div></div>
<div><div>Trình tự thực hiện:</div><div><p>- Bước 1: Nộp hồ sơ</p><p>- Bước 2: Nhận kết quả</p></div></div>
<div><div>Cách thức thực hiện:</div><table>
<tr><th>Hình thức nộp</th><th>Thời hạn giải quyết</th><th>Phí, lệ phí</th><th>Mô tả</th></tr>
<tr><td>Trực tiếp</td><td>05 Ngày làm việc</td><td>Lệ phí : 8.000 Đồng</td><td>Tại xã</td></tr>
<tr><td>Dịch vụ bưu chính</td><td>1 Giờ</td><td></td><td></td></tr></table></div>
<div><div>Thành phần hồ sơ:</div><p>Trường hợp: Cá nhân</p><table>
<tr><th>Tên giấy tờ</th><th>Mẫu đơn, tờ khai</th><th>Số lượng</th></tr>
<tr><td>Tờ khai</td><td>mau.docx</td><td>Bản chính: 1 Bản sao: 2</td></tr></table></div>
<div><div>Đối tượng thực hiện:</div><div>Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)</div></div>
<div><div>Cơ quan thực hiện:</div><div>UBND xã Hoằng Lưu</div></div>
<div><div>Cơ quan có thẩm quyền:</div><div>Không có thông tin</div></div>
<div><div>Địa chỉ tiếp nhận HS:</div><div>Số 1, đường A</div></div>
<div><div>Kết quả thực hiện:</div><div>Giấy chứng nhận</div></div>
<div><div>Căn cứ pháp lý:</div><table>
<tr><th>Số ký hiệu</th><th>Trích yếu</th><th>Ngày ban hành</th><th>Cơ quan ban hành</th></tr>
<tr><td>60/2014/QH13</td><td>Luật Hộ tịch</td><td>20-11-2014</td><td>Quốc hội</td></tr></table></div>
<div><div>Yêu cầu, điều kiện thực hiện:</div><div onclick="steal()">Không nợ thuế</div></div>
<div><div>Từ khóa:</div><div>mẫu</div></div>
<div><div>Mô tả:</div><div>Không có thông tin</div></div>
</body></html>"""


class ExchangeTest(unittest.TestCase):
    """A site with one agency and one sector; the test user is a manager."""

    layer = FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        support.agency(self.portal)
        self.portal.portal_registry["egov.portal.sectors"] = {"HT": "Hộ tịch"}
        self.root = support.catalogue(self.portal)

    def check(self, data, **options):
        """The steps of a dry run."""
        return checked(prepared(data).records, Options(**options))

    def bring_in(self, data, **options):
        """Import; gives the steps."""
        return imported(self.root, prepared(data).records, Options(**options))

    def found(self, code):
        """The one procedure with that code, as plain data."""
        (brain,) = self.portal.portal_catalog.unrestrictedSearchResults(procedure_code=code)
        procedure = brain._unrestrictedGetObject()
        return {name: plain(value) for name, value in vars(procedure).items() if not name.startswith("_")}


class ExchangePagesTest(ExchangeTest):
    """The same, with a browser and an editor called "writer"."""

    def setUp(self):
        super().setUp()
        api.user.create(
            username="writer",
            email="w@example.org",
            password="Kh0ng-dễ-đoán",
            roles=["Member", "Editor", "Contributor"],
        )
        transaction.commit()
        self.url = self.root.absolute_url()

    def browser(self, name=SITE_OWNER_NAME, password=SITE_OWNER_PASSWORD):
        browser = Browser(self.layer["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "en")
        if name:
            browser.addHeader("Authorization", f"Basic {name}:{password}")
        return browser

    def upload(self, data, browser=None, name="in.json"):
        browser = browser or self.browser()
        browser.open(f"{self.url}/@@import-procedures")
        browser.getControl(name="file").add_file(BytesIO(data), "application/octet-stream", name)
        browser.getForm(action=f"{self.url}/@@import-procedures").submit()
        return browser

    def go_on(self, browser):
        """Press the button of the form until nothing is left, as one without a script does."""
        for _turn in range(20):
            if 'name="id"' not in browser.contents or "data-steps" not in browser.contents:
                return browser
            browser.getForm(action=f"{self.url}/@@import-step").submit()
        raise AssertionError("it does not end")

    def body(self, browser):
        return browser.contents if isinstance(browser.contents, bytes) else browser.contents.encode()

    def codes(self):
        transaction.begin()
        return sorted(one.code for one in self.root.objectValues())


def messages(steps):
    """All messages of these steps, as they are before translation."""
    return [str(finding.message) for step in steps for finding in step.findings]
