import { describe, expect, it } from '@jest/globals';
import { eventOf } from '../helpers/events.js';
import { oneOf } from '../helpers/lanes.js';
import { isSuperLinear } from '../helpers/super-linear.js';
import { countTextWork, type TextWork } from '../helpers/text-work.js';
import { type TextOf, withTexts } from './replace-texts.js';
import { type Asked, type Asking, ask } from './run-job.js';
import { SERVICES, sample, sharedCases } from './services.js';
import type { ServiceUnderTest, World } from './subject.js';

const SIZE = 4_000;
/** Linear work does twice as much for a text twice as long, quadratic work four times as much. */
const MOST_GROWTH = 2.15;
/** How often each character is looked at, on all surfaces together: up to 400 times. If the work is quadratic, half as often as there are characters. */
const MOST_LOOKS = 1_200;

const UNITS = [
  ['\n', ' ', '\r\n', '\t', ' \n', '\u0090', '\u001b]', '\u202e', '\u200b', 'é', '😀', '\ud800', '`', '<', '&', '@', ':', '::', '"'],
  ['1', '1.', 'a', 'a.', '\\', '#', '-', '.', '/', '|', '[', '(', '=', '_', '$', '{', '%%{', '<!--', '://', 'GET /a ', 'https://a '],
].flat();

interface Outcome extends TextWork {
  readonly result: Asked;
  /** Of the long texts that the service has sent, in UTF-16 units. */
  readonly sent: number;
}

/** A job whose service sends long texts at some places. */
async function run(service: ServiceUnderTest, places: ReadonlySet<string>, size: number, world: World = {}): Promise<Outcome> {
  let sent = 0;
  const textOf: TextOf = (place, text) => {
    if (!places.has(place) && !place.startsWith('refusal')) return undefined;
    const unit = UNITS[([...places].indexOf(place) + SERVICES.indexOf(service)) % UNITS.length] ?? 'x';
    const long = text + unit.repeat(Math.ceil(size / unit.length));
    sent += long.length;
    return long;
  };
  const work = await countTextWork(
    () => ask(service, {}, { mount: withTexts(service.mount(worldOf(service, world)), textOf), ...SHORT }),
    SIZE,
  );
  return { ...work, sent };
}

/** An undocumented state is polled until the deadline. */
const SHORT: Asking = { inputs: { timeout: '30s' } };

function worldOf(service: ServiceUnderTest, world: World): World {
  return { plans: [service.list === undefined ? {} : { findings: 1 }], ...world };
}

/** Where the service sends texts, and how much work these are. A new field is among them as soon as the emulator sends it. */
async function placesOf(service: ServiceUnderTest) {
  const texts = new Map<string, string>();
  const textOf: TextOf = (place, text) => void texts.set(place, text);
  const { result, characters } = await countTextWork(
    () => ask(service, {}, { mount: withTexts(service.mount(worldOf(service, {})), textOf), ...SHORT }),
    SIZE,
  );
  const { scan, target } = result.report ?? {};
  const reported = JSON.stringify([scan, target]);
  const [binding, free]: [string[], string[]] = [[], []];
  // The run ends as soon as the ID or the target of the scan is another.
  for (const [place, text] of texts) (reported.includes(JSON.stringify(text)) ? binding : free).push(place);
  return { binding, free, characters };
}

/** The places of which none ends the run in an error, by halves; the others one by one. */
async function sorted(service: ServiceUnderTest, places: readonly string[]): Promise<{ free: string[]; binding: string[] }> {
  const { result } = await run(service, new Set(places), 1);
  if (result.report?.error === undefined) return { free: [...places], binding: [] };
  if (places.length === 1) return { free: [], binding: [...places] };
  const half = places.length / 2;
  const parts = [await sorted(service, places.slice(0, half)), await sorted(service, places.slice(half))];
  return { free: parts.flatMap(({ free }) => free), binding: parts.flatMap(({ binding }) => binding) };
}

const kindOf = (place: string): string => place.split(' ', 1)[0] ?? '';
const slowIn = ({ expressions }: TextWork): string[] => [...expressions].filter(isSuperLinear).map(String);

describe.each(SERVICES)('long texts of $id are read and reported in linear time', (service) => {
  const shared = sharedCases(it, service);

  shared('in every field', async () => {
    const { binding, free, characters } = await placesOf(service);
    const more = await sorted(service, free);
    const all = new Set(more.free);
    const [once, twice] = [await run(service, all, SIZE), await run(service, all, 2 * SIZE)];

    expect(all.size).toBeGreaterThan(9);
    expect(once.result.report?.error).toBeUndefined();
    expect(slowIn(twice)).toEqual([]);
    expect((twice.characters - characters) / (once.characters - characters)).toBeLessThan(MOST_GROWTH);
    const others = [...binding, ...more.binding];
    for (const kind of new Set(others.map(kindOf))) {
      const one = await run(service, new Set(others.filter((place) => kindOf(place) === kind)), 2 * SIZE);
      expect([kind, slowIn(one), (one.characters - characters) / one.sent < MOST_LOOKS]).toEqual([kind, [], true]);
    }
  });

  it.each(sample(service, [400, 403]))('in a refusal with status %i', async (status) => {
    const faults = (['start', 'list'] as const)
      .filter((call) => service.calls.includes(call))
      .map((call) => ({ call, nth: 'all' as const, fault: { status } }));
    const refused = await run(service, new Set(), 2 * SIZE, { faults });

    expect(refused.result.outputs['verdict']).toBe('error');
    expect(refused.sent).toBeGreaterThanOrEqual(2 * SIZE);
    expect(slowIn(refused)).toEqual([]);
    expect(refused.characters / refused.sent).toBeLessThan(MOST_LOOKS);
  });
});

describe('long texts of GitHub', () => {
  it('are explained in linear time where each request is refused', async () => {
    const service = SERVICES.find(({ id }) => id === 'cloudgeni');
    if (service === undefined) throw new Error('There is no such service.');
    let sent = 0;
    const fault = (unit: string) => {
      const text = unit.repeat(2 * SIZE);
      sent += text.length;
      return { status: 422, body: { message: text, documentation_url: text, errors: [{ message: text, code: text, field: text }] } };
    };
    const calls = ['sarif-upload', 'comments-list', 'runs', 'run', 'contents', 'tree', 'pull'] as const;
    for (const unit of oneOf(2, ['\n', ' ', '\u0090', '.', 'é', 'a'])) {
      const faults = calls.map((call) => ({ call, nth: 'all' as const, fault: fault(unit) }));
      const refused = await countTextWork(
        () => ask(service, worldOf(service, {}), { github: { faults }, inputs: { 'upload-sarif': 'auto', baseline: 'auto' } }),
        SIZE,
      );

      expect(refused.result.github.requests.some(({ status }) => status === 422)).toBe(true);
      expect(slowIn(refused)).toEqual([]);
      expect(refused.characters / sent).toBeLessThan(MOST_LOOKS);
    }
  });
});

describe.each(SERVICES.filter(({ id, calls }) => id !== 'cloudgeni' && calls.includes('lookup')))(
  'a hidden name of $id with 9,000 accented letters',
  (service) => {
    it('is on no public page, whole, in part or in an expression', async () => {
      const name = 'é'.repeat(9_000);
      const { result } = await run(service, new Set(), 0);
      const label = result.report?.target?.label ?? '';
      const textOf: TextOf = (_place, text) =>
        text !== '' && !text.includes('://') && label.startsWith(text) ? `${text}${name}` : undefined;
      const mount = withTexts(service.mount(worldOf(service, {})), textOf);
      const job = await ask(service, {}, { ...SHORT, mount, event: eventOf('pull_request', 'public') });

      const pages = [...job.log, job.summary, ...job.github.state.comments.map(({ body }) => body)].join('\n');
      expect(job.files['results.json']).toContain(name);
      expect(pages).not.toContain('é'.repeat(9));
      expect(pages).not.toMatch(/regular expression/i);
    });
  },
);
