"""The pages of ``docs/reference``, each made from the source it describes."""
