"""KSK3xx: alignment between levels, over the cascade as a graph."""
