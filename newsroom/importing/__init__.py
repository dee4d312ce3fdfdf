"""Bring in what others wrote: a Word file or a saved page of an old portal becomes a draft.

Each reader (``word``, ``portal_page``) gives a ``Manuscript``; ``filing`` turns it into Markdown by
the one writer and puts file and pictures in their places. What was not certain is told as a doubt
with its line in the draft; nothing is overwritten and nothing is fetched.
"""
