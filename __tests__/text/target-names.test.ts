import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createLogger } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { createTargetRedactor, redactingLogger } from '../../src/runtime/target-redaction.js';
import { hideNames, hidePaths, placesIn } from '../../src/text/target-names.js';

const KNOWN = ['api.example.io', 'docs.example.io'];

describe('the places that a sentence names', () => {
  it.each<[string, readonly string[]]>([
    ['Host 203.0.113.7 is down.', ['203.0.113.7']],
    ['The network 10.0.0.0/24, and 2001:db8::1/64 too', ['10.0.0.0/24', '2001:db8::1/64']],
    ['fe80:0:0:0:1:2:3:4 does not answer, nor ::ffff:10.0.0.1', ['fe80:0:0:0:1:2:3:4', '::ffff:10.0.0.1']],
    ['staging.internal.corp: no such host', ['staging.internal.corp']],
    ['see https://shop.test:8443/cart?id=7 for more', ['https://shop.test:8443/cart?id=7']],
    ['crawling /admin/login now', ['/admin/login']],
    ['xn--bcher-kva.example and BÜCHER', ['xn--bcher-kva.example']],
    ['bücher.example is out of scope', ['bücher.example']],
    ["the tenant 't_ab12', tenant ID: ab-12, and this account", ['t_ab12', 'ab-12']],
    ['Asset is not verified', []],
    ['at 12:30:45, and/or later (v1.2.3), 90 %', []],
    ['api.example.io could not be reached; see https://docs.example.io/errors', []],
  ])('%j: %j', (text, places) => {
    expect(placesIn(text, KNOWN)).toEqual(places);
  });
});

describe('our own sentences about requests', () => {
  it.each([
    ['S4E responded to GET /api/scan/a-1001/status with 503: later.', 'S4E responded to GET /api/scan/(x)/status with 503: later.'],
    ['GET /v1/scans?target=shop.test -> 200 (3 ms, attempt 1)', 'GET /v1/scans -> 200 (3 ms, attempt 1)'],
    ['POST /tenants/00000000-aaaa/scans: the connection broke', 'POST /tenants/(x)/scans: the connection broke'],
    ['GET /api/assets/https%3A%2F%2Fshop.test was not answered', 'GET /api/assets/(x) was not answered'],
    ['no request at all', 'no request at all'],
  ])('%j', (text, expected) => {
    expect(hidePaths(text, '(x)')).toBe(expected);
  });
});

describe('hideNames', () => {
  const WEB = 'https://xn--bcher-kva.Staging.example/Admin/Portal/';

  it.each([
    [WEB, WEB.slice(0, -1)],
    [WEB, WEB.toUpperCase()],
    [WEB, encodeURIComponent(WEB)],
    [WEB, encodeURIComponent(WEB.slice(0, -1)).toLowerCase()],
    [WEB, 'xn--bcher-kva.staging.example'],
    [WEB, 'BÜCHER.staging.example'],
    [WEB, '/admin/portal'],
    [WEB, 'admin/portal'],
    [WEB, encodeURIComponent('/Admin/Portal')],
    ['shop.example.', 'shop.example'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['2001:DB8:0:0::/64', '2001:db8::'],
  ])('hides a target that is given as %s in the spelling %s', (given, spelled) => {
    const redaction = createTargetRedactor([given], () => true);
    expect(redaction.redact(`It is "${spelled}" here`)).toBe('It is "(not shown here)" here');
  });

  const target = { id: 'id-1', key: 'key-1', label: 'label-1', ownCode: false };

  it('hides what was overheard in every later text, and keeps what is known', () => {
    const redaction = createTargetRedactor([], () => true, { known: KNOWN });
    redaction.addFromText('Cannot resolve db.internal.corp (10.1.2.3); ask api.example.io');
    expect(redaction.redact('db.internal.corp, DB.INTERNAL.CORP, 10.1.2.3, api.example.io, 10.1.2.30')).toBe(
      '(not shown here), (not shown here), (not shown here), api.example.io, (not shown here)0',
    );
  });

  it('hides what stood in the place of something else', () => {
    const redaction = createTargetRedactor([], () => true);
    const text = 'the findings: $.data[0].line should be number and is "SQL "injection" in /login".';
    expect(redaction.redact(text)).toBe('the findings: $.data[0].line should be number and is (not shown here).');
  });

  it('hides nothing where only those read along who may', () => {
    const redaction = createTargetRedactor(['shop.test'], () => false);
    redaction.addFromText('10.1.2.3');
    const text = 'AIPTx responded to GET /v1/scans/s1 of shop.test with 400: 10.1.2.3';
    expect(redaction.redact(text)).toBe(text);
  });

  it('hides no name of the repository’s own code', () => {
    const redaction = createTargetRedactor(['shop.test'], () => true);
    redaction.setTarget({ ...target, ownCode: true });
    expect(redaction.redact('GET /v1/scans/s1 of shop.test and label-1')).toBe('GET /v1/scans/s1 of shop.test and label-1');
  });

  it('never throws, and shows none of the names, whatever else the text contains', () => {
    const host = fc.domain();
    fc.assert(
      fc.property(host, fc.ipV4(), fc.ipV6(), fc.string(), (name, four, six, text) => {
        const redaction = createTargetRedactor([], () => true);
        redaction.addFromText(`${name} is ${four} and ${six} now`);
        const hidden = redaction.redact(`${text} ${name} ${four} ${six}`);
        expect(hidden.slice(text.length)).not.toContain(` ${name} `);
        expect(hidden.slice(text.length)).not.toContain(` ${four} `);
        if (six !== '::') expect(hidden.endsWith(` ${six}`)).toBe(false);
      }),
    );
  });
});

it('leaves the addresses of our own hints, which are no target, and hides every other one', () => {
  const hide = hideNames(['shop.test'], { addresses: true });
  const hint = 'GITHUB_API_URL is https://api.github.com, or https://HOST/api/v3; https://www.githubstatus.com reports outages.';

  expect(hide(hint)).toBe(hint);
  expect(hide('see https://other.test/x and https://docs.github.com.evil.test/')).toBe('see (not shown here) and (not shown here)');
});

it('hides names in every part of a hint that is logged', () => {
  const lines: string[] = [];
  const redactor = createRedactor(['s3cr3t-of-ours']);
  const plain = createLogger({ write: (line) => void lines.push(line), redactor, style: 'plain', debug: false });
  const logger = redactingLogger(
    plain,
    createTargetRedactor(['shop.test'], () => true),
  );

  logger.error('Refused.', { text: 'Not shop.test.', lead: 'To allow shop.test:', yaml: 'targets:\n  - "shop.test" # s3cr3t-of-ours' });

  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).not.toMatch(/shop|s3cr3t/);
});
