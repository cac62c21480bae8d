import { needsNew } from '../domain/gate-settings.js';
import type { Run } from './context.js';

/** What asks which findings there are, so that numbers alone do not answer; each in words for a hint. */
export function reasonsForList({ scope, gate }: Run): readonly string[] {
  return [
    scope.waivers.length > 0 && 'waivers of the policy',
    scope.paths !== undefined && '{paths}',
    needsNew(gate) && 'what is new',
  ].filter((need) => need !== false);
}

/** Whether numbers of findings do not do in place of a list. */
export function needsList(run: Run): boolean {
  return reasonsForList(run).length > 0;
}
