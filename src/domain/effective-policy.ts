import type { Scope } from './evaluation.js';
import type { GateSettings } from './gate-settings.js';
import type { Note } from './note.js';

/** A policy file, and the commit that it was read at; without one it is the workspace's. */
export interface PolicyRef {
  readonly path: string;
  readonly commit?: string | undefined;
}

/** What the policy rules about the SARIF. */
export interface SarifSettings {
  /** At most so many results, 1 to 25,000. */
  readonly maxResults: number;
  /** From targets, as they are given or named, to the file that findings without one are shown at. */
  readonly locations: Readonly<Record<string, string>>;
}

/** What inputs and policy file decide together, once both are read. */
export interface EffectivePolicy {
  readonly gate: GateSettings;
  /** Which findings count: paths and waivers. */
  readonly scope: Scope;
  /** Where the policy was read; absent where there is none. */
  readonly policy?: PolicyRef | undefined;
  /** What was noticed while the rules were settled. */
  readonly ruleNotes: readonly Note[];
  readonly sarif: SarifSettings;
}
