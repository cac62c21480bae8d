// Whose documents say how long a scan takes.

/** A request that every service accepts, because only its duration is used. */
const GIVEN = { target: '203.0.113.7', organization: 'o' };
const TARGETS = { fegura: '00000000-0000-4000-8000-000000000000' };
const COMMIT = '0'.repeat(40);
const SOURCE = { ci: 'none', event: 'push', repository: 'o/r', ref: 'refs/heads/main', branch: 'main', commit: COMMIT };

/**
 * The documented duration in seconds.
 *
 * @param kind `aether365:compliance`: the scanner and its scan type, and for AIPTx also its mode, as in `aiptx:web:quick`
 */
export function typicalOf(services, kind) {
  const [id, type, mode, ...rest] = kind.split(':');
  const service = services.find((known) => known.id === id);
  const scanners = services.map((known) => known.id).join(', ');
  if (service === undefined || rest.length > 0 || type === '' || (mode !== undefined && id !== 'aiptx'))
    throw new Error(`--kind is ${kind}. Allowed: SCANNER or SCANNER:TYPE, such as aether365:compliance. Scanners: ${scanners}.`);
  if (type !== undefined && !('scan-type' in service.inputs))
    throw new Error(`--kind is ${kind}. Allowed: ${id}, which has no scan types.`);
  const options = mode === undefined ? {} : { 'scan-options': { mode } };
  const given = { ...GIVEN, ...(TARGETS[id] && { target: TARGETS[id] }), ...(type !== undefined && { 'scan-type': type }), ...options };
  const parsed = service.parse(given, { source: SOURCE, wait: true });
  if ('problems' in parsed) throw new Error(`--kind is ${kind}. Allowed: ${id}: and one of ${parsed.problems[0]?.allowed}.`);
  return (parsed.plan.typicalMs ?? service.typicalMs) / 1000;
}

/** The service whose documented duration is nearest to that of the scans, for a file without `--kind`. */
export function kindNearest(services, scans) {
  const sorted = scans.map(({ duration }) => duration).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const far = ({ typicalMs }) => Math.abs(Math.log(typicalMs / 1000 / middle));
  const nearest = services.toSorted((a, b) => far(a) - far(b))[0];
  return { kind: nearest.id, typical: nearest.typicalMs / 1000 };
}
