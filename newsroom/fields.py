"""The content contract: one pydantic model per type of content, the only place that defines fields.

The reader, the checker, the browser form and the handbook are generated from these models or read
them: ``title`` and ``description`` of a field are what an editor sees. Values arrive as the strings
that stand in the YAML block and are coerced here, so that ``07`` stays ``07`` and ``no`` stays a word.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from newsroom.text.dates import DateError, parse_date, parse_datetime
from newsroom.text.normalize import UNSAFE
from newsroom.text.slug import slugify

#: A file below ``media``; no segment may be empty, hidden or lead up.
MEDIA_PATH = re.compile(r"/?media(?:/[^\s./\\][^/\\]*)+")
#: One line without a character that nobody sees; a joiner between two pictograms is one of theirs.
_HIDDEN = re.compile(f"[\t\n\u00ad\u200b\u2060\ufeff]|{UNSAFE.pattern}")
_PLAIN = re.compile("[0-9A-Za-z]")


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        if not value.isprintable() and (found := _HIDDEN.search(value)):
            raise PydanticCustomError(
                "hidden_character", "{code}", {"code": f"U+{ord(found[0]):04X}"}
            )
        return value.strip()
    return value


def _passage(value: Any) -> Any:
    """Take paragraphs: a text in which line breaks have a meaning."""
    if isinstance(value, str):
        return "\n".join(_clean(line) for line in value.split("\n")).strip()
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("not_text", "not text")
    return _clean(value)


def _dated(parse: Callable[[str], Any], value: Any) -> Any:
    text = _scalar(value)
    try:
        return parse(text)
    except DateError as error:
        data = {"text": text, "suggestion": error.fault.suggestion}
        raise PydanticCustomError(f"date_{error.fault.code}", "{text}", data) from None


def _day(value: Any) -> Any:
    return _dated(parse_date, value)


def _moment(value: Any) -> Any:
    return _dated(parse_datetime, value)


def _flag(value: Any) -> Any:
    text = _scalar(value).lower()
    if text not in {"true", "false"}:
        raise PydanticCustomError("flag", "{text}", {"text": text})
    return text == "true"


def _year(value: Any) -> Any:
    text = _scalar(value)
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise PydanticCustomError("year", "{text}", {"text": text})
    return int(text)


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        raise PydanticCustomError("not_list", "{text}", {"text": value})
    return value


def _media(value: Any) -> Any:
    text = _scalar(value)
    if not MEDIA_PATH.fullmatch(text):
        raise PydanticCustomError("media_path", "{text}", {"text": text})
    return text.lstrip("/")


def _ending(*suffixes: str) -> AfterValidator:
    """Take a path with one of these endings: the file goes to readers as it is."""

    def judge(path: str) -> str:
        if not path.lower().endswith(suffixes):
            told = {"text": path, "suffixes": " hoặc ".join(suffixes)}
            raise PydanticCustomError("media_kind", "{text}", told)
        return path

    return AfterValidator(judge)


def _addressable(text: str) -> str:
    """Take a name that an address can be made of, as nearly every one is by some plain letter."""
    if not _PLAIN.search(text) and not slugify(text):
        raise PydanticCustomError("no_letters", "{text}", {"text": text})
    return text


Cross = tuple[tuple[int | str, ...], str, dict[str, Any]]
Text = Annotated[str, BeforeValidator(_scalar), StringConstraints(max_length=2_000)]
Needed = Annotated[Text, StringConstraints(min_length=1, max_length=300)]
Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Year = Annotated[int, BeforeValidator(_year)]
Passage = Annotated[str, BeforeValidator(_passage), StringConstraints(max_length=20_000)]
Media = Annotated[str, BeforeValidator(_media)]
Film = Annotated[Media, _ending(".mp4", ".webm")]
Captions = Annotated[Media, _ending(".vtt")]
Slug = Annotated[
    str,
    BeforeValidator(_scalar),
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
]
Named = Annotated[Needed, AfterValidator(_addressable)]
Names = Annotated[tuple[Named, ...], BeforeValidator(_listed), Field(max_length=30)]
OldPath = Annotated[Text, StringConstraints(pattern=r"^/[^\s]*$", max_length=500)]
Status = Literal["published", "draft", "withdrawn"]


#: Of every model here and in ``site``: unknown fields are faults; built when first used.
STRICT = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Checked(BaseModel):
    """A model that can also judge several values together; unknown fields are faults."""

    model_config = STRICT

    @classmethod
    def cross_check(cls, values: Mapping[str, Any]) -> Iterator[Cross]:
        """Yield the faults that only several raw values together show: path, type, context.

        Apart from pydantic's own validators, which stay silent while a single field is at fault:
        an editor is told everything in one run.
        """
        del values
        yield from ()


class Fields(Checked):
    """What every type shares; an unknown field is a fault, since a typo must not publish a draft."""

    title: Annotated[Needed, Field(title="Tiêu đề", description="Chữ thường, không gõ HTML.")]
    slug: Annotated[
        Slug | None,
        Field(
            title="Địa chỉ", description="Chữ không dấu nối bằng dấu gạch; không đổi sau khi đăng."
        ),
    ] = None
    status: Annotated[
        Status,
        Field(
            title="Trạng thái",
            description="Bản nháp chỉ xem được trong nhà; rút khỏi trang là gỡ mọi nơi.",
        ),
    ] = "published"


class CorrectionFields(BaseModel):
    """One correction of an article."""

    model_config = STRICT

    date: Annotated[Day, Field(title="Ngày đính chính")]
    note: Annotated[Needed, Field(title="Nội dung đính chính")]


class Pictured(Fields):
    """A type that may have a lead picture; a picture without a description is a fault."""

    image: Annotated[
        Media | None,
        Field(
            title="Ảnh", description="Đường dẫn từ thư mục content, ví dụ /media/2018/hoi-nghi.jpg."
        ),
    ] = None
    image_alt: Annotated[
        Text,
        Field(title="Mô tả ảnh", description="Tả điều nhìn thấy, cho người không xem được ảnh."),
    ] = ""
    image_caption: Annotated[Text, Field(title="Chú thích ảnh")] = ""

    @classmethod
    def cross_check(cls, values: Mapping[str, Any]) -> Iterator[Cross]:
        """Tell a picture that nobody described."""
        if values.get("image") and not values.get("image_alt"):
            yield ("image",), "alt_missing", {"image": values["image"]}


class ArticleFields(Pictured):
    """``content/articles/YYYY/MM/slug.md``."""

    date: Annotated[
        Moment, Field(title="Ngày đăng", description="Dạng 2018-12-28 hoặc 2018-12-28 08:30.")
    ]
    category: Annotated[
        Needed, Field(title="Chuyên mục", description="Tên một chuyên mục trong site.yaml.")
    ]
    summary: Annotated[
        Text,
        StringConstraints(min_length=1, max_length=600),
        Field(
            title="Tóm tắt (sapo)",
            description="Một, hai câu; hiện dưới tiêu đề và trong danh sách.",
        ),
    ]
    modified: Annotated[
        Moment | None, Field(title="Ngày sửa", description="Chỉ ghi khi sửa nội dung sau khi đăng.")
    ] = None
    tags: Annotated[
        Names, Field(title="Thẻ", description="Mỗi thẻ một dòng; dùng lại thẻ đã có.")
    ] = ()
    authors: Annotated[
        Names,
        Field(
            title="Tác giả",
            description="Mỗi người hoặc đơn vị một dòng; mỗi tên có một trang riêng.",
        ),
    ] = ()
    highlight: Annotated[Flag, Field(title="Tin nổi bật", description="Đưa lên đầu trang chủ.")] = (
        False
    )
    highlight_until: Annotated[
        Day | None,
        Field(title="Nổi bật đến hết ngày", description="Qua ngày này tin tự rời chỗ nổi bật."),
    ] = None
    source: Annotated[Text, Field(title="Nguồn")] = ""
    corrections: Annotated[
        tuple[CorrectionFields, ...], BeforeValidator(_listed), Field(title="Đính chính")
    ] = ()
    redirect_from: Annotated[
        tuple[OldPath, ...],
        BeforeValidator(_listed),
        Field(
            title="Địa chỉ cũ chuyển về bài này",
            description="Mỗi dòng một đường dẫn bắt đầu bằng /.",
        ),
    ] = ()
    lang: Annotated[Literal["vi", "en"], Field(title="Ngôn ngữ")] = "vi"


class ConsentFields(BaseModel):
    """The consent of the person: when, for what, and who keeps the paper."""

    model_config = STRICT

    date: Annotated[Day, Field(title="Ngày đồng ý")]
    scope: Annotated[Needed, Field(title="Phạm vi đồng ý")]
    held_by: Annotated[Needed, Field(title="Nơi giữ văn bản đồng ý")]


class BasisFields(BaseModel):
    """Why the facts of a profile may be shown: consent, or where they were already made public."""

    model_config = STRICT

    consent: Annotated[ConsentFields | None, Field(title="Sự đồng ý")] = None
    published_in: Annotated[Text, Field(title="Đã công bố tại")] = ""


class ExemplarFields(Pictured):
    """``content/exemplars/slug.md``."""

    date: Annotated[Moment, Field(title="Ngày đăng")]
    kind: Annotated[Literal["individual", "collective", "project"], Field(title="Loại điển hình")]
    unit: Annotated[Needed, Field(title="Đơn vị")]
    year: Annotated[Year, Field(title="Năm ghi nhận")]
    level: Annotated[Needed, Field(title="Cấp ghi nhận")]
    summary: Annotated[
        Text, StringConstraints(min_length=1, max_length=600), Field(title="Tóm tắt")
    ]
    basis: Annotated[
        BasisFields,
        Field(
            title="Căn cứ công bố", description="Ghi sự đồng ý, hoặc nơi thông tin đã được công bố."
        ),
    ]
    award: Annotated[Text, Field(title="Danh hiệu, giải thưởng")] = ""
    tags: Annotated[
        Names, Field(title="Thẻ", description="Mỗi thẻ một dòng; dùng lại thẻ đã có.")
    ] = ()
    source: Annotated[Text, Field(title="Nguồn")] = ""
    review_by: Annotated[
        Day | None,
        Field(title="Xem lại trước ngày", description="Nhắc hỏi lại người được nêu tên."),
    ] = None

    @classmethod
    def cross_check(cls, values: Mapping[str, Any]) -> Iterator[Cross]:
        """Tell a profile that rests on nothing, beside what pictures want."""
        yield from super().cross_check(values)
        basis = values.get("basis")
        if isinstance(basis, dict) and not (basis.get("consent") or basis.get("published_in")):
            yield ("basis",), "basis_empty", {}


class PageFields(Fields):
    """``content/pages/slug.md``."""

    summary: Annotated[Text, Field(title="Tóm tắt")] = ""


class PhotoFields(BaseModel):
    """One picture of a gallery."""

    model_config = STRICT

    file: Annotated[Media, Field(title="Ảnh")]
    alt: Annotated[
        Needed,
        Field(title="Mô tả ảnh", description="Tả điều nhìn thấy, cho người không xem được ảnh."),
    ]
    caption: Annotated[Text, Field(title="Chú thích")] = ""
    credit: Annotated[Text, Field(title="Người chụp, người vẽ")] = ""


class GalleryFields(Fields):
    """``content/galleries/slug.md``."""

    date: Annotated[Moment, Field(title="Ngày đăng")]
    photos: Annotated[
        tuple[PhotoFields, ...], BeforeValidator(_listed), Field(title="Ảnh", min_length=1)
    ]
    summary: Annotated[Text, Field(title="Tóm tắt")] = ""
    category: Annotated[Text, Field(title="Chuyên mục")] = ""


class VideoFields(Fields):
    """``content/videos/slug.md``: an own file with poster and captions, or a player elsewhere."""

    date: Annotated[Moment, Field(title="Ngày đăng")]
    file: Annotated[Film | None, Field(title="Tệp video")] = None
    poster: Annotated[Media | None, Field(title="Ảnh bìa")] = None
    captions: Annotated[Captions | None, Field(title="Phụ đề tiếng Việt (.vtt)")] = None
    youtube: Annotated[
        Annotated[Text, StringConstraints(pattern=r"^[A-Za-z0-9_-]{11}$")] | None,
        Field(title="Mã video YouTube", description="11 ký tự ở cuối địa chỉ video."),
    ] = None
    transcript: Annotated[Passage, Field(title="Lời video")] = ""
    duration: Annotated[
        Annotated[Text, StringConstraints(pattern=r"^(\d+:)?\d{1,2}:\d{2}$|^$")],
        Field(title="Thời lượng", description="Dạng phút:giây, ví dụ 1:30."),
    ] = ""
    summary: Annotated[Text, Field(title="Tóm tắt")] = ""

    @classmethod
    def cross_check(cls, values: Mapping[str, Any]) -> Iterator[Cross]:
        """Tell a video without one source, or an own film without poster or captions."""
        if bool(values.get("file")) == bool(values.get("youtube")):
            yield ("file",), "video_source", {}
        elif values.get("file") and not (values.get("poster") and values.get("captions")):
            yield ("file",), "video_captions", {}


class DocumentFields(Fields):
    """``content/documents/….md``: a document in the register of cited documents."""

    number: Annotated[Needed, Field(title="Số, ký hiệu", description="Ví dụ 22-HD/ĐUK.")]
    type: Annotated[Needed, Field(title="Loại văn bản")]
    issuing_body: Annotated[Needed, Field(title="Cơ quan ban hành")]
    issued_on: Annotated[Day, Field(title="Ngày ban hành")]
    replaced_by: Annotated[Text, Field(title="Được thay bằng")] = ""
    amended_by: Annotated[Text, Field(title="Được sửa đổi bởi")] = ""
    effective_on: Annotated[Day | None, Field(title="Ngày có hiệu lực")] = None
    expires_on: Annotated[Day | None, Field(title="Ngày hết hiệu lực")] = None
    url: Annotated[
        Annotated[Text, StringConstraints(pattern=r"^(https?://[^\s]+)?$")],
        Field(title="Liên kết toàn văn"),
    ] = ""


#: Folder in ``content/`` → the model of the files below it.
MODELS: dict[str, type[Fields]] = {
    "articles": ArticleFields,
    "exemplars": ExemplarFields,
    "pages": PageFields,
    "galleries": GalleryFields,
    "videos": VideoFields,
    "documents": DocumentFields,
}
