import { describeExcept } from '../domain/gate-rules.js';
import { describeNumbers, type GateSettings } from '../domain/gate-settings.js';
import type { EffectivePolicy } from '../domain/run-options.js';
import { centralPath } from './central.js';

/** The rules of this run, in one line for the log. */
export function describeEffectivePolicy({ gate, scope, policy, centralPolicy: central }: EffectivePolicy): string {
  const shared = central && `central policy ${centralPath(central)}@${central.ref} at ${central.commit.slice(0, 7)}`;
  const file = policy && `policy ${policy.path}${policy.commit === undefined ? '' : ` at ${policy.commit.slice(0, 7)}`}`;
  const waivers = scope.waivers.length > 0 && `${scope.waivers.length} ${scope.waivers.length === 1 ? 'waiver' : 'waivers'}`;
  const { paths } = scope;
  const within = paths && `only in ${paths.map(({ pattern }) => pattern).join(', ')}`;
  return [...rulesOf(gate), within, waivers, shared, file].filter(Boolean).join('; ');
}

function rulesOf({ severityThreshold, gateOn, maxFindings, minScore, maxScoreDrop, maxResourceChange }: GateSettings): string[] {
  const rules = [
    severityThreshold &&
      `severity-threshold ${severityThreshold.value}${severityThreshold.from === 'default' ? ' (default)' : ''}${describeExcept(severityThreshold.except)}`,
    gateOn?.value === 'new' && 'only new findings count',
    maxFindings && `max-findings ${describeNumbers(maxFindings.value)}`,
    minScore && `min-score ${minScore.value}`,
    maxScoreDrop && `max-score-drop ${maxScoreDrop.value}`,
    maxResourceChange && `max-resource-change ${describeNumbers(maxResourceChange.value)}`,
  ].filter((rule) => typeof rule === 'string');
  return rules.length === 0 ? ['the scan completes'] : rules;
}
