import type { Report } from '../../src/report/report.js';
import { SCENARIOS } from './scenarios.js';
import { AETHER365_SCENARIOS } from './scenarios-aether365.js';
import { AIPTX_SCENARIOS } from './scenarios-aiptx.js';
import { DOCTOR_SCENARIOS } from './scenarios-doctor.js';
import { FEGURA_SCENARIOS } from './scenarios-fegura.js';
import { GATE_SCENARIOS } from './scenarios-gate.js';
import { S4E_SCENARIOS } from './scenarios-s4e.js';
import { TARGETS_SCENARIOS } from './scenarios-targets.js';

/** The canonical reports, by service: one folder each under `__tests__/golden`. */
export const SERVICE_SCENARIOS: Readonly<Record<string, Readonly<Record<string, () => Report>>>> = {
  cloudgeni: { ...SCENARIOS, ...GATE_SCENARIOS },
  fegura: FEGURA_SCENARIOS,
  s4e: S4E_SCENARIOS,
  aether365: AETHER365_SCENARIOS,
  aiptx: { ...AIPTX_SCENARIOS, ...DOCTOR_SCENARIOS },
  targets: TARGETS_SCENARIOS,
};

/** All of them, as `service/scenario`. */
export const ALL_SCENARIOS: readonly (readonly [name: string, build: () => Report])[] = Object.entries(SERVICE_SCENARIOS).flatMap(
  ([service, scenarios]) => Object.entries(scenarios).map(([name, build]) => [`${service}/${name}`, build] as const),
);

/** Between them these show every section that report.html can have: a test compares. */
export const PAGE_SCENARIOS: readonly string[] = [
  'aiptx/counts-only',
  'aiptx/doctor',
  'aiptx/failing',
  'cloudgeni/waivers',
  'fegura/completed-with-change',
  's4e/partial',
  'targets/six-assets',
];

/** The report of one scenario, named as `service/scenario`. */
export function reportOf(name: string): Report {
  const build = ALL_SCENARIOS.find(([known]) => known === name)?.[1];
  if (build === undefined) throw new Error(`no scenario ${name}`);
  return build();
}
