import { secretLeaves, withoutSecrets } from '../../domain/authentication.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import type { AskedOptions } from '../../domain/scan.js';
import type { AiptxRequest } from './request.js';
import { shown } from './targets.js';

/** The name to start a scan with, and the options that the name reports. */
export interface AskedName {
  readonly text: string;
  readonly options: AskedOptions;
}

/**
 * AIPTx reports only type, mode, and name of a scan. So the name contains a hash of the other options:
 * `scan-gate <gate> <hash> run <n>` (decision 0023).
 */
export function nameOf(request: AiptxRequest, gate: string): AskedName {
  const { run, options } = request;
  if (options.name !== undefined)
    return { text: options.name, options: { unreported: 'a scan with its own name does not report its options' } };
  const reported = `${gate} ${hashOf(request)}`;
  return {
    text: `scan-gate ${reported}${run === undefined ? '' : ` run ${run}`}`,
    options: {
      reported,
      ...(isPartlySecret(request) && { unreported: 'AIPTx does not report the credentials of a scan, or the query of its target' }),
    },
  };
}

const OURS = /^scan-gate (?<options>.+ [0-9a-f]{16})(?: run \d+(?:\.\d+)?)?$/;

/** Gate and hash from a name that `nameOf` has made, or undefined for any other name. */
export function optionsIn(name: string): string | undefined {
  return OURS.exec(name)?.groups?.['options'];
}

/** The hash leaves secrets out, so that nobody can test guesses with it. Then equal hashes do not prove equal options. */
function isPartlySecret({ given, options }: AiptxRequest): boolean {
  return hasQuery(given) || secretLeaves(options.authentication).length > 0;
}

function hasQuery(given: string): boolean {
  return /[?#]/.test(given);
}

/** A hash of all options without masked values. Of a query, only its existence counts. */
function hashOf({ given, type, options: { mode, scope, instructions, authentication } }: AiptxRequest): string {
  const secrets = secretLeaves(authentication).map(({ text }) => text);
  const redact = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, '*'), text);
  const login = authentication && JSON.stringify(withoutSecrets(authentication, (text) => redact(shown(text))));
  const patterns = scope && JSON.stringify([scope.include?.map(redact), scope.exclude?.map(redact)]);
  return hashIdentity([type, mode, hasQuery(given) ? 'query' : undefined, login, patterns, instructions && redact(instructions)]).slice(
    0,
    16,
  );
}
