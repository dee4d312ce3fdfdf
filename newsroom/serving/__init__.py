"""How the site is served: one table of rules, and what each kind of server wants made of it.

``policy`` holds the rules. ``nginx`` writes a server's configuration from them, ``moves`` the maps
of old addresses, ``hosted`` the files that Pages-like hosts read.
"""

from newsroom.serving.hosted import release_files
from newsroom.serving.moves import Moves
from newsroom.serving.nginx import Host, configuration
from newsroom.serving.policy import PLACES, Place, headers_of

__all__ = ["PLACES", "Host", "Moves", "Place", "configuration", "headers_of", "release_files"]
