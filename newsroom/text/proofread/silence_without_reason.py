"""A silencing comment without a reason, or one that names no rule. It silences nothing."""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.silencing import silences
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for silence in silences(source):
        if not silence.rules or not silence.reason:
            yield Hit(
                silence.at,
                silence.at + 4,
                "Ghi chú bỏ qua không có tên luật hoặc không có lý do nên không có tác dụng.",
                "Viết <!-- bỏ-qua: tên-luật — lý do -->.",
            )


CHECK = Check(
    id="silence-without-reason",
    level="warning",
    finds="Ghi chú bỏ qua một luật mà không nêu lý do.",
    wrong="<!-- bỏ-qua: doubled-word -->\nTuyên dương.",
    right="<!-- bỏ-qua: doubled-word — trích nguyên văn -->\nTuyên dương.",
    run=_hits,
)
