"""The ground floor: what the newsroom knows. Plain Python; no pelican, no jinja2, no invoke.

READ       yaml_lines, fields, front_matter, markup/ → reading: one file → one record, or findings
INDEX      catalogue: every record sorted once; the questions that pages ask
PAGES      home, articles, archives, sections, exemplars, pages … : record views → ``press.Page``
WRITE      press, store, output: keys, what changed, what goes to disk

Vietnamese text itself lives one floor below, in ``newsroom.text``.
"""
