import { describe, expect, it } from '@jest/globals';
import { locateAll, type RepositoryFiles } from '../../src/domain/repository-files.js';

const NFD = 'café.tf'.normalize('NFD');
const FILES: RepositoryFiles = {
  files: ['main.tf', 'prod/main.tf', 'prod/a b.tf', 'prod/100%25.tf', 'prod/100%.tf', NFD, 'link', 'x/y/z.tf', 'y/z.tf'],
  submodules: ['vendor/vpc'],
  repository: 'octo-org/Infra',
};

/** Where the first name is found, in a scan that names all of them. */
function locate(names: readonly string[], files: RepositoryFiles = FILES): string | undefined {
  return locateAll(names, files)(names[0] ?? '');
}

describe('a name', () => {
  it.each([
    ['prod/main.tf', 'prod/main.tf'],
    ['café.tf', NFD],
    [NFD, NFD],
    ['cafe%CC%81.tf', NFD],
    // Only where the literal name is no file.
    ['prod/100%25.tf', 'prod/100%25.tf'],
    ['prod/100%2525.tf', 'prod/100%25.tf'],
    ['prod/a%20b.tf', 'prod/a b.tf'],
    // The longest end that is a file.
    ['/home/runner/work/infra/infra/x/y/z.tf', 'x/y/z.tf'],
    ['/src/prod/main.tf', 'prod/main.tf'],
    ['/src/prod/a%20b.tf', 'prod/a b.tf'],
    ['clone%2Dx/prod/a%20b.tf', 'prod/a b.tf'],
    ['INFRA/main.tf', 'main.tf'],
    // Another repository's, under the name that it has here.
    ['vendor/vpc/main.tf', 'vendor/vpc/main.tf'],
    ['infra/vendor/vpc/main.tf', 'vendor/vpc/main.tf'],
  ])('%j is %j', (name, path) => {
    expect(locate([name])).toBe(path);
  });

  it.each([
    '',
    '/',
    'prod',
    'prod/',
    'none.tf',
    'Main.tf',
    'main.tf/x',
    // Folders of this repository: their files are known.
    'prod/old/main.tf',
    'vendor/main.tf',
    'link/main.tf',
    '/prod/gone/main.tf',
    // Other repositories' code.
    '.terraform/modules/vpc/main.tf',
    '/tmp/clone/.terraform/modules/vpc/main.tf',
    'infra/.terragrunt-cache/1/2/main.tf',
    'node_modules/infra/main.tf',
    '../infra/main.tf',
    'prod%2',
  ])('%j is no file', (name) => {
    expect(locate([name])).toBeUndefined();
  });

  it('has no folders in front where others are named as they are', () => {
    expect(locate(['old/main.tf'])).toBe('main.tf');
    expect(locate(['old/main.tf', 'prod/main.tf'])).toBeUndefined();
    // Another tool of the service may name files from the root of the machine.
    expect(locate(['/tmp/1/main.tf', 'prod/main.tf'])).toBe('main.tf');
    expect(locate(['/tmp/1/main.tf', '/prod/main.tf'])).toBeUndefined();
    expect(locate(['infra/main.tf', 'prod/main.tf'])).toBe('main.tf');
  });

  it('is below the checkout that other names show, and then no file of another folder', () => {
    expect(locate(['/tmp/1/generated/main.tf', '/tmp/1/prod/main.tf'])).toBeUndefined();
    expect(locate(['/tmp/1/prod/main.tf', '/tmp/1/generated/main.tf'])).toBe('prod/main.tf');
    expect(locate(['/tmp/2/main.tf', '/tmp/1/prod/main.tf'])).toBe('main.tf');
  });

  it('is found among half a million files in time, also where all have one name', () => {
    const files = Array.from({ length: 500_000 }, (_, index) => `m${index % 1000}/n${index}/main.tf`);
    const names = Array.from({ length: 25_000 }, (_, index) => `/work/clone/${files[index * 20]}`);
    const hostile = Array.from({ length: 2_000 }, (_, index) => `${'a/'.repeat(2_000)}${index}%20.tf`);
    const find = locateAll([...names, ...hostile], { files, submodules: [] });
    expect(names.map(find)).toEqual(files.filter((_, index) => index % 20 === 0));
    expect(hostile.map(find)).toEqual(hostile.map(() => undefined));
  });
});
