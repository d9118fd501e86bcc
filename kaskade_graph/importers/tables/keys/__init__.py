"""Tables that name one another by keys, as databases export them."""
