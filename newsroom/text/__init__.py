"""The cellar: Vietnamese text. Imports the standard library only."""
