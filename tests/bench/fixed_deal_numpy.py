# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixed deal with NumPy, all replications of a batch at once.

usage: fixed_deal_numpy.py REPLICATIONS SEED [BATCH]

Times are truce days ("age") until the calendar is needed: a pause stops the truce's own clock, so
violations, release days and lateness are drawn by age and then moved by the pauses before them.
"""
import sys
import time

import numpy

import fixed_deal as deal

LENGTH = deal.PHASE_DAYS * deal.PHASES


def violations(rng, count):
    """Ages and pauses of the violations, one list entry each; where and how each truce stops."""
    age = numpy.zeros(count)
    number = numpy.zeros(count)
    stop = numpy.full(count, LENGTH)
    ages, pauses = [], []
    active = numpy.arange(count)
    while active.size:
        age[active] += rng.exponential(1 / deal.VIOLATION_RATE, active.size)
        active = active[age[active] < LENGTH]
        number[active] += 1
        pause = rng.exponential(deal.PAUSE_DAYS, active.size)
        collapse = rng.random(active.size) < deal.COLLAPSE_PROBABILITY
        pause[collapse] = 0
        over = collapse | (pause > deal.MAX_PAUSE_DAYS)
        numpy.minimum(pause, deal.MAX_PAUSE_DAYS, out=pause)
        ages.append(age.copy())
        pauses.append(numpy.zeros(count))
        pauses[-1][active] = pause
        stop[active[over]] = age[active[over]]
        active = active[~over]
    return number, stop, ages, pauses


def hazard(day, end):
    """Cumulated hazard of death of one person until a day, when the truce ends on day `end`."""
    truce = numpy.clip(day, deal.SIGNED, end) - deal.SIGNED
    return deal.TRUCE_DEATH_RATE * truce + deal.DEATH_RATE * (day - truce)


def play(rng, count):
    number, stop, ages, pauses = violations(rng, count)
    # The pause that breaks the truce delays its end, too, but no release comes after it.
    end = deal.SIGNED + stop + sum(pauses)
    returned = numpy.zeros(count)
    died = numpy.zeros(count)
    prisoners = numpy.zeros(count)
    # A release day is late for all categories it serves.
    release = numpy.empty((deal.PHASES, len(deal.RELEASE_DAYS), count))
    for phase in range(deal.PHASES):
        for place, day in enumerate(deal.RELEASE_DAYS):
            late = rng.random(count) < deal.DELAY_PROBABILITY
            age = phase * deal.PHASE_DAYS + day + numpy.where(
                late, rng.exponential(deal.DELAY_DAYS, count), 0)
            shift = sum(numpy.where(a < age, p, 0) for a, p in zip(ages, pauses))
            held = age > stop
            release[phase, place] = numpy.where(held, numpy.inf, deal.SIGNED + age + shift)
    for held, per_captive, phase in deal.CATEGORIES:
        alive = numpy.full(count, held)
        passed = 0.0
        for due, day in zip(deal.shares(held), numpy.sort(release[phase], axis=0)):
            happens = day < deal.HORIZON
            until = hazard(numpy.minimum(day, deal.HORIZON), end)
            dead = rng.binomial(alive, -numpy.expm1(-(until - passed)))
            freed = numpy.where(happens, numpy.minimum(due, alive - dead), 0)
            alive = alive - dead - freed
            died += dead
            returned += freed
            prisoners += per_captive * freed
            passed = until
        died += rng.binomial(alive, -numpy.expm1(-(hazard(deal.HORIZON, end) - passed)))
    return returned, died, prisoners, stop, number


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    batch = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
    rng = numpy.random.default_rng(seed)
    sums = numpy.zeros(len(deal.METRICS))
    squares = numpy.zeros(len(deal.METRICS))
    begin = time.process_time()
    for first in range(0, count, batch):
        rows = numpy.array(play(rng, min(batch, count - first)))
        sums += rows.sum(axis=1)
        squares += (rows * rows).sum(axis=1)
    deal.report(time.process_time() - begin, count, sums, squares)


main()
