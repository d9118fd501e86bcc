"""What is said outside tables: labelled lines, prose, cards, titles."""
