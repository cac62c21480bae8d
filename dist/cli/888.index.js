export const id = 888;
export const ids = [888];
export const modules = {

/***/ 2888:
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
    const told = service.explain({ call, status, body, headers: answer.headers });
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
        retryAfterMs: temporary
            ? (retryAfterMs(answer.headers, nowMs) ?? explanation.retryAfterMs ?? (status === 429 ? UNSAID_PAUSE_MS : undefined))
            : undefined,
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
            const own = limiterOf(call.kind);
            // A cancel has seconds, and must not wait for what other calls have used up.
            const shared = service.perMinute.all === undefined || call.kind === 'cancel' ? own : limiterOf('all');
            // Answers tell of the narrowest limit that the call is under.
            const limiter = service.perMinute[call.kind] === undefined ? shared : own;
            const send = async (attempt) => {
                await own.take(signal);
                if (shared !== own)
                    await shared.take(signal);
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
    const exchange = (within) => transport.exchange(request, within);
    const answer = await (call.patient ? exchange(signal) : deadline_withDeadline(clock, REQUEST_TIMEOUT_MS, tooSlow, signal, exchange));
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




/** Its own limit of 3 minutes of silence would end a start that is answered when the scan is over; the caller's signal bounds every request. */
const NEVER_MS = 2 ** 31 - 1;
/** Networks of hosted runners forget a connection after about four minutes of silence (reference: field, 3.1). */
const PROBE_AFTER_MS = 30_000;
/** No answer of the documented services comes near: a page holds 100 findings of a few kB each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/**
 * Requests over `@actions/http-client`, for its agents: proxies as the runner has them (`https_proxy`, `no_proxy`).
 * Its own `request` is not used: it cannot be aborted, and its `readBody` hangs for ever on a body that is cut short.
 */
function createTransport(userAgent) {
    const kept = new lib/* HttpClient */.Qq(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: true, maxSockets: 4 });
    // A POST never rides on a kept connection: the server may be closing it just then, and whether it was processed would be unknown.
    const single = new lib/* HttpClient */.Qq(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: false, socketTimeout: NEVER_MS });
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
    const info = { options, parsedUrl: url, httpModule: probing(secure ? external_node_https_namespaceObject : external_node_http_namespaceObject) };
    // Null is what http-client's own `get` passes; an empty string would send Content-Length with a GET (RFC 9110, 8.6).
    const response = await client.requestRaw(info, request.body ?? null);
    return response.message;
}
/** The same module, with TCP keep-alive on every connection: `HttpClient` has no way to ask for it. */
function probing(module) {
    const request = (options, onAnswer) => module.request(options, onAnswer).on('socket', (socket) => socket.setKeepAlive(true, PROBE_AFTER_MS));
    return { ...module, request };
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
function isWanted(report, mode) {
    const { verdict } = report.decision;
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
            return verdict !== 'passed' || hasFindings(report) || hasChanges(report.comparison);
        }
    }
}
function hasFindings({ evaluation, measured }) {
    return evaluation?.findings.some(isOpen) ?? (measured?.counts !== undefined && (0,domain_severity/* totalOf */.e6)(measured.counts) > 0);
}
function hasChanges(comparison) {
    if (comparison === undefined)
        return false;
    const { findings, inventory = [], score } = comparison;
    const inFindings = findings !== undefined && findings.new + findings.fixed > 0;
    return inFindings || score?.before !== score?.after || inventory.some(({ before, after }) => before !== after);
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



/** In characters. */
const LONGEST_FURTHER = 200;
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
/** What else is known of the place: the resource and the address, where `placeText` has not said them. */
function furtherPlaces(place) {
    const said = (0,plain_text/* clip */.$Q)(placeText(place), LONGEST_FURTHER);
    const others = [place.resource, place.url].map((text) => (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(text ?? ''), LONGEST_FURTHER));
    return [...new Set(others)].filter((text) => text !== '' && text !== said);
}
/** The branch that was scanned; undefined where the scan is not about code. */
function scannedBranch({ scan, source, target }) {
    return scan?.traits.branch ?? (target?.ownCode === false ? undefined : source.branch);
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

const ADDRESS = String.raw `\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+`;
/** The number of an AWS account. */
const ACCOUNT = String.raw `\b\d{12}\b`;
/**
 * The report for world-readable surfaces: no finding, no kind of resource, no diagram, and neither the target nor any address in the
 * texts. Numbers stay. A target that is the repository's own code keeps its name, which the page it is shown on tells anyway.
 */
function conceal(report) {
    const hide = hider(report);
    const { target, scan, error, evaluation, comparison } = report;
    return {
        ...report,
        ...(target && !target.ownCode && { target: { ...target, id: HIDDEN, key: HIDDEN, label: HIDDEN } }),
        scan: scan && concealScan(scan, hide),
        error: error && { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: hide(error.hint) }) },
        evaluation: evaluation && { counts: evaluation.counts, rules: [], findings: [] },
        comparison: comparison && concealComparison(comparison),
        diagrams: undefined,
        notes: report.notes.map((note) => concealNote(note, hide)),
    };
}
const HIDDEN = '(not shown here)';
function concealScan(scan, hide) {
    const reason = scan.reason === undefined ? undefined : hide(scan.reason);
    return { ...scan, target: HIDDEN, reason, inventory: undefined };
}
function concealComparison({ inventory: _kinds, findings, ...rest }) {
    return { ...rest, ...(findings && { findings: { ...withoutAdded(findings), gone: [] } }) };
}
function concealNote(note, hide) {
    return { ...note, text: hide(note.text), ...(note.hint !== undefined && { hint: hide(note.hint) }) };
}
function hider({ target }) {
    const names = target === undefined || target.ownCode ? [] : [target.label, target.id, target.key].flatMap(spellings);
    const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length).map(patternOf);
    // In one pass, so that nothing is looked for in what was put there; in any case, for hosts have none.
    const hidden = new RegExp([ADDRESS, ...longestFirst, ACCOUNT].join('|'), 'giu');
    return (text) => text.replaceAll(hidden, HIDDEN);
}
/** A name, its parts where it is `alias (number)`, and its host where it is an address: texts name targets in any of these ways. */
function spellings(name) {
    const parts = /^(.+?)\s+\((.+)\)$/.exec(name)?.slice(1) ?? [];
    const host = ((0,domain_url/* parseUrl */.D)(name)?.hostname || (0,domain_url/* parseUrl */.D)(`http://${name}`)?.hostname) ?? '';
    return [name, ...parts, host].filter((spelling) => spelling.length > 2);
}
/** A target that is called `prod` must not tear `product` apart. */
function patternOf(name) {
    const pattern = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return /^\p{L}+$/u.test(name) ? `(?<!\\p{L})${pattern}(?!\\p{L})` : pattern;
}
function withoutAdded({ added: _added, ...findings }) {
    return findings;
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

;// CONCATENATED MODULE: ./build/report/inventory.js

/** Undefined unless a completed scan has told its resources. */
function resourcesOf({ measured, scan, comparison, partial }) {
    if (measured?.resources === undefined || partial === true)
        return undefined;
    const now = Object.entries(scan?.inventory ?? {}).map(([kind, after]) => ({ kind, after }));
    const compared = comparison?.inventory;
    const kinds = [...(compared ?? now)].sort((a, b) => inventory_compare(a.kind, b.kind));
    return {
        total: measured.resources,
        kinds: compared === undefined ? kinds : [...kinds.filter(isChanged), ...kinds.filter((kind) => !isChanged(kind))],
        kindCount: kinds.filter(({ after }) => after !== undefined).length,
        changes: compared && changesOf(compared),
    };
}
/** Whether the two scans tell different things of this kind. */
function isChanged({ before, after }) {
    return before !== after;
}
/** Says `5 added, 2 removed; 1 kind told by this scan alone`. */
function resourceChangesText({ added, removed, onlyNow, onlyBefore }) {
    const parts = [
        added === 0 && removed === 0 ? 'nothing added or removed' : `${added} added, ${removed} removed`,
        onlyNow > 0 && `${countText(onlyNow, 'kind')} told by this scan alone`,
        onlyBefore > 0 && `${countText(onlyBefore, 'kind')} told by the baseline alone`,
    ];
    return parts.filter(Boolean).join('; ');
}
/** One side of a comparison; nobody has told is not 0. */
function amountText(amount) {
    return amount === undefined ? 'not told' : String(amount);
}
/** `+2`, `-1`, empty where nothing changed or where one side is not told. */
function differenceText({ before, after }) {
    if (before === undefined || after === undefined || before === after)
        return '';
    return after > before ? `+${after - before}` : `−${before - after}`;
}
function changesOf(kinds) {
    const changes = { before: 0, added: 0, removed: 0, onlyNow: 0, onlyBefore: 0 };
    for (const { before, after } of kinds) {
        changes.before += before ?? 0;
        if (before === undefined)
            changes.onlyNow += 1;
        else if (after === undefined)
            changes.onlyBefore += 1;
        else if (after > before)
            changes.added += after - before;
        else
            changes.removed += before - after;
    }
    return changes;
}
function inventory_compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/report/view.js





/** What a surface may show of the report. With `counts`, nothing it holds names a finding or a live target. */
function viewOf(whole, details, audience = 'page') {
    const report = details === 'counts' ? conceal(whole) : whole;
    const resources = resourcesOf(whole);
    const diagrams = whole.diagrams ?? [];
    const shown = showsDiagrams(whole, details, audience) ? diagrams : [];
    return {
        report,
        details,
        tally: tallyOf(whole),
        listed: details === 'counts' ? [] : (whole.evaluation?.findings ?? []).filter((finding) => finding.counts),
        rules: details === 'counts' ? new Map() : rulesById(whole),
        posture: postureOf(whole),
        resources: details === 'counts' && resources ? { ...resources, kinds: [] } : resources,
        comparison: whole.partial === true ? undefined : report.comparison,
        diagrams: shown,
        withheldDiagrams: diagrams.length - shown.length,
    };
}
/** A picture of the infrastructure is no number: a public repository's pages never show it, whatever `details` says. */
function showsDiagrams({ source: { visibility } }, details, audience) {
    return audience === 'file' || (details === 'full' && (visibility === 'private' || visibility === 'internal'));
}
/** Also of a completed scan that could not be judged, for instance because its score is the one thing that is missing. */
function postureOf({ measured, scan, partial }) {
    if (partial === true)
        return undefined;
    return measured?.posture ?? (scan?.state === 'completed' ? scan.posture : undefined);
}
function tallyOf({ measured, evaluation, partial }) {
    const counts = partial === true ? evaluation?.counts : (measured?.counts ?? evaluation?.counts);
    if (counts === undefined)
        return undefined;
    const findings = evaluation?.findings ?? [];
    return {
        counts,
        total: (0,domain_severity/* totalOf */.e6)(counts),
        closed: findings.filter((finding) => !isOpen(finding)).length,
        uncounted: findings.filter((finding) => isOpen(finding) && !finding.counts).length,
        from: partial === true ? 'partial' : evaluation === undefined ? 'numbers' : 'list',
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
/** Most labels of one rule that are shown. */
const MOST_LABELS = 4;
/** The catalogues that a rule belongs to, as people know them: `CWE-639`, `CIS`. */
function labelsOf(rule) {
    const labels = (rule?.tags ?? []).map((tag) => /^(?:external\/cwe\/|framework\/)(.+)$/i.exec(tag)?.[1]?.toUpperCase());
    return labels.filter((label) => label !== undefined).slice(0, MOST_LABELS);
}
/** The first text in which there is anything to see. */
function firstFilled(...texts) {
    return texts.find((text) => text !== undefined && (0,plain_text/* oneLine */.TN)(text) !== '');
}

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
/** The worst findings that count, as annotations; the last of a level that is full says how many more there are. None of a partial list. */
function toAnnotations(report, { details, used = {} }) {
    // An annotation stands alone: nothing beside it would say that its list is partial.
    if (report.partial === true)
        return [];
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
        title: (0,plain_text/* clip */.$Q)((0,log_text/* logLine */.B)(`${capital(finding.severity)}${finding.change === 'new' ? ' (new)' : ''}: ${title}`), LONGEST_TITLE),
        message: (0,plain_text/* clip */.$Q)((0,log_text/* logText */.k)(messageOf(finding, view)), LONGEST_MESSAGE - tail.length) + tail,
        ...(file !== undefined && { file }),
        ...(file !== undefined && finding.place.line !== undefined && { line: finding.place.line }),
    };
}
function messageOf(finding, view) {
    const { title, text, fix } = view_wordsOf(finding, view.rules);
    const place = (0,repository_path/* repositoryPath */.S)(finding.place.file) === undefined ? placeText(finding.place) : '';
    const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
    const about = [(0,plain_text/* oneLine */.TN)(finding.ruleId), place, ...furtherPlaces(finding.place), cvss].filter(Boolean);
    const parts = [
        `${text ?? title} (${about.join(', ')})`,
        firstFilled(fix?.text) !== undefined && `How to fix: ${fix?.text}`,
        firstFilled(fix?.code),
    ];
    return parts.filter(Boolean).join('\n\n');
}
/** actions/toolkit: command.ts, `escapeProperty`. */
function escapeProperty(text) {
    return (0,workflow_command/* escapeData */.u)(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

;// CONCATENATED MODULE: ./build/report/console/lines.js


const INDENT = '  ';
const LONGEST_LINE = 2000;
/** All lines of a text, indented and neutralised; nothing for an empty one. */
function* indented(text, indent) {
    if (text === '')
        return;
    for (const line of (0,log_text/* logText */.k)((0,plain_text/* clip */.$Q)(text, LONGEST_LINE)).split('\n'))
        yield `${indent}${line}`.trimEnd();
}

;// CONCATENATED MODULE: ./build/report/baseline.js



/** Why this scan is the baseline, code in backticks. A rolling one is said to be so: what is new today is old in the next run. */
const HOW_WORDS = {
    previous: 'the previous completed scan; this baseline is rolling, it moves along with every run',
    'base-branch': 'the last completed scan of the base branch',
    given: 'given by the input `baseline`',
};
/** `2026-04-02 09:14 UTC`; a text that is no point in time as it is, for its surface to neutralise. */
function instantText(instant) {
    const time = new Date(instant);
    if (Number.isNaN(time.getTime()))
        return (0,plain_text/* oneLine */.TN)(instant);
    return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** The three numbers in words: `2 new (1 critical and 1 high)`, `1 fixed`, `11 unchanged`; an unknown one is left out. */
function changeTexts({ new: added, newCounts, fixed, unchanged }) {
    return {
        added: `${numberText(added)} new${newCounts === undefined || added === 0 ? '' : ` (${(0,domain_severity/* describeCounts */.wv)(newCounts)})`}`,
        fixed: `${numberText(fixed)} fixed`,
        unchanged: unchanged === undefined ? undefined : `${numberText(unchanged)} unchanged`,
    };
}

;// CONCATENATED MODULE: ./build/report/posture.js
/** Services round their scores; more than this is another number. */
const ROUNDING = 0.1;
/** The service's own number, or that it has told none: no score is neither 0 nor good. */
function scoreText(score) {
    return score === null ? 'not told' : String(score);
}
/** How the score comes about, in percent: `87.9 = 87 / (87 + 12)`. Undefined where the service's number is another than that. */
function formulaText({ passed, failed, score }) {
    const checked = passed + failed;
    if (score === null || checked === 0 || Math.abs(score - (100 * passed) / checked) > ROUNDING)
        return undefined;
    return `${scoreText(score)} = ${passed} / (${passed} + ${failed})`;
}
/** The score beside the baseline's: `1.4 points up from 86.5`; empty where there is no baseline's score to tell. */
function scoreChangeText(score) {
    if (score === undefined || score.after === null)
        return '';
    if (score.before === null)
        return 'the baseline has no score';
    // Without it, 87.9 - 86.5 is 1.4000000000000057.
    const by = Number((score.after - score.before).toFixed(2));
    if (by === 0)
        return `as in the baseline`;
    return `${Math.abs(by)} ${Math.abs(by) === 1 ? 'point' : 'points'} ${by > 0 ? 'up' : 'down'} from ${score.before}`;
}
/** What skipped checks there are more of: they may be failures that nobody looked at. Empty where there are none. */
function skippedRiseText(skipped) {
    if (skipped === undefined || skipped.after <= skipped.before)
        return '';
    return `${skipped.after - skipped.before} more skipped than in the baseline, which can hide failures`;
}

;// CONCATENATED MODULE: ./build/report/console/numbers.js






/** Kinds of resources in the log; more are in the files. */
const MOST_KINDS = 20;
const LONGEST_KIND = 60;
/** All that is known in numbers, line by line. */
function* numberLines(view) {
    const { tally, resources, details, report } = view;
    if (report.partial === true)
        yield `${INDENT}PARTIAL RESULTS: the scan was cancelled before it had looked at everything. Not judged, not uploaded, not a pass.`;
    yield* postureLines(view);
    yield* tallyLines(view);
    yield* resourceLines(view);
    yield* comparisonLines(view);
    if (report.sarif !== undefined && report.sarif.leftOut > 0) {
        yield `${INDENT}code scanning: the ${countText(report.sarif.results, 'worst finding')}, ${numberText(report.sarif.leftOut)} more left out`;
    }
    if (details === 'counts' && (tally ?? resources) !== undefined)
        yield `${INDENT}only numbers are shown (details: counts): this log may be readable by everyone; see the report files`;
}
function* postureLines({ posture, comparison }) {
    if (posture === undefined)
        return;
    const { passed, failed, skipped, score } = posture;
    const change = scoreChangeText(comparison?.score);
    yield `${INDENT}score ${formulaText(posture) ?? scoreText(score)}${change === '' ? '' : `, against the baseline: ${change}`}`;
    yield `${INDENT}checks passed ${numberText(passed)} · failed ${numberText(failed)} · skipped ${numberText(skipped)} (not counted)`;
    const rise = skippedRiseText(comparison?.skipped);
    if (rise !== '')
        yield `${INDENT}${rise}`;
}
function* tallyLines({ tally, report }) {
    if (tally === undefined)
        return;
    const partial = tally.from === 'partial';
    yield `${INDENT}${partial ? 'found until then: ' : ''}${countsLine(tally.counts)} · total ${numberText(tally.total)}`;
    if (tally.from === 'numbers')
        yield* indented(`${report.service.title} gave these numbers and no list of findings`, INDENT);
    if (tally.closed > 0)
        yield `${INDENT}not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`;
    if (tally.uncounted > 0)
        yield `${INDENT}not counted: ${countText(tally.uncounted, 'open finding')} that the gate leaves aside`;
}
function* resourceLines({ resources, comparison }) {
    if (resources === undefined)
        return;
    const { total, kindCount, kinds, changes } = resources;
    const nothing = comparison === undefined ? 'no baseline' : 'the baseline tells none';
    const change = changes === undefined ? nothing : `against the baseline: ${resourceChangesText(changes)}`;
    yield `${INDENT}${countText(total, 'resource')} of ${countText(kindCount, 'kind')}, ${change}`;
    const told = changes === undefined ? kinds : kinds.filter(isChanged);
    for (const kind of told.slice(0, MOST_KINDS)) {
        const sides = changes === undefined ? amountText(kind.after) : `${amountText(kind.before)} -> ${amountText(kind.after)}`;
        yield* indented(`${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(kind.kind), LONGEST_KIND)}: ${sides}`, INDENT + INDENT);
    }
    if (told.length > MOST_KINDS)
        yield `${INDENT + INDENT}… and ${countText(told.length - MOST_KINDS, 'more kind')}: see results.json`;
}
function* comparisonLines({ comparison }) {
    if (comparison === undefined)
        return;
    const { baseline, findings: compared } = comparison;
    if (compared !== undefined) {
        const { added, fixed, unchanged } = changeTexts(compared);
        const told = compared.byService ? ' (as the service itself compares the two scans)' : '';
        yield `${INDENT}against the baseline: ${[added, fixed, unchanged].filter(Boolean).join(' · ')}${told}`;
    }
    const when = baseline.completedAt === undefined ? '' : ` of ${instantText(baseline.completedAt)}`;
    yield* indented(`baseline: scan ${baseline.id}${when}, ${HOW_WORDS[baseline.how].replaceAll('`', '')}`, INDENT);
}

;// CONCATENATED MODULE: ./build/report/console.js







/** Findings in the log; more are in the files. */
const MOST_FINDINGS = 20;
const WIDEST_PLACE = 60;
const WIDEST_RULE = 24;
/** The end of the log, line by line, for terminals and job logs alike: no colours, no cursor, no line that is a command to a CI. */
function* renderConsole(report, { details }) {
    const view = viewOf(report, details);
    yield* indented(`${verdictSentence(report)}: ${reasonText(report)}`, '');
    yield* indented(meaningText(report).replaceAll('`', ''), INDENT);
    yield* indented(scannedText(view.report), INDENT);
    yield* problem(view.report);
    yield* numberLines(view);
    yield* findings(view);
    for (const note of view.report.notes)
        yield* noteLines(note);
}
function scannedText(report) {
    const { service, target, scan } = report;
    const branch = scannedBranch(report);
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
        yield* indented(`${error.code}: ${error.message}`, INDENT);
        if (error.hint !== undefined)
            yield* indented(error.hint, INDENT + INDENT);
    }
    if (scan?.reason !== undefined && !error?.message.includes(scan.reason))
        yield* indented(`What the service said: ${scan.reason}`, INDENT);
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
    const { title } = view_wordsOf(finding, view.rules);
    const about = [...furtherPlaces(finding.place), finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`].filter(Boolean);
    return {
        severity: finding.severity,
        place: endOf((0,log_text/* logLine */.B)(placeText(finding.place)), WIDEST_PLACE) || '-',
        rule: (0,plain_text/* clip */.$Q)((0,log_text/* logLine */.B)(finding.ruleId), WIDEST_RULE),
        what: (0,log_text/* logLine */.B)((0,plain_text/* clip */.$Q)(`${finding.change === 'new' ? '[new] ' : ''}${title}${about.length === 0 ? '' : ` (${about.join(', ')})`}`, 300)),
    };
}
function* noteLines({ level, code, text, hint }) {
    yield* indented(`${level}: ${(0,plain_text/* oneLine */.TN)(text)} [${code}]`, INDENT);
    if (hint !== undefined)
        yield* indented(hint, INDENT + INDENT);
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
    /** Lets others spend at most this part of what is left; the change comes back. */
    lend(part, spend) {
        const share = this.share(this.left * part);
        const bought = spend(share);
        this.refund(share);
        return bought;
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
    const what = `${SEVERITY_MARKS[finding.severity]} **${capital(finding.severity)}: ${markdownText((0,plain_text/* clip */.$Q)(title, finding_LONGEST_TITLE))}** ${markdownCode((0,plain_text/* clip */.$Q)(finding.ruleId, 80))}${newMark(finding)}`;
    return [what, whereParts(finding, view).join(' · ')].filter(Boolean).join('<br>\n');
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
    const what = `${markdownText((0,plain_text/* clip */.$Q)(title, finding_LONGEST_TITLE))} ${markdownCode((0,plain_text/* clip */.$Q)(finding.ruleId, 80))}${newMark(finding)}`;
    return `| ${SEVERITY_MARKS[finding.severity]} ${capital(finding.severity)} | ${what} | ${whereParts(finding, view).join('<br>')} |`;
}
/** The two lines above the rows. */
const ROWS_HEAD = '| Severity | Finding | Where |\n|---|---|---|';
/** Folded text; `summary` is ours. GitHub reads Markdown inside only after a blank line. */
function fold(summary, content) {
    return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
/** Its place, what else is known of it, and what its rule is part of; each neutralised. */
function whereParts(finding, view) {
    const labels = labelsOf(view.rules.get(finding.ruleId)).map((label) => markdownText((0,plain_text/* clip */.$Q)(label, 40)));
    const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
    return [placeLink(finding, view.report), ...furtherPlaces(finding.place).map(markdownCode), cvss, ...labels, remark(finding)].filter(Boolean);
}
function newMark({ change }) {
    return change === 'new' ? ' 🆕 **new**' : '';
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

;// CONCATENATED MODULE: ./build/report/markdown/comparison.js





/** What is new and fixed, and against which scan that is told. */
function comparisonBlock({ comparison }) {
    if (comparison === undefined)
        return '';
    return [findingsLine(comparison), baselineLine(comparison)].filter(Boolean).join('<br>\n');
}
/** The findings that are new, where no list marks them, and those that are gone; both folded. */
function namedBlocks({ comparison }, purse) {
    const { added = [], gone = [], new: fresh = 0, fixed = 0 } = comparison?.findings ?? {};
    const blocks = [
        foldedList(`${countText(fresh, 'finding')} new since the baseline`, added, fresh, purse),
        foldedList(`${countText(fixed, 'finding')} fixed since the baseline`, gone, fixed, purse),
    ];
    return blocks.filter(Boolean).join('\n\n');
}
function foldedList(title, findings, count, purse) {
    if (findings.length === 0 || !purse.buys(fold(title, missing(count))))
        return '';
    const rows = [];
    for (const { id, title: name, severity } of findings) {
        const row = `- ${SEVERITY_MARKS[severity]} ${capital(severity)}: ${markdownText((0,plain_text/* clip */.$Q)(name, 200))} ${markdownCode((0,plain_text/* clip */.$Q)(id, 80))}`;
        if (!purse.buys(row))
            break;
        rows.push(row);
    }
    const rest = count - rows.length;
    return fold(title, [rows.join('\n'), rest > 0 ? missing(rest) : ''].filter(Boolean).join('\n\n'));
}
function findingsLine({ findings }) {
    if (findings === undefined)
        return '';
    const { added, fixed, unchanged } = changeTexts(findings);
    const parts = [findings.new > 0 ? `🆕 **${added}**` : added, findings.fixed > 0 ? `**${fixed}**` : fixed, unchanged];
    const told = findings.byService ? ' (as the service itself compares the two scans)' : '';
    return `Against the baseline: ${parts.filter(Boolean).join(' · ')}${told}.`;
}
function baselineLine({ baseline: { id, completedAt, commit, how } }) {
    const parts = [
        `scan ${markdownCode((0,plain_text/* clip */.$Q)(id, 128))}`,
        completedAt !== undefined && `of ${markdownText((0,plain_text/* clip */.$Q)(instantText(completedAt), 40))}`,
        commit !== undefined && `at commit ${markdownCode((0,plain_text/* clip */.$Q)(commit, 12))}`,
    ];
    return `Baseline: ${parts.filter(Boolean).join(' ')}, ${HOW_WORDS[how]}.`;
}
function missing(count) {
    return `… and ${numberText(count)} more.`;
}

;// CONCATENATED MODULE: ./build/report/neutralise/mermaid.js

/** Mermaid's defaults for `maxTextSize` and `maxEdges`, which GitHub keeps and a diagram cannot change. */
const LONGEST_DIAGRAM = 50_000;
const MOST_EDGES = 500;
/** Bounded, for a text full of beginnings without an end must not take minutes. */
const FRONT_MATTER = /^\s*---\n[\s\S]{0,4000}?\n---[ \t]*(?:\n|$)/;
const DIRECTIVES = /%%\{[\s\S]{0,4000}?\}%%/g;
const COMMENTS = /^[ \t]*%%(?!\{).*$/gm;
/** GitHub draws no links, and the address would be a service's. */
const CLICKS = /^[ \t]*click[ \t].*$/gm;
const BLANK_LINES = /\n(?:[ \t]*\n)+/g;
const KNOWN_KINDS = /^(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|journey|gitGraph|mindmap|timeline|quadrantChart|requirementDiagram|C4(?:Context|Container|Component|Dynamic|Deployment)|sankey|xychart|block|packet|architecture|kanban)(?:-v2|-beta|-elk)?(?=[\s;:]|$)/;
const EDGES = /-{2,}[>xo-]|={2,}[>xo=]|-\.+->?|\.+->|~{3,}/g;
const HTML = /(?<!<)<(?!\/?(?:br|b|i|u|em|strong|sub|sup|small)\s*\/?>)[a-z!/?]/i;
const LINKS = /[;\n][ \t]*(?:click|callback|href|links?)[ \t]+["'\w]|\$link\b|\b(?:javascript|vbscript):|\bdata:\w+\//i;
const IMAGES = /!\[|\$sprite\b/i;
const STYLES = /\burl\s*\(|@import\b|^[ \t]*(?:style|classDef|linkStyle)\b.*\\/im;
/** What GitHub shows as an error, or what would lead out of the page. */
const REFUSED = [
    ['it holds settings for its reader', (source) => source.includes('%%{')],
    ['it holds HTML', (source) => HTML.test(source)],
    ['it holds links', (source) => LINKS.test(source)],
    // The name of a shape's attribute may be written with escapes.
    ['it holds images', (source) => IMAGES.test(source) || (source.includes('@{') && /\bimg\b|\\/i.test(source))],
    ['its styles hold addresses', (source) => STYLES.test(source)],
];
/**
 * Mermaid source without settings, comments and links. A diagram that GitHub would not draw, or that holds more than shapes and
 * words, is not shown at all: a part of it would be another picture. For a fence that its text cannot end, see `codeFence`.
 */
function mermaidSource(text) {
    const tooLong = { why: `it is longer than the ${LONGEST_DIAGRAM} characters that GitHub draws` };
    if (text.length > 2 * LONGEST_DIAGRAM)
        return tooLong;
    const source = (0,plain_text/* plain */.pj)(text)
        .replace(FRONT_MATTER, '')
        .replaceAll(DIRECTIVES, '\n')
        .replaceAll(COMMENTS, '')
        .replaceAll(CLICKS, '')
        .replaceAll(BLANK_LINES, '\n')
        .trim();
    if (source === '')
        return { why: 'it is empty' };
    if (source.length > LONGEST_DIAGRAM)
        return tooLong;
    if (!KNOWN_KINDS.test(source))
        return { why: 'it does not begin like a diagram that GitHub draws' };
    if ((source.match(EDGES) ?? []).length > MOST_EDGES)
        return { why: `it has more than the ${MOST_EDGES} connections that GitHub draws` };
    const refused = REFUSED.find(([, holds]) => holds(source));
    return refused === undefined ? { source } : { why: refused[0] };
}

;// CONCATENATED MODULE: ./build/report/markdown/diagrams.js





/** A page with more pictures than this is slow to open. */
const MOST_DIAGRAMS = 10;
/** The pictures that find room, each whole or not at all, and what became of the others. */
function diagramsBlocks({ diagrams, withheldDiagrams }, purse) {
    const withheld = `${countText(withheldDiagrams, 'diagram')} of what was scanned ${withheldDiagrams === 1 ? 'is' : 'are'} not shown here, because this page may be readable by everyone: see \`report.md\` in the report's files.`;
    if (withheldDiagrams > 0)
        return purse.buys(withheld) ? [withheld] : [];
    if (diagrams.length === 0)
        return [];
    const blocks = diagrams.slice(0, MOST_DIAGRAMS).map(diagramBlock);
    const heading = '### Diagrams';
    if (!purse.buys([heading, left(diagrams.length)].join('\n\n')))
        return [];
    const shown = blocks.filter((block) => purse.buys(block));
    const rest = diagrams.length - shown.length;
    return [heading, ...shown, rest > 0 ? left(rest) : ''].filter(Boolean);
}
function diagramBlock({ title, mermaid }) {
    const name = markdownText((0,plain_text/* clip */.$Q)(firstFilled(title) ?? 'Diagram', 200));
    const drawn = mermaidSource(mermaid);
    if ('why' in drawn)
        return `**${name}** is not drawn: ${drawn.why}. Its source is in \`results.json\`.`;
    return `#### ${name}\n\n${codeFence(drawn.source, 'mermaid')}`;
}
function left(count) {
    return `${countText(count, 'diagram')} found no room here: see \`report.md\` and \`results.json\` in the report's files.`;
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
    // Paid from what was kept for them, since others buy from what is left.
    const pay = (sentence) => (sentence === '' ? '' : purse.must(sentence));
    return [
        pay(heading(heads.length, view)),
        ...heads.flatMap((head, index) => [head, shown[index] ?? '']),
        pay(withoutRemedy(missingRemedies)),
        rows.length > 0 ? fold(rowsTitle(rows.length, rest.length), [ROWS_HEAD, ...rows].join('\n')) : '',
        pay(findings_missing(rest.length - rows.length)),
    ].filter(Boolean);
}
function withoutRemedy(count) {
    return count === 0 ? '' : `${numberText(count)} ${count === 1 ? 'remedy' : 'remedies'} found no room here: see \`results.json\`.`;
}
function heading(shown, { listed, tally }) {
    const total = `${countText(listed.length, 'finding')}${tally?.from === 'partial' ? ' of a partial list' : ''}`;
    const added = listed.filter(({ change }) => change === 'new').length;
    const news = added === 0 ? '' : `, ${numberText(added)} of them new`;
    if (shown === listed.length)
        return `### ${total}${news}`;
    return `### The worst ${shown === 1 ? 'one' : numberText(shown)} of ${total}${news}`;
}
function rowsTitle(shown, rest) {
    return shown === rest
        ? `The other ${countText(rest, 'finding')}`
        : `The next ${numberText(shown)} of the other ${countText(rest, 'finding')}`;
}
function findings_missing(count) {
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
function detailsBlock({ details, tally, resources, report }) {
    if (details === 'full' || (tally === undefined && resources === undefined))
        return '';
    const where = report.evaluation === undefined ? 'in' : 'in code scanning, where it is set up, and in';
    return [
        '> [!NOTE]',
        '> Only numbers are shown here (`details: counts`), because this page may be readable by everyone and the rest is not meant for',
        `> everyone. Those who may see it find it ${where} the files of the report.`,
    ].join('\n');
}
/** What code scanning does not hold. */
function leftOutBlock({ sarif }) {
    if (sarif === undefined || sarif.leftOut === 0)
        return '';
    return `Code scanning gets the ${countText(sarif.results, 'worst finding')}; **${numberText(sarif.leftOut)} more** are left out of the SARIF file.`;
}
/** Which gate spoke, for which commit where the scan itself is of none, and where its log is. */
function footer(report) {
    const { name, source } = report;
    const commit = scannedCommit(report) === undefined && source.commit !== undefined ? source.commit : undefined;
    const parts = [
        `scan-gate ${markdownCode((0,plain_text/* clip */.$Q)(name, 200))}`,
        commit !== undefined && `for commit ${markdownCode(commit.slice(0, 12))}`,
        source.runUrl !== undefined && markdownLink('log of this run', source.runUrl),
    ];
    return `<sub>${parts.filter(Boolean).join(' · ')}</sub>`;
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

;// CONCATENATED MODULE: ./build/report/markdown/table.js
/** One row; the cells are Markdown already and hold no bare bars. */
function tableRow(cells) {
    return `| ${cells.join(' | ')} |`;
}
/** A table whose columns are all numbers, but perhaps the first. */
function tableHead(heads, first = 'number') {
    const rules = heads.map((_, index) => (index === 0 && first === 'text' ? ':---' : '---:'));
    return [tableRow(heads), tableRow(rules)].join('\n');
}

;// CONCATENATED MODULE: ./build/report/markdown/numbers.js






/** All that is known in numbers: the score and its checks, and the findings by severity. */
function numbersBlocks(view) {
    return [...postureBlocks(view), ...tallyBlocks(view)].filter(Boolean);
}
/** Said before anything of a scan that did not come to its end. */
function partialBlock({ report, tally }) {
    if (report.partial !== true)
        return '';
    return [
        '> [!CAUTION]',
        `> **Partial results: the scan was cancelled before it had looked at everything.** ${foundUntilThen(tally)}, which says`,
        '> nothing about the rest. The gate has not judged this, code scanning does not get it, and it is **not a pass**.',
    ].join('\n');
}
function foundUntilThen(tally) {
    if (tally === undefined)
        return 'What it had found until then is not known';
    const found = tally.total === 0 ? 'nothing' : `**${(0,domain_severity/* describeCounts */.wv)(tally.counts)}** ${tally.total === 1 ? 'finding' : 'findings'}`;
    return `Until then it had found ${found}`;
}
function postureBlocks({ posture, comparison }) {
    if (posture === undefined)
        return [];
    const { passed, failed, skipped, score } = posture;
    const checks = [strong(passed), strong(failed), numberText(skipped)];
    const table = [
        tableHead(['Score', '✅ Passed', '❌ Failed', '⏭️ Skipped']),
        tableRow([score === null ? '_not told_' : `**${scoreText(score)}**`, ...checks]),
    ].join('\n');
    const change = scoreChangeText(comparison?.score);
    const rise = skippedRiseText(comparison?.skipped);
    const sentences = [
        scoreSentence(posture),
        skipped > 0 && `${countText(skipped, 'skipped check')} ${skipped === 1 ? 'does' : 'do'} not count.`,
        change !== '' && `Against the baseline: **${change}**.`,
        rise !== '' && `⚠️ ${rise}.`,
    ];
    return [table, sentences.filter(Boolean).join(' ')];
}
function scoreSentence(posture) {
    const formula = formulaText(posture);
    if (posture.score === null)
        return 'The service told no score, which is neither 0 nor a good one.';
    if (formula === undefined)
        return "The score is the service's own number.";
    return `Score: \`${formula}\`, in percent: the checks that passed among those that passed or failed.`;
}
/** Numbers of a partial list are in its own block: a row of them would look like an answer. */
function tallyBlocks({ tally, report }) {
    if (tally === undefined || tally.from === 'partial')
        return [];
    const service = bounded(report.service.title, 100, markdownText);
    const alone = `${service} gave these numbers and no list of findings: there is nothing to show one by one, and nothing for code scanning.`;
    return [countsTable(tally), tally.from === 'numbers' ? alone : ''];
}
/** One row of numbers, worst first; those that are not zero stand out. */
function countsTable({ counts, total }) {
    const heads = domain_severity/* SEVERITIES */.oC.map((severity) => `${SEVERITY_MARKS[severity]} ${capital(severity)}`);
    const cells = [...domain_severity/* SEVERITIES */.oC.map((severity) => counts[severity]), total].map(strong);
    return [tableHead([...heads, 'Total']), tableRow(cells)].join('\n');
}
function strong(amount) {
    return amount > 0 ? `**${numberText(amount)}**` : '0';
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

;// CONCATENATED MODULE: ./build/report/markdown/resources.js





/** Kinds that are shown; a service that tells more tells them in results.json. */
const resources_MOST_KINDS = 60;
/** In characters, before escaping. */
const resources_LONGEST_KIND = 80;
/** How many resources there are, and what changed. */
function resourcesLine({ resources, comparison }) {
    if (resources === undefined)
        return '';
    const { total, kindCount, changes } = resources;
    const counted = `**${countText(total, 'resource')}** of ${countText(kindCount, 'kind')}`;
    if (changes !== undefined)
        return `${counted}. Against the baseline: **${resourceChangesText(changes)}**.`;
    return `${counted}. Nothing to compare them with: ${comparison === undefined ? 'there is no baseline' : 'the baseline tells none'}.`;
}
/** The resources by kind, those that changed first. */
function resourcesBlocks({ resources }, purse) {
    if (resources === undefined || resources.kinds.length === 0)
        return [];
    const { kinds, changes } = resources;
    const compared = changes !== undefined;
    const heading = '### Resources by kind';
    const head = compared ? tableHead(['Kind', 'Baseline', 'Now', 'Change'], 'text') : tableHead(['Kind', 'Resources'], 'text');
    const total = totalRow(resources);
    if (!purse.buys([heading, head, total, resources_missing(kinds.length)].join('\n\n')))
        return [];
    const rows = [];
    for (const kind of kinds.slice(0, resources_MOST_KINDS)) {
        const row = compared ? comparedRow(kind) : tableRow([nameOf(kind), numberText(kind.after ?? 0)]);
        if (!purse.buys(row))
            break;
        rows.push(row);
    }
    const rest = kinds.length - rows.length;
    return [heading, [head, ...rows, total].join('\n'), rest > 0 ? resources_missing(rest) : ''].filter(Boolean);
}
function comparedRow(kind) {
    const { before, after } = kind;
    const change = before === undefined ? 'only now' : after === undefined ? 'only before' : differenceText(kind);
    return tableRow([nameOf(kind), cell(before), cell(after), isChanged(kind) ? `**${change}**` : '']);
}
function totalRow({ total, changes }) {
    if (changes === undefined)
        return tableRow(['**Total**', `**${numberText(total)}**`]);
    // A sum over different kinds is no difference.
    const comparable = changes.onlyNow === 0 && changes.onlyBefore === 0;
    const change = comparable ? differenceText({ kind: '', before: changes.before, after: total }) : '';
    return tableRow(['**Total**', numberText(changes.before), `**${numberText(total)}**`, change === '' ? '' : `**${change}**`]);
}
function nameOf({ kind }) {
    return markdownCode((0,plain_text/* clip */.$Q)(kind, resources_LONGEST_KIND)) || '_without a name_';
}
function cell(amount) {
    return amount === undefined ? `_${amountText(amount)}_` : numberText(amount);
}
function resources_missing(count) {
    return `… and ${countText(count, 'more kind')}: see \`results.json\` in the report's files.`;
}

;// CONCATENATED MODULE: ./build/report/markdown/scanned.js






/** What was scanned: service, target, branch, commit, scan; and by which rules it was judged. */
function scannedBlocks(view) {
    return [scannedLine(view.report), hostLine(view.report), rulesLine(view.report), notCountedLine(view.tally)].filter(Boolean);
}
function scannedLine(report) {
    const { service, target, scan } = report;
    const branch = scannedBranch(report);
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
    // Where nothing else is judged, a reader should not look for what was.
    if (decision.rules.length === 0)
        return decision.verdict === 'passed' ? 'Gate: the scan completed; no other rule applies.' : '';
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
    return compose(viewOf(report, 'full', 'file'), bytes(SUMMARY_BUDGET), []);
}
/** The largest part of the money that each may take before the findings get the rest. */
const SHARES = { notes: 1 / 4, resources: 1 / 3, gone: 1 / 6 };
/** The same document for all three: what has to be there is paid first, then notes, then findings and pictures get the rest. */
function compose(view, budget, publications) {
    const { report } = view;
    const purse = new Purse(budget);
    const must = (blocks) => blocks.map((block) => purse.must(block));
    const top = must([
        headline(report),
        meaning(report),
        partialBlock(view),
        ...errorBlocks(report),
        ...numbersBlocks(view),
        resourcesLine(view),
        comparisonBlock(view),
        ...scannedBlocks(view),
        detailsBlock(view),
    ]);
    const end = must([leftOutBlock(report), ...publicationsBlocks(publications), footer(report)]);
    const notes = must(notesBlocks([...report.notes, ...notesOf(publications)], { ...budget, limit: purse.left * SHARES.notes }));
    const resources = purse.lend(SHARES.resources, (share) => resourcesBlocks(view, share));
    const gone = purse.lend(SHARES.gone, (share) => namedBlocks(view, share));
    const findings = findingsBlocks(view, purse);
    const diagrams = diagramsBlocks(view, purse);
    return join([...top, ...resources, ...diagrams, ...findings, gone, ...notes, ...end]);
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
;// CONCATENATED MODULE: ./build/config/policy-problems.js

/** More of them help nobody, and a list of a thousand numbers would be a thousand annotations. */
const MOST = 50;
function policyProblems(file) {
    const mistakes = [];
    return {
        add: (mistake) => mistakes.push(mistake),
        all() {
            const sorted = mistakes.toSorted((a, b) => a.line - b.line);
            const shown = sorted.slice(0, MOST).map((mistake) => asProblem(mistake, file));
            const next = sorted[MOST];
            if (next === undefined)
                return shown;
            const more = { line: next.line, given: `${sorted.length - MOST} more mistakes`, allowed: 'none' };
            return [...shown, asProblem(more, file)];
        },
    };
}
function asProblem({ line, given, allowed, suggestion }, file) {
    const place = `${file.length > 40 ? `…${file.slice(-39)}` : file}:${line}`;
    return {
        input: 'policy-file',
        given: `${place}: ${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(given), 50)}`,
        allowed,
        file,
        line,
        ...(suggestion !== undefined && { suggestion: (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(suggestion), 60) }),
    };
}

// EXTERNAL MODULE: ./build/config/inputs.js
var inputs = __webpack_require__(9190);
// EXTERNAL MODULE: ./build/config/words.js
var words = __webpack_require__(730);
;// CONCATENATED MODULE: ./build/config/policy-values.js


/** The values of a mapping by their keys. Keys that are unknown, or given twice, are mistakes. */
function readKeys(value, keys, problems) {
    const found = new Map();
    if (value.kind === 'told')
        return found;
    if (value.kind !== 'mapping') {
        problems.add({ line: value.line, given: policy_values_nameOf(value), allowed: `a mapping with the keys ${keys.join(', ')}` });
        return found;
    }
    const lines = new Map();
    for (const { key, line, value: of } of value.entries) {
        const first = lines.get(key);
        const known = keys.find((candidate) => candidate === key);
        if (first !== undefined)
            problems.add({ line, given: key, allowed: `each key once; this one is on line ${first} already` });
        else if (known === undefined)
            problems.add({ line, given: key, ...meantBy(key, keys) });
        else
            found.set(known, of);
        lines.set(key, first ?? line);
    }
    return found;
}
/** Where requests go, and with which key, is never a policy's matter: somebody who looks for that is told so. */
function meantBy(key, keys) {
    const allowed = `the keys ${keys.join(', ')}`;
    const input = inputs/* INPUT_TABLE */.g.find(({ name }) => name === key.toLowerCase());
    return input === undefined ? { allowed, suggestion: (0,words/* suggest */.Z)(key, keys) } : { allowed: `${allowed}; {${input.name}} is an input only` };
}
/** A list of one or more texts, each of them once. */
function readTexts(value, rule, problems) {
    const { line } = value;
    if (value.kind === 'told')
        return [];
    if (value.kind !== 'list') {
        const suggestion = value.kind === 'text' ? `[${JSON.stringify(value.text)}]` : undefined;
        problems.add({ line, given: `${rule.key}: ${policy_values_nameOf(value)}`, allowed: `a list of texts, each of them ${rule.says}`, suggestion });
        return [];
    }
    if (value.items.length === 0)
        problems.add({ line, given: `${rule.key}: an empty list`, allowed: `at least one ${rule.one}, or no ${rule.key} at all` });
    const lines = new Map();
    for (const item of value.items) {
        const text = policy_values_readText(item, rule, problems);
        if (text === undefined)
            continue;
        const first = lines.get(text);
        if (first === undefined)
            lines.set(text, item.line);
        else
            problems.add({ line: item.line, given: text, allowed: `each ${rule.one} once; this one is on line ${first} already` });
    }
    return [...lines.keys()];
}
function policy_values_readText(item, { pattern, says }, problems) {
    if (item.kind === 'told')
        return undefined;
    if (item.kind === 'text') {
        if (pattern.test(item.text))
            return item.text;
        problems.add({ line: item.line, given: item.text === '' ? 'an empty text' : item.text, allowed: says });
        return undefined;
    }
    // What YAML takes for a number or for true may well be meant as a text.
    const written = item.kind === 'other' ? item.source : '';
    const suggestion = pattern.test(written) ? JSON.stringify(written) : undefined;
    problems.add({ line: item.line, given: policy_values_nameOf(item), allowed: `a text, and that in quotes where YAML reads something else`, suggestion });
    return undefined;
}
function policy_values_nameOf(value) {
    switch (value.kind) {
        case 'text':
            return value.text;
        case 'list':
            return 'a list';
        case 'mapping':
            return 'a mapping';
        default:
            return value.kind === 'other' && value.source !== '' ? value.source : 'nothing';
    }
}

// EXTERNAL MODULE: ./build/config/yaml-nesting.js
var yaml_nesting = __webpack_require__(7847);
;// CONCATENATED MODULE: ./build/config/policy-yaml.js

/** Reads the YAML (JSON is a part of it); undefined where the file is empty, or where its mistakes have been told. */
async function readYaml(text, problems) {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = text.split(/\r\n|\r|\n/);
    const tooDeep = (0,yaml_nesting/* lineOfNesting */.Q)(text, yaml);
    if (tooDeep !== undefined) {
        problems.add({ line: tooDeep, given: lineText(lines, tooDeep), allowed: 'fewer levels of nesting' });
        return undefined;
    }
    const lineCounter = new yaml.LineCounter();
    // Keys are compared by `readKeys`: here it would take quadratic time, and know one place of the two.
    const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: 'error', lineCounter });
    const faults = faultsOf(document, lineCounter);
    for (const [line, fault] of faults)
        problems.add({ line, given: lineText(lines, line), allowed: fault });
    const { contents } = document;
    if (faults.size > 0 || contents === null)
        return undefined;
    const root = place(contents, { yaml, lineCounter, problems }, 1);
    return root.kind === 'other' && yaml.isScalar(contents) && contents.value === null ? undefined : root;
}
/** One mistake for each line: those that follow from the first help nobody. */
function faultsOf({ errors, warnings }, lineCounter) {
    const faults = new Map();
    for (const fault of [...errors, ...warnings]) {
        const { line } = lineCounter.linePos(fault.pos[0]);
        if (!faults.has(line))
            faults.set(line, policy_yaml_wordsOf(fault));
    }
    return faults;
}
function policy_yaml_wordsOf({ code, message }) {
    if (code === 'MULTIPLE_DOCS')
        return 'one YAML document, and a second one begins here';
    if (code === 'NON_STRING_KEY')
        return 'a text as key';
    return `YAML (${message})`;
}
function lineText(lines, line) {
    return lines[line - 1]?.trim() || '(the end)';
}
/** @param above The line to name where the value is absent and has none. */
function place(node, placing, above) {
    const { yaml, lineCounter, problems } = placing;
    const line = node?.range ? lineCounter.linePos(node.range[0]).line : above;
    if (yaml.isAlias(node)) {
        // Expanding them is how a small file becomes a huge one; and `*.example.com` without quotes is one, too.
        problems.add({
            line,
            given: `*${node.source}`,
            allowed: 'no aliases: a text that begins with * stands in quotes, a value that is needed twice is written twice',
            suggestion: `"*${node.source}"`,
        });
        return { kind: 'told', line };
    }
    if (yaml.isMap(node)) {
        const entries = node.items.map(({ key, value }) => {
            const keyLine = key.range ? lineCounter.linePos(key.range[0]).line : line;
            return { key: yaml.isScalar(key) ? (key.source ?? String(key.value)) : '', line: keyLine, value: place(value, placing, keyLine) };
        });
        return { kind: 'mapping', line, entries };
    }
    if (yaml.isSeq(node))
        return { kind: 'list', line, items: node.items.map((item) => place(item, placing, line)) };
    if (yaml.isScalar(node) && typeof node.value === 'string')
        return { kind: 'text', line, text: node.value };
    return { kind: 'other', line, source: yaml.isScalar(node) ? (node.source ?? '') : '' };
}

;// CONCATENATED MODULE: ./build/config/policy.js



/** The keys of the file; `schemas/policy.schema.json` has the same, for editors. */
const POLICY_KEYS = ['allowed-targets'];
/** Hosts, addresses, URLs and IDs hold neither spaces nor what nobody sees. */
const TARGETS = {
    key: 'allowed-targets',
    one: 'target',
    pattern: /^[^\s\p{C}]{1,2048}$/u,
    says: 'up to 2048 visible characters without spaces',
};
/**
 * Reads the policy file. An empty one is an empty policy.
 *
 * @param file Its path, for the words of a mistake.
 */
async function parsePolicy(text, file) {
    const problems = policyProblems(file);
    const root = await readYaml(text, problems);
    const values = root && readKeys(root, POLICY_KEYS, problems);
    const targets = values?.get('allowed-targets');
    const policy = { ...(targets && { allowedTargets: readTexts(targets, TARGETS, problems) }) };
    const found = problems.all();
    return found.length > 0 ? { problems: found } : { policy };
}

// EXTERNAL MODULE: ./build/config/problems.js
var config_problems = __webpack_require__(3515);
// EXTERNAL MODULE: ./build/domain/hint.js
var domain_hint = __webpack_require__(6324);
;// CONCATENATED MODULE: ./build/publish/github/policy-refusals.js




/** How every refusal begins. */
const policy_refusals_FAILED = 'The policy file of the base commit was not read';
const PERMISSIONS = 'Add to the permissions of the job, beside those that it has:\npermissions:\n  contents: read';
/** Whatever kept us from asking GitHub, as an error that names the way out; what is one already stays as it is. */
function asPolicyError(error, { nowMs, scrub }) {
    if (error instanceof errors/* ScanError */.sC)
        return error;
    const refusal = asRefusal(error);
    const explained = refusal === undefined ? explainEvent(error) : policy_refusals_explain(error, refusal, nowMs);
    if (explained === undefined)
        return (0,errors/* asScanError */.ih)(error);
    const { code, why, hint } = explained;
    return new errors/* ScanError */.sC(code, scrub(`${policy_refusals_FAILED}: ${why}.`), { hint, cause: error, ...(refusal?.answered && { status: refusal.status }) });
}
function policy_refusals_explain(error, refusal, nowMs) {
    const { status, answered } = refusal;
    const said = `GitHub answered ${status} ("${wordsOf(refusal)}")`;
    const waitMs = rateLimitWaitMs(error, nowMs);
    if (waitMs !== undefined) {
        const why = `GitHub's rate limit asks to wait ${Math.ceil(waitMs / 1000)} s more, which is longer than this job waits`;
        return {
            code: 'RATE_LIMITED',
            why,
            hint: 'The limit is shared by all jobs with the same token. Run again later, or fewer jobs at once.',
        };
    }
    if (!answered && status === 500)
        return { code: 'UNREACHABLE', why: wordsOf(refusal), hint: 'Run the job again.' };
    if (status === 401)
        return { code: 'CONFIG', why: said, hint: "Leave {github-token} out to use the job's own token, or give one that has not expired." };
    if (status === 403)
        return { code: 'CONFIG', why: said, hint: PERMISSIONS };
    if (status >= 300 && status < 400) {
        const hint = 'The repository was probably renamed while the job ran: run it again.';
        return { code: 'REDIRECTED', why: 'GitHub answered with a redirect, which is not followed', hint };
    }
    if (status >= 500)
        return { code: 'SERVICE_FAILED', why: said, hint: 'Run the job again; https://www.githubstatus.com tells about outages.' };
    return { code: 'CONFIG', why: said, hint: `Check what {github-token} may read. ${PERMISSIONS}` };
}
/** `@actions/github` parses the event when it is imported. */
function explainEvent(error) {
    if (!(error instanceof SyntaxError))
        return undefined;
    const why = `the event's file (GITHUB_EVENT_PATH) is not JSON: ${shorten(error.message, 200)}`;
    return { code: 'CONFIG', why, hint: 'The runner writes this file; a step before this one may have changed it.' };
}
/** A 404 for the file alone means that there is none; for the whole commit it means that nobody knows. */
function unreadableRoot(commit) {
    return (0,errors/* failWith */.ff)('CONFIG', `${policy_refusals_FAILED}: GitHub shows the token no files of ${commit.slice(0, 7)}, so that nobody knows whether there is one.`, {
        hint: `The token behind {github-token} must read the repository's files. ${PERMISSIONS}`,
    });
}
/** Without a base there is nothing that the change itself could not have altered. */
function noSuchBase(why) {
    return (0,errors/* failWith */.ff)('CONFIG', `${policy_refusals_FAILED}: ${why}.`, {
        hint: `For a merge queue, run the workflow on merge_group, whose event tells the commit. ${PERMISSIONS}`,
    });
}

;// CONCATENATED MODULE: ./build/publish/github/policy-text.js

/** GitHub's contents API gives no larger ones (docs.github.com/rest/repos/contents), and a policy must be the same everywhere. */
const MAX_POLICY_BYTES = 1024 * 1024;
/** The bytes of a policy file as text, without a byte order mark. */
function readPolicyText(bytes, path) {
    if (bytes.length > MAX_POLICY_BYTES)
        policy_text_tooLarge(path);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (error) {
        return (0,errors/* failWith */.ff)('CONFIG', `The policy file ${path} is not UTF-8 text.`, { hint: 'Save it as UTF-8.', cause: error });
    }
}
function policy_text_tooLarge(path) {
    return (0,errors/* failWith */.ff)('CONFIG', `The policy file ${path} is larger than 1 MB.`, {
        hint: 'Shorten it, or name another one with {policy-file}.',
    });
}

;// CONCATENATED MODULE: ./build/publish/github/policy-base.js





/** The files of the commit that the event's code is to be merged into, through GitHub's API: the workspace holds that code's own. */
async function openBase({ source, github, signal }) {
    const repository = repositoryOf(source);
    if (repository === undefined) {
        return (0,errors/* failWith */.ff)('CONFIG', `${policy_refusals_FAILED}: GITHUB_REPOSITORY does not name a repository.`, {
            hint: 'The runner sets this variable; leave it as it is.',
        });
    }
    if (!github.hasToken) {
        return (0,errors/* failWith */.ff)('CONFIG', `${policy_refusals_FAILED}: the GitHub token is empty.`, {
            hint: "Leave {github-token} out to use the job's own token: it reads the policy file of the base commit.",
        });
    }
    const ask = async (what) => {
        try {
            return await what(await github.open());
        }
        catch (error) {
            signal.throwIfAborted();
            throw asPolicyError(error, { nowMs: github.clock.now(), scrub: github.scrub });
        }
    };
    const asking = { repository, ask, signal };
    const commit = source.baseCommit ?? (await tipOf(source, asking));
    return baseAt(commit, asking);
}
function baseAt(commit, { repository, ask, signal }) {
    /** Undefined for a 404 only: whatever else GitHub may send is an answer to be read. */
    const contents = (path) => ask(async (octokit) => {
        try {
            const { data } = await octokit.rest.repos.getContent({ ...repository, path, ref: commit, request: { signal } });
            return { data };
        }
        catch (error) {
            if (isNotFound(error))
                return undefined;
            throw error;
        }
    });
    let root;
    /** GitHub answers 404 as well for a commit, or a repository, that the token may not see. */
    const rootIsReadable = () => (root ??= contents('').then((listing) => {
        if (listing === undefined)
            return unreadableRoot(commit);
        return Array.isArray(listing.data) ? undefined : notDocumented();
    }));
    return {
        where: `at the base commit ${commit.slice(0, 7)}`,
        commit,
        advice: 'Pull requests and merge queues take it from the commit that they are merged into: a file that they add counts after the merge.',
        async read(path) {
            const found = await contents(path);
            if (found !== undefined)
                return policy_base_textOf(found.data, path);
            await rootIsReadable();
            return undefined;
        },
    };
}
/** The push of a merge queue tells its base by name only (and so does an event whose file is broken). */
async function tipOf({ baseRef, event }, { repository, ask, signal }) {
    if (baseRef === undefined)
        return noSuchBase(`the event ${event ?? ''} does not tell what it is merged into`);
    const ref = baseRef.replace(/^refs\//, '');
    const sha = await ask(async (octokit) => {
        try {
            const { data } = await octokit.rest.git.getRef({ ...repository, ref, request: { signal } });
            return data?.object?.sha;
        }
        catch (error) {
            if (isNotFound(error))
                return noSuchBase(`GitHub does not know ${baseRef}, or the token may not see it`);
            throw error;
        }
    });
    return typeof sha === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)
        ? sha
        : noSuchBase(`GitHub does not tell the commit of ${baseRef}`);
}
function isNotFound(error) {
    return asRefusal(error)?.status === 404;
}
/** GitHub's "content file". It follows links inside of the repository itself; those that lead elsewhere have another type. */
function policy_base_textOf(data, path) {
    if (Array.isArray(data))
        return notAFile(path);
    if (typeof data !== 'object' || data === null || !('type' in data))
        return notDocumented();
    if (data.type !== 'file')
        return notAFile(path);
    const { encoding, content } = { encoding: undefined, content: undefined, ...data };
    // Above 1 MB: no content, and the encoding `none`.
    if (encoding === 'none')
        return policy_text_tooLarge(path);
    return encoding === 'base64' && typeof content === 'string' ? readPolicyText(Buffer.from(content, 'base64'), path) : notDocumented();
}
function notAFile(path) {
    return (0,errors/* failWith */.ff)('CONFIG', `The policy file ${path} is not a file at the base commit.`, {
        hint: 'Put the file itself into the repository (no folder, no submodule, no link that leaves it), or name another one with {policy-file}.',
    });
}
function notDocumented() {
    return (0,errors/* failWith */.ff)('WIRE_FORMAT', `${policy_refusals_FAILED}: GitHub's answer does not have the documented form, or is torn.`, {
        hint: 'Run the job again.',
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/publish/github/policy-workspace.js





/** The files of the job's own checkout, or of the folder that the command was given in. */
async function openWorkspace(workspace) {
    return {
        where: 'in the workspace',
        advice: 'The job needs a checkout of the repository (actions/checkout) before this step, for the file is read from the workspace.',
        async read(path) {
            const file = (0,external_node_path_.join)(workspace, path);
            try {
                // Not `stat`: a link that leads nowhere is a mistake, and not a file that is not there.
                await (0,promises_.lstat)(file);
            }
            catch (error) {
                return isAbsent(error) ? undefined : policy_workspace_unreadable(path, error);
            }
            return readPolicyText(await readInside(workspace, path), path);
        },
    };
}
async function readInside(workspace, path) {
    try {
        const [root, real] = await Promise.all([(0,promises_.realpath)(workspace), (0,promises_.realpath)((0,external_node_path_.join)(workspace, path))]);
        const inside = (0,external_node_path_.relative)(root, real);
        if ((0,external_node_path_.isAbsolute)(inside) || inside === '..' || inside.startsWith(`..${external_node_path_.sep}`))
            leaves(path);
        // A pipe would hold the job until somebody writes to it.
        const file = await (0,promises_.open)(real, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        try {
            const facts = await file.stat();
            if (!facts.isFile())
                policy_workspace_notAFile(path);
            if (facts.size > MAX_POLICY_BYTES)
                policy_text_tooLarge(path);
            return await file.readFile();
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        return policy_workspace_unreadable(path, error);
    }
}
function isAbsent(error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR';
}
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
function leaves(path) {
    return (0,errors/* failWith */.ff)('CONFIG', `The policy file ${path} is a link that leaves the workspace.`, {
        hint: 'Put the file itself into the repository, or name another one with {policy-file}.',
    });
}
function policy_workspace_notAFile(path) {
    return (0,errors/* failWith */.ff)('CONFIG', `The policy file ${path} is not a file.`, { hint: 'Name a file with {policy-file}.' });
}
/** What we threw ourselves passes through. */
function policy_workspace_unreadable(path, error) {
    if (error instanceof errors/* ScanError */.sC)
        throw error;
    const code = codeOf(error);
    const why = isAbsent(error) ? 'it is a link that leads nowhere' : typeof code === 'string' ? code : String(error);
    return (0,errors/* failWith */.ff)('CONFIG', `The policy file ${path} cannot be read: ${why}.`, {
        hint: 'Check the file and its permissions, or name another one with {policy-file}.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./build/publish/github/policy-file.js




/** One of them is read when no other is named. */
const POLICY_PATHS = ['.github/scan-gate.yml', '.scan-gate.yml'];
/**
 * Finds the policy file. Where code that is not merged yet is judged, it is the base's: what the pull request brings has no say.
 *
 * @returns undefined where there is none
 * @throws ScanError where that cannot be known, or where it is not clear which file counts
 */
async function readPolicyFile(options) {
    const { source, named = '', signal } = options;
    signal.throwIfAborted();
    const paths = named === '' ? POLICY_PATHS : [pathOf(named)];
    const place = isUnmerged(source) ? await openBase(options) : await openWorkspace(options.workspace);
    const read = await Promise.all(paths.map(async (path) => ({ path, text: await place.read(path) })));
    signal.throwIfAborted();
    const found = read.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
    if (found.length > 1)
        tooMany(place);
    const [file] = found;
    if (file === undefined)
        return named === '' ? undefined : policy_file_missing(named, place);
    return { ...file, ...(place.commit !== undefined && { commit: place.commit }) };
}
/** The workspace of these may hold code that nobody has merged. By the event, which no input changes. */
function isUnmerged({ event = '', mergeQueue, baseRef, baseCommit }) {
    return event.startsWith('pull_request') || event === 'merge_group' || mergeQueue || baseRef !== undefined || baseCommit !== undefined;
}
function pathOf(named) {
    const path = /^(?:[/\\]|[A-Za-z]:)/.test(named) ? undefined : (0,repository_path/* repositoryPath */.S)(named);
    if (path !== undefined)
        return path;
    return (0,errors/* failWith */.ff)('CONFIG', `The policy file cannot be "${named}": it is a path inside of the repository, without "..".`, {
        hint: `Set {policy-file} to a path from the root of the repository, such as ${POLICY_PATHS[0]}.`,
    });
}
function tooMany({ where }) {
    const [first, second] = POLICY_PATHS;
    return (0,errors/* failWith */.ff)('CONFIG', `There are two policy files ${where}, ${first} and ${second}, and nothing says which one counts.`, {
        hint: 'Keep one of them, or name one with {policy-file}.',
    });
}
function policy_file_missing(named, { where, advice }) {
    return (0,errors/* failWith */.ff)('CONFIG', `There is no policy file "${named}" ${where}.`, { hint: `Check {policy-file}. ${advice}` });
}

;// CONCATENATED MODULE: ./build/target-permit.js





/**
 * Lets a run go on only where its target may be scanned. Where scanning the wrong target does no harm, nothing is asked.
 *
 * @throws ScanError `TARGET_NOT_ALLOWED`; `CONFIG` for a policy that cannot be read
 */
async function permitTarget({ plan, policyFile, style, ...where }, signal) {
    if (plan.permit === undefined)
        return;
    const file = await readPolicyFile({ ...where, named: policyFile, signal });
    const parsed = file && (await parsePolicy(file.text, file.path));
    if (parsed && 'problems' in parsed)
        throw mistakesIn(parsed.problems, style);
    const problem = plan.permit(parsed?.policy.allowedTargets);
    if (problem === undefined)
        return;
    throw new errors/* ScanError */.sC('TARGET_NOT_ALLOWED', (0,config_problems/* describeProblem */.B)({ ...problem, allowed: 'what the policy allows' }, style), {
        hint: asSentence((0,domain_hint/* nameInputs */.z)(problem.allowed, style)),
    });
}
function mistakesIn(problems, style) {
    const lines = problems.map((problem) => (0,config_problems/* describeProblem */.B)(problem, style));
    return new errors/* ScanError */.sC('CONFIG', lines.join('\n'), { hint: 'Mend the policy file; nothing was requested from the service.' });
}
function asSentence(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) || text.includes('\n') ? '' : '.'}`;
}

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
    if (outcome.kind === 'complete' && missingMeasure(outcome, settings) !== undefined)
        return decide({ kind: 'error', code: 'MEASURE_MISSING' }, settings);
    const rules = outcome.kind === 'complete' ? resultsOf(outcome, settings) : [];
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
/** The measure that a rule needs and that nobody has told; a gate without it would pass by accident. */
function missingMeasure({ counts, posture }, { severityThreshold, minScore }) {
    if (severityThreshold !== undefined && severityThreshold.value !== 'none' && counts === undefined)
        return 'findings';
    return minScore !== undefined && typeof posture?.score !== 'number' ? 'posture' : undefined;
}
function resultsOf({ counts, posture }, { severityThreshold, minScore }) {
    const results = [];
    if (severityThreshold && counts)
        results.push(thresholdResult(counts, severityThreshold));
    if (minScore && typeof posture?.score === 'number')
        results.push(scoreResult(posture.score, minScore));
    return results;
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
            const told = (broken.length > 0 ? broken : rules).map((rule) => rule.says);
            return told.length > 0 ? told.join('; ') : withoutRules(outcome);
        }
        case 'started':
            return 'the scan was started and is not waited for';
        case 'error':
            return gate_REASONS[outcome.code];
        default:
            return outcome.why;
    }
}
/** The service tells nothing that a rule could judge: that the scan completed is all there is to say. */
function withoutRules({ resources }) {
    return resources === undefined
        ? 'the scan completed'
        : `the scan completed, ${resources} ${resources === 1 ? 'resource' : 'resources'} found`;
}
function scoreResult(score, { value, from }) {
    return { rule: 'min-score', value: String(value), from, broken: score < value, says: `score ${score}, at least ${value} required` };
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
    QUOTA: 'the quota of scans is used up',
    SERVICE_FAILED: 'the service failed',
    UNREACHABLE: 'the service could not be reached',
    NO_ANSWER: 'the service did not answer',
    REDIRECTED: 'the service answered with a redirect, which is never followed',
    NOT_JSON: 'the answer was not JSON',
    TOO_LARGE: 'the answer was too large',
    WIRE_FORMAT: 'the answer did not have the documented form',
    TARGET_UNKNOWN: 'the target was not found at the service',
    TARGET_NOT_READY: 'the target cannot be scanned as it is',
    TARGET_NOT_ALLOWED: 'the target is none that the policy allows to scan',
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
 * The GitHub-safe profile: what code scanning accepts and uses, and nothing else. Undefined unless a completed scan was read in full: a
 * list that lacks anything would close alerts that are open.
 */
function renderSarif(report, options = {}) {
    if (report.evaluation === undefined || !isReadInFull(report))
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
/** `error` is among them for a rule whose measure is missing, such as a score, beside a list that is not. */
const MAY_BE_READ_IN_FULL = ['passed', 'failed', 'error'];
function isReadInFull({ decision, measured, partial, scan }) {
    return partial !== true && measured !== undefined && scan?.state === 'completed' && MAY_BE_READ_IN_FULL.includes(decision.verdict);
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
    const { error, target, evaluation, measured, partial, comparison, diagrams } = found;
    const scan = found.scan && found.origin && { ...withoutLight(found.scan), origin: found.origin };
    return {
        schemaVersion: 1,
        name: run.name,
        service: { id: service.id, title: service.title, ...(run.otherHost !== undefined && { apiUrl: run.otherHost }) },
        decision,
        ...(error && { error: { code: error.code, message: error.message, hint: error.hint && (0,domain_hint/* nameInputs */.z)(error.hint, run.inputStyle) } }),
        source,
        ...(target && { target }),
        ...(scan && { scan }),
        ...(measured && { measured }),
        ...(evaluation && { evaluation }),
        ...(partial && { partial }),
        ...(comparison && { comparison }),
        ...(diagrams && diagrams.length > 0 && { diagrams }),
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
/** Where the news of a scan came from is nobody's business but the workflow's. */
function withoutLight({ light: _light, ...scan }) {
    return scan;
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
        scans.push(...page.map((scan) => ({ ...scan, light: true })));
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
 * Refuses a scan that is not the one asked for. While it runs, or as a list tells it, a trait that it
 * leaves out is not held against it: before a scan is judged, it is read in full.
 *
 * @throws ScanError `WRONG_SCAN`
 */
function assertAskedFor(wanted, scan) {
    if (scan.state === 'completed' && !scan.light ? isAskedFor(wanted, scan) : mayBeOurs(wanted, scan))
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
/** When the scan began, in milliseconds since the epoch; 0 where it does not tell. */
function beginOf({ createdAt, startedAt }) {
    return Date.parse(createdAt ?? startedAt ?? '') || 0;
}
/** Newest first, as far as the scans tell. */
function byNewest(a, b) {
    return beginOf(b) - beginOf(a);
}
/** When the scan ended, in milliseconds since the epoch; when it began where that is all that is told, and 0 where nothing is. */
function known_scans_endOf({ completedAt, createdAt, startedAt }) {
    return Date.parse(completedAt ?? createdAt ?? startedAt ?? '') || 0;
}
/** How long completed scans of this kind took, in milliseconds; newest first. Branch and commit do not matter to that. */
function durationsOf(wanted, scans) {
    const { branch: _branch, commit: _commit, ...kind } = wanted.traits;
    return scans
        .filter((scan) => scan.state === 'completed' && mayBeOurs({ ...wanted, traits: kind }, scan))
        .toSorted(byNewest)
        .map((scan) => Date.parse(scan.completedAt ?? '') - Date.parse(scan.startedAt ?? scan.createdAt ?? ''))
        .filter((ms) => ms > 0)
        .slice(0, 5);
}

;// CONCATENATED MODULE: ./build/workflow/lost-scan.js


/**
 * The one scan that is new since `known` and may be ours.
 *
 * @param known Ids of the scans that were there before.
 * @throws ScanError `START_AMBIGUOUS` when there are several
 */
async function lost_scan_findLostScan(scanner, wanted, known, signal) {
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
    const found = { notes: [], endings: [] };
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
    const found = { notes: [], endings: [] };
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
    const done = (surface) => publications.find((publication) => publication.surface === surface && publication.outcome === 'done');
    return {
        verdict: report.decision.verdict,
        'verdict-reason': report.decision.reason,
        'scan-id': report.scan?.id,
        'scan-status': report.scan?.state,
        'scan-origin': report.scan?.origin,
        'scanned-sha': scannedSha(report),
        // Of a partial list every number would be too small.
        ...(report.partial !== true && { ...measuredOutputs(report), ...comparedOutputs(report) }),
        'report-dir': paths.dir,
        'sarif-file': paths.sarif,
        'results-file': paths.results,
        'sarif-id': publications.find(({ surface }) => surface === 'sarif')?.id,
        'comment-url': done('comment')?.url,
        'duration-seconds': String(Math.round(durationMs / 1000)),
    };
}
function measuredOutputs({ measured }) {
    const { counts, posture } = measured ?? {};
    return {
        total: counts && String((0,domain_severity/* totalOf */.e6)(counts)),
        ...Object.fromEntries(domain_severity/* SEVERITIES */.oC.map((severity) => [severity, counts && String(counts[severity])])),
        score: numberOrNothing(posture?.score),
        'checks-passed': numberOrNothing(posture?.passed),
        'checks-failed': numberOrNothing(posture?.failed),
        'checks-skipped': numberOrNothing(posture?.skipped),
    };
}
function comparedOutputs({ comparison }) {
    const id = comparison?.baseline.id;
    return {
        'baseline-id': id !== undefined && (0,domain_scan/* isScanId */.tk)(id) ? id : undefined,
        new: numberOrNothing(comparison?.findings?.new),
        fixed: numberOrNothing(comparison?.findings?.fixed),
        unchanged: numberOrNothing(comparison?.findings?.unchanged),
    };
}
/** What nobody has told is the empty string, never 0. */
function numberOrNothing(value) {
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}
/** Services shorten commits: the full one is ours. What is no hash at all is a service's text, and stays inside. */
function scannedSha({ scan, source }) {
    const told = scan?.traits.commit;
    if (told === undefined || !/^[0-9a-f]{7,64}$/i.test(told))
        return undefined;
    return source.commit !== undefined && (0,domain_scan/* sameCommit */.Kd)(told, source.commit) && source.commit.length >= told.length ? source.commit : told;
}

;// CONCATENATED MODULE: ./build/workflow/estimate.js
/** An estimate that does not fall while time passes is not believed (reference: performance, section 2). */
const STRIKES = 2;
/** Of the time that has passed. */
const MUST_FALL_BY = 0.25;
/** One for each wait: it remembers the last look. */
function createEstimate() {
    let strikes = 0;
    let last;
    return {
        remainingMs(progress, elapsedMs, nowMs) {
            const remainingMs = toldBy(progress, elapsedMs);
            if (remainingMs === undefined)
                return undefined;
            if (last !== undefined && nowMs > last.atMs) {
                const fell = last.remainingMs - remainingMs;
                strikes = Math.min(STRIKES, Math.max(0, strikes + (fell < MUST_FALL_BY * (nowMs - last.atMs) ? 1 : -1)));
            }
            last = { remainingMs, atMs: nowMs };
            return strikes < STRIKES ? remainingMs : undefined;
        },
    };
}
function toldBy(progress, elapsedMs) {
    if (progress?.remainingMs !== undefined)
        return progress.remainingMs;
    const percent = progress?.percent;
    return percent === undefined || percent <= 0 || percent > 100 ? undefined : (elapsedMs * (100 - percent)) / percent;
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
async function readPatiently(scanner, scan, depth, { clock, logger }, signal, intervalMs = 0) {
    for (let failures = 1;; failures += 1) {
        try {
            return assertSame(scan, await scanner.read(scan, depth, signal));
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
    const begun = await_scan_beginOf(awaiting.scan, deps.clock.now());
    let { scan } = awaiting;
    const estimate = createEstimate();
    say(scan);
    while (!(0,domain_scan/* isOver */.PU)(scan.state)) {
        const now = deps.clock.now();
        const waitMs = pauseMs(awaiting, estimate.remainingMs(scan.progress, now - begun, now), now - begun);
        await deps.clock.sleep(waitMs, signal);
        scan = (0,domain_scan/* mergeScan */.it)(scan, await readPatiently(scanner, scan, 'light', deps, signal, waitMs));
        onScan?.(scan);
        check(scan);
        say(scan);
    }
    return scan;
}
function pauseMs({ intervalMs, window, deps }, remainingMs, elapsedMs) {
    return intervalMs ?? nextWaitMs({ elapsedMs, remainingMs, window }, deps.random);
}
/** A joined scan has run for a while; a clock that is a day off says nothing. */
function await_scan_beginOf(scan, now) {
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
        const line = `Scan ${scan.id}: ${scan.word}${scan.progress?.phase ? `, ${scan.progress.phase}` : ''}${tens}${foundSoFar(scan)}`;
        if (line !== last)
            logger.info(line);
        last = line;
    };
}
/** Some services count while they scan. */
function foundSoFar({ state, counts }) {
    return (0,domain_scan/* isOver */.PU)(state) || counts === undefined || (0,domain_severity/* totalOf */.e6)(counts) === 0 ? '' : `; found so far: ${(0,domain_severity/* describeCounts */.wv)(counts)}`;
}

;// CONCATENATED MODULE: ./build/workflow/existing-scan.js



/** A scan that takes the place of one that we would start: recent enough (`max-age`), or running and just what we want. */
async function findExisting(looking, known, signal) {
    const recent = await findRecent(looking, known, signal);
    if (recent)
        return { scan: recent, origin: 'reused' };
    const running = known.filter((scan) => scan.state === 'queued' || scan.state === 'running').toSorted(byNewest);
    for (const candidate of running) {
        const scan = await asJoinable(looking, candidate, signal);
        if (scan)
            return { scan, origin: 'joined' };
    }
    return undefined;
}
/** The newest completed scan that matches, where it ended within `max-age`. */
async function findRecent(looking, known, signal) {
    const { maxAgeMs } = looking.run.waiting;
    if (maxAgeMs === undefined)
        return undefined;
    const youngEnough = (scan) => {
        const ageMs = looking.deps.clock.now() - known_scans_endOf(scan);
        return ageMs <= maxAgeMs;
    };
    const completed = known.filter((scan) => scan.state === 'completed' && youngEnough(scan));
    for (const candidate of completed.toSorted((a, b) => known_scans_endOf(b) - known_scans_endOf(a))) {
        const scan = await existing_scan_confirm(looking, candidate, signal);
        if (scan?.state === 'completed' && youngEnough(scan))
            return scan;
    }
    return undefined;
}
/** The scan, where it may be joined: it is the very one that we would start, and says so itself. */
async function asJoinable(looking, scan, signal) {
    if (looking.wanted.unlikeOthers)
        return undefined;
    const confirmed = await existing_scan_confirm(looking, scan, signal);
    return confirmed !== undefined && (!(0,domain_scan/* isOver */.PU)(confirmed.state) || confirmed.state === 'completed') ? confirmed : undefined;
}
/** Lists tell less than scans: what a list item leaves open is asked of the scan itself. */
async function existing_scan_confirm({ run, deps, scanner, wanted }, scan, signal) {
    // Without a commit, a scan of the same branch may be of an older state of it.
    if (run.service.scansRepository && wanted.traits.commit === undefined)
        return undefined;
    if (isAskedFor(wanted, scan))
        return scan;
    if (!mayBeOurs(wanted, scan))
        return undefined;
    const full = await readPatiently(scanner, scan, 'full', deps, signal);
    return isAskedFor(wanted, full) ? full : undefined;
}

;// CONCATENATED MODULE: ./build/workflow/silent-start.js



/** Before that the answer may well come by itself (design, section 3.3). */
const FIRST_LOOK_MS = 60_000;
/** Nobody waits for the end of the scan: its ID is all that is wanted. */
const FIRST_LOOK_UNWAITED_MS = 10_000;
const SHORTEST_PAUSE_MS = 15_000;
/**
 * A start that is answered when the scan is over. Beside it the list is looked at: networks drop connections that are silent for
 * minutes, and a scan that the list shows can be waited for in the usual way. The request stays open until the run ends, for nobody
 * knows whether the service would give up a scan whose client is gone.
 */
async function startInSilence(starting, signal) {
    const { found, scanner, wanted } = starting;
    const posting = new AbortController();
    const looking = new AbortController();
    found.endings.push(() => posting.abort());
    const posted = scanner.start(wanted, AbortSignal.any([signal, posting.signal]));
    try {
        return await Promise.race([posted, lookBeside(starting, AbortSignal.any([signal, looking.signal]))]);
    }
    finally {
        looking.abort();
        posted.catch(() => undefined);
    }
}
/** Ends with the scan that the list shows, and not at all where it shows none: then the answer decides. */
async function lookBeside(starting, signal) {
    const { run, deps, scanner, wanted, known } = starting;
    const begun = deps.clock.now();
    const { low: lowMs, typical: typicalMs, high: highMs } = run.lastsMs;
    let waitMs = run.waiting.wait ? FIRST_LOOK_MS : FIRST_LOOK_UNWAITED_MS;
    for (;;) {
        try {
            await deps.clock.sleep(waitMs, signal);
            const ids = known.map((scan) => scan.id);
            const scan = await lost_scan_findLostScan(scanner, wanted, ids, signal);
            if (scan) {
                deps.logger.info(`${run.service.title} has not answered the start yet; its list shows the scan ${scan.id}.`);
                return { kind: 'started', scan };
            }
        }
        catch (error) {
            if (signal.aborted)
                return await new Promise(() => undefined);
            deps.logger.debug(`The look beside the start failed: ${(0,errors/* asScanError */.ih)(error).message}`);
        }
        const elapsedMs = deps.clock.now() - begun;
        waitMs = Math.max(SHORTEST_PAUSE_MS, nextWaitMs({ elapsedMs, window: { lowMs, typicalMs, highMs } }, deps.random));
    }
}

;// CONCATENATED MODULE: ./build/workflow/start-once.js




/** Answers like 500 to a start: each is followed by a look at the list, and not more than so often by another start. */
const MAX_REPEATS_AFTER_FAILURE = 3;
/** A lost answer says nothing of the service's health; once is enough (design, section 3.3). */
const MAX_REPEATS_AFTER_LOSS = 1;
/** Between a lost answer and the look at the list, times the number of attempts. */
const LOOK_AFTER_MS = 1_000;
/** Where nothing refuses a second scan, the list may be behind: it is looked at once more (design, section 3.3). */
const LOOK_AGAIN_AFTER_MS = 10_000;
/**
 * Starts the scan exactly once: after a lost or failed answer it looks whether the start took place before it sends another.
 *
 * @throws ScanError `START_AMBIGUOUS`, and whatever the service refuses
 */
async function startOnce(starting, signal) {
    const { run, deps, found, scanner, wanted, known } = starting;
    const intent = { target: wanted.target.id, traits: wanted.traits, known: known.map((scan) => scan.id) };
    for (let attempt = 1;; attempt += 1) {
        // Intent first: if we are killed now, the post step knows what to look for.
        deps.ledger.save({ phase: 'running', intent });
        found.intent = intent;
        const started = run.service.startsInSilence ? startInSilence(starting, signal) : scanner.start(wanted, signal);
        const start = await started.catch((thrown) => afterFailedStart(starting, (0,errors/* asScanError */.ih)(thrown), attempt, signal));
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
    let adopted = await lost_scan_findLostScan(scanner, wanted, ids, signal);
    if (adopted === undefined && !run.service.refusesSecondScan) {
        await deps.clock.sleep(LOOK_AGAIN_AFTER_MS, signal);
        adopted = await lost_scan_findLostScan(scanner, wanted, ids, signal);
    }
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

;// CONCATENATED MODULE: ./build/workflow/begin.js








/** A conflict with a scan that is gone when we look: it is just ending. */
const BUSY_PAUSE_MS = 3_000;
/**
 * Comes to a scan: reuses one that is recent enough, joins one that is just what we would start, waits out one that is not, starts
 * ours exactly once (design, sections 3.2 to 3.4). The same for all services.
 */
async function begin(starting, interrupt) {
    const { run, deps, known } = starting;
    const existing = await inTime(starting, interrupt, (signal) => findExisting(starting, known, signal));
    if (existing)
        return take(starting, existing.scan, existing.origin, interrupt);
    const patience = startDeadline(deps.clock, 2 * run.waiting.timeoutMs, otherScanTimeout, interrupt);
    try {
        for (;;) {
            const begun = await startInTime(starting, interrupt);
            if ('scan' in begun)
                return begun;
            const other = await findOther(starting, begun.scanId, patience.signal);
            const joinable = other && (await asJoinable(starting, other, patience.signal));
            if (joinable)
                return take(starting, joinable, 'joined', interrupt);
            await waitOut(starting, other, begun.pauseMs, patience.signal);
        }
    }
    finally {
        patience.clear();
    }
}
/** A look at what is there ends with the time-out, too. */
async function inTime({ run, deps }, interrupt, work) {
    return await deadline_withDeadline(deps.clock, run.waiting.timeoutMs, startTimeout, interrupt, work);
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
        return start;
    }
    catch (error) {
        deadline.clear();
        throw error;
    }
}
function take({ run, deps }, scan, origin, interrupt) {
    deps.logger.info(origin === 'joined'
        ? `Joined the scan ${scan.id}, which is ${scan.word} already and is just what was asked for.`
        : `Reused the scan ${scan.id}, which ended at ${scan.completedAt ?? scan.createdAt ?? 'an unknown time'}: it is younger than max-age. Nothing was started.`);
    return { scan, origin, deadline: startDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt) };
}
function otherScanTimeout() {
    return new errors/* ScanError */.sC('BUSY', 'Another scan of the same target was still running after twice the time-out.', {
        hint: 'Run the job again later, or give a longer {timeout}. Nothing was started.',
    });
}
function startTimeout() {
    return new errors/* ScanError */.sC('TIMEOUT', 'The deadline passed before the service had answered the start of the scan.', {
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
        return await readPatiently(scanner, { id: scanId, target: wanted.target.id }, 'full', deps, signal);
    }
    catch (error) {
        // It has ended and is gone: the next start tells.
        if (error instanceof errors/* ScanError */.sC && error.code === 'NOT_FOUND')
            return undefined;
        throw error;
    }
}
async function waitOut({ run, deps, scanner }, other, pauseMs, signal) {
    if (other === undefined || (0,domain_scan/* isOver */.PU)(other.state)) {
        if (pauseMs !== undefined)
            deps.logger.info(`${run.service.title} takes no more scans at once for this account: asking again in ${Math.round(pauseMs / 1000)} s. This does not count against the time-out.`);
        return deps.clock.sleep(pauseMs ?? BUSY_PAUSE_MS, signal);
    }
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
    const { low, typical, high } = run.lastsMs;
    return { intervalMs: run.waiting.pollIntervalMs, window: { lowMs: low, typicalMs: typical, highMs: high } };
}

;// CONCATENATED MODULE: ./build/workflow/find-scan.js



/** Scans of the same target that turn out to be of another kind; nobody has that many in a row. */
const MOST_READ = 20;
/**
 * The scan that `scan-id` means. `latest` is the newest of the target that matches, in whatever state: an older one would answer
 * for code that is no longer there.
 *
 * @throws ScanError `NO_SCAN`, `WRONG_SCAN`
 */
async function findScan(deps, scanner, wanted, scanId, signal) {
    if (scanId !== 'latest')
        return await readPatiently(scanner, { id: scanId, target: wanted.target.id }, 'full', deps, signal);
    const matching = (scans) => scans.filter((scan) => mayBeOurs(wanted, scan)).sort(byNewest);
    const scans = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal, (some) => matching(some).length > 0);
    for (const candidate of matching(scans).slice(0, MOST_READ)) {
        // Lists tell less than scans: what an item leaves open is asked of the scan itself.
        const scan = isAskedFor(wanted, candidate) ? candidate : await readPatiently(scanner, candidate, 'full', deps, signal);
        if (mayBeOurs(wanted, scan))
            return scan;
    }
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

;// CONCATENATED MODULE: ./build/workflow/baseline.js





/** What is asked of a baseline's life: it must not cost the run its answer. */
const BASELINE_TIMEOUT_MS = 5 * 60_000;
/** The baseline, read in full; undefined where there is none, or where it cannot be read, which is told and changes no verdict. */
async function chooseBaseline(choosing, interrupt) {
    const { run, deps, found } = choosing;
    const { baseline = 'auto' } = run.waiting;
    if (baseline === 'none')
        return undefined;
    return await sparing(deps, found, interrupt, (signal) => baseline === 'auto' ? latest(choosing, signal) : given(choosing, baseline, signal));
}
/** Runs what a verdict does not depend on: a failure is a note, and it has a time-out of its own. */
async function sparing(deps, found, interrupt, work) {
    const tooLong = () => new errors/* ScanError */.sC('NO_ANSWER', `It could not be read within ${BASELINE_TIMEOUT_MS / 60_000} minutes.`);
    try {
        return await deadline_withDeadline(deps.clock, BASELINE_TIMEOUT_MS, tooLong, interrupt, work);
    }
    catch (thrown) {
        interrupt.throwIfAborted();
        const { message, hint } = (0,errors/* asScanError */.ih)(thrown);
        const text = `There is no comparison with an earlier scan: ${message}`;
        deps.logger.warning(text);
        found.notes.push({ level: 'warning', code: 'no-baseline', text, ...(hint !== undefined && { hint }) });
        return undefined;
    }
}
async function given({ deps, scanner, wanted, scan }, id, signal) {
    const earlier = await readPatiently(scanner, { id, target: wanted.target.id }, 'full', deps, signal);
    const fault = earlier.id === scan.id
        ? 'is the one that is compared with it'
        : earlier.target !== wanted.target.id
            ? 'is of another target'
            : earlier.state === 'completed'
                ? undefined
                : `is ${earlier.word}, and not completed`;
    if (fault === undefined)
        return { scan: earlier, how: 'given' };
    throw new errors/* ScanError */.sC('WRONG_SCAN', `The scan ${id}, which is to be the baseline, ${fault}.`, {
        hint: 'Give the ID of a completed scan of the same target as {baseline}, or auto.',
    });
}
/** The last completed scan that is comparable and older; never one of the same commit, which would compare a thing with itself. */
async function latest({ deps, scanner, wanted, scan, known }, signal) {
    const { baseline, traits } = wanted;
    const sameBranch = baseline.branch === traits.branch;
    const like = { branch: baseline.branch };
    const scans = known !== undefined && sameBranch ? known : await listScans(scanner, wanted, like, signal);
    const comparable = { ...wanted, traits: baseline };
    const candidates = scans.filter((candidate) => candidate.state === 'completed' &&
        candidate.id !== scan.id &&
        mayBeOurs(comparable, candidate) &&
        beginOf(candidate) < beginOf(scan) &&
        !isOfSameCommit(candidate, scan));
    for (const candidate of candidates.toSorted((a, b) => beginOf(b) - beginOf(a))) {
        const full = await readPatiently(scanner, candidate, 'full', deps, signal);
        if (full.state === 'completed' && mayBeOurs(comparable, full))
            return { scan: full, how: sameBranch ? 'previous' : 'base-branch' };
    }
    return undefined;
}
function isOfSameCommit(a, b) {
    return a.traits.commit !== undefined && b.traits.commit !== undefined && (0,domain_scan/* sameCommit */.Kd)(a.traits.commit, b.traits.commit);
}

;// CONCATENATED MODULE: ./build/domain/comparison.js

/** So many are told by name; the number says the rest. */
const MOST_NAMED = 50;
/** Tells what is new and what is gone between two evaluated lists, of the findings that count. */
function compareFindings(now, before) {
    const open = (evaluation) => evaluation.findings.filter((finding) => finding.counts);
    const known = new Set(open(before).map((finding) => finding.fingerprint));
    const still = new Set(open(now).map((finding) => finding.fingerprint));
    const titles = new Map(before.rules.map((rule) => [rule.id, rule.title]));
    const fresh = open(now).filter((finding) => !known.has(finding.fingerprint));
    const gone = open(before).filter((finding) => !still.has(finding.fingerprint));
    const findings = now.findings.map((finding) => finding.counts ? { ...finding, change: known.has(finding.fingerprint) ? 'unchanged' : 'new' } : finding);
    return {
        evaluation: { ...now, findings },
        findings: {
            new: fresh.length,
            fixed: gone.length,
            unchanged: still.size - fresh.length,
            newCounts: (0,domain_severity/* countSeverities */.ng)(fresh.map((finding) => finding.severity)),
            gone: gone
                .slice(0, MOST_NAMED)
                .map(({ id, ruleId, title, severity }) => ({ id, title: title ?? titles.get(ruleId) ?? ruleId, severity })),
            byService: false,
        },
    };
}
/** What a service tells itself of two scans. Its lists may be shorter than its numbers: the larger one is taken. */
function comparedByService({ added, fixed, addedCount, fixedCount, unchangedCount }) {
    return {
        new: Math.max(added.length, addedCount),
        fixed: Math.max(fixed.length, fixedCount),
        ...(unchangedCount !== undefined && { unchanged: unchangedCount }),
        ...(added.length >= addedCount && { newCounts: (0,domain_severity/* countSeverities */.ng)(added.map((finding) => finding.severity)) }),
        ...(added.length > 0 && { added: added.toSorted(comparison_byWorst).slice(0, MOST_NAMED) }),
        gone: fixed.toSorted(comparison_byWorst).slice(0, MOST_NAMED),
        byService: true,
    };
}
function comparison_byWorst(a, b) {
    return (0,domain_severity/* bySeverity */.Np)(a.severity, b.severity);
}
/** Every kind that either side tells, sorted; a kind that one side does not tell is not 0 there. */
function compareInventories(before, after) {
    const kinds = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
    return [...kinds].toSorted().map((kind) => ({
        kind,
        ...(before !== undefined && Object.hasOwn(before, kind) && { before: before[kind] }),
        ...(after !== undefined && Object.hasOwn(after, kind) && { after: after[kind] }),
    }));
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

;// CONCATENATED MODULE: ./build/workflow/hold-list.js




const AGAIN = 'Run the job again with {scan-id} to read the same scan once more; if it lasts, ask the service.';
/**
 * Holds the list against what the scan says of itself: shorter is an error; longer is a warning, and the list wins (design, section 2.4).
 *
 * @throws ScanError `INCOMPLETE`
 */
function holdAgainstScan(evaluation, scan) {
    return [...holdAgainstSummary(evaluation, scan), ...holdAgainstPosture(evaluation, scan)];
}
function holdAgainstSummary({ findings, counts }, { counts: summary }) {
    const all = (0,domain_severity/* countSeverities */.ng)(findings.map((finding) => finding.severity));
    const comparison = compareWithSummary(all, counts, summary);
    if (comparison.kind === 'agrees' || summary === undefined)
        return [];
    const texts = `The scan's summary says ${(0,domain_severity/* describeCounts */.wv)(summary)}; the list of findings holds ${(0,domain_severity/* describeCounts */.wv)(all)} (open: ${(0,domain_severity/* describeCounts */.wv)(counts)}).`;
    if (comparison.kind === 'shorter')
        throw new errors/* ScanError */.sC('INCOMPLETE', `${texts} ${comparison.by} findings are missing from the list.`, { hint: AGAIN });
    return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}
function holdAgainstPosture({ findings }, { posture }) {
    if (posture === undefined || posture.failed === findings.length)
        return [];
    const texts = `The scan says that ${posture.failed} checks failed; the list holds ${findings.length}.`;
    if (findings.length < posture.failed)
        throw new errors/* ScanError */.sC('INCOMPLETE', texts, { hint: AGAIN });
    return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}
/** Words that no document names count, and are told. */
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

;// CONCATENATED MODULE: ./build/workflow/read-parts.js




/** 250 pages at 30 a minute take 8 minutes; the time to wait for the scan is another matter. */
const READ_TIMEOUT_MS = 20 * 60_000;
/**
 * Reads all that a scan knows and builds the one evaluated list from it.
 *
 * @throws ScanError `INCOMPLETE`: the gate never decides on a part
 */
async function readParts(scanner, scan, ask, deps, { notes }, interrupt) {
    const tooLong = () => new errors/* ScanError */.sC('INCOMPLETE', `The findings could not be read within ${READ_TIMEOUT_MS / 60_000} minutes.`, {
        hint: 'The service is slow or limits the requests of this key. Run the job again with {scan-id} to collect the same scan.',
    });
    const collected = await deadline_withDeadline(deps.clock, READ_TIMEOUT_MS, tooLong, interrupt, (signal) => collectTwice(scanner, scan, ask, deps, signal));
    notes.push(...collected.notes);
    const { whyNoList, changes, diagrams } = collected;
    const evaluation = collected.findings && evaluate(collected.findings);
    if (evaluation !== undefined) {
        if (!ask.partial)
            notes.push(...holdAgainstScan(evaluation, scan));
        notes.push(...tellUnknownWords(evaluation));
    }
    return { evaluation, whyNoList, changes, diagrams };
}
/** A list that changed while it was read is read once more. */
async function collectTwice(scanner, scan, ask, deps, signal) {
    try {
        return await collectFindings(scanner, scan, ask, deps, signal);
    }
    catch (error) {
        if (!(error instanceof errors/* ScanError */.sC) || error.code !== 'INCOMPLETE' || error.details.transient !== true)
            throw error;
        deps.logger.info(`${error.message} Reading the findings once more.`);
        return await collectFindings(scanner, scan, ask, deps, signal);
    }
}
/** Reads the parts once. @throws ScanError `INCOMPLETE` where nothing tells that the list is whole */
async function collectFindings(scanner, scan, ask, { logger }, signal) {
    const findings = [];
    const diagrams = [];
    const notes = [];
    let changes;
    let whyNoList;
    let listed = false;
    let told = scan.counts !== undefined || scan.posture !== undefined || ask.partial === true;
    for await (const part of scanner.collect(scan, { baseline: ask.baseline }, signal)) {
        if (part.kind === 'findings') {
            listed = true;
            told ||= part.total !== undefined;
            findings.push(...part.page);
            if (!ask.quiet && isWorthTelling(findings.length, part.page.length))
                logger.info(progressOf(findings.length, part));
        }
        else if (part.kind === 'changes')
            changes = part.changes;
        else if (part.kind === 'diagram')
            diagrams.push(part.diagram);
        else if (part.kind === 'note')
            notes.push({ level: 'notice', code: 'service', text: part.text, ...(part.hint && { hint: part.hint }) });
        else if (part.what === 'findings')
            whyNoList = part.why;
        else
            notes.push({ level: 'notice', code: `no-${part.what}`, text: part.why });
    }
    if (listed && !told) {
        throw new errors/* ScanError */.sC('INCOMPLETE', 'Neither a total nor a summary says whether the list of findings is complete.', {
            hint: 'A list that ends proves nothing by itself. Run the job again with {scan-id}; if it lasts, ask the service.',
        });
    }
    if (listed && !ask.quiet)
        logger.info(`Read ${findings.length} findings in all statuses.`);
    return { findings: listed ? findings : undefined, whyNoList, changes, diagrams, notes };
}
/** One line for each thousand. */
function isWorthTelling(count, added) {
    return Math.floor(count / 1000) > Math.floor((count - added) / 1000);
}
function progressOf(count, { total }) {
    return `Read ${count} findings${total === undefined ? '' : ` of ${total}`}.`;
}

;// CONCATENATED MODULE: ./build/workflow/compare.js




/** Compares with the baseline in all that both sides tell, and marks the findings that are new. */
async function compare_compare({ scan, evaluation, changes }, baseline, scanner, deps, found, interrupt) {
    const before = evaluation && (await sparing(deps, found, interrupt, (signal) => readEvaluation(scanner, baseline.scan, deps, signal)));
    const lists = evaluation && before && compareFindings(evaluation, before);
    const findings = lists?.findings ?? (changes && comparedByService(changes));
    return {
        comparison: {
            baseline: describeBaseline(baseline),
            ...(findings && { findings }),
            ...(scan.inventory && baseline.scan.inventory && { inventory: compareInventories(baseline.scan.inventory, scan.inventory) }),
            ...comparePostures(baseline.scan.posture, scan.posture),
        },
        evaluation: lists?.evaluation ?? evaluation,
    };
}
function comparePostures(before, after) {
    if (before === undefined || after === undefined)
        return {};
    return { score: { before: before.score, after: after.score }, skipped: { before: before.skipped, after: after.skipped } };
}
function describeBaseline({ scan, how }) {
    const { commit } = scan.traits;
    return {
        id: scan.id,
        ...(scan.completedAt !== undefined && { completedAt: scan.completedAt }),
        ...(commit !== undefined && { commit }),
        how,
    };
}
async function readEvaluation(scanner, scan, deps, signal) {
    const { findings } = await collectFindings(scanner, scan, { quiet: true }, deps, signal);
    return findings && evaluate(findings);
}

;// CONCATENATED MODULE: ./build/workflow/prepare.js





/** Looks up the target and, where a scan may be started, what is known of it. Ends with the time-out even if the service hangs. */
async function prepare(run, deps, found, scanner, interrupt) {
    return await deadline_withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, async (signal) => {
        const located = await scanner.locate(signal);
        found.target = located.target;
        for (const { text, hint } of located.notices ?? []) {
            deps.logger.info(text);
            found.notes.push({ level: 'notice', code: 'lookup', text, ...(hint !== undefined && { hint }) });
        }
        const wanted = wantedOf(run, located);
        if (run.waiting.scanId !== undefined)
            return { wanted };
        const known = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal);
        await assertMeasurable(run, scanner, known, signal);
        return { wanted, known };
    });
}
/**
 * Asks an earlier scan for what the gate needs and only second-class documents promise: before a scan is started, and paid.
 *
 * @throws ScanError `MEASURE_MISSING`
 */
async function assertMeasurable({ service, gate }, scanner, known, signal) {
    const needed = missingMeasure({}, { ...gate, minScore: undefined });
    if (needed === undefined || !service.uncertain?.includes(needed) || service.measures.includes('counts'))
        return;
    const [earlier] = known.filter((scan) => scan.state === 'completed').toSorted(byNewest);
    if (earlier === undefined)
        return;
    for await (const part of scanner.collect(earlier, {}, signal)) {
        if (part.kind === 'unavailable' && part.what === needed)
            throw measureMissing(part.why);
        if (part.kind === 'findings')
            return;
    }
}
/** The gate has a rule that nothing here can answer. */
function measureMissing(why) {
    return new errors/* ScanError */.sC('MEASURE_MISSING', `The service does not give the findings of its scans: ${why}`, {
        hint: 'The gate needs them for {severity-threshold}. Check {api-url} and the permissions of the key, or choose a rule that does without: severity-threshold none, or {min-score} where the service tells a score.',
    });
}
function notInTime() {
    return new errors/* ScanError */.sC('NO_ANSWER', 'The service did not answer within the time-out.', {
        hint: 'Run the job again; if it lasts, ask the service. {timeout} bounds this too.',
    });
}

;// CONCATENATED MODULE: ./build/workflow/judge.js











/** Only a completed scan that was read in full reaches the gate. */
async function judge(choosing, interrupt) {
    const { run, found } = choosing;
    const scan = await inFull(choosing, interrupt);
    found.scan = scan;
    const { title, keepsPartialResults } = run.service;
    const reason = scan.reason ? `: ${scan.reason}` : '.';
    if (scan.state === 'failed') {
        throw new errors/* ScanError */.sC('SCAN_FAILED', `The scan ${scan.id} failed at ${title}${reason}`, {
            hint: `Look at the scan in ${title}; run the job again when its cause is mended.`,
        });
    }
    if (scan.state === 'cancelled') {
        if (keepsPartialResults)
            await showPartialResults({ ...choosing, scan }, interrupt);
        throw new errors/* ScanError */.sC('SCAN_CANCELLED', `The scan ${scan.id} was cancelled at ${title}${reason}`, {
            hint: 'Somebody, or a newer scan, cancelled it. Run the job again.',
        });
    }
    return await measure({ ...choosing, scan }, interrupt);
}
async function measure(choosing, interrupt) {
    const { run, deps, found, scanner, scan } = choosing;
    const baseline = await chooseBaseline(choosing, interrupt);
    const reading = await readParts(scanner, scan, { baseline: baseline?.scan }, deps, found, interrupt);
    const measured = measuredOf(scan, reading);
    const missing = missingMeasure(measured, run.gate);
    if (missing === 'posture')
        throw scoreMissing(scan, run.service.title);
    if (missing !== undefined)
        throw measureMissing(reading.whyNoList ?? 'neither a list nor numbers.');
    if (reading.whyNoList !== undefined) {
        const text = `${run.service.title} gives no list of findings: ${reading.whyNoList}`;
        found.notes.push({ level: 'notice', code: 'no-list', text });
    }
    const compared = baseline && (await compare_compare({ ...reading, scan }, baseline, scanner, deps, found, interrupt));
    Object.assign(found, { measured, evaluation: compared?.evaluation ?? reading.evaluation, diagrams: reading.diagrams });
    if (compared)
        found.comparison = compared.comparison;
    if (measured.counts)
        deps.logger.info(`Open findings: ${(0,domain_severity/* describeCounts */.wv)(measured.counts)}.`);
    return { kind: 'complete', ...measured };
}
/** Numbers stand in for a list only where the service has none. */
function measuredOf({ counts, posture, inventory }, { evaluation, whyNoList }) {
    const known = evaluation?.counts ?? (whyNoList === undefined ? undefined : counts);
    const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
    return { ...(known && { counts: known }), ...(posture && { posture }), ...(resources !== undefined && { resources }) };
}
function scoreMissing({ id }, title) {
    return new errors/* ScanError */.sC('MEASURE_MISSING', `${title} tells no score of the scan ${id}.`, {
        hint: 'The rule {min-score} needs it. Run the job again; if it lasts, ask the service, or leave {min-score} out.',
    });
}
/** What a cancelled scan had found is worth seeing, and decides nothing. */
async function showPartialResults({ deps, found, scanner, scan }, interrupt) {
    try {
        const { evaluation } = await readParts(scanner, scan, { partial: true }, deps, found, interrupt);
        if (evaluation)
            Object.assign(found, { evaluation, partial: true });
    }
    catch (error) {
        interrupt.throwIfAborted();
        deps.logger.info(`What the scan had found could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/** For one more look at a scan that is over. */
const READ_IN_FULL_MS = 5 * 60_000;
/** A list item or a light answer may hold less than the scan itself. */
async function inFull({ run, deps, scanner, wanted, scan }, signal) {
    const needsCounts = run.service.measures.includes('counts') && scan.counts === undefined;
    if (scan.state !== 'completed' || !(scan.light || needsCounts))
        return scan;
    const read = (within) => readPatiently(scanner, scan, 'full', deps, within);
    return stillCompleted(wanted, scan, (0,domain_scan/* mergeScan */.it)(scan, await deadline_withDeadline(deps.clock, READ_IN_FULL_MS, notInTime, signal, read)));
}
function stillCompleted(wanted, scan, full) {
    assertAskedFor(wanted, full);
    if ((0,domain_scan/* isOver */.PU)(full.state))
        return full;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `The scan ${scan.id} was completed, and a moment later it is ${full.word}.`, {
        hint: 'Nothing of it was used. Run the job again; if it lasts, ask the service.',
    });
}

;// CONCATENATED MODULE: ./build/workflow/run-scan.js












/**
 * The life of a scan (design, section 3): locate, list, start, await, collect, compare, decide, report, publish, end. Never throws:
 * whatever happens becomes a verdict, and the verdict is published.
 */
async function runScan(run, deps) {
    const { interrupt } = deps;
    const found = { notes: [], endings: [] };
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
    for (const end of found.endings)
        end();
    return await finish_finish(run, deps, found, outcome);
}
async function live(run, deps, found, interrupt) {
    await deps.permit(interrupt);
    const scanner = await deps.connect();
    found.scanner = scanner;
    const { wanted, known } = await prepare(run, deps, found, scanner, interrupt);
    const begun = known ? await begin({ run, deps, found, scanner, wanted, known }, interrupt) : undefined;
    try {
        const scan = begun?.scan ?? (await findInTime(run, deps, scanner, wanted, interrupt));
        found.scan = scan;
        found.origin = begun?.origin ?? 'collected';
        assertAskedFor(wanted, scan);
        if (!run.waiting.wait && isLeft(scan, begun))
            return { kind: 'started' };
        const ended = await waitFor({ run, deps, found, scanner, wanted, known, scan }, begun, interrupt);
        return await judge({ run, deps, found, scanner, wanted, known, scan: ended }, interrupt);
    }
    finally {
        begun?.deadline.clear();
    }
}
/** With `wait: false` only a scan that was over before we came is judged. */
function isLeft({ state }, begun) {
    return !(0,domain_scan/* isOver */.PU)(state) || begun?.origin === 'started' || begun?.origin === 'joined';
}
async function waitFor({ run, deps, found, scanner, wanted, known, scan }, begun, interrupt) {
    const polling = pollingOf(run);
    const window = windowOf(durationsOf(wanted, known ?? [])) ?? polling.window;
    const check = (now) => assertAskedFor(wanted, now);
    const onScan = (now) => void (found.scan = now);
    const wait = (signal) => awaitScan({ scanner, scan, ...polling, window, deps, check, onScan }, signal);
    return begun ? await wait(begun.deadline.signal) : await deadline_withDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt, wait);
}
async function findInTime(run, deps, scanner, wanted, interrupt) {
    const find = (signal) => findScan(deps, scanner, wanted, run.waiting.scanId ?? 'latest', signal);
    return await deadline_withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, find);
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
        lastsMs: (standing.kind === 'scan' ? standing.plan.lastsMs : undefined) ?? service.lastsMs,
        details: reports.details,
        uploadRequired: reports.uploadSarif === 'required',
        inputStyle: world.style,
    };
    const connect = () => {
        if (standing.kind !== 'scan')
            throw new Error('There is nothing to scan.');
        return standing.plan.connect(http, clock.sleep);
    };
    const github = githubAccess({
        token: reports.githubToken,
        apiUrl: world.env.GITHUB_API_URL ?? 'https://api.github.com',
        clock,
        debug: (text) => logger.debug(text),
    });
    const permit = async (signal) => {
        if (standing.kind !== 'scan')
            return;
        const { workspace, style } = world;
        await permitTarget({ plan: standing.plan, source, policyFile: config.policyFile, workspace, github, style }, signal);
    };
    const publishers = publishersOf(config, world, github, directory);
    const lastWords = graceAfter(clock, interrupt, LAST_WORDS_MS);
    const close = () => {
        lastWords.clear();
        transport.close();
    };
    return {
        run,
        deps: { clock, logger, redactor, ledger, random, connect, permit, publishers, interrupt, lastWords: lastWords.signal },
        close,
    };
}
/** Every surface; on the command line only the files, until other CIs get surfaces of their own. */
function publishersOf({ reports, source, service }, world, github, directory) {
    const { env, logger, redactor } = world;
    const files = filesPublisher({
        directory,
        render: { 'results.json': ({ report }) => renderJson(report), 'report.md': ({ report }) => renderMarkdownFile(report) },
    });
    if (world.style !== 'action')
        return [files];
    const allows = allowsFor(source, service);
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
    // What other services scan is no branch: the event only says when.
    const scanned = service.scansRepository ? source : { branch: undefined, ref: undefined, repository: undefined, commit: undefined };
    const of = scanned.branch ?? scanned.ref ?? scanned.repository ?? 'the target';
    const at = scanned.commit === undefined ? '' : ` at ${scanned.commit.slice(0, 12)}`;
    const where = connection.otherHost === undefined ? '' : ` Requests go to ${connection.otherHost}, which is not ${service.title}'s own address.`;
    return `asking ${service.title} for ${what} of ${of}${at}; ${describeRules(gate)}.${where}`;
}
function describeRules({ severityThreshold, minScore }) {
    const rules = [
        severityThreshold && `threshold ${severityThreshold.value}${severityThreshold.from === 'default' ? ' (default)' : ''}`,
        minScore && `score of at least ${minScore.value}`,
    ].filter((rule) => rule !== undefined);
    return rules.length === 0 ? 'the gate is that the scan completes' : rules.join(', ');
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
