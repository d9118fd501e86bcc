"""What a Naskah Hasil Evaluasi (the report on an evaluation) says, as blocks that Word and PDF writers set.

:mod:`.isi` makes the blocks from the findings; :mod:`.blok` says what blocks there are.
"""
