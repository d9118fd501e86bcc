"""The reader of torn text: documents whose tables a flattened page has left as labels and lines."""
