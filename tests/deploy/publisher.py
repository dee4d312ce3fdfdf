"""A publisher to be killed: publishes and goes back for ever, saying when it begins.

python -m tests.deploy.publisher FOLDER SEED publish|rollback
"""

import itertools
import sys
from pathlib import Path

from newsroom.release import ReleaseError
from tests.newsroom.release.press import Press


def stamped(edition: str, pages: int) -> dict[str, str]:
    """Return a site; its front page and every seventh page say which edition they belong to."""
    articles = {
        f"2018/{number % 12 + 1:02}/{number % 28 + 1:02}/bai-{number}/index.html": (
            f"<!doctype html><p>Bài số {number}.{' Chữ nghĩa.' * 30}</p>"
            + (f"<!--{edition}-->" if number % 7 == 0 else "")
        )
        for number in range(pages)
    }
    return {"index.html": f"<!doctype html><p>Trang nhất.<!--{edition}-->", **articles}


def main(folder: str, seed: str, task: str, pages: int) -> None:
    press = Press(Path(folder), files=stamped(f"{seed}-0", pages))
    press.publish(commit=f"{seed}-0", again=True)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in itertools.count(1):
        if task == "rollback":
            try:
                press.rollback()
            except ReleaseError:
                press.publish(commit=f"{seed}-{number}", again=True)
        else:
            press.files = stamped(f"{seed}-{number}", pages)
            press.publish(commit=f"{seed}-{number}")


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]))
