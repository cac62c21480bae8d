import type { Problem } from '../domain/errors.js';
import {
  type Budgets,
  describeNumbers,
  type GateSettings,
  limitsNew,
  type RuleSource,
  severitiesOf,
  severitiesReaching,
} from '../domain/gate-settings.js';
import { SEVERITIES, type Severity } from '../domain/severity.js';
import type { Service } from '../scanners/scanner.js';
import type { NumberRange, NumbersRule } from './values.js';

/** The rules that one place gives: the inputs, or a section of the policy. What is absent is not ruled there. */
export interface GivenRules {
  readonly severityThreshold?: Severity | 'none' | undefined;
  readonly gateOn?: 'all' | 'new' | undefined;
  readonly maxFindings?: Budgets | undefined;
  readonly minScore?: number | undefined;
  readonly maxScoreDrop?: number | undefined;
  readonly maxResourceChange?: Readonly<Record<string, number>> | undefined;
  /** Patterns of files, as they are written. */
  readonly paths?: readonly string[] | undefined;
}

type GivenRule = keyof GivenRules;

/** The names of the rules, as inputs and as keys of the policy. */
export const RULE_KEYS = {
  severityThreshold: 'severity-threshold',
  gateOn: 'gate-on',
  maxFindings: 'max-findings',
  minScore: 'min-score',
  maxScoreDrop: 'max-score-drop',
  maxResourceChange: 'max-resource-change',
  paths: 'paths',
} as const satisfies Record<GivenRule, string>;

export type RuleKey = (typeof RULE_KEYS)[GivenRule];

export const THRESHOLDS = [...SEVERITIES, 'none'] as const;
export const GATE_ON = ['all', 'new'] as const;
/** Scores, and how far they may drop. */
export const POINTS: NumberRange = { min: 0, max: 100 };

const SEVERITY_WORDS = [...SEVERITIES, 'total'] as const;

/** What budgets may limit. */
export const BUDGETS: NumbersRule = {
  names: [...SEVERITY_WORDS, ...SEVERITY_WORDS.map((word) => `new-${word}`)],
  pattern: /^/,
  example: 'high=3, total=20, new-high=0',
};

/** Kinds have the service's own names. */
export const RESOURCE_KINDS: NumbersRule = { pattern: /^[A-Za-z]\w{0,63}$/, example: 'ec2Instances=0, total=5' };

const RULES: readonly GivenRule[] = [
  'severityThreshold',
  'gateOn',
  'maxFindings',
  'minScore',
  'maxScoreDrop',
  'maxResourceChange',
  'paths',
];

/** Budgets that never decide, because the threshold fails on the first finding that they count. */
function unreachable({ severityThreshold, maxFindings, gateOn }: GateSettings): [name: string, most: number][] {
  const reach = severitiesReaching(severityThreshold);
  return Object.entries(maxFindings?.value ?? {}).filter(
    ([name, most]) =>
      most > 0 && severitiesOf(name).every((severity) => reach.includes(severity)) && (gateOn?.value !== 'new' || name.startsWith('new-')),
  );
}

/** A budget that cannot decide beside the threshold of the same place, and what is allowed. */
interface Contradiction {
  readonly from: RuleSource;
  /** `high=2` */
  readonly given: string;
  /** In words that fit behind "allowed: ". */
  readonly allowed: string;
}

/** Budgets that contradict the threshold of their own place: which of the two was meant cannot be determined. */
export function contradictions(gate: GateSettings): Contradiction[] {
  const { severityThreshold, maxFindings, gateOn } = gate;
  if (severityThreshold === undefined || severityThreshold.from !== maxFindings?.from || gateOn?.value === 'new') return [];
  const { value, from } = severityThreshold;
  const threshold = from === 'input' ? `{${RULE_KEYS.severityThreshold}}` : RULE_KEYS.severityThreshold;
  return unreachable(gate)
    .filter(([name]) => !name.endsWith('total'))
    .map(([name, most]) => ({
      from,
      given: `${name}=${most}`,
      allowed: `${name}=0 beside ${threshold} ${value}, which fails on the first such finding; for the budget to decide, leave ${threshold} out, or set it to none or to a worse severity`,
    }));
}

/** Budgets that never decide, as `high=3`; those that are a mistake included. */
export function shadowedBudgets(gate: GateSettings): readonly string[] {
  return unreachable(gate).map(([name, most]) => `${name}=${most}`);
}

/** Why a rule can hold nothing at this service, in words that fit behind "allowed: nothing:"; undefined where it can. */
export function whyInapplicable(rule: GivenRule, rules: GivenRules, service: Service): string | undefined {
  const { title } = service;
  switch (rule) {
    case 'severityThreshold':
      return reportsSeverities(service) || rules.severityThreshold === 'none' ? undefined : noSeverities(title);
    case 'maxFindings':
      return reportsSeverities(service) ? undefined : noSeverities(title);
    case 'gateOn':
      return service.measures.includes('findings') || rules.gateOn === 'all' ? undefined : `${title} gives no list of findings`;
    case 'minScore':
    case 'maxScoreDrop':
      return service.measures.includes('posture') ? undefined : `${title} tells no score`;
    case 'maxResourceChange':
      return service.measures.includes('inventory') ? undefined : `${title} tells no resources`;
    case 'paths':
      return service.scansRepository ? undefined : `${title} finds nothing in files`;
  }
}

/** The rules of one place that this service cannot answer; each would hold nothing, and look as if it did. */
export function inapplicable(
  rules: GivenRules,
  service: Service,
): { readonly rule: RuleKey; readonly given: string; readonly why: string }[] {
  return RULES.flatMap((rule) => {
    const why = rules[rule] === undefined ? undefined : whyInapplicable(rule, rules, service);
    return why === undefined ? [] : [{ rule: RULE_KEYS[rule], given: describeRule(rules[rule]), why }];
  });
}

/** Rules that need something to compare with, where the input `baseline` says that there shall be nothing. */
export function withoutBaseline(gate: GateSettings, baseline: string | undefined): Problem[] {
  if (baseline !== 'none') return [];
  const needing = [
    gate.gateOn?.value === 'new' ? RULE_KEYS.gateOn : undefined,
    limitsNew(gate.maxFindings?.value) ? RULE_KEYS.maxFindings : undefined,
    gate.maxScoreDrop && RULE_KEYS.maxScoreDrop,
    gate.maxResourceChange && RULE_KEYS.maxResourceChange,
  ].filter((name) => name !== undefined);
  if (needing.length === 0) return [];
  const allowed = `auto, the ID of a scan or a baseline file: ${needing.join(', ')} cannot be judged without something to compare with`;
  return [{ input: 'baseline', given: 'none', allowed }];
}

/** The rules of one place that this service can answer. */
export function applicable(rules: GivenRules, service: Service): GivenRules {
  const usable = RULES.filter((rule) => rules[rule] !== undefined && whyInapplicable(rule, rules, service) === undefined);
  return Object.fromEntries(usable.map((rule) => [rule, rules[rule]]));
}

/** Whether the service reports severities, on which thresholds and budgets depend. */
export function reportsSeverities({ measures }: Service): boolean {
  return measures.includes('findings') || measures.includes('counts');
}

function noSeverities(title: string): string {
  return `${title} reports no severities, and its gate is that the scan completes`;
}

function describeRule(value: GivenRules[GivenRule]): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object') return String(value);
  return describeNumbers(Object.fromEntries(Object.entries(value)));
}
