"""The last look at a page or feed before it may leave the house; decision 0021 says why.

What gets out is clean by construction: templates escape, bodies are cleaned to a short list. The scan
is the second wall. It looks at the bytes that readers would get, knows nothing of how they were made,
and runs where they are made, so only over what is rendered anew. One hit stops the build.
"""

from newsroom.scan.hits import Hit
from newsroom.scan.looking import look
from newsroom.scan.naming import named
from newsroom.scan.rules import Rules
from newsroom.scan.telling import Origin, tell

__all__ = ["Hit", "Origin", "Rules", "look", "named", "tell"]
