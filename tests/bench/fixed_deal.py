# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of fixed-deal.cfg, and how a program that plays it reports what it found."""
import math

HORIZON = 365.0
SIGNED = 10.0
PHASE_DAYS = 42.0
PHASES = 3
RELEASE_DAYS = (1, 8, 15, 22, 29)
DEATH_RATE = 0.001
TRUCE_DEATH_RATE = 0.0003
VIOLATION_RATE = 0.02
COLLAPSE_PROBABILITY = 0.1
PAUSE_DAYS = 3.0
MAX_PAUSE_DAYS = 14.0
DELAY_PROBABILITY = 0.27
DELAY_DAYS = 1.0

# people held and to be released, prisoners for each, phase
CATEGORIES = ((9, 3, 0), (5, 3, 0), (7, 5, 1), (8, 10, 1), (6, 50, 2))

METRICS = ("returned_alive", "died_in_captivity", "prisoners_released", "truce_days", "violations")


def shares(count):
    """People due on each release day: evenly, earlier days first."""
    each, rest = divmod(count, len(RELEASE_DAYS))
    return [each + (day < rest) for day in range(len(RELEASE_DAYS))]


def report(seconds, count, sums, squares):
    """One line: seconds of processor time, replications, then mean and standard error of each metric."""
    words = ["%.9g" % seconds, "%d" % count]
    for total, square in zip(sums, squares):
        mean = total / count
        variance = (square - count * mean * mean) / (count - 1)
        words += ["%.17g" % mean, "%.17g" % math.sqrt(variance / count)]
    print(*words)
