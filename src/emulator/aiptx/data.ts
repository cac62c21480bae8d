import { DAY_MS } from '../clock.js';
import { type Maker, manyOf } from '../lazy-list.js';
import { namesOfTargets, type PresetName, type PresetOptions, plansOfTargets } from '../presets.js';
import type { AiptxFinding, AiptxScanPlan, AiptxScenario } from './scenario.js';

/** AIPTx for the demo: two earlier pentests of a staging shop, and a new one that ends within 4 seconds (`slow`: 8 seconds). */
export function aiptxPreset({ preset = 'failing', targets }: PresetOptions = {}): AiptxScenario {
  const findings = preset === 'clean' ? settledShopFindings() : shopFindings();
  const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
  const before = { queuedMs: 60_000, runningMs: 9_000_000, findings: shopFindings().slice(2) };
  return {
    scans: [
      { id: 'scan_before1', name: 'Weekly Security Scan', createdAgoMs: 7 * DAY_MS, ...before },
      { id: 'scan_before2', name: 'Weekly Security Scan', createdAgoMs: DAY_MS, ...before },
    ],
    plans: [{ ...pace, findings }],
    ...(targets !== undefined && severalUrls(targets, preset, pace)),
  };
}

/** Several URLs, of which every second one has an earlier pentest. */
function severalUrls(count: number, preset: PresetName, pace: AiptxScanPlan): AiptxScenario {
  const targets = namesOfTargets(count).map((name) => `https://${name}.staging.example.com`);
  const minor = shopFindings().filter(({ severity }) => severity === 'low' || severity === 'info');
  const earlier = targets.filter((_, index) => index % 2 === 0);
  return {
    targets,
    scans: earlier.map((target) => ({ target, createdAgoMs: DAY_MS, queuedMs: 60_000, runningMs: 9_000_000, findings: minor })),
    plansByTarget: plansOfTargets(targets, preset, {
      failing: { ...pace, findings: shopFindings() },
      clean: { ...pace, findings: settledShopFindings() },
      broken: { ...pace, end: 'failed' },
      minor: { ...pace, findings: minor },
    }),
  };
}

/** The 13 findings of a web shop, of which 10 are open (1 critical, 2 high, 3 medium, 3 low, 1 info). */
export function shopFindings(): readonly AiptxFinding[] {
  return [...INJECTION, ...ACCESS, ...HARDENING, ...SETTLED];
}

/** The findings of the fixed shop: only those above that are not open. */
function settledShopFindings(): readonly AiptxFinding[] {
  return SETTLED;
}

/** `count` open findings with distinct URLs. */
export function manyShopFindings(count: number): Maker<AiptxFinding> {
  return manyOf([...INJECTION, ...ACCESS, ...HARDENING], count, (_model, number) => ({
    id: `finding_${number}`,
    endpoint: { method: 'GET', path: `/unit/${number}`, parameter: 'id' },
  }));
}

const INJECTION: readonly AiptxFinding[] = [
  {
    id: 'finding_inj01',
    title: 'SQL injection in product search',
    severity: 'critical',
    cvssScore: 9.8,
    status: 'open',
    category: 'injection',
    endpoint: { method: 'GET', path: '/api/products/search', parameter: 'q' },
    detail: {
      cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      subcategory: 'sql_injection',
      cweId: 'CWE-89',
      description:
        'The search text is concatenated into the query. A single quote ends the literal, and what follows is run by the database.',
      impact: 'Anyone can read and change every table that the shop’s database user may.',
      fullUrl: 'https://staging.example.com/api/products/search',
      remediation: {
        summary: 'Bind the search text as a parameter.',
        codeExample: {
          language: 'javascript',
          vulnerable: 'db.query("SELECT * FROM products WHERE name LIKE \'%" + q + "%\'")',
          secure: "db.query('SELECT * FROM products WHERE name LIKE $1', [`%${q}%`])",
        },
        references: ['https://cwe.mitre.org/data/definitions/89.html'],
      },
      owaspTop10: ['A03:2021'],
    },
  },
  {
    id: 'finding_xss01',
    title: 'Stored XSS in product reviews',
    severity: 'high',
    cvssScore: 7.6,
    status: 'open',
    category: 'xss',
    endpoint: { method: 'POST', path: '/api/products/{id}/reviews', parameter: 'text' },
    detail: {
      subcategory: 'stored_xss',
      cweId: 'CWE-79',
      description: 'The text of a review is shown as HTML to everybody who opens the product.',
      impact: 'Scripts of an attacker run in the sessions of other customers.',
      fullUrl: 'https://staging.example.com/api/products/17/reviews',
      remediation: {
        summary: 'Show reviews as text, or clean them on the server with an allow-list of elements.',
        references: ['https://cwe.mitre.org/data/definitions/79.html'],
      },
      owaspTop10: ['A03:2021'],
    },
  },
];

const ACCESS: readonly AiptxFinding[] = [
  {
    id: 'finding_acc01',
    title: 'Invoices of other customers can be downloaded',
    severity: 'high',
    cvssScore: 8.1,
    status: 'open',
    category: 'access_control',
    endpoint: { method: 'GET', path: '/invoices/{id}', parameter: 'id' },
    detail: {
      subcategory: 'idor',
      cweId: 'CWE-639',
      description: 'The number of the invoice is all that is checked. Numbers are given out one after the other.',
      impact: 'Names, addresses and orders of all customers can be read.',
      fullUrl: 'https://staging.example.com/invoices/1042',
      remediation: {
        summary: 'Check that the invoice belongs to the customer who is signed in.',
        references: ['https://cwe.mitre.org/data/definitions/639.html'],
      },
      owaspTop10: ['A01:2021'],
    },
  },
  {
    id: 'finding_aut01',
    title: 'No limit on attempts to sign in',
    severity: 'medium',
    cvssScore: 5.3,
    status: 'open',
    category: 'authentication',
    endpoint: { method: 'POST', path: '/login', parameter: 'password' },
  },
  {
    id: 'finding_aut02',
    title: 'Session stays valid after signing out',
    severity: 'medium',
    cvssScore: 4.8,
    status: 'open',
    category: 'authentication',
    endpoint: { method: 'POST', path: '/logout' },
  },
];

const HARDENING: readonly AiptxFinding[] = [
  {
    id: 'finding_mis01',
    title: 'Any origin may read answers with credentials',
    severity: 'medium',
    cvssScore: 6.5,
    status: 'open',
    category: 'misconfiguration',
    endpoint: { method: 'GET', path: '/api/account' },
  },
  {
    id: 'finding_mis02',
    title: 'Content-Security-Policy is missing',
    severity: 'low',
    cvssScore: 3.1,
    status: 'open',
    category: 'misconfiguration',
    endpoint: { method: 'GET', path: '/' },
  },
  {
    id: 'finding_mis03',
    title: 'Cookie without the attribute Secure',
    severity: 'low',
    cvssScore: 3.1,
    status: 'open',
    category: 'misconfiguration',
    endpoint: { method: 'POST', path: '/login' },
  },
  {
    id: 'finding_mis04',
    title: 'Stack traces in error answers',
    severity: 'low',
    cvssScore: 3.7,
    status: 'open',
    category: 'misconfiguration',
    endpoint: { method: 'GET', path: '/api/orders', parameter: 'page' },
  },
  {
    id: 'finding_mis05',
    title: 'Web server discloses its version',
    severity: 'info',
    cvssScore: 0,
    status: 'open',
    category: 'misconfiguration',
    endpoint: { method: 'GET', path: '/' },
  },
];

const SETTLED: readonly AiptxFinding[] = [
  {
    id: 'finding_inj02',
    title: 'Server-side template injection in the newsletter',
    severity: 'critical',
    cvssScore: 9.1,
    status: 'fixed',
    category: 'injection',
    endpoint: { method: 'POST', path: '/api/newsletter/preview', parameter: 'body' },
  },
  {
    id: 'finding_aut03',
    title: 'Password reset reveals which addresses have accounts',
    severity: 'medium',
    cvssScore: 5.3,
    status: 'accepted',
    category: 'authentication',
    endpoint: { method: 'POST', path: '/password/reset', parameter: 'email' },
  },
  {
    id: 'finding_xss02',
    title: 'Reflected XSS in the cart',
    severity: 'high',
    cvssScore: 6.1,
    status: 'false_positive',
    category: 'xss',
    endpoint: { method: 'GET', path: '/cart', parameter: 'voucher' },
  },
];
