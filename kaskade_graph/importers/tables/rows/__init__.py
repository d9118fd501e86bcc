"""One row of a table to events: which elements and indikator it names, and whose each value is."""
