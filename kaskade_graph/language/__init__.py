"""The Indonesian language, as far as judging indicators needs it.

``words`` words and stems · ``spelling`` spelling · ``measures`` measure words · ``phrases`` and ``formulas`` their
parts · ``frames`` what a phrase says · ``relations`` and ``standing`` how two concepts, two phrases stand to one
another · ``meaning`` whether the two agree · ``criteria`` vague criteria, level of result, which way is better ·
``sources`` what a data source is · ``cut_off`` values cut off · ``tables`` the word lists.
"""
