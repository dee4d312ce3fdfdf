"""One abbreviation written in several ways: GD&ĐT, GD-ĐT, GDĐT; TP.HCM and TPHCM.

The rarer forms are told once each. Document numbers are left to `citation-malformed`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import UPPER
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_SHORT = re.compile(rf"(?<![\w/&.-])[{UPPER}]{{2,}}(?:[&.-][{UPPER}]{{1,}})*(?![\w/&])")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    cited = [(citation.start, citation.end) for citation in source.found_citations]
    met: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for block, text in source.prose:
        if text.isupper():
            continue
        for match in _SHORT.finditer(text):
            place = block.start + match.start()
            if len(match[0]) > 3 and not any(start <= place < end for start, end in cited):
                met[re.sub(r"\W", "", match[0])][match[0]].append(place)
    for forms in met.values():
        if len(forms) < 2:
            continue
        common = max(forms, key=lambda form: (len(forms[form]), form))
        for form, places in forms.items():
            if form != common:
                yield Hit(
                    places[0],
                    places[0] + len(form),
                    f"Chữ viết tắt “{form}” chỗ khác viết là “{common}”.",
                    "Dùng một cách viết trong cả bài.",
                )


CHECK = Check(
    id="inconsistent-abbreviation",
    level="hint",
    finds="Một chữ viết tắt viết nhiều cách: “GD&ĐT”, “GD-ĐT”, “GDĐT”.",
    wrong="Sở GD&ĐT phối hợp; Sở GD&ĐT báo cáo; Sở GDĐT tổng kết.",
    right="Sở GD&ĐT phối hợp; Sở GD&ĐT báo cáo; Sở GD&ĐT tổng kết.",
    run=_hits,
)
