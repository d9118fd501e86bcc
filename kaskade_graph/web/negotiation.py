"""What a reader wants: the media type an Accept header likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def accepted(header: str, offered: Sequence[str]) -> str | None:
    """Return which of ``offered`` an Accept header likes best (RFC 9110, 12.5.1), the first on a tie; None for none.

    >>> accepted("text/turtle;q=0.9, text/html;q=0.8", ["text/html", "text/turtle"])
    'text/turtle'
    """
    likes: list[tuple[str, float]] = []
    for part in header.split(",") if header.strip() else ["*/*"]:
        media, *params = (p.strip() for p in part.split(";"))
        weight = next((p[2:] for p in params if p.startswith("q=")), "1")
        try:
            likes.append((media.casefold(), float(weight)))
        except ValueError:
            likes.append((media.casefold(), 0.0))
    scored = [(_liking(o, likes), -n, o) for n, o in enumerate(offered)]
    best = max(scored)
    return best[2] if best[0] > 0 else None


def _liking(media: str, likes: Sequence[tuple[str, float]]) -> float:
    family = media.split("/")[0] + "/*"
    for name in (media, family, "*/*"):
        found = [q for m, q in likes if m == name]
        if found:
            return max(found)
    return 0.0
