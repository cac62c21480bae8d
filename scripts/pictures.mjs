// Draws docs/images/comment.png and report.png from the comment and the page that the demo makes, in Chromium:
//   npm run build && node scripts/pictures.mjs [--folder docs/images]
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const folder = join(root, process.argv.includes('--folder') ? process.argv[process.argv.indexOf('--folder') + 1] : 'docs/images');
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** A comment of GitHub is about 800 pixels wide on a laptop. */
const COMMENT_WIDTH = 800;
const PAGE = { width: 1200, height: 900 };

/** As much of GitHub's style as tells how long a comment is: sizes and spaces of its Markdown. */
const STYLE = `
  body { margin: 0; padding: 16px; box-sizing: border-box; background: #fff; color: #1f2328;
    font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
  h2 { font-size: 1.5em; margin: 0 0 16px; padding-bottom: .3em; border-bottom: 1px solid #d1d9e0b3; line-height: 1.25; }
  h3 { font-size: 1.25em; margin: 24px 0 16px; }
  p, table, pre, details, blockquote, ul { margin: 0 0 16px; }
  a { color: #0969da; text-decoration: none; }
  table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; }
  th, td { border: 1px solid #d1d9e0; padding: 6px 13px; }
  tr:nth-child(2n) td { background: #f6f8fa; }
  code { font: 85%/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: #818b981f; padding: .2em .4em; border-radius: 6px; }
  pre { background: #f6f8fa; padding: 16px; border-radius: 6px; overflow: auto; }
  pre code { background: none; padding: 0; }
  blockquote { border-left: .25em solid #d1d9e0; padding: 0 1em; color: #59636e; }
  sub { font-size: 75%; vertical-align: baseline; line-height: 1.5; }`;

const demo = execFileSync(process.execPath, [join(root, 'dist/cli/index.js'), 'demo'], { encoding: 'utf8' });
const comment = /comment \(Markdown\) ─+\n([\s\S]*?)\n\n── /.exec(demo)?.[1];
const reportPage = /^ {2}(\/.*report\.html) \(/m.exec(demo)?.[1] ?? /html-file: (.*)/.exec(demo)?.[1];
if (comment === undefined || reportPage === undefined) throw new Error('The demo printed no comment or no page.');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  mkdirSync(folder, { recursive: true });
  const tab = await browser.newPage({ deviceScaleFactor: 2, viewport: { width: COMMENT_WIDTH, height: 600 } });
  await tab.setContent(`<!DOCTYPE html><meta charset="utf-8"><style>${STYLE}</style><body>${htmlOf(comment)}</body>`);
  const height = await tab.evaluate(() => document.body.scrollHeight);
  await tab.screenshot({ path: join(folder, 'comment.png'), fullPage: true });
  console.log(`comment.png: ${COMMENT_WIDTH} x ${height} pixels`);
  await tab.setViewportSize(PAGE);
  await tab.goto(pathToFileURL(reportPage).href);
  await tab.screenshot({ path: join(folder, 'report.png') });
  console.log(`report.png: ${readFileSync(join(folder, 'report.png')).length} bytes`);
} finally {
  await browser.close();
}

function htmlOf(markdown) {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}
