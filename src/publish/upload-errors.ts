import type { Note } from '../domain/note.js';
import type { GitHubAccess } from '../github/client.js';
import { type Attempted, type Cause, type CauseFacts, isOwnServer, permissionHint } from '../github/error-notes.js';
import { noteOf } from '../github/explain.js';
import type { Fault } from '../report/sarif/limits.js';
import { joinHints } from '../text/hint.js';

/** One of GitHub's known answers to an upload, as an HTTP error or as an error of its processing, and what to do about it. */
export interface Rejection {
  readonly code: string;
  readonly level: Note['level'];
  /** In GitHub's words, whatever stands around them. */
  readonly pattern: RegExp;
  /** Why, as the end of a sentence. */
  readonly why: string;
  readonly hint: string;
}

/** Who has code scanning at github.com. */
export const CODE_SECURITY = 'Public repositories have it. A private one needs GitHub Code Security (Settings, Advanced Security).';

/** What to do without it. */
export const WITHOUT_UPLOAD = 'Without it, set {upload-sarif} to never; the SARIF file is in {report-dir}.';

/** No licence, or not switched on: the only one that a status belongs to as well, since others who refuse may use its words. */
export const UNAVAILABLE: Rejection = {
  code: 'code-scanning-unavailable',
  level: 'notice',
  pattern: /(?:code security|advanced security|code scanning)\b.*\b(?:must be|is not|not) (?:enabled|available)/i,
  why: 'code scanning is not available for this repository',
  hint: `${CODE_SECURITY} ${WITHOUT_UPLOAD}`,
};

const FAULT_OF_OURS =
  'This is a fault of scan-gate: please report it with this text. The file is in {report-dir}; until it is mended, {upload-sarif} can be never.';

/** Reference: platform 1.1 to 1.10, which quotes them; the first that fits counts. What a person can mend comes first. */
export const REJECTIONS: readonly Rejection[] = [
  UNAVAILABLE,
  {
    code: 'commit-not-found',
    level: 'warning',
    pattern: /commit (?:sha )?not found|no commit found|commit_sha/i,
    why: 'GitHub does not know the commit',
    hint: 'The commit must be pushed to this repository, and {sha} must belong to {ref}.',
  },
  {
    code: 'ref-not-found',
    level: 'warning',
    pattern: /\bref\b.*(?:not found|does not exist|invalid)|reference (?:not found|does not exist)/i,
    why: 'GitHub does not know the ref',
    hint: 'The branch may have been deleted meanwhile. Otherwise set {ref} to a branch, tag or pull request of this repository, such as refs/heads/main.',
  },
  {
    code: 'alert-limit',
    level: 'warning',
    pattern: /too many logical alerts|alert limit/i,
    why: 'the repository has reached its limit of alerts',
    hint: 'Only GitHub Support can clear them. They pile up where a tool tells the same findings under other rules, files or fingerprints each time: look for such a tool in the list of alerts.',
  },
  {
    code: 'sarif-category',
    level: 'warning',
    pattern: /multiple runs with the same category|only one run\b.*\bcategory/i,
    why: 'two uploads share a category',
    hint: 'Set {name} apart for each gate of the job.',
  },
  {
    code: 'sarif-over-limit',
    level: 'warning',
    pattern: /more results\b.*\bthan allowed/i,
    why: 'it holds more results than GitHub takes here',
    hint: 'Set sarif-max-results in the policy file to a number that GitHub takes; the worst findings are kept.',
  },
  {
    code: 'sarif-over-limit',
    level: 'warning',
    pattern: /more (?:runs|rules|tags|locations|tool extensions|thread flow locations)\b.*\bthan allowed/i,
    why: 'it is over one of the limits of code scanning',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-place',
    level: 'warning',
    pattern:
      /expected (?:at least one location|(?:an? )?artifact location|a physical location)|URI scheme .* did not match|first path segment .*colon|invalid URL escape/i,
    why: 'it holds a finding whose place GitHub does not take',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-severity',
    level: 'warning',
    pattern: /invalid security severity|parse error: expected string/i,
    why: 'it holds a severity that GitHub does not take',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-incomplete',
    level: 'warning',
    pattern: /missing "?'?results|missing "?'?runs|1 item required/i,
    why: 'it lacks the list of results',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-incomplete',
    level: 'warning',
    pattern: /unsuccessful execution/i,
    why: 'GitHub takes it for that of a scan that has failed, and leaves all alerts as they were',
    hint: FAULT_OF_OURS,
  },
];

/** In characters. What GitHub repeats of a file may be endless, and each expression searches it again from each of its words. */
const MAX_WORDS_LENGTH = 4_000;

/** What GitHub's words mean; undefined where nobody has seen them before. */
export function rejectionOf(words: string): Rejection | undefined {
  const start = words.slice(0, MAX_WORDS_LENGTH);
  return REJECTIONS.find(({ pattern }) => pattern.test(start));
}

/** For words that nobody has seen before. */
export const UNKNOWN_REJECTION: Pick<Rejection, 'code' | 'level' | 'why' | 'hint'> = {
  code: 'sarif-rejected',
  level: 'warning',
  why: 'GitHub rejected it',
  hint: 'This is probably a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
};

export const FAILED = 'The SARIF was not uploaded';

/** What was asked of code scanning. */
interface AttemptedUpload {
  readonly source: Attempted['source'];
  readonly ref: string;
  readonly commit: string;
}

/** Why GitHub did not take the upload, and what to do (decision 0045). */
export function explainUpload(
  error: unknown,
  upload: AttemptedUpload,
  { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>,
): Note {
  const attempted: Attempted = { failed: FAILED, permission: 'security-events: write', permissions, source: upload.source };
  const [noLicence, ...unavailable] = WITHOUT_CODE_SCANNING;
  return noteOf(error, attempted, clock.now(), {
    causes: [...(noLicence ? [noLicence] : []), TOO_LARGE, ...rejections(upload), ...unavailable],
    otherwise: UNKNOWN_REJECTION,
  });
}

/** What a person needs to know of code scanning where it is missing. */
function withoutCodeScanning(source: Attempted['source']): string {
  return isOwnServer(source)
    ? 'On GitHub Enterprise Server its administrators switch code scanning on for the server, and then the owners of a repository for it (Settings, Advanced Security).'
    : CODE_SECURITY;
}

/** Code scanning is not there, whatever the token may do: for uploads and for whoever only looks. */
export const WITHOUT_CODE_SCANNING: readonly Cause[] = [
  {
    ...pick(UNAVAILABLE),
    when: ({ failure: { status, message } }) => (status === 403 || status === 404) && UNAVAILABLE.pattern.test(message),
    hint: ({ attempted: { source } }) => `${withoutCodeScanning(source)} ${WITHOUT_UPLOAD}`,
  },
  {
    // A server without code scanning, or too old for it, answers as it does to a token that may not see it.
    ...pick(UNAVAILABLE),
    when: ({ failure: { status }, attempted: { source } }) => status === 404 && isOwnServer(source),
    why: 'the GitHub server does not offer code scanning here, or the token may not see it',
    hint: ({ attempted: { permissions, source } }) =>
      joinHints(`${withoutCodeScanning(source)} Without it, set {upload-sarif} to never.`, permissionHint(permissions, source)),
  },
];

const SARIF_TOO_LARGE = {
  code: 'sarif-too-large',
  level: 'warning',
  why: 'it is larger than GitHub takes (10 MB after gzip), also with the least that it can hold',
  hint: 'The whole list is in results.json in {report-dir}. Set sarif-max-results in the policy file to less, or have the service scan less at a time.',
} as const;

const TOO_LARGE: Cause = { ...SARIF_TOO_LARGE, lasts: 'settled', when: ({ failure: { status } }) => status === 413 };

/** After all attempts with less in it, where there is less. */
export function tooLarge(): Note {
  const { why, ...rest } = SARIF_TOO_LARGE;
  return { ...rest, text: `${FAILED}: ${why}.` };
}

/** GitHub's known words, with the ref or the commit that they are about. */
function rejections({ commit, ref }: AttemptedUpload): Cause[] {
  const which: Readonly<Record<string, string>> = { 'commit-not-found': ` ${commit} on ${ref}`, 'ref-not-found': ` ${ref}` };
  return REJECTIONS.filter((known) => known !== UNAVAILABLE).map((known) => ({
    ...pick(known),
    when: ({ failure: { message } }: CauseFacts) => rejectionOf(message) === known,
    why: `${known.why}${which[known.code] ?? ''}`,
  }));
}

function pick({ code, level, why, hint }: typeof UNAVAILABLE): Omit<Cause, 'when'> {
  return { code, level, why, hint, lasts: 'settled' };
}

/** What the check before the upload has found. @param faults At least one. */
export function invalidSarifNote(faults: readonly Fault[]): Note {
  return {
    level: 'warning',
    code: 'sarif-unfit',
    text: `${FAILED}, for GitHub would reject all of it: ${faults.map(({ where, problem }) => `${where} ${problem}`).join('; ')}.`,
    hint:
      faults.find(({ hint }) => hint !== undefined)?.hint ??
      'This is a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
  };
}

/** What a file that had to become smaller goes without. */
export function shortenedNote(shortened: number | undefined): Note | undefined {
  if (shortened === undefined || shortened === 0) return undefined;
  return {
    level: 'warning',
    code: 'sarif-shortened',
    text: `The SARIF tells ${shortened} of its findings by title and place alone, the least severe ones, for with all that is known it is larger than GitHub takes (10 MB after gzip).`,
    hint: 'results.json in {report-dir} has all of it. Set sarif-max-results in the policy file to less, and each finding is told in full.',
  };
}
