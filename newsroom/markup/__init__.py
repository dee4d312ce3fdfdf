"""Markdown to the HTML of a stored body: typeset, cited, cleaned, with markers left open."""
