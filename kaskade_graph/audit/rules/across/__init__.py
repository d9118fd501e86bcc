"""Between years and between units: what only a collection of cascades shows."""
