import type { ServiceEmulator } from '../../src/emulator/types.js';
import { withRoutes } from '../helpers/with-routes.js';

/** Makes another text of the text at a place, such as `findings .data[].title`; undefined leaves it as it is. */
export type TextOf = (place: string, text: string) => string | undefined;

/** The same service, whose answers have other texts, and whose refusals (their places begin with `refusal`) have too. */
export function withTexts(mount: ServiceEmulator, textOf: TextOf): ServiceEmulator {
  const changed = withRoutes(mount, () => (routed) => ({
    ...routed,
    async answer() {
      const given = await routed.answer();
      return { ...given, body: mapTexts(given.body, `${routed.kind} `, textOf) };
    },
  }));
  return {
    ...changed,
    open(context) {
      const opened = changed.open(context);
      return { ...opened, refusal: (status) => mapTexts(opened.refusal(status), 'refusal ', textOf) };
    },
  };
}

function mapTexts(value: unknown, place: string, textOf: TextOf): unknown {
  if (typeof value === 'string') return textOf(place, value) ?? value;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, `${place}[]`, textOf));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, `${place}.${key}`, textOf)]));
}
