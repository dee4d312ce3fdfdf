"""``./inv bench``: the speed of this project beside Hugo and stock Pelican, in one run."""

from collections.abc import Sequence

from starter import debian
from starter.checks import module
from starter.environment import DEVELOPMENT, ROOT, prepare
from starter.faults import UsageFault


def bench(count: int, rounds: int, pelican: int, sizes: Sequence[str], pagefind: str) -> int:
    """Measure, print the tables and write docs/bench.md with its plot; an exit status."""
    if count < 1 or rounds < 1 or pelican < 0:
        raise UsageFault(
            "Số bài (--count) và số lượt (--rounds) phải từ 1, --pelican từ 0 trở lên."
        )
    if wrong := [size for size in sizes if not (size.isascii() and size.isdigit() and int(size))]:
        raise UsageFault(
            f"Tùy chọn --sizes cần các số cách nhau bằng dấu phẩy, không phải “{wrong[0]}”."
        )
    prepare(DEVELOPMENT)
    flags = [f"--count={count}", f"--rounds={rounds}", f"--pelican={pelican}"]
    report = ROOT / "docs" / "bench.md"
    flags += [f"--sizes={','.join(sizes)}", f"--pagefind={pagefind}"]
    return module("bench.run", *flags, f"--report={report}")


def search(count: int, pagefind: str) -> int:
    """Measure search beside Pagefind, where its program is given, and print the tables."""
    if count < 1:
        raise UsageFault("Số bài (--count) phải từ 1 trở lên.")
    prepare(DEVELOPMENT)
    debian.provide(debian.BROWSER)
    return module("bench.search", f"--count={count}", f"--pagefind={pagefind}")
