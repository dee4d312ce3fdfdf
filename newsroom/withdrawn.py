"""Names of withdrawn profiles that other content still tells.

With a profile go its page, its pictures and its place in lists, feeds and search. What was written of
the person elsewhere only an editor can take out: ``check`` tells every place, and as ``publish`` checks
first, nothing goes out while one of them is left.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsroom.records import AnyRecord, Exemplar
from newsroom.text.finding import Finding, Level
from newsroom.text.normalize import NotUtf8Error, clean_source
from newsroom.text.proofread.reading.silencing import silences
from newsroom.text.proofread.reading.source import Source

RULE = "withdrawn-name"
_FIX = (
    "Bỏ tên khỏi chỗ này, hoặc rút cả tệp (status: withdrawn). Nếu là tên trùng, ghi "
    f"<!-- bỏ-qua: {RULE} — lý do --> ở dòng trước."
)


def still_named(root: Path, records: Iterable[AnyRecord]) -> Iterator[Finding]:
    """Yield every place below ``root`` where a record that is not withdrawn names one that is.

    A person's name is a fault; that of a collective or a work, whose name is often its description,
    warns, and so does everything in a draft, which never leaves the house.
    """
    records = list(records)
    gone = {
        " ".join(record.title.split()): record
        for record in records
        if isinstance(record, Exemplar) and record.status == "withdrawn"
    }
    if not gone:
        return
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in sorted(gone, reverse=True))
    names = re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")
    for record in records:
        if record.status == "withdrawn":
            continue
        for line, column, name in _found(root / record.source, names):
            profile = gone[name]
            grave = profile.form == "individual" and record.status == "published"
            message = f"Còn nêu tên “{name}”, hồ sơ đã rút khỏi trang ({profile.source})."
            level: Level = "error" if grave else "warning"
            yield Finding(line, column, level, RULE, message, _FIX, record.source)


def _found(path: Path, names: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    try:
        text = clean_source(path.read_bytes())
    except (NotUtf8Error, OSError):
        return
    matches = list(names.finditer(text))
    if not matches:
        return
    source = Source(text)
    quiet = [one for one in silences(source) if one.reason and RULE in one.rules]
    for match in matches:
        at = source.read_offset(match.start())
        if not any(one.start <= at <= one.end for one in quiet):
            yield (*source.position(match.start()), " ".join(match[0].split()))
