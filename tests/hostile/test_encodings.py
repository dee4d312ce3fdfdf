"""Files in the encodings of old: refused, with the likely one named, whatever the text is about."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from newsroom.reading import read
from newsroom.text.normalize import guess_encoding

LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}
TEXTS = {
    path.name: path.read_text("utf-8")
    for path in sorted((Path(__file__).parents[2] / "content").rglob("*.md"))
}
#: glibc's name → the editor's. TCVN3's small letters are TCVN 5712's; capitals were another font.
CODECS = {
    "TCVN5712-1": "TCVN3 (ABC)",
    "VISCII": "VISCII",
    "CP1258": "Windows-1258",
    "UTF-16LE": "UTF-16 LE",
    "UTF-16BE": "UTF-16 BE",
}
TONES = {"\u0301": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0323": 4}


def vni(text: str) -> bytes:
    """Write text as the VNI fonts of Windows had it: a vowel, then a byte for its marks."""
    letters = str.maketrans("ơưđƠƯĐ", "ôöñÔÖÑ")
    whole = dict(zip("íìỉĩịỵ", "íìæóòî", strict=True))
    out = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        if letter in whole:
            out.append(whole[letter])
            continue
        tone = next((TONES[mark] for mark in marks if mark in TONES), None)
        if "\u0302" in marks:
            out.append(base + ("â" if tone is None else "áàåãä"[tone]))
        elif "\u0306" in marks:
            out.append(base + ("ê" if tone is None else "éèúüë"[tone]))
        else:
            bare = (base + ("\u031b" if "\u031b" in marks else "")).replace("o\u031b", "ơ")
            bare = bare.replace("u\u031b", "ư").translate(letters)
            out.append(bare + ("" if tone is None else "ùøûõï"[tone]))
    return "".join(out).encode("cp1252", "ignore")


def encoded(text: str, codec: str) -> bytes:
    if codec == "VNI":
        return vni(text.lower())
    given = text.lower() if codec.startswith("TCVN") else text
    done = subprocess.run(
        ["iconv", "-c", "-f", "UTF-8", "-t", codec],
        input=given.encode(),
        capture_output=True,
        check=False,  # with -c it says that it left something out
    )
    return done.stdout


@pytest.mark.parametrize(("codec", "name"), [*CODECS.items(), ("VNI", "VNI")])
def test_every_real_text_is_refused_with_its_encoding(codec: str, name: str) -> None:
    for file, text in TEXTS.items():
        found = read(encoded(text, codec), "articles/a.md", LABELS)
        assert found.record is None, file
        (finding,) = found.findings
        assert (finding.rule, finding.level) == ("encoding", "error")
        assert f"có lẽ là {name}." in finding.message, file
        assert "UTF-8" in finding.fix


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_text_with_its_mark(codec: str) -> None:
    text = next(iter(TEXTS.values()))
    marked = text if codec in {"utf-16", "utf-32"} else "\ufeff" + text
    (finding,) = read(marked.encode(codec), "articles/a.md", LABELS).findings
    assert codec.upper()[:6] in finding.message


@pytest.mark.parametrize(("codec", "name"), [*CODECS.items(), ("VNI", "VNI")])
def test_one_sentence_is_mostly_enough(codec: str, name: str) -> None:
    bodies = [text.split("---", 2)[2] for text in TEXTS.values()]
    sentences = [
        part for body in bodies for part in re.split(r"(?<=[.!?])\s+", body) if 40 < len(part) < 200
    ][:200]
    named = [guess_encoding(encoded(sentence, codec)) for sentence in sentences]
    assert named.count(name) >= 0.95 * len(sentences), set(named)


def test_a_word_in_another_encoding_is_placed() -> None:
    data = "---\ntitle: Một\n---\n\nDòng đúng.\n\nDòng này ".encode() + b"s\xe8 l\xad\xeeng \xaey\n"
    (finding,) = read(data, "articles/a.md", LABELS).findings
    assert (finding.rule, finding.line, finding.column) == ("encoding", 7, 11)
