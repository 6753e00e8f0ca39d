"""Who answers: what names of units are made of, and the strings that they stand in.

Of a name, `organs` tells what sort of thing it is, `prefixes` whose it is, `departments` and `vertical` whether every
region has such an organ or none of its own. In a string, `tidying` makes plain what was damaged, `order_notes` and
`by_when` are what names nobody, `role_words` who leads; `clauses` takes it apart, `lists` and `glued` part its names,
`plausible` tells what can be none. Of a document, `lexicon` is what it attests, with which `responsibility` reads each
string; `attested` finds names that were read wrongly, `likeness` and `second_names` two that may be one unit.
`leaders` are the persons.
"""
