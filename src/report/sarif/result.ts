import type { Location, LogicalLocation, Result } from 'sarif';
import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { clip, oneLine } from '../../text/plain.js';
import { repositoryPath } from '../../domain/finding.js';
import { sarifMessageText } from '../../text/markup.js';
import { shownAt, uriOfPath } from '../location.js';
import type { Words } from '../view.js';
import { LEVELS } from './severity.js';

/** Ours, in characters: alerts show a few lines; the rest of the words is in the rule's help. */
const LONGEST_MESSAGE = 2000;

/**
 * The result of one finding.
 *
 * @param rule Its place in the list of rules, and its name there.
 * @param anchor The file that findings without one of the repository are shown at.
 */
export function sarifResult(
  finding: EvaluatedFinding,
  words: Words,
  rule: { readonly id: string; readonly index: number },
  anchor: string,
): Result {
  return {
    ruleId: rule.id,
    ruleIndex: rule.index,
    level: LEVELS[finding.severity],
    message: { text: sarifMessageText(messageOf(finding, words)) },
    locations: [locationOf(finding, anchor)],
    // GitHub tells alerts apart by it, with the rule and the path.
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint },
  };
}

/** Its first sentence is the title, since lists show only that one. */
function messageOf(finding: EvaluatedFinding, { title, text, fix }: Words): string {
  // That of the rule is in the rule's help.
  const remedy = fix === finding.fix ? clip(oneLine(fix?.text ?? ''), LONGEST_MESSAGE / 4) : '';
  const { file, line, resource, url } = finding.place;
  const anchored = repositoryPath(file) === undefined;
  const details = [
    text !== undefined && text !== title && sentence(clip(oneLine(text), LONGEST_MESSAGE / 2)),
    remedy !== '' && sentence(`How to fix: ${remedy}`),
    anchored && 'This is not about a line of a file in this repository.',
    resource !== undefined && `Resource: '${clip(oneLine(resource), 300)}'.`,
    url !== undefined && `Address: '${clip(oneLine(url), 300)}'.`,
    anchored && file !== undefined && `Place: '${clip(oneLine(file), 300)}'${line === undefined ? '' : ` line ${line}`}.`,
  ];
  return [sentence(clip(oneLine(title), 500)), ...details].filter(Boolean).join(' ');
}

function locationOf({ place }: EvaluatedFinding, anchor: string): Location {
  const { path, line } = shownAt(place, anchor);
  const logical = logicalLocations(place);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOfPath(path) },
      region: { startLine: line },
    },
    ...(logical.length > 0 && { logicalLocations: logical }),
  };
}

function logicalLocations({ resource, url }: EvaluatedFinding['place']): LogicalLocation[] {
  const names = [resource, url].map((name) => clip(oneLine(name ?? ''), 1000)).filter(Boolean);
  return [...new Set(names)].map((fullyQualifiedName) => ({ fullyQualifiedName, kind: 'resource' }));
}

function sentence(text: string): string {
  return /[.!?…。]$/.test(text) ? text : `${text}.`;
}
