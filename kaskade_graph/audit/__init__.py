"""The audit: rules in three engines, one kind of finding, one runner."""
