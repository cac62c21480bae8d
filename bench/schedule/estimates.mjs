// What a service may report while a scan runs: the remaining time, or a percentage.
import { normal } from './distributions.mjs';

/** Each: (scan, random) => (elapsed seconds) => progress as the product reads it. */
export const PROGRESS = {
  'remaining time, 10 % noise': (scan, random) => remaining(scan, () => Math.exp(0.1 * normal(random))),
  'percentage in whole numbers': percent((share) => 100 * share),
  'remaining time, 35 % off in a scan, 10 % noise': (scan, random) => {
    const bias = 0.9 * Math.exp(0.35 * normal(random));
    return remaining(scan, () => bias * Math.exp(0.1 * normal(random)));
  },
  'remaining time, 60 % noise': (scan, random) => remaining(scan, () => Math.exp(0.6 * normal(random))),
  'remaining time, always 60 s': () => () => ({ remainingMs: 60_000 }),
  'percentage, 95 at half time': percent((share) => (share < 0.5 ? 190 * share : 95 + 10 * (share - 0.5))),
};

/** Scored once, after the constants were chosen. */
export const PROGRESS_SCORED_ONCE = {
  'remaining time, 20 % noise': (scan, random) => remaining(scan, () => Math.exp(0.2 * normal(random))),
  'percentage in steps of 5': percent((share) => 5 * Math.floor(20 * share)),
  'remaining time, 25 % too short': (scan) => remaining(scan, () => 0.75),
};

function remaining({ whole, duration }, factor) {
  return (elapsed) => ({ remainingMs: 1000 * Math.max(0, Math.round(((whole ?? duration) - elapsed) * factor())) });
}

function percent(reported) {
  return ({ whole, duration }) =>
    (elapsed) => ({ percent: Math.floor(reported(elapsed / (whole ?? duration))) });
}
