import type { Note } from '../domain/note.js';

/** One of GitHub's known answers to an upload, as an HTTP error or as an error of its processing, and what to do about it. */
export interface Rejection {
  readonly code: string;
  readonly level: Note['level'];
  /** In GitHub's words, whatever stands around them. */
  readonly says: RegExp;
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
  says: /(?:code security|advanced security|code scanning)\b.*\b(?:must be|is not|not) (?:enabled|available)/i,
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
    says: /commit (?:sha )?not found|no commit found|commit_sha/i,
    why: 'GitHub does not know the commit',
    hint: 'The commit must be pushed to this repository, and {sha} must belong to {ref}.',
  },
  {
    code: 'ref-not-found',
    level: 'warning',
    says: /\bref\b.*(?:not found|does not exist|invalid)|reference (?:not found|does not exist)/i,
    why: 'GitHub does not know the ref',
    hint: 'The branch may have been deleted meanwhile. Otherwise set {ref} to a branch, tag or pull request of this repository, such as refs/heads/main.',
  },
  {
    code: 'alert-limit',
    level: 'warning',
    says: /too many logical alerts|alert limit/i,
    why: 'the repository has reached its limit of alerts',
    hint: 'Only GitHub Support can clear them. They pile up where a tool tells the same findings under other rules, files or fingerprints each time: look for such a tool in the list of alerts.',
  },
  {
    code: 'sarif-category',
    level: 'warning',
    says: /multiple runs with the same category|only one run\b.*\bcategory/i,
    why: 'two uploads share a category',
    hint: 'Set {name} apart for each gate of the job.',
  },
  {
    code: 'sarif-over-limit',
    level: 'warning',
    says: /more results\b.*\bthan allowed/i,
    why: 'it holds more results than GitHub takes here',
    hint: 'Set sarif-max-results in the policy file to a number that GitHub takes; the worst findings are kept.',
  },
  {
    code: 'sarif-over-limit',
    level: 'warning',
    says: /more (?:runs|rules|tags|locations|tool extensions|thread flow locations)\b.*\bthan allowed/i,
    why: 'it is over one of the limits of code scanning',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-place',
    level: 'warning',
    says: /expected (?:at least one location|(?:an? )?artifact location|a physical location)|URI scheme .* did not match|first path segment .*colon|invalid URL escape/i,
    why: 'it holds a finding whose place GitHub does not take',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-severity',
    level: 'warning',
    says: /invalid security severity|parse error: expected string/i,
    why: 'it holds a severity that GitHub does not take',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-incomplete',
    level: 'warning',
    says: /missing "?'?results|missing "?'?runs|1 item required/i,
    why: 'it lacks the list of results',
    hint: FAULT_OF_OURS,
  },
  {
    code: 'sarif-incomplete',
    level: 'warning',
    says: /unsuccessful execution/i,
    why: 'GitHub takes it for that of a scan that has failed, and leaves all alerts as they were',
    hint: FAULT_OF_OURS,
  },
];

/** In characters. What GitHub repeats of a file may be endless, and each expression searches it again from each of its words. */
const MAX_WORDS_LENGTH = 4_000;

/** What GitHub's words mean; undefined where nobody has seen them before. */
export function rejectionOf(words: string): Rejection | undefined {
  const start = words.slice(0, MAX_WORDS_LENGTH);
  return REJECTIONS.find(({ says }) => says.test(start));
}

/** For words that nobody has seen before. */
export const UNKNOWN_REJECTION: Pick<Rejection, 'code' | 'level' | 'why' | 'hint'> = {
  code: 'sarif-rejected',
  level: 'warning',
  why: 'GitHub rejected it',
  hint: 'This is probably a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
};
