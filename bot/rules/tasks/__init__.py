"""What a task's own words say: by when, how much, and whether another task says the same.

By when: `dates` finds dates, `completion` tells by which of them the task is due. How much: of the words, `measures`
are what makes a number a quantity, `verbs` what is done, `comparisons` how a figure is meant, `counted` where the thing
begins and ends. `quantities` finds numbers with a unit, `figures` reads each by itself, `neighbours` with those beside
it; `targets` is what comes out, against which `progress` sets a report.
"""
