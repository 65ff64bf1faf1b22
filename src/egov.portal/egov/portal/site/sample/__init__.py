"""A catalogue of the size of a province's, made up from word parts: to try the portal at full size and to measure it.

Size and levels are those of Soc Trang, third quarter of 2019: 1,801 procedures, of which 1,092 at level 2, 525 at level
3 and 184 at level 4. Nothing in it is a published procedure; each says so.
"""
