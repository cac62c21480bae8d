// Not a test file: it decides whether tests that need a browser can run.
// oxlint-disable jest/no-export jest/valid-describe-callback jest/no-disabled-tests
import { existsSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const path = USUAL_PLACES.find((place) => place !== undefined && existsSync(place));

/** A real browser. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ ...(path !== undefined && { executablePath: path }), args: FLAGS });
}

/**
 * Tests that need a browser: without one they are skipped with a message, or fail where `SCAN_GATE_CHROMIUM` is `required`. `off` skips them
 * in any case, because another run has them: the page does not depend on the version of Node.
 */
export function describeInChromium(name: string, tests: () => void): void {
  const wanted = process.env.SCAN_GATE_CHROMIUM;
  if (path !== undefined && wanted !== 'off') return describe(name, tests);
  if (wanted === 'required') {
    it(name, () => {
      throw new Error('SCAN_GATE_CHROMIUM is "required", and there is no Chromium: install it, or name it in CHROMIUM_PATH.');
    });
    return;
  }
  const why = wanted === 'off' ? 'SCAN_GATE_CHROMIUM is off' : 'there is no Chromium (install it, or name it in CHROMIUM_PATH)';
  process.stdout.write(`SKIPPED, for ${why}: ${name}\n`);
  describe.skip(name, tests);
}
