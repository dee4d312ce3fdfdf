"""Sources from outside: repairs, refusals and the guess of an encoding."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.normalize import NotUtf8Error, clean_source, guess_encoding, nfc
from tests.checkers import Case, read_fixture

SENTENCE = "Đảng bộ Khối hiện có 72 cơ sở đảng gồm 50 đảng bộ và 22 chi bộ cơ sở."


def raw(reading: str) -> bytes:
    r"""Turn the Latin-1 reading of a fixture, with \xNN for what does not print, into bytes."""
    return re.sub(r"\\x(..)", lambda m: chr(int(m[1], 16)), reading).encode("latin-1")


@pytest.mark.parametrize("case", read_fixture("normalize"), ids=str)
def test_encoding_is_named(case: Case):
    assert (guess_encoding(raw(case.source)) or "none") == case.expected.partition(",")[0]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("codec", "name"), [("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")]
)
def test_utf16_is_named_with_and_without_mark(codec, name, bom):
    assert guess_encoding((bom + SENTENCE).encode(codec)) == name


def test_repairs_are_silent():
    source = "\ufeff" + unicodedata.normalize("NFD", "Đảng ủy\r\nKhối\rHết\n")
    assert clean_source(source.encode()) == clean_source(source) == "Đảng ủy\nKhối\nHết\n"


def test_bad_byte_is_placed():
    with pytest.raises(NotUtf8Error) as caught:
        clean_source("\ufeffĐảng\r\nủy ".encode() + b"\xa7\xb6ng \xf1y Kh\xe8i")
    assert (caught.value.line, caught.value.column) == (2, 4)
    assert caught.value.encoding == "TCVN3 (ABC)"


def test_utf16_without_mark_is_refused_although_it_may_decode():
    with pytest.raises(NotUtf8Error) as caught:
        clean_source("---\ntitle: Tin\n".encode("utf-16-le"))
    assert (caught.value.line, caught.value.column) == (1, 2)
    assert caught.value.encoding == "UTF-16 LE"


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_clean_source_is_idempotent(text):
    cleaned = clean_source(text.encode())
    assert clean_source(cleaned.removeprefix("\ufeff")) == cleaned.removeprefix("\ufeff")
    assert nfc(cleaned) == cleaned
    assert "\r" not in cleaned


@given(st.binary(max_size=300))
def test_guess_never_fails(data):
    name = guess_encoding(data)
    assert name is None or name.startswith(("UTF-", "Windows-125", "TCVN3", "VNI", "VISCII"))
