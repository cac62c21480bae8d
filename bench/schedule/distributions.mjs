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

/** The duration of a run, as a multiple of the target's usual duration. */
const RUNS = {
  tuned: {
    'runs spread by 12 %': lognormal(0.12),
    'runs spread by 5 %': lognormal(0.05),
    'runs spread by 25 %': lognormal(0.25),
    'a third of the runs 70 % longer': (random) => lognormal(0.07)(random) * (random() < 1 / 3 ? 1.7 : 1),
  },
  heldOut: {
    'two modes, one twice the other': (random) => lognormal(0.08)(random) * (random() < 0.5 ? 2 : 1),
    'one fifth of the runs 40 % shorter': (random) => lognormal(0.1)(random) * (random() < 0.2 ? 0.6 : 1),
    'drift: each run 6 % longer than the last': (random, age) => lognormal(0.1)(random) * 1.06 ** -age,
    'heavy tails (Student t, 3)': (random) => Math.exp(0.12 * Math.max(-6, Math.min(6, studentT3(random)))),
    'runs spread by 30 %': lognormal(0.3),
    'Weibull, shape 3': (random) => exponential(random) ** (1 / 3),
    exponential,
  },
};

/**
 * Scans of one distribution.
 *
 * @param usual in seconds
 * @returns `[{ duration, history }]`, the newest of the history first
 */
export function drawScans(run, usual, count, seed) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const target = usual * lognormal(TARGETS_SPREAD)(random);
    const history = Array.from({ length: HISTORY }, (_, age) => target * run(random, age + 1));
    const whole = target * run(random, 0);
    return { duration: random() < FAIL_EARLY ? Math.min(whole, 20 * exponential(random)) : whole, history };
  });
}

export const DISTRIBUTIONS = RUNS;
