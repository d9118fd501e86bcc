"""What the columns of a table hold: its headings found, their words understood, each given a role."""
