import { ScanError } from '../../domain/errors.js';
import type { ScanRequest, Target } from '../../domain/scan.js';
import type { FeguraClient } from './client.js';
import type { AskedTarget, FeguraRequest } from './request.js';
import type { WireAccount } from './wire.js';

type Notice = NonNullable<ScanRequest['notices']>[number];

/**
 * Finds the connection to scan among the accounts, and checks that it is connected. Only less reliable documents describe accounts, and a
 * key may not be allowed to read them. Then a UUID still works, but an AWS account number does not.
 */
export async function locateConnection(client: FeguraClient, { target, region }: FeguraRequest, signal: AbortSignal): Promise<ScanRequest> {
  const traits = { region };
  const accounts = await tryAccounts(client, target, signal);
  if (accounts instanceof ScanError) {
    if (target.kind === 'number') throw needsUuid(accounts, target.digits);
    const { id } = target;
    return { target: { id, key: id, label: id, ownCode: false }, traits, baseline: traits, notices: [unchecked(accounts)] };
  }
  const found = target.kind === 'connection' ? byId(accounts, target.id) : byNumber(accounts, target.digits);
  assertConnected(found);
  return { target: toTarget(found), traits, baseline: traits };
}

/** The accounts, or the error of the request. A rejected key stops the run, because it cannot start a scan either. */
async function tryAccounts(client: FeguraClient, target: AskedTarget, signal: AbortSignal): Promise<readonly WireAccount[] | ScanError> {
  try {
    return await readAccounts(client, target, signal);
  } catch (error) {
    // The error names the last failure, and the reason of the signal does not.
    if (signal.aborted) throw error;
    if (!(error instanceof ScanError) || error.code === 'AUTH_REJECTED') throw error;
    return error;
  }
}

/** A number may be connected twice, so all pages are read for it. */
async function readAccounts(client: FeguraClient, target: AskedTarget, signal: AbortSignal): Promise<readonly WireAccount[]> {
  const accounts: WireAccount[] = [];
  for await (const page of client.accounts(signal, target.kind === 'connection')) {
    accounts.push(...page);
    if (target.kind === 'connection' && accounts.some((account) => isSameId(account.id, target.id))) break;
  }
  return accounts;
}

/** UUIDs ignore case. */
function isSameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function byId(accounts: readonly WireAccount[], id: string): WireAccount {
  const found = accounts.find((account) => isSameId(account.id, id));
  return found ?? fail('TARGET_UNKNOWN', `Fegura has no connection ${id}. ${listOf(accounts)}`, UNKNOWN_HINT, accounts);
}

function byNumber(accounts: readonly WireAccount[], digits: string): WireAccount {
  const hits = accounts.filter((account) => account.awsAccountId === digits);
  const [found] = hits;
  if (found === undefined)
    return fail('TARGET_UNKNOWN', `Fegura has no AWS account ${digits}. ${listOf(accounts)}`, UNKNOWN_HINT, accounts);
  if (hits.length === 1) return found;
  return fail(
    'TARGET_AMBIGUOUS',
    `The AWS account ${digits} is connected to Fegura ${hits.length} times: ${shortened(hits.map(describe))}.`,
    'Set {target} to the UUID of the right connection.',
    hits,
  );
}

const UNKNOWN_HINT = 'Check {target}, and that the key behind {api-key} belongs to the organization of the AWS account.';

function listOf(accounts: readonly WireAccount[]): string {
  if (accounts.length === 0) return 'No AWS account is connected.';
  return `Connected accounts: ${shortened(accounts.map(({ alias, id }) => alias || id))}.`;
}

function describe({ alias, id, status }: WireAccount): string {
  return `${alias || 'without alias'} (${[id, status].filter(Boolean).join(', ')})`;
}

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}

/** An account without a status counts as connected. */
function assertConnected(account: WireAccount): void {
  const status = account.status?.toLowerCase() ?? 'connected';
  if (status === 'connected') return;
  fail(
    'TARGET_NOT_READY',
    `Fegura cannot scan ${labelOf(account)}: the status of its connection is "${account.status}", not "connected".`,
    status === 'pending'
      ? 'Finish connecting the AWS account at Fegura, then run the job again. Or change {target}.'
      : 'Connect the AWS account at Fegura again, then run the job again. Or change {target}.',
    [account],
  );
}

function toTarget(account: WireAccount): Target {
  return { id: account.id, key: account.id.toLowerCase(), label: labelOf(account), ownCode: false };
}

function labelOf({ id, alias, awsAccountId }: WireAccount): string {
  if (alias) return awsAccountId ? `${alias} (${awsAccountId})` : alias;
  return awsAccountId || id;
}

function whyUnread({ code, details }: ScanError): string | undefined {
  if (code === 'FORBIDDEN') return 'the API key may not read the accounts';
  if (details.status === 404) return 'Fegura does not offer the accounts at this address';
  return code === 'INCOMPLETE' ? 'the list of accounts could not be read to its end' : undefined;
}

function unchecked(error: ScanError): Notice {
  const why = whyUnread(error) ?? `the accounts could not be read (${error.details.status ?? error.code})`;
  return {
    text: `Fegura: scan-gate could not check whether the account is connected: ${why}.`,
    hint: 'If the start is refused, check {target}, and the scopes of the key behind {api-key}, which needs read and write.',
  };
}

function needsUuid(cause: ScanError, digits: string): ScanError {
  const why = whyUnread(cause);
  if (why === undefined) return cause;
  return new ScanError(cause.code, `Fegura: scan-gate could not look up the AWS account ${digits}: ${why}.`, {
    hint: "Set {target} to the UUID of the account's connection at Fegura, or {api-key} to a key with the scope read.",
    status: cause.details.status,
    serviceCode: cause.details.serviceCode,
    cause,
  });
}

/** @param named The accounts that the message names, which may not be public. */
function fail(
  code: 'TARGET_UNKNOWN' | 'TARGET_AMBIGUOUS' | 'TARGET_NOT_READY',
  message: string,
  hint: string,
  named: readonly WireAccount[],
): never {
  const sensitive = named.flatMap(({ id, alias }) => [id, alias ?? '']).filter((name) => name !== '');
  throw new ScanError(code, message, { hint, sensitive });
}
