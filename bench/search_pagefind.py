"""Pagefind beside us: the same pages indexed, the same asked."""

import resource
import shlex
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser

from bench.search_browser import fresh_page, throttle
from bench.search_site import serve
from bench.search_tables import say, spread, title


def pagefind(browser: Browser, program: str, folder: Path, asked: list[str]) -> None:
    """Index the same pages with Pagefind and ask the same, ten hits with their extracts each."""
    shutil.rmtree(folder / "pagefind", ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*shlex.split(program), "--site", str(folder), "--glob", "20*/**/*.html"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    written = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
    title("Pagefind", "figure", "value")
    say("index, CPU s", f"{spent:.1f}")
    say("peak memory, MB", f"{after.ru_maxrss / 1e3:.0f}")
    say("files", len(written))
    say("MB", f"{sum(path.stat().st_size for path in written) / 1e6:.1f}")
    script = """async (q) => {
        const start = performance.now();
        const pagefind = await import("/pagefind/pagefind.js");
        const { results } = await pagefind.search(q);
        const hits = await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
        return [performance.now() - start, hits.length];
    }"""
    sizes, times = [], []
    with serve(folder, {}) as (origin, traffic):
        for query in asked:
            for slow in (False, True):
                with fresh_page(browser, f"{origin}/tim-kiem/") as (page, session):
                    traffic.clear()
                    if slow:
                        throttle(session)
                    spent, _ = page.evaluate(script, query)
                    if slow:
                        times.append(spent)
                    else:
                        sizes.append(traffic.total(lambda path: "/pagefind/" in path))
    say(
        "first query, kB, median / 95 % / worst",
        " / ".join(f"{v / 1e3:.0f}" for v in spread(sizes)),
    )
    say("the same, ms on slow 4G, 4 × slower CPU", " / ".join(f"{v:.0f}" for v in spread(times)))
