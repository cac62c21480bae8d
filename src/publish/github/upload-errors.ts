import type { Note } from '../../domain/note.js';
import type { GitHubAccess } from '../../github/client.js';
import { type Attempted, type Cause, type CauseFacts, isOwnServer, permissionHint } from '../../github/error-notes.js';
import { noteOf } from '../../github/explain.js';
import type { Fault } from '../../report/sarif/limits.js';
import { joinHints } from '../../text/hint.js';

/** A known rejection of an upload, from an HTTP error or from GitHub's processing, and what to do about it. */
export interface Rejection {
  readonly code: string;
  readonly level: Note['level'];
  /** Matches a part of GitHub's message. */
  readonly pattern: RegExp;
  /** The cause, as the end of a sentence. */
  readonly why: string;
  readonly hint: string;
}

/** Which repositories at github.com have code scanning. */
export const CODE_SECURITY =
  'Public repositories have code scanning. A private repository needs GitHub Code Security (Settings > Advanced Security).';

/** What to do without code scanning. */
export const WITHOUT_UPLOAD = 'Otherwise, set {upload-sarif} to never; the SARIF file is in {report-dir}.';

/** Code scanning has no license or is not enabled. `WITHOUT_CODE_SCANNING` also checks the status, because other errors may have the same text. */
export const UNAVAILABLE: Rejection = {
  code: 'code-scanning-unavailable',
  level: 'notice',
  pattern: /(?:code security|advanced security|code scanning)\b.*\b(?:must be|is not|not) (?:enabled|available)/i,
  why: 'code scanning is not available for this repository',
  hint: `${CODE_SECURITY} ${WITHOUT_UPLOAD}`,
};

const FAULT_OF_OURS =
  'This is a fault of scan-gate: please report it with this text. The file is in {report-dir}. Until scan-gate is fixed, set {upload-sarif} to never.';

/** GitHub's known rejections (decision 0045); the first match counts. Those that a user can fix come first. */
export const REJECTIONS: readonly Rejection[] = [
  UNAVAILABLE,
  {
    code: 'commit-not-found',
    level: 'warning',
    pattern: /commit (?:sha )?not found|no commit found|commit_sha/i,
    why: 'GitHub does not find the commit',
    hint: 'Push the commit to this repository, and check that {sha} is a commit of {ref}.',
  },
  {
    code: 'ref-not-found',
    level: 'warning',
    pattern: /\bref\b.*(?:not found|does not exist|invalid)|reference (?:not found|does not exist)/i,
    why: 'GitHub does not find the ref',
    hint: 'The branch may have been deleted meanwhile. Otherwise, set {ref} to a branch, tag, or pull request of this repository, such as refs/heads/main.',
  },
  {
    code: 'alert-limit',
    level: 'warning',
    pattern: /too many logical alerts|alert limit/i,
    why: 'the repository has reached its limit of alerts',
    hint: 'Only GitHub Support can remove the alerts. They accumulate if a tool reports the same findings with other rules, files, or fingerprints each time: look for such a tool in the list of alerts.',
  },
  {
    code: 'sarif-category',
    level: 'warning',
    pattern: /multiple runs with the same category|only one run\b.*\bcategory/i,
    why: 'two uploads have the same category',
    hint: 'Set a different {name} for each gate of the job.',
  },
  {
    code: 'sarif-over-limit',
    level: 'warning',
    pattern: /more results\b.*\bthan allowed/i,
    why: 'the file contains more results than GitHub accepts here',
    hint: 'Set sarif-max-results in the policy file to a number that GitHub accepts. The most severe findings are kept.',
  },
  {
    code: 'sarif-over-limit',
    level: 'warning',
    pattern: /more (?:runs|rules|tags|locations|tool extensions|thread flow locations)\b.*\bthan allowed/i,
    why: 'the file exceeds one of the limits of code scanning',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-place',
    level: 'warning',
    pattern:
      /expected (?:at least one location|(?:an? )?artifact location|a physical location)|URI scheme .* did not match|first path segment .*colon|invalid URL escape/i,
    why: 'the file contains a finding whose location GitHub does not accept',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-severity',
    level: 'warning',
    pattern: /invalid security severity|parse error: expected string/i,
    why: 'the file contains a severity that GitHub does not accept',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-incomplete',
    level: 'warning',
    pattern: /missing "?'?results|missing "?'?runs|1 item required/i,
    why: 'the file lacks the list of results',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-incomplete',
    level: 'warning',
    pattern: /unsuccessful execution/i,
    why: 'GitHub treats the file as the result of a failed scan, and leaves all alerts unchanged',
    hint: FAULT_OF_OURS,
  },
];

/** In characters. GitHub may quote long parts of a file, and some of the patterns take quadratic time. */
const MAX_MESSAGE_LENGTH = 4_000;

/** The known rejection that GitHub's message matches. */
export function rejectionOf(message: string): Rejection | undefined {
  const start = message.slice(0, MAX_MESSAGE_LENGTH);
  return REJECTIONS.find(({ pattern }) => pattern.test(start));
}

/** For unknown messages. */
export const UNKNOWN_REJECTION: Pick<Rejection, 'code' | 'level' | 'why' | 'hint'> = {
  code: 'sarif-rejected',
  level: 'warning',
  why: 'GitHub rejected the file',
  hint: 'This is probably a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
};

export const FAILED = 'The SARIF was not uploaded';

interface AttemptedUpload {
  readonly source: Attempted['source'];
  readonly ref: string;
  readonly commit: string;
}

/** Why GitHub refused the upload, and what to do (decision 0045). */
export function explainUpload(
  error: unknown,
  upload: AttemptedUpload,
  { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>,
): Note {
  const attempted: Attempted = { failed: FAILED, permission: 'security-events: write', permissions, source: upload.source };
  const [noLicense, ...unavailable] = WITHOUT_CODE_SCANNING;
  return noteOf(error, attempted, clock.now(), {
    causes: [...(noLicense ? [noLicense] : []), TOO_LARGE, ...rejections(upload), ...unavailable],
    otherwise: UNKNOWN_REJECTION,
  });
}

/** How to get code scanning. */
function withoutCodeScanning(source: Attempted['source']): string {
  return isOwnServer(source)
    ? 'On GitHub Enterprise Server, administrators enable code scanning for the server, and then repository owners enable it for the repository (Settings > Advanced Security).'
    : CODE_SECURITY;
}

/** Causes of unavailable code scanning, for uploads and for the self-check. */
export const WITHOUT_CODE_SCANNING: readonly Cause[] = [
  {
    ...pick(UNAVAILABLE),
    when: ({ failure: { status, message } }) => (status === 403 || status === 404) && UNAVAILABLE.pattern.test(message),
    hint: ({ attempted: { source } }) => `${withoutCodeScanning(source)} ${WITHOUT_UPLOAD}`,
  },
  {
    // A server without code scanning, or one that is too old, answers 404, as for a token without access.
    ...pick(UNAVAILABLE),
    when: ({ failure: { status }, attempted: { source } }) => status === 404 && isOwnServer(source),
    why: 'the GitHub server does not offer code scanning here, or the token may not access it',
    hint: ({ attempted: { permissions, source } }) =>
      joinHints(`${withoutCodeScanning(source)} Otherwise, set {upload-sarif} to never.`, permissionHint(permissions, source)),
  },
];

const SARIF_TOO_LARGE = {
  code: 'sarif-too-large',
  level: 'warning',
  hint: 'All findings are in results.json in {report-dir}. Lower sarif-max-results in the policy file, or let the service scan less at a time.',
} as const;

/** GitHub's own limit is checked before the upload, so a 413 usually comes from a server or a proxy with a smaller limit. */
const TOO_LARGE: Cause = {
  ...SARIF_TOO_LARGE,
  lasts: 'settled',
  when: ({ failure: { status } }) => status === 413,
  why: 'the file is larger than GitHub or a proxy in front of it accepts, also after scan-gate left out details',
};

/** The file exceeds GitHub's limit even with the fewest details. */
export function tooLarge(): Note {
  return {
    ...SARIF_TOO_LARGE,
    text: `${FAILED}: even with the fewest details, the file is larger than the 10 MB after gzip that GitHub accepts.`,
  };
}

/** The known rejections, with the ref or the commit in question. */
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

/** The note for faults that the check before the upload found. @param faults At least one. */
export function invalidSarifNote(faults: readonly Fault[]): Note {
  return {
    level: 'warning',
    code: 'sarif-unfit',
    text: `${FAILED}, because GitHub would reject the whole file: ${faults.map(({ where, problem }) => `${where} ${problem}`).join('; ')}.`,
    hint:
      faults.find(({ hint }) => hint !== undefined)?.hint ??
      'This is a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
  };
}

/** The note for a file without the details of some findings. */
export function shortenedNote(shortened: number | undefined): Note | undefined {
  if (shortened === undefined || shortened === 0) return undefined;
  return {
    level: 'warning',
    code: 'sarif-shortened',
    text: `The SARIF contains only the title and location of ${shortened} of its findings, the least severe ones, because with all details the file is larger than GitHub accepts (at most 10 MB after gzip).`,
    hint: 'All details are in results.json in {report-dir}. To keep each finding complete, lower sarif-max-results in the policy file.',
  };
}
