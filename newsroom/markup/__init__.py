"""Markdown to the HTML of a stored body: typeset, cited, cleaned, with markers for what is not known yet."""
