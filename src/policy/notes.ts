import type { Config } from '../config/config.js';
import { inapplicable, shadowedBudgets } from '../config/gate-rules.js';
import { suggest } from '../config/values.js';
import type { GateSettings } from '../domain/gate-settings.js';
import type { Note } from '../domain/note.js';
import { isUnmerged, type Source } from '../domain/source.js';
import { truncate } from '../text/plain.js';
import { EMPTY_POLICY, type Policy, parsePolicy } from './policy.js';
import { readWorkspacePolicy } from './read-file.js';
import { acceptedBy, type PolicyWaiver } from './waivers.js';

/** Notes about rules that are allowed but probably do not do what was intended. Notes never change the verdict. */
export function ruleNotes(policies: readonly Policy[], { service, reports }: Config, gate: GateSettings): Note[] {
  const notApplicable = policies.flatMap((policy) =>
    inapplicable(policy.rules.rules, service).map(
      ({ rule, why }): Note => ({
        level: 'notice',
        code: 'rule-not-applicable',
        text: `The policy's rule ${rule} does not apply here: ${why}.`,
      }),
    ),
  );
  const mistyped = policies.flatMap((policy) => similarGateName(policy, reports.name));
  return [...notApplicable, ...shadowed(gate), ...insteadOfDefault(gate), ...mistyped];
}

/** Budgets that never decide beside the threshold. */
function shadowed(gate: GateSettings): Note[] {
  const { value, from } = gate.severityThreshold ?? {};
  return shadowedBudgets(gate).map((budget) => ({
    level: 'warning',
    code: 'rule-shadowed',
    text: `The budget ${budget} never decides, because ${from === 'default' ? 'the default ' : ''}severity-threshold ${value} fails on the first such finding.`,
    hint: 'Set {severity-threshold} to none or to a worse severity, or remove the budget.',
  }));
}

/** With `gate-on: new`, a budget that replaces the threshold lets new findings pass. */
function insteadOfDefault({ severityThreshold, gateOn, maxFindings }: GateSettings): Note[] {
  const { value, except = [] } = severityThreshold ?? {};
  if (gateOn?.value !== 'new' || except.length === 0) return [];
  const budgets = except.map((severity) => `${severity}=${maxFindings?.value[severity]}`).join(', ');
  const text = `The budget ${budgets} replaces the default severity-threshold ${value}. New ${except.join(' and ')} findings within the budget pass.`;
  const hint = `To fail on every new finding, set {severity-threshold} to ${value}.`;
  return [{ level: 'notice', code: 'rule-shadowed', text, hint }];
}

/** A section below `names` whose key is close to the name of this gate, and probably mistyped. */
function similarGateName({ names }: Policy, name: string): Note[] {
  const meant = names.has(name) ? undefined : [...names.keys()].find((key) => suggest(key, [name]) !== undefined);
  if (meant === undefined) return [];
  const text = `The policy has rules for a gate named ${meant}. They do not apply to this gate, which is named ${name}.`;
  return [
    {
      level: 'warning',
      code: 'name-mistyped',
      text,
      hint: 'If the rules are for this gate, correct the key below names, or the input {name}.',
    },
  ];
}

interface ChangeOptions {
  readonly source: Source;
  readonly workspace: string;
  /** The input `policy-file`; empty for the usual path. */
  readonly named: string;
  /** The policy of the base, which applies. */
  readonly policy: Policy;
  readonly scanner: string;
  /** The day in UTC, `2026-11-21`. */
  readonly today: string;
}

/** How many waivers a note names. */
const MAX_NAMED = 10;

/**
 * A note about waivers that the pull request adds or extends, which do not apply before the merge. Errors in the policy file of the pull
 * request are ignored here.
 */
export async function pendingWaivers({ source, workspace, named, policy, scanner, today }: ChangeOptions): Promise<Note[]> {
  if (!isUnmerged(source)) return [];
  const known = new Set(policy.waivers.map(contentOf));
  const { waivers } = await readQuietly(workspace, named, today);
  const added = waivers.filter((waiver) => !known.has(contentOf(waiver)) && (waiver.scanner ?? scanner) === scanner);
  if (added.length === 0) return [];
  const reported = added.slice(0, MAX_NAMED).map(({ by, value, expires }) => `${by} ${truncate(value, 80)} until ${expires}`);
  const more = added.length > MAX_NAMED ? `, and ${added.length - MAX_NAMED} more` : '';
  const count = added.length === 1 ? 'A waiver that this change adds takes' : `${added.length} waivers that this change adds take`;
  return [
    {
      level: 'notice',
      code: 'waivers-after-merge',
      text: `${count} effect after the merge: ${reported.join(', ')}${more}. Until then, the policy of the base commit applies.`,
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
