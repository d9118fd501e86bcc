"""One model of reports: :mod:`.model` says what blocks there are, each other module sets them in one format."""
