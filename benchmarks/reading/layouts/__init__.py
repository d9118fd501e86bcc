"""The layouts of the field: each turns a cascade into a page and says which of its facts the page prints."""
