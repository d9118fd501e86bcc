"""KSK6xx: the cascade against the official nomenclature of its year."""
