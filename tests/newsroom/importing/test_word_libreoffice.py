"""Files of another word processor than Word: written as LibreOffice's own and saved as .docx by it."""

import base64
import shutil
import subprocess
from datetime import datetime

import pytest

from newsroom.importing import filing
from tests.newsroom.importing.word_files import picture

NOW = datetime(2026, 11, 23, 8, 30)
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "xsl": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {what}/></style:style>'
    for name, what in {
        "B": 'xsl:font-weight="bold"',
        "I": 'xsl:font-style="italic"',
        "S": 'style:text-position="super 58%"',
        "T": 'style:font-name=".VnTime"',
        "H": 'style:font-name=".VnTimeH"',
        "V": 'style:font-name="VNI-Times"',
    }.items()
)
FACES = "".join(
    f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"/>'
    for name in (".VnTime", ".VnTimeH", "VNI-Times")
)


def span(style, text):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


BODY = f"""<text:h text:outline-level="1">Hội nghị sơ kết của Khối</text:h>
<text:p>{span("I", "Ban Thường vụ vừa sơ kết một năm thi đua tại 72 cơ sở đảng trực thuộc.")}</text:p>
<text:p>Khối có {span("B", "8.023")} đảng viên, 50 m{span("S", "2")}<text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Theo báo cáo.</text:p></text:note-body>
</text:note> và một trụ sở.</text:p>
<text:h text:outline-level="2">Kết quả</text:h>
<text:list><text:list-item><text:p>Một</text:p><text:list><text:list-item><text:p>Con</text:p>
</text:list-item></text:list></text:list-item><text:list-item><text:p>Hai</text:p></text:list-item></text:list>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>Nhóm</text:p></table:table-cell>
<table:table-cell><text:p>Số</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Xây dựng Đảng</text:p></table:table-cell>
<table:table-cell><text:p>15</text:p></table:table-cell></table:table-row></table:table>
<text:p>{span("T", "§¶ng ñy Khèi ")}{span("H", "d©n")}{span("V", " Ñaûng uûy")} và Unicode.</text:p>
<text:p><draw:frame text:anchor-type="as-char" svg:width="8cm" svg:height="6cm"><draw:image>
<office:binary-data>{base64.b64encode(picture(900, 600).getvalue()).decode()}</office:binary-data>
</draw:image></draw:frame></text:p>
<text:p>{span("I", "Ảnh: Toàn cảnh hội nghị")}</text:p>
<text:p>Hết bài.</text:p>"""

MARKDOWN = """Khối có **8.023** đảng viên, 50 m<sup>2</sup>[^1] và một trụ sở.

## Kết quả

- Một
    - Con
- Hai

| Nhóm | Số |
| --- | ---: |
| Xây dựng Đảng | 15 |

Đảng ủy Khối DÂN Đảng ủy và Unicode.

![](/media/2018/so-ket-1.png "Ảnh: Toàn cảnh hội nghị")

Hết bài.

[^1]: Theo báo cáo."""


@pytest.mark.deep
def test_a_file_saved_by_libreoffice(tmp_path):
    source = tmp_path / "so-ket.fodt"
    source.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:font-face-decls>{FACES}</office:font-face-decls>"
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{BODY}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    soffice = shutil.which("soffice")
    assert soffice, "libreoffice-writer is missing: ./inv test --deep installs it"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    result = filing.bring_in(
        tmp_path / "so-ket.docx",
        tmp_path / "content",
        now=NOW,
        given={"date": "2018-12-28", "slug": "so-ket"},
        sections={},
    )
    text = result.path.read_text("utf-8")
    assert 'title: "Hội nghị sơ kết của Khối"' in text
    assert 'summary: "Ban Thường vụ vừa sơ kết' in text
    assert text.partition("\n---\n")[2].strip() == MARKDOWN
