"""Cascades of other years and other units side by side: what is the same, what changed, what is copied."""
