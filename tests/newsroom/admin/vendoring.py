"""Make the files of newsroom/admin/sveltia from the packages that npm publishes, byte for byte.

    .venv-test/bin/python -m tests.newsroom.admin.vendoring

They lie in the repository because publishing knows no Node: half a megabyte, pinned by the digests
that npm publishes. The deep tests run this and compare.
"""

import base64
import hashlib
import re
import subprocess
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

import brotli
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tests.tools import npm

FOLDER = Path(__file__).resolve().parents[3] / "newsroom/admin/sveltia"

CMS = (
    "@sveltia/cms",
    "0.221.1",
    "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
)
ICONS = (
    "@fontsource-variable/material-symbols-outlined",
    "5.3.8",
    "vKpCnuTqRehg5RUVrqEQ/A8a52KykOJ65wqal9nxFXFVTYKlJOhx7r0TUbTgd2SN7oh31NJblxvX2CJxBNVqJg==",
)
#: Names of icons stand in the script as words of their own, in one of three kinds of quotes.
WORD = re.compile(rb"[`'\"]([a-z0-9_]{2,40})[`'\"]")


def fetched(name: str, version: str, sha512: str) -> tarfile.TarFile:
    """Give a package of npm, refused unless it has the digest."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [*npm(), "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, stdout=-3
        )
        (archive,) = Path(folder).glob("*.tgz")
        data = archive.read_bytes()
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    if digest != sha512:
        raise RuntimeError(f"{name} {version} came with another digest: {digest}")
    return tarfile.open(fileobj=BytesIO(data))


def member(package: tarfile.TarFile, name: str) -> bytes:
    file = package.extractfile(f"package/{name}")
    assert file is not None
    return file.read()


def icons(font: bytes, script: bytes) -> bytes:
    """Keep of the icon font, at one weight, the icons that the script names."""
    loaded = instancer.instantiateVariableFont(
        TTFont(BytesIO(font), recalcTimestamp=False), {"wght": 400}
    )
    named = {word.decode() for word in WORD.findall(script)}
    names = {glyph: code for code, glyph in loaded.getBestCmap().items()}
    for lookup in loaded["GSUB"].table.LookupList.Lookup:
        for table in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            if not hasattr(table, "ligatures"):
                continue
            for first, ligatures in table.ligatures.items():
                table.ligatures[first] = [
                    one
                    for one in ligatures
                    if "".join(chr(names[part]) for part in (first, *one.Component)) in named
                ]
    options = subset.Options(layout_features=["*"], flavor="woff2", notdef_outline=True)
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(text="abcdefghijklmnopqrstuvwxyz0123456789_")
    cutter.subset(loaded)
    loaded.flavor = "woff2"
    out = BytesIO()
    loaded.save(out)
    return out.getvalue()


def files() -> dict[str, bytes]:
    """Return the vendored files by name."""
    cms, symbols = fetched(*CMS), fetched(*ICONS)
    script = member(cms, "dist/sveltia-cms.js")
    font = member(symbols, "files/material-symbols-outlined-latin-wght-normal.woff2")
    return {
        "sveltia-cms.js.br": brotli.compress(script, quality=11, lgwin=24),
        "vi.json.br": brotli.compress(member(cms, "locales/vi.json"), quality=11, lgwin=24),
        "icons.woff2": icons(font, script),
        "LICENSE.txt": member(cms, "LICENSE.txt"),
        "LICENSE-icons.txt": member(symbols, "LICENSE"),
    }


if __name__ == "__main__":
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)
