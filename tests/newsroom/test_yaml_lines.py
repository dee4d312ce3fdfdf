"""YAML blocks with line marks: the line reader against libyaml, and every fault's name."""

import random
import re
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsroom.yaml_lines import MESSAGES, Block, Fields, Node, events, load
from newsroom.yaml_lines.events import read_events
from newsroom.yaml_lines.ordinary import UnordinaryError, read_ordinary
from tests.checkers import Case, read_fixture

HEADER = """\
title: "Hội nghị quán triệt Nghị quyết Trung ương 8: khóa XII"
date: 2018-12-28 08:30
category: Tin hoạt động
summary: Sáng 28/12, hơn 500 cán bộ, đảng viên tham dự.
tags:
  - nghị quyết
  - "học tập"
authors: [Nguyễn Văn An, 'Lê Thị B']
highlight: true
opened: 12:30
# ghi chú của biên tập viên
photos:
  - file: /media/2018/hoi-nghi.jpg
    alt: "Ảnh: hội trường"
  - file: b.jpg
    credit:
basis:
  consent:
    date: 2018-12-01
"""


def plain(node: Node) -> object:
    """Drop the marks."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, (_, value) in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    return node.value


def fields(block: Block) -> Fields:
    assert block.fields is not None
    assert isinstance(block.fields.value, dict)
    return block.fields.value


def test_all_scalars_stay_text() -> None:
    block = load(HEADER)
    assert block.faults == ()
    assert block.fields is not None
    assert plain(block.fields) == {
        "title": "Hội nghị quán triệt Nghị quyết Trung ương 8: khóa XII",
        "date": "2018-12-28 08:30",
        "category": "Tin hoạt động",
        "summary": "Sáng 28/12, hơn 500 cán bộ, đảng viên tham dự.",
        "tags": ["nghị quyết", "học tập"],
        "authors": ["Nguyễn Văn An", "Lê Thị B"],
        "highlight": "true",
        "opened": "12:30",
        "photos": [
            {"file": "/media/2018/hoi-nghi.jpg", "alt": "Ảnh: hội trường"},
            {"file": "b.jpg", "credit": ""},
        ],
        "basis": {"consent": {"date": "2018-12-01"}},
    }


def test_marks_count_lines_of_the_file_and_code_points() -> None:
    read = fields(load("tên: '🎉 vui'\ntags: [một, hai]\n", first_line=2))
    key, value = read["tên"]
    assert (key.line, key.column, value.line, value.column) == (2, 1, 2, 6)
    tags = read["tags"][1].value
    assert isinstance(tags, tuple)
    assert [(tag.value, tag.line, tag.column) for tag in tags] == [("một", 3, 8), ("hai", 3, 13)]


def test_line_reader_takes_the_ordinary_header() -> None:
    assert read_ordinary(HEADER, 2) == read_events(HEADER, 2)


@pytest.mark.parametrize("case", read_fixture("yaml_lines"), ids=str)
def test_fault_is_named_and_placed(case: Case) -> None:
    block = load(case.source)
    told = [f"{fault.line}:{fault.column} {fault.code}" for fault in block.faults]
    assert told == case.expected.split("\n") if case.expected else not told
    assert all(fault.code in MESSAGES for fault in block.faults)


@pytest.mark.parametrize("case", read_fixture("yaml_lines"), ids=str)
def test_python_parser_names_the_same_fault(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_events(case.source, 1)
    monkeypatch.setattr(events, "Loader", yaml.SafeLoader)
    assert read_events(case.source, 1) == expected


def test_every_message_is_a_sentence_with_a_remedy() -> None:
    for message, fix in MESSAGES.values():
        assert message.endswith(".")
        assert fix.endswith(".")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ud800", "\r"])
def test_hidden_characters_are_refused_at_their_place(character: str) -> None:
    block = load(f"date: 2018-12-28\ntitle: Hội{character} nghị\n")
    assert block.fields is None
    assert [(fault.line, fault.column, fault.code) for fault in block.faults] == [
        (2, 11, "control-character")
    ]


def test_blank_and_comment_only_blocks_have_no_fields() -> None:
    for source in ("", "\n", "  \n\n", "# ghi chú\n"):
        assert fields(load(source)) == {}


def test_deep_and_long_blocks_are_refused() -> None:
    deep = "".join(" " * depth + "a:\n" for depth in range(10))
    assert [fault.code for fault in load(deep).faults] == ["too-deep"]
    assert [fault.code for fault in load("a: " + "[" * 50_000).faults] == ["too-deep"]
    assert [fault.code for fault in load("a: b\n" * 50_000).faults] == ["too-long"]


@pytest.mark.parametrize("unit", ["- ", "a:b", "a: b\n", "x\n", "x #y", '"', "{", "? ", "a, "])
def test_hostile_blocks_end_soon(unit: str) -> None:
    start = time.process_time()
    for opening in ("", "a: ", "a: [", 'a: "'):
        load(opening + unit * 30_000)
    assert time.process_time() - start < 2


CHARACTERS = [
    *":-#\"'[]{},&*!|>%@` \n\t?\\a1~=<",
    ": ",
    " #",
    "- ",
    "\u2028",
    "\xa0",
    "\u0301",
    "đ",
]
ODD = """\
  - a
- b
  - "c d"
    alt: "Ảnh: một"
  # ghi

k:
  m: n
    o: p
   q: r
s: |
s: >-
  dòng
dòng
"k": v
- - x
  -
-  x: y
   z: w
u: a #b
y: - 5
ab: it's "q"
ac: [a, b
ae: !x y
ak : b
p: "x" # c
- k:
    - z
"""
SOUND = """\
t: http://x.vn/a?b#c
v: a#b
y: -5
e: ""
n: ~
ad: a]b, {c}
ah: a  b
<<: x
b: [ x , y ]
k:
- a
- b
"""


def cut(text: str) -> list[str]:
    """Cut a block into its top-level entries."""
    return [entry for entry in re.split(r"(?m)^(?![ -])", text) if entry]


def write_block(chance: random.Random) -> str:
    """Write a block that is often right and seldom far from it."""
    sound = chance.random() < 0.7
    entries = cut(HEADER) + cut(SOUND) if sound else cut(HEADER) + ODD.splitlines(keepends=True)
    block = "".join(
        f"{chr(97 + number)}{entry}" if entry[0].isalpha() and sound else entry
        for number, entry in enumerate(chance.choices(entries, k=chance.randint(1, 9)))
    )
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        at = chance.randint(0, len(block))
        put = chance.choice(["", chance.choice(CHARACTERS)])
        block = block[:at] + put + block[at + (not put) :]
    return block


def compare(blocks: list[str]) -> int:
    """Compare the line reader with libyaml; return how many blocks it took."""
    taken = 0
    for block in blocks:
        judge = read_events(block, 1)
        try:
            ours = read_ordinary(block, 1)
        except UnordinaryError:
            continue
        assert ours == judge, block
        taken += 1
    return taken


def test_line_reader_agrees_with_libyaml_on_random_blocks() -> None:
    chance = random.Random(2026)
    assert compare([write_block(chance) for _ in range(4_000)]) > 1_000


@pytest.mark.deep
def test_line_reader_agrees_with_libyaml_on_many_random_blocks() -> None:
    chance = random.Random(7)
    assert compare([write_block(chance) for _ in range(300_000)]) > 80_000


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=30)))
def test_a_quoted_value_comes_back(values: dict[str, str]) -> None:
    kept = {
        key: "".join(character for character in value if character.isprintable())
        for key, value in values.items()
    }
    block = "".join(
        '{}: "{}"\n'.format(key, value.replace("\\", "\\\\").replace('"', '\\"'))
        for key, value in kept.items()
    )
    read = load(block)
    assert read.faults == ()
    assert read.fields is not None
    assert plain(read.fields) == kept
