"""One HTML file that stands by itself: nothing is loaded, and nothing but its own style and script runs."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from kaskade_graph.errors import Lang
from kaskade_graph.reports.office_text import plain
from kaskade_graph.text import squeeze


def page(title: str, lang: Lang, style: str, body: str, script: str = "", *, fonts: bool = False) -> str:
    """Return the page; its Content-Security-Policy allows ``style`` and ``script`` by their hashes alone.

    ``fonts`` says that ``style`` holds fonts, as ``data:``. ``body`` is HTML in which every text was passed through
    :func:`text`.
    """
    rules = ["default-src 'none'", f"style-src {_hash(style)}"]
    if script:
        rules.append(f"script-src {_hash(script)}")
    if fonts:
        rules.append("font-src data:")
    policy = "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])
    end = f"<script>{script}</script>\n" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}{end}</body>\n</html>\n"
    )


def text(value: str) -> str:
    """Return a text of a user, or any other, as one line of HTML: escaped, nothing in it unseen or forbidden."""
    return escape(plain(squeeze(value)))


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
