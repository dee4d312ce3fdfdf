"""``./inv fuzz``: hostile documents against everything that reads one."""

from starter.checks import module
from starter.environment import DEVELOPMENT, prepare
from starter.faults import UsageFault


def fuzz(seconds: int, seed: int, count: int) -> int:
    """Try documents for so many seconds; an exit status, 1 where one of them found a fault."""
    if seconds < 1 or count < 0:
        raise UsageFault("Số giây (--seconds) phải từ 1, số tài liệu (--count) từ 0 trở lên.")
    prepare(DEVELOPMENT)
    flags = [f"--seconds={seconds}", f"--seed={seed}"]
    return module("tests.fuzz.run", *flags, *([f"--count={count}"] if count else []))
