"""How the proofreader reads a source: what is prose, in which block, and what is silenced."""
