import type { Note } from '../domain/note.js';
import { isUnmerged, type Source } from '../domain/source.js';
import { truncate } from '../text/plain.js';
import { EMPTY_POLICY, type Policy, parsePolicy } from './policy.js';
import { readWorkspacePolicy } from './read-file.js';
import { acceptedBy, type PolicyWaiver } from './waivers.js';

export interface ChangeOptions {
  readonly source: Source;
  readonly workspace: string;
  /** The input `policy-file`; empty: the usual place. */
  readonly named: string;
  /** The base's, which applies. */
  readonly policy: Policy;
  readonly scanner: string;
  /** The day in UTC, `2026-11-21`. */
  readonly today: string;
}

/** So many waivers are named one by one. */
const MOST_NAMED = 10;

/**
 * Waivers that the change itself brings, or extends: reported, because people wonder why they do not work yet. They decide nothing, and
 * neither does trouble with the change's file.
 */
export async function pendingWaivers({ source, workspace, named, policy, scanner, today }: ChangeOptions): Promise<Note[]> {
  if (!isUnmerged(source)) return [];
  const known = new Set(policy.waivers.map(contentOf));
  const { waivers } = await readQuietly(workspace, named, today);
  const added = waivers.filter((waiver) => !known.has(contentOf(waiver)) && (waiver.scanner ?? scanner) === scanner);
  if (added.length === 0) return [];
  const reported = added.slice(0, MOST_NAMED).map(({ by, value, expires }) => `${by} ${truncate(value, 80)} until ${expires}`);
  const more = added.length > MOST_NAMED ? `, and ${added.length - MOST_NAMED} more` : '';
  const count = added.length === 1 ? 'A waiver that this change brings takes' : `${added.length} waivers that this change brings take`;
  return [
    {
      level: 'notice',
      code: 'waivers-after-merge',
      text: `${count} effect after the merge: ${reported.join(', ')}${more}. Until then the policy of the base commit holds.`,
    },
  ];
}

async function readQuietly(workspace: string, named: string, today: string): Promise<Policy> {
  try {
    const file = await readWorkspacePolicy(workspace, named);
    const parsed = file && (await parsePolicy(file.text, file.path, today));
    return parsed && 'policy' in parsed ? parsed.policy : EMPTY_POLICY;
  } catch {
    return EMPTY_POLICY;
  }
}

function contentOf(waiver: PolicyWaiver): string {
  return `${acceptedBy(waiver)} ${waiver.expires}`;
}
