"""The table of terms of one document."""

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from newsroom.search.tokens import spell
from newsroom.search.words import TERM_SIZE, Source, label, unpack, words


def evidence(source: Source) -> dict[str, dict[int, tuple[int, int]]]:
    """Return {key: {variant: (weight, place)}} for the names asked for below."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    for key, variant, byte in unpack(words(source)):
        found.setdefault(key, {})[variant] = (byte >> 3, byte & 7)
    return _ByName(found)


class _ByName(dict):
    def __missing__(self, name):
        return self.get(crc32(name.encode()), {})


def variant(*syllables: str) -> int:
    codes = [crc32(spell(syllable).encode()) & 0xFFFF for syllable in syllables]
    return codes[0] if len(codes) == 1 else (3 * codes[0] + codes[1]) & 0xFFFF


def test_weights_by_field_and_count():
    source = Source(
        "Dân vận khéo",
        "Tóm tắt ngắn",
        "Một lần thôi. Hai lần rồi, hai lần rồi. " + "Bốn lần nhé. " * 4,
    )
    found = evidence(source)
    assert found["dan van"] == {variant("dân", "vận"): (3, 0)}
    assert found["van kheo"] == {variant("vận", "khéo"): (3, 1)}
    assert found["tom tat"] == {variant("tóm", "tắt"): (2, 0)}
    assert found["mot lan"][variant("một", "lần")][0] == 0
    assert found["hai lan"][variant("hai", "lần")][0] == 1
    assert found["bon lan"][variant("bốn", "lần")][0] == 2


def test_the_place_is_that_of_the_first_occurrence_mod_8():
    found = evidence(Source("", "", "a b c d e f g h i x y. k x y."))
    assert found["x y"] == {variant("x", "y"): (1, 1)}


def test_both_spellings_of_a_tone_are_one_variant_other_marks_are_others():
    found = evidence(Source("", "", "hoà bình hòa bình hoa binh hoá bình"))
    assert set(found["hoa binh"]) == {
        variant("hòa", "bình"),
        variant("hoa", "binh"),
        variant("hoá", "bình"),
    }


def test_pairs_stay_inside_a_sentence():
    found = evidence(Source("", "", "Hết câu. Sang câu khác, vẫn câu ấy"))
    assert not found["cau sang"]
    assert found["khac van"]


def test_a_common_syllable_alone_counts_only_where_it_matters():
    assert not evidence(Source("", "", "của dân"))["cua"]
    assert evidence(Source("", "", "của dân, của của của"))["cua"]
    assert evidence(Source("Của dân"))["cua"]
    assert evidence(Source("", "", "xoong chảo"))["xoong"]


def test_document_numbers_are_found_in_pieces_and_in_one():
    found = evidence(Source("", "", "Hướng dẫn 22-HD/ĐUK ngày 30/7/2018, Nghị quyết 54/2017/QH14"))
    for name in ("22 hd", "hd duk", "22hdduk", "54 2017", "2017 qh14", "542017qh14"):
        assert found[name], name
    assert not found["3072018"]


def test_labels():
    found = evidence(Source("Tên", section="dan-van", kind="exemplar"))
    assert label("muc", "dan-van") in found
    assert label("loai", "exemplar") in found


def test_tags_weigh_like_the_summary():
    found = evidence(Source("", "", "chuyển đổi số", tags=("Chuyển đổi số",)))
    assert found["chuyen doi"][variant("chuyển", "đổi")][0] == 2


@given(st.text(), st.text(), st.text())
def test_tables_are_sorted_and_do_not_depend_on_what_was_read_before(title, summary, text):
    table = words(Source(title, summary, text))
    words(Source(text, title, summary))
    assert table == words(Source(title, summary, text))
    rows = list(unpack(table))
    assert rows == sorted(rows)
    assert len({(key, variant) for key, variant, _ in rows}) == len(rows) == len(table) // TERM_SIZE
