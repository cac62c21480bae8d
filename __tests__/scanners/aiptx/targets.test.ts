import { BlockList, isIP } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { matches } from '../../../src/scanners/aiptx/allowed-targets.js';
import { type AiptxTarget, contains, parseTarget, targetId, withoutQueries } from '../../../src/scanners/aiptx/targets.js';
import { planOf } from './support.js';

function target(text: string): AiptxTarget {
  const parsed = parseTarget(text);
  if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault}`);
  return parsed;
}

const allows = (entry: string, text: string): boolean => {
  const parsed = parseTarget(text);
  return !('fault' in parsed) && matches(entry, parsed);
};

describe('a target', () => {
  it.each([
    ['https://staging.example.com', 'https://staging.example.com'],
    ['https://staging.example.com/', 'https://staging.example.com'],
    ['HTTPS://Staging.Example.COM:443/?a=b#c', 'https://staging.example.com'],
    ['http://staging.example.com:8080/shop/?token=1', 'http://staging.example.com:8080/shop/'],
    ['https://example.com/a@b', 'https://example.com/a@b'],
    ['https://10.0.0.7:8443', 'https://10.0.0.7:8443'],
    ['http://[2001:DB8:0::1]/', 'http://[2001:db8::1]'],
    ['Staging.Example.com', 'staging.example.com'],
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['10.0.0.0/24', '10.0.0.0/24'],
    ['2001:db8::/32', '2001:db8::/32'],
  ])('%s is shown and compared as %s', (given, id) => {
    expect(target(given).id).toBe(id);
  });

  it.each([
    '',
    'ftp://example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'https:///example.com',
    'https:example.com',
    'https://user@example.com',
    'https://user:password@example.com/',
    'https://example.com\\@evil.example.net',
    'https://example.com/shop\\..\\admin',
    'https://example.com\\shop',
    'https://example.com\t.evil.example.net',
    'https://exa mple.com',
    'https://éxample.com',
    'https://ⓔxample.com',
    'https://%65xample.com',
    'https://example.com.',
    'https://a..b',
    'https://-a.example.com',
    'https://example.com:99999',
    'https://0x7f000001',
    'https://2130706433',
    'https://127.1',
    'https://010.0.0.1',
    'https://0177.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '010.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    'example.com:8443',
    'example.com/path',
    'example.com.',
    'fe80::1%eth0',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/24/8',
    '::ffff:10.0.0.0/104',
    '2001:db8::/129',
    `https://example.com/${'a'.repeat(2000)}`,
  ])('%j is not valid', (given) => {
    expect(parseTarget(given)).toHaveProperty('fault');
  });

  it('is never quoted with a password', () => {
    for (const given of ['https://u:secret@example.com', 'u:secret@example.com', 'https://example.com\\@u:secret'])
      expect(parseTarget(given)).toMatchObject({ hide: true });
  });

  it('that the service reports in a form of its own keeps no secret', () => {
    expect(targetId('ftp://u:p@example.com/x?token=1')).toBe('ftp://example.com/x');
    expect(targetId('not a target?x=1')).toBe('not a target');
  });

  it('has no id with a query, a fragment or credentials', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(targetId(url)).not.toMatch(/[?#]/);
        expect(targetId(targetId(url))).toBe(targetId(url));
      }),
    );
  });

  it('in a sentence loses its query', () => {
    expect(withoutQueries('GET https://u:p@a.example/x?key=1#f failed, see http://b.example/y')).toBe(
      'GET https://a.example/x failed, see http://b.example/y',
    );
  });
});

describe('addresses, by Node’s own', () => {
  const addressOf = (text: string) => {
    const target = parseTarget(text);
    return 'kind' in target && target.kind === 'address' ? target.address : undefined;
  };
  const blockIn = (text: string) => {
    const target = parseTarget(text);
    return 'kind' in target && target.kind === 'block' ? target.block : undefined;
  };
  const ipv4 = fc.ipV4();
  const ipv6 = fc.ipV6();

  it('are read as Node reads them, or not at all', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6, fc.string()), (text) => {
        const address = addressOf(text);
        if (address === undefined) return isIP(text) === 0 || text.includes('%');
        return isIP(text) !== 0 && isIP(address.text) === address.family;
      }),
    );
  });

  it('are in the blocks that Node puts them in', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(ipv4, ipv4, fc.nat(32)), fc.tuple(ipv6, ipv6, fc.nat(128))), ([base, text, prefix]) => {
        const block = blockIn(`${base}/${prefix}`);
        const address = addressOf(text);
        if (block === undefined || address === undefined) return true;
        const list = new BlockList();
        list.addSubnet(block.address.text, prefix, block.address.family === 4 ? 'ipv4' : 'ipv6');
        const inside = address.family === block.address.family && list.check(address.text, address.family === 4 ? 'ipv4' : 'ipv6');
        return contains(block, { address, prefix: address.family === 4 ? 32 : 128 }) === inside;
      }),
    );
  });
});

describe('allowed-targets', () => {
  it.each([
    ['staging.example.com', 'https://staging.example.com/x?y'],
    ['Staging.Example.com', 'http://staging.example.com:8080'],
    ['staging.example.com', 'staging.example.com'],
    ['*.example.com', 'https://a.b.example.com'],
    ['*.example.com', 'staging.example.com'],
    ['https://example.com', 'https://example.com:443/any/path'],
    ['https://example.com/shop', 'https://example.com/shop'],
    ['https://example.com/shop', 'https://example.com/shop/cart?x=1'],
    ['https://example.com/shop/', 'https://example.com/shop'],
    ['https://example.com', 'https://example.com/a/../b'],
    ['10.0.0.7', '10.0.0.7'],
    ['10.0.0.7', 'https://10.0.0.7:8443/x'],
    ['10.0.0.7', '10.0.0.7/32'],
    ['10.0.0.7', '::ffff:10.0.0.7'],
    ['10.0.0.0/8', '10.200.3.4'],
    ['10.0.0.0/8', '10.1.0.0/16'],
    ['10.0.0.0/8', 'http://10.1.2.3'],
    ['2001:db8::/32', 'http://[2001:db8::7]'],
  ])('%s allows %s', (entry, text) => {
    expect(allows(entry, text)).toBe(true);
  });

  it.each([
    ['staging.example.com', 'https://staging.example.com.evil.example.net'],
    ['staging.example.com', 'https://evil-staging.example.com'],
    ['staging.example.com', 'https://staging.example.com@evil.example.net'],
    ['staging.example.com', 'https://a.staging.example.com'],
    ['*.example.com', 'https://example.com'],
    ['*.example.com', 'https://evilexample.com'],
    ['*.example.com', 'https://example.com.evil.example.net'],
    ['*.*.com', 'https://a.b.com'],
    ['*', 'https://example.com'],
    ['*.0.0.1', 'http://10.0.0.1'],
    ['https://example.com', 'http://example.com'],
    ['https://example.com', 'https://example.com:8443'],
    ['https://example.com', 'example.com'],
    ['https://example.com/shop', 'https://example.com'],
    ['https://example.com/shop', 'https://example.com/shopping'],
    ['https://example.com/shop', 'https://example.com/Shop'],
    ['https://example.com/shop', 'https://example.com/shop/../admin'],
    ['https://example.com/shop', 'https://example.com/admin/../shop'],
    ['https://example.com/shop', 'https://example.com/shop/%2e%2e/admin'],
    ['https://example.com/shop', 'https://example.com/shop/..%2fadmin'],
    ['https://example.com/shop', 'https://example.com/shop/%252e%252e/admin'],
    ['https://example.com/shop', 'https://example.com/shop/..;/admin'],
    ['https://example.com/shop', 'https://example.com/shop%2fx'],
    ['https://example.com/shop?x=1', 'https://example.com/shop?x=1'],
    ['https://u@example.com', 'https://example.com'],
    ['example.com:443', 'https://example.com'],
    ['10.0.0.7', '10.0.0.0/24'],
    ['10.0.0.0/24', '10.0.0.0/16'],
    ['10.0.0.0/8', '11.0.0.1'],
    ['10.0.0.0/8', '0xa000001'],
    ['0.0.0.0/0', '::1'],
    ['::/0', '10.0.0.1'],
    ['', 'https://example.com'],
  ])('%s does not allow %s', (entry, text) => {
    expect(allows(entry, text)).toBe(false);
  });

  it('allows by a host nothing that Node’s own parser sends elsewhere', () => {
    const noise = fc.constantFrom(
      '@',
      '\\',
      '/',
      '.',
      '..',
      '%2f',
      '%2e',
      '%40',
      '#',
      '?',
      ':',
      '\t',
      ' ',
      'ａ',
      'K',
      '。',
      '[',
      ']',
      'a',
      'evil.example.net',
      ':443',
    );
    const text = fc.array(fc.oneof(noise, fc.constantFrom('good.example.com', 'GOOD.example.com', 'http://', 'https://')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const given = `https://${parts.join('')}`;
        if (!allows('good.example.com', given)) return;
        expect(new URL(given).hostname).toBe('good.example.com');
        expect(given).not.toMatch(/^https:\/\/[^/?#]*@/);
      }),
      { numRuns: 2000 },
    );
  });

  it('allows by a path nothing that resolves out of it', () => {
    const piece = fc.constantFrom('shop', 'admin', '.', '..', '%2e%2e', '%2E.', '..%2f', '%5c', ';', '..;', '', '%252e', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const given = `https://example.com/${pieces.join('/')}`;
        if (!allows('https://example.com/shop', given)) return;
        expect(new URL(given).pathname).toMatch(/^\/shop(?:\/|$)/);
        expect(decodeURIComponent(given.slice(19))).not.toContain('..');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whether a target may be attacked', () => {
  const permit = (event: string, given: string, allowed?: readonly string[], scope?: object) => {
    const asked = { target: given, ...(scope && { 'scan-options': { scope } }) };
    return planOf({ given: asked, source: { event } }).permit?.(allowed);
  };

  it.each([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
    'deployment',
    'deployment_status',
    'workflow_run',
    'issues',
    'issue_comment',
    'discussion',
    'discussion_comment',
    'commit_comment',
  ])('needs the list on %s', (event) => {
    expect(permit(event, 'https://staging.example.com/x?token=abc')).toEqual({
      input: 'target',
      given: 'https://staging.example.com/x',
      hint: {
        lead: `List the target in the policy file .github/scan-gate.yml, on the branch that the file is read from, because people without write access can cause the event ${event}:`,
        yaml: 'allowed-targets:\n  - "staging.example.com"',
      },
    });
    expect(permit(event, 'https://staging.example.com', ['*.example.com'])).toBeUndefined();
    expect(permit(event, 'https://staging.example.com', [])).toBeDefined();
  });

  it.each(['push', 'schedule', 'workflow_dispatch', 'merge_group', 'release'])(
    'does not need the list on %s, but is compared with an existing list',
    (event) => {
      expect(permit(event, 'https://staging.example.com')).toBeUndefined();
      expect(permit(event, 'https://staging.example.com', ['staging.example.com'])).toBeUndefined();
      expect(permit(event, 'https://staging.example.com', ['production.example.com', 'http://u@x'])).toEqual({
        input: 'target',
        given: 'https://staging.example.com',
        hint: {
          text: expect.stringMatching(
            /allows only production\.example\.com, http:\/\/u@x; these entries are not valid targets: http:\/\/u@x\.$/,
          ),
          lead: expect.stringMatching(/:$/),
          yaml: 'allowed-targets:\n  - "staging.example.com"',
        },
      });
    },
  );

  it('needs the list for any block, whatever the event', () => {
    expect(permit('push', '10.0.0.0/24')).toMatchObject({ hint: { yaml: 'allowed-targets:\n  - "10.0.0.0/24"' } });
    expect(permit('push', '10.0.0.0/24', ['10.0.0.0/16'])).toBeUndefined();
    expect(permit('push', '10.0.0.0/24', ['10.0.0.1'])).toBeDefined();
  });

  it('holds for rescans too', () => {
    const asked = { given: { 'scan-options': { rescan: 'scan_1' } }, source: { event: 'pull_request' } };
    expect(planOf(asked).permit?.(undefined)).toBeDefined();
    expect(planOf(asked).permit?.(['staging.example.com'])).toBeUndefined();
  });

  it.each(['https://production.example.com/*', '//production.example.com', '*', 'production.example.com'])(
    'takes no scope that could lead elsewhere where there is a list: %s',
    (pattern) => {
      const scope = { include: ['/api/*', pattern] };
      expect(permit('push', 'https://staging.example.com', ['staging.example.com'], scope)).toMatchObject({ input: 'scan-options' });
      expect(permit('push', 'https://staging.example.com', undefined, scope)).toBeUndefined();
      expect(
        permit('push', 'https://staging.example.com', ['staging.example.com'], { include: ['/api/*'], exclude: [pattern] }),
      ).toBeUndefined();
    },
  );

  const POLICY = ['https://staging.example.com/app', 'https://staging.example.com/shop/', 'https://login.example.org'];
  const TARGET_BELOW = 'https://staging.example.com/app/v2';

  it.each([
    [['/app'], true],
    [['/app/', '/app/*', '/app/v1/*', '/app/%7Eme/*'], true],
    [['/shop/*'], false],
    [['/app/*', '/admin/*'], false],
    [['/*'], false],
    [['/'], false],
    [['/app*'], false],
    [['/apple'], false],
    [['/APP/*'], false],
    [['/*/app'], false],
    [['/app/../admin'], false],
    [['/app/..;/admin'], false],
    [['/app/%2e%2e/admin'], false],
    [['/app/|/admin'], false],
    [['/app/{x,/admin}'], false],
    [['/app/\n/admin'], false],
  ])('takes a scope of %j where the list allows a path only: %s', (include, fine) => {
    const refused = permit('push', TARGET_BELOW, POLICY, { include });

    if (fine) expect(refused).toBeUndefined();
    else
      expect(refused).toMatchObject({
        input: 'scan-options',
        given: `scope.include: ${include.at(-1)}`,
        hint: expect.stringMatching(/below \/app .*\.$/),
      });
    // One entry that allows the whole host is enough.
    expect(permit('push', TARGET_BELOW, [...POLICY, 'staging.example.com'], { include })).toBeUndefined();
  });

  it.each([
    ['https://staging.example.com/app/login?next=secret', true],
    ['/app/login', true],
    ['https://login.example.org/any', true],
    ['https://staging.example.com/admin/login', false],
    ['/admin/login', false],
    ['//elsewhere.example.com/app', false],
    ['https://elsewhere.example.com/app/login?next=secret', false],
    ['https://user@login.example.org', false],
    ['elsewhere', false],
  ])('takes the login address %s where there is a list: %s', (login_url, fine) => {
    const permitLogin = (authentication: object, allowed?: readonly string[]) =>
      planOf({ given: { target: TARGET_BELOW, 'scan-options': { authentication } }, source: { event: 'push' } }).permit?.(allowed);

    for (const authentication of [
      { type: 'login', login_url },
      { type: 'login', login: { steps: [{ login_url }] } },
    ]) {
      const refused = permitLogin(authentication, POLICY);
      if (fine) expect(refused).toBeUndefined();
      else expect(refused).toMatchObject({ input: 'scan-options', given: expect.stringContaining('authentication.login_url: ') });
      expect(JSON.stringify(refused ?? '')).not.toMatch(/secret|user@/);
      expect(permitLogin(authentication)).toBeUndefined();
    }
  });
});
