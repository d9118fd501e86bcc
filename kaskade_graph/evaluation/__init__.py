"""The evaluator's worksheets (KKE) and form (LKE) of PermenPANRB 88/2021, filled as far as a cascade can tell.

``criteria`` reads which rules speak against which column (data/evaluasi), ``facts`` what the audit found element by
element, ``worksheets`` fills the sheets, ``proposal`` the form. Nothing here is a grade: people give those.
"""
