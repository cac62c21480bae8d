/**
 * What is needed after the scan. It is one module, so that all of it is one file of the bundle, which is loaded while the service scans.
 */
export { exitEarly, finishWithError } from '../workflow/finish/early-exit.js';
export { finish } from '../workflow/finish/finish.js';
export { cancelLeftovers, publishCancelled } from '../workflow/finish/post-step.js';
export { end } from './end.js';
export { createPublishers } from './publishers.js';
