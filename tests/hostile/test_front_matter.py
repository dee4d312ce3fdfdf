"""Hostile front matter: every block is refused by its rule, in a sentence, or means what it says."""

from collections.abc import Callable

import pytest

from newsroom import yaml_lines
from newsroom.reading import read
from newsroom.text.finding import Finding
from tests.hostile import costs
from tests.hostile.attacks import Attack, table

LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}
REST = {"title": "Một bài", "date": "2019-05-06", "category": "Tin tức", "summary": "Tóm tắt."}


def read_block(block: str) -> tuple[Finding, ...]:
    """Read an article with a block, and with what it lacks of an article's fields before it."""
    given = yaml_lines.load(block).fields
    known = given.value if given is not None else {}
    flow = block.startswith(("{", "- ", "!!map", "%", "chỉ"))
    rest = "" if flow else "".join(f"{k}: {v}\n" for k, v in REST.items() if k not in known)
    return read(f"---\n{rest}{block}\n---\n\nChữ.\n".encode(), "articles/a.md", LABELS).findings


@pytest.mark.parametrize("attack", table("front-matter"), ids=str)
def test_a_block_is_refused_by_its_rule_or_means_what_it_says(attack: Attack) -> None:
    findings = read_block(attack.text)
    rules = {finding.rule for finding in findings if finding.level == "error"}
    if attack.expected == "page":
        assert rules - {"yaml-cut-by-hash"} == set()
        return
    assert attack.expected in rules
    for finding in findings:
        told = str(finding)
        assert told.isprintable()
        assert len(told) < 700
        assert finding.fix.endswith((".", "?"))
        assert finding.line >= 2


HUGE: dict[str, Callable[[int], str]] = {
    "keys": lambda n: "".join(f"k{i}: x\n" for i in range(n // 8)),
    "near keys": lambda n: "".join(f"titl{i}: x\n" for i in range(n // 11)),
    "one key again and again": lambda n: "title: x\n" * (n // 9),
    "a long value": lambda n: f"title: {'x' * n}",
    "a long quoted value": lambda n: f"title: {chr(34)}{'x' * n}{chr(34)}",
    "a long date": lambda n: f"date: {'1' * n}",
    "a long key": lambda n: f"{'k' * n}: x",
    "a long list": lambda n: f"tags: [{', '.join('x' * (n // 3))}]",
    "a long list of lines": lambda n: "tags:\n" + "  - x\n" * (n // 6),
    "maps in a list": lambda n: "corrections:\n" + "  - {a: 1}\n" * (n // 11),
    "brackets": lambda n: f"a: {'[' * n}",
    "closed brackets": lambda n: f"a: {'[' * (n // 2)}{']' * (n // 2)}",
    "braces": lambda n: f"a: {'{a: ' * (n // 4)}",
    "steps": lambda n: "\n".join(" " * i + "a:" for i in range(int((2 * n) ** 0.5))),
    "quotes": lambda n: f"a: {chr(34) * n}",
    "colons": lambda n: f"a: {'a: ' * (n // 3)}",
    "hashes": lambda n: f"a: {'x #' * (n // 3)}",
    "dashes": lambda n: "- " * (n // 2),
    "questions": lambda n: "? " * (n // 2),
    "spaces": lambda n: f"title: a{' ' * n}b",
    "blank lines": lambda n: "title: a" + "\n" * n,
    "comments": lambda n: "# x\n" * (n // 4) + "title: a",
    "a block scalar": lambda n: "title: |\n" + "  x\n" * (n // 4),
    "continued lines": lambda n: "title: x\n" + "  y\n" * (n // 4),
    "escapes": lambda n: 'title: "' + "\\u0041" * (n // 6) + '"',
    "aliases": lambda n: f"a: &a x\nb: {'*a ' * (n // 3)}",
    "tags": lambda n: "a: " + "!!str " * (n // 6),
}


@pytest.mark.parametrize("shape", HUGE)
def test_a_huge_block_is_read_in_proportion(shape: str) -> None:
    def work(length: int) -> None:
        read_block(HUGE[shape](length))

    assert costs.spent(work, 180_000) < 5
    assert costs.growth(work, 20_000) <= costs.MOST
