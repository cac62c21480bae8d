import { describeExcept } from '../domain/gate-rules.js';
import { describeNumbers, type GateSettings } from '../domain/gate-settings.js';
import type { Ruling } from './effective-policy.js';

/** All that holds for this run, in one line for the log. */
export function describeRuling({ gate, scope, policy }: Ruling): string {
  const file = policy && `policy ${policy.path}${policy.commit === undefined ? '' : ` at ${policy.commit.slice(0, 7)}`}`;
  const waivers = scope.waivers.length > 0 && `${scope.waivers.length} ${scope.waivers.length === 1 ? 'waiver' : 'waivers'}`;
  const { paths } = scope;
  const within = paths && `only within ${paths.map(({ pattern }) => pattern).join(', ')}`;
  return [...rulesOf(gate), within, waivers, file].filter(Boolean).join('; ');
}

function rulesOf({ severityThreshold, gateOn, maxFindings, minScore, maxScoreDrop, maxResourceChange }: GateSettings): string[] {
  const rules = [
    severityThreshold &&
      `severity-threshold ${severityThreshold.value}${severityThreshold.from === 'default' ? ' (default)' : ''}${describeExcept(severityThreshold.except)}`,
    gateOn?.value === 'new' && 'of new findings only',
    maxFindings && `max-findings ${describeNumbers(maxFindings.value)}`,
    minScore && `min-score ${minScore.value}`,
    maxScoreDrop && `max-score-drop ${maxScoreDrop.value}`,
    maxResourceChange && `max-resource-change ${describeNumbers(maxResourceChange.value)}`,
  ].filter((rule) => typeof rule === 'string');
  return rules.length === 0 ? ['that the scan completes'] : rules;
}
