"""Vietnamese order; the fixture's orders were made with ICU, the deep test asks ICU again."""

import json
import random
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.collate import given_name_key, key
from tests.checkers import Case, read_fixture

CASES = read_fixture("collate")
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
ICU = """
import json, sys
from icu import Collator, Locale
sort_key = Collator.createInstance(Locale("vi")).getSortKey
json.dump(sorted(json.load(sys.stdin), key=lambda text: (sort_key(text), text)), sys.stdout)
"""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_order(case: Case):
    order = given_name_key if case.title.startswith("given_name") else key
    assert sorted(case.source.split("\n"), key=order) == case.expected.split("\n")


def test_empty_and_single_names_have_keys():
    assert given_name_key("") < given_name_key("Tú") < given_name_key("An Tú")


def test_capitals_of_a_name_do_not_count_before_its_other_parts():
    names = ["TRẦN VĂN AN", "Lê Thị An", "Đỗ An", "NGUYỄN AN"]
    assert [name.split()[0] for name in sorted(names, key=given_name_key)] == [
        "Đỗ", "Lê", "NGUYỄN", "TRẦN",
    ]  # fmt: skip


@given(st.text())
def test_key_does_not_see_how_marks_are_stored(text):
    assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


@pytest.mark.deep
def test_order_is_that_of_icu():
    """Debian's python3-icu knows CLDR; it lives outside of our environment."""
    source = random.Random(1)
    letters = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES]
    letters += list("bcdđghklmnpqrstvxfjwz0123456789 -,.()/“”ñéôÀÁẢĐÊƠỰGT")
    texts = {"".join(source.choices(letters, k=source.randint(1, 6))) for _ in range(20_000)}
    asked = subprocess.run(
        ["/usr/bin/python3", "-c", ICU],
        input=json.dumps(sorted(texts)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert sorted(texts, key=lambda text: (key(text), text)) == json.loads(asked.stdout)
