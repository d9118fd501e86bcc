"""What is computed on a cascade."""
