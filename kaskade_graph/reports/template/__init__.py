"""The workbook that offices fill in, and the same workbook filled from a cascade.

* :mod:`lists`: what the drop-downs offer: official names by their parent, types, directions, units
* :mod:`guide`: the sheet of instructions and the example
* :mod:`workbook`: the sheets themselves
"""

from kaskade_graph.reports.template.workbook import to_xlsx

__all__ = ["to_xlsx"]
