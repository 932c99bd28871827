# SPDX-License-Identifier: GPL-3.0-or-later
"""The talks and what comes of them with SimPy: one process for the table, one for the door, one for
the posture of each side; then one for the deal, one for its violations, one for each release day;
and one for the deaths of each category.

usage: talks_simpy.py REPLICATIONS SEED
"""
import bisect
import math
import random
import sys
import time

import simpy

import talks

LADDERS = talks.ladders()
# Falling utilities, as keys that rise.
KEYS = [[[-own - 1e-12 for own in ladder.own] for ladder in side] for side in LADDERS]


def reservation(side, day):
    return min(1.0, max(0.0, talks.RESERVATION[side] + talks.DRIFT[side] * day))


def target(side, day):
    share = min(1.0, (day - talks.START) / talks.PATIENCE[side])
    least = reservation(side, day)
    return least + (1 - least) * (1 - share ** (1 / talks.BETA[side]))


def offer(side, lines, asked):
    """Positions of the offer that is worth `asked` to the side, and what it is worth to both."""
    ladder = LADDERS[side][lines]
    row = max(0, bisect.bisect_right(KEYS[side][lines], -asked) - 1)
    package = ladder.positions[row]
    utility = [ladder.own[row], ladder.other[row]]
    spare = ladder.own[row] - asked
    if spare > 0 and row < len(ladder.issue):
        issue, start, end = ladder.issue[row], ladder.start[row], ladder.end[row]
        if side == 1 and issue == talks.WITHDRAWAL:
            root = start**talks.SHAPE - spare / talks.WEIGHT[1][issue]
            position = root ** (1 / talks.SHAPE)
        else:
            share = spare / (ladder.own[row] - ladder.own[row + 1])
            position = start + share * (end - start)
        utility[0] -= spare
        utility[1] += talks.WEIGHT[1 - side][issue] * (
            talks.value(1 - side, issue, position) - talks.value(1 - side, issue, start))
        package = list(package)
        package[issue] = position
    return package, utility if side == 0 else utility[::-1]


class History:
    def __init__(self, rng):
        self.rng = rng
        self.env = simpy.Environment()
        self.alive = list(talks.HELD)
        self.agreed = math.nan
        self.utility = [reservation(side, talks.HORIZON) for side in range(2)]
        self.rounds = 0
        self.halted = False
        self.paused = False
        self.resumed = self.env.event()
        self.over = False
        self.truce_days = 0.0
        self.returned = self.died = self.violations = 0
        self.credit = 0.0
        self.lines = [talks.ALL, talks.ALL]
        self.deaths = [self.env.process(self.die(index)) for index in range(len(self.alive))]
        self.open = True
        self.table = self.env.process(self.talk())
        for side in range(2):
            self.env.process(self.soften(side))
        self.env.run(until=talks.HORIZON)

    def outcome(self):
        return (not math.isnan(self.agreed), self.agreed, self.rounds, self.returned,
                min(talks.POOL, math.floor(self.credit + 1e-9)), *self.utility, self.died,
                self.truce_days, self.violations)

    def soften(self, side):
        genuine = sum((self.rng.random() < firm) << bit
                      for bit, (_, _, firm) in enumerate(talks.RED_LINES[side]))
        yield self.env.timeout(talks.START + talks.SOFTENS_AT[side] * talks.PATIENCE[side])
        self.lines[side] = genuine

    def accepts(self, side, package, utility):
        for bit, (issue, line, _) in enumerate(talks.RED_LINES[side]):
            beyond = package[issue] - line if side == 0 else line - package[issue]
            if self.lines[side] >> bit & 1 and beyond > 1e-9:
                return False
        threshold = max(
            reservation(side, self.env.now), target(side, self.env.now + talks.ROUND_DAYS))
        return utility[side] - talks.DEVALUATION[side] >= threshold - 1e-9

    def talk(self):
        yield self.env.timeout(talks.START)
        self.rate = talks.DOOR_RATE
        door = self.env.process(self.close())
        side = 0
        while self.open:
            package, utility = offer(side, self.lines[side], target(side, self.env.now))
            self.rounds += 1
            if self.accepts(1 - side, package, utility):
                self.open = False
                door.interrupt()
                self.agreed = self.env.now
                self.utility = utility
                self.env.process(self.sign(package))
                return
            self.rate *= 1 + talks.DOOR_GROWTH
            door.interrupt()
            side = 1 - side
            try:
                yield self.env.timeout(self.rng.gammavariate(
                    talks.ROUND_SHAPE, talks.ROUND_DAYS / talks.ROUND_SHAPE))
            except simpy.Interrupt:
                return

    def close(self):
        """Spends a unit exponential at the door's rate of the moment."""
        left = self.rng.expovariate(1)
        while True:
            begin, rate = self.env.now, self.rate
            try:
                yield self.env.timeout(left / rate)
            except simpy.Interrupt:
                if not self.open:
                    return
                left -= rate * (self.env.now - begin)
                continue
            self.open = False
            self.table.interrupt()
            return

    def restart_deaths(self):
        for process in self.deaths:
            if process.is_alive:
                process.interrupt()

    def die(self, index):
        """Waits for the next death among those alive; anew whenever its rate has changed."""
        while self.alive[index]:
            rate = talks.TRUCE_DEATH_RATE if self.halted else talks.DEATH_RATE
            try:
                yield self.env.timeout(self.rng.expovariate(rate * self.alive[index]))
            except simpy.Interrupt:
                continue
            self.alive[index] -= 1
            self.died += 1

    def truce(self, days):
        """Lets so many truce days go by; a pause adds its length. Ends early with the deal."""
        while days > 0 and not self.over:
            if self.paused:
                yield self.resumed
                continue
            begin = self.env.now
            passed = self.env.timeout(days)
            yield passed | self.resumed
            if passed.processed:
                return
            days -= self.env.now - begin

    def sign(self, package):
        low, high = talks.MEN_TERM
        self.due = (talks.HELD[0], round(low + package[talks.MEN] * (high - low)))
        low, high = talks.RATIO_TERM
        self.ratio = (talks.WOMEN_RATIO, low + package[talks.RATIO] * (high - low))
        low, high = talks.TRUCE_TERM
        length = round(low + package[talks.TRUCE] * (high - low))
        self.halted = True
        self.restart_deaths()
        self.env.process(self.violate())
        for place, day in enumerate(talks.RELEASE_DAYS):
            self.env.process(self.release(place, day))
        yield from self.truce(length)
        if not self.over:
            self.truce_days = length
            self.stop()

    def stop(self):
        self.over = True
        self.halted = False
        self.resumed.succeed()
        self.restart_deaths()

    def violate(self):
        while True:
            gap = self.rng.expovariate(talks.VIOLATION_RATE)
            yield self.env.timeout(gap)
            if self.over:
                return
            self.truce_days += gap
            self.violations += 1
            if self.rng.random() < talks.COLLAPSE_PROBABILITY:
                self.stop()
                return
            pause = self.rng.expovariate(1 / talks.PAUSE_DAYS)
            self.paused = True
            self.resumed.succeed()
            self.resumed = self.env.event()
            yield self.env.timeout(min(pause, talks.MAX_PAUSE_DAYS))
            self.paused = False
            if pause > talks.MAX_PAUSE_DAYS:
                self.stop()
                return
            self.resumed.succeed()
            self.resumed = self.env.event()

    def release(self, place, day):
        late = self.rng.random() < talks.DELAY_PROBABILITY
        yield from self.truce(day + (self.rng.expovariate(1 / talks.DELAY_DAYS) if late else 0))
        if self.over:
            return
        for index, (due, ratio) in enumerate(zip(self.due, self.ratio)):
            freed = min((due + 3 - place) // 4, self.alive[index])
            self.alive[index] -= freed
            self.returned += freed
            self.credit += ratio * freed
            if freed and self.deaths[index].is_alive:
                self.deaths[index].interrupt()


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    sums = [0.0] * len(talks.METRICS)
    squares = [0.0] * len(talks.METRICS)
    counts = [0] * len(talks.METRICS)
    begin = time.process_time()
    for _ in range(count):
        for index, value in enumerate(History(rng).outcome()):
            if not math.isnan(value):
                sums[index] += value
                squares[index] += value * value
                counts[index] += 1
    talks.report(time.process_time() - begin, count, sums, squares, counts)


main()
