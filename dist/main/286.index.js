export const id = 286;
export const ids = [286];
export const modules = {

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   PV: () => (/* binding */ dayAfter),
/* harmony export */   YM: () => (/* binding */ daysBetween),
/* harmony export */   dA: () => (/* binding */ utcDay)
/* harmony export */ });
const DAY_MS = 24 * 60 * 60_000;
/** The day in UTC, `2026-11-21`. */
function utcDay(ms) {
    return new Date(ms).toISOString().slice(0, 10);
}
/** Whole days from one day to the other, both in UTC; NaN where one of them is no day. */
function daysBetween(from, to) {
    return Math.round((beginOf(to) - beginOf(from)) / DAY_MS);
}
/** The day so many days after another one; undefined where that is no day. */
function dayAfter(day, days) {
    const ms = beginOf(day) + days * DAY_MS;
    return Number.isNaN(ms) ? undefined : utcDay(ms);
}
/** Whether there is such a day: `Date.parse` takes the 30th of February for the 2nd of March. */
function isDay(text) {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text;
}
function beginOf(day) {
    return Date.parse(`${day}T00:00:00Z`);
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

/***/ 3549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createIntern)
/* harmony export */ });
/** Makes equal values one object: a scan repeats each of its rules hundreds of times. */
function createIntern() {
    const known = new Map();
    return (value) => {
        const content = JSON.stringify(value);
        const first = known.get(content) ?? value;
        known.set(content, first);
        return first;
    };
}


/***/ }),

/***/ 5103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decode)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);


/**
 * Checks a parsed answer against a schema and gives it its type.
 *
 * @param what For people: `the list of scans`.
 * @throws ScanError `WIRE_FORMAT` that names the place: `$.data[3].severity`.
 */
function decode(schema, value, what) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, value, { abortEarly: true });
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('WIRE_FORMAT', `${what}: ${pathOf(issue)} should be ${issue.expected ?? 'something else'} and is ${clip(issue.received)}.`, {
        hint: 'The service answered in a form that its documents do not describe. Check {api-url}; else please report it with this message.',
    });
}
/** What was received may be a whole text of the service, and so may the name of a field. */
function clip(text) {
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
function pathOf(issue) {
    const steps = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`));
    return clip(`$${steps.join('')}`);
}


/***/ }),

/***/ 7709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ds: () => (/* binding */ readCursorPages),
/* harmony export */   j: () => (/* binding */ readNumberedPages),
/* harmony export */   n4: () => (/* binding */ readPages)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _runtime_deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9551);


/** Below 30 pages this is 3 to 5 times faster than one by one, above it the limits rule (reference: performance, section 4). */
const IN_FLIGHT = 4;
/** 100,000 pages would be a service that never ends. */
const MAX_PAGES = 5_000;
/** 25,000 findings of 4 kB are 100 MB. What is made of an answer takes several times its bytes, and Node.js may have a heap of 2 GB only. */
const MAX_BYTES = 256 * 1024 * 1024;
/**
 * Yields all pages in order, at most four requests ahead, without rows that came before (a list that shifts while it is read shows
 * some twice). Ends by the total, at a short page where there is none, and at an empty one.
 *
 * @throws ScanError `INCOMPLETE` for a page that only repeats an earlier one, when less came than the service said there is, or when
 *   the first page has changed meanwhile (`recheck`); `TOO_LARGE` when all answers together are too large.
 */
function readPages({ fetch, ...list }, signal) {
    return readAhead({ ...list, adapts: false, fetch: (index, size, ...how) => fetch(index * size, size, ...how) }, signal);
}
/**
 * `readPages` for services that count pages from 1. A number of pages ends the list where there is no total. Pages that are smaller
 * than asked for are taken as they are: not every service documents that its page size can be chosen.
 */
function readNumberedPages({ fetch, ...list }, signal) {
    return readAhead({ ...list, adapts: true, fetch: (index, size, ...how) => fetch(index + 1, size, ...how) }, signal);
}
async function* readAhead({ pageSize, adapts, fetch, ...list }, signal) {
    const { what } = list;
    const sieve = createSieve(list);
    const onBytes = boundedBytes(list);
    let first = [];
    let filled = 0;
    const queue = [];
    // What is still on its way when the reader has stopped, or has failed, is for nobody.
    const ended = new AbortController();
    const within = (0,_runtime_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .anySignal */ .JG)(signal, ended.signal);
    let size = pageSize;
    let total;
    let pages;
    let requested = 0;
    const request = () => {
        const page = fetch(requested, pageSize, within, onBytes);
        page.catch(() => undefined); // told when its turn comes
        queue.push(page);
        requested += 1;
    };
    const isToCome = () => (total === undefined ? pages !== undefined && requested < pages : requested * size < total);
    try {
        request();
        for (let number = 1;; number += 1) {
            const page = await queue.shift();
            if (page === undefined)
                break;
            // The largest that was told: a list that shrinks while it is read moves an item to a page that was read already.
            if (page.total !== undefined)
                total = Math.max(total ?? 0, page.total);
            if (page.pages !== undefined)
                pages = Math.max(pages ?? 0, page.pages);
            if (adapts && number === 1 && total !== undefined && page.items.length > 0 && page.items.length < total)
                size = Math.min(pageSize, page.items.length);
            if (number === 1)
                first = page.items;
            if (page.items.length > 0)
                filled += 1;
            const items = sieve.fresh(page.items, number);
            // The first one also when it is empty: that it is read is news too.
            if (items.length > 0 || number === 1)
                yield items;
            // Behind a page with nothing on it there is nothing more, whatever the total says: asking for all the others would prove no more.
            if (page.items.length === 0 && total !== undefined && sieve.count < total)
                break;
            if (number >= MAX_PAGES)
                throw endless(what);
            while (isToCome() && queue.length < IN_FLIGHT)
                request();
            // Without a total, or with one that is already proven too small, only a short page is an end.
            const unproven = total === undefined ? pages === undefined : sieve.count > total;
            if (queue.length === 0 && page.items.length >= size && unproven)
                request();
        }
        if (total !== undefined && sieve.count < total) {
            throw incomplete(`The service says that there are ${total} ${what}, and gave ${sieve.count}.`);
        }
        if (list.recheck && filled > 1 && !haveSameIds(first, (await fetch(0, pageSize, within, onBytes)).items, list.idOf)) {
            throw incomplete(`The list of ${what} changed while it was read: its first page holds other IDs than before.`);
        }
    }
    finally {
        ended.abort();
    }
}
function haveSameIds(before, now, idOf) {
    const ids = new Set(before.map(idOf));
    return new Set(now.map(idOf)).size === ids.size && now.every((item) => ids.has(idOf(item)));
}
/**
 * Yields the pages of a list that is read by cursor, one after the other.
 *
 * @throws ScanError `INCOMPLETE` for a page that only repeats an earlier one, or when there is more and no cursor leads to it; `TOO_LARGE`
 *   when all answers together are too large.
 */
async function* readCursorPages({ fetch, ...list }, signal) {
    const { what } = list;
    const sieve = createSieve(list);
    const onBytes = boundedBytes(list);
    let cursor;
    for (let number = 1;; number += 1) {
        const page = await fetch(cursor, signal, onBytes);
        const items = sieve.fresh(page.items, number);
        if (items.length > 0 || number === 1)
            yield items;
        if (!page.hasMore)
            return;
        if (number >= MAX_PAGES)
            throw endless(what);
        if (page.cursor === undefined || page.cursor === '' || page.cursor === cursor) {
            throw incomplete(`The service says that there are more ${what}, and gives no new cursor that leads to them.`);
        }
        cursor = page.cursor;
    }
}
/** Lets through the rows that are new; `count` is how many rows there were. */
function createSieve({ idOf, contentOf, what }) {
    const seen = new Set();
    const rowOf = (item) => (contentOf === undefined ? idOf(item) : JSON.stringify([idOf(item), contentOf(item)]));
    return {
        fresh(page, number) {
            // Of equal rows in one page the last one.
            const rows = new Map(page.map((item) => [rowOf(item), item]));
            const fresh = [...rows].filter(([row]) => !seen.has(row));
            if (fresh.length === 0 && page.length > 0)
                throw incomplete(`Page ${number} of the ${what} repeats an earlier page.`);
            for (const [row] of fresh)
                seen.add(row);
            return fresh.map(([, item]) => item);
        },
        get count() {
            return seen.size;
        },
    };
}
function boundedBytes({ what, mostBytes = MAX_BYTES }) {
    let read = 0;
    return (bytes) => {
        read += bytes;
        if (read <= mostBytes)
            return;
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('TOO_LARGE', `The ${what} do not end after ${Math.round(mostBytes / 1024 / 1024)} MiB.`, {
            hint: 'No documented list is that large: check {api-url}. If it is right, contact the support of the service.',
        });
    };
}
function endless(what) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('INCOMPLETE', `The ${what} do not end after ${MAX_PAGES} pages.`, { hint: INCOMPLETE_HINT });
}
/** Reading the list once more may help. */
function incomplete(message) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('INCOMPLETE', message, { hint: INCOMPLETE_HINT, transient: true });
}
const INCOMPLETE_HINT = 'The list may have changed while it was read. Run the job again; if it keeps happening, contact the support of the service.';


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

/***/ 5286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCloudgeniScanner: () => (/* binding */ createCloudgeniScanner)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/scan.js
var scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/http/decode.js
var decode = __webpack_require__(5103);
// EXTERNAL MODULE: ./build/http/pages.js
var pages = __webpack_require__(7709);
// EXTERNAL MODULE: ./build/http/path.js
var http_path = __webpack_require__(7262);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/scanners/cloudgeni/wire.js

/**
 * Cloudgeni's replies, only the fields that we use, loose in everything else.
 * Primary document: objects bare, lists in `data`; live editions wrap objects in `data` too and write states in capitals
 * (siblings, section 6). Both are read.
 */
const wire_text = dist/* string */.YjP();
const maybeText = dist/* nullish */.cl6(dist/* string */.YjP());
const maybeCount = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0)));
/** An object that may stand in an envelope: unwrapped when it has no `id` of its own and `data` is an object. */
function enveloped(schema) {
    return dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(unwrap), schema);
}
function unwrap(value) {
    const wrapped = typeof value === 'object' && value !== null && !('id' in value) && 'data' in value;
    return wrapped && typeof value.data === 'object' && value.data !== null ? value.data : value;
}
const pagination = dist/* nullish */.cl6(dist/* looseObject */._H3({ total: maybeCount }));
const wireRepository = dist/* looseObject */._H3({ id: wire_text, name: maybeText, fullName: maybeText, provider: maybeText });
const wireRepositories = dist/* looseObject */._H3({ data: dist/* array */.YOg(wireRepository), pagination });
const summary = dist/* nullish */.cl6(dist/* looseObject */._H3({ total: maybeCount, critical: maybeCount, high: maybeCount, medium: maybeCount, low: maybeCount, info: maybeCount }));
const wire_scan = dist/* looseObject */._H3({
    id: wire_text,
    repositoryId: maybeText,
    branch: maybeText,
    commit: maybeText,
    type: maybeText,
    status: wire_text,
    createdAt: maybeText,
    completedAt: maybeText,
    summary,
});
const wireScan = enveloped(wire_scan);
const wireScans = dist/* looseObject */._H3({ data: dist/* array */.YOg(wire_scan), pagination });
const finding = dist/* looseObject */._H3({
    id: dist/* pipe */.FsL(wire_text, dist/* nonEmpty */.hq()),
    checkId: dist/* pipe */.FsL(wire_text, dist/* nonEmpty */.hq()),
    title: maybeText,
    description: maybeText,
    severity: maybeText,
    status: maybeText,
    // Cloud findings have no file and no line (siblings, section 4).
    resource: dist/* nullish */.cl6(dist/* looseObject */._H3({ type: maybeText, name: maybeText, file: maybeText, line: dist/* nullish */.cl6(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()])) })),
    remediation: dist/* nullish */.cl6(dist/* looseObject */._H3({ description: maybeText, code: maybeText })),
});
const wireFindings = dist/* looseObject */._H3({ data: dist/* array */.YOg(finding), pagination });

;// CONCATENATED MODULE: ./build/scanners/cloudgeni/client.js




const TITLE = 'Cloudgeni';
/** "Results per page (1-100)". */
const PAGE_SIZE = 100;
function createCloudgeniClient(organization, http) {
    const organizationPath = `/organizations/${(0,http_path/* pathSegment */.pn)(organization, TITLE)}`;
    const repositoryPath = (repository) => `${organizationPath}/repositories/${(0,http_path/* pathSegment */.pn)(repository, TITLE)}`;
    const scanPath = (repository, scan) => `${repositoryPath(repository)}/scans/${(0,http_path/* pathSegment */.pn)(scan, TITLE)}`;
    return {
        repositories: (signal) => (0,pages/* readPages */.n4)({
            pageSize: PAGE_SIZE,
            what: 'repositories',
            idOf: (repository) => repository.id,
            fetch: async (offset, limit, within, onBytes) => {
                const path = `${organizationPath}/repositories?${(0,http_path/* queryOf */.E2)({ limit, offset })}`;
                return toPage((0,decode/* decode */.D)(wireRepositories, await http.send({ kind: 'lookup', method: 'GET', path, onBytes }, within), 'the list of repositories'));
            },
        }, signal),
        async trigger(repository, body, signal) {
            const path = `${repositoryPath(repository)}/scans`;
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'start', method: 'POST', path, body }, signal), 'the started scan');
        },
        async scan(repository, id, signal) {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'status', method: 'GET', path: scanPath(repository, id) }, signal), 'the scan');
        },
        scans: (repository, { branch }, signal) => (0,pages/* readPages */.n4)({
            pageSize: PAGE_SIZE,
            what: 'scans',
            idOf: (scan) => scan.id,
            fetch: async (offset, limit, within, onBytes) => {
                const path = `${repositoryPath(repository)}/scans?${(0,http_path/* queryOf */.E2)({ limit, offset, branch })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path, onBytes }, within), 'the list of scans'));
            },
        }, signal),
        // No filter: resolved and suppressed ones are reported as such, and the filter for severities takes one value only.
        findings: (repository, scan, { onTotal, recheck }, signal) => (0,pages/* readPages */.n4)({
            pageSize: PAGE_SIZE,
            what: 'findings',
            recheck,
            idOf: (finding) => finding.id,
            contentOf: ({ checkId, severity, status, resource }) => [
                checkId,
                severity,
                status,
                resource?.type,
                resource?.name,
                resource?.file,
                resource?.line,
            ],
            fetch: async (offset, limit, within, onBytes) => {
                const path = `${scanPath(repository, scan)}/findings?${(0,http_path/* queryOf */.E2)({ limit, offset })}`;
                const page = toPage((0,decode/* decode */.D)(wireFindings, await http.send({ kind: 'findings', method: 'GET', path, onBytes }, within), 'the findings'));
                if (page.total !== undefined)
                    onTotal(page.total);
                return page;
            },
        }, signal),
    };
}
function toPage(reply) {
    return { items: reply.data, total: reply.pagination?.total ?? undefined };
}

// EXTERNAL MODULE: ./build/domain/file-name.js
var file_name = __webpack_require__(9079);
// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/instant.js
var instant = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/domain/intern.js
var domain_intern = __webpack_require__(3549);
// EXTERNAL MODULE: ./build/domain/severity.js
var domain_severity = __webpack_require__(5526);
;// CONCATENATED MODULE: ./build/scanners/cloudgeni/mapping.js





/** Scan Status Values of the document, in any case (siblings, section 6). */
const STATES = new Map([
    ...['queued', 'running', 'completed', 'failed', 'cancelled'].map((word) => [word, word]),
    // American spelling: a scan that is over must not be waited for.
    ['canceled', 'cancelled'],
]);
/** @param asked The repository that was asked about, for an edition that does not echo it. */
function toScan(wire, asked) {
    return {
        id: wire.id,
        target: wire.repositoryId ?? asked,
        state: STATES.get(wire.status.toLowerCase()) ?? 'unknown',
        word: wire.status,
        traits: {
            type: wire.type?.toLowerCase() ?? undefined,
            branch: wire.branch ?? undefined,
            commit: wire.commit ?? undefined,
        },
        createdAt: (0,instant/* asInstant */.UO)(wire.createdAt),
        completedAt: (0,instant/* asInstant */.UO)(wire.completedAt),
        counts: wire.summary ? toCounts(wire.summary) : undefined,
    };
}
/**
 * A severity that the summary leaves out has no findings: the webhook's summary has no `info`. What the total has beyond the five
 * is of a severity that we do not know, and counts as critical like such a finding itself. A summary that tells none tells nothing.
 */
function toCounts({ total, critical, high, medium, low, info }) {
    if ([total, critical, high, medium, low, info].every((count) => count === undefined || count === null))
        return undefined;
    const counts = { critical: critical ?? 0, high: high ?? 0, medium: medium ?? 0, low: low ?? 0, info: info ?? 0 };
    return { ...counts, critical: counts.critical + Math.max(0, (total ?? 0) - (0,domain_severity/* totalOf */.e6)(counts)) };
}
const STATUSES = new Map([
    ['open', 'open'],
    ['resolved', 'closed'],
    ['suppressed', 'accepted'],
]);
/** Turns wire findings into ours. Equal rules become one object: a scan repeats each of them hundreds of times. */
function createFindingMapper() {
    const intern = (0,domain_intern/* createIntern */.n)();
    return (wire) => {
        const severity = (0,domain_severity/* asSeverity */.Wv)(wire.severity);
        const word = wire.status ?? '';
        const file = wire.resource?.file ?? undefined;
        const resource = [wire.resource?.type, wire.resource?.name]
            .filter((part) => part !== undefined && part !== null && part !== '')
            .join('.');
        return {
            id: wire.id,
            rule: intern(toRule(wire)),
            severity: severity ?? 'critical',
            ...(severity === undefined && { severityWord: wire.severity ?? '' }),
            status: { word, means: STATUSES.get(word.toLowerCase()) ?? 'unknown' },
            place: toPlace(file, wire.resource?.line, resource),
            identity: (0,identity/* identityOf */.c)(['cloudgeni', wire.checkId, resource, file && (0,file_name/* fileNameOf */.b)(file).text]),
        };
    };
}
function toRule(wire) {
    const fix = toFix(wire.remediation);
    return {
        id: wire.checkId,
        title: wire.title || wire.checkId,
        ...(wire.description && { text: wire.description }),
        ...(fix && { fix }),
        tags: ['security'],
    };
}
function toFix(remediation) {
    const text = remediation?.description ?? undefined;
    const code = remediation?.code ?? undefined;
    if (!text && !code)
        return undefined;
    return { ...(text && { text }), ...(code && { code }) };
}
function toPlace(file, line, resource) {
    const number = Number(line);
    return {
        ...(file && { file }),
        ...(file && Number.isSafeInteger(number) && number >= 1 && { line: number }),
        ...(resource !== '' && { resource }),
    };
}

;// CONCATENATED MODULE: ./build/scanners/cloudgeni/scanner.js




/** Cloudgeni as the workflow sees it. */
function createCloudgeniScanner(request, http) {
    const client = createCloudgeniClient(request.organization, http);
    return {
        async locate(signal) {
            const target = await locateRepository(client, request, signal);
            // Branch and commit of this job mean nothing in another repository, unless somebody gave them for it.
            const { type, branch, commit } = request;
            const traits = target.ownCode || request.given ? { type, branch, commit } : { type };
            return { target, traits, baseline: { type, branch: request.baseBranch ?? traits.branch } };
        },
        async *list({ target }, like, signal) {
            for await (const page of client.scans(target.id, { branch: like.branch }, signal))
                yield page.map((scan) => toScan(scan, target.id));
        },
        start: ({ target, traits }, signal) => startScan(client, target, traits, signal),
        async read({ id, target }, _depth, signal) {
            return toScan(await client.scan(target, id, signal), target);
        },
        async *collect({ id, target }, { recheck }, signal) {
            const toFinding = createFindingMapper();
            let total;
            const onTotal = (told) => void (total = told);
            const pages = client.findings(target, id, { onTotal, recheck }, signal);
            for await (const page of pages)
                yield { kind: 'findings', page: page.map(toFinding), total };
        },
        // "cancelled" is a documented state, but no documented request leads to it.
        cancel: () => Promise.resolve('not-offered'),
    };
}
async function locateRepository(client, request, signal) {
    const { target, repository, organization } = request;
    const hits = [];
    const matches = (candidate) => (target === undefined ? isNamed(candidate, repository) : candidate.id === target);
    for await (const page of client.repositories(signal)) {
        hits.push(...page.filter(matches));
        if (target !== undefined && hits.length > 0)
            break;
    }
    const [hit, ...others] = hits;
    if (target !== undefined) {
        // Not listed does not mean not there: keys may see less than they may scan. The next request tells.
        return {
            id: target,
            key: target,
            label: hit?.fullName ?? target,
            // Not listed and yet scanned at our commit: a commit is in no other repository's code.
            ownCode: hit === undefined ? request.commit !== undefined : isNamed(hit, repository),
        };
    }
    if (hit === undefined) {
        throw new errors/* ScanError */.sC('TARGET_UNKNOWN', `Cloudgeni's organization ${organization} has no repository named ${repository ?? ''}.`, {
            hint: 'Connect the repository to Cloudgeni, check {organization}, or give its ID as {target}.',
        });
    }
    if (others.length > 0) {
        throw new errors/* ScanError */.sC('TARGET_AMBIGUOUS', `Cloudgeni has ${hits.length} repositories named ${repository ?? ''}: ${hits.map(describe).join(', ')}.`, {
            hint: 'Give the ID of the right one as {target}.',
        });
    }
    return { id: hit.id, key: hit.id, label: hit.fullName ?? hit.id, ownCode: true };
}
/** Git hosts do not tell capitals apart in names. */
function isNamed(candidate, repository) {
    return repository !== undefined && candidate.fullName?.toLowerCase() === repository.toLowerCase();
}
function describe({ id, provider }) {
    return provider ? `${id} (${provider})` : id;
}
async function startScan(client, target, traits, signal) {
    const body = { branch: traits.branch, commit: traits.commit, type: traits.type ?? 'static' };
    try {
        return { kind: 'started', scan: toScan(await client.trigger(target.id, body, signal), target.id) };
    }
    catch (error) {
        if (error instanceof errors/* ScanError */.sC && error.code === 'CONFLICT')
            return { kind: 'busy', scanId: existingScan(error) };
        throw error;
    }
}
function existingScan({ details }) {
    return details.conflictingId !== undefined && (0,scan/* isScanId */.tk)(details.conflictingId) ? details.conflictingId : undefined;
}


/***/ })

};
