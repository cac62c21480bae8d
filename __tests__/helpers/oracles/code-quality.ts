/**
 * What GitLab documents of a Code Quality report, field by field, and what its parser does with what is not so: there is no schema of it
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). An empty list is approval.
 */
export function validateCodeQuality(text: string): string[] {
  // "The GitLab parser does not allow a byte order mark."
  if (text.startsWith('\ufeff')) return ['a byte order mark'];
  if (Buffer.from(text).toString() !== text) return ['not UTF-8'];
  const entries: unknown = JSON.parse(text);
  if (!Array.isArray(entries)) return ['not an array'];
  const seen = new Set<unknown>();
  return entries.flatMap((entry: unknown, index) => {
    const faults = entryFaults(entry);
    const { fingerprint } = entry as { fingerprint?: unknown };
    // GitLab shows only one of several equal ones.
    if (seen.has(fingerprint)) faults.push('fingerprint is not unique');
    seen.add(fingerprint);
    return faults.map((fault) => `[${index}] ${fault}`);
  });
}

const FIELDS = ['description', 'check_name', 'fingerprint', 'severity', 'location'];
const SEVERITIES: readonly unknown[] = ['info', 'minor', 'major', 'critical', 'blocker'];

function entryFaults(entry: unknown): string[] {
  if (!isObject(entry)) return ['not an object'];
  const { location, severity } = entry;
  const faults = Object.keys(entry)
    .filter((name) => !FIELDS.includes(name))
    .map((name) => `${name} is no field`);
  for (const name of ['description', 'check_name', 'fingerprint']) if (!isFilled(entry[name])) faults.push(`${name} is no text`);
  if (!SEVERITIES.includes(severity)) faults.push(`severity is ${String(severity)}`);
  if (!isObject(location)) return [...faults, 'location is no object'];
  const { path, lines } = location;
  if (!isFilled(path)) faults.push('path is no text');
  // "The relative path to the file", by which GitLab builds a link; a leading `./` finds no file.
  else if (/^\.?\/|\\|^[a-z][a-z0-9+.-]*:/i.test(path) || path.split('/').includes('..')) faults.push(`path is ${path}`);
  const begin = isObject(lines) ? lines['begin'] : undefined;
  if (!Number.isInteger(begin) || (begin as number) < 1) faults.push(`line is ${String(begin)}`);
  return faults;
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
