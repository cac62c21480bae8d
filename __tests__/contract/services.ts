import { EVERYTHING } from '../helpers/lanes.js';
import { aether365 } from './services/aether365.js';
import { aiptx } from './services/aiptx.js';
import { cloudgeni } from './services/cloudgeni.js';
import { fegura } from './services/fegura.js';
import { s4e } from './services/s4e.js';
import type { Call, ServiceUnderTest } from './subject.js';

/** All of them; the cases run once for each. */
export const SERVICES: readonly ServiceUnderTest[] = [fegura, cloudgeni, s4e, aether365, aiptx];

const LEADS: readonly ServiceUnderTest[] = [cloudgeni, aiptx];

/**
 * Whether this is the service that shows what code does that all services share: the first one that has the call. With `npm run test:all`
 * it is each of them.
 */
export function isLead(service: Pick<ServiceUnderTest, 'id'>, call: Call = 'start'): boolean {
  return EVERYTHING || LEADS.find(({ calls }) => calls.includes(call))?.id === service.id;
}

/**
 * The cases of a table about code that all services share: all of them on the lead, and on every other service `size` of them, which are
 * others on each. That shows that the service takes this way at all; what its own code does has cases of its own.
 */
export function sample<Case>(
  service: Pick<ServiceUnderTest, 'id'>,
  cases: readonly Case[],
  { call, size = 1 }: { readonly call?: Call; readonly size?: number } = {},
): readonly Case[] {
  if (isLead(service, call) || cases.length <= size) return cases;
  const first = SERVICES.findIndex(({ id }) => id === service.id);
  return Array.from({ length: size }, (_none, index) => cases[(first + index * Math.ceil(cases.length / size)) % cases.length] as Case);
}

/**
 * `it` for cases about code that all services share: they run on one of `among`. With `npm run test:all` they run on each. What a service's
 * own code does is a case on every service.
 */
export function sharedCases(
  it: (title: string, test: () => Promise<void>) => void,
  service: Pick<ServiceUnderTest, 'id'>,
  among: readonly Pick<ServiceUnderTest, 'id'>[] = SERVICES,
): typeof it {
  const lead = LEADS.find(({ id }) => among.some((one) => one.id === id)) ?? among[0];
  return (title, test) => {
    if (EVERYTHING || service.id === lead?.id) it(title, test);
  };
}
