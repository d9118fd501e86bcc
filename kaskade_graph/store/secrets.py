"""What a server said, without what was sent to it in confidence.

A server can send a password or token back in any form that it likes. Where the request carried it so that it
can be read again (basic, bearer), nothing that the server says is repeated; where it did not (digest), what
holds the secret in a form that is known is left out.
"""

from __future__ import annotations

import base64
import html
import json
import re
from urllib.parse import quote, quote_plus

from kaskade_graph.errors import Teks
from kaskade_graph.text import shown, squeeze

WITHHELD = Teks(
    "pesannya tidak ditampilkan, karena permintaan ini membawa kata sandi atau token",
    "its message is not shown, since this request carried a password or token",
)
_PLAIN = frozenset({"?", "206", "text/html", "text/plain", "application/json", "application/xml", "text/xml"})
"""What says nothing of the one who asked."""
_LETTERS = re.compile(r"[^0-9a-z]")


class Secrets:
    """The secret of one store. ``auth`` is how it is sent: none, basic, digest or bearer."""

    def __init__(self, auth: str, user: str, secret: str) -> None:
        self._echoes = auth in ("basic", "bearer")
        self._forms = sorted({_bare(f) for f in _forms(user, secret)} - {""}) if secret else []
        self._secret = secret

    def said(self, text: str, most: int = 300) -> Teks:
        """Return what a server said, cut to ``most`` characters and fit to be shown; or that it is not shown."""
        if not text.strip():
            return Teks("", "")
        if text in _PLAIN:
            return Teks(text, text)
        if self._echoes or any(form in _bare(text) for form in self._forms):
            return WITHHELD
        kept = shown(squeeze(text)[:most])
        return Teks(kept, kept)

    def redact(self, text: str) -> str:
        """Return a text of ours with the secret taken out, fit to be shown."""
        return shown(text.replace(self._secret, "***") if self._secret else text)


def _forms(user: str, secret: str) -> list[str]:
    pair = f"{user}:{secret}"
    out = []
    for plain in (secret, pair):
        raw = plain.encode("utf-8")
        out += [plain, plain[::-1], quote(plain, safe=""), quote_plus(plain), html.escape(plain), raw.hex()]
        out += [json.dumps(plain)[1:-1], plain.encode("unicode_escape").decode()]
        for shift in range(3):  # base64 of a longer text that holds it
            coded = base64.b64encode(b"\0" * shift + raw)[-(-shift * 8 // 6) :].decode().rstrip("=")
            out.append(coded[:-1] if shift or len(raw) % 3 else coded)
    return out


def _bare(text: str) -> str:
    """Return letters and digits alone, in lower case: breaks and quoting hide nothing."""
    return _LETTERS.sub("", text.lower())
