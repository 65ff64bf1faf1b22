"""The square code that leads to the tracking page."""

import segno


def qr_svg(text):
    """The code as SVG without margin; correction level M, so that a fold or a stamp does not spoil it."""
    return segno.make(text, error="m", micro=False).svg_inline(border=0, scale=1)
