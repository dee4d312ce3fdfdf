"""Tables in the papers under ``docs/`` that a measurement writes anew."""

import re
from pathlib import Path


def put(paper: Path, name: str, text: str) -> None:
    """Replace what stands between ``<!-- name -->`` and ``<!-- end name -->`` in a paper."""
    told = paper.read_text("utf-8")
    place = re.compile(f"(?<=<!-- {name} -->\n).*?(?=<!-- end {name} -->)", re.DOTALL)
    assert place.search(told), f"{paper} has no place for {name}"
    paper.write_text(place.sub(lambda _: text, told), "utf-8")
