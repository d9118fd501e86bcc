"""Saved questions: reading, checking, filling in, and answering them."""
