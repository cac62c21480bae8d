import { type Check, checked } from '../domain/check.js';
import type { Scope } from '../domain/evaluation.js';
import { stateOf, type Waiver, type WaiverResult } from '../domain/waiver.js';

/** So many waivers are named in one check. */
const MOST_NAMED = 10;

/** Which waivers hold, which soon do not, and which do no more; nothing where there are none. */
export function waiverChecks({ waivers, today }: Scope): Check[] {
  if (waivers.length === 0) return [];
  const inState = (state: WaiverResult['state']): Waiver[] => waivers.filter((waiver) => stateOf(waiver, today) === state);
  const [active, expiring, lapsed] = [inState('active'), inState('expiring'), inState('lapsed')];
  const parts = [
    active.length > 0 && `${active.length} active`,
    expiring.length > 0 && `${expiring.length} that expire within 14 days (${named(expiring)})`,
    lapsed.length > 0 && `${lapsed.length} that have lapsed, and what they accepted counts again (${named(lapsed)})`,
  ].filter(Boolean);
  const says = `Waivers: ${parts.join('; ')}.`;
  if (expiring.length + lapsed.length === 0) return [checked('waivers', 'ok', says)];
  return [checked('waivers', 'warning', says, 'Mend what they accept, or give them another day, or take them out of the policy file.')];
}

function named(waivers: readonly Waiver[]): string {
  const told = waivers.slice(0, MOST_NAMED).map(({ by, value, expires }) => `${by} ${value} until ${expires}`);
  return `${told.join(', ')}${waivers.length > MOST_NAMED ? ', …' : ''}`;
}
