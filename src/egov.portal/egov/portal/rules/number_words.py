"""Numbers in Vietnamese words, as receipts for money write them.

Groups of three digits with nghìn, triệu, tỷ; a group in the middle of a number is read in full ("không trăm linh
năm"), so that nothing can be put in afterwards. num2words leaves that out (15 000 015 as "mười lăm triệu lẻ mười lăm").
"""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu")
BILLION = 10**9


def number_words(number: int) -> str:
    """The number, from 0 on, in words of one space each. Raises ValueError for one below 0."""
    if number < 0:
        raise ValueError(number)
    return " ".join(_words(number, False)) or DIGITS[0]


def _words(number: int, full: bool) -> list[str]:
    """The words of a number, none for 0; `full`: something stands before it."""
    billions, rest = divmod(number, BILLION)
    before = [*_words(billions, full), "tỷ"] if billions else []
    return before + _below_billion(rest, full or bool(billions))


def _below_billion(number: int, full: bool) -> list[str]:
    words: list[str] = []
    for place in (2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            words += [*_group(group, full), *filter(None, [SCALES[place]])]
            full = True
    return words


def _group(group: int, full: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    head = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    return head + (_below_hundred(rest, bool(head)) if rest else [])


def _below_hundred(number: int, after_hundreds: bool) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return [*(["linh"] if after_hundreds else []), DIGITS[ones]]
    return (["mười"] if tens == 1 else [DIGITS[tens], "mươi"]) + _ones(tens, ones)


def _ones(tens: int, ones: int) -> list[str]:
    """After ten, five is "lăm"; from twenty on, one is "mốt"."""
    if ones == 0:
        return []
    if ones == 5:
        return ["lăm"]
    return ["mốt" if ones == 1 and tens > 1 else DIGITS[ones]]
