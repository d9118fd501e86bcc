"""KSK5xx: the integrity of the document: numbers, names, years, values cut off, spelling."""
