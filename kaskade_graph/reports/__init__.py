"""What people and other programs get: tables, files, texts. Nothing here reads a store."""
