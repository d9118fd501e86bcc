"""Stores of cascades: one protocol, an embedded engine and a remote one."""
