import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stableTitle } from '../../src/domain/stable-title.js';
import { runs } from '../helpers/lanes.js';

const SPANS = [
  [
    '29 days',
    '1 day',
    '0 days',
    '-3 days',
    '29-day',
    '1,234 days',
    '1\u202f234 days',
    "1'234 days",
    '29.5 days',
    '29 day(s)',
    '7-14 days',
    '7 to 14 days',
  ],
  [
    '12 hours',
    '1 hour',
    '3 hrs',
    '45 minutes',
    '1 second',
    '30-second',
    '250 milliseconds',
    '250ms',
    '6 business days',
    'two weeks',
    '1 Year',
  ],
  [
    '1 year 2 months',
    '1 year, 2 months and 3 days',
    '29 days, 10:23:11',
    '29 days 5 hours',
    '1d 4h 30m',
    '29d5h',
    '719h59m0s',
    '10 MINUTES',
  ],
].flat();
const COUNTS_DOWN = [
  'in 29 days',
  'in 1 day',
  'in 23 hours',
  'in 29d',
  'in 30 s',
  'in 5 min',
  'in 1 hr',
  'in about 2 months',
  'in less than 1 day',
  'in ~3 days',
  'in a month',
  'in less than an hour',
  'in a few seconds',
  '29 days from now',
  'a month from now',
  '3 days ago',
  '90d ago',
  'an hour ago',
  'today',
  'tomorrow',
  'yesterday',
];
const DATES = [
  '2026-11-28',
  '2026/11/28',
  '2026-11-28T10:00:00Z',
  '2026-11-28T10:00:00.123+02:00',
  '2026-11-28 10:00',
  '2026-11-28 10:00:00 UTC',
  'Nov 28, 2026',
  'November 28 2026',
  '28 November 2026',
  '28th November 2026',
  '28-Nov-2026',
  'Saturday, November 28, 2026',
  'Sat, 28 Nov 2026 10:00:00 GMT',
  'Nov  8 10:00:00 2026 GMT',
  'Nov 28, 2026 at 10:00 AM',
  '20261128T100000Z',
  '10:00:00',
  '10:00 UTC',
];
/** How titles of scanners hold a time, with numbers that identify beside it. */
const TEMPLATES = [
  'Certificate expires {}',
  'Key 2 of port 8443 is valid until {} (TLS 1.2)',
  'CVE-2024-1234: seen {}',
  '{}: OpenSSL 1.1.1 has no support',
  '5 failed logins on 10.0.0.1:22, {}',
  'CIS 1.2.3 (AES-128) {}, RFC 2616',
];

const DUE_TEMPLATES = [
  'Certificate expires {}',
  'Certificate expired on {}',
  'Expiry date: {} (port 8443)',
  'Key 2 of port 8443 is valid until {} (TLS 1.2)',
  'CVE-2024-1234: seen {}',
  'Not After: {}',
  'Unpatched since {}',
  'Subscription ends at {}',
];

const NUMBERS_THAT_IDENTIFY = [
  'Security update 2024-01-09 missing',
  'Oracle CPU 15 Jan 2023 missing',
  'Backup of 2024-01-01 exposed',
  'REST 2019-12-12 allowed',
  'API /v1 2024-01-01 deprecated',
  'Confluence leak (2023-10-04) unpatched',
  'Invoice 20240101T1200 exposed',
  'Leaked key at 01:23:45',
  'MAC 01:23:45 exposed',
  'Cron job of 10:00 UTC is world-writable',
  'Patch of Nov 28, 2026 missing',
  'Open ports 80, 443 minutes',
  'Open ports 22, 80 and 443 hours',
  'Port: 23 hours',
  'Tomorrow theme outdated',
  'port 8080 open',
  '5432/tcp',
  '10.0.0.1:8080',
  'shop.example.org:443',
  'OpenSSL 1.1.1',
  'OpenSSL 3.0 - end of life',
  'TLS 1.0 enabled',
  'TLS 1.2 min',
  'minimum TLS version 1.2',
  'Node 20',
  'Log4j 2.17',
  'HTTP/2',
  'node:20',
  'k8s 1.29',
  'CVE-2024-1234',
  'CVE-2026-11281',
  'RFC 2616',
  'RFC 2616 sec 5',
  'CIS 1.2.3',
  'CIS AWS 2023',
  'CWE Top 25:2023',
  'ISO 27001:2022',
  'AES-128',
  'SHA-256',
  'SPHINCS+-SHA2-128s',
  'MD5',
  '2FA',
  '5 failed logins',
  'only 2 second factors',
  'Password length 8 min',
  '0-day in Foo',
  'Server returns 404s',
  'rendered in 3D',
  '802.11s',
  'weak keys in 802.11s',
  'fixed in 2.4d',
  'fixed in 1.1.1w',
  'results in 500s',
  'leaked in 5m accounts',
  'TLS 1.0 years later',
  'found in 3 S3 buckets',
  'used in 5 MS SQL servers',
  '00:1a:2b:3c:4d:5e',
  '00:11:22:33:44:55',
  'fe80:10:20:30::1',
  'IAM policy version 2012-10-17',
  'api-version=2023-11-01',
  'Windows 10/11/2022',
  'Version 28.11.2026',
  'Missing November 2026 update',
  '/backup-2026-11-28.sql',
  '/backup/2026-11-28/dump.sql',
  'app:2026-11-28',
  'https://example.org/2026/11/28/post',
  '7-days-a-week.example.org',
];

describe('a title with a time', () => {
  it.each(COUNTS_DOWN)('is the same one later: "expires %s"', (when) => {
    expect(stableTitle(`Certificate expires ${when}`)).toBe('Certificate expires [time]');
  });

  it('is the same one with any duration, in any template', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEMPLATES), fc.constantFrom(...SPANS), (template, time) => {
        expect(stableTitle(template.replace('{}', time))).toBe(template.replace('{}', '[time]'));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same one with any date or time of day at which something is due, or since when it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DUE_TEMPLATES), fc.constantFrom(...DATES), (template, time) => {
        expect(stableTitle(template.replace('{}', time))).toBe(template.replace('{}', '[time]'));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('is the same one with any number of any unit', () => {
    const numbers = fc.oneof(
      fc.nat({ max: 1e9 }).map(String),
      fc.nat({ max: 1e6 }).map((n) => n.toLocaleString('en')),
    );
    const units = fc.constantFrom(' second', ' minute', ' hour', ' day', '-day', ' week', ' month', ' year');
    fc.assert(
      fc.property(numbers, units, (number, unit) => {
        fc.pre(number !== '0' || unit !== '-day');
        const one = unit === ' second' && number !== '1' ? `${unit}s` : unit;
        expect(stableTitle(`Seen in ${number}${one} on port 8080`)).toBe('Seen [time] on port 8080');
      }),
    );
  });

  it.each(['28.11.2026', '11/28/2026', 'Nov 28', '28 Nov'])('reads %s as a date where something is due then', (date) => {
    expect(stableTitle(`Certificate expires on ${date}.`)).toBe('Certificate expires on [time].');
  });
});

describe('a number that is no time', () => {
  it.each(NUMBERS_THAT_IDENTIFY)('stays: %s', (title) => {
    expect(stableTitle(title)).toBe(title);
  });

  it('that identifies does so beside a time, too', () => {
    const number = fc.tuple(
      fc.constantFrom('port ', 'OpenSSL 1.', 'TLS 1.', 'Node ', 'CVE-2024-1', 'RFC ', 'CIS 1.', 'AES-', '10.0.0.'),
      fc.nat({ max: 9999 }),
    );
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('', ' expires in 29 days', ' (2026-11-28)', ': 1 day left', ' for 12 h'),
        (a, b, time) => {
          const [one, other] = [a, b].map((parts) => parts.join(''));
          fc.pre(one !== other);
          expect(stableTitle(`${one}${time}`)).toContain(one);
          expect(stableTitle(`${one}${time}`)).not.toBe(stableTitle(`${other}${time}`));
        },
      ),
    );
  });

  it('leaves texts without a number as they are, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/\p{N}|day|week|month|year|hour|minute|second|tomorrow/iu.test(text));
        expect(stableTitle(text)).toBe(text);
      }),
    );
  });
});
