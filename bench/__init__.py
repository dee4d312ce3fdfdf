"""Measured things: corpora and the side-by-side bench. Nothing here is needed to publish."""
