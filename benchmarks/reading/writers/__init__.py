"""The programs of offices: each writes a page as its format has it."""
