"""Hostile documents out of a seed: articles, front matter, site data, pictures, Word files, saved pages.

The n-th document of a seed is the same on every machine, whatever came before it. Each is put together of
sound pieces, known attacks and noise, then damaged in some places.
"""

import re
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

from newsroom.reading import read
from tests import originals
from tests.hostile.attacks import table
from tests.newsroom.importing import word_files
from tests.newsroom.markup.markdown_documents import (
    BLOCKS,
    CHARACTERS,
    INLINE,
    mutate,
    write_document,
)

CONTENT = Path(__file__).parents[2] / "content"


class Document(NamedTuple):
    """One trial: ``name`` tells by its ending how it is read."""

    name: str
    data: bytes


def document(seed: int, number: int) -> Document:
    """Return one document of a seed."""
    chance = Random(f"{seed}/{number}")
    make: Callable[[Random], Document] = chance.choices(
        [_article, _front_matter, _site, _picture, _word, _page], [50, 18, 4, 12, 10, 6]
    )[0]
    return make(chance)


# --- text ----------------------------------------------------------------------------------------

VALUES = [
    "x", "", "null", "~", "yes", "2018-12-28", "2018-12-28 08:30", "12:30", "0x1F", "1e9", "[]", "{}",
    "[x]", "{a: b}", "[[x]]", '"x"', "'x'", '"\\u202e"', '"\\x07"', "&a x", "*a",
    "!!python/name:os.system", "|\n  x", ">\n  x", "- x", "# x", "a: b", "a #b", "@x", "`x`", "%x",
    "draft", "withdrawn", "published", "true", "false", "/media/a.jpg", "/media/../x",
    "https://vi-du.vn", "/a", "Tin tức", "vi", "en", "individual", "\u00a0", "\u200b", "\ufeff",
    "\ue000link:x\ue001", "\x00", "đ" * 400, "a" * 3_000, "9" * 400, "-1", "Đảng bộ", "{filename}x",
]  # fmt: skip
KEYS = [
    "title", "date", "category", "summary", "slug", "modified", "tags", "authors", "status",
    "highlight", "highlight_until", "image", "image_alt", "image_caption", "source", "corrections",
    "redirect_from", "lang", "kind", "unit", "year", "level", "basis", "award", "photos", "file",
    "poster", "captions", "youtube", "transcript", "duration", "number", "type", "issuing_body",
    "issued_on", "url", "review_by", "la", "<<", "", "name", "sections", "redirects", "style", "admin",
    "topics", "phone", "email", "search", "articles_per_page",
]  # fmt: skip
FOLDERS = ["articles/2018/12", "exemplars", "pages", "galleries", "videos", "documents"]
SOUND = {"title": "Một bài", "date": "2018-12-28", "category": "Tin tức", "summary": "Tóm tắt."}


@cache
def _attacks(name: str) -> list[str]:
    return [attack.text for attack in table(name)]


@cache
def _sources() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.md"))]


@cache
def _tame() -> list[str]:
    """Return the blocks and attacks that are let through alone: together they may yet do harm."""
    blocks = [*BLOCKS, *INLINE, *(a.text for a in table("text") if a.expected == "page")]
    return [block for block in blocks if _is_taken(block)]


def _is_taken(block: str) -> bool:
    found = read(
        _with_sound_fields(block).encode(), "articles/a.md", {"footnote": "a", "table": "b"}
    )
    return not any(finding.level == "error" for finding in found.findings)


def _with_sound_fields(body: str, more: str = "") -> str:
    block = "".join(f"{key}: {value}\n" for key, value in SOUND.items())
    return f"---\n{block}{more}---\n\n{body}\n"


def _article(chance: Random) -> Document:
    """Write a hostile body below sound fields, mostly of pieces that pass alone."""
    damage = chance.choice([0, 0, 0, 1, 2, 6])
    match chance.randrange(10):
        case 0:
            body = write_document(chance)
        case 1:
            body = "\n\n".join(chance.choices(_attacks("text"), k=chance.randint(1, 5)))
        case 2:
            body = _grown(chance)
        case 3:
            whole = mutate(chance, chance.choice(_sources()), chance.randint(1, 30))
            return _encoded(chance, "articles/2018/12/a.md", whole)
        case 4:
            body = _noise(chance)
        case _:
            joints = ["\n\n", "\n\n", "\n\n", "\n", " ", "", "\n\n    ", "\n\n> ", "\n- "]
            body = "".join(
                chance.choice(_tame()) + chance.choice(joints) for _ in range(chance.randint(1, 14))
            )
    more = _lines(chance, 2) if chance.random() < 0.1 else ""
    return _encoded(
        chance, "articles/2018/12/a.md", _with_sound_fields(mutate(chance, body, damage), more)
    )


def _grown(chance: Random) -> str:
    """Repeat a piece, or a few in turn, up to the length that is taken."""
    pieces = chance.choices(
        [*_attacks("blowups"), *_attacks("text"), *CHARACTERS], k=chance.randint(1, 3)
    )
    unit = "".join(pieces).replace("¦", "")
    return (unit * 3_000)[: chance.choice([200, 2_000, 20_000])]


def _noise(chance: Random) -> str:
    return "".join(
        chr(
            chance.choice(
                [
                    chance.randrange(0x20, 0x7F),
                    chance.randrange(0xA0, 0x1FFF),
                    chance.randrange(0x2000, 0x2070),
                ]
            )
        )
        for _ in range(chance.randint(1, 60))
    )


def _lines(chance: Random, most: int) -> str:
    lines = []
    for _ in range(chance.randint(1, most)):
        key, value = (
            chance.choice(KEYS),
            chance.choice([*VALUES, chance.choice(_attacks("fields"))]),
        )
        indent = chance.choice(["", "", "", "  ", "    ", "- ", "\t"])
        lines.append(f"{indent}{key}{chance.choice([': ', ': ', ': ', ':', ' : ', ''])}{value}\n")
    return "".join(lines)


def _front_matter(chance: Random) -> Document:
    """Write hostile front matter of any type."""
    block = chance.choice(_attacks("front-matter")) + "\n" if chance.random() < 0.4 else ""
    if chance.random() < 0.5:
        keep = [item for item in SOUND.items() if chance.random() < 0.8]
        block = "".join(f"{key}: {value}\n" for key, value in keep) + block
    block += _lines(chance, 8) if chance.random() < 0.8 else ""
    block = mutate(chance, block, chance.choice([0, 0, 1, 3]))
    fence = chance.choice(["---\n", "---\n", "---\n", "--- \n", "", "----\n", "---\r\n"])
    return _encoded(chance, f"{chance.choice(FOLDERS)}/a.md", f"{fence}{block}---\n\nChữ.\n")


def _site(chance: Random) -> Document:
    text = (CONTENT / "site.yaml").read_text("utf-8")
    if chance.random() < 0.5:
        text = mutate(chance, text, chance.randint(1, 10))
    else:
        text += _lines(chance, 3)
    return _encoded(chance, "site.yaml", text)


def _encoded(chance: Random, name: str, text: str) -> Document:
    data = text.encode("utf-8", "ignore")
    match chance.randrange(40):
        case 0:
            data = text.encode(
                chance.choice(["utf-16", "utf-16-le", "utf-32", "cp1258", "latin-1"]), "ignore"
            )
        case 1:
            data = _damaged(chance, data, chance.randint(1, 8))
        case 2:
            data = data[: chance.randint(0, len(data))]
        case 3:
            data = data.replace(b"\n", chance.choice([b"\r\n", b"\r", b"\n\n", b"\x0b", b"\x0c"]))
    return Document(name, data)


# --- bytes ---------------------------------------------------------------------------------------


def _damaged(chance: Random, data: bytes, times: int) -> bytes:
    """Flip, overwrite, cut out, repeat or put in some bytes."""
    made = bytearray(data)
    for _ in range(times):
        if not made:
            break
        at, size = chance.randrange(len(made)), chance.choice([1, 1, 2, 4, 16, 200])
        match chance.randrange(5):
            case 0:
                made[at] ^= 1 << chance.randrange(8)
            case 1:
                made[at : at + size] = chance.randbytes(size)
            case 2:
                del made[at : at + size]
            case 3:
                made[at:at] = made[at : at + size] * chance.choice([1, 1, 50])
            case _:
                made[at : at + size] = chance.choice([b"\xff", b"\0", b"\x7f", b"\x80"]) * size
    return bytes(made)


def _profile(space: str = "sRGB") -> bytes:
    """Return a colour profile that was made at no time."""
    made = originals.profile(space)
    return made[:24] + b"\0" * 12 + made[36:]


@cache
def _pictures() -> dict[str, bytes]:
    photo = originals.photo(90, 60)
    return {
        "a.jpg": originals.jpeg(photo),
        "b.jpg": originals.plain(photo, "JPEG", progressive=True),
        "c.jpg": originals.jpeg(photo.convert("CMYK"), icc_profile=_profile()),
        "d.jpg": originals.jpeg(photo, 6, icc_profile=_profile("LAB")),
        "a.png": originals.png(photo, icc_profile=_profile()),
        "b.png": originals.png(photo.convert("P")),
        "c.png": originals.png(photo.convert("LA")),
        "a.webp": originals.plain(photo, "WEBP"),
        "b.webp": originals.plain(photo, "WEBP", lossless=True, exif=originals.exif(3)),
        "a.avif": originals.plain(photo, "AVIF"),
        "a.gif": originals.plain(photo.convert("P"), "GIF"),
    }


def _picture(chance: Random) -> Document:
    name = chance.choice(sorted(_pictures()))
    data = _damaged(chance, _pictures()[name], chance.choice([0, 1, 1, 2, 5, 20]))
    if name.endswith(".png") and chance.random() < 0.6:
        data = _with_sums(data)
    if chance.random() < 0.1:
        data = data[: chance.randint(0, len(data))]
    return Document(f"media/{name}", data)


def _with_sums(data: bytes) -> bytes:
    """Put the check sums of a PNG right again, so that what was damaged is read at all."""
    out, at = bytearray(data[:8]), 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        body = data[at + 4 : at + 8 + size]
        out += data[at : at + 4] + body + zlib.crc32(body).to_bytes(4)
        at += 12 + size
    return bytes(out)


@cache
def _word_files() -> list[bytes]:
    rich = word_files.new()
    word_files.bold(rich, "Hội nghị sơ kết phong trào", centred=True)
    rich.add_heading("Việc đã làm", 1)
    paragraph = rich.add_paragraph("Theo Hướng dẫn 22-HD/ĐUK ngày 30/7/2018. ")
    word_files.legacy(paragraph, "§¶ng bé Khèi", ".VnTime")
    word_files.tracked(paragraph, "bỏ", "thêm")
    word_files.noted(paragraph)
    rich.add_paragraph("Một việc", style="List Bullet")
    rich.add_paragraph("Hai việc", style="List Number")
    word_files.merged_table(rich)
    rich.add_picture(word_files.picture(400, 300))
    plain = word_files.new("")
    for text in _attacks("fields")[:12]:
        plain.add_paragraph("".join(letter for letter in text if letter.isprintable()))
    plain.add_paragraph("Người viết: Lan")
    return [word_files.with_footnotes(word_files.saved(rich)), word_files.saved(plain)]


def _word(chance: Random) -> Document:
    """Damage parts of a Word file inside a sound archive, or the archive itself."""
    data = chance.choice(_word_files())
    whole = chance.random() < 0.15
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as fresh:
        for item in old.infolist():
            part = old.read(item)
            if item.filename.startswith("word/") and not whole and chance.random() < 0.35:
                part = (
                    _xml_damaged(chance, part)
                    if item.filename.endswith("xml")
                    else _damaged(chance, part, 3)
                )
            if not whole and chance.random() < 0.02:
                continue
            fresh.writestr(zipfile.ZipInfo(item.filename), part)  # no time of day in it
    made = out.getvalue()
    return Document("bai.docx", _damaged(chance, made, chance.randint(1, 12)) if whole else made)


_TEXTS = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_XML = [
    "<w:t>", "</w:t>", "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:tab/>", "<w:br/>", "</w:hyperlink>",
    "<w:hyperlink r:id='rId1'>", "<!-- x -->", "<![CDATA[x]]>", "<w:tbl>", "</w:tbl>", "<w:tc>",
    "<!DOCTYPE x>", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>',
    '<w:gridSpan w:val="9999"/>',
]  # fmt: skip
_SCRAPS = [
    "&#1;", "&#x202e;", "&#xE000;", "&#x85;", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "javascript:alert(1)", "***", "[a](javascript:x)", "![](", "|", "    ", "# ", "> ", "1. ", "---",
    "```", "&amp;lt;", "\\", "[^1]", "\u0301", "đ", "\U0001f600", "9" * 30, "\u200b", "\u00a0",
    "{filename}x", "&lt;!--", "]]&gt;",
]  # fmt: skip


def _xml_damaged(chance: Random, part: bytes) -> bytes:
    """Change what is written in a part, seldom its XML itself."""
    text = part.decode("utf-8", "ignore")
    if chance.random() < 0.7:
        return _TEXTS.sub(
            lambda found: (
                found[1]
                + (
                    chance.choice([found[2], ""])
                    + chance.choice(_SCRAPS)
                    + chance.choice([found[2], ""])
                )
                * chance.choice([1, 1, 1, 40])
                + found[3]
                if chance.random() < 0.4
                else found[0]
            ),
            text,
        ).encode("utf-8", "ignore")
    for _ in range(chance.randint(1, 4)):
        at = text.find(">", chance.randrange(len(text) + 1)) + 1
        match chance.randrange(3):
            case 0:
                text = text[:at] + chance.choice(_XML) + text[at:]
            case 1:
                start, end = text.find("<w:p>", at), text.find("</w:p>", at) + len("</w:p>")
                if 0 <= start < end:
                    text = text[:end] + text[start:end] * chance.choice([1, 40]) + text[end:]
            case _:
                end = text.find("</w:p>", at) + len("</w:p>")
                text = text[:at] + text[end:] if end > at else text
    return text.encode("utf-8", "ignore")


def _page(chance: Random) -> Document:
    """Write a saved page of an old portal."""
    pieces = [
        "<p>Đoạn văn.</p>", "<p><b>Đậm</b> <i>nghiêng</i></p>", "<ul><li>Một</li></ul>",
        "<h1>Tiêu đề</h1>", "<table><tr><td>1</td><td>2</td></tr></table>",
        '<a href="javascript:alert(1)">a</a>', "<!-- x -->", '<img src="a.jpg" alt="x">',
        "<script>alert(1)</script>", "<font face='.VnTime'>§¶ng</font>", "<div>" * 30, "</div>" * 20,
        "&nbsp;", "&#1;", "&#xE000;", "&lt;script&gt;", "<![CDATA[x", "<?x", "\u202e",
    ]  # fmt: skip
    long = (
        "<p>"
        + "Ban Thường vụ Đảng ủy Khối tổ chức hội nghị sơ kết phong trào thi đua. " * 6
        + "</p>"
    )
    body = long + "".join(
        chance.choice([*pieces, chance.choice(_attacks("text"))[:400], chance.choice(_SCRAPS)])
        for _ in range(chance.randint(1, 25))
    )
    head = chance.choice(["<title>Tin</title>", '<meta charset="utf-8"><title>Tin - Trang</title>'])
    data = f"<html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "ignore")
    return Document("trang.html", _damaged(chance, data, chance.choice([0, 0, 0, 1, 4])))
