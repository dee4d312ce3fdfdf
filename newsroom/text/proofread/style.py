"""The house style: where two ways of writing are both right, the one that the house chose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """Switches of `site.yaml: style`; '' leaves a choice to the writer.

    tone_marks: 'old' (hòa, ủy) or 'new' (hoà, uỷ).
    ensure: 'bảo đảm' or 'đảm bảo'.
    yearly: 'hằng năm' or 'hàng năm'.
    city: how Thành phố Hồ Chí Minh is shortened, as 'TP. Hồ Chí Minh' or 'TP.HCM'.
    capital_after_colon: whether a common word may take a capital after a colon in a sentence.
    longest_sentence: syllables after which a sentence is called long.
    """

    tone_marks: str = "old"
    ensure: str = "bảo đảm"
    yearly: str = "hằng năm"
    city: str = "TP. Hồ Chí Minh"
    capital_after_colon: bool = True
    longest_sentence: int = 100
