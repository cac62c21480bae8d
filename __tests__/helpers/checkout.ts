import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commitAll, git } from './clone.js';

type Files = Readonly<Record<string, string>>;

/** A repository on a server, in which `feature/x` is to be merged into `main`, and the checkout of a CI. */
export interface ServedRepository {
  readonly url: string;
  /** Where `feature/x` has left `main`. */
  readonly base: string;
  /** The tip of `main`, one commit later. */
  readonly tip: string;
  /** The tip of `feature/x`. */
  readonly head: string;
  /** The merge of `feature/x` into `main` that a CI makes, which is on no branch: `refs/pull/7/merge`. */
  readonly merge: string;
  /** Returns a checkout of a ref, as the runners of CIs make it: of this ref alone, or of its newest commits. The caller removes it. */
  checkOut(ref: string, depth?: number): string;
  remove(): void;
}

/**
 * @param base What `main` holds.
 * @param change What `feature/x` adds or changes.
 */
export function serveRepository(base: Files, change: Files): ServedRepository {
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-served-'));
  const write = (files: Files): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  write({ 'main.tf': '', ...base });
  const first = commitAll(folder);
  git(folder, 'checkout', '--quiet', '-b', 'feature/x');
  write({ 'feature.tf': '', ...change });
  const head = commitAll(folder);
  git(folder, 'checkout', '--quiet', 'main');
  write({ 'later.tf': '' });
  const tip = commitAll(folder);
  git(folder, 'checkout', '--quiet', '--detach');
  git(folder, '-c', 'user.name=ci', '-c', 'user.email=ci@example.com', 'merge', '--quiet', '--no-ff', '-m', 'merge', 'feature/x');
  const merge = git(folder, 'rev-parse', 'HEAD').trim();
  git(folder, 'update-ref', 'refs/pull/7/merge', merge);
  git(folder, 'checkout', '--quiet', 'main');
  const url = `file://${folder}`;
  // A copy is made much faster than a checkout.
  const originals = new Map<string, string>();
  return {
    url,
    base: first,
    tip,
    head,
    merge,
    checkOut(ref, depth) {
      const key = `${ref} ${depth}`;
      const original = originals.get(key) ?? checkOut(url, ref, depth);
      originals.set(key, original);
      const copy = mkdtempSync(join(tmpdir(), 'scan-gate-checkout-'));
      cpSync(original, copy, { recursive: true });
      return copy;
    },
    remove() {
      for (const path of [folder, ...originals.values()]) rmSync(path, { recursive: true });
    },
  };
}

function checkOut(url: string, ref: string, depth?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-original-'));
  git(folder, 'init', '--quiet', '--template', '');
  git(folder, 'remote', 'add', 'origin', url);
  git(folder, 'fetch', '--quiet', '--no-tags', ...(depth === undefined ? [] : ['--depth', String(depth)]), 'origin', ref);
  git(folder, 'checkout', '--quiet', 'FETCH_HEAD');
  return folder;
}
