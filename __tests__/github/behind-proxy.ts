import { parentPort } from 'node:worker_threads';
import { githubAccess } from '../../src/github/client.js';
import { gitHubCommentPublisher } from '../../src/publish/github/comment.js';
import { proxyFor } from '../../src/runtime/proxies.js';
import { ALL, never, publishable, sleepingClock } from '../publish/harness.js';

/** Runs in a thread of its own, because @actions/github chooses its proxy when it is imported. */
const apiUrl = 'https://api.acme.ghe.com/';
const proxied = { proxy: proxyFor(process.env, apiUrl), clock: sleepingClock(), retryUnitMs: 1 };
const github = githubAccess({ token: 'ghs_emulated', apiUrl, ...proxied });
const publisher = gitHubCommentPublisher({ github, allows: ALL, mode: 'always', marker: '<!-- m -->', render: () => 'x' });
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage((await publisher.publish(publishable(), never())).note);
