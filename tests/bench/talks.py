# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of talks.cfg, what each side offers from, and how a program that plays it reports."""
import math

HORIZON = 365.0
START = 5.0
ROUND_DAYS = 3.0
ROUND_SHAPE = 4.0  # of the gamma delays: their coefficient of variation is 0.5
DOOR_RATE = 0.001
DOOR_GROWTH = 0.05

# Sides: 0 the seeker, 1 the holder.
BETA = (0.2, 1.0)
PATIENCE = (75.0, 90.0)
RESERVATION = (0.35, 0.3)
DRIFT = (-0.0005, 0.0)
ACCURACY = (0.5, 0.5)
SOFTENS_AT = (0.6, 0.5)
DEVALUATION = (0.0, 0.02)

# Issues: the seeker prefers position 0, the holder position 1. Value: (distance from the other's
# end) to the power of shape.
MEN, RATIO, TRUCE, WITHDRAWAL, RECONSTRUCTION = range(5)
WEIGHT = ((0.35, 0.2, 0.1, 0.2, 0.15), tuple(w / 10.5 for w in (2.0, 2.5, 2.0, 3.0, 1.0)))
SHAPE = 0.5  # of the holder's value of the withdrawal; all others are straight
GRID = 20  # steps of an issue
# Red lines of each side: issue, position, probability that it is genuine.
RED_LINES = (((RATIO, 0.7, 0.4), (WITHDRAWAL, 0.6, 0.3)), ((MEN, 0.2, 0.5), (TRUCE, 0.3, 0.4)))
ALL = 3  # both lines of a side, as bits in the order above

MEN_TERM = (30.0, 12.0)  # terms at positions 0 and 1
RATIO_TERM = (3.0, 20.0)
TRUCE_TERM = (28.0, 56.0)

HELD = (9, 30)  # women, men
WOMEN_RATIO = 3.0
POOL = 1000
RELEASE_DAYS = (1, 8, 15, 22)
DEATH_RATE = 0.001
TRUCE_DEATH_RATE = 0.0003
VIOLATION_RATE = 0.02
COLLAPSE_PROBABILITY = 0.1
PAUSE_DAYS = 3.0
MAX_PAUSE_DAYS = 14.0
DELAY_PROBABILITY = 0.27
DELAY_DAYS = 1.0

METRICS = (
    "deal_reached", "agreement_day", "rounds", "returned_alive", "prisoners_released",
    "seeker_utility", "holder_utility", "died_in_captivity", "truce_days", "violations")


def value(side, issue, position):
    if side == 0:
        return 1 - position
    return position**SHAPE if issue == WITHDRAWAL else position


class Ladder:
    """A side's way down from its best package while it keeps to some of its red lines: steps that
    cost it least for what they give the other (as believed) first. Row k is the package after k
    steps: what it is worth to the side and to the other, and its positions."""

    def __init__(self, side, lines):
        other = 1 - side
        end = [float(other)] * 5
        for bit, (issue, position, _) in enumerate(RED_LINES[side]):
            if lines >> bit & 1:
                end[issue] = position
        believed = [ACCURACY[side] * theirs + (1 - ACCURACY[side]) * own
                    for theirs, own in zip(WEIGHT[other], WEIGHT[side])]
        steps = []
        for issue in range(5):
            best = float(side)
            count = round(GRID * abs(end[issue] - best)) if issue == WITHDRAWAL else 1
            at = [best + (end[issue] - best) * k / count for k in range(count + 1)]
            for a, b in zip(at, at[1:]):
                loss = WEIGHT[side][issue] * (value(side, issue, a) - value(side, issue, b))
                gain = value(other, issue, b) - value(other, issue, a)
                steps.append((-believed[issue] * gain / loss, len(steps), issue, a, b))
        self.positions = [[float(side)] * 5]
        self.own, self.other = [1.0], [0.0]
        self.issue, self.start, self.end = [], [], []
        for _, _, issue, a, b in sorted(steps):
            package = list(self.positions[-1])
            package[issue] = b
            self.positions.append(package)
            self.own.append(worth(side, package))
            self.other.append(worth(other, package))
            self.issue.append(issue)
            self.start.append(a)
            self.end.append(b)


def worth(side, package):
    return sum(w * value(side, i, s) for i, (w, s) in enumerate(zip(WEIGHT[side], package)))


def ladders():
    """By side and red lines kept to."""
    return [[Ladder(side, lines) for lines in range(ALL + 1)] for side in range(2)]


def report(seconds, replications, sums, squares, counts):
    """One line: seconds, replications, then mean and standard error of each metric over the
    histories where it exists."""
    words = ["%.9g" % seconds, "%d" % replications]
    for total, square, count in zip(sums, squares, counts):
        mean = total / count
        variance = (square - count * mean * mean) / (count - 1)
        words += ["%.17g" % mean, "%.17g" % math.sqrt(variance / count)]
    print(*words)
