"""Who answers: what names of units are made of, and the strings that they stand in."""
