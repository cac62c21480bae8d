import { BASELINE_TRAITS, type BaselineFile } from '../domain/baseline-file.js';
import { compareTexts } from '../domain/ordinals.js';

/** The file's text: keys in one order, sorted, a finding to a line, so that a review shows which ones came and went. */
export function formatBaseline({ schemaVersion, scanner, target, scan, score, inventory, findings, ...traits }: BaselineFile): string {
  const head = {
    schemaVersion,
    scanner,
    target,
    ...Object.fromEntries(BASELINE_TRAITS.map((name) => [name, traits[name]])),
    scan: { id: scan.id, completedAt: scan.completedAt, commit: scan.commit },
    score,
    inventory: inventory && Object.fromEntries(Object.entries(inventory).toSorted(([a], [b]) => compareTexts(a, b))),
  };
  const text = JSON.stringify(head, undefined, 2);
  if (findings === undefined) return `${text}\n`;
  const lines = findings.toSorted((a, b) => compareTexts(a.fingerprint, b.fingerprint)).map((finding) => `    ${lineOf(finding)}`);
  return `${text.slice(0, -2)},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

function lineOf({ fingerprint, severity, title, id }: NonNullable<BaselineFile['findings']>[number]): string {
  const fields = Object.entries({ fingerprint, severity, title, id }).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  return `{ ${fields.join(', ')} }`;
}
