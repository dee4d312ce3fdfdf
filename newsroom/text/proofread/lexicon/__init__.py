"""What the proofreader knows of the language: its syllables, set phrases, doublings, bodies."""
