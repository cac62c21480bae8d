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

/** The rules of the inputs, or of one section of the policy. A rule that is not set is absent. */
export interface GivenRules {
  readonly severityThreshold?: Severity | 'none' | undefined;
  readonly gateOn?: 'all' | 'new' | undefined;
  readonly maxFindings?: Budgets | undefined;
  readonly minScore?: number | undefined;
  readonly maxScoreDrop?: number | undefined;
  readonly maxResourceChange?: Readonly<Record<string, number>> | undefined;
  /** Patterns of files, as written. */
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
/** The range of scores, and of drops of a score. */
export const POINTS: NumberRange = { min: 0, max: 100 };

const SEVERITY_WORDS = [...SEVERITIES, 'total'] as const;

/** The names that a budget may limit. */
export const BUDGETS: NumbersRule = {
  names: [...SEVERITY_WORDS, ...SEVERITY_WORDS.map((word) => `new-${word}`)],
  pattern: /^/,
  example: 'high=3, total=20, new-high=0',
};

/** The service defines the names of the kinds. */
export const RESOURCE_KINDS: NumbersRule = { pattern: /^[A-Za-z]\w{0,63}$/, example: 'ec2Instances=0, total=5' };

/** All rules, in the order of reports. */
export const RULES: readonly GivenRule[] = [
  'severityThreshold',
  'gateOn',
  'maxFindings',
  'minScore',
  'maxScoreDrop',
  'maxResourceChange',
  'paths',
];

/** Budgets that never decide, because the threshold fails on the first finding that the budget counts. */
function unreachable({ severityThreshold, maxFindings, gateOn }: GateSettings): [name: string, most: number][] {
  const reach = severitiesReaching(severityThreshold);
  return Object.entries(maxFindings?.value ?? {}).filter(
    ([name, most]) =>
      most > 0 && severitiesOf(name).every((severity) => reach.includes(severity)) && (gateOn?.value !== 'new' || name.startsWith('new-')),
  );
}

/** A budget that cannot decide, because the same place sets a threshold that fails first. */
interface Contradiction {
  readonly from: RuleSource;
  /** `high=2` */
  readonly given: string;
  /** A phrase that fits after "allowed: ". */
  readonly allowed: string;
}

/** Budgets that contradict a threshold from the same place. Which of the two was intended cannot be determined. */
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
      allowed: `${name}=0 with ${threshold} ${value}, which fails on the first such finding. To let the budget decide, remove ${threshold}, or set it to none or to a worse severity`,
    }));
}

/** Budgets that never decide, as `high=3`, including contradictions. */
export function shadowedBudgets(gate: GateSettings): readonly string[] {
  return unreachable(gate).map(([name, most]) => `${name}=${most}`);
}

/** Why a rule does not apply to this service, as a phrase that fits after "allowed: nothing:"; undefined if it applies. */
export function whyInapplicable(rule: GivenRule, rules: GivenRules, service: Service): string | undefined {
  const { title } = service;
  switch (rule) {
    case 'severityThreshold':
      return reportsSeverities(service) || rules.severityThreshold === 'none' ? undefined : noSeverities(title);
    case 'maxFindings':
      return reportsSeverities(service) ? undefined : noSeverities(title);
    case 'gateOn':
      return service.measures.includes('findings') || rules.gateOn === 'all' ? undefined : `${title} reports no list of findings`;
    case 'minScore':
    case 'maxScoreDrop':
      return service.measures.includes('posture') ? undefined : `${title} reports no score`;
    case 'maxResourceChange':
      return service.measures.includes('inventory') ? undefined : `${title} reports no resources`;
    case 'paths':
      return service.scansRepository ? undefined : `${title} reports no findings in files`;
  }
}

/** The rules of one place that do not apply to this service. Ignoring one silently would look as if it was checked. */
export function inapplicable(
  rules: GivenRules,
  service: Service,
): { readonly rule: RuleKey; readonly given: string; readonly why: string }[] {
  return RULES.flatMap((rule) => {
    const why = rules[rule] === undefined ? undefined : whyInapplicable(rule, rules, service);
    return why === undefined ? [] : [{ rule: RULE_KEYS[rule], given: describeRule(rules[rule]), why }];
  });
}

/** The mistake of `baseline: none` together with rules that need a baseline. */
export function withoutBaseline(gate: GateSettings, baseline: string | undefined): Problem[] {
  if (baseline !== 'none') return [];
  const needing = [
    gate.gateOn?.value === 'new' ? RULE_KEYS.gateOn : undefined,
    limitsNew(gate.maxFindings?.value) ? RULE_KEYS.maxFindings : undefined,
    gate.maxScoreDrop && RULE_KEYS.maxScoreDrop,
    gate.maxResourceChange && RULE_KEYS.maxResourceChange,
  ].filter((name) => name !== undefined);
  if (needing.length === 0) return [];
  const allowed = `auto, the ID of a scan, or a baseline file, because ${needing.join(', ')} ${needing.length === 1 ? 'needs' : 'need'} something to compare with`;
  return [{ input: 'baseline', given: 'none', allowed }];
}

/** The rules of one place that apply to this service. */
export function applicable(rules: GivenRules, service: Service): GivenRules {
  const usable = RULES.filter((rule) => rules[rule] !== undefined && whyInapplicable(rule, rules, service) === undefined);
  return Object.fromEntries(usable.map((rule) => [rule, rules[rule]]));
}

/** Whether the service reports severities, which thresholds and budgets need. */
export function reportsSeverities({ measures }: Service): boolean {
  return measures.includes('findings') || measures.includes('counts');
}

function noSeverities(title: string): string {
  return `${title} reports no severities, so the gate passes when the scan completes`;
}

export function describeRule(value: GivenRules[GivenRule]): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object') return String(value);
  return describeNumbers(Object.fromEntries(Object.entries(value)));
}
