# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixed deal with SimPy: one process for the deal, one for its violations, one for each release
day and one for the deaths of each category.

usage: fixed_deal_simpy.py REPLICATIONS SEED
"""
import random
import sys
import time

import simpy

import fixed_deal as deal


class History:
    def __init__(self, rng):
        self.rng = rng
        self.env = simpy.Environment()
        self.alive = [held for held, _, _ in deal.CATEGORIES]
        self.halted = False
        self.paused = False
        self.resumed = self.env.event()
        self.over = False
        self.truce_days = 0.0
        self.returned = self.died = self.prisoners = self.violations = 0
        self.deaths = [self.env.process(self.die(index)) for index in range(len(self.alive))]
        self.env.process(self.sign())
        self.env.run(until=deal.HORIZON)

    def outcome(self):
        return self.returned, self.died, self.prisoners, self.truce_days, self.violations

    def restart_deaths(self):
        for process in self.deaths:
            if process.is_alive:
                process.interrupt()

    def die(self, index):
        """Waits for the next death among those alive; anew whenever its rate has changed."""
        while self.alive[index]:
            rate = deal.TRUCE_DEATH_RATE if self.halted else deal.DEATH_RATE
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

    def sign(self):
        yield self.env.timeout(deal.SIGNED)
        self.halted = True
        self.restart_deaths()
        self.env.process(self.violate())
        for phase in range(deal.PHASES):
            for place, day in enumerate(deal.RELEASE_DAYS):
                self.env.process(self.release(phase, place, day))
            yield from self.truce(deal.PHASE_DAYS)
            if self.over:
                return
        self.truce_days = deal.PHASE_DAYS * deal.PHASES
        self.stop()

    def stop(self):
        self.over = True
        self.halted = False
        self.resumed.succeed()
        self.restart_deaths()

    def violate(self):
        while True:
            gap = self.rng.expovariate(deal.VIOLATION_RATE)
            yield self.env.timeout(gap)
            if self.over:
                return
            self.truce_days += gap
            self.violations += 1
            if self.rng.random() < deal.COLLAPSE_PROBABILITY:
                self.stop()
                return
            pause = self.rng.expovariate(1 / deal.PAUSE_DAYS)
            self.paused = True
            self.resumed.succeed()
            self.resumed = self.env.event()
            yield self.env.timeout(min(pause, deal.MAX_PAUSE_DAYS))
            self.paused = False
            if pause > deal.MAX_PAUSE_DAYS:
                self.stop()
                return
            self.resumed.succeed()
            self.resumed = self.env.event()

    def release(self, phase, place, day):
        late = self.rng.random() < deal.DELAY_PROBABILITY
        yield from self.truce(day + (self.rng.expovariate(1 / deal.DELAY_DAYS) if late else 0))
        if self.over:
            return
        for index, (held, per_captive, when) in enumerate(deal.CATEGORIES):
            if when == phase:
                freed = min(deal.shares(held)[place], self.alive[index])
                self.alive[index] -= freed
                self.returned += freed
                self.prisoners += per_captive * freed
                if freed and self.deaths[index].is_alive:
                    self.deaths[index].interrupt()


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    sums = [0.0] * len(deal.METRICS)
    squares = [0.0] * len(deal.METRICS)
    begin = time.process_time()
    for _ in range(count):
        for index, value in enumerate(History(rng).outcome()):
            sums[index] += value
            squares[index] += value * value
    deal.report(time.process_time() - begin, count, sums, squares)


main()
