# SPDX-License-Identifier: GPL-3.0-or-later
"""The talks and what comes of them as scalar loops that Numba compiles: one history after the
other, event by event, with Numba's own random numbers.

usage: talks_numba.py REPLICATIONS SEED
"""
import sys
import time

import numba
import numpy

import talks

ROWS = max(len(ladder.own) for side in talks.ladders() for ladder in side)


def table(name, width=()):
    """A column of all ladders: by side, red lines and row."""
    found = numpy.zeros((2, talks.ALL + 1, ROWS) + width)
    for side, group in enumerate(talks.ladders()):
        for lines, ladder in enumerate(group):
            rows = getattr(ladder, name)
            found[side, lines, :len(rows)] = rows
    return found


OWN, OTHER, START, END = [table(name) for name in ("own", "other", "start", "end")]
ISSUE = table("issue").astype(numpy.int64)
POSITIONS = table("positions", (5,))
COUNT = numpy.array([[len(ladder.own) for ladder in side] for side in talks.ladders()])
LINE_ISSUE = numpy.array([[line[0] for line in side] for side in talks.RED_LINES])
LINE = numpy.array([[line[1] for line in side] for side in talks.RED_LINES])
FIRM = numpy.array([[line[2] for line in side] for side in talks.RED_LINES])


@numba.njit
def reservation(side, day):
    return min(1.0, max(0.0, talks.RESERVATION[side] + talks.DRIFT[side] * day))


@numba.njit
def target(side, day):
    share = min(1.0, (day - talks.START) / talks.PATIENCE[side])
    least = reservation(side, day)
    # The seeker's 1 / beta is 5, the holder's 1.
    conceded = share * share * share * share * share if side == 0 else share
    return least + (1 - least) * (1 - conceded)


@numba.njit
def offer(side, lines, asked, package):
    """Sets the positions of the offer worth `asked` to the side; what it is worth to both."""
    low, high = 0, COUNT[side, lines]
    while high - low > 1:
        middle = (low + high) // 2
        if OWN[side, lines, middle] >= asked - 1e-12:
            low = middle
        else:
            high = middle
    own, other = OWN[side, lines, low], OTHER[side, lines, low]
    package[:] = POSITIONS[side, lines, low]
    spare = own - asked
    if spare > 0 and low + 1 < COUNT[side, lines]:
        issue, start = ISSUE[side, lines, low], START[side, lines, low]
        share = spare / (own - OWN[side, lines, low + 1])
        position = start + share * (END[side, lines, low] - start)
        gain = share * (OTHER[side, lines, low + 1] - other)
        if issue == talks.WITHDRAWAL:
            if side == 1:
                root = numpy.sqrt(start) - spare / talks.WEIGHT[1][talks.WITHDRAWAL]
                position = root * root
                gain = talks.WEIGHT[0][talks.WITHDRAWAL] * (start - position)
            else:
                gain = talks.WEIGHT[1][talks.WITHDRAWAL] * (numpy.sqrt(position) - numpy.sqrt(start))
        package[issue] = position
        own -= spare
        other += gain
    return (own, other) if side == 0 else (other, own)


@numba.njit
def accepts(side, lines, day, utility, package):
    for bit in range(2):
        beyond = package[LINE_ISSUE[side, bit]] - LINE[side, bit]
        if lines >> bit & 1 and (beyond if side == 0 else -beyond) > 1e-9:
            return False
    threshold = max(reservation(side, day), target(side, day + talks.ROUND_DAYS))
    return utility - talks.DEVALUATION[side] >= threshold - 1e-9


@numba.njit
def draw_genuine(side):
    return (numpy.random.random() < FIRM[side, 0]) + 2 * (numpy.random.random() < FIRM[side, 1])


@numba.njit
def talk(package):
    """Day of the agreement (negative: none), rounds, and what it is worth to both."""
    genuine = (draw_genuine(0), draw_genuine(1))
    day, door, rate, side, rounds = talks.START, numpy.random.exponential(), talks.DOOR_RATE, 0, 0
    while True:
        rounds += 1
        seeker_lines = genuine[0] if day > talks.START + talks.SOFTENS_AT[0] * talks.PATIENCE[0] \
            else talks.ALL
        holder_lines = genuine[1] if day > talks.START + talks.SOFTENS_AT[1] * talks.PATIENCE[1] \
            else talks.ALL
        own, theirs = (seeker_lines, holder_lines) if side == 0 else (holder_lines, seeker_lines)
        seeker, holder = offer(side, own, target(side, day), package)
        if accepts(1 - side, theirs, day, holder if side == 0 else seeker, package):
            return day, rounds, seeker, holder
        rate *= 1 + talks.DOOR_GROWTH
        delay = numpy.random.gamma(talks.ROUND_SHAPE, talks.ROUND_DAYS / talks.ROUND_SHAPE)
        door -= rate * delay
        day += delay
        if door <= 0 or day >= talks.HORIZON:
            return -1.0, rounds, reservation(0, talks.HORIZON), reservation(1, talks.HORIZON)
        side = 1 - side


@numba.njit
def spend(hazard, dose, alive):
    """Lets a hazard pass over the people of both categories; dose: what is left of each until its
    next death. Returns how many died."""
    died = 0
    for i in range(2):
        dose[i] -= hazard
        while dose[i] <= 0 and alive[i] > 0:
            alive[i] -= 1
            died += 1
            if alive[i] > 0:
                dose[i] += numpy.random.exponential() / alive[i]
    return died


@numba.njit
def play(package, dose, alive, events, row):
    day, rounds, row[5], row[6] = talk(package)
    row[0], row[1], row[2] = day >= 0, day if day >= 0 else numpy.nan, rounds
    row[3] = row[4] = row[8] = row[9] = 0
    for i in range(2):
        alive[i] = talks.HELD[i]
        dose[i] = numpy.random.exponential() / alive[i]
    if day < 0:
        row[7] = spend(talks.DEATH_RATE * talks.HORIZON, dose, alive)
        return
    died = spend(talks.DEATH_RATE * day, dose, alive)
    men = round(talks.MEN_TERM[0] + package[talks.MEN] * (talks.MEN_TERM[1] - talks.MEN_TERM[0]))
    ratio = talks.RATIO_TERM[0] + package[talks.RATIO] * (talks.RATIO_TERM[1] - talks.RATIO_TERM[0])
    length = round(
        talks.TRUCE_TERM[0] + package[talks.TRUCE] * (talks.TRUCE_TERM[1] - talks.TRUCE_TERM[0]))
    for place in range(4):
        events[place] = talks.RELEASE_DAYS[place]
        if numpy.random.random() < talks.DELAY_PROBABILITY:
            events[place] += numpy.random.exponential() * talks.DELAY_DAYS
    violation = numpy.random.exponential() / talks.VIOLATION_RATE
    age, credit = 0.0, 0.0
    while True:
        place = 0
        for i in range(1, 4):
            if events[i] < events[place]:
                place = i
        last = min(float(length), talks.HORIZON - day)
        until = min(events[place], violation, last)
        died += spend(talks.TRUCE_DEATH_RATE * (until - age), dose, alive)
        age = until
        if age == last:
            break
        if age != violation:
            events[place] = numpy.inf
            for i in range(2):
                due = ((talks.HELD[0] if i == 0 else men) + 3 - place) // 4
                freed = min(due, alive[i])
                if freed > 0:
                    # What is left of the dose counts for all: fewer people take longer.
                    if freed < alive[i]:
                        dose[i] *= alive[i] / (alive[i] - freed)
                    alive[i] -= freed
                    row[3] += freed
                    credit += freed * (talks.WOMEN_RATIO if i == 0 else ratio)
            continue
        row[9] += 1
        if numpy.random.random() < talks.COLLAPSE_PROBABILITY:
            break
        pause = numpy.random.exponential() * talks.PAUSE_DAYS
        stay = min(pause, talks.MAX_PAUSE_DAYS, talks.HORIZON - day - age)
        died += spend(talks.TRUCE_DEATH_RATE * stay, dose, alive)
        day += stay
        if pause > talks.MAX_PAUSE_DAYS:
            break
        violation += numpy.random.exponential() / talks.VIOLATION_RATE
    died += spend(talks.DEATH_RATE * (talks.HORIZON - day - age), dose, alive)
    row[4] = min(float(talks.POOL), numpy.floor(credit + 1e-9))
    row[7], row[8] = died, age


@numba.njit
def run(count, seed, sums, squares, counts):
    numpy.random.seed(seed)
    package, dose, alive = numpy.zeros(5), numpy.zeros(2), numpy.zeros(2, numpy.int64)
    events, row = numpy.zeros(4), numpy.zeros(10)
    for _ in range(count):
        play(package, dose, alive, events, row)
        for i in range(10):
            if row[i] == row[i]:
                sums[i] += row[i]
                squares[i] += row[i] * row[i]
                counts[i] += 1


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    sums, squares, counts = numpy.zeros((3, len(talks.METRICS)))
    run(10, seed, numpy.zeros(10), numpy.zeros(10), numpy.zeros(10))  # compiles it
    begin = time.process_time()
    run(count, seed, sums, squares, counts)
    talks.report(time.process_time() - begin, count, sums, squares, counts)


main()
