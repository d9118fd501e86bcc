"""The one registry of what is read, by the endings of files.

Formats of documents and tables are declared in :mod:`kaskade_graph.importers.formats.kinds`, each with its reader; a
further one is a line there. Commands, folders, messages and ``-`` take their endings from here.
"""

from __future__ import annotations

from kaskade_graph.importers.formats.kinds import endings

TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".json")
"""Tables: files that have sheets, or are one."""
TABLES_ELSE = (".xlsb", ".numbers")
"""Tables of forms that are not read; they are told so as tables."""
GRAPHS = (".trig", ".ttl", ".nq", ".nt", ".jsonld", ".rdf")
"""Graphs of cascades."""
DOCUMENTS = tuple(dict.fromkeys((".txt", ".pdf", ".docx", *(e for e in endings() if e not in TABLES))))
"""Documents."""
MAPPING = ".peta.toml"
"""Ending of a mapping that lies beside the table it is for and is used without being named."""
READ = (*DOCUMENTS, *TABLES, *GRAPHS)
"""Everything that is looked for in a folder."""
OTHERS = (*(e for e in READ if e not in (".txt", ".pdf", ".docx")),)
"""Of these a folder may hold what is no cascade; it is told, and is no fault."""
