import { ScanError } from '../../domain/errors.js';
import type { ScanRequest } from '../../domain/scan.js';
import type { S4eClient } from './client.js';
import type { WireAsset } from './wire.js';

/** What is known of an asset before anything is started. */
interface KnownAsset {
  readonly name?: string | undefined;
  readonly notices: NonNullable<ScanRequest['notices']>;
}

/**
 * Looks whether the asset is fit to scan. Only siblings show this endpoint: where it tells nothing, the start decides.
 *
 * @throws ScanError `TARGET_UNKNOWN` where another asset is told, `TARGET_NOT_READY`, for S4E scans no asset whose ownership is not proven; `AUTH_REJECTED`
 */
export async function lookUpAsset(client: S4eClient, id: string, signal: AbortSignal): Promise<KnownAsset> {
  const asset = await readAsset(client, id, signal);
  if (asset instanceof ScanError) return { notices: [unchecked(asset, id)] };
  assertSame(asset, id);
  assertReady(asset, id);
  return { name: asset.name || undefined, notices: [] };
}

/** The asset, or why it is not told; a key that is rejected will not do for the scan either. */
async function readAsset(client: S4eClient, id: string, signal: AbortSignal): Promise<WireAsset | ScanError> {
  try {
    return await client.asset(id, signal);
  } catch (error) {
    // It names the last failure, which the reason of the signal does not.
    if (signal.aborted) throw error;
    if (!(error instanceof ScanError) || error.code === 'AUTH_REJECTED') throw error;
    return error;
  }
}

function unchecked({ code, details }: ScanError, id: string): KnownAsset['notices'][number] {
  const text = `S4E does not tell of the asset ${id} (${details.status ?? code}): whether it is verified and active is not known before the start.`;
  const hint =
    code === 'FORBIDDEN'
      ? 'Give the key behind {api-key} the scope read:assets, and {target} if it is limited to some assets.'
      : 'If the start is refused too, check {target}.';
  return { text, hint };
}

function assertSame({ id: told }: WireAsset, id: string): void {
  if (!told || told === id) return;
  throw new ScanError('TARGET_UNKNOWN', `S4E was asked for the asset ${id} and answered with another one: ${told}.`, {
    hint: 'Nothing was started. Check {target} and {api-url}; if they are right, ask S4E.',
    sensitive: [told],
  });
}

function assertReady({ name, status, verified }: WireAsset, id: string): void {
  const label = name ? `${name} (${id})` : id;
  const sensitive = [label];
  const word = status?.trim().toLowerCase() ?? '';
  if (verified === false || word === 'pending_verification') {
    throw new ScanError('TARGET_NOT_READY', `The asset ${label} is not verified at S4E, which scans verified assets only.`, {
      hint: 'Verify the ownership of the asset in S4E and run the job again, or give another {target}.',
      sensitive,
    });
  }
  if (word !== '' && word !== 'active') {
    throw new ScanError('TARGET_NOT_READY', `The asset ${label} is "${word}" at S4E and not active.`, {
      hint: 'Activate the asset in S4E and run the job again, or give another {target}.',
      sensitive,
    });
  }
}
