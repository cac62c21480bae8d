import type { Config } from '../config/config.js';
import { applicable, describeRule, type GivenRules, RULE_KEYS, type RuleKey, THRESHOLDS } from '../config/gate-rules.js';
import type { Problem } from '../domain/errors.js';
import { describeNumbers, type Sourced, severitiesReaching } from '../domain/gate-settings.js';
import { asSeverity } from '../domain/severity.js';
import { centralLayers, type ResolvedRules, type RuleLayer, resolveGateRules, ruleLayers } from './layers.js';
import { EMPTY_POLICY, type Policy } from './policy.js';
import { problemAt } from './problems.js';
import { limitOf } from './tighten.js';

/** A parsed policy, and its path for messages. */
export interface NamedPolicy {
  readonly policy: Policy;
  readonly path: string;
}

/** A rule of the repository or of an input that is less strict than the central policy. */
interface Looser {
  readonly rule: RuleKey;
  readonly given: string;
  /** Names the line of the central policy. */
  readonly allowed: string;
}

/**
 * The rules that the repository's own file and the inputs must not set, each with its line and with the line of the central policy. A
 * section is compared with what the central policy sets for the gates of that section.
 */
export function looserRules(central: NamedPolicy, own: NamedPolicy | undefined, config: Config): Problem[] {
  const layers = centralLayers(central.policy, config);
  return ruleLayers(own?.policy ?? EMPTY_POLICY, config).flatMap(({ from, rules, lines = {} }) => {
    // The top of the file is for the gates of all services, so it is compared with the top.
    const above = from === 'policy' ? 1 : from === 'policy-scanner' ? 2 : layers.length;
    const bound = boundOf(layers.slice(0, above), central.path, config);
    return comparedWith(bound, applicable(rules, config.service)).map(({ rule, given: text, allowed }): Problem => {
      const line = lines[rule];
      return line === undefined || own === undefined
        ? { input: rule, given: text, allowed }
        : problemAt({ line, given: `${rule}: ${text}`, allowed }, own.path);
    });
  });
}

/** What the central policy sets, and where. */
interface Bound extends ResolvedRules {
  /** Why a rule is as it is, after "because ". */
  because(rule: RuleKey, set: Sourced<unknown> | undefined, text: string): string;
}

function boundOf(layers: readonly RuleLayer[], path: string, { service }: Config): Bound {
  return {
    ...resolveGateRules(layers, service, 'false'),
    because(rule, set, text) {
      const line = layers.find(({ from }) => from === set?.from)?.lines?.[rule];
      if (line !== undefined) return `because ${path}:${line} sets ${rule}: ${text}`;
      return `because the central policy ${path} does not change the default, ${rule}: ${text}`;
    },
  };
}

function comparedWith(bound: Bound, own: GivenRules): Looser[] {
  const { severityThreshold, gateOn, minScore, maxScoreDrop } = bound.gate;
  const looser: Looser[] = [];
  const add = (key: keyof GivenRules, given: string, allowed: string): void => void looser.push({ rule: RULE_KEYS[key], given, allowed });
  const reached = severitiesReaching(severityThreshold);
  if (own.severityThreshold !== undefined && severityThreshold !== undefined) {
    const keeps = (value: (typeof THRESHOLDS)[number]): boolean => reached.every((one) => severitiesReaching({ value }).includes(one));
    const because = bound.because('severity-threshold', severityThreshold, severityThreshold.value);
    if (!keeps(own.severityThreshold))
      add('severityThreshold', own.severityThreshold, `${THRESHOLDS.filter(keeps).join(', ')}, ${because}`);
  }
  if (own.gateOn === 'new' && gateOn?.value !== 'new') add('gateOn', 'new', `all, ${bound.because('gate-on', gateOn, 'all')}`);
  looser.push(...higherBudgets(bound, own));
  if (own.minScore !== undefined && minScore && own.minScore < minScore.value)
    add('minScore', String(own.minScore), `${minScore.value} or more, ${bound.because('min-score', minScore, String(minScore.value))}`);
  if (own.maxScoreDrop !== undefined && maxScoreDrop && own.maxScoreDrop > maxScoreDrop.value) {
    const most = String(maxScoreDrop.value);
    add('maxScoreDrop', String(own.maxScoreDrop), `${most} or less, ${bound.because('max-score-drop', maxScoreDrop, most)}`);
  }
  if (own.paths && bound.paths === undefined)
    add('paths', describeRule(own.paths), `nothing, ${bound.because('paths', undefined, 'findings in all files count')}`);
  return looser;
}

/** Numbers that are higher than those of the central policy, and budgets that would replace its threshold. */
function higherBudgets(bound: Bound, own: GivenRules): Looser[] {
  const { severityThreshold, gateOn, maxFindings, maxResourceChange } = bound.gate;
  const reached = gateOn?.value === 'new' ? [] : severitiesReaching(severityThreshold);
  const compare = (rule: RuleKey, limits: Sourced<Numbers> | undefined, given: Numbers = {}): Looser[] =>
    Object.entries(given).flatMap(([name, most = 0]) => {
      const limit = limitOf(limits, name);
      const severity = rule === 'max-findings' ? asSeverity(name) : undefined;
      if (limit !== undefined) {
        const text = describeNumbers({ [name]: limit });
        return most > limit ? [{ rule, given: `${name}=${most}`, allowed: `${text} or less, ${bound.because(rule, limits, text)}` }] : [];
      }
      if (severity === undefined || most === 0 || !reached.includes(severity)) return [];
      const because = bound.because('severity-threshold', severityThreshold, severityThreshold?.value ?? 'none');
      return [{ rule, given: `${name}=${most}`, allowed: `${name}=0, ${because}, which fails on the first such finding` }];
    });
  return [
    ...compare('max-findings', maxFindings, own.maxFindings),
    ...compare('max-resource-change', maxResourceChange, own.maxResourceChange),
  ];
}

type Numbers = Readonly<Partial<Record<string, number>>>;
