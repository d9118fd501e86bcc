"""The Naskah Hasil Evaluasi (the report on an evaluation): some five pages, and annexes with every finding.

:mod:`.report` puts it together: :mod:`.front` is the page that is signed, :mod:`.chapters` follow, :mod:`.details`
and :mod:`.tree` are the annexes.
"""
