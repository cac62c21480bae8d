import { DAY_MS } from '../clock.js';
import { type Maker, manyOf } from '../lazy-list.js';
import { namesOfTargets, type PresetName, type PresetOptions, plansOfTargets } from '../presets.js';
import type { S4eFinding, S4eScanPlan, S4eScenario } from './scenario.js';

/** S4E for the demo: two earlier scans of the asset, and a new one that ends within 4 seconds (`slow`: 8 seconds). */
export function s4ePreset({ preset = 'failing', targets }: PresetOptions = {}): S4eScenario {
  const findings = exposures().filter(({ status }) => preset !== 'clean' || (status !== 'open' && status !== 'confirmed'));
  const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
  const before = exposures().filter(({ id }) => id !== 'f-91827' && id !== 'f-91860');
  return {
    assets: [
      { id: 'a-1001', name: 'shop.example.org' },
      { id: 'a-1002', name: 'api.example.org' },
    ],
    scans: [
      { id: 'sc-40007', assetId: 'a-1001', createdAgoMs: 7 * DAY_MS, runningMs: 832_000, findings: before },
      { id: 'sc-43310', assetId: 'a-1001', createdAgoMs: DAY_MS, runningMs: 790_000, findings: before },
    ],
    plans: [{ ...pace, findings }],
    ...(targets !== undefined && severalAssets(targets, preset, pace)),
  };
}

/** Several assets, of which every second one has an earlier scan. */
function severalAssets(count: number, preset: PresetName, pace: S4eScanPlan): S4eScenario {
  const assets = namesOfTargets(count).map((name, index) => ({ id: `a-${1001 + index}`, name: `${name}.example.org` }));
  const ids = assets.map(({ id }) => id);
  const minor = exposures().filter(({ severity }) => severity === 'low' || severity === 'info');
  const earlier = ids.filter((_, index) => index % 2 === 0);
  return {
    assets,
    targets: ids,
    scans: earlier.map((assetId) => ({ assetId, createdAgoMs: DAY_MS, runningMs: 790_000, findings: minor })),
    plansByTarget: plansOfTargets(ids, preset, {
      failing: { ...pace, findings: exposures() },
      clean: { ...pace, findings: [] },
      broken: { ...pace, end: 'failed' },
      minor: { ...pace, findings: minor },
    }),
  };
}

/** The 14 findings of a full scan of a web shop, of which 11 are open (1 critical, 2 high, 4 medium, 3 low, 1 info). */
export function exposures(): readonly S4eFinding[] {
  return [...WEB, ...TLS, ...DNS, ...PORTS];
}

/** `count` open findings with distinct titles. */
export function manyExposures(count: number): Maker<S4eFinding> {
  return manyOf(exposures(), count, ({ title }, number) => ({ id: `f-${number}`, title: `${title} (host ${number})` }));
}

const WEB: readonly S4eFinding[] = [
  {
    id: 'f-91827',
    title: 'SQL injection in /api/login',
    severity: 'critical',
    cvss: 9.8,
    status: 'open',
    description: 'The parameter username reaches a SQL query unescaped; a quote in it changes the answer from 401 to 500.',
    remediation: 'Use parameterized queries.',
    references: ['https://cwe.mitre.org/data/definitions/89.html'],
  },
  {
    id: 'f-91828',
    title: 'Reflected XSS in /search',
    severity: 'high',
    cvss: 7.4,
    status: 'confirmed',
    description: 'The parameter q is echoed into the page without encoding.',
    remediation: 'Encode output for the place it stands in, and send a Content-Security-Policy.',
    references: ['https://cwe.mitre.org/data/definitions/79.html'],
  },
  {
    id: 'f-91829',
    title: 'Session cookie without Secure and HttpOnly',
    severity: 'medium',
    cvss: 5.3,
    status: 'open',
    description: 'The cookie SID is sent over plain HTTP and can be read by scripts.',
    remediation: 'Set the attributes Secure, HttpOnly and SameSite=Lax.',
    references: ['https://cwe.mitre.org/data/definitions/614.html'],
  },
  {
    id: 'f-91830',
    title: 'Strict-Transport-Security header is missing',
    severity: 'medium',
    cvss: 4.8,
    status: 'open',
    description: 'Browsers may be led to plain HTTP on their first visit.',
    remediation: 'Send Strict-Transport-Security with a max-age of a year.',
  },
  {
    id: 'f-91831',
    title: 'Directory listing at /static/backup/',
    severity: 'low',
    cvss: 3.7,
    status: 'open',
    description: 'The server lists the files of the folder.',
    remediation: 'Switch directory listings off.',
  },
  {
    id: 'f-91832',
    title: 'Open redirect in /login',
    severity: 'high',
    cvss: 7.1,
    status: 'resolved',
    description: 'The parameter next leads to any host.',
    remediation: 'Accept paths of this host only.',
    references: ['https://cwe.mitre.org/data/definitions/601.html'],
  },
  {
    id: 'f-91833',
    title: 'Default credentials at /admin',
    severity: 'critical',
    cvss: 9.1,
    status: 'false_positive',
    description: 'The login form answered admin/admin with a redirect.',
    remediation: 'Change the password of the account.',
  },
];

const TLS: readonly S4eFinding[] = [
  {
    id: 'f-91840',
    title: 'TLS 1.0 enabled',
    severity: 'medium',
    cvss: 5.9,
    status: 'open',
    description: 'Port 443 accepts TLS 1.0.',
    remediation: 'Accept TLS 1.2 and later only.',
    references: ['https://datatracker.ietf.org/doc/html/rfc8996'],
  },
  {
    id: 'f-91841',
    title: 'Certificate expires within 14 days',
    severity: 'medium',
    status: 'open',
    description: 'The certificate ends in 12 days.',
    remediation: 'Renew it, and let it be renewed by itself.',
  },
  {
    id: 'f-91842',
    title: 'Cipher suites without forward secrecy',
    severity: 'medium',
    cvss: 4.3,
    status: 'accepted_risk',
    description: 'TLS_RSA_WITH_AES_128_CBC_SHA is offered for old clients.',
    remediation: 'Offer ECDHE suites only.',
  },
];

const DNS: readonly S4eFinding[] = [
  {
    id: 'f-91850',
    title: 'DMARC policy p=none',
    severity: 'low',
    status: 'open',
    description: 'Mail that fails DMARC is delivered all the same.',
    remediation: 'Move to p=quarantine, then to p=reject.',
  },
  {
    id: 'f-91851',
    title: 'CAA record is missing',
    severity: 'low',
    status: 'open',
    description: 'Any certificate authority may issue for this domain.',
    remediation: 'Publish a CAA record that names yours.',
  },
];

const PORTS: readonly S4eFinding[] = [
  {
    id: 'f-91860',
    title: 'PostgreSQL reachable from the internet (5432/tcp)',
    severity: 'high',
    cvss: 7.5,
    status: 'open',
    description: 'The port answers with a PostgreSQL handshake.',
    remediation: 'Close the port in the firewall; let the application reach it by a private network.',
  },
  {
    id: 'f-91861',
    title: 'Server version in headers',
    severity: 'info',
    status: 'open',
    description: 'The header Server names nginx and its version.',
    remediation: 'Set server_tokens off.',
  },
];
