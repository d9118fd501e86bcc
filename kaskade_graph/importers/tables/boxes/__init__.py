"""A pohon kinerja drawn as boxes: what each says, and what it hangs under."""
