export const id = 376;
export const ids = [376];
export const modules = {

/***/ 1376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  execute: () => (/* binding */ execute)
});

// UNUSED EXPORTS: executeLeftovers

;// CONCATENATED MODULE: ./build/ci/allows.js
const YES = { allowed: true };
const no = (why) => ({ allowed: false, why });
/** What this event lets us publish (design, section 4; reference: platform 1.7). Missing permissions are not known here: they are tried. */
function allowsFor(source, options) {
    return { upload: mayUpload(source, options), comment: mayComment(source), annotate: mayAnnotate(source) };
}
function mayUpload(source, { scansRepository }) {
    if (source.ci !== 'github')
        return no('Code scanning takes uploads from GitHub Actions only; this is not a GitHub Actions job.');
    if (source.repository === undefined)
        return no('GITHUB_REPOSITORY does not name a repository.');
    if (source.mergeQueue)
        return no("A merge queue's branch is gone when the queue is done, so nothing is uploaded for it; the gate holds.");
    if (source.pullRequestState === 'closed' && isForPullRequest(source))
        return no('The pull request is closed.');
    if (source.untrusted === 'fork')
        return no("A fork's pull request may not write to code scanning.");
    if (source.ref === undefined) {
        return no('The event names no branch, tag or pull request to report to (a deployment from a commit has none). The input ref can name one.');
    }
    if (!/^refs\/(?:heads|tags|pull)\//.test(source.ref))
        return no(`Code scanning takes branches, tags and pull requests, not ${source.ref}.`);
    if (isForPullRequest(source) && !scansRepository) {
        return no("The service does not scan the pull request's code, so its findings are uploaded from branches only.");
    }
    return YES;
}
/** A comment event has a pull request to answer in, but its results belong to the default branch. */
function isForPullRequest(source) {
    return source.ref?.startsWith('refs/pull/') ?? false;
}
function mayComment(source) {
    if (source.ci !== 'github')
        return no('Comments are written from GitHub Actions only; this is not a GitHub Actions job.');
    if (source.repository === undefined)
        return no('GITHUB_REPOSITORY does not name a repository.');
    if (source.pullRequest === undefined)
        return no('The event belongs to no pull request.');
    if (source.pullRequestState === 'closed')
        return no('The pull request is closed.');
    return YES;
}
function mayAnnotate(source) {
    return source.ci === 'github' ? YES : no('Annotations are shown by GitHub Actions only.');
}

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
;// CONCATENATED MODULE: ./build/runtime/deadline.js
/**
 * One signal that carries both the deadline and the parent's interrupt; its `reason` tells which it was.
 *
 * @param ms How long from now.
 * @param reason What the signal's reason becomes when the time is up.
 */
function startDeadline(clock, ms, reason, parent) {
    const own = new AbortController();
    const timer = new AbortController();
    // Not `AbortSignal.any`: in Node 24 its reason is the first source in the list, not the first in time, unless somebody listens.
    const follow = () => own.abort(parent?.reason);
    if (parent?.aborted)
        follow();
    else
        parent?.addEventListener('abort', follow, { once: true });
    clock.sleep(ms, timer.signal).then(() => own.abort(reason()), () => undefined);
    return {
        signal: own.signal,
        clear() {
            parent?.removeEventListener('abort', follow);
            timer.abort();
        },
    };
}
/** Runs `work` under a deadline and clears it in every case. */
async function deadline_withDeadline(clock, ms, reason, parent, work) {
    const deadline = startDeadline(clock, ms, reason, parent);
    try {
        return await work(deadline.signal);
    }
    finally {
        deadline.clear();
    }
}
/** A signal that ends `ms` after `interrupt` does: for what must still be said after a SIGINT, within the runner's 7.5 s. */
function graceAfter(clock, interrupt, ms) {
    const own = new AbortController();
    const timer = new AbortController();
    const begin = () => {
        clock.sleep(ms, timer.signal).then(() => own.abort(interrupt.reason), () => undefined);
    };
    if (interrupt.aborted)
        begin();
    else
        interrupt.addEventListener('abort', begin, { once: true });
    return {
        signal: own.signal,
        clear() {
            interrupt.removeEventListener('abort', begin);
            timer.abort();
        },
    };
}

;// CONCATENATED MODULE: ./build/http/limiter.js

const WINDOW_MS = 60_000;
/** A longer pause is told to the person instead of being slept through, as in retry.ts. */
const LONGEST_WAIT_MS = 10 * 60_000;
/** Our minute begins before the service's does: by the time that the request travels. */
const MARGIN_MS = 250;
/**
 * A sliding window: never more than `perMinute` requests within any 60 seconds, which also holds for a service that counts by
 * fixed minutes. A burst first, for pacing from the start only slows down small scans (reference: performance, section 4).
 *
 * A service that tells its limit with every answer (X-RateLimit-Remaining) is believed instead.
 *
 * @param onWait Told before each wait.
 * @param perMinute Undefined: the service documents no limit, and only pauses hold.
 */
function createLimiter(clock, perMinute, onWait = () => undefined) {
    const taken = [];
    let pausedUntil = 0;
    let inFlight = 0;
    /** What the service has promised beyond our own count. */
    let credit = 0;
    const roomAt = (now) => {
        while (taken[0] !== undefined && taken[0] <= now - WINDOW_MS - MARGIN_MS)
            taken.shift();
        const oldest = taken[0];
        const full = credit === 0 && perMinute !== undefined && taken.length >= perMinute && oldest !== undefined;
        return Math.max(pausedUntil, full ? oldest + WINDOW_MS + MARGIN_MS : now);
    };
    return {
        async take(signal) {
            for (;;) {
                signal.throwIfAborted();
                const now = clock.now();
                const at = roomAt(now);
                if (at <= now)
                    break;
                if (at - now > LONGEST_WAIT_MS)
                    throw tooLong(at - now);
                onWait(at - now);
                await clock.sleep(at - now, signal);
            }
            taken.push(clock.now());
            inFlight += 1;
            credit = Math.max(0, credit - 1);
        },
        hear(remaining, resetMs) {
            inFlight = Math.max(0, inFlight - 1);
            // Those that are on their way were not yet counted when this was told.
            credit = Math.max(0, remaining - inFlight);
            if (remaining <= 0)
                pausedUntil = Math.max(pausedUntil, clock.now() + resetMs);
        },
        pause(ms) {
            pausedUntil = Math.max(pausedUntil, clock.now() + ms);
        },
    };
}
function tooLong(ms) {
    return new errors/* ScanError */.sC('RATE_LIMITED', `The service takes no more requests for ${Math.ceil(ms / 60_000)} minutes.`, {
        hint: 'Fewer jobs at once with one key, or a key of its own for CI. Run the job again after that time.',
    });
}

;// CONCATENATED MODULE: ./build/http/retry-after.js
/**
 * How long a service asks us to wait, in milliseconds; undefined where it does not say.
 *
 * Retry-After in seconds or as a date (RFC 9110, 10.2.3); else X-RateLimit-Reset, which services write as seconds since 1970,
 * as seconds from now, or as a date. A reset counts only when nothing remains.
 */
function retryAfterMs(headers, nowMs) {
    const asked = headers['retry-after'];
    const told = asked === undefined ? undefined : secondsOrDate(asked, nowMs);
    if (told !== undefined)
        return told;
    const { remaining, reset } = limitHeaders(headers);
    if (reset === undefined || (remaining !== undefined && Number(remaining) > 0))
        return undefined;
    return resetMs(reset, nowMs);
}
/** How many more requests the service takes before its limit is reset; undefined where it does not tell both. */
function toldLimit(headers, nowMs) {
    const { remaining, reset } = limitHeaders(headers);
    const inMs = reset === undefined ? undefined : resetMs(reset, nowMs);
    if (remaining === undefined || inMs === undefined || !/^\s*\d+\s*$/.test(remaining))
        return undefined;
    return { remaining: Number(remaining), resetMs: inMs };
}
/** The usual names, and those of the IETF draft (draft-ietf-httpapi-ratelimit-headers, before version 8). */
function limitHeaders(headers) {
    return {
        remaining: headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'],
        reset: headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'],
    };
}
/** Larger numbers are a point in time, smaller ones a span: no span is 30 years, no clock shows 1970. */
const EPOCH_FROM_SECONDS = 1_000_000_000;
const EPOCH_FROM_MILLIS = 1_000_000_000_000;
function resetMs(text, nowMs) {
    const value = Number(text.trim());
    if (!Number.isFinite(value) || text.trim() === '')
        return dateMs(text, nowMs);
    if (value >= EPOCH_FROM_MILLIS)
        return Math.max(0, value - nowMs);
    if (value >= EPOCH_FROM_SECONDS)
        return Math.max(0, value * 1000 - nowMs);
    return value < 0 ? undefined : value * 1000;
}
function secondsOrDate(text, nowMs) {
    if (/^\s*\d+(?:\.\d+)?\s*$/.test(text))
        return Number(text) * 1000;
    return dateMs(text, nowMs);
}
/** Only what names a time of day: `Date.parse` takes `-5` for a day in May 2001. */
function dateMs(text, nowMs) {
    if (!/\d{2}:\d{2}:\d{2}/.test(text))
        return undefined;
    const at = Date.parse(text);
    return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

;// CONCATENATED MODULE: ./build/http/refusal.js


/** Turns an answer that is not a success into an error that names the way out: the service's words first, else general ones. */
function explainRefusal(service, call, answer, nowMs) {
    const { status } = answer;
    const body = parseOrUndefined(answer.text);
    const told = service.explain({ call, status, body });
    const general = generalExplanation(service, status);
    const explanation = told ?? general;
    const temporary = (status === 408 || status === 425 || status === 429 || status >= 500) && explanation.final !== true;
    return new errors/* ScanError */.sC(explanation.code, `${call.method} ${pathOnly(call.path)} was answered with ${status}: ${explanation.message}`, {
        hint: explanation.hint ?? general.hint,
        status,
        serviceCode: explanation.serviceCode,
        conflictingId: explanation.conflictingId,
        transient: temporary,
        // A rate limit refuses before it processes; so does a 503 that the service itself (not a proxy) words.
        unsent: temporary && (status === 429 || (status === 503 && explanation.serviceCode !== undefined)),
        retryAfterMs: temporary ? (retryAfterMs(answer.headers, nowMs) ?? (status === 429 ? UNSAID_PAUSE_MS : undefined)) : undefined,
    });
}
/** After a 429 that does not say how long: limits are per minute, and the attempts together must outlast one. */
const UNSAID_PAUSE_MS = 15_000;
/** Query strings are noise in a message. */
function pathOnly(path) {
    return path.split('?', 1)[0] ?? path;
}
function generalExplanation({ title, documentation }, status) {
    const say = (code, message, hint) => ({ code, message, hint });
    if (status >= 300 && status < 400) {
        return say('REDIRECTED', 'a redirect, which is never followed: it could carry the key to another host.', 'Give the address that it leads to as {api-url}, if you trust it.');
    }
    switch (status) {
        case 401:
            return say('AUTH_REJECTED', `${title} does not accept the API key.`, `Check the secret behind {api-key}: it may be mistyped, expired or of another account. Keys: ${documentation}`);
        case 403:
            return say('FORBIDDEN', 'the API key may not do this.', `Give the key behind {api-key} the permission it lacks, or use another key. Keys: ${documentation}`);
        case 404:
            return say('NOT_FOUND', 'no such thing.', 'Check {target}, {scan-id} and {api-url}.');
        case 408:
            return say('NO_ANSWER', 'it took too long.', 'Run the job again; if it lasts, ask the service.');
        case 425:
            return say('SERVICE_FAILED', 'it is too early.', 'Run the job again.');
        case 409:
            return say('CONFLICT', 'something else is in the way.', 'Run the job again when the other scan has ended.');
        case 413:
            return say('BAD_REQUEST', 'the request is too large.', 'Check the inputs.');
        case 429:
            return say('RATE_LIMITED', `too many requests for this key.`, 'Fewer jobs at once with one key, a longer {poll-interval}, or a key of its own for CI.');
        default:
            return status >= 500
                ? say('SERVICE_FAILED', `${title}, or a proxy before it, failed.`, 'Run the job again; if it lasts, ask the service.')
                : say('BAD_REQUEST', 'the request was refused.', 'Check the inputs against the documents of the service.');
    }
}
function parseOrUndefined(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/http/retry.js

/** A poll is one request: the schedule decides when the next one is due. */
const RETRY_RULES = {
    lookup: 'reads',
    list: 'reads',
    findings: 'reads',
    start: 'unsent',
    cancel: 'unsent',
    status: 'never',
};
const MAX_ATTEMPTS = 6;
const BASE_MS = 500;
const CAP_MS = 20_000;
/** A longer pause is told to the person instead of being slept through. */
const LONGEST_PAUSE_MS = 10 * 60_000;
/** The wait before attempt `attempt + 1`: what the service asked for, if anything, plus full jitter. */
function backoffMs(attempt, askedMs, random) {
    return (askedMs ?? 0) + random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
}
/** Whether the rule allows another attempt after this error. */
function mayRepeat(rule, { details }) {
    if (rule === 'never' || (details.retryAfterMs ?? 0) > LONGEST_PAUSE_MS)
        return false;
    return rule === 'unsent' ? details.unsent === true && details.transient === true : details.transient === true;
}
/** Runs `send` until it succeeds, fails for good, or the signal ends. The last error is thrown. */
async function withRetry(send, options) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await send(attempt);
        }
        catch (thrown) {
            options.signal.throwIfAborted();
            const error = (0,errors/* asScanError */.ih)(thrown);
            if (attempt >= MAX_ATTEMPTS || !mayRepeat(options.rule, error))
                throw error;
            const waitMs = backoffMs(attempt, error.details.retryAfterMs, options.random);
            options.onRetry(error, waitMs, attempt);
            await options.clock.sleep(waitMs, options.signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/http/json-client.js






/** For one request, from the first byte sent to the last byte read. */
const REQUEST_TIMEOUT_MS = 30_000;
/** A shorter pause needs no line in the log. */
const WORTH_TELLING_MS = 5_000;
/** The one way to a service: limited by kind of call, retried where that is safe, every failure a `ScanError`. */
function createJsonClient(options) {
    const { service, clock, logger, random } = options;
    const limiters = new Map();
    const tellWait = (ms) => {
        if (ms >= WORTH_TELLING_MS)
            logger.info(`${service.title}'s limit of requests is reached: going on in ${seconds(ms)} s.`);
    };
    const limiterOf = (kind) => {
        const limiter = limiters.get(kind) ?? createLimiter(clock, service.perMinute[kind], tellWait);
        limiters.set(kind, limiter);
        return limiter;
    };
    return {
        send(call, signal) {
            const limiter = limiterOf(call.kind);
            const send = async (attempt) => {
                await limiter.take(signal);
                try {
                    return await sendOnce(options, call, attempt, limiter, signal);
                }
                catch (error) {
                    // All requests of this kind share the limit that was hit, so all of them wait.
                    if (error instanceof errors/* ScanError */.sC && error.code === 'RATE_LIMITED')
                        limiter.pause(error.details.retryAfterMs ?? 0);
                    throw error;
                }
            };
            return withRetry(send, {
                rule: RETRY_RULES[call.kind],
                clock,
                random,
                signal,
                onRetry: (error, waitMs, attempt) => logger.info(`${service.title}: ${error.message} Trying again in ${seconds(waitMs)} s (attempt ${attempt + 1}).`),
            });
        },
    };
}
async function sendOnce(options, call, attempt, limiter, signal) {
    const { service, baseUrl, apiKey, transport, clock, logger } = options;
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const headers = {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...service.authorize(apiKey),
    };
    const request = { method: call.method, url: new URL(`${baseUrl}${call.path}`), headers, body };
    const begun = clock.now();
    const tooSlow = () => new errors/* ScanError */.sC('NO_ANSWER', `${call.method} ${request.url.pathname} was not answered within ${REQUEST_TIMEOUT_MS / 1000} s.`, {
        hint: 'The service is slow or the network is cut; run the job again. If it lasts, ask the service.',
        transient: true,
    });
    const answer = await deadline_withDeadline(clock, REQUEST_TIMEOUT_MS, tooSlow, signal, (within) => transport.exchange(request, within));
    logger.debug(`${call.method} ${call.path} -> ${answer.status} (${clock.now() - begun} ms, attempt ${attempt})`);
    const limit = toldLimit(answer.headers, clock.now());
    if (limit)
        limiter.hear(limit.remaining, limit.resetMs);
    if (answer.status < 200 || answer.status >= 300)
        throw explainRefusal(service, call, answer, clock.now());
    return parseJson(answer.text, answer.headers['content-type'], call);
}
function parseJson(text, contentType, call) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        const what = text.trim() === '' ? 'an empty body' : /^\s*</.test(text) ? 'an HTML page' : `no JSON (${contentType ?? 'no content type'})`;
        throw new errors/* ScanError */.sC('NOT_JSON', `${call.method} ${call.path.split('?', 1)[0] ?? ''} was answered with ${what}.`, {
            hint: 'Something between the runner and the service may be answering (a proxy, a login page), or {api-url} is not the address of the API.',
            transient: true,
            cause: error,
        });
    }
}
function seconds(ms) {
    return (ms / 1000).toFixed(ms < 10_000 ? 1 : 0);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_http_, 2);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_https_, 2);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
;// CONCATENATED MODULE: ./build/http/transport.js




/** No answer of the documented services comes near: a page holds 100 findings of a few kB each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/**
 * Requests over `@actions/http-client`, for its agents: proxies as the runner has them (`https_proxy`, `no_proxy`).
 * Its own `request` is not used: it cannot be aborted, and its `readBody` hangs for ever on a body that is cut short.
 */
function createTransport(userAgent) {
    const kept = new lib/* HttpClient */.Qq(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: true, maxSockets: 4 });
    // A POST never rides on a kept connection: the server may be closing it just then, and whether it was processed would be unknown.
    const single = new lib/* HttpClient */.Qq(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: false });
    return {
        async exchange(request, signal) {
            signal.throwIfAborted();
            try {
                const message = await transport_open(request.method === 'GET' ? kept : single, userAgent, request, signal);
                return { status: message.statusCode ?? 0, headers: flatten(message.headers), text: await readText(message) };
            }
            catch (error) {
                signal.throwIfAborted();
                throw error instanceof errors/* ScanError */.sC ? error : explain(error, request);
            }
        },
        close: () => kept.dispose(),
    };
}
async function transport_open(client, userAgent, request, signal) {
    const { url } = request;
    const secure = url.protocol === 'https:';
    const options = {
        method: request.method,
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port || (secure ? 443 : 80),
        path: `${url.pathname}${url.search}`,
        headers: { ...request.headers, 'user-agent': userAgent },
        agent: client.getAgent(url.href),
        signal,
    };
    const info = { options, parsedUrl: url, httpModule: secure ? external_node_https_namespaceObject : external_node_http_namespaceObject };
    // Null is what http-client's own `get` passes; an empty string would send Content-Length with a GET (RFC 9110, 8.6).
    const response = await client.requestRaw(info, request.body ?? null);
    return response.message;
}
async function readText(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
        bytes += part.length;
        if (bytes > MAX_ANSWER_BYTES) {
            message.destroy();
            throw new errors/* ScanError */.sC('TOO_LARGE', `The answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB.`, {
                hint: 'No documented answer is that large: check {api-url}.',
            });
        }
        chunks.push(part);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function flatten(headers) {
    const entries = Object.entries(headers).filter((entry) => entry[1] !== undefined);
    return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}
/** Errors that come before a byte of the request has left. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
function explain(error, { url, method }) {
    const code = textOf(error, 'code');
    const message = textOf(error, 'message');
    const tunnel = /tunneling socket/.test(message ?? '');
    // A proxy's refusal comes with the code ECONNRESET; its status is in the message.
    const detail = (tunnel ? undefined : code) ?? message ?? String(error);
    const insecure = code !== undefined && /^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code);
    const unsent = tunnel || insecure || textOf(error, 'syscall') === 'connect' || (code !== undefined && BEFORE_SENDING.has(code));
    if (!unsent) {
        return new errors/* ScanError */.sC('NO_ANSWER', `${method} ${url.pathname}: the connection to ${url.host} broke before the answer was complete (${detail}).`, {
            hint: 'A passing fault of the network or of the service; run the job again. If it lasts, ask the service.',
            transient: true,
            cause: error,
        });
    }
    return new errors/* ScanError */.sC('UNREACHABLE', `${url.host} could not be reached (${detail}).`, {
        hint: insecure
            ? `The certificate of ${url.host} is not trusted here: check {api-url}, or give the runner your certificate authority by NODE_EXTRA_CA_CERTS.`
            : 'Check {api-url}, the name resolution and firewall of the runner, and https_proxy / no_proxy if there is a proxy.',
        transient: !insecure,
        unsent: true,
        cause: error,
    });
}
function textOf(error, key) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    const value = Reflect.get(error, key);
    return typeof value === 'string' && value !== '' ? value : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/publish/guard.js
/** Does the work. Whatever it throws becomes a note, except the reason of an abort, which is thrown. */
async function guarded(options, work) {
    const { surface, signal, scrub = (text) => text, explain = (error) => unexpected(surface, error) } = options;
    try {
        signal.throwIfAborted();
        return scrubbed(await work(), scrub);
    }
    catch (error) {
        signal.throwIfAborted();
        return scrubbed({ surface, outcome: 'failed', note: explain(error) }, scrub);
    }
}
/** What was to be expected, such as a fork's read-only token, is a surface left out rather than one that broke. */
function softened(publication) {
    return publication.outcome === 'failed' && publication.note?.level === 'notice' ? { ...publication, outcome: 'skipped' } : publication;
}
/** What nobody thought of; the verdict does not depend on it. */
function unexpected(surface, error) {
    const message = error instanceof Error ? error.message : String(error);
    return { level: 'warning', code: `${surface}-failed`, text: `The ${TITLES[surface]} could not be written: ${shorten(message)}` };
}
/** Others' words in a note: one line, not endless. */
function shorten(text, limit = 500) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
const TITLES = {
    files: 'report files',
    sarif: 'upload to code scanning',
    comment: 'comment',
    annotations: 'annotations',
    summary: 'job summary',
};
function scrubbed(publication, scrub) {
    const { note } = publication;
    if (note === undefined)
        return publication;
    return { ...publication, note: { ...note, text: scrub(note.text), ...(note.hint !== undefined && { hint: scrub(note.hint) }) } };
}

;// CONCATENATED MODULE: ./build/publish/files.js




/** Writes the report directory's files, each whole or not at all. `files` of the publication tells their absolute paths. */
function filesPublisher({ directory, render }) {
    return {
        surface: 'files',
        publish(what, signal) {
            return guarded({ surface: 'files', signal }, async () => {
                const texts = { 'results.sarif': ({ sarif }) => sarif, ...render };
                const files = {};
                for (const name of ['results.json', 'results.sarif', 'report.md']) {
                    const text = texts[name]?.(what);
                    if (text !== undefined)
                        files[name] = await writeWhole((0,external_node_path_.join)(directory, name), directory, name, text);
                }
                return { surface: 'files', outcome: 'done', files };
            });
        },
    };
}
/** A reader never sees half a file: it is written beside its place and then moved there, over a symbolic link rather than through it. */
async function writeWhole(path, directory, name, text) {
    const draft = (0,external_node_path_.join)(directory, `.${name}.${(0,external_node_crypto_.randomUUID)()}.tmp`);
    try {
        const file = await (0,promises_.open)(draft, 'wx');
        try {
            if (typeof text === 'string')
                await file.writeFile(text);
            else
                for (const piece of inPieces(text))
                    await file.appendFile(piece);
        }
        finally {
            await file.close();
        }
        await (0,promises_.rename)(draft, path);
        return path;
    }
    catch (error) {
        await (0,promises_.rm)(draft, { force: true });
        throw error;
    }
}
/** Joins small pieces: a write for each line of 25,000 findings would take seconds. */
function* inPieces(pieces, size = 65_536) {
    let held = '';
    for (const piece of pieces) {
        held += piece;
        if (held.length < size)
            continue;
        yield held;
        held = '';
    }
    if (held !== '')
        yield held;
}

;// CONCATENATED MODULE: ./build/publish/github/annotations.js

/** Marks files and lines by workflow commands; they need no token, so they work on forks as well. */
function annotationsPublisher({ enabled, allows, render, write }) {
    return {
        surface: 'annotations',
        publish(what, signal) {
            return guarded({ surface: 'annotations', signal }, async () => {
                if (!enabled || !allows.annotate.allowed)
                    return { surface: 'annotations', outcome: 'skipped' };
                for (const line of render(what))
                    write(line);
                return { surface: 'annotations', outcome: 'done' };
            });
        },
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/domain/scan.js
var domain_scan = __webpack_require__(7940);
;// CONCATENATED MODULE: ./build/publish/github/rate-limit.js
/**
 * How long GitHub asks us to wait, in milliseconds; undefined for anything but a rate limit.
 * Permissions are refused with 403 as well, so that the headers and the words decide.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function rateLimitWaitMs(error, nowMs) {
    const refusal = asRefusal(error);
    if (refusal === undefined || (refusal.status !== 403 && refusal.status !== 429))
        return undefined;
    const { headers, message, status } = refusal;
    const asked = rate_limit_retryAfterMs(headers['retry-after'], nowMs);
    if (asked !== undefined)
        return asked;
    const reset = rate_limit_seconds(headers['x-ratelimit-reset']);
    // One second more, or the new window may not have begun.
    if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined)
        return Math.max(0, reset * 1000 - nowMs) + 1000;
    return status === 429 || /secondary rate limit|abuse detection/i.test(message) ? UNTOLD_MS : undefined;
}
/** GitHub's advice for a secondary limit that names no time. */
const UNTOLD_MS = 60_000;
/** Octokit's errors, read without trusting their form. */
function asRefusal(error) {
    if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
        return undefined;
    const response = 'response' in error ? error.response : undefined;
    const answered = typeof response === 'object' && response !== null;
    return { status: error.status, message: error.message, headers: answered ? headersOf(response) : {}, answered };
}
function headersOf(response) {
    const headers = {};
    if (!('headers' in response) || typeof response.headers !== 'object' || response.headers === null)
        return headers;
    for (const [name, value] of Object.entries(response.headers))
        headers[name.toLowerCase()] = String(value);
    return headers;
}
/** Seconds, or an HTTP date. */
function rate_limit_retryAfterMs(value, nowMs) {
    if (value === undefined)
        return undefined;
    const given = rate_limit_seconds(value);
    if (given !== undefined)
        return given * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
function rate_limit_seconds(value) {
    return value !== undefined && /^[0-9]{1,12}$/.test(value.trim()) ? Number(value) : undefined;
}

;// CONCATENATED MODULE: ./build/publish/github/processing.js


/** The first look, in milliseconds: small files are processed by then. */
const FIRST_MS = 2_000;
/** Each pause is this much longer than the one before, up to `LONGEST_MS`. */
const GROWTH = 1.5;
const LONGEST_MS = 20_000;
/** All looks together, in milliseconds. */
const TOTAL_MS = 120_000;
/** Looks until GitHub has processed the upload, or two minutes are over. `failed` means: not stored, or only in part. */
async function awaitProcessing(accepted, signal) {
    const { clock } = accepted.github;
    const endMs = clock.now() + TOTAL_MS;
    for (let pauseMs = FIRST_MS; clock.now() + pauseMs <= endMs; pauseMs = Math.min(pauseMs * GROWTH, LONGEST_MS)) {
        await clock.sleep(pauseMs, signal);
        const look = await lookOnce(accepted, signal);
        if (look !== 'pending')
            return look;
    }
    return { outcome: 'done', note: stillPending() };
}
async function lookOnce({ octokit, repository, id }, signal) {
    try {
        const { data } = await octokit.rest.codeScanning.getSarif({ ...repository, sarif_id: id, request: { signal } });
        if (data?.processing_status === 'complete')
            return { outcome: 'done' };
        return data?.processing_status === 'failed' ? { outcome: 'failed', note: processingFailed(data.errors) } : 'pending';
    }
    catch (error) {
        signal.throwIfAborted();
        const status = asRefusal(error)?.status;
        if (status === 401 || status === 403)
            return { outcome: 'done', note: unreadable() };
        // Not found yet, or not reachable for the moment: the next look tells.
        return 'pending';
    }
}
function processingFailed(errors) {
    const texts = Array.isArray(errors) ? errors.filter((error) => typeof error === 'string') : [];
    const words = texts.length === 0
        ? 'without saying why'
        : `with: ${texts
            .slice(0, 5)
            .map((text) => shorten(text, 300))
            .join('; ')}`;
    return {
        level: 'warning',
        code: 'sarif-processing-failed',
        text: `GitHub accepted the SARIF, but processing it failed ${words}`,
        hint: hintFor(texts.join(' ')),
    };
}
function hintFor(words) {
    if (/multiple runs with the same category|only one run/i.test(words))
        return 'Two uploads of one job share a category: set {name} apart for each.';
    if (/alert limit|too many logical alerts/i.test(words))
        return 'The repository has reached its limit of alerts; only GitHub Support can clear them.';
    return 'This is probably a fault of scan-gate: please report it with this text. The file is in {report-dir}.';
}
function stillPending() {
    return {
        level: 'notice',
        code: 'sarif-pending',
        text: 'The SARIF is uploaded; after two minutes GitHub was still processing it. The alerts will appear by themselves.',
    };
}
function unreadable() {
    return { level: 'notice', code: 'sarif-unwatched', text: 'The SARIF is uploaded; the token may not see how its processing ends.' };
}

;// CONCATENATED MODULE: ./build/publish/github/refusals.js


/** The permissions of the job as YAML to paste. Naming one takes all others away, hence `contents`. */
function permissionsYaml(permission) {
    return `permissions:\n  contents: read\n  ${permission}`;
}
/** A permission that is missing: expected on forks and for Dependabot, so a notice. */
function missingPermission({ failed, permission, source }, words) {
    return {
        level: 'notice',
        code: 'missing-permission',
        text: `${failed}: the token may not do it (GitHub: "${words}").`,
        hint: permissionHint(permission, source),
    };
}
function permissionHint(permission, { untrusted }) {
    if (untrusted === 'fork') {
        return `Pull requests from forks get a read-only token, so this is expected; the job summary tells the same. On a private repository, "Send write tokens to workflows from pull requests" in the Actions settings changes it.`;
    }
    if (untrusted === 'dependabot') {
        return `Dependabot's runs get a read-only token unless the job names its permissions:\n${permissionsYaml(permission)}`;
    }
    return `Add to the job:\n${permissionsYaml(permission)}`;
}
/** No token at all. */
function missingToken({ failed }) {
    return {
        level: 'notice',
        code: 'missing-token',
        text: `${failed}: the GitHub token is empty.`,
        hint: `Leave {github-token} out to use the job's own token.`,
    };
}
/** What every request to GitHub can end in; undefined where the surface has its own words. */
function explainGeneral(error, attempted, nowMs) {
    const refusal = asRefusal(error);
    if (refusal === undefined)
        return isBrokenEvent(error) ? brokenEvent(attempted, error) : undefined;
    const waitMs = rateLimitWaitMs(error, nowMs);
    if (waitMs !== undefined)
        return rateLimited(attempted, refusal, waitMs);
    if (!refusal.answered && refusal.status === 500)
        return unreachable(attempted, refusal);
    if (refusal.status === 401)
        return rejectedToken(attempted, refusal);
    if (refusal.status >= 300 && refusal.status < 400)
        return redirected(attempted);
    if (refusal.status === 403 && /archived/i.test(refusal.message))
        return archived(attempted);
    if (refusal.status >= 500)
        return unavailable(attempted, refusal);
    return undefined;
}
/** GitHub's own words, without the link to its documentation. */
function wordsOf({ message, status }) {
    const words = shorten(message.replace(/ - https?:\/\/\S+$/, ''), 300);
    return /^\s*<(?:!doctype|html)/i.test(words) || words === '' ? `HTTP ${status}` : words;
}
function rateLimited({ failed }, refusal, waitMs) {
    return {
        level: 'warning',
        code: 'github-rate-limit',
        text: `${failed}: GitHub's rate limit asks to wait ${Math.ceil(waitMs / 1000)} s more, which is longer than this job waits (GitHub: "${wordsOf(refusal)}").`,
        hint: 'The limit is shared by all jobs that use the same token. Run again later, or run fewer jobs at the same time.',
    };
}
function unreachable({ failed }, refusal) {
    return {
        level: 'warning',
        code: 'github-unreachable',
        text: `${failed}: ${wordsOf(refusal)}.`,
        hint: 'Run the job again; the verdict is not affected.',
    };
}
function unavailable({ failed }, refusal) {
    return {
        level: 'warning',
        code: 'github-unavailable',
        text: `${failed}: GitHub failed with ${refusal.status} (GitHub: "${wordsOf(refusal)}").`,
        hint: 'Run the job again; https://www.githubstatus.com tells about outages.',
    };
}
function rejectedToken({ failed }, refusal) {
    return {
        level: 'warning',
        code: 'github-token-rejected',
        text: `${failed}: GitHub rejected the token (GitHub: "${wordsOf(refusal)}").`,
        hint: "Leave {github-token} out to use the job's own token, or give one that has not expired.",
    };
}
function redirected({ failed }) {
    return {
        level: 'warning',
        code: 'github-redirect',
        text: `${failed}: GitHub answered with a redirect, which is not followed.`,
        hint: 'The repository was probably renamed while the job ran: run it again.',
    };
}
function archived({ failed }) {
    return { level: 'notice', code: 'repository-archived', text: `${failed}: the repository is archived, and read-only.` };
}
/** `@actions/github` parses the event when it is imported. */
function isBrokenEvent(error) {
    return error instanceof SyntaxError;
}
function brokenEvent({ failed }, error) {
    return {
        level: 'warning',
        code: 'broken-event',
        text: `${failed}: the event's file (GITHUB_EVENT_PATH) is not JSON: ${shorten(error instanceof Error ? error.message : '', 200)}`,
    };
}

;// CONCATENATED MODULE: ./build/publish/github/repository.js
/** The repository that the job runs for. */
function repositoryOf({ repository }) {
    const [owner, repo] = (repository ?? '').split('/');
    return owner && repo ? { owner, repo } : undefined;
}

;// CONCATENATED MODULE: ./build/publish/github/upload-refusals.js


const FAILED = 'The SARIF was not uploaded';
/** GitHub's rejection texts, each with what to do (reference: platform 1.6 to 1.9). */
function explainUpload(error, upload, nowMs) {
    const attempted = { failed: FAILED, permission: 'security-events: write', source: upload.source };
    const general = explainGeneral(error, attempted, nowMs);
    if (general !== undefined)
        return general;
    const refusal = asRefusal(error);
    if (refusal === undefined)
        return unknownFailure(error);
    const words = wordsOf(refusal);
    if (isNoLicence(refusal))
        return noLicence(words);
    if (/commit (?:sha )?not found|no commit found|commit_sha/i.test(words))
        return unknownCommit(upload, words);
    if (/\bref\b.*(?:not found|does not exist|invalid)|reference (?:not found|does not exist)/i.test(words))
        return unknownRef(upload, words);
    switch (refusal.status) {
        case 403:
            return missingPermission(attempted, words);
        case 404:
            return notFound(missingPermission(attempted, words));
        case 413:
            return tooLarge();
        default:
            return rejected(words);
    }
}
function isNoLicence({ status, message }) {
    const says = /(?:code security|advanced security|code scanning)\b.*\b(?:must be|is not|not) (?:enabled|available)/i;
    return (status === 403 || status === 404) && says.test(message);
}
function noLicence(words) {
    return {
        level: 'notice',
        code: 'code-scanning-unavailable',
        text: `${FAILED}: code scanning is not available for this repository (GitHub: "${words}").`,
        hint: 'Public repositories have it. A private one needs GitHub Code Security (Settings, Advanced Security). Without it, set {upload-sarif} to never; the SARIF file is in {report-dir}.',
    };
}
function unknownCommit({ commit, ref }, words) {
    return {
        level: 'warning',
        code: 'commit-not-found',
        text: `${FAILED}: GitHub does not know the commit ${commit} on ${ref} (GitHub: "${words}").`,
        hint: 'The commit must be pushed to this repository, and {sha} must belong to {ref}.',
    };
}
function unknownRef({ ref }, words) {
    return {
        level: 'warning',
        code: 'ref-not-found',
        text: `${FAILED}: GitHub does not know ${ref} (GitHub: "${words}").`,
        hint: 'The branch may have been deleted meanwhile. Otherwise set {ref} to a branch, tag or pull request of this repository, such as refs/heads/main.',
    };
}
/** GitHub hides what a token may not see behind 404; a server without the endpoint answers the same. */
function notFound(note) {
    return { ...note, hint: `${note.hint ?? ''}\nGitHub Enterprise Server answers so, too, where code scanning is not installed.` };
}
function tooLarge() {
    return {
        level: 'warning',
        code: 'sarif-too-large',
        text: `${FAILED}: it is larger than GitHub takes (10 MB after gzip).`,
        hint: 'The whole list is in results.json in {report-dir}. Have the service scan less at a time.',
    };
}
function rejected(words) {
    return {
        level: 'warning',
        code: 'sarif-rejected',
        text: `${FAILED}: GitHub rejected it (GitHub: "${words}").`,
        hint: 'This is probably a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
    };
}
function unknownFailure(error) {
    return { level: 'warning', code: 'sarif-failed', text: `${FAILED}: ${error instanceof Error ? error.message : String(error)}` };
}

;// CONCATENATED MODULE: ./build/publish/github/code-scanning.js








/** Uploads the SARIF and waits until GitHub has processed it: accepted (202) does not mean taken. */
function codeScanningPublisher(options) {
    const { github, mode } = options;
    return {
        surface: 'sarif',
        async publish(what, signal) {
            if (mode === 'never')
                return { surface: 'sarif', outcome: 'skipped' };
            const explain = (error) => explainUpload(error, attemptOf(what.report), github.clock.now());
            const publication = await guarded({ surface: 'sarif', signal, scrub: github.scrub, explain }, () => upload(what, options, signal));
            return asMode(publication, mode);
        },
    };
}
async function upload(what, { github, allows, ownCodeOnly }, signal) {
    const { source } = what.report;
    if (!allows.upload.allowed)
        return skipped('upload-not-allowed', `The SARIF is not uploaded: ${allows.upload.why}`);
    // No full list of a completed scan: an upload would close every open alert (reference: platform 1.10).
    if (what.sarif === undefined)
        return { surface: 'sarif', outcome: 'skipped' };
    if (ownCodeOnly && what.report.target?.ownCode === false) {
        return skipped('upload-not-allowed', 'The SARIF is not uploaded: the scan is of another repository.');
    }
    const commit = uploadCommit(what.report);
    const repository = repositoryOf(source);
    if (commit === undefined || source.ref === undefined || repository === undefined)
        return refused(noCommit(what.report));
    if (!github.hasToken)
        return refused(missingToken({ failed: 'The SARIF was not uploaded' }));
    const body = { ...repository, commit_sha: commit, ref: source.ref, sarif: await pack(what.sarif) };
    const octokit = await github.open();
    // A create is sent once: the retry plugin must not repeat it.
    const { data } = await octokit.rest.codeScanning.uploadSarif({ ...body, request: { signal, retries: 0 } });
    if (typeof data?.id !== 'string' || data.id === '')
        return refused(unreadableAnswer());
    const processed = await awaitProcessing({ github, octokit, repository, id: data.id }, signal);
    return { surface: 'sarif', ...processed, id: data.id, url: alertsUrl(source) };
}
/** The commit that the scan reports, in full; undefined where it is another than the event's and shortened. */
function uploadCommit({ scan, source }) {
    const scanned = scan?.traits.commit?.toLowerCase();
    if (scanned === undefined || !/^[0-9a-f]{7,64}$/.test(scanned))
        return source.commit;
    if (scanned.length === 40)
        return scanned;
    return source.commit !== undefined && (0,domain_scan/* sameCommit */.Kd)(scanned, source.commit) ? source.commit : undefined;
}
/** Gzip level 6: the higher ones take twice as long for one percent (reference: performance, section 3). */
async function pack(sarif) {
    return (await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(sarif, { level: 6 })).toString('base64');
}
/** The alerts of this branch or pull request, for people. */
function alertsUrl({ serverUrl, repository, ref = '' }) {
    const number = /^refs\/pull\/([0-9]+)\//.exec(ref)?.[1];
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    const query = number !== undefined ? `is:open pr:${number}` : branch !== undefined ? `is:open branch:${branch}` : 'is:open';
    return `${serverUrl ?? 'https://github.com'}/${repository}/security/code-scanning?query=${encodeURIComponent(query)}`;
}
function attemptOf(report) {
    return { source: report.source, ref: report.source.ref ?? 'an unknown ref', commit: uploadCommit(report) ?? 'unknown' };
}
/** Required means required, but for events that never upload. An unread list is the verdict's matter. */
function asMode(publication, mode) {
    if (mode === 'auto')
        return softened(publication);
    const { outcome, note } = publication;
    return outcome === 'failed' && note !== undefined ? { ...publication, note: { ...note, level: 'error' } } : publication;
}
function skipped(code, text) {
    return { surface: 'sarif', outcome: 'skipped', note: { level: 'notice', code, text } };
}
function refused(note) {
    return { surface: 'sarif', outcome: 'failed', note };
}
function noCommit({ scan, source }) {
    const scanned = scan?.traits.commit;
    const why = scanned === undefined
        ? 'neither the event nor the scan tells the commit'
        : `the scan is of commit ${scanned}, whose full hash is not known`;
    return {
        level: 'warning',
        code: 'no-commit',
        text: `The SARIF was not uploaded: ${why}.`,
        hint: `Set {sha} to the full hash of the commit of ${source.ref ?? '{ref}'} that was scanned.`,
    };
}
function unreadableAnswer() {
    return {
        level: 'warning',
        code: 'sarif-unconfirmed',
        text: "The SARIF was sent, but GitHub's answer could not be read, so it is not known whether it was taken.",
        hint: 'Run the job again; an upload of the same scan replaces the earlier one.',
    };
}

// EXTERNAL MODULE: ./build/domain/severity.js
var domain_severity = __webpack_require__(5526);
;// CONCATENATED MODULE: ./build/domain/evaluate.js

/** Builds the one list. The order in which pages and findings came changes nothing. */
function evaluate(findings) {
    const rules = chooseRules(findings);
    const ordinals = numberTwins(findings);
    const evaluated = findings.map((finding) => evaluateOne(finding, rules, ordinals)).sort(byWorst);
    return {
        rules: [...rules.values()].sort((a, b) => compare(a.id, b.id)),
        findings: evaluated,
        counts: (0,domain_severity/* countSeverities */.ng)(evaluated.filter((finding) => finding.counts).map((finding) => finding.severity)),
    };
}
/** Open at the service; what it calls by a word that we do not know counts as open. */
function isOpen(finding) {
    return finding.status.means === 'open' || finding.status.means === 'unknown';
}
function evaluateOne(finding, rules, ordinals) {
    const rule = rules.get(finding.rule.id) ?? finding.rule;
    const own = finding.rule;
    return {
        fingerprint: `${finding.identity}:${ordinals.get(finding) ?? 1}`,
        id: finding.id,
        ruleId: rule.id,
        severity: finding.severity,
        ...(finding.severityWord !== undefined && { severityWord: finding.severityWord }),
        ...(finding.cvss !== undefined && { cvss: finding.cvss }),
        status: finding.status,
        place: finding.place,
        ...(own.title !== rule.title && { title: own.title }),
        ...(own.text !== undefined && own.text !== rule.text && { text: own.text }),
        ...(own.fix !== undefined && contentOf(own.fix) !== contentOf(rule.fix) && { fix: own.fix }),
        counts: isOpen(finding),
    };
}
/** Services repeat a rule's text in each finding, sometimes with small differences: the most frequent text is the rule's. */
function chooseRules(findings) {
    const variants = new Map();
    const contents = new Map();
    for (const { rule } of findings) {
        let content = contents.get(rule);
        if (content === undefined)
            contents.set(rule, (content = contentOf(rule)));
        const ofId = variants.get(rule.id) ?? new Map();
        variants.set(rule.id, ofId);
        const variant = ofId.get(content);
        if (variant)
            variant.times += 1;
        else
            ofId.set(content, { rule, times: 1 });
    }
    const chosen = new Map();
    for (const [id, ofId] of variants) {
        const [best] = [...ofId.entries()].sort(([a, x], [b, y]) => y.times - x.times || compare(a, b));
        if (best)
            chosen.set(id, best[1].rule);
    }
    return chosen;
}
function contentOf(value) {
    return JSON.stringify(value ?? null);
}
/** Numbers findings of equal identity by (line, id), so that twins keep their numbers whatever the order of the pages. */
function numberTwins(findings) {
    const twins = new Map();
    for (const finding of findings) {
        const group = twins.get(finding.identity);
        if (group)
            group.push(finding);
        else
            twins.set(finding.identity, [finding]);
    }
    const ordinals = new Map();
    for (const group of twins.values()) {
        group.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || compare(a.id, b.id));
        group.forEach((finding, index) => {
            ordinals.set(finding, index + 1);
        });
    }
    return ordinals;
}
function byWorst(a, b) {
    return ((0,domain_severity/* bySeverity */.Np)(a.severity, b.severity) ||
        compare(a.place.file ?? '', b.place.file ?? '') ||
        (a.place.line ?? 0) - (b.place.line ?? 0) ||
        compare(a.ruleId, b.ruleId) ||
        compare(a.id, b.id));
}
/** By code units: the same on every machine, unlike `localeCompare`. */
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/publish/github/comment-refusals.js


const comment_refusals_FAILED = 'The comment was not written';
/** Why GitHub did not take the comment, and what to do. */
function explainComment(error, source, nowMs) {
    const attempted = { failed: comment_refusals_FAILED, permission: 'pull-requests: write', source };
    const general = explainGeneral(error, attempted, nowMs);
    if (general !== undefined)
        return general;
    const refusal = asRefusal(error);
    if (refusal === undefined)
        return failed(error instanceof Error ? error.message : String(error));
    const words = wordsOf(refusal);
    if (/\blocked\b/i.test(words)) {
        return { level: 'notice', code: 'conversation-locked', text: `${comment_refusals_FAILED}: the pull request's conversation is locked.` };
    }
    if (refusal.status === 403 || refusal.status === 404)
        return missingPermission(attempted, words);
    return failed(`GitHub answered ${refusal.status} ("${words}")`);
}
/** "Body is too long (maximum is 65536 characters)". */
function isTooLong(error) {
    const refusal = asRefusal(error);
    return refusal?.status === 422 && /too long|maximum is/i.test(refusal.message);
}
/** The pull request has another head than the commit of this run. */
function movedOn({ commit, pullRequest }, head) {
    const ours = commit === undefined ? 'another commit' : commit.slice(0, 7);
    return {
        level: 'notice',
        code: 'head-moved-on',
        text: `The comment was left as it is: this run is about ${ours}, and pull request #${pullRequest} is at ${head.slice(0, 7)}.`,
    };
}
function failed(why) {
    return { level: 'warning', code: 'comment-failed', text: `${comment_refusals_FAILED}: ${why}.` };
}

;// CONCATENATED MODULE: ./build/publish/github/comments.js

const JOB_USER = 'github-actions[bot]';
const PER_PAGE = 100;
/** The pull request's comments, read and written with the signal of one publication. */
function commentsOf(options, signal) {
    const { octokit, repository, number, marker } = options;
    const issue = { ...repository, issue_number: number };
    const marked = async () => {
        const found = [];
        for (let page = 1;; page++) {
            const { data } = await octokit.rest.issues.listComments({ ...issue, per_page: PER_PAGE, page, request: { signal } });
            if (!Array.isArray(data))
                throw new Error("GitHub's list of comments could not be read");
            found.push(...data.flatMap(asComment).filter((comment) => firstLine(comment.body) === marker));
            if (data.length < PER_PAGE)
                return found.sort((a, b) => a.id - b.id);
        }
    };
    const create = async (body) => {
        // A create is sent once: the retry plugin would make two comments of a lost answer.
        const { data } = await octokit.rest.issues.createComment({ ...issue, body, request: { signal, retries: 0 } });
        const [created] = asComment(data);
        return created ?? { id: 0, author: '', body };
    };
    const update = async (id, body) => {
        const { data } = await octokit.rest.issues.updateComment({ ...repository, comment_id: id, body, request: { signal } });
        return asComment(data)[0] ?? { id, author: '', body };
    };
    /** Two jobs may have made one each, and our list may have missed one by an author that we did not know to be us. */
    const keepOldest = async (created) => {
        try {
            const oldest = (await marked()).find((comment) => isSameUser(comment.author, created.author));
            if (oldest === undefined || oldest.id >= created.id)
                return created;
            const kept = await update(oldest.id, created.body);
            await octokit.rest.issues.deleteComment({ ...repository, comment_id: created.id, request: { signal } });
            return kept;
        }
        catch {
            // The comment is there; tidying up is the next run's matter.
            signal.throwIfAborted();
            return created;
        }
    };
    /** The answer was lost, or unreadable: what is there tells whether the comment was made. */
    const findLost = async (body, error) => {
        const lost = (await marked()).find((comment) => comment.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd());
        if (lost === undefined)
            throw error;
        return lost;
    };
    return {
        async mine() {
            const comments = await marked();
            if (comments.length === 0)
                return [];
            const me = await ownLogin(options, signal);
            return comments.filter((comment) => isSameUser(comment.author, me));
        },
        async head() {
            try {
                const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
                const sha = data?.head?.sha;
                return typeof sha === 'string' ? sha.toLowerCase() : undefined;
            }
            catch (error) {
                const status = asRefusal(error)?.status;
                if (status === 403 || status === 404)
                    return undefined;
                throw error;
            }
        },
        async write(existing, body) {
            if (existing !== undefined)
                return update(existing.id, body);
            const created = await create(body).catch((error) => {
                if (signal.aborted || asRefusal(error)?.answered !== false)
                    throw error;
                return findLost(body, error);
            });
            return created.id === 0 ? findLost(body, new Error("GitHub's answer to the comment could not be read")) : keepOldest(created);
        },
    };
}
/** Whose comments are ours. Asked only when a marker was found, for a job's own token is the rule and may not ask. */
async function ownLogin({ github, octokit }, signal) {
    if (github.isInstallationToken)
        return JOB_USER;
    try {
        const { data } = await octokit.rest.users.getAuthenticated({ request: { signal } });
        return typeof data?.login === 'string' ? data.login : JOB_USER;
    }
    catch (error) {
        const status = asRefusal(error)?.status;
        if (status === 401 || status === 403 || status === 404)
            return JOB_USER;
        throw error;
    }
}
/** One comment; or nothing, where the answer has another form, or where a person has hidden the comment: nobody would see it change. */
function asComment(data) {
    if (typeof data !== 'object' || data === null || !('id' in data) || typeof data.id !== 'number')
        return [];
    if ('minimized' in data && typeof data.minimized === 'object' && data.minimized !== null)
        return [];
    const user = 'user' in data ? data.user : undefined;
    const author = typeof user === 'object' && user !== null && 'login' in user && typeof user.login === 'string' ? user.login : '';
    const body = 'body' in data && typeof data.body === 'string' ? data.body : '';
    const url = 'html_url' in data && typeof data.html_url === 'string' ? data.html_url : undefined;
    return [{ id: data.id, author, body, url }];
}
function firstLine(body) {
    return (body.split('\n', 1)[0] ?? '').trimEnd();
}
function isSameUser(a, b) {
    return a !== '' && a.toLowerCase() === b.toLowerCase();
}

;// CONCATENATED MODULE: ./build/publish/github/comment.js






/** GitHub takes 65,536 characters; the difference is for the marker and for characters that it may count otherwise. */
const COMMENT_LIMIT = 65_000;
/** After GitHub found the first text too long all the same. */
const SECOND_COMMENT_LIMIT = 30_000;
/** Keeps one comment on the pull request up to date. Nothing that is read back from comments feeds anything but the search for it. */
function commentPublisher(options) {
    const { github, mode } = options;
    return {
        surface: 'comment',
        async publish(what, signal) {
            if (mode === 'never')
                return comment_skipped();
            const explain = (error) => explainComment(error, what.report.source, github.clock.now());
            return softened(await guarded({ surface: 'comment', signal, scrub: github.scrub, explain }, () => comment(what, options, signal)));
        },
    };
}
async function comment(what, options, signal) {
    const { github, allows, marker } = options;
    const { source } = what.report;
    const repository = repositoryOf(source);
    // Events without a pull request are no surprise: nothing is said.
    if (!allows.comment.allowed || source.pullRequest === undefined || repository === undefined)
        return comment_skipped();
    if (!github.hasToken)
        return comment_skipped(missingToken({ failed: 'The comment was not written' }));
    const octokit = await github.open();
    const comments = commentsOf({ github, octokit, repository, number: source.pullRequest, marker }, signal);
    const existing = (await comments.mine()).at(0);
    if (existing === undefined && !isWanted(what.report, options.mode))
        return comment_skipped();
    return bringUpToDate(existing, what, options, comments);
}
/** Whether there is enough to say for a new comment. An existing one is always brought up to date, also when all is clean again. */
function isWanted({ decision, evaluation }, mode) {
    const { verdict } = decision;
    switch (mode) {
        case 'always':
            return true;
        case 'never':
            return false;
        case 'on-failure':
            return verdict === 'failed' || verdict === 'error' || verdict === 'timeout' || verdict === 'cancelled';
        case 'on-findings': {
            // Neither tells anything yet.
            if (verdict === 'started' || verdict === 'checked')
                return false;
            // What was fixed or dismissed long ago is no reason to speak up.
            return verdict !== 'passed' || (evaluation?.findings.some(isOpen) ?? false);
        }
    }
}
async function bringUpToDate(existing, what, options, comments) {
    const body = render(what, options, COMMENT_LIMIT);
    if (existing !== undefined && sameText(existing.body, body))
        return done(existing);
    // As late as possible: a newer push may have a scan, and a comment, of its own.
    const head = await movedHead(what.report, comments);
    if (head !== undefined)
        return comment_skipped(movedOn(what.report.source, head));
    try {
        return done(await comments.write(existing, body));
    }
    catch (error) {
        if (!isTooLong(error))
            throw error;
        return done(await comments.write(existing, render(what, options, SECOND_COMMENT_LIMIT)));
    }
}
/** The pull request's head when it is no longer the commit of this run. A merge commit cannot be compared with it. */
async function movedHead({ source, scan }, comments) {
    const commit = source.commit ?? scan?.traits.commit;
    if (commit === undefined || source.ref?.endsWith('/merge'))
        return undefined;
    const head = await comments.head();
    return head === undefined || head.startsWith(commit.toLowerCase()) ? undefined : head;
}
function render(what, { render: renderBody, marker }, limit) {
    const body = renderBody(what, limit);
    return body.startsWith(marker) ? body : `${marker}\n${body}`;
}
/** GitHub gives back other line ends and no blanks at the end. */
function sameText(a, b) {
    const normal = (text) => text.replaceAll('\r\n', '\n').trimEnd();
    return normal(a) === normal(b);
}
function done({ id, url }) {
    return { surface: 'comment', outcome: 'done', id: String(id), ...(url !== undefined && { url }) };
}
function comment_skipped(note) {
    return { surface: 'comment', outcome: 'skipped', ...(note !== undefined && { note }) };
}

// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
;// CONCATENATED MODULE: ./build/publish/github/hooks.js

/** Longest total wait of one request for GitHub's rate limits, in milliseconds: a job must not hang on a comment. */
const MAX_LIMIT_WAIT_MS = 60_000;
/** Every single attempt: the API version, no redirects, a time limit, and the caller's reason when it was aborted. */
function attempts({ timeoutMs, apiVersion }) {
    return (octokit) => {
        octokit.hook.wrap('request', async (request, options) => {
            const settings = (options.request ??= {});
            const caller = settings.signal;
            const timeout = AbortSignal.timeout(timeoutMs);
            options.headers['x-github-api-version'] = apiVersion;
            settings.redirect = 'manual';
            settings.signal = anyOf(caller, timeout);
            try {
                const response = await request(options);
                // Octokit takes an answer that breaks off for an empty one.
                timeout.throwIfAborted();
                if (response.status >= 300)
                    throw new GitHubRedirect(response.status);
                return response;
            }
            catch (error) {
                caller?.throwIfAborted();
                if (timeout.aborted)
                    throw unanswered(`GitHub did not answer within ${timeoutMs / 1000} s`, options, error);
                throw error;
            }
            finally {
                // Hooks share one object: the next attempt must not find this one's signal in it.
                if (caller === undefined)
                    delete settings.signal;
                else
                    settings.signal = caller;
            }
        });
        return {};
    };
}
/** GitHub answers so for a repository that was renamed. Following would carry the token elsewhere. */
class GitHubRedirect extends Error {
    status;
    constructor(status) {
        super(`GitHub answered with a redirect (${status}), which is not followed`);
        this.status = status;
    }
}
/** Shaped like Octokit's own error for a failed connection, so that the retry plugin repeats reads. */
function unanswered(message, request, cause) {
    return Object.assign(new Error(message, { cause }), { status: 500, request });
}
function anyOf(caller, timeout) {
    return caller === undefined ? timeout : AbortSignal.any([caller, timeout]);
}
/** Waits for rate limits as GitHub asks, within bounds; and leaves at once when aborted, whatever the plugins inside wait for. */
function patience({ clock, debug }) {
    return (octokit) => {
        octokit.hook.wrap('request', async (request, options) => {
            const signal = options.request?.signal;
            for (let waitedMs = 0;;) {
                try {
                    return await orAborted(Promise.resolve(request(options)), signal);
                }
                catch (error) {
                    signal?.throwIfAborted();
                    const waitMs = rateLimitWaitMs(error, clock.now());
                    if (waitMs === undefined || waitedMs + waitMs > MAX_LIMIT_WAIT_MS)
                        throw error;
                    debug(`GitHub's rate limit: waiting ${Math.ceil(waitMs / 1000)} s`);
                    // At least a second, so that a limit of 0 s cannot make this loop spin.
                    await clock.sleep(Math.max(waitMs, 1000), signal);
                    waitedMs += Math.max(waitMs, 1000);
                }
            }
        });
        return {};
    };
}
function orAborted(work, signal) {
    if (signal === undefined)
        return work;
    return new Promise((resolve, reject) => {
        const leave = () => reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
        if (signal.aborted)
            leave();
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
}

;// CONCATENATED MODULE: ./build/publish/github/octokit.js



/** The version that our requests were written against; unset, GitHub may answer in a later one. */
const API_VERSION = '2022-11-28';
/** Remembers how to reach GitHub. */
function githubAccess(options) {
    const token = options.token.trim();
    let opened;
    return {
        open: () => (opened ??= connect(token, options)),
        hasToken: token !== '',
        isInstallationToken: token.startsWith('ghs_'),
        clock: options.clock,
        scrub: (text) => (token === '' ? text : text.replaceAll(token, '***')),
    };
}
async function connect(token, options) {
    const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
        __webpack_require__.e(/* import() */ 758).then(__webpack_require__.bind(__webpack_require__, 1758)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(475)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
    ]);
    const { apiUrl, clock, requestTimeoutMs = 30_000, retryUnitMs = 1_000, debug = () => undefined } = options;
    return getOctokit(token, {
        baseUrl: apiUrl.replace(/\/+$/, ''),
        userAgent: 'scan-gate',
        log: { debug, info: debug, warn: debug, error: debug },
        // @actions/github chooses its proxy for GITHUB_API_URL; loopback is never behind one. `request` replaces its choice, hence only here.
        ...(isLocal(apiUrl) && { request: { fetch: globalThis.fetch } }),
        retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 413, 422, 429, 451], retries: 2, retryAfterBaseValue: retryUnitMs },
        // It spaces writes (1 s, comments 3 s). Waiting for a limit is ours (`patience`): its timers cannot be aborted and hold the process.
        throttle: { id: (0,external_node_crypto_.randomUUID)(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
    }, 
    // The first is nearest to the wire, the last sees a request first.
    attempts({ timeoutMs: requestTimeoutMs, apiVersion: API_VERSION }), retry, throttling, patience({ clock, debug }));
}
function isLocal(apiUrl) {
    const url = (0,domain_url/* parseUrl */.D)(apiUrl);
    return url !== undefined && (0,domain_url/* isLoopback */.U)(url);
}

;// CONCATENATED MODULE: ./build/publish/github/summary.js


/** The runner refuses a longer one as a whole (1 MiB per step; reference: platform 2.3). */
const SUMMARY_LIMIT = 1_048_576;
/** Less than this is not worth a summary, in bytes. */
const LEAST = 1_000;
/** Writes the job summary; published last, so that it can tell what became of the others. */
function summaryPublisher({ file, render }) {
    return {
        surface: 'summary',
        publish(what, signal) {
            return guarded({ surface: 'summary', signal }, async () => file ? append(file, render, what) : { surface: 'summary', outcome: 'skipped' });
        },
    };
}
async function append(file, render, what) {
    const limit = SUMMARY_LIMIT - (await sizeOf(file)) - 2;
    const text = limit < LEAST ? undefined : `${render(what, limit).trimEnd()}\n`;
    if (text === undefined || Buffer.byteLength(text) > limit + 1)
        return full();
    await (0,promises_.appendFile)(file, text);
    return { surface: 'summary', outcome: 'done' };
}
/** The step may have written there before us. */
async function sizeOf(file) {
    return (0,promises_.stat)(file).then(({ size }) => size, () => 0);
}
function full() {
    const text = 'The job summary was not written: it would be longer than the 1 MiB that GitHub takes.';
    return { surface: 'summary', outcome: 'failed', note: { level: 'warning', code: 'summary-too-long', text } };
}

// EXTERNAL MODULE: ./build/domain/log-text.js
var log_text = __webpack_require__(5111);
// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
// EXTERNAL MODULE: ./build/domain/repository-path.js
var repository_path = __webpack_require__(6041);
// EXTERNAL MODULE: ./build/domain/workflow-command.js
var workflow_command = __webpack_require__(2984);
;// CONCATENATED MODULE: ./build/report/place.js



/** The path as a relative URI reference: each segment percent-encoded, colons as well (RFC 3986, 4.2: the first segment must hold none). */
function uriOfPath(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
/** Where a finding is, for people, in one line: `storage/main.tf:15`, or the resource, or the address; empty where nobody knows. */
function placeText(place) {
    const path = (0,repository_path/* repositoryPath */.S)(place.file);
    if (path !== undefined)
        return (0,plain_text/* clip */.$Q)(path, 300) + (place.line === undefined ? '' : `:${place.line}`);
    return (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(place.resource ?? place.url ?? place.file ?? ''), 300);
}
/** What is at the place besides its file: the resource or address, where `placeText` has not said it. */
function resourceText(place) {
    const text = (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(place.resource ?? place.url ?? ''), 200);
    return text === placeText(place) ? '' : text;
}
/** The commit that was scanned, in full where the job knows it in full; undefined where the scan is not about a commit. */
function scannedCommit(report) {
    const told = report.scan?.traits.commit;
    const own = report.source.commit;
    if (told === undefined)
        return report.target?.ownCode === false ? undefined : own;
    if (own !== undefined && (0,domain_scan/* sameCommit */.Kd)(told, own))
        return own;
    return /^[0-9a-f]{7,64}$/i.test(told) ? told : undefined;
}
/** The page of the scanned commit; undefined outside of GitHub, or without a commit. */
function commitUrl(report) {
    const commit = scannedCommit(report);
    const base = repositoryUrl(report);
    return base === undefined || commit === undefined ? undefined : `${base}/commit/${commit}`;
}
/** The file at the scanned commit, at its line. Only for findings in the job's own repository. */
function fileUrl(report, finding) {
    const path = (0,repository_path/* repositoryPath */.S)(finding.place.file);
    const commit = scannedCommit(report);
    const base = repositoryUrl(report);
    if (path === undefined || commit === undefined || base === undefined || report.target?.ownCode === false)
        return undefined;
    const line = finding.place.line;
    return `${base}/blob/${commit}/${uriOfPath(path)}${line === undefined ? '' : `#L${line}`}`;
}
function repositoryUrl({ source }) {
    if (source.ci !== 'github' || source.serverUrl === undefined || source.repository === undefined)
        return undefined;
    return `${source.serverUrl}/${uriOfPath(source.repository)}`;
}

;// CONCATENATED MODULE: ./build/report/conceal.js
const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/gi;
/**
 * The report for world-readable surfaces: no finding, and neither the target nor any address in the texts. Numbers stay.
 * A target that is the repository's own code keeps its name, which the page it is shown on tells anyway.
 */
function conceal(report) {
    const hide = hider(report);
    const { target, scan, error } = report;
    return {
        ...report,
        ...(target && !target.ownCode && { target: { ...target, id: HIDDEN, key: HIDDEN, label: HIDDEN } }),
        ...(scan && { scan: { ...scan, target: HIDDEN, ...(scan.reason !== undefined && { reason: hide(scan.reason) }) } }),
        ...(error && { error: { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: hide(error.hint) }) } }),
        evaluation: report.evaluation && { counts: report.evaluation.counts, rules: [], findings: [] },
        notes: report.notes.map((note) => concealNote(note, hide)),
    };
}
const HIDDEN = '(not shown here)';
function concealNote(note, hide) {
    return { ...note, text: hide(note.text), ...(note.hint !== undefined && { hint: hide(note.hint) }) };
}
function hider({ target }) {
    const names = target === undefined || target.ownCode ? [] : [target.label, target.id, target.key].filter((name) => name.length > 2);
    const longestFirst = [...names].sort((a, b) => b.length - a.length);
    return (text) => longestFirst.reduce((rest, name) => rest.replaceAll(name, HIDDEN), text.replaceAll(ADDRESS, HIDDEN));
}

;// CONCATENATED MODULE: ./build/report/view.js




/** What a surface may show of the report. With `counts`, nothing it holds names a finding or a live target. */
function viewOf(report, details) {
    const evaluation = report.evaluation;
    const findings = evaluation?.findings ?? [];
    return {
        report: details === 'counts' ? conceal(report) : report,
        details,
        tally: evaluation && {
            counts: evaluation.counts,
            total: (0,domain_severity/* totalOf */.e6)(evaluation.counts),
            closed: findings.filter((finding) => !isOpen(finding)).length,
            uncounted: findings.filter((finding) => isOpen(finding) && !finding.counts).length,
        },
        listed: details === 'counts' ? [] : findings.filter((finding) => finding.counts),
        rules: details === 'counts' ? new Map() : rulesById(report),
    };
}
/** One entry per rule of the report. */
function rulesById(report) {
    return new Map((report.evaluation?.rules ?? []).map((rule) => [rule.id, rule]));
}
/** The words to show for a finding. The title is never empty. */
function view_wordsOf(finding, rules) {
    const rule = rules.get(finding.ruleId);
    return {
        title: firstFilled(finding.title, rule?.title, finding.ruleId) ?? 'Untitled finding',
        text: firstFilled(finding.text, rule?.text),
        fix: finding.fix ?? rule?.fix,
        url: rule?.url,
    };
}
/** The first text in which there is anything to see. */
function firstFilled(...texts) {
    return texts.find((text) => text !== undefined && (0,plain_text/* oneLine */.TN)(text) !== '');
}

;// CONCATENATED MODULE: ./build/report/words.js

/** A mark for the eye beside the word; never instead of it. */
const SEVERITY_MARKS = { critical: '🟣', high: '🔴', medium: '🟠', low: '🟡', info: '🔵' };
const VERDICT_MARKS = {
    passed: '✅',
    failed: '❌',
    error: '🚫',
    timeout: '⏰',
    cancelled: '🛑',
    skipped: '⏭️',
    started: '🚀',
    checked: '🩺',
};
const NO_ANSWER = 'The gate has no answer, so the job fails: nothing incomplete passes.';
/** What a verdict means for the job, where the reason does not say so itself. Code in backticks. */
const MEANINGS = {
    error: NO_ANSWER,
    timeout: NO_ANSWER,
    cancelled: NO_ANSWER,
    skipped: 'Nothing was scanned, so this is not a pass: the job only goes on.',
    started: 'Nothing was gated yet.',
    checked: 'This was a dry run: nothing was scanned.',
};
/** What a person can do about it. */
const ADVICE = {
    timeout: 'Give the scan more time with the input `timeout`, or start it with `wait: false` and collect it later with `scan-id`.',
    cancelled: 'Run the job again for an answer.',
    started: 'Collect the scan later with the input `scan-id`.',
};
/** What the verdict means and what to do, code in backticks; empty where the headline says it all. A forgiven verdict is said loudly. */
function meaningText({ decision: { verdict, forgiven } }) {
    const green = `THE VERDICT IS \`${verdict}\`. The job stays green only because the input \`warn-only\` says so.`;
    return [forgiven ? green : MEANINGS[verdict], ADVICE[verdict]].filter(Boolean).join(' ');
}
/** The verdict in words: `Cloudgeni scan gate failed`. Holds the verdict's own word. */
function verdictSentence({ service, decision }) {
    const gate = `${service.title} scan gate`;
    const green = decision.forgiven ? ', which does not fail this job' : '';
    switch (decision.verdict) {
        case 'error':
        case 'timeout':
        case 'cancelled':
            return `${gate} has no answer (${decision.verdict})${green}`;
        case 'skipped':
            return `${gate} was skipped`;
        case 'started':
            return `${gate} has started a scan`;
        default:
            return `${gate} ${decision.verdict}${green}`;
    }
}
/** The decision's reason without the verdict's word in front. */
function reasonText({ decision }) {
    const prefix = `${decision.verdict}: `;
    return decision.reason.startsWith(prefix) ? decision.reason.slice(prefix.length) : decision.reason;
}
/** Says `12,345`, on every machine alike. */
function numberText(count) {
    return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
/** Says `1 finding`, `2,000 findings`. */
function countText(count, noun) {
    return `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** `High` for `high`. */
function capital(word) {
    return word.charAt(0).toUpperCase() + word.slice(1);
}
/** All severities with their numbers, worst first, as `critical 1 · high 2 · ...`. */
function countsLine(counts) {
    return domain_severity/* SEVERITIES */.oC.map((severity) => `${severity} ${numberText(counts[severity])}`).join(' · ');
}
/** How the run came to its scan. */
const ORIGIN_WORDS = {
    started: 'started by this run',
    joined: 'joined while it was running',
    reused: 'reused, recent enough',
    collected: 'collected by its ID',
};

;// CONCATENATED MODULE: ./build/report/annotations.js







/** actions/runner: ExecutionContext, `_maxCountPerIssueType`; the eleventh of a level in a step is dropped in silence. */
const MOST_OF_A_LEVEL = 10;
/** actions/runner cuts longer messages. */
const LONGEST_MESSAGE = 4096;
/** GitHub: checks API, `title` of an annotation. */
const LONGEST_TITLE = 255;
const LEVELS = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'notice',
    info: 'notice',
};
/** The worst findings that count, as annotations; the last of a level that is full says how many more there are. */
function toAnnotations(report, { details, used = {} }) {
    const view = viewOf(report, details);
    return ['error', 'warning', 'notice'].flatMap((level) => {
        const findings = view.listed.filter((finding) => LEVELS[finding.severity] === level);
        const room = Math.max(0, MOST_OF_A_LEVEL - (used[level] ?? 0));
        const shown = findings.slice(0, room);
        const more = findings.length - shown.length;
        return shown.map((finding, index) => annotationOf(finding, view, level, index === shown.length - 1 ? more : 0));
    });
}
/** The line that makes GitHub's runner show the annotation. Holds no other command, whatever the texts are. */
function formatWorkflowCommand({ level, title, message, file, line }) {
    // A path that has to be changed to be harmless is no longer the path.
    const safeFile = file !== undefined && (0,log_text/* logLine */.B)(file) === file ? file : undefined;
    const properties = [
        safeFile !== undefined && `file=${escapeProperty(safeFile)}`,
        safeFile !== undefined && line !== undefined && `line=${line}`,
        `title=${escapeProperty((0,log_text/* logLine */.B)(title))}`,
    ];
    return `::${level} ${properties.filter(Boolean).join(',')}::${(0,workflow_command/* escapeData */.u)((0,log_text/* logText */.k)(message))}`;
}
function annotationOf(finding, view, level, more) {
    const { title } = view_wordsOf(finding, view.rules);
    const file = (0,repository_path/* repositoryPath */.S)(finding.place.file);
    const tail = more > 0 ? `\n\n… and ${countText(more, 'more finding')} of this level: see the job summary.` : '';
    return {
        level,
        title: (0,plain_text/* clip */.$Q)((0,log_text/* logLine */.B)(`${capital(finding.severity)}: ${title}`), LONGEST_TITLE),
        message: (0,plain_text/* clip */.$Q)((0,log_text/* logText */.k)(messageOf(finding, view)), LONGEST_MESSAGE - tail.length) + tail,
        ...(file !== undefined && { file }),
        ...(file !== undefined && finding.place.line !== undefined && { line: finding.place.line }),
    };
}
function messageOf(finding, view) {
    const { title, text, fix } = view_wordsOf(finding, view.rules);
    const resource = resourceText(finding.place) || ((0,repository_path/* repositoryPath */.S)(finding.place.file) === undefined ? finding.place.resource : '');
    const parts = [
        `${text ?? title} (${(0,plain_text/* oneLine */.TN)(finding.ruleId)}${resource ? `, ${(0,plain_text/* oneLine */.TN)(resource)}` : ''})`,
        firstFilled(fix?.text) !== undefined && `How to fix: ${fix?.text}`,
        firstFilled(fix?.code),
    ];
    return parts.filter(Boolean).join('\n\n');
}
/** actions/toolkit: command.ts, `escapeProperty`. */
function escapeProperty(text) {
    return (0,workflow_command/* escapeData */.u)(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

;// CONCATENATED MODULE: ./build/report/console.js





/** Findings in the log; more are in the files. */
const MOST_FINDINGS = 20;
const WIDEST_PLACE = 60;
const WIDEST_RULE = 24;
const LONGEST_LINE = 2000;
const INDENT = '  ';
/** The end of the log, line by line, for terminals and job logs alike: no colours, no cursor, no line that is a command to a CI. */
function* renderConsole(report, { details }) {
    const view = viewOf(report, details);
    yield* lines(`${verdictSentence(report)}: ${reasonText(report)}`, '');
    yield* lines(meaningText(report).replaceAll('`', ''), INDENT);
    yield* lines(scannedText(view.report), INDENT);
    yield* problem(view.report);
    yield* numbers(view);
    yield* findings(view);
    for (const note of view.report.notes)
        yield* noteLines(note);
}
function scannedText(report) {
    const { service, source, target, scan } = report;
    const branch = scan?.traits.branch ?? source.branch;
    const commit = scannedCommit(report);
    const parts = [
        `${service.title}: ${target?.label ?? 'target not looked up'}`,
        service.apiUrl !== undefined && `at ${service.apiUrl}`,
        branch !== undefined && `branch ${branch}`,
        commit !== undefined && `commit ${commit.slice(0, 12)}`,
        scan !== undefined && `scan ${scan.id} (${ORIGIN_WORDS[scan.origin]})`,
    ];
    return parts.filter(Boolean).join(', ');
}
function* problem({ error, scan }) {
    if (error !== undefined) {
        yield* lines(`${error.code}: ${error.message}`, INDENT);
        if (error.hint !== undefined)
            yield* lines(error.hint, INDENT + INDENT);
    }
    if (scan?.reason !== undefined && !error?.message.includes(scan.reason))
        yield* lines(`What the service said: ${scan.reason}`, INDENT);
}
function* numbers({ tally, details, report }) {
    if (tally === undefined)
        return;
    yield `${INDENT}${countsLine(tally.counts)} · total ${numberText(tally.total)}`;
    if (tally.closed > 0)
        yield `${INDENT}not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`;
    if (tally.uncounted > 0)
        yield `${INDENT}not counted: ${countText(tally.uncounted, 'open finding')} that the gate leaves aside`;
    if (report.sarif !== undefined && report.sarif.leftOut > 0) {
        yield `${INDENT}code scanning: the ${countText(report.sarif.results, 'worst finding')}, ${numberText(report.sarif.leftOut)} more left out`;
    }
    if (details === 'counts')
        yield `${INDENT}only numbers are shown (details: counts): this log may be readable by everyone; see the report files`;
}
function* findings(view) {
    const shown = view.listed.slice(0, MOST_FINDINGS).map((finding) => cellsOf(finding, view));
    if (shown.length === 0)
        return;
    const rows = [{ severity: 'SEVERITY', place: 'WHERE', rule: 'RULE', what: 'FINDING' }, ...shown];
    const widthOf = (column) => Math.max(...rows.map((cells) => cells[column].length));
    const [place, rule] = [widthOf('place'), widthOf('rule')];
    yield '';
    for (const cells of rows) {
        const line = `${cells.severity.padEnd(8)}  ${cells.place.padEnd(place)}  ${cells.rule.padEnd(rule)}  ${cells.what}`;
        yield `${INDENT}${line.trimEnd()}`;
    }
    const more = view.listed.length - shown.length;
    if (more > 0)
        yield `${INDENT}… and ${numberText(more)} more: see results.json`;
    yield '';
}
function cellsOf(finding, view) {
    const resource = resourceText(finding.place);
    const { title } = view_wordsOf(finding, view.rules);
    return {
        severity: finding.severity,
        place: endOf((0,log_text/* logLine */.B)(placeText(finding.place)), WIDEST_PLACE) || '-',
        rule: (0,plain_text/* clip */.$Q)((0,log_text/* logLine */.B)(finding.ruleId), WIDEST_RULE),
        what: (0,log_text/* logLine */.B)((0,plain_text/* clip */.$Q)(`${title}${resource === '' ? '' : ` (${resource})`}`, 200)),
    };
}
function* noteLines({ level, code, text, hint }) {
    yield* lines(`${level}: ${(0,plain_text/* oneLine */.TN)(text)} [${code}]`, INDENT);
    if (hint !== undefined)
        yield* lines(hint, INDENT + INDENT);
}
/** All lines of a text, indented and neutralised; nothing for an empty one. */
function* lines(text, indent) {
    if (text === '')
        return;
    for (const line of (0,log_text/* logText */.k)((0,plain_text/* clip */.$Q)(text, LONGEST_LINE)).split('\n'))
        yield `${indent}${line}`.trimEnd();
}
/** Of a long path the end says more. */
function endOf(text, limit) {
    return text.length <= limit ? text : `…${text.slice(1 - limit).replace(/^[\udc00-\udfff]/, '')}`;
}

;// CONCATENATED MODULE: ./build/report/json.js
/**
 * results.json: the report itself, for scripts and for `schemas/results.schema.json`. Texts are as the service gave them, since JSON
 * needs no neutralising; lone surrogates are escaped by `JSON.stringify`.
 */
function renderJson(report) {
    return `${JSON.stringify(report, null, 2)}\n`;
}

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
;// CONCATENATED MODULE: ./build/report/markdown/budget.js

/** GitHub counts a comment in characters; UTF-16 units are never fewer. */
function characters(limit) {
    return { limit, measure: (text) => text.length };
}
/** GitHub counts a job summary in bytes of UTF-8. */
function bytes(limit) {
    return { limit, measure: (text) => Buffer.byteLength(text) };
}
/**
 * Money to spend on blocks. A block is bought whole or not at all, so that nothing is ever cut within a fence, an element or a row.
 * Its price includes the blank line that parts it from the next.
 */
class Purse {
    budget;
    #left;
    constructor(budget) {
        this.budget = budget;
        this.#left = budget.limit;
    }
    get left() {
        return Math.max(0, this.#left);
    }
    price(block) {
        return this.budget.measure(block) + SEPARATOR.length;
    }
    /** Buys what has to be there, whatever it costs. */
    must(block) {
        this.#left -= this.price(block);
        return block;
    }
    /** Buys the block if it costs no more than `most`, or than what is left. */
    buys(block, most = this.left) {
        const price = this.price(block);
        if (price > Math.min(most, this.left))
            return false;
        this.#left -= price;
        return true;
    }
    /** A part of the money, under the same prices: what is not spent comes back with `refund`. */
    share(amount) {
        const part = Math.min(Math.floor(amount), this.left);
        this.#left -= part;
        return new Purse({ limit: part, measure: this.budget.measure });
    }
    refund(part) {
        this.#left += part.left;
    }
}
/** Clips the text so far that its rendering, which escapes make longer, has at most twice `most` characters. */
function bounded(text, most, render) {
    for (let limit = most;; limit = Math.floor(limit / 2)) {
        const rendered = render((0,plain_text/* clip */.$Q)(text, limit));
        if (rendered.length <= 2 * most || limit < 16)
            return rendered;
    }
}
/** Between blocks. */
const SEPARATOR = '\n\n';
/** One document; empty blocks leave no gap. */
function join(blocks) {
    return `${blocks.filter(Boolean).join(SEPARATOR)}\n`;
}

;// CONCATENATED MODULE: ./build/report/neutralise/link.js


/** Characters that a URL may hold and a Markdown link, table or attribute may not. */
const UNSAFE_IN_MARKDOWN = /[|()[\]'"`<>\\*~{}^@]/g;
/** Pages whose mention leaves a trace on them and notifies their people. */
const LEAVES_A_TRACE = /\/(?:issues|pull|pulls|discussions|commit)\//;
/** The address as an absolute http or https URL without user name and password; undefined where it is anything else, such as `javascript:`. */
function webUrl(address) {
    if (address === undefined || (0,plain_text/* plain */.pj)(address) !== address || /\s/.test(address))
        return undefined;
    const url = (0,domain_url/* parseUrl */.D)(address);
    if (url === undefined)
        return undefined;
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    if (!isWeb || url.username !== '' || url.password !== '')
        return undefined;
    return url.href.replaceAll(UNSAFE_IN_MARKDOWN, percentEncoded);
}
/** A link to a page that we name ourselves; `label` is Markdown already. Where the address is no web address, the label alone. */
function markdownLink(label, address) {
    const url = webUrl(address);
    return url === undefined ? label : `[${label}](${url})`;
}
/** A link to an address that a service gave; undefined where following or even mentioning it could do harm. */
function foreignLink(label, address) {
    const url = webUrl(address);
    if (url === undefined || LEAVES_A_TRACE.test(new URL(url).pathname))
        return undefined;
    return `[${label}](${url})`;
}
function percentEncoded(character) {
    return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

;// CONCATENATED MODULE: ./build/report/neutralise/references.js
/** U+200B. GitHub's filters look for references in the rendered text, where a backslash is gone and this is not (Renovate does the same). */
const ZERO_WIDTH_SPACE = '\u200b';
/**
 * Breaks what GitHub would turn into a ping, a back-link or a link: `@name`, `#123`, `GH-1`, e-mail addresses, `http://`, `www.`
 * The text still reads the same. A cross-reference from a finding's text would also notify people in other repositories.
 */
function withoutReferences(text) {
    return text
        .replaceAll(/[@\uff20]/g, `$&${ZERO_WIDTH_SPACE}`)
        .replaceAll(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
        .replaceAll(/\bGH-(?=\d)/gi, `$&${ZERO_WIDTH_SPACE}`)
        .replaceAll(/:(?=\/\/)/g, `:${ZERO_WIDTH_SPACE}`)
        .replaceAll(/www(?=\.)/gi, `$&${ZERO_WIDTH_SPACE}`);
}
/** Breaks our comment's hidden marker where it is quoted in code, which cannot be escaped: a forged one must not be found. */
function withoutMarker(code) {
    return code.replaceAll(/<!--(?=\s*scan-gate)/gi, `<!-${ZERO_WIDTH_SPACE}-`);
}

;// CONCATENATED MODULE: ./build/report/neutralise/markdown.js


/** Backslash-escaped anywhere: code, emphasis, strikethrough, links and images, and the backslash itself. `_` only where it could open or close. */
const INLINE = /[\\`*~[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** HTML and table borders, as entities: whether `\|` ends a cell differs between parsers. */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
/** What would begin a heading, list, rule, underline, or a quick action of GitLab at the start of a line. */
const BLOCK_START = /^(?:[#+\-=/]|(\d{1,9})(?=[.)]))/;
/** One line of a paragraph or table cell: shows `text`, and nothing in it is markup, a mention, a reference or a link. */
function markdownText(text) {
    // A backslash does not keep GitHub from reading `$...$` as mathematics; an element around the sign does (GitHub: writing mathematical expressions).
    return markdownTextWithoutHtml(text).replaceAll('\\$', '<span>$</span>');
}
/** `markdownText` where elements are not allowed: SARIF messages SHALL NOT contain HTML (SARIF 2.1.0, 3.11.4). */
function markdownTextWithoutHtml(text) {
    return withoutReferences((0,plain_text/* oneLine */.TN)(text))
        .replaceAll(/[&<>|]/g, (character) => ENTITIES[character] ?? '')
        .replaceAll(INLINE, '\\$&')
        .replaceAll('$', '\\$')
        .replace(BLOCK_START, (start, digits) => (digits === undefined ? `\\${start}` : `${digits}\\`));
}
/** Paragraphs: blank lines part them, other line ends are kept. `escapeLine` neutralises one line. */
function markdownParagraphs(text, escapeLine = markdownText, lineBreak = '<br>') {
    return (0,plain_text/* plain */.pj)(text)
        .split(/\n\s*\n/)
        .map((paragraph) => paragraph.split('\n').map(escapeLine).filter(Boolean).join(`${lineBreak}\n`))
        .filter(Boolean)
        .join('\n\n');
}
/** A code span that is whole in tables too. Empty text gives an empty string, since an empty span does not exist. */
function markdownCode(text) {
    const line = withoutMarker((0,plain_text/* oneLine */.TN)(text));
    if (line === '')
        return '';
    // A cell ends at a bar, and a line that begins with `[...]:` is a definition, before anyone looks for code.
    if (/\||\]:/.test(line))
        return `<code>${markdownText(line)}</code>`;
    const ticks = '`'.repeat(longestRun(line) + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${ticks}${pad}${line}${pad}${ticks}`;
}
/** A fenced block; the fence is longer than any run of backticks inside, so that the code cannot end it. */
function codeFence(code, language = '') {
    const body = withoutMarker((0,plain_text/* plain */.pj)(code)).replaceAll(/^\n+|\s+$/g, '');
    const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
    return `${fence}${language}\n${body}\n${fence}`;
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

;// CONCATENATED MODULE: ./build/report/markdown/finding.js






/** In characters, before escaping. */
const finding_LONGEST_TITLE = 200;
const LONGEST_TEXT = 1500;
/** Code longer than this is shown up to a line's end, which is said. */
const MOST_CODE_LINES = 40;
const LONGEST_CODE = 4000;
/** What and where, in two lines. */
function findingHead(finding, view) {
    const { title } = view_wordsOf(finding, view.rules);
    const resource = resourceText(finding.place);
    const where = [placeLink(finding, view.report), markdownCode(resource), remark(finding)].filter(Boolean);
    const what = `${SEVERITY_MARKS[finding.severity]} **${capital(finding.severity)}: ${markdownText((0,plain_text/* clip */.$Q)(title, finding_LONGEST_TITLE))}** ${markdownCode((0,plain_text/* clip */.$Q)(finding.ruleId, 80))}`;
    return [what, where.join(' · ')].filter(Boolean).join('<br>\n');
}
/** What is wrong and how to fix it, folded; empty where the service says neither. */
function findingDetails(finding, view) {
    const { text, fix, url } = view_wordsOf(finding, view.rules);
    const code = firstFilled(fix?.code);
    const remedy = firstFilled(fix?.text);
    const fixes = code !== undefined || remedy !== undefined;
    const blocks = [
        text === undefined ? '' : markdownParagraphs((0,plain_text/* clip */.$Q)(text, LONGEST_TEXT)),
        remedy === undefined ? '' : `**Fix:** ${markdownParagraphs((0,plain_text/* clip */.$Q)(remedy, LONGEST_TEXT))}`,
        code === undefined ? '' : shortened(code),
        foreignLink('More about this rule', url) ?? '',
    ].filter(Boolean);
    return blocks.length === 0 ? '' : fold(fixes ? 'How to fix' : 'What is wrong', blocks.join('\n\n'));
}
/** A row of the table of the rest. */
function findingRow(finding, view) {
    const { title } = view_wordsOf(finding, view.rules);
    const what = `${markdownText((0,plain_text/* clip */.$Q)(title, finding_LONGEST_TITLE))} ${markdownCode((0,plain_text/* clip */.$Q)(finding.ruleId, 80))}`;
    const where = [placeLink(finding, view.report), markdownCode(resourceText(finding.place)), remark(finding)].filter(Boolean);
    return `| ${SEVERITY_MARKS[finding.severity]} ${capital(finding.severity)} | ${what} | ${where.join('<br>')} |`;
}
/** The two lines above the rows. */
const ROWS_HEAD = '| Severity | Finding | Where |\n|---|---|---|';
/** Folded text; `summary` is ours. GitHub reads Markdown inside only after a blank line. */
function fold(summary, content) {
    return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
function placeLink(finding, report) {
    return markdownLink(markdownCode(placeText(finding.place)), fileUrl(report, finding));
}
/** Words of the service that we do not know: why the finding counts as it does. */
function remark({ severityWord, status }) {
    const parts = [
        severityWord !== undefined && `the service's severity is ${markdownCode((0,plain_text/* clip */.$Q)(severityWord, 50)) || 'empty'}`,
        status.means === 'unknown' && `its status ${markdownCode((0,plain_text/* clip */.$Q)(status.word, 50)) || 'empty'}`,
    ].filter(Boolean);
    return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}
function shortened(code) {
    const lines = (0,plain_text/* clip */.$Q)(code, LONGEST_CODE).split('\n');
    const kept = lines.slice(0, MOST_CODE_LINES).join('\n');
    const isWhole = kept.length === code.length;
    return isWhole ? codeFence(code) : `${codeFence(kept)}\n\nThe code goes on: see \`results.json\`.`;
}

;// CONCATENATED MODULE: ./build/report/markdown/findings.js


/** How many findings are told one by one, with their remedies. */
const WORST = 10;
/** While rows of the rest are missing, remedies may take this part of the money: the worst ones are what a reader came for. */
const DETAILS_SHARE = 1 / 3;
/** Kept for the sentences about what is missing. */
const RESERVE = 400;
/** The worst with their remedies, the rest as rows, and how many found no room: fewer remedies first, then fewer rows, then "N more". */
function findingsBlocks(view, purse) {
    const { listed } = view;
    if (listed.length === 0)
        return [];
    const reserve = purse.share(RESERVE);
    const worst = listed.slice(0, WORST);
    const heads = takeWhile(worst, (finding) => findingHead(finding, view), purse);
    const remedies = worst.slice(0, heads.length).map((finding) => findingDetails(finding, view));
    const wanted = remedies.reduce((sum, remedy) => sum + purse.price(remedy), 0);
    const forRows = purse.share(purse.left - Math.min(wanted, purse.left * DETAILS_SHARE));
    const rest = listed.slice(heads.length);
    const rows = heads.length < worst.length ? [] : rowsThatFit(rest, view, forRows);
    purse.refund(forRows);
    const shown = remedies.map((remedy) => (remedy !== '' && purse.buys(remedy) ? remedy : ''));
    purse.refund(reserve);
    const missingRemedies = remedies.filter(Boolean).length - shown.filter(Boolean).length;
    return [
        heading(heads.length, listed.length),
        ...heads.flatMap((head, index) => [head, shown[index] ?? '']),
        missingRemedies > 0 ? `${countText(missingRemedies, 'remedy').replace(/ys$/, 'ies')} found no room here: see \`results.json\`.` : '',
        rows.length > 0 ? fold(rowsTitle(rows.length, rest.length), [ROWS_HEAD, ...rows].join('\n')) : '',
        missing(rest.length - rows.length),
    ].filter(Boolean);
}
function heading(shown, total) {
    if (shown === total)
        return `### ${countText(total, 'finding')}`;
    return `### The worst ${shown === 1 ? 'one' : numberText(shown)} of ${countText(total, 'finding')}`;
}
function rowsTitle(shown, rest) {
    return shown === rest
        ? `The other ${countText(rest, 'finding')}`
        : `The next ${numberText(shown)} of the other ${countText(rest, 'finding')}`;
}
function missing(count) {
    return count === 0 ? '' : `… and **${numberText(count)} more**, which found no room here: see \`results.json\` in the report's files.`;
}
/** In order, until one does not fit: leaving single ones out would hide them among the shown. */
function takeWhile(findings, render, purse) {
    const taken = [];
    for (const finding of findings) {
        const block = render(finding);
        if (!purse.buys(block))
            break;
        taken.push(block);
    }
    return taken;
}
function rowsThatFit(rest, view, purse) {
    if (rest.length === 0 || !purse.buys(fold(rowsTitle(rest.length, rest.length + 1), ROWS_HEAD)))
        return [];
    return takeWhile(rest, (finding) => findingRow(finding, view), purse);
}

;// CONCATENATED MODULE: ./build/report/markdown/footer.js




/** Why there are numbers only. */
function detailsBlock({ details, tally }) {
    if (details === 'full' || tally === undefined)
        return '';
    return [
        '> [!NOTE]',
        '> Only numbers are shown here (`details: counts`), because this page may be readable by everyone and the findings are not meant for',
        '> everyone. Those who may see them find them in code scanning, where it is set up, and in the files of the report.',
    ].join('\n');
}
/** What code scanning does not hold. */
function leftOutBlock({ sarif }) {
    if (sarif === undefined || sarif.leftOut === 0)
        return '';
    return `Code scanning gets the ${countText(sarif.results, 'worst finding')}; **${numberText(sarif.leftOut)} more** are left out of the SARIF file.`;
}
/** Which gate spoke, and where its log is. */
function footer({ name, source }) {
    const run = source.runUrl === undefined ? '' : ` · ${markdownLink('log of this run', source.runUrl)}`;
    return `<sub>scan-gate ${markdownCode((0,plain_text/* clip */.$Q)(name, 200))}${run}</sub>`;
}

;// CONCATENATED MODULE: ./build/report/neutralise/hint.js
const YAML_LINE = /^\s*(?:- \S|[\w.-]+:(?:\s|$)|#)/;
/** Parts a hint of several lines where its YAML begins; a hint of one line is a sentence. */
function partHint(hint) {
    const lines = hint.split('\n');
    const begin = lines.length === 1 ? -1 : lines.findIndex((line) => YAML_LINE.test(line));
    if (begin === -1)
        return { prose: hint, yaml: '' };
    return { prose: lines.slice(0, begin).join('\n').trim(), yaml: lines.slice(begin).join('\n').trimEnd() };
}

;// CONCATENATED MODULE: ./build/report/markdown/notes.js





/** In characters. */
const LONGEST_HINT = 1500;
const MARKS = { error: '🚫 **Error**', warning: '⚠️ **Warning**', notice: 'ℹ️ **Notice**' };
const ORDER = ['error', 'warning', 'notice'];
/** What a person should know besides the verdict, the worst first, each told once. */
function notesBlocks(notes, budget) {
    const all = distinct(notes);
    if (all.length === 0)
        return [];
    const purse = new Purse(budget);
    const heading = purse.must('### Notes');
    const shown = all.map(noteBlock).filter((block) => purse.buys(block));
    const missing = all.length - shown.length;
    return [heading, ...shown, missing > 0 ? `… and ${countText(missing, 'more note')}: see the log.` : ''].filter(Boolean);
}
/** A hint: its sentences, then what is to be pasted, as a block that can be copied. */
function hintBlock(hint, lead) {
    const { prose, yaml } = partHint((0,plain_text/* clip */.$Q)(hint, LONGEST_HINT));
    const sentences = bounded(prose, LONGEST_HINT, markdownParagraphs);
    return [lead + sentences, yaml === '' ? '' : codeFence(yaml, 'yaml')].filter((part) => part.trim() !== '').join('\n\n');
}
function noteBlock({ level, code, text, hint }) {
    const head = `${MARKS[level]} ${markdownCode((0,plain_text/* clip */.$Q)(code, 80))}: ${markdownText((0,plain_text/* clip */.$Q)(text, 1000))}`;
    return hint === undefined ? head : `${head}\n\n${hintBlock(hint, '')}`;
}
/** The same note may come from several places, such as two uploads that lack one permission. */
function distinct(notes) {
    const byContent = new Map(notes.map((note) => [JSON.stringify([note.code, note.text]), note]));
    return [...byContent.values()].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
}

;// CONCATENATED MODULE: ./build/report/markdown/headline.js





/** The first line that people see: the verdict and its reason. */
function headline(report) {
    const mark = report.decision.forgiven ? '⚠️' : VERDICT_MARKS[report.decision.verdict];
    return `## ${mark} ${bounded(verdictSentence(report), 150, markdownText)}: ${bounded(reasonText(report), 500, markdownText)}`;
}
/** What the verdict means, where the headline alone could be misread: forgiven, no answer, not a pass. */
function meaning(report) {
    const { verdict, forgiven } = report.decision;
    const text = meaningText(report);
    const kind = forgiven ? 'WARNING' : verdict === 'started' || verdict === 'checked' ? 'NOTE' : 'IMPORTANT';
    // GitHub's own form of an alert; elsewhere it reads as a quotation.
    return text === '' ? '' : `> [!${kind}]\n> ${text}`;
}
/** What went wrong in the service's words, its code, and the way out. */
function errorBlocks({ error, scan }) {
    const reason = scan?.reason === undefined ? '' : `What the service said: ${bounded(scan.reason, 1000, markdownText)}`;
    if (error === undefined)
        return [reason].filter(Boolean);
    const what = `**What happened:** ${bounded(error.message, 1500, markdownText)} (${markdownCode((0,plain_text/* clip */.$Q)(error.code, 80))})`;
    const said = scan?.reason !== undefined && error.message.includes(scan.reason) ? '' : reason;
    return [what, said, error.hint === undefined ? '' : hintBlock(error.hint, '**What to do:** ')].filter(Boolean);
}

;// CONCATENATED MODULE: ./build/report/markdown/publications.js



const NAMES = {
    files: 'Report files',
    sarif: 'Code scanning',
    comment: 'Pull request comment',
    annotations: 'Annotations',
};
const OUTCOMES = { done: '✅ done', skipped: '⏭️ skipped', failed: '⚠️ failed' };
/** Where else this report went, and where it could not go. */
function publicationsBlocks(publications) {
    if (publications.length === 0)
        return [];
    const rows = publications.map(({ surface, outcome, url, note }) => {
        const link = url === undefined ? '' : markdownLink('open', url);
        const why = note === undefined ? '' : markdownText((0,plain_text/* clip */.$Q)(note.text, 300));
        return `| ${NAMES[surface] ?? markdownText(surface)} | ${[OUTCOMES[outcome], link, why].filter(Boolean).join(' · ')} |`;
    });
    return ['### Where this report went', ['| Surface | Outcome |', '|---|---|', ...rows].join('\n')];
}

;// CONCATENATED MODULE: ./build/report/markdown/scanned.js







/** One row of numbers, worst first; those that are not zero stand out. */
function countsTable({ counts, total }) {
    const heads = domain_severity/* SEVERITIES */.oC.map((severity) => `${SEVERITY_MARKS[severity]} ${capital(severity)}`);
    const cells = [...domain_severity/* SEVERITIES */.oC.map((severity) => counts[severity]), total].map((n) => (n > 0 ? `**${numberText(n)}**` : '0'));
    return [row([...heads, 'Total']), row(cells.map(() => '---:')), row(cells)].join('\n');
}
/** What was scanned: service, target, branch, commit, scan; and by which rules it was judged. */
function scannedBlocks(view) {
    return [scannedLine(view.report), hostLine(view.report), rulesLine(view.report), notCountedLine(view.tally)].filter(Boolean);
}
function scannedLine(report) {
    const { service, source, target, scan } = report;
    const branch = scan?.traits.branch ?? source.branch;
    const commit = scannedCommit(report);
    const traits = [scan?.traits.type, scan?.traits.mode, scan?.traits.region].filter((trait) => trait !== undefined);
    const parts = [
        `**${bounded(service.title, 100, markdownText)}** ${scan === undefined ? 'was to scan' : 'scan of'} ${target === undefined ? 'its target' : markdownCode((0,plain_text/* clip */.$Q)(target.label, 200)) || 'its target'}`,
        traits.length > 0 && traits.map((trait) => markdownText((0,plain_text/* clip */.$Q)(trait, 50))).join(', '),
        branch !== undefined && `branch ${markdownCode((0,plain_text/* clip */.$Q)(branch, 200))}`,
        commit !== undefined && `commit ${markdownLink(markdownCode(commit.slice(0, 12)), commitUrl(report))}`,
        scan !== undefined && `scan ${markdownCode(scan.id)}, ${ORIGIN_WORDS[scan.origin]}`,
    ];
    return parts.filter(Boolean).join(' · ');
}
/** Said aloud, because keys and code went there. */
function hostLine({ service }) {
    return service.apiUrl === undefined
        ? ''
        : `This scan was asked for at ${markdownCode((0,plain_text/* clip */.$Q)(service.apiUrl, 200))}, which is not the service's own address.`;
}
function rulesLine({ decision }) {
    if (decision.rules.length === 0)
        return '';
    const rules = decision.rules.map((rule) => `${markdownCode((0,plain_text/* clip */.$Q)(`${rule.rule}: ${rule.value}`, 100))} (${rule.from}) ${rule.broken ? '**broken**' : 'holds'}`);
    return `Gate: ${rules.join(' · ')}`;
}
function notCountedLine(tally) {
    if (tally === undefined)
        return '';
    const { closed, uncounted } = tally;
    const parts = [
        closed > 0 && `${countText(closed, 'finding')} resolved or suppressed at the service`,
        uncounted > 0 && `${countText(uncounted, 'open finding')} that the gate leaves aside`,
    ].filter(Boolean);
    return parts.length === 0 ? '' : `Not counted: ${parts.join(', ')}.`;
}
function row(cells) {
    return `| ${cells.join(' | ')} |`;
}

;// CONCATENATED MODULE: ./build/report/markdown.js









/** GitHub refuses a comment of more than 65,536 characters; a proxy or an e-mail may hold less. */
const COMMENT_BUDGET = 60_000;
/** GitHub drops a job summary of more than 1 MiB of a step; other steps of ours may write as well. */
const SUMMARY_BUDGET = 1_000_000;
/** Least room, in characters, that any report fits in whatever its texts are; three times that in bytes. Smaller budgets are not kept. */
const SMALLEST_BUDGET = 20_000;
/** The hidden first line by which a comment is found again. The name is hashed: a target's name is nobody's business, and may hold `-->`. */
function commentMarker(name) {
    return `<!-- scan-gate:${(0,identity/* identityOf */.c)([name]).slice(0, 16)} -->`;
}
/** The pull request's comment. Its first line is the marker. */
function renderComment(report, { details, budgetChars = COMMENT_BUDGET }) {
    const marker = `${commentMarker(report.name)}\n`;
    const budget = characters(budgetChars - marker.length);
    return marker + compose(viewOf(report, details), budget, []);
}
/** The job's summary. */
function renderSummary(report, { details, budgetBytes = SUMMARY_BUDGET, publications = [] }) {
    return compose(viewOf(report, details), bytes(budgetBytes), publications);
}
/** report.md, for people outside of GitHub. Files are not world-readable, so that it holds all details. */
function renderMarkdownFile(report) {
    return compose(viewOf(report, 'full'), bytes(SUMMARY_BUDGET), []);
}
/** The same document for all three: what has to be there is paid first, then notes, then findings get the rest. */
function compose(view, budget, publications) {
    const { report } = view;
    const purse = new Purse(budget);
    const must = (blocks) => blocks.map((block) => purse.must(block));
    const top = must([
        headline(report),
        meaning(report),
        ...errorBlocks(report),
        view.tally === undefined ? '' : countsTable(view.tally),
        ...scannedBlocks(view),
        detailsBlock(view),
    ]);
    const end = must([leftOutBlock(report), ...publicationsBlocks(publications), footer(report)]);
    const told = notesBlocks([...report.notes, ...notesOf(publications)], { ...budget, limit: purse.left / 4 });
    const notes = must(told);
    return join([...top, ...findingsBlocks(view, purse), ...notes, ...end]);
}
/** Other surfaces' notes are told in full only where they say what to change. */
function notesOf(publications) {
    return publications.flatMap(({ note }) => (note?.hint === undefined ? [] : [note]));
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/runtime/clock.js

/** Longer timers fire at once (nodejs.org, setTimeout); nothing here waits for more than 5 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The real time. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        signal?.throwIfAborted();
        try {
            await (0,external_node_timers_promises_.setTimeout)(Math.min(Math.max(0, ms), LONGEST_TIMER_MS), undefined, signal && { signal });
        }
        catch (error) {
            // Node rejects with an AbortError of its own; callers tell deadline from interrupt by the reason.
            signal?.throwIfAborted();
            throw error;
        }
    },
};

;// CONCATENATED MODULE: ./build/runtime/ledger.js
/** Where nothing outlives the process, as on the command line. */
const noLedger = { save: () => undefined };
/** The name of the state that carries the entry from main to post. */
const LEDGER_STATE = 'scan-gate-ledger';
/** A ledger over the runner's state. @param saveState Called with name and value. */
function createLedger(saveState) {
    return { save: (entry) => saveState(LEDGER_STATE, JSON.stringify(entry)) };
}
/** Reads what main saved; undefined when there is nothing, or nothing that we understand. */
function readLedger(text) {
    if (!text)
        return undefined;
    try {
        const entry = JSON.parse(text);
        return isEntry(entry) ? entry : undefined;
    }
    catch {
        return undefined;
    }
}
function isEntry(value) {
    return typeof value === 'object' && value !== null && 'phase' in value && (value.phase === 'running' || value.phase === 'ended');
}

// EXTERNAL MODULE: ./build/runtime/version.js
var version = __webpack_require__(9623);
;// CONCATENATED MODULE: ./build/domain/gate.js

/** The closed set of answers. */
const VERDICTS = (/* unused pure expression or super */ null && (['passed', 'failed', 'error', 'timeout', 'cancelled', 'skipped', 'started', 'checked']));
const EXIT_CODES = {
    passed: 0,
    failed: 1,
    error: 2,
    timeout: 2,
    cancelled: 2,
    skipped: 0,
    started: 0,
    checked: 0,
};
/** Decides the job's fate. Pure; called once, before anything is rendered. */
function decide(outcome, settings) {
    const rules = outcome.kind === 'complete' ? [thresholdResult(outcome.counts, settings.severityThreshold)] : [];
    const verdict = verdictOf(outcome, rules);
    const forgiven = isForgiven(verdict, settings.warnOnly);
    return {
        verdict,
        reason: `${verdict}: ${reasonOf(outcome, rules)}`,
        rules,
        exitCode: forgiven ? 0 : EXIT_CODES[verdict],
        forgiven,
    };
}
function verdictOf(outcome, rules) {
    if (outcome.kind !== 'complete')
        return outcome.kind;
    return rules.some((rule) => rule.broken) ? 'failed' : 'passed';
}
function isForgiven(verdict, warnOnly) {
    if (warnOnly === 'everything')
        return verdict === 'failed' || verdict === 'error' || verdict === 'timeout';
    return warnOnly === 'true' && verdict === 'failed';
}
function reasonOf(outcome, rules) {
    switch (outcome.kind) {
        case 'complete': {
            const broken = rules.filter((rule) => rule.broken);
            return (broken.length > 0 ? broken : rules).map((rule) => rule.says).join('; ');
        }
        case 'started':
            return 'the scan was started and is not waited for';
        case 'error':
            return gate_REASONS[outcome.code];
        default:
            return outcome.why;
    }
}
function thresholdResult(counts, { value, from }) {
    const reaching = value === 'none' ? domain_severity/* NO_COUNTS */.lZ : pick(counts, (severity) => (0,domain_severity/* isAtLeast */.du)(severity, value));
    const broken = (0,domain_severity/* totalOf */.e6)(reaching) > 0;
    return { rule: 'severity-threshold', value, from, broken, says: describe(broken ? reaching : counts, value) };
}
function pick(counts, wanted) {
    const picked = { ...domain_severity/* NO_COUNTS */.lZ };
    for (const severity of domain_severity/* SEVERITIES */.oC)
        if (wanted(severity))
            picked[severity] = counts[severity];
    return picked;
}
function describe(counts, threshold) {
    const total = (0,domain_severity/* totalOf */.e6)(counts);
    const findings = total === 0 ? 'no open findings' : `${(0,domain_severity/* describeCounts */.wv)(counts)} ${total === 1 ? 'finding' : 'findings'}`;
    return threshold === 'none' ? `${findings}, no threshold` : `${findings}, threshold ${threshold}`;
}
/** Our own words for each error; the service's words are in the log, the summary and results.json. */
const gate_REASONS = {
    CONFIG: 'the configuration has mistakes',
    FORK: "a fork's pull request is not sent to a service that scans the repository",
    AUTH_REJECTED: 'the service rejected the API key',
    FORBIDDEN: 'the API key may not do this',
    NOT_FOUND: 'the service does not know what was asked for',
    BAD_REQUEST: 'the service refused the request',
    CONFLICT: 'the service is busy with another scan',
    RATE_LIMITED: 'the service is answering too many requests',
    SERVICE_FAILED: 'the service failed',
    UNREACHABLE: 'the service could not be reached',
    NO_ANSWER: 'the service did not answer',
    REDIRECTED: 'the service answered with a redirect, which is never followed',
    NOT_JSON: 'the answer was not JSON',
    TOO_LARGE: 'the answer was too large',
    WIRE_FORMAT: 'the answer did not have the documented form',
    TARGET_UNKNOWN: 'the target was not found at the service',
    TARGET_AMBIGUOUS: 'the target is not unique at the service',
    SCAN_FAILED: 'the scan failed at the service',
    SCAN_CANCELLED: 'the scan was cancelled at the service',
    WRONG_SCAN: 'the scan is not the one that was asked for',
    NO_SCAN: 'there is no such scan',
    START_AMBIGUOUS: 'the answer to the start was lost, and several scans may be ours',
    INCOMPLETE: 'the findings could not be read in full',
    TIMEOUT: 'the scan was still running at the deadline',
    BUSY: 'another scan of the same target was still running, and ours was not started',
    INTERRUPTED: 'the job was cancelled',
    MEASURE_MISSING: 'the service did not tell what a rule needs',
    UPLOAD_REQUIRED: 'the upload to code scanning is required and did not succeed',
    INTERNAL: 'scan-gate itself failed',
};

// EXTERNAL MODULE: ./build/domain/hint.js
var domain_hint = __webpack_require__(6324);
;// CONCATENATED MODULE: ./build/report/neutralise/sarif-message.js

/**
 * `message.text` of a result. Braces are doubled, or `{0}` would be a placeholder (SARIF 2.1.0, 3.11.5); brackets and backslashes
 * are escaped, or `[text](1)` would be a link (3.11.6).
 */
function sarifMessageText(text) {
    return (0,plain_text/* plain */.pj)(text)
        .replaceAll(/[\\[\]]/g, '\\$&')
        .replaceAll(/[{}]/g, '$&$&');
}

;// CONCATENATED MODULE: ./build/report/sarif/severity.js
/** SARIF's word for a severity; GitHub fails a check on `error` by default. */
const severity_LEVELS = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'note',
    info: 'note',
};
/** GitHub: SARIF support for code scanning, `security-severity`. 9.0 itself is shown as critical (OSSF Scorecard relies on it). */
const BANDS = {
    critical: { from: 9, to: 10, otherwise: 9.5 },
    high: { from: 7, to: 8.9, otherwise: 8 },
    medium: { from: 4, to: 6.9, otherwise: 5.5 },
    low: { from: 0.1, to: 3.9, otherwise: 2 },
};
/** The number GitHub ranks an alert by, 0.1 to 10.0; 0 for `info`, which is no security alert. */
function scoreOf({ severity, cvss }) {
    if (severity === 'info')
        return 0;
    const { from, to, otherwise } = BANDS[severity];
    const score = cvss === undefined ? Number.NaN : Number(cvss.toFixed(1));
    return score >= from && score <= to ? score : otherwise;
}

;// CONCATENATED MODULE: ./build/report/sarif/results.js





/** Where findings without a file of the repository are shown: GitHub rejects a file in which one result has no place. */
const ANCHOR = '.github/scan-gate.yml';
/** Ours, in characters: alerts show a few lines; the rest of the words is in the rule's help. */
const results_LONGEST_MESSAGE = 2000;
/** The result of one finding; `index` is its rule's place in the list of rules. */
function sarifResult(finding, words, ruleId, index) {
    return {
        ruleId,
        ruleIndex: index,
        level: severity_LEVELS[finding.severity],
        message: { text: sarifMessageText(results_messageOf(finding, words)) },
        locations: [locationOf(finding)],
        // GitHub tells alerts apart by it, with the rule and the path.
        partialFingerprints: { primaryLocationLineHash: finding.fingerprint },
    };
}
/** Its first sentence is the title, since lists show only that one. */
function results_messageOf(finding, { title, text }) {
    const { file, line, resource, url } = finding.place;
    const anchored = (0,repository_path/* repositoryPath */.S)(file) === undefined;
    const details = [
        text !== undefined && text !== title && sentence((0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(text), results_LONGEST_MESSAGE / 2)),
        anchored && 'This is not about a line of a file in this repository.',
        resource !== undefined && `Resource: '${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(resource), 300)}'.`,
        url !== undefined && `Address: '${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(url), 300)}'.`,
        anchored && file !== undefined && `Place: '${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(file), 300)}'${line === undefined ? '' : ` line ${line}`}.`,
    ];
    return [sentence((0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(title), 500)), ...details].filter(Boolean).join(' ');
}
function locationOf({ place }) {
    const path = (0,repository_path/* repositoryPath */.S)(place.file);
    const logical = logicalLocations(place);
    return {
        physicalLocation: {
            artifactLocation: { uri: uriOfPath(path ?? ANCHOR) },
            region: { startLine: path === undefined ? 1 : Math.max(1, Math.trunc(place.line ?? 1)) },
        },
        ...(logical.length > 0 && { logicalLocations: logical }),
    };
}
function logicalLocations({ resource, url }) {
    const names = [resource, url].map((name) => (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(name ?? ''), 1000)).filter(Boolean);
    return [...new Set(names)].map((fullyQualifiedName) => ({ fullyQualifiedName, kind: 'resource' }));
}
function sentence(text) {
    return /[.!?…。]$/.test(text) ? text : `${text}.`;
}

;// CONCATENATED MODULE: ./build/report/sarif/rules.js





/** GitHub: SARIF support for code scanning, `reportingDescriptor` object. In characters. */
const LONGEST_DESCRIPTION = 1024;
const LONGEST_NAME = 255;
/** GitHub: SARIF limits; more are accepted up to 20 and not shown. */
const MOST_TAGS = 10;
/** Ours: the upload's 10 MB hold a good many rules of this size. */
const LONGEST_HELP_TEXT = 4000;
const rules_LONGEST_CODE = 8000;
/** One rule with the highest score among its findings; 0 where none of them is a security alert. */
function sarifRule(rule, id, score) {
    const title = (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(firstFilled(rule.title, rule.id) ?? id), LONGEST_DESCRIPTION);
    const text = (0,plain_text/* clip */.$Q)((0,plain_text/* plain */.pj)(firstFilled(rule.text, rule.title, rule.id) ?? id).trim(), LONGEST_DESCRIPTION);
    const name = (0,plain_text/* clip */.$Q)(title, LONGEST_NAME);
    const helpUri = webUrl(rule.url);
    return {
        id,
        // SARIF1001: a name that repeats the id is refused by validators.
        ...(name !== id && { name }),
        shortDescription: { text: title || id },
        fullDescription: { text: text || id },
        help: helpOf(rule, title || id),
        ...(helpUri !== undefined && { helpUri }),
        properties: propertiesOf(rule, score),
    };
}
/** The rule's id in SARIF: its own, or, where that holds what cannot be seen, the visible part and a hash, so that no two rules get one id. */
function sarifRuleId(id) {
    const visible = (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(id), LONGEST_NAME - 9);
    return visible === id && id !== '' ? id : `${visible || 'unnamed'}-${(0,identity/* identityOf */.c)([id]).slice(0, 8)}`;
}
function propertiesOf(rule, score) {
    const tags = [...new Set(['security', ...rule.tags.map(plain_text/* oneLine */.TN)])].filter(Boolean);
    return {
        tags: tags.slice(0, MOST_TAGS),
        // A string: GitHub rejects the whole file for a number here.
        ...(score > 0 && { 'security-severity': score.toFixed(1) }),
    };
}
/** GitHub shows `markdown`, others `text`; a rule without help gets a page that says "No rule help available". */
function helpOf(rule, title) {
    const about = (0,plain_text/* clip */.$Q)(firstFilled(rule.text) ?? `${title}.`, LONGEST_HELP_TEXT);
    const remedy = (0,plain_text/* clip */.$Q)(firstFilled(rule.fix?.text) ?? '', LONGEST_HELP_TEXT);
    const code = (0,plain_text/* clip */.$Q)(firstFilled(rule.fix?.code) ?? '', rules_LONGEST_CODE);
    const fixes = remedy !== '' || code !== '';
    const inMarkdown = (text) => markdownParagraphs(text, markdownTextWithoutHtml, '\\');
    const link = foreignLink('More about this rule', rule.url);
    return {
        text: joined([(0,plain_text/* plain */.pj)(about).trim(), fixes && 'How to fix:', (0,plain_text/* plain */.pj)(remedy).trim(), (0,plain_text/* plain */.pj)(code).trim()]) || title,
        markdown: joined([inMarkdown(about), fixes && '## How to fix', inMarkdown(remedy), code !== '' && codeFence(code), link]) ||
            markdownTextWithoutHtml(title),
    };
}
function joined(parts) {
    return parts.filter(Boolean).join('\n\n');
}

;// CONCATENATED MODULE: ./build/report/sarif.js







/** GitHub shows 5,000 results of a run, the worst, though it does not promise which those are. */
const DEFAULT_MAX_RESULTS = 5000;
/** GitHub rejects a file with more results in a run (SARIF limits). */
const HIGHEST_MAX_RESULTS = 25_000;
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/marketplace/actions/scan-gate';
/**
 * The GitHub-safe profile: what code scanning accepts and uses, and nothing else. Undefined without an evaluation: an empty list would
 * close every alert of the gate.
 */
function renderSarif(report, options = {}) {
    if (report.evaluation === undefined)
        return undefined;
    const open = report.evaluation.findings.filter(isOpen);
    const kept = worst(open, options.maxResults ?? DEFAULT_MAX_RESULTS);
    const { rules, results } = sarif_describe(kept, report);
    return { log: logOf(report, rules, results, options.toolVersion), results: kept.length, leftOut: open.length - kept.length };
}
/** One line: half the size of the pretty form, and GitHub's limit is on bytes. */
function compactJson(log) {
    return JSON.stringify(log);
}
function logOf(report, rules, results, toolVersion = String(report.schemaVersion)) {
    const driver = { name: `${(0,plain_text/* oneLine */.TN)(report.service.title)} (scan-gate)`, version: toolVersion, informationUri: HOME, rules };
    return {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: { driver },
                // Up to the last slash is the category: never a version, a date or a scan's id, or old alerts would stay open for ever.
                automationDetails: { id: `scan-gate/${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(report.name), 200)}/` },
                columnKind: 'utf16CodeUnits',
                results,
            },
        ],
    };
}
/** Cut by what the finding is, never by what is new: otherwise alerts would close and open again from run to run. */
function worst(open, maxResults) {
    const most = Math.min(Math.max(1, Math.trunc(maxResults)), HIGHEST_MAX_RESULTS);
    const sorted = [...open].sort((a, b) => (0,domain_severity/* bySeverity */.Np)(a.severity, b.severity) || sarif_compare(a.fingerprint, b.fingerprint));
    return sorted.slice(0, most);
}
function sarif_describe(findings, report) {
    const known = rulesById(report);
    const scores = new Map();
    for (const finding of findings)
        scores.set(finding.ruleId, Math.max(scores.get(finding.ruleId) ?? 0, scoreOf(finding)));
    const indexes = new Map();
    const rules = [...scores.keys()].sort(sarif_compare).map((id, index) => {
        indexes.set(id, index);
        const rule = known.get(id) ?? { id, title: id, tags: [] };
        return sarifRule(rule, sarifRuleId(id), scores.get(id) ?? 0);
    });
    const results = findings.map((finding) => {
        const index = indexes.get(finding.ruleId) ?? 0;
        return sarifResult(finding, view_wordsOf(finding, known), rules[index]?.id ?? finding.ruleId, index);
    });
    return { rules, results };
}
function sarif_compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/workflow/build-report.js

/** The run as one plain object: results.json, and what every surface is rendered from. */
function buildReport(run, found, decision) {
    const { service, source } = run;
    const { error, target, evaluation } = found;
    const scan = found.scan && found.origin && { ...found.scan, origin: found.origin };
    return {
        schemaVersion: 1,
        name: run.name,
        service: { id: service.id, title: service.title, ...(run.otherHost !== undefined && { apiUrl: run.otherHost }) },
        decision,
        ...(error && { error: { code: error.code, message: error.message, hint: error.hint && (0,domain_hint/* nameInputs */.z)(error.hint, run.inputStyle) } }),
        source,
        ...(target && { target }),
        ...(scan && { scan }),
        ...(evaluation && { evaluation }),
        notes: found.notes.map((note) => (note.hint === undefined ? note : { ...note, hint: (0,domain_hint/* nameInputs */.z)(note.hint, run.inputStyle) })),
    };
}
/**
 * What world-readable surfaces show. Numbers alone where anybody can read them and the target is not the repository's own code:
 * code-scanning alerts are for maintainers only, the rest of a public repository's surfaces is not.
 */
function detailsOf(run, target) {
    if (run.details !== 'auto')
        return run.details;
    const worldReadable = run.source.ci !== 'none' && (run.source.visibility === 'public' || run.source.visibility === 'unknown');
    const ownCode = target?.ownCode ?? run.service.scansRepository;
    return worldReadable && !ownCode ? 'counts' : 'full';
}

;// CONCATENATED MODULE: ./build/workflow/outcome.js


const INTERRUPTED_HINT = 'A person, a newer run of the same workflow (concurrency) or the time limit of the job has ended it. Run it again.';
/** What an error means for the verdict. The signal's reason decides between `timeout` and `cancelled`. */
function outcomeOf(thrown) {
    const error = (0,errors/* asScanError */.ih)(thrown);
    switch (error.code) {
        case 'TIMEOUT':
            return { outcome: { kind: 'timeout', why: gate_REASONS.TIMEOUT }, error };
        case 'BUSY':
            return { outcome: { kind: 'timeout', why: gate_REASONS.BUSY }, error };
        case 'INTERRUPTED':
            return {
                outcome: { kind: 'cancelled', why: gate_REASONS.INTERRUPTED },
                error: new errors/* ScanError */.sC(error.code, error.message, { hint: INTERRUPTED_HINT }),
            };
        case 'SCAN_CANCELLED':
            return { outcome: { kind: 'cancelled', why: gate_REASONS.SCAN_CANCELLED }, error };
        default:
            return { outcome: { kind: 'error', code: error.code }, error };
    }
}

;// CONCATENATED MODULE: ./build/workflow/finish.js







/** Decides, reports and publishes, in this order; the job is failed by the caller, after all of it. */
async function finish_finish(run, deps, found, outcome) {
    const details = detailsOf(run, found.target);
    const { report, sarif } = withSarif(deps.redactor.redactAll(buildReport(run, found, decide(outcome, run.gate))));
    try {
        return { ...(await publishAll(run, deps, { report, sarif, details, earlier: [] })), details };
    }
    finally {
        deps.ledger.save({ phase: 'ended', ...(found.intent !== undefined && { intent: found.intent }) });
    }
}
/** They ask GitHub and end with the last words; the others write files and lines, and are written in every case. */
const OVER_NETWORK = ['sarif', 'comment'];
/** These are brought up to date when the verdict changes after they were published. */
const REPLACEABLE = ['files', 'comment'];
/** One surface after the other: each may tell what became of the earlier ones, and none is told an overruled verdict. */
async function publishAll(run, deps, first) {
    const publications = [];
    let what = first;
    for (const publisher of deps.publishers) {
        const overruled = overrule(run, deps, what.report, publications.at(-1));
        if (overruled !== undefined) {
            what = { ...what, report: deps.redactor.redactAll(overruled) };
            await replaceEarlier(run, deps, what, publications);
        }
        const publication = named(await publishSafely(publisher, { ...what, earlier: publications }, deps), run);
        publications.push(publication);
        tell(deps, publication);
    }
    return { report: what.report, publications };
}
/** No two surfaces may disagree: what was published with the old verdict is published again. */
async function replaceEarlier(run, deps, what, publications) {
    for (const [index, { surface }] of publications.entries()) {
        const publisher = deps.publishers.find((candidate) => candidate.surface === surface);
        if (publisher === undefined || !REPLACEABLE.includes(surface))
            continue;
        publications[index] = named(await publishSafely(publisher, { ...what, earlier: publications.slice(0, index) }, deps), run);
    }
}
/** SARIF is rendered once, and only from a completed scan that was read in full. */
function withSarif(report) {
    const rendered = renderSarif(report, { toolVersion: version/* VERSION */.x });
    if (rendered === undefined)
        return { report, sarif: undefined };
    const { log, results, leftOut } = rendered;
    return { report: { ...report, sarif: { results, leftOut } }, sarif: compactJson(log) };
}
async function publishSafely(publisher, what, { lastWords }) {
    const signal = OVER_NETWORK.includes(publisher.surface) ? lastWords : new AbortController().signal;
    try {
        signal.throwIfAborted();
        return await publisher.publish(what, signal);
    }
    catch (error) {
        const text = signal.aborted ? 'The job was cancelled before this was published.' : (0,errors/* asScanError */.ih)(error).message;
        return { surface: publisher.surface, outcome: 'failed', note: { level: 'warning', code: 'publish-failed', text } };
    }
}
/** Publishers write hints with `{input}`, as everybody does. */
function named(publication, { inputStyle }) {
    const { note } = publication;
    return note === undefined
        ? publication
        : { ...publication, note: { ...note, ...(note.hint !== undefined && { hint: (0,domain_hint/* nameInputs */.z)(note.hint, inputStyle) }) } };
}
function tell({ logger }, { note }) {
    if (note === undefined)
        return;
    // That an event never uploads is as it should be: worth a line, not an annotation on every run.
    if (note.code === 'upload-not-allowed')
        logger.info(note.text);
    else
        logger[note.level](note.text, note.hint);
}
/**
 * The report with another verdict, where publishing changes it: the job was cancelled meanwhile, or an upload that is required
 * (`upload-sarif: required`) did not succeed. No other publishing problem does.
 */
function overrule(run, { interrupt }, report, publication) {
    if (publication === undefined)
        return undefined;
    if (interrupt.aborted && report.decision.verdict !== 'cancelled') {
        const { outcome, error } = outcomeOf(interrupt.reason);
        return withVerdict(run, report, outcome, { code: error.code, message: error.message, hint: error.hint });
    }
    if (!run.uploadRequired || publication.surface !== 'sarif' || publication.outcome !== 'failed' || interrupt.aborted)
        return undefined;
    const { note } = publication;
    const hint = note?.hint ?? (0,domain_hint/* nameInputs */.z)('Give the permission that the upload needs, or set {upload-sarif} to auto.', run.inputStyle);
    const error = { code: 'UPLOAD_REQUIRED', message: note?.text ?? 'The upload did not succeed.', hint };
    return withVerdict(run, report, { kind: 'error', code: 'UPLOAD_REQUIRED' }, error);
}
/** The broken rules stay in the report: the findings have not become better. */
function withVerdict(run, report, outcome, error) {
    return { ...report, decision: { ...decide(outcome, run.gate), rules: report.decision.rules }, error };
}

;// CONCATENATED MODULE: ./build/workflow/leave.js



/** The runner gives 7.5 s between SIGINT and SIGTERM, and the report wants its part of them. */
const CANCEL_TIMEOUT_MS = 4_000;
/**
 * Leaves no scan of ours behind by accident: what we started and what still runs is cancelled where the service can and the
 * person did not ask to leave it. What we joined or collected is never touched.
 */
async function leaveScan(run, deps, found, why) {
    const { scanner, scan, origin } = found;
    const ours = scanner !== undefined && scan !== undefined && origin === 'started' && !(0,domain_scan/* isOver */.PU)(scan.state);
    if (!ours || why === 'started')
        return;
    if (why === 'other' && run.waiting.onTimeout === 'leave') {
        const text = `The scan ${scan.id} goes on at ${run.service.title}, as the input on-timeout asks.`;
        found.notes.push({ level: 'notice', code: 'scan-left', text, hint: `Collect its result later: {scan-id} ${scan.id}` });
        return;
    }
    found.notes.push(await leave_cancelScan(run.service.title, deps, scanner, scan));
}
/** Asks for the cancel, once, and says what became of it. Never throws: the verdict stands already. */
async function leave_cancelScan(title, deps, scanner, scan) {
    const tooLong = () => new Error(`no answer within ${CANCEL_TIMEOUT_MS / 1000} s`);
    try {
        const answer = await deadline_withDeadline(deps.clock, CANCEL_TIMEOUT_MS, tooLong, undefined, (signal) => scanner.cancel(scan, signal));
        deps.logger.debug(`Cancel of ${scan.id}: ${answer}`);
        if (answer === 'cancelled')
            return { level: 'notice', code: 'cancelled-scan', text: `The scan ${scan.id} was cancelled at ${title}.` };
        if (answer === 'over')
            return { level: 'notice', code: 'scan-over', text: `The scan ${scan.id} had come to its end at ${title}.` };
        return {
            level: 'notice',
            code: 'scan-goes-on',
            text: `${title} offers no way to cancel: the scan ${scan.id} goes on there.`,
            hint: `Collect its result later: {scan-id} ${scan.id}`,
        };
    }
    catch (error) {
        return {
            level: 'warning',
            code: 'cancel-failed',
            text: `The scan ${scan.id} may still be running at ${title}: the cancel failed (${(0,errors/* asScanError */.ih)(error).message}).`,
        };
    }
}

;// CONCATENATED MODULE: ./build/workflow/known-scans.js


/** A history that is longer is not read to its end; 50 requests are many for a look. */
const MOST_SCANS = 5_000;
/**
 * The target's scans that are like `like`: all of them, or the first page where that shows that the newest come first. A list that
 * changed while it was read is read once more.
 *
 * @param suffices Whether the newest ones are enough for what is looked for.
 * @throws ScanError `WIRE_FORMAT` for an id that could change an address
 */
async function listScans(scanner, wanted, like, signal, suffices = () => true) {
    try {
        return await readList(scanner, wanted, like, signal, suffices);
    }
    catch (error) {
        if (!(error instanceof errors/* ScanError */.sC) || error.code !== 'INCOMPLETE')
            throw error;
        return await readList(scanner, wanted, like, signal, suffices);
    }
}
async function readList(scanner, wanted, like, signal, suffices) {
    const scans = [];
    for await (const page of scanner.list(wanted, like, signal)) {
        for (const scan of page)
            assertScanId(scan.id);
        scans.push(...page);
        if (isNewestFirst(scans) && suffices(scans))
            break;
        if (scans.length >= MOST_SCANS) {
            throw new errors/* ScanError */.sC('INCOMPLETE', `There are more than ${MOST_SCANS} scans, in no order that tells which are the newest.`, {
                hint: 'Give the scan to collect by {scan-id}, or ask the service for a list that begins with the newest.',
            });
        }
    }
    return scans;
}
/** No document promises an order; a page in which every scan is older than the one before it shows one. */
function isNewestFirst(scans) {
    return scans.every((scan, index) => scan.createdAt !== undefined && (index === 0 || byNewest(scans[index - 1] ?? scan, scan) < 0));
}
/**
 * @throws ScanError `WIRE_FORMAT` for an id that must not enter an address or an output
 */
function assertScanId(id) {
    if ((0,domain_scan/* isScanId */.tk)(id))
        return;
    throw new errors/* ScanError */.sC('WIRE_FORMAT', 'The service gave a scan an ID that cannot be used: letters, digits, dots, _ and - are allowed.', {
        hint: 'Check {api-url}; else please report it to the service.',
    });
}
/** The scan is of the target and, as far as it tells, of the traits that were asked for. */
function mayBeOurs(wanted, scan) {
    const told = Object.fromEntries(Object.entries(wanted.traits).filter(([name]) => Reflect.get(scan.traits, name) !== undefined));
    return scan.target === wanted.target.id && (0,domain_scan/* differingTraits */.wk)(told, scan.traits).length === 0;
}
/** The scan says itself that it is what was asked for, in every trait. */
function isAskedFor(wanted, scan) {
    return scan.target === wanted.target.id && (0,domain_scan/* differingTraits */.wk)(wanted.traits, scan.traits).length === 0;
}
/**
 * Refuses a scan that is not the one asked for. While it runs, a trait that it does not tell yet is not held against it.
 *
 * @throws ScanError `WRONG_SCAN`
 */
function assertAskedFor(wanted, scan) {
    if (scan.state === 'completed' ? isAskedFor(wanted, scan) : mayBeOurs(wanted, scan))
        return;
    const asked = { target: wanted.target.id, ...wanted.traits };
    const got = { target: scan.target, ...scan.traits };
    throw new errors/* ScanError */.sC('WRONG_SCAN', `The scan ${scan.id} is not the one that was asked for: asked for ${known_scans_describe(asked)}; it is of ${known_scans_describe(got)}.`, {
        hint: 'Nothing of it was used. Check {target}, {ref}, {sha}, {scan-type} and {scan-id}; if they are right, ask the service why it scanned something else.',
    });
}
function known_scans_describe(traits) {
    const parts = Object.entries(traits).filter(([, value]) => value !== undefined);
    return parts.map(([name, value]) => `${name} ${value ?? ''}`).join(', ');
}
/** Newest first, as far as the scans tell. */
function byNewest(a, b) {
    const [first, second] = [a, b].map((scan) => Date.parse(scan.createdAt ?? scan.startedAt ?? '') || 0);
    return (second ?? 0) - (first ?? 0);
}
/** How long completed scans took, in milliseconds; newest first. */
function durationsOf(scans) {
    return scans
        .filter((scan) => scan.state === 'completed')
        .toSorted(byNewest)
        .map((scan) => Date.parse(scan.completedAt ?? '') - Date.parse(scan.startedAt ?? scan.createdAt ?? ''))
        .filter((ms) => ms > 0)
        .slice(0, 5);
}

;// CONCATENATED MODULE: ./build/workflow/start-once.js


/** Answers like 500 to a start: each is followed by a look at the list, and not more than so often by another start. */
const MAX_REPEATS_AFTER_FAILURE = 3;
/** A lost answer says nothing of the service's health; once is enough (design, section 3.3). */
const MAX_REPEATS_AFTER_LOSS = 1;
/** Between a lost answer and the look at the list, times the number of attempts. */
const LOOK_AFTER_MS = 1_000;
/**
 * Starts the scan exactly once: after a lost or failed answer it looks whether the start took place before it sends another.
 *
 * @throws ScanError `START_AMBIGUOUS`, and whatever the service refuses
 */
async function startOnce(starting, signal) {
    const { deps, found, scanner, wanted, known } = starting;
    const intent = { target: wanted.target.id, traits: wanted.traits, known: known.map((scan) => scan.id) };
    for (let attempt = 1;; attempt += 1) {
        // Intent first: if we are killed now, the post step knows what to look for.
        deps.ledger.save({ phase: 'running', intent });
        found.intent = intent;
        const start = await scanner
            .start(wanted, signal)
            .catch((thrown) => afterFailedStart(starting, (0,errors/* asScanError */.ih)(thrown), attempt, signal));
        if (start === undefined)
            continue;
        if (start.kind === 'started')
            remember(starting, start.scan);
        found.intent = undefined;
        return start;
    }
}
function remember({ run, deps }, { id, target }) {
    assertScanId(id);
    // With `wait: false` it is to go on, whatever becomes of us.
    deps.ledger.save({ phase: 'running', ...(run.waiting.wait && { scan: { id, target } }) });
    deps.logger.info(`Started the scan ${id}.`);
}
/** The scan that the start made all the same; undefined when there is none and the start may be sent again. */
async function afterFailedStart(starting, error, attempt, signal) {
    const { deps, found, run, scanner, wanted, known } = starting;
    signal.throwIfAborted();
    const lost = error.code === 'NO_ANSWER' || error.code === 'NOT_JSON' || error.code === 'WIRE_FORMAT' || error.code === 'TOO_LARGE';
    if (!lost && error.code !== 'SERVICE_FAILED') {
        found.intent = undefined;
        throw error;
    }
    const { title } = run.service;
    deps.logger.warning(`The start ${lost ? 'was not answered' : 'failed'}: ${error.message} Looking whether ${title} has started the scan all the same.`);
    await deps.clock.sleep(LOOK_AFTER_MS * attempt, signal);
    const ids = known.map((scan) => scan.id);
    const adopted = await start_once_findLostScan(scanner, wanted, ids, signal);
    if (adopted) {
        deps.logger.info(`${title} had started it: it is the scan ${adopted.id}.`);
        return { kind: 'started', scan: adopted };
    }
    if (attempt > (lost ? MAX_REPEATS_AFTER_LOSS : MAX_REPEATS_AFTER_FAILURE)) {
        found.intent = undefined;
        throw error;
    }
    deps.logger.info('It has not. Sending the start again.');
    return undefined;
}
/**
 * The one scan that is new since `known` and may be ours.
 *
 * @param known Ids of the scans that were there before.
 * @throws ScanError `START_AMBIGUOUS` when there are several
 */
async function start_once_findLostScan(scanner, wanted, known, signal) {
    const scans = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal);
    const fresh = scans.filter((scan) => !known.includes(scan.id) && mayBeOurs(wanted, scan));
    if (fresh.length <= 1)
        return fresh[0];
    const ids = fresh.map((scan) => scan.id).join(', ');
    throw new errors/* ScanError */.sC('START_AMBIGUOUS', `The answer to the start was lost, and ${fresh.length} new scans may be ours: ${ids}.`, {
        hint: 'Collect the right one by {scan-id}, or run the job again.',
    });
}

;// CONCATENATED MODULE: ./build/workflow/conclude.js







/** Ends without asking the service for anything: secrets are withheld, or the code is not one that may be sent there. */
async function conclude(run, deps, standing) {
    const found = { notes: [] };
    if (standing.kind === 'skip') {
        deps.logger.warning(`Skipped: ${standing.why}. Nothing was scanned, and this is not a pass.`);
        return await finish_finish(run, deps, found, { kind: 'skipped', why: standing.why });
    }
    found.error = new errors/* ScanError */.sC('FORK', standing.message, { hint: standing.hint });
    return await finish_finish(run, deps, found, { kind: 'error', code: 'FORK' });
}
/**
 * The post step: finishes what a killed main left. Cancels a scan that it had started, also one whose id never arrived, and
 * replaces what the surfaces last said by the verdict `cancelled`.
 */
async function conclude_finishLeftovers(run, deps, entry) {
    const found = { notes: [] };
    if (entry.scan !== undefined || entry.intent !== undefined) {
        await withDeadline(deps.clock, CLEAN_UP_MS, conclude_tooLong, deps.interrupt, (signal) => cleanUp(run, deps, entry, found, signal));
    }
    if (entry.phase === 'ended')
        return undefined;
    found.error = new ScanError('INTERRUPTED', 'The step was ended before it could finish.', {
        hint: 'The job was cancelled, ran into its own time limit, or the runner was stopped. Run it again.',
    });
    return await finish(run, deps, found, { kind: 'cancelled', why: REASONS.INTERRUPTED });
}
/** A service that is down must not hold the post step. */
const CLEAN_UP_MS = 30_000;
function conclude_tooLong() {
    return new Error(`the service did not answer within ${CLEAN_UP_MS / 1000} s`);
}
async function cleanUp(run, deps, entry, found, signal) {
    const { title } = run.service;
    try {
        const scanner = await deps.connect();
        const scan = entry.scan ?? (await lostScan(scanner, entry, signal));
        if (scan === undefined) {
            deps.logger.info(`${title} has no scan that the ended step could have started.`);
            return;
        }
        const note = await cancelScan(title, deps, scanner, scan);
        deps.logger[note.level](note.text, note.hint && nameInputs(note.hint, run.inputStyle));
        found.notes.push(note);
    }
    catch (error) {
        deps.logger.warning(`What the ended step left at ${title} could not be looked up: ${error instanceof Error ? error.message : String(error)}`);
    }
}
async function lostScan(scanner, { intent }, signal) {
    if (intent === undefined)
        return undefined;
    const target = { id: intent.target, key: intent.target, label: intent.target, ownCode: false };
    return await findLostScan(scanner, { target, traits: intent.traits, baseline: {} }, intent.known, signal);
}

;// CONCATENATED MODULE: ./build/workflow/outputs.js


/**
 * The outputs of a run under their names in action.yml. None carries a branch name or a service's text, for workflows put outputs
 * into shells; what is unknown is left out and becomes the empty string.
 *
 * @param paths Of the files that were written.
 */
function outputsOf(report, publications, paths, durationMs) {
    const counts = report.evaluation?.counts;
    const done = (surface) => publications.find((publication) => publication.surface === surface && publication.outcome === 'done');
    return {
        verdict: report.decision.verdict,
        'verdict-reason': report.decision.reason,
        'scan-id': report.scan?.id,
        'scan-status': report.scan?.state,
        'scan-origin': report.scan?.origin,
        'scanned-sha': scannedSha(report),
        ...(counts && {
            total: String((0,domain_severity/* totalOf */.e6)(counts)),
            ...Object.fromEntries(Object.entries(counts).map(([severity, count]) => [severity, String(count)])),
        }),
        'report-dir': paths.dir,
        'sarif-file': paths.sarif,
        'results-file': paths.results,
        'sarif-id': publications.find(({ surface }) => surface === 'sarif')?.id,
        'comment-url': done('comment')?.url,
        'duration-seconds': String(Math.round(durationMs / 1000)),
    };
}
/** Services shorten commits: the full one is ours. What is no hash at all is a service's text, and stays inside. */
function scannedSha({ scan, source }) {
    const told = scan?.traits.commit;
    if (told === undefined || !/^[0-9a-f]{7,64}$/i.test(told))
        return undefined;
    return source.commit !== undefined && (0,domain_scan/* sameCommit */.Kd)(told, source.commit) && source.commit.length >= told.length ? source.commit : told;
}

;// CONCATENATED MODULE: ./build/workflow/read-scan.js

/** One blip must not lose a scan of two hours. */
const MAX_FAILURES_IN_A_ROW = 5;
const MAX_FAILURE_WAIT_MS = 30_000;
/**
 * Looks at the scan, and looks again after a failure that may pass: a scanner sends a look once, so that here is its only retry.
 *
 * @param intervalMs At least this long between two looks.
 * @throws ScanError the last one, after five failures in a row or one that no waiting mends
 */
async function readPatiently(scanner, scan, { clock, logger }, signal, intervalMs = 0) {
    for (let failures = 1;; failures += 1) {
        try {
            return assertSame(scan, await scanner.read(scan, signal));
        }
        catch (thrown) {
            signal.throwIfAborted();
            const error = (0,errors/* asScanError */.ih)(thrown);
            if (error.details.transient !== true || failures >= MAX_FAILURES_IN_A_ROW)
                throw error;
            const waitMs = failureWaitMs(error, failures, intervalMs);
            logger.info(`${error.message} Looking again in ${Math.round(waitMs / 1000)} s (${failures} of ${MAX_FAILURES_IN_A_ROW} failures in a row).`);
            await clock.sleep(waitMs, signal);
        }
    }
}
/** What answers for a scan must be that scan. */
function assertSame(asked, scan) {
    if (scan.id === asked.id)
        return scan;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `The service was asked for the scan ${asked.id} and answered with another one.`, {
        hint: 'Nothing of it was used. Check {api-url} and {scan-id}; if they are right, ask the service.',
    });
}
function failureWaitMs({ details }, failures, intervalMs) {
    const backoff = Math.min(MAX_FAILURE_WAIT_MS, 1000 * 2 ** (failures - 1));
    return Math.max(details.retryAfterMs ?? 0, intervalMs, backoff);
}

;// CONCATENATED MODULE: ./build/workflow/schedule.js
const MIN_MS = 2_000;
const MAX_MS = 60_000;
/**
 * How long to wait before the next look at a scan: few requests while it cannot be over, many when it is due.
 * Formula, simulation and bounds: reference/performance.md, section 2. A service's Retry-After always wins over it.
 *
 * @param random 0 to 1; spreads jobs that began together by a tenth to either side.
 */
function nextWaitMs(moment, random) {
    return plainWaitMs(moment) * (0.9 + 0.2 * random());
}
function plainWaitMs({ elapsedMs, remainingMs, window }) {
    if (remainingMs !== undefined)
        return clamp(0.5 * remainingMs, MIN_MS, Math.max(MIN_MS, Math.min(elapsedMs, Math.max(MAX_MS, 0.1 * elapsedMs))));
    if (window === undefined)
        return clamp(Math.min(0.1 * elapsedMs, 0.7 * rootMs(elapsedMs)), MIN_MS, MAX_MS);
    const due = clamp(0.4 * rootMs(window.typicalMs), MIN_MS, MAX_MS);
    // A scan that fails early is noticed within a fifth of its life, and nobody sleeps past the first time it may be over.
    if (elapsedMs < window.lowMs)
        return Math.max(MIN_MS, Math.min(0.2 * elapsedMs, Math.max(due, window.lowMs - elapsedMs)));
    if (elapsedMs < window.highMs)
        return due;
    return clamp(Math.max(due, 0.1 * (elapsedMs - window.highMs)), MIN_MS, MAX_MS);
}
/** The formula's square roots are of seconds. */
function rootMs(ms) {
    return Math.sqrt(ms / 1000) * 1000;
}
function clamp(value, low, high) {
    return Math.min(Math.max(value, low), high);
}
/**
 * The window that past durations give: median and two standard deviations of their logarithms. Undefined where there are too few,
 * or where they differ so much that the service's documents know better (spread over 20 %).
 */
function windowOf(durationsMs) {
    const logs = durationsMs
        .filter((ms) => ms > 0)
        .slice(0, 5)
        .map(Math.log)
        .sort((a, b) => a - b);
    if (logs.length < 3)
        return undefined;
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    const sigma = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
    if (sigma > 0.2)
        return undefined;
    const median = logs[Math.floor(logs.length / 2)] ?? mean;
    return { lowMs: Math.exp(median - 2 * sigma), typicalMs: Math.exp(median), highMs: Math.exp(median + 2 * sigma) };
}

;// CONCATENATED MODULE: ./build/workflow/await-scan.js



/** Looks at the scan until it is over. The signal's reason ends the wait: the deadline's or the interrupt's. */
async function awaitScan(awaiting, signal) {
    const { scanner, deps, check, onScan } = awaiting;
    const say = createTeller(deps.logger);
    const begun = beginOf(awaiting.scan, deps.clock.now());
    let { scan } = awaiting;
    say(scan);
    while (!(0,domain_scan/* isOver */.PU)(scan.state)) {
        const waitMs = pauseMs(awaiting, scan, deps.clock.now() - begun);
        await deps.clock.sleep(waitMs, signal);
        scan = await readPatiently(scanner, scan, deps, signal, waitMs);
        onScan?.(scan);
        check(scan);
        say(scan);
    }
    return scan;
}
function pauseMs({ intervalMs, window, deps }, { progress }, elapsedMs) {
    return intervalMs ?? nextWaitMs({ elapsedMs, remainingMs: progress?.remainingMs, window }, deps.random);
}
/** A joined scan has run for a while; a clock that is a day off says nothing. */
function beginOf(scan, now) {
    const created = Date.parse(scan.startedAt ?? scan.createdAt ?? '');
    return created <= now && now - created < 24 * 3_600_000 ? created : now;
}
/** Says one line when state, phase or tens of percent change, and one warning for a state that no document names. */
function createTeller(logger) {
    let last = '';
    let warned = false;
    return (scan) => {
        if (scan.state === 'unknown' && !warned) {
            warned = true;
            logger.warning(`The scan ${scan.id} is in a state that the service's documents do not name: "${scan.word}". Looking on until the deadline.`);
        }
        const tens = scan.progress?.percent === undefined ? '' : ` ${Math.floor(scan.progress.percent / 10) * 10} %`;
        const line = `Scan ${scan.id}: ${scan.word}${scan.progress?.phase ? `, ${scan.progress.phase}` : ''}${tens}`;
        if (line !== last)
            logger.info(line);
        last = line;
    };
}

;// CONCATENATED MODULE: ./build/workflow/begin.js







/** A conflict with a scan that is gone when we look: it is just ending. */
const BUSY_PAUSE_MS = 3_000;
/**
 * Comes to a scan that runs: joins one that is just what we would start, waits out one that is not, starts ours exactly once
 * (design, sections 3.2 to 3.4). The same for all services.
 */
async function begin(starting, interrupt) {
    const { run, deps, wanted, known } = starting;
    const running = known.find((scan) => (scan.state === 'queued' || scan.state === 'running') && mayJoin(run, wanted, scan));
    if (running)
        return begin_join(starting, running, interrupt);
    const patience = startDeadline(deps.clock, 2 * run.waiting.timeoutMs, otherScanTimeout, interrupt);
    try {
        for (;;) {
            const begun = await startInTime(starting, interrupt);
            if ('scan' in begun)
                return begun;
            const other = await findOther(starting, begun.busyWith, patience.signal);
            const alive = other !== undefined && (!(0,domain_scan/* isOver */.PU)(other.state) || other.state === 'completed');
            if (alive && mayJoin(run, wanted, other))
                return begin_join(starting, other, interrupt);
            await waitOut(starting, other, patience.signal);
        }
    }
    finally {
        patience.clear();
    }
}
/** The time-out runs from before the start; the time that another scan takes does not count against it. */
async function startInTime(starting, interrupt) {
    const { run, deps } = starting;
    const timeUp = () => (starting.found.scan === undefined ? startTimeout() : scanTimeout());
    const deadline = startDeadline(deps.clock, run.waiting.timeoutMs, timeUp, interrupt);
    try {
        const start = await startOnce(starting, deadline.signal);
        if (start.kind === 'started') {
            starting.found.scan = start.scan;
            return { scan: start.scan, origin: 'started', deadline };
        }
        deadline.clear();
        return { busyWith: start.scanId };
    }
    catch (error) {
        deadline.clear();
        throw error;
    }
}
/** Without a commit, a scan of the same branch may be of an older state of it. */
function mayJoin(run, wanted, scan) {
    return isAskedFor(wanted, scan) && (!run.service.scansRepository || wanted.traits.commit !== undefined);
}
function begin_join({ run, deps }, scan, interrupt) {
    deps.logger.info(`Joined the scan ${scan.id}, which is ${scan.word} already and is just what was asked for.`);
    return { scan, origin: 'joined', deadline: startDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt) };
}
function otherScanTimeout() {
    return new errors/* ScanError */.sC('BUSY', 'Another scan of the same target was still running after twice the time-out.', {
        hint: 'Run the job again later, or give a longer {timeout}. Nothing was started.',
    });
}
function startTimeout() {
    return new errors/* ScanError */.sC('TIMEOUT', 'The deadline passed before the service had taken the start of the scan.', {
        hint: 'Run the job again; if it lasts, ask the service. A longer {timeout} gives it more time.',
    });
}
/** The reason of the signal that ends the wait for a scan. */
function scanTimeout() {
    return new errors/* ScanError */.sC('TIMEOUT', 'The scan was still running at the deadline.', {
        hint: 'Give a longer {timeout}, or collect the scan later by {scan-id}.',
    });
}
/** The scan that is in the way: the one that the service names, or whatever runs there. */
async function findOther({ deps, scanner, wanted }, scanId, signal) {
    if (scanId === undefined) {
        const scans = await listScans(scanner, wanted, {}, signal);
        const running = scans.filter((scan) => !(0,domain_scan/* isOver */.PU)(scan.state));
        return running.find((scan) => isAskedFor(wanted, scan)) ?? running[0];
    }
    try {
        return await readPatiently(scanner, { id: scanId, target: wanted.target.id }, deps, signal);
    }
    catch (error) {
        // It has ended and is gone: the next start tells.
        if (error instanceof errors/* ScanError */.sC && error.code === 'NOT_FOUND')
            return undefined;
        throw error;
    }
}
async function waitOut({ run, deps, scanner }, other, signal) {
    if (other === undefined || (0,domain_scan/* isOver */.PU)(other.state))
        return deps.clock.sleep(BUSY_PAUSE_MS, signal);
    const what = Object.values(other.traits).filter((trait) => trait !== undefined);
    deps.logger.info(`${run.service.title} is busy with the scan ${other.id} (${what.join(', ')}), which is not ours: waiting for its end. This does not count against the time-out.`);
    try {
        await awaitScan({ scanner, scan: other, ...pollingOf(run), deps, check: () => undefined }, signal);
    }
    catch (error) {
        // It was taken away: ours can start.
        if (!(error instanceof errors/* ScanError */.sC) || error.code !== 'NOT_FOUND')
            throw error;
    }
}
/** What the schedule needs to know. */
function pollingOf(run) {
    const { low, typical, high } = run.service.lastsMs;
    return { intervalMs: run.waiting.pollIntervalMs, window: { lowMs: low, typicalMs: typical, highMs: high } };
}

;// CONCATENATED MODULE: ./build/workflow/find-scan.js



/**
 * The scan that `scan-id` means. `latest` is the newest of the target that matches, in whatever state: an older one would answer
 * for code that is no longer there.
 *
 * @throws ScanError `NO_SCAN`, `WRONG_SCAN`
 */
async function findScan(deps, scanner, wanted, scanId, signal) {
    if (scanId !== 'latest')
        return await readPatiently(scanner, { id: scanId, target: wanted.target.id }, deps, signal);
    const matching = (scans) => scans.filter((scan) => isAskedFor(wanted, scan)).sort(byNewest);
    const scans = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal, (some) => matching(some).length > 0);
    const [newest] = matching(scans);
    if (newest)
        return newest;
    throw new errors/* ScanError */.sC('NO_SCAN', `${wanted.target.label} has no scan that matches ${find_scan_describe(wanted)}.`, {
        hint: 'Start one first (a job without {scan-id}), or give the ID of the scan to collect as {scan-id}.',
    });
}
/**
 * What a collected scan is held against. An event that speaks for one commit takes no other commit's scan, nor does one without a
 * branch; a nightly job takes a scan of its branch, whatever its commit. The type is held only where it was not chosen by ID.
 */
function wantedOf(run, located) {
    const { scanId } = run.waiting;
    if (scanId === undefined)
        return located;
    const { commit, branch, ...others } = located.traits;
    const bound = run.source.boundToCommit || run.source.overridden || branch === undefined;
    const held = { ...(scanId === 'latest' && others), branch };
    return { ...located, traits: bound && commit !== undefined ? { ...held, commit } : held };
}
function find_scan_describe({ traits }) {
    const parts = Object.entries(traits).filter(([, value]) => value !== undefined);
    return parts.length === 0 ? 'anything' : parts.map(([name, value]) => `${name} ${value ?? ''}`).join(', ');
}

;// CONCATENATED MODULE: ./build/domain/completeness.js

/**
 * Holds what was read against the scan's summary. No document says whether summaries count resolved and suppressed findings, so
 * either reading is fine; a list with fewer findings than the summary is not complete, and nothing incomplete passes.
 *
 * @param all Of the list, in all statuses.
 * @param open Of the list, the open ones.
 */
function compareWithSummary(all, open, summary) {
    if (summary === undefined || isEqual(all, summary) || isEqual(open, summary))
        return { kind: 'agrees' };
    const missing = (0,domain_severity/* totalOf */.e6)(summary) - (0,domain_severity/* totalOf */.e6)(all);
    return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}
function isEqual(a, b) {
    return domain_severity/* SEVERITIES */.oC.every((severity) => a[severity] === b[severity]);
}

;// CONCATENATED MODULE: ./build/workflow/read-parts.js





/** 250 pages at 30 a minute take 8 minutes; the time to wait for the scan is another matter. */
const READ_TIMEOUT_MS = 20 * 60_000;
/**
 * Reads all that a completed scan knows and builds the one evaluated list from it.
 *
 * @throws ScanError `INCOMPLETE`, `MEASURE_MISSING`: the gate never decides on a part
 */
async function readParts(scanner, scan, deps, notes, interrupt) {
    const tooLong = () => new errors/* ScanError */.sC('INCOMPLETE', `The findings could not be read within ${READ_TIMEOUT_MS / 60_000} minutes.`, {
        hint: 'The service is slow or limits the requests of this key. Run the job again with {scan-id} to collect the same scan.',
    });
    const findings = await deadline_withDeadline(deps.clock, READ_TIMEOUT_MS, tooLong, interrupt, (signal) => collectTwice(scanner, scan, deps, signal));
    const evaluation = evaluate(findings);
    holdAgainstSummary(evaluation, scan, notes);
    notes.push(...tellUnknownWords(evaluation));
    return evaluation;
}
/** A list that changed while it was read is read once more. */
async function collectTwice(scanner, scan, deps, signal) {
    try {
        return await collectFindings(scanner, scan, deps, signal);
    }
    catch (error) {
        if (!(error instanceof errors/* ScanError */.sC) || error.code !== 'INCOMPLETE' || error.details.transient !== true)
            throw error;
        deps.logger.info(`${error.message} Reading the findings once more.`);
        return await collectFindings(scanner, scan, deps, signal);
    }
}
async function collectFindings(scanner, scan, { logger }, signal) {
    const findings = [];
    let told = scan.counts !== undefined;
    for await (const part of scanner.collect(scan, signal)) {
        if (part.kind === 'unavailable' && part.what === 'findings') {
            throw new errors/* ScanError */.sC('MEASURE_MISSING', `The service does not give the findings of the scan: ${part.why}`, {
                hint: 'The gate needs them. Check {api-url} and the permissions of the key.',
            });
        }
        if (part.kind !== 'findings')
            continue;
        told ||= part.total !== undefined;
        const before = Math.floor(findings.length / 1000);
        findings.push(...part.page);
        if (Math.floor(findings.length / 1000) > before)
            logger.info(`Read ${findings.length} findings${part.total === undefined ? '' : ` of ${part.total}`}.`);
    }
    if (!told) {
        throw new errors/* ScanError */.sC('INCOMPLETE', 'Neither a total nor a summary says whether the list of findings is complete.', {
            hint: 'A list that ends proves nothing by itself. Run the job again with {scan-id}; if it lasts, ask the service.',
        });
    }
    logger.info(`Read ${findings.length} findings in all statuses.`);
    return findings;
}
/** Design 2.4: shorter than the summary is an error; longer is a warning, and the list wins. */
function holdAgainstSummary({ findings, counts }, { counts: summary }, notes) {
    const all = (0,domain_severity/* countSeverities */.ng)(findings.map((finding) => finding.severity));
    const comparison = compareWithSummary(all, counts, summary);
    if (comparison.kind === 'agrees' || summary === undefined)
        return;
    const texts = `The scan's summary says ${(0,domain_severity/* describeCounts */.wv)(summary)}; the list of findings holds ${(0,domain_severity/* describeCounts */.wv)(all)} (open: ${(0,domain_severity/* describeCounts */.wv)(counts)}).`;
    if (comparison.kind === 'shorter') {
        throw new errors/* ScanError */.sC('INCOMPLETE', `${texts} ${comparison.by} findings are missing from the list.`, {
            hint: 'Run the job again with {scan-id} to read the same scan once more; if it lasts, ask the service.',
        });
    }
    notes.push({ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` });
}
function tellUnknownWords({ findings }) {
    const statuses = new Set(findings.filter((finding) => finding.status.means === 'unknown').map((finding) => finding.status.word || '(none)'));
    const severities = new Set(findings.filter((finding) => finding.severityWord !== undefined && isOpen(finding)).map((finding) => finding.severityWord || '(none)'));
    const notes = [];
    if (statuses.size > 0) {
        notes.push({
            level: 'warning',
            code: 'unknown-status',
            text: `Findings with a status that the documents do not name count as open: ${list(statuses)}.`,
        });
    }
    if (severities.size > 0) {
        notes.push({
            level: 'warning',
            code: 'unknown-severity',
            text: `Findings with a severity that the documents do not name count as critical: ${list(severities)}.`,
        });
    }
    return notes;
}
function list(words) {
    const shown = [...words]
        .sort()
        .slice(0, 5)
        .map((word) => word.slice(0, 40));
    return words.size > shown.length ? `${shown.join(', ')} and ${words.size - shown.length} more` : shown.join(', ');
}

;// CONCATENATED MODULE: ./build/workflow/run-scan.js














/**
 * The life of a scan (design, section 3): locate, list, start, await, collect, decide, report, publish, end. Never throws: whatever
 * happens becomes a verdict, and the verdict is published.
 */
async function runScan(run, deps) {
    const { interrupt } = deps;
    const found = { notes: [] };
    deps.ledger.save({ phase: 'running' });
    let outcome;
    try {
        outcome = await live(run, deps, found, interrupt);
    }
    catch (thrown) {
        const ended = outcomeOf(interrupt.aborted ? interrupt.reason : thrown);
        outcome = ended.outcome;
        found.error = ended.error;
    }
    await leaveScan(run, deps, found, outcome.kind === 'started' ? 'started' : interrupt.aborted ? 'interrupted' : 'other');
    return await finish_finish(run, deps, found, outcome);
}
async function live(run, deps, found, interrupt) {
    const scanner = await deps.connect();
    found.scanner = scanner;
    const { wanted, known } = await prepare(run, deps, found, scanner, interrupt);
    const begun = known ? await begin({ run, deps, found, scanner, wanted, known }, interrupt) : undefined;
    const scan = begun?.scan ?? (await findInTime(run, deps, scanner, wanted, interrupt));
    found.scan = scan;
    found.origin = begun?.origin ?? 'collected';
    try {
        assertAskedFor(wanted, scan);
        if (!run.waiting.wait && (!(0,domain_scan/* isOver */.PU)(scan.state) || begun !== undefined))
            return { kind: 'started' };
        const window = windowOf(durationsOf(known ?? [])) ?? pollingOf(run).window;
        const wait = (signal) => awaitScan({
            scanner,
            scan,
            ...pollingOf(run),
            window,
            deps,
            check: (now) => assertAskedFor(wanted, now),
            onScan: (now) => (found.scan = now),
        }, signal);
        const ended = begun
            ? await wait(begun.deadline.signal)
            : await deadline_withDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt, wait);
        return await judge(run, deps, found, scanner, await inFull(deps, scanner, wanted, ended, interrupt), interrupt);
    }
    finally {
        begun?.deadline.clear();
    }
}
/** Looks up the target and, where a scan may be started, what is known of it. Ends with the time-out even if the service hangs. */
async function prepare(run, deps, found, scanner, interrupt) {
    return await deadline_withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, async (signal) => {
        const located = await scanner.locate(signal);
        found.target = located.target;
        const wanted = wantedOf(run, located);
        if (run.waiting.scanId !== undefined)
            return { wanted };
        return { wanted, known: await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal) };
    });
}
async function findInTime(run, deps, scanner, wanted, interrupt) {
    const find = (signal) => findScan(deps, scanner, wanted, run.waiting.scanId ?? 'latest', signal);
    return await deadline_withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, find);
}
/** Only a completed scan that was read in full reaches the gate. */
async function judge(run, deps, found, scanner, scan, interrupt) {
    found.scan = scan;
    const { title } = run.service;
    const reason = scan.reason ? `: ${scan.reason}` : '.';
    if (scan.state === 'failed') {
        throw new errors/* ScanError */.sC('SCAN_FAILED', `The scan ${scan.id} failed at ${title}${reason}`, {
            hint: `Look at the scan in ${title}; run the job again when its cause is mended.`,
        });
    }
    if (scan.state === 'cancelled') {
        throw new errors/* ScanError */.sC('SCAN_CANCELLED', `The scan ${scan.id} was cancelled at ${title}${reason}`, {
            hint: 'Somebody, or a newer scan, cancelled it. Run the job again.',
        });
    }
    found.evaluation = await readParts(scanner, scan, deps, found.notes, interrupt);
    deps.logger.info(`Open findings: ${(0,domain_severity/* describeCounts */.wv)(found.evaluation.counts)}.`);
    return { kind: 'complete', counts: found.evaluation.counts };
}
/** For one more look at a scan that is over. */
const READ_IN_FULL_MS = 5 * 60_000;
/** A list item or a light answer may hold less than the scan itself: a finished scan without counts is asked for all of it. */
async function inFull(deps, scanner, wanted, scan, signal) {
    if (scan.state !== 'completed' || scan.counts !== undefined)
        return scan;
    const read = (within) => readPatiently(scanner, scan, deps, within);
    const full = await deadline_withDeadline(deps.clock, READ_IN_FULL_MS, notInTime, signal, read);
    assertAskedFor(wanted, full);
    if ((0,domain_scan/* isOver */.PU)(full.state))
        return full;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `The scan ${scan.id} was completed, and a moment later it is ${full.word}.`, {
        hint: 'Nothing of it was used. Run the job again; if it lasts, ask the service.',
    });
}
function notInTime() {
    return new errors/* ScanError */.sC('NO_ANSWER', 'The service did not answer within the time-out.', {
        hint: 'Run the job again; if it lasts, ask the service. {timeout} bounds this too.',
    });
}

;// CONCATENATED MODULE: ./build/compose.js





















/** From SIGINT to the last word: the runner sends SIGTERM after 7.5 s (docs.github.com, workflow cancellation). */
const LAST_WORDS_MS = 6_500;
/** Runs one configuration from its first request to its last word. */
async function execute(config, world) {
    const { clock = systemClock, logger } = world;
    const begunMs = clock.now();
    const { directory } = world;
    const { run, deps, close } = assemble(config, world, directory);
    try {
        logger.info(`scan-gate ${version/* VERSION */.x}: ${introduce(config)}`);
        const { standing } = config;
        const finished = await (standing.kind === 'scan' ? runScan(run, deps) : conclude(run, deps, standing));
        return end(finished, directory, world, clock.now() - begunMs);
    }
    finally {
        close();
    }
}
/** The post step's part: what a killed main left. */
async function executeLeftovers(config, entry, world) {
    const { directory } = world;
    const { run, deps, close } = assemble(config, world, directory);
    try {
        const finished = await finishLeftovers(run, deps, entry);
        if (finished)
            end(finished, directory, world, 0);
    }
    finally {
        close();
    }
}
function end({ report, publications, details }, directory, { logger, style }, durationMs) {
    for (const line of renderConsole(report, { details }))
        logger.info(line);
    if (style === 'action')
        sayVerdict(details === 'counts' ? conceal(report) : report, logger);
    const files = publications.find(({ surface }) => surface === 'files')?.files ?? {};
    const paths = {
        dir: Object.keys(files).length > 0 ? directory : undefined,
        sarif: files['results.sarif'],
        results: files['results.json'],
    };
    if (paths.dir !== undefined)
        logger.info(`Reports: ${directory} (${Object.keys(files).join(', ')})`);
    return { exitCode: report.decision.exitCode, outputs: outputsOf(report, publications, paths, durationMs) };
}
function assemble(config, world, directory) {
    const { clock = systemClock, random = Math.random, ledger = noLedger, logger, redactor, interrupt } = world;
    const { service, connection, standing, source, waiting, gate, reports } = config;
    const transport = createTransport(`scan-gate/${version/* VERSION */.x}`);
    const http = createJsonClient({ service, ...connection, transport, clock, logger, random });
    const run = {
        name: reports.name,
        service,
        otherHost: connection.otherHost,
        source,
        waiting,
        gate,
        details: reports.details,
        uploadRequired: reports.uploadSarif === 'required',
        inputStyle: world.style,
    };
    const connect = () => {
        if (standing.kind !== 'scan')
            throw new Error('There is nothing to scan.');
        return standing.plan.connect(http);
    };
    const publishers = publishersOf(config, world, directory);
    const lastWords = graceAfter(clock, interrupt, LAST_WORDS_MS);
    const close = () => {
        lastWords.clear();
        transport.close();
    };
    return { run, deps: { clock, logger, redactor, ledger, random, connect, publishers, interrupt, lastWords: lastWords.signal }, close };
}
/** Every surface; on the command line only the files, until other CIs get surfaces of their own. */
function publishersOf({ reports, source, service }, world, directory) {
    const { env, logger, redactor, clock = systemClock } = world;
    const files = filesPublisher({
        directory,
        render: { 'results.json': ({ report }) => renderJson(report), 'report.md': ({ report }) => renderMarkdownFile(report) },
    });
    if (world.style !== 'action')
        return [files];
    const allows = allowsFor(source, service);
    const github = githubAccess({
        token: reports.githubToken,
        apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
        clock,
        debug: (text) => logger.debug(text),
    });
    return [
        files,
        codeScanningPublisher({ github, allows, mode: reports.uploadSarif, ownCodeOnly: service.scansRepository }),
        commentPublisher({
            github,
            allows,
            mode: reports.comment,
            marker: commentMarker(reports.name),
            render: ({ report, details }, budgetChars) => redactor.redact(renderComment(report, { details, budgetChars })),
        }),
        annotationsPublisher({
            enabled: reports.annotations,
            allows,
            render: (what) => annotationLines(what, logger),
            write: (line) => logger.raw(line),
        }),
        summaryPublisher({
            file: env.GITHUB_STEP_SUMMARY,
            render: ({ report, details, earlier }, budgetBytes) => redactor.redact(renderSummary(report, { details, budgetBytes, publications: earlier })),
        }),
    ];
}
/** The verdict as an annotation of the run, where people look first when a job is red. */
function sayVerdict(report, logger) {
    const { decision, error, service } = report;
    const text = `${service.title}: ${decision.reason}.${error ? ` ${error.message}` : ''}`;
    if (isRed(report))
        logger.error(text, error?.hint);
    else if (decision.forgiven)
        logger.warning(`${text} The job stays green because of warn-only.`, error?.hint);
}
/** Findings get what is left of the ten places of each level: the red verdict's own line comes after them. */
function* annotationLines({ report, details }, { said }) {
    const used = { ...said, error: said.error + (isRed(report) ? 1 : 0) };
    for (const annotation of toAnnotations(report, { details, used }))
        yield formatWorkflowCommand(annotation);
}
function isRed({ decision }) {
    return decision.exitCode !== 0;
}
/** What is going to happen, in one line: the first that a person reads. */
function introduce({ service, source, connection, waiting, gate, standing }) {
    if (standing.kind !== 'scan')
        return `${service.title} is not asked for a scan.`;
    const what = waiting.scanId === undefined ? 'a scan' : `the scan ${waiting.scanId}`;
    const of = source.branch ?? source.ref ?? source.repository ?? 'the target';
    const at = source.commit === undefined ? '' : ` at ${source.commit.slice(0, 12)}`;
    const { value, from } = gate.severityThreshold;
    const where = connection.otherHost === undefined ? '' : ` Requests go to ${connection.otherHost}, which is not ${service.title}'s own address.`;
    return `asking ${service.title} for ${what} of ${of}${at}; threshold ${value}${from === 'default' ? ' (default)' : ''}.${where}`;
}


/***/ }),

/***/ 6041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ repositoryPath)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);

/** Longer paths than any file system allows are no paths (PATH_MAX on Linux). */
const LONGEST_PATH = 4096;
/**
 * A file name of a service as a path inside the repository, or undefined when it is none.
 *
 * Forward slashes, no leading slash or `./`, no `..`, no scheme, no drive, nothing invisible: code scanning rejects a whole file for
 * one bad path (reference: platform 1.9).
 */
function repositoryPath(text) {
    const given = (text ?? '').trim().replaceAll('\\', '/');
    if (given.length > LONGEST_PATH || given.endsWith('/') || /[\n\t]/.test(given) || (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(given) !== given)
        return undefined;
    const segments = given.split('/').filter((segment) => segment !== '' && segment !== '.');
    const path = segments.join('/');
    // Asked of the result: `./C:/x` would else become `C:/x`.
    return path === '' || segments.includes('..') || /^[a-z][a-z0-9+.-]*:/i.test(path) ? undefined : path;
}


/***/ })

};
