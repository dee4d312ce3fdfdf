"""The Vietnamese proofreader: rules only, each with a level that its measured precision allows.

`check` reads plain text or Markdown and needs no site; `fix` repairs what is safe. Every module
here that is a check has its name in `CHECKS`, in the order of the handbook. About 10 ms for 1,000
words.
"""

from dataclasses import replace

from newsroom.text.citations import Citation, completed
from newsroom.text.finding import Finding
from newsroom.text.proofread import (
    abbreviation_space,
    amount_sum,
    body_capitals,
    bracket_pairing,
    citation_conflict,
    citation_first_mention,
    citation_incomplete,
    citation_malformed,
    city_name,
    dash_spacing,
    decomposed_letters,
    doubled_function_word,
    doubled_phrase,
    doubled_punctuation,
    doubled_space,
    doubled_word,
    fixed_phrase,
    generic_alt_text,
    generic_link_text,
    glued_brackets,
    glued_case,
    glued_number,
    glued_punctuation,
    glued_quotes,
    glued_words,
    heading_level,
    home_address,
    house_words,
    identity_number,
    impossible_date,
    inconsistent_abbreviation,
    inconsistent_capital,
    inconsistent_name,
    inconsistent_quotation,
    invalid_syllable,
    invisible_character,
    long_sentence,
    look_alike_letter,
    mid_sentence_capital,
    missing_final_stop,
    misspelled_word,
    number_format,
    phone_number,
    private_email,
    quote_pairing,
    silence_without_reason,
    space_before_punctuation,
    stated_count,
    stated_sum,
    straight_quotes,
    stray_no_break_space,
    table_sum,
    tone_placement,
    unexplained_abbreviation,
    wrong_weekday,
)
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.citation_unregistered import ID as UNREGISTERED
from newsroom.text.proofread.reading.masking import OBJECT, VOID
from newsroom.text.proofread.reading.silencing import Quiet
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

__all__ = ["CHECKS", "Source", "Style", "check", "cited", "fix", "judge"]

TEXT = (
    invalid_syllable.CHECK,
    fixed_phrase.CHECK,
    misspelled_word.CHECK,
    glued_case.CHECK,
    glued_words.CHECK,
    glued_number.CHECK,
    glued_punctuation.CHECK,
    glued_quotes.CHECK,
    glued_brackets.CHECK,
    dash_spacing.CHECK,
    space_before_punctuation.CHECK,
    doubled_space.CHECK,
    stray_no_break_space.CHECK,
    doubled_punctuation.CHECK,
    doubled_function_word.CHECK,
    doubled_word.CHECK,
    doubled_phrase.CHECK,
    quote_pairing.CHECK,
    straight_quotes.CHECK,
    bracket_pairing.CHECK,
    decomposed_letters.CHECK,
    invisible_character.CHECK,
    look_alike_letter.CHECK,
    missing_final_stop.CHECK,
    long_sentence.CHECK,
    mid_sentence_capital.CHECK,
    body_capitals.CHECK,
    tone_placement.CHECK,
    house_words.CHECK,
    city_name.CHECK,
    abbreviation_space.CHECK,
    unexplained_abbreviation.CHECK,
    inconsistent_name.CHECK,
    inconsistent_quotation.CHECK,
    inconsistent_capital.CHECK,
    inconsistent_abbreviation.CHECK,
)
CITATIONS = (
    citation_malformed.CHECK,
    citation_incomplete.CHECK,
    citation_first_mention.CHECK,
    citation_conflict.CHECK,
)
FIGURES = (
    stated_sum.CHECK,
    amount_sum.CHECK,
    table_sum.CHECK,
    stated_count.CHECK,
    impossible_date.CHECK,
    wrong_weekday.CHECK,
    number_format.CHECK,
)
PERSONAL = (
    phone_number.CHECK,
    identity_number.CHECK,
    private_email.CHECK,
    home_address.CHECK,
)
PAGE = (
    generic_alt_text.CHECK,
    generic_link_text.CHECK,
    heading_level.CHECK,
    silence_without_reason.CHECK,
)
CHECKS: tuple[Check, ...] = TEXT + CITATIONS + FIGURES + PERSONAL + PAGE

_DEFAULT = Style()
_HIDDEN = frozenset({VOID, OBJECT})


def check(text: str, style: Style = _DEFAULT) -> list[Finding]:
    """Return what the checks find in a text, in the order of lines and columns.

    ``text`` is plain text or Markdown, with a YAML front matter or without; lines end in LF, CRLF
    or CR, a BOM at its beginning has no column. Code, addresses and attributes are left alone.
    Silenced findings are left out.
    """
    return judge(Source(_lines(text)), style)


def judge(source: Source, style: Style = _DEFAULT) -> list[Finding]:
    """Return what the checks find in a source that was read already."""
    found = []
    for one, hit in _hits(source, style):
        line, column = source.position(_raw(source, one, hit.start))
        level = hit.level or one.level
        found.append(Finding(line, column, level, one.id, hit.message, hit.fix))
    return sorted(found, key=lambda finding: (finding.line, finding.column, finding.rule))


def cited(source: Source) -> tuple[Citation, ...]:
    """Return the first mention of each document that a source cites in full, silenced ones not."""
    first: dict[str, Citation] = {}
    for citation in completed(source.text, source.citations):
        if "symbol-missing" not in citation.faults:
            known = first.setdefault(citation.number, citation)
            first[citation.number] = replace(
                known, date=known.date or citation.date, issuer=known.issuer or citation.issuer
            )
    quiet = Quiet(source)
    return tuple(one for one in first.values() if not quiet.holds(UNREGISTERED, one.start))


def fix(text: str, style: Style = _DEFAULT) -> str:
    """Repair what is safe: spaces, letters of the wrong form, tone placement. No word is guessed.

    Repairs may make others possible, so they run until nothing changes, at most four times. Lines
    end as they did.
    """
    ending = next((end for end in ("\r\n", "\r") if end in text), "\n")
    text = _lines(text)
    for _ in range(4):
        repaired = _repair(text, style)
        if repaired == text:
            break
        text = repaired
    return text if ending == "\n" else text.replace("\n", ending)


def _lines(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _hits(source: Source, style: Style) -> list[tuple[Check, Hit]]:
    quiet = Quiet(source)
    return [
        (one, hit)
        for one in CHECKS
        for hit in one.run(source, style)
        if not (one.raw and _is_hidden(source, hit))
        and not quiet.holds(one.id, _read(source, one, hit))
    ]


def _is_hidden(source: Source, hit: Hit) -> bool:
    """Tell whether a hit in the raw text stands in code, an address or a tag."""
    start, end = source.read_offset(hit.start), source.read_offset(hit.end)
    around = source.text[max(0, start - 1) : max(end, start + 1)]
    return bool(around) and _HIDDEN.issuperset(around)


def _raw(source: Source, one: Check, offset: int) -> int:
    return offset if one.raw else source.raw_offset(offset)


def _read(source: Source, one: Check, hit: Hit) -> int:
    return source.read_offset(hit.start) if one.raw else hit.start


def _repair(text: str, style: Style) -> str:
    source = Source(text)
    repairs = sorted(
        (_raw(source, one, hit.start), _raw(source, one, hit.end), hit.replacement)
        for one, hit in _hits(source, style)
        if hit.replacement is not None
    )
    pieces = []
    done = 0
    for start, end, replacement in repairs:
        if start >= done:
            pieces += [text[done:start], replacement]
            done = end
    pieces.append(text[done:])
    return "".join(pieces)
