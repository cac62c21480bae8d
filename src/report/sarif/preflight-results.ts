import type { Location, Region, ReportingDescriptor, Result } from 'sarif';
import { type Fault, hasTwice, isBlank, tooMany } from './fault.js';
import { GITHUB_LIMITS } from './limits.js';
import { isLevel } from './preflight-rules.js';
import { uriFault } from './uri.js';

/** What is wrong with the results. @param where Of the list, in the log. */
export function* resultFaults(results: readonly Result[], rules: readonly ReportingDescriptor[], where: string): Iterable<Fault> {
  for (const [index, result] of results.entries()) yield* faultsOfResult(result, rules, `${where}[${index}]`);
}

function* faultsOfResult(result: Result, rules: readonly ReportingDescriptor[], where: string): Iterable<Fault> {
  const { ruleId, ruleIndex, level, message, locations = [] } = result;
  if (isBlank(ruleId)) yield { where: `${where}.ruleId`, says: 'is empty' };
  if (ruleIndex !== undefined && rules[ruleIndex]?.id !== ruleId)
    yield { where: `${where}.ruleIndex`, says: 'is of another rule than ruleId' };
  if (level !== undefined && !isLevel(level)) yield { where: `${where}.level`, says: 'is no level' };
  if (isBlank(message?.text)) yield { where: `${where}.message.text`, says: 'is empty' };
  // The REST API computes none: without it every upload opens the alert anew.
  if (isBlank(result.partialFingerprints?.['primaryLocationLineHash']))
    yield { where: `${where}.partialFingerprints`, says: 'lacks primaryLocationLineHash' };
  if (locations.length === 0) yield { where: `${where}.locations`, says: 'is empty' };
  yield* tooMany(`${where}.locations`, 'locations', locations.length, GITHUB_LIMITS.locations);
  for (const [index, location] of locations.entries()) yield* locationFaults(location, `${where}.locations[${index}]`);
  if (hasTwice(result.relatedLocations)) yield { where: `${where}.relatedLocations`, says: 'holds an entry twice' };
  if (hasTwice(result.taxa)) yield { where: `${where}.taxa`, says: 'holds an entry twice' };
}

function* locationFaults({ physicalLocation, logicalLocations }: Location, where: string): Iterable<Fault> {
  if (physicalLocation === undefined) return yield { where, says: 'has no physicalLocation' };
  const uri = uriFault(physicalLocation.artifactLocation?.uri);
  if (uri !== undefined) yield { where: `${where}.physicalLocation.artifactLocation.uri`, says: uri };
  const region = physicalLocation.region ?? {};
  const place = `${where}.physicalLocation.region`;
  if (region.startLine === undefined) yield { where: `${place}.startLine`, says: 'is missing' };
  yield* regionFaults(region, place);
  if (hasTwice(logicalLocations)) yield { where: `${where}.logicalLocations`, says: 'holds an entry twice' };
}

function* regionFaults(region: Region, where: string): Iterable<Fault> {
  for (const key of ['startLine', 'startColumn', 'endLine', 'endColumn'] as const) {
    const value = region[key];
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
      yield { where: `${where}.${key}`, says: 'is no whole number from 1 on' };
  }
  if ((region.endLine ?? Number.POSITIVE_INFINITY) < (region.startLine ?? 1))
    yield { where: `${where}.endLine`, says: 'is before startLine' };
}
