"""The first floor: how Pelican is told. Thin files; no plugin imports a plugin.

plugin        listens to       adds
reading       get_generators   the edition: every record read and checked, or all faults at once
home … tags   get_generators   the pages of one room of the ground floor
assets        get_generators   style sheets, scripts and fonts, joined and fingerprinted
images cards  get_generators   derivatives of pictures, social cards
writer        get_writer       renders what is stale in our own Jinja environment, commits at the end
portal        PELICAN_CLASS    drives them in this order and turns faults into an exit status
"""
