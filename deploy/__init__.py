"""How the site is shipped to a server of its own."""
