export const id = 224;
export const ids = [224];
export const modules = {

/***/ 1267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ allowsFor)
/* harmony export */ });
/* harmony import */ var _domain_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4012);

const YES = { allowed: true };
const no = (why) => ({ allowed: false, why });
/** What this event lets us publish (design, section 4; reference: platform 1.7). Missing permissions are not known here: they are tried. */
function allowsFor(source, options) {
    return { upload: mayUpload(source, options), comment: mayComment(source), annotate: mayAnnotate(source), track: mayTrack(source) };
}
/** What Gitea and Forgejo lack, or answer in another way than GitHub. */
const NOT_ON_GITEA = no('This is Gitea or Forgejo (GITEA_ACTIONS or FORGEJO_ACTIONS is set): the log, the summary and the files have the results.');
function mayUpload(source, { scansRepository }) {
    if (source.ci !== 'github')
        return no('Code scanning takes uploads from GitHub Actions only; this is not a GitHub Actions job.');
    if (source.flavour === 'gitea')
        return NOT_ON_GITEA;
    if (source.repository === undefined)
        return no('GITHUB_REPOSITORY does not name a repository.');
    if (source.mergeQueue)
        return no("A merge queue's branch is gone when the queue is done, so nothing is uploaded for it; the gate holds.");
    if (source.pullRequestState === 'closed' && (0,_domain_source_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfPullRequest */ .Av)(source))
        return no('The pull request is closed.');
    if (source.untrusted === 'fork')
        return no("A fork's pull request may not write to code scanning.");
    if (source.untrusted === 'unknown')
        return no('The event does not show which repository the code is in.');
    if (source.ref === undefined) {
        return no('The event names no branch, tag or pull request to report to (a deployment from a commit has none). The input ref can name one.');
    }
    if (!/^refs\/(?:heads|tags|pull)\/./.test(source.ref))
        return no(`Code scanning takes branches, tags and pull requests, not ${source.ref}.`);
    if ((0,_domain_source_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfPullRequest */ .Av)(source) && !scansRepository) {
        return no("The service does not scan the pull request's code, so its findings are uploaded from branches only.");
    }
    return YES;
}
function mayComment(source) {
    if (source.ci !== 'github')
        return no('Comments are written from GitHub Actions only; this is not a GitHub Actions job.');
    if (source.flavour === 'gitea')
        return NOT_ON_GITEA;
    if (source.repository === undefined)
        return no('GITHUB_REPOSITORY does not name a repository.');
    if (source.pullRequest === undefined)
        return no('The event belongs to no pull request.');
    if (source.pullRequestState === 'closed')
        return no('The pull request is closed.');
    return YES;
}
function mayAnnotate(source) {
    if (source.ci !== 'github')
        return no('Annotations are shown by GitHub Actions only.');
    return source.flavour === 'gitea' ? NOT_ON_GITEA : YES;
}
/** Scheduled runs alone: what a push or a person has started tells its result to those who wait for it. */
function mayTrack(source) {
    if (source.ci !== 'github')
        return no('A tracking issue is kept from GitHub Actions only; this is not a GitHub Actions job.');
    if (source.flavour === 'gitea')
        return NOT_ON_GITEA;
    if (source.repository === undefined)
        return no('GITHUB_REPOSITORY does not name a repository.');
    if (source.event !== 'schedule')
        return no('A tracking issue is kept by scheduled runs only.');
    return YES;
}


/***/ }),

/***/ 8224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  execute: () => (/* binding */ execute),
  executeBaseline: () => (/* binding */ executeBaseline)
});

// UNUSED EXPORTS: executeLeftovers

// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/runtime/deadline.js
var runtime_deadline = __webpack_require__(9551);
// EXTERNAL MODULE: ./build/runtime/patience.js
var patience = __webpack_require__(3636);
;// CONCATENATED MODULE: ./build/http/clean.js
/** JSON may write any character in another way, and what is not ASCII may be invisible: only its texts show whether a secret is in it. */
const MAY_HIDE = /\\[u/]|[^\t\n\r\x20-\x7e]/;
/**
 * Parses an answer. A service may quote the key that it refuses, and its texts are cut later, to fit into a line: what is left of a
 * key that was cut would be found by nobody. So secrets go before anything else is done with a text.
 *
 * @throws SyntaxError whose message quotes no secret either
 */
function parseClean(text, takeSecrets) {
    const cleaned = takeSecrets(text);
    const parsed = parse(text, cleaned);
    return cleaned !== text || MAY_HIDE.test(text) ? cleanAll(parsed, takeSecrets) : parsed;
}
/** What was read is the text itself: without a secret that is a number, it may be no JSON. */
function parse(text, cleaned) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        return cleaned === text ? fail(error) : JSON.parse(cleaned);
    }
}
function fail(error) {
    throw error;
}
function cleanAll(value, takeSecrets) {
    if (typeof value === 'string')
        return takeSecrets(value);
    if (Array.isArray(value))
        return value.map((item) => cleanAll(item, takeSecrets));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [takeSecrets(key), cleanAll(item, takeSecrets)]));
}

;// CONCATENATED MODULE: ./build/http/limiter.js


const WINDOW_MS = 60_000;
/** Without a deadline, a longer pause is reported instead of being slept through. */
const LONGEST_WAIT_MS = 10 * 60_000;
/** Our minute begins before the service's does: by the time that the request travels. */
const MARGIN_MS = 250;
/**
 * A sliding window: never more than `perMinute` requests within any 60 seconds, which also holds for a service that counts by
 * fixed minutes. A burst first, for pacing from the start only slows down small scans (reference: performance, section 4).
 *
 * A service that tells its limit with every answer (X-RateLimit-Remaining) is believed instead.
 *
 * @param onWait Told of each pause once, however many requests wait for its end.
 * @param perMinute Undefined: the service documents no limit, and only pauses hold.
 */
function createLimiter(clock, perMinute, onWait = () => undefined) {
    const taken = [];
    let pausedUntil = 0;
    let toldUntil = 0;
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
                const leftMs = (0,runtime_deadline/* timeLeftMs */.bB)(signal, clock);
                if (at - now > (Number.isFinite(leftMs) ? leftMs : LONGEST_WAIT_MS))
                    throw tooLong(at - now);
                if (at > toldUntil)
                    onWait(at - now);
                toldUntil = Math.max(toldUntil, at);
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

// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
// EXTERNAL MODULE: ./build/http/refused-success.js
var refused_success = __webpack_require__(4387);
// EXTERNAL MODULE: ./build/domain/answer-time.js
var answer_time = __webpack_require__(957);
;// CONCATENATED MODULE: ./build/http/retry-after.js

/**
 * How long a service asks us to wait, in milliseconds; undefined where it does not say. Zero and a time that has passed are no advice.
 *
 * Retry-After in seconds or as a date (RFC 9110, 10.2.3); else X-RateLimit-Reset, which services write as seconds since 1970,
 * as seconds from now, or as a date. A reset counts only when nothing remains. Points in time are measured against the answer's `Date`.
 *
 * @param nowMs Our own clock, for an answer without a `Date`.
 */
function retryAfterMs(headers, nowMs) {
    const answeredMs = (0,answer_time/* answeredAtMs */.$)(headers, nowMs);
    const asked = headers['retry-after'];
    const advice = asked === undefined ? undefined : secondsOrDate(asked, answeredMs);
    if (advice !== undefined && advice > 0)
        return advice;
    const { remaining, reset } = limitHeaders(headers);
    if (reset === undefined || (remaining !== undefined && Number(remaining) > 0))
        return undefined;
    return resetMs(reset, answeredMs) || undefined;
}
/** How many more requests the service takes before its limit is reset; undefined where it does not tell both. */
function toldLimit(headers, nowMs) {
    const { remaining, reset } = limitHeaders(headers);
    const inMs = reset === undefined ? undefined : resetMs(reset, (0,answer_time/* answeredAtMs */.$)(headers, nowMs));
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
function resetMs(text, answeredMs) {
    const value = Number(text.trim());
    if (!Number.isFinite(value) || text.trim() === '')
        return (0,answer_time/* untilMs */.t)(text, answeredMs);
    if (value >= EPOCH_FROM_MILLIS)
        return Math.max(0, value - answeredMs);
    if (value >= EPOCH_FROM_SECONDS)
        return Math.max(0, value * 1000 - answeredMs);
    return value < 0 ? undefined : value * 1000;
}
function secondsOrDate(text, answeredMs) {
    if (/^\s*\d+(?:\.\d+)?\s*$/.test(text))
        return Number(text) * 1000;
    return (0,answer_time/* untilMs */.t)(text, answeredMs);
}

;// CONCATENATED MODULE: ./build/http/refusal.js





/** Turns an answer that is not a success into an error that names the way out: the service's words first, else general ones. */
function explainRefusal(service, call, { status, headers, body }, nowMs) {
    const told = service.explain({ call, status, body, headers });
    return errorOf({ service, call, status, headers, told, how: String(status), nowMs });
}
/**
 * The same for an answer that says no under a status that says yes: in a form of the service's own, or in one that many services use.
 * Without a code that means a temporary failure, such as a rate limit, it is not sent again: it was no outage.
 *
 * @param body Of the answer, parsed.
 */
function explainRefusedSuccess(service, call, { headers, status }, body, nowMs) {
    const how = 'success, and the answer is an error';
    const own = service.refusalIn?.(call, body);
    if (own)
        return errorOf({ service, call, status: own.status, headers, told: own, how, nowMs });
    const failure = (0,refused_success/* failureIn */.Q)(body);
    if (failure === undefined)
        return undefined;
    const meant = failure.status ?? 500;
    const words = service.explain({ call, status: meant, body, headers }) ?? {
        code: generalExplanation(service, meant).code,
        message: failure.text === undefined ? `${service.title} does not say why.` : `${(0,error_body/* clip */.$Q)(failure.text).replace(/\.$/, '')}.`,
    };
    const told = failure.status === undefined ? { ...words, final: true } : words;
    const error = errorOf({ service, call, status: meant, headers, told, how, nowMs });
    // The status that it came with: a 404 in the body does not mean that the address is missing.
    return new errors/* ScanError */.sC(error.code, error.message, { ...error.details, status });
}
function errorOf({ service, call, status, headers, told, how, nowMs }) {
    const general = generalExplanation(service, status);
    const explanation = told ?? general;
    const temporary = (status === 408 || status === 425 || status === 429 || status >= 500) && explanation.final !== true;
    return new errors/* ScanError */.sC(explanation.code, `${call.method} ${pathOnly(call.path)} was answered with ${how}: ${(0,plain_text/* clip */.$Q)(explanation.message, LONGEST_EXPLANATION)}`, {
        hint: explanation.hint ?? general.hint,
        status,
        serviceCode: explanation.serviceCode,
        conflictingId: explanation.conflictingId,
        transient: temporary,
        // A rate limit refuses before it processes; so does a 503 that the service itself (not a proxy) words.
        unsent: temporary && (status === 429 || (status === 503 && explanation.serviceCode !== undefined)),
        retryAfterMs: temporary
            ? // 0 is no advice.
                retryAfterMs(headers, nowMs) || explanation.retryAfterMs || (status === 429 ? UNSAID_PAUSE_MS : undefined)
            : undefined,
    });
}
/** In characters: whatever of it a service repeats. */
const LONGEST_EXPLANATION = 2_000;
/** After a 429 that does not say how long: limits are per minute. */
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
        case 402:
            return say('QUOTA', 'the plan of the account does not cover this, or it has to be paid first.', `Look at the plan and the bills of the account behind {api-key} at ${title}: no waiting and no other input helps.`);
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

;// CONCATENATED MODULE: ./build/http/retry.js

/** A poll and a start are one request: the schedule decides when the next look is due, and the workflow what a failed start means. */
const RETRY_RULES = {
    lookup: 'reads',
    list: 'reads',
    findings: 'reads',
    start: 'never',
    cancel: 'unsent',
    status: 'never',
};
/** How long a call of this kind is repeated, in milliseconds; its signal may end before. */
const CALL_PATIENCE_MS = {
    lookup: patience/* PATIENCE_MS */.xR.beforeScan,
    list: patience/* PATIENCE_MS */.xR.beforeScan,
    start: 0,
    findings: patience/* PATIENCE_MS */.xR.reading,
    cancel: patience/* PATIENCE_MS */.xR.optional,
    status: 0,
};
/** Whether the rule allows another attempt after this error. */
function mayRepeat(rule, { details }) {
    if (rule === 'never')
        return false;
    return rule === 'unsent' ? details.unsent === true && details.transient === true : details.transient === true;
}
/** Half a minute for an answer, one after a time-out, two after the next: a slow answer is worth waiting for, a cut network is not. */
const FIRST_TIMEOUT_MS = 30_000;
const LONGEST_TIMEOUT_MS = 120_000;
/** For one request, from the first byte sent to the last byte read, in milliseconds; after so many time-outs in a row. */
function requestTimeoutMs(timeouts) {
    return Math.min(LONGEST_TIMEOUT_MS, FIRST_TIMEOUT_MS * 2 ** timeouts);
}

;// CONCATENATED MODULE: ./build/http/json-client.js








/** The shortest time for the answer to a last try. */
const SHORTEST_TIMEOUT_MS = 1_000;
/** A shorter pause needs no line in the log. */
const WORTH_TELLING_MS = 5_000;
/** The one way to a service: limited by kind of call, retried where that is safe, every failure a `ScanError`. */
function createJsonClient(options) {
    const { service, clock, logger, random, impatient = false } = options;
    /** Time-outs in a row, by request: the next one of the same request has longer. */
    const timeouts = new Map();
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
            const rule = RETRY_RULES[call.kind];
            const key = `${call.method} ${call.path}`;
            const send = async (attempt, leftMs) => {
                const untilMs = clock.now() + leftMs;
                await own.take(signal);
                if (shared !== own)
                    await shared.take(signal);
                const before = timeouts.get(key) ?? 0;
                timeouts.delete(key);
                const onTimeout = () => void timeouts.set(key, before + 1);
                const limitMs = requestTimeoutMs(before);
                const timeoutMs = rule === 'never' ? limitMs : Math.min(limitMs, Math.max(SHORTEST_TIMEOUT_MS, untilMs - clock.now()));
                try {
                    return await sendOnce(options, call, { attempt, timeoutMs, onTimeout, limiter }, signal);
                }
                catch (error) {
                    // All requests of this kind share the limit that was hit, so all of them wait.
                    if (error instanceof errors/* ScanError */.sC && error.code === 'RATE_LIMITED')
                        limiter.pause(error.details.retryAfterMs ?? 0);
                    throw error;
                }
            };
            return (0,patience/* withPatience */.oW)(send, {
                clock,
                logger,
                random,
                signal,
                who: service.title,
                withinMs: call.optional || impatient ? Math.min(patience/* PATIENCE_MS */.xR.optional, CALL_PATIENCE_MS[call.kind]) : CALL_PATIENCE_MS[call.kind],
                mayRepeat: (error) => mayRepeat(rule, error),
            });
        },
    };
}
async function sendOnce(options, call, { attempt, timeoutMs, onTimeout, limiter }, signal) {
    const { service, baseUrl, apiKey, transport, clock, logger, takeSecrets, overhear = () => undefined } = options;
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const headers = {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...service.authorize(apiKey),
    };
    const request = { method: call.method, url: new URL(`${baseUrl}${call.path}`), headers, body };
    const overheard = (error) => {
        overhear(error.message.replace(/^.*? was answered with /, ''));
        return ifYoung(error, call, options);
    };
    const begun = clock.now();
    const tooSlow = () => {
        onTimeout();
        return new errors/* ScanError */.sC('NO_ANSWER', `${call.method} ${request.url.pathname} was not answered within ${seconds(timeoutMs)} s.`, {
            hint: `The service is slow or the network is cut; run the job again. If it keeps happening, contact ${service.title} support.`,
            transient: true,
        });
    };
    const exchange = (within) => transport.exchange(request, within);
    // A start is never cut short: whether it was processed would be unknown, and the scan may be paid for.
    const answer = await (call.kind === 'start' ? exchange(signal) : (0,runtime_deadline/* withDeadline */.NE)(clock, timeoutMs, tooSlow, signal, exchange));
    logger.debug(`${call.method} ${call.path} -> ${answer.status} (${clock.now() - begun} ms, attempt ${attempt})`);
    const limit = toldLimit(answer.headers, clock.now());
    if (limit)
        limiter.hear(limit.remaining, limit.resetMs);
    if (answer.status < 200 || answer.status >= 300)
        throw overheard(explainRefusal(service, call, heard(answer, takeSecrets), clock.now()));
    if (call.answersNothing && answer.text.trim() === '')
        return undefined;
    call.onBytes?.(Buffer.byteLength(answer.text));
    const parsed = parseJson(answer, call, takeSecrets);
    const refused = explainRefusedSuccess(service, call, answer, parsed, clock.now());
    if (refused)
        throw overheard(refused);
    return parsed;
}
/** A service may show a scan some seconds after it has answered its start. */
function ifYoung(error, { kind, path }, { isYoung }) {
    const looks = kind === 'status' || kind === 'findings';
    if (error.details.status !== 404 || !looks || !isYoung?.(path))
        return error;
    return new errors/* ScanError */.sC(error.code, error.message, { ...error.details, transient: true });
}
/** Of a refusal, what is not JSON tells nothing: a proxy's page. */
function heard({ status, headers, text }, takeSecrets) {
    try {
        return { status, headers, body: parseClean(text, takeSecrets) };
    }
    catch {
        return { status, headers, body: undefined };
    }
}
function parseJson({ text, headers }, call, takeSecrets) {
    const contentType = headers['content-type'];
    try {
        return parseClean(text, takeSecrets);
    }
    catch (error) {
        const what = text.trim() === ''
            ? 'an empty body'
            : /^\s*</.test(text)
                ? 'an HTML page'
                : `no JSON (${takeSecrets(contentType ?? 'no content type')})`;
        throw new errors/* ScanError */.sC('NOT_JSON', `${call.method} ${call.path.split('?', 1)[0] ?? ''} was answered with ${what}.`, {
            hint: 'Something between the runner and the service may be answering (a proxy, a login page), or {api-url} is not the address of the API.',
            transient: true,
            cause: error,
        });
    }
}
function seconds(ms) {
    return String(Number((ms / 1000).toFixed(ms < 10_000 ? 1 : 0)));
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
    // What changes something never rides on a kept connection: the server may be closing it just then, and whether it was processed would be unknown.
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
/** Codes of OpenSSL and of Node's checks of a certificate (nodejs.org, tls: X509 certificate error codes): no waiting ends them. */
const TLS_FAULTS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH)/;
function explain(error, { url, method }) {
    const code = textOf(error, 'code');
    const message = textOf(error, 'message');
    const tunnel = /tunneling socket/.test(message ?? '');
    // A proxy's refusal comes with the code ECONNRESET; its status is in the message.
    const detail = (tunnel ? undefined : code) ?? message ?? String(error);
    const insecure = code !== undefined && TLS_FAULTS.test(code);
    // Of a proxy, a refusal is as final as one of the service: it wants a password, or forbids the host.
    const refused = tunnel && /statusCode=4\d\d/.test(message ?? '');
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
            ? /^(?:EPROTO|ERR_SSL)/.test(code)
                ? `${url.host} does not speak TLS as it is spoken here: check {api-url}, above all its port.`
                : `The certificate of ${url.host} is not trusted here: check {api-url}, or give the runner your certificate authority by NODE_EXTRA_CA_CERTS.`
            : 'Check {api-url}, the name resolution and firewall of the runner, and https_proxy / no_proxy if there is a proxy.',
        transient: !insecure && !refused,
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

;// CONCATENATED MODULE: ./build/http/young-scan.js
/** For so long after its start a service may answer 404 for a scan that it has just accepted. */
const YOUNG_MS = 60_000;
function rememberYoungScan(clock) {
    let young;
    return {
        started(id) {
            young = { id: encodeURIComponent(id), untilMs: clock.now() + YOUNG_MS };
        },
        isAskedFor: (path) => young !== undefined && clock.now() < young.untilMs && path.split(/[/?&=]/).includes(young.id),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/domain/job-permissions.js
var job_permissions = __webpack_require__(8091);
// EXTERNAL MODULE: ./build/publish/github/rate-limit.js
var rate_limit = __webpack_require__(4376);
;// CONCATENATED MODULE: ./build/publish/github/hooks.js

/** Longest total wait of one request for GitHub's rate limits, in milliseconds: a job must not hang on a comment. */
const MAX_LIMIT_WAIT_MS = 60_000;
/** Every single attempt: the API version, no redirects, no secret in a refusal's words, a time limit, and the caller's reason when it was aborted. */
function attempts({ timeoutMs, apiVersion, scrub }) {
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
                // Before anybody cuts it.
                if (error instanceof Error)
                    error.message = scrub(error.message);
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
/**
 * Waits for rate limits as GitHub asks, within bounds; and leaves at once when aborted, whatever the plugins inside wait for. Where the
 * bounds were not enough, no further request is sent before the limit ends: GitHub bans those who go on, and each would wait as long.
 */
function hooks_patience({ clock, debug }) {
    return (octokit) => {
        let closed;
        let shut = new AbortController();
        octokit.hook.wrap('request', async (request, options) => {
            const signal = options.request?.signal;
            if (closed !== undefined && clock.now() < closed.untilMs)
                throw closed.error;
            for (let waitedMs = 0;;) {
                try {
                    return await orAborted(Promise.resolve(request(options)), signal);
                }
                catch (error) {
                    signal?.throwIfAborted();
                    const waitMs = (0,rate_limit/* rateLimitWaitMs */.JR)(error, clock.now());
                    if (waitMs === undefined)
                        throw error;
                    if (waitedMs + waitMs > MAX_LIMIT_WAIT_MS) {
                        if ((0,rate_limit/* isForAll */.z)(error)) {
                            closed = { untilMs: clock.now() + waitMs, error };
                            // Others that wait would do so in vain.
                            shut.abort(error);
                            shut = new AbortController();
                        }
                        throw error;
                    }
                    debug(`GitHub's rate limit: waiting ${Math.ceil(waitMs / 1000)} s`);
                    // At least a second, so that a limit of 0 s cannot make this loop spin.
                    await clock.sleep(Math.max(waitMs, 1000), anyOf(signal, shut.signal));
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
    const { takeSecrets = (text) => text } = options;
    const scrub = (text) => takeSecrets(token === '' ? text : text.replaceAll(token, '***'));
    let opened;
    return {
        open: () => (opened ??= connect(token, options, scrub)),
        hasToken: token !== '',
        isInstallationToken: token.startsWith('ghs_'),
        clock: options.clock,
        permissions: (0,job_permissions/* permissionsBlock */.I)(options.needs ?? { upload: true, comment: true, trackingIssue: true, history: true }),
        scrub,
    };
}
async function connect(token, options, scrub) {
    const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
        importWithoutEvent(),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 9735)),
        Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(475)]).then(__webpack_require__.bind(__webpack_require__, 6856)),
    ]);
    const { apiUrl, clock, requestTimeoutMs = 30_000, retryUnitMs = 1_000, debug = () => undefined } = options;
    return getOctokit(token, {
        baseUrl: (0,plain_text/* trimEnd */.s8)(apiUrl, '/'),
        userAgent: 'scan-gate',
        log: { debug, info: debug, warn: debug, error: debug },
        // @actions/github chooses its proxy for GITHUB_API_URL; loopback is never behind one. `request` replaces its choice, hence only here.
        ...(isLocal(apiUrl) && { request: { fetch: globalThis.fetch } }),
        retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 413, 422, 429, 451], retries: 2, retryAfterBaseValue: retryUnitMs },
        // It spaces writes (1 s, comments 3 s). Waiting for a limit is ours (`patience`): its timers cannot be aborted and hold the process.
        throttle: { id: (0,external_node_crypto_.randomUUID)(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
    }, 
    // The first is nearest to the wire, the last sees a request first.
    attempts({ timeoutMs: requestTimeoutMs, apiVersion: API_VERSION, scrub }), retry, throttling, hooks_patience({ clock, debug }));
}
/**
 * `@actions/github` parses the event's file when it is imported, and throws on a broken one. The event is read elsewhere, so it is
 * not shown the file: what the runner's variables tell is still to be reported.
 */
async function importWithoutEvent() {
    const path = process.env['GITHUB_EVENT_PATH'];
    delete process.env['GITHUB_EVENT_PATH'];
    try {
        return await __webpack_require__.e(/* import() */ 758).then(__webpack_require__.bind(__webpack_require__, 1758));
    }
    finally {
        if (path !== undefined)
            process.env['GITHUB_EVENT_PATH'] = path;
    }
}
function isLocal(apiUrl) {
    const url = (0,domain_url/* parseUrl */.D)(apiUrl);
    return url !== undefined && (0,domain_url/* isLoopback */.U)(url);
}

// EXTERNAL MODULE: ./build/domain/scan.js
var domain_scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/domain/source.js
var domain_source = __webpack_require__(4012);
// EXTERNAL MODULE: ./build/publish/guard.js
var guard = __webpack_require__(257);
// EXTERNAL MODULE: ./build/publish/github/refusals.js
var refusals = __webpack_require__(2625);
;// CONCATENATED MODULE: ./build/publish/github/history-refusals.js


const ANCHOR = 'Give {baseline} the ID of a scan, or a file of `scan-gate baseline`';
const UNKNOWN_CI = {
    why: 'only GitHub Actions tells which runs of a workflow have succeeded',
    hint: `${ANCHOR}.`,
};
const WITHOUT_TOKEN = {
    why: 'the GitHub token is empty, so that nobody knows which runs of the workflow have succeeded',
    hint: "Leave {github-token} out to use the job's own token.",
};
/** What kept us from reading it. @param permissions All that the job needs, as YAML. */
function explainHistory(error, source, permissions) {
    const refusal = (0,rate_limit/* asRefusal */.Zd)(error);
    if (refusal === undefined)
        return passing(error instanceof Error ? error.message : String(error));
    const { status, answered } = refusal;
    if (!answered || (0,rate_limit/* rateLimitWaitMs */.JR)(error, 0) !== undefined || status >= 500)
        return passing(`GitHub answered "${(0,refusals/* wordsOf */.Z9)(refusal)}"`);
    if (status === 401) {
        const hint = "Leave {github-token} out to use the job's own token, or give one that has not expired.";
        return { why: `GitHub rejected the token ("${(0,refusals/* wordsOf */.Z9)(refusal)}")`, hint };
    }
    const why = `the token may not read the runs of the workflow, for it lacks actions: read (GitHub answered ${status}, "${(0,refusals/* wordsOf */.Z9)(refusal)}")`;
    return { why, hint: (0,refusals/* permissionHint */.fm)(permissions, source) };
}
function passing(why) {
    return { why, hint: `Run the job again. ${ANCHOR}, which asks nobody.`, passing: true };
}

;// CONCATENATED MODULE: ./build/publish/github/pages.js
/** The most that GitHub lists at once. */
const PER_PAGE = 100;
/**
 * Reads a list page after page. Pages are asked for by number: following the URL of the `Link` header would send the token to whatever
 * host the header names.
 *
 * @throws Error if an answer is not a list
 */
async function readPages({ what, mostPages, read, keep }) {
    const items = [];
    for (let page = 1; page <= mostPages; page++) {
        const { data, headers } = await read({ page, per_page: PER_PAGE });
        if (!Array.isArray(data))
            throw new Error(`GitHub's list of ${what} could not be read`);
        items.push(...keep(data));
        if (!hasNext(headers.link, data.length >= PER_PAGE))
            return { items, whole: true };
    }
    return { items, whole: false };
}
/**
 * Whether another page follows. GitHub takes hidden items out of a page after counting them, so a short page need not be the last:
 * the `Link` header decides (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
 *
 * @param otherwise What the page itself suggests. It counts if there is no header: on an only page, or behind a proxy that removes it.
 */
function hasNext(link, otherwise) {
    return link === undefined ? otherwise : /\brel="?next\b/i.test(link);
}

// EXTERNAL MODULE: ./build/publish/github/repository.js
var github_repository = __webpack_require__(3008);
// EXTERNAL MODULE: ./build/domain/instant.js
var domain_instant = __webpack_require__(2224);
;// CONCATENATED MODULE: ./build/publish/github/run-history.js


/** Their jobs are about another commit than the run's, which is the default branch's. */
const ABOUT_OTHERS = new Set([
    'workflow_run',
    'issue_comment',
    'deployment',
    'deployment_status',
    'pull_request_target',
]);
/**
 * What the runs from before `own` prove about scans. The border is the earlier of the end of the last successful run and the beginning of
 * the next run after it began: what began later may have been judged by nobody, or by a run that failed. Runs of forks do not count: a
 * fork's branch may have the name of one of ours, and its runs are green where they are skipped.
 *
 * @param runs Newest first; `own` may be among them.
 * @returns undefined where none has succeeded
 * @throws ScanError `WIRE_FORMAT` for a run without times
 */
function historyOf(own, runs) {
    const others = runs.filter((run) => run.id !== own.id && run.head_repository?.id === own.head_repository?.id);
    const good = others.filter((run) => run.conclusion === 'success' && (run.event === own.event || !ABOUT_OTHERS.has(run.event)));
    const last = lastOf(good);
    if (last === undefined)
        return undefined;
    const fromMs = createdOf(last);
    // In the same second, which one began first is not known.
    const later = [own, ...others].filter((run) => run.id !== last.id).map(createdOf);
    const beforeMs = Math.min(timeOf(last.updated_at), ...later.filter((ms) => ms >= fromMs));
    return {
        beforeMs,
        failed: others.flatMap(failedTimeOf),
        commits: [last, ...good.filter((run) => run.id !== last.id && createdOf(run) < beforeMs)].map((run) => run.head_sha),
    };
}
/** The one that ended last. A run that is repeated long after it was created says nothing about what came after it. */
function lastOf(good) {
    const inOrder = good.filter((run, index) => index === 0 || (run.run_attempt ?? 1) === 1);
    return inOrder.reduce((last, run) => (last === undefined || timeOf(run.updated_at) > timeOf(last.updated_at) ? run : last), undefined);
}
/** When scans of the run may have begun that nobody has called good. */
function failedTimeOf({ conclusion, run_attempt = 1, created_at, run_started_at, updated_at }) {
    if (conclusion === 'skipped')
        return [];
    const fromMs = timeOf(created_at);
    if (conclusion !== 'success')
        return [{ fromMs, toMs: conclusion === null ? Number.POSITIVE_INFINITY : timeOf(updated_at) }];
    return run_attempt > 1 ? [{ fromMs, toMs: timeOf(run_started_at ?? updated_at) }] : [];
}
/** When the first attempt began, in milliseconds since the epoch. */
function createdOf({ created_at }) {
    return timeOf(created_at);
}
function timeOf(text) {
    return (0,domain_instant/* msOf */.QZ)(text) ?? notDocumented();
}
/** @throws ScanError `WIRE_FORMAT` */
function notDocumented() {
    return (0,errors/* failWith */.ff)('WIRE_FORMAT', "GitHub's answer about its runs does not have the documented form");
}

;// CONCATENATED MODULE: ./build/publish/github/workflow-history.js









/** The verdict may need it, but a job must not hang on it. */
const PATIENCE_MS = 8_000;
/** GitHub lists no more than 1,000 runs of a search (docs.github.com/rest/actions/workflow-runs). */
const MOST_PAGES = 1_000 / PER_PAGE;
/**
 * What the earlier runs of this workflow on the branch prove: see `historyOf`. Where none has succeeded, only what is older than the first
 * of them can be trusted. Asks GitHub twice; up to four times where none of the last 100 runs has succeeded.
 *
 * @throws only the signal's reason
 */
async function readAnchor({ source, github }, signal) {
    const { id, attempt } = (0,domain_source/* runOf */.ng)(source);
    const repeated = attempt > 1;
    const repository = (0,github_repository/* repositoryOf */._)(source);
    if (source.ci !== 'github' || id === undefined || repository === undefined)
        return { unsure: { ...UNKNOWN_CI, repeated } };
    if (!github.hasToken)
        return { unsure: { ...WITHOUT_TOKEN, repeated } };
    const tooLong = () => new errors/* ScanError */.sC('NO_ANSWER', `GitHub did not report its runs within ${PATIENCE_MS / 1000} s`);
    // It outlives a list that cannot be read.
    let begunMs;
    try {
        return await (0,runtime_deadline/* withDeadline */.NE)(github.clock, PATIENCE_MS, tooLong, signal, async (within) => {
            const runs = await runsAt(repository, id, github, within);
            begunMs = createdOf(runs.own);
            return { begunMs, history: await readHistory(runs, source.commit) };
        });
    }
    catch (error) {
        signal.throwIfAborted();
        const { why, hint, passing } = explainHistory(error, source, github.permissions);
        const unsure = { why: github.scrub((0,guard/* shorten */.ml)(why)), hint, repeated: repeated && begunMs === undefined, ...(passing && { passing }) };
        return { ...(begunMs !== undefined && { begunMs }), unsure };
    }
}
async function runsAt(repository, id, github, signal) {
    const { actions } = (await github.open()).rest;
    const request = { signal };
    const { data: own } = await actions.getWorkflowRun({ ...repository, run_id: id, request });
    const { workflow_id, head_branch: branch } = own;
    if (!branch || typeof own.created_at !== 'string' || typeof own.head_sha !== 'string')
        return notDocumented();
    return {
        own,
        async list({ page: first = 1, ...search }, enough = (runs) => runs.length >= PER_PAGE) {
            const runs = [];
            for (let page = first;; page++) {
                const which = { ...repository, workflow_id, branch, per_page: PER_PAGE, ...search, ...(page > 1 && { page }) };
                const { data, headers } = await actions.listWorkflowRuns({ ...which, request });
                const read = data.workflow_runs;
                if (!Array.isArray(read) || typeof data.total_count !== 'number')
                    return notDocumented();
                runs.push(...read);
                const next = hasNext(headers.link, page * PER_PAGE < data.total_count);
                if (!next || page >= MOST_PAGES || enough(runs))
                    return { total: data.total_count, runs, whole: !next };
            }
        },
    };
}
async function readHistory({ own, list }, commit) {
    const ofOwnCommit = commit !== undefined && (0,domain_scan/* sameCommit */.Kd)(commit, own.head_sha);
    const created = `<=${own.created_at}`;
    const newest = await list({ created });
    // This very run is among them.
    if (newest.runs.length === 0)
        return notDocumented();
    const history = historyOf(own, newest.runs);
    if (history !== undefined)
        return { ...history, ofOwnCommit };
    const { whole } = newest;
    const success = whole ? undefined : await lastSuccess({ own, list }, created);
    if (success !== undefined) {
        const around = historyOf(own, (await list({ created: `<=${success.updated_at}` })).runs);
        // So many runs began while it lasted that it is not among them any more: what they scanned cannot be told from its scan.
        return { ...(around ?? { beforeMs: createdOf(success), failed: [], commits: [] }), ofOwnCommit };
    }
    return {
        beforeMs: whole ? earliest(own, newest.runs) : await beforeFirst({ own, list }, created, newest.total),
        failed: [],
        ofOwnCommit,
    };
}
/** Some successes prove nothing (forks, other events), and fill pages. */
async function lastSuccess({ own, list }, created) {
    const proves = (run) => historyOf(own, [run]) !== undefined;
    const { runs } = await list({ created, status: 'success' }, (found) => found.some(proves));
    return runs.find(proves);
}
/** When the first run began. Where it is out of reach, nothing is known to be older than all that has failed. */
async function beforeFirst({ own, list }, created, total) {
    const lastPage = Math.max(1, Math.ceil(total / PER_PAGE));
    if (lastPage > MOST_PAGES)
        return 0;
    const { runs, whole } = await list({ created, page: lastPage }, () => false);
    return whole && runs.length > 0 ? earliest(own, runs) : 0;
}
function earliest(own, runs) {
    return Math.min(createdOf(own), ...runs.map(createdOf));
}

// EXTERNAL MODULE: ./build/domain/baseline-file.js
var baseline_file = __webpack_require__(5409);
// EXTERNAL MODULE: ./build/domain/severity.js
var domain_severity = __webpack_require__(5526);
;// CONCATENATED MODULE: ./build/config/json-mistakes.js

/** More of them help nobody. */
const MOST = 20;
function createJsonReader() {
    const found = [];
    const mistake = (path, given, allowed) => {
        const shown = given === undefined ? 'is missing' : `is ${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(JSON.stringify(given)), 60)}`;
        found.push(`${path === '' ? 'the file' : path} ${shown}; allowed: ${allowed}`);
        return undefined;
    };
    return {
        mistake,
        mistakes: () => (found.length <= MOST ? found : [...found.slice(0, MOST), `and ${found.length - MOST} more`]),
        object(value, path, keys) {
            if (!isObject(value))
                return mistake(path, value, 'an object');
            if (keys === 'any')
                return value;
            for (const key of Object.keys(value))
                if (!keys.includes(key))
                    mistake(under(path, key), value[key], 'nothing: there is no such key');
            return value;
        },
        list: (value, path) => (Array.isArray(value) ? value : mistake(path, value, 'a list')),
        text(value, path, { pattern, allowed } = ANY_TEXT) {
            return typeof value === 'string' && pattern.test(value) ? value : mistake(path, value, allowed);
        },
        number(value, path, { max, whole, allowed }) {
            const fits = typeof value === 'number' && value >= 0 && value <= max && (!whole || Number.isInteger(value));
            return fits ? value : mistake(path, value, allowed);
        },
    };
}
const ANY_TEXT = { pattern: /^/, allowed: 'a text' };
/** The place of a key inside of a place. */
function under(path, key) {
    return path === '' ? key : `${path}.${key}`;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/config/baseline-parse.js




const KEYS = ['$schema', 'schemaVersion', 'scanner', 'target', ...baseline_file/* BASELINE_TRAITS */.S7, 'scan', 'findings', 'score', 'inventory'];
const SCANNER = { pattern: /^[a-z][a-z0-9-]{0,63}$/, allowed: "a service's name" };
const HASH = { pattern: /^[0-9a-f]{32}$/, allowed: '32 hexadecimal digits' };
const TRAIT = { pattern: /^[\w.-]{1,64}$/, allowed: 'a word' };
const SCAN_ID = { pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,128}$/, allowed: 'the ID of a scan' };
const INSTANT = { pattern: /^[0-9TZ:.+-]{10,40}$/, allowed: 'a point in time, such as 2026-11-21T09:00:00Z' };
const COMMIT = { pattern: /^[0-9a-fA-F]{7,64}$/, allowed: 'a commit hash' };
const FINGERPRINT = { pattern: /^[0-9a-f]{32}:[1-9][0-9]{0,8}$/, allowed: '32 hexadecimal digits, a colon and a number' };
const SEVERITY = { pattern: new RegExp(`^(?:${domain_severity/* SEVERITIES */.oC.join('|')})$`), allowed: domain_severity/* SEVERITIES */.oC.join(', ') };
/** Reads what `formatBaseline` writes, also after people have merged two of them by hand. Schema: schemas/baseline.schema.json. */
function parseBaseline(text) {
    const read = createJsonReader();
    const file = fileOf(text, read);
    const mistakes = read.mistakes();
    return mistakes.length > 0 || file === undefined ? { mistakes } : { file };
}
function fileOf(text, read) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        read.mistake('', text.slice(0, 60), 'JSON, whole and without marks of a merge');
        return undefined;
    }
    const file = read.object(json, '', KEYS);
    if (file === undefined)
        return undefined;
    if (file['schemaVersion'] !== 1)
        read.mistake('schemaVersion', file['schemaVersion'], '1');
    const scanner = read.text(file['scanner'], 'scanner', SCANNER);
    const target = read.text(file['target'], 'target', HASH);
    const scan = scanOf(file['scan'], read);
    const optional = {
        ...Object.fromEntries(baseline_file/* BASELINE_TRAITS */.S7.map((name) => [name, ifGiven(file[name], (value) => read.text(value, name, TRAIT))])),
        findings: ifGiven(file['findings'], (value) => findingsOf(value, read)),
        score: ifGiven(file['score'], (value) => scoreOf(value, read)),
        inventory: ifGiven(file['inventory'], (value) => inventoryOf(value, read)),
    };
    if (scanner === undefined || target === undefined || scan === undefined)
        return undefined;
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    return { schemaVersion: 1, scanner, target, scan, ...given };
}
function ifGiven(value, read) {
    return value === undefined ? undefined : read(value);
}
function scanOf(value, read) {
    const scan = read.object(value, 'scan', ['id', 'completedAt', 'commit']);
    if (scan === undefined)
        return undefined;
    const id = read.text(scan['id'], 'scan.id', SCAN_ID);
    const completedAt = ifGiven(scan['completedAt'], (instant) => (0,domain_instant/* asInstant */.UO)(read.text(instant, 'scan.completedAt', INSTANT)));
    const commit = ifGiven(scan['commit'], (hash) => read.text(hash, 'scan.commit', COMMIT));
    return id === undefined ? undefined : { id, ...(completedAt && { completedAt }), ...(commit && { commit }) };
}
function findingsOf(value, read) {
    const findings = (read.list(value, 'findings') ?? []).flatMap((item, index) => findingOf(item, `findings[${index}]`, read) ?? []);
    const seen = new Set();
    for (const { fingerprint } of findings) {
        if (seen.has(fingerprint))
            read.mistake('findings', fingerprint, 'each fingerprint once');
        seen.add(fingerprint);
    }
    return findings;
}
function findingOf(value, path, read) {
    const item = read.object(value, path, ['fingerprint', 'severity', 'title', 'id']);
    if (item === undefined)
        return undefined;
    const text = (name, rule) => read.text(item[name], under(path, name), rule);
    const fingerprint = text('fingerprint', FINGERPRINT);
    const word = text('severity', SEVERITY);
    const severity = domain_severity/* SEVERITIES */.oC.find((candidate) => candidate === word);
    const title = text('title');
    const id = text('id');
    if (fingerprint === undefined || severity === undefined || title === undefined || id === undefined)
        return undefined;
    return { fingerprint, severity, title, id };
}
function scoreOf(value, read) {
    return value === null ? null : read.number(value, 'score', { max: 100, allowed: 'a number from 0 to 100, or null' });
}
function inventoryOf(value, read) {
    const kinds = read.object(value, 'inventory', 'any') ?? {};
    const counted = Object.entries(kinds).map(([kind, count]) => {
        const rule = { max: Number.MAX_SAFE_INTEGER, whole: true, allowed: 'a whole number of resources' };
        return [kind, read.number(count, under('inventory', kind), rule) ?? 0];
    });
    return Object.fromEntries(counted);
}

// EXTERNAL MODULE: ./build/publish/github/repository-file.js
var repository_file = __webpack_require__(6051);
;// CONCATENATED MODULE: ./build/publish/github/baseline-file.js

/** 20 MB are some 100,000 findings; GitHub gives files of up to 100 MB as they are. */
const BASELINE = {
    called: 'baseline file',
    input: 'baseline',
    usualPath: '.github/scan-gate-baseline.json',
    unreadable: 'BASELINE_UNREADABLE',
    maxBytes: 20 * 1024 * 1024,
};
/**
 * Reads a baseline file from where the policy file comes from: a pull request that may bring its own baseline would accept its own
 * findings.
 *
 * @throws ScanError where it cannot be read, or is missing where it must be there
 */
async function readBaselineText(named, options) {
    options.signal.throwIfAborted();
    const path = (0,repository_file/* pathOf */.XM)(named, BASELINE);
    const place = await (0,repository_file/* openFiles */.Km)(options, BASELINE);
    const text = await place.read(path);
    options.signal.throwIfAborted();
    if (text === undefined && place.commit === undefined)
        return (0,repository_file/* missingFile */.Bi)(named, BASELINE, place);
    return { text, path, where: place.where };
}

;// CONCATENATED MODULE: ./build/ruling/baseline-file.js




const AGAIN = 'Write a new one with `scan-gate baseline`, and commit it.';
/**
 * Reads a file of `scan-gate baseline` and makes sure that it is of what is compared with it.
 *
 * @returns undefined where it is certain that the base commit has none yet
 * @throws ScanError `BASELINE_UNREADABLE`, and what keeps us from reading it
 */
async function readBaseline(named, subject, options) {
    const { text, path, where } = await readBaselineText(named, options);
    if (text === undefined)
        return undefined;
    const parsed = parseBaseline(text);
    if ('mistakes' in parsed) {
        const all = parsed.mistakes.map((mistake) => `${mistake}.`).join('\n');
        throw new errors/* ScanError */.sC('BASELINE_UNREADABLE', `The baseline file ${path} ${where} has mistakes:\n${all}`, { hint: AGAIN });
    }
    const foreign = (0,baseline_file/* foreignTo */.GV)(parsed.file, subject);
    if (foreign.length === 0)
        return parsed.file;
    throw new errors/* ScanError */.sC('BASELINE_UNREADABLE', `The baseline file ${path} ${where} is of ${foreign.join(', and of ')}.`, {
        hint: `${AGAIN} Each gate has a file of its own: name it with {baseline}.`,
    });
}

// EXTERNAL MODULE: ./build/ruling/repository-files.js + 2 modules
var repository_files = __webpack_require__(5264);
// EXTERNAL MODULE: ./build/ruling/ruling.js + 2 modules
var ruling_ruling = __webpack_require__(2355);
// EXTERNAL MODULE: ./build/runtime/clock.js
var runtime_clock = __webpack_require__(4821);
;// CONCATENATED MODULE: ./build/runtime/ledger.js

/** Where nothing outlives the process, as on the command line. */
const noLedger = { save: () => undefined };
/** The name of the state that carries the entry from main to post. */
const LEDGER_STATE = 'scan-gate-ledger';
/** A ledger over the runner's state. @param saveState Called with name and value. @param main Kept beside every entry. */
function createLedger(saveState, main) {
    return { save: (entry) => saveState(LEDGER_STATE, JSON.stringify({ ...entry, main })) };
}
/** Reads what main saved; undefined where it saved nothing, `unreadable` where this is no entry of ours. */
function readLedger(text) {
    if (!text)
        return undefined;
    try {
        const entry = JSON.parse(text);
        return isEntry(entry) ? entry : 'unreadable';
    }
    catch {
        return 'unreadable';
    }
}
function isEntry(value) {
    const { phase, intent, scan, main } = fields(value);
    return ((phase === 'running' || phase === 'ended') &&
        (scan === undefined || (areTexts(scan, ['id', 'target']) && isScanId(String(fields(scan)['id'])))) &&
        (intent === undefined || (areTexts(intent, ['target', 'since']) && Array.isArray(fields(intent)['known']))) &&
        (main === undefined || areTexts(main, ['title', 'place', 'inputs', 'directory'])));
}
function areTexts(value, names) {
    return names.every((name) => typeof fields(value)[name] === 'string');
}
function fields(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

// EXTERNAL MODULE: ./build/domain/hide-names.js
var hide_names = __webpack_require__(9788);
;// CONCATENATED MODULE: ./build/domain/named-places.js


const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** Addresses, hosts, numbers of hosts and networks, and paths, as services put them into sentences. */
const PLACES = [
    String.raw `[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+`,
    String.raw `(?<![\w:.])(?=[:]*[0-9a-f])(?:[0-9a-f]{0,4}:){2,8}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?:\/\d{1,3})?(?![\w:])`,
    String.raw `(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w.]*\w)`,
    String.raw `(?<![\w.-])(?:${LABEL}\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})(?![\w-])`,
    String.raw `(?<![\w/.])\/[\w.~%{}-]+(?:\/[\w.~%{}-]*)*`,
].join('|');
/**
 * The places that a text of a service names: what it scanned, under whatever name, and what it found there.
 *
 * @param known Hosts that everybody knows, such as the service's own.
 */
function placesIn(text, known) {
    const found = text.match(new RegExp(PLACES, 'giu')) ?? [];
    return found.map(withoutPunctuation).filter((place) => !isTime(place) && !known.includes(hostOf(place)));
}
/** What ends a sentence ends no place, except for the two colons of an IPv6 network. */
function withoutPunctuation(place) {
    let rest = (0,plain_text/* trimEnd */.s8)(place, '.,;)]');
    while (rest.endsWith(':') && !rest.endsWith('::'))
        rest = (0,plain_text/* trimEnd */.s8)(rest.slice(0, -1), '.,;)]');
    return rest;
}
/** `12:30:45` has the form of a network's number. */
function isTime(place) {
    return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(place);
}
function hostOf(place) {
    return ((0,domain_url/* parseUrl */.D)(place)?.hostname ?? place).toLowerCase();
}
const CALL = /\b(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*)/g;
/** Our own sentences about requests with the documented words of their paths alone: between these stand targets, tenants and hosts. */
function hidePaths(text, hidden) {
    return text.replace(CALL, (call, method, address) => {
        const end = (0,plain_text/* trimEnd */.s8)(address, '.,:;)');
        const path = end.split('?', 1)[0] ?? '';
        if (/["'<>]/.test(path))
            return call;
        const bare = path.split('/').map((part) => (part === '' || /^(?:[a-z]+|v\d{1,2})$/.test(part) ? part : hidden));
        return `${method} ${bare.join('/')}${address.slice(end.length)}`;
    });
}

;// CONCATENATED MODULE: ./build/runtime/veil.js


/**
 * @param asked The target as it was given, for lines that are written before it is looked up.
 * @param isPublic Whether everybody can read the pages of a run that scans this target.
 * @param known Hosts that are no secret, such as the service's own.
 */
function createVeil(asked, isPublic, known = []) {
    let names = asked.filter((name) => name !== '');
    let settled;
    let hide;
    const set = (next) => {
        names = next;
        hide = undefined;
    };
    return {
        add: (more) => set([...names, ...more]),
        overhear(text) {
            // A service may say the same thousands of times.
            const before = new Set(names);
            const more = [...new Set(placesIn(text, known))].filter((place) => !before.has(place)).slice(0, MOST_NAMES);
            if (more.length > 0 && names.length < MOST_NAMES)
                set([...names, ...more]);
        },
        settle(target) {
            settled = target;
            set(target.ownCode ? [] : [...names, target.label, target.id, target.key]);
        },
        hide(text) {
            if (!isPublic(settled))
                return text;
            hide ??= (0,hide_names/* hideNames */.r)(names, { addresses: false });
            // The paths first: a name in one may have been replaced by words.
            return hide(settled?.ownCode ? text : hideQuoted(hidePaths(text, hide_names/* HIDDEN */.R)));
        },
    };
}
/** Of one text, and of all before the last. Every text is searched for all of them. */
const MOST_NAMES = 1_000;
/** What a service gave in the place of something else may be a text of a finding. */
function hideQuoted(text) {
    const end = Math.max(text.lastIndexOf('".'), text.lastIndexOf('….'));
    const before = ' and is ';
    // A sentence with a place and a type between its words, not two sentences that are far apart.
    for (let at = text.indexOf(`${before}"`); at !== -1 && at + before.length < end; at = text.indexOf(`${before}"`, at + 1)) {
        if (!text.slice(Math.max(0, at - 211), Math.max(0, at - 1)).includes(' should be '))
            continue;
        return `${text.slice(0, at + before.length)}${hide_names/* HIDDEN */.R}${text.slice(end + 1)}`;
    }
    return text;
}
/** The logger behind the veil. Lines that a renderer has made go through as they are: it knows what it may show. */
function discreetLogger(logger, { hide }) {
    const say = (level) => (text, hint) => logger[level](hide(text), hint && hide(hint));
    return {
        info: (text) => logger.info(hide(text)),
        debug: (text) => logger.debug(hide(text)),
        notice: say('notice'),
        warning: say('warning'),
        error: say('error'),
        raw: (line) => logger.raw(line),
        said: logger.said,
    };
}

// EXTERNAL MODULE: ./build/runtime/version.js
var version = __webpack_require__(9623);
// EXTERNAL MODULE: ./build/ci/allows.js
var ci_allows = __webpack_require__(1267);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/runtime/report-dir.js
var report_dir = __webpack_require__(671);
;// CONCATENATED MODULE: ./build/publish/files.js





/** Writes the report directory's files, each whole or not at all. `files` of the publication tells their absolute paths. */
function filesPublisher({ directory, render }) {
    return {
        surface: 'files',
        publish(what, signal) {
            return (0,guard/* guarded */.Nj)({ surface: 'files', signal }, async () => {
                const texts = { 'results.sarif': ({ sarif }) => sarif, ...render };
                const files = {};
                for (const name of report_dir/* REPORT_FILES */.JL) {
                    const text = texts[name]?.(what);
                    if (text !== undefined)
                        files[name] = await writeWhole((0,external_node_path_.join)(directory, name), directory, name, text);
                    // Written a second time, after the verdict was overruled, a report may have less to say.
                    else
                        await (0,promises_.rm)((0,external_node_path_.join)(directory, name), { force: true });
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
            return (0,guard/* guarded */.Nj)({ surface: 'annotations', signal }, async () => {
                if (!enabled || !allows.annotate.allowed)
                    return { surface: 'annotations', outcome: 'skipped' };
                for (const line of render(what))
                    write(line);
                return { surface: 'annotations', outcome: 'done' };
            });
        },
    };
}

// EXTERNAL MODULE: ./build/publish/github/rejections.js
var rejections = __webpack_require__(1600);
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
async function lookOnce({ github: { clock, scrub }, octokit, repository, id }, signal) {
    try {
        const { data } = await octokit.rest.codeScanning.getSarif({ ...repository, sarif_id: id, request: { signal } });
        if (data?.processing_status === 'complete')
            return { outcome: 'done' };
        return data?.processing_status === 'failed' ? { outcome: 'failed', note: processingFailed(data.errors, scrub) } : 'pending';
    }
    catch (error) {
        signal.throwIfAborted();
        // A limit refuses with 403 as well, and says nothing of the token.
        if ((0,rate_limit/* rateLimitWaitMs */.JR)(error, clock.now()) !== undefined)
            return { outcome: 'done', note: unwatched("GitHub's rate limit keeps this job from seeing") };
        const status = (0,rate_limit/* asRefusal */.Zd)(error)?.status;
        if (status === 401 || status === 403)
            return { outcome: 'done', note: unwatched('the token may not see') };
        // Not found yet, or not reachable for the moment: the next look tells.
        return 'pending';
    }
}
function processingFailed(errors, scrub) {
    const texts = Array.isArray(errors) ? errors.filter((error) => typeof error === 'string') : [];
    const words = texts.length === 0
        ? 'without saying why'
        : `with: ${texts
            .slice(0, 5)
            .map((text) => (0,guard/* shorten */.ml)(scrub(text), 300))
            .join('; ')}`;
    return {
        level: 'warning',
        code: 'sarif-processing-failed',
        text: `GitHub accepted the SARIF, but processing it failed ${words.replace(/[.\s]*$/, '')}.`,
        hint: (texts.map(rejections/* rejectionOf */.h2).find((known) => known !== undefined) ?? rejections/* UNKNOWN_REJECTION */.ZC).hint,
    };
}
function stillPending() {
    return {
        level: 'notice',
        code: 'sarif-pending',
        text: 'The SARIF is uploaded; after two minutes GitHub was still processing it. The alerts will appear by themselves.',
    };
}
/** @param why The beginning of the sentence that ends in `how its processing ends`. */
function unwatched(why) {
    return { level: 'notice', code: 'sarif-unwatched', text: `The SARIF is uploaded; ${why} how its processing ends.` };
}

// EXTERNAL MODULE: ./build/publish/github/upload-refusals.js
var upload_refusals = __webpack_require__(3323);
;// CONCATENATED MODULE: ./build/publish/github/sarif-notes.js


/** So many are told; the others are of the same kind, most often. */
const MOST_TOLD = 3;
/** What the preflight has found. @param faults At least one. */
function unfitNote(faults) {
    const told = faults.slice(0, MOST_TOLD).map(({ where, says }) => (0,guard/* shorten */.ml)(`${where} ${says}`, 200));
    const more = faults.length > MOST_TOLD ? '; and more' : '';
    return {
        level: 'warning',
        code: 'sarif-unfit',
        text: `${upload_refusals/* FAILED */.Wk}, for GitHub would reject all of it: ${told.join('; ')}${more}.`,
        hint: faults.find(({ hint }) => hint !== undefined)?.hint ??
            'This is a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
    };
}
/** What a file that had to become smaller goes without. */
function shortenedNote(shortened) {
    if (shortened === undefined || shortened === 0)
        return undefined;
    return {
        level: 'warning',
        code: 'sarif-shortened',
        text: `The SARIF tells ${shortened} of its findings by title and place alone, the least severe ones, for with all that is known it is larger than GitHub takes (10 MB after gzip).`,
        hint: 'results.json in {report-dir} has all of it. Set sarif-max-results in the policy file to less, and each finding is told in full.',
    };
}

// EXTERNAL MODULE: ./build/report/sarif/limits.js
var limits = __webpack_require__(1453);
;// CONCATENATED MODULE: ./build/report/sarif/fault.js
/** @param what In the plural. */
function* tooMany(where, what, count, limit) {
    if (count > limit)
        yield { where, says: `holds ${count} ${what}, and ${limit} are allowed` };
}
/** GitHub's "required" is not satisfied by an empty string. */
function isBlank(text) {
    return typeof text !== 'string' || text.trim() === '';
}
/** The schema's `uniqueItems`: of anything, by its content. */
function hasTwice(items) {
    return items !== undefined && items.length > 1 && new Set(items.map((item) => JSON.stringify(item))).size < items.length;
}

;// CONCATENATED MODULE: ./build/report/sarif/preflight-rules.js


/** What is wrong with the rules. @param where Of the list, in the log. */
function* ruleFaults(rules, where) {
    if (new Set(rules.map(({ id }) => id)).size < rules.length)
        yield { where, says: 'holds an id twice' };
    for (const [index, rule] of rules.entries())
        yield* faultsOfRule(rule, `${where}[${index}]`);
}
function* faultsOfRule(rule, where) {
    const { id, name, shortDescription, fullDescription, help, properties, defaultConfiguration } = rule;
    const texts = {
        id,
        'shortDescription.text': shortDescription?.text,
        'fullDescription.text': fullDescription?.text,
        'help.text': help?.text,
    };
    for (const [what, text] of Object.entries(texts))
        if (isBlank(text))
            yield { where: `${where}.${what}`, says: 'is empty' };
    if (help?.markdown !== undefined && isBlank(help.markdown))
        yield { where: `${where}.help.markdown`, says: 'is empty' };
    yield* preflight_rules_tooLong(`${where}.shortDescription.text`, shortDescription?.text, limits/* GITHUB_LIMITS */.f.description);
    yield* preflight_rules_tooLong(`${where}.fullDescription.text`, fullDescription?.text, limits/* GITHUB_LIMITS */.f.description);
    if (name !== undefined && isBlank(name))
        yield { where: `${where}.name`, says: 'is empty' };
    yield* preflight_rules_tooLong(`${where}.name`, name, limits/* GITHUB_LIMITS */.f.name);
    if (defaultConfiguration?.level !== undefined && !isLevel(defaultConfiguration.level)) {
        yield { where: `${where}.defaultConfiguration.level`, says: 'is no level' };
    }
    yield* tagFaults(properties?.tags, `${where}.properties.tags`);
    yield* severityFaults(properties?.['security-severity'], `${where}.properties.security-severity`);
    if (hasTwice(rule.relationships))
        yield { where: `${where}.relationships`, says: 'holds an entry twice' };
}
function* tagFaults(tags, where) {
    yield* tooMany(where, 'tags', tags?.length ?? 0, limits/* GITHUB_LIMITS */.f.tags);
    if (tags?.some(isBlank))
        yield { where, says: 'holds an empty tag' };
    if (hasTwice(tags))
        yield { where, says: 'holds a tag twice' };
}
/** A string that is a number from 0.1 to 10.0: GitHub rejects the file for anything else, also for a number that is no string. */
function* severityFaults(severity, where) {
    if (severity === undefined)
        return;
    const fits = typeof severity === 'string' && /^\d{1,2}\.\d$/.test(severity) && Number(severity) > 0 && Number(severity) <= 10;
    if (!fits)
        yield { where, says: 'is no text such as "8.1", from "0.1" to "10.0"' };
}
/** @param limit In characters. */
function* preflight_rules_tooLong(where, text, limit) {
    yield* tooMany(where, 'characters', text?.length ?? 0, limit);
}
/** SARIF's words for how bad a result is. */
function isLevel(level) {
    return level === 'error' || level === 'warning' || level === 'note' || level === 'none';
}

;// CONCATENATED MODULE: ./build/report/sarif/uri.js
/** Path characters of RFC 3986, `%` with its two digits among them. */
const REFERENCE = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+$/;
/**
 * Why code scanning would reject this `artifactLocation.uri`, in words that follow its name; undefined: it would not. GitHub rejects a
 * whole file for one of them (reference: platform 1.9).
 */
function uriFault(uri) {
    if (typeof uri !== 'string' || uri === '')
        return 'is empty';
    if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri))
        return 'has a scheme';
    if (uri.includes('\\'))
        return 'has a backslash';
    if (uri.startsWith('/'))
        return 'begins with a slash';
    if (uri.split('/', 1)[0]?.includes(':'))
        return 'has a colon in its first segment';
    if (!REFERENCE.test(uri))
        return 'is not percent-encoded';
    const segments = decodeURISafely(uri)?.split('/');
    if (segments === undefined)
        return 'is not percent-encoded UTF-8';
    if (segments.some((segment) => segment === '..' || segment === '.'))
        return 'has a segment "." or ".."';
    return segments.includes('') ? 'has an empty segment' : undefined;
}
function decodeURISafely(uri) {
    try {
        return decodeURIComponent(uri);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/report/sarif/preflight-results.js




/** What is wrong with the results. @param where Of the list, in the log. */
function* resultFaults(results, rules, where) {
    for (const [index, result] of results.entries())
        yield* faultsOfResult(result, rules, `${where}[${index}]`);
}
function* faultsOfResult(result, rules, where) {
    const { ruleId, ruleIndex, level, message, locations = [] } = result;
    if (isBlank(ruleId))
        yield { where: `${where}.ruleId`, says: 'is empty' };
    if (ruleIndex !== undefined && rules[ruleIndex]?.id !== ruleId)
        yield { where: `${where}.ruleIndex`, says: 'is of another rule than ruleId' };
    if (level !== undefined && !isLevel(level))
        yield { where: `${where}.level`, says: 'is no level' };
    if (isBlank(message?.text))
        yield { where: `${where}.message.text`, says: 'is empty' };
    // The REST API computes none: without it every upload opens the alert anew.
    if (isBlank(result.partialFingerprints?.['primaryLocationLineHash']))
        yield { where: `${where}.partialFingerprints`, says: 'lacks primaryLocationLineHash' };
    if (locations.length === 0)
        yield { where: `${where}.locations`, says: 'is empty' };
    yield* tooMany(`${where}.locations`, 'locations', locations.length, limits/* GITHUB_LIMITS */.f.locations);
    for (const [index, location] of locations.entries())
        yield* locationFaults(location, `${where}.locations[${index}]`);
    if (hasTwice(result.relatedLocations))
        yield { where: `${where}.relatedLocations`, says: 'holds an entry twice' };
    if (hasTwice(result.taxa))
        yield { where: `${where}.taxa`, says: 'holds an entry twice' };
}
function* locationFaults({ physicalLocation, logicalLocations }, where) {
    if (physicalLocation === undefined)
        return yield { where, says: 'has no physicalLocation' };
    const uri = uriFault(physicalLocation.artifactLocation?.uri);
    if (uri !== undefined)
        yield { where: `${where}.physicalLocation.artifactLocation.uri`, says: uri };
    const region = physicalLocation.region ?? {};
    const place = `${where}.physicalLocation.region`;
    if (region.startLine === undefined)
        yield { where: `${place}.startLine`, says: 'is missing' };
    yield* regionFaults(region, place);
    if (hasTwice(logicalLocations))
        yield { where: `${where}.logicalLocations`, says: 'holds an entry twice' };
}
function* regionFaults(region, where) {
    for (const key of ['startLine', 'startColumn', 'endLine', 'endColumn']) {
        const value = region[key];
        if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
            yield { where: `${where}.${key}`, says: 'is no whole number from 1 on' };
    }
    if ((region.endLine ?? Number.POSITIVE_INFINITY) < (region.startLine ?? 1))
        yield { where: `${where}.endLine`, says: 'is before startLine' };
}

;// CONCATENATED MODULE: ./build/report/sarif/preflight.js




/** So many are worth telling: one is enough for a rejection. */
const MOST_FAULTS = 10;
/**
 * The last look at a log before it is uploaded: everything here holds by construction, and this is what notices when it does not.
 *
 * @param gzipBytes Size of what would be sent, after gzip.
 */
function preflight(log, gzipBytes, report) {
    if (!isLog(log))
        return [{ where: 'the file', says: 'is no SARIF' }];
    return [...faultsOf(log, gzipBytes, report)].slice(0, MOST_FAULTS);
}
/** Only the outermost form: whatever is inside is looked at without trusting it. */
function isLog(value) {
    return typeof value === 'object' && value !== null;
}
function* faultsOf(log, gzipBytes, report) {
    yield* tooMany('the file', 'bytes after gzip', gzipBytes, limits/* GITHUB_LIMITS */.f.gzipBytes);
    if (log.version !== '2.1.0')
        yield { where: 'version', says: 'is not 2.1.0' };
    const runs = Array.isArray(log.runs) ? log.runs : [];
    if (runs.length === 0)
        yield { where: 'runs', says: 'is empty' };
    yield* tooMany('runs', 'runs', runs.length, limits/* GITHUB_LIMITS */.f.runs);
    for (const [index, run] of runs.entries())
        yield* runFaults(run, `runs[${index}]`, report);
}
function* runFaults(run, where, report) {
    const driver = run.tool?.driver;
    if (isBlank(driver?.name))
        yield { where: `${where}.tool.driver.name`, says: 'is empty' };
    yield* categoryFaults(run.automationDetails?.id, where, changingIn(run, report));
    yield* tooMany(`${where}.tool.extensions`, 'extensions', run.tool?.extensions?.length ?? 0, limits/* GITHUB_LIMITS */.f.extensions);
    const rules = driver?.rules ?? [];
    yield* tooMany(`${where}.tool.driver.rules`, 'rules', rules.length, limits/* GITHUB_LIMITS */.f.rules);
    yield* ruleFaults(rules, `${where}.tool.driver.rules`);
    // Without the list GitHub cannot tell "nothing found" from "not looked".
    if (!Array.isArray(run.results))
        return yield { where: `${where}.results`, says: 'is missing' };
    yield* tooMany(`${where}.results`, 'results', run.results.length, limits/* GITHUB_LIMITS */.f.results);
    yield* resultFaults(run.results, rules, `${where}.results`);
}
/** Alerts of a category that is never uploaded again stay open for ever. */
function* categoryFaults(id, where, changing) {
    const place = `${where}.automationDetails.id`;
    // What is behind the last slash is no part of the category: `foo` has none at all.
    if (id === undefined || !/^.*[^\s/].*\/$/.test(id))
        return yield { where: place, says: 'is no category that ends with "/"' };
    if (changing === undefined)
        return;
    const hint = 'Set {name} to the same text in every run, without commit, date, version, run or scan: code scanning keeps the alerts of each category apart, and those of an old one stay open for ever.';
    yield { where: place, says: `holds "${changing}", which changes from run to run`, hint };
}
/** What of the category will differ in the next run: the scan's ID, its day, the commit, the run's number, our version. */
function changingIn({ automationDetails, tool }, { name, scan, source }) {
    const id = automationDetails?.id?.toLowerCase() ?? '';
    const days = [scan?.createdAt, scan?.completedAt].map((instant) => /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0]);
    const commits = [scan?.traits.commit, source.commit].map((commit) => /^[0-9a-f]{7}/i.exec(commit ?? '')?.[0]);
    const run = /\/runs\/(\d{6,})/.exec(source.runUrl ?? '')?.[1];
    const texts = [scan?.id, ...days, ...days.map((day) => day?.replaceAll('-', '')), ...commits, run];
    // A gate, or its repository, may be named after a version; that it is ours says nothing.
    const version = id.replace(name.toLowerCase(), '').includes(tool?.driver?.version ?? '?') ? tool.driver.version : undefined;
    return texts.filter(isLongEnough).find((text) => id.includes(text.toLowerCase())) ?? [version].find(isLongEnough);
}
/** Short ones are found by accident. */
function isLongEnough(text) {
    return text !== undefined && text.length >= 5;
}

// EXTERNAL MODULE: ./build/runtime/gzip.js
var runtime_gzip = __webpack_require__(1055);
;// CONCATENATED MODULE: ./build/publish/github/sarif-upload.js






/** Each is sent in at most half the bytes of the one before: from 10 MB down to a little more than 1. */
const MOST_ATTEMPTS = 4;
/**
 * Sends the file; and again with less in it as long as GitHub answers 413, since a server's own limit is not known before.
 *
 * @throws whatever else GitHub refuses it with
 */
async function sendWhatFits(what, sending, signal) {
    let uploaded;
    for (let attempt = 1;; attempt++) {
        const text = uploaded?.text ?? what.sarif ?? '';
        const gzip = await (0,runtime_gzip/* gzipped */.E)(text);
        if (gzip.length > limits/* GITHUB_LIMITS */.f.gzipBytes)
            return { note: (0,upload_refusals/* tooLarge */.g$)() };
        const faults = preflight(JSON.parse(text), gzip.length, what.report);
        if (faults.length > 0)
            return { note: unfitNote(faults) };
        try {
            return { id: await send(gzip, sending, signal), ...(uploaded && { uploaded }) };
        }
        catch (error) {
            if ((0,rate_limit/* asRefusal */.Zd)(error)?.status !== 413 || attempt === MOST_ATTEMPTS)
                throw error;
            const smaller = await what.smallerSarif?.(Math.floor(gzip.length / 2));
            if (smaller === undefined)
                throw error;
            uploaded = smaller;
        }
    }
}
async function send(gzip, { github, place }, signal) {
    const octokit = await github.open();
    // A create is sent once: the retry plugin must not repeat it.
    const { data } = await octokit.rest.codeScanning.uploadSarif({
        ...place,
        sarif: gzip.toString('base64'),
        request: { signal, retries: 0 },
    });
    return typeof data?.id === 'string' && data.id !== '' ? data.id : undefined;
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
            const explain = (error) => (0,upload_refusals/* explainUpload */.jL)(error, attemptOf(what.report), github);
            const publication = await (0,guard/* guarded */.Nj)({ surface: 'sarif', signal, scrub: github.scrub, explain }, () => upload(what, options, signal));
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
    const repository = (0,github_repository/* repositoryOf */._)(source);
    if (commit === undefined || source.ref === undefined || repository === undefined)
        return refused(noCommit(what.report));
    if (!github.hasToken)
        return refused((0,refusals/* missingToken */.kh)({ failed: 'The SARIF was not uploaded' }));
    const sent = await sendWhatFits(what, { github, place: { ...repository, commit_sha: commit, ref: source.ref } }, signal);
    if ('note' in sent)
        return refused(sent.note);
    if (sent.id === undefined)
        return refused(unreadableAnswer());
    const octokit = await github.open();
    const processed = await awaitProcessing({ github, octokit, repository, id: sent.id }, signal);
    const shortened = shortenedNote((sent.uploaded?.told ?? what.report.sarif)?.shortened);
    return {
        surface: 'sarif',
        ...(shortened && { note: shortened }),
        ...processed,
        id: sent.id,
        url: alertsUrl(source),
        ...(sent.uploaded && { uploaded: sent.uploaded }),
    };
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
        return (0,guard/* softened */.To)(publication);
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

// EXTERNAL MODULE: ./build/domain/evaluate.js + 1 modules
var evaluate = __webpack_require__(1890);
;// CONCATENATED MODULE: ./build/publish/github/comment-refusals.js


const FAILED = 'The comment was not written';
/** Why GitHub did not take the comment, and what to do. */
function explainComment(error, source, { clock, permissions }) {
    const attempted = { failed: FAILED, permission: 'pull-requests: write', permissions, source };
    const general = (0,refusals/* explainGeneral */.MP)(error, attempted, clock.now());
    if (general !== undefined)
        return general;
    const refusal = (0,rate_limit/* asRefusal */.Zd)(error);
    if (refusal === undefined)
        return failed(error instanceof Error ? error.message : String(error));
    const words = (0,refusals/* wordsOf */.Z9)(refusal);
    if (/\blocked\b/i.test(words)) {
        return { level: 'notice', code: 'conversation-locked', text: `${FAILED}: the pull request's conversation is locked.` };
    }
    if (refusal.status === 403 || refusal.status === 404)
        return (0,refusals/* missingPermission */.Up)(attempted, words);
    return failed(`GitHub answered ${refusal.status} ("${words}")`);
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
    return { level: 'warning', code: 'comment-failed', text: `${FAILED}: ${why}.` };
}

;// CONCATENATED MODULE: ./build/publish/github/marked.js

/** GitHub takes 65,536 characters; the difference is for the marker and for characters that it may count otherwise. */
const BODY_LIMIT = 65_000;
/** After GitHub found the first text too long all the same. */
const SECOND_BODY_LIMIT = 30_000;
/** Whether the text begins with this hidden line. Further down, anybody may have quoted it. */
function hasMarker({ body }, marker) {
    return (body.split('\n', 1)[0] ?? '').trimEnd() === marker;
}
/** The text with the hidden first line, put in front where it is lacking. */
function withMarker(text, marker) {
    return text.startsWith(marker) ? text : `${marker}\n${text}`;
}
/** GitHub gives back other line ends and no blanks at the end. */
function sameText(a, b) {
    const normal = (text) => text.replaceAll('\r\n', '\n').trimEnd();
    return normal(a) === normal(b);
}
/** Logins are equal in any case; nobody is nobody's. */
function isSameUser(a, b) {
    return a !== '' && a.toLowerCase() === b.toLowerCase();
}
/** Writes the body, which keeps `BODY_LIMIT`; and once more, rendered shorter, when GitHub finds it too long all the same. */
async function writeWithinLimits(body, render, write) {
    try {
        return await write(body);
    }
    catch (error) {
        if (!isTooLong(error))
            throw error;
        return write(render(SECOND_BODY_LIMIT));
    }
}
/** "Body is too long (maximum is 65536 characters)", said of comments; of issues "body is too long". */
function isTooLong(error) {
    const refusal = (0,rate_limit/* asRefusal */.Zd)(error);
    return refusal?.status === 422 && /too long|maximum is/i.test(refusal.message);
}
/** GitHub answers so if what is to be changed was deleted; and 404 also if the token may not see it. */
function isGone(error) {
    const status = (0,rate_limit/* asRefusal */.Zd)(error)?.status;
    return status === 404 || status === 410;
}
/** Who wrote it. This and the next two read GitHub's answers without trusting their form. */
function authorOf(data) {
    const user = 'user' in data ? data.user : undefined;
    return typeof user === 'object' && user !== null && 'login' in user && typeof user.login === 'string' ? user.login : '';
}
function bodyOf(data) {
    return 'body' in data && typeof data.body === 'string' ? data.body : '';
}
function urlOf(data) {
    return 'html_url' in data && typeof data.html_url === 'string' ? data.html_url : undefined;
}

;// CONCATENATED MODULE: ./build/publish/github/own-login.js

/** Who a job's own token writes as. */
const JOB_USER = 'github-actions[bot]';
/**
 * Whose comments and issues are ours. REST does not answer the token of an app's installation, which a job's own token is as well, so
 * GraphQL is asked, which knows both.
 */
async function ownLogin({ github, octokit }, signal) {
    return orJobUser(async () => {
        if (github.isInstallationToken) {
            const data = await octokit.graphql('{ viewer { login } }', { request: { signal } });
            return data?.viewer?.login;
        }
        const { data } = await octokit.rest.users.getAuthenticated({ request: { signal } });
        return data?.login;
    });
}
/** A token that may not ask is taken for a job's own. */
async function orJobUser(ask) {
    try {
        const login = await ask();
        return typeof login === 'string' && login !== '' ? login : JOB_USER;
    }
    catch (error) {
        const status = (0,rate_limit/* asRefusal */.Zd)(error)?.status;
        const refused = status === 401 || status === 403 || status === 404;
        // GraphQL refuses with 200 and a list of errors.
        if (refused || (error instanceof Error && error.name === 'GraphqlResponseError'))
            return JOB_USER;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/publish/github/comments.js




/** GitHub takes no comment beyond 2,500 (docs.github.com/issues); old conversations may have more. */
const comments_MOST_PAGES = 50;
/** The pull request's comments, read and written with the signal of one publication. */
function commentsOf(options, signal) {
    const { octokit, repository, number, marker } = options;
    const issue = { ...repository, issue_number: number };
    const marked = async () => {
        const { items, whole } = await readPages({
            what: 'comments',
            mostPages: comments_MOST_PAGES,
            read: (page) => octokit.rest.issues.listComments({ ...issue, ...page, request: { signal } }),
            keep: (page) => page.flatMap(asComment).filter((comment) => hasMarker(comment, marker)),
        });
        // If ours may be further down, a new one could be its double.
        if (items.length === 0 && !whole)
            throw new Error(`ours was not among the first ${comments_MOST_PAGES * PER_PAGE} comments`);
        return items.toSorted((a, b) => a.id - b.id);
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
        const lost = (await marked()).find((comment) => sameText(comment.body, body));
        if (lost === undefined)
            throw error;
        return lost;
    };
    const mine = async () => {
        const comments = await marked();
        if (comments.length === 0)
            return [];
        // Asked only when a marker was found: most pull requests have none.
        const me = await ownLogin(options, signal);
        return comments.filter((comment) => isSameUser(comment.author, me));
    };
    const make = async (body) => {
        const created = await create(body).catch((error) => {
            if (signal.aborted || (0,rate_limit/* asRefusal */.Zd)(error)?.answered !== false)
                throw error;
            return findLost(body, error);
        });
        return created.id === 0 ? findLost(body, new Error("GitHub's answer to the comment could not be read")) : keepOldest(created);
    };
    return {
        mine,
        async head() {
            try {
                const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
                const sha = data?.head?.sha;
                return typeof sha === 'string' ? sha.toLowerCase() : undefined;
            }
            catch (error) {
                const status = (0,rate_limit/* asRefusal */.Zd)(error)?.status;
                if (status === 403 || status === 404)
                    return undefined;
                throw error;
            }
        },
        async write(existing, body) {
            if (existing === undefined)
                return make(body);
            try {
                return await update(existing.id, body);
            }
            catch (error) {
                if (!isGone(error))
                    throw error;
                const now = await mine();
                // It is still there: the token may read and not change it, and each run would add a comment.
                if (now.some(({ id }) => id === existing.id))
                    throw error;
                const [other] = now;
                return other === undefined ? make(body) : update(other.id, body);
            }
        },
    };
}
/** One comment; or nothing, where the answer has another form, or where a person has hidden the comment: nobody would see it change. */
function asComment(data) {
    if (typeof data !== 'object' || data === null || !('id' in data) || typeof data.id !== 'number')
        return [];
    if ('minimized' in data && typeof data.minimized === 'object' && data.minimized !== null)
        return [];
    return [{ id: data.id, author: authorOf(data), body: bodyOf(data), url: urlOf(data) }];
}

;// CONCATENATED MODULE: ./build/publish/github/comment.js








/** Keeps one comment on the pull request up to date. Nothing that is read back from comments feeds anything but the search for it. */
function commentPublisher(options) {
    const { github, mode } = options;
    return {
        surface: 'comment',
        async publish(what, signal) {
            if (mode === 'never')
                return comment_skipped();
            const explain = (error) => explainComment(error, what.report.source, github);
            return (0,guard/* softened */.To)(await (0,guard/* guarded */.Nj)({ surface: 'comment', signal, scrub: github.scrub, explain }, () => comment(what, options, signal)));
        },
    };
}
async function comment(what, options, signal) {
    const { github, allows, marker } = options;
    const { source } = what.report;
    const repository = (0,github_repository/* repositoryOf */._)(source);
    // Events without a pull request are no surprise: nothing is said.
    if (!allows.comment.allowed || source.pullRequest === undefined || repository === undefined)
        return comment_skipped();
    if (!github.hasToken)
        return comment_skipped((0,refusals/* missingToken */.kh)({ failed: 'The comment was not written' }));
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
    return evaluation?.findings.some(evaluate/* isOpen */.nT) ?? (measured?.counts !== undefined && (0,domain_severity/* totalOf */.e6)(measured.counts) > 0);
}
function hasChanges(comparison) {
    if (comparison === undefined)
        return false;
    const { findings, inventory = [], score } = comparison;
    const inFindings = findings !== undefined && findings.new + findings.fixed > 0;
    return inFindings || score?.before !== score?.after || inventory.some(({ before, after }) => before !== after);
}
async function bringUpToDate(existing, what, options, comments) {
    const render = (limit) => withMarker(options.render(what, limit), options.marker);
    const body = render(BODY_LIMIT);
    if (existing !== undefined && sameText(existing.body, body))
        return done(existing);
    // As late as possible: a newer push may have a scan, and a comment, of its own.
    const head = await movedHead(what.report, comments);
    if (head !== undefined)
        return comment_skipped(movedOn(what.report.source, head));
    return done(await writeWithinLimits(body, render, (text) => comments.write(existing, text)));
}
/** The pull request's head when it is no longer the commit of this run. A merge commit cannot be compared with it. */
async function movedHead({ source, scan }, comments) {
    const commit = source.commit ?? scan?.traits.commit;
    if (commit === undefined || source.ref?.endsWith('/merge'))
        return undefined;
    const head = await comments.head();
    return head === undefined || head.startsWith(commit.toLowerCase()) ? undefined : head;
}
function done({ id, url }) {
    return { surface: 'comment', outcome: 'done', id: String(id), ...(url !== undefined && { url }) };
}
function comment_skipped(note) {
    return { surface: 'comment', outcome: 'skipped', ...(note !== undefined && { note }) };
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
            return (0,guard/* guarded */.Nj)({ surface: 'summary', signal }, async () => file ? append(file, render, what) : { surface: 'summary', outcome: 'skipped' });
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

// EXTERNAL MODULE: ./build/report/neutralise/link.js
var neutralise_link = __webpack_require__(3500);
// EXTERNAL MODULE: ./build/report/neutralise/markdown.js + 1 modules
var markdown = __webpack_require__(2358);
// EXTERNAL MODULE: ./build/report/place.js
var report_place = __webpack_require__(3060);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(4702);
// EXTERNAL MODULE: ./build/domain/comparison.js
var domain_comparison = __webpack_require__(2960);
;// CONCATENATED MODULE: ./build/report/baseline.js





const HOW_WORDS = {
    previous: 'the previous completed scan; this baseline is rolling, it moves along with every run',
    'base-branch': 'the last completed scan of the base branch',
    given: 'given by the input `baseline`',
    anchored: "the last one from before the workflow's last successful run on this branch",
    file: 'given by the input `baseline`',
};
/** Why this scan is the baseline, code in backticks. A rolling one is said to be so: what is new today is old in the next run. */
function describeHow(baseline) {
    return baseline.how === 'nothing' ? (0,domain_comparison/* describeAbsence */.Hw)(baseline) : HOW_WORDS[baseline.how];
}
/**
 * What it means that there is nothing to compare with; undefined if there is a baseline.
 *
 * @param resources Whether resources are told, which say so themselves.
 */
function firstText({ baseline, findings }, resources) {
    if (baseline.how !== 'nothing')
        return undefined;
    const absence = (0,words/* capital */.Nx)((0,domain_comparison/* describeAbsence */.Hw)(baseline));
    if ((findings?.new ?? 0) > 0)
        return `${absence}, so every finding counts as new.`;
    return resources ? '' : `${absence}.`;
}
/** Why something has nothing that it could be compared with, in words that fit behind a colon. */
function whyNotCompared(comparison) {
    if (comparison === undefined)
        return 'there is no baseline';
    return comparison.baseline.how === 'nothing' ? (0,domain_comparison/* describeAbsence */.Hw)(comparison.baseline) : 'the baseline tells none';
}
/** `2026-04-02 09:14 UTC`; a text that is no point in time as it is, for its surface to neutralise. */
function instantText(instant) {
    const time = (0,domain_instant/* asInstant */.UO)(instant);
    return time === undefined ? (0,plain_text/* oneLine */.TN)(instant) : `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
/** The three numbers in words: `2 new (1 critical and 1 high)`, `1 fixed`, `11 unchanged`; an unknown one is left out. */
function changeTexts({ new: added, newCounts, fixed, unchanged }) {
    return {
        added: `${(0,words/* numberText */.$4)(added)} new${newCounts === undefined || added === 0 ? '' : ` (${(0,domain_severity/* describeCounts */.wv)(newCounts)})`}`,
        fixed: `${(0,words/* numberText */.$4)(fixed)} fixed`,
        unchanged: unchanged === undefined ? undefined : `${(0,words/* numberText */.$4)(unchanged)} unchanged`,
    };
}

// EXTERNAL MODULE: ./build/report/view.js
var report_view = __webpack_require__(1974);
;// CONCATENATED MODULE: ./build/report/markdown/lines.js

/**
 * Ends a line within a paragraph, once, wherever it is shown: comments of GitHub take every line's end for a break, and would add
 * one to a `<br>` before it; summaries and files do not.
 */
const LINE_BREAK = '\\\n';
/** `markdownParagraphs` with such breaks. */
function paragraphs(text) {
    return (0,markdown/* markdownParagraphs */.Vt)(text, markdown/* markdownText */.p7, '\\');
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
/** A table whose columns are all texts. */
function textTableHead(heads) {
    return [tableRow(heads), tableRow(heads.map(() => '---'))].join('\n');
}

;// CONCATENATED MODULE: ./build/report/markdown/finding.js








/** In characters, before escaping. */
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 1500;
/** Code longer than this is shown up to a line's end, which is said. */
const MOST_CODE_LINES = 40;
const LONGEST_CODE = 4000;
/** The findings by what is said of them, in the order in which each is said first. */
function groupAlike(findings, view) {
    const groups = new Map();
    for (const finding of findings) {
        const key = JSON.stringify([finding.severity, finding.change, finding.ruleId, (0,report_view/* wordsOf */.Z9)(finding, view.rules)]);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [finding]);
        else
            group.push(finding);
    }
    return [...groups.values()];
}
/** What it is, in one line, and below it each place. */
function findingHead(group, view) {
    const [finding] = group;
    const { title } = (0,report_view/* wordsOf */.Z9)(finding, view.rules);
    const what = `${words/* SEVERITY_MARKS */.ru[finding.severity]} **${(0,words/* capital */.Nx)(finding.severity)}: ${(0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(title, LONGEST_TITLE))}** ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(finding.ruleId, 80))}`;
    const times = group.length > 1 ? ` ×\u00a0${group.length}` : '';
    const head = [what + newMark(finding) + times, ...labelsText(finding, view)].filter(Boolean).join(' · ');
    return [head, ...group.map((each) => placeParts(each, view).join(' · '))].filter(Boolean).join(LINE_BREAK);
}
/** What is wrong and how to fix it, folded; empty where the service says neither. */
function findingDetails(group, view) {
    const { text, fix, url } = (0,report_view/* wordsOf */.Z9)(group[0], view.rules);
    const code = (0,report_view/* firstFilled */.bj)(fix?.code);
    const remedy = (0,report_view/* firstFilled */.bj)(fix?.text);
    const fixes = code !== undefined || remedy !== undefined;
    const blocks = [
        text === undefined ? '' : paragraphs((0,plain_text/* clip */.$Q)(text, LONGEST_TEXT)),
        remedy === undefined ? '' : `**Fix:** ${paragraphs((0,plain_text/* clip */.$Q)(remedy, LONGEST_TEXT))}`,
        code === undefined ? '' : shortened(code),
        (0,neutralise_link/* foreignLink */.nK)('More about this rule', url) ?? '',
    ].filter(Boolean);
    if (blocks.length === 0)
        return '';
    // What a waiver needs, for whoever has looked at it and accepts it.
    const identity = `<sub>${group.length === 1 ? 'fingerprint' : 'fingerprints'} ${group.map(({ fingerprint }) => (0,markdown/* markdownCode */.D9)(fingerprint)).join(' ')}</sub>`;
    return fold(fixes ? 'How to fix' : 'What is wrong', [...blocks, identity].join('\n\n'));
}
/** A row of the table of the rest. */
function findingRow(finding, view) {
    return tableRow(findingCells(finding, view));
}
/** What it is and where, in three cells. */
function findingCells(finding, view) {
    const { title } = (0,report_view/* wordsOf */.Z9)(finding, view.rules);
    const what = `${(0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(title, LONGEST_TITLE))} ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(finding.ruleId, 80))}${newMark(finding)}`;
    const where = [...placeParts(finding, view), ...labelsText(finding, view)];
    return [`${words/* SEVERITY_MARKS */.ru[finding.severity]} ${(0,words/* capital */.Nx)(finding.severity)}`, what, where.join('<br>')];
}
/** The two lines above the rows. */
const ROWS_HEAD = '| Severity | Finding | Where |\n|---|---|---|';
/** Folded text; `summary` is ours. GitHub reads Markdown inside only after a blank line. */
function fold(summary, content) {
    return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
/** Its place, what else is known of it; each neutralised. */
function placeParts(finding, { report }) {
    const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
    return [placeLink(finding, report), ...(0,report_place/* furtherPlaces */.bB)(finding.place).map(markdown/* markdownCode */.D9), cvss, remark(finding)].filter(Boolean);
}
/** What its rule is part of. */
function labelsText({ ruleId }, { rules }) {
    return (0,report_view/* labelsOf */.PC)(rules.get(ruleId))
        .map((label) => (0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(label, 40)))
        .filter(Boolean);
}
function newMark({ change }) {
    return change === 'new' ? ' 🆕 **new**' : '';
}
function placeLink(finding, report) {
    return (0,neutralise_link/* markdownLink */.iQ)((0,markdown/* markdownCode */.D9)((0,report_place/* placeText */.Z9)(finding.place)), (0,report_place/* fileUrl */.iw)(report, finding));
}
/** Words of the service that we do not know: why the finding counts as it does. */
function remark({ severityWord, status }) {
    const parts = [
        severityWord !== undefined && `the service's severity is ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(severityWord, 50)) || 'empty'}`,
        status.means === 'unknown' && `its status ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(status.word, 50)) || 'empty'}`,
    ].filter(Boolean);
    return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}
function shortened(code) {
    const lines = (0,plain_text/* clip */.$Q)(code, LONGEST_CODE).split('\n');
    const kept = lines.slice(0, MOST_CODE_LINES).join('\n');
    const isWhole = kept.length === code.length;
    return isWhole ? (0,markdown/* codeFence */.d6)(code) : `${(0,markdown/* codeFence */.d6)(kept)}\n\nThe code goes on: see \`results.json\`.`;
}

;// CONCATENATED MODULE: ./build/report/markdown/comparison.js





/** What is new and fixed. */
function changesLine({ comparison, resources }) {
    if (comparison === undefined)
        return '';
    return firstText(comparison, resources !== undefined) ?? findingsLine(comparison);
}
/** Against which scan that is told. */
function baselineLine({ comparison }) {
    if (comparison === undefined || comparison.baseline.how === 'nothing')
        return '';
    const { id, completedAt, commit, file } = comparison.baseline;
    const scan = [
        id !== undefined && `scan ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(id, 128))}`,
        completedAt !== undefined && `of ${(0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(instantText(completedAt), 40))}`,
        commit !== undefined && `at commit ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(commit, 12))}`,
    ].filter(Boolean);
    const told = scan.join(' ');
    const made = file === undefined ? told : `the file ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(file, 200))}${told === '' ? '' : ` (made of ${told})`}`;
    return `Baseline: ${[made, describeHow(comparison.baseline)].filter(Boolean).join(', ')}.`;
}
/** The findings that are new, where no list marks them, and those that are gone; both folded. */
function namedBlocks({ comparison }, purse) {
    const { added = [], gone = [], new: fresh = 0, fixed = 0 } = comparison?.findings ?? {};
    const blocks = [
        foldedList(`${(0,words/* countText */.lT)(fresh, 'finding')} new since the baseline`, added, fresh, purse),
        foldedList(`${(0,words/* countText */.lT)(fixed, 'finding')} fixed since the baseline`, gone, fixed, purse),
    ];
    return blocks.filter(Boolean).join('\n\n');
}
function foldedList(title, findings, count, purse) {
    if (findings.length === 0 || !purse.buys(fold(title, missing(count))))
        return '';
    const rows = [];
    for (const { id, title: name, severity } of findings) {
        const row = `- ${words/* SEVERITY_MARKS */.ru[severity]} ${(0,words/* capital */.Nx)(severity)}: ${(0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(name, 200))} ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(id, 80))}`;
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
function missing(count) {
    return `… and ${(0,words/* numberText */.$4)(count)} more.`;
}

// EXTERNAL MODULE: ./build/report/rules.js
var report_rules = __webpack_require__(7696);
;// CONCATENATED MODULE: ./build/report/markdown/rules.js









/** In characters, before escaping. */
const LONGEST_VALUE = 200;
const LONGEST_SENTENCE = 300;
/** What each of several rules says, folded; what a single one says is in the first line. */
function rulesBlock(report) {
    const { rules } = report.decision;
    if (rules.length < 2)
        return '';
    const rows = rules.map((result) => tableRow(cellsOf(result, report)));
    const broken = rules.filter((result) => result.broken).length;
    const title = `Gate: ${(0,words/* countText */.lT)(rules.length, 'rule')}, ${broken === 0 ? 'all held' : `${(0,words/* numberText */.$4)(broken)} broken`}`;
    return fold(title, [textTableHead(['Rule', 'Value', 'Set by', 'Result']), ...rows].join('\n'));
}
/** The rule of a gate that has a single one, and the policy where the rules do not name it: parts of a line. */
function gateTexts(report) {
    const { decision, policy } = report;
    const named = policy === undefined || (0,report_rules/* namesPolicy */.rB)(decision) ? '' : `policy ${policyText(report)}`;
    return [singleRule(report), named].filter(Boolean);
}
function singleRule(report) {
    const { rules, verdict } = report.decision;
    const [first, second] = rules;
    // Where nothing else is judged, a reader should not look for what was.
    if (first === undefined)
        return verdict === 'passed' ? 'no rule but that the scan completes' : '';
    if (second !== undefined)
        return '';
    const asked = (0,report_rules/* asksForNew */.Kc)(report.decision) ? ' for new findings' : '';
    const from = first.from === 'default' ? 'the default' : `set by ${sourceText(first, report)}`;
    return `gate ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(`${first.rule}: ${first.value}`, LONGEST_VALUE))}${asked}, ${from}`;
}
function cellsOf(result, report) {
    const { rule, value, broken, says } = result;
    const sentence = bounded(says, LONGEST_SENTENCE, markdown/* markdownText */.p7);
    return [
        (0,markdown/* markdownCode */.D9)(rule),
        (0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(value, LONGEST_VALUE)),
        sourceText(result, report),
        `${broken ? '❌ **broken**' : '✅ held'}: ${sentence}`,
    ];
}
function sourceText({ from }, report) {
    if (from === 'policy')
        return `policy ${policyText(report)}`.trim();
    const section = report_rules/* POLICY_SECTIONS */.AN[from];
    return section === undefined ? from : `policy, section \`${section}\``;
}
/** The file, and the commit that it was read at, where that is not the workspace. */
function policyText(report) {
    const { policy } = report;
    if (policy === undefined)
        return '';
    const { path, commit } = policy;
    const file = (0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(path, LONGEST_VALUE));
    return commit === undefined
        ? file
        : `${(0,neutralise_link/* markdownLink */.iQ)(file, (0,report_place/* repositoryFileUrl */.O_)(report, path, commit))} at ${(0,markdown/* markdownCode */.D9)((0,report_rules/* shortCommit */.Ax)(commit))}`;
}

;// CONCATENATED MODULE: ./build/report/markdown/scanned.js






/** What was scanned: service, target, branch, commit, scan. */
function scannedLine({ report, tally }) {
    const { service, target, scan } = report;
    const branch = (0,report_place/* scannedBranch */.BH)(report);
    const commit = (0,report_place/* scannedCommit */.ml)(report);
    const traits = (0,report_place/* scanTraits */.Zg)(report);
    const parts = [
        `**${bounded(service.title, 100, markdown/* markdownText */.p7)}** ${scan === undefined ? 'was to scan' : 'scan of'} ${target === undefined ? 'its target' : (0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(target.label, 200)) || 'its target'}`,
        traits.length > 0 && traits.map((trait) => (0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(trait, 50))).join(', '),
        branch !== undefined && `branch ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(branch, 200))}`,
        commit !== undefined && `commit ${(0,neutralise_link/* markdownLink */.iQ)((0,markdown/* markdownCode */.D9)(commit.slice(0, 12)), (0,report_place/* commitUrl */.Bg)(report))}`,
        scan !== undefined && `scan ${(0,markdown/* markdownCode */.D9)(scan.id)}, ${words/* ORIGIN_WORDS */.li[scan.origin]}`,
        tally !== undefined && tally.closed > 0 && `not counted: ${(0,words/* countText */.lT)(tally.closed, 'finding')} resolved or suppressed at the service`,
    ];
    return parts.filter(Boolean).join(' · ');
}
/** Said aloud, because keys and code went there. */
function hostLine({ service }) {
    return service.apiUrl === undefined
        ? ''
        : `This scan was asked for at ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(service.apiUrl, 200))}, which is not the service's own address.`;
}

;// CONCATENATED MODULE: ./build/report/markdown/footer.js









/** Why there are numbers only. */
function detailsBlock({ details, tally, resources, report }) {
    if (details === 'full' || (tally === undefined && resources === undefined))
        return '';
    const where = report.evaluation === undefined ? 'in' : 'in code scanning, where it is set up, and in';
    const why = 'Only numbers are shown here (`details: counts`), because this page may be readable by everyone and the rest is not meant for everyone.';
    return `> [!NOTE]\n> ${why} Those who may see it find it ${where} the files of the report.`;
}
/** What code scanning does not hold. */
function leftOutBlock({ sarif }) {
    if (sarif === undefined)
        return '';
    const { results, leftOut, shortened = 0 } = sarif;
    const without = `Code scanning gets the ${(0,words/* countText */.lT)(results, 'worst finding')}; **${(0,words/* numberText */.$4)(leftOut)} more** are left out of the SARIF file.`;
    const brief = `**${(0,words/* numberText */.$4)(shortened)}** of the findings in the SARIF file are told by title and place alone, the least severe ones, so that it is no larger than GitHub takes.`;
    return [leftOut > 0 && without, shortened > 0 && brief].filter(Boolean).join(' ');
}
/** In small print: what was scanned, against what it was compared, which gate spoke, by which rule, and where its log is. */
function footer(view) {
    const { report } = view;
    const { name, source } = report;
    const commit = (0,report_place/* scannedCommit */.ml)(report) === undefined && source.commit !== undefined ? source.commit : undefined;
    const parts = [
        `scan-gate ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(name, 200))}`,
        ...gateTexts(report),
        commit !== undefined && `for commit ${(0,markdown/* markdownCode */.D9)(commit.slice(0, 12))}`,
        source.runUrl !== undefined && (0,neutralise_link/* markdownLink */.iQ)('log of this run', source.runUrl),
    ];
    return `<sub>${[scannedLine(view), baselineLine(view), parts.filter(Boolean).join(' · ')].filter(Boolean).join(LINE_BREAK)}</sub>`;
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

// EXTERNAL MODULE: ./build/report/notes.js
var report_notes = __webpack_require__(2362);
;// CONCATENATED MODULE: ./build/report/markdown/notes.js







/** In characters. */
const LONGEST_HINT = 1500;
const MARKS = { error: '🚫 **Error**', warning: '⚠️ **Warning**', notice: 'ℹ️ **Notice**' };
/** What a person should know besides the verdict, the worst first, each told once. */
function notesBlocks(notes, budget) {
    const all = (0,report_notes/* distinctNotes */.e)(notes);
    if (all.length === 0)
        return [];
    const purse = new Purse(budget);
    const heading = purse.must('### Notes');
    const shown = all.map(noteBlock).filter((block) => purse.buys(block));
    const missing = all.length - shown.length;
    return [heading, ...shown, missing > 0 ? `… and ${(0,words/* countText */.lT)(missing, 'more note')}: see the log.` : ''].filter(Boolean);
}
/** A hint: its sentences, then what is to be pasted, as a block that can be copied. */
function hintBlock(hint, lead) {
    const { prose, yaml } = partHint((0,plain_text/* clip */.$Q)(hint, LONGEST_HINT));
    const sentences = bounded(prose, LONGEST_HINT, paragraphs);
    return [lead + sentences, yaml === '' ? '' : (0,markdown/* codeFence */.d6)(yaml, 'yaml')].filter((part) => part.trim() !== '').join('\n\n');
}
function noteBlock({ level, code, text, hint }) {
    const head = `${MARKS[level]} ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(code, 80))}: ${(0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(text, 1000))}`;
    return hint === undefined ? head : `${head}\n\n${hintBlock(hint, '')}`;
}

;// CONCATENATED MODULE: ./build/report/markdown/headline.js





/** The first line that people see: the verdict and its reason. */
function headline(report) {
    const mark = report.decision.forgiven ? '⚠️' : words/* VERDICT_MARKS */.rE[report.decision.verdict];
    return `## ${mark} ${bounded((0,words/* verdictSentence */.BT)(report), 150, markdown/* markdownText */.p7)}: ${bounded((0,words/* reasonText */.uV)(report), 500, markdown/* markdownText */.p7)}`;
}
/** What the verdict means, where the headline alone could be misread: forgiven, no answer, not a pass. */
function meaning(report) {
    const { verdict, forgiven } = report.decision;
    // What is said of partial results says it louder.
    const text = report.partial === true && !forgiven ? '' : (0,words/* meaningText */.ji)(report);
    const kind = forgiven ? 'WARNING' : verdict === 'started' || verdict === 'checked' ? 'NOTE' : 'IMPORTANT';
    // GitHub's own form of an alert; elsewhere it reads as a quotation.
    return text === '' ? '' : `> [!${kind}]\n> ${text}`;
}
/** What went wrong in the service's words, its code, and the way out. */
function errorBlocks({ error, scan }) {
    const reason = scan?.reason === undefined ? '' : `What the service said: ${bounded(scan.reason, 1000, markdown/* markdownText */.p7)}`;
    if (error === undefined)
        return [reason].filter(Boolean);
    const what = `**What happened:** ${bounded(error.message, 1500, markdown/* markdownText */.p7)} (${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(error.code, 80))})`;
    const said = scan?.reason !== undefined && error.message.includes(scan.reason) ? '' : reason;
    return [what, said, error.hint === undefined ? '' : hintBlock(error.hint, '**What to do:** ')].filter(Boolean);
}

;// CONCATENATED MODULE: ./build/report/markdown/issue.js




/** The hidden second line of an issue that scan-gate has closed: what a person has closed lacks it. */
const ISSUE_CLOSED = '<!-- scan-gate: closed -->';
/** GitHub takes 256 characters. */
const LONGEST_NAME = 200;
/** The title of a gate's issue. Names hold letters, digits, blanks, dots, `_` and `-` only. */
function issueTitle(name) {
    return `scan-gate: ${(0,plain_text/* clip */.$Q)(name, LONGEST_NAME)} does not pass`;
}
/** What is left to say when the gate passes again; earlier texts are in the issue's own history. */
function closingText(view) {
    return join([
        headline(view.report),
        'The gate passes again, so scan-gate has closed this issue. It opens it again when a scheduled run does not pass.',
        footer(view),
    ]);
}

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
;// CONCATENATED MODULE: ./build/report/markdown/checks.js





/** In characters. */
const LONGEST_SAYING = 600;
const checks_MARKS = { ok: '✅', warning: '⚠️', problem: '❌', unknown: '❓' };
const WORDS = { ok: 'ok', warning: 'warning', problem: 'to be changed', unknown: 'not known' };
/** What the doctor has looked at: all of it in a table, and below it what to do, as blocks that can be copied. */
function checksBlocks(checks, purse) {
    if (checks.length === 0)
        return [];
    const head = purse.must(['### What was checked', '', '| | Check | What was found |', '|---|---|---|'].join('\n'));
    // Problems first, should there be no room for all of them.
    const rows = new Map(byUrgency(checks).map((check) => [check, rowOf(check)]));
    const bought = [...rows].filter(([, row]) => purse.buys(row)).map(([check]) => check);
    const table = [head, ...checks.filter((check) => bought.includes(check)).map((check) => rows.get(check))].join('\n');
    const told = byUrgency(checks).filter(({ hint }) => hint !== undefined);
    const hints = told.map(hintOf).filter((block) => purse.buys(block));
    const missing = checks.length - bought.length + told.length - hints.length;
    const heading = hints.length === 0 ? '' : purse.must('### What to do');
    return [table, heading, ...hints, missing > 0 ? `… and ${(0,words/* countText */.lT)(missing, 'more line')}: see the log.` : ''].filter(Boolean);
}
const ORDER = ['problem', 'warning', 'unknown', 'ok'];
function byUrgency(checks) {
    return checks.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}
function rowOf({ name, state, says }) {
    return `| ${checks_MARKS[state]} ${WORDS[state]} | ${(0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(name, 80))} | ${bounded(says, LONGEST_SAYING, markdown/* markdownText */.p7)} |`;
}
function hintOf({ name, state, hint = '' }) {
    return hintBlock(hint, `${checks_MARKS[state]} **${(0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(name, 80))}:** `);
}

;// CONCATENATED MODULE: ./build/report/neutralise/mermaid.js

/** Mermaid's defaults for `maxTextSize` and `maxEdges`, which GitHub keeps and a diagram cannot change. */
const LONGEST_DIAGRAM = 50_000;
const MOST_EDGES = 500;
/** Bounded, for a text full of beginnings without an end must not take minutes. */
const FRONT_MATTER = /^\s*---\n[\s\S]{0,4000}?\n---[ \t]*(?:\n|$)/;
const DIRECTIVES = /%%\{(?:(?!%%\{)[\s\S]){0,4000}?\}%%/g;
const COMMENTS = /^[ \t]*%%(?!\{).*$/gm;
/** GitHub draws no links, and the address would be a service's. */
const CLICKS = /^[ \t]*click[ \t].*$/gm;
const BLANK_LINES = /\n(?:[ \t]*\n)+/g;
const KNOWN_KINDS = /^(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|journey|gitGraph|mindmap|timeline|quadrantChart|requirementDiagram|C4(?:Context|Container|Component|Dynamic|Deployment)|sankey|xychart|block|packet|architecture|kanban)(?:-v2|-beta|-elk)?(?=[\s;:]|$)/;
const EDGES = /-{2,}[>xo-]|={2,}[>xo=]|-\.+->?|(?<!\.)\.+->|~{3,}/g;
const HTML = /(?<!<)<(?!\/?(?:br|b|i|u|em|strong|sub|sup|small)\s*\/?>)[a-z!/?]/i;
const LINKS = /[;\n][ \t]*(?:click|callback|href|links?)[ \t]+["'\w]|\$link\b|\b(?:javascript|vbscript):|\bdata:\w+\//i;
/** `::icon(` is Mermaid's own. */
const COMMANDS = /^[^\S\n]*::(?!icon\()|##[\w.-]*\[/m;
const IMAGES = /!\[|\$sprite\b/i;
const STYLES = /\burl\s*\(|@import\b|^[ \t]*(?:style|classDef|linkStyle)\b.*\\/im;
/** What GitHub shows as an error, or what would lead out of the page. */
const REFUSED = [
    ['it holds settings for its reader', (source) => source.includes('%%{')],
    ['it holds HTML', (source) => HTML.test(source)],
    ['it holds commands for a CI', (source) => COMMANDS.test(source)],
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
    const withheld = `${(0,words/* countText */.lT)(withheldDiagrams, 'diagram')} of what was scanned ${withheldDiagrams === 1 ? 'is' : 'are'} not shown here, because this page may be readable by everyone: see \`report.md\` in the report's files.`;
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
    const name = (0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)((0,report_view/* firstFilled */.bj)(title) ?? 'Diagram', 200));
    const drawn = mermaidSource(mermaid);
    if ('why' in drawn)
        return `**${name}** is not drawn: ${drawn.why}. Its source is in \`results.json\`.`;
    return `#### ${name}\n\n${(0,markdown/* codeFence */.d6)(drawn.source, 'mermaid')}`;
}
function left(count) {
    return `${(0,words/* countText */.lT)(count, 'diagram')} found no room here: see \`report.md\` and \`results.json\` in the report's files.`;
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
    const groups = groupAlike(worst, view);
    const heads = takeWhile(groups, (group) => findingHead(group, view), purse);
    const told = new Set(groups.slice(0, heads.length).flat());
    const remedies = groups.slice(0, heads.length).map((group) => findingDetails(group, view));
    const wanted = remedies.reduce((sum, remedy) => sum + purse.price(remedy), 0);
    const forRows = purse.share(purse.left - Math.min(wanted, purse.left * DETAILS_SHARE));
    const rest = listed.filter((finding) => !told.has(finding));
    const rows = heads.length < groups.length ? [] : rowsThatFit(rest, view, forRows);
    purse.refund(forRows);
    const shown = remedies.map((remedy) => (remedy !== '' && purse.buys(remedy) ? remedy : ''));
    purse.refund(reserve);
    const missingRemedies = remedies.filter(Boolean).length - shown.filter(Boolean).length;
    // Paid from what was kept for them, since others buy from what is left.
    const pay = (sentence) => (sentence === '' ? '' : purse.must(sentence));
    return [
        pay(heading(told.size, view)),
        ...heads.flatMap((head, index) => [head, shown[index] ?? '']),
        pay(withoutRemedy(missingRemedies)),
        rows.length > 0 ? fold(rowsTitle(rows.length, rest.length), [ROWS_HEAD, ...rows].join('\n')) : '',
        pay(findings_missing(rest.length - rows.length)),
    ].filter(Boolean);
}
function withoutRemedy(count) {
    return count === 0 ? '' : `${(0,words/* numberText */.$4)(count)} ${count === 1 ? 'remedy' : 'remedies'} found no room here: see \`results.json\`.`;
}
function heading(shown, view) {
    const { listed, tally, newFirst } = view;
    const total = `${(0,words/* countText */.lT)(listed.length, 'finding')}${tally?.from === 'partial' ? ' of a partial list' : ''}`;
    const added = listed.filter(({ change }) => change === 'new').length;
    const news = newsText(added, newFirst && added < listed.length);
    const breaking = breakingText(view);
    if (shown === listed.length)
        return `### ${total}${news}${breaking}`;
    const which = newFirst && added > 0 ? 'first' : 'worst';
    return `### The ${which} ${shown === 1 ? 'one' : (0,words/* numberText */.$4)(shown)} of ${total}${news}${breaking}`;
}
/** How many of them have to go before the threshold holds; said where that is not all of them. */
function breakingText({ listed, report: { decision } }) {
    const breaking = listed.filter((finding) => (0,report_rules/* breaksThreshold */.qI)(finding, decision)).length;
    if (breaking === 0 || breaking === listed.length)
        return '';
    return `; ${(0,words/* numberText */.$4)(breaking)} ${breaking === 1 ? 'breaks' : 'break'} the gate`;
}
function newsText(added, first) {
    if (added === 0)
        return '';
    if (!first)
        return `, ${(0,words/* numberText */.$4)(added)} of them new`;
    return added === 1 ? ', the new one first' : `, the ${(0,words/* numberText */.$4)(added)} new ones first`;
}
function rowsTitle(shown, rest) {
    if (rest === 1)
        return 'The other finding';
    return shown === rest
        ? `The other ${(0,words/* countText */.lT)(rest, 'finding')}`
        : `The next ${(0,words/* numberText */.$4)(shown)} of the other ${(0,words/* countText */.lT)(rest, 'finding')}`;
}
function findings_missing(count) {
    return count === 0 ? '' : `… and **${(0,words/* numberText */.$4)(count)} more**, which found no room here: see \`results.json\` in the report's files.`;
}
/** In order, until one does not fit: leaving single ones out would hide them among the shown. */
function takeWhile(items, render, purse) {
    const taken = [];
    for (const item of items) {
        const block = render(item);
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

;// CONCATENATED MODULE: ./build/report/posture.js

/** Services round their scores; more than this is another number. */
const ROUNDING = 0.1;
/** The service's own number, or that it has told none: no score is neither 0 nor good. */
function scoreText(score) {
    return score === null ? 'not told' : String(score);
}
/** How many checks were skipped, or that nobody has told. */
function skippedText(skipped) {
    return skipped === null ? 'not told' : (0,words/* numberText */.$4)(skipped);
}
/** How the score comes about, in percent: `87.9 = 87 / (87 + 12)`. Undefined where the service's number is another than that. */
function formulaText({ passed, failed, score }) {
    const checked = passed + failed;
    if (score === null || checked === 0 || Math.abs(score - (100 * passed) / checked) > ROUNDING)
        return undefined;
    return `${scoreText(score)} = ${passed} / (${passed} + ${failed})`;
}
/** What a score without a formula is; undefined where `formulaText` tells how it comes about. */
function scoreRemark(posture) {
    if (posture.score === null)
        return 'The service told no score, which is neither 0 nor a good one.';
    return formulaText(posture) === undefined ? "The score is the service's own number." : undefined;
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
        return 'unchanged';
    return `${Math.abs(by)} ${Math.abs(by) === 1 ? 'point' : 'points'} ${by > 0 ? 'up' : 'down'} from ${score.before}`;
}
/** What skipped checks there are more of: they may be failures that nobody looked at. Empty where there are none. */
function skippedRiseText(skipped) {
    if (skipped === undefined || skipped.after <= skipped.before)
        return '';
    return `${skipped.after - skipped.before} more skipped than in the baseline, which can hide failures`;
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
    const what = '**Partial results: the scan was cancelled before it had looked at everything.**';
    const worth = 'which says nothing about the rest. The gate has not judged this, code scanning does not get it, and it is **not a pass**.';
    return `> [!CAUTION]\n> ${what} ${foundUntilThen(tally)}, ${worth}`;
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
    const checks = [strong(passed), strong(failed), skipped === null ? '_not told_' : skippedText(skipped)];
    const table = [
        tableHead(['Score', '✅ Passed', '❌ Failed', '⏭️ Skipped']),
        tableRow([score === null ? '_not told_' : `**${scoreText(score)}**`, ...checks]),
    ].join('\n');
    const change = scoreChangeText(comparison?.score);
    const rise = skippedRiseText(comparison?.skipped);
    const sentences = [change !== '' && `Against the baseline: **${change}**.`, scoreSentence(posture), rise !== '' && `⚠️ ${rise}.`];
    return [table, sentences.filter(Boolean).join(' ')];
}
function scoreSentence(posture) {
    return scoreRemark(posture) ?? `The score is \`${formulaText(posture) ?? ''}\` in percent: skipped checks do not count.`;
}
/** Numbers of a partial list are in its own block: a row of them would look like an answer. */
function tallyBlocks({ tally, report }) {
    if (tally === undefined || tally.from === 'partial')
        return [];
    const service = bounded(report.service.title, 100, markdown/* markdownText */.p7);
    const alone = `${service} gave these numbers and no list of findings: there is nothing to show one by one, and nothing for code scanning.`;
    // Six times 0 says what the first line has said.
    const table = tally.total === 0 && tally.untold.length === 0 ? '' : countsTable(tally);
    return [table, tally.from === 'numbers' && !toldByNote(report) ? alone : '', table === '' ? '' : asideLine(tally)];
}
/** The note says why as well. */
function toldByNote({ notes }) {
    return notes.some(({ code }) => code === 'no-list');
}
/** What people have decided not to count. */
function asideLine({ waived, outside }) {
    const parts = [
        waived > 0 && `${(0,words/* countText */.lT)(waived, 'finding')} waived`,
        outside > 0 && `${(0,words/* countText */.lT)(outside, 'finding')} outside of \`paths\``,
    ].filter(Boolean);
    return parts.length === 0 ? '' : `Not counted: ${parts.join(', ')}.`;
}
/** One row of numbers, the sum and then the worst first, for a telephone cuts the last of six; those of 0 have no column. */
function countsTable({ counts, total, untold }) {
    const shown = domain_severity/* SEVERITIES */.oC.filter((severity) => counts[severity] > 0 || untold.includes(severity));
    const heads = shown.map((severity) => `${words/* SEVERITY_MARKS */.ru[severity]} ${(0,words/* capital */.Nx)(severity)}`);
    const told = shown.map((severity) => (untold.includes(severity) ? '_not told_' : strong(counts[severity])));
    return [tableHead(['Total', ...heads]), tableRow([strong(total), ...told])].join('\n');
}
function strong(amount) {
    return amount > 0 ? `**${(0,words/* numberText */.$4)(amount)}**` : '0';
}

;// CONCATENATED MODULE: ./build/report/markdown/chart.js


/**
 * Colours that are seen on white and on black alike, since GitHub draws Mermaid in the reader's own theme: its default for the first
 * line is nearly white.
 */
const INK = { line: '#2f81f7', limit: '#cf222e', before: '#bf8700' };
/** Settings of one picture. GitHub keeps what concerns its safety for itself (Mermaid: `secure`), and takes these. */
function settings(config) {
    return `%%{init: ${JSON.stringify(config)}}%%`;
}
/** A chart with axes. `xychart-beta` is its name in every Mermaid since 10.6 (October 2023), also where the name without `-beta` is known. */
function xyChart(chart) {
    const { colours, title, labels, range, series } = chart;
    return picture([
        settings({
            themeVariables: { xyChart: { plotColorPalette: colours.join(', '), backgroundColor: 'transparent' } },
            // Small, for it is scaled to narrow screens; and with room beside the numbers, which Mermaid measures after scaling.
            xyChart: { width: 560, height: 220, titleFontSize: 15, xAxis: { labelFontSize: 11 }, yAxis: { labelFontSize: 11, labelPadding: 10 } },
        }),
        'xychart-beta',
        `  title ${quoted(title)}`,
        `  x-axis [${labels.map(quoted).join(', ')}]`,
        `  y-axis ${range[0]} --> ${range[1]}`,
        ...series.map(({ as, values }) => `  ${as} [${values.join(', ')}]`),
    ]);
}
/** Lines of Mermaid as a block of Markdown. */
function picture(lines) {
    return (0,markdown/* codeFence */.d6)(lines.join('\n'), 'mermaid');
}
/** A text within quotation marks. Mermaid knows no escapes there that all of its diagrams share: what could end it, or be markup, is left out. */
function quoted(text) {
    return `"${drawable(text)}"`;
}
/** What every diagram draws as it stands. */
function drawable(text) {
    return (0,plain_text/* oneLine */.TN)(text)
        .replaceAll(/[^\p{L}\p{N} .,:;()/+-]+/gu, ' ')
        .replaceAll(/:{2,}|\/{2,}/g, ' ')
        .replaceAll(/ {2,}/g, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./build/report/markdown/phases.js



/** More of them are too small to read side by side. */
const MOST_PHASES = 6;
const phases_LONGEST_NAME = 40;
/** A map, for a service may say `constructor`. */
const phases_MARKS = new Map([
    ['completed', '✅'],
    ['running', '⏳'],
    ['failed', '❌'],
]);
/** The parts of the scan's work, and what each went through: a list of findings is worth as much as what was looked at. Empty where it is not told. */
function phasesBlock({ report: { scan } }, purse) {
    const phases = scan?.phases ?? [];
    if (phases.length === 0 || phases.length > MOST_PHASES)
        return '';
    const boxes = phases.map((phase, index) => `  p${index + 1}["${boxText(phase)}"]`);
    const arrows = phases.length === 1 ? [] : [`  ${phases.map((_, index) => `p${index + 1}`).join(' --> ')}`];
    const block = `### What the scan went through\n\n${picture(['flowchart LR', ...boxes, ...arrows])}`;
    return purse.buys(block) ? block : '';
}
function boxText({ name, word, amounts }) {
    const title = (0,words/* capital */.Nx)(drawable((0,plain_text/* clip */.$Q)(name.replaceAll('_', ' '), phases_LONGEST_NAME))) || 'Phase';
    const mark = phases_MARKS.get(word);
    const state = word === 'completed' ? '' : drawable((0,plain_text/* clip */.$Q)(word.replaceAll('_', ' '), phases_LONGEST_NAME));
    const told = amounts.map(({ what, amount, of }) => {
        const most = of === undefined ? '' : ` of ${(0,words/* numberText */.$4)(of)}`;
        return `${(0,words/* numberText */.$4)(amount)}${most} ${drawable(what)}`;
    });
    // A line that begins like a list would be refused (Mermaid reads Markdown there): none begins with a sign.
    return [[mark, title].filter(Boolean).join(' '), state, ...told].filter(Boolean).join('<br/>');
}

;// CONCATENATED MODULE: ./build/report/markdown/publications.js



const NAMES = {
    files: 'Report files',
    sarif: 'Code scanning',
    comment: 'Pull request comment',
    issue: 'Tracking issue',
    annotations: 'Annotations',
};
const OUTCOMES = { done: '✅ done', skipped: '⏭️ skipped', failed: '⚠️ failed' };
/** Where else this report went, and where it could not go. */
function publicationsBlocks(publications) {
    if (publications.length === 0)
        return [];
    const rows = publications.map(({ surface, outcome, url, note }) => {
        const link = url === undefined ? '' : (0,neutralise_link/* markdownLink */.iQ)('open', url);
        // What has a way out is told in full among the notes.
        const why = note === undefined ? '' : note.hint === undefined ? (0,markdown/* markdownText */.p7)((0,plain_text/* clip */.$Q)(note.text, 300)) : 'see the notes';
        return `| ${NAMES[surface] ?? (0,markdown/* markdownText */.p7)(surface)} | ${[OUTCOMES[outcome], link, why].filter(Boolean).join(' · ')} |`;
    });
    return ['### Where this report went', ['| Surface | Outcome |', '|---|---|', ...rows].join('\n')];
}

// EXTERNAL MODULE: ./build/report/inventory.js
var inventory = __webpack_require__(9591);
;// CONCATENATED MODULE: ./build/report/markdown/resource-chart.js



/** Of fewer kinds the table tells as much; the names of more have no room below the axis. */
const LEAST_KINDS = 3;
const MOST_KINDS = 6;
const LONGEST_KIND = 16;
/** The kinds of resources that changed, as they are and as they were; empty where one of the two is not told, for that is not 0. */
function resourceChart({ resources }, purse) {
    const told = (resources?.kinds ?? []).filter(inventory/* isChanged */.Hq).flatMap(bothSides);
    const labels = told.map(({ kind }) => (0,plain_text/* clip */.$Q)(drawable(kind), LONGEST_KIND));
    if (told.length < LEAST_KINDS || told.length > MOST_KINDS || new Set(labels).size < labels.length || labels.includes(''))
        return '';
    const after = told.map((kind) => kind.after);
    const before = told.map((kind) => kind.before);
    const chart = xyChart({
        colours: [INK.line, INK.before],
        title: 'What changed: now (bars), in the baseline (line)',
        labels,
        range: [0, Math.ceil(Math.max(...after, ...before) * 1.1)],
        series: [
            { as: 'bar', values: after },
            { as: 'line', values: before },
        ],
    });
    return purse.buys(chart) ? chart : '';
}
function bothSides({ kind, before, after }) {
    return before === undefined || after === undefined ? [] : [{ kind, before, after }];
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
    const counted = `**${(0,words/* countText */.lT)(total, 'resource')}** of ${(0,words/* countText */.lT)(kindCount, 'kind')}`;
    if (changes !== undefined)
        return `${counted}. Against the baseline: **${(0,inventory/* resourceChangesText */.Ji)(changes)}**.`;
    return `${counted}. Nothing to compare them with: ${whyNotCompared(comparison)}.`;
}
/** The resources by kind; where they are compared, those that changed, and the others in a fold. */
function resourcesBlocks({ resources }, purse) {
    if (resources === undefined || resources.kinds.length === 0)
        return [];
    const { kinds, changes } = resources;
    const counted = tableHead(['Kind', 'Resources'], 'text');
    const countedRow = (kind) => tableRow([nameOf(kind), (0,words/* numberText */.$4)(kind.after ?? 0)]);
    if (changes === undefined)
        return headed(kindsTable(counted, kinds, countedRow, totalRow(resources), purse));
    const changed = kinds.filter(inventory/* isChanged */.Hq);
    const compared = tableHead(['Kind', 'Baseline', 'Now', 'Change'], 'text');
    const table = changed.length === 0 ? '' : kindsTable(compared, changed, comparedRow, totalRow(resources), purse);
    const same = kinds.filter((kind) => !(0,inventory/* isChanged */.Hq)(kind));
    const title = `${(0,words/* countText */.lT)(same.length, 'kind')} unchanged`;
    const rest = same.length === 0 || !purse.buys(fold(title, '')) ? '' : kindsTable(counted, same, countedRow, '', purse);
    return [...headed(table), rest === '' ? '' : fold(title, rest)].filter(Boolean);
}
function headed(table) {
    return table === '' ? [] : ['### Resources by kind', table];
}
/** As many rows as there is room for, and how many more there are; empty where not even those two lines have room. */
function kindsTable(head, kinds, render, last, purse) {
    if (!purse.buys(['### Resources by kind', head, last, resources_missing(kinds.length)].join('\n\n')))
        return '';
    const rows = [];
    for (const kind of kinds.slice(0, resources_MOST_KINDS)) {
        const row = render(kind);
        if (!purse.buys(row))
            break;
        rows.push(row);
    }
    const rest = kinds.length - rows.length;
    const table = [head, ...rows, last].filter(Boolean).join('\n');
    return rest > 0 ? `${table}\n\n${resources_missing(rest)}` : table;
}
function comparedRow(kind) {
    const { before, after } = kind;
    const change = before === undefined ? 'only now' : after === undefined ? 'only before' : (0,inventory/* differenceText */.Lr)(kind);
    return tableRow([nameOf(kind), cell(before), cell(after), `**${change}**`]);
}
function totalRow({ total, changes }) {
    if (changes === undefined)
        return tableRow(['**Total**', `**${(0,words/* numberText */.$4)(total)}**`]);
    // A sum over different kinds is no difference.
    const comparable = changes.onlyNow === 0 && changes.onlyBefore === 0;
    const change = comparable ? (0,inventory/* differenceText */.Lr)({ kind: '', before: changes.before, after: total }) : '';
    return tableRow(['**Total**', (0,words/* numberText */.$4)(changes.before), `**${(0,words/* numberText */.$4)(total)}**`, change === '' ? '' : `**${change}**`]);
}
function nameOf({ kind }) {
    return (0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(kind, resources_LONGEST_KIND)) || '_without a name_';
}
function cell(amount) {
    return amount === undefined ? `_${(0,inventory/* amountText */.cY)(amount)}_` : (0,words/* numberText */.$4)(amount);
}
function resources_missing(count) {
    return `… and ${(0,words/* countText */.lT)(count, 'more kind')}: see \`results.json\` in the report's files.`;
}

;// CONCATENATED MODULE: ./build/report/scores.js

/** The score that a rule asks for; undefined where none does. */
function requiredScore({ rules }) {
    const value = rules.find(({ rule }) => rule === 'min-score')?.value;
    return value === undefined || !Number.isFinite(Number(value)) ? undefined : Number(value);
}
/** Above a picture of the scores, which tells the rest. */
function scoresTitle(scores, required) {
    return `Score of the last ${scores.length} scans${required === undefined ? '' : `; ${required} is required`}`;
}
/** All different: the day where that tells the scans apart, else the minute; else, or where one has no time, which one it is. */
function scoreLabels(scores) {
    const times = scores.map(({ at }) => new Date((0,domain_instant/* msOf */.QZ)(at) ?? Number.NaN));
    const numbers = scores.map((_, index) => String(index + 1));
    if (times.some((time) => Number.isNaN(time.getTime())))
        return numbers;
    const texts = times.map((time) => time.toISOString());
    const kinds = [texts.map((text) => text.slice(5, 10)), texts.map((text) => text.slice(5, 16).replace('T', ' '))];
    return kinds.find((labels) => new Set(labels).size === labels.length) ?? numbers;
}
/** Not from 0: a score hardly moves, and this axis is for its moves. Not narrower than 10 points either, which would make steps of trifles. */
function scoreRange(values) {
    const high = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5);
    const low = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
    if (high - low >= 10)
        return [low, high];
    return high < 10 ? [0, 10] : [high - 10, high];
}

;// CONCATENATED MODULE: ./build/report/markdown/score-chart.js


/** The score over the last scans, and the score that is required: whether it rises or falls is more than one number tells. Empty where it is not known. */
function scoreChart({ report: { scores = [], decision } }, purse) {
    if (scores.length < 2)
        return '';
    const limit = requiredScore(decision);
    const values = scores.map(({ score }) => score);
    const chart = xyChart({
        colours: [INK.line, INK.limit],
        title: scoresTitle(scores, limit),
        // Shorter than a day: Mermaid, which measures after scaling, cuts the end of the last one on narrow screens.
        labels: [...scoreLabels(scores).slice(0, -1), 'this'],
        range: scoreRange(limit === undefined ? values : [...values, limit]),
        series: [{ as: 'line', values }, ...(limit === undefined ? [] : [{ as: 'line', values: values.map(() => limit) }])],
    });
    return purse.buys(chart) ? chart : '';
}

;// CONCATENATED MODULE: ./build/report/markdown/severity-chart.js



/** Of the marks beside the words. */
const COLOURS = {
    critical: '#8250df',
    high: '#cf222e',
    medium: '#e16f24',
    low: '#d4a72c',
    info: '#2f81f7',
};
/** Of fewer findings the table tells as much at a glance. */
const LEAST_FINDINGS = 10;
const LEAST_SEVERITIES = 3;
/** Mermaid leaves out slices of less than 1 %: a picture without the one critical finding would be a lie. */
const LEAST_SHARE = 0.02;
/** How the findings divide into severities; empty where the table says as much, or where the picture could not show all. */
function severityChart({ tally }, purse) {
    if (tally === undefined || tally.from === 'partial' || tally.untold.length > 0)
        return '';
    const { counts } = tally;
    const total = (0,domain_severity/* totalOf */.e6)(counts);
    // The largest first: versions of Mermaid differ in whether colours follow the order or the size.
    const parts = domain_severity/* SEVERITIES */.oC.filter((severity) => counts[severity] > 0).toSorted((a, b) => counts[b] - counts[a]);
    if (total < LEAST_FINDINGS || parts.length < LEAST_SEVERITIES || parts.some((severity) => counts[severity] / total < LEAST_SHARE))
        return '';
    const colours = Object.fromEntries(parts.map((severity, index) => [`pie${index + 1}`, COLOURS[severity]]));
    const chart = picture([
        settings({ themeVariables: { ...colours, pieOpacity: '1' } }),
        'pie showData',
        ...parts.map((severity) => `  "${(0,words/* capital */.Nx)(severity)}" : ${counts[severity]}`),
    ]);
    const block = `### Findings by severity\n\n${chart}`;
    return purse.buys(block) ? block : '';
}

;// CONCATENATED MODULE: ./build/report/markdown/uncounted.js






/** In characters, before escaping. */
const LONGEST_REASON = 200;
const uncounted_LONGEST_VALUE = 80;
const WAIVED_HEAD = textTableHead(['Severity', 'Finding', 'Where', 'Waived']);
/** Open findings that decide nothing: those that a waiver accepts, and those outside of the paths; folded. */
function uncountedBlocks(view, purse) {
    const { waived, outside } = view;
    if (waived.length + outside.length === 0)
        return [];
    const blocks = [
        table(`${(0,words/* countText */.lT)(waived.length, 'finding')} waived: shown, not counted`, WAIVED_HEAD, waived, (each) => waivedRow(each, view), purse),
        table(`${(0,words/* countText */.lT)(outside.length, 'finding')} outside of <code>paths</code>: shown, not counted`, ROWS_HEAD, outside, (finding) => findingRow(finding, view), purse),
    ];
    return blocks.filter(Boolean);
}
function table(title, head, items, render, purse) {
    if (items.length === 0)
        return '';
    if (!purse.buys(fold(title, `${head}\n\n${uncounted_missing(items.length)}`)))
        return purse.buys(title) ? `${title}: see \`results.json\`.` : '';
    const rows = [];
    for (const item of items) {
        const row = render(item);
        if (!purse.buys(row))
            break;
        rows.push(row);
    }
    const rest = items.length - rows.length;
    const shown = rows.length === 0 ? '' : [head, ...rows].join('\n');
    return fold(title, [shown, rest > 0 ? uncounted_missing(rest) : ''].filter(Boolean).join('\n\n'));
}
function waivedRow({ finding, waiver }, view) {
    const { by, value, expires, reason, state } = waiver;
    const subject = { fingerprint: 'its fingerprint', id: 'its ID', rule: `rule ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(value, uncounted_LONGEST_VALUE))}` }[by];
    const until = `${state === 'expiring' ? '⏳ ' : ''}until ${expires}, by ${subject}`;
    return tableRow([...findingCells(finding, view), `${until}:<br>${bounded(reason, LONGEST_REASON, markdown/* markdownText */.p7)}`]);
}
function uncounted_missing(count) {
    return `… and ${(0,words/* numberText */.$4)(count)} more: see \`results.json\`.`;
}

// EXTERNAL MODULE: ./build/report/waivers.js
var report_waivers = __webpack_require__(9110);
;// CONCATENATED MODULE: ./build/report/markdown/waivers.js






/** In characters, before escaping. */
const waivers_LONGEST_REASON = 300;
const waivers_LONGEST_VALUE = 120;
/** Patterns of one waiver that are shown. */
const MOST_PATTERNS = 5;
/** Said loudly wherever there are such: what people thought to be settled is not. */
function lapsedBlock({ waivers, report }, purse) {
    const { count = 0, listed = [] } = waivers?.lapsed ?? {};
    if (count === 0)
        return '';
    const head = `> [!WARNING]\n> **${(0,words/* countText */.lT)(count, 'waiver')} ${count === 1 ? 'has' : 'have'} lapsed, and what ${count === 1 ? 'it' : 'they'} accepted counts again.**`;
    purse.must(head);
    const rows = buyRows(listed, (waiver) => `> - ${lapsedText(waiver, report)} ${reasonOf(waiver)}`, purse);
    const rest = listed.length - rows.length;
    return [head, ...(rows.length > 0 ? ['>', ...rows] : []), ...(rest > 0 ? ['>', `> ${waivers_missing(rest)}`] : [])].join('\n');
}
function lapsedText(waiver, report) {
    const { again, unless } = (0,report_waivers/* againText */.QL)(waiver, report);
    return `${subjectOf(waiver)} lapsed after ${waiver.expires}: **${again}**${unless}.`;
}
/** Waivers that end soon, and those that match nothing: how many, and in a fold what they are. */
function waiversBlock({ waivers }, purse) {
    const { ending, unused } = waivers ?? {};
    const line = purse.must(waiversText(ending?.count ?? 0, unused?.count ?? 0));
    const all = [...(ending?.listed ?? []), ...(unused?.listed ?? [])];
    if (all.length === 0 || !purse.buys(fold('', waivers_missing(all.length))))
        return line;
    const rows = buyRows(all, row, purse);
    const rest = all.length - rows.length;
    return fold(line, [rows.join('\n'), rest > 0 ? waivers_missing(rest) : ''].filter(Boolean).join('\n\n'));
}
function waiversText(ending, unused) {
    const parts = [
        ending > 0 && `⏳ ${(0,words/* countText */.lT)(ending, 'waiver')} ${ending === 1 ? 'ends' : 'end'} within 14 days`,
        unused > 0 && `${(0,words/* countText */.lT)(unused, 'waiver')} matched nothing`,
    ];
    return parts.filter(Boolean).join(' · ');
}
function row(waiver) {
    const { matched, state, expires } = waiver;
    if (matched > 0)
        return `- ⏳ ${subjectOf(waiver)} ends after ${expires}: ${(0,words/* countText */.lT)(matched, 'finding')} will count again. ${reasonOf(waiver)}`;
    const until = state === 'lapsed' ? `lapsed after ${expires}` : `until ${expires}`;
    return `- ${subjectOf(waiver)} (${until}) matched nothing: take it out if that is settled. ${reasonOf(waiver)}`;
}
/** What a waiver is about: `Rule CKV_AWS_24 in files docs/**`. */
function subjectOf({ by, value, paths, resources }) {
    const patterns = (what, globs = []) => {
        if (globs.length === 0)
            return '';
        const shown = globs.slice(0, MOST_PATTERNS).map((glob) => (0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(glob, waivers_LONGEST_VALUE)));
        return ` ${what} ${shown.join(', ')}${globs.length > shown.length ? ', …' : ''}`;
    };
    return `${report_waivers/* SUBJECT_WORDS */.FA[by]} ${(0,markdown/* markdownCode */.D9)((0,plain_text/* clip */.$Q)(value, waivers_LONGEST_VALUE)) || '_empty_'}${patterns('in files', paths)}${patterns('at', resources)}`;
}
/** Why the waiver is there, in the words of the person who wrote it. */
function reasonOf({ reason }) {
    return `Reason: ${bounded(reason, waivers_LONGEST_REASON, markdown/* markdownText */.p7)}`;
}
function buyRows(waivers, render, purse) {
    const rows = [];
    for (const waiver of waivers) {
        const rendered = render(waiver);
        if (!purse.buys(rendered))
            break;
        rows.push(rendered);
    }
    return rows;
}
function waivers_missing(count) {
    return `… and ${(0,words/* numberText */.$4)(count)} more: see \`results.json\`.`;
}

;// CONCATENATED MODULE: ./build/report/markdown.js






















/** GitHub refuses a comment of more than 65,536 characters; a proxy or an e-mail may hold less. */
const COMMENT_BUDGET = 60_000;
/** GitHub drops a job summary of more than 1 MiB of a step; other steps of ours may write as well. */
const SUMMARY_BUDGET = 1_000_000;
/** Least room, in characters, that any report fits in whatever its texts are; three times that in bytes. Smaller budgets are not kept. */
const SMALLEST_BUDGET = 20_000;
/** The hidden first line by which a comment or an issue is found again. The name is hashed: a target's name is nobody's business, and may hold `-->`. */
function commentMarker(name) {
    return `<!-- scan-gate:${(0,identity/* identityOf */.c)([name]).slice(0, 16)} -->`;
}
/** The pull request's comment. Its first line is the marker. */
function renderComment(report, { details, budgetChars = COMMENT_BUDGET }) {
    const marker = `${commentMarker(report.name)}\n`;
    const budget = characters(budgetChars - marker.length);
    return marker + compose((0,report_view/* viewOf */.du)(report, details), budget, 'short');
}
/** Why there is such an issue; its end. */
const ABOUT_ISSUE = '<sub>Scheduled runs of this gate keep this issue up to date, and close it when the gate passes again.</sub>\n';
/**
 * The tracking issue's text: all that there is while the gate does not pass; short, and with `ISSUE_CLOSED` as its second line, when it
 * passes again. The first line is the marker.
 */
function renderIssue(report, { details, budgetChars = COMMENT_BUDGET }) {
    const marker = `${commentMarker(report.name)}\n`;
    const view = (0,report_view/* viewOf */.du)(report, details);
    if (report.decision.verdict === 'passed')
        return `${marker}${ISSUE_CLOSED}\n${closingText(view)}`;
    const budget = characters(budgetChars - marker.length - ABOUT_ISSUE.length - 1);
    return `${marker}${compose(view, budget, 'short')}\n${ABOUT_ISSUE}`;
}
/** The job's summary. */
function renderSummary(report, { details, budgetBytes = SUMMARY_BUDGET, publications = [] }) {
    return compose((0,report_view/* viewOf */.du)(report, details), bytes(budgetBytes), 'long', publications);
}
/** report.md, for people outside of GitHub. Files are not world-readable, so that it holds all details. */
function renderMarkdownFile(report) {
    return compose((0,report_view/* viewOf */.du)(report, 'full', 'file'), bytes(SUMMARY_BUDGET), 'long');
}
/** The largest part of the money that each may take before the findings get the rest. */
const SHARES = { checks: 1 / 2, lapsed: 1 / 6, notes: 1 / 4, resources: 1 / 3, gone: 1 / 6, uncounted: 1 / 6, waivers: 1 / 8 };
/**
 * The same document for all of them: what has to be there is paid first, then notes, then findings and pictures get the rest. What to
 * do comes before what was done: a reader in a hurry stops after the findings.
 *
 * @param shape `long`: a page of its own, with room for pictures that a conversation has not.
 */
function compose(view, budget, shape, publications = []) {
    const { report } = view;
    const purse = new Purse(budget);
    const must = (blocks) => blocks.map((block) => purse.must(block));
    const long = (render) => (shape === 'long' ? render(view, purse) : '');
    const top = must([
        headline(report),
        partialBlock(view),
        // What to do comes first, but not before a verdict that is not what the job's colour says.
        ...(report.decision.forgiven ? [meaning(report), ...errorBlocks(report)] : [...errorBlocks(report), meaning(report)]),
        hostLine(report),
        ...numbersBlocks(view),
        resourcesLine(view),
        changesLine(view),
        detailsBlock(view),
    ]);
    const end = must([...publicationsBlocks(publications), rulesBlock(report), leftOutBlock(report), footer(view)]);
    const lapsed = purse.lend(SHARES.lapsed, (share) => lapsedBlock(view, share));
    const checks = purse.lend(SHARES.checks, (share) => checksBlocks(report.checks ?? [], share));
    const notes = must(notesBlocks([...report.notes, ...notesOf(publications)], { ...budget, limit: purse.left * SHARES.notes }));
    const scores = scoreChart(view, purse);
    const resources = purse.lend(SHARES.resources, (share) => resourcesBlocks(view, share));
    const gone = purse.lend(SHARES.gone, (share) => namedBlocks(view, share));
    const waivers = purse.lend(SHARES.waivers, (share) => waiversBlock(view, share));
    const uncounted = purse.lend(SHARES.uncounted, (share) => uncountedBlocks(view, share));
    const severities = long(severityChart);
    const findings = findingsBlocks(view, purse);
    const changes = long(resourceChart);
    const diagrams = diagramsBlocks(view, purse);
    const phases = long(phasesBlock);
    const facts = [...resources, changes, ...diagrams, severities, phases];
    return join([...top, lapsed, scores, ...checks, ...findings, gone, ...facts, ...uncounted, waivers, ...notes, ...end]);
}
/** Other surfaces' notes are told in full only where they say what to change. */
function notesOf(publications) {
    return publications.flatMap(({ note }) => (note?.hint === undefined ? [] : [note]));
}

;// CONCATENATED MODULE: ./build/publish/github/issue-refusals.js


const ISSUE_FAILED = 'The tracking issue was not brought up to date';
/** Why GitHub did not take the issue, and what to do. */
function explainIssue(error, source, { clock, permissions }) {
    const attempted = { failed: ISSUE_FAILED, permission: 'issues: write', permissions, source };
    const general = (0,refusals/* explainGeneral */.MP)(error, attempted, clock.now());
    if (general !== undefined)
        return general;
    const refusal = (0,rate_limit/* asRefusal */.Zd)(error);
    if (refusal === undefined)
        return issue_refusals_failed(error instanceof Error ? error.message : String(error));
    const words = (0,refusals/* wordsOf */.Z9)(refusal);
    if (refusal.status === 410)
        return disabled(words);
    if (refusal.status === 403 || refusal.status === 404)
        return (0,refusals/* missingPermission */.Up)(attempted, words);
    return issue_refusals_failed(`GitHub answered ${refusal.status} ("${words}")`);
}
/** docs.github.com/rest/issues: "If issues are disabled in the repository, the API returns a 410 Gone status." */
function disabled(words) {
    return {
        level: 'notice',
        code: 'issues-disabled',
        text: `${ISSUE_FAILED}: the repository has no issues (GitHub: "${words}").`,
        hint: 'Switch them on under Settings > General > Features > Issues, or leave {tracking-issue} out.',
    };
}
function issue_refusals_failed(why) {
    return { level: 'warning', code: 'issue-failed', text: `${ISSUE_FAILED}: ${why}.` };
}

;// CONCATENATED MODULE: ./build/publish/github/issues.js




/** Other workflows write as the same user, and pull requests are listed as issues. */
const MOST_OPEN_PAGES = 20;
/** A closed issue that is not found among so many is only not opened again. */
const MOST_CLOSED_PAGES = 5;
/** The repository's issues, read and written with the signal of one publication. */
function issuesOf(options, signal) {
    const { octokit, repository, marker } = options;
    let login;
    /** By creation, where the order must not change between two pages; by the last touch, where only the latest are looked at. */
    const mine = async (state, sort, mostPages) => {
        const creator = await (login ??= ownLogin(options, signal));
        const listed = { ...repository, state, creator, sort, direction: 'desc', request: { signal } };
        return readPages({
            what: 'issues',
            mostPages,
            read: (page) => octokit.rest.issues.listForRepo({ ...listed, ...page }),
            keep: (page) => page.flatMap(asIssue).filter((issue) => hasMarker(issue, marker) && isSameUser(issue.author, creator)),
        });
    };
    const open = async () => {
        const { items, whole } = await mine('open', 'created', MOST_OPEN_PAGES);
        // Where ours may be further down, a new one could be its double.
        if (items.length === 0 && !whole)
            throw new Error(`ours was not among the latest ${MOST_OPEN_PAGES * PER_PAGE} open issues`);
        return items.toSorted((a, b) => a.id - b.id);
    };
    /** The answer was lost, or unreadable: what is there tells whether the issue was made. */
    const findLost = async (body, error) => {
        const lost = (await open()).find((issue) => sameText(issue.body, body));
        if (lost === undefined)
            throw error;
        return lost;
    };
    return {
        open,
        closed: async () => (await mine('closed', 'updated', MOST_CLOSED_PAGES)).items,
        async create(title, body) {
            try {
                // A create is sent once: the retry plugin would make two issues of a lost answer.
                const { data } = await octokit.rest.issues.create({ ...repository, title, body, request: { signal, retries: 0 } });
                return asIssue(data)[0] ?? (await findLost(body, new Error("GitHub's answer to the issue could not be read")));
            }
            catch (error) {
                if (signal.aborted || (0,rate_limit/* asRefusal */.Zd)(error)?.answered !== false)
                    throw error;
                return findLost(body, error);
            }
        },
        async change(number, changes) {
            const { data } = await octokit.rest.issues.update({ ...repository, issue_number: number, ...changes, request: { signal } });
            return asIssue(data)[0] ?? { id: number, author: '', body: changes.body ?? '' };
        },
    };
}
/** One issue; or nothing, where the answer has another form, or is of a pull request. */
function asIssue(data) {
    if (typeof data !== 'object' || data === null || !('number' in data) || typeof data.number !== 'number')
        return [];
    if ('pull_request' in data && typeof data.pull_request === 'object' && data.pull_request !== null)
        return [];
    return [{ id: data.number, author: authorOf(data), body: bodyOf(data), url: urlOf(data) }];
}

;// CONCATENATED MODULE: ./build/publish/github/tracking-issue.js








/** Keeps one issue per gate on scheduled runs: open while the gate does not pass. Nothing that is read back feeds anything but the search for it. */
function trackingIssuePublisher(options) {
    const { github, mode } = options;
    return {
        surface: 'issue',
        async publish(what, signal) {
            if (mode === 'never')
                return tracking_issue_skipped();
            const explain = (error) => explainIssue(error, what.report.source, github);
            return (0,guard/* softened */.To)(await (0,guard/* guarded */.Nj)({ surface: 'issue', signal, scrub: github.scrub, explain }, () => track(what, options, signal)));
        },
    };
}
/** What the verdict means for the issue; undefined: it says nothing about the gate, so that the issue stays as it is. */
function stateFor({ decision: { verdict }, error }) {
    switch (verdict) {
        case 'passed':
            return 'closed';
        case 'failed':
        case 'error':
        case 'timeout':
            return 'open';
        case 'cancelled':
            // A job that a person has ended is no news about the gate; a scan that the service has ended is.
            return error?.code === 'INTERRUPTED' ? undefined : 'open';
        case 'skipped':
        case 'started':
        case 'checked':
            return undefined;
    }
}
async function track(what, options, signal) {
    const { github, allows, name } = options;
    const repository = (0,github_repository/* repositoryOf */._)(what.report.source);
    const state = stateFor(what.report);
    // Other events are no surprise: nothing is said.
    if (!allows.track.allowed || state === undefined || repository === undefined)
        return tracking_issue_skipped();
    if (!github.hasToken)
        return tracking_issue_skipped((0,refusals/* missingToken */.kh)({ failed: ISSUE_FAILED }));
    const marker = commentMarker(name);
    const issues = issuesOf({ github, octokit: await github.open(), repository, marker }, signal);
    const render = (limit) => withMarker(options.render(what, limit), marker);
    return state === 'open' ? keepOpen(issues, issueTitle(name), render) : keepClosed(issues, render);
}
/** The oldest open one is the issue; others, of jobs that ran at the same time, are closed. */
async function keepOpen(issues, title, render) {
    return withOpen(issues, async (kept, doubles) => {
        const body = render(BODY_LIMIT);
        if (kept === undefined)
            return tracking_issue_done(await begin(issues, title, body, render));
        const change = (text) => issues.change(kept.id, { body: text });
        const written = sameText(kept.body, body) ? kept : await writeWithinLimits(body, render, change);
        await closeDoubles(issues, doubles);
        return tracking_issue_done({ ...kept, ...written });
    });
}
/** Searches once more if the issue was deleted since it was found; one that is still listed may only not be changed by the token. */
async function withOpen(issues, act) {
    const [kept, ...doubles] = await issues.open();
    try {
        return await act(kept, doubles);
    }
    catch (error) {
        if (kept === undefined || !isGone(error))
            throw error;
        const [next, ...others] = await issues.open();
        if (next?.id === kept.id)
            throw error;
        return act(next, others);
    }
}
/**
 * Opens again what we have closed ourselves: its conversation, labels and assignees are about the same gate. What a person has closed
 * while the gate did not pass stays closed, for that was a decision, and a new issue tells that it is not over.
 */
async function begin(issues, title, body, render) {
    const again = (await issues.closed()).find(isClosedByUs);
    if (again !== undefined) {
        const reopen = (text) => issues.change(again.id, { state: 'open', state_reason: 'reopened', body: text });
        try {
            return { ...again, ...(await writeWithinLimits(body, render, reopen)) };
        }
        catch (error) {
            if (!isGone(error))
                throw error;
        }
    }
    return await writeWithinLimits(body, render, (text) => issues.create(title, text));
}
async function keepClosed(issues, render) {
    return withOpen(issues, async (kept, doubles) => {
        if (kept === undefined)
            return tracking_issue_skipped();
        // In one request with its end: a text that tells an end must not stand on an open issue.
        const closed = await issues.change(kept.id, { state: 'closed', state_reason: 'completed', body: render(BODY_LIMIT) });
        await closeDoubles(issues, doubles);
        return tracking_issue_done({ ...kept, ...closed });
    });
}
/** Their text stays as it is, so that they are not opened again. */
async function closeDoubles(issues, doubles) {
    try {
        for (const { id } of doubles)
            await issues.change(id, { state: 'closed', state_reason: 'not_planned' });
    }
    catch {
        // The issue itself is up to date; tidying up is the next run's matter.
    }
}
function isClosedByUs({ body }) {
    return body.split('\n', 2)[1]?.trimEnd() === ISSUE_CLOSED;
}
function tracking_issue_done({ id, url }) {
    return { surface: 'issue', outcome: 'done', id: String(id), ...(url !== undefined && { url }) };
}
function tracking_issue_skipped(note) {
    return { surface: 'issue', outcome: 'skipped', ...(note !== undefined && { note }) };
}

// EXTERNAL MODULE: ./build/domain/log-text.js
var log_text = __webpack_require__(5111);
// EXTERNAL MODULE: ./build/domain/repository-path.js
var repository_path = __webpack_require__(6041);
// EXTERNAL MODULE: ./build/domain/workflow-command.js
var workflow_command = __webpack_require__(2984);
;// CONCATENATED MODULE: ./build/report/annotations.js







/** actions/runner: ExecutionContext, `_maxCountPerIssueType`; the eleventh of a level in a step is dropped in silence. */
const MOST_OF_A_LEVEL = 10;
/** actions/runner cuts longer messages. */
const LONGEST_MESSAGE = 4096;
/** GitHub: checks API, `title` of an annotation. */
const annotations_LONGEST_TITLE = 255;
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
    const view = (0,report_view/* viewOf */.du)(report, details);
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
    const safeFile = file !== undefined && (0,log_text/* logLine */.BP)(file) === file ? file : undefined;
    const properties = [
        safeFile !== undefined && `file=${escapeProperty(safeFile)}`,
        safeFile !== undefined && line !== undefined && `line=${line}`,
        `title=${escapeProperty((0,log_text/* logLine */.BP)(title))}`,
    ];
    return `::${level} ${properties.filter(Boolean).join(',')}::${(0,workflow_command/* escapeData */.u)((0,log_text/* logText */.kc)(message))}`;
}
function annotationOf(finding, view, level, more) {
    const { title } = (0,report_view/* wordsOf */.Z9)(finding, view.rules);
    const file = (0,repository_path/* repositoryPath */.S)(finding.place.file);
    const tail = more > 0 ? `\n\n… and ${(0,words/* countText */.lT)(more, 'more finding')} of this level: see the job summary.` : '';
    return {
        level,
        title: (0,plain_text/* clip */.$Q)((0,log_text/* logLine */.BP)(`${(0,words/* capital */.Nx)(finding.severity)}${finding.change === 'new' ? ' (new)' : ''}: ${title}`), annotations_LONGEST_TITLE),
        message: (0,plain_text/* clip */.$Q)((0,log_text/* logText */.kc)(messageOf(finding, view)), LONGEST_MESSAGE - tail.length) + tail,
        ...(file !== undefined && { file }),
        ...(file !== undefined && finding.place.line !== undefined && { line: finding.place.line }),
    };
}
function messageOf(finding, view) {
    const { title, text, fix } = (0,report_view/* wordsOf */.Z9)(finding, view.rules);
    const place = (0,repository_path/* repositoryPath */.S)(finding.place.file) === undefined ? (0,report_place/* placeText */.Z9)(finding.place) : '';
    const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
    const about = [(0,plain_text/* oneLine */.TN)(finding.ruleId), place, ...(0,report_place/* furtherPlaces */.bB)(finding.place), cvss].filter(Boolean);
    const parts = [
        `${text ?? title} (${about.join(', ')})`,
        (0,report_view/* firstFilled */.bj)(fix?.text) !== undefined && `How to fix: ${fix?.text}`,
        (0,report_view/* firstFilled */.bj)(fix?.code),
    ];
    return parts.filter(Boolean).join('\n\n');
}
/** actions/toolkit: command.ts, `escapeProperty`. */
function escapeProperty(text) {
    return (0,workflow_command/* escapeData */.u)(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

// EXTERNAL MODULE: ./build/report/neutralise/json.js
var json = __webpack_require__(6450);
// EXTERNAL MODULE: ./build/report/sarif.js
var sarif = __webpack_require__(5150);
;// CONCATENATED MODULE: ./build/report/code-quality.js







/** GitLab: Code Quality, "Code Quality report format"; the words stand for the same steps from mildest to worst. */
const SEVERITY_WORDS = {
    critical: 'blocker',
    high: 'critical',
    medium: 'major',
    low: 'minor',
    info: 'info',
};
/** In characters: lists show one line or two. */
const code_quality_LONGEST_TITLE = 300;
const LONGEST_PLACE = 300;
const code_quality_LONGEST_NAME = 255;
/**
 * gl-code-quality-report.json: the findings that count, as GitLab's merge requests show them
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). In pieces, a line for each finding; `[]` where there
 * is none. Undefined where there is no results.sarif either: GitLab takes whatever a report lacks for resolved.
 */
function renderCodeQuality(report) {
    const findings = (0,sarif/* openInFull */.xR)(report)?.filter(({ counts }) => counts);
    return findings === undefined ? undefined : lines(findings, report);
}
function* lines(findings, report) {
    const rules = (0,report_view/* rulesById */.sP)(report);
    let before = '[';
    for (const finding of findings) {
        yield `${before}\n${(0,json/* quietJson */.n)(JSON.stringify(degradationOf(finding, rules, report)))}`;
        before = ',';
    }
    yield findings.length === 0 ? '[]\n' : '\n]\n';
}
function degradationOf(finding, rules, report) {
    const { ruleId, severity, fingerprint, place } = finding;
    const shown = (0,report_place/* shownAt */.z)(place, report.sarif?.anchor ?? sarif/* ANCHOR */.Ip);
    return {
        description: descriptionOf(finding, (0,report_view/* wordsOf */.Z9)(finding, rules).title, (0,repository_path/* repositoryPath */.S)(place.file) === undefined),
        check_name: (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(ruleId), code_quality_LONGEST_NAME) || 'unnamed',
        // GitLab joins the reports of all jobs, and shows equal fingerprints once: two gates may find the same in two targets.
        fingerprint: (0,identity/* identityOf */.c)([report.name, fingerprint]),
        severity: SEVERITY_WORDS[severity],
        location: { path: shown.path, lines: { begin: shown.line } },
    };
}
/** @param anchored It is shown at a file that it is not about, so that its place has to be told. */
function descriptionOf(finding, title, anchored) {
    const places = [anchored ? (0,report_place/* placeText */.Z9)(finding.place) : '', ...(0,report_place/* furtherPlaces */.bB)(finding.place)].map(plain_text/* oneLine */.TN).filter(Boolean);
    const where = places.length === 0 ? '' : ` (${(0,plain_text/* clip */.$Q)(places.join(', '), LONGEST_PLACE)})`;
    return `${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(title), code_quality_LONGEST_TITLE)}${where}`;
}

// EXTERNAL MODULE: ./build/report/conceal.js
var conceal = __webpack_require__(4314);
// EXTERNAL MODULE: ./build/report/sarif/log.js + 4 modules
var sarif_log = __webpack_require__(6116);
// EXTERNAL MODULE: ./build/report/sarif/taxonomies.js
var sarif_taxonomies = __webpack_require__(850);
;// CONCATENATED MODULE: ./build/report/full-sarif.js







/** The root of the repository, by the name that GitHub's own tools give it. */
const ROOT = '%SRCROOT%';
/**
 * results.full.sarif, for other tools than code scanning: every open finding without a limit, also those that a waiver accepts, with
 * what SARIF can say and GitHub would not use, or would misread. Undefined where there is no results.sarif either.
 */
function renderFullSarif(report, toolVersion) {
    const open = (0,sarif/* openInFull */.xR)(report);
    if (open === undefined)
        return undefined;
    const findings = (0,sarif_log/* worstFirst */.m)(open);
    const tagged = tagsOf(findings, report);
    const taxonomies = (0,sarif_taxonomies/* taxonomiesOf */.b)(new Set(tagged.flat()), `${(0,plain_text/* oneLine */.TN)(report.service.title)} frameworks`);
    const waivers = report.evaluation?.waivers ?? [];
    // SARIF 2.1.0, 3.27.24: either all results of a run have `baselineState` or none has.
    const compared = findings.every(({ change }) => change !== undefined);
    const log = (0,sarif_log/* sarifLog */.e)(findings, report, { anchor: report.sarif?.anchor ?? sarif/* ANCHOR */.Ip, toolVersion });
    const runs = log.runs.map((run) => ({
        ...run,
        ...categorised(run, tagged, taxonomies),
        ...provenanceOf(report),
        invocations: [invocationOf(report)],
        results: (run.results ?? []).map((result, index) => ({
            ...result,
            locations: (result.locations ?? []).map(belowRoot),
            ...webRequestOf(findings[index]),
            ...taxaOf(tagged[index] ?? [], taxonomies),
            ...(compared && { baselineState: findings[index]?.change }),
            suppressions: suppressionsOf(findings[index], waivers),
        })),
    }));
    return (0,sarif/* compactJson */.Ar)({ ...log, runs });
}
/** Of each finding: its own where it has them, else its rule's. */
function tagsOf(findings, report) {
    const rules = (0,report_view/* rulesById */.sP)(report);
    return findings.map(({ tags, ruleId }) => tags ?? rules.get(ruleId)?.tags ?? []);
}
/** The catalogues, and which of their entries a rule has to do with by any of its findings (SARIF 2.1.0, 3.49.15 and 3.53.3). */
function categorised(run, tagged, taxonomies) {
    const { components } = taxonomies;
    if (components.length === 0)
        return { tool: run.tool };
    const ofRule = new Map();
    for (const [at, { ruleIndex = -1 }] of (run.results ?? []).entries()) {
        ofRule.set(ruleIndex, (ofRule.get(ruleIndex) ?? new Set()).add(tagged[at] ?? []));
    }
    const tagsOfRule = (index) => [...new Set([...(ofRule.get(index) ?? [])].flat())];
    const rules = (run.tool.driver.rules ?? []).map((rule, index) => related(rule, taxonomies.referencesOf(tagsOfRule(index))));
    const supportedTaxonomies = components.map(({ name }, index) => ({ name, index }));
    return { tool: { ...run.tool, driver: { ...run.tool.driver, rules, supportedTaxonomies } }, taxonomies: [...components] };
}
function related(rule, targets) {
    return targets.length === 0 ? rule : { ...rule, relationships: targets.map((target) => ({ target, kinds: ['relevant'] })) };
}
function taxaOf(tags, { referencesOf }) {
    const taxa = referencesOf(tags);
    return taxa.length === 0 ? {} : { taxa: [...taxa] };
}
/** Services name a parameter and no value for it, which SARIF's `parameters` would need. */
function webRequestOf(finding) {
    const request = finding?.place.request;
    if (request === undefined)
        return {};
    const [method, target, parameter] = [request.method, request.target, request.parameter].map((text) => (0,plain_text/* oneLine */.TN)(text ?? ''));
    return { webRequest: { ...(method && { method }), ...(target && { target }), ...(parameter && { properties: { parameter } }) } };
}
/** The tool is the service, and it has come to its end; when, as it tells. */
function invocationOf({ scan }) {
    const [startTimeUtc, endTimeUtc] = [scan?.startedAt, scan?.completedAt].map(instant);
    return { executionSuccessful: true, ...(startTimeUtc && { startTimeUtc }), ...(endTimeUtc && { endTimeUtc }) };
}
/** In the one form that SARIF knows (3.9). */
function instant(text) {
    const ms = (0,domain_instant/* msOf */.QZ)(text);
    return ms === undefined ? undefined : new Date(ms).toISOString();
}
function belowRoot({ physicalLocation, ...location }) {
    const artifactLocation = { ...physicalLocation?.artifactLocation, uriBaseId: ROOT };
    return { ...location, physicalLocation: { ...physicalLocation, artifactLocation } };
}
/** SARIF 2.1.0, 3.27.23: either all results of a run have `suppressions` or none has; an empty list says that nothing suppresses it. */
function suppressionsOf(finding, waivers) {
    const waiver = finding?.waiver === undefined ? undefined : waivers[finding.waiver];
    if (waiver === undefined || waiver.state === 'lapsed')
        return [];
    const { reason, expires, by } = waiver;
    return [{ kind: 'external', status: 'accepted', justification: (0,plain_text/* plain */.pj)(reason), properties: { expires, waivedBy: by } }];
}
/** Only of the repository's own code: what else is scanned is at no commit of it. */
function provenanceOf(report) {
    const [repositoryUri, revisionId, branch] = [(0,report_place/* repositoryUrl */.Ek)(report), (0,report_place/* scannedCommit */.ml)(report), (0,report_place/* scannedBranch */.BH)(report)];
    if (report.target?.ownCode !== true || repositoryUri === undefined || revisionId === undefined || branch === undefined)
        return {};
    return { versionControlProvenance: [{ repositoryUri, revisionId, branch, mappedTo: { uriBaseId: ROOT } }] };
}

;// CONCATENATED MODULE: ./build/report/html/assets.js
// Generated by scripts/page.mjs from src/page: do not edit.
/** The style of report.html. */
const STYLE = ':root{color-scheme:light dark;--page: #f4f5f7;--card: #fff;--sunken: #f1f3f5;--text: #1b1f24;--quiet: #59616b;--line: #d6dbe1;--link: #0b57b8;--focus: #0b57b8;--critical: #7a1fa2;--high: #c02626;--medium: #a84c00;--low: #756000;--info: #1a5fb4;--good: #176f30;--bad: #c02626;--wait: #8a5300;--none: #dfe3e8;--plain: #6b7480;--on: #fff;--good-soft: #e3f4e7;--bad-soft: #fdecec;--wait-soft: #fdf3e0;--info-soft: #e6f0fb;--plain-soft: #eef0f3}@media screen and (prefers-color-scheme:dark){:root{--page: #0d1117;--card: #161b22;--sunken: #0f141a;--text: #e6edf3;--quiet: #9ca6b1;--line: #313943;--link: #79b8ff;--focus: #79b8ff;--critical: #cf9dff;--high: #ff8880;--medium: #f3a65a;--low: #dcc04d;--info: #86bfff;--good: #5fd07a;--bad: #ff8880;--wait: #f0b04f;--none: #2b323b;--plain: #8b95a1;--on: #0d1117;--good-soft: #12261a;--bad-soft: #2d1618;--wait-soft: #2a2011;--info-soft: #12233a;--plain-soft: #1f262e}}*{box-sizing:border-box}html{scroll-behavior:smooth;-webkit-text-size-adjust:100%;text-size-adjust:100%}body{margin:0 auto;padding:1.25rem clamp(.75rem,3vw,2rem) 2rem;max-width:84rem;background:var(--page);color:var(--text);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif;overflow-wrap:anywhere}h1,h2,h3,p,ul,dl,dd,pre{margin:0;padding:0}h1{font-size:clamp(1.25rem,3.5vw,1.625rem);line-height:1.25;letter-spacing:-.01em}h2{margin-bottom:.75rem;font-size:1.0625rem;line-height:1.3}h3{margin-bottom:.25rem;color:var(--quiet);font-size:.8125rem;font-weight:600}a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.3em}code,pre,kbd{font-family:ui-monospace,SFMono-Regular,SF Mono,Menlo,Consolas,DejaVu Sans Mono,monospace;font-size:.875em}bdi,code{unicode-bidi:isolate}strong{font-weight:600}.quiet,.keys{color:var(--quiet)}.quiet{font-size:.875rem}.quiet .quiet,td .quiet{font-size:.8125rem}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}[hidden]{display:none!important}:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}main:focus,h2:focus{outline:none}.skip{position:absolute;inset:-4rem auto auto 1rem;z-index:2;padding:.5rem 1rem;background:var(--card)}.skip:focus{inset:.5rem auto auto 1rem}.card,.verdict,.call{margin-top:1rem;padding:1.125rem 1.25rem;border:1px solid var(--line);border-radius:10px;background:var(--card)}.contents ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.875rem .125rem 0;list-style:none}.verdict{--tone: var(--quiet);--soft: var(--plain-soft);display:flex;gap:.75rem 1.25rem;align-items:center;margin-top:0;border-color:var(--tone);border-inline-start-width:8px;background:var(--soft)}.verdict.passed,.verdict.checked{--tone: var(--good);--soft: var(--good-soft)}.verdict.failed,.verdict.error{--tone: var(--bad);--soft: var(--bad-soft)}.verdict.timeout,.verdict.cancelled,.verdict.forgiven{--tone: var(--wait);--soft: var(--wait-soft)}.verdict.started{--tone: var(--info);--soft: var(--info-soft)}.stamp{display:flex;flex-direction:column;gap:.25rem;align-items:center;min-width:4.5rem}.stamp .icon{width:3rem;height:3rem;padding:.625rem;border-radius:50%;background:var(--tone)}.icon path{fill:none;stroke:var(--on);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}.stamp .word{color:var(--tone);font-size:.8125rem;font-weight:700;letter-spacing:.02em;white-space:nowrap}.meaning{margin-top:.375rem}.reason{margin-top:.25rem;font-size:1rem}.call{border-inline-start:4px solid var(--info)}.call.caution{border-inline-start-color:var(--wait);background:var(--wait-soft)}.call.problem{border-inline-start-color:var(--bad)}.call>*+*{margin-top:.5rem}.call ul{padding-inline-start:1.25rem}.facts{display:grid;gap:.5rem 1.5rem}.facts.wide{display:flex;flex-wrap:wrap;gap:.5rem 2rem}.facts.wide>div{min-width:6rem;max-width:30rem}.strip dd{line-height:1.4}dt,.term{color:var(--quiet);font-size:.8125rem}.cards{display:flex;flex-wrap:wrap;gap:1rem;margin-top:1rem}.cards .card{flex:1 1 17rem;min-width:0}.cards .posture{flex:2 1 26rem}.cards .card{margin:0}.big{margin-bottom:.5rem;color:var(--quiet)}.big .amount{color:var(--text);font-size:2.25rem;font-weight:650;line-height:1.15;letter-spacing:-.02em;font-variant-numeric:tabular-nums}.bar{display:block;width:100%;height:.75rem;border-radius:3px}.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.125rem;margin-top:.625rem;list-style:none}.legend .amount{font-weight:650;font-variant-numeric:tabular-nums}.legend .none,.legend .none .amount{color:var(--quiet);font-weight:400}.legend+.quiet,.legend+p,.legend~p{margin-top:.5rem}.dot{display:inline-block;width:.6875rem;height:.6875rem;margin-inline-end:.375rem;border-radius:3px;background:var(--plain)}.dot.critical{background:var(--critical)}.dot.high{background:var(--high)}.dot.medium{background:var(--medium)}.dot.low{background:var(--low)}.dot.info{background:var(--info)}.dot.failed,.dot.removed{background:var(--bad)}.dot.fixed,.dot.passed{background:var(--good)}.dot.added,.dot.after{background:var(--info)}.dot.unchanged,.dot.skipped,.dot.kept,.dot.before{background:var(--plain)}.dot.needed,.dot.new{background:var(--text)}.dot.untold{background:var(--wait)}.dot.tick{width:.875rem;height:3px;vertical-align:middle}.fill-critical{fill:var(--critical)}.fill-high{fill:var(--high)}.fill-medium{fill:var(--medium)}.fill-low{fill:var(--low)}.fill-info{fill:var(--info)}.fill-new{fill:var(--text)}.fill-failed,.fill-removed{fill:var(--bad)}.fill-fixed,.fill-passed{fill:var(--good)}.fill-added,.fill-after{fill:var(--info)}.fill-unchanged,.fill-skipped,.fill-kept,.fill-before{fill:var(--plain)}.fill-untold{fill:var(--wait)}.fill-none{fill:var(--none)}.posture{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;align-content:start}.posture h3{flex:1 0 100%;margin:0}.posture .checks{flex:1 1 13rem;min-width:0}.dial{width:11rem}.dial .legend{flex-direction:column;width:fit-content;margin-inline:auto;font-size:.8125rem}.gauge{display:block;width:100%}.gauge path{fill:none;stroke-width:16}.gauge .track{stroke:var(--none)}.gauge .value{stroke:var(--info)}.gauge .good{stroke:var(--good)}.gauge .bad{stroke:var(--bad)}.gauge .tick{stroke-width:3;stroke:var(--text)}.gauge .tick.before{stroke:var(--plain)}.gauge .amount{fill:var(--text);font-size:36px;font-weight:650}.gauge .of{fill:var(--quiet);font-size:12px}.pair{display:block;width:100%;min-width:5rem;height:1rem}.line{display:block;width:100%;max-width:32rem}.line path{fill:none;stroke:var(--info);stroke-width:2.5;stroke-linejoin:round}.line circle{fill:var(--info);stroke:var(--card);stroke-width:1.5}.line text{fill:var(--quiet);font-size:11px}.line .amount{fill:var(--text);font-size:14px;font-weight:650}.line .grid{stroke:var(--line)}.line .required{stroke:var(--bad);stroke-width:1.5;stroke-dasharray:5 4}.dot.dashed{width:1.25rem;height:0;border-top:2px dashed var(--bad);border-radius:0;background:none;vertical-align:middle}.cards .course-card{flex:2 1 20rem}@media(min-width:60rem){.cards:has(>.course-card){display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}.cards:has(>.course-card)>:first-child:nth-last-child(3){grid-column:1 / -1}}.course-card details{margin-top:.5rem}.phases{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:0;padding:0;list-style:none}.phases li{padding:.625rem .75rem;border:1px solid var(--line);border-top:3px solid var(--info);border-radius:6px}.phases .amount{font-weight:650;font-variant-numeric:tabular-nums}.phases .bar{height:.375rem;margin-top:.25rem}.badge,.mark{display:inline-block;padding:.0625rem .5rem;border-radius:5px;font-size:.8125rem;line-height:1.4}.badge{background:var(--plain);color:var(--on);font-weight:600}.badge.critical{background:var(--critical)}.badge.high{background:var(--high)}.badge.medium{background:var(--medium)}.badge.low{background:var(--low)}.badge.info{background:var(--info)}.mark{margin-inline-end:.25rem;border:1px solid var(--line);background:var(--card);color:var(--quiet)}.mark.new{border-color:var(--text);background:var(--text);color:var(--card);font-weight:600}.mark.waived{border-color:var(--wait);color:var(--wait)}.outcome{font-weight:600;white-space:nowrap}.outcome.held,.outcome.ok{color:var(--good)}.outcome.broken,.outcome.problem,.outcome.error{color:var(--bad)}.outcome.warning{color:var(--wait)}.outcome.unknown,.outcome.notice{color:var(--quiet)}table{width:100%;border-collapse:collapse}th,td{padding:.5rem .75rem .5rem 0;border-top:1px solid var(--line);text-align:start;vertical-align:top}th{border-top:0;color:var(--quiet);font-size:.8125rem;font-weight:600;overflow-wrap:normal}.whole{white-space:nowrap}td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}td>*+.text,td>*+.block{margin-top:.375rem}.list{table-layout:fixed}.list .c-severity{width:6.5rem}.list .c-rule{width:20%}.list .c-where{width:25%}.list .c-cvss{width:4.5rem}.list .c-change{width:7rem}.list td.c-title{font-weight:500}.list .row>td:first-child,.list th:first-child{padding-inline-start:.5rem}.c-title .mark{margin-top:.25rem;font-weight:400}.scripted .row{cursor:pointer}.scripted .row:hover,.row.opened{background:var(--sunken)}.sort,.open{padding:0;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}.sort:after{content:"\\2195";display:inline-block;width:1em;margin-inline-start:.25rem;opacity:.55}[aria-sort=ascending] .sort:after{content:"\\2191";opacity:1}[aria-sort=descending] .sort:after{content:"\\2193";opacity:1}[aria-sort] .sort{color:var(--text)}.open,.folded>summary{position:relative;padding-inline-start:1.125rem}.open:before{content:"\\25b8" / "";position:absolute;inset-inline-start:0;color:var(--quiet)}.open[aria-expanded=true]:before{content:"\\25be" / ""}.folded>summary{padding-inline-start:0}.detail-row td{padding:0 .75rem 1.125rem 8.125rem;border-top:0;background:var(--sunken)}.detail{display:grid;grid-template-columns:minmax(0,1fr);gap:.875rem;font-weight:400}.detail .facts{display:flex;flex-wrap:wrap;gap:.5rem 2rem}td.c-title .detail{margin-top:.5rem}code+.mark,code+.copy{margin-inline-start:.5rem}.prose>.term:not(:first-child){margin-top:.875rem}.text{white-space:pre-wrap;max-width:44rem}.block{position:relative;margin-top:.375rem}.block pre{max-height:26rem;padding:.75rem;overflow:auto;border:1px solid var(--line);border-radius:6px;background:var(--card);white-space:pre;overflow-wrap:normal}.card .block pre,.call .block pre{background:var(--sunken)}.detail .block pre{background:var(--card)}.copy{display:none}.scripted .copy{display:inline-block}.block .copy{position:absolute;inset:.4375rem .4375rem auto auto}.copy,.plain-button{padding:.0625rem .5rem;border:1px solid var(--line);border-radius:6px;background:var(--card);color:var(--text);font:inherit;font-size:.8125rem;cursor:pointer}.copy:hover,.plain-button:hover{border-color:var(--plain)}.plain-button{padding:.3125rem .75rem}[aria-disabled=true]{border-color:transparent;background:none;color:var(--quiet);cursor:default}.toolbar{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;align-items:end;padding-bottom:.75rem}.search{display:grid;flex:1 1 16rem;grid-template-columns:1fr auto;gap:.125rem .5rem;max-width:30rem}.search label,.chips legend,.keys{font-size:.8125rem}.search label,.chips legend{padding:0;color:var(--quiet)}.search input{grid-row:2;grid-column:1 / -1;width:100%;height:2.125rem;padding:0 .625rem;border:1px solid var(--plain);border-radius:6px;background:var(--card);color:var(--text);font:inherit}kbd{padding:0 .3125rem;border:1px solid var(--line);border-radius:4px}.chips{display:flex;flex-wrap:wrap;gap:.375rem;margin:0;padding:0;border:0;min-width:0}.chip{display:inline-flex;gap:.375rem;align-items:center;height:2.125rem;padding:0 .75rem;border:1px solid var(--line);border-radius:6px;cursor:pointer}.chip input{position:absolute;opacity:0;pointer-events:none}.chip:hover{border-color:var(--plain)}.chip:has(:checked){border-color:var(--text);background:var(--text);color:var(--card)}.chip:has(:focus-visible){outline:2px solid var(--focus);outline-offset:2px}.chip .count{color:var(--quiet);font-size:.8125rem;font-variant-numeric:tabular-nums}.chip:has(:checked) .count{color:inherit}.chip.critical,.chip.high,.chip.medium,.chip.low,.chip.info{border-inline-start-width:4px}.chip.critical{border-inline-start-color:var(--critical)}.chip.high{border-inline-start-color:var(--high)}.chip.medium{border-inline-start-color:var(--medium)}.chip.low{border-inline-start-color:var(--low)}.chip.info{border-inline-start-color:var(--info)}p.nothing+.toolbar{margin-top:.625rem}#matches,#without-script{margin-bottom:.375rem}.pager{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;justify-content:center;padding-top:1rem}#page{min-width:9rem;text-align:center;font-variant-numeric:tabular-nums}.told,.notes{list-style:none}.told li{padding:.25rem 0}.notes li+li{margin-top:.75rem;padding-top:.75rem;border-top:1px solid var(--line)}summary{width:fit-content;cursor:pointer}section>.quiet+details,section>details+*{margin-top:.5rem}footer{margin-top:1.25rem;color:var(--quiet);font-size:.8125rem}@media(max-width:46rem){.card,.verdict,.call{padding:.875rem}.verdict{gap:.875rem;align-items:start}.facts.wide{gap:.5rem 1.25rem}.stamp{flex:none;min-width:0}.stamp .icon{width:2.5rem;height:2.5rem;padding:.5rem}.plain thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.plain,.plain tbody,.plain tr,.plain td,.list,.list tbody,.list tr,.list td{display:block}.plain tr,.list tr.row{padding:.625rem 0;border-top:1px solid var(--line)}.plain td,.list .row>td{padding:.125rem 0;border:0;text-align:start}.plain td:empty{display:none}.plain td:before{content:attr(data-head) ": ";color:var(--quiet);font-size:.8125rem}.plain td:first-child:before,.plain td:has(>.pair):before{content:none}.list thead tr{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding-bottom:.5rem}.list thead,.list th{display:block;width:auto!important;padding:0!important}.list .row{display:flex;flex-wrap:wrap;gap:.25rem .5rem;align-items:baseline}.list .row>td:first-child{padding-inline-start:0}.list .row>td:empty{display:none}.list .row>.c-severity,.list .row>.c-change,.list .row>.c-cvss{width:auto;padding:0}.list .row>.c-change{order:-1}.list .row>.c-severity{order:-2}.list .row>.c-title,.list .row>.c-rule,.list .row>.c-where{width:100%}.list .row>.c-cvss:before{content:"CVSS ";color:var(--quiet);font-size:.8125rem}.detail-row td{padding:0 0 1rem .5rem}.search{max-width:none}.keys{display:none}}@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}@page{margin:14mm 12mm}@media print{:root{color-scheme:light;--page: #fff;--sunken: #fff;--text: #000;--quiet: #444;--line: #bbb;--good-soft: #fff;--bad-soft: #fff;--wait-soft: #fff;--info-soft: #fff;--plain-soft: #fff}body{max-width:none;padding:0;font-size:9.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}.skip,.contents,.toolbar,.pager,.copy,.scripted .copy{display:none!important}.sort:after{content:none}.card{padding:.75rem 0;border:0;border-top:1px solid var(--line);border-radius:0}.cards .card{padding:.75rem;border:1px solid var(--line)}.verdict,.call,.cards .card,.row,.plain tr,.legend,.phases li,.block{break-inside:avoid}h2,.row{break-after:avoid}.block pre{max-height:none;white-space:pre-wrap;overflow-wrap:anywhere}details::details-content{content-visibility:visible;block-size:auto}}';
/** By which its content policy knows it. */
const STYLE_HASH = 'sha256-dhK5nzVAyLWZMJQ8Hy3glwQ+BQVRfxFhMZNfkPk/1xg=';
/** The script of report.html. */
const SCRIPT = '"use strict";(()=>{function F(e){e.addEventListener("click",t=>{let n=t.target instanceof Element?t.target.closest("button[data-copy]"):null,r=n?.previousElementSibling;if(!(n instanceof HTMLButtonElement)||r===null||r===void 0)return;let o=n.textContent;ue(r).then(s=>{n.textContent=s?"Copied":"Marked: copy it",n.ownerDocument.defaultView?.setTimeout(()=>{n.textContent=o},2e3)})})}async function ue(e){let{defaultView:t}=e.ownerDocument;try{return await t?.navigator.clipboard.writeText(e.textContent),t!==null}catch{return t?.getSelection()?.selectAllChildren(e),!1}}var x=["critical","high","medium","low","info"];function v(e){return String(e).replaceAll(/\\B(?=(?:\\d{3})+$)/g,",")}function M(e,t){return`${v(e)} ${t}${e===1?"":"s"}`}function N(e){return e.charAt(0).toUpperCase()+e.slice(1)}var I=["counted","waived","outside","closed"],R=["new","unchanged"];var fe=/^[\\x20-\\x7e]*$/,pe=/(?:\\u001b\\[|\\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]|(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u0090\\u0098\\u009c-\\u009f]{0,4096}(?:\\u0007|\\u001b\\\\|\\u009c)|\\u001b[ -/]{0,16}[0-~]/g,me=/\\r\\n|[\\r\\n\\v\\f\\u0085\\u2028\\u2029]/g,ge=Array.from("\\u061C\\u200E\\u200F\\u202A\\u202B\\u202C\\u202D\\u202E\\u2066\\u2067\\u2068\\u2069"),ye=/(?![\\t\\n])[\\p{Cc}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0\\ufe00-\\ufe0e\\u{e0100}-\\u{e01ef}]/gu;function j(e){return fe.test(e)?e:he(e.replaceAll(pe,"").replaceAll(me,`\n`)).replaceAll(ye,"").replaceAll(new RegExp("\\\\p{Surrogate}","gu"),"\\uFFFD")}function he(e){let t=e;for(let n of ge)t.includes(n)&&(t=t.split(n).join(be(n)));return t}function be(e){return`[U+${e.charCodeAt(0).toString(16).toUpperCase().padStart(4,"0")}]`}function B(e){return e.split("/").map(encodeURIComponent).join("/")}var xe={id:"",title:"",labels:[]};function G(e){return e.rows.map((t,n)=>K(e,t,n))}function K(e,t,n){let[r,o,s,i,l,f,c,a,u,{waiver:g,...m}={}]=t,y=e.rules[i]??xe,S=e.files[l];return{...m,index:n,severity:x[r]??"critical",state:I[o]??"counted",change:R[s],rule:y,title:m.title??y.title,text:m.text??y.text,fix:m.fix??(m.code===void 0?y.fix:void 0),code:m.code??(m.fix===void 0?y.code:void 0),...(S??m.file)!==void 0&&{file:S??m.file},line:f,fingerprint:c,id:a,resource:u,fileUrl:S===void 0||e.blob===void 0?void 0:`${e.blob}${B(S)}${f>0?`#L${f}`:""}`,waiver:g===void 0?void 0:e.waivers[g]}}function $({file:e,line:t,resource:n,url:r,fileUrl:o}){return e!==void 0&&(o!==void 0||n==="")?t>0?`${e}:${t}`:e:n||r||e||""}function z(e){try{return new URL(e)}catch{return}}var ve=/[|()[\\]\'"`<>\\\\*~{}^@]/g;function Y(e){if(e===void 0||j(e)!==e||/\\s/.test(e))return;let t=z(e);if(!(t===void 0||!(t.protocol==="https:"||t.protocol==="http:")||t.username!==""||t.password!==""))return t.href.replaceAll(ve,we)}function we(e){return[...new TextEncoder().encode(e)].map(t=>`%${t.toString(16).toUpperCase().padStart(2,"0")}`).join("")}function d(e,t={},...n){return{tag:e,attributes:t,children:n.flatMap(Z)}}function T(e){return d("bdi",{},e)}function h(e){return d("code",{dir:"auto",translate:"no"},e)}function O(e,t){let n=Y(t);return n===void 0?e:d("a",{href:n,rel:"noopener noreferrer"},e)}function Z(e){return e===void 0||e===!1||e===""?[]:Se(e)?e.flatMap(Z):[e]}function Se(e){return Array.isArray(e)}function H({compared:e,rows:t}){let n=t.some(([,,,,o,,,,s,i])=>o>=0||s!==""||(i?.url??i?.file)!==void 0),r=t.some(([,,,,,,,,,o])=>o?.cvss!==void 0);return[{key:"severity",label:"Severity"},{key:"title",label:"Finding"},{key:"rule",label:"Rule"},...n?[{key:"where",label:"Where"}]:[],...r?[{key:"cvss",label:"CVSS"}]:[],...e?[{key:"change",label:"Baseline"}]:[]]}function W(e,t,n){return d("tr",{class:"row","data-severity":e.severity},t.map(({key:r})=>Ee(r,e,n)))}function Ee(e,t,n){let{severity:r,rule:o,cvss:s,change:i}=t;switch(e){case"severity":return d("td",{class:"c-severity"},Ce(r));case"title":return d("td",{class:"c-title"},n,Ie(t));case"rule":return d("td",{class:"c-rule"},h(o.id));case"where":return d("td",{class:"c-where"},Te(t));case"cvss":return d("td",{class:"c-cvss"},s===void 0?"":d("span",{class:"number"},s.toFixed(1)));case"change":return d("td",{class:"c-change"},i===void 0?"":d("span",{class:`mark ${i}`},i))}}function Ce(e){return d("span",{class:`badge ${e}`},N(e))}function Te(e){let t=$(e);if(t==="")return d("span",{class:"quiet"},"not told");let n=O(h(t),e.fileUrl??(t===e.url?e.url:void 0));return e.resource===""||e.resource===t?n:[n,d("div",{class:"quiet"},h(e.resource))]}function Ie({state:e,waiver:t,statusWord:n}){let r={counted:void 0,waived:d("span",{class:"mark waived"},`waived until ${t?.until??"a day that is not told"}`),outside:d("span",{class:"mark"},"outside of paths"),closed:d("span",{class:"mark"},T(n??"closed")," at the service")}[e];return r===void 0?void 0:d("div",{},r)}function U(e){let{text:t,fix:n,code:r}=e,o=n!==void 0||r!==void 0;return d("div",{class:"detail"},d("div",{class:"prose"},t!==void 0&&[d("p",{class:"term"},"What is wrong"),X(t)],o&&d("p",{class:"term"},"How to fix it"),n!==void 0&&X(n),r!==void 0&&Re(r),t===void 0&&!o&&d("p",{class:"quiet"},"The service tells no more about it.")),d("dl",{class:"facts"},Ae(e)))}function X(e){return d("p",{class:"text",dir:"auto"},e)}function Re(e){return d("div",{class:"block"},d("pre",{tabindex:0,translate:"no"},d("code",{},e)),J("Copy"))}function J(e){return d("button",{type:"button",class:"copy","data-copy":!0},e)}function Ae(e){let{rule:t,severity:n,severityWord:r,state:o,statusWord:s,waiver:i,file:l,line:f,resource:c,url:a,request:u,fingerprint:g,id:m}=e,y=l===void 0?"":f>0?`${l}:${f}`:l;return[b("Rule",[h(t.id),t.labels.map(S=>d("span",{class:"mark"},T(S)))]),t.url!==void 0&&b("About the rule",O(T(t.url),t.url)),y!==""&&b("File",O(h(y),e.fileUrl)),c!==""&&b("Resource",h(c)),a!==void 0&&b("Address",O(h(a),a)),u!==void 0&&ke(u),r!==void 0&&b("Severity",[`${n}, for the service\'s word is `,h(r||"empty")]),s!==void 0&&b("Status",[h(s||"empty"),$e(o)]),i!==void 0&&b("Waived",[`until ${i.until}, by `,T(i.by),": ",T(i.reason)]),b("Fingerprint",[d("code",{translate:"no"},g),J("Copy")," ",d("span",{class:"quiet"},Oe(o))]),b("ID at the service",h(m))]}function ke([e,t,n]){let r=[e,t].filter(o=>o!=="").join(" ");return[r!==""&&b("Request",h(r)),n!==""&&b("Parameter",h(n))]}function $e(e){return e==="closed"?" at the service, so that it is not counted":" at the service"}function Oe(e){return e==="counted"&&["to accept it: ",d("code",{},"scan-gate waive --fingerprint \\u2026")]}function b(e,t){return d("div",{},d("dt",{},e),d("dd",{},t))}function Q(e){return e.rows.some(([,t])=>I[t]==="counted")?"counted":void 0}var Le=200,Pe=["severity","title","rule","where","cvss","change"];function _(e,t){let{text:n,severities:r,change:o,state:s,sort:i,page:l}=e,f=[["q",n],["severity",r.join(",")],["change",o??""],["state",s===t.state?"":s??"all"],["sort",i.by===t.sort.by&&!i.down?"":i.by],["order",i.down?"down":""],["page",l>1?String(l):""]].filter(([,c])=>c!=="");return new URLSearchParams(f).toString()}function V(e,t){let n=e.replace(/^#/,"");if(!n.includes("="))return;let r=new URLSearchParams(n),o=(f,c)=>c.find(a=>a===r.get(f)),s=o("sort",Pe),i=(r.get("severity")??"").split(","),l=Number(r.get("page")??1);return{text:(r.get("q")??"").slice(0,Le),severities:x.filter(f=>i.includes(f)),change:o("change",R),state:r.get("state")==="all"?void 0:o("state",I)??t.state,sort:s===void 0?t.sort:{by:s,down:r.get("order")==="down"},page:Number.isSafeInteger(l)&&l>=1?l:1}}var De="http://www.w3.org/2000/svg";function L(e,t){if(typeof e=="string")return t.createTextNode(e);let r=e.tag==="svg"||e.tag==="path"?t.createElementNS(De,e.tag):t.createElement(e.tag);for(let[o,s]of Object.entries(e.attributes))s!==void 0&&s!==!1&&r.setAttribute(o,s===!0?"":String(s));return r.append(...e.children.map(o=>L(o,t))),r}function w(e,t,n){let r=e.getElementById(t);return r instanceof n?r:void 0}function E(e,t,n){return[...e.querySelectorAll(t)].filter(r=>r instanceof n)}var P=100,Me={first:()=>1,previous:e=>e-1,next:e=>e+1,last:(e,t)=>t};function ee(e,t){let n=w(e.ownerDocument,"page",HTMLElement),r={page:1,pages:1},o=({dataset:i})=>{let l=Me[i.page??""]?.(r.page,r.pages);return l===void 0||l===r.page||l<1||l>r.pages?void 0:l},s=E(e,"button",HTMLButtonElement);for(let i of s)i.addEventListener("click",()=>{let l=o(i);l!==void 0&&t(l)});return{show(i,l){Object.assign(r,{page:i,pages:l}),e.hidden=l<=1,n!==void 0&&(n.textContent=`Page ${v(i)} of ${v(l)}`);for(let f of s)f.setAttribute("aria-disabled",String(o(f)===void 0))}}}function re(e){let t=new Map,n=o=>{let s=t.get(o);if(s!==void 0)return s;let i=Ne(o);return t.set(o,i),i},r=o=>{let s=o.text.toLowerCase().split(/\\s+/).filter(Boolean);return i=>(o.severities.length===0||o.severities.includes(i.severity))&&(o.change===void 0||o.change===i.change)&&(o.state===void 0||o.state===i.state)&&s.every(l=>n(i).includes(l))};return{pick:o=>e.filter(r(o)).sort(je(o.sort)),count(o,s){let i={severity:{severities:[]},change:{change:void 0},state:{state:void 0}}[s],l=new Map;for(let f of e.filter(r({...o,...i}))){let c=f[s];c!==void 0&&te(l,c),te(l,"")}return l}}}function te(e,t){e.set(t,(e.get(t)??0)+1)}function Ne({title:e,text:t,fix:n,rule:r,file:o,resource:s,url:i,fingerprint:l,id:f,severityWord:c,statusWord:a}){return[e,t,n,r.id,r.title,...r.labels,o,s,i,l,f,c,a].filter(u=>u!==void 0).join(`\n`).toLowerCase()}function je({by:e,down:t}){let n=We[e];return(r,o)=>{let s=n(r,o);return(t?-s:s)||He(r,o)}}var He=(e,t)=>e.index-t.index,We={severity:(e,t)=>x.indexOf(e.severity)-x.indexOf(t.severity),title:(e,t)=>q(e.title,t.title),rule:(e,t)=>q(e.rule.id,t.rule.id),where:(e,t)=>q(e.file??$(e),t.file??$(t))||e.line-t.line,cvss:(e,t)=>(t.cvss??-1)-(e.cvss??-1),change:(e,t)=>ne(t)-ne(e)};function ne({change:e}){return e==="new"?1:0}function q(e,t){let[n,r]=[e.toLowerCase(),t.toLowerCase()];return n<r?-1:n>r?1:0}var Ue=["severity","cvss","change"];function oe(e,t,n){let{ownerDocument:r}=e,o=H(t),[s]=E(e,"tbody",HTMLTableSectionElement),i=E(e,"th",HTMLTableCellElement),l=o.flatMap(({key:a,label:u},g)=>{let m=i[g];if(m===void 0)return[];let y=L(d("button",{type:"button",class:"sort"},u),r);return y.addEventListener("click",()=>n(a)),m.replaceChildren(y),[{key:a,head:m}]}),f=a=>{let u=d("button",{type:"button",class:"open","aria-expanded":"false","data-item":a.index},T(a.title)),g=L(W(a,o,u),r);return g.addEventListener("click",m=>{_e(m)&&c(g,a)}),g},c=(a,u)=>{if(!(a instanceof HTMLTableRowElement))return;let[g]=E(a,"button.open",HTMLButtonElement),m=g?.getAttribute("aria-expanded")==="true";if(g?.setAttribute("aria-expanded",String(!m)),a.classList.toggle("opened",!m),m)return a.nextElementSibling?.remove();let y=d("td",{colspan:o.length},U(u));a.after(L(d("tr",{class:"detail-row"},y),r))};return{show(a,u){s?.replaceChildren(...a.map(f));for(let{key:g,head:m}of l)u.by===g?m.setAttribute("aria-sort",u.down===Ue.includes(g)?"ascending":"descending"):m.removeAttribute("aria-sort")},openAll(){let a=E(e,\'button.open[aria-expanded="false"]\',HTMLButtonElement);for(let u of a)u.click();return()=>{for(let u of a)u.click()}}}}function _e({target:e}){return e instanceof Element?e.closest("button.open")!==null?!0:e.closest("a, button")===null&&e.ownerDocument.getSelection()?.isCollapsed!==!1:!1}function ie(e,{changed:t,cleared:n}){let{ownerDocument:r}=e,o=w(r,"q",HTMLInputElement),s=w(r,"clear",HTMLButtonElement),i=E(e,"input[name]",HTMLInputElement),l=E(e,"[data-count]",HTMLElement),f=a=>i.filter(u=>u.name===a&&u.checked).map(({value:u})=>u),c=(a,u)=>u.find(g=>f(a).includes(g));return e.hidden=!1,e.addEventListener("input",t),s?.addEventListener("click",n),o?.addEventListener("keydown",a=>{if(a.key==="Escape"){if(a.preventDefault(),o.value==="")return n();o.value="",t()}}),{read:()=>({text:o?.value??"",severities:x.filter(a=>f("severity").includes(a)),change:c("change",R),state:c("state",I)}),show(a,u,g){o!==void 0&&o.value!==a.text&&(o.value=a.text);let{severities:m,change:y="",state:S=""}=a;s!==void 0&&(s.hidden=u);for(let p of i)p.checked=p.name==="severity"?m.some(C=>C===p.value):p.value===(p.name==="change"?y:S);for(let p of["severity","change","state"]){let C=g(p);for(let A of l.filter(({dataset:k})=>k.count?.startsWith(`${p}=`)))A.textContent=v(C.get(A.dataset.count?.slice(p.length+1)??"")??0)}},focus(){o?.focus(),o?.select()}}}function se(e,t,n){let r=w(e,"table",HTMLTableElement),o=w(e,"toolbar",HTMLElement),s=w(e,"pager",HTMLElement),i=w(e,"matches",HTMLElement);if(!r||!o||!s||!i)return;let l=re(G(n)),f={text:"",severities:[],change:void 0,state:Q(n),sort:{by:n.newFirst?"change":"severity",down:!1},page:1},c={choice:V(t.location.hash,f)??f},a=()=>{let p=l.pick(c.choice),C=Math.max(1,Math.ceil(p.length/P)),A=Math.min(c.choice.page,C);c.choice={...c.choice,page:A};let k=(A-1)*P,D=p.slice(k,k+P);m.show(D,c.choice.sort);let de=_({...c.choice,sort:f.sort,page:1},f)==="";y.show(c.choice,de,ce=>l.count(c.choice,ce)),S.show(A,C);let le=D.length<p.length?`, ${v(k+1)} to ${v(k+D.length)} of them shown`:"";i.textContent=p.length===0?"No finding matches. Escape in the search field clears all filters.":`${v(p.length)} of ${M(n.rows.length,"finding")}${le}`},u=p=>{c.choice=p,a(),Fe(t,_(c.choice,f))},m=oe(r,n,p=>{let{sort:C}=c.choice;u({...c.choice,sort:{by:p,down:C.by===p&&!C.down},page:1})}),y=ie(o,{changed:()=>u({...c.choice,...y.read(),page:1}),cleared:()=>u({...f,sort:c.choice.sort})}),S=ee(s,p=>{u({...c.choice,page:p}),r.scrollIntoView()});w(e,"without-script",HTMLElement)?.remove(),i.hidden=!1,a(),t.addEventListener("hashchange",()=>{let p=V(t.location.hash,f);p!==void 0&&(c.choice=p,a())}),e.addEventListener("keydown",p=>{p.key!=="/"||p.ctrlKey||p.metaKey||p.altKey||Ve(p.target)||(p.preventDefault(),y.focus())}),qe(t,()=>m.openAll())}function Ve(e){return e instanceof HTMLInputElement?e.type!=="checkbox"&&e.type!=="radio":e instanceof HTMLElement&&(e.isContentEditable||e instanceof HTMLTextAreaElement)}function qe(e,t){let n=[];e.addEventListener("beforeprint",()=>n.push(t())),e.addEventListener("afterprint",()=>n.splice(0).forEach(r=>r()))}function Fe(e,t){try{e.history.replaceState(null,"",t===""?e.location.pathname+e.location.search:`#${t}`)}catch{}}document.documentElement.classList.add("scripted");F(document);var ae=document.getElementById("data")?.textContent;if(ae!==void 0){let e=JSON.parse(ae);se(document,window,e)}})();';
/** By which its content policy knows it. */
const SCRIPT_HASH = 'sha256-4CgE16/m+KHJNn0FVL6dCFipD7qEHVaXAkjdd12lnAY=';

;// CONCATENATED MODULE: ./build/report/html/data.js
/** Whether the gate counts a finding, and what keeps it from that. */
const STATES = ['counted', 'waived', 'outside', 'closed'];
const CHANGES = ['new', 'unchanged'];

;// CONCATENATED MODULE: ./build/report/html/item.js



const NO_RULE = { id: '', title: '', labels: [] };
/** Reads all rows. */
function itemsOf(data) {
    return data.rows.map((row, index) => itemOf(data, row, index));
}
/** Reads one row. */
function itemOf(data, row, index) {
    const [severity, state, change, ruleIndex, fileIndex, line, fingerprint, id, resource, { waiver, ...more } = {}] = row;
    const rule = data.rules[ruleIndex] ?? NO_RULE;
    const path = data.files[fileIndex];
    return {
        ...more,
        index,
        severity: domain_severity/* SEVERITIES */.oC[severity] ?? 'critical',
        state: STATES[state] ?? 'counted',
        change: CHANGES[change],
        rule,
        title: more.title ?? rule.title,
        text: more.text ?? rule.text,
        fix: more.fix ?? (more.code === undefined ? rule.fix : undefined),
        code: more.code ?? (more.fix === undefined ? rule.code : undefined),
        ...((path ?? more.file) !== undefined && { file: path ?? more.file }),
        line,
        fingerprint,
        id,
        resource,
        fileUrl: path === undefined || data.blob === undefined ? undefined : `${data.blob}${(0,report_place/* uriOfPath */.Te)(path)}${line > 0 ? `#L${line}` : ''}`,
        waiver: waiver === undefined ? undefined : data.waivers[waiver],
    };
}
/** Where it is, in one line: the file with its line, else the resource, the address, or what the service calls a file. */
function whereText({ file, line, resource, url, fileUrl }) {
    if (file !== undefined && (fileUrl !== undefined || resource === ''))
        return line > 0 ? `${file}:${line}` : file;
    return resource || url || file || '';
}

;// CONCATENATED MODULE: ./build/report/html/tree.js

/** Makes an element. */
function h(tag, attributes = {}, ...children) {
    return { tag, attributes, children: children.flatMap(flat) };
}
/** A text of somebody else within a line: it keeps its own direction, and does not turn what stands beside it. */
function foreign(text) {
    return h('bdi', {}, text);
}
/** Code of somebody else within a line. */
function code(text) {
    return h('code', { dir: 'auto', translate: 'no' }, text);
}
/** A link out of the page; where the address is no web address, the label alone. What the page is, the linked one is not told. */
function tree_link(label, address) {
    const href = (0,neutralise_link/* webUrl */.qP)(address);
    return href === undefined ? label : h('a', { href, rel: 'noopener noreferrer' }, label);
}
/** Words with code in backticks, which are our own. */
function withCode(text) {
    return text.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part));
}
/** Children with a text between them. */
function joined(parts, separator) {
    return parts.flatMap(flat).flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}
function flat(child) {
    if (child === undefined || child === false || child === '')
        return [];
    return isList(child) ? child.flatMap(flat) : [child];
}
function isList(child) {
    return Array.isArray(child);
}

;// CONCATENATED MODULE: ./build/report/html/finding.js



/** A column that would be empty is not there. */
function columnsOf({ compared, rows }) {
    const placed = rows.some(([, , , , file, , , , resource, more]) => file >= 0 || resource !== '' || (more?.url ?? more?.file) !== undefined);
    const scored = rows.some(([, , , , , , , , , more]) => more?.cvss !== undefined);
    return [
        { key: 'severity', label: 'Severity' },
        { key: 'title', label: 'Finding' },
        { key: 'rule', label: 'Rule' },
        ...(placed ? [{ key: 'where', label: 'Where' }] : []),
        ...(scored ? [{ key: 'cvss', label: 'CVSS' }] : []),
        ...(compared ? [{ key: 'change', label: 'Baseline' }] : []),
    ];
}
/** One row; `finding` opens what there is to read. */
function finding_rowOf(item, columns, finding) {
    return h('tr', { class: 'row', 'data-severity': item.severity }, columns.map(({ key }) => cellOf(key, item, finding)));
}
function cellOf(key, item, finding) {
    const { severity, rule, cvss, change } = item;
    switch (key) {
        case 'severity':
            return h('td', { class: 'c-severity' }, severityBadge(severity));
        case 'title':
            return h('td', { class: 'c-title' }, finding, marksOf(item));
        case 'rule':
            return h('td', { class: 'c-rule' }, code(rule.id));
        case 'where':
            return h('td', { class: 'c-where' }, whereOf(item));
        case 'cvss':
            return h('td', { class: 'c-cvss' }, cvss === undefined ? '' : h('span', { class: 'number' }, cvss.toFixed(1)));
        case 'change':
            return h('td', { class: 'c-change' }, change === undefined ? '' : h('span', { class: `mark ${change}` }, change));
    }
}
/** Colour and word. */
function severityBadge(severity) {
    return h('span', { class: `badge ${severity}` }, (0,words/* capital */.Nx)(severity));
}
function whereOf(item) {
    const where = whereText(item);
    if (where === '')
        return h('span', { class: 'quiet' }, 'not told');
    const first = tree_link(code(where), item.fileUrl ?? (where === item.url ? item.url : undefined));
    return item.resource === '' || item.resource === where ? first : [first, h('div', { class: 'quiet' }, code(item.resource))];
}
/** Why it is not counted. */
function marksOf({ state, waiver, statusWord }) {
    const why = {
        counted: undefined,
        waived: h('span', { class: 'mark waived' }, `waived until ${waiver?.until ?? 'a day that is not told'}`),
        outside: h('span', { class: 'mark' }, 'outside of paths'),
        closed: h('span', { class: 'mark' }, foreign(statusWord ?? 'closed'), ' at the service'),
    }[state];
    return why === undefined ? undefined : h('div', {}, why);
}
/** All that is known of a finding: what is wrong, how to mend it, and the facts. */
function detailOf(item) {
    const { text, fix, code: snippet } = item;
    const fixes = fix !== undefined || snippet !== undefined;
    return h('div', { class: 'detail' }, h('div', { class: 'prose' }, text !== undefined && [h('p', { class: 'term' }, 'What is wrong'), prose(text)], fixes && h('p', { class: 'term' }, 'How to fix it'), fix !== undefined && prose(fix), snippet !== undefined && block(snippet), text === undefined && !fixes && h('p', { class: 'quiet' }, 'The service tells no more about it.')), h('dl', { class: 'facts' }, factsOf(item)));
}
/** Text of somebody else, with its own line ends. */
function prose(text) {
    return h('p', { class: 'text', dir: 'auto' }, text);
}
/** Text to copy: code, YAML, a picture's source. */
function block(text) {
    return h('div', { class: 'block' }, h('pre', { tabindex: 0, translate: 'no' }, h('code', {}, text)), copyButton('Copy'));
}
/** Copies the code before it; shown only where the page's script runs. */
function copyButton(label) {
    return h('button', { type: 'button', class: 'copy', 'data-copy': true }, label);
}
function factsOf(item) {
    const { rule, severity, severityWord, state, statusWord, waiver, file, line, resource, url, request, fingerprint, id } = item;
    const path = file === undefined ? '' : line > 0 ? `${file}:${line}` : file;
    return [
        fact('Rule', [code(rule.id), rule.labels.map((label) => h('span', { class: 'mark' }, foreign(label)))]),
        rule.url !== undefined && fact('About the rule', tree_link(foreign(rule.url), rule.url)),
        path !== '' && fact('File', tree_link(code(path), item.fileUrl)),
        resource !== '' && fact('Resource', code(resource)),
        url !== undefined && fact('Address', tree_link(code(url), url)),
        request !== undefined && requestFacts(request),
        severityWord !== undefined && fact('Severity', [`${severity}, for the service's word is `, code(severityWord || 'empty')]),
        statusWord !== undefined && fact('Status', [code(statusWord || 'empty'), statusRemark(state)]),
        waiver !== undefined && fact('Waived', [`until ${waiver.until}, by `, foreign(waiver.by), ': ', foreign(waiver.reason)]),
        fact('Fingerprint', [
            h('code', { translate: 'no' }, fingerprint),
            copyButton('Copy'),
            ' ',
            h('span', { class: 'quiet' }, waiveHint(state)),
        ]),
        fact('ID at the service', code(id)),
    ];
}
/** Which request shows it, and which of its parameters is to blame. */
function requestFacts([method, target, parameter]) {
    const words = [method, target].filter((word) => word !== '').join(' ');
    return [words !== '' && fact('Request', code(words)), parameter !== '' && fact('Parameter', code(parameter))];
}
function statusRemark(state) {
    return state === 'closed' ? ' at the service, so that it is not counted' : ' at the service';
}
function waiveHint(state) {
    return state === 'counted' && ['to accept it: ', h('code', {}, 'scan-gate waive --fingerprint …')];
}
/** One line of a list of facts. */
function fact(name, value) {
    return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

;// CONCATENATED MODULE: ./build/report/html/changes.js



/** The findings that are gone, and the new ones where no list marks them. */
function changes({ comparison }) {
    const { added = [], gone = [], new: fresh = 0, fixed = 0 } = comparison?.findings ?? {};
    if (added.length + gone.length === 0)
        return undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'changes' }, h('h2', { id: 'changes' }, 'Since the baseline'), list('new', added, fresh), list('fixed', gone, fixed));
}
function list(word, findings, count) {
    const rest = count - findings.length;
    return (findings.length > 0 &&
        h('details', { open: findings.length <= 10 }, h('summary', {}, `${(0,words/* countText */.lT)(count, 'finding')} ${word}`), h('ul', { class: 'told' }, findings.map(({ id, title, severity }) => h('li', {}, severityBadge(severity), ' ', foreign(title), ' ', code(id)))), rest > 0 && h('p', { class: 'quiet' }, `… and ${(0,words/* numberText */.$4)(rest)} more.`)));
}

;// CONCATENATED MODULE: ./build/report/html/hint.js



/** A hint: its sentences, then what is to be pasted, as a block that can be copied. `lead` stands before the sentences. */
function hint_hintOf(hint, lead) {
    const { prose, yaml } = partHint(hint);
    const begin = [lead, prose.trim() !== '' && prose].filter(Boolean);
    return [begin.length > 0 && h('p', { class: 'text', dir: 'auto' }, begin), yaml.trim() !== '' && block(yaml)];
}

;// CONCATENATED MODULE: ./build/report/html/table.js

/** A table that is only read. On narrow screens its cells stand below each other, each with its column's name. */
function tableOf(caption, heads, rows, numbers = []) {
    const kind = (index) => (numbers.includes(index) ? 'number' : undefined);
    return h('table', { class: 'plain' }, h('caption', { class: 'unseen' }, caption), h('thead', {}, h('tr', {}, heads.map((head, index) => h('th', { scope: 'col', class: kind(index) }, head)))), h('tbody', {}, rows.map((cells) => h('tr', {}, cells.map((cell, index) => h('td', { class: kind(index), 'data-head': heads[index] }, cell))))));
}

;// CONCATENATED MODULE: ./build/report/html/checks.js



const checks_WORDS = {
    ok: ['✓', 'ok'],
    warning: ['!', 'warning'],
    problem: ['✕', 'to be changed'],
    unknown: ['?', 'not known'],
};
/** What the doctor has looked at, each with what to change. */
function checks(all = []) {
    if (all.length === 0)
        return undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'checks' }, h('h2', { id: 'checks' }, 'What was checked'), tableOf('What the doctor has looked at', ['Outcome', 'Check', 'What was found'], all.map(({ name, state, says, hint }) => [
        h('span', { class: `outcome ${state}` }, checks_WORDS[state].join(' ')),
        foreign(name),
        [foreign(says), hint !== undefined && hint_hintOf(hint)],
    ])));
}

;// CONCATENATED MODULE: ./build/report/html/contents.js

/** Fewer sections are seen without being told. */
const FEWEST = 3;
/** They stand right below. */
const SEEN = ['scanned', 'summary'];
/** Links to what stands further down: notes below a hundred findings would not be found. */
function contents(sections) {
    const headings = sections.flatMap((section) => headingOf(section)).filter(({ attributes }) => !SEEN.includes(attributes.id));
    if (headings.length < FEWEST)
        return undefined;
    return h('nav', { class: 'contents', 'aria-label': 'On this page' }, h('ul', {}, headings.map(({ attributes: { id }, children }) => h('li', {}, h('a', { href: `#${String(id)}` }, children)))));
}
function headingOf(section) {
    if (typeof section === 'string' || section.tag !== 'section')
        return [];
    return section.children.filter((child) => typeof child !== 'string').filter(({ tag }) => tag === 'h2');
}

;// CONCATENATED MODULE: ./build/report/html/diagrams.js




/** Pictures as their source: to draw Mermaid takes a library of megabytes, or a page that asks the network for one. */
function diagrams({ diagrams: all }) {
    if (all.length === 0)
        return undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'diagrams' }, h('h2', { id: 'diagrams' }, 'Diagrams'), h('p', { class: 'quiet' }, withCode('This page asks no network for anything, so it holds their Mermaid source: paste it into a Markdown file at GitHub or into any editor for Mermaid. `report.md` holds them as well.')), all.map(({ title, mermaid }) => {
        const name = foreign((0,report_view/* firstFilled */.bj)(title) ?? 'Diagram');
        const drawn = mermaidSource(mermaid);
        if ('why' in drawn)
            return h('p', {}, name, ` is left out: ${drawn.why}. Its source is in `, h('code', {}, 'results.json'), '.');
        return h('details', {}, h('summary', {}, name), block(drawn.source));
    }));
}

;// CONCATENATED MODULE: ./build/report/html/findings.js






/** Findings that the page shows where its script does not run. */
const MOST_WITHOUT_SCRIPT = 50;
const STATE_WORDS = {
    counted: 'Counted',
    waived: 'Waived',
    outside: 'Outside of paths',
    closed: 'Closed at the service',
};
/** The table of findings: the worst of them as they are, and all of them for the page's script. */
function findings({ report, tally }, data) {
    if (report.evaluation === undefined)
        return undefined;
    const partial = tally?.from === 'partial';
    return h('section', { class: 'card findings-card', 'aria-labelledby': 'findings' }, h('h2', { id: 'findings', tabindex: -1 }, partial ? 'Findings of a partial list' : 'Findings'), data.rows.length === 0
        ? h('p', { class: 'nothing' }, partial ? 'The list is empty as far as it goes.' : 'No findings. Nothing to show one by one.')
        : findings_table(data));
}
/** What is shown at first: what the gate counts, where there is any. */
function firstState(data) {
    return data.rows.some(([, state]) => STATES[state] === 'counted') ? 'counted' : undefined;
}
function findings_table(data) {
    const columns = columnsOf(data);
    const state = firstState(data);
    const shown = [];
    for (const [index, row] of data.rows.entries()) {
        if (shown.length === MOST_WITHOUT_SCRIPT)
            break;
        if (state === undefined || STATES[row[1]] === state)
            shown.push(itemOf(data, row, index));
    }
    return [
        state === undefined && h('p', { class: 'nothing' }, 'None of these findings counts: each says why.'),
        toolbar(data),
        h('p', { id: 'without-script', class: 'quiet' }, withoutScript(shown.length, data)),
        h('p', { id: 'matches', class: 'quiet', role: 'status', hidden: true }),
        h('table', { id: 'table', class: 'list' }, h('caption', { class: 'unseen' }, 'Findings'), h('thead', {}, h('tr', {}, columns.map(({ key, label }) => h('th', { scope: 'col', class: `c-${key}`, 'data-sort': key }, label)))), h('tbody', {}, shown.map((item) => finding_rowOf(item, columns, folded(item))))),
        pager(),
    ];
}
/** As the page is read without its script. */
function folded(item) {
    return h('details', { class: 'folded' }, h('summary', {}, foreign(item.title)), detailOf(item));
}
function withoutScript(shown, { rows }) {
    const rest = rows.length - shown;
    if (rest === 0)
        return 'Worst first.';
    return `Shown here: ${(0,words/* countText */.lT)(shown, 'finding')}, the worst first. ${(0,words/* numberText */.$4)(rest)} more, which the page's script shows, and with it searches, filters and sorts all: it did not run here.`;
}
function toolbar(data) {
    const states = STATES.filter((state) => data.rows.some((row) => STATES[row[1]] === state));
    const changes = CHANGES.filter((change) => data.rows.some((row) => CHANGES[row[2]] === change));
    const severities = domain_severity/* SEVERITIES */.oC.filter((_, index) => data.rows.some(([severity]) => severity === index));
    return h('div', { id: 'toolbar', class: 'toolbar', role: 'search', 'aria-label': 'Findings', hidden: true }, h('div', { class: 'search' }, h('label', { for: 'q' }, 'Search'), h('input', { id: 'q', type: 'search', maxlength: 200, autocomplete: 'off', spellcheck: 'false' }), h('small', { class: 'keys' }, 'Keys: ', h('kbd', {}, '/'), ' search, ', h('kbd', {}, 'Esc'), ' clear')), severities.length > 1 &&
        choices('Severity', 'severity', 'checkbox', severities.map((severity) => [severity, (0,words/* capital */.Nx)(severity)])), changes.length > 0 &&
        choices('Against the baseline', 'change', 'radio', [
            ['', 'All'],
            ['new', 'New'],
            ['unchanged', 'Unchanged'],
        ]), states.length > 1 &&
        choices('Counted by the gate', 'state', 'radio', [...states.map((state) => [state, STATE_WORDS[state]]), ['', 'All']]), h('button', { id: 'clear', type: 'button', class: 'plain-button' }, 'Clear all filters'));
}
function choices(legend, name, type, values) {
    return h('fieldset', { class: 'chips' }, h('legend', {}, legend), values.map(([value, label]) => h('label', { class: `chip ${value}`.trim() }, h('input', { type, name, value }), h('span', {}, label), h('span', { class: 'count', 'data-count': `${name}=${value}` }))));
}
function pager() {
    const button = (name, label) => h('button', { type: 'button', class: 'plain-button', 'data-page': name }, label);
    return h('nav', { id: 'pager', class: 'pager', 'aria-label': 'Pages of the findings', hidden: true }, button('first', 'First'), button('previous', 'Previous'), h('span', { id: 'page' }), button('next', 'Next'), button('last', 'Last'));
}

;// CONCATENATED MODULE: ./build/report/html/footer.js


/** What other files hold less or more of, and what this page is. */
function footer_footer({ sarif }) {
    return h('footer', {}, sarif !== undefined &&
        sarif.leftOut > 0 &&
        h('p', {}, `Code scanning gets the ${(0,words/* countText */.lT)(sarif.results, 'worst finding')}; ${(0,words/* numberText */.$4)(sarif.leftOut)} more are left out of the SARIF file. This page and `, h('code', {}, 'results.json'), ' hold all of them.'), sarif?.shortened !== undefined &&
        h('p', {}, `${(0,words/* countText */.lT)(sarif.shortened, 'finding')} of the SARIF file ${sarif.shortened === 1 ? 'is' : 'are'} told by title and place alone, the least severe ones, so that it is no larger than GitHub takes; here all is told.`), h('p', {}, withCode('This page asks no network for anything. The same for scripts is `results.json` beside it.')));
}

;// CONCATENATED MODULE: ./build/report/html/icons.js

/** Strokes on a field of 24 by 24. */
const PATHS = {
    passed: 'M5 12.5l4.5 4.5L19 7.5',
    failed: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
    error: 'M12 6v7.5M12 17.5v.5',
    timeout: 'M12 6v6.5l4 2.5',
    cancelled: 'M8 8h8v8H8zM11 11h2v2h-2z',
    skipped: 'M6 6.5l6 5.5-6 5.5zM13 6.5l6 5.5-6 5.5z',
    started: 'M8.5 6l9 6-9 6z',
    checked: 'M9 6h10M9 12h10M9 18h10M4.5 6h.5M4.5 12h.5M4.5 18h.5',
    warning: 'M12 5.5v8M12 17.5v.5',
};
/** A picture beside the word; never instead of it. */
function icon(name) {
    return h('svg', { class: 'icon', viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, h('path', { d: PATHS[name] }));
}
/** The verdict's colour in a browser's tab, where no style sheet reaches. */
const TAB_COLOURS = {
    passed: '176f30',
    failed: 'c62828',
    error: 'c62828',
    timeout: '9a5b00',
    cancelled: '9a5b00',
    skipped: '57606a',
    started: '1a5fb4',
    checked: '176f30',
};
/** The picture in a browser's tab, as an address that asks nobody. */
function tabIcon(verdict) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12" fill="#${TAB_COLOURS[verdict]}"/><path d="${PATHS[verdict]}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

;// CONCATENATED MODULE: ./build/report/html/charts.js

const WIDTH = 1000;
/** So that one among thousands is seen. */
const NARROWEST = 6;
const GAP = 3;
/** One bar of parts side by side; `label` says the same in words. */
function bar(parts, label) {
    const shown = parts.filter(({ amount }) => amount > 0);
    const total = shown.reduce((sum, { amount }) => sum + amount, 0);
    const room = WIDTH - NARROWEST * shown.length - GAP * Math.max(0, shown.length - 1);
    let x = 0;
    const rects = shown.map(({ name, amount }) => {
        const width = NARROWEST + (room * amount) / total;
        const rect = h('rect', { class: `fill-${name}`, x: rounded(x), y: 0, width: rounded(width), height: 14 });
        x += width + GAP;
        return rect;
    });
    return h('svg', { class: 'bar', viewBox: `0 0 ${WIDTH} 14`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label }, shown.length === 0 ? h('rect', { class: 'fill-none', x: 0, y: 0, width: WIDTH, height: 14 }) : rects);
}
const RADIUS = 80;
const ARC = 'M20 100a80 80 0 0 1 160 0';
/** A score from 0 to 100 as half a circle, as good or bad as a rule says, with marks at the lowest one that is good enough and at the baseline's. */
function gauge(score, tone, marks, label) {
    const length = Math.PI * RADIUS;
    const filled = (length * within(score)) / 100;
    return h('svg', { class: 'gauge', viewBox: '0 0 200 112', role: 'img', 'aria-label': label }, h('path', { class: 'track', d: ARC }), h('path', { class: `value ${tone}`, d: ARC, 'stroke-dasharray': `${rounded(filled)} ${rounded(length)}` }), marks.map(({ at, name }) => h('line', { class: `tick ${name}`, x1: 6, y1: 100, x2: 34, y2: 100, transform: `rotate(${rounded(1.8 * within(at))} 100 100)` })), h('text', { class: 'amount', x: 100, y: 92, 'text-anchor': 'middle' }, String(score)), h('text', { class: 'of', x: 100, y: 109, 'text-anchor': 'middle' }, 'of 100'));
}
/** Two bars, one above the other: what was, and what is. */
function pair(before, after, most, label) {
    const lane = (amount, name, y) => amount === undefined
        ? []
        : [h('rect', { class: `fill-${name}`, x: 0, y, width: rounded(Math.max(1, (200 * amount) / Math.max(1, most))), height: 6 })];
    return h('svg', { class: 'pair', viewBox: '0 0 200 16', preserveAspectRatio: 'none', role: 'img', 'aria-label': label }, lane(before, 'before', 1), lane(after, 'after', 9));
}
function within(percent) {
    return Math.min(100, Math.max(0, percent));
}
/** Two decimals: a picture shows no more. */
function rounded(number) {
    return Math.round(number * 100) / 100;
}

;// CONCATENATED MODULE: ./build/report/html/legend.js



/** One bar, and below it what it says: colour, number and word. */
function barOf(shares, about) {
    const told = shares.flatMap(({ name, word, amount }) => (amount === undefined ? [] : [{ name, word, amount }]));
    const spoken = told.map(({ word, amount }) => `${(0,words/* numberText */.$4)(amount)} ${word.toLowerCase()}`);
    return [bar(told, `${about}: ${spoken.join(', ')}`), h('ul', { class: 'legend' }, shares.map(entry))];
}
function entry({ name, word, amount }) {
    return h('li', { class: amount === undefined || amount === 0 ? 'none' : undefined }, h('span', { class: `dot ${name}` }), ...(amount === undefined ? [`${word} not told`] : [h('span', { class: 'amount' }, (0,words/* numberText */.$4)(amount)), ` ${word}`]));
}

;// CONCATENATED MODULE: ./build/report/html/posture.js






/** The score, how it comes about, and the checks behind it. */
function postureCard({ posture, comparison, report }) {
    if (posture === undefined)
        return undefined;
    const { passed, failed, skipped, score } = posture;
    const change = scoreChangeText(comparison?.score);
    const rise = skippedRiseText(comparison?.skipped);
    return h('div', { class: 'card posture' }, h('h3', {}, 'Score'), score === null
        ? h('p', { class: 'big' }, h('span', { class: 'amount' }, scoreText(score)))
        : gaugeOf(score, comparison?.score?.before, report), h('div', { class: 'checks' }, barOf([
        { name: 'passed', word: 'passed', amount: passed },
        { name: 'failed', word: 'failed', amount: failed },
        ...(skipped === null ? [] : [{ name: 'skipped', word: 'skipped', amount: skipped }]),
    ], 'Checks'), change !== '' && h('p', {}, 'Against the baseline: ', h('strong', {}, change), '.'), rise !== '' && h('p', {}, h('strong', {}, `${rise}.`)), h('p', { class: 'quiet' }, sentences(posture))));
}
function sentences(posture) {
    const { skipped } = posture;
    const left = skipped === null
        ? ' How many checks were skipped is not told.'
        : skipped > 0 && ` ${(0,words/* countText */.lT)(skipped, 'skipped check')} ${skipped === 1 ? 'does' : 'do'} not count.`;
    const remark = scoreRemark(posture);
    if (remark !== undefined)
        return [remark, left];
    return ['In percent, ', h('code', {}, formulaText(posture)), ': the checks that passed among those that passed or failed.', left];
}
function gaugeOf(score, before, report) {
    const rule = report.decision.rules.find(({ rule: name }) => name === 'min-score');
    const needed = requiredScore(report.decision);
    const marks = [
        ...(typeof before === 'number' ? [{ at: before, name: 'before', text: `the baseline's ${before}` }] : []),
        ...(needed === undefined ? [] : [{ at: needed, name: 'needed', text: `${needed} required` }]),
    ];
    return h('div', { class: 'dial' }, gauge(score, rule === undefined ? 'told' : rule.broken ? 'bad' : 'good', marks, [`Score ${score} of 100`, ...marks.map(({ text }) => text)].join(', ')), marks.length > 0 &&
        h('ul', { class: 'legend' }, marks.map(({ name, text }) => h('li', {}, h('span', { class: `dot tick ${name}` }), ` ${text}`))));
}

;// CONCATENATED MODULE: ./build/report/html/resources.js







/** Kinds that are shown; a service that tells more tells them in results.json. */
const html_resources_MOST_KINDS = 500;
/** The resources by kind, those that changed first, each as it was and as it is. */
function resources({ resources: told }) {
    if (told === undefined || told.kinds.length === 0)
        return undefined;
    const { kinds, changes } = told;
    const shown = kinds.slice(0, html_resources_MOST_KINDS);
    const most = Math.max(...shown.flatMap(({ before = 0, after = 0 }) => [before, after]));
    const picture = ({ before, after }) => pair(changes && before, after, most, changes ? `${(0,inventory/* amountText */.cY)(before)} before, ${(0,inventory/* amountText */.cY)(after)} now` : (0,inventory/* amountText */.cY)(after));
    const name = (kind) => (kind.trim() === '' ? h('em', {}, 'without a name') : code(kind));
    return h('section', { class: 'card', 'aria-labelledby': 'resources' }, h('h2', { id: 'resources' }, 'Resources by kind'), changes !== undefined &&
        h('ul', { class: 'legend' }, h('li', {}, h('span', { class: 'dot before' }), ' baseline'), h('li', {}, h('span', { class: 'dot after' }), ' now')), changes
        ? tableOf('Resources by kind, in the baseline and now', ['Kind', 'Baseline', 'Now', 'Change', 'Picture'], shown.map((kind) => [
            name(kind.kind),
            amount(kind.before),
            amount(kind.after),
            (0,inventory/* isChanged */.Hq)(kind) && h('strong', {}, changeOf(kind)),
            picture(kind),
        ]), [1, 2, 3])
        : tableOf('Resources by kind', ['Kind', 'Resources', 'Picture'], shown.map((kind) => [name(kind.kind), amount(kind.after), picture(kind)]), [1]), kinds.length > shown.length &&
        h('p', { class: 'quiet' }, `… and ${(0,words/* countText */.lT)(kinds.length - shown.length, 'more kind')}: see results.json.`));
}
function changeOf(kind) {
    if (kind.before === undefined)
        return 'only now';
    return kind.after === undefined ? 'only before' : (0,inventory/* differenceText */.Lr)(kind);
}
function amount(number) {
    return number === undefined ? h('em', {}, (0,inventory/* amountText */.cY)(number)) : (0,words/* numberText */.$4)(number);
}
/** How many there are, and what changed. */
function resourcesCard({ resources: told, comparison }) {
    if (told === undefined)
        return undefined;
    const { total, kindCount, changes } = told;
    const text = changes === undefined
        ? `Nothing to compare them with: ${whyNotCompared(comparison)}`
        : `Against the baseline: ${(0,inventory/* resourceChangesText */.Ji)(changes)}`;
    return h('div', { class: 'card' }, h('h3', {}, 'Resources'), h('p', { class: 'big' }, h('span', { class: 'amount' }, (0,words/* numberText */.$4)(total)), ` ${total === 1 ? 'resource' : 'resources'} of ${(0,words/* countText */.lT)(kindCount, 'kind')}`), changes !== undefined && barOf(sharesOf(told, changes), 'Against the baseline'), h('p', { class: 'quiet' }, `${text}.`));
}
/** A kind that the baseline does not tell has not come: nobody knows. */
function sharesOf({ kinds }, { added, removed }) {
    const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0);
    const kept = sum(kinds.map(({ before = 0, after = 0 }) => Math.min(before, after)));
    const untold = sum(kinds.map(({ before, after = 0 }) => (before === undefined ? after : 0)));
    return [
        { name: 'kept', word: 'as before', amount: kept },
        { name: 'added', word: 'added', amount: added },
        { name: 'removed', word: 'removed', amount: removed },
        ...(untold > 0 ? [{ name: 'untold', word: 'not told before', amount: untold }] : []),
    ];
}

;// CONCATENATED MODULE: ./build/report/html/score-line.js


/** The picture's own units; as narrow as a phone shows it, so that its texts can be read there. */
const score_line_WIDTH = 340;
const HEIGHT = 150;
const PLOT = { left: 30, right: 322, top: 18, bottom: 124 };
/** A line of scores over an axis of scans, with a dashed line at the score that is required. */
function scoreLine({ scores, labels, range: [low, high], required, label }) {
    const xOf = (index) => rounded(PLOT.left + 8 + ((PLOT.right - PLOT.left - 16) * index) / Math.max(1, scores.length - 1));
    const yOf = (score) => rounded(PLOT.bottom - ((PLOT.bottom - PLOT.top) * (score - low)) / (high - low));
    const points = scores.map(({ score }, index) => ({ x: xOf(index), y: yOf(score), score, label: labels[index] ?? '' }));
    const last = points.at(-1);
    return h('svg', { class: 'line', viewBox: `0 0 ${score_line_WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label }, [low, (low + high) / 2, high].map((score) => gridLine(score, yOf(score))), required !== undefined && h('line', { class: 'required', x1: PLOT.left, x2: PLOT.right, y1: yOf(required), y2: yOf(required) }), h('path', { class: 'course', d: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('') }), points.map((point) => h('circle', { cx: point.x, cy: point.y, r: point === last ? 4.5 : 3 }, h('title', {}, `${point.label}: ${point.score}`))), last !== undefined &&
        h('text', { class: 'amount', x: last.x + 8, y: amountAt(last.y, required === undefined ? undefined : yOf(required)), 'text-anchor': 'end' }, String(last.score)), axis(points));
}
/** Above the last point, or below it where the dashed line would go through it. */
function amountAt(point, line) {
    const above = point - 9;
    return line !== undefined && line < above + 4 && line > above - 16 ? point + 19 : above;
}
function gridLine(score, y) {
    return [
        h('line', { class: 'grid', x1: PLOT.left, x2: PLOT.right, y1: y, y2: y }),
        h('text', { x: PLOT.left - 6, y: y + 4, 'text-anchor': 'end' }, String(score)),
    ];
}
/** When the first and the last one were: more would not fit where they tell the time of the day. */
function axis(points) {
    const [first, last] = [points.at(0), points.at(-1)];
    return [
        first !== undefined && h('text', { x: first.x - 8, y: HEIGHT - 8 }, first.label),
        last !== undefined && h('text', { x: last.x + 8, y: HEIGHT - 8, 'text-anchor': 'end' }, last.label),
    ];
}

;// CONCATENATED MODULE: ./build/report/html/scores.js





/** The score over the last scans: whether it rises or falls is more than one number tells. Absent where it is not known. */
function scoresCard({ report: { scores = [], decision } }) {
    if (scores.length < 2)
        return undefined;
    const required = requiredScore(decision);
    const values = scores.map(({ score }) => score);
    const title = scoresTitle(scores, required);
    return h('div', { class: 'card course-card' }, h('h3', {}, `Score of the last ${scores.length} scans`), scoreLine({
        scores,
        labels: scoreLabels(scores),
        range: scoreRange(required === undefined ? values : [...values, required]),
        required,
        label: `${title}. From the oldest to this one: ${values.join(', ')}`,
    }), required !== undefined && h('ul', { class: 'legend' }, h('li', {}, h('span', { class: 'dot dashed' }), ` ${required} required`)), h('details', {}, h('summary', {}, 'The scores in numbers'), tableOf(title, ['Scan', 'Ended', 'Score'], 
    // The newest is what a reader looks for.
    scores
        .toReversed()
        .map(({ scan, at, score }) => [code(scan), foreign(at === undefined ? 'not told' : instantText(at)), String(score)]), [2])));
}

;// CONCATENATED MODULE: ./build/report/html/summary.js








/** All that is known in numbers. */
function summary(view) {
    const cards = [findingsCard(view), changesCard(view), postureCard(view), scoresCard(view), resourcesCard(view)].filter((card) => card !== undefined);
    if (cards.length === 0)
        return undefined;
    return h('section', { class: 'cards', 'aria-labelledby': 'summary' }, h('h2', { id: 'summary', class: 'unseen' }, 'In numbers'), cards);
}
/** Numbers of a partial list would look like an answer: they are in a block of their own. */
function findingsCard({ tally, report }) {
    if (tally === undefined || tally.from === 'partial')
        return undefined;
    const { counts, total, untold } = tally;
    const alone = 'gave these numbers and no list of findings: there is nothing to show one by one.';
    const shares = domain_severity/* SEVERITIES */.oC.map((name) => ({ name, word: (0,words/* capital */.Nx)(name), amount: untold.includes(name) ? undefined : counts[name] }));
    return h('div', { class: 'card' }, h('h3', {}, 'Findings that count'), h('p', { class: 'big' }, h('span', { class: 'amount' }, (0,words/* numberText */.$4)(total)), ` ${total === 1 ? 'finding' : 'findings'}`), barOf(shares, 'By severity'), notCounted(tally), tally.from === 'numbers' && h('p', { class: 'quiet' }, foreign(report.service.title), ` ${alone}`));
}
function notCounted({ closed, waived, outside }) {
    const parts = [
        closed > 0 && h('span', {}, `${(0,words/* numberText */.$4)(closed)} resolved or suppressed at the service`),
        waived > 0 && h('span', {}, `${(0,words/* numberText */.$4)(waived)} waived`),
        outside > 0 && h('span', {}, `${(0,words/* numberText */.$4)(outside)} outside of `, h('code', {}, 'paths')),
    ].filter((part) => part !== false);
    return parts.length > 0 && h('p', { class: 'quiet' }, 'Not counted: ', joined(parts, ', '), '.');
}
/** Said of a scan that did not come to its end. */
function summary_foundUntilThen(tally) {
    if (tally === undefined)
        return 'What it had found until then is not known';
    const found = tally.total === 0 ? 'nothing' : `${(0,domain_severity/* describeCounts */.wv)(tally.counts)} ${tally.total === 1 ? 'finding' : 'findings'}`;
    return `Until then it had found ${found}`;
}
function changesCard({ comparison, resources, report }) {
    if (comparison === undefined)
        return undefined;
    const first = firstText(comparison, resources !== undefined);
    const { findings } = comparison;
    const content = first === undefined ? findings && summary_changes(findings, report.service.title) : first !== '' && h('p', {}, first);
    return content ? h('div', { class: 'card' }, h('h3', {}, 'Against the baseline'), content) : undefined;
}
function summary_changes({ new: added, fixed, unchanged, newCounts, byService }, service) {
    const shares = [
        { name: 'new', word: 'new', amount: added },
        { name: 'unchanged', word: 'unchanged', amount: unchanged },
        { name: 'fixed', word: 'fixed', amount: fixed },
    ];
    return [
        h('p', { class: 'big' }, h('span', { class: 'amount' }, (0,words/* numberText */.$4)(added)), ' new'),
        barOf(shares, 'Against the baseline'),
        newCounts !== undefined && added > 0 && h('p', { class: 'quiet' }, `New: ${(0,domain_severity/* describeCounts */.wv)(newCounts)}.`),
        byService && h('p', { class: 'quiet' }, 'As ', foreign(service), ' itself compares the two scans.'),
    ];
}

;// CONCATENATED MODULE: ./build/report/html/waivers.js




/** All waivers of the policy and what became of them: those to look at first. Of a partial list nobody knows what they would match. */
function waivers({ evaluation, partial }) {
    const all = evaluation?.waivers ?? [];
    if (all.length === 0 || partial === true)
        return undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'waivers' }, h('h2', { id: 'waivers' }, 'Waivers'), tableOf('The waivers of the policy', ['State', 'What it is about', 'Until', 'Findings', 'Reason'], all
        .toSorted((a, b) => urgency(a) - urgency(b))
        .map((waiver) => [
        h('span', { class: `outcome ${waivers_STATES[urgency(waiver)]?.kind ?? ''}` }, waivers_STATES[urgency(waiver)]?.text),
        waivers_subjectOf(waiver),
        h('span', { class: 'whole' }, waiver.expires),
        String(waiver.matched),
        [foreign(waiver.reason), h('div', { class: 'quiet' }, adviceOf(waiver))],
    ]), [3]));
}
/** In the order in which a person should look at them. */
const waivers_STATES = [
    { kind: 'broken', text: '✕ lapsed' },
    { kind: 'warning', text: '! ends soon' },
    { kind: 'unknown', text: '? matches nothing' },
    { kind: 'held', text: '✓ active' },
];
function urgency({ state, matched }) {
    if (matched === 0)
        return 2;
    return { lapsed: 0, expiring: 1, active: 3 }[state];
}
function adviceOf({ state, matched }) {
    if (matched === 0)
        return 'Take it out if that is settled.';
    if (state === 'lapsed')
        return `What it accepted counts again.`;
    return state === 'expiring' ? `Within 14 days ${(0,words/* countText */.lT)(matched, 'finding')} will count again.` : undefined;
}
/** What a waiver is about: `Rule CKV_AWS_24 in files docs/**`. */
function waivers_subjectOf({ by, value, paths = [], resources = [] }) {
    const patterns = (what, globs) => globs.length > 0 && [` ${what} `, joined(globs.map(code), ', ')];
    return [report_waivers/* SUBJECT_WORDS */.FA[by], ' ', code(value), patterns('in files', paths), patterns('at', resources)];
}

;// CONCATENATED MODULE: ./build/report/html/headline.js








/** The verdict, its reason and what it means: what a reader sees first. Colour, word and picture. */
function headline_headline({ report }) {
    const { decision } = report;
    const { verdict, forgiven } = decision;
    const meaning = (0,words/* meaningText */.ji)(report);
    return h('header', { class: `verdict ${forgiven ? 'forgiven' : verdict}` }, h('p', { class: 'stamp' }, icon(forgiven ? 'warning' : verdict), h('span', { class: 'word' }, verdict)), h('div', {}, h('h1', {}, foreign((0,words/* verdictSentence */.BT)(report))), h('p', { class: 'reason' }, foreign(`${(0,words/* capital */.Nx)((0,words/* reasonText */.uV)(report))}.`)), meaning !== '' && h('p', { class: 'meaning' }, withCode(meaning))));
}
/** What a browser shows in its tab. */
function titleOf(report) {
    return `${words/* VERDICT_MARKS */.rE[report.decision.verdict]} ${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)((0,words/* verdictSentence */.BT)(report)), headline_LONGEST_TITLE)}`;
}
/** In characters: a tab shows no more, and a bookmark neither. */
const headline_LONGEST_TITLE = 65;
/** What nobody may overlook: that a list is partial, waivers that hold no more, and what went wrong. */
function calls(view) {
    const { report, waivers, tally } = view;
    const { count = 0, listed = [] } = waivers?.lapsed ?? {};
    return [
        report.partial === true &&
            call('caution', h('p', {}, h('strong', {}, 'Partial results: the scan was cancelled before it had looked at everything.')), h('p', {}, `${summary_foundUntilThen(tally)}, which says nothing about the rest. The gate has not judged this, and it is not a pass.`)),
        count > 0 &&
            call('caution', h('p', {}, h('strong', {}, lapsedTitle(count))), h('ul', {}, listed.map((waiver) => lapsedItem(waiver, report)))),
        problem(report),
    ];
}
function lapsedTitle(count) {
    const [have, they] = count === 1 ? ['has', 'it'] : ['have', 'they'];
    return `${(0,words/* countText */.lT)(count, 'waiver')} ${have} lapsed, and what ${they} accepted counts again.`;
}
function lapsedItem(waiver, report) {
    const { again, unless } = (0,report_waivers/* againText */.QL)(waiver, report);
    return h('li', {}, waivers_subjectOf(waiver), ` lapsed after ${waiver.expires}: `, h('strong', {}, again), `${unless}. Reason: `, foreign(waiver.reason));
}
/** What went wrong in the service's words, its code, and the way out. */
function problem({ error, scan }) {
    const said = scan?.reason === undefined || error?.message.includes(scan.reason) ? undefined : scan.reason;
    if (error === undefined)
        return said !== undefined && call('note', h('p', {}, 'What the service said: ', foreign(said)));
    return call('problem', h('p', {}, h('strong', {}, 'What happened: '), foreign(error.message), ' ', code(error.code)), said !== undefined && h('p', {}, 'What the service said: ', foreign(said)), error.hint !== undefined && hint_hintOf(error.hint, h('strong', {}, 'What to do: ')));
}
function call(kind, ...children) {
    return h('div', { class: `call ${kind}` }, children);
}

;// CONCATENATED MODULE: ./build/report/html/notes.js



const notes_MARKS = { error: '✕ error', warning: '! warning', notice: 'i notice' };
/** What a person should know besides the verdict, the worst first, each told once. */
function notes(all) {
    const told = (0,report_notes/* distinctNotes */.e)(all);
    if (told.length === 0)
        return undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'notes' }, h('h2', { id: 'notes' }, 'Notes'), h('ul', { class: 'notes' }, told.map(({ level, code: word, text, hint }) => h('li', {}, h('span', { class: `outcome ${level}` }, notes_MARKS[level]), ' ', foreign(text), ' ', code(word), hint !== undefined && hint_hintOf(hint)))));
}

;// CONCATENATED MODULE: ./build/report/html/phases.js



/** More than any service tells. */
const phases_MOST_PHASES = 50;
/** A map, for a service may say `constructor`. */
const html_phases_MARKS = new Map([
    ['completed', ['✓', 'ok']],
    ['running', ['…', 'unknown']],
    ['failed', ['✕', 'problem']],
]);
/** The parts of the scan's work, and what each went through: a list of findings is worth as much as what was looked at. */
function phases({ scan }) {
    const all = scan?.phases ?? [];
    if (all.length === 0)
        return undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'phases' }, h('h2', { id: 'phases' }, 'What the scan went through'), h('ol', { class: 'phases' }, all.slice(0, phases_MOST_PHASES).map(phaseItem)));
}
function phaseItem({ name, word, amounts }) {
    const [mark, tone] = html_phases_MARKS.get(word) ?? ['·', 'unknown'];
    return h('li', {}, h('strong', {}, foreign((0,words/* capital */.Nx)(name.replaceAll('_', ' ')))), h('div', { class: `outcome ${tone}` }, `${mark} `, foreign(word.replaceAll('_', ' '))), amounts.map(amountOf));
}
function amountOf({ what, amount, of: most }) {
    const told = `${(0,words/* numberText */.$4)(amount)}${most === undefined ? '' : ` of ${(0,words/* numberText */.$4)(most)}`} `;
    const done = most === undefined || most <= 0 ? undefined : Math.min(amount, most);
    return [
        h('div', {}, h('span', { class: 'amount' }, told), foreign(what)),
        done !== undefined &&
            h('div', { 'aria-hidden': 'true' }, bar([
                { name: 'after', amount: done },
                { name: 'none', amount: (most ?? 0) - done },
            ], `${told}${what}`)),
    ];
}

;// CONCATENATED MODULE: ./build/report/html/rows.js








/** Everything that the page's table holds, in the order of the evaluated list: worst first. */
function dataOf(view) {
    const { report } = view;
    const findings = report.evaluation?.findings ?? [];
    const files = new Numbered();
    const rules = new Numbered();
    for (const rule of view.rules.keys())
        rules.numberOf(rule);
    const blob = (0,neutralise_link/* webUrl */.qP)((0,report_place/* blobUrl */.b0)(report));
    const first = (0,report_view/* isFirst */.ZW)(report);
    const rows = findings.map((finding) => rows_rowOf(finding, { files, rules, view, first }));
    return {
        rules: rules.names.map((id) => ruleData(id, view)),
        files: files.names,
        ...(blob !== undefined && { blob }),
        waivers: (report.evaluation?.waivers ?? []).map(waiverData),
        rows,
        compared: rows.some(([, , change]) => change >= 0),
        newFirst: view.newFirst,
    };
}
/** Names, each with the number of its first use. */
class Numbered {
    names = [];
    #numbers = new Map();
    numberOf(name) {
        const known = this.#numbers.get(name);
        if (known !== undefined)
            return known;
        this.#numbers.set(name, this.names.length);
        return this.names.push(name) - 1;
    }
}
function rows_rowOf(finding, { files, rules, view, first }) {
    const { severity, change, ruleId, place, fingerprint, id } = finding;
    const path = (0,repository_path/* repositoryPath */.S)(place.file);
    const more = moreOf(finding, path, view);
    const row = [
        domain_severity/* SEVERITIES */.oC.indexOf(severity),
        STATES.indexOf(stateOf(finding)),
        change === undefined || first ? -1 : CHANGES.indexOf(change),
        rules.numberOf(ruleId),
        path === undefined ? -1 : files.numberOf(path),
        place.line ?? 0,
        fingerprint,
        id,
        (0,plain_text/* oneLine */.TN)(place.resource ?? ''),
    ];
    return Object.keys(more).length === 0 ? row : [...row, more];
}
function stateOf(finding) {
    if (finding.counts)
        return 'counted';
    if (finding.waiver !== undefined)
        return 'waived';
    return (0,evaluate/* isOpen */.nT)(finding) ? 'outside' : 'closed';
}
/** Only what there is: an absent field costs nothing in 25,000 rows. */
function moreOf({ place, title, text, fix, cvss, severityWord, status, waiver }, path, view) {
    const own = (0,report_view/* firstFilled */.bj)(title);
    const url = (0,plain_text/* oneLine */.TN)(place.url ?? '');
    const known = ['open', 'closed'].includes(status.word) && status.means !== 'unknown';
    return {
        ...(path === undefined && (0,report_view/* firstFilled */.bj)(place.file) !== undefined && { file: (0,plain_text/* oneLine */.TN)(place.file ?? '') }),
        ...(url !== '' && { url }),
        ...(own !== undefined && { title: (0,plain_text/* oneLine */.TN)(own) }),
        ...((0,report_view/* firstFilled */.bj)(text) !== undefined && { text }),
        ...fixData(fix),
        ...(cvss !== undefined && { cvss }),
        ...(severityWord !== undefined && { severityWord }),
        ...(!known && { statusWord: status.word }),
        ...(place.request !== undefined && { request: requestData(place.request) }),
        ...(waiver !== undefined && view.report.evaluation?.waivers[waiver] !== undefined && { waiver }),
    };
}
function requestData({ method = '', target, parameter = '' }) {
    return [(0,plain_text/* oneLine */.TN)(method), (0,plain_text/* oneLine */.TN)(target), (0,plain_text/* oneLine */.TN)(parameter)];
}
function ruleData(id, { rules }) {
    const rule = rules.get(id);
    const { fix, code } = fixData(rule?.fix);
    const text = (0,report_view/* firstFilled */.bj)(rule?.text);
    return {
        id: (0,plain_text/* oneLine */.TN)(id),
        title: (0,plain_text/* oneLine */.TN)((0,report_view/* firstFilled */.bj)(rule?.title, id) ?? 'Untitled finding'),
        ...(text !== undefined && { text }),
        ...(fix !== undefined && { fix }),
        ...(code !== undefined && { code }),
        ...((0,neutralise_link/* webUrl */.qP)(rule?.url) !== undefined && { url: rule?.url }),
        labels: (0,report_view/* labelsOf */.PC)(rule).map(plain_text/* oneLine */.TN),
    };
}
function fixData(fix) {
    const [text, code] = [(0,report_view/* firstFilled */.bj)(fix?.text), (0,report_view/* firstFilled */.bj)(fix?.code)];
    return { ...(text !== undefined && { fix: text }), ...(code !== undefined && { code }) };
}
function waiverData({ by, value, expires, reason }) {
    const subject = { fingerprint: 'its fingerprint', id: 'its ID', rule: `rule ${(0,plain_text/* oneLine */.TN)(value)}` }[by];
    return { by: subject, until: expires, reason: (0,plain_text/* oneLine */.TN)(reason) };
}

;// CONCATENATED MODULE: ./build/report/html/rules.js





/** By which rules the scan was judged, who made them, and what each says. */
function rules(report) {
    const { decision, policy } = report;
    const named = policy !== undefined && !(0,report_rules/* namesPolicy */.rB)(decision);
    const alone = decision.verdict === 'passed' && decision.rules.length === 0;
    if (decision.rules.length === 0 && !alone && !named)
        return undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'gate' }, h('h2', { id: 'gate' }, 'The gate'), alone && h('p', {}, 'The scan completed; no other rule applies.'), decision.rules.length > 0 &&
        tableOf('The rules that the scan was judged by', ['Outcome', 'Rule', 'Set by', 'What it says'], decision.rules.map((result) => [
            h('span', { class: `outcome ${result.broken ? 'broken' : 'held'}` }, result.broken ? '✕ broken' : '✓ held'),
            [code(`${result.rule}: ${result.value}`)],
            sourceOf(result, report),
            foreign(`${(0,words/* capital */.Nx)(result.says)}.`),
        ])), named && h('p', { class: 'quiet' }, 'Policy: ', policyOf(report), '.'));
}
function sourceOf({ from }, report) {
    if (from === 'policy')
        return ['policy ', policyOf(report)];
    const section = report_rules/* POLICY_SECTIONS */.AN[from];
    return section === undefined ? from : ['policy, section ', h('code', {}, section)];
}
/** The file, and the commit that it was read at, where that is not the workspace. */
function policyOf(report) {
    const { policy } = report;
    if (policy === undefined)
        return undefined;
    const { path, commit } = policy;
    return commit === undefined ? code(path) : [tree_link(code(path), (0,report_place/* repositoryFileUrl */.O_)(report, path, commit)), ' at ', code((0,report_rules/* shortCommit */.Ax)(commit))];
}

;// CONCATENATED MODULE: ./build/report/html/scanned.js





/** What was scanned, and against what it is told. */
function scanned(view) {
    const { report } = view;
    const { service, target, scan, source, name } = report;
    const traits = (0,report_place/* scanTraits */.Zg)(report);
    const branch = (0,report_place/* scannedBranch */.BH)(report);
    return h('section', { class: 'card strip', 'aria-labelledby': 'scanned' }, h('h2', { id: 'scanned', class: 'unseen' }, scan === undefined ? 'What was to be scanned' : 'What was scanned'), h('dl', { class: 'facts wide' }, fact('Service', [foreign(service.title), hostRemark(report)]), target !== undefined && fact('Target', code(target.label)), traits.length > 0 && fact('Scan', joined(traits.map(foreign), ', ')), branch !== undefined && fact('Branch', code(branch)), commitFact(report), scan !== undefined && fact('Scan ID', [code(scan.id), h('span', { class: 'quiet' }, ` ${words/* ORIGIN_WORDS */.li[scan.origin]}`)]), scan !== undefined && scan.state !== 'completed' && fact('State', [code(scan.word), progressOf(report)]), scan?.completedAt !== undefined && fact('Completed', foreign(instantText(scan.completedAt))), baselineFact(view), source.pullRequest !== undefined && fact('Pull request', pullRequest(report)), fact('Gate', [code(name), source.runUrl !== undefined && [' ', tree_link('log of this run', source.runUrl)]])));
}
/** Said aloud, because keys and code went there. */
function hostRemark({ service: { apiUrl } }) {
    return apiUrl !== undefined && [' at ', code(apiUrl), h('strong', {}, ", which is not the service's own address")];
}
/** Of a scan that is of no commit, the one that the job was for. */
function commitFact(report) {
    const commit = (0,report_place/* scannedCommit */.ml)(report);
    if (commit !== undefined)
        return fact('Commit', tree_link(code(commit.slice(0, 12)), (0,report_place/* commitUrl */.Bg)(report)));
    const { commit: own } = report.source;
    return own !== undefined && fact('Run for commit', code(own.slice(0, 12)));
}
function pullRequest(report) {
    const repository = (0,report_place/* repositoryUrl */.Ek)(report);
    const number = String(report.source.pullRequest);
    return tree_link(`#${number}`, repository === undefined ? undefined : `${repository}/pull/${number}`);
}
function progressOf({ scan }) {
    const { percent, phase } = scan?.progress ?? {};
    return [percent !== undefined && `, ${Math.round(percent)} %`, phase !== undefined && [', phase ', code(phase)]];
}
function baselineFact({ comparison }) {
    if (comparison === undefined)
        return false;
    const { id, completedAt, commit, file } = comparison.baseline;
    const scan = [
        id !== undefined && ['scan ', code(id), ' '],
        completedAt !== undefined && ['of ', foreign(instantText(completedAt)), ' '],
        commit !== undefined && ['at commit ', code(commit.slice(0, 12)), ' '],
    ].filter(Boolean);
    const told = file === undefined ? scan : ['the file ', code(file), scan.length > 0 && [' made of ', scan], ' '];
    return fact('Baseline', [told, h('span', { class: 'quiet' }, withCode(describeHow(comparison.baseline)))]);
}

;// CONCATENATED MODULE: ./build/report/neutralise/html.js



const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What ends a script element, or begins a comment or an entity, as JSON's own escapes: the block holds none of them, and reads back as the same text. */
const UNSAFE_IN_SCRIPT = /[<>&]/g;
/**
 * Text for an element or for an attribute in quotes: nothing in it is markup, and it shows all it holds. It reads the same in a browser
 * where it is written so that no CI obeys it when somebody prints the page to a log.
 */
function htmlText(text) {
    return (0,plain_text/* plain */.pj)(text)
        .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
        .replaceAll(log_text/* COMMAND_ANYWHERE */.Ie, '#&#35;')
        .replaceAll(log_text/* COMMAND_AT_START */.RQ, '$1&#58;')
        .replaceAll(log_text/* GROUP_AT_START */.bu, (sign) => `&#${sign.charCodeAt(0)};`);
}
/** Data for `<script type="application/json">`. Every text in it, names of fields too, is `plain`: who reads it has nothing left to clean. */
function jsonBlock(value) {
    return (0,json/* quietJson */.n)(JSON.stringify(cleaned(value))).replaceAll(UNSAFE_IN_SCRIPT, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function cleaned(value) {
    if (typeof value === 'string')
        return (0,plain_text/* plain */.pj)(value);
    if (Array.isArray(value))
        return value.map(cleaned);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [(0,plain_text/* plain */.pj)(name), cleaned(part)]));
}

;// CONCATENATED MODULE: ./build/report/html/write.js

/** HTML: they have no end tag. */
const EMPTY = new Set(['input']);
/** The only place where a page's texts become markup. */
function write(node) {
    if (typeof node === 'string')
        return htmlText(node);
    const start = `<${node.tag}${attributesOf(node)}>`;
    return EMPTY.has(node.tag) ? start : `${start}${node.children.map(write).join('')}</${node.tag}>`;
}
function attributesOf({ attributes }) {
    return Object.entries(attributes)
        .map(([name, value]) => {
        if (value === undefined || value === false)
            return '';
        return value === true ? ` ${name}` : ` ${name}="${htmlText(String(value))}"`;
    })
        .join('');
}

;// CONCATENATED MODULE: ./build/report/html.js





















/** Whatever the page holds, it runs our script alone, and asks nobody for anything. */
const POLICY = [
    "default-src 'none'",
    `script-src '${SCRIPT_HASH}'`,
    `style-src '${STYLE_HASH}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
].join('; ');
/** report.html, in pieces: one page that needs nothing else. Files are not world-readable, so that it holds all details. */
function* renderHtml(report) {
    const view = (0,report_view/* viewOf */.du)(report, 'full', 'file');
    const data = dataOf(view);
    const top = [calls(view), scanned(view)];
    const sections = h('main', {}, summary(view), rules(view.report), checks(view.report.checks), phases(view.report), findings(view, data), changes(view), resources(view), waivers(view.report), diagrams(view), notes(view.report.notes)).children;
    yield head(view.report);
    yield line(h('a', { class: 'skip', href: '#main' }, 'Skip to the report'));
    yield line(headline_headline(view));
    yield '<main id="main" tabindex="-1">\n';
    for (const block of h('main', {}, top, contents(sections), sections).children)
        yield `${write(block)}\n`;
    yield '</main>\n';
    yield line(footer_footer(view.report));
    if (data.rows.length > 0)
        yield* dataPieces(data);
    yield `<script>${SCRIPT}</script>\n`;
    yield '</body>\n</html>\n';
}
function head(report) {
    return [
        '<!DOCTYPE html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${htmlText(POLICY)}">`,
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        `<title>${htmlText(titleOf(report))}</title>`,
        `<link rel="icon" href="${htmlText(tabIcon(report.decision.verdict))}">`,
        `<style>${STYLE}</style>`,
        '</head>',
        '<body>\n',
    ].join('\n');
}
/** A row to a line: who compares two pages sees which findings differ. */
function* dataPieces({ rows, ...rest }) {
    yield '<script type="application/json" id="data">';
    yield `{"rows":[`;
    for (const [index, row] of rows.entries())
        yield `${index === 0 ? '' : ','}\n${jsonBlock(row)}`;
    yield `],\n${jsonBlock(rest).slice(1)}</script>\n`;
}
function line(element) {
    return `${write(element)}\n`;
}

;// CONCATENATED MODULE: ./build/report/json.js

/**
 * results.json: the report itself, for scripts and for `schemas/results.schema.json`. Texts are as the service gave them, since JSON
 * needs no neutralising but for who prints the file; lone surrogates are escaped by `JSON.stringify`.
 */
function renderJson(report) {
    return `${(0,json/* quietJson */.n)(JSON.stringify(report, null, 2))}\n`;
}

;// CONCATENATED MODULE: ./build/report/junit/blame.js


/** Holds every broken rule that counts findings against the findings that count. A rule about scores or resources blames none. */
function blameOf(report) {
    // Without an earlier scan all are new, and views do not mark them.
    const isNew = ({ change }) => change === 'new' || report.comparison?.baseline.how === 'nothing';
    const broken = report.decision.rules
        .filter((result) => result.broken)
        .map((result) => [result.rule, countedBy(result, report, isNew)]);
    return (finding) => (finding.counts ? broken.filter(([, counted]) => counted(finding)).map(([rule]) => rule) : []);
}
function countedBy(result, report, isNew) {
    const { rule, value } = result;
    if (rule === 'max-findings')
        return countedByBudgets(value, report, isNew);
    if (rule !== 'severity-threshold')
        return () => false;
    const reach = (0,report_rules/* severitiesBreaking */.T0)(result);
    const onlyNew = result.onlyNew === true;
    return (finding) => reach.includes(finding.severity) && (!onlyNew || isNew(finding));
}
/** Every finding of a budget that is exceeded: none of them is the one too many. Budgets are written by `describeNumbers`. */
function countedByBudgets(value, { measured }, isNew) {
    const budgets = value.split(', ').map((budget) => {
        const [name = '', most = ''] = budget.split('=');
        return { onlyNew: name.startsWith('new-'), word: name.replace(/^new-/, ''), most: Number(most) };
    });
    const over = budgets.filter(({ onlyNew, word, most }) => found(onlyNew ? measured?.newCounts : measured?.counts, word) > most);
    return (finding) => over.some(({ onlyNew, word }) => (word === 'total' || word === finding.severity) && (!onlyNew || isNew(finding)));
}
function found(counts, word) {
    const severity = (0,domain_severity/* asSeverity */.Wv)(word);
    if (counts === undefined)
        return 0;
    return severity === undefined ? (0,domain_severity/* totalOf */.e6)(counts) : counts[severity];
}

;// CONCATENATED MODULE: ./build/report/junit/findings.js






/** In characters. GitLab keeps 255 of a test's name, whose end tells it from others. */
const findings_LONGEST_TITLE = 120;
const findings_LONGEST_PLACE = 100;
const findings_LONGEST_TEXT = 1000;
/**
 * Every open finding, by severity: a failed test where a broken rule of the gate has counted it; skipped where it fails nothing, for a
 * passed test would say that nothing was found. Waived ones, and those outside of the paths, are skipped too, with the reason.
 */
function findingSuites(view, className) {
    // Nobody has judged what a cancelled scan had found until then.
    if (view.report.partial === true)
        return [];
    const blame = blameOf(view.report);
    const nameOf = ({ ruleId }) => `${className}.${ruleId.replaceAll('.', '_') || 'unnamed'}`;
    const judged = domain_severity/* SEVERITIES */.oC.map((severity) => {
        const findings = view.listed.filter((finding) => finding.severity === severity);
        const failure = findings.filter((finding) => blame(finding).length > 0).length;
        const cases = mapped(findings, (finding) => judgedCase(finding, view, nameOf(finding), blame));
        const tally = { tests: findings.length, failure, error: 0, skipped: findings.length - failure };
        return { name: `${severity} findings`, tally, cases };
    });
    const waived = skippedSuite('waived findings', view.waived, (one) => waivedCase(one, view, nameOf(one.finding)));
    const outside = skippedSuite('findings outside of paths', view.outside, (finding) => skippedCase(finding, view, nameOf(finding), 'outside of paths: shown, not counted'));
    return [...judged, waived, outside];
}
function skippedSuite(name, items, caseOf) {
    return { name, tally: { tests: items.length, failure: 0, error: 0, skipped: items.length }, cases: mapped(items, caseOf) };
}
function judgedCase(finding, view, className, blame) {
    const broken = blame(finding);
    const { decision } = view.report;
    const unjudged = decision.verdict !== 'passed' && decision.verdict !== 'failed';
    const why = unjudged ? `not judged: ${(0,words/* reasonText */.uV)(view.report)}` : 'it counts, and breaks no rule of the gate';
    if (broken.length === 0)
        return skippedCase(finding, view, className, why);
    const message = findings_messageOf(finding, view);
    const outcome = { kind: 'failure', type: broken.join(' '), message, text: findings_textOf(finding, view, message) };
    return { className, name: findings_nameOf(finding, view), outcome };
}
function waivedCase({ finding, waiver: { expires, reason } }, view, className) {
    return skippedCase(finding, view, className, `waived until ${expires}: ${(0,plain_text/* clip */.$Q)(reason, findings_LONGEST_TEXT)}`);
}
function skippedCase(finding, view, className, why) {
    const message = `${findings_messageOf(finding, view)}: ${why}`;
    return { className, name: findings_nameOf(finding, view), outcome: { kind: 'skipped', type: 'skipped', message } };
}
/** Without its line, which moves with what others write above it; with so much of its fingerprint that it is unique. */
function findings_nameOf(finding, view) {
    const { file, resource, url } = finding.place;
    const places = [(0,report_place/* placeText */.Z9)({ file, resource, url }), ...(0,report_place/* furtherPlaces */.bB)({ file, resource, url })].filter(Boolean);
    const where = places.length === 0 ? '' : ` (${(0,plain_text/* clip */.$Q)(places.join(', '), findings_LONGEST_PLACE)})`;
    const [identity = '', ordinal = ''] = finding.fingerprint.split(':');
    return `${(0,plain_text/* clip */.$Q)((0,report_view/* wordsOf */.Z9)(finding, view.rules).title, findings_LONGEST_TITLE)}${where} [${identity.slice(0, 12)}:${ordinal}]`;
}
function findings_messageOf(finding, view) {
    const place = (0,report_place/* placeText */.Z9)(finding.place);
    const fresh = finding.change === 'new' ? ' (new)' : '';
    return `${(0,words/* capital */.Nx)(finding.severity)}${fresh}: ${(0,plain_text/* clip */.$Q)((0,report_view/* wordsOf */.Z9)(finding, view.rules).title, findings_LONGEST_TITLE)}${place === '' ? '' : `, ${place}`}`;
}
function findings_textOf(finding, view, message) {
    const { text, fix, url } = (0,report_view/* wordsOf */.Z9)(finding, view.rules);
    const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
    const about = [finding.ruleId, ...(0,report_place/* furtherPlaces */.bB)(finding.place), cvss, ...(0,report_view/* labelsOf */.PC)(view.rules.get(finding.ruleId))];
    const parts = [
        message,
        about.filter(Boolean).join(', '),
        text !== undefined && (0,plain_text/* clip */.$Q)(text, findings_LONGEST_TEXT),
        (0,report_view/* firstFilled */.bj)(fix?.text) !== undefined && `How to fix: ${(0,plain_text/* clip */.$Q)(fix?.text ?? '', findings_LONGEST_TEXT)}`,
        (0,report_view/* firstFilled */.bj)(fix?.code) !== undefined && (0,plain_text/* clip */.$Q)(fix?.code ?? '', findings_LONGEST_TEXT),
        url !== undefined && `More: ${url}`,
        `Fingerprint, for a waiver: ${finding.fingerprint}`,
    ];
    return parts.filter(Boolean).join('\n\n');
}
/** One after the other, as they are asked for: 25,000 of them need not be held. */
function mapped(items, render) {
    return {
        *[Symbol.iterator]() {
            for (const item of items)
                yield render(item);
        },
    };
}

;// CONCATENATED MODULE: ./build/report/console/lines.js


const INDENT = '  ';
const LONGEST_LINE = 2000;
/** All lines of a text, indented and neutralised; nothing for an empty one. */
function* indented(text, indent) {
    if (text === '')
        return;
    for (const line of (0,log_text/* logText */.kc)((0,plain_text/* clip */.$Q)(text, LONGEST_LINE)).split('\n'))
        yield `${indent}${line}`.trimEnd();
}

;// CONCATENATED MODULE: ./build/report/console/checks.js


/** As wide as the widest of them. */
const console_checks_WORDS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM', unknown: 'unknown' };
/** What the doctor has looked at: one line each, and below it what to change. */
function* checkLines(checks) {
    for (const { name, state, says, hint } of checks) {
        yield* indented(`${console_checks_WORDS[state]}  ${name}: ${(0,plain_text/* oneLine */.TN)(says)}`, INDENT);
        if (hint !== undefined)
            yield* indented(hint, ' '.repeat(11));
    }
}

;// CONCATENATED MODULE: ./build/report/console/waivers.js




/** Waivers of one kind in the log; more are in the files. */
const MOST_WAIVERS = 10;
const waivers_LONGEST_TEXT = 200;
/** What there is to know of the policy's waivers, what lapsed first. */
function* waiverLines({ waivers, report }) {
    if (waivers === undefined)
        return;
    const { lapsed, ending, unused } = waivers;
    yield* group(lapsed, 'LAPSED, and what was accepted counts again', (waiver) => {
        const { again, unless } = (0,report_waivers/* againText */.QL)(waiver, report);
        return `lapsed after ${waiver.expires}: ${again}${unless}`;
    });
    yield* group(ending, 'within 14 days of the end', ({ expires, matched }) => `ends after ${expires}: ${(0,words/* countText */.lT)(matched, 'finding')} will count again`);
    yield* group(unused, 'without a finding', ({ expires, state }) => `${state === 'lapsed' ? 'lapsed after' : 'until'} ${expires}, matched nothing`);
}
function* group({ count, listed }, title, says) {
    if (count === 0)
        return;
    yield `${INDENT}${(0,words/* countText */.lT)(count, 'waiver')} ${title}`;
    for (const waiver of listed.slice(0, MOST_WAIVERS)) {
        const text = `${waiver.by} ${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(waiver.value), waivers_LONGEST_TEXT)} ${says(waiver)} (${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(waiver.reason), waivers_LONGEST_TEXT)})`;
        yield* indented(text, INDENT + INDENT);
    }
    if (listed.length > MOST_WAIVERS)
        yield `${INDENT + INDENT}… and ${(0,words/* numberText */.$4)(listed.length - MOST_WAIVERS)} more: see results.json`;
}

;// CONCATENATED MODULE: ./build/report/console/numbers.js







/** Kinds of resources in the log; more are in the files. */
const numbers_MOST_KINDS = 20;
const numbers_LONGEST_KIND = 60;
/** All that is known in numbers, line by line, and which waivers to look at. */
function* numberLines(view) {
    const { tally, resources, details, report } = view;
    if (report.partial === true)
        yield `${INDENT}PARTIAL RESULTS: the scan was cancelled before it had looked at everything. Not judged, not uploaded, not a pass.`;
    yield* postureLines(view);
    yield* tallyLines(view);
    yield* resourceLines(view);
    yield* comparisonLines(view);
    yield* waiverLines(view);
    if (report.sarif !== undefined && report.sarif.leftOut > 0) {
        yield `${INDENT}code scanning: the ${(0,words/* countText */.lT)(report.sarif.results, 'worst finding')}, ${(0,words/* numberText */.$4)(report.sarif.leftOut)} more left out`;
    }
    if (report.sarif?.shortened !== undefined)
        yield `${INDENT}code scanning: ${(0,words/* countText */.lT)(report.sarif.shortened, 'finding')} by title and place alone, so that the file fits`;
    if (details === 'counts' && (tally ?? resources) !== undefined)
        yield `${INDENT}only numbers are shown (details: counts): this log may be readable by everyone; see the report files`;
}
function* postureLines({ posture, comparison }) {
    if (posture === undefined)
        return;
    const { passed, failed, skipped, score } = posture;
    const change = scoreChangeText(comparison?.score);
    yield `${INDENT}score ${formulaText(posture) ?? scoreText(score)}${change === '' ? '' : `, against the baseline: ${change}`}`;
    yield `${INDENT}checks passed ${(0,words/* numberText */.$4)(passed)} · failed ${(0,words/* numberText */.$4)(failed)} · skipped ${skippedText(skipped)} (not counted)`;
    const rise = skippedRiseText(comparison?.skipped);
    if (rise !== '')
        yield `${INDENT}${rise}`;
}
function* tallyLines({ tally, report }) {
    if (tally === undefined)
        return;
    const partial = tally.from === 'partial';
    yield `${INDENT}${partial ? 'found until then: ' : ''}${(0,words/* countsLine */.J7)(tally.counts, tally.untold)} · total ${(0,words/* numberText */.$4)(tally.total)}`;
    if (tally.from === 'numbers')
        yield* indented(`${report.service.title} gave these numbers and no list of findings`, INDENT);
    if (tally.closed > 0)
        yield `${INDENT}not counted: ${(0,words/* countText */.lT)(tally.closed, 'finding')} resolved or suppressed at the service`;
    if (tally.waived > 0)
        yield `${INDENT}not counted: ${(0,words/* countText */.lT)(tally.waived, 'finding')} waived`;
    if (tally.outside > 0)
        yield `${INDENT}not counted: ${(0,words/* countText */.lT)(tally.outside, 'finding')} outside of paths`;
}
function* resourceLines({ resources, comparison }) {
    if (resources === undefined)
        return;
    const { total, kindCount, kinds, changes } = resources;
    const change = changes === undefined
        ? `nothing to compare them with: ${whyNotCompared(comparison)}`
        : `against the baseline: ${(0,inventory/* resourceChangesText */.Ji)(changes)}`;
    yield `${INDENT}${(0,words/* countText */.lT)(total, 'resource')} of ${(0,words/* countText */.lT)(kindCount, 'kind')}, ${change}`;
    const told = changes === undefined ? kinds : kinds.filter(inventory/* isChanged */.Hq);
    for (const kind of told.slice(0, numbers_MOST_KINDS)) {
        const sides = changes === undefined ? (0,inventory/* amountText */.cY)(kind.after) : `${(0,inventory/* amountText */.cY)(kind.before)} -> ${(0,inventory/* amountText */.cY)(kind.after)}`;
        yield* indented(`${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(kind.kind), numbers_LONGEST_KIND)}: ${sides}`, INDENT + INDENT);
    }
    if (told.length > numbers_MOST_KINDS)
        yield `${INDENT + INDENT}… and ${(0,words/* countText */.lT)(told.length - numbers_MOST_KINDS, 'more kind')}: see results.json`;
}
function* comparisonLines({ comparison, resources }) {
    if (comparison === undefined)
        return;
    const first = firstText(comparison, resources !== undefined);
    if (first !== undefined) {
        yield* indented(first, INDENT);
        return;
    }
    const { baseline, findings: compared } = comparison;
    if (compared !== undefined) {
        const { added, fixed, unchanged } = changeTexts(compared);
        const told = compared.byService ? ' (as the service itself compares the two scans)' : '';
        yield `${INDENT}against the baseline: ${[added, fixed, unchanged].filter(Boolean).join(' · ')}${told}`;
    }
    yield* indented(`baseline: ${baselineText(baseline)}, ${describeHow(baseline).replaceAll('`', '')}`, INDENT);
}
function baselineText({ id, completedAt, file }) {
    const when = completedAt === undefined ? '' : ` of ${instantText(completedAt)}`;
    const scan = id === undefined ? '' : `scan ${(0,plain_text/* oneLine */.TN)(id)}${when}`;
    return file === undefined ? scan : `the file ${(0,plain_text/* oneLine */.TN)(file)}${scan === '' ? '' : ` (made of ${scan})`}`;
}

;// CONCATENATED MODULE: ./build/report/console/rules.js



const rules_LONGEST_VALUE = 200;
/** The rules, who made them, and what each says; the default alone is told by the first line. */
function* ruleLines({ decision, policy }) {
    if (!(0,report_rules/* isDefaultGate */.Z4)(decision))
        for (const result of decision.rules) {
            const { rule, value, broken, says } = result;
            const setBy = rules_sourceText(result, policy);
            yield* indented(`${broken ? 'BROKEN' : 'held'}  ${rule}: ${(0,plain_text/* clip */.$Q)(value, rules_LONGEST_VALUE)} (${setBy}): ${says}`, INDENT);
        }
    if (policy !== undefined && !(0,report_rules/* namesPolicy */.rB)(decision))
        yield* indented(`policy: ${rules_policyText(policy)}`, INDENT);
}
function rules_sourceText({ from }, policy) {
    if (from === 'policy')
        return policy === undefined ? from : `policy ${rules_policyText(policy)}`;
    const section = report_rules/* POLICY_SECTIONS */.AN[from];
    return section === undefined ? from : `policy, section ${section}`;
}
function rules_policyText({ path, commit }) {
    return `${(0,plain_text/* oneLine */.TN)(path)}${commit === undefined ? '' : ` at ${(0,report_rules/* shortCommit */.Ax)(commit)}`}`;
}

;// CONCATENATED MODULE: ./build/report/console.js









/** Findings in the log; more are in the files. */
const MOST_FINDINGS = 20;
const MOST_UNCOUNTED = 10;
const WIDEST_PLACE = 60;
const WIDEST_RULE = 24;
/** The end of the log, line by line, for terminals and job logs alike: no colours, no cursor, no line that is a command to a CI. */
function* renderConsole(report, { details }) {
    const view = (0,report_view/* viewOf */.du)(report, details);
    yield* indented(`${(0,words/* verdictSentence */.BT)(report)}: ${(0,words/* reasonText */.uV)(view.report)}`, '');
    yield* indented((0,words/* meaningText */.ji)(report).replaceAll('`', ''), INDENT);
    yield* indented(scannedText(view.report), INDENT);
    yield* console_problem(view.report);
    yield* ruleLines(view.report);
    yield* checkLines(view.report.checks ?? []);
    yield* numberLines(view);
    yield* console_findings(view);
    yield* uncounted(view);
    for (const note of view.report.notes)
        yield* noteLines(note);
}
function scannedText(report) {
    const { service, target, scan } = report;
    const branch = (0,report_place/* scannedBranch */.BH)(report);
    const commit = (0,report_place/* scannedCommit */.ml)(report);
    const parts = [
        `${service.title}: ${target?.label ?? 'target not looked up'}`,
        service.apiUrl !== undefined && `at ${service.apiUrl}`,
        branch !== undefined && `branch ${branch}`,
        commit !== undefined && `commit ${commit.slice(0, 12)}`,
        scan !== undefined && `scan ${scan.id} (${words/* ORIGIN_WORDS */.li[scan.origin]})`,
    ];
    return parts.filter(Boolean).join(', ');
}
function* console_problem({ error, scan }) {
    if (error !== undefined) {
        yield* indented(`${error.code}: ${error.message}`, INDENT);
        if (error.hint !== undefined)
            yield* indented(error.hint, INDENT + INDENT);
    }
    if (scan?.reason !== undefined && !error?.message.includes(scan.reason))
        yield* indented(`What the service said: ${scan.reason}`, INDENT);
}
function* console_findings(view) {
    yield* columns(view.listed.slice(0, MOST_FINDINGS).map((finding) => console_cellsOf(finding, view)), view.listed.length);
}
/** Open findings that decide nothing, those that a waiver accepts first. */
function* uncounted(view) {
    const waived = view.waived.slice(0, MOST_UNCOUNTED).map(({ finding, waiver }) => {
        const cells = console_cellsOf(finding, view);
        return { ...cells, what: `${cells.what} (waived until ${waiver.expires}: ${(0,log_text/* logLine */.BP)((0,plain_text/* clip */.$Q)(waiver.reason, 200))})` };
    });
    const outside = view.outside.slice(0, MOST_UNCOUNTED).map((finding) => console_cellsOf(finding, view));
    for (const [title, rows, count] of [
        ['waived', waived, view.waived.length],
        ['outside of paths', outside, view.outside.length],
    ]) {
        if (count === 0)
            continue;
        yield `${INDENT}shown, not counted: ${(0,words/* countText */.lT)(count, 'finding')} ${title}`;
        yield* columns(rows, count);
    }
}
function* columns(shown, count) {
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
    const more = count - shown.length;
    if (more > 0)
        yield `${INDENT}… and ${(0,words/* numberText */.$4)(more)} more: see results.json`;
    yield '';
}
function console_cellsOf(finding, view) {
    const { title } = (0,report_view/* wordsOf */.Z9)(finding, view.rules);
    const about = [...(0,report_place/* furtherPlaces */.bB)(finding.place), finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`].filter(Boolean);
    return {
        severity: finding.severity,
        place: endOf((0,log_text/* logLine */.BP)((0,report_place/* placeText */.Z9)(finding.place)), WIDEST_PLACE) || '-',
        rule: (0,plain_text/* clip */.$Q)((0,log_text/* logLine */.BP)(finding.ruleId), WIDEST_RULE),
        what: (0,log_text/* logLine */.BP)((0,plain_text/* clip */.$Q)(`${finding.change === 'new' ? '[new] ' : ''}${title}${about.length === 0 ? '' : ` (${about.join(', ')})`}`, 300)),
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

;// CONCATENATED MODULE: ./build/report/neutralise/xml.js


/** What XML 1.0 (2.2, `Char`) forbids, escaped or not, and `plain` leaves: one of them, and no reader opens the file. */
const FORBIDDEN = /[\ufffe\uffff]/g;
/** GitLab, and Jenkins' attachments plugin, take `[[ATTACHMENT|path]]` in a test's text for a file to show. */
const ATTACHMENT = /\[\[(?=\s*ATTACHMENT)/gi;
/** `>` as well, for `]]>` ends a section that a reader may put the text into. */
const xml_ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** The text of an element, over several lines. Readers copy it into logs and pages: no line of it is a command of a CI. */
function xmlText(text) {
    return escaped((0,log_text/* logText */.kc)(text));
}
/** An attribute's value, without its quotes: one line, for parsers turn line ends and tabs into blanks (XML 1.0, 3.3.3). */
function xmlAttribute(text) {
    return escaped((0,log_text/* logText */.kc)((0,plain_text/* oneLine */.TN)(text)));
}
function escaped(text) {
    return text
        .replaceAll(FORBIDDEN, '')
        .replaceAll(ATTACHMENT, '[ [')
        .replaceAll(/[&<>"']/g, (character) => xml_ENTITIES[character] ?? '');
}

;// CONCATENATED MODULE: ./build/report/junit/suite.js

/** A suite of cases that are few. */
function suiteOf(name, cases) {
    const count = (kind) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
    const tally = { tests: cases.length, failure: count('failure'), error: count('error'), skipped: count('skipped') };
    return { name, tally, cases };
}
/**
 * The document, in the order of jenkins-junit.xsd, which is what all readers agree on. In pieces, a line or more for each case.
 * `time` is always 0: a report knows no duration, and readers such as dorny/test-reporter and Surefire's stumble where it is missing.
 */
function* junitDocument(name, suites) {
    const written = suites.filter(({ tally }) => tally.tests > 0);
    const sum = (kind) => written.reduce((total, { tally }) => total + tally[kind], 0);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<testsuites name="${xmlAttribute(name)}" time="0" tests="${sum('tests')}" failures="${sum('failure')}" errors="${sum('error')}">\n`;
    for (const suite of written)
        yield* suiteLines(suite);
    yield '</testsuites>\n';
}
function* suiteLines({ name, tally, cases }) {
    const numbers = `tests="${tally.tests}" failures="${tally.failure}" errors="${tally.error}" skipped="${tally.skipped}"`;
    yield `  <testsuite name="${xmlAttribute(name)}" time="0" ${numbers}>\n`;
    for (const one of cases)
        yield caseLines(one);
    yield '  </testsuite>\n';
}
function caseLines({ className, name, outcome, output }) {
    const open = `    <testcase classname="${xmlAttribute(className)}" name="${xmlAttribute(name)}" time="0"`;
    const inside = [
        outcome === undefined ? '' : `      ${outcomeElement(outcome)}\n`,
        output === undefined ? '' : `      <system-out>${xmlText(output)}</system-out>\n`,
    ].join('');
    return inside === '' ? `${open}/>\n` : `${open}>\n${inside}    </testcase>\n`;
}
function outcomeElement({ kind, type, message, text }) {
    // The schema gives `skipped` no attributes; Jenkins and GitLab read its text.
    if (kind === 'skipped')
        return `<skipped>${xmlText(message)}</skipped>`;
    return `<${kind} message="${xmlAttribute(message)}" type="${xmlAttribute(type)}">${xmlText(text ?? message)}</${kind}>`;
}

;// CONCATENATED MODULE: ./build/report/junit/gate.js




/** In characters. */
const gate_LONGEST_VALUE = 200;
const gate_LONGEST_TEXT = 2000;
/** No reader is green unless the gate has passed: what has no answer is an error, and what was not gated is skipped. */
const gate_OUTCOMES = {
    passed: undefined,
    failed: 'failure',
    error: 'error',
    timeout: 'error',
    cancelled: 'error',
    skipped: 'skipped',
    started: 'skipped',
    checked: 'skipped',
};
const CHECK_OUTCOMES = {
    ok: undefined,
    warning: undefined,
    problem: 'failure',
    unknown: 'skipped',
};
/** The gate itself, first, and each of its rules. Services without a list of findings have these. */
function gateSuite(report, className) {
    return suiteOf('gate', [gateCase(report, className), ...report.decision.rules.map((rule) => ruleCase(rule, className))]);
}
/** What the doctor has looked at. */
function checksSuite({ checks = [] }, className) {
    return suiteOf('doctor', checks.map((check, index) => checkCase(check, `${className}.doctor`, checks.slice(0, index))));
}
function gateCase(report, className) {
    const { decision } = report;
    const kind = gate_OUTCOMES[decision.verdict];
    const message = `${(0,words/* verdictSentence */.BT)(report)}: ${(0,words/* reasonText */.uV)(report)}`;
    const output = [...renderConsole(report, { details: 'full' })].join('\n');
    return {
        className,
        name: 'verdict',
        ...(kind && { outcome: { kind, type: decision.verdict, message: (0,plain_text/* clip */.$Q)(message, gate_LONGEST_TEXT), text: whatHappened(report, message) } }),
        output,
    };
}
function whatHappened(report, message) {
    const { error, partial } = report;
    const parts = [
        message,
        (0,words/* meaningText */.ji)(report).replaceAll('`', ''),
        error !== undefined && `${error.code}: ${(0,plain_text/* clip */.$Q)(error.message, gate_LONGEST_TEXT)}`,
        error?.hint !== undefined && (0,plain_text/* clip */.$Q)(error.hint, gate_LONGEST_TEXT),
        partial === true && 'What the scan had found until then is in results.json; nobody has judged it.',
    ];
    return parts.filter(Boolean).join('\n\n');
}
function ruleCase({ rule, value, broken, says }, className) {
    // Without its value, which says what it was: with another value it is still the same rule.
    const message = (0,plain_text/* clip */.$Q)(`${rule}: ${(0,plain_text/* clip */.$Q)(value, gate_LONGEST_VALUE)}: ${says}`, gate_LONGEST_TEXT);
    return { className, name: rule, ...(broken ? { outcome: { kind: 'failure', type: rule, message } } : { output: message }) };
}
function checkCase({ name, state, says, hint = '' }, className, before) {
    const twins = before.filter((check) => check.name === name).length;
    const text = [(0,plain_text/* clip */.$Q)(says, gate_LONGEST_TEXT), (0,plain_text/* clip */.$Q)(hint, gate_LONGEST_TEXT)].filter(Boolean).join('\n\n');
    const kind = CHECK_OUTCOMES[state];
    return {
        className,
        name: `${(0,plain_text/* clip */.$Q)(name, gate_LONGEST_VALUE)}${twins === 0 ? '' : ` (${twins + 1})`}`,
        ...(kind ? { outcome: { kind, type: state, message: (0,plain_text/* clip */.$Q)(says, gate_LONGEST_TEXT), text } } : { output: text }),
    };
}

;// CONCATENATED MODULE: ./build/report/junit.js




/**
 * junit.xml, for the test pages of other CIs: the gate and its rules as tests, then the findings. Written whatever the verdict is, and
 * all green only where the gate has passed. A forgiven verdict is as red as it is. In pieces, since it may hold 25,000 findings.
 */
function renderJunit(report) {
    const view = (0,report_view/* viewOf */.du)(report, 'full', 'file');
    const name = `scan-gate ${report.name}`;
    // Readers take dots for packages.
    const className = `scan-gate.${report.name.replaceAll('.', '_')}`;
    const suites = [gateSuite(report, className), checksSuite(report, className), ...findingSuites(view, className)];
    // Several gates of one pipeline are told apart by their suites' names.
    return junitDocument(name, suites.map((suite) => ({ ...suite, name: `${name}: ${suite.name}` })));
}

;// CONCATENATED MODULE: ./build/surfaces.js
















/** All that a dry run writes: nothing of it is at GitHub. */
const DRY_SURFACES = new Set(['files', 'summary']);
/** Every surface; on the command line only the files, until other CIs get surfaces of their own. */
function publishersOf({ reports, source, service, dryRun }, { env, logger, redactor, directory, style, github, veil }) {
    const forPage = (report) => (0,conceal/* concealTexts */.Q)(report, veil.hide);
    const files = filesPublisher({
        directory,
        render: {
            'results.json': ({ report }) => renderJson(report),
            'results.full.sarif': ({ report }) => renderFullSarif(report, version/* VERSION */.x),
            'report.md': ({ report }) => renderMarkdownFile(report),
            'report.html': ({ report }) => renderHtml(report),
            'gl-code-quality-report.json': ({ report }) => renderCodeQuality(report),
            'junit.xml': ({ report }) => renderJunit(report),
        },
    });
    if (style !== 'action')
        return [files];
    const allows = (0,ci_allows/* allowsFor */.M)(source, service);
    const all = [
        files,
        codeScanningPublisher({ github, allows, mode: reports.uploadSarif, ownCodeOnly: service.scansRepository }),
        commentPublisher({
            github,
            allows,
            mode: reports.comment,
            marker: commentMarker(reports.name),
            render: ({ report, details }, budgetChars) => redactor.redactPage(renderComment(forPage(report), { details, budgetChars })),
        }),
        annotationsPublisher({
            enabled: reports.annotations,
            allows,
            render: (what) => annotationLines(what, logger),
            write: (line) => logger.raw(line),
        }),
        trackingIssuePublisher({
            github,
            allows,
            mode: reports.trackingIssue,
            name: reports.name,
            render: ({ report, details }, budgetChars) => redactor.redactPage(renderIssue(forPage(report), { details, budgetChars })),
        }),
        summaryPublisher({
            file: env.GITHUB_STEP_SUMMARY,
            render: ({ report, details, earlier }, budgetBytes) => {
                // Their notes came after the report was redacted; the SARIF among them may be long.
                const publications = earlier.map((each) => ({ ...each, note: redactor.redactAll(each.note) }));
                return redactor.redactPage(renderSummary(forPage(report), { details, budgetBytes, publications }));
            },
        }),
    ];
    return all.filter(({ surface }) => !dryRun || DRY_SURFACES.has(surface));
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

// EXTERNAL MODULE: ./build/workflow/build-report.js
var build_report = __webpack_require__(2692);
;// CONCATENATED MODULE: ./build/workflow/observed-scanner.js

/**
 * The same scanner. Every scan that enters the workflow passes here: its texts are overheard, and a time that is more than two minutes
 * ahead of our clock is taken off, so that nobody behind this border has to doubt a time.
 */
function observedScanner(scanner, { overhear, now }) {
    const observe = (scan) => {
        for (const text of [scan.reason, scan.progress?.phase, scan.word])
            if (text !== undefined)
                overhear(text);
        return withoutTimesAhead(scan, now());
    };
    return {
        locate: (signal) => scanner.locate(signal),
        async *list(wanted, like, signal) {
            for await (const scans of scanner.list(wanted, like, signal))
                yield scans.map(observe);
        },
        async start(wanted, signal) {
            const start = await scanner.start(wanted, signal);
            return start.kind === 'started' ? { ...start, scan: observe(start.scan) } : start;
        },
        async read(scan, depth, signal) {
            return observe(await scanner.read(scan, depth, signal));
        },
        collect: (scan, ask, signal) => scanner.collect(scan, ask, signal),
        cancel: (scan, signal) => scanner.cancel(scan, signal),
    };
}
function withoutTimesAhead(scan, nowMs) {
    const { createdAt, startedAt, completedAt } = scan;
    return {
        ...scan,
        createdAt: (0,domain_instant/* unlessAhead */.kr)(createdAt, nowMs),
        startedAt: (0,domain_instant/* unlessAhead */.kr)(startedAt, nowMs),
        completedAt: (0,domain_instant/* unlessAhead */.kr)(completedAt, nowMs),
    };
}

;// CONCATENATED MODULE: ./build/assemble.js

















/** From SIGINT to the last word: the runner sends SIGTERM after 7.5 s (docs.github.com, workflow cancellation). */
const LAST_WORDS_MS = 6_500;
/** Puts a run together out of its configuration; makes no request. `close` ends what it keeps open. */
function assemble_assemble(config, world) {
    const { clock = runtime_clock/* systemClock */.m, random = Math.random, ledger = noLedger, redactor, interrupt } = world;
    const { service, connection, standing, source, waiting, reports } = config;
    const transport = createTransport(`scan-gate/${version/* VERSION */.x}`);
    const run = {
        name: reports.name,
        service,
        otherHost: connection.otherHost,
        source,
        waiting,
        explicit: standing.kind === 'scan' ? standing.plan.explicit : [],
        ...(0,ruling_ruling/* rulingOfInputs */.W)(config, clock.now()),
        lastsMs: (standing.kind === 'scan' ? standing.plan.lastsMs : undefined) ?? service.lastsMs,
        details: reports.details,
        uploadRequired: reports.uploadSarif === 'required',
        inputStyle: world.style,
        keyVariable: world.keyVariable,
    };
    const veil = createVeil([config.target], (target) => (0,build_report/* detailsOf */.c)(run, target) === 'counts', knownHosts(config));
    const logger = discreetLogger(world.logger, veil);
    const young = rememberYoungScan(clock);
    const http = createJsonClient({
        service,
        ...connection,
        transport,
        clock,
        logger,
        takeSecrets: redactor.takeSecrets,
        random,
        overhear: veil.overhear,
        isYoung: young.isAskedFor,
        impatient: config.dryRun,
    });
    const connectBy = (plan) => () => plan
        .connect(http, { gate: reports.name, pause: clock.sleep })
        .then((scanner) => observedScanner(scanner, { overhear: veil.overhear, now: clock.now }));
    const connect = () => {
        if (standing.kind !== 'scan')
            throw new Error('There is nothing to scan.');
        return connectBy(standing.plan)();
    };
    const github = githubAccess({
        token: reports.githubToken,
        apiUrl: world.env.GITHUB_API_URL ?? 'https://api.github.com',
        clock,
        debug: (text) => logger.debug(text),
        needs: needsOf(config),
        takeSecrets: redactor.takeSecrets,
    });
    const publishers = publishersOf(config, { ...world, logger, github, veil });
    const lastWords = (0,runtime_deadline/* graceAfter */.Dc)(clock, interrupt, LAST_WORDS_MS);
    const close = () => {
        lastWords.clear();
        transport.close();
    };
    return {
        run,
        deps: {
            clock,
            logger,
            redactor,
            veil,
            ledger,
            random,
            connect,
            onStarted: young.started,
            anchor: (signal) => readAnchor({ source, github }, signal),
            readBaselineFile: (path, { scanner, wanted }, signal) => {
                const subject = { scanner, target: wanted.target, traits: wanted.baseline };
                return readBaseline(path, subject, { source, workspace: world.workspace, github, signal });
            },
            filesAt: (0,repository_files/* createFilesAt */.$)({ source, workspace: world.workspace, env: world.env, github }),
            publishers,
            interrupt,
            lastWords: lastWords.signal,
        },
        connectBy,
        github,
        close,
    };
}
function needsOf({ reports, waiting }) {
    return {
        upload: reports.uploadSarif !== 'never',
        comment: reports.comment !== 'never',
        trackingIssue: reports.trackingIssue !== 'never',
        history: (waiting.baseline ?? 'auto') === 'auto',
    };
}
/** Hosts that everybody may know: the log names them, and the service's pages are public. */
function knownHosts({ service, connection }) {
    return [service.apiUrl, service.documentation, connection.baseUrl, 'https://github.com'].flatMap((url) => (0,domain_url/* parseUrl */.D)(url)?.hostname ?? []);
}

;// CONCATENATED MODULE: ./build/introduction.js
/** What is going to happen, in one line: the first that a person reads. */
function introduce({ service, source, connection, waiting, standing, dryRun }) {
    if (dryRun)
        return `checking what a scan by ${service.title} needs. Nothing is started.`;
    if (standing.kind !== 'scan')
        return `${service.title} is not asked for a scan.`;
    const what = waiting.scanId === undefined ? 'a scan' : `the scan ${waiting.scanId}`;
    // What other services scan is no branch: the event only says when.
    const scanned = service.scansRepository ? source : { branch: undefined, ref: undefined, repository: undefined, commit: undefined };
    const of = scanned.branch ?? scanned.ref ?? scanned.repository ?? 'the target';
    const at = scanned.commit === undefined ? '' : ` at ${scanned.commit.slice(0, 12)}`;
    const where = connection.otherHost === undefined ? '' : ` Requests go to ${connection.otherHost}, which is not ${service.title}'s own address.`;
    return `asking ${service.title} for ${what} of ${of}${at}.${where}`;
}

// EXTERNAL MODULE: ./build/ci/names.js
var names = __webpack_require__(1041);
;// CONCATENATED MODULE: ./build/publish/github/named-pull-request.js






/** A pull request that the input `ref` names on another's event, which tells neither whose code it is nor whether it is open. */
function isOnlyNamed(source) {
    // Every event of a pull request tells its base.
    return source.ci === 'github' && (0,domain_source/* isOfPullRequest */.Av)(source) && source.baseBranch === undefined;
}
/**
 * Asks GitHub whether a pull request that was only named may be scanned: its code must be the repository's own, for a fork's branch
 * and commit are other code to a service that scans the repository, and the commit must be its head (or its merge).
 *
 * @returns The branches of the pull request: without its own, the service would take the default branch for it.
 * @throws ScanError `FORK` for a fork's; `ORIGIN_UNKNOWN` if GitHub does not say whose it is; `CLOSED`
 */
async function permitNamed(source, github, signal) {
    const repository = (0,github_repository/* repositoryOf */._)(source);
    const number = source.pullRequest;
    if (repository === undefined || number === undefined || !github.hasToken)
        throw unknown(source, '', PERMISSION);
    const pull = await read(source, github, async () => {
        const octokit = await github.open();
        const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
        // GitHub answers null once a fork is deleted; anything else without a name proves nothing.
        const repo = data?.head?.repo;
        const commits = [data?.head?.sha, ...(source.ref?.endsWith('/merge') ? [data?.merge_commit_sha] : [])];
        const branches = { branch: (0,names/* asBranch */.Hz)(data?.head?.ref), baseBranch: (0,names/* asBranch */.Hz)(data?.base?.ref) };
        return { head: repo === null ? null : repo?.full_name, state: data?.state, commits, ...branches };
    });
    signal.throwIfAborted();
    if (pull.head === undefined)
        throw unknown(source, ' GitHub does not name its repository.', 'Run the job again.');
    if (pull.head?.toLowerCase() !== source.repository?.toLowerCase()) {
        throw new errors/* ScanError */.sC('FORK', `Pull request #${number}, which the input ref names, is not from a branch of this repository: it comes from a fork.`, {
            hint: 'The service scans the branches of the repository itself. Scan after the merge, or give a branch of the repository as {ref}.',
        });
    }
    if (pull.state === 'closed')
        throw new errors/* ScanError */.sC('CLOSED', `Pull request #${number}, which the input ref names, is closed, so there is nothing to gate.`, {
            hint: 'Give a branch as {ref}.',
        });
    const { branch, baseBranch, commits } = pull;
    if (source.commit !== undefined && !commits.includes(source.commit)) {
        const head = commits[0]?.slice(0, 7) ?? 'not known';
        const message = `The commit ${source.commit.slice(0, 7)}, which the input sha names, is not that of ${source.ref ?? ''}: the head of the pull request is ${head}.`;
        throw new errors/* ScanError */.sC('CONFIG', message, {
            hint: 'Give the head of the pull request as {sha}. If it has moved on, run the workflow for its new head.',
        });
    }
    if (branch === undefined)
        throw unknown(source, ' GitHub does not name its branch.', 'Run the job again.');
    return { branch, baseBranch };
}
const PERMISSION = 'Add to the permissions of the job, beside those that it has:\npermissions:\n  pull-requests: read';
async function read(source, github, ask) {
    try {
        return await ask();
    }
    catch (error) {
        const refusal = (0,rate_limit/* asRefusal */.Zd)(error);
        if (refusal === undefined)
            throw error;
        const { answered, status } = refusal;
        const why = answered ? ` GitHub answered ${status} ("${(0,refusals/* wordsOf */.Z9)(refusal)}").` : ` ${(0,refusals/* wordsOf */.Z9)(refusal)}.`;
        const passing = !answered || status >= 500 || (0,rate_limit/* rateLimitWaitMs */.JR)(error, github.clock.now()) !== undefined;
        throw unknown(source, github.scrub(why), passing ? 'Run the job again.' : PERMISSION, error);
    }
}
function unknown({ pullRequest }, why, hint, cause) {
    const details = { hint, ...(cause !== undefined && { cause }) };
    return new errors/* ScanError */.sC('ORIGIN_UNKNOWN', `Could not determine whether pull request #${pullRequest ?? ''}, which the input ref names, comes from a fork, so it is not scanned.${why}`, details);
}

// EXTERNAL MODULE: ./build/domain/judgement.js
var judgement = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/domain/rules.js
var domain_rules = __webpack_require__(4238);
;// CONCATENATED MODULE: ./build/ruling/words.js


/** All that holds for this run, in one line for the log. */
function describeRuling({ gate, scope, policy }) {
    const file = policy && `policy ${policy.path}${policy.commit === undefined ? '' : ` at ${policy.commit.slice(0, 7)}`}`;
    const waivers = scope.waivers.length > 0 && `${scope.waivers.length} ${scope.waivers.length === 1 ? 'waiver' : 'waivers'}`;
    const { paths } = scope;
    const within = paths && `only within ${paths.map(({ pattern }) => pattern).join(', ')}`;
    return [...rulesOf(gate), within, waivers, file].filter(Boolean).join('; ');
}
function rulesOf({ severityThreshold, gateOn, maxFindings, minScore, maxScoreDrop, maxResourceChange }) {
    const rules = [
        severityThreshold &&
            `severity-threshold ${severityThreshold.value}${severityThreshold.from === 'default' ? ' (default)' : ''}${(0,judgement/* describeExcept */.Vs)(severityThreshold.except)}`,
        gateOn?.value === 'new' && 'of new findings only',
        maxFindings && `max-findings ${(0,domain_rules/* describeNumbers */._r)(maxFindings.value)}`,
        minScore && `min-score ${minScore.value}`,
        maxScoreDrop && `max-score-drop ${maxScoreDrop.value}`,
        maxResourceChange && `max-resource-change ${(0,domain_rules/* describeNumbers */._r)(maxResourceChange.value)}`,
    ].filter((rule) => typeof rule === 'string');
    return rules.length === 0 ? ['that the scan completes'] : rules;
}

// EXTERNAL MODULE: ./build/workflow/finish.js + 2 modules
var workflow_finish = __webpack_require__(6477);
// EXTERNAL MODULE: ./build/workflow/outcome.js
var workflow_outcome = __webpack_require__(4208);
;// CONCATENATED MODULE: ./build/workflow/conclude.js



/** Ends without asking the service for anything: secrets are withheld, the code is not one that may be sent there, or there is nothing to gate. */
async function conclude(run, deps, standing) {
    const found = { notes: [], endings: [] };
    if (standing.kind === 'skip') {
        deps.logger.warning(`Skipped: ${standing.why}. Nothing was scanned, and this is not a pass.`);
        return await (0,workflow_finish/* finish */.O)(run, deps, found, { kind: 'skipped', why: standing.why });
    }
    found.error = new errors/* ScanError */.sC(standing.code, standing.message, { hint: standing.hint });
    return await (0,workflow_finish/* finish */.O)(run, deps, found, { kind: 'error', code: standing.code });
}
/** Ends a run that could not begin, such as for a policy with mistakes. */
async function giveUp(run, deps, thrown) {
    const { outcome, error } = (0,workflow_outcome/* outcomeOf */.s)(deps.interrupt.aborted ? deps.interrupt.reason : thrown);
    return await (0,workflow_finish/* finish */.O)(run, deps, { notes: [...run.ruleNotes], endings: [], error }, outcome);
}

// EXTERNAL MODULE: ./build/domain/reasons.js
var reasons = __webpack_require__(1623);
;// CONCATENATED MODULE: ./build/domain/left-scan.js
/** How a person ends a scan that may still run. Names inputs as `{input}`. */
function cancelAdvice({ title, cancelRequest }, id) {
    return cancelRequest === undefined
        ? `${title} offers no way to cancel a scan. Collect its result later: {scan-id} ${id}`
        : `Cancel it at ${title}: ${cancelRequest.replace(':id', id)}, with the API key.`;
}
/** What a person does about a scan whose ID is unknown. @param since When its start was about to be sent. */
function left_scan_lookAdvice({ title, cancelRequest }, since) {
    const look = `Look in ${title} for a scan begun at about ${since.slice(11, 16)} UTC`;
    return cancelRequest === undefined
        ? `${look}. ${title} offers no way to cancel a scan: collect its result later by {scan-id}, or leave it.`
        : `${look}, and cancel it there if nobody wants it: ${cancelRequest}, with the API key.`;
}

// EXTERNAL MODULE: ./build/domain/scan-times.js
var scan_times = __webpack_require__(3987);
// EXTERNAL MODULE: ./build/workflow/known-scans.js
var known_scans = __webpack_require__(480);
// EXTERNAL MODULE: ./build/workflow/read-scan.js
var read_scan = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/workflow/lost-scan.js





/** The service's clock and ours may be so far apart. What is older is not ours, also where only the newest scans were known. */
const CLOCK_SKEW_MS = 10 * 60_000;
/**
 * The one scan that came of the intent: new since then, of the same target, and different in no trait that it reports. Where the start
 * was sent with a mark, the scan itself reports the same one.
 *
 * @throws ScanError `START_AMBIGUOUS` when there are several
 */
async function findLostScan(scanner, intent, deps, signal) {
    const wanted = wantedOf(intent);
    const scans = await (0,known_scans/* listScans */.v7)(scanner, wanted, { branch: wanted.traits.branch }, signal);
    const ours = [];
    for (const scan of scans.filter((candidate) => isNew(intent, candidate) && (0,known_scans/* mayBeOurs */.UN)(wanted, candidate))) {
        // Lists tell less than scans: one of another type must not be waited for, let alone be cancelled.
        const enough = (0,known_scans/* isAskedFor */.un)(wanted, scan) && (intent.mark === undefined || scan.mark !== undefined);
        const full = enough ? scan : await (0,read_scan/* readPatiently */.B)(scanner, scan, 'full', deps, signal);
        if ((0,known_scans/* mayBeOurs */.UN)(wanted, full) && (intent.mark === undefined || full.mark === intent.mark))
            ours.push(full);
    }
    if (ours.length <= 1)
        return ours[0];
    const ids = ours.map((scan) => scan.id).join(', ');
    throw new errors/* ScanError */.sC('START_AMBIGUOUS', `The answer to the start was lost, and ${ours.length} new scans may be ours: ${ids}.`, {
        hint: 'Collect the right one by {scan-id}, or run the job again.',
    });
}
/** Lists may be behind: before it is believed that there is none, it is looked at once more (design, section 3.3). */
const LOOK_AGAIN_AFTER_MS = 10_000;
/** As `findLostScan`, with a second look some seconds later. */
async function lost_scan_findLostScanPatiently(scanner, intent, deps, signal) {
    const scan = await findLostScan(scanner, intent, deps, signal);
    if (scan !== undefined)
        return scan;
    await deps.clock.sleep(LOOK_AGAIN_AFTER_MS, signal);
    return await findLostScan(scanner, intent, deps, signal);
}
function isNew({ known, since }, scan) {
    const createdMs = (0,scan_times/* createdOf */.YC)(scan);
    return !known.includes(scan.id) && (createdMs === undefined || createdMs >= ((0,domain_instant/* msOf */.QZ)(since) ?? 0) - CLOCK_SKEW_MS);
}
/** The post step knows no more than the intent. */
function wantedOf({ target: id, traits }) {
    return { target: { id, key: id, label: id, ownCode: false }, traits, baseline: {} };
}

;// CONCATENATED MODULE: ./build/workflow/leave.js





/** The runner gives 7.5 s between SIGINT and SIGTERM, and the report wants its part of them. */
const CANCEL_TIMEOUT_MS = 4_000;
/** What a look at the list leaves to the cancel at least. */
const LEAST_CANCEL_MS = 1_000;
/**
 * Leaves no scan of ours behind by accident: what we started and what still runs is cancelled at the deadline, at an interrupt and where
 * it is not the scan that was asked for, if the service can; also where its ID never reached us. A scan that only could not be read is
 * left, because it may be paid for and its result can be collected. What we joined or collected is never touched.
 */
async function leaveScan(run, deps, found, why) {
    const begunMs = deps.clock.now();
    const { scanner } = found;
    if (scanner === undefined || why === 'started')
        return;
    const asked = why === 'other' && run.waiting.onTimeout === 'leave' && found.error?.code === 'TIMEOUT';
    if (found.intent !== undefined)
        await resolveIntent(run, deps, found, { scanner, intent: found.intent, left: asked });
    const { scan, origin } = found;
    if (scan === undefined || origin !== 'started' || (0,domain_scan/* isOver */.PU)(scan.state))
        return;
    if (asked || (why === 'other' && onlyUnread(found))) {
        // From here the post step must not cancel it, whatever becomes of us.
        deps.ledger.save({ phase: 'running' });
        found.notes.push(noteOfLeft(run, scan, asked));
        return;
    }
    const restMs = Math.max(LEAST_CANCEL_MS, CANCEL_TIMEOUT_MS - (deps.clock.now() - begunMs));
    const note = await leave_cancelScan(run.service, deps, scanner, scan, restMs);
    if (note.code === 'cancel-failed')
        found.uncancelled = { id: scan.id, target: scan.target };
    const again = note.code === 'cancel-failed' && run.inputStyle === 'action' ? 'The post step of this job tries once more. If that fails, too: ' : '';
    found.notes.push({ ...note, ...(note.hint !== undefined && { hint: `${again}${note.hint}` }) });
}
/** Whatever else ended the run has kept us from reading the scan; one that is not the one asked for may be harming somebody. */
function onlyUnread({ error }) {
    return error?.code !== 'TIMEOUT' && error?.code !== 'WRONG_SCAN';
}
function noteOfLeft({ service: { title } }, { id }, asked) {
    const text = asked
        ? `The scan ${id} goes on at ${title}, as the input on-timeout asks.`
        : `The scan ${id} was not cancelled at ${title} and may still be running there, because only reading it failed.`;
    return { level: 'notice', code: 'scan-left', text, hint: `Collect its result later: {scan-id} ${id}` };
}
/**
 * Looks for the scan of a start that nobody has answered: on the command line there is no post step that could do it later. Where none
 * is found, the intent is left to the post step, unless the scan is to go on.
 */
async function resolveIntent(run, deps, found, { scanner, intent, left }) {
    let why = 'its list shows none that could be ours';
    try {
        const look = (signal) => findLostScan(scanner, intent, deps, signal);
        const scan = await (0,runtime_deadline/* withDeadline */.NE)(deps.clock, CANCEL_TIMEOUT_MS, leave_tooLong, undefined, look);
        if (scan !== undefined) {
            Object.assign(found, { scan, origin: 'started', intent: undefined });
            return;
        }
    }
    catch (thrown) {
        const error = (0,errors/* asScanError */.ih)(thrown);
        why = error.code === 'START_AMBIGUOUS' ? 'several could be ours' : `its list could not be read (${error.message})`;
    }
    if (left)
        found.intent = undefined;
    found.notes.push({
        level: 'warning',
        code: 'start-unsure',
        text: `Nobody knows whether ${run.service.title} has started the scan: it has not answered, and ${why}.`,
        hint: left_scan_lookAdvice(run.service, intent.since),
    });
}
function leave_tooLong() {
    return new errors/* ScanError */.sC('NO_ANSWER', `no answer within ${CANCEL_TIMEOUT_MS / 1000} s`);
}
/** Asks for the cancel, once, and says what became of it. Never throws: the verdict stands already. */
async function leave_cancelScan(service, deps, scanner, scan, withinMs = CANCEL_TIMEOUT_MS) {
    const { title } = service;
    const hint = cancelAdvice(service, scan.id);
    try {
        const answer = await (0,runtime_deadline/* withDeadline */.NE)(deps.clock, withinMs, leave_tooLong, undefined, (signal) => scanner.cancel(scan, signal));
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
            hint,
        };
    }
}

;// CONCATENATED MODULE: ./build/workflow/leftovers.js








/**
 * The post step at the service: cancels the scan that main started and left, also one whose ID never arrived. Logs what became of it.
 *
 * @returns notes of what was found and done; their hints name inputs as the person gives them
 */
async function leftovers_cancelLeftovers(run, deps, entry) {
    if (entry.scan === undefined && entry.intent === undefined)
        return [];
    const note = await withDeadline(deps.clock, CLEAN_UP_MS, leftovers_tooLong, deps.interrupt, (signal) => cleanUp(run, deps, entry, signal));
    const hint = note.hint && nameInputs(note.hint, run.inputStyle, run.keyVariable);
    deps.logger[note.level](note.text, hint);
    return [{ ...note, hint }];
}
/** The post step on the surfaces: replaces what they last showed by the verdict `cancelled`. */
async function leftovers_publishCancelled(run, deps, notes) {
    const error = new ScanError('INTERRUPTED', 'The step was ended before it could finish.', {
        hint: 'The job was cancelled, ran into its own time limit, or the runner was stopped. Run it again.',
    });
    const found = { notes: [...notes], endings: [], error };
    return await finish(run, deps, found, { kind: 'cancelled', why: REASONS.INTERRUPTED });
}
/** A service that is down must not hold the post step. */
const CLEAN_UP_MS = 30_000;
function leftovers_tooLong() {
    return new ScanError('NO_ANSWER', `The service did not answer within ${CLEAN_UP_MS / 1000} s.`);
}
async function cleanUp({ service }, deps, { scan, intent }, signal) {
    try {
        const scanner = await deps.connect();
        const left = scan ?? (intent && (await findLostScanPatiently(scanner, intent, deps, signal)));
        if (left !== undefined)
            return await cancelScan(service, deps, scanner, left);
        const text = `${service.title} has no scan that the ended step could have started.`;
        return { level: 'notice', code: 'lookup', text };
    }
    catch (error) {
        const text = `What the ended step left at ${service.title} could not be looked up: ${asScanError(error).message}`;
        return { level: 'warning', code: 'start-unsure', text, hint: intent && lookAdvice(service, intent.since) };
    }
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
        'scan-id': asId(report.scan?.id),
        'scan-status': report.scan?.state,
        'scan-origin': report.scan?.origin,
        'scanned-sha': scannedSha(report),
        // Of a partial list every number would be too small.
        ...(report.partial !== true && { ...measuredOutputs(report), ...comparedOutputs(report) }),
        'report-dir': paths.dir,
        'sarif-file': paths.sarif,
        'results-file': paths.results,
        'html-file': paths.html,
        'sarif-id': asId(publications.find(({ surface }) => surface === 'sarif')?.id),
        'comment-url': asLink(done('comment')?.url),
        'issue-url': asLink(done('issue')?.url),
        'duration-seconds': String(Math.round(durationMs / 1000)),
    };
}
/** What has another form than IDs have is somebody's text. */
function asId(id) {
    return id !== undefined && (0,domain_scan/* isScanId */.tk)(id) ? id : undefined;
}
/** A page at GitHub, or at a server of one's own, without any sign that a shell reads. */
function asLink(url) {
    return url !== undefined && /^https?:\/\/[\w.:-]+\/[\w./-]+(?:#[\w-]+)?$/.test(url) ? url : undefined;
}
function measuredOutputs({ measured, evaluation }) {
    const { counts, uncounted, posture } = measured ?? {};
    const told = (severity) => counts !== undefined && uncounted?.includes(severity) !== true;
    return {
        total: counts && String((0,domain_severity/* totalOf */.e6)(counts)),
        ...Object.fromEntries(domain_severity/* SEVERITIES */.oC.map((severity) => [severity, told(severity) ? String(counts?.[severity]) : undefined])),
        waived: numberOrNothing(evaluation?.waived),
        score: numberOrNothing(posture?.score),
        'checks-passed': numberOrNothing(posture?.passed),
        'checks-failed': numberOrNothing(posture?.failed),
        'checks-skipped': numberOrNothing(posture?.skipped ?? undefined),
    };
}
function comparedOutputs({ comparison }) {
    const id = comparison?.baseline.id;
    return {
        'baseline-id': asId(id),
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

;// CONCATENATED MODULE: ./build/workflow/existing-scan.js





/** A scan that takes the place of one that we would start: recent enough (`max-age`), or running and just what we want. */
async function findExisting(looking, known, signal) {
    const { deps, wanted } = looking;
    const unreported = wanted.options?.unreported;
    if (unreported !== undefined) {
        noteUnusedAge(looking, unreported);
        deps.logger.info(`Starting a scan: ${unreported}, so that no scan is joined or reused.`);
        return undefined;
    }
    const unfit = [];
    const recent = await findRecent(looking, known, unfit, signal);
    if (recent)
        return { scan: recent, origin: 'reused' };
    const running = known.filter((scan) => scan.state === 'queued' || scan.state === 'running').toSorted(scan_times/* byNewest */.Kd);
    for (const candidate of running) {
        const confirmed = await existing_scan_confirm(looking, candidate, signal);
        if ('why' in confirmed)
            unfit.push(`the running scan ${candidate.id} ${confirmed.why}`);
        else if (isJoinable(confirmed.scan))
            return { scan: confirmed.scan, origin: 'joined' };
    }
    deps.logger.info(`Starting a scan: ${whyNone(looking, unfit)}.`);
    return undefined;
}
/** The newest completed scan that matches, where it ended within `max-age`. */
async function findRecent(looking, known, unfit, signal) {
    const { maxAgeMs } = looking.run.waiting;
    if (maxAgeMs === undefined)
        return undefined;
    const youngEnough = (scan) => {
        const endMs = (0,scan_times/* endOf */.pJ)(scan);
        return endMs !== undefined && looking.deps.clock.now() - endMs <= maxAgeMs;
    };
    const completed = known.filter((scan) => scan.state === 'completed' && youngEnough(scan));
    for (const candidate of completed.toSorted((a, b) => ((0,scan_times/* endOf */.pJ)(b) ?? 0) - ((0,scan_times/* endOf */.pJ)(a) ?? 0))) {
        const confirmed = await existing_scan_confirm(looking, candidate, signal);
        if ('why' in confirmed)
            unfit.push(`the completed scan ${candidate.id} ${confirmed.why}`);
        else if (confirmed.scan.state === 'completed' && youngEnough(confirmed.scan))
            return confirmed.scan;
    }
    return undefined;
}
function noteUnusedAge({ run, deps, found }, unreported) {
    if (run.waiting.maxAgeMs === undefined)
        return;
    const text = `max-age had no effect: ${unreported}, and an earlier scan with other options would answer another question.`;
    deps.logger.info(text);
    const hint = 'Remove {max-age}, or the {scan-options} that scans do not report, if there are any.';
    found.notes.push({ level: 'notice', code: 'max-age-unused', text, hint });
}
/** So many scans are named as unfit. */
const MOST_NAMED = 3;
function whyNone({ run }, unfit) {
    if (unfit.length === 0) {
        return `no scan of the target is running${run.waiting.maxAgeMs === undefined ? '' : ', and none has completed within max-age'}`;
    }
    const more = unfit.length > MOST_NAMED ? [`${unfit.length - MOST_NAMED} more do not match either`] : [];
    return [...unfit.slice(0, MOST_NAMED), ...more].join('; ');
}
/** The scan, where it may be joined: it is the very one that we would start, and says so itself. */
async function asJoinable(looking, scan, signal) {
    if (looking.wanted.options?.unreported !== undefined)
        return undefined;
    const confirmed = await existing_scan_confirm(looking, scan, signal);
    return 'scan' in confirmed && isJoinable(confirmed.scan) ? confirmed.scan : undefined;
}
function isJoinable({ state }) {
    return !(0,domain_scan/* isOver */.PU)(state) || state === 'completed';
}
/** Lists tell less than scans: what a list item leaves open is asked of the scan itself. */
async function existing_scan_confirm({ run, deps, scanner, wanted }, scan, signal) {
    // Without a commit, a scan of the same branch may be of an older state of it.
    if (run.service.scansRepository && wanted.traits.commit === undefined)
        return { why: 'may be of another commit: this job has none' };
    if ((0,known_scans/* isAskedFor */.un)(wanted, scan) && (0,known_scans/* hasOptions */.zs)(wanted, scan))
        return { scan };
    if (!(0,known_scans/* mayBeOurs */.UN)(wanted, scan) || !(0,known_scans/* mayHaveOptions */.Y0)(wanted, scan))
        return { why: differenceOf(wanted, scan) };
    const full = await (0,read_scan/* readPatiently */.B)(scanner, scan, 'full', deps, signal).catch(absent);
    if (full === undefined)
        return { why: 'is listed, and no longer there' };
    return (0,known_scans/* isAskedFor */.un)(wanted, full) && (0,known_scans/* hasOptions */.zs)(wanted, full) ? { scan: full } : { why: differenceOf(wanted, full) };
}
/** Somebody may have deleted it since it was listed. */
function absent(error) {
    if (!(error instanceof errors/* ScanError */.sC) || error.code !== 'NOT_FOUND')
        throw error;
}
function differenceOf(wanted, scan) {
    if (scan.target !== wanted.target.id)
        return 'is of another target';
    const traits = (0,domain_scan/* differingTraits */.wk)(wanted.traits, scan.traits);
    const told = traits.find((name) => scan.traits[name] !== undefined);
    if (told !== undefined)
        return `is of another ${told}`;
    if (traits[0] !== undefined)
        return `does not report its ${traits[0]}`;
    return scan.options === undefined ? 'does not report the options of its start' : 'was started by another gate or with other options';
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

// EXTERNAL MODULE: ./build/workflow/schedule.js
var schedule = __webpack_require__(1627);
;// CONCATENATED MODULE: ./build/workflow/await-scan.js







/** Looks at the scan until it is over. The signal's reason ends the wait: the deadline's or the interrupt's. */
async function awaitScan(awaiting, signal) {
    const { scanner, deps, check, onScan, withinMs = Number.POSITIVE_INFINITY } = awaiting;
    const say = createTeller(deps.logger);
    const begun = begunOf(awaiting, deps.clock.now());
    let { scan } = awaiting;
    const estimate = createEstimate();
    say(scan);
    while (!(0,domain_scan/* isOver */.PU)(scan.state)) {
        const now = deps.clock.now();
        const waitMs = pauseMs(awaiting, estimate.remainingMs(scan.progress, now - begun, now), now - begun);
        await deps.clock.sleep(waitMs, signal);
        scan = (0,domain_scan/* mergeScan */.it)(scan, await (0,read_scan/* readPatiently */.B)(scanner, scan, 'light', deps, signal, { withinMs, intervalMs: waitMs }).catch(goneNow(scan)));
        onScan?.(scan);
        check(scan);
        say(scan);
    }
    return scan;
}
/** It was there when it was last looked at: nothing that the person has given is wrong. */
function goneNow({ id }) {
    return (error) => {
        if (!(error instanceof errors/* ScanError */.sC) || error.code !== 'NOT_FOUND')
            throw error;
        throw new errors/* ScanError */.sC(error.code, error.message, {
            ...error.details,
            hint: `The service no longer knows the scan ${id}, which it knew before: somebody may have deleted it there. Run the job again.`,
        });
    };
}
function pauseMs({ intervalMs, window, deps }, remainingMs, elapsedMs) {
    return intervalMs ?? (0,schedule/* nextWaitMs */.T)({ elapsedMs, remainingMs, window }, deps.random);
}
/** A joined scan has run for a while; a clock that is a day off says nothing. Ours is as old as our start, whatever the service's clock shows. */
function begunOf({ scan, notBeforeMs = Number.NEGATIVE_INFINITY }, now) {
    const begun = Math.max((0,scan_times/* beginOf */.pv)(scan) ?? now, notBeforeMs);
    return begun <= now && now - begun < 24 * 3_600_000 ? begun : now;
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

;// CONCATENATED MODULE: ./build/workflow/other-scan.js






/** A conflict with a scan that is gone when we look: it is just ending, or the list is behind. Doubled with each in a row. */
const IDLE_PAUSE_MS = 3_000;
const LONGEST_IDLE_PAUSE_MS = 60_000;
/** Refusals in a row for which nothing is there; some 5 minutes. */
const MOST_IDLE_REFUSALS = 10;
/** The scan that is in the way: the one that the service names, or whatever runs there. */
async function findOther({ deps, scanner, wanted }, scanId, signal) {
    if (scanId === undefined) {
        const scans = await (0,known_scans/* listScans */.v7)(scanner, wanted, {}, signal);
        const running = scans.filter((scan) => !(0,domain_scan/* isOver */.PU)(scan.state));
        return running.find((scan) => (0,known_scans/* isAskedFor */.un)(wanted, scan)) ?? running[0];
    }
    try {
        return await (0,read_scan/* readPatiently */.B)(scanner, { id: scanId, target: wanted.target.id }, 'full', deps, signal);
    }
    catch (error) {
        // It has ended and is gone: the next start tells.
        if (error instanceof errors/* ScanError */.sC && error.code === 'NOT_FOUND')
            return undefined;
        throw error;
    }
}
/** Pauses after a refusal that no scan of this target explains: the service tells how long. */
async function pauseForAccount({ run, deps }, pauseMs, signal) {
    deps.logger.info(`${run.service.title} takes no more scans at once for this account: asking again in ${Math.round(pauseMs / 1000)} s. This does not count against the time-out.`);
    await deps.clock.sleep(pauseMs, signal);
}
/**
 * Pauses after a refusal for which nothing is there.
 *
 * @param refusals So many of them in a row.
 * @throws ScanError `CONFLICT` when there have been too many
 */
async function pauseIdly({ run, deps }, refusals, signal) {
    const { title } = run.service;
    if (refusals >= MOST_IDLE_REFUSALS) {
        throw new errors/* ScanError */.sC('CONFLICT', `${title} refused the start ${refusals} times because of another scan, and shows none that is running.`, {
            hint: `Nothing was started. Look at ${title} for a scan of the same target that hangs, or that the key behind {api-key} may not see; then run the job again.`,
        });
    }
    const pauseMs = Math.min(LONGEST_IDLE_PAUSE_MS, IDLE_PAUSE_MS * 2 ** (refusals - 1));
    deps.logger.info(`${title} is busy with another scan, and shows none that is running: asking again in ${pauseMs / 1000} s.`);
    await deps.clock.sleep(pauseMs, signal);
}
/** Waits for the end of a scan that is not ours. */
async function waitOut({ run, deps, scanner }, other, signal) {
    const what = Object.values(other.traits).filter((trait) => trait !== undefined);
    deps.logger.info(`${run.service.title} is busy with the scan ${other.id} (${what.join(', ')}), which is not ours: waiting for its end. This does not count against the time-out.`);
    try {
        await awaitScan({ scanner, scan: other, ...pollingOf(run), withinMs: patience/* PATIENCE_MS */.xR.beforeScan, deps, check: () => undefined }, signal);
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

;// CONCATENATED MODULE: ./build/workflow/silent-start.js




/** Before that the answer may well come by itself (design, section 3.3). */
const FIRST_LOOK_MS = 60_000;
/** Nobody waits for the end of the scan: its ID is all that is wanted. */
const FIRST_LOOK_UNWAITED_MS = 10_000;
const SHORTEST_PAUSE_MS = 15_000;
/**
 * Sends a start, which is never cut short, and looks at the list beside one that is answered late (decision 0011): networks drop
 * connections that are silent for minutes, and a scan that the list shows can be waited for in the usual way. The request stays open
 * until the run ends, because the service might give up a scan whose client is gone.
 */
async function startBesideList(starting, intent, signal) {
    const { found, scanner, wanted } = starting;
    const posting = new AbortController();
    const looking = new AbortController();
    found.endings.push(() => posting.abort());
    const posted = scanner.start(wanted, (0,runtime_deadline/* anySignal */.JG)(signal, posting.signal));
    try {
        return await Promise.race([posted, lookBeside(starting, intent, (0,runtime_deadline/* anySignal */.JG)(signal, looking.signal))]);
    }
    finally {
        looking.abort();
        posted.catch(() => undefined);
    }
}
/** Ends with the scan that the list shows, and not at all where it shows none: then the answer decides. */
async function lookBeside({ run, deps, scanner }, intent, signal) {
    const begun = deps.clock.now();
    const { low: lowMs, typical: typicalMs, high: highMs } = run.lastsMs;
    let waitMs = run.waiting.wait || !run.service.startsInSilence ? FIRST_LOOK_MS : FIRST_LOOK_UNWAITED_MS;
    for (;;) {
        try {
            await deps.clock.sleep(waitMs, signal);
            const scan = await findLostScan(scanner, intent, deps, signal);
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
        waitMs = Math.max(SHORTEST_PAUSE_MS, (0,schedule/* nextWaitMs */.T)({ elapsedMs, window: { lowMs, typicalMs, highMs } }, deps.random));
    }
}

;// CONCATENATED MODULE: ./build/workflow/start-once.js






/** A failure that the service itself words: each is followed by a look at the list, and not more than so often by another start. */
const MAX_REPEATS_AFTER_FAILURE = 3;
/** A lost answer, or a proxy's page in its place, proves nothing about what arrived; once is enough (design, section 3.3). */
const MAX_REPEATS_AFTER_LOSS = 1;
/** Between a lost answer and the look at the list, times the number of attempts. */
const LOOK_AFTER_MS = 1_000;
/**
 * Starts the scan exactly once: after a lost or failed answer it looks whether the start took place before it sends another.
 *
 * @throws ScanError `START_AMBIGUOUS`, and whatever the service refuses
 */
async function startOnce(starting, signal) {
    const { deps, found, wanted, known } = starting;
    const begunMs = deps.clock.now();
    const since = (0,domain_instant/* instantAt */.l$)(begunMs);
    const { target, traits, mark } = wanted;
    const intent = { target: target.id, traits, ...(mark !== undefined && { mark }), known: known.map((scan) => scan.id), since };
    for (let attempt = 1;; attempt += 1) {
        const answer = await startPatiently(starting, intent, attempt, signal).catch((thrown) => afterFailedStart(starting, intent, (0,errors/* asScanError */.ih)(thrown), { attempt, begunMs }, signal));
        if (answer === undefined)
            continue;
        const start = attempt > 1 ? await unlessLate(starting, intent, answer, signal) : answer;
        if (start.kind === 'started')
            remember(starting, start.scan);
        // Nothing of ours: the post step must not find what is in our way, or what we join, and cancel it.
        else
            deps.ledger.save({ phase: 'running' });
        found.intent = undefined;
        return start;
    }
}
/**
 * Sends again what surely was not processed. Each request has its own intent and its own look at the list: while none is on its way, a
 * new scan in the list is somebody else's.
 */
async function startPatiently(starting, intent, attempt, signal) {
    const { deps, found, run } = starting;
    const { clock, logger, random } = deps;
    const send = async () => {
        // Intent first: if we are killed now, the post step knows what to look for.
        deps.ledger.save({ phase: 'running', intent });
        found.intent = intent;
        try {
            return await startBesideList(starting, intent, signal);
        }
        catch (thrown) {
            // Of an earlier one that was lost, a refusal says nothing.
            if (attempt === 1 && isUnsent((0,errors/* asScanError */.ih)(thrown))) {
                deps.ledger.save({ phase: 'running' });
                found.intent = undefined;
            }
            throw thrown;
        }
    };
    const mayRepeat = (error) => isUnsent(error) && error.details.transient === true;
    const withinMs = patience/* PATIENCE_MS */.xR.beforeScan;
    return await (0,patience/* withPatience */.oW)(send, { clock, logger, random, signal, who: run.service.title, withinMs, mayRepeat });
}
/** The service surely has not processed the request. */
function isUnsent({ details }) {
    return details.unsent === true;
}
function remember({ run, deps }, { id, target }) {
    (0,known_scans/* assertScanId */.De)(id);
    deps.onStarted(id);
    // With `wait: false` it is to go on, whatever becomes of us.
    deps.ledger.save({ phase: 'running', ...(run.waiting.wait && { scan: { id, target } }) });
    deps.logger.info(`Started the scan ${id}.`);
}
/** The scan that the start made all the same; undefined when there is none and the start may be sent again. */
async function afterFailedStart({ deps, found, run, scanner }, intent, error, { attempt, begunMs }, signal) {
    signal.throwIfAborted();
    const lost = error.code === 'NO_ANSWER' || error.code === 'NOT_JSON' || error.code === 'WIRE_FORMAT' || error.code === 'TOO_LARGE';
    // What surely was not processed was repeated already, until the patience was over.
    if (isUnsent(error) || (!lost && error.code !== 'SERVICE_FAILED')) {
        // Of an earlier one that was lost, a refusal says nothing.
        if (attempt === 1)
            found.intent = undefined;
        throw error;
    }
    const { title } = run.service;
    deps.logger.warning(`The start ${lost ? 'was not answered' : 'failed'}: ${error.message} Looking whether ${title} has started the scan all the same.`);
    await deps.clock.sleep(LOOK_AFTER_MS * attempt, signal);
    const look = run.service.refusesSecondScan && !run.service.startsInSilence ? findLostScan : lost_scan_findLostScanPatiently;
    const adopted = await look(scanner, intent, deps, signal);
    if (adopted)
        return adopt(title, adopted, deps);
    // The intent stays: the list may be behind still, and whoever looks later knows what to look for.
    const mostRepeats = lost || error.details.serviceCode === undefined ? MAX_REPEATS_AFTER_LOSS : MAX_REPEATS_AFTER_FAILURE;
    if (attempt > mostRepeats || deps.clock.now() - begunMs > patience/* PATIENCE_MS */.xR.beforeScan)
        throw error;
    deps.logger.info('It has not. Sending the start again.');
    return undefined;
}
/** What refuses a repeated start may be the scan that the lost one made, and that the list did not show in time. */
async function unlessLate({ run, deps, scanner }, intent, start, signal) {
    const late = start.kind === 'busy' ? await findLostScan(scanner, intent, deps, signal) : undefined;
    return late === undefined ? start : adopt(run.service.title, late, deps);
}
function adopt(title, scan, { logger }) {
    logger.info(`${title} had started it: it is the scan ${scan.id}.`);
    return { kind: 'started', scan };
}

;// CONCATENATED MODULE: ./build/workflow/begin.js







/**
 * Comes to a scan: reuses one that is recent enough, joins one that is just what we would start, waits out one that is not, starts
 * ours exactly once (design, sections 3.2 to 3.4). The same for all services.
 */
async function begin_begin(starting, interrupt) {
    const { run, deps } = starting;
    let { known } = starting;
    const existing = await inTime(starting, interrupt, (signal) => findExisting(starting, known, signal));
    if (existing)
        return take(starting, existing.scan, existing.origin, interrupt);
    let byAccount = false;
    const timeUp = () => (byAccount ? accountTimeout(run.service.title) : otherScanTimeout());
    const patience = (0,runtime_deadline/* startDeadline */.db)(deps.clock, 2 * run.waiting.timeoutMs, timeUp, interrupt);
    let idle = 0;
    try {
        for (;;) {
            const begun = await startInTime({ ...starting, known }, interrupt);
            if ('scan' in begun)
                return begun;
            const other = await findOther(starting, begun.scanId, patience.signal);
            const joinable = other && (await asJoinable(starting, other, patience.signal));
            if (joinable)
                return take(starting, joinable, 'joined', interrupt);
            byAccount = other === undefined && begun.pauseMs !== undefined;
            if (other !== undefined && !(0,domain_scan/* isOver */.PU)(other.state)) {
                idle = 0;
                await waitOut(starting, other, patience.signal);
            }
            else if (begun.pauseMs !== undefined)
                await pauseForAccount(starting, begun.pauseMs, patience.signal);
            else
                await pauseIdly(starting, (idle += 1), patience.signal);
            // What has begun meanwhile is not ours: a lost answer to the next start must not be looked for among it.
            known = await (0,known_scans/* addKnown */.v2)({ ...starting, known }, other ? [other] : [], patience.signal);
        }
    }
    finally {
        patience.clear();
    }
}
/** A look at what is there ends with the time-out, too. */
async function inTime({ run, deps }, interrupt, work) {
    return await (0,runtime_deadline/* withDeadline */.NE)(deps.clock, run.waiting.timeoutMs, startTimeout, interrupt, work);
}
/** The time-out runs from before the start; the time that another scan takes does not count against it. */
async function startInTime(starting, interrupt) {
    const { run, deps } = starting;
    const timeUp = () => (starting.found.scan === undefined ? startTimeout() : scanTimeout());
    const askedMs = deps.clock.now();
    const deadline = (0,runtime_deadline/* startDeadline */.db)(deps.clock, run.waiting.timeoutMs, timeUp, interrupt);
    try {
        const start = await startOnce(starting, deadline.signal);
        if (start.kind === 'started') {
            starting.found.scan = start.scan;
            return { scan: start.scan, origin: 'started', deadline, askedMs };
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
    return { scan, origin, deadline: (0,runtime_deadline/* startDeadline */.db)(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt) };
}
function otherScanTimeout() {
    return new errors/* ScanError */.sC('BUSY', 'Another scan of the same target was still running after twice the time-out.', {
        hint: 'Run the job again later, or give a longer {timeout}. Nothing was started.',
    });
}
function accountTimeout(title) {
    return new errors/* ScanError */.sC('BUSY', `${title} took no more scans at once for this account, also after twice the time-out.`, {
        hint: 'Nothing was started. Run fewer jobs at once with the account behind {api-key}, let them wait for each other by `concurrency`, or give a longer {timeout}.',
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

// EXTERNAL MODULE: ./build/workflow/baseline.js + 1 modules
var workflow_baseline = __webpack_require__(2317);
// EXTERNAL MODULE: ./build/domain/repeated.js
var domain_repeated = __webpack_require__(8059);
// EXTERNAL MODULE: ./build/domain/twins.js
var twins = __webpack_require__(1070);
;// CONCATENATED MODULE: ./build/domain/finding-comparison.js





/** What an earlier scan lets pass as known; of an ID with several contents, only what all of them say. */
function knownInRows(rows) {
    return knownOf((0,evaluate/* evaluate */._3)((0,domain_repeated/* mergeRepeated */.TX)(rows, 'mildest').findings));
}
/** The open findings of an earlier scan. Waived ones and those outside of the paths are among them: they are not new. */
function knownOf({ findings, rules }) {
    const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
    return findings
        .filter(evaluate/* isOpen */.nT)
        .map(({ fingerprint, id, ruleId, title, severity }) => ({ fingerprint, id, title: title ?? titles.get(ruleId) ?? ruleId, severity }));
}
/**
 * Tells which of the findings that count are new, and which ones are gone altogether. Of equal findings as many are known as the
 * baseline had, whatever became of the numbers in their fingerprints: one more is new. One that has become worse than any equal one
 * of the baseline is new, too: nobody has accepted it as it is now.
 */
function compareFindings(now, before) {
    const known = countTwins(before);
    const worst = worstOf(before);
    const ranks = rankOpen(now.findings);
    // A finding that is waived now is not fixed, so that all open ones are counted.
    const open = countTwins([...ranks.keys()]);
    const findings = now.findings.map((finding) => {
        if (!(0,evaluate/* isOpen */.nT)(finding))
            return finding;
        const wasAt = worst.get(identityIn(finding));
        const isKnown = (ranks.get(finding) ?? 1) <= (known.get(identityIn(finding)) ?? 0) && wasAt !== undefined && (0,domain_severity/* isAtLeast */.du)(wasAt, finding.severity);
        return { ...finding, change: isKnown ? 'unchanged' : 'new' };
    });
    const counting = findings.filter(({ counts }) => counts);
    const fresh = counting.filter(({ change }) => change === 'new');
    const gone = surplus(before, open).toSorted(domain_comparison/* byWorst */.DC);
    return {
        evaluation: { ...now, findings },
        findings: {
            new: fresh.length,
            fixed: gone.length,
            unchanged: counting.filter(({ change }) => change === 'unchanged').length,
            newCounts: (0,domain_severity/* countSeverities */.ng)(fresh.map((finding) => finding.severity)),
            gone: gone.slice(0, domain_comparison/* MOST_NAMED */.SE).map(({ id, title, severity }) => ({ id, title, severity })),
            byService: false,
        },
    };
}
function identityIn({ fingerprint }) {
    return (0,twins/* partsOf */.C)(fingerprint).identity;
}
function byOrdinal(a, b) {
    return (0,twins/* partsOf */.C)(a.fingerprint).ordinal - (0,twins/* partsOf */.C)(b.fingerprint).ordinal;
}
function countTwins(findings) {
    const counts = new Map();
    for (const finding of findings)
        counts.set(identityIn(finding), (counts.get(identityIn(finding)) ?? 0) + 1);
    return counts;
}
/** The worst severity among equal findings. */
function worstOf(findings) {
    const worst = new Map();
    for (const finding of findings) {
        const known = worst.get(identityIn(finding));
        if (known === undefined || (0,domain_severity/* isAtLeast */.du)(finding.severity, known))
            worst.set(identityIn(finding), finding.severity);
    }
    return worst;
}
/** The place of each open finding among its open twins, from 1 on. */
function rankOpen(findings) {
    const seen = new Map();
    const ranks = new Map();
    for (const finding of findings.filter(evaluate/* isOpen */.nT).toSorted(byOrdinal)) {
        const rank = (seen.get(identityIn(finding)) ?? 0) + 1;
        seen.set(identityIn(finding), rank);
        ranks.set(finding, rank);
    }
    return ranks;
}
/** Those beyond the number of equal ones that are still open. */
function surplus(before, open) {
    const left = new Map(open);
    return before.toSorted(byOrdinal).filter((finding) => {
        const still = left.get(identityIn(finding)) ?? 0;
        left.set(identityIn(finding), still - 1);
        return still <= 0;
    });
}

;// CONCATENATED MODULE: ./build/domain/completeness.js

/**
 * Compares what was read with the scan's summary. No document says whether summaries count resolved and suppressed findings, so that
 * a list agrees where any way of counting equals the summary, severity by severity. Otherwise the summary counts open findings, as
 * the gate does: fewer of them in any severity means that the list is not complete, because an equal total may hide that a critical one
 * is missing.
 *
 * @param uncounted Severities that the summary does not report: they are not compared, and make up for nothing.
 */
function compareWithSummary({ open, others }, summary, uncounted = []) {
    if (summary === undefined)
        return { kind: 'agrees' };
    const compared = domain_severity/* SEVERITIES */.oC.filter((severity) => !uncounted.includes(severity));
    const ways = [open, ...others];
    if (ways.some(({ counts }) => compared.every((severity) => counts[severity] === summary[severity])))
        return { kind: 'agrees' };
    // With the right words for severities that no document names, it would be equal.
    if (ways.some((tally) => isFilled(missingIn(tally, summary, compared), tally.unnamed, uncounted)))
        return { kind: 'differs' };
    const missing = missingIn(open, summary, compared).reduce((sum, count) => sum + Math.max(0, count), 0) - open.unnamed;
    return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}
/** By severity, how many the summary has on top of those that have a known severity; negative where it has fewer. */
function missingIn({ counts, unnamed }, summary, compared) {
    const named = { ...counts, critical: counts.critical - unnamed };
    return compared.map((severity) => summary[severity] - named[severity]);
}
/** Whether the unnamed ones are just what is missing; some of them may be of a severity that the summary does not report. */
function isFilled(missing, unnamed, uncounted) {
    const sum = missing.reduce((total, count) => total + count, 0);
    return unnamed > 0 && missing.every((count) => count >= 0) && (uncounted.length > 0 ? sum <= unnamed : sum === unnamed);
}

;// CONCATENATED MODULE: ./build/workflow/hold-list.js





const hold_list_AGAIN = 'Run the job again with {scan-id} to read the same scan once more. If it keeps happening, contact the support of the service.';
/**
 * Compares the list with what the scan reports of itself: fewer findings are an error; more are a warning, and the list wins (design,
 * section 2.4).
 *
 * @throws ScanError `INCOMPLETE`
 */
function holdAgainstScan(list, scan) {
    return [...tellRepeated(list), ...holdAgainstSummary(list, scan), ...holdAgainstPosture(list, scan)];
}
function tellRepeated({ repeated }) {
    return repeated === 0 ? [] : [{ level: 'warning', code: 'repeated-ids', text: (0,domain_repeated/* describeRepeated */.Q8)(repeated) }];
}
function holdAgainstSummary({ findings, rows }, { counts: summary, uncounted }) {
    // Not those that count: what people waive is open at the service all the same.
    const open = tallyOf(findings.filter(evaluate/* isOpen */.nT));
    const all = tallyOf(findings);
    const others = [all, ...(rows.length > findings.length ? [tallyOf(rows), tallyOf(rows.filter(evaluate/* isOpen */.nT))] : [])];
    const comparison = compareWithSummary({ open, others }, summary, uncounted);
    if (comparison.kind === 'agrees' || summary === undefined)
        return [];
    const texts = `The scan's summary says ${(0,domain_severity/* describeCounts */.wv)(summary)}; the list of findings holds ${(0,domain_severity/* describeCounts */.wv)(all.counts)} (open: ${(0,domain_severity/* describeCounts */.wv)(open.counts)}).`;
    if (comparison.kind === 'shorter') {
        const missing = comparison.by === 1 ? '1 finding is missing' : `${comparison.by} findings are missing`;
        throw new errors/* ScanError */.sC('INCOMPLETE', `${texts} ${missing} from the list.`, { hint: hold_list_AGAIN });
    }
    return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}
function tallyOf(findings) {
    return {
        counts: (0,domain_severity/* countSeverities */.ng)(findings.map(({ severity }) => severity)),
        unnamed: findings.filter(({ severityWord }) => severityWord !== undefined).length,
    };
}
/** No document says whether a check that two frameworks name has failed once or twice. */
function holdAgainstPosture({ findings, listed }, { posture }) {
    if (posture === undefined || posture.failed === findings.length || posture.failed === listed)
        return [];
    const rows = listed === findings.length ? '' : ` in ${listed} rows`;
    const texts = `The scan says that ${posture.failed} checks failed; the list holds ${findings.length}${rows}.`;
    if (findings.length < posture.failed)
        throw new errors/* ScanError */.sC('INCOMPLETE', texts, { hint: hold_list_AGAIN });
    return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}
/** Words that no document names count, and are told. */
function tellUnknownWords({ findings }) {
    const statuses = new Set(findings.filter((finding) => finding.status.means === 'unknown').map((finding) => finding.status.word || '(none)'));
    const severities = new Set(findings.filter((finding) => finding.severityWord !== undefined && (0,evaluate/* isOpen */.nT)(finding)).map((finding) => finding.severityWord || '(none)'));
    const notes = [];
    if (statuses.size > 0) {
        notes.push({
            level: 'warning',
            code: 'unknown-status',
            text: `Findings with a status that the documents do not name count as open: ${hold_list_list(statuses)}.`,
        });
    }
    if (severities.size > 0) {
        notes.push({
            level: 'warning',
            code: 'unknown-severity',
            text: `Findings with a severity that the documents do not name count as critical: ${hold_list_list(severities)}.`,
        });
    }
    return notes;
}
function hold_list_list(words) {
    const shown = [...words]
        .sort()
        .slice(0, 5)
        .map((word) => word.slice(0, 40));
    return words.size > shown.length ? `${shown.join(', ')} and ${words.size - shown.length} more` : shown.join(', ');
}

;// CONCATENATED MODULE: ./build/workflow/completed-scan.js







/** The scan is over: nothing is lost by waiting for its answer. */
const LOOKS = { withinMs: patience/* PATIENCE_MS */.xR.reading };
function completed_scan_tooLong() {
    return new errors/* ScanError */.sC('NO_ANSWER', `The scan could not be read within ${patience/* PATIENCE_MS */.xR.reading / 60_000} minutes.`, {
        hint: 'Run the job again with {scan-id} to collect the same scan. If it keeps happening, contact the support of the service.',
    });
}
/** A list item or a light answer may hold less than the scan itself. */
async function readInFull({ run, deps, scanner, wanted, scan }, signal) {
    const needsCounts = run.service.measures.includes('counts') && scan.counts === undefined;
    if (scan.state !== 'completed' || !(scan.light || needsCounts))
        return scan;
    const read = (within) => (0,read_scan/* readPatiently */.B)(scanner, scan, 'full', deps, within, LOOKS);
    return stillCompleted(wanted, scan, (0,domain_scan/* mergeScan */.it)(scan, await (0,runtime_deadline/* withDeadline */.NE)(deps.clock, patience/* PATIENCE_MS */.xR.reading, completed_scan_tooLong, signal, read)));
}
/** Looks once more at a scan that was read in full. @throws ScanError `WRONG_SCAN` where it became another one */
async function readAgain({ deps, scanner, wanted, scan }, signal) {
    const now = (0,domain_scan/* mergeScan */.it)(scan, await (0,read_scan/* readPatiently */.B)(scanner, scan, 'full', deps, signal, LOOKS));
    (0,known_scans/* assertAskedFor */.Yn)(wanted, now);
    return now;
}
/**
 * Whether the scan ended more than `ms` milliseconds ago. The clocks of the service and of this machine may differ: one that we have
 * started, joined or seen running has ended just now.
 */
function hasEndedFor(ms, { deps, found: { origin, seenRunning }, scan }) {
    if (seenRunning || origin === 'started' || origin === 'joined')
        return false;
    return deps.clock.now() - ((0,domain_instant/* msOf */.QZ)(scan.completedAt) ?? Number.NaN) > ms;
}
function stillCompleted(wanted, scan, full) {
    (0,known_scans/* assertAskedFor */.Yn)(wanted, full);
    if ((0,domain_scan/* isOver */.PU)(full.state))
        return full;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `The scan ${scan.id} was completed, and a moment later it is ${full.word}.`, {
        hint: 'Nothing of it was used. Run the job again. If it keeps happening, contact the support of the service.',
    });
}
/** @throws ScanError `SCAN_FAILED`, `SCAN_CANCELLED` */
function assertCompleted({ id, state, reason }, title) {
    const why = reason ? `: ${reason}` : '.';
    if (state === 'failed') {
        throw new errors/* ScanError */.sC('SCAN_FAILED', `The scan ${id} failed at ${title}${why}`, {
            hint: `Look at the scan in ${title}; run the job again when its cause is mended.`,
        });
    }
    if (state === 'cancelled') {
        throw new errors/* ScanError */.sC('SCAN_CANCELLED', `The scan ${id} was cancelled at ${title}${why}`, {
            hint: 'Somebody, or a newer scan, cancelled it. Run the job again.',
        });
    }
}

// EXTERNAL MODULE: ./build/domain/file-name.js
var file_name = __webpack_require__(9079);
// EXTERNAL MODULE: ./build/domain/paths.js
var paths = __webpack_require__(729);
;// CONCATENATED MODULE: ./build/domain/repository-files.js

/** Longer and deeper names are only looked up as they are: no checkout has such (PATH_MAX on Linux). */
const LONGEST = 4096;
const MOST_SEGMENTS = 64;
/** Tools put other repositories' code there: below such a folder, `main.tf` is not the `main.tf` of this repository. */
const DEPENDENCIES = /(?:^|\/)(?:\.terraform|\.terragrunt-cache|node_modules)(?:\/|$)/;
/**
 * Finds the files that the findings of one scan name: as named, else percent-decoded, else without the folders in front (those of a
 * checkout, of the repository's name, of a service's clone).
 *
 * Folders in front are a guess, and a wrong one would take a finding out of the gate. So they are only taken off where nothing speaks
 * against it: see `isBelieved`.
 *
 * @param names All names of the scan, in the service's spelling: together they tell where the service's checkout begins.
 */
function locateAll(names, files) {
    const index = indexOf(files);
    const located = new Map();
    const guesses = [];
    const literal = { absolute: false, relative: false };
    for (const name of new Set(names)) {
        const { text, absolute } = (0,file_name/* fileNameOf */.b)(name);
        const spellings = [text, (0,file_name/* percentDecoded */.o)(text)].filter((spelling) => spelling !== undefined);
        const found = firstOf(spellings, index.find);
        if (found !== undefined) {
            located.set(name, found);
            literal[absolute ? 'absolute' : 'relative'] = true;
        }
        else
            guesses.push(...guessOf({ name, spellings, absolute }, index));
    }
    const own = files.repository?.split('/').at(-1)?.normalize('NFC').toLowerCase();
    const believed = guesses.filter((guess) => isBelieved(guess, { literal, roots: index.roots, own }));
    const checkouts = new Set(believed.map(keyOf));
    for (const guess of believed)
        if (!isInside(guess, checkouts))
            located.set(guess.name, guess.path);
    return (name) => located.get(name);
}
/** The guess that takes off the fewest folders. */
function guessOf({ name, spellings, absolute }, { find, names, deepest }) {
    const guesses = spellings.flatMap((spelling) => {
        const segments = spelling.split('/');
        if (spelling.length > LONGEST || segments.length > MOST_SEGMENTS || !names.has(segments.at(-1) ?? ''))
            return [];
        for (let off = Math.max(1, segments.length - deepest); off < segments.length; off += 1) {
            const path = find(segments.slice(off).join('/'));
            if (path !== undefined)
                return [{ name, path, absolute, folders: segments.slice(0, off) }];
        }
        return [];
    });
    return guesses.sort((a, b) => a.folders.length - b.folders.length).slice(0, 1);
}
/**
 * A name that begins with a folder of the repository is one of the repository: of a file that it does not have. Otherwise the
 * repository's own name is believed, and other folders are if the scan names no file as it is.
 */
function isBelieved({ folders, absolute }, { literal, roots, own }) {
    if (roots.has(folders[0] ?? '') || folders.includes('..') || DEPENDENCIES.test(folders.join('/')))
        return false;
    if (own !== undefined && folders.at(-1)?.toLowerCase() === own)
        return true;
    return !literal[absolute ? 'absolute' : 'relative'];
}
/** Whether it lies below another checkout: then it names a file there that the repository does not have. */
function isInside({ folders, absolute }, checkouts) {
    return folders.some((_folder, index) => index > 0 && checkouts.has(keyOf({ folders: folders.slice(0, index), absolute })));
}
function keyOf({ folders, absolute }) {
    return `${absolute ? '/' : ''}${folders.join('/')}`;
}
/** Git lists names in the form that they were added in, which is NFD for some files from macOS. */
function indexOf({ files, submodules }) {
    const byPath = new Map();
    const roots = new Set();
    const names = new Set();
    let deepest = 0;
    for (const path of files) {
        const key = path.normalize('NFC');
        if (key === path || !byPath.has(key))
            byPath.set(key, path);
        const segments = key.split('/');
        roots.add(segments[0] ?? '');
        names.add(segments.at(-1) ?? '');
        deepest = Math.max(deepest, segments.length);
    }
    if (submodules.length === 0)
        return { find: (path) => byPath.get(path), roots, names, deepest };
    // Their files are not listed: whatever is named below a submodule is taken for a file of it.
    const modules = new Set(submodules.map((path) => path.normalize('NFC')));
    for (const path of modules)
        roots.add(path.split('/', 1)[0] ?? '');
    const find = (path) => byPath.get(path) ?? (path.length <= LONGEST && isBelow(path, modules) ? path : undefined);
    return { find, roots, names: { has: () => true }, deepest: Number.POSITIVE_INFINITY };
}
function isBelow(name, folders) {
    for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1))
        if (folders.has(name.slice(0, end)))
            return true;
    return false;
}
function firstOf(spellings, find) {
    for (const spelling of spellings) {
        const found = find(spelling);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/workflow/scanned-files.js








/**
 * Looks up the files that the findings name among those of the scanned commit.
 *
 * @param ask `partial`: the findings decide nothing.
 * @returns undefined if no finding names a file, or if the files cannot be listed and nothing depends on them
 * @throws ScanError if `paths`, or those of a waiver, depend on files that cannot be listed
 */
async function locateScanned(findings, scan, { run, deps, found }, ask, signal) {
    const names = findings.flatMap(({ place: { file } }) => file ?? []);
    if (names.length === 0)
        return undefined;
    try {
        const files = await deps.filesAt(commitOf(scan, run, found), signal);
        // Until now they were only compared with the job's own commit.
        if (run.scope.paths)
            (0,paths/* assertMatched */.$)(run.scope.paths, files);
        return locateAll(names, files);
    }
    catch (error) {
        signal.throwIfAborted();
        if (!ask.partial && dependOnFiles(findings, run.scope))
            throw error;
        deps.logger.debug(`Names of files are used as they are: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
}
/** @throws ScanError `CONFIG` if it is not known which commit was scanned */
function commitOf({ traits }, { source }, { target }) {
    const own = target?.ownCode === false ? undefined : source.commit;
    const commit = traits.commit === undefined || (own !== undefined && (0,domain_scan/* sameCommit */.Kd)(own, traits.commit)) ? own : traits.commit;
    if (commit !== undefined)
        return commit;
    throw new errors/* ScanError */.sC('CONFIG', 'The service does not report which commit it scanned, so the files that its findings name cannot be looked up.', {
        hint: 'Give the commit as {sha}, or leave out {paths} and the paths of waivers.',
    });
}
/** Whether a finding could be left out because of its file: by `paths`, or by a waiver that accepts it in some files only. */
function dependOnFiles(findings, { paths, waivers }) {
    const open = findings.filter(({ place, status }) => place.file !== undefined && (status.means === 'open' || status.means === 'unknown'));
    const ofSomeFiles = waivers.filter((waiver) => waiver.paths !== undefined);
    return open.some(({ id, rule, identity }) => paths !== undefined ||
        ofSomeFiles.some(({ by, value }) => by === 'fingerprint' ? (0,twins/* partsOf */.C)(value).identity === identity : value === { id, rule: rule.id }[by]));
}
/** So many names are listed. */
const scanned_files_MOST_NAMED = 5;
/** Findings that name no file of the repository count, whatever `paths` and waivers say of files: worth a line. */
function tellUnlocated(findings, { findings: evaluated }, locate, { run, found }) {
    const counted = new Set(evaluated.filter(({ counts }) => counts).map(({ id }) => id));
    const unlocated = findings.flatMap(({ id, place: { file } }) => file !== undefined && counted.has(id) && locate(file) === undefined ? [file] : []);
    if (unlocated.length === 0)
        return [];
    const names = [...new Set(unlocated.map((file) => (0,file_name/* fileNameOf */.b)(file).text || file))].sort();
    const shown = names.slice(0, scanned_files_MOST_NAMED).map((name) => (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(name), 200));
    const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
    const listed = (0,build_report/* detailsOf */.c)(run, found.target) === 'counts' ? '' : `: ${shown.join(', ')}${more}`;
    const count = unlocated.length === 1 ? '1 finding names a file that is' : `${unlocated.length} findings name files that are`;
    const decides = run.scope.paths !== undefined || run.scope.waivers.some(({ paths }) => paths !== undefined);
    return [
        {
            level: decides ? 'warning' : 'notice',
            code: 'file-unknown',
            text: `${count} not in the repository at the scanned commit${listed}.`,
            ...(decides && { hint: 'They count: {paths} and the paths of waivers apply to files of the repository only.' }),
        },
    ];
}

;// CONCATENATED MODULE: ./build/workflow/read-parts.js










/**
 * Reads all that a scan knows and builds the one evaluated list from it.
 *
 * @throws ScanError `INCOMPLETE`: the gate never decides on a part
 */
async function readParts(readable, ask, interrupt) {
    const { run, deps, found } = readable;
    const tooLong = () => new errors/* ScanError */.sC('INCOMPLETE', `The findings could not be read within ${patience/* PATIENCE_MS */.xR.reading / 60_000} minutes.`, {
        hint: 'The service is slow or limits the requests of this key. Run the job again with {scan-id} to collect the same scan.',
    });
    const { scan, collected } = await (0,runtime_deadline/* withDeadline */.NE)(deps.clock, patience/* PATIENCE_MS */.xR.reading, tooLong, interrupt, (signal) => collectUnchanged(readable, ask, signal));
    found.notes.push(...collected.notes);
    const { list, whyNoList, changes, diagrams } = collected;
    const locate = list && (await locateScanned(list.findings, scan, readable, ask, interrupt));
    const evaluation = list && (0,evaluate/* evaluate */._3)(list.findings, { ...run.scope, locate });
    if (evaluation && locate)
        found.notes.push(...tellUnlocated(list.findings, evaluation, locate, readable));
    if (list && !ask.partial)
        found.notes.push(...holdAgainstScan(list, scan));
    if (evaluation)
        found.notes.push(...tellUnknownWords(evaluation));
    return { scan, evaluation, rows: list?.rows, whyNoList, changes, diagrams };
}
/** What changed while it was read is read once more. */
const ROUNDS = 2;
/**
 * Reads the parts, and the scan again after the last page: if it has changed, the pages may belong to different lists.
 *
 * @throws ScanError `INCOMPLETE` for what changed in every round, `SCAN_FAILED` and `SCAN_CANCELLED` for a scan that is no longer completed
 */
async function collectUnchanged(readable, ask, signal) {
    const { run, deps, found, scanner } = readable;
    const mayChange = !ask.partial && !hasEndedFor(LONG_AGO_MS, readable);
    let { scan } = readable;
    for (let round = 1;; round += 1) {
        try {
            const recheck = mayChange && scan.counts === undefined;
            const collected = await collectFindings(scanner, scan, { ...ask, recheck }, deps, signal);
            if (mayChange)
                assertUnchanged(scan, await readAgain({ ...readable, scan }, signal));
            return { scan, collected };
        }
        catch (error) {
            const isChange = error instanceof errors/* ScanError */.sC && error.code === 'INCOMPLETE' && error.details.transient === true;
            if (!isChange || round === ROUNDS)
                throw error;
            deps.logger.info(`${error.message} Reading the findings once more.`);
        }
        if (!mayChange)
            continue;
        scan = await readAgain({ ...readable, scan }, signal);
        if (!(0,domain_scan/* isOver */.PU)(scan.state))
            throw changed(readable.scan, scan);
        found.scan = scan;
        assertCompleted(scan, run.service.title);
    }
}
/** By then the findings no longer change. */
const LONG_AGO_MS = 3_600_000;
/** What an inventory counts is in the scan's one answer, so that no part of it can be older than another. */
function assertUnchanged(before, now) {
    const numbersOf = ({ state, counts, uncounted, posture }) => JSON.stringify([state, counts, uncounted, posture]);
    if (numbersOf(before) !== numbersOf(now))
        throw changed(before, now);
}
function changed(before, now) {
    const text = `The scan ${before.id} changed while it was read: before, it was ${describeScan(before)}; now it is ${describeScan(now)}.`;
    return new errors/* ScanError */.sC('INCOMPLETE', text, {
        hint: 'Run the job again with {scan-id} when the scan has ended. If it keeps happening, contact the support of the service.',
        transient: true,
    });
}
function describeScan({ word, counts, posture }) {
    const findings = counts && `findings: ${(0,domain_severity/* describeCounts */.wv)(counts)}`;
    const score = posture?.score ?? 'unknown';
    const checks = posture && `${posture.passed} checks passed, ${posture.failed} failed, ${posture.skipped ?? 'unknown'} skipped, score ${score}`;
    return [`"${word}"`, findings, checks].filter((part) => part !== undefined).join(', ');
}
/** Reads the parts once. @throws ScanError `INCOMPLETE` where nothing tells that the list is whole */
async function collectFindings(scanner, scan, { partial, ...ask }, { logger, veil }, signal) {
    const rows = [];
    const diagrams = [];
    const notes = [];
    let changes;
    let whyNoList;
    let listed;
    let told = scan.counts !== undefined || scan.posture !== undefined || partial === true;
    for await (const part of scanner.collect(scan, ask, signal)) {
        if (part.kind === 'findings') {
            listed = (listed ?? 0) + (part.rows ?? part.page.length);
            told ||= part.total !== undefined;
            rows.push(...part.page);
            if (!ask.brief && isWorthTelling(rows.length, part.page.length))
                logger.info(read_parts_progressOf(rows.length, part));
        }
        else if (part.kind === 'changes')
            changes = part.changes;
        else if (part.kind === 'diagram')
            diagrams.push(part.diagram);
        else if (part.kind === 'note') {
            veil.add(part.sensitive ?? []);
            notes.push({ level: 'notice', code: 'service', text: part.text, ...(part.hint && { hint: part.hint }) });
        }
        else if (part.what === 'findings')
            whyNoList = part.why;
        else
            notes.push({ level: 'notice', code: `no-${part.what}`, text: part.why });
    }
    if (listed !== undefined && !told) {
        throw new errors/* ScanError */.sC('INCOMPLETE', 'Neither a total nor a summary says whether the list of findings is complete.', {
            hint: 'A list that ends proves nothing by itself. Run the job again with {scan-id}. If it keeps happening, contact the support of the service.',
        });
    }
    const list = listed === undefined ? undefined : { ...(0,domain_repeated/* mergeRepeated */.TX)(rows), rows, listed };
    if (list && !ask.brief)
        logger.info(`Read ${list.findings.length} findings in all statuses.`);
    return { list, whyNoList, changes, diagrams, notes };
}
/** One line for each thousand. */
function isWorthTelling(count, added) {
    return Math.floor(count / 1000) > Math.floor((count - added) / 1000);
}
function read_parts_progressOf(count, { total }) {
    return `Read ${count} findings${total === undefined ? '' : ` of ${total}`}.`;
}

// EXTERNAL MODULE: ./build/workflow/sparing.js
var sparing = __webpack_require__(3720);
;// CONCATENATED MODULE: ./build/workflow/compare.js





/** Compares with the baseline in all that both sides tell, and marks the findings that are new. */
async function compare(compared, baseline, room, interrupt) {
    const { scan, evaluation, changes } = compared;
    const known = evaluation && (await knownIn(baseline, room, interrupt));
    const lists = evaluation && known && compareFindings(evaluation, known);
    const findings = lists?.findings ?? (changes && (0,domain_comparison/* comparedByService */.Y7)(changes));
    const before = measuresOf(baseline);
    const inventory = scan.inventory && before.inventory && (0,domain_comparison/* compareInventories */.mq)(before.inventory, scan.inventory);
    const comparison = {
        baseline: describeBaseline(baseline),
        ...(findings && { findings }),
        ...(inventory && { inventory }),
        ...comparePostures(before, scan.posture),
    };
    return { comparison, evaluation: lists?.evaluation ?? evaluation, against: againstOf(baseline, before, inventory) };
}
/** Which findings are not new; undefined where that cannot be known. */
async function knownIn(baseline, { run, deps, found, scanner }, interrupt) {
    if (baseline.kind === 'nothing')
        return [];
    if (baseline.kind === 'file')
        return baseline.file.findings;
    return await (0,sparing/* sparing */.l)(run, deps, found, interrupt, (signal) => readKnown(scanner, baseline.scan, deps, signal));
}
async function readKnown(scanner, scan, deps, signal) {
    const { list } = await collectFindings(scanner, scan, { brief: true }, deps, signal);
    // A shorter list would call old findings new, and hide which ones are gone.
    if (list)
        holdAgainstScan(list, scan);
    return list && knownInRows(list.rows);
}
function measuresOf(baseline) {
    if (baseline.kind === 'nothing')
        return {};
    if (baseline.kind === 'file')
        return { inventory: baseline.file.inventory, score: baseline.file.score };
    const { inventory, posture } = baseline.scan;
    return { inventory, posture, score: posture?.score };
}
function comparePostures({ posture: before, score }, after) {
    if (after === undefined || score === undefined)
        return {};
    const [skippedBefore = null, skipped] = [before?.skipped, after.skipped];
    return {
        score: { before: score, after: after.score },
        ...(skippedBefore !== null && skipped !== null && { skipped: { before: skippedBefore, after: skipped } }),
    };
}
function againstOf(baseline, { score }, inventory) {
    if (baseline.kind === 'nothing')
        return { kind: 'nothing', ...(baseline.path !== undefined && { file: true }) };
    const id = baseline.kind === 'scan' ? baseline.scan.id : undefined;
    return { kind: 'baseline', ...(id !== undefined && { id }), score, inventory };
}
function describeBaseline(baseline) {
    if (baseline.kind === 'nothing')
        return { how: 'nothing', ...(baseline.path !== undefined && { file: baseline.path }) };
    const { id, completedAt, commit } = baseline.kind === 'file' ? baseline.file.scan : { ...baseline.scan, commit: baseline.scan.traits.commit };
    return {
        id,
        ...(completedAt !== undefined && { completedAt }),
        ...(commit !== undefined && { commit }),
        ...(baseline.kind === 'file' ? { how: 'file', file: baseline.path } : { how: baseline.how }),
    };
}

// EXTERNAL MODULE: ./build/workflow/measure.js
var measure = __webpack_require__(8260);
;// CONCATENATED MODULE: ./build/domain/scores.js
/** The scans that such a picture shows, the one that is reported among them. */
const MOST_SCORES = 10;

;// CONCATENATED MODULE: ./build/workflow/scores.js



/**
 * The scores of this scan and of the last ones before it that are like it, oldest first, for a picture. They come from a list that was
 * read for other reasons: nothing is asked for it, and where there is no list, or where its items tell no scores, there is no picture.
 *
 * @param listed The target's scans, as far as somebody has listed them.
 * @returns undefined where there are fewer than two to show
 */
function scoresOf(wanted, scan, listed) {
    const { branch: _branch, commit: _commit, ...kind } = wanted.traits;
    const earlier = (listed ?? []).filter((other) => other.state === 'completed' &&
        other.id !== scan.id &&
        ((0,scan_times/* beginOf */.pv)(other) ?? Number.NaN) < ((0,scan_times/* beginOf */.pv)(scan) ?? Number.NaN) &&
        (0,known_scans/* mayBeOurs */.UN)({ ...wanted, traits: kind }, other));
    const [now] = pointOf(scan);
    const before = distinct(earlier)
        .toSorted(scan_times/* byNewest */.Kd)
        .flatMap(pointOf)
        .slice(0, MOST_SCORES - 1);
    return now === undefined || before.length === 0 ? undefined : [...before.toReversed(), now];
}
function pointOf({ id, posture, completedAt, startedAt, createdAt }) {
    const at = completedAt ?? startedAt ?? createdAt;
    return typeof posture?.score === 'number' ? [{ scan: id, ...(at !== undefined && { at }), score: posture.score }] : [];
}
function distinct(scans) {
    return [...new Map(scans.map((scan) => [scan.id, scan])).values()];
}

;// CONCATENATED MODULE: ./build/workflow/judge.js








/** Only a completed scan that was read in full reaches the gate. */
async function judge(choosing, interrupt) {
    const { run, found } = choosing;
    const scan = await readInFull(choosing, interrupt);
    found.scan = scan;
    const { title, keepsPartialResults } = run.service;
    if (scan.state === 'cancelled' && keepsPartialResults)
        await showPartialResults({ ...choosing, scan }, interrupt);
    assertCompleted(scan, title);
    return await judge_measure({ ...choosing, scan }, interrupt);
}
async function judge_measure(choosing, interrupt) {
    const { run, deps, found, scanner } = choosing;
    tellError(choosing);
    const baseline = await (0,workflow_baseline/* chooseBaseline */.h)(choosing, interrupt);
    const reading = await readParts(choosing, { baseline: judge_scanOf(baseline), settled: hasEndedFor(SETTLED_AFTER_MS, choosing) }, interrupt);
    const { scan } = reading;
    found.scan = scan;
    if (reading.whyNoList !== undefined)
        (0,measure/* holdNumbersAgainst */.T5)(run, reading.whyNoList);
    const compared = baseline && (await compare(reading, baseline, { run, deps, found, scanner }, interrupt));
    const measured = (0,measure/* measuredOf */.ED)(run, scan, reading, compared);
    (0,measure/* assertMeasured */.TG)(run, scan, measured, reading.whyNoList);
    if (reading.whyNoList !== undefined) {
        const text = `${run.service.title} gives no list of findings: ${reading.whyNoList}`;
        found.notes.push({ level: 'notice', code: 'no-list', text });
    }
    Object.assign(found, { measured, evaluation: compared?.evaluation ?? reading.evaluation, diagrams: reading.diagrams });
    if (compared)
        found.comparison = compared.comparison;
    const scores = scoresOf(choosing.wanted, scan, found.listed);
    if (scores)
        found.scores = scores;
    if (measured.counts)
        deps.logger.info(`Open findings: ${(0,domain_severity/* describeCounts */.wv)(measured.counts)}.`);
    return { kind: 'complete', ...measured };
}
/** A completed scan with an error message is completed all the same: people see the message, and the verdict does not depend on it. */
function tellError({ run, deps, found, scan: { id, reason } }) {
    if (reason === undefined)
        return;
    const text = `${run.service.title} reports the scan ${id} as completed, with an error message: ${(0,plain_text/* clip */.$Q)(reason, 300)}`;
    const hint = `Look at the scan in ${run.service.title}: it may have left something out. The verdict does not depend on the message.`;
    deps.logger.warning(text, hint);
    found.notes.push({ level: 'warning', code: 'scan-error-message', text, hint });
}
function judge_scanOf(baseline) {
    return baseline?.kind === 'scan' ? baseline.scan : undefined;
}
/** What lags behind the end of a scan takes less. */
const SETTLED_AFTER_MS = 60_000;
/** What a cancelled scan had found is worth seeing, and decides nothing. */
async function showPartialResults(choosing, interrupt) {
    const { deps, found } = choosing;
    try {
        const { evaluation } = await readParts(choosing, { partial: true }, interrupt);
        if (evaluation)
            Object.assign(found, { evaluation, partial: true });
    }
    catch (error) {
        interrupt.throwIfAborted();
        deps.logger.info(`What the scan had found could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
}

// EXTERNAL MODULE: ./build/workflow/find-scan.js
var find_scan = __webpack_require__(7517);
// EXTERNAL MODULE: ./build/workflow/prepare.js
var prepare = __webpack_require__(2571);
;// CONCATENATED MODULE: ./build/workflow/obtain-scan.js









/** Waits until the scan is over: within the deadline that began with it, or the time-out from now on. */
async function waitFor({ run, deps, found, scanner, wanted, known, scan }, begun, interrupt) {
    if (!(0,domain_scan/* isOver */.PU)(scan.state))
        found.seenRunning = true;
    const polling = pollingOf(run);
    const window = (0,schedule/* windowOf */.O)((0,known_scans/* durationsOf */.DM)(wanted, known ?? [])) ?? polling.window;
    const check = (now) => (0,known_scans/* assertAskedFor */.Yn)(wanted, now);
    const onScan = (now) => void (found.scan = now);
    const awaiting = { scanner, scan, notBeforeMs: begun?.askedMs, ...polling, window, deps, check, onScan };
    const wait = (signal) => awaitScan(awaiting, signal);
    return begun ? await wait(begun.deadline.signal) : await (0,runtime_deadline/* withDeadline */.NE)(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt, wait);
}
/** The scan that the input `scan-id` means; a note says what is not known of the latest one. */
async function findInTime({ run, deps, found, scanner, wanted }, interrupt) {
    const { scanId = 'latest', timeoutMs } = run.waiting;
    const find = (signal) => (0,find_scan/* findScan */.hj)(deps, scanner, wanted, scanId, signal);
    const scan = await (0,runtime_deadline/* withDeadline */.NE)(deps.clock, timeoutMs, prepare/* notInTime */.mW, interrupt, find);
    const unsure = (0,find_scan/* unsureOptions */.fE)(wanted, scanId);
    if (unsure !== undefined) {
        deps.logger.warning(unsure.text);
        found.notes.push({ level: 'warning', code: 'options-unreported', ...unsure });
    }
    return scan;
}

;// CONCATENATED MODULE: ./build/workflow/run-scan.js










/**
 * The life of a scan (design, section 3): locate, list, start, await, collect, compare, decide, report, publish, end. Never throws:
 * whatever happens becomes a verdict, and the verdict is published.
 */
async function runScan(run, deps) {
    const { interrupt } = deps;
    const found = { notes: [...run.ruleNotes], endings: [] };
    deps.ledger.save({ phase: 'running' });
    let outcome;
    try {
        outcome = await live(run, deps, found, interrupt);
    }
    catch (thrown) {
        const ended = (0,workflow_outcome/* outcomeOf */.s)(interrupt.aborted ? interrupt.reason : thrown);
        outcome = ended.outcome;
        found.error = ended.error;
        deps.veil.add(ended.error.details.sensitive ?? []);
    }
    await leaveScan(run, deps, found, outcome.kind === 'started' ? 'started' : interrupt.aborted ? 'interrupted' : 'other');
    if (found.error)
        found.error = advised(found.error, found.notes);
    for (const end of found.endings)
        end();
    return await (0,workflow_finish/* finish */.O)(run, deps, found, outcome);
}
/** What was cancelled cannot be collected later. */
function advised(error, notes) {
    if (error.code !== 'TIMEOUT' || notes.every(({ code }) => code !== 'cancelled-scan'))
        return error;
    return new errors/* ScanError */.sC(error.code, error.message, { ...error.details, hint: 'Give a longer {timeout}.' });
}
async function live(asked, deps, found, interrupt) {
    const scanner = await deps.connect();
    found.scanner = scanner;
    const { wanted, known, early } = await (0,prepare/* prepare */.iA)(asked, deps, found, scanner, interrupt);
    const run = (0,prepare/* timedBy */.HP)(asked, wanted);
    const begun = known ? await begin_begin({ run, deps, found, scanner, wanted, known }, interrupt) : undefined;
    try {
        const scan = begun?.scan ?? (await findInTime({ run, deps, found, scanner, wanted }, interrupt));
        found.scan = scan;
        found.origin = begun?.origin ?? 'collected';
        (0,known_scans/* assertAskedFor */.Yn)(wanted, scan);
        if (!run.waiting.wait && isLeft(scan, begun))
            return { kind: 'started' };
        const ended = await waitFor({ run, deps, found, scanner, wanted, known, scan }, begun, interrupt);
        return await judge({ run, deps, found, scanner, wanted, known, early, scan: ended }, interrupt);
    }
    finally {
        begun?.deadline.clear();
    }
}
/** With `wait: false` only a scan that was over before we came is judged, and one of which the start itself tells a bad end. */
function isLeft({ state }, begun) {
    if (state === 'failed' || state === 'cancelled')
        return false;
    return !(0,domain_scan/* isOver */.PU)(state) || begun?.origin === 'started' || begun?.origin === 'joined';
}

;// CONCATENATED MODULE: ./build/workflow/take-baseline.js









/**
 * Takes a scan that there is, reads it in full, and makes the baseline file of it. What the policy waives, and where the gate looks, is
 * not asked: a finding that is open is not new, whoever counts it.
 *
 * @param asked Its `scan-id` is what to take. Nothing is started, judged or published.
 * @throws ScanError for whatever keeps it from being whole
 */
async function takeBaseline(asked, deps, interrupt) {
    const { scanId = 'latest' } = asked.waiting;
    const run = { ...asked, gate: { warnOnly: 'false' }, scope: evaluate/* WHOLE_SCOPE */.tV, waiting: { ...asked.waiting, scanId, baseline: 'none' } };
    const found = { notes: [], endings: [] };
    const scanner = await deps.connect();
    const { wanted: located } = await (0,prepare/* prepare */.iA)(run, deps, found, scanner, interrupt);
    // As for a baseline that is a scan: what makes two of them comparable is their traits.
    const wanted = { ...located, options: undefined };
    const first = await findInTime({ run, deps, found, scanner, wanted }, interrupt);
    (0,known_scans/* assertAskedFor */.Yn)(wanted, first);
    const ended = await waitFor({ run, deps, found, scanner, wanted, known: undefined, scan: first }, undefined, interrupt);
    const full = await readInFull({ run, deps, scanner, wanted, scan: ended }, interrupt);
    assertCompleted(full, run.service.title);
    const reading = await readParts({ run, deps, found, scanner, wanted, scan: full }, {}, interrupt);
    assertWhole(run, reading);
    return { file: take_baseline_fileOf(run, wanted, reading), notes: found.notes };
}
/** A baseline without what the service has would call everything new, or let a rule end in an error in every run from now on. */
function assertWhole({ service }, { scan, evaluation, whyNoList }) {
    const { measures, title } = service;
    if (measures.includes('findings') && evaluation === undefined) {
        throw new errors/* ScanError */.sC('MEASURE_MISSING', `${title} gives no list of the findings of ${scan.id}: ${whyNoList ?? 'it holds none.'}`, {
            hint: 'A baseline file holds findings, and numbers do not tell which ones are new. Check {api-url} and the permissions of the key; or compare with an earlier scan: {baseline} auto.',
        });
    }
    const missing = measures.find((measure) => (measure === 'posture' || measure === 'inventory') && scan[measure] === undefined);
    if (missing === undefined)
        return;
    throw new errors/* ScanError */.sC('MEASURE_MISSING', `${title} does not tell the ${missing === 'posture' ? 'score' : 'resources'} of ${scan.id}.`, {
        hint: 'A baseline file holds it. Take another scan with {scan-id}; if it lasts, ask the service.',
    });
}
function take_baseline_fileOf({ service }, { target, baseline }, { scan, rows }) {
    const { id, completedAt, traits, posture, inventory } = scan;
    // The traits that scans are held against; one that the scan does not tell is as it was asked for.
    const held = baseline_file/* BASELINE_TRAITS */.S7.filter((name) => baseline[name] !== undefined);
    return {
        schemaVersion: 1,
        scanner: service.id,
        target: (0,baseline_file/* hashTarget */.mO)(target),
        ...Object.fromEntries(held.map((name) => [name, traits[name] ?? baseline[name]])),
        scan: { id, ...(completedAt !== undefined && { completedAt }), ...(traits.commit !== undefined && { commit: traits.commit }) },
        ...(rows && { findings: knownInRows(rows) }),
        ...(posture && { score: posture.score }),
        ...(inventory && { inventory }),
    };
}

;// CONCATENATED MODULE: ./build/compose.js
















/** Runs one configuration from its first request to its last word. */
async function execute(config, world) {
    const { clock = runtime_clock/* systemClock */.m } = world;
    const begunMs = clock.now();
    const { run, deps, connectBy, github, close } = assemble_assemble(config, world);
    const { logger } = deps;
    try {
        logger.info(`scan-gate ${version/* VERSION */.x}: ${introduce(config)}`);
        const { standing } = config;
        const warnings = (standing.kind === 'scan' && !config.dryRun && standing.plan.warnings) || [];
        for (const warning of warnings)
            logger.warning(warning);
        const finished = await (config.dryRun
            ? (await __webpack_require__.e(/* import() */ 915).then(__webpack_require__.bind(__webpack_require__, 9915))).diagnose(config, world, { run, deps, github })
            : standing.kind === 'scan'
                ? rule(config, standing.plan, world, { run, deps, connectBy, github })
                : conclude(run, deps, standing));
        return end(finished, deps, world, clock.now() - begunMs);
    }
    finally {
        close();
    }
}
/**
 * Makes a baseline of a scan that there is; `world.directory` is not used.
 *
 * @throws ScanError for whatever keeps it from being whole
 */
async function executeBaseline(config, world) {
    const { logger, redactor, interrupt } = world;
    const { run, deps, close } = assemble_assemble(config, world);
    try {
        if (config.standing.kind !== 'scan')
            throw new errors/* ScanError */.sC('CONFIG', 'There is nothing to scan here, and no baseline to take.');
        const { file, notes } = await takeBaseline(run, deps, interrupt);
        for (const { level, text, hint } of notes)
            logger[level](text, hint);
        // It is committed, and titles are the service's words.
        return redactor.redactAll(file);
    }
    finally {
        close();
    }
}
/**
 * The post step's part: cancels what main left.
 *
 * @param publish Whether the verdict `cancelled` is published, too; otherwise `world.directory` is not used.
 * @returns what became of it; everybody may read these notes
 */
async function executeLeftovers(config, entry, world, publish) {
    const { run, deps, close } = assemble(config, world);
    try {
        const notes = await cancelLeftovers(run, deps, entry);
        if (publish)
            end(await publishCancelled(run, deps, notes), deps, world, 0);
        return deps.redactor.redactAll(notes).map((note) => ({ ...note, text: deps.veil.hide(note.text) }));
    }
    finally {
        close();
    }
}
function end({ report, publications, details }, { logger, veil }, { directory, style }, durationMs) {
    // The veil first: it knows more names, and a torn one is no longer found.
    const page = (0,conceal/* concealTexts */.Q)(report, veil.hide);
    for (const line of renderConsole(page, { details }))
        logger.info(line);
    if (style === 'action')
        sayVerdict(details === 'counts' ? (0,conceal/* conceal */.E)(page) : page, logger);
    const files = publications.find(({ surface }) => surface === 'files')?.files ?? {};
    const paths = {
        dir: Object.keys(files).length > 0 ? directory : undefined,
        sarif: files['results.sarif'],
        results: files['results.json'],
        html: files['report.html'],
    };
    if (paths.dir !== undefined)
        logger.info(`Reports: ${directory} (${Object.keys(files).join(', ')})`);
    return { exitCode: report.decision.exitCode, outputs: outputsOf(report, publications, paths, durationMs) };
}
/** Settles what the policy rules, and runs by it; mistakes in it end the run with a verdict that is published like any other. */
async function rule(config, plan, { workspace, style, clock = runtime_clock/* systemClock */.m }, { run, deps, connectBy, github }) {
    try {
        const named = config.service.scansRepository && isOnlyNamed(config.source);
        const branches = named ? await permitNamed(config.source, github, deps.interrupt) : undefined;
        const { filesAt, interrupt } = deps;
        const ruling = await (0,ruling_ruling/* settleRuling */.n)({ config, plan, workspace, github, filesAt, style, nowMs: clock.now() }, interrupt);
        deps.logger.info(`The gate: ${describeRuling(ruling)}.`);
        if (branches === undefined)
            return await runScan({ ...run, ...ruling }, deps);
        const connect = connectBy(plan.ofBranches?.(branches) ?? plan);
        return await runScan({ ...run, ...ruling, source: { ...run.source, ...branches } }, { ...deps, connect });
    }
    catch (thrown) {
        return await giveUp(run, deps, thrown);
    }
}


/***/ }),

/***/ 2960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ byWorst),
/* harmony export */   Hw: () => (/* binding */ describeAbsence),
/* harmony export */   SE: () => (/* binding */ MOST_NAMED),
/* harmony export */   Y7: () => (/* binding */ comparedByService),
/* harmony export */   mq: () => (/* binding */ compareInventories)
/* harmony export */ });
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5526);

/**
 * Why there is nothing to compare with, as the middle of a sentence. Scans of the same commit, and those that a failed run may have
 * started, do not count.
 *
 * @param file Present if a baseline file is missing, and not a scan
 */
function describeAbsence({ file }) {
    return file === undefined ? 'no earlier completed scan of another commit exists' : 'the base commit has no baseline file';
}
/** So many are told by name; the number says the rest. */
const MOST_NAMED = 50;
/** What a service tells itself of two scans. Its lists may be shorter than its numbers: the larger one is taken. */
function comparedByService({ added, fixed, addedCount, fixedCount, unchangedCount }) {
    return {
        new: Math.max(added.length, addedCount),
        fixed: Math.max(fixed.length, fixedCount),
        ...(unchangedCount !== undefined && { unchanged: unchangedCount }),
        ...(added.length >= addedCount && { newCounts: (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .countSeverities */ .ng)(added.map((finding) => finding.severity)) }),
        ...(added.length > 0 && { added: added.toSorted(byWorst).slice(0, MOST_NAMED) }),
        gone: fixed.toSorted(byWorst).slice(0, MOST_NAMED),
        byService: true,
    };
}
/** For sorting: the worst first. */
function byWorst(a, b) {
    return (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .bySeverity */ .Np)(a.severity, b.severity);
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


/***/ }),

/***/ 1890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tV: () => (/* binding */ WHOLE_SCOPE),
  _3: () => (/* binding */ evaluate),
  nT: () => (/* binding */ isOpen)
});

// EXTERNAL MODULE: ./build/domain/file-name.js
var file_name = __webpack_require__(9079);
// EXTERNAL MODULE: ./build/domain/order.js
var order = __webpack_require__(6725);
// EXTERNAL MODULE: ./build/domain/repository-path.js
var repository_path = __webpack_require__(6041);
// EXTERNAL MODULE: ./build/domain/rule-choice.js
var rule_choice = __webpack_require__(407);
// EXTERNAL MODULE: ./build/domain/severity.js
var severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/domain/twins.js
var twins = __webpack_require__(1070);
// EXTERNAL MODULE: ./build/domain/waiver.js
var domain_waiver = __webpack_require__(1849);
;// CONCATENATED MODULE: ./build/domain/waiving.js


/** @param today The day in UTC, `2026-11-21`. */
function waiveIn(waivers, today) {
    const matched = waivers.map(() => 0);
    // By what they look for: thousands of findings are not held against hundreds of waivers one by one.
    const places = new Map();
    for (const [index, { by, value }] of waivers.entries()) {
        const key = keyOf(by, value);
        const same = places.get(key);
        if (same)
            same.push(index);
        else
            places.set(key, [index]);
    }
    return {
        find(finding) {
            const { fingerprint, id, ruleId } = finding;
            let accepting;
            for (const key of [keyOf('fingerprint', fingerprint), keyOf('id', id), keyOf('rule', ruleId)]) {
                for (const index of places.get(key) ?? []) {
                    const waiver = waivers[index];
                    if (waiver === undefined || !(0,domain_waiver/* isAbout */.KH)(waiver, finding))
                        continue;
                    matched[index] = (matched[index] ?? 0) + 1;
                    if ((0,domain_waiver/* stateOf */.L4)(waiver, today) !== 'lapsed' && (accepting === undefined || index < accepting))
                        accepting = index;
                }
            }
            return accepting;
        },
        results: () => waivers.map((waiver, index) => (0,domain_waiver/* describeWaiver */.kr)(waiver, today, matched[index] ?? 0)),
    };
}
/** Equal findings share a key, whichever of them is meant. */
function keyOf(by, value) {
    return `${by} ${by === 'fingerprint' ? (0,twins/* partsOf */.C)(value).identity : value}`;
}

;// CONCATENATED MODULE: ./build/domain/evaluate.js







/** Everything that is open counts. */
const WHOLE_SCOPE = { waivers: [], today: '' };
/** Builds the one list. The order in which pages and findings came changes nothing. */
function evaluate(findings, scope = WHOLE_SCOPE) {
    const rules = (0,rule_choice/* chooseRules */.D)(findings);
    const ordinals = (0,twins/* numberTwins */.$)(findings);
    const waiving = waiveIn(scope.waivers, scope.today);
    const evaluated = findings.map((finding) => evaluateOne(finding, rules, ordinals, scope, waiving.find)).sort(byWorst);
    return {
        rules: [...rules.values()].sort((a, b) => (0,order/* compareTexts */.q)(a.id, b.id)),
        findings: evaluated,
        counts: (0,severity/* countSeverities */.ng)(evaluated.filter((finding) => finding.counts).map((finding) => finding.severity)),
        waived: evaluated.filter(({ waiver }) => waiver !== undefined).length,
        outside: evaluated.filter(({ outside }) => outside).length,
        waivers: waiving.results(),
    };
}
/** Open at the service; what it calls by a word that we do not know counts as open. */
function isOpen(finding) {
    return finding.status.means === 'open' || finding.status.means === 'unknown';
}
function evaluateOne(finding, rules, ordinals, { paths, locate }, waiverOf) {
    const rule = rules.get(finding.rule.id) ?? finding.rule;
    const fingerprint = `${finding.identity}:${ordinals.get(finding) ?? 1}`;
    const open = isOpen(finding);
    const place = shownPlace(finding.place, locate);
    const file = locate && finding.place.file !== undefined ? locate(finding.place.file) : (0,repository_path/* repositoryPath */.S)(place.file);
    const waiver = open ? waiverOf({ fingerprint, id: finding.id, ruleId: rule.id, place: { ...place, file } }) : undefined;
    // What a waiver accepts outside of the paths is told once, as waived.
    const outside = open && waiver === undefined && paths !== undefined && file !== undefined && !paths.some((glob) => glob.matches(file));
    const own = { ...finding.rule, ...(finding.text !== undefined && { text: finding.text }), ...(finding.fix && { fix: finding.fix }) };
    return {
        fingerprint,
        id: finding.id,
        ruleId: rule.id,
        severity: finding.severity,
        ...(finding.severityWord !== undefined && { severityWord: finding.severityWord }),
        ...(finding.cvss !== undefined && { cvss: finding.cvss }),
        status: finding.status,
        place,
        ...(own.title !== rule.title && { title: own.title }),
        ...(own.text !== undefined && own.text !== rule.text && { text: own.text }),
        ...(own.fix !== undefined && (0,rule_choice/* contentOf */.$)(own.fix) !== (0,rule_choice/* contentOf */.$)(rule.fix) && { fix: own.fix }),
        ...((0,rule_choice/* contentOf */.$)(own.tags) !== (0,rule_choice/* contentOf */.$)(rule.tags) && { tags: own.tags }),
        ...(outside && { outside }),
        ...(waiver !== undefined && { waiver }),
        counts: open && !outside && waiver === undefined,
    };
}
/** With the repository's spelling of the file, else with the canonical one; what has not the form of a path is shown as it is. */
function shownPlace(place, locate) {
    const { file: named } = place;
    if (named === undefined)
        return place;
    const file = locate?.(named) ?? (0,repository_path/* repositoryPath */.S)((0,file_name/* fileNameOf */.b)(named).text) ?? named;
    return file === named ? place : { ...place, file };
}
function byWorst(a, b) {
    return ((0,severity/* bySeverity */.Np)(a.severity, b.severity) ||
        (0,order/* compareTexts */.q)(a.place.file ?? '', b.place.file ?? '') ||
        (a.place.line ?? 0) - (b.place.line ?? 0) ||
        (0,order/* compareTexts */.q)(a.ruleId, b.ruleId) ||
        (0,order/* compareTexts */.q)(a.id, b.id));
}


/***/ }),

/***/ 9079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ fileNameOf),
/* harmony export */   o: () => (/* binding */ percentDecoded)
/* harmony export */ });
/** Longer names are never unquoted: no file system allows 4,096 characters (PATH_MAX on Linux), and git writes four for a byte. */
const LONGEST_QUOTED = 4 * 4096;
/**
 * Spells a file's name in the canonical way, by its text alone: fingerprints depend on it, and must not depend on a checkout.
 * Percent-encoding stays: only the repository's files can tell whether `a%20b.tf` is one name or another.
 */
function fileNameOf(given) {
    const spelt = unquoted(given.trim())
        .replace(/^file:(?:\/\/localhost(?=\/))?/i, '')
        .replaceAll('\\', '/');
    return { text: segmentsOf(spelt).join('/').normalize('NFC'), absolute: /^(?:\/+)?[a-z]:\/|^\/(?!\/*$)/i.test(spelt) };
}
/** The same name with its percent-encoding decoded; undefined if it has none, or none that is UTF-8. */
function percentDecoded(text) {
    if (!/%[0-9a-f]{2}/i.test(text))
        return undefined;
    try {
        return segmentsOf(decodeURIComponent(text).replaceAll('\\', '/')).join('/').normalize('NFC');
    }
    catch {
        return undefined;
    }
}
/** The folders and the name of a path, without those that say nothing: `./a//b` is `a`, `b`. */
function segmentsOf(path) {
    return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}
const ESCAPES = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };
/** Undoes git's quoting of unusual names, `"m\303\263dulo/main.tf"` (git-config, core.quotePath). Broken quoting is no quoting. */
function unquoted(text) {
    if (text.length > LONGEST_QUOTED)
        return text;
    const inner = /^"((?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))*)"$/.exec(text)?.[1];
    if (inner === undefined)
        return text;
    if (!inner.includes('\\'))
        return inner;
    const encoder = new TextEncoder();
    const bytes = [];
    for (const [part, escape] of inner.matchAll(/\\([0-7]{3}|.)|[^\\]+/g)) {
        if (escape === undefined)
            for (const byte of encoder.encode(part))
                bytes.push(byte);
        else
            bytes.push(ESCAPES[escape] ?? Number.parseInt(escape, 8));
    }
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 9788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ HIDDEN),
/* harmony export */   r: () => (/* binding */ hideNames)
/* harmony export */ });
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7520);

/** What stands in the place of a name. */
const HIDDEN = '(not shown here)';
const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/giu;
/** The number of an AWS account; not the last digits of a UUID, by which scans go. */
const ACCOUNT = /(?<!\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)\b\d{12}\b/giu;
/** In UTF-16 units. Shorter names would tear words apart. */
const SHORTEST = 3;
/** The beginning of a name by which it is found, in UTF-16 units: the rest of it is hidden as far as the text has it. */
const LONGEST_LOOK = 200;
/**
 * Takes names out of texts that everybody may read: targets under all the spellings in which texts name them, and numbers of accounts.
 * No expression is made of the names: one of a long name is too large, and the error of it quotes the name.
 *
 * @param addresses Every address too, whosoever it is.
 */
function hideNames(names, { addresses }) {
    const find = finderOf([...new Set(names.flatMap(spellings).map(folded))]);
    const forms = addresses ? [ADDRESS, ACCOUNT] : [ACCOUNT];
    return (text) => {
        const spans = [...find(text), ...forms.flatMap((form) => spansOf(text, form))].sort((a, b) => a.start - b.start || b.end - a.end);
        let rest = '';
        let from = 0;
        // All are looked for in the text as it was given, so that nothing is found in what stands in the place of a name.
        for (const { start, end } of spans) {
            if (start >= from)
                rest += text.slice(from, start) + HIDDEN;
            from = Math.max(from, end);
        }
        return rest + text.slice(from);
    };
}
function spansOf(text, form) {
    return [...text.matchAll(form)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
/** Finds names in a text: of those that begin at one place the longest, and the next one behind its end. */
function finderOf(names) {
    const byStart = new Map();
    for (const name of [...names].sort((a, b) => b.length - a.length)) {
        const start = name.slice(0, SHORTEST);
        const alike = byStart.get(start);
        if (alike === undefined)
            byStart.set(start, [name]);
        else
            alike.push(name);
    }
    return (text) => {
        const given = folded(text);
        const spans = [];
        for (let at = 0; at < given.length;) {
            const name = byStart.get(given.slice(at, at + SHORTEST))?.find((each) => isAt(given, each, at));
            const length = name === undefined ? 0 : commonLength(given, name, at);
            if (length > 0)
                spans.push({ start: at, end: at + length });
            at += Math.max(1, length);
        }
        return spans;
    };
}
/** A target that is called `prod` must not tear `product` apart. */
function isAt(text, name, at) {
    if (!text.startsWith(name.length > LONGEST_LOOK ? name.slice(0, LONGEST_LOOK) : name, at))
        return false;
    if (name.length > LONGEST_LOOK || !/^\p{L}+$/u.test(name))
        return true;
    return !/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^\p{L}/u.test(text.slice(at + name.length, at + name.length + 2));
}
/** How much of the name the text has there: it may be cut off. */
function commonLength(text, name, at) {
    let length = Math.min(name.length, LONGEST_LOOK);
    while (length < name.length && text.charCodeAt(at + length) === name.charCodeAt(length))
        length += 1;
    return length;
}
/** In small letters, for hosts have no case; as long as before, so that places in both are the same. */
function folded(text) {
    const small = text.toLowerCase();
    // Which of two small letters the Greek sigma has depends on its neighbours.
    if (small.length === text.length)
        return small.replaceAll('ς', 'σ');
    return Array.from(text, (character) => {
        const one = character.toLowerCase();
        return one.length === character.length ? one : character;
    })
        .join('')
        .replaceAll('ς', 'σ');
}
/** A name, its parts where it is `alias (number)`, its host where it is an address, and as the path or the query of a request has it. */
function spellings(name) {
    const host = ((0,_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .D)(name)?.hostname || (0,_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .D)(`http://${name}`)?.hostname) ?? '';
    // Half a character has no percent-encoding.
    const plain = [name, name.split(/[?#]/, 1)[0] ?? '', ...aliasAndNumber(name)].map((text) => text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
    const encoded = plain.flatMap((text) => [encodeURIComponent(text), new URLSearchParams([['', text]]).toString().slice(1)]);
    return [...plain, host, ...encoded].filter((spelling) => spelling.length >= SHORTEST);
}
/** The parts of `alias (number)`; none where the name has another form. */
function aliasAndNumber(name) {
    const open = name.search(/\s\(/);
    return open < 1 || !name.endsWith(')') ? [] : [name.slice(0, open).trimEnd(), name.slice(open + 2, -1)];
}


/***/ }),

/***/ 2224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QZ: () => (/* binding */ msOf),
/* harmony export */   UO: () => (/* binding */ asInstant),
/* harmony export */   kr: () => (/* binding */ unlessAhead),
/* harmony export */   l$: () => (/* binding */ instantAt)
/* harmony export */ });
/* harmony import */ var _day_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5079);

/** So far may the clock of a service be ahead of ours; what lies further ahead orders nothing. In milliseconds. */
const CLOCK_SKEW_MS = 2 * 60_000;
/** Go and .NET write "never" as the year 1, and many programs as 1970: none of these services is that old. */
const FIRST_YEAR = '2000';
const ISO = /^(\d{4}-\d{2}-\d{2})(?:(?:t| +)(\d{2}:\d{2})(:\d{2}(?:[.,]\d+)?)?(?: *(z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?)?$/i;
/**
 * Reads a time from outside. Without a zone it is UTC, and a day alone is its first moment; `Date.parse` would take the former for the
 * time zone of this machine.
 *
 * @returns undefined for whatever is not an ISO 8601 time, for a day that does not exist, and for placeholders such as the year 1
 */
function asInstant(text) {
    const [whole, day = '', time = '00:00', seconds = ':00', zone = ''] = ISO.exec(text?.trim() ?? '') ?? [];
    if (whole === undefined || !(0,_day_js__WEBPACK_IMPORTED_MODULE_0__/* .isDay */ .N)(day) || day < FIRST_YEAR)
        return undefined;
    const ms = Date.parse(`${day}T${time}${seconds.replace(',', '.')}${asOffset(zone)}`);
    return Number.isNaN(ms) ? undefined : instantAt(ms);
}
/** `+0200` and `+02` become `+02:00`. */
function asOffset(zone) {
    const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
    return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}
/** @param ms Milliseconds since the epoch. */
function instantAt(ms) {
    return new Date(ms).toISOString().replace('.000Z', 'Z');
}
/** In milliseconds since the epoch; undefined where the time is absent or is not an instant. */
function msOf(instant) {
    const ms = Date.parse(asInstant(instant) ?? '');
    return Number.isNaN(ms) ? undefined : ms;
}
/** The instant, unless it is more than two minutes ahead of our clock. */
function unlessAhead(instant, nowMs) {
    const ms = msOf(instant);
    return ms === undefined || ms > nowMs + CLOCK_SKEW_MS ? undefined : instant;
}


/***/ }),

/***/ 8091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ permissionsBlock)
/* harmony export */ });
/** The permissions of a job as YAML to paste, whole: a block that names one permission takes away all that it does not name. */
function permissionsBlock({ upload, comment, trackingIssue, history }) {
    const lines = [
        'contents: read # checkout and policy file',
        upload && 'security-events: write # code scanning',
        comment && 'pull-requests: write # the comment',
        trackingIssue && 'issues: write # the tracking issue',
        history && "actions: read # the baseline, by the workflow's earlier runs",
    ].filter((line) => line !== false);
    return ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
}


/***/ }),

/***/ 1094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T_: () => (/* binding */ judgeRules),
/* harmony export */   Vs: () => (/* binding */ describeExcept),
/* harmony export */   jb: () => (/* binding */ missingMeasure)
/* harmony export */ });
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2960);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4238);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5526);



/** The measure that a rule needs and that nobody has told; a gate without it would pass by accident. */
function missingMeasure(measured, settings) {
    const { newCounts, posture, against } = measured;
    const { maxScoreDrop, maxResourceChange } = settings;
    if (lacksCounts(measured, settings))
        return 'findings';
    if ((0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .needsNew */ .qI)(settings) && newCounts === undefined)
        return 'baseline';
    if ((settings.minScore ?? maxScoreDrop) !== undefined && typeof posture?.score !== 'number')
        return 'posture';
    if (maxScoreDrop !== undefined && !(isFirst(against) || typeof scoreOf(against) === 'number'))
        return 'baseline';
    if (maxResourceChange === undefined || isFirst(against))
        return undefined;
    const changes = against?.inventory;
    if (changes === undefined)
        return 'baseline';
    const told = (kind) => kind === 'total' || changes.some((change) => change.kind === kind);
    return Object.keys(maxResourceChange.value).every(told) ? undefined : 'inventory';
}
/** Whether a rule counts findings that nobody has counted. */
function lacksCounts({ counts, uncounted = [] }, { severityThreshold, maxFindings }) {
    const needed = [...(0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .severitiesReaching */ .Zt)(severityThreshold), ...Object.keys(maxFindings?.value ?? {}).flatMap(_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .severitiesOf */ .Xe)];
    return counts === undefined ? needed.length > 0 : uncounted.some((severity) => needed.includes(severity));
}
/** Every rule, in the order in which they are told. Rules whose measure is missing are left out: see `missingMeasure`. */
function judgeRules(measured, settings) {
    const { counts, newCounts, posture, against } = measured;
    const { severityThreshold, maxFindings, minScore, maxScoreDrop, maxResourceChange } = settings;
    const score = posture?.score;
    const results = [
        severityThreshold && counts && judgeThreshold(measured, counts, severityThreshold, settings.gateOn?.value === 'new'),
        maxFindings && counts && judgeBudgets(counts, newCounts ?? counts, maxFindings),
        minScore && typeof score === 'number' ? judgeScore(score, minScore) : undefined,
        maxScoreDrop && typeof score === 'number' ? judgeDrop(score, against, maxScoreDrop) : undefined,
        maxResourceChange && judgeResources(against, maxResourceChange),
    ];
    return results.filter((result) => result !== undefined);
}
function judgeThreshold(measured, all, threshold, asked) {
    const { value, from, except = [] } = threshold;
    const reach = (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .severitiesReaching */ .Zt)(threshold);
    const onlyNew = asked && reach.length > 0;
    const fresh = measured.newCounts ?? all;
    const reaching = only(onlyNew ? fresh : all, reach);
    const broken = (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(reaching) > 0;
    const words = `${value === 'none' ? 'no threshold' : `threshold ${value}`}${onlyNew ? ' for new findings' : ''}${describeExcept(except)}`;
    const told = `${describeFindings(broken ? reaching : all, broken && onlyNew ? 'new ' : '', measured.aside)}, ${words}`;
    const says = `${told}${describeNew(measured, broken ? reach : _severity_js__WEBPACK_IMPORTED_MODULE_2__/* .SEVERITIES */ .oC, broken && onlyNew)}`;
    return {
        rule: 'severity-threshold',
        value,
        from,
        broken,
        ...(onlyNew && { onlyNew }),
        ...(except.length > 0 && { except }),
        says: (onlyNew && !broken && describeNoneNew(measured, all, threshold)) || says,
    };
}
/** Which severities are left to their budgets, so that nobody wonders why so severe a finding does not break the threshold. */
function describeExcept(except = []) {
    return except.length === 0 ? '' : ` (max-findings decides on ${except.join(' and ')})`;
}
/** That nothing new reaches the threshold, before all that there is besides. Undefined where there is nothing, or no earlier scan. */
function describeNoneNew({ newCounts, against }, all, threshold) {
    if (newCounts === undefined || against === undefined || isFirst(against) || (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(all) === 0)
        return undefined;
    const old = only(mapCounts((severity) => Math.max(0, all[severity] - newCounts[severity])), (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .severitiesReaching */ .Zt)(threshold));
    const parts = [describeBeing(newCounts, 'new'), describeBeing(old, 'unchanged')].filter(Boolean);
    return `no new findings at or above ${threshold.value}${describeExcept(threshold.except)}${parts.length > 0 ? `; ${parts.join(', ')}` : ''} ${sinceText(against)}`;
}
function describeBeing(counts, what) {
    const total = (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(counts);
    return total === 0 ? '' : `${(0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .describeCounts */ .wv)(counts)} ${total === 1 ? 'is' : 'are'} ${what}`;
}
/** How many of those that were told are new, where a baseline says so. */
function describeNew({ counts, newCounts, against }, reach, onlyNew) {
    if (newCounts === undefined || against === undefined)
        return '';
    if (isFirst(against))
        return onlyNew ? `; ${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAbsence */ .Hw)(against)}, so every finding counts as new` : '';
    const fresh = (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(only(newCounts, reach));
    // None of none would be one word too many.
    if ((0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(only(counts ?? _severity_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_COUNTS */ .lZ, reach)) === 0)
        return '';
    return onlyNew && fresh > 0 ? `; new ${sinceText(against)}` : `; ${fresh === 0 ? 'none' : fresh} of them new ${sinceText(against)}`;
}
function sinceText(against) {
    return `since ${(against.kind === 'baseline' && against.id) || 'the baseline file'}`;
}
function judgeBudgets(counts, fresh, { value, from }) {
    const found = (name) => {
        return (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(only(name.startsWith('new-') ? fresh : counts, (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .severitiesOf */ .Xe)(name)));
    };
    const limits = Object.entries(value).map(([name, most]) => ({ name, most, count: found(name) }));
    const over = limits.filter(({ most, count }) => count > most);
    const says = (over.length > 0 ? over : limits).map(({ name, most, count }) => `${describeBudget(name, count)}, at most ${most} allowed`);
    return { rule: 'max-findings', value: (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .describeNumbers */ ._r)(value), from, broken: over.length > 0, says: says.join('; ') };
}
function describeBudget(name, count) {
    const [fresh, word] = name.startsWith('new-') ? ['new ', name.slice(4)] : ['', name];
    return `${count} ${fresh}${word === 'total' ? '' : `${word} `}${count === 1 ? 'finding' : 'findings'}${word === 'total' ? ' in total' : ''}`;
}
function judgeScore(score, { value, from }) {
    return { rule: 'min-score', value: String(value), from, broken: score < value, says: `score ${score}, at least ${value} required` };
}
function judgeDrop(score, against, { value, from }) {
    const rule = { rule: 'max-score-drop', value: String(value), from };
    if (isFirst(against))
        return { ...rule, broken: false, says: `score ${score}; ${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAbsence */ .Hw)(against)}, so it cannot have fallen` };
    const before = scoreOf(against);
    if (typeof before !== 'number')
        return undefined;
    // Scores have decimals, and 70.1 - 68.1 is not 2.
    const drop = Math.round((before - score) * 1e6) / 1e6;
    const change = drop > 0 ? `fell by ${drop}` : drop < 0 ? `rose by ${-drop}` : 'stayed';
    return { ...rule, broken: drop > value, says: `the score ${change}, from ${before} to ${score}; it may fall by ${value} at most` };
}
function judgeResources(against, { value, from }) {
    const rule = { rule: 'max-resource-change', value: (0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .describeNumbers */ ._r)(value), from };
    if (isFirst(against))
        return { ...rule, broken: false, says: `${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .describeAbsence */ .Hw)(against)}, so no resource counts as changed` };
    const changes = against?.inventory;
    if (changes === undefined)
        return undefined;
    const limits = Object.entries(value).map(([name, most]) => ({ name, most, change: changeOf(name, changes) }));
    const over = limits.filter(({ most, change }) => change > most);
    const says = (over.length > 0 ? over : limits).map(({ name, most, change }) => `${change} ${change === 1 ? 'resource' : 'resources'}${name === 'total' ? '' : ` of the kind ${name}`} changed, at most ${most} allowed`);
    return { ...rule, broken: over.length > 0, says: says.join('; ') };
}
/** What one side does not tell counts whole: it may all have come or gone. */
function changeOf(name, changes) {
    return changes
        .filter(({ kind }) => name === 'total' || kind === name)
        .reduce((sum, { before = 0, after = 0 }) => sum + Math.abs(after - before), 0);
}
function isFirst(against) {
    return against?.kind === 'nothing';
}
function scoreOf(against) {
    return against?.kind === 'baseline' ? against.score : undefined;
}
function only(counts, severities) {
    return mapCounts((severity) => (severities.includes(severity) ? counts[severity] : 0));
}
function mapCounts(count) {
    const made = { ..._severity_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_COUNTS */ .lZ };
    for (const severity of _severity_js__WEBPACK_IMPORTED_MODULE_2__/* .SEVERITIES */ .oC)
        made[severity] = count(severity);
    return made;
}
/** @param aside Open findings that are not among them. */
function describeFindings(counts, which, aside) {
    const total = (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(counts);
    if (total > 0)
        return `${(0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .describeCounts */ .wv)(counts)} ${which}${total === 1 ? 'finding' : 'findings'}`;
    if (aside === undefined)
        return 'no open findings';
    const parts = [aside.waived > 0 && `${aside.waived} waived`, aside.outside > 0 && `${aside.outside} outside of the paths`];
    return `no open findings that count, ${parts.filter(Boolean).join(' and ')}`;
}


/***/ }),

/***/ 729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ assertMatched)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);

/**
 * Refuses patterns that match no file of the commit.
 *
 * @throws ScanError `CONFIG`, naming all of them
 */
function assertMatched(globs, { files, submodules }) {
    const unmatched = new Set(globs);
    for (const paths of [files, submodules]) {
        for (const path of paths) {
            if (unmatched.size === 0)
                return;
            for (const glob of unmatched)
                if (glob.matches(path))
                    unmatched.delete(glob);
        }
    }
    if (unmatched.size === 0)
        return;
    const patterns = [...unmatched].map(({ pattern }) => `"${pattern}"`).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('CONFIG', `No file of the repository matches ${patterns}.`, {
        hint: 'Check {paths}: patterns begin at the root of the repository, and a folder is meant with all that is in it by terraform/**.',
    });
}


/***/ }),

/***/ 1623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ REASONS)
/* harmony export */ });
/** Our own words for each error, without any sign that a shell reads: workflows put `verdict-reason` into scripts; the service's words are in the log, the summary and results.json. */
const REASONS = {
    CONFIG: 'the configuration has mistakes',
    FORK: 'a pull request of a fork is not sent to a service that scans the repository',
    ORIGIN_UNKNOWN: 'it is not known which repository the code is in',
    CLOSED: 'the pull request is closed',
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
    LATEST_UNKNOWN: 'which scan is the latest could not be determined',
    START_AMBIGUOUS: 'the answer to the start was lost, and several scans may be ours',
    INCOMPLETE: 'the findings could not be read in full',
    TIMEOUT: 'the scan was still running at the deadline',
    BUSY: 'other scans were in the way until the deadline, and ours was not started',
    INTERRUPTED: 'the job was cancelled',
    POLICY_UNREADABLE: 'GitHub did not give the policy file',
    BASELINE_UNREADABLE: 'the baseline that a rule needs could not be read',
    CHECK_FAILED: 'the doctor found something that must be changed',
    MEASURE_MISSING: 'the service did not tell what a rule needs',
    UPLOAD_REQUIRED: 'the upload to code scanning is required and did not succeed',
    INTERNAL: 'scan-gate itself failed',
};


/***/ }),

/***/ 8059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ei: () => (/* binding */ countRepeated),
/* harmony export */   Q8: () => (/* binding */ describeRepeated),
/* harmony export */   TX: () => (/* binding */ mergeRepeated)
/* harmony export */ });
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9079);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6327);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6725);
/* harmony import */ var _rule_choice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(407);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5526);





/**
 * Makes one finding of all rows under one ID: the worst severity of them, and a status that is open if any of them is. Everything else
 * is that of the worst row, except for what the rows differ in and a person or a baseline may have accepted of one of them only: a file,
 * resource or address is left out, rules are named together, and what is stable is that of all rows together. So neither `paths`, a
 * waiver nor a baseline takes the finding for one row alone. The order of the rows decides nothing but the order of the findings.
 *
 * @param side `mildest` for a baseline: what only one row says was not accepted, and is new when all say it.
 */
function mergeRepeated(rows, side = 'worst') {
    const byId = new Map();
    for (const row of rows) {
        const known = byId.get(row.id);
        if (known)
            known.push(row);
        else
            byId.set(row.id, [row]);
    }
    // As a rule, every row has an ID of its own.
    if (byId.size === rows.length)
        return { findings: rows, repeated: 0 };
    const findings = [...byId.values()].map((same) => (same.length === 1 ? same[0] : mergeRows(same, side)));
    return { findings, repeated: countRepeated(rows.map(({ id }) => id)) };
}
/** How many IDs are there more than once. */
function countRepeated(ids) {
    const times = new Map();
    for (const id of ids)
        times.set(id, (times.get(id) ?? 0) + 1);
    return [...times.values()].filter((count) => count > 1).length;
}
/** What people are told of IDs with several contents. */
function describeRepeated(count) {
    const which = count === 1 ? 'One finding ID was' : `${count} finding IDs were`;
    return `${which} listed with different contents. The worst severity and status of each ID count.`;
}
function mergeRows(rows, side) {
    const [first] = rows;
    const end = side === 'worst' ? 0 : -1;
    const chosen = rows.toSorted(byWorst).at(end) ?? first;
    const { status } = rows.toSorted(byStatus).at(end) ?? first;
    return { ...chosen, status, rule: ruleOf(chosen, rows), place: placeOf(chosen, rows), identity: identityIn(rows) };
}
/** So many rules are named. */
const MOST_NAMED = 3;
/** A waiver of one rule does not accept what another one has found. */
function ruleOf({ rule }, rows) {
    const ids = distinct(rows.map((row) => row.rule.id));
    if (ids.length === 1)
        return rule;
    const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
    return { ...rule, id: `${ids.slice(0, MOST_NAMED).join(', ')}${more}` };
}
function identityIn(rows) {
    const identities = distinct(rows.map(({ identity }) => identity));
    return identities.length === 1 ? rows[0].identity : (0,_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .identityOf */ .c)(['repeated', ...identities]);
}
function distinct(texts) {
    return [...new Set(texts)].sort(_order_js__WEBPACK_IMPORTED_MODULE_3__/* .compareTexts */ .q);
}
/** What all rows report alike of where the finding is; nothing at all if they differ in the file, the resource or the address. */
function placeOf({ place }, rows) {
    const isAlike = ({ file, resource, url }) => (0,_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .fileNameOf */ .b)(file ?? '').text === (0,_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .fileNameOf */ .b)(place.file ?? '').text && resource === place.resource && url === place.url;
    return rows.every((row) => isAlike(row.place)) ? place : {};
}
/** A word that no document names counts as critical, and stands behind one that the service itself calls critical. */
function byWorst(a, b) {
    const odd = Number(a.severityWord !== undefined) - Number(b.severityWord !== undefined);
    return (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .bySeverity */ .Np)(a.severity, b.severity) || odd || byStatus(a, b) || (0,_order_js__WEBPACK_IMPORTED_MODULE_3__/* .compareTexts */ .q)((0,_rule_choice_js__WEBPACK_IMPORTED_MODULE_4__/* .contentOf */ .$)(a), (0,_rule_choice_js__WEBPACK_IMPORTED_MODULE_4__/* .contentOf */ .$)(b));
}
/** From what counts to what does not. */
const STATUSES = ['open', 'unknown', 'accepted', 'closed'];
function byStatus({ status: a }, { status: b }) {
    return STATUSES.indexOf(a.means) - STATUSES.indexOf(b.means) || (0,_order_js__WEBPACK_IMPORTED_MODULE_3__/* .compareTexts */ .q)(a.word, b.word);
}


/***/ }),

/***/ 407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ contentOf),
/* harmony export */   D: () => (/* binding */ chooseRules)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6725);

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
        const [best] = [...ofId.entries()].sort(([a, x], [b, y]) => y.times - x.times || (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareTexts */ .q)(a, b));
        if (best)
            chosen.set(id, best[1].rule);
    }
    return chosen;
}
/** For telling whether two texts are the same, with all their parts. */
function contentOf(value) {
    return JSON.stringify(value ?? null);
}


/***/ }),

/***/ 3987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ byNewest),
/* harmony export */   YC: () => (/* binding */ createdOf),
/* harmony export */   j2: () => (/* binding */ isNewestFirst),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   pv: () => (/* binding */ beginOf)
/* harmony export */ });
/* harmony import */ var _instant_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2224);

/**
 * When the scan began to look, in milliseconds since the epoch: one that waited in a queue has seen what was there when it left it.
 *
 * @returns undefined where the scan has no usable time: it is then neither older nor newer than any other
 */
function beginOf({ createdAt, startedAt }) {
    return (0,_instant_js__WEBPACK_IMPORTED_MODULE_0__/* .msOf */ .QZ)(startedAt) ?? (0,_instant_js__WEBPACK_IMPORTED_MODULE_0__/* .msOf */ .QZ)(createdAt);
}
/** When the scan was asked for, in milliseconds since the epoch: services list scans in this order, and a start is found again by it. */
function createdOf({ createdAt, startedAt }) {
    return (0,_instant_js__WEBPACK_IMPORTED_MODULE_0__/* .msOf */ .QZ)(createdAt) ?? (0,_instant_js__WEBPACK_IMPORTED_MODULE_0__/* .msOf */ .QZ)(startedAt);
}
/** When the scan ended, in milliseconds since the epoch; where only its beginning is known, that. */
function endOf(scan) {
    return (0,_instant_js__WEBPACK_IMPORTED_MODULE_0__/* .msOf */ .QZ)(scan.completedAt) ?? beginOf(scan);
}
/** Sorts the scan first that was asked for last, as `latest` means it; scans without a usable time come last. */
function byNewest(a, b) {
    return (createdOf(b) ?? 0) - (createdOf(a) ?? 0);
}
/** Whether a list shows that it begins with the newest: no document promises an order, but scans that are each older than the last show one. */
function isNewestFirst(scans) {
    return scans.every((scan, index) => createdOf(scan) !== undefined && (index === 0 || byNewest(scans[index - 1] ?? scan, scan) < 0));
}


/***/ }),

/***/ 1070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ numberTwins),
/* harmony export */   C: () => (/* binding */ partsOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6725);

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
        group.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareTexts */ .q)(a.id, b.id));
        group.forEach((finding, index) => {
            ordinals.set(finding, index + 1);
        });
    }
    return ordinals;
}
/** A fingerprint's two parts: what is equal among twins, and which of them it is. */
function partsOf(fingerprint) {
    const colon = fingerprint.lastIndexOf(':');
    return { identity: fingerprint.slice(0, colon), ordinal: Number(fingerprint.slice(colon + 1)) };
}


/***/ }),

/***/ 1849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KH: () => (/* binding */ isAbout),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   kr: () => (/* binding */ describeWaiver)
/* harmony export */ });
/* harmony import */ var _day_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5079);
/* harmony import */ var _twins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1070);


/** So long ahead people are warned that a waiver ends. */
const WARNING_DAYS = 14;
/** Whether the waiver is about this finding, by all that it names. */
function isAbout({ by, value, paths, resources }, { fingerprint, id, ruleId, place }) {
    if (by === 'fingerprint' ? !isWithin(fingerprint, value) : value !== { id, rule: ruleId }[by])
        return false;
    const { file, resource, url } = place;
    return isAmong(paths, [file]) && isAmong(resources, [resource, url]);
}
/** Whether the finding is one of the equal ones that are accepted. */
function isWithin(fingerprint, accepted) {
    const finding = (0,_twins_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .C)(fingerprint);
    const most = (0,_twins_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .C)(accepted);
    return finding.identity === most.identity && finding.ordinal <= most.ordinal;
}
function isAmong(globs, texts) {
    return globs === undefined || texts.some((text) => text !== undefined && globs.some((glob) => glob.matches(text)));
}
/** @param today The day in UTC, `2026-11-21`. */
function stateOf({ expires }, today) {
    const days = (0,_day_js__WEBPACK_IMPORTED_MODULE_1__/* .daysBetween */ .YM)(today, expires);
    // What is no day has never begun to hold.
    if (!(days >= 0))
        return 'lapsed';
    return days <= WARNING_DAYS ? 'expiring' : 'active';
}
/** The waiver as results.json tells it. */
function describeWaiver(waiver, today, matched) {
    const { by, value, paths, resources, reason, expires } = waiver;
    return {
        by,
        value,
        ...(paths && { paths: paths.map(({ pattern }) => pattern) }),
        ...(resources && { resources: resources.map(({ pattern }) => pattern) }),
        reason,
        expires,
        state: stateOf(waiver, today),
        matched,
    };
}


/***/ }),

/***/ 1600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ UNAVAILABLE),
/* harmony export */   ZC: () => (/* binding */ UNKNOWN_REJECTION),
/* harmony export */   fu: () => (/* binding */ CODE_SECURITY),
/* harmony export */   h2: () => (/* binding */ rejectionOf),
/* harmony export */   jb: () => (/* binding */ WITHOUT_UPLOAD)
/* harmony export */ });
/* unused harmony export REJECTIONS */
/** Who has code scanning at github.com. */
const CODE_SECURITY = 'Public repositories have it. A private one needs GitHub Code Security (Settings, Advanced Security).';
/** What to do without it. */
const WITHOUT_UPLOAD = 'Without it, set {upload-sarif} to never; the SARIF file is in {report-dir}.';
/** No licence, or not switched on: the only one that a status belongs to as well, since others who refuse may use its words. */
const UNAVAILABLE = {
    code: 'code-scanning-unavailable',
    level: 'notice',
    says: /(?:code security|advanced security|code scanning)\b.*\b(?:must be|is not|not) (?:enabled|available)/i,
    why: 'code scanning is not available for this repository',
    hint: `${CODE_SECURITY} ${WITHOUT_UPLOAD}`,
};
const FAULT_OF_OURS = 'This is a fault of scan-gate: please report it with this text. The file is in {report-dir}; until it is mended, {upload-sarif} can be never.';
/** Reference: platform 1.1 to 1.10, which quotes them; the first that fits counts. What a person can mend comes first. */
const REJECTIONS = [
    UNAVAILABLE,
    {
        code: 'commit-not-found',
        level: 'warning',
        says: /commit (?:sha )?not found|no commit found|commit_sha/i,
        why: 'GitHub does not know the commit',
        hint: 'The commit must be pushed to this repository, and {sha} must belong to {ref}.',
    },
    {
        code: 'ref-not-found',
        level: 'warning',
        says: /\bref\b.*(?:not found|does not exist|invalid)|reference (?:not found|does not exist)/i,
        why: 'GitHub does not know the ref',
        hint: 'The branch may have been deleted meanwhile. Otherwise set {ref} to a branch, tag or pull request of this repository, such as refs/heads/main.',
    },
    {
        code: 'alert-limit',
        level: 'warning',
        says: /too many logical alerts|alert limit/i,
        why: 'the repository has reached its limit of alerts',
        hint: 'Only GitHub Support can clear them. They pile up where a tool tells the same findings under other rules, files or fingerprints each time: look for such a tool in the list of alerts.',
    },
    {
        code: 'sarif-category',
        level: 'warning',
        says: /multiple runs with the same category|only one run\b.*\bcategory/i,
        why: 'two uploads share a category',
        hint: 'Set {name} apart for each gate of the job.',
    },
    {
        code: 'sarif-over-limit',
        level: 'warning',
        says: /more results\b.*\bthan allowed/i,
        why: 'it holds more results than GitHub takes here',
        hint: 'Set sarif-max-results in the policy file to a number that GitHub takes; the worst findings are kept.',
    },
    {
        code: 'sarif-over-limit',
        level: 'warning',
        says: /more (?:runs|rules|tags|locations|tool extensions|thread flow locations)\b.*\bthan allowed/i,
        why: 'it is over one of the limits of code scanning',
        hint: FAULT_OF_OURS,
    },
    {
        code: 'sarif-place',
        level: 'warning',
        says: /expected (?:at least one location|(?:an? )?artifact location|a physical location)|URI scheme .* did not match|first path segment .*colon|invalid URL escape/i,
        why: 'it holds a finding whose place GitHub does not take',
        hint: FAULT_OF_OURS,
    },
    {
        code: 'sarif-severity',
        level: 'warning',
        says: /invalid security severity|parse error: expected string/i,
        why: 'it holds a severity that GitHub does not take',
        hint: FAULT_OF_OURS,
    },
    {
        code: 'sarif-incomplete',
        level: 'warning',
        says: /missing "?'?results|missing "?'?runs|1 item required/i,
        why: 'it lacks the list of results',
        hint: FAULT_OF_OURS,
    },
    {
        code: 'sarif-incomplete',
        level: 'warning',
        says: /unsuccessful execution/i,
        why: 'GitHub takes it for that of a scan that has failed, and leaves all alerts as they were',
        hint: FAULT_OF_OURS,
    },
];
/** In characters. What GitHub repeats of a file may be endless, and each expression searches it again from each of its words. */
const LONGEST_WORDS = 4_000;
/** What GitHub's words mean; undefined where nobody has seen them before. */
function rejectionOf(words) {
    const start = words.slice(0, LONGEST_WORDS);
    return REJECTIONS.find(({ says }) => says.test(start));
}
/** For words that nobody has seen before. */
const UNKNOWN_REJECTION = {
    code: 'sarif-rejected',
    level: 'warning',
    why: 'GitHub rejected it',
    hint: 'This is probably a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
};


/***/ }),

/***/ 3323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JY: () => (/* binding */ withoutCodeScanning),
/* harmony export */   NS: () => (/* binding */ isNoLicence),
/* harmony export */   Wk: () => (/* binding */ FAILED),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   jL: () => (/* binding */ explainUpload)
/* harmony export */ });
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4376);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2625);
/* harmony import */ var _rejections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1600);



const FAILED = 'The SARIF was not uploaded';
/** Why GitHub did not take the upload, and what to do (reference: platform 1.6 to 1.9). */
function explainUpload(error, upload, { clock, permissions }) {
    const attempted = { failed: FAILED, permission: 'security-events: write', permissions, source: upload.source };
    const general = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .explainGeneral */ .MP)(error, attempted, clock.now());
    if (general !== undefined)
        return general;
    const refusal = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .asRefusal */ .Zd)(error);
    if (refusal === undefined)
        return unknownFailure(error);
    const words = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsOf */ .Z9)(refusal);
    if (isNoLicence(refusal))
        return noLicence(words, upload);
    if (refusal.status === 413)
        return tooLarge();
    const known = (0,_rejections_js__WEBPACK_IMPORTED_MODULE_1__/* .rejectionOf */ .h2)(words);
    if (known !== undefined && known !== _rejections_js__WEBPACK_IMPORTED_MODULE_1__/* .UNAVAILABLE */ .Hh)
        return rejected(known, upload, words);
    if (refusal.status === 404 && (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnServer */ .YV)(upload.source))
        return noEndpoint(attempted, words);
    if (refusal.status === 403 || refusal.status === 404)
        return (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .missingPermission */ .Up)(attempted, words);
    return rejected(_rejections_js__WEBPACK_IMPORTED_MODULE_1__/* .UNKNOWN_REJECTION */ .ZC, upload, words);
}
/** Code scanning is not there, whatever the token may do. */
function isNoLicence({ status, message }) {
    return (status === 403 || status === 404) && _rejections_js__WEBPACK_IMPORTED_MODULE_1__/* .UNAVAILABLE */ .Hh.says.test(message);
}
/** What a person needs to know of code scanning where it is missing. */
function withoutCodeScanning(source) {
    return (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnServer */ .YV)(source)
        ? 'On GitHub Enterprise Server its administrators switch code scanning on for the server, and then the owners of a repository for it (Settings, Advanced Security).'
        : _rejections_js__WEBPACK_IMPORTED_MODULE_1__/* .CODE_SECURITY */ .fu;
}
function noLicence(words, { source }) {
    const { level, code, why } = _rejections_js__WEBPACK_IMPORTED_MODULE_1__/* .UNAVAILABLE */ .Hh;
    const hint = `${withoutCodeScanning(source)} ${_rejections_js__WEBPACK_IMPORTED_MODULE_1__/* .WITHOUT_UPLOAD */ .jb}`;
    return { level, code, text: `${FAILED}: ${why} (GitHub: "${words}").`, hint };
}
/** A server without code scanning, or too old for it, answers as it does to a token that may not see it. */
function noEndpoint({ permissions, source }, words) {
    return {
        level: 'notice',
        code: 'code-scanning-unavailable',
        text: `${FAILED}: the GitHub server does not offer code scanning here, or the token may not see it (GitHub: "${words}").`,
        hint: `${withoutCodeScanning(source)} Without it, set {upload-sarif} to never. ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .permissionHint */ .fm)(permissions, source)}`,
    };
}
function rejected({ code, level, why, hint }, { commit, ref }, words) {
    const which = code === 'commit-not-found' ? ` ${commit} on ${ref}` : code === 'ref-not-found' ? ` ${ref}` : '';
    return { level, code, text: `${FAILED}: ${why}${which} (GitHub: "${words}").`, hint };
}
/** After all attempts with less in it, where there is less. */
function tooLarge() {
    return {
        level: 'warning',
        code: 'sarif-too-large',
        text: `${FAILED}: it is larger than GitHub takes (10 MB after gzip), also with the least that it can hold.`,
        hint: 'The whole list is in results.json in {report-dir}. Set sarif-max-results in the policy file to less, or have the service scan less at a time.',
    };
}
function unknownFailure(error) {
    return { level: 'warning', code: 'sarif-failed', text: `${FAILED}: ${error instanceof Error ? error.message : String(error)}` };
}


/***/ }),

/***/ 4314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ conceal),
/* harmony export */   Q: () => (/* binding */ concealTexts)
/* harmony export */ });
/* harmony import */ var _domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9788);

/**
 * The report for world-readable surfaces: no finding, no waiver, no kind of resource, no diagram, and neither the target nor any
 * address in the texts. Numbers stay. A target that is the repository's own code keeps its name, which the page it is shown on tells anyway.
 */
function conceal(report) {
    const hide = hider(report);
    const sentences = concealTexts({ ...report, notes: report.notes.map(withoutWords) }, hide);
    const { target, scan, decision, measured, evaluation, comparison } = sentences;
    return {
        ...sentences,
        ...(target && !target.ownCode && { target: { ...target, id: _domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HIDDEN */ .R, key: _domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HIDDEN */ .R, label: _domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HIDDEN */ .R } }),
        scan: scan && concealScan(scan),
        decision: concealDecision(decision),
        measured: measured && concealMeasured(measured),
        evaluation: evaluation && { ...evaluation, rules: [], findings: [], waivers: [] },
        comparison: comparison && concealComparison(comparison, hide),
        diagrams: undefined,
    };
}
/** The report with another form of its sentences: what went wrong, why the service says it did, and the notes. */
function concealTexts(report, hide) {
    const { error, notes, checks, scan } = report;
    return {
        ...report,
        ...(scan?.reason !== undefined && { scan: { ...scan, reason: hide(scan.reason) } }),
        ...(error && { error: { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: hide(error.hint) }) } }),
        notes: notes.map((note) => concealNote(note, hide)),
        ...(checks && { checks: checks.map((check) => concealCheck(check, hide)) }),
    };
}
function concealScan(scan) {
    return { ...scan, target: _domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HIDDEN */ .R, inventory: undefined, phases: undefined };
}
/** Kinds of resources are named by a rule's value, in its sentence, and in the reason that is made of the sentences. */
function concealDecision({ reason, rules, ...rest }) {
    return { ...rest, reason: withoutKinds(reason), rules: rules.map(concealRule) };
}
function concealRule(result) {
    if (result.rule !== 'max-resource-change')
        return result;
    const value = result.value.replaceAll(/(?<![^\s,=])[^\s,=]+(?==)/g, (kind) => (kind === 'total' ? kind : _domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HIDDEN */ .R));
    return { ...result, value, says: withoutKinds(result.says) };
}
function withoutKinds(text) {
    return text.replaceAll(/(?<= of the kind )\S+/g, _domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HIDDEN */ .R);
}
function concealMeasured({ against, ...measured }) {
    if (against?.kind !== 'baseline')
        return { ...measured, ...(against && { against }) };
    const { inventory: _kinds, ...rest } = against;
    return { ...measured, against: rest };
}
function concealComparison({ inventory: _kinds, findings, baseline, ...rest }, hide) {
    const file = baseline.file === undefined ? {} : { file: hide(baseline.file) };
    return { ...rest, baseline: { ...baseline, ...file }, ...(findings && { findings: { ...withoutAdded(findings), gone: [] } }) };
}
function concealNote(note, hide) {
    return { ...note, text: hide(note.text), ...(note.hint !== undefined && { hint: hide(note.hint) }) };
}
/** Notes that end with words of findings or of waivers. */
const WITH_WORDS = new Set(['unknown-status', 'unknown-severity', 'waivers-after-merge']);
function withoutWords(note) {
    if (!WITH_WORDS.has(note.code))
        return note;
    const { text } = note;
    const begin = text.indexOf(': ');
    const end = text.endsWith('.') ? text.length - 1 : text.lastIndexOf('. Until then the policy ');
    return begin === -1 || end < begin + 2 ? note : { ...note, text: `${text.slice(0, begin)}: ${_domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HIDDEN */ .R}${text.slice(end)}` };
}
function concealCheck(check, hide) {
    return { ...check, says: hide(check.says), ...(check.hint !== undefined && { hint: hide(check.hint) }) };
}
function hider({ target }) {
    return (0,_domain_hide_names_js__WEBPACK_IMPORTED_MODULE_0__/* .hideNames */ .r)(target === undefined || target.ownCode ? [] : [target.label, target.id, target.key], { addresses: true });
}
function withoutAdded({ added: _added, ...findings }) {
    return findings;
}


/***/ }),

/***/ 9591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ resourcesOf),
/* harmony export */   Hq: () => (/* binding */ isChanged),
/* harmony export */   Ji: () => (/* binding */ resourceChangesText),
/* harmony export */   Lr: () => (/* binding */ differenceText),
/* harmony export */   cY: () => (/* binding */ amountText)
/* harmony export */ });
/* harmony import */ var _domain_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6725);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4702);


/** Undefined unless a completed scan has told its resources. */
function resourcesOf({ measured, scan, comparison, partial }) {
    if (measured?.resources === undefined || partial === true)
        return undefined;
    const now = Object.entries(scan?.inventory ?? {}).map(([kind, after]) => ({ kind, after }));
    const compared = comparison?.inventory;
    const kinds = [...(compared ?? now)].sort((a, b) => (0,_domain_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareTexts */ .q)(a.kind, b.kind));
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
        onlyNow > 0 && `${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countText */ .lT)(onlyNow, 'kind')} told by this scan alone`,
        onlyBefore > 0 && `${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countText */ .lT)(onlyBefore, 'kind')} told by the baseline alone`,
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


/***/ }),

/***/ 6450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ quietJson)
/* harmony export */ });
/* harmony import */ var _domain_log_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5111);

/** What JSON may hold as it is, and a terminal obeys or an eye does not see: C1 controls, zero-width letters, what turns text round. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/**
 * JSON that means the same, and does nothing where somebody prints the file to a terminal or to the log of a CI. No line of JSON begins
 * with `::`.
 */
function quietJson(json) {
    return json.replaceAll(_domain_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMAND_ANYWHERE */ .Ie, '#\\u0023').replaceAll(UNSEEN, escapeOf);
}
function escapeOf(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 3500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iQ: () => (/* binding */ markdownLink),
/* harmony export */   nK: () => (/* binding */ foreignLink),
/* harmony export */   qP: () => (/* binding */ webUrl)
/* harmony export */ });
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);
/* harmony import */ var _domain_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7520);


/** Characters that a URL may hold and a Markdown link, table or attribute may not. */
const UNSAFE_IN_MARKDOWN = /[|()[\]'"`<>\\*~{}^@]/g;
/** Pages whose mention leaves a trace on them and notifies their people. */
const LEAVES_A_TRACE = /\/(?:issues|pull|pulls|discussions|commit)\//;
/** The address as an absolute http or https URL without user name and password; undefined where it is anything else, such as `javascript:`. */
function webUrl(address) {
    if (address === undefined || (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(address) !== address || /\s/.test(address))
        return undefined;
    const url = (0,_domain_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(address);
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


/***/ }),

/***/ 2358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d6: () => (/* binding */ codeFence),
  D9: () => (/* binding */ markdownCode),
  Vt: () => (/* binding */ markdownParagraphs),
  p7: () => (/* binding */ markdownText),
  ym: () => (/* binding */ markdownTextWithoutHtml)
});

// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
// EXTERNAL MODULE: ./build/domain/log-text.js
var log_text = __webpack_require__(5111);
;// CONCATENATED MODULE: ./build/report/neutralise/references.js

/** U+200B. GitHub's filters look for references in the rendered text, where a backslash is gone and this is not (Renovate does the same). */
const ZERO_WIDTH_SPACE = '\u200b';
/** Whole ones only: the first digits of one are the digits of many other things. */
const HASH_OF_COMMIT = /(?<!\w)[0-9a-f]{7}(?=[0-9a-f]{33}(?!\w))/gi;
/** Not within names such as `arn:aws:s3:eu-1`, which people copy. What comes after the text may begin with a colon; a port does not matter. */
const EMOJI = /(?<!\w):(?=[\w+-]+:|(?=[\w+-]*[a-z])[\w+-]*$)/gi;
/**
 * Breaks what GitHub or GitLab would turn into a ping, a back-link or a link: `@name`, `#123`, `!123`, `&123`, `GH-1`, hashes of
 * commits, e-mail addresses, `http://`, `www.`, and emoji by name. The text still reads the same. A cross-reference from a finding's
 * text would also notify people in other repositories.
 */
function withoutReferences(text) {
    return text
        .replaceAll(/[@\uff20]/g, `$&${ZERO_WIDTH_SPACE}`)
        .replaceAll(/[#!&](?=\d)/g, `$&${ZERO_WIDTH_SPACE}`)
        .replaceAll(/(?<![a-z\d])GH-(?=\d)/gi, `$&${ZERO_WIDTH_SPACE}`)
        .replaceAll(HASH_OF_COMMIT, `$&${ZERO_WIDTH_SPACE}`)
        .replaceAll(/:(?=\/\/)/g, `:${ZERO_WIDTH_SPACE}`)
        .replaceAll(/www(?=\.)/gi, `$&${ZERO_WIDTH_SPACE}`)
        .replaceAll(EMOJI, `:${ZERO_WIDTH_SPACE}`);
}
/** Breaks our comment's hidden marker where it is quoted in code, which cannot be escaped: a forged one must not be found. */
function withoutMarker(code) {
    return code.replaceAll(/<!--(?=\s*scan-gate)/gi, `<!-${ZERO_WIDTH_SPACE}-`);
}
/** Breaks what a CI reads as a command where somebody prints our file to its log: in code, which cannot be escaped. */
function withoutCommands(code) {
    return code.replaceAll(log_text/* COMMAND_AT_START */.RQ, `$1:${ZERO_WIDTH_SPACE}`).replaceAll(log_text/* COMMAND_ANYWHERE */.Ie, `#${ZERO_WIDTH_SPACE}#`);
}

;// CONCATENATED MODULE: ./build/report/neutralise/markdown.js


/** Backslash-escaped anywhere: code, emphasis, strikethrough, links and images, and the backslash itself. `_` only where it could open or close. */
const INLINE = /[\\`*~[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** HTML and table borders, as entities: whether `\|` ends a cell differs between parsers. */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
/**
 * What would begin a heading, list, rule, underline, a quick action of GitLab, or a command of GitHub's runner, at the start of a line;
 * `:-` makes a table's head of the line before it.
 */
const BLOCK_START = /^(?:[#+\-=/]|:(?=[:-])|(\d{1,9})(?=[.)]))/;
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
    const line = withoutCommands(withoutMarker((0,plain_text/* oneLine */.TN)(text)));
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
    const body = withoutCommands(withoutMarker((0,plain_text/* plain */.pj)(code)))
        .replace(/^\n+/, '')
        .trimEnd();
    const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
    return `${fence}${language}\n${body}\n${fence}`;
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}


/***/ }),

/***/ 2362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ distinctNotes),
/* harmony export */   j: () => (/* binding */ NOTE_LEVELS)
/* harmony export */ });
/** The worst first. */
const NOTE_LEVELS = ['error', 'warning', 'notice'];
/** The worst first. The same note may come from several places, such as two uploads that lack one permission: it is told once. */
function distinctNotes(notes) {
    const byContent = new Map(notes.map((note) => [JSON.stringify([note.code, note.text]), note]));
    return [...byContent.values()].sort((a, b) => NOTE_LEVELS.indexOf(a.level) - NOTE_LEVELS.indexOf(b.level));
}


/***/ }),

/***/ 3060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ scannedBranch),
/* harmony export */   Bg: () => (/* binding */ commitUrl),
/* harmony export */   Ek: () => (/* binding */ repositoryUrl),
/* harmony export */   O_: () => (/* binding */ repositoryFileUrl),
/* harmony export */   Te: () => (/* binding */ uriOfPath),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   Zg: () => (/* binding */ scanTraits),
/* harmony export */   b0: () => (/* binding */ blobUrl),
/* harmony export */   bB: () => (/* binding */ furtherPlaces),
/* harmony export */   iw: () => (/* binding */ fileUrl),
/* harmony export */   ml: () => (/* binding */ scannedCommit),
/* harmony export */   z: () => (/* binding */ shownAt)
/* harmony export */ });
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);
/* harmony import */ var _domain_repository_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6041);
/* harmony import */ var _domain_scan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7940);



/** In characters. */
const LONGEST_FURTHER = 200;
/** A commit's hash, or the beginning of one. */
const COMMIT = /^[0-9a-f]{7,64}$/i;
/** The path as a relative URI reference: each segment percent-encoded, colons as well (RFC 3986, 4.2: the first segment must hold none). */
function uriOfPath(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}
/** The file and the line, 1 or more, that formats show a finding at which need one; where it has no file of the repository, the anchor's first. */
function shownAt({ file, line }, anchor) {
    const path = (0,_domain_repository_path_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .S)(file);
    return path === undefined ? { path: anchor, line: 1 } : { path, line: Math.max(1, Math.trunc(line ?? 1)) };
}
/** Where a finding is, for people, in one line: `storage/main.tf:15`, or the resource, or the address; empty where nobody knows. */
function placeText(place) {
    const path = (0,_domain_repository_path_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .S)(place.file);
    if (path !== undefined)
        return (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)(path, 300) + (place.line === undefined ? '' : `:${place.line}`);
    return (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(place.resource ?? place.url ?? place.file ?? ''), 300);
}
/** What else is known of the place: the resource and the address, where `placeText` has not said them. */
function furtherPlaces(place) {
    const said = (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)(placeText(place), LONGEST_FURTHER);
    const others = [place.resource, place.url].map((text) => (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text ?? ''), LONGEST_FURTHER));
    return [...new Set(others)].filter((text) => text !== '' && text !== said);
}
/** What kind of scan it is, in the service's words; empty where there is none. */
function scanTraits({ scan }) {
    const { type, mode, region, variant } = scan?.traits ?? {};
    return [type, mode, region, variant].filter((trait) => trait !== undefined);
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
    if (own !== undefined && (0,_domain_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .sameCommit */ .Kd)(told, own))
        return own;
    return COMMIT.test(told) ? told : undefined;
}
/** The page of the scanned commit; undefined outside of GitHub, or without a commit. */
function commitUrl(report) {
    const commit = scannedCommit(report);
    const base = repositoryUrl(report);
    return base === undefined || commit === undefined ? undefined : `${base}/commit/${commit}`;
}
/** The file at the scanned commit, at its line. Only for findings in the job's own repository. */
function fileUrl(report, finding) {
    const { file, line } = finding.place;
    const [path, blob] = [(0,_domain_repository_path_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .S)(file), blobUrl(report)];
    return path === undefined || blob === undefined ? undefined : `${blob}${uriOfPath(path)}${line === undefined ? '' : `#L${line}`}`;
}
/** A file of the job's repository at a commit, by its path as the repository knows it; undefined where one of them is none. */
function repositoryFileUrl(report, file, commit) {
    const path = (0,_domain_repository_path_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .S)(file);
    const base = repositoryUrl(report);
    return path === undefined || base === undefined || !COMMIT.test(commit) ? undefined : `${base}/blob/${commit}/${uriOfPath(path)}`;
}
/** What the paths of findings in the job's own repository are appended to, each by `uriOfPath`; undefined where `fileUrl` has no pages. */
function blobUrl(report) {
    const commit = scannedCommit(report);
    const base = repositoryUrl(report);
    if (commit === undefined || base === undefined || report.target?.ownCode === false || !COMMIT.test(commit))
        return undefined;
    return `${base}/blob/${commit}/`;
}
/** The page of the repository that the job belongs to; undefined outside of GitHub: Gitea's pages have other addresses. */
function repositoryUrl({ source }) {
    if (source.ci !== 'github' || source.flavour !== undefined || source.serverUrl === undefined || source.repository === undefined)
        return undefined;
    return `${source.serverUrl}/${uriOfPath(source.repository)}`;
}


/***/ }),

/***/ 7696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ POLICY_SECTIONS),
/* harmony export */   Ax: () => (/* binding */ shortCommit),
/* harmony export */   Kc: () => (/* binding */ asksForNew),
/* harmony export */   T0: () => (/* binding */ severitiesBreaking),
/* harmony export */   Z4: () => (/* binding */ isDefaultGate),
/* harmony export */   qI: () => (/* binding */ breaksThreshold),
/* harmony export */   rB: () => (/* binding */ namesPolicy)
/* harmony export */ });
/* harmony import */ var _domain_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4238);
/* harmony import */ var _domain_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5526);


/** The part of the policy file that a rule stands in; absent for the rules of all gates. */
const POLICY_SECTIONS = {
    'policy-scanner': 'scanners',
    'policy-name': 'names',
};
/** Whether nobody has ruled anything, so that there is no more to say than that. */
function isDefaultGate(decision) {
    const { rules } = decision;
    return rules.length === 1 && rules[0]?.from === 'default' && !asksForNew(decision);
}
/** Whether the policy file is named where the rules are told, so that it need not be told beside them. */
function namesPolicy({ rules }) {
    return rules.some(({ from }) => from === 'policy');
}
/** Whether the gate asks what is new, so that a reader looks for that first. */
function asksForNew({ rules }) {
    return rules.some((result) => result.onlyNew === true || (result.rule === 'max-findings' && /\bnew-/.test(result.value)));
}
/** Whether the finding is one that the broken threshold counts; where other rules are broken too, it is not alone in that. */
function breaksThreshold({ severity, change }, { rules }) {
    const [broken, other] = rules.filter((result) => result.broken);
    if (broken?.rule !== 'severity-threshold' || other !== undefined)
        return false;
    return severitiesBreaking(broken).includes(severity) && (broken.onlyNew !== true || change === 'new');
}
/** The severities that the result of a threshold counts. */
function severitiesBreaking({ value, except }) {
    return (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .severitiesReaching */ .Zt)({ value: (0,_domain_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .asSeverity */ .Wv)(value) ?? 'none', except });
}
/** Seven digits, as git shows them. */
function shortCommit(commit) {
    return commit.slice(0, 7);
}


/***/ }),

/***/ 5150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ar: () => (/* binding */ compactJson),
/* harmony export */   Ip: () => (/* binding */ ANCHOR),
/* harmony export */   WH: () => (/* binding */ renderSarif),
/* harmony export */   xR: () => (/* binding */ openInFull)
/* harmony export */ });
/* harmony import */ var _domain_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1890);
/* harmony import */ var _neutralise_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6450);
/* harmony import */ var _sarif_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1453);
/* harmony import */ var _sarif_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6116);
/* harmony import */ var _sarif_reduction_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2760);





const { resultsShown: DEFAULT_MAX_RESULTS, results: HIGHEST_MAX_RESULTS } = _sarif_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .GITHUB_LIMITS */ .f;
/**
 * The GitHub-safe profile: what code scanning accepts and uses, and nothing else. What a waiver accepts is no alert. Undefined unless
 * a completed scan was read in full: a list that lacks anything would close alerts that are open.
 */
function renderSarif(report, options = {}) {
    const { toolVersion, maxResults, locations, reduction = _sarif_reduction_js__WEBPACK_IMPORTED_MODULE_4__/* .WHOLE */ .E } = options;
    const open = openInFull(report)?.filter(({ waiver }) => waiver === undefined);
    if (open === undefined)
        return undefined;
    const most = Math.min(open.length, within(maxResults ?? DEFAULT_MAX_RESULTS));
    const kept = (0,_sarif_log_js__WEBPACK_IMPORTED_MODULE_3__/* .worstFirst */ .m)(open).slice(0, Math.ceil(most * reduction.share));
    const anchor = anchorOf(report, locations);
    const log = (0,_sarif_log_js__WEBPACK_IMPORTED_MODULE_3__/* .sarifLog */ .e)(kept, report, { anchor, toolVersion, brief: reduction.brief });
    const shortened = kept.filter(({ severity }) => reduction.brief.has(severity)).length;
    return { log, results: kept.length, leftOut: open.length - kept.length, shortened, anchor };
}
/** One line: half the size of the pretty form, and GitHub's limit is on bytes. */
function compactJson(log) {
    return (0,_neutralise_json_js__WEBPACK_IMPORTED_MODULE_1__/* .quietJson */ .n)(JSON.stringify(log));
}
/** Every open finding, waived or not, of a completed scan that was read in full; undefined where the list is none of such a scan. */
function openInFull(report) {
    return isReadInFull(report) ? report.evaluation?.findings.filter(_domain_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT) : undefined;
}
/** GitHub rejects a file in which one result has no place in the repository. */
const ANCHOR = '.github/scan-gate.yml';
/** `error` is among them for a rule whose measure is missing, such as a score, beside a list that is not. */
const MAY_BE_READ_IN_FULL = ['passed', 'failed', 'error'];
function isReadInFull({ decision, measured, partial, scan }) {
    return partial !== true && measured !== undefined && scan?.state === 'completed' && MAY_BE_READ_IN_FULL.includes(decision.verdict);
}
function within(maxResults) {
    return Math.min(Math.max(1, Math.trunc(maxResults)), HIGHEST_MAX_RESULTS);
}
function anchorOf({ target }, locations = {}) {
    const names = target === undefined ? [] : [target.id, target.label, target.key];
    return names.map((name) => (Object.hasOwn(locations, name) ? locations[name] : undefined)).find((file) => file !== undefined) ?? ANCHOR;
}


/***/ }),

/***/ 1453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ GITHUB_LIMITS)
/* harmony export */ });
/**
 * What code scanning takes of one file, and where that is told: "SARIF results exceed one or more limits" and "SARIF support for code
 * scanning" at docs.github.com. More than one of these rejects the whole file, and not only what is too much.
 */
const GITHUB_LIMITS = {
    /** GitHub takes 20; two of one category are rejected, so that ours is always one. */
    runs: 1,
    results: 25_000,
    /** Of those it shows so many, the worst, though it does not promise which those are. */
    resultsShown: 5000,
    rules: 25_000,
    extensions: 100,
    tags: 20,
    /** Of a rule's tags it keeps so many. */
    tagsKept: 10,
    locations: 1000,
    /** In characters: `shortDescription.text` and `fullDescription.text`. */
    description: 1024,
    /** In characters. */
    name: 255,
    /** After gzip. "10 MB" is read as the smaller of its two meanings. */
    gzipBytes: 10_000_000,
};


/***/ }),

/***/ 6116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ sarifLog),
  m: () => (/* binding */ worstFirst)
});

// EXTERNAL MODULE: ./build/domain/order.js
var order = __webpack_require__(6725);
// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
// EXTERNAL MODULE: ./build/domain/severity.js
var severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/report/view.js
var view = __webpack_require__(1974);
// EXTERNAL MODULE: ./build/domain/repository-path.js
var repository_path = __webpack_require__(6041);
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

// EXTERNAL MODULE: ./build/report/place.js
var report_place = __webpack_require__(3060);
;// CONCATENATED MODULE: ./build/report/sarif/severity.js
/** SARIF's word for a severity; GitHub fails a check on `error` by default. */
const LEVELS = {
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





/** Ours, in characters: alerts show a few lines; the rest of the words is in the rule's help. */
const LONGEST_MESSAGE = 2000;
/**
 * The result of one finding.
 *
 * @param rule Its place in the list of rules, and its name there.
 * @param anchor The file that findings without one of the repository are shown at.
 */
function sarifResult(finding, words, rule, anchor) {
    return {
        ruleId: rule.id,
        ruleIndex: rule.index,
        level: LEVELS[finding.severity],
        message: { text: sarifMessageText(messageOf(finding, words)) },
        locations: [locationOf(finding, anchor)],
        // GitHub tells alerts apart by it, with the rule and the path.
        partialFingerprints: { primaryLocationLineHash: finding.fingerprint },
    };
}
/** Its first sentence is the title, since lists show only that one. */
function messageOf(finding, { title, text, fix }) {
    // That of the rule is in the rule's help.
    const remedy = fix === finding.fix ? (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(fix?.text ?? ''), LONGEST_MESSAGE / 4) : '';
    const { file, line, resource, url } = finding.place;
    const anchored = (0,repository_path/* repositoryPath */.S)(file) === undefined;
    const details = [
        text !== undefined && text !== title && sentence((0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(text), LONGEST_MESSAGE / 2)),
        remedy !== '' && sentence(`How to fix: ${remedy}`),
        anchored && 'This is not about a line of a file in this repository.',
        resource !== undefined && `Resource: '${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(resource), 300)}'.`,
        url !== undefined && `Address: '${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(url), 300)}'.`,
        anchored && file !== undefined && `Place: '${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(file), 300)}'${line === undefined ? '' : ` line ${line}`}.`,
    ];
    return [sentence((0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(title), 500)), ...details].filter(Boolean).join(' ');
}
function locationOf({ place }, anchor) {
    const { path, line } = (0,report_place/* shownAt */.z)(place, anchor);
    const logical = logicalLocations(place);
    return {
        physicalLocation: {
            artifactLocation: { uri: (0,report_place/* uriOfPath */.Te)(path) },
            region: { startLine: line },
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

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/report/neutralise/link.js
var neutralise_link = __webpack_require__(3500);
// EXTERNAL MODULE: ./build/report/neutralise/markdown.js + 1 modules
var markdown = __webpack_require__(2358);
// EXTERNAL MODULE: ./build/report/sarif/limits.js
var limits = __webpack_require__(1453);
// EXTERNAL MODULE: ./build/report/sarif/taxonomies.js
var taxonomies = __webpack_require__(850);
;// CONCATENATED MODULE: ./build/report/sarif/rules.js







const { description: LONGEST_DESCRIPTION, name: LONGEST_NAME, tagsKept: MOST_TAGS } = limits/* GITHUB_LIMITS */.f;
/** Ours: the upload's 10 MB hold a good many rules of this size. */
const LONGEST_HELP_TEXT = 4000;
const LONGEST_CODE = 8000;
/** One rule. */
function sarifRule(whole, { id, score, brief, ownRemedies }) {
    const rule = brief ? titleOf(whole) : whole;
    const title = (0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)((0,view/* firstFilled */.bj)(rule.title, rule.id) ?? id), LONGEST_DESCRIPTION);
    const text = (0,plain_text/* clip */.$Q)((0,plain_text/* plain */.pj)((0,view/* firstFilled */.bj)(rule.text, rule.title, rule.id) ?? id).trim(), LONGEST_DESCRIPTION);
    const name = (0,plain_text/* clip */.$Q)(title, LONGEST_NAME);
    const helpUri = (0,neutralise_link/* webUrl */.qP)(rule.url) ?? weaknessesOf(rule)[0]?.url;
    return {
        id,
        // SARIF1001: a name that repeats the id is refused by validators.
        ...(name !== id && { name }),
        shortDescription: { text: title || id },
        fullDescription: { text: text || id },
        help: helpOf(rule, title || id, ownRemedies),
        ...(helpUri !== undefined && { helpUri }),
        properties: propertiesOf(rule, score),
    };
}
function titleOf({ id, title, url, tags }) {
    return { id, title, tags, ...(url !== undefined && { url }) };
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
function helpOf(rule, title, ownRemedies) {
    const about = (0,plain_text/* clip */.$Q)((0,view/* firstFilled */.bj)(rule.text) ?? `${title}.`, LONGEST_HELP_TEXT);
    const remedy = (0,plain_text/* clip */.$Q)((0,view/* firstFilled */.bj)(rule.fix?.text) ?? '', LONGEST_HELP_TEXT);
    const code = (0,plain_text/* clip */.$Q)((0,view/* firstFilled */.bj)(rule.fix?.code) ?? '', LONGEST_CODE);
    const fixes = remedy !== '' || code !== '';
    const elsewhere = !fixes && ownRemedies && 'How to fix it is told with each finding.';
    const inMarkdown = (text) => (0,markdown/* markdownParagraphs */.Vt)(text, markdown/* markdownTextWithoutHtml */.ym, '\\');
    const link = (0,neutralise_link/* foreignLink */.nK)('More about this rule', rule.url);
    const named = weaknessesOf(rule);
    const weaknesses = named.map(({ label, url }) => (0,neutralise_link/* markdownLink */.iQ)(label, url)).join(', ');
    return {
        text: joined([
            (0,plain_text/* plain */.pj)(about).trim(),
            fixes && 'How to fix:',
            (0,plain_text/* plain */.pj)(remedy).trim(),
            (0,plain_text/* plain */.pj)(code).trim(),
            elsewhere,
            weaknessLine(named.map(({ label }) => label).join(', ')),
        ]) || title,
        markdown: joined([
            inMarkdown(about),
            fixes && '## How to fix',
            inMarkdown(remedy),
            code !== '' && (0,markdown/* codeFence */.d6)(code),
            elsewhere,
            weaknessLine(weaknesses),
            link,
        ]) || (0,markdown/* markdownTextWithoutHtml */.ym)(title),
    };
}
function weaknessLine(weaknesses) {
    return weaknesses === '' ? '' : `Weakness: ${weaknesses}`;
}
/** MITRE's pages on the weaknesses that the tags name. */
function weaknessesOf({ tags }) {
    return tags.flatMap((tag) => (0,taxonomies/* weaknessOf */.v)(tag) ?? []).map(({ id: label, helpUri: url }) => ({ label, url }));
}
function joined(parts) {
    return parts.filter(Boolean).join('\n\n');
}

;// CONCATENATED MODULE: ./build/report/sarif/log.js







const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/marketplace/actions/scan-gate';
/** By what the finding is, never by what is new: otherwise alerts would close and open again from run to run. */
function worstFirst(findings) {
    return [...findings].sort((a, b) => (0,severity/* bySeverity */.Np)(a.severity, b.severity) || (0,order/* compareTexts */.q)(a.fingerprint, b.fingerprint));
}
/** The log of these findings: one run, one result each, in their order. */
function sarifLog(findings, report, frame) {
    const { rules, results } = describe(findings, report, frame);
    const version = frame.toolVersion ?? String(report.schemaVersion);
    return {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: `${(0,plain_text/* oneLine */.TN)(report.service.title)} (scan-gate)`, version, informationUri: HOME, rules } },
                // Up to the last slash is the category: never a version, a date or a scan's id, or old alerts would stay open for ever.
                automationDetails: { id: `scan-gate/${(0,plain_text/* clip */.$Q)((0,plain_text/* oneLine */.TN)(report.name), 200)}/` },
                columnKind: 'utf16CodeUnits',
                results,
            },
        ],
    };
}
function describe(findings, report, { anchor, brief = new Set() }) {
    const known = (0,view/* rulesById */.sP)(report);
    const scores = new Map();
    const told = new Set();
    const remedied = new Set();
    for (const finding of findings) {
        scores.set(finding.ruleId, Math.max(scores.get(finding.ruleId) ?? 0, scoreOf(finding)));
        if (brief.has(finding.severity))
            continue;
        told.add(finding.ruleId);
        if ((0,view/* firstFilled */.bj)(finding.fix?.text) !== undefined)
            remedied.add(finding.ruleId);
    }
    const indexes = new Map();
    const rules = [...scores.keys()].sort(order/* compareTexts */.q).map((id, index) => {
        indexes.set(id, index);
        const rule = known.get(id) ?? { id, title: id, tags: [] };
        return sarifRule(rule, { id: sarifRuleId(id), score: scores.get(id) ?? 0, brief: !told.has(id), ownRemedies: remedied.has(id) });
    });
    const results = findings.map((finding) => {
        const index = indexes.get(finding.ruleId) ?? 0;
        const { title, ...rest } = (0,view/* wordsOf */.Z9)(finding, known);
        const words = brief.has(finding.severity) ? { title } : { title, ...rest };
        return sarifResult(finding, words, { id: rules[index]?.id ?? finding.ruleId, index }, anchor);
    });
    return { rules, results };
}


/***/ }),

/***/ 2760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ WHOLE),
/* harmony export */   P: () => (/* binding */ REDUCTIONS)
/* harmony export */ });
/* harmony import */ var _domain_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5526);

/** Everything is told. */
const WHOLE = { brief: new Set(), share: 1 };
const LEAST_FIRST = _domain_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.toReversed();
const ALL = new Set(_domain_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC);
/** From the smallest loss to the largest: evidence goes before findings do, and that of the least severe before that of others. */
const REDUCTIONS = [
    WHOLE,
    ...LEAST_FIRST.map((_, index) => ({ brief: new Set(LEAST_FIRST.slice(0, index + 1)), share: 1 })),
    ...[1 / 2, 1 / 4, 1 / 8, 1 / 16].map((share) => ({ brief: ALL, share })),
];


/***/ }),

/***/ 850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ taxonomiesOf),
/* harmony export */   v: () => (/* binding */ weaknessOf)
/* harmony export */ });
/* harmony import */ var _domain_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6725);
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);


/** In characters; a document's names of catalogues are far shorter. */
const LONGEST_ID = 100;
/** MITRE's list, by whose numbers services tell weaknesses. */
const CWE = {
    name: 'CWE',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    shortDescription: { text: 'The MITRE Common Weakness Enumeration' },
};
/** @param frameworks What the service's own catalogue of frameworks is called. */
function taxonomiesOf(tags, frameworks) {
    const taxa = new Map([...tags].flatMap((tag) => taxonOf(tag) ?? []).map((taxon) => [keyOf(taxon), taxon]));
    const sorted = [...taxa.values()].sort((a, b) => compareNumbers(a.descriptor.id, b.descriptor.id));
    const catalogues = ['cwe', 'frameworks'].map((catalogue) => ({
        catalogue,
        taxa: sorted.filter((taxon) => taxon.catalogue === catalogue).map(({ descriptor }) => descriptor),
    }));
    const named = catalogues.filter(({ taxa }) => taxa.length > 0);
    const components = named.map(({ catalogue, taxa }) => ({ ...componentOf(catalogue, frameworks), taxa }));
    const references = new Map();
    for (const [at, { catalogue, taxa }] of named.entries()) {
        for (const [index, { id }] of taxa.entries()) {
            const toolComponent = { name: components[at]?.name ?? '', index: at };
            references.set(`${catalogue} ${id}`, { id, index, toolComponent });
        }
    }
    // By the list itself: the findings of a rule share it.
    const known = new Map();
    const look = (own) => {
        const keys = new Set(own.flatMap((tag) => taxonOf(tag) ?? []).map(keyOf));
        return [...keys].flatMap((key) => references.get(key) ?? []).sort(byPlace);
    };
    return {
        components,
        referencesOf(own) {
            const found = known.get(own) ?? look(own);
            known.set(own, found);
            return found;
        },
    };
}
/** The weakness that a tag such as `external/cwe/cwe-79` names, as CodeQL writes them, with MITRE's page on it. */
function weaknessOf(tag) {
    const number = /^external\/cwe\/cwe-0*([1-9]\d{0,5})$/i.exec(tag)?.[1];
    return number === undefined ? undefined : { id: `CWE-${number}`, helpUri: `https://cwe.mitre.org/data/definitions/${number}.html` };
}
/** The tags of rules that name a catalogue: a weakness, or `framework/cis`. */
function taxonOf(tag) {
    const descriptor = weaknessOf(tag);
    if (descriptor !== undefined)
        return { catalogue: 'cwe', descriptor };
    const framework = (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(/^framework\/([\s\S]+)$/i.exec(tag)?.[1] ?? ''), LONGEST_ID);
    return framework === '' ? undefined : { catalogue: 'frameworks', descriptor: { id: framework } };
}
/** Not comprehensive: only what findings name is listed. */
function componentOf(catalogue, frameworks) {
    const component = catalogue === 'cwe' ? CWE : { name: frameworks, shortDescription: { text: 'Frameworks that a check belongs to' } };
    return { ...component, isComprehensive: false };
}
function keyOf({ catalogue, descriptor }) {
    return `${catalogue} ${descriptor.id}`;
}
function byPlace(a, b) {
    return (a.toolComponent?.index ?? 0) - (b.toolComponent?.index ?? 0) || (a.index ?? 0) - (b.index ?? 0);
}
function numberIn(id) {
    return Number(/(?<!\d)\d+$/.exec(id)?.[0] ?? 0);
}
/** `CWE-79` before `CWE-639`. */
function compareNumbers(a, b) {
    return numberIn(a) - numberIn(b) || (0,_domain_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareTexts */ .q)(a, b);
}


/***/ }),

/***/ 1974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   ZW: () => (/* binding */ isFirst),
/* harmony export */   bj: () => (/* binding */ firstFilled),
/* harmony export */   du: () => (/* binding */ viewOf),
/* harmony export */   sP: () => (/* binding */ rulesById)
/* harmony export */ });
/* harmony import */ var _domain_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1890);
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6429);
/* harmony import */ var _domain_severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5526);
/* harmony import */ var _conceal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4314);
/* harmony import */ var _inventory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9591);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7696);
/* harmony import */ var _waivers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9110);







/** What a surface may show of the report. With `counts`, nothing it holds names a finding or a live target. */
function viewOf(whole, details, audience = 'page') {
    const report = details === 'counts' ? (0,_conceal_js__WEBPACK_IMPORTED_MODULE_3__/* .conceal */ .E)(whole) : whole;
    const resources = (0,_inventory_js__WEBPACK_IMPORTED_MODULE_4__/* .resourcesOf */ .F3)(whole);
    const diagrams = whole.diagrams ?? [];
    const shown = showsDiagrams(whole, details, audience) ? diagrams : [];
    const findings = details === 'counts' ? [] : (whole.evaluation?.findings ?? []);
    const newFirst = (0,_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .asksForNew */ .Kc)(whole.decision) && !isFirst(whole);
    return {
        report,
        details,
        tally: tallyOf(whole),
        listed: listedOf(findings, whole, newFirst),
        newFirst,
        waived: details === 'counts' ? [] : (0,_waivers_js__WEBPACK_IMPORTED_MODULE_6__/* .waivedOf */ .kE)(whole),
        outside: findings.filter(({ outside }) => outside),
        waivers: (0,_waivers_js__WEBPACK_IMPORTED_MODULE_6__/* .waiversOf */ .Rh)(whole, details === 'full'),
        rules: details === 'counts' ? new Map() : rulesById(whole),
        posture: postureOf(whole),
        resources: details === 'counts' && resources ? { ...resources, kinds: [] } : resources,
        comparison: whole.partial === true ? undefined : report.comparison,
        diagrams: shown,
        withheldDiagrams: diagrams.length - shown.length,
    };
}
function listedOf(findings, whole, newFirst) {
    const counted = findings.filter(({ counts }) => counts);
    // Where all are new, a mark on each says nothing.
    if (isFirst(whole))
        return counted.map(({ change: _change, ...finding }) => finding);
    if (!newFirst)
        return counted;
    const isNew = ({ change }) => change === 'new';
    return [...counted.filter(isNew), ...counted.filter((finding) => !isNew(finding))];
}
/** Whether there is no earlier scan, so that all findings are new. */
function isFirst({ comparison }) {
    return comparison?.baseline.how === 'nothing';
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
        total: (0,_domain_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(counts),
        closed: findings.filter((finding) => !(0,_domain_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(finding)).length,
        untold: (partial === true ? undefined : measured?.uncounted) ?? [],
        waived: evaluation?.waived ?? 0,
        outside: evaluation?.outside ?? 0,
        from: partial === true ? 'partial' : evaluation === undefined ? 'numbers' : 'list',
    };
}
/** One entry per rule of the report. */
function rulesById(report) {
    return new Map((report.evaluation?.rules ?? []).map((rule) => [rule.id, rule]));
}
/** The words to show for a finding. The title is never empty. */
function wordsOf(finding, rules) {
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
    return texts.find((text) => text !== undefined && (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(text) !== '');
}


/***/ }),

/***/ 9110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ SUBJECT_WORDS),
/* harmony export */   QL: () => (/* binding */ againText),
/* harmony export */   Rh: () => (/* binding */ waiversOf),
/* harmony export */   kE: () => (/* binding */ waivedOf)
/* harmony export */ });
/* harmony import */ var _domain_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1890);
/* harmony import */ var _domain_twins_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1070);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4702);



/** Undefined where there is nothing to tell; of a partial list nobody knows what a waiver would have matched. */
function waiversOf({ evaluation, partial }, listed) {
    if (evaluation === undefined || partial === true)
        return undefined;
    const group = (belongs) => {
        const waivers = evaluation.waivers.filter(belongs);
        return { count: waivers.length, listed: listed ? waivers : [] };
    };
    const waivers = {
        lapsed: group(({ state, matched }) => state === 'lapsed' && matched > 0),
        ending: group(({ state, matched }) => state === 'expiring' && matched > 0),
        unused: group(({ matched }) => matched === 0),
    };
    return Object.values(waivers).some(({ count }) => count > 0) ? waivers : undefined;
}
/** What a waiver names, as the beginning of a sentence. */
const SUBJECT_WORDS = { fingerprint: 'Fingerprint', id: 'ID', rule: 'Rule' };
/** In the order of the findings. */
function waivedOf({ evaluation }) {
    return (evaluation?.findings ?? []).flatMap((finding) => {
        const waiver = finding.waiver === undefined ? undefined : evaluation?.waivers[finding.waiver];
        return waiver === undefined ? [] : [{ finding, waiver }];
    });
}
/** What a lapsed waiver means for its findings, and what may keep some of them from it; empty where nothing does. */
function againText(waiver, { evaluation }) {
    const one = waiver.matched === 1;
    const about = (evaluation?.findings ?? []).filter((finding) => (0,_domain_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(finding) && hasSubject(waiver, finding));
    return {
        again: `its ${one ? 'finding counts' : `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .numberText */ .$4)(waiver.matched)} findings count`} again`,
        unless: about.every(({ counts }) => counts) ? '' : `, unless another waiver or the paths leave ${one ? 'it' : 'them'} aside`,
    };
}
/** Whatever its patterns say. Of a fingerprint, equal findings are meant as well: they differ in the number alone. */
function hasSubject({ by, value }, { fingerprint, id, ruleId }) {
    return by === 'fingerprint' ? (0,_domain_twins_js__WEBPACK_IMPORTED_MODULE_2__/* .partsOf */ .C)(fingerprint).identity === (0,_domain_twins_js__WEBPACK_IMPORTED_MODULE_2__/* .partsOf */ .C)(value).identity : value === { id, rule: ruleId }[by];
}


/***/ }),

/***/ 4702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ numberText),
/* harmony export */   BT: () => (/* binding */ verdictSentence),
/* harmony export */   J7: () => (/* binding */ countsLine),
/* harmony export */   Nx: () => (/* binding */ capital),
/* harmony export */   ji: () => (/* binding */ meaningText),
/* harmony export */   lT: () => (/* binding */ countText),
/* harmony export */   li: () => (/* binding */ ORIGIN_WORDS),
/* harmony export */   rE: () => (/* binding */ VERDICT_MARKS),
/* harmony export */   ru: () => (/* binding */ SEVERITY_MARKS),
/* harmony export */   uV: () => (/* binding */ reasonText)
/* harmony export */ });
/* harmony import */ var _domain_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5526);

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
const NO_ANSWER = 'The job fails, because nothing incomplete passes.';
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
function meaningText({ decision: { verdict, forgiven }, error, checks }) {
    const green = `THE VERDICT IS \`${verdict}\`. The job stays green only because the input \`warn-only\` says so.`;
    const advice = error?.hint === undefined ? ADVICE[verdict] : undefined;
    // The doctor's checks say what they mean.
    const meaning = verdict === 'error' && checks !== undefined ? undefined : MEANINGS[verdict];
    return [forgiven ? green : meaning, advice].filter(Boolean).join(' ');
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
/** All severities with their numbers, worst first, as `critical 1 · high 2 · ...`; one that nobody has told is not 0. */
function countsLine(counts, untold) {
    return _domain_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.map((severity) => `${severity} ${untold.includes(severity) ? 'not told' : numberText(counts[severity])}`).join(' · ');
}
/** How the run came to its scan. */
const ORIGIN_WORDS = {
    started: 'started by this run',
    joined: 'joined while it was running',
    reused: 'reused, recent enough',
    collected: 'collected by its ID',
};


/***/ }),

/***/ 5264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ assertPathsMatch),
  $: () => (/* binding */ createFilesAt)
});

// EXTERNAL MODULE: ./build/config/globs.js
var globs = __webpack_require__(2376);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/paths.js
var paths = __webpack_require__(729);
// EXTERNAL MODULE: ./build/publish/github/file-refusals.js
var file_refusals = __webpack_require__(6754);
// EXTERNAL MODULE: ./build/publish/github/rate-limit.js
var rate_limit = __webpack_require__(4376);
// EXTERNAL MODULE: ./build/publish/github/refusals.js
var refusals = __webpack_require__(2625);
// EXTERNAL MODULE: ./build/publish/github/repository.js
var github_repository = __webpack_require__(3008);
;// CONCATENATED MODULE: ./build/publish/github/repository-tree.js





const TREE = { called: "list of the repository's files", unreadable: 'POLICY_UNREADABLE' };
/**
 * Asks GitHub, once, for the files of the commit that the job is about.
 *
 * @returns undefined where GitHub cannot be asked: no token, or no commit
 * @throws ScanError
 */
async function readRepositoryTree({ repository: name, commit, ...source }, github, signal) {
    const repository = (0,github_repository/* repositoryOf */._)({ ...source, repository: name });
    if (repository === undefined || commit === undefined || !github.hasToken || source.ci !== 'github')
        return undefined;
    try {
        const octokit = await github.open();
        const { data } = await octokit.rest.git.getTree({ ...repository, tree_sha: commit, recursive: '1', request: { signal } });
        return filesOf(data) ?? notDocumented();
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,rate_limit/* asRefusal */.Zd)(error)?.status === 404)
            return noSuchCommit(commit, github.permissions);
        throw (0,file_refusals/* asFileError */.dH)(error, TREE, github);
    }
}
function filesOf(data) {
    if (typeof data !== 'object' || data === null || !('tree' in data) || !Array.isArray(data.tree))
        return undefined;
    if (!('truncated' in data) || typeof data.truncated !== 'boolean')
        return undefined;
    const entries = data.tree;
    const files = [];
    const submodules = [];
    for (const entry of entries) {
        if (typeof entry !== 'object' || entry === null)
            continue;
        const { path, type } = entry;
        if (typeof path === 'string' && type !== 'tree')
            (type === 'commit' ? submodules : files).push(path);
    }
    return { files, submodules, truncated: data.truncated };
}
function noSuchCommit(commit, permissions) {
    return (0,errors/* failWith */.ff)('CONFIG', `${(0,file_refusals/* failed */.gz)(TREE)}: GitHub shows the token no files of ${commit.slice(0, 7)}.`, {
        hint: `Check the repository out (actions/checkout) before this step, or let the token behind {github-token} read it. ${(0,refusals/* permissionHint */.fm)(permissions, {})}`,
    });
}
function notDocumented() {
    return (0,errors/* failWith */.ff)(TREE.unreadable, `${(0,file_refusals/* failed */.gz)(TREE)}: GitHub's answer does not have the documented form, or is torn.`, {
        hint: 'Run the job again.',
    });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/runtime/git-tree.js



/** A million files with paths of 150 characters. */
const MOST_BYTES = 200 * 1024 * 1024;
/** In milliseconds. Half a million files take about two seconds. */
const LONGEST_MS = 60_000;
/**
 * Asks the git of this machine for the files of a commit: of the commit itself, never of the working folder, whose files any step may
 * have changed.
 *
 * @param commit Hash, or the beginning of one; undefined: what is checked out.
 * @returns undefined if git cannot list it: not installed, no checkout, the commit is not in it
 */
async function listCommit(commit, place, signal) {
    const name = commit === undefined ? 'HEAD' : await fullHash(commit, place, signal);
    const listed = name === undefined ? undefined : await git(['ls-tree', '-r', '-z', '--full-tree', name], place, signal);
    return listed && treeOf(listed);
}
/** Git takes a short hash for the name of a branch, where there is one. */
async function fullHash(commit, place, signal) {
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit))
        return commit;
    if (!/^[0-9a-f]{7,63}$/i.test(commit))
        return undefined;
    const [only, ...others] = (await git(['rev-parse', `--disambiguate=${commit}`], place, signal))?.toString('utf8').split('\n').filter(Boolean) ?? [];
    return others.length === 0 ? only : undefined;
}
/** `<mode> <type> <object>\t<path>`, each ended by a zero byte. */
function treeOf(listed) {
    const files = [];
    const submodules = [];
    for (const entry of listed.toString('utf8').split('\0')) {
        const path = entry.slice(entry.indexOf('\t') + 1);
        if (path !== '')
            (entry.startsWith('160000 ') ? submodules : files).push(path);
    }
    return { files, submodules };
}
/**
 * Runs git without a shell and without anybody's settings. It may look into a checkout that another user owns, as in containers:
 * nothing that a repository's own settings could start is used, and what is missing is not fetched.
 */
function git(words, { folder, env }, signal) {
    signal.throwIfAborted();
    const options = {
        // Not the checkout: Windows looks for programs in the current folder first.
        cwd: (0,external_node_path_.dirname)(process.execPath),
        env: environmentOf(env),
        encoding: 'buffer',
        maxBuffer: MOST_BYTES,
        // Not the job's clock: this is a process of the machine.
        timeout: LONGEST_MS,
        killSignal: 'SIGKILL',
        windowsHide: true,
        signal,
    };
    return new Promise((resolve, reject) => {
        (0,external_node_child_process_.execFile)('git', ['-C', folder, '--no-pager', '-c', 'safe.directory=*', ...words], options, (error, stdout) => {
            if (signal.aborted)
                reject(signal.reason);
            else
                resolve(error === null ? stdout : undefined);
        }).stdin?.end();
    });
}
function environmentOf(env) {
    const kept = Object.entries(env).flatMap(([name, value]) => value !== undefined && /^(?:path|pathext|systemroot|windir|temp|tmp)$/i.test(name) ? [[name, value]] : []);
    return {
        ...Object.fromEntries(kept),
        NoDefaultCurrentDirectoryInExePath: '1',
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: external_node_os_.devNull,
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_NO_LAZY_FETCH: '1',
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
    };
}

;// CONCATENATED MODULE: ./build/ruling/repository-files.js





/** Lists a commit's files with git where the checkout has the commit, else from GitHub. Each commit is listed once. */
function createFilesAt(place) {
    const known = new Map();
    return async (commit, signal) => {
        const asked = known.get(commit) ?? list(commit, place, signal);
        known.set(commit, asked);
        try {
            return await asked;
        }
        catch (error) {
            known.delete(commit);
            throw error;
        }
    };
}
async function list(commit, place, signal) {
    const tree = (await listCommit(commit, { folder: place.workspace, env: place.env }, signal)) ?? (await listAtGitHub(commit, place, signal));
    return { ...tree, repository: place.source.repository };
}
async function listAtGitHub(commit, { source, github }, signal) {
    // GitHub takes a short hash for the name of a branch, where there is one.
    const full = commit !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit) ? commit : undefined;
    const tree = await readRepositoryTree({ ...source, commit: full }, github, signal);
    if (tree === undefined)
        throw unlisted(commit, 'git does not have it in the workspace, and GitHub could not be asked');
    if (tree.truncated)
        throw unlisted(commit, 'git does not have it in the workspace, and the repository has more files than GitHub lists');
    return tree;
}
/**
 * Refuses patterns that no file of the repository matches: a misspelt one would leave every finding out of the gate.
 *
 * @throws ScanError `CONFIG`, also if the files cannot be listed; what GitHub answers
 */
async function assertPathsMatch(patterns, { source, filesAt }, signal) {
    (0,paths/* assertMatched */.$)(patterns.map(globs/* compileGlob */.S), await filesAt(source.commit, signal));
}
function unlisted(commit, why) {
    const what = commit === undefined ? 'what is checked out' : `the commit ${commit.slice(0, 7)}`;
    return new errors/* ScanError */.sC('CONFIG', `The repository's files at ${what} could not be listed: ${why}.`, {
        hint: 'Check the repository out with git (actions/checkout) before this step; on pull requests with fetch-depth: 2, so that the head commit is there. Or leave out {paths}.',
    });
}


/***/ }),

/***/ 2355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ rulingOfInputs),
  n: () => (/* binding */ settleRuling)
});

// EXTERNAL MODULE: ./build/config/gate-rules.js
var gate_rules = __webpack_require__(8986);
// EXTERNAL MODULE: ./build/config/globs.js
var globs = __webpack_require__(2376);
// EXTERNAL MODULE: ./build/config/policy.js + 1 modules
var config_policy = __webpack_require__(8139);
// EXTERNAL MODULE: ./build/config/policy-problems.js
var policy_problems = __webpack_require__(5174);
// EXTERNAL MODULE: ./build/config/problems.js
var config_problems = __webpack_require__(3515);
// EXTERNAL MODULE: ./build/config/words.js
var words = __webpack_require__(730);
// EXTERNAL MODULE: ./build/domain/day.js
var day = __webpack_require__(5079);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/hint.js
var hint = __webpack_require__(6324);
// EXTERNAL MODULE: ./build/publish/github/policy-file.js
var policy_file = __webpack_require__(8357);
// EXTERNAL MODULE: ./build/config/policy-waivers.js
var policy_waivers = __webpack_require__(7353);
// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
// EXTERNAL MODULE: ./build/domain/policy-place.js
var policy_place = __webpack_require__(5477);
;// CONCATENATED MODULE: ./build/ruling/pending-waivers.js





/** So many waivers are told one by one. */
const MOST_NAMED = 10;
/**
 * Waivers that the change itself brings, or lets hold longer: told, so that nobody wonders why they do not work yet. They decide
 * nothing, and neither does trouble with the change's file.
 */
async function pendingWaivers({ source, workspace, named, policy, scanner, today }) {
    if (!(0,policy_place/* isUnmerged */.s)(source))
        return [];
    const known = new Set(policy.waivers.map(contentOf));
    const { waivers } = await readQuietly(workspace, named, today);
    const added = waivers.filter((waiver) => !known.has(contentOf(waiver)) && (waiver.scanner ?? scanner) === scanner);
    if (added.length === 0)
        return [];
    const told = added.slice(0, MOST_NAMED).map(({ by, value, expires }) => `${by} ${(0,plain_text/* clip */.$Q)(value, 80)} until ${expires}`);
    const more = added.length > MOST_NAMED ? `, and ${added.length - MOST_NAMED} more` : '';
    const count = added.length === 1 ? 'A waiver that this change brings takes' : `${added.length} waivers that this change brings take`;
    return [
        {
            level: 'notice',
            code: 'waivers-after-merge',
            text: `${count} effect after the merge: ${told.join(', ')}${more}. Until then the policy of the base commit holds.`,
        },
    ];
}
async function readQuietly(workspace, named, today) {
    try {
        const file = await (0,policy_file/* readWorkspacePolicy */.g)(workspace, named);
        const parsed = file && (await (0,config_policy/* parsePolicy */.ON)(file.text, file.path, today));
        return parsed && 'policy' in parsed ? parsed.policy : config_policy/* EMPTY_POLICY */.XD;
    }
    catch {
        return config_policy/* EMPTY_POLICY */.XD;
    }
}
function contentOf(waiver) {
    return `${(0,policy_waivers/* acceptedBy */.lA)(waiver)} ${waiver.expires}`;
}

// EXTERNAL MODULE: ./build/ruling/policy-mistakes.js
var policy_mistakes = __webpack_require__(2860);
// EXTERNAL MODULE: ./build/ruling/repository-files.js + 2 modules
var repository_files = __webpack_require__(5264);
;// CONCATENATED MODULE: ./build/ruling/target-permit.js



/**
 * Lets a run go on only where its target may be scanned. Where scanning the wrong target does no harm, nothing is asked.
 *
 * @param allowed The policy's `allowed-targets`; undefined where it has none.
 * @throws ScanError `TARGET_NOT_ALLOWED`
 */
function permitTarget(plan, allowed, style) {
    const problem = plan.permit?.(allowed);
    if (problem === undefined)
        return;
    throw new errors/* ScanError */.sC('TARGET_NOT_ALLOWED', (0,config_problems/* describeProblem */.B)({ ...problem, allowed: 'what the policy allows' }, style), {
        hint: asSentence((0,hint/* nameInputs */.z)(problem.allowed, style)),
    });
}
function asSentence(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) || text.includes('\n') ? '' : '.'}`;
}

;// CONCATENATED MODULE: ./build/ruling/ruling.js














/** GitHub shows so many of an upload, worst first (reference: platform, section 1). */
const SARIF_RESULTS = 5_000;
/** What the inputs alone rule: for a run that ends before the policy is read. */
function rulingOfInputs({ service, rules, warnOnly }, nowMs) {
    const { gate } = (0,gate_rules/* settleRules */.z1)([{ from: 'input', rules }], service, warnOnly);
    return { gate, scope: { waivers: [], today: (0,day/* utcDay */.dA)(nowMs) }, ruleNotes: [], sarif: { maxResults: SARIF_RESULTS, locations: {} } };
}
/**
 * Reads the policy and settles what holds for this run, before any request to the service.
 *
 * @throws ScanError `CONFIG` for mistakes, `TARGET_NOT_ALLOWED`; what GitHub answers where it is asked for the file
 */
async function settleRuling(options, signal) {
    const { config, plan, workspace, github, filesAt, style, nowMs } = options;
    const { service, source, waiting, policyFile, reports } = config;
    const today = (0,day/* utcDay */.dA)(nowMs);
    const notes = [];
    const notice = (text, hint) => void notes.push({ level: 'notice', code: 'no-policy', text, hint });
    const file = await (0,policy_file/* readPolicyFile */.B)({ source, named: policyFile, workspace, github, signal, notice });
    const parsed = file ? await (0,config_policy/* parsePolicy */.ON)(file.text, file.path, today) : { policy: config_policy/* EMPTY_POLICY */.XD };
    if ('problems' in parsed)
        throw mistakesIn(parsed.problems, style);
    const { policy } = parsed;
    const problems = file ? (0,policy_mistakes/* misplacedRules */.q)(policy, { service, name: reports.name, path: file.path }) : [];
    const layers = layersOf(policy, config);
    const settled = (0,gate_rules/* settleRules */.z1)(layers, service, config.warnOnly);
    problems.push(...(0,gate_rules/* withoutBaseline */.m4)(settled, waiting.baseline), ...contradictionsIn(settled, layers, file?.path));
    if (problems.length > 0)
        throw mistakesIn(problems, style);
    await orTell(options, () => permitTarget(plan, policy.allowedTargets, style));
    if (settled.paths) {
        const { value } = settled.paths;
        await orTell(options, () => (0,repository_files/* assertPathsMatch */.o)(value, { source, filesAt }, signal));
    }
    const pending = await pendingWaivers({ source, workspace, named: policyFile, policy, scanner: service.id, today });
    signal.throwIfAborted();
    return {
        gate: settled.gate,
        scope: {
            ...(settled.paths && { paths: settled.paths.value.map(globs/* compileGlob */.S) }),
            waivers: policy.waivers.filter(({ scanner }) => scanner === undefined || scanner === service.id),
            today,
        },
        ...(file && { policy: refOf(file) }),
        ruleNotes: [...notes, ...unusable(policy, config), ...besideThreshold(settled), ...misnamed(policy, reports.name), ...pending],
        sarif: { maxResults: policy.sarifMaxResults ?? SARIF_RESULTS, locations: policy.locations },
    };
}
async function orTell({ tell }, work) {
    try {
        await work();
    }
    catch (error) {
        if (tell === undefined)
            throw error;
        tell((0,errors/* asScanError */.ih)(error));
    }
}
/** From the widest to the narrowest, which overrules the others. */
function layersOf({ rules, scanners, names }, { service, reports, rules: inputs }) {
    return [
        { from: 'policy', ...rules },
        { from: 'policy-scanner', rules: {}, ...scanners.get(service.id) },
        { from: 'policy-name', rules: {}, ...names.get(reports.name) },
        { from: 'input', rules: inputs },
    ];
}
/** Each at the place that gives both rules: the input, or its line of the policy file. */
function contradictionsIn(settled, layers, path = '') {
    const input = 'max-findings';
    return (0,gate_rules/* contradictions */.vM)(settled).map(({ from, given, allowed }) => {
        const line = layers.find((layer) => layer.from === from)?.lines?.[input];
        return line === undefined ? { input, given, allowed } : (0,policy_problems/* problemAt */.l)({ line, given: `${input}: ${given}`, allowed }, path);
    });
}
/** A rule for all gates that this one cannot answer holds for the others. */
function unusable({ rules }, { service }) {
    return (0,gate_rules/* inapplicable */.vA)(rules.rules, service).map(({ rule, why }) => ({
        level: 'notice',
        code: 'rule-not-applicable',
        text: `The policy's rule ${rule} does not hold here: ${why}.`,
    }));
}
/** A budget that the threshold never lets decide, and one that lets new findings pass, are probably not what was meant. */
function besideThreshold(settled) {
    const { severityThreshold, gateOn, maxFindings } = settled.gate;
    const { value, from, except = [] } = severityThreshold ?? {};
    const shadowed = (0,gate_rules/* shadowedBudgets */.Ec)(settled).map((budget) => ({
        level: 'warning',
        code: 'rule-shadowed',
        text: `The budget ${budget} never decides, because ${from === 'default' ? 'the default ' : ''}severity-threshold ${value} fails on the first such finding.`,
        hint: 'Set {severity-threshold} to none or to a worse severity, or leave the budget out.',
    }));
    if (gateOn?.value !== 'new' || except.length === 0)
        return shadowed;
    const budgets = except.map((severity) => `${severity}=${maxFindings?.value[severity]}`).join(', ');
    const text = `The budget ${budgets} takes the place of the default severity-threshold ${value}: new ${except.join(' and ')} findings pass within it.`;
    const hint = `Set {severity-threshold} to ${value} to fail on each new one, too.`;
    return [...shadowed, { level: 'notice', code: 'rule-shadowed', text, hint }];
}
function refOf({ path, commit }) {
    return { path, ...(commit !== undefined && { commit }) };
}
function mistakesIn(problems, style) {
    const lines = problems.map((problem) => (0,config_problems/* describeProblem */.B)(problem, style));
    return new errors/* ScanError */.sC('CONFIG', lines.join('\n'), {
        hint: (0,hint/* nameInputs */.z)('Mend the policy file, or the input that is named; nothing was requested from the service.', style),
    });
}
/** A section for a name that no gate has looks as if it held; most belong to other gates, and one that is almost ours does not. */
function misnamed({ names }, name) {
    const meant = names.has(name) ? undefined : [...names.keys()].find((key) => (0,words/* suggest */.Z)(key, [name]) !== undefined);
    if (meant === undefined)
        return [];
    const text = `The policy has rules for a gate named ${meant}; this one is named ${name}, and they do not hold here.`;
    return [
        { level: 'warning', code: 'name-mistyped', text, hint: 'If this gate is meant, correct the key below names, or the input {name}.' },
    ];
}


/***/ }),

/***/ 9551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ graceAfter),
/* harmony export */   JG: () => (/* binding */ anySignal),
/* harmony export */   NE: () => (/* binding */ withDeadline),
/* harmony export */   bB: () => (/* binding */ timeLeftMs),
/* harmony export */   db: () => (/* binding */ startDeadline)
/* harmony export */ });
/** Under which a signal carries the time of its end, in milliseconds since 1970. */
const ENDS_AT = Symbol('ends at');
/** How long until the signal ends by itself, in milliseconds; Infinity for one that has no deadline. */
function timeLeftMs(signal, clock) {
    return endOf(signal) - clock.now();
}
/** A signal that ends with the first of these, and keeps the earliest of their deadlines. */
function anySignal(...signals) {
    return endingAt(AbortSignal.any([...signals]), Math.min(...signals.map(endOf)));
}
function endOf(signal) {
    const at = Reflect.get(signal, ENDS_AT);
    return typeof at === 'number' ? at : Number.POSITIVE_INFINITY;
}
function endingAt(signal, atMs) {
    return Object.defineProperty(signal, ENDS_AT, { value: atMs });
}
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
    const endsAtMs = Math.min(clock.now() + ms, parent ? endOf(parent) : Number.POSITIVE_INFINITY);
    return {
        signal: endingAt(own.signal, endsAtMs),
        clear() {
            parent?.removeEventListener('abort', follow);
            timer.abort();
        },
    };
}
/** Runs `work` under a deadline and clears it in every case. */
async function withDeadline(clock, ms, reason, parent, work) {
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


/***/ }),

/***/ 1055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ gzipped),
/* harmony export */   g: () => (/* binding */ gzipBytes)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


const compress = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.gzip);
/** A text as GitHub takes it. Level 6: the higher ones take twice as long for one percent (reference: performance, section 3). */
async function gzipped(text) {
    return await compress(text, { level: 6 });
}
/** Bytes of the text after gzip, or before it where that is known to be no less than what matters. */
async function gzipBytes(text, limit) {
    const plain = Buffer.byteLength(text);
    // Gzip makes nothing larger by more than a few bytes in each 16 KiB.
    return plain < limit * 0.99 ? plain : (await gzipped(text)).length;
}


/***/ }),

/***/ 3636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oW: () => (/* binding */ withPatience),
/* harmony export */   xR: () => (/* binding */ PATIENCE_MS)
/* harmony export */ });
/* unused harmony export backoffMs */
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9551);


const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** How long failures that may pass are borne, in milliseconds: a time and never a number of tries (decision 0028). */
const PATIENCE_MS = {
    /** For what the run can do without; long enough for a limit by the minute. */
    optional: 2 * MINUTE_MS,
    /** While no scan of ours exists: running the job again costs nothing yet. */
    beforeScan: 5 * MINUTE_MS,
    /** While a scan that is over is read. 250 pages at 30 a minute take 8 minutes. */
    reading: 20 * MINUTE_MS,
};
/** The upper bounds of the pauses after the first failures: 1 s, 2 s, 4 s, up to half a minute. */
const BASE_MS = 500;
const CAP_MS = 30 * SECOND_MS;
/** What is kept of the patience for the answer to the last try. */
const LAST_TRY_MS = 5 * SECOND_MS;
/**
 * Runs `work` until it succeeds or fails for good, or until the patience or the signal ends.
 *
 * @param work Is handed the number of the try, 1 for the first, and what is left of the patience, in milliseconds.
 * @throws ScanError the last failure; at once where the service asks for a pause that is longer than the time that is left
 */
async function withPatience(work, patience) {
    const { clock, signal, withinMs, atLeastMs = 0, mayRepeat, random } = patience;
    const begunMs = clock.now();
    const outage = createOutage(patience);
    const patienceLeftMs = () => begunMs + withinMs - clock.now();
    for (let attempt = 1;; attempt += 1) {
        try {
            const result = await work(attempt, patienceLeftMs());
            outage.isOver();
            return result;
        }
        catch (thrown) {
            if (signal.aborted)
                throw outage.explain(signal.reason);
            const error = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asScanError */ .ih)(thrown);
            if (!mayRepeat(error))
                throw error;
            const askedMs = error.details.retryAfterMs ?? 0;
            const leftMs = patienceLeftMs() - LAST_TRY_MS;
            const pauseLeftMs = Math.min(leftMs, (0,_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .timeLeftMs */ .bB)(signal, clock));
            const isTooLong = askedMs > 0 && askedMs > pauseLeftMs;
            if (isTooLong || leftMs <= 0)
                throw outage.giveUp(error, isTooLong ? { askedMs, leftMs: pauseLeftMs } : undefined);
            const waitMs = Math.min(leftMs, Math.max(atLeastMs, backoffMs(attempt, error.details.retryAfterMs, random)));
            outage.goesOn(error, waitMs);
            try {
                await clock.sleep(waitMs, signal);
            }
            catch (reason) {
                throw outage.explain(reason);
            }
        }
    }
}
/**
 * The pause before the next try: what the service asked for plus jitter; where it asked for nothing at least half of the bound, so that
 * no service that fails at once is asked in a tight loop.
 */
function backoffMs(failures, askedMs, random) {
    const boundMs = Math.min(CAP_MS, BASE_MS * 2 ** failures);
    return askedMs ? askedMs + random() * boundMs : (boundMs / 2) * (1 + random());
}
/** One line when it begins, one after a minute and after each ten minutes, one when it is over; debug runs show every failure. */
function createOutage({ clock, logger, who }) {
    const say = (text) => logger.info(who === undefined ? text : `${who}: ${text}`);
    let failures = 0;
    let sinceMs = 0;
    let nextLineMs = 0;
    let last;
    return {
        goesOn(error, waitMs) {
            const nowMs = clock.now();
            last = error;
            failures += 1;
            if (failures === 1)
                sinceMs = nowMs;
            const lastedMs = nowMs - sinceMs;
            const again = `Trying again in ${describeMs(waitMs)}.`;
            if (failures === 1)
                say(`${error.message} ${again}`);
            else if (nowMs >= nextLineMs)
                say(`${error.message} It has failed ${failures} times in ${describeMs(lastedMs)}. ${again}`);
            else
                logger.debug(`${error.message} ${again} (${failures} failures in a row)`);
            if (failures === 1)
                nextLineMs = nowMs + MINUTE_MS;
            else if (nowMs >= nextLineMs)
                nextLineMs = nowMs + 10 * MINUTE_MS;
        },
        isOver() {
            if (failures > 1)
                say(`Answered again after ${failures} failures in ${describeMs(clock.now() - sinceMs)}.`);
        },
        giveUp(error, pause) {
            const lasted = failures === 0 ? '' : ` It has failed ${failures + 1} times in ${describeMs(clock.now() - sinceMs)}.`;
            const left = pause && pause.leftMs > 0 ? `only ${describeMs(pause.leftMs)} are left` : 'no time is left';
            const asked = pause ? ` The service asks for a pause of ${describeMs(pause.askedMs)}, and ${left}.` : '';
            return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC(error.code, `${error.message}${lasted}${asked}`, error.details);
        },
        explain(reason) {
            if (last === undefined || !(reason instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC) || reason.code === 'INTERRUPTED')
                return reason;
            const tries = failures === 1 ? 'The last request failed' : `The last ${failures} requests failed`;
            const text = `${reason.message} ${tries}, for ${describeMs(clock.now() - sinceMs)}: ${last.message}`;
            return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC(reason.code, text, { ...reason.details, cause: last });
        },
    };
}
/** `0.5 s`, `45 s`, `5 minutes`. */
function describeMs(ms) {
    if (ms < 10 * SECOND_MS)
        return `${(ms / SECOND_MS).toFixed(1)} s`;
    if (ms < 2 * MINUTE_MS)
        return `${Math.round(ms / SECOND_MS)} s`;
    return `${Math.floor(ms / MINUTE_MS)} minutes`;
}


/***/ }),

/***/ 5999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ baselineTraits)
/* harmony export */ });
/**
 * What a scan must be like to be compared with: of the branch that was looked up, and of the kind that the scan itself tells. A scan
 * that was chosen by its ID need not be of the kind that a start would ask for, and two kinds find different things.
 */
function baselineTraits({ baseline }, { traits }) {
    const { type = baseline.type, mode = baseline.mode, region = baseline.region } = traits;
    return { ...baseline, type, mode, region };
}


/***/ }),

/***/ 2317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ chooseBaseline)
});

// EXTERNAL MODULE: ./build/domain/baseline-file.js
var baseline_file = __webpack_require__(5409);
// EXTERNAL MODULE: ./build/workflow/given-baseline.js
var given_baseline = __webpack_require__(7265);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/rules.js
var rules = __webpack_require__(4238);
// EXTERNAL MODULE: ./build/domain/scan.js
var domain_scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/domain/scan-times.js
var scan_times = __webpack_require__(3987);
// EXTERNAL MODULE: ./build/domain/source.js
var source = __webpack_require__(4012);
// EXTERNAL MODULE: ./build/workflow/baseline-traits.js
var baseline_traits = __webpack_require__(5999);
// EXTERNAL MODULE: ./build/workflow/known-scans.js
var known_scans = __webpack_require__(480);
// EXTERNAL MODULE: ./build/workflow/read-scan.js
var read_scan = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/workflow/latest-baseline.js








/** Scans that turn out to be of another commit or kind when they are read in full; nobody has that many in a row. */
const MOST_READ = 20;
const GIVE_ONE = 'Give {baseline} the ID of a scan, or a file of `scan-gate baseline`';
/** The last completed scan that is comparable and old enough; never one of the same commit, which would compare a thing with itself. */
async function latestBaseline(choosing, signal) {
    const { deps, run, wanted, scan } = choosing;
    const traits = (0,baseline_traits/* baselineTraits */.T)(wanted, scan);
    const sameBranch = traits.branch === wanted.traits.branch;
    // What the base branch is like does not move with the runs of the pull request, except for scans from after the first attempt.
    const anchor = sameBranch || (0,source/* runOf */.ng)(run.source).attempt > 1 ? await deps.anchor(signal) : {};
    const history = sameBranch ? provenBy(anchor, choosing) : undefined;
    if (anchor.unsure !== undefined && (sameBranch || anchor.begunMs === undefined))
        reportUnsure(choosing, anchor.unsure);
    const beforeMs = Math.min((0,scan_times/* beginOf */.pv)(scan) ?? begunBy(choosing), anchor.begunMs ?? Number.POSITIVE_INFINITY, history?.beforeMs ?? Number.POSITIVE_INFINITY);
    const baseline = await newest({ comparable: { ...wanted, traits }, scan, beforeMs, history }, choosing, signal);
    if (baseline !== undefined)
        return { kind: 'scan', scan: baseline, how: sameBranch ? (history ? 'anchored' : 'previous') : 'base-branch' };
    return { kind: 'nothing' };
}
/** A scan of ours whose time is not known has begun by now; with what others have started, it cannot be compared at all. */
function begunBy({ deps, found: { origin } }) {
    if (origin === 'started')
        return deps.clock.now();
    throw new errors/* ScanError */.sC('BASELINE_UNREADABLE', 'Could not determine which scans are older: the service reports no usable time for this scan.', {
        hint: `${GIVE_ONE}.`,
    });
}
/**
 * What the runs prove about scans of this branch. Where this run's commit is not the one that is scanned (on `workflow_run`,
 * `issue_comment`, `deployment`, or with {sha}), they were about other branches as well, and prove nothing about a scan of a commit.
 */
function provenBy({ history }, choosing) {
    if (history === undefined || history.ofOwnCommit || choosing.scan.traits.commit === undefined)
        return history;
    reportUnsure(choosing, {
        why: 'this run belongs to another commit than the scan, so that the runs before it do not show which scans were good',
        hint: `${GIVE_ONE}; or run the gate on \`push\` or \`pull_request\`.`,
        repeated: false,
    });
    return undefined;
}
/**
 * Without the workflow's history a failed run may become the next one's baseline; and when this very run is repeated, the scan of its
 * first attempt would.
 */
function reportUnsure({ run, found }, { why, hint, repeated, passing }) {
    if (repeated || (passing && (0,rules/* needsBaseline */.ZQ)(run.gate)))
        throw new errors/* ScanError */.sC('BASELINE_UNREADABLE', `Which scans are old enough to compare with is not known: ${why}.`, { hint });
    if (!(0,rules/* needsBaseline */.ZQ)(run.gate))
        return;
    const text = `The baseline is the previous scan, which moves along with every run: what fails today is old tomorrow. It is so because ${why}.`;
    found.notes.push({ level: 'warning', code: 'rolling-baseline', text, hint });
}
/**
 * @returns undefined where it is certain that there is none
 * @throws ScanError `BASELINE_UNREADABLE` where there may be one that does not show what it would have to
 */
async function newest(measure, choosing, signal) {
    const { deps, scanner } = choosing;
    const listed = await listFor(measure, choosing, signal);
    const doubtful = [];
    let younger = false;
    let reads = 0;
    let best;
    const rank = (candidate) => rankOf(candidate, measure.history);
    for (const candidate of listed.toSorted((a, b) => ((0,scan_times/* beginOf */.pv)(b) ?? 0) - ((0,scan_times/* beginOf */.pv)(a) ?? 0))) {
        const asListed = fitnessOf(candidate, measure);
        younger ||= asListed === 'younger';
        if (asListed === 'unfit' || asListed === 'younger' || (best && rank(candidate) >= rank(best)))
            continue;
        if ((reads += 1) > MOST_READ) {
            if (best)
                break;
            throw undecided(candidate);
        }
        // Lists leave out what the scan itself reports, such as its commit.
        const full = await (0,read_scan/* readPatiently */.B)(scanner, candidate, 'full', deps, signal);
        const fitness = fitnessOf(full, measure);
        if (fitness === 'fit' && (best === undefined || rank(full) < rank(best)))
            best = full;
        if (best && rank(best) === 0)
            return best;
        younger ||= fitness === 'younger';
        if (fitness === 'unknown')
            doubtful.push(full);
    }
    if (best)
        return best;
    const [doubt] = doubtful;
    if (doubt !== undefined)
        throw undecided(doubt);
    const why = younger ? ' Scans that this run, or a run that failed, may have started are not compared with.' : '';
    deps.logger.info(`No earlier completed scan of another commit exists, so every finding counts as new.${why}`);
    return undefined;
}
/** Only the newest may have been listed, and the one that is looked for may be older. */
async function listFor(measure, choosing, signal) {
    const { found, scanner, wanted, known } = choosing;
    const { branch } = measure.comparable.traits;
    const like = { branch };
    const holds = (scans) => scans.some((scan) => ['fit', 'unknown'].includes(fitnessOf(scan, measure)));
    const first = known !== undefined && branch === wanted.traits.branch ? known : await (0,known_scans/* listScans */.v7)(scanner, wanted, like, signal);
    found.listed ??= first;
    return holds(first) || first.length === 0 ? first : await (0,known_scans/* listScans */.v7)(scanner, wanted, like, signal, holds);
}
/** Which of the good runs the scan's commit is of: 0 is the last one, whose scan is the baseline even if another is newer. */
function rankOf({ traits: { commit } }, history) {
    if (commit === undefined)
        return 0;
    return Math.max(0, history?.commits?.findIndex((good) => (0,domain_scan/* sameCommit */.Kd)(good, commit)) ?? 0);
}
function fitnessOf(candidate, { comparable, scan, beforeMs, history }) {
    if (candidate.state !== 'completed' || candidate.id === scan.id || !(0,known_scans/* mayBeOurs */.UN)(comparable, candidate))
        return 'unfit';
    const [mine, its] = [scan.traits.commit, candidate.traits.commit];
    if (mine !== undefined && its !== undefined && (0,domain_scan/* sameCommit */.Kd)(mine, its))
        return 'unfit';
    const beginMs = (0,scan_times/* beginOf */.pv)(candidate);
    if (beginMs !== undefined && !(beginMs < beforeMs))
        return 'younger';
    if (history !== undefined && mayBeOfFailed(candidate, history))
        return 'younger';
    if (history?.commits !== undefined && its !== undefined && !history.commits.some((commit) => (0,domain_scan/* sameCommit */.Kd)(commit, its)))
        return 'younger';
    return beginMs === undefined || (mine !== undefined && its === undefined) ? 'unknown' : 'fit';
}
/** A failed run may have asked for it, or have been there when it left the queue. */
function mayBeOfFailed(scan, { failed }) {
    const times = [(0,scan_times/* createdOf */.YC)(scan), (0,scan_times/* beginOf */.pv)(scan)];
    return failed.some(({ fromMs, toMs }) => times.some((ms) => ms !== undefined && ms >= fromMs && ms <= toMs));
}
function undecided({ id }) {
    return new errors/* ScanError */.sC('BASELINE_UNREADABLE', `Could not determine whether the scan ${id} is an earlier one of another commit.`, {
        hint: `${GIVE_ONE}.`,
    });
}

// EXTERNAL MODULE: ./build/workflow/sparing.js
var sparing = __webpack_require__(3720);
;// CONCATENATED MODULE: ./build/workflow/baseline.js




/**
 * The baseline, read in full.
 *
 * @returns undefined where none is wanted, or where it cannot be read and no rule needs it
 * @throws ScanError `BASELINE_UNREADABLE` where a rule needs it
 */
async function chooseBaseline(choosing, interrupt) {
    const { run, deps, found } = choosing;
    const { baseline = 'auto' } = run.waiting;
    if (baseline === 'none')
        return undefined;
    return await (0,sparing/* sparing */.l)(run, deps, found, interrupt, (signal) => {
        if (baseline === 'auto')
            return latestBaseline(choosing, signal);
        return (0,baseline_file/* isBaselineFile */.MP)(baseline) ? (0,given_baseline/* fromFile */.H0)(choosing, baseline, signal) : (0,given_baseline/* fromScan */.Ss)(choosing, baseline, signal);
    });
}


/***/ }),

/***/ 2692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ buildReport),
/* harmony export */   c: () => (/* binding */ detailsOf)
/* harmony export */ });
/* harmony import */ var _domain_hint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6324);
/* harmony import */ var _told_once_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4561);


/** The run as one plain object: results.json, and what every surface is rendered from. */
function buildReport(run, found, decision) {
    const { service, source } = run;
    const { error, target, evaluation, measured, partial, comparison, diagrams, scores, checks } = found;
    const scan = found.scan && found.origin && { ...withoutLight(found.scan), origin: found.origin };
    return {
        schemaVersion: 1,
        name: run.name,
        service: { id: service.id, title: service.title, ...(run.otherHost !== undefined && { apiUrl: run.otherHost }) },
        decision,
        ...(run.policy && { policy: run.policy }),
        ...(error && {
            error: { code: error.code, message: error.message, hint: error.hint && (0,_domain_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .nameInputs */ .z)(error.hint, run.inputStyle, run.keyVariable) },
        }),
        source,
        ...(target && { target }),
        ...(scan && { scan }),
        ...(measured && { measured }),
        ...(evaluation && { evaluation }),
        ...(partial && { partial }),
        ...(comparison && { comparison }),
        ...(diagrams && diagrams.length > 0 && { diagrams }),
        ...(scores && { scores }),
        notes: (0,_told_once_js__WEBPACK_IMPORTED_MODULE_0__/* .notesOnce */ .h)(found.notes.map((note) => named(note, run)), error?.hint && (0,_domain_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .nameInputs */ .z)(error.hint, run.inputStyle, run.keyVariable)),
        ...(checks && { checks: checks.map((check) => named(check, run)) }),
    };
}
/**
 * What world-readable surfaces show. Numbers alone where anybody can read them and the target is not the repository's own code:
 * code-scanning alerts are for maintainers only, the rest of a public repository's surfaces is not.
 */
function detailsOf(run, target) {
    if (run.details !== 'auto')
        return run.details;
    const worldReadable = run.source.ci === 'github' && (run.source.visibility === 'public' || run.source.visibility === 'unknown');
    const ownCode = target?.ownCode ?? run.service.scansRepository;
    return worldReadable && !ownCode ? 'counts' : 'full';
}
/** Hints are written with `{input}`. */
function named(told, { inputStyle, keyVariable }) {
    return told.hint === undefined ? told : { ...told, hint: (0,_domain_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .nameInputs */ .z)(told.hint, inputStyle, keyVariable) };
}
/** Where the news of a scan came from, and what it is known by, is nobody's business but the workflow's. */
function withoutLight({ light: _light, mark: _mark, options: _options, ...scan }) {
    return scan;
}


/***/ }),

/***/ 7517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lm: () => (/* binding */ wantedOf),
/* harmony export */   fE: () => (/* binding */ unsureOptions),
/* harmony export */   hj: () => (/* binding */ findScan)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_scan_times_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3987);
/* harmony import */ var _known_scans_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(480);
/* harmony import */ var _read_scan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6418);




/** Scans of the same target that turn out to be of another kind; nobody has that many in a row. */
const MOST_READ = 20;
/**
 * The scan that `scan-id` means. `latest` is the newest of the target that matches, in whatever state: an older one would answer
 * for code that is no longer there. With other options it would answer another question.
 *
 * @throws ScanError `NO_SCAN`, `LATEST_UNKNOWN`, `WRONG_SCAN`
 */
async function findScan(deps, scanner, wanted, scanId, signal) {
    if (scanId !== 'latest')
        return await (0,_read_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .readPatiently */ .B)(scanner, { id: scanId, target: wanted.target.id }, 'full', deps, signal);
    const matching = (scans) => scans.filter((scan) => (0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .mayBeOurs */ .UN)(wanted, scan) && (0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .mayHaveOptions */ .Y0)(wanted, scan)).sort(_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_3__/* .byNewest */ .Kd);
    const scans = await (0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .listScans */ .v7)(scanner, wanted, { branch: wanted.traits.branch }, signal, (some) => matching(some).length > 0);
    const candidates = await withTimes(matching(scans), { deps, scanner, wanted }, signal);
    for (const candidate of candidates.slice(0, MOST_READ)) {
        // Lists tell less than scans: what an item leaves open is asked of the scan itself.
        const scan = (0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .isAskedFor */ .un)(wanted, candidate) && (0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .hasOptions */ .zs)(wanted, candidate)
            ? candidate
            : await (0,_read_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .readPatiently */ .B)(scanner, candidate, 'full', deps, signal);
        if ((0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .mayBeOurs */ .UN)(wanted, scan) && (0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .hasOptions */ .zs)(wanted, scan))
            return scan;
    }
    const named = wanted.options?.reported === undefined ? '' : ', and that was started by this gate with the same options';
    const start = named === '' ? 'a job without {scan-id}' : 'a job without {scan-id}, with the same {name} and {scan-options}';
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('NO_SCAN', `${wanted.target.label} has no scan that matches ${describe(wanted)}${named}.`, {
        hint: `Start one first (${start}), or give the ID of the scan to collect as {scan-id}.`,
    });
}
/** What a person should know of `scan-id: latest`, where scans do not report all of their options. */
function unsureOptions({ options }, scanId) {
    if (scanId !== 'latest' || options?.unreported === undefined)
        return undefined;
    return {
        text: `The latest scan may have been started with other options than this job's: ${options.unreported}.`,
        hint: 'Give the ID of the scan to collect as {scan-id}.',
    };
}
/**
 * A scan without a usable time could be the latest. Lists leave out what the scan itself reports, so it is asked; the only scan there is
 * needs no time.
 *
 * @throws ScanError `LATEST_UNKNOWN` if one has no usable time even so
 */
async function withTimes(scans, { deps, scanner, wanted }, signal) {
    const undated = scans.filter((scan) => (0,_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_3__/* .createdOf */ .YC)(scan) === undefined);
    if (scans.length <= 1 || undated.length === 0)
        return scans;
    const timed = scans.filter((scan) => (0,_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_3__/* .createdOf */ .YC)(scan) !== undefined);
    for (const [index, scan] of undated.entries()) {
        if (index >= MOST_READ)
            throw untimed(wanted, scan);
        const full = await (0,_read_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .readPatiently */ .B)(scanner, scan, 'full', deps, signal);
        if (!(0,_known_scans_js__WEBPACK_IMPORTED_MODULE_1__/* .mayBeOurs */ .UN)(wanted, full))
            continue;
        if ((0,_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_3__/* .createdOf */ .YC)(full) === undefined)
            throw untimed(wanted, full);
        timed.push(full);
    }
    return timed.sort(_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_3__/* .byNewest */ .Kd);
}
function untimed({ target }, { id }) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('LATEST_UNKNOWN', `Could not determine which scan of ${target.label} is the latest: the scan ${id} has no usable time.`, {
        hint: 'Give the ID of the scan to collect as {scan-id}. A time more than two minutes ahead of the clock of this machine is not used: check that clock.',
    });
}
/**
 * What a collected scan is held against. An event that speaks for one commit takes no other commit's scan, nor does one without a
 * branch; a nightly job takes a scan of its branch, whatever its commit. Of the other traits, a scan that was chosen by its ID must have
 * those that a person has chosen too; the defaults say nothing about it.
 */
function wantedOf(run, located) {
    const { scanId } = run.waiting;
    if (scanId === undefined)
        return located;
    const { commit, branch, ...others } = located.traits;
    const bound = run.source.boundToCommit || run.source.overridden || branch === undefined;
    const chosen = Object.fromEntries(run.explicit.map((name) => [name, located.traits[name]]));
    const held = { ...(scanId === 'latest' ? others : chosen), branch };
    return { ...located, traits: bound && commit !== undefined ? { ...held, commit } : held };
}
function describe({ traits }) {
    const parts = Object.entries(traits).filter(([, value]) => value !== undefined);
    return parts.length === 0 ? 'anything' : parts.map(([name, value]) => `${name} ${value ?? ''}`).join(', ');
}


/***/ }),

/***/ 6477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ finish)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/judgement.js
var judgement = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/domain/reasons.js
var reasons = __webpack_require__(1623);
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
    if (outcome.kind === 'complete' && (0,judgement/* missingMeasure */.jb)(outcome, settings) !== undefined)
        return decide({ kind: 'error', code: 'MEASURE_MISSING' }, settings);
    const rules = outcome.kind === 'complete' ? (0,judgement/* judgeRules */.T_)(outcome, settings) : [];
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
            const told = (broken.length > 0 ? broken : rules).map((rule) => rule.says);
            return told.length > 0 ? told.join('; ') : withoutRules(outcome);
        }
        case 'started':
            return 'the scan was started and is not waited for';
        case 'error':
            return reasons/* REASONS */.e[outcome.code];
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

// EXTERNAL MODULE: ./build/domain/hint.js
var domain_hint = __webpack_require__(6324);
// EXTERNAL MODULE: ./build/runtime/version.js
var version = __webpack_require__(9623);
// EXTERNAL MODULE: ./build/workflow/build-report.js
var build_report = __webpack_require__(2692);
// EXTERNAL MODULE: ./build/workflow/outcome.js
var workflow_outcome = __webpack_require__(4208);
// EXTERNAL MODULE: ./build/report/sarif/limits.js
var limits = __webpack_require__(1453);
// EXTERNAL MODULE: ./build/report/sarif/reduction.js
var sarif_reduction = __webpack_require__(2760);
// EXTERNAL MODULE: ./build/report/sarif.js
var sarif = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/runtime/gzip.js
var gzip = __webpack_require__(1055);
;// CONCATENATED MODULE: ./build/workflow/sarif-file.js




/**
 * The SARIF of a report, as whole as it fits: evidence of the least severe findings goes first, then findings do. Undefined without a
 * full read of a completed scan. What does not fit at all is given as small as it gets: the upload's preflight refuses it.
 *
 * @param maxBytes After gzip.
 */
async function sarifFileOf(report, options, maxBytes = limits/* GITHUB_LIMITS */.f.gzipBytes) {
    return (await largestWithin(report, options, maxBytes))?.file;
}
/** A smaller file of the same report, where there is one that fits. */
async function smallerSarifOf(report, options, maxBytes) {
    const found = await largestWithin(report, options, maxBytes);
    return found?.fits === true ? found.file : undefined;
}
/** @param maxBytes After gzip. */
async function largestWithin(report, options, maxBytes) {
    let smallest;
    let text = '';
    let fits = false;
    for (const reduction of sarif_reduction/* REDUCTIONS */.P) {
        const rendered = (0,sarif/* renderSarif */.WH)(report, { ...options, reduction });
        if (rendered === undefined)
            return undefined;
        // Nothing is so bad, or so little, in this report.
        if (smallest && rendered.shortened === smallest.shortened && rendered.results === smallest.results)
            continue;
        smallest = rendered;
        text = (0,sarif/* compactJson */.Ar)(rendered.log);
        fits = (await (0,gzip/* gzipBytes */.g)(text, maxBytes)) <= maxBytes;
        if (fits)
            break;
    }
    return smallest && { file: { text, told: toldOf(smallest) }, fits };
}
function toldOf({ results, leftOut, shortened, anchor }) {
    return { results, leftOut, ...(shortened > 0 && { shortened }), anchor };
}

// EXTERNAL MODULE: ./build/workflow/told-once.js
var told_once = __webpack_require__(4561);
;// CONCATENATED MODULE: ./build/workflow/finish.js








/** Decides, reports and publishes, in this order; the job is failed by the caller, after all of it. */
async function finish(run, deps, found, outcome) {
    const details = (0,build_report/* detailsOf */.c)(run, found.target);
    const first = await withSarif(deps.redactor.redactAll((0,build_report/* buildReport */.F)(run, found, decide(outcome, run.gate))), run);
    try {
        return { ...(await publishAll(run, deps, { ...first, details, earlier: [] })), details };
    }
    finally {
        deps.ledger.save({ phase: 'ended', intent: found.intent, scan: found.uncancelled });
    }
}
/** They ask GitHub and end with the last words; the others write files and lines, and are written in every case. */
const OVER_NETWORK = ['sarif', 'comment', 'issue'];
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
        const whole = named(await publishSafely(publisher, { ...what, earlier: publications }, deps), run);
        const once = (0,told_once/* toldOnce */.n)(whole, what.report, publications);
        const { publication } = once;
        publications.push(publication);
        tell(deps, once);
        const { uploaded } = publication;
        if (uploaded !== undefined) {
            // The file is the one that was uploaded, and every page tells what it holds.
            what = { ...what, sarif: uploaded.text, report: { ...what.report, sarif: uploaded.told } };
            await replaceEarlier(run, deps, what, publications);
        }
    }
    return { report: what.report, publications };
}
/** No two surfaces may disagree: what was published with the old verdict is published again. */
async function replaceEarlier(run, deps, what, publications) {
    for (const [index, { surface }] of publications.entries()) {
        const publisher = deps.publishers.find((candidate) => candidate.surface === surface);
        if (publisher === undefined || !REPLACEABLE.includes(surface))
            continue;
        const earlier = publications.slice(0, index);
        const whole = named(await publishSafely(publisher, { ...what, earlier }, deps), run);
        publications[index] = (0,told_once/* toldOnce */.n)(whole, what.report, earlier).publication;
    }
}
/** SARIF is rendered only from a completed scan that was read in full. */
async function withSarif(report, { sarif }) {
    const options = { toolVersion: version/* VERSION */.x, ...sarif };
    const file = await sarifFileOf(report, options);
    if (file === undefined)
        return { report };
    const smallerSarif = (maxBytes) => smallerSarifOf(report, options, maxBytes);
    return { report: { ...report, sarif: file.told }, sarif: file.text, smallerSarif };
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
function named(publication, { inputStyle, keyVariable }) {
    const { note } = publication;
    return note === undefined
        ? publication
        : { ...publication, note: { ...note, ...(note.hint !== undefined && { hint: (0,domain_hint/* nameInputs */.z)(note.hint, inputStyle, keyVariable) }) } };
}
function tell({ logger }, { publication: { note }, repeated }) {
    if (note === undefined)
        return;
    // That an event never uploads is as it should be: worth a line, not an annotation on every run.
    if (repeated || note.code === 'upload-not-allowed')
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
        const { outcome, error } = (0,workflow_outcome/* outcomeOf */.s)(interrupt.reason);
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


/***/ }),

/***/ 7265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H0: () => (/* binding */ fromFile),
/* harmony export */   Ss: () => (/* binding */ fromScan),
/* harmony export */   Ub: () => (/* binding */ readEarly)
/* harmony export */ });
/* harmony import */ var _domain_baseline_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5409);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6046);
/* harmony import */ var _domain_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4238);
/* harmony import */ var _domain_scan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7940);
/* harmony import */ var _baseline_traits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5999);
/* harmony import */ var _read_scan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6418);
/* harmony import */ var _sparing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3720);







/**
 * A given baseline that cannot be used is told before a scan is started, and paid, where a rule needs it.
 *
 * @returns what was read, so that it is not asked for twice; undefined where no rule needs it
 * @throws ScanError `BASELINE_UNREADABLE`
 */
async function readEarly({ run, deps, found, scanner, wanted }, interrupt) {
    const { baseline = 'auto' } = run.waiting;
    if (!(0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .needsBaseline */ .ZQ)(run.gate) || baseline === 'auto' || baseline === 'none')
        return undefined;
    return await (0,_sparing_js__WEBPACK_IMPORTED_MODULE_4__/* .sparing */ .l)(run, deps, found, interrupt, async (signal) => {
        if ((0,_domain_baseline_file_js__WEBPACK_IMPORTED_MODULE_0__/* .isBaselineFile */ .MP)(baseline))
            return { file: await deps.readBaselineFile(baseline, { scanner: run.service.id, wanted }, signal) };
        // A scan that is collected by its ID need not be of the kind that a start would ask for: the two are held together when it is read.
        const kind = run.waiting.scanId === undefined ? wanted.baseline : {};
        return { scan: await readGiven(scanner, baseline, { ...wanted, baseline: kind }, deps, signal) };
    });
}
/** A mistyped ID is told before a scan is started, and paid. */
async function readGiven(scanner, id, wanted, deps, signal) {
    const hint = 'Check {baseline}: auto, none, a file, or the ID of a completed scan of the same target and kind.';
    try {
        const earlier = await (0,_read_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .readPatiently */ .B)(scanner, { id, target: wanted.target.id }, 'full', deps, signal);
        const fault = faultOf(earlier, wanted, wanted.baseline);
        if (fault !== undefined)
            throw unfit(id, fault);
        return earlier;
    }
    catch (error) {
        signal.throwIfAborted();
        const { code, message } = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asScanError */ .ih)(error);
        throw code === 'NOT_FOUND' ? new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ScanError */ .sC(code, message, { hint, cause: error }) : error;
    }
}
/** A file that `scan-gate baseline` has written. */
async function fromFile({ run, deps, found, wanted, early }, path, signal) {
    const read = () => deps.readBaselineFile(path, { scanner: run.service.id, wanted }, signal);
    const file = early && 'file' in early ? early.file : await read();
    if (file !== undefined)
        return { kind: 'file', path, file };
    found.notes.push({
        level: 'notice',
        code: 'baseline-not-merged',
        text: `The commit that this change is to be merged into has no baseline file ${path}, so that every finding is new.`,
        hint: 'A baseline file that the change itself brings takes effect after the merge: until then, findings that were there before fail a gate on new ones too.',
    });
    return { kind: 'nothing', path };
}
/** A scan that is named by its ID. */
async function fromScan({ deps, scanner, wanted, scan, early }, id, signal) {
    const read = () => (0,_read_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .readPatiently */ .B)(scanner, { id, target: wanted.target.id }, 'full', deps, signal);
    const earlier = early && 'scan' in early ? early.scan : await read();
    const fault = earlier.id === scan.id ? 'is the one that is compared with it' : faultOf(earlier, wanted, (0,_baseline_traits_js__WEBPACK_IMPORTED_MODULE_5__/* .baselineTraits */ .T)(wanted, scan));
    if (fault === undefined)
        return { kind: 'scan', scan: earlier, how: 'given' };
    throw unfit(id, fault);
}
/** Why a scan is none to compare with; of two kinds, what one has not found the other may never look for. */
function faultOf(earlier, { target }, { type, mode, region, variant }) {
    if (earlier.target !== target.id)
        return 'is of another target';
    if (earlier.state !== 'completed')
        return `is ${earlier.word}, and not completed`;
    const told = Object.entries({ type, mode, region, variant }).filter(([name]) => Reflect.get(earlier.traits, name) !== undefined);
    const [other] = (0,_domain_scan_js__WEBPACK_IMPORTED_MODULE_6__/* .differingTraits */ .wk)(Object.fromEntries(told), earlier.traits);
    return other && `is of another ${other}`;
}
function unfit(id, fault) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ScanError */ .sC('WRONG_SCAN', `The scan ${id}, which is to be the baseline, ${fault}.`, {
        hint: 'Give the ID of a completed scan of the same target and kind as {baseline}, or auto.',
    });
}


/***/ }),

/***/ 480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ durationsOf),
/* harmony export */   De: () => (/* binding */ assertScanId),
/* harmony export */   UN: () => (/* binding */ mayBeOurs),
/* harmony export */   Y0: () => (/* binding */ mayHaveOptions),
/* harmony export */   Yn: () => (/* binding */ assertAskedFor),
/* harmony export */   un: () => (/* binding */ isAskedFor),
/* harmony export */   v2: () => (/* binding */ addKnown),
/* harmony export */   v7: () => (/* binding */ listScans),
/* harmony export */   zs: () => (/* binding */ hasOptions)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_instant_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2224);
/* harmony import */ var _domain_scan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7940);
/* harmony import */ var _domain_scan_times_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3987);




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
        if (!(error instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC) || error.code !== 'INCOMPLETE')
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
        // A page without a scan of the target shows nothing.
        if (scans.length > 0 && (0,_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_1__/* .isNewestFirst */ .j2)(scans) && suffices(scans))
            break;
        if (scans.length >= MOST_SCANS) {
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('INCOMPLETE', `There are more than ${MOST_SCANS} scans, in no order that tells which are the newest.`, {
                hint: 'Give the scan to collect by {scan-id}, or ask the service for a list that begins with the newest.',
            });
        }
    }
    return scans;
}
/** All that is known of the target now, `more` included: before a start that follows another one, which these scans are none of. */
async function addKnown({ scanner, wanted, known }, more, signal) {
    const listed = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal);
    return [...new Map([...known, ...more, ...listed].map((scan) => [scan.id, scan])).values()];
}
/**
 * @throws ScanError `WIRE_FORMAT` for an id that must not enter an address or an output
 */
function assertScanId(id) {
    if ((0,_domain_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .isScanId */ .tk)(id))
        return;
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('WIRE_FORMAT', 'The service gave a scan an ID that cannot be used: letters, digits, dots, _ and - are allowed.', {
        hint: 'Check {api-url}; else please report it to the service.',
    });
}
/** The scan is of the target and, as far as it tells, of the traits that were asked for. */
function mayBeOurs(wanted, scan) {
    const told = Object.fromEntries(Object.entries(wanted.traits).filter(([name]) => Reflect.get(scan.traits, name) !== undefined));
    return scan.target === wanted.target.id && (0,_domain_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .differingTraits */ .wk)(told, scan.traits).length === 0;
}
/** The scan says itself that it is what was asked for, in every trait. */
function isAskedFor(wanted, scan) {
    return scan.target === wanted.target.id && (0,_domain_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .differingTraits */ .wk)(wanted.traits, scan.traits).length === 0;
}
/** The scan may have been started with the options that were asked for, as far as it reports them; a list item may report nothing. */
function mayHaveOptions(wanted, scan) {
    return hasOptions(wanted, scan) || scan.mark === undefined;
}
/** The scan itself reports the options that were asked for, as far as scans do. */
function hasOptions({ options }, scan) {
    return options?.reported === undefined || scan.options === options.reported;
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
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('WRONG_SCAN', `The scan ${scan.id} is not the one that was asked for: asked for ${describe(asked)}; it is of ${describe(got)}${unreportedOf(wanted, scan)}.`, {
        hint: 'Nothing of it was used. Check {target}, {ref}, {sha}, {scan-type}, {region}, {scan-options} and {scan-id}; if they are right, ask the service why it scanned something else.',
        sensitive: [scan.target],
    });
}
function unreportedOf({ traits }, scan) {
    const names = (0,_domain_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .differingTraits */ .wk)(traits, scan.traits).filter((name) => scan.traits[name] === undefined);
    return names.length === 0 ? '' : `, and does not report its ${names.join(' and ')}`;
}
function describe(traits) {
    const parts = Object.entries(traits).filter(([, value]) => value !== undefined);
    return parts.map(([name, value]) => `${name} ${value ?? ''}`).join(', ');
}
/** How long completed scans of this kind took, in milliseconds; newest first. Branch and commit do not matter to that. */
function durationsOf(wanted, scans) {
    const { branch: _branch, commit: _commit, ...kind } = wanted.traits;
    return scans
        .filter((scan) => scan.state === 'completed' && mayBeOurs({ ...wanted, traits: kind }, scan))
        .toSorted(_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_1__/* .byNewest */ .Kd)
        .map((scan) => ((0,_domain_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .msOf */ .QZ)(scan.completedAt) ?? Number.NaN) - ((0,_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_1__/* .beginOf */ .pv)(scan) ?? Number.NaN))
        .filter((ms) => ms > 0)
        .slice(0, 5);
}


/***/ }),

/***/ 8260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ measuredOf),
/* harmony export */   T5: () => (/* binding */ holdNumbersAgainst),
/* harmony export */   TG: () => (/* binding */ assertMeasured)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_judgement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1094);
/* harmony import */ var _needs_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9650);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2571);




/**
 * Numbers stand in for a list only where it may be that the service has none, for second-class documents alone show it, and no rule
 * asks which findings they are. A list that the service documents, and that is not there, is no reason to pass.
 */
function measuredOf({ service }, { counts, uncounted, posture, inventory }, { evaluation, whyNoList }, compared) {
    const mayLackList = whyNoList !== undefined && service.uncertain?.includes('findings') === true;
    const numbers = mayLackList && counts && { counts, ...(uncounted && { uncounted }) };
    const known = evaluation ? { counts: evaluation.counts } : numbers;
    const newCounts = evaluation && compared?.comparison.findings?.newCounts;
    const { waived = 0, outside = 0 } = evaluation ?? {};
    const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
    return {
        ...known,
        ...(newCounts && { newCounts }),
        ...(waived + outside > 0 && { aside: { waived, outside } }),
        ...(posture && { posture }),
        ...(resources !== undefined && { resources }),
        ...(compared && { against: compared.against }),
    };
}
/** @throws ScanError `MEASURE_MISSING` for numbers that nobody can divide by waiver, path or novelty */
function holdNumbersAgainst(run, why) {
    const needing = (0,_needs_list_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsForList */ .r)(run);
    if (needing.length === 0)
        return;
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('MEASURE_MISSING', `The service gives only numbers of findings, and no list: ${why}`, {
        hint: `The gate needs a list for ${needing.join(', ')}. Check {api-url} and the permissions of the key; or do without: {gate-on} all, no budgets of new findings, and waivers that name another scanner.`,
    });
}
/** @throws ScanError `MEASURE_MISSING` for what a rule needs and nobody has told */
function assertMeasured(run, scan, measured, whyNoList) {
    const missing = (0,_domain_judgement_js__WEBPACK_IMPORTED_MODULE_1__/* .missingMeasure */ .jb)(measured, run.gate);
    if (missing === 'posture')
        throw scoreMissing(scan, run.service.title);
    if (missing === 'baseline' || missing === 'inventory')
        throw baselineMissing(missing);
    if (missing !== undefined)
        throw (0,_prepare_js__WEBPACK_IMPORTED_MODULE_3__/* .measureMissing */ .TN)(whyNoList ?? 'neither a list nor numbers.', measured.uncounted);
}
function baselineMissing(missing) {
    const what = missing === 'baseline'
        ? 'The baseline does not tell what a rule compares with'
        : 'A kind of resource that max-resource-change limits is told by neither scan';
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('MEASURE_MISSING', `${what}.`, {
        hint: 'Give another {baseline}, or a rule that does without: {gate-on} all, no {max-score-drop}, kinds that the service names.',
    });
}
function scoreMissing({ id }, title) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('MEASURE_MISSING', `${title} tells no score of the scan ${id}.`, {
        hint: 'The rule {min-score} needs it. Run the job again; if it lasts, ask the service, or leave {min-score} out.',
    });
}


/***/ }),

/***/ 9650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ needsList),
/* harmony export */   r: () => (/* binding */ reasonsForList)
/* harmony export */ });
/* harmony import */ var _domain_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4238);

/** What asks which findings there are, so that numbers alone do not answer; each in words for a hint. */
function reasonsForList({ scope, gate }) {
    return [
        scope.waivers.length > 0 && 'waivers of the policy',
        scope.paths !== undefined && '{paths}',
        (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .needsNew */ .qI)(gate) && 'what is new',
    ].filter((need) => need !== false);
}
/** Whether numbers of findings do not do in place of a list. */
function needsList(run) {
    return reasonsForList(run).length > 0;
}


/***/ }),

/***/ 4208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1623);


const INTERRUPTED_HINT = 'A person, a newer run of the same workflow (concurrency) or the time limit of the job has ended it. Run it again.';
/** What an error means for the verdict. The signal's reason decides between `timeout` and `cancelled`. */
function outcomeOf(thrown) {
    const error = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asScanError */ .ih)(thrown);
    switch (error.code) {
        case 'TIMEOUT':
            return { outcome: { kind: 'timeout', why: whyTimeout(error) }, error };
        case 'BUSY':
            return { outcome: { kind: 'timeout', why: _domain_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .e.BUSY }, error };
        case 'INTERRUPTED':
            return {
                outcome: { kind: 'cancelled', why: _domain_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .e.INTERRUPTED },
                error: new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC(error.code, error.message, { hint: INTERRUPTED_HINT }),
            };
        case 'SCAN_CANCELLED':
            return { outcome: { kind: 'cancelled', why: _domain_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .e.SCAN_CANCELLED }, error };
        default:
            return { outcome: { kind: 'error', code: error.code }, error };
    }
}
/** Names the outage that was going on at the deadline, in our own words. */
function whyTimeout({ details: { cause } }) {
    return cause instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC ? `${_domain_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .e.TIMEOUT}, and at the end ${_domain_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .e[cause.code]}` : _domain_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .e.TIMEOUT;
}


/***/ }),

/***/ 2571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ timedBy),
/* harmony export */   TN: () => (/* binding */ measureMissing),
/* harmony export */   iA: () => (/* binding */ prepare),
/* harmony export */   mW: () => (/* binding */ notInTime)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_judgement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1094);
/* harmony import */ var _domain_scan_times_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3987);
/* harmony import */ var _domain_severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5526);
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9551);
/* harmony import */ var _runtime_patience_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3636);
/* harmony import */ var _find_scan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7517);
/* harmony import */ var _given_baseline_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7265);
/* harmony import */ var _known_scans_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(480);
/* harmony import */ var _needs_list_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9650);










/** Looks up the target and, where a scan may be started, what is known of it. Ends with the time-out even if the service hangs. */
async function prepare(run, deps, found, scanner, interrupt) {
    return await (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .withDeadline */ .NE)(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, async (signal) => {
        const located = await scanner.locate(signal);
        found.target = located.target;
        deps.veil.settle(located.target);
        if (run.scope.paths && isElsewhere(run, located))
            throw pathsElsewhere();
        for (const { text, hint } of located.notices ?? []) {
            deps.logger.info(text);
            found.notes.push({ level: 'notice', code: 'lookup', text, ...(hint !== undefined && { hint }) });
        }
        const wanted = (0,_find_scan_js__WEBPACK_IMPORTED_MODULE_5__/* .wantedOf */ .Lm)(run, located);
        const early = await (0,_given_baseline_js__WEBPACK_IMPORTED_MODULE_6__/* .readEarly */ .Ub)({ run, deps, found, scanner, wanted }, signal);
        if (run.waiting.scanId !== undefined)
            return { wanted, early };
        const known = await (0,_known_scans_js__WEBPACK_IMPORTED_MODULE_7__/* .listScans */ .v7)(scanner, wanted, { branch: wanted.traits.branch }, signal);
        found.listed = known;
        await assertMeasurable({ run, deps, found, scanner, known }, signal);
        return { wanted, known, early };
    });
}
/** Another repository than the job's: none of its commits is known, and so none of its files. A terminal has no repository of its own. */
function isElsewhere({ source }, { target, traits }) {
    return !target.ownCode && traits.commit === undefined && source.repository !== undefined;
}
function pathsElsewhere() {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('CONFIG', "The target is not the job's own repository, so paths cannot be compared with its files.", {
        hint: 'Leave out {paths}, or run the gate in a workflow of that repository.',
    });
}
/** The run, with the times of the scan that was looked up; a time-out that somebody gave stays. */
function timedBy(run, { times }) {
    if (times === undefined)
        return run;
    const { waiting } = run;
    return { ...run, lastsMs: times.lastsMs, waiting: waiting.timeoutIsDefault ? { ...waiting, timeoutMs: times.timeoutMs } : waiting };
}
/**
 * Asks an earlier scan for what the gate needs and only second-class documents promise: before a scan is started, and paid.
 *
 * @throws ScanError `MEASURE_MISSING`
 */
async function assertMeasurable({ run, deps, found, scanner, known }, signal) {
    const { service, gate } = run;
    const [earlier] = known.filter((scan) => scan.state === 'completed').toSorted(_domain_scan_times_js__WEBPACK_IMPORTED_MODULE_9__/* .byNewest */ .Kd);
    // Numbers stand in for a list; where a list of scans leaves them out, the scan itself may tell them.
    if (earlier === undefined || (service.measures.includes('counts') && earlier.counts === undefined))
        return;
    const { counts, uncounted } = earlier;
    const { severityThreshold, maxFindings, warnOnly } = gate;
    const lacking = (0,_domain_judgement_js__WEBPACK_IMPORTED_MODULE_1__/* .missingMeasure */ .jb)({ counts, newCounts: counts, uncounted }, { severityThreshold, maxFindings, warnOnly });
    const needed = (0,_needs_list_js__WEBPACK_IMPORTED_MODULE_8__/* .needsList */ .C)(run) ? 'findings' : lacking;
    if (needed !== 'findings' || !service.uncertain?.includes(needed))
        return;
    const look = (within) => probe(scanner, earlier, needed, within);
    const why = await inShort(deps.clock, signal, look);
    if (typeof why === 'string')
        throw measureMissing(why, uncounted);
    if (why === undefined)
        return;
    const text = `Whether ${service.title} gives the findings of its scans could not be learned from the scan ${earlier.id}: ${why.message}`;
    deps.logger.info(text);
    found.notes.push({ level: 'notice', code: 'lookup', text, hint: 'The scan is started all the same.' });
}
/** An old scan that cannot be read soon tells nothing of a new one, but for a key that may not read. */
async function inShort(clock, signal, look) {
    const tooLong = () => new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('NO_ANSWER', `It could not be read within ${_runtime_patience_js__WEBPACK_IMPORTED_MODULE_4__/* .PATIENCE_MS */ .xR.optional / 60_000} minutes.`);
    try {
        return await (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .withDeadline */ .NE)(clock, _runtime_patience_js__WEBPACK_IMPORTED_MODULE_4__/* .PATIENCE_MS */ .xR.optional, tooLong, signal, look);
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC) || error.code === 'AUTH_REJECTED' || error.code === 'FORBIDDEN')
            throw error;
        return error;
    }
}
/** Why the measure is not there. */
async function probe(scanner, earlier, needed, signal) {
    for await (const part of scanner.collect(earlier, { brief: true }, signal)) {
        if (part.kind === 'unavailable' && part.what === needed && !part.onlyHere)
            return part.why;
        if (part.kind === 'findings')
            return undefined;
    }
    return undefined;
}
/**
 * The gate has a rule that nothing here can answer.
 *
 * @param uncounted Severities that the numbers leave out, where there are numbers.
 */
function measureMissing(why, uncounted = []) {
    // The mildest threshold that the numbers answer.
    const mildest = _domain_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .SEVERITIES */ .oC[_domain_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .SEVERITIES */ .oC.findIndex((severity) => uncounted.includes(severity)) - 1];
    const numbers = uncounted.length === 0 ? '' : ` Its numbers do not tell how many are of the severity ${uncounted.join(', ')}.`;
    const otherwise = mildest !== undefined
        ? `choose a {severity-threshold} that the numbers can answer: ${mildest}, or worse`
        : 'choose a rule that does without: severity-threshold none, or {min-score} where the service tells a score';
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('MEASURE_MISSING', `The service does not give the findings of its scans: ${why}${/[.!?]$/.test(why) ? '' : '.'}${numbers}`, {
        hint: `The gate needs them for {severity-threshold}. Check {api-url} and the permissions of the key, or ${otherwise}.`,
    });
}
function notInTime() {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('NO_ANSWER', 'The service did not answer within the time-out.', {
        hint: 'Run the job again; if it lasts, ask the service. {timeout} bounds this too.',
    });
}


/***/ }),

/***/ 6418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readPatiently)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _runtime_patience_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3636);


/**
 * Looks at the scan, and looks again after a failure that may pass: a scanner sends a look once, so that here is its only retry.
 *
 * @throws ScanError the last one, when the patience is over or no waiting helps; the signal's reason, which then names the last failure
 */
async function readPatiently(scanner, scan, depth, { clock, logger, random }, signal, { withinMs = _runtime_patience_js__WEBPACK_IMPORTED_MODULE_1__/* .PATIENCE_MS */ .xR.beforeScan, intervalMs } = {}) {
    const look = async () => assertSame(scan, await scanner.read(scan, depth, signal));
    const mayRepeat = ({ details }) => details.transient === true;
    return await (0,_runtime_patience_js__WEBPACK_IMPORTED_MODULE_1__/* .withPatience */ .oW)(look, { clock, logger, random, signal, withinMs, atLeastMs: intervalMs, mayRepeat });
}
/** What answers for a scan must be that scan. */
function assertSame(asked, scan) {
    if (scan.id === asked.id)
        return scan;
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('WRONG_SCAN', `The service was asked for the scan ${asked.id} and answered with another one.`, {
        hint: 'Nothing of it was used. Check {api-url} and {scan-id}; if they are right, ask the service.',
    });
}


/***/ }),

/***/ 1627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ windowOf),
/* harmony export */   T: () => (/* binding */ nextWaitMs)
/* harmony export */ });
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


/***/ }),

/***/ 3720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ sparing)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4238);
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9551);
/* harmony import */ var _runtime_patience_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3636);




/** For a baseline that no rule needs: it must not cost the run its answer. */
const BASELINE_TIMEOUT_MS = 5 * 60_000;
/** Runs what the verdict may not depend on: where no rule needs it, a failure is a note. It has a time-out of its own. */
async function sparing(run, deps, found, interrupt, work) {
    const limitMs = (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .needsBaseline */ .ZQ)(run.gate) ? _runtime_patience_js__WEBPACK_IMPORTED_MODULE_3__/* .PATIENCE_MS */ .xR.reading : BASELINE_TIMEOUT_MS;
    const tooLong = () => new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('NO_ANSWER', `It could not be read within ${limitMs / 60_000} minutes.`);
    try {
        return await (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .NE)(deps.clock, limitMs, tooLong, interrupt, work);
    }
    catch (thrown) {
        interrupt.throwIfAborted();
        const { message, hint } = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asScanError */ .ih)(thrown);
        if ((0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .needsBaseline */ .ZQ)(run.gate))
            throw unreadable(message, hint, thrown);
        const text = `There is no comparison with an earlier scan: ${message}`;
        deps.logger.notice(text);
        found.notes.push({ level: 'notice', code: 'no-baseline', text, ...(hint !== undefined && { hint }) });
        return undefined;
    }
}
function unreadable(message, hint, cause) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('BASELINE_UNREADABLE', `The baseline, which a rule of the gate needs, could not be read: ${message}`, {
        hint: hint ?? 'Run the job again; or give another {baseline}.',
        cause,
    });
}


/***/ }),

/***/ 4561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ notesOnce),
/* harmony export */   n: () => (/* binding */ toldOnce)
/* harmony export */ });
/* harmony import */ var _report_notes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2362);

/** What is so for every surface: said of the first, it need not be said of the others. */
const SHARED = [
    'missing-token',
    'github-rate-limit',
    'github-token-rejected',
    'github-unreachable',
    'github-unavailable',
    'github-redirect',
    'repository-archived',
];
const MISSED = {
    files: 'The files were not written',
    sarif: 'The SARIF was not uploaded',
    comment: 'The comment was not written',
    issue: 'The tracking issue was not brought up to date',
    annotations: 'The annotations were not written',
    summary: 'The job summary was not written',
};
/** Says what is the same for several surfaces once in a run: the way out with its YAML, and a reason that all of them share. */
function toldOnce(publication, report, earlier) {
    const { note, surface } = publication;
    // An error is the verdict's own (`upload-sarif: required`), and stands where the others are not looked at.
    if (note === undefined || note.level === 'error')
        return { publication, repeated: false };
    const notes = earlier.flatMap((other) => other.note ?? []);
    const { hint: _hint, ...rest } = note;
    if (SHARED.includes(note.code) && notes.some(({ code }) => code === note.code)) {
        return { publication: { ...publication, note: { ...rest, text: `${MISSED[surface]} either, for the same reason.` } }, repeated: true };
    }
    const left = hintOnce(note, [report.error?.hint, ...[...report.notes, ...notes].map(({ hint }) => hint)]);
    // What only the pages tell deserves its annotation still.
    const repeated = left !== note &&
        hintOnce(note, notes.map(({ hint }) => hint)) !== note;
    return { publication: { ...publication, note: left }, repeated };
}
/** The notes, each block to paste in the most severe of them that has it, or nowhere where the error has it. */
function notesOnce(notes, error) {
    const rank = ({ level }) => _report_notes_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTE_LEVELS */ .j.indexOf(level);
    return notes.map((note, index) => {
        const before = notes.filter((other, at) => rank(other) < rank(note) || (rank(other) === rank(note) && at < index));
        return hintOnce(note, [error, ...before.map(({ hint }) => hint)]);
    });
}
function hintOnce(note, told) {
    const { hint, ...rest } = note;
    if (hint === undefined)
        return note;
    const block = blockOf(hint);
    if (!told.some((other) => other === hint || (other !== undefined && block !== undefined && blockOf(other) === block)))
        return note;
    const own = block === undefined || told.includes(hint) ? '' : withoutBlock(hint);
    return own === '' ? rest : { ...rest, hint: own };
}
/** The YAML to paste, which is what repeats. */
function blockOf(hint) {
    return /^permissions:[\s\S]*/m.exec(hint)?.[0];
}
/** Without the sentence that introduces it, too. */
function withoutBlock(hint) {
    return hint.replace(/(?<![^.\n])[^.\n]*:\npermissions:[\s\S]*$/, '').trim();
}


/***/ })

};
