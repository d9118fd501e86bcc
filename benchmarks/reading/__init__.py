"""How well documents of the field are read: known cascades, the layouts and programs of offices, a strict count."""
