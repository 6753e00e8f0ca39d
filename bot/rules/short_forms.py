"""Short forms: 发改局 for 发展和改革局, of units as of whatever else is named."""


def is_short_for(short: str, whole: str) -> bool:
    """Tell whether a short form is made of characters of the whole name, in order."""
    rest = iter(whole)
    return all(sign in rest for sign in short)
