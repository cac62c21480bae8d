// Several jobs that wait at the same time with one key, which the service allows 60 polls a minute (in windows of the clock).
import { randomFrom } from './distributions.mjs';

const PER_MINUTE = 60;

/** @returns the share of polls that are answered with 429, polls for each job, and the mean delay in seconds */
export function shareKey(scans, waitOf, stretch) {
  const random = randomFrom(17);
  const jobs = scans.map((scan) => ({ scan, begun: 10 * random(), at: 0, stretch: 1, looks: 0, wait: waitOf(scan, random) }));
  for (const job of jobs) job.at = job.begun + job.wait(0, 0, 1);
  const counts = new Map();
  let polls = 0;
  let refused = 0;
  let delay = 0;
  const open = new Set(jobs);
  while (open.size > 0) {
    const job = [...open].reduce((first, other) => (other.at < first.at ? other : first));
    const window = Math.floor(job.at / 60);
    const used = counts.get(window) ?? 0;
    polls += 1;
    job.looks += 1;
    const elapsed = job.at - job.begun;
    if (used >= PER_MINUTE) {
      refused += 1;
      job.stretch = Math.min(stretch.most, job.stretch * stretch.by);
      // The product waits as long as the service asks, and at least as long as before this poll.
      job.at += Math.max(job.last ?? 2, (window + 1) * 60 - job.at + random());
      continue;
    }
    counts.set(window, used + 1);
    if (elapsed >= job.scan.duration) {
      delay += elapsed - job.scan.duration;
      open.delete(job);
      continue;
    }
    job.last = job.wait(elapsed, job.looks, job.stretch);
    job.at += job.last;
  }
  return { refused: refused / polls, requests: polls / jobs.length, delayS: delay / jobs.length };
}
