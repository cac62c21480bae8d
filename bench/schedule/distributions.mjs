// Durations of scans, in seconds, for the built-in table. A distribution draws a target, with its history and its next scan.

/** Random numbers, the same in every run (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
export const exponential = (random) => -Math.log(1 - random());

/** Targets of one kind differ by this; runs of one target by what each distribution says. */
const TARGETS_SPREAD = 0.35;
/** This part of the scans fails early, after 20 s on average. */
const FAIL_EARLY = 0.03;
const HISTORY = 5;

const lognormal = (spread) => (random) => Math.exp(spread * normal(random));
const studentT3 = (random) => normal(random) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2) / 3);

/** The sum of some exponential durations, with the mean 1. */
const gamma = (shape) => (random) => Array.from({ length: shape }, () => exponential(random)).reduce((a, b) => a + b, 0) / shape;

/**
 * The duration of a run, as a multiple of the target's usual duration: what the constants were chosen with, what was scored meanwhile, and
 * what was scored once, after the constants were chosen.
 */
const RUNS = {
  tuned: {
    'runs spread by 12 %': lognormal(0.12),
    'runs spread by 5 %': lognormal(0.05),
    'runs spread by 25 %': lognormal(0.25),
    'a third of the runs 70 % longer': (random) => lognormal(0.07)(random) * (random() < 1 / 3 ? 1.7 : 1),
  },
  scoredBefore: {
    'two modes, one twice the other': (random) => lognormal(0.08)(random) * (random() < 0.5 ? 2 : 1),
    'one fifth of the runs 40 % shorter': (random) => lognormal(0.1)(random) * (random() < 0.2 ? 0.6 : 1),
    'drift: each run 6 % longer than the last': (random, age) => lognormal(0.1)(random) * 1.06 ** -age,
    'heavy tails (Student t, 3)': (random) => Math.exp(0.12 * Math.max(-6, Math.min(6, studentT3(random)))),
    'runs spread by 30 %': lognormal(0.3),
    'Weibull, shape 3': (random) => exponential(random) ** (1 / 3),
    exponential,
  },
  scoredOnce: {
    'uniform, 25 % less to 25 % more': (random) => 0.75 + 0.5 * random(),
    'three modes: 0.6, 1, and 1.5': (random) => lognormal(0.06)(random) * [0.6, 1, 1.5][Math.floor(3 * random())],
    'the last three runs 50 % longer': (random, age) => lognormal(0.1)(random) * (age < 3 ? 1.5 : 1),
    'one run in ten takes a fifth': (random) => lognormal(0.1)(random) * (random() < 0.1 ? 0.2 : 1),
    'at least 0.8, and exponential from there': (random) => 0.8 + 0.2 * exponential(random),
    'gamma, shape 20': gamma(20),
  },
};

/** How the targets of one kind differ, as multiples of the documented duration; scored once. */
export const TARGETS = {
  'targets spread by 50 %': lognormal(0.5),
  'targets uniform, 0.4 to 1.6': (random) => 0.4 + 1.2 * random(),
  'targets gamma, shape 8': gamma(8),
};

/**
 * Scans of one distribution.
 *
 * @param usual in seconds
 * @returns `[{ duration, history }]`, the newest of the history first
 */
export function drawScans(run, usual, count, seed, targetOf = lognormal(TARGETS_SPREAD)) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const target = usual * targetOf(random);
    const history = Array.from({ length: HISTORY }, (_, age) => target * run(random, age + 1));
    const whole = target * run(random, 0);
    return { duration: random() < FAIL_EARLY ? Math.min(whole, 20 * exponential(random)) : whole, history };
  });
}

export const DISTRIBUTIONS = RUNS;
