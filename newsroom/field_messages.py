"""The words for faults of front matter, by pydantic's error types and ours."""

from collections.abc import Mapping

#: pydantic's error type → rule id, message, remedy. ``{field}`` and the error's own context fill them.
MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "missing": (
        "field-missing",
        "Thiếu trường “{field}”.",
        "Thêm dòng “{field}: …” vào phần đầu bài.",
    ),
    "extra_forbidden": ("field-unknown", "Không có trường “{field}”{meant}.", "{unknown_fix}"),
    "date_form": (
        "date-form",
        "Ngày “{text}” không đúng dạng năm-tháng-ngày.",
        "Viết {suggested}.",
    ),
    "date_impossible": (
        "date-impossible",
        "Không có ngày “{text}” trong lịch.",
        "Kiểm tra lại ngày, tháng, năm.",
    ),
    "date_zone": (
        "date-zone",
        "Ngày “{text}” kèm múi giờ.",
        "Bỏ múi giờ: trang luôn dùng giờ Việt Nam, ví dụ 2018-12-28 08:30.",
    ),
    "flag": (
        "flag-form",
        "Trường “{field}” chỉ nhận true (có) hoặc false (không), không nhận “{text}”.",
        "Viết “{field}: true” hoặc “{field}: false”.",
    ),
    "year": ("year-form", "“{text}” không phải một năm.", "Viết bốn chữ số, ví dụ 2018."),
    "not_list": (
        "list-form",
        "Trường “{field}” phải là danh sách, không phải một dòng chữ.",
        "Viết mỗi mục một dòng, bắt đầu bằng “  - ”{listed}.",
    ),
    "tuple_type": (
        "list-form",
        "Trường “{field}” phải là danh sách.",
        "Viết mỗi mục một dòng, bắt đầu bằng “  - ”.",
    ),
    "not_text": (
        "text-form",
        "Trường “{field}” phải là một dòng chữ.",
        'Viết “{field}: "…"” trên một dòng.',
    ),
    "hidden_character": (
        "hidden-character",
        "Trường “{field}” có ký tự ẩn {code}.",
        "Xóa giá trị và gõ lại bằng tay.",
    ),
    "media_path": (
        "media-path",
        "“{text}” không phải đường dẫn ảnh hay tệp trong thư mục media.",
        "Viết đường dẫn dạng /media/2018/ten-tep.jpg.",
    ),
    "no_letters": (
        "name-form",
        "“{text}” không có chữ cái Latinh hay chữ số nào để làm địa chỉ.",
        "Viết lại bằng chữ cái hoặc chữ số.",
    ),
    "media_kind": (
        "media-kind",
        "“{text}” không phải loại tệp của trường “{field}”.",
        "Dùng tệp có đuôi {suffixes}.",
    ),
    "alt_missing": (
        "alt-missing",
        "Ảnh “{image}” chưa có mô tả.",
        'Thêm dòng “image_alt: "…"” tả điều nhìn thấy trong ảnh.',
    ),
    "basis_empty": (
        "basis-missing",
        "Hồ sơ chưa có căn cứ công bố.",
        "Thêm “consent” (ngày, phạm vi, nơi giữ) hoặc “published_in” (nơi đã công bố) dưới “basis:”.",
    ),
    "video_source": (
        "video-source",
        "Video phải có đúng một nguồn: “file” hoặc “youtube”.",
        "Giữ lại một trong hai trường.",
    ),
    "video_captions": (
        "captions-missing",
        "Video của trang phải có ảnh bìa và phụ đề tiếng Việt.",
        "Thêm “poster: /media/…jpg” và “captions: /media/…vtt”.",
    ),
    "string_too_short": (
        "field-empty",
        "Trường “{field}” đang để trống.",
        "Điền nội dung cho “{field}”.",
    ),
    "string_too_long": (
        "field-long",
        "Trường “{field}” dài quá {max_length} ký tự.",
        "Rút gọn còn tối đa {max_length} ký tự.",
    ),
    "string_pattern_mismatch": (
        "field-form",
        "Trường “{field}” không đúng dạng: “{input}”.",
        "{pattern_fix}",
    ),
    "literal_error": (
        "value-unknown",
        "Trường “{field}” không nhận giá trị “{input}”{meant_value}.",
        "Dùng một trong các giá trị: {choices}.",
    ),
    "model_type": (
        "group-form",
        "Trường “{field}” phải có các dòng con thụt vào bên dưới.",
        "Xem mẫu trong sổ tay biên tập.",
    ),
    "too_short": ("list-empty", "Danh sách “{field}” đang trống.", "Thêm ít nhất một mục."),
    "too_long": ("list-long", "Danh sách “{field}” quá dài.", "Bớt mục, tối đa {max_length}."),
}
#: Field → how its value is written.
PATTERN_FIXES: Mapping[str, str] = {
    "slug": "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ hoi-nghi-tong-ket.",
    "redirect_from": "Viết đường dẫn bắt đầu bằng dấu “/”, ví dụ /tin/123.",
    "url": "Viết địa chỉ đầy đủ bắt đầu bằng https://.",
    "youtube": "Chỉ ghi mã 11 ký tự ở cuối địa chỉ video.",
    "duration": "Viết dạng phút:giây, ví dụ 1:30.",
}
