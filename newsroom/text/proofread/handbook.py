"""Write the page of the editors' handbook that lists every check, from the checks themselves.

`python -m newsroom.text.proofread.handbook > docs/bien-tap/kiem-loi.md`
"""

import sys

from newsroom.text.citations import find
from newsroom.text.finding import LABELS
from newsroom.text.proofread import CITATIONS, FIGURES, PAGE, PERSONAL, TEXT, check
from newsroom.text.proofread.checking import Check
from newsroom.text.proofread.citation_unregistered import FINDS, ID, told

_HEAD = """\
# Bộ soát lỗi tìm những gì

Trang này sinh từ chính các luật của bộ soát lỗi, xin đừng sửa tay.

`./inv check` đọc bài và in mỗi chỗ đáng ngờ thành một dòng: tệp, dòng, cột, mức, tên luật, lời
nhắc và cách sửa. Ba mức:

- **LỖI**: gần như chắc chắn sai, phải sửa thì bài mới được đăng.
- **CẢNH BÁO**: nhiều khả năng sai, cần xem lại.
- **GỢI Ý**: khác lối viết chung hoặc nên làm rõ hơn.

Mức ghi dưới đây là mức thường gặp; có trường hợp của cùng một luật nặng hoặc nhẹ hơn.
`./inv check --fix` tự sửa những lỗi không làm đổi chữ nghĩa (dấu cách, ký tự vô hình, dấu rời, chỗ
đặt dấu thanh), còn lại để người viết quyết định.

Khi một chỗ bị nhắc mà vẫn đúng, đặt ghi chú này ngay trước đoạn ấy và nêu lý do:

```
<!-- bỏ-qua: tên-luật — lý do -->
```
"""
_GROUPS: tuple[tuple[str, tuple[Check, ...]], ...] = (
    ("Chữ nghĩa", TEXT),
    ("Viện dẫn văn bản", CITATIONS),
    ("Số liệu và ngày tháng", FIGURES),
    ("Dữ liệu cá nhân", PERSONAL),
    ("Trình bày trang", PAGE),
)


def write() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD]
    for title, checks in _GROUPS:
        parts.append(f"## {title}\n")
        parts += [_entry(one) for one in checks]
        if checks is CITATIONS:
            parts.append(_unregistered())
    return "\n".join(parts)


def _entry(one: Check) -> str:
    found = next(finding for finding in check(one.wrong) if finding.rule == one.id)
    lines = [f"### {one.id}\n", f"{LABELS[one.level]}. {one.finds}\n"]
    lines += ["```", *one.wrong.splitlines(), "```\n"]
    lines.append(f"{found.message} Cách sửa: {found.fix}\n")
    return "\n".join(lines)


def _unregistered() -> str:
    """Write the entry of the one check that needs the site's register."""
    (example,) = find("Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị")
    message, fix = told(example.type, example.number, example.date, example.issuer)
    return "\n".join(
        [
            f"### {ID}\n",
            f"{LABELS['hint']}. {FINDS}\n",
            "```",
            "Các chi bộ thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.",
            "```\n",
            f"{message} Cách sửa: {fix}\n",
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(write())
