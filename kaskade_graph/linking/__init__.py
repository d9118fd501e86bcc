"""Cascades of other years and other units side by side: what is the same, what changed, what is copied.

Two indikator: ``features`` (what a name says), ``stems`` (words in common), ``contrast`` (what tells them apart),
``compare`` (the verdict). Many: ``clusters`` and ``links``, kept for review in ``sssom``, put into the graph by
``apply``. Two cascades: ``pairs`` (elements), ``diff`` with ``fields`` (what became of each), told in terms of
``changes``. Copies: ``fingerprints``.
"""
