"""The tools from npm are used only with the digests that we know."""

import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests import tools


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An npm whose only package says `xin chào`; it counts its calls."""
    package = tmp_path / "package.tgz"
    with tarfile.open(package, "w:gz") as archive:
        member = tarfile.TarInfo("package/tool.js")
        member.size = len("xin chào".encode())
        archive.addfile(member, io.BytesIO("xin chào".encode()))
    script = tmp_path / "npm"
    script.write_text(
        f'#!/bin/sh\necho "$*" >>{tmp_path}/calls\ncp {package} tool-1.0.tgz\n', encoding="utf-8"
    )
    script.chmod(0o755)
    monkeypatch.setattr(tools, "npm", lambda: [str(script)])
    monkeypatch.setattr(tools, "TOOLS", tmp_path / "tools")
    return tmp_path


def tool(npm: Path) -> tools.Tool:
    digest = tools.digest((npm / "package.tgz").read_bytes())
    return tools.Tool("tool", "1.0", "package/tool.js", digest)


def test_tool_is_fetched_once(npm: Path) -> None:
    for _ in range(2):
        assert tools.fetched(tool(npm)).read_text("utf-8") == "xin chào"
    assert (npm / "calls").read_text() == "pack --silent tool@1.0\n"
    assert [path.name for path in (npm / "tools").iterdir()] == ["tool-1.0-tool.js"]


def test_other_bytes_are_refused(npm: Path) -> None:
    wrong = replace(tool(npm), sha512=tools.digest(b"khac"))
    with pytest.raises(RuntimeError, match=r"tool 1\.0 came with another digest"):
        tools.fetched(wrong)
    assert list((npm / "tools").iterdir()) == []


def test_failing_npm_is_told(npm: Path) -> None:
    (npm / "npm").write_text("#!/bin/sh\necho npm error E404 >&2\nexit 1\n")
    with pytest.raises(RuntimeError, match="npm could not fetch tool: npm error E404"):
        tools.fetched(tools.Tool("tool", "1.0", "package/tool.js", "x"))


def test_the_real_tools_are_here() -> None:
    assert tools.axe_path().read_bytes().startswith(b"/*! axe v4.14.1")
    assert tools.vnu_jar().stat().st_size > 10_000_000
