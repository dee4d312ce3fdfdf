"""Upstream's own test files, pages and test strings as input: the better net, says experience.

The source distribution is not in this repository: the deep run fetches it once into .cache/tools
with pip, which knows its registry, and uses it only while it has the digest below.
"""

import ast
import hashlib
import random
import subprocess
import sys
import tarfile
from pathlib import Path
from textwrap import dedent

import pytest

from newsroom.markup.fast_markdown import PINNED
from tests.newsroom.markup.markdown_documents import PREFIXES, mutate
from tests.newsroom.markup.test_fast_markdown import assert_same

ARCHIVE = Path(__file__).parents[3] / ".cache" / "tools" / f"markdown-{PINNED}.tar.gz"
DIGEST = "81eb91631dc97ad1efbc76019ef0f80fe90ca49ddf81546752d79989c3bfff3e"


def read_upstream() -> list[str]:
    """Give every text file and every string of a test of the pinned source distribution."""
    if not ARCHIVE.exists():
        options = ["--no-deps", "--no-binary", "markdown", "--dest", str(ARCHIVE.parent)]
        subprocess.run(
            [sys.executable, "-m", "pip", "download", *options, f"markdown=={PINNED}"],
            check=True,
            capture_output=True,
        )
    if hashlib.sha256(ARCHIVE.read_bytes()).hexdigest() != DIGEST:
        raise ValueError(f"{ARCHIVE} has not the digest that this test pins")
    sources: dict[str, None] = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            path = Path(member.name)
            opened = archive.extractfile(member)
            if opened is None or path.suffix not in {".md", ".txt", ".html", ".py"}:
                continue
            text = opened.read().decode("utf-8", "replace")
            if path.suffix != ".py":
                sources[text] = None
            elif "tests" in path.parts:
                for node in ast.walk(ast.parse(text)):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        sources[dedent(node.value)] = None
    return list(sources)


def is_refused(source: str) -> bool:
    """Tell whether the source has a paragraph of more than 10,000 characters, as one list has."""
    return any(len(block) > 10_000 for block in source.split("\n\n"))


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore:invalid escape sequence:DeprecationWarning")
def test_upstream_sources_are_the_same_plain_and_mutated() -> None:
    sources = [source for source in read_upstream() if not is_refused(source)]
    assert len(sources) > 2_000
    assert_same(sources)
    chance = random.Random(311)
    short = [source for source in sources if len(source) < 1_500]
    for _ in range(30):
        assert_same(
            mutate(chance, source, chance.randint(1, 4)) for source in chance.sample(short, 1_000)
        )
    for _ in range(5):
        assert_same(
            "\n".join(chance.choice(PREFIXES) + line for line in source.split("\n"))
            for source in chance.sample(short, 1_000)
        )
