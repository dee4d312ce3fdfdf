"""Random Markdown for differential tests: pieces of every construct, put together, then damaged."""

import random

INLINE = [
    "**đậm**", "*nghiêng*", "_nghiêng_", "__đậm__", "***cả hai***", "***a** b*", "*a**b*",
    "**a*b**", "_a*b_c*", "x_y_z", "*", "**", "***", "_", "__", "`mã`", "``m`ã``", "`", "``",
    "[liên kết](https://x.vn/a_b)", '[a](<u v> "t")', "[a](u \"ti't\")", "[a](u(v)w)", "[a]( u )",
    "[a]()", "[[a](b)](c)", "[a*b](c)*", "*[a](b*c)", "[a\nb](c)", "[a](b\nc)", "](", "](<", "![",
    "[", "]", "(", ")", "![ảnh](/media/a.jpg)", '![a](b "c")', "[a][r]", "[r]", "[a] [r]", "[r][]",
    "![a][r]", "![r]", "<https://x.vn>", "<a@b.vn>", "<b>thô</b>", "<br>", "</b>", "<b",
    "<span\nx>", "<!-- c -->", "-->", "<?php", "?>", "<![CDATA[", "]]>", "&amp;", "&nbsp;",
    "&#38;", "&#65", "&lt;", "&", "<", ">", "1 < 2", "\\*", "\\_", "\\[", '\\\\', "\\`", "\\|",
    '\\', "|", '"', "'", "[^1]", "[^a]", "[^no]", "a  \nb", "[TOC]", "\xa0", "\u2028", "\x0b",
    "\x1f", "٣", "đ", "#", "-", "+", "1.", "\x02", "\x03", "\x02klzzwxh:0000\x03", "klzzwxh:0001",
    "http://x.vn?a=1&b=2", "{: .c}", "~~x~~", "Nghị quyết số 22-HD/ĐUK", "[a]: b", ":",
    "**a _b_ c**", "*a __b__ c*", "**a_b c_d**", "[a](u\\_v)", '[a](u "t\\*")', "*[a](u) **b** c*",
    "**<https://x.vn/\\_a*b*c>**", "**[*a*](u) `b` c**", "**a\n*b* c**",
    '_"]&*c ** a** [a](u)***b***b**',
    "<https://x.vn/\\*a*b>", "***a [b](c)** `d*` e*", "**a *b* [c](d) _e_ f**", "**a ![b](c \"d\") e**",
]  # fmt: skip
BLOCKS = [
    "Đoạn văn thường, không có gì.", "28/12/2018 họp", "2018. x", "10) x", "(a)", "“a”", "…",
    "\u3000a", "\xa0a", "\x0ca", "٣. x", "## Mục", "# A", "### Mục **đậm** ###", "####", "#a",
    "Tiêu đề\n===", "Tiêu đề\n---", "a\n===\nb", "a\n=\n", "- a\n===", "# a\n# a\n# a",
    "# a_1\n# a", "# a `b` [c](d) <i>e</i> &amp; \\* f[^1]", "# a\nb", "a\n# b", "---", "***",
    "* * *", "a\n***", "a\n- - -", "- một", "- một\n- hai", "* a\n\n    tiếp", "1. một\n2. hai",
    "3. ba", "- a\n    - b\n        - c", "a\n- b", "a\n1. b", "- a\n\n- b", "- a\n\n  b",
    "1. a\n\n        mã\n", "- # A\n  b", "* # H\nLine 2", "+ a", "-", "- ", "*   a", "- [ ] a",
    "* a\n* b\n\n\n* c", "- a\n\n\n    b", "    mã", "\tmã", "  thụt hai", "   - thụt ba",
    "> trích", "> trích\n> hai", "> a\n\n> b", "> ## Mục", "> - a\n> - b", "- > trích", ">",
    "> \n>", ">>> a", "a\n> b", "> - a\n>     - b\n\n>   c", "| a | b |\n|---|:-:|\n| 1 | 2 |",
    "a | b\n--|--\n`1|2` | 3", "|a|\n|-|\n|b|", '[r]: http://x.vn "t"', "[r]:\n  <u>", "[a]:",
    "[a]: ", "  [a]: u", "    [a]: u", "[^1]: Chú thích", "[^a]: Chú\n    tiếp\n\n    nữa",
    "[^1]: một\n[^a]: hai", "[^1]: - a\n    - b", "///Footnotes Go Here///", "[TOC]",
    "```\nmã *a*\n```", "```py\nx\n```", "~~~\ny\n~~~", "`` ` ``", "<div>khối</div>",
    "<div>\n\nkhối\n</div>", "<p>a", "<table><tr><td>x</td></tr></table>", "<!-- x -->", "<hr/>",
    "<hr>", "</div>", "<div>", "&nbsp;", "<b>a</b> c", "**a**: b", "*a* b", "_a_", "[a](b) c",
    "![a](b)", "`a`", "Dòng một  \nDòng hai", "\\# a", "\\- a", "1\\. a",
    "a\n   > b", "a\n   [r]: /u", "a\n   ***", "* # H\n[a](b *c*) **d _e_** f  \ng",
    "- ## H\n[*a*](b) \\*c\\*", "- # A\n- > b\n    c **d**", "    \\*mã\\* **a**",
    "[^1]: [a](b) **c**\n\n        mã\n\n    - d",
]  # fmt: skip
ENDS = [
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "\n\n\n",
    "\n \n",
    "\n\t\n",
    " \n",
    "  \n",
    "\r\n",
    "\n    ",
]
PREFIXES = ["> ", "    ", "- ", "  ", ">", "* ", "1. ", "    - "]
CHARACTERS = [
    *"*_`[]()<>!\\#-+=|:&;\"'~ \n\t.1x>^{}/", "\n\n", "    ", "  \n", "**", "](", "![", "đ", "\xa0",
    "\x02", "\x03",
]  # fmt: skip
WORDS = [
    "Đảng", "ủy", "Khối", "tổ", "chức", "hội", "nghị", "quán", "triệt", "nghị", "quyết", "Trung",
    "ương", "cho", "cán", "bộ", "đảng", "viên", "công", "chức", "năm", "2018", "thi", "đua", "dân",
    "vận", "khéo",
]  # fmt: skip


def write_line(chance: random.Random, length: int) -> str:
    """Write words with inline marks among them, often run together."""
    pieces = [
        chance.choice(INLINE) if chance.random() < 0.25 else chance.choice(WORDS)
        for _ in range(length)
    ]
    return chance.choice([" ", " ", " ", ""]).join(pieces)


def write_document(chance: random.Random) -> str:
    """Write up to ten blocks, some of them nested in quotes or lists, then damage some places."""
    document = ""
    for _ in range(chance.randint(1, 10)):
        kind = chance.random()
        if kind < 0.6:
            block = chance.choice(BLOCKS)
            if kind > 0.45:
                block += " " + write_line(chance, chance.randint(1, 6))
        elif kind < 0.9:
            block = write_line(chance, chance.randint(1, 14))
        else:
            block = " ".join(chance.choices(WORDS, k=12))
        if chance.random() < 0.12:
            block = "\n".join(chance.choice(PREFIXES) + line for line in block.split("\n"))
        document += block + chance.choice(ENDS)
    return mutate(chance, document, chance.choice([0, 0, 0, 1, 1, 2, 4]))


def mutate(chance: random.Random, document: str, times: int) -> str:
    """Put in, cut out or repeat a little, so many times."""
    for _ in range(times):
        at, other = chance.randint(0, len(document)), chance.randint(0, len(document))
        kind = chance.random()
        if kind < 0.45:
            document = document[:at] + chance.choice(CHARACTERS) + document[at:]
        elif kind < 0.75:
            document = document[:at] + document[at + chance.randint(1, 3) :]
        else:
            repeated = document[min(at, other) : max(at, other)][:40]
            document = document[:at] + repeated + document[at:]
    return document


ORDINARY_INLINE = [
    "**đậm**", "*nghiêng*", "**Một là,**", "[bài trước]({filename}/articles/2018/a.md)",
    "[trang](https://a.vn/b_c?d=1&e=2#f)", "[mục](/tin-tuc/#phan)", "Sở KH&CN", "“trích”", '"dẫn"',
    "Hướng dẫn 22-HD/ĐUK ngày 30/7/2018", "Nghị quyết 54/2017/QH14", "8.023 đảng viên", "69/72",
    "năm **2018**", "TP. Hồ Chí Minh", "– và –", "a > b", "!", "(c)", "| d", "...", "--", "x - y",
    "Kế hoạch 113/KH-BGD&ĐT", "\xa0", "đ/c *An*", "]", "*", "[", "_", "![ảnh](/media/a.jpg)",
]  # fmt: skip
ORDINARY_BLOCKS = [
    "## Mục", "### Mục 2 của tôi", "## Mục\nCâu sau mục", "## Mục\n- một\n- hai", "###Dính",
    "- một\n- **hai**\n- [ba](/a/)", "1. một\n2. hai", "- đầu", "- kế", "* sao", "2. hai", "+ cộng",
    "![Hàng cây](/media/cay.jpg)", '![Hàng cây](/media/cay.jpg "Chú thích & nguồn")', "50 đảng bộ",
    "| Đơn vị | Số |\n|---|--:|\n| Khối 1 | **37** |\n| Khối 2 |", "a | b\n:-: | :--\n1 | 2 | 3",
    "**Đoạn** mở bằng chữ đậm", "*Nghiêng* trước", "[Liên kết](/a/) trước", "- 50 đảng bộ\n- 22 chi",
    "Một dòng\nhai dòng", "28/12/2018 họp", "2018. Năm", "…", "“Trích”", "\xa0Cách", "-5 độ", "---",
    "> trích", "# Lớn", "Tên\n---", "    mã", "`mã`",
]  # fmt: skip


def write_ordinary(chance: random.Random) -> str:
    """Write what articles are made of, with an odd piece now and then."""
    blocks = []
    for _ in range(chance.randint(1, 9)):
        if chance.random() < 0.45:
            # The odd ones stand at the end of the table.
            last = len(ORDINARY_BLOCKS) - (0 if chance.random() < 0.1 else 6)
            blocks.append(ORDINARY_BLOCKS[chance.randrange(last)])
            continue
        last = len(ORDINARY_INLINE) - (0 if chance.random() < 0.05 else 5)
        words = [
            ORDINARY_INLINE[chance.randrange(last)]
            if chance.random() < 0.2
            else chance.choice(WORDS)
            for _ in range(chance.randint(1, 14))
        ]
        blocks.append(chance.choice((" ", " ", " ", "\n")).join(words))
    ends = [chance.choice(("\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\n\n\n\n")) for _ in blocks]
    return "".join(block + end for block, end in zip(blocks, ends, strict=True))
