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

/** Rules that are allowed and that probably do not do what was meant. They decide nothing. */
export function ruleNotes(policy: Policy, { service, reports }: Config, gate: GateSettings): Note[] {
  const notApplicable = inapplicable(policy.rules.rules, service).map(
    ({ rule, why }): Note => ({
      level: 'notice',
      code: 'rule-not-applicable',
      text: `The policy's rule ${rule} does not hold here: ${why}.`,
    }),
  );
  return [...notApplicable, ...shadowed(gate), ...insteadOfDefault(gate), ...similarGateName(policy, reports.name)];
}

/** Budgets that never decide beside the threshold. */
function shadowed(gate: GateSettings): Note[] {
  const { value, from } = gate.severityThreshold ?? {};
  return shadowedBudgets(gate).map((budget) => ({
    level: 'warning',
    code: 'rule-shadowed',
    text: `The budget ${budget} never decides, because ${from === 'default' ? 'the default ' : ''}severity-threshold ${value} fails on the first such finding.`,
    hint: 'Set {severity-threshold} to none or to a worse severity, or leave the budget out.',
  }));
}

/** With `gate-on: new`, a budget in the place of the threshold lets new findings pass. */
function insteadOfDefault({ severityThreshold, gateOn, maxFindings }: GateSettings): Note[] {
  const { value, except = [] } = severityThreshold ?? {};
  if (gateOn?.value !== 'new' || except.length === 0) return [];
  const budgets = except.map((severity) => `${severity}=${maxFindings?.value[severity]}`).join(', ');
  const text = `The budget ${budgets} takes the place of the default severity-threshold ${value}: new ${except.join(' and ')} findings pass within it.`;
  const hint = `Set {severity-threshold} to ${value} to fail on each new one, too.`;
  return [{ level: 'notice', code: 'rule-shadowed', text, hint }];
}

/** A section below `names` whose key is almost this gate's name; most other names belong to other gates. */
function similarGateName({ names }: Policy, name: string): Note[] {
  const meant = names.has(name) ? undefined : [...names.keys()].find((key) => suggest(key, [name]) !== undefined);
  if (meant === undefined) return [];
  const text = `The policy has rules for a gate named ${meant}; this one is named ${name}, and they do not hold here.`;
  return [
    { level: 'warning', code: 'name-mistyped', text, hint: 'If this gate is meant, correct the key below names, or the input {name}.' },
  ];
}

interface ChangeOptions {
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
const MAX_NAMED = 10;

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
  const reported = added.slice(0, MAX_NAMED).map(({ by, value, expires }) => `${by} ${truncate(value, 80)} until ${expires}`);
  const more = added.length > MAX_NAMED ? `, and ${added.length - MAX_NAMED} more` : '';
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
