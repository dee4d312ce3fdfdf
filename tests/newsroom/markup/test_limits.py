"""Hostile Markdown is refused with a sentence or converted in proportion to its length."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.markup.fast_markdown import FastMarkdown, build
from newsroom.markup.fast_markdown_costs import CostlyTextError, costly
from newsroom.markup.limits import check_limits, refuse
from newsroom.text.finding import Finding
from tests.newsroom.markup.markdown_documents import BLOCKS
from tests.newsroom.markup.test_fast_markdown import ARTICLE

SLOWEST = 25e-6
"""Seconds a character; an ordinary article takes a hundredth of it."""

REFUSED: dict[str, tuple[str, Callable[[int], str]]] = {
    "brackets before a link": ("bracket-unclosed", lambda n: "[" * n + "](a)"),
    "images unclosed": ("bracket-unclosed", lambda n: "![" * n),
    "brackets and a reference": ("bracket-unclosed", lambda n: "[r]: u\n\n" + "[" * n),
    "notes unclosed": ("bracket-unclosed", lambda n: "[^" * n),
    "links unclosed": ("link-unclosed", lambda n: "[a](" * n),
    "titles unclosed": ("link-unclosed", lambda n: '[a](b "c) ' * n),
    "quotes in targets": ("link-unclosed", lambda n: "[a](<u> '" * n),
    "quotes on a line": ("nesting-too-deep", lambda n: ">" * n + " a"),
    "quotes line by line": ("nesting-too-deep", lambda n: "\n".join(">" * i for i in range(n))),
    "lists on a line": ("nesting-too-deep", lambda n: "- " * n + "a"),
    "numbers on a line": ("nesting-too-deep", lambda n: "1. " * n + "a"),
    "other digits": ("nesting-too-deep", lambda n: "٣. " * n + "a"),
    "lists in a note": ("nesting-too-deep", lambda n: "[^1]: " + "- " * n + "a\n\n[^1]"),
    "lists and quotes": ("nesting-too-deep", lambda n: "> - " * n),
    "lists by indentation": (
        "nesting-too-deep",
        lambda n: "".join("    " * i + "- a\n" for i in range(n)),
    ),
    "stars around": ("emphasis-too-many", lambda n: "*" * n + "a" + "*" * n),
    "stars nested": ("emphasis-too-many", lambda n: "**a " * n + "x**" * n),
    "underscores": ("emphasis-too-many", lambda n: "*_" * n),
    "backticks": ("backticks-too-many", lambda n: "`" * n + " a"),
    "backticks of many lengths": (
        "backticks-too-many",
        lambda n: " ".join("`" * i for i in range(1, n // 10)),
    ),
    "backticks unpaired": ("backticks-too-many", lambda n: "``a`" * n),
    "tags unclosed": ("tag-unclosed", lambda n: "<a " * n),
    "attributes unclosed": ("tag-unclosed", lambda n: '<b a="' * n),
    "sections unclosed": ("tag-unclosed", lambda n: "a <![CDATA[" * n),
    "addresses unclosed": ("tag-unclosed", lambda n: "<http://" * n),
    "comment in open tags": ("tag-unclosed", lambda n: "<b>" * n + "<!-- a -->" + "a" * n),
    "comments": ("tags-too-many", lambda n: "<span><!-- a -->" * n),
    "headings on end": ("lines-not-separated", lambda n: "# a\n" * n),
    "underlined headings on end": ("lines-not-separated", lambda n: "a\n===\n" * n),
    "rules on end": ("lines-not-separated", lambda n: "---\n" * n),
    "definitions without address": ("lines-not-separated", lambda n: "[r]:\n" * n),
    "wide table": ("table-too-large", lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|\n" * n),
    "long table of wide rows": (
        "table-too-large",
        lambda n: ("|a" * 99 + "\n" + "|-" * 99 + "\n" + "|\n" * 150 + "\n") * (n // 500),
    ),
    "code in a row": ("table-too-large", lambda n: "a|b\n-|-\n" + "`|" * n),
    "fences": ("fences-too-many", lambda n: "```\n" * n),
    "fences unclosed": ("fence-unclosed", lambda n: "```a\n" * 50 + "a\n" * n),
    "one note often": ("notes-too-many", lambda n: "[^1] " * n + "\n\n[^1]: a"),
    "contents": ("contents-too-many", lambda n: "[TOC]\n\n" * n),
    "paragraph": ("paragraph-too-long", lambda n: "[a](b) " * 2_000 + "a" * n),
    "list without a gap": ("paragraph-too-long", lambda n: "- a\n" + "b\n" * 20_000 + "a" * n),
    "source": ("source-too-long", lambda n: "a\n\n" * 40_001 + "a" * n),
}
ACCEPTED: dict[str, Callable[[int], str]] = {
    "brackets alone": lambda n: "[" * n,
    "stars alone": lambda n: "*" * n,
    "paragraphs": lambda n: "a\n\n" * n,
    "blank lines": lambda n: "\n" * n + "a" + "\n \n" * n,
    "lines": lambda n: "a\n" * n,
    "list": lambda n: "- **a**\n" * n,
    "loose list": lambda n: "- a\n\n" * n,
    "items under an item": lambda n: "- a\n" + "    - b\n" * n,
    "paragraphs of an item": lambda n: "- a\n\n" + "    b\n\n" * n,
    "quotes": lambda n: "> a\n\n" * n,
    "code": lambda n: "    a\n\n" * n,
    "same headings": lambda n: "# a\n\n" * n,
    "headings without text": lambda n: "# \n\n" * n,
    "table": lambda n: "a|b\n-|-\n" + "1|2\n" * n,
    "references": lambda n: "".join(f"[{i}]: u\n" for i in range(n)) + "\n[1] [2]",
    "long word": lambda n: "a" * n,
    "ampersands": lambda n: "&\n\n" * n,
    "paragraphs of brackets": lambda n: ("[" * 90 + "](\n\n") * (n // 90),
    "paragraphs of stars": lambda n: ("*a " * 190 + "x*" * 190 + "\n\n") * (n // 900 + 1),
    "blocks": lambda n: "\n\n".join(
        block for block in BLOCKS * (n // 1_000 + 1) if not set("[<`~") & set(block)
    ),
}


def sized(write: Callable[[int], str], length: int) -> str:
    """Write a shape of about so many characters."""
    times = 8
    while len(write(times * 2)) < length:
        times *= 2
    step = times
    while step:
        if len(write(times + step)) <= length:
            times += step
        step //= 2
    return write(times)


def outcome(md: FastMarkdown, source: str) -> tuple[list[Finding], float]:
    """Check and convert as a build does; return the findings and the seconds."""
    start = time.process_time()
    findings = check_limits(source)
    if not findings:
        try:
            md.convert(source)
        except CostlyTextError as error:
            findings = [refuse(source, error)]
    return findings, time.process_time() - start


@pytest.mark.parametrize("shape", REFUSED)
def test_hostile_source_is_refused_soon(shape: str) -> None:
    rule, write = REFUSED[shape]
    md = build()
    for length in (9_000, 60_000):
        source = sized(write, length)
        findings, seconds = outcome(md, source)
        assert findings
        if length == 9_000:
            assert rule in {finding.rule for finding in findings}
        assert seconds < 0.2 + SLOWEST * len(source)
        for finding in findings:
            assert finding.message.endswith(".")
            assert finding.fix.endswith(".")
            assert 1 <= finding.line <= source.count("\n") + 1


@pytest.mark.parametrize("shape", ACCEPTED)
def test_long_but_honest_source_costs_in_proportion(shape: str) -> None:
    md = build()
    for length in (9_000, 39_000):
        source = sized(ACCEPTED[shape], length)
        findings, seconds = outcome(md, source)
        assert findings == []
        assert seconds < 0.2 + SLOWEST * len(source)


@pytest.mark.deep
@pytest.mark.parametrize("shape", [*REFUSED, *ACCEPTED])
def test_no_source_costs_out_of_proportion(shape: str) -> None:
    write = ACCEPTED[shape] if shape in ACCEPTED else REFUSED[shape][1]
    md = build()
    for doubling in range(10):
        source = sized(write, 250 * 2**doubling)
        _, seconds = outcome(md, source)
        assert seconds < 0.1 + SLOWEST * len(source), len(source)


def test_ordinary_texts_are_not_refused() -> None:
    md = build()
    long_list = "\n".join(
        f"- **Đơn vị {number}**: [báo cáo](/a/{number}/)" for number in range(300)
    )
    table = "a | b\n--|--\n" + "**1** | 2\n" * 500
    notes = "".join(f"Ý {n}.[^{n}]\n\n[^{n}]: Chú thích {n}.\n\n" for n in range(40))
    fences = "```\n[[[[[[[[[[[[[[[[[[[[[[[\n```\n\n" * 30
    html = "<table>\n" + "<tr><td>a</td><td>b</td></tr>\n" * 200 + "</table>"
    for source in (ARTICLE * 20, long_list, table, notes, fences, html, "a < b\n\n" * 25):
        assert outcome(md, source)[0] == []
    for path in (Path(__file__).parents[3] / "content").rglob("*.md"):
        assert outcome(md, path.read_text("utf-8"))[0] == []


def test_place_of_a_costly_text_is_found() -> None:
    source = "# Mục\n\nĐoạn một.\n\n- mục *một*\n- mục hai " + "[" * 200 + "](u)\n"
    with pytest.raises(CostlyTextError) as caught:
        build().convert(source)
    told = refuse(source, caught.value)
    assert (told.line, told.level, told.rule) == (6, "error", "bracket-unclosed")


def test_footnote_that_defines_another_one_is_told_not_raised() -> None:
    source = "a[^1] b[^3]\n\n[^1]: > [^2]: c\n\n[^3]: d\n"
    md = build()
    with pytest.raises(RuntimeError) as caught:
        md.convert(source)
    assert refuse(source, caught.value).rule == "not-convertible"
    assert md.convert("- a\n\nb") == "<ul>\n<li>a</li>\n</ul>\n<p>b</p>"


def test_object_is_whole_after_any_failure() -> None:
    md = build()
    with pytest.raises(RecursionError):
        md.convert("- " * 5_000 + "a")
    with pytest.raises(CostlyTextError):
        md.convert("- a\n\n    > b\n\n" + "[" * 500 + "](")
    assert md.convert("a\n\nb *c*") == "<p>a</p>\n<p>b <em>c</em></p>"


def test_deepest_accepted_source_needs_little_stack() -> None:
    quotes = "> " * 6 + "- " * 6 + "*a " * 190 + "x*" * 190
    md = build()

    def descend(levels: int) -> str:
        return descend(levels - 1) if levels else md.convert(quotes)

    assert check_limits(quotes) == []
    assert "<em>a <em>a " in descend(sys.getrecursionlimit() - 800)


def test_short_text_is_never_costly() -> None:
    assert costly("[" * 99) is None
    assert costly("[" * 100) == "bracket-unclosed"
    assert costly("\\[" * 100) is None
    assert costly("[a](b \"c\") [d](<e f> 'g') [h](i(j)k) " * 50) is None
