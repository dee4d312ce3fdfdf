"""The Nu Html Checker finds no error in any page, of the real site or of the full tiny one."""

import json
import subprocess

from tests import tools
from tests.sites import Built


def test_the_nu_checker_finds_no_error(real_site: Built, rare_site: Built) -> None:
    pages = sorted(
        built.output / path
        for built in (real_site, rare_site)
        for path in built.templates
        if path.endswith(".html")
    )
    assert len(pages) > 150
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", tools.vnu_jar(), "--errors-only", "--format", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stderr)["messages"]
    told = [f"{item['url']}:{item.get('lastLine')}: {item['message']}" for item in found]
    assert told == []
    assert done.returncode == 0
