import { ScanError } from '../../domain/errors.js';
import type { ScanRequest } from '../../domain/scan.js';
import type { S4eClient } from './client.js';
import type { WireAsset } from './wire.js';

/** What is known about an asset before a scan starts. */
interface KnownAsset {
  readonly name?: string | undefined;
  readonly notices: NonNullable<ScanRequest['notices']>;
}

/**
 * Checks that the asset can be scanned. Only less reliable documents describe this endpoint. If it does not respond, the start decides.
 *
 * @throws ScanError `TARGET_UNKNOWN` if S4E returns another asset. `TARGET_NOT_READY` if the asset's ownership is not verified, because
 *   S4E does not scan such an asset. `AUTH_REJECTED`.
 */
export async function lookUpAsset(client: S4eClient, id: string, signal: AbortSignal): Promise<KnownAsset> {
  const asset = await readAsset(client, id, signal);
  if (asset instanceof ScanError) return { notices: [unchecked(asset, id)] };
  assertSame(asset, id);
  assertReady(asset, id);
  return { name: asset.name || undefined, notices: [] };
}

/** The asset, or the error of the request. A rejected key stops the run, because it cannot start a scan either. */
async function readAsset(client: S4eClient, id: string, signal: AbortSignal): Promise<WireAsset | ScanError> {
  try {
    return await client.asset(id, signal);
  } catch (error) {
    // The error names the last failure, and the reason of the signal does not.
    if (signal.aborted) throw error;
    if (!(error instanceof ScanError) || error.code === 'AUTH_REJECTED') throw error;
    return error;
  }
}

function unchecked({ code, details }: ScanError, id: string): KnownAsset['notices'][number] {
  const text = `S4E did not return the asset ${id} (${details.status ?? code}), so scan-gate cannot check before the start whether it is verified and active.`;
  const hint =
    code === 'FORBIDDEN'
      ? 'Give the key behind {api-key} the scope read:assets, and {target} if it is limited to some assets.'
      : 'If the start is refused too, check {target}.';
  return { text, hint };
}

function assertSame({ id: returned }: WireAsset, id: string): void {
  if (!returned || returned === id) return;
  throw new ScanError('TARGET_UNKNOWN', `S4E returned the asset ${returned} instead of the asset ${id}.`, {
    hint: 'Nothing was started. Check {target} and {api-url}. If they are right, contact S4E support.',
    sensitive: [returned],
  });
}

function assertReady({ name, status, verified }: WireAsset, id: string): void {
  const label = name ? `${name} (${id})` : id;
  const sensitive = [label];
  const word = status?.trim().toLowerCase() ?? '';
  if (verified === false || word === 'pending_verification') {
    throw new ScanError('TARGET_NOT_READY', `The asset ${label} is not verified at S4E, and S4E scans only verified assets.`, {
      hint: 'Verify the ownership of the asset in S4E and run the job again, or change {target}.',
      sensitive,
    });
  }
  if (word !== '' && word !== 'active') {
    throw new ScanError('TARGET_NOT_READY', `The asset ${label} has the status "${word}" at S4E and is not active.`, {
      hint: 'Activate the asset in S4E and run the job again, or change {target}.',
      sensitive,
    });
  }
}
