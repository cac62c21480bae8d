import type { Note } from '../domain/note.js';
import type { GitHubAccess } from '../github/client.js';
import { type Attempted, type Cause, type CauseFacts, isOwnServer, permissionHint } from '../github/error-notes.js';
import { noteOf } from '../github/explain.js';
import type { Fault } from '../report/sarif/validate.js';
import { joinHints } from '../text/hint.js';
import { CODE_SECURITY, REJECTIONS, rejectionOf, UNAVAILABLE, UNKNOWN_REJECTION, WITHOUT_UPLOAD } from './known-rejections.js';

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
    when: ({ failure: { status, message } }) => (status === 403 || status === 404) && UNAVAILABLE.says.test(message),
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
