import type { Items, Maker } from '../lazy-list.js';

/** What a check of Aether365 came to, without the IDs that every scan gives anew. Words are not checked, so that scenarios can say unknown ones. */
export interface Aether365Result {
  readonly test_id: string;
  readonly title: string;
  /** Siblings: passed, failed, skipped. */
  readonly result: string;
  /** Siblings: critical, high, medium, low. */
  readonly severity: string | null;
  /** Siblings: cis, eidsca, cisa, nis2; null for a check that is mapped to none. */
  readonly framework: string | null;
  readonly help_url?: string | null;
  /** Lines, separated by `\n`. */
  readonly remediation_steps?: string | null;
}

export type ResultsSource = Items<Aether365Result>;

export type ResultsMaker = Maker<Aether365Result>;

/** The results of a scan: what the scenario names, then so many that passed and that were skipped. */
export function withOthers(named: ResultsMaker, passed: number, skipped: number): ResultsMaker {
  return {
    count: named.count + passed + skipped,
    at(index) {
      if (index < named.count) return named.at(index);
      const other = index - named.count;
      return other < passed ? otherCheck(other, 'passed') : otherCheck(other, 'skipped');
    },
  };
}

function otherCheck(number: number, result: string): Aether365Result {
  return {
    test_id: `CISA.MS.EMULATED.${number + 1}`,
    title: `Emulated check ${number + 1}`,
    result,
    severity: 'medium',
    framework: 'cisa',
    help_url: 'https://docs.example.org/emulated-check',
    remediation_steps: 'Nothing to do.',
  };
}
