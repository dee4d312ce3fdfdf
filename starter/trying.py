"""``./inv faults``: what a site survives, done to a real one."""

import os

from starter.checks import module
from starter.environment import DEVELOPMENT, ROOT, prepare
from starter.faults import MachineFault, UsageFault


def faults(seed: int, kills: int, articles: int) -> int:
    """Hurt a site in every way and write what became of it to ``docs/faults.md``; an exit status."""
    if kills < 1 or articles < 1:
        raise UsageFault("Số lần (--kills) và số bài (--articles) phải từ 1 trở lên.")
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise MachineFault(
            "Lệnh này gắn những ổ đĩa nhỏ để thử: hãy chạy bằng quyền root trên Linux."
        )
    prepare(DEVELOPMENT)
    report = str(ROOT / "docs" / "faults.md")
    flags = (f"--seed={seed}", f"--kills={kills}", f"--articles={articles}", f"--report={report}")
    return module("tests.faults.run", *flags)
