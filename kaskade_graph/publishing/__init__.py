"""What a published collection is made of, besides its pages: those are the server's.

* :mod:`describe`: what the collection is, in DCAT and VoID
* :mod:`parts`: what is said about each thing, and where its files stand
* :mod:`words`: what relations are called, from either end
* :mod:`official`: what of the official nomenclature belongs to it
* :mod:`data`: the files of triples
* :mod:`folders`: the folder, written whole or not at all
"""
