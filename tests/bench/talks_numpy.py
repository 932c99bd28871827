# SPDX-License-Identifier: GPL-3.0-or-later
"""The talks and what comes of them with NumPy, all replications of a batch at once.

usage: talks_numpy.py REPLICATIONS SEED [BATCH]
"""
import sys
import time

import numpy

import talks


def tables(side):
    """The ladders of a side, one after the other; those of some red lines begin at first[lines].
    One search finds a place in all of them: the keys of each lie two above those before."""
    rows = {name: [] for name in ("own", "other", "issue", "start", "end", "key", "positions")}
    first = []
    for lines, ladder in enumerate(talks.ladders()[side]):
        first.append(len(rows["own"]))
        rows["own"] += ladder.own
        rows["other"] += ladder.other
        rows["positions"] += ladder.positions
        for name in ("issue", "start", "end"):
            rows[name] += getattr(ladder, name) + [-1]  # no step leads down from the last row
        rows["key"] += [2 * lines - own - 1e-12 for own in ladder.own]
    found = {name: numpy.array(row) for name, row in rows.items()}
    found["first"] = numpy.array(first)
    return found


TABLES = [tables(side) for side in range(2)]


def reservation(side, day):
    return numpy.clip(talks.RESERVATION[side] + talks.DRIFT[side] * day, 0, 1)


def target(side, day):
    share = numpy.minimum((day - talks.START) / talks.PATIENCE[side], 1)
    least = reservation(side, day)
    return least + (1 - least) * (1 - share ** (1 / talks.BETA[side]))


def offer(side, lines, asked):
    """Utility of the offer worth `asked` to each side, row on the ladder, issue and position of the
    step made in part."""
    at = TABLES[side]
    row = numpy.searchsorted(at["key"], 2 * lines - asked, side="right") - 1
    row = numpy.maximum(row, at["first"][lines])
    issue = at["issue"][row]
    more = issue >= 0
    spare = numpy.where(more, at["own"][row] - asked, 0)
    below = row + more
    with numpy.errstate(invalid="ignore", divide="ignore"):
        share = numpy.where(spare > 0, spare / (at["own"][row] - at["own"][below]), 0)
    start = at["start"][row]
    position = start + share * (at["end"][row] - start)
    other = at["other"][row] + share * (at["other"][below] - at["other"][row])
    shaped = numpy.flatnonzero(issue == talks.WITHDRAWAL)
    weight = talks.WEIGHT[1][talks.WITHDRAWAL]
    if side == 1:
        root = start[shaped] ** talks.SHAPE - spare[shaped] / weight
        position[shaped] = root ** (1 / talks.SHAPE)
        gain = talks.WEIGHT[0][talks.WITHDRAWAL] * (start[shaped] - position[shaped])
    else:
        gain = weight * (position[shaped]**talks.SHAPE - start[shaped]**talks.SHAPE)
    other[shaped] = at["other"][row[shaped]] + gain
    own = at["own"][row] - spare
    return (own, other)[side], (own, other)[1 - side], row, issue, position


def final_position(side, row, moved, position, issue):
    return numpy.where(moved == issue, position, TABLES[side]["positions"][row, issue])


def accepts(side, lines, day, utility, proposed):
    okay = utility - talks.DEVALUATION[side] >= numpy.maximum(
        reservation(side, day), target(side, day + talks.ROUND_DAYS)) - 1e-9
    for bit, (issue, line, _) in enumerate(talks.RED_LINES[side]):
        position = final_position(1 - side, *proposed, issue)
        beyond = position > line + 1e-9 if side == 0 else position < line - 1e-9
        okay &= ~(beyond & (lines >> bit & 1 == 1))
    return okay


def talk(rng, count):
    """Who agreed when on which terms, after how many rounds, and what it is worth to both."""
    genuine = [sum((rng.random(count) < firm).astype(int) << bit
                   for bit, (_, _, firm) in enumerate(talks.RED_LINES[side])) for side in range(2)]
    softens = [talks.START + talks.SOFTENS_AT[side] * talks.PATIENCE[side] for side in range(2)]
    agreed = numpy.full(count, numpy.nan)
    rounds = numpy.zeros(count)
    utility = [numpy.full(count, reservation(side, talks.HORIZON)) for side in range(2)]
    men, ratio, length = numpy.zeros((3, count))
    who = numpy.arange(count)
    day = numpy.full(count, talks.START)
    door = rng.exponential(1, count)
    rate = talks.DOOR_RATE
    side = 0
    while True:
        rounds[who] += 1
        lines = [numpy.where(day > softens[s], genuine[s][who], talks.ALL) for s in range(2)]
        seeker, holder, *proposed = offer(side, lines[side], target(side, day))
        okay = accepts(1 - side, lines[1 - side], day, (seeker, holder)[1 - side], proposed)
        signed = who[okay]
        agreed[signed] = day[okay]
        utility[0][signed], utility[1][signed] = seeker[okay], holder[okay]
        proposed = [part[okay] for part in proposed]
        for terms, issue, (low, high) in ((men, talks.MEN, talks.MEN_TERM),
                                          (ratio, talks.RATIO, talks.RATIO_TERM),
                                          (length, talks.TRUCE, talks.TRUCE_TERM)):
            terms[signed] = low + final_position(side, *proposed, issue) * (high - low)
        rate *= 1 + talks.DOOR_GROWTH
        delay = rng.gamma(talks.ROUND_SHAPE, talks.ROUND_DAYS / talks.ROUND_SHAPE, who.size)
        door -= rate * delay
        day = day + delay
        left = ~okay & (door > 0) & (day < talks.HORIZON)
        who, day, door = who[left], day[left], door[left]
        if not who.size:
            return agreed, rounds, utility, numpy.rint(men), ratio, numpy.rint(length)
        side = 1 - side


def violations(rng, signed, length):
    """Ages and pauses of the violations; how many, and at which age each truce stops."""
    age = numpy.zeros(signed.size)
    number = numpy.zeros(signed.size)
    paused = numpy.zeros(signed.size)
    stop = length.copy()
    ages, pauses = [], []
    active = numpy.arange(signed.size)
    while active.size:
        age[active] += rng.exponential(1 / talks.VIOLATION_RATE, active.size)
        limit = numpy.minimum(length, talks.HORIZON - signed - paused)[active]
        comes = age[active] < limit
        stop[active[~comes]] = limit[~comes]
        active = active[comes]
        number[active] += 1
        pause = rng.exponential(talks.PAUSE_DAYS, active.size)
        collapse = rng.random(active.size) < talks.COLLAPSE_PROBABILITY
        pause[collapse] = 0
        over = collapse | (pause > talks.MAX_PAUSE_DAYS)
        until = (talks.HORIZON - signed - paused - age)[active]
        pause = numpy.minimum(numpy.minimum(pause, talks.MAX_PAUSE_DAYS), until)
        ages.append(age.copy())
        pauses.append(numpy.zeros(signed.size))
        pauses[-1][active] = pause
        paused[active] += pause
        stop[active[over]] = age[active[over]]
        active = active[~over]
    return number, stop, paused, ages, pauses


def exchange(rng, signed, men, ratio, length):
    """What a deal signed on a day returns, frees and costs."""
    count = signed.size
    number, stop, paused, ages, pauses = violations(rng, signed, length)
    end = signed + stop + paused

    def hazard(day):
        truce = numpy.clip(day, signed, end) - signed
        return talks.TRUCE_DEATH_RATE * truce + talks.DEATH_RATE * (day - truce)

    days = numpy.empty((len(talks.RELEASE_DAYS), count))
    for place, day in enumerate(talks.RELEASE_DAYS):
        late = rng.random(count) < talks.DELAY_PROBABILITY
        age = day + numpy.where(late, rng.exponential(talks.DELAY_DAYS, count), 0)
        shift = sum(numpy.where(a < age, p, 0) for a, p in zip(ages, pauses))
        days[place] = numpy.where(age > stop, numpy.inf, signed + age + shift)
    died = numpy.zeros(count)
    freed = []
    for held, promised in zip(talks.HELD, (numpy.full(count, talks.HELD[0]), men)):
        alive = numpy.full(count, held)
        passed = 0.0
        freed.append(numpy.zeros(count))
        # Two release days that change places for lateness are rare and differ by one at most.
        for place, day in enumerate(numpy.sort(days, axis=0)):
            until = hazard(numpy.minimum(day, talks.HORIZON))
            dead = rng.binomial(alive, -numpy.expm1(-(until - passed)))
            due = (promised + 3 - place) // 4
            go = numpy.where(day < talks.HORIZON, numpy.minimum(due, alive - dead), 0).astype(int)
            alive = alive - dead - go
            died += dead
            freed[-1] += go
            passed = until
        died += rng.binomial(alive, -numpy.expm1(-(hazard(talks.HORIZON) - passed)))
    prisoners = numpy.floor(talks.WOMEN_RATIO * freed[0] + ratio * freed[1] + 1e-9)
    return sum(freed), numpy.minimum(prisoners, talks.POOL), died, stop, number


def play(rng, count):
    agreed, rounds, utility, men, ratio, length = talk(rng, count)
    deal = ~numpy.isnan(agreed)
    returned, prisoners, died, truce, number = rows = numpy.zeros((5, count))
    rows[:, deal] = exchange(rng, agreed[deal], men[deal], ratio[deal], length[deal])
    dead = -numpy.expm1(-talks.DEATH_RATE * talks.HORIZON)
    died[~deal] = rng.binomial(sum(talks.HELD), dead, count - deal.sum())
    return deal, agreed, rounds, returned, prisoners, *utility, died, truce, number


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    batch = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
    rng = numpy.random.default_rng(seed)
    sums, squares, counts = numpy.zeros((3, len(talks.METRICS)))
    begin = time.process_time()
    for first in range(0, count, batch):
        rows = numpy.array(play(rng, min(batch, count - first)))
        sums += numpy.nansum(rows, axis=1)
        squares += numpy.nansum(rows * rows, axis=1)
        counts += (~numpy.isnan(rows)).sum(axis=1)
    talks.report(time.process_time() - begin, count, sums, squares, counts)


main()
