"""Which spaces hold; the fixture shows a no-break space as ⍽ and parts text nodes by |."""

import importlib
import re
from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.text import typography
from newsroom.text.typography import RULES, pieces, plain, typeset, typeset_blocks, unbreakable
from newsroom.text.typography.composition import compose
from newsroom.text.typography.rule import spans_of_numbers
from tests.checkers import Case, read_fixture

CASES = [case for case in read_fixture("typography") if not case.title.startswith("curl")]
SPAN_CASES = [case for case in CASES if case.title.startswith("unbreakable")]
NODE_CASES = [case for case in CASES if case.title.startswith("nodes")]
SPACE_CASES = [case for case in CASES if case not in SPAN_CASES + NODE_CASES]
WORDS = sorted({word for case in CASES for word in case.source.split()} | {"\u00a0", "\n", "  "})
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=25).map(" ".join)


def visible(text: str) -> str:
    return text.replace("\u00a0", "⍽")


@pytest.mark.parametrize("case", SPACE_CASES, ids=str)
def test_spaces(case: Case):
    assert visible(typeset(case.source)) == case.expected


@pytest.mark.parametrize("case", NODE_CASES, ids=str)
def test_nodes_are_one_text(case: Case):
    nodes = case.source.split("|")
    text = iter(typeset("".join(nodes)))
    assert visible("|".join("".join(islice(text, len(node))) for node in nodes)) == case.expected


@pytest.mark.parametrize("case", SPAN_CASES, ids=str)
def test_spans(case: Case):
    marked = case.source
    for start, end in reversed(unbreakable(case.source)):
        marked = f"{marked[:start]}⟦{marked[start:end]}⟧{marked[end:]}"
    assert marked == case.expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_case_that_fails_without_it(rule, monkeypatch):
    others = [other for other in RULES if other is not rule]
    monkeypatch.setattr(typography, "_find_joints", compose(others))
    assert any(visible(typeset(case.source)) != case.expected for case in SPACE_CASES)


def test_the_order_of_rules_has_no_effect():
    forward, backward = compose(RULES), compose(RULES[::-1])
    for case in CASES:
        one, other = forward(case.source), backward(case.source)
        assert set(one.joints) == set(other.joints)
        assert one.numbers == other.numbers == spans_of_numbers(case.source)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_named_like_its_file(rule):
    module = importlib.import_module(f"newsroom.text.typography.{rule.name.replace('-', '_')}")
    assert module.RULE is rule
    assert module.__doc__


def test_plain_takes_everything_back():
    assert plain("ngày\u00a030/7/\u20602018") == "ngày 30/7/2018"


@given(texts)
def test_words_never_change(text):
    assert plain(typeset(text)).replace("\n", " ") == plain(text).replace("\n", " ")


@given(texts)
def test_twice_is_the_same_as_once(text):
    once = typeset(text)
    assert typeset(once) == once


@given(st.lists(texts, max_size=5))
@example(["", "Quyết 01-KL/TW)"])
@example(["nghị", "Quyết định 01-KL/TW"])
def test_a_block_is_typeset_as_if_it_stood_alone(blocks):
    assert typeset_blocks(blocks).text == "\n".join(map(typeset, blocks))


@given(st.lists(texts, max_size=5))
def test_numbers_of_blocks_give_the_spans_of_their_text(blocks):
    found = typeset_blocks(blocks)
    assert unbreakable(found.text, found.numbers) == unbreakable(found.text)


@given(texts)
@example("54/2017/QH14A – B – C")
@example("9.a/b5&6/7")
def test_spans_are_tokens_or_names_and_do_not_overlap(text):
    reached = 0
    for start, end in unbreakable(text):
        assert reached <= start < end
        parts = re.split(r"\s[–-]\s", text[start:end])
        assert len(parts) > 2 or re.fullmatch(r"[0-9]\S*[^\W_]", parts[0])
        assert not any(re.search(r"\s", part) for part in parts)
        reached = end


@given(texts)
def test_pieces_are_the_text(text):
    parts = list(pieces(text))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, held in parts if held] == [text[a:b] for a, b in unbreakable(text)]
    assert all(part for part, _ in parts)


@given(texts)
def test_typesetting_changes_no_span(text):
    assert unbreakable(typeset(text)) == unbreakable(typeset(text).replace("\u00a0", " "))
