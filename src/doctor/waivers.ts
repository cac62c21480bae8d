import { type Check, checked } from '../domain/check.js';
import type { Scope } from '../domain/evaluation.js';
import { stateOf, type Waiver, type WaiverResult } from '../domain/waiver.js';

/** How many waivers one check names. */
const MAX_NAMED = 10;

/** Lists active, expiring and expired waivers; empty without waivers. */
export function waiverChecks({ waivers, today }: Scope): Check[] {
  if (waivers.length === 0) return [];
  const inState = (state: WaiverResult['state']): Waiver[] => waivers.filter((waiver) => stateOf(waiver, today) === state);
  const [active, expiring, expired] = [inState('active'), inState('expiring'), inState('expired')];
  const parts = [
    active.length > 0 && `${active.length} active`,
    expiring.length > 0 && `${expiring.length} that expire within 14 days (${named(expiring)})`,
    expired.length > 0 && `${expired.length} expired, so their findings count again (${named(expired)})`,
  ].filter(Boolean);
  const summary = `Waivers: ${parts.join('; ')}.`;
  if (expiring.length + expired.length === 0) return [checked('waivers', 'ok', summary)];
  return [checked('waivers', 'warning', summary, 'Fix the findings, set a later day, or remove the waivers from the policy file.')];
}

function named(waivers: readonly Waiver[]): string {
  const waiverNames = waivers.slice(0, MAX_NAMED).map(({ by, value, expires }) => `${by} ${value} until ${expires}`);
  return `${waiverNames.join(', ')}${waivers.length > MAX_NAMED ? ', …' : ''}`;
}
