"""A server like those that ``install.sh`` makes, on loopback and in a folder: for tests and benches."""
