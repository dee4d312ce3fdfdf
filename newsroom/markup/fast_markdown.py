"""Python-Markdown for one dialect, three times faster and to the byte the same.

The tree is built by Python-Markdown's own processors; what they would do in vain is left out:
paragraphs are known by their first character, inline patterns run where their trigger stands, the
tree is finished in one walk. A processor that this module does not know makes it do everything
the stock way (``fast`` is then False). Equality is shown against the pinned version only, by tests
over upstream's own files and random documents, hence the check at import.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

import markdown
from markdown import Markdown, postprocessors, preprocessors, treeprocessors
from markdown.extensions import fenced_code, footnotes, toc
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from newsroom.markup.anchors import anchor
from newsroom.markup.fast_markdown_blocks import FastBlockParser
from newsroom.markup.fast_markdown_inline import FastInline
from newsroom.markup.fast_markdown_tree import TreeFinisher, serialize_children

PINNED = "3.11.3"
if markdown.__version__ != PINNED:
    raise ImportError(
        f"newsroom.markup.fast_markdown is shown equal to Markdown {PINNED} only, "
        f"not {markdown.__version__}: run its deep tests and change PINNED"
    )

Visitor = Callable[[Element], None]
_Kind = TypeVar("_Kind", bound=Markdown)
_BLANK_LINES = re.compile(r"(?<=\n) +\n")
_RESIDUE = re.compile(f"[{STX}{ETX}]|klzzwx|wxh:")
_PREPROCESSORS = {
    "normalize_whitespace": preprocessors.NormalizeWhitespace,
    "fenced_code_block": fenced_code.FencedBlockPreprocessor,
    "html_block": preprocessors.HtmlBlockPreprocessor,
}
_TREEPROCESSORS = {
    "footnote": footnotes.FootnoteTreeprocessor,
    "inline": treeprocessors.InlineProcessor,
    "footnote-duplicate": footnotes.FootnotePostTreeprocessor,
    "prettify": treeprocessors.PrettifyTreeprocessor,
    "toc": toc.TocTreeprocessor,
    "unescape": treeprocessors.UnescapeTreeprocessor,
}
_POSTPROCESSORS = {
    "raw_html": postprocessors.RawHtmlPostprocessor,
    "footnote": footnotes.FootnotePostprocessor,
    "amp_substitute": postprocessors.AndSubstitutePostprocessor,
}


class _Last(Treeprocessor):
    """Hands the finished tree to a visitor."""

    def __init__(self, md: Markdown, visit: Visitor) -> None:
        super().__init__(md)
        self.visit = visit

    def run(self, root: Element) -> None:
        self.visit(root)


class FastMarkdown(Markdown):
    r"""A ``markdown.Markdown``; ``convert`` begins anew each time, so no ``reset`` is needed.

    Register extensions and processors before the first ``convert``. Tree processors of a priority
    below 0 run on the finished tree, in which ``\x02…\x03`` stands for raw HTML and entities.
    ``toc_tokens`` are those of stock; ``toc`` is made only for a document with the ``[TOC]`` mark.
    """

    toc_tokens: list[dict[str, Any]]
    parser: FastBlockParser

    def __init__(self, **options: Any) -> None:
        self._prepared = False
        self.fast = False
        super().__init__(**options)

    def build_parser(self) -> "FastMarkdown":
        """Build the stock parser and put the faster block parser in its place."""
        super().build_parser()
        self.parser = FastBlockParser.replace(self.parser)
        return self

    def prepare(self) -> bool:
        """Look once at what is registered; True if the fast path knows all of it."""
        self._prepared = True
        self.parser.prepare()
        inline = FastInline(self)
        self.fast = (
            _known(self.preprocessors, _PREPROCESSORS, exactly=True)
            and _known(self.treeprocessors, _TREEPROCESSORS, exactly=False)
            and _known(self.postprocessors, _POSTPROCESSORS, exactly=True)
            and self.serializer is markdown.serializers.to_html_string
            and self.parser.known
            and inline.prepare()
            and not self._toc.use_anchors
            and not self._toc.use_permalinks
        )
        if self.fast:
            # Patterns ask the registered processor for what it has put away.
            self.treeprocessors.register(inline, "inline", 20)
            self._inline = inline
            self._finisher = TreeFinisher(self, self._toc)
            self._late = list(self.treeprocessors)[len(_TREEPROCESSORS) :]
        return self.fast

    @property
    def _toc(self) -> Any:
        return self.treeprocessors["toc"]

    @property
    def _notes(self) -> Any:
        return self.treeprocessors["footnote"].footnotes  # type: ignore[attr-defined]

    def reset(self) -> "FastMarkdown":
        """Forget the last document, also one that ended in an exception, unlike stock."""
        super().reset()
        self.parser.state.clear()
        return self

    def convert(self, source: str) -> str:
        """Convert a Markdown source to HTML, as ``reset`` and ``convert`` of stock do."""
        self.reset()
        if not (self.fast if self._prepared else self.prepare()):
            return super().convert(source)
        if not source.strip():
            return ""
        text = self._preprocess(source)
        root: Any = self.parser.parseDocument((text,)).getroot()
        self._grow(root, text)
        for processor in self._late:
            replaced = processor.run(root)
            root = root if replaced is None else replaced
        output = self._serialize(root).strip()
        if STX in output:
            for postprocessor in self.postprocessors:
                output = postprocessor.run(output)
        return output.strip()

    def _preprocess(self, source: str) -> str:
        """Do what the three preprocessors do, each only where it would change something."""
        text = source.replace(STX, "").replace(ETX, "")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text += "\n\n"
        if "\t" in text:
            text = text.expandtabs(self.tab_length)
        if "\n " in text:
            text = _BLANK_LINES.sub("\n", text)
        if "```" in text or "~~~" in text:
            text = "\n".join(self.preprocessors["fenced_code_block"].run([text]))
        # The HTML parser behind this stops at these two characters only.
        if "<" in text or "&" in text:
            text = "\n".join(self.preprocessors["html_block"].run([text]))
        return text

    def _grow(self, root: Element, text: str) -> None:
        """Run the tree processors of the dialect."""
        notes = self._notes
        if notes.footnotes:
            self.treeprocessors["footnote"].run(root)
            self._inline.run_on(root, text + notes.getConfig("SUPERSCRIPT_TEXT"))
            self.treeprocessors["footnote-duplicate"].run(root)
        else:
            self._inline.run_on(root, text)
        if self._toc.marker and self._toc.marker in text:
            for name in ("prettify", "toc", "unescape"):
                self.treeprocessors[name].run(root)
        elif notes.footnotes or not self._inline.all_known:
            ids = (element.get("id") for element in root.iter())
            self.toc_tokens = self._finisher.run(root, [name for name in ids if name is not None])
        else:
            self.toc_tokens = self._finisher.run(root, ())

    def _serialize(self, root: Element) -> str:
        if root.tag == self.doc_tag and not root.items():
            output = serialize_children(root)
            if output is not None:
                return output
        output = self.serializer(root)
        start = output.index(f"<{self.doc_tag}>") + len(self.doc_tag) + 2
        return output[start : output.rindex(f"</{self.doc_tag}>")]


def _known(registry: Any, known: dict[str, type], *, exactly: bool) -> bool:
    """Tell whether the first processors of a registry (or all) are the known ones in order."""
    return (not exactly or len(registry) == len(known)) and all(
        name in registry
        and registry.get_index_for_name(name) == place
        and type(registry[name]) is kind
        for place, (name, kind) in enumerate(known.items())
    )


def options(*, backlink_text: str = "↩", backlink_title: str = "%d") -> dict[str, Any]:
    """Give the options that make a ``Markdown`` or ``FastMarkdown`` speak our dialect."""
    return {
        "extensions": ["tables", "footnotes", "toc", "sane_lists", "fenced_code"],
        "extension_configs": {
            "toc": {"slugify": lambda value, _: anchor(value)},
            "footnotes": {"BACKLINK_TEXT": backlink_text, "BACKLINK_TITLE": backlink_title},
        },
        "output_format": "html",
    }


def build(*, extra_treeprocessors: Sequence[Visitor] = (), **texts: str) -> FastMarkdown:
    """Build the converter of a process; ``texts`` are those of ``options``.

    Each visitor gets the root of the finished tree and changes it in place.
    """
    return _with_visitors(FastMarkdown(**options(**texts)), extra_treeprocessors)


def build_stock(*, extra_treeprocessors: Sequence[Visitor] = (), **texts: str) -> Markdown:
    """Build the same converter from stock Python-Markdown: the judge of tests and benches."""
    return _with_visitors(Markdown(**options(**texts)), extra_treeprocessors)


def _with_visitors(md: _Kind, visitors: Sequence[Visitor]) -> _Kind:
    for place, visit in enumerate(visitors, 1):
        md.treeprocessors.register(_Last(md, visit), f"visitor {place}", -10 * place)
    return md


def has_residue(output: str) -> bool:
    """Tell whether converting broke one of Python-Markdown's own placeholders and left it over.

    Known of 3.11.3 for emphasis crossing a link, as in ``_"]*c ** a** [a](u)***b***b**``.
    """
    return _RESIDUE.search(output) is not None
