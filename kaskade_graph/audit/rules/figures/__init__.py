"""KSK7xx: targets, realisation, budget."""
