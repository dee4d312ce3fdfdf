"""``content/site.yaml``: what an editor may set about the site itself.

The model is the only place where its fields are defined. Everything but the name and the sections
may stay empty; what the law asks for and is empty is reported as "chưa khai báo", never invented.
"""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from newsroom.fields import STRICT, Checked, Text

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[Text, StringConstraints(max_length=300)]
#: A host, whose name may have letters of any script, a port, a path: nothing that HTML or a header
#: would read otherwise, no name and password. The browser form reads the same expression.
PublicUrl = Annotated[
    Text,
    StringConstraints(
        pattern=r"^(https?://[^\s!-,/:-@\[-`{-~]+(:[0-9]{1,5})?(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?)?$"
    ),
]

#: What decree 174/2026 wants on every page of a public site; empty ones are reported.
EXPECTED = ("url", "parent_body", "address", "phone", "email", "responsible")


class Section(BaseModel):
    """A section of the paper: its name as editors write it in ``category``, and its address."""

    model_config = STRICT

    name: Annotated[
        Line,
        Field(
            title="Tên chuyên mục",
            description="Biên tập viên ghi đúng tên này ở “Chuyên mục” của bài.",
            min_length=1,
        ),
    ]
    slug: Annotated[
        Slug,
        Field(
            title="Địa chỉ",
            description="Chữ không dấu nối bằng gạch; đổi là đổi địa chỉ đã công bố.",
        ),
    ]
    summary: Annotated[Line, Field(title="Giới thiệu")] = ""


class Redirect(BaseModel):
    """An old address that now leads elsewhere."""

    model_config = ConfigDict(**STRICT, populate_by_name=True)

    source: Annotated[Line, Field(title="Địa chỉ cũ", alias="from", min_length=1)]
    target: Annotated[Line, Field(title="Địa chỉ mới", alias="to", min_length=1)]


class Style(BaseModel):
    """House style switches that the proofreader follows."""

    model_config = STRICT

    tone_marks: Annotated[Literal["old", "new"], Field(title="Cách đặt dấu thanh")] = "old"
    ensure: Annotated[Literal["bảo đảm", "đảm bảo", ""], Field(title="bảo đảm hay đảm bảo")] = ""
    yearly: Annotated[Literal["hằng năm", "hàng năm", ""], Field(title="hằng năm hay hàng năm")] = (
        ""
    )
    city: Annotated[
        Literal["TP. Hồ Chí Minh", "TP.HCM", "TP. HCM", ""],
        Field(title="Cách viết tắt tên thành phố"),
    ] = ""
    capital_after_colon: Annotated[
        bool, Field(title="Cho viết hoa chữ thường dùng sau dấu hai chấm")
    ] = True
    longest_sentence: Annotated[int, Field(title="Câu dài quá bao nhiêu chữ thì nhắc", ge=20)] = 100


class Admin(BaseModel):
    """The browser form at ``/admin/``; off unless switched on."""

    model_config = STRICT

    enabled: Annotated[bool, Field(title="Bật trang soạn bài /admin/")] = False
    backend: Annotated[Literal["github", "gitlab", "gitea"], Field(title="Nơi giữ kho mã")] = (
        "github"
    )
    repo: Annotated[Line, Field(title="Kho mã", description="Dạng chủ/kho.")] = ""
    branch: Annotated[Line, Field(title="Nhánh")] = "main"
    base_url: Annotated[
        PublicUrl,
        Field(
            title="Địa chỉ máy chủ của kho mã",
            description="Để trống nếu dùng github.com hoặc gitlab.com.",
        ),
    ] = ""


class Site(Checked):
    """The whole of ``content/site.yaml``."""

    name: Annotated[Line, Field(title="Tên cơ quan", min_length=1)]
    short_name: Annotated[Line, Field(title="Tên ngắn")] = ""
    tagline: Annotated[Line, Field(title="Dòng giới thiệu dưới tên")] = ""
    url: Annotated[
        PublicUrl,
        Field(
            title="Địa chỉ công khai của trang",
            description="Dạng https://ten-mien.vn; để trống khi chưa có.",
        ),
    ] = ""
    parent_body: Annotated[Line, Field(title="Cơ quan chủ quản cấp trên")] = ""
    address: Annotated[Line, Field(title="Địa chỉ cơ quan")] = ""
    phone: Annotated[Line, Field(title="Điện thoại")] = ""
    email: Annotated[Line, Field(title="Thư điện tử")] = ""
    responsible: Annotated[Line, Field(title="Người chịu trách nhiệm nội dung")] = ""
    license: Annotated[Line, Field(title="Giấy phép")] = ""
    report_email: Annotated[Line, Field(title="Thư nhận góp ý, báo lỗi")] = ""
    sections: Annotated[
        tuple[Section, ...],
        Field(title="Chuyên mục", description="Thứ tự ở đây là thứ tự trên trang.", min_length=1),
    ]
    redirects: Annotated[tuple[Redirect, ...], Field(title="Chuyển hướng địa chỉ cũ")] = ()
    style: Annotated[
        Style, Field(title="Lối viết chung", description="Bộ soát lỗi theo các lựa chọn này.")
    ] = Style()
    social_cards: Annotated[bool, Field(title="Ảnh thẻ khi chia sẻ")] = True
    search: Annotated[bool, Field(title="Tìm kiếm")] = True
    compression: Annotated[bool, Field(title="Nén sẵn tệp khi xuất bản")] = True
    articles_per_page: Annotated[int, Field(title="Số bài mỗi trang danh sách", ge=5, le=100)] = 20
    admin: Annotated[Admin, Field(title="Trang soạn bài trên trình duyệt")] = Admin()
    topics: Annotated[
        tuple[Line, ...], Field(title="Chuyên đề", description="Mỗi tên là một thẻ.")
    ] = ()

    def section_named(self, name: str) -> Section | None:
        """Return the section that editors call ``name``."""
        return next((section for section in self.sections if section.name == name), None)

    @property
    def feed_authority(self) -> str:
        """Return the name that ``tag:`` URIs use while the site has no public address."""
        return urlsplit(self.url).hostname or "localhost"

    def undeclared(self) -> tuple[str, ...]:
        """Return the expected fields that are still empty, in their order."""
        return tuple(field for field in EXPECTED if not getattr(self, field))
