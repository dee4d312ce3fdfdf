import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.importing.legacy_fonts import convert, encoding_of, is_capital, is_foreign

SENTENCE = "Đảng ủy Khối: 72 cơ sở, quyền lợi người dân; kỷ niệm, Nguyễn Thị Huệ ghẹo ễ ặ ẵ ỹ ợ"
TCVN3 = "§¶ng ñy Khèi: 72 c¬ së, quyÒn lîi ng\xadêi d©n; kû niÖm, NguyÔn ThÞ HuÖ ghÑo Ô Æ ½ ü î"
VNI = (
    "Ñaûng uûy Khoái: 72 cô sôû, quyeàn lôïi ngöôøi daân; kyû nieäm,"
    " Nguyeãn Thò Hueä gheïo eã aë aü yõ ôï"
)


@pytest.mark.parametrize(("text", "font"), [(TCVN3, ".VnTime"), (VNI, "VNI-Times")])
def test_a_sentence_of_each_family(text, font):
    assert convert(text, font) == SENTENCE


def test_capital_fonts_show_small_letters_as_capitals():
    assert convert("§¶ng ñy", ".VnTimeH") == convert("®¶ng ñy", ".VnArial NarrowH") == "ĐẢNG ỦY"


def test_vni_capitals():
    assert convert("ÑAÛNG UÛY KHOÁI, HUEÄ, NGÖÔØI, TÆNH, KYÛ", "VNI-Helve") == (
        "ĐẢNG ỦY KHỐI, HUỆ, NGƯỜI, TỈNH, KỶ"
    )


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "TCVN3"),
        (".VnArialH", "TCVN3"),
        (".VNTIME", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("vni-helve", "VNI"),
        ("Times New Roman", None),
        ("UVnTime", None),
        ("", None),
    ],
)
def test_the_name_of_the_font_decides(font, encoding):
    assert encoding_of(font) == encoding


def test_an_h_font_is_one_of_tcvn3_only():
    assert is_capital(".VnTimeH")
    assert not is_capital("VNI-TimesH")
    assert not is_capital(".VnTimes")


def test_letters_beyond_latin_1_are_unicode_already_but_quotes_are_not():
    assert is_foreign("hội")
    assert is_foreign("a\u0301")
    assert not is_foreign("“Khèi” – 1…")


@given(
    st.text(alphabet=st.characters(max_codepoint=0x7F)), st.sampled_from([".VnTime", "VNI-Times"])
)
def test_ascii_is_the_same_in_every_font(text, font):
    assert convert(text, font) == text


@given(st.text())
def test_text_of_other_fonts_is_left_alone(text):
    assert convert(text, "Arial") == text
