import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import { COMPILED } from './compile.mjs';

const require = createRequire(import.meta.url);
const asyncHooks = require('node:async_hooks');

/**
 * In the place of AsyncLocalStorage, in which jest-circus keeps the running test, and makes a new one for each test file. Node 20 copies
 * each of them to every new promise, so the tests became slower with every file of a worker. Tests of a file never run at the same time.
 */
class SequentialStorage {
  getStore() {
    return this.store;
  }
  async run(store, work) {
    const { store: outer } = this;
    this.store = store;
    try {
      return await work();
    } finally {
      this.store = outer;
    }
  }
}

/**
 * Runs one test file (`testRunner` of jest.config.json). jest would load every module again for each file, in a context of its own. Here
 * Node loads the compiled modules as it loads them in production, once for each worker. That is safe, because no module has state.
 */
export default async function runFile(globalConfig, config, environment, _runtime, testPath, sendMessageToJest) {
  const restoreEnvironment = keepEnvironment();
  try {
    return await circus.default(globalConfig, config, environment, nodeRuntime(config.rootDir), testPath, sendMessageToJest);
  } finally {
    forgetTests();
    restoreEnvironment();
  }
}

/** What jest-circus uses of jest's runtime. */
function nodeRuntime(rootDir) {
  return {
    // The framework keeps the tests of a file in its modules and globals.
    requireInternalModule(path) {
      delete require.cache[path];
      // A getter in Node 24.
      const nodes = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
      Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { configurable: true, value: SequentialStorage });
      try {
        return require(path);
      } finally {
        Object.defineProperty(asyncHooks, 'AsyncLocalStorage', nodes);
      }
    },
    requireModule: require,
    setGlobalsForRuntime(globals) {
      globalThis[Symbol.for('jest globals')] = globals;
    },
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(join(rootDir, COMPILED, relative(rootDir, path).replace(/\.ts$/, '.js')))),
    enterTestCode() {},
    leaveTestCode() {},
  };
}

function forgetTests() {
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  for (const key of Object.getOwnPropertySymbols(globalThis)) if (key.description === 'JEST_STATE_SYMBOL') delete globalThis[key];
}

/** A test may change variables, or replace `process.env`, which then has no effect on time zones. */
function keepEnvironment() {
  const { env } = process;
  const before = { ...env };
  return () => {
    process.env = env;
    for (const name of Object.keys(env)) if (!(name in before)) delete env[name];
    Object.assign(env, before);
  };
}
