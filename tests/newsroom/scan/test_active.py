"""What acts or fetches is hit; what our pages are made of is not. ``tests/hostile/oracle`` judges."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.scan.active import active
from tests.hostile.oracle import of_html
from tests.sites import Built

PAGE = '<!doctype html>\n<html lang="vi">\n<head>\n<title>a</title>\n</head>\n<body>\n<p>{}</p>\n</body>'
HITS = [
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<script src="https://vi-du.vn/x.js"></script>',
    '<script src="//vi-du.vn/theme/x.js"></script>',
    '<script type="module" src="/tep/x.js"></script>',
    '<script type="module" src="/theme/../tep/x.js"></script>',
    '<script type="text/plain">a</script>',
    '<script type="application/ld+json" src="/x.js">{}</script>',
    "<script\n>alert(1)</script>",
    "<script/x>alert(1)</script>",
    '<img src="/a.png" onerror=alert(1)>',
    '<img/src="/a.png"/onerror="alert(1)">',
    '<img src="/a.png"onerror="alert(1)">',
    '<p ONCLICK = "alert(1)">',
    '<p\nonclick="alert(1)">',
    '<svg onload="alert(1)"></svg>',
    '<details ontoggle="alert(1)" open>',
    '<a href="javascript:alert(1)">a</a>',
    "<a href='javascript:alert(1)'>a</a>",
    "<a href=javascript:alert(1)>a</a>",
    '<a href = "javascript:alert(1)">a</a>',
    '<a href="JAVASCRIPT:alert(1)">a</a>',
    '<a href="java&#9;script:alert(1)">a</a>',
    '<a href="java&Tab;script&colon;alert(1)">a</a>',
    '<a href="&#106;avascript:alert(1)">a</a>',
    '<a href=" javascript:alert(1)">a</a>',
    '<a href="&#1;javascript:alert(1)">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<a href="vbscript:x">a</a>',
    '<a href="//vi-du.vn">a</a>',
    '<a href="/\\vi-du.vn">a</a>',
    '<svg><a xlink:href="javascript:alert(1)">a</a></svg>',
    "<iframe></iframe>",
    '<iframe srcdoc="a"></iframe>',
    "<object data=x></object>",
    "<embed src=x>",
    '<base href="/">',
    '<link rel="stylesheet" href="https://vi-du.vn/a.css">',
    '<link rel="preload" href="//vi-du.vn/a.css">',
    '<link rel="icon" href="data:image/png,x">',
    '<meta http-equiv="refresh" content="0">',
    "<meta content=0 http-equiv=refresh>",
    '<p style="color:red">a</p>',
    "<style>p{}</style>",
    '<form action="https://vi-du.vn/"></form>',
    '<button formaction="javascript:alert(1)">a</button>',
    '<img src="https://vi-du.vn/a.png">',
    '<img src="//vi-du.vn/a.png">',
    '<img src="/\\vi-du.vn/a.png">',
    '<img src="data:image/png,x">',
    "<img src=a.png>",
    '<img src="/a.png" srcset="/a.png 1x, https://vi-du.vn/b.png 2x">',
    '<img src="/a.png" srcset="//vi-du.vn/b.png 2x">',
    '<video src="https://vi-du.vn/a.mp4"></video>',
    '<svg><use href="#a"/></svg>',
    '<svg><image href="//vi-du.vn/a.png"/></svg>',
    '<svg><foreignObject></foreignObject></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    '<svg><set attributeName="href" to="javascript:alert(1)"/></svg>',
    "<math><maction></maction></math>",
    "<noscript><img></noscript>",
    "<?php echo 1 ?>",
]  # fmt: skip
MISSES = [
    "chữ thường",
    "con = 1, one = 2, trong on = 3",
    "style = đẹp, javascript: là gì, onclick= là gì",
    "&lt;script&gt;alert(1)&lt;/script&gt; &lt;p onclick=\"x\" style='a'&gt;",
    '<code>href="javascript:x" src="x"</code>',
    '<a href="https://vi-du.vn/?a=javascript:1&amp;b=onclick=">a</a>',
    '<a href="/a/" title="onclick=alert(1) style=x">a</a>',
    '<a href="#muc" hreflang="vi">a</a> <a href="mailto:a@vi-du.vn">b</a> <a href="tel:1022">c</a>',
    '<img src="/anh/a.jpg" srcset="/anh/a.jpg 480w, /anh/b.jpg 960w" alt="a">',
    '<script type="application/ld+json">{"a":"\\u003cscript\\u003e"}</script>',
    '<script type="module" src="/theme/menu-0123456789.js"></script>',
    '<form class="search__form" role="search" action="/tim-kiem/"><input name="q"></form>',
    '<link rel="canonical" href="https://vi-du.vn/"><link rel="alternate" href="https://vi-du.vn/a">',
    '<video controls poster="/anh/a.jpg"><source src="/tep/a.mp4"></video>',
    '<track kind="captions" src="/tep/a.vtt" srclang="vi" label="a" default>',
    '<svg viewBox="0 0 1 1"><title>a</title><rect width="1"/><text>b</text></svg>',
    "<section><button>a</button><figure></figure></section>",
]


@pytest.mark.parametrize("piece", HITS)
def test_what_acts_is_hit(piece: str) -> None:
    assert active(PAGE.format(piece).encode())


@pytest.mark.parametrize("piece", MISSES)
def test_what_does_not_is_let_through(piece: str) -> None:
    assert active(PAGE.format(piece).encode()) == []


def test_every_page_of_the_real_site_is_let_through(real_site: Built) -> None:
    pages = {path: data for path, data in real_site.tree.items() if path.endswith(".html")}
    assert len(pages) > 80
    assert {path: found for path, data in pages.items() if (found := active(data))} == {}


def test_a_site_below_a_path_has_its_scripts_there() -> None:
    piece = '<script type="module" src="/cong/theme/menu-0123456789.js"></script>'
    assert active(PAGE.format(piece).encode()) == []


PIECES = st.sampled_from(
    [*HITS, *MISSES, "<", ">", "/", '"', "'", "=", " ", "\n", "a", "on", "href", "src", "&#9;", "-->",
     "<!--", "<a ", "<p ", "<img ", "script", "style", "data:", "javascript:", "//", "\\", "đ"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6))
@example(pieces=["<a ", "con = 1, one = 2, trong on = 3"])
@example(pieces=["<a ", "on"])
def test_what_the_judge_sees_is_hit(pieces: list[str]) -> None:
    """Whatever pieces are put together: a fault to the oracle, which parses as browsers do, is a hit."""
    html = PAGE.format("".join(pieces))
    faults = [fault for fault in of_html(html, page=True) if " twice" not in fault]
    if faults:
        assert active(html.encode()), faults


def test_a_look_costs_little(real_site: Built) -> None:
    """Some passes over the bytes: put as multiples of one, so that a slow machine slows both.

    Pages are looked at before their furniture is joined in, whose buttons a parser has to judge.
    """
    pages = [
        data.replace(b"<button", b"<b").replace(b"<form", b"<b").replace(b"<input", b"<b")
        for path, data in real_site.tree.items()
        if path.startswith("2018/12/") and path.count("/") == 4
    ]
    assert len(pages) > 10

    def spent(passes: int, work: object) -> float:
        start = time.process_time()
        for _ in range(passes):
            for page in pages:
                work(page)  # type: ignore[operator]
        return time.process_time() - start

    one = min(spent(20, bytes.lower) for _ in range(5))
    look = min(spent(20, active) for _ in range(5))
    assert look < 40 * one
