"""The paper of the bench: how figures are told."""

import xml.etree.ElementTree as ET

from bench import report
from bench.cases import CASES
from bench.measure import Run
from bench.peers import HUGO, OURS

RUNS = {
    size: {
        OURS: {
            "cold": [Run(8 * size / 100, 9, 30), Run(9 * size / 100, 9, 30)],
            **{case.name: [Run(1, 1, 0), Run(1, 1, 0)] for case in CASES},
        },
        HUGO: {
            "cold": [Run(10 * size / 100, 20, 100), Run(30 * size / 100, 20, 100)],
            "one body edited": [Run(20, 20, 0), Run(20, 20, 0)],
        },
    }
    for size in (100, 500)
}


def written():
    return report.written(100, 2, RUNS, {"Hugo 100": 1234}, [1.0, 9.0, 9.0])


def row(text, name):
    (line,) = (line for line in text.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_ratio_is_the_median_of_the_rounds_ratios():
    # (0.8 + 0.3) / 2, not the ratio of the medians.
    assert row(written()[0], "cold build")[3] == "**0.550**"


def test_each_figure_is_held_against_must_and_aim():
    text, _ = written()
    assert row(text, "cold build")[-1] == "aim"
    assert row(text, "nothing changed")[3:] == ["**0.050**", "0.050", "0.06", "0.03", "must"]
    assert row(text, "one body edited")[-1] == "must"
    assert row(text, "peak memory, cold")[-1] == "aim"


def test_growth_is_held_against_the_ratio_of_sizes():
    growth = written()[0].partition("## Growth")[2].partition("\n## ")[0]
    ours = next(line for line in growth.splitlines() if line.startswith("| this project | cold"))
    assert "| 5.00 × | aim |" in ours


def test_a_noisy_machine_is_told():
    assert "The machine was noisy" in written()[0]


def test_what_was_not_measured_is_told():
    assert "server mode" in written()[0]


def test_the_plot_has_a_line_for_each_series_and_one_tick_a_size():
    root = ET.fromstring(written()[1])
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"100", "500", "Hugo, cold", "this project, one body edited"} <= set(texts)
