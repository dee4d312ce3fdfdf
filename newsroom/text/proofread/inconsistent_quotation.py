"""A name in quotation marks written two ways: “Dân vận khéo” and “Dân vận kheó”, “Dân vận Khéo”.

The rarer form is told where the other stands at least twice and they differ in marks or case only.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.fold import fold
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{4,80})[”\"]")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    met: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for block, text in source.prose:
        for match in _QUOTED.finditer(text):
            words = " ".join(match[1].split())
            if " " in words:
                met[fold(words)][words].append(block.start + match.start(1))
    for forms in met.values():
        if len(forms) < 2:
            continue
        common = max(forms, key=lambda form: len(forms[form]))
        for form, places in forms.items():
            if form != common and len(forms[common]) >= max(2, 2 * len(places)):
                yield Hit(
                    places[0],
                    places[0] + len(form),
                    f"“{form}” chỗ khác viết là “{common}”.",
                    f"Viết “{common}” như các chỗ khác.",
                )


CHECK = Check(
    id="inconsistent-quotation",
    level="warning",
    finds="Tên trong ngoặc kép viết hai cách: “Dân vận khéo” và “Dân vận Khéo”.",
    wrong="Phong trào “Dân vận khéo”, mô hình “Dân vận khéo” và gương “Dân vận Khéo”.",
    right="Phong trào “Dân vận khéo”, mô hình “Dân vận khéo” và gương “Dân vận khéo”.",
    run=_hits,
)
