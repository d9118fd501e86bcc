"""The formats that each command writes, as its help names them. A test holds them equal to what the commands take.

They stand here so that help needs none of the code that writes them.
"""

from __future__ import annotations

from typing import Any

from kaskade_graph.cli.lang import dua

FORMATS = {
    "import": ("trig", "ttl", "nq", "nt", "jsonld", "rdf"),
    "audit": ("text", "json", "sarif", "junit", "ttl", "jsonld", "markdown", "html", "xlsx", "docx", "pdf"),
    "validate": (
        "text",
        "json",
        "sarif",
        "junit",
        "ttl",
        "jsonld",
        "markdown",
        "html",
        "xlsx",
        "docx",
        "pdf",
    ),
    "nilai": ("text", "json", "xlsx"),
    "query": ("table", "csv", "tsv", "json", "md", "html", "xlsx"),
    "tree": ("text", "json", "pdf", "svg", "png", "html", "mermaid", "dot"),
    "show": ("text", "json"),
    "impact": ("text", "json", "md", "html", "docx", "pdf"),
    "diff": ("text", "json", "markdown", "html", "xlsx", "docx", "pdf"),
    "compare": ("text", "markdown", "html", "xlsx", "docx", "pdf"),
    "link": ("text", "tsv", "json", "trig"),
    "export": ("trig", "nq", "ttl", "nt", "jsonld", "rdf", "xlsx", "csv", "stratml", "graphml", "mermaid"),
    "doctor": ("text", "json"),
}
"""By command; the first is the default."""


def name_in_help(command: Any) -> None:
    """Let the option ``--format`` of every command below ``command`` say which formats there are."""
    for name, child in command.commands.items():
        for param in child.params:
            if "--format" in param.opts and name in FORMATS:
                listed = ", ".join(FORMATS[name])
                param.help = dua(
                    f"Format hasil: {listed}. Bila kosong: menurut akhiran --output, atau {FORMATS[name][0]}.",
                    f"Format of the result: {listed}. Otherwise by the ending of --output, or {FORMATS[name][0]}.",
                )
