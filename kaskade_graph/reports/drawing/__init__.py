"""The cascade drawn for a wall: what the boxes say, how they are set, where they stand, and each file format.

``isi`` what is said of an element · ``kotak`` a box, measured · ``tata`` boxes on sheets · ``lembar`` sheets as
shapes · ``svg``, ``pdf``, ``png``, ``html`` · ``mermaid`` and ``dot``, which other programs lay out.
"""
