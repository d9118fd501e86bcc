"""User text inside Markdown: every character stands for itself, nothing links, mentions or loads.

Written for CommonMark and for what GitHub and GitLab add to it: tables, mathematics, bare links, emoji,
mentions of people and references to issues.
"""

from __future__ import annotations

import re

from kaskade_graph.text import shown, squeeze

_RULES = (
    (re.compile(r"[\\`*_\[\]<|~$]"), r"\\\g<0>"),  # marks up anywhere in a line
    (re.compile(r"^[-+>=#]"), r"\\\g<0>"),  # makes a block at its start
    (re.compile(r"^(\d+)([.)])"), r"\1\\\2"),  # a numbered list
    (re.compile(r":(?=//)"), r"\\:"),  # a bare link
    (re.compile(r"\bwww(?=\.)", re.IGNORECASE), r"\g<0>\\"),
    # Mentions, references and emoji are found in the finished text, where a backslash has gone: a comment
    # parts them.
    (re.compile(r"\\?([@#!~$&%])(?=[\w#])|(:)(?=\w[\w+-]*:)"), r"\\\1\2<!-- -->"),
)


def escape(text: str) -> str:
    r"""Return ``text`` as one line of Markdown that reads as it is.

    >>> escape("*a* <b> [c](http://d.id)")
    '\\*a\\* \\<b> \\[c\\](http\\://d.id)'
    """
    line = shown(squeeze(text))
    for pattern, instead in _RULES:
        line = pattern.sub(instead, line)
    return line
