"""The official registers: names and codes of the work by edition, and of regions."""
