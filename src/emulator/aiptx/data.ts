import type { AiptxFinding, AiptxFindingsMaker } from './scenario.js';

/** Findings of a web shop: 13, of which 10 are open (1 critical, 2 high, 3 medium, 3 low, 1 info). */
export function shopFindings(): readonly AiptxFinding[] {
  return [...INJECTION, ...ACCESS, ...HARDENING, ...SETTLED];
}

/** What a repaired shop still shows: the findings above that are not open. */
export function settledShopFindings(): readonly AiptxFinding[] {
  return SETTLED;
}

const SEVERITIES = ['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'low', 'info'] as const;

/** `count` open findings, each at its own address: of every ten 1 critical, 2 high, 3 medium, 3 low, 1 info. */
export function manyShopFindings(count: number): AiptxFindingsMaker {
  const models = [...INJECTION, ...ACCESS, ...HARDENING];
  return {
    count,
    at(index) {
      const model = models[index % models.length];
      if (model === undefined) throw new RangeError(`no finding at ${index}`);
      const number = String(index + 1).padStart(6, '0');
      return {
        ...model,
        id: `finding_${number}`,
        severity: SEVERITIES[index % SEVERITIES.length] ?? 'low',
        status: 'open',
        endpoint: { method: 'GET', path: `/unit/${number}`, parameter: 'id' },
      };
    },
    indexOf(id) {
      const number = /^finding_(\d{6})$/.exec(id)?.[1];
      return number === undefined || Number(number) > count ? -1 : Number(number) - 1;
    },
  };
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
    title: 'Version of the web server is told',
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
    title: 'Password reset tells which addresses have accounts',
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
