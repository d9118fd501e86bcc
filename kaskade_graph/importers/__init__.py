"""From files to cascades: readers of documents, workbooks and tables, and the grammar that makes sense of them."""
