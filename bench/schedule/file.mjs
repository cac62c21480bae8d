// Durations that somebody brings: one scan a line, `duration_s [history_s,history_s,...]`, the newest of the history first.

/** @returns `[{ duration, history }]` in seconds. Throws an error that names the line and what is allowed. */
export function readScans(text, name) {
  const scans = [];
  for (const [index, line] of text.split('\n').entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const [, duration, history = ''] = /^(\S+?)(?:[\s,;]*\[([^[\]]*)\])?$/.exec(content) ?? [];
    const scan = {
      duration: secondsOf(duration),
      history: history
        .split(/[\s,]+/)
        .filter((part) => part !== '')
        .map(secondsOf),
    };
    if ([scan.duration, ...scan.history].includes(undefined))
      throw new Error(
        `${name}, line ${index + 1}: "${content.slice(0, 80)}" is not allowed. Write the duration in seconds, and then if you know them those of earlier scans: 912 [880,905,930]`,
      );
    scans.push(scan);
  }
  if (scans.length === 0) throw new Error(`${name} contains no scan. Write one scan a line, such as: 912 [880,905,930]`);
  return scans;
}

function secondsOf(text) {
  const seconds = /^\d+(?:\.\d+)?(?:e\+?\d{1,2})?$/i.test(text ?? '') ? Number(text) : Number.NaN;
  return seconds > 0 && seconds < 1e7 ? seconds : undefined;
}
