"""Results of SPARQL queries in the formats of the W3C: XML, CSV and TSV (Recommendations of 21 March 2013).

These are for programs and give terms as they are; the tables for people are in :mod:`kaskade_graph.reports.rows`.
"""

from __future__ import annotations

import csv
import io
import re
from xml.sax.saxutils import escape, quoteattr

from kaskade_graph.store.terms import Rows, Term

_HEAD = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
# XML 1.0 has no place for these, not even escaped.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def boolean_xml(value: bool) -> str:
    """Return the answer of an ASK."""
    return f"{_HEAD}<head/>\n<boolean>{str(value).lower()}</boolean>\n</sparql>\n"


def to_xml(rows: Rows) -> str:
    """Return rows as SPARQL Query Results XML; a character that XML cannot hold becomes U+FFFD."""
    out = [
        _HEAD,
        "<head>",
        *(f"<variable name={quoteattr(c)}/>" for c in rows.columns),
        "</head>\n<results>\n",
    ]
    for row in rows.rows:
        out.append("<result>")
        for name, cell in zip(rows.columns, row, strict=True):
            if cell is not None:
                out.append(f"<binding name={quoteattr(name)}>{_xml(cell)}</binding>")
        out.append("</result>\n")
    return "".join([*out, "</results>\n</sparql>\n"])


def _xml(term: Term) -> str:
    text = escape(_NO_XML.sub("\ufffd", term.value))
    if term.kind == "literal":
        kind = f" xml:lang={quoteattr(term.lang)}" if term.lang else ""
        kind = kind or (f" datatype={quoteattr(term.datatype)}" if term.datatype else "")
        return f"<literal{kind}>{text}</literal>"
    return f"<{term.kind}>{text}</{term.kind}>"


def to_csv(rows: Rows) -> str:
    """Return rows as SPARQL CSV: values without their kinds.

    >>> to_csv(Rows(("a",), ((Term("literal", "x, y"),),)))
    'a\\r\\n"x, y"\\r\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([("" if c is None else _bare(c)) for c in row] for row in rows.rows)
    return out.getvalue()


def _bare(term: Term) -> str:
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def to_tsv(rows: Rows) -> str:
    """Return rows as SPARQL TSV: terms in the syntax of Turtle."""
    lines = ["\t".join(f"?{c}" for c in rows.columns)]
    lines += ["\t".join("" if c is None else _term(c) for c in row) for row in rows.rows]
    return "\n".join(lines) + "\n"


def _term(term: Term) -> str:
    if term.kind == "bnode":
        return f"_:{term.value}"
    try:
        return term.n3()
    except ValueError:  # an IRI that no syntax can hold: shown, and no term
        return f"<{re.sub(r'[^!-~]', '', term.value)}>"
