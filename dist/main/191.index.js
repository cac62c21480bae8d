export const id = 191;
export const ids = [191];
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

/***/ 1191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createFeguraScanner: () => (/* binding */ createFeguraScanner)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/http/decode.js
var decode = __webpack_require__(5103);
// EXTERNAL MODULE: ./build/http/pages.js
var pages = __webpack_require__(7709);
// EXTERNAL MODULE: ./build/http/path.js
var http_path = __webpack_require__(7262);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/scanners/fegura/wire.js

/**
 * Fegura's replies, only the fields that we use, loose in everything else. All of them stand in `data`; `awsAccountId` is the UUID of
 * a connection in scans, and AWS's 12 digits in accounts, so that no two resources share a type (siblings, section 6).
 */
const wire_text = dist/* string */.YjP();
const id = dist/* pipe */.FsL(wire_text, dist/* nonEmpty */.hq());
const maybeText = dist/* nullish */.cl6(dist/* string */.YjP());
/** What leads to the next page. The primary document shows `hasMore` alone. */
const meta = dist/* nullish */.cl6(dist/* looseObject */._H3({ hasMore: dist/* nullish */.cl6(dist/* boolean */.zMY()), cursor: maybeText }));
const scan = dist/* looseObject */._H3({
    id,
    awsAccountId: maybeText,
    region: maybeText,
    status: wire_text,
    // Open keys; what is no number tells nothing.
    progress: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
    errorMessage: maybeText,
    createdAt: maybeText,
    updatedAt: maybeText,
});
const wireScan = dist/* looseObject */._H3({ data: scan });
const wireScans = dist/* looseObject */._H3({ data: dist/* looseObject */._H3({ scans: dist/* array */.YOg(scan), meta }) });
const account = dist/* looseObject */._H3({ id, alias: maybeText, awsAccountId: maybeText, status: maybeText });
const wireAccounts = dist/* looseObject */._H3({ data: dist/* looseObject */._H3({ accounts: dist/* array */.YOg(account), meta }) });
const diagram = dist/* looseObject */._H3({
    id,
    scanJobId: maybeText,
    diagramType: maybeText,
    title: maybeText,
    status: maybeText,
    errorMessage: maybeText,
    createdAt: maybeText,
});
const wireDiagrams = dist/* looseObject */._H3({ data: dist/* looseObject */._H3({ diagrams: dist/* array */.YOg(diagram), meta }) });
/** The reply of one diagram is cut off in the documents: what it holds is looked for by name. */
const wireDiagramSource = dist/* looseObject */._H3({ data: dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()) });

;// CONCATENATED MODULE: ./build/scanners/fegura/client.js




const TITLE = 'Fegura';
/** "Number of scans to return per page (1-100)". */
const PAGE_SIZE = '100';
function createFeguraClient(http) {
    const get = (kind, path, signal) => http.send({ kind, method: 'GET', path }, signal);
    return {
        accounts: (signal, optional) => (0,pages/* readCursorPages */.ds)({
            what: 'accounts',
            idOf: (account) => account.id,
            fetch: async (cursor, within, onBytes) => {
                const path = `/accounts?${(0,http_path/* queryOf */.E2)({ limit: PAGE_SIZE, cursor })}`;
                const answer = await http.send({ kind: 'lookup', method: 'GET', path, optional, onBytes }, within);
                const { data } = (0,decode/* decode */.D)(wireAccounts, answer, 'the list of accounts');
                return toPage(data.accounts, data.meta);
            },
        }, signal),
        async create(body, signal) {
            const call = { kind: 'start', method: 'POST', path: '/scans', body };
            return (0,decode/* decode */.D)(wireScan, await http.send(call, signal), 'the started scan').data;
        },
        async scan(id, signal) {
            return (0,decode/* decode */.D)(wireScan, await get('status', `/scans/${(0,http_path/* pathSegment */.pn)(id, TITLE)}`, signal), 'the scan').data;
        },
        scans: (accountId, signal) => (0,pages/* readCursorPages */.ds)({
            what: 'scans',
            idOf: (scan) => scan.id,
            fetch: async (cursor, within, onBytes) => {
                const { data } = (0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path: `/scans?${(0,http_path/* queryOf */.E2)({ limit: PAGE_SIZE, accountId, cursor })}`, onBytes }, within), 'the list of scans');
                return toPage(data.scans, data.meta);
            },
        }, signal),
        // As `status`, which is never repeated inside: pictures are not worth minutes of trying.
        diagrams: (accountId, signal) => (0,pages/* readCursorPages */.ds)({
            what: 'diagrams',
            idOf: (diagram) => diagram.id,
            fetch: async (cursor, within, onBytes) => {
                const path = `/diagrams?${(0,http_path/* queryOf */.E2)({ limit: PAGE_SIZE, accountId, cursor })}`;
                const { data } = (0,decode/* decode */.D)(wireDiagrams, await http.send({ kind: 'status', method: 'GET', path, onBytes }, within), 'the list of diagrams');
                return toPage(data.diagrams, data.meta);
            },
        }, signal),
        async diagram(id, signal) {
            return (0,decode/* decode */.D)(wireDiagramSource, await get('status', `/diagrams/${(0,http_path/* pathSegment */.pn)(id, TITLE)}`, signal), 'the diagram').data;
        },
    };
}
function toPage(items, meta) {
    return { items, hasMore: meta?.hasMore === true, cursor: meta?.cursor ?? undefined };
}

;// CONCATENATED MODULE: ./build/scanners/fegura/diagrams.js

/** 60 s in all, 15 s for a scan of which there is no diagram yet. */
const PAUSES_MS = [2_000, 3_000, 5_000, 5_000, 10_000, 15_000, 20_000];
const UNLISTED_PAUSES = 4;
/** A blip is worth another look, an endpoint that is down is not. */
const MOST_FAILURES = 2;
/** The list holds the diagrams of all scans of the account, and cannot be asked for those of one. */
const MOST_LISTED = 1_000;
/** There are five types. */
const MOST_SHOWN = 20;
/** GitHub draws up to 50,000 characters, and what surrounds it counts. */
const LONGEST = 45_000;
/**
 * The diagrams of a completed scan, which lag behind it. Whatever is wrong with them is told, and changes nothing: only the signal's
 * reason is thrown.
 */
async function* collectDiagrams(client, scan, waiting, signal) {
    try {
        const diagrams = await awaitDiagrams(client, scan, waiting, signal);
        const late = diagrams.filter((diagram) => !isDone(diagram));
        for (const diagram of diagrams.filter(isDone).slice(0, MOST_SHOWN))
            yield await readDiagram(client, diagram, waiting.pause, signal);
        if (diagrams.length === 0) {
            yield unavailable(`Fegura ${waiting.settled ? 'lists no diagrams of this scan' : 'listed no diagrams of this scan within some seconds of its end'}.`);
        }
        else if (late.length > 0) {
            yield unavailable(`These diagrams were not ready a minute after the scan had ended: ${late.map(titleOf).join(', ')}.`);
        }
    }
    catch (error) {
        signal.throwIfAborted();
        yield unavailable(whyNot((0,errors/* asScanError */.ih)(error)));
    }
}
/** All diagrams of the scan that are listed, when they are done or the time is up; the oldest first. */
async function awaitDiagrams(client, scan, { pause, settled }, signal) {
    let diagrams = [];
    let failures = 0;
    for (let lap = 0;; lap += 1) {
        try {
            diagrams = await listDiagrams(client, scan, diagrams.length, signal);
            failures = 0;
        }
        catch (error) {
            signal.throwIfAborted();
            failures += 1;
            if (failures >= MOST_FAILURES || (0,errors/* asScanError */.ih)(error).details.transient !== true)
                throw error;
        }
        const waitMs = PAUSES_MS[lap];
        const done = (settled && failures === 0) || (diagrams.length > 0 && diagrams.every(isDone));
        if (done || waitMs === undefined || (diagrams.length === 0 && lap >= UNLISTED_PAUSES))
            return diagrams;
        await pause(waitMs, signal);
    }
}
/** @param known So many there were at the last look: no page has to be read beyond them. */
async function listDiagrams(client, scan, known, signal) {
    const ours = [];
    let listed = 0;
    for await (const page of client.diagrams(scan.target, signal)) {
        listed += page.length;
        ours.push(...page.filter(({ scanJobId }) => scanJobId === scan.id));
        if ((known > 0 && ours.length >= known) || listed >= MOST_LISTED)
            break;
    }
    return ours.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}
/** Those of a scan may well be made at one moment. */
function orderOf(diagram) {
    return [diagram.createdAt ?? '', titleOf(diagram), diagram.id].join('\n');
}
/** A word that no document knows may still become one that they do. */
function isDone({ status }) {
    const word = status?.toLowerCase();
    return word === 'completed' || word === 'failed';
}
async function readDiagram(client, diagram, pause, signal) {
    const title = titleOf(diagram);
    if (diagram.status?.toLowerCase() === 'failed') {
        return {
            kind: 'note',
            text: `Fegura could not draw the diagram ${title}: ${diagram.errorMessage || 'it does not say why'}.`,
            sensitive: [title, diagram.errorMessage ?? ''],
        };
    }
    try {
        const mermaid = sourceIn(await readTwice(client, diagram.id, pause, signal));
        if (mermaid === undefined)
            return { kind: 'note', text: `Fegura's answer to the diagram ${title} holds no source that is known here.`, sensitive: [title] };
        if (mermaid.length <= LONGEST)
            return { kind: 'diagram', diagram: { title, mermaid } };
        return {
            kind: 'note',
            text: `The diagram ${title} is left out: it has ${mermaid.length} characters, more than GitHub draws.`,
            sensitive: [title],
        };
    }
    catch (error) {
        signal.throwIfAborted();
        return { kind: 'note', text: `The diagram ${title} could not be read: ${(0,errors/* asScanError */.ih)(error).message}`, sensitive: [title] };
    }
}
async function readTwice(client, id, pause, signal) {
    try {
        return await client.diagram(id, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,errors/* asScanError */.ih)(error).details.transient !== true)
            throw error;
        await pause(PAUSES_MS[0], signal);
        return client.diagram(id, signal);
    }
}
/** The name of the field is cut off in the documents; these are the candidates, the likeliest first (siblings, section 5). */
const FIELDS = ['mermaidCode', 'mermaid', 'code', 'content', 'diagram', 'source'];
function sourceIn(data) {
    return FIELDS.map((field) => data[field]).find((value) => typeof value === 'string' && value.trim() !== '');
}
function titleOf({ title, diagramType, id }) {
    return title || diagramType || id;
}
function whyNot(error) {
    const { status } = error.details;
    if (status === 403)
        return 'The key may not read diagrams: it needs the scope read.';
    if (status === 404)
        return 'Fegura does not offer diagrams at this address.';
    return `The diagrams could not be read: ${error.message}`;
}
function unavailable(why) {
    return { kind: 'unavailable', what: 'diagrams', why };
}

;// CONCATENATED MODULE: ./build/scanners/fegura/locate.js

/**
 * The connection to scan, found among the accounts and fit to scan. Only second-class documents show accounts, and a key may not read
 * them: a UUID does without, AWS's number does not.
 */
async function locateConnection(client, { target, region }, signal) {
    const traits = { region };
    const accounts = await tryAccounts(client, target, signal);
    if (accounts instanceof errors/* ScanError */.sC) {
        if (target.kind === 'number')
            throw needsUuid(accounts, target.digits);
        const { id } = target;
        return { target: { id, key: id, label: id, ownCode: false }, traits, baseline: traits, notices: [unchecked(accounts)] };
    }
    const found = target.kind === 'connection' ? byId(accounts, target.id) : byNumber(accounts, target.digits);
    assertConnected(found);
    return { target: toTarget(found), traits, baseline: traits };
}
/** The accounts, or why they stay unread; a key that is rejected will not do for the scan either. */
async function tryAccounts(client, target, signal) {
    try {
        return await readAccounts(client, target, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof errors/* ScanError */.sC) || error.code === 'AUTH_REJECTED')
            throw error;
        return error;
    }
}
/** A number may be connected twice, so that all pages are read for it. */
async function readAccounts(client, target, signal) {
    const accounts = [];
    for await (const page of client.accounts(signal, target.kind === 'connection')) {
        accounts.push(...page);
        if (target.kind === 'connection' && accounts.some((account) => isSameId(account.id, target.id)))
            break;
    }
    return accounts;
}
/** UUIDs do not tell capitals apart. */
function isSameId(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
function byId(accounts, id) {
    const found = accounts.find((account) => isSameId(account.id, id));
    return found ?? fail('TARGET_UNKNOWN', `Fegura has no connection ${id}. ${listOf(accounts)}`, UNKNOWN_HINT, accounts);
}
function byNumber(accounts, digits) {
    const hits = accounts.filter((account) => account.awsAccountId === digits);
    const [found] = hits;
    if (found === undefined)
        return fail('TARGET_UNKNOWN', `Fegura has no AWS account ${digits}. ${listOf(accounts)}`, UNKNOWN_HINT, accounts);
    if (hits.length === 1)
        return found;
    return fail('TARGET_AMBIGUOUS', `The AWS account ${digits} is connected to Fegura ${hits.length} times: ${shortened(hits.map(describe))}.`, 'Give the UUID of the right connection as {target}.', hits);
}
const UNKNOWN_HINT = 'Check {target}, and that the key behind {api-key} belongs to the organization that the AWS account is connected to.';
function listOf(accounts) {
    if (accounts.length === 0)
        return 'No AWS account is connected.';
    return `It has: ${shortened(accounts.map(({ alias, id }) => alias || id))}.`;
}
function describe({ alias, id, status }) {
    return `${alias || 'without alias'} (${[id, status].filter(Boolean).join(', ')})`;
}
function shortened(names) {
    const shown = names.slice(0, 10).join(', ');
    return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}
/** A status that is not told is not held against it. */
function assertConnected(account) {
    const status = account.status?.toLowerCase() ?? 'connected';
    if (status === 'connected')
        return;
    fail('TARGET_NOT_READY', `Fegura cannot scan ${labelOf(account)}: the status of its connection is ${account.status}, not connected.`, status === 'pending'
        ? 'Finish connecting the AWS account at Fegura, then run the job again; or give another {target}.'
        : 'Connect the AWS account at Fegura again, then run the job again; or give another {target}.', [account]);
}
function toTarget(account) {
    return { id: account.id, key: account.id.toLowerCase(), label: labelOf(account), ownCode: false };
}
function labelOf({ id, alias, awsAccountId }) {
    if (alias)
        return awsAccountId ? `${alias} (${awsAccountId})` : alias;
    return awsAccountId || id;
}
function whyUnread({ code, details }) {
    if (details.status === 403)
        return 'the key may not read them';
    if (details.status === 404)
        return 'Fegura does not offer them at this address';
    return code === 'INCOMPLETE' ? 'their list could not be read to its end' : undefined;
}
function unchecked(error) {
    const why = whyUnread(error) ?? `the accounts could not be read (${error.details.status ?? error.code})`;
    return {
        text: `Whether the account is connected was not checked: ${why}.`,
        hint: 'If the start is refused, check {target}, and the scopes of the key behind {api-key}: it needs read and write.',
    };
}
function needsUuid(cause, digits) {
    const why = whyUnread(cause);
    if (why === undefined)
        return cause;
    return new errors/* ScanError */.sC(cause.code, `The AWS account ${digits} cannot be looked up among Fegura's accounts: ${why}.`, {
        hint: "Give the UUID of the account's connection at Fegura as {target}, or a key with the scope read as {api-key}.",
        status: cause.details.status,
        serviceCode: cause.details.serviceCode,
        cause,
    });
}
/** @param named The accounts that the message names: whose they are is not for everybody. */
function fail(code, message, hint, named) {
    const sensitive = named.flatMap(({ id, alias }) => [id, alias ?? '']).filter((name) => name !== '');
    throw new errors/* ScanError */.sC(code, message, { hint, sensitive });
}

// EXTERNAL MODULE: ./build/domain/instant.js
var instant = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/domain/scan.js
var domain_scan = __webpack_require__(7940);
;// CONCATENATED MODULE: ./build/scanners/fegura/mapping.js


/** "Scan Statuses". */
const STATES = new Map([
    ['queued', 'queued'],
    ['scanning', 'running'],
    ['completed', 'completed'],
    ['failed', 'failed'],
]);
/** @param asked The connection that was asked about, for an answer that does not tell it. */
function toScan(wire, asked) {
    const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
    return {
        id: wire.id,
        // UUIDs do not tell capitals apart, and where the accounts stay unread ours is what a person has written.
        target: wire.awsAccountId?.toLowerCase() === asked.toLowerCase() ? asked : (wire.awsAccountId ?? asked),
        state,
        word: wire.status,
        reason: (0,domain_scan/* isOver */.PU)(state) ? wire.errorMessage?.trim() || undefined : undefined,
        traits: { region: wire.region ?? undefined },
        createdAt: (0,instant/* asInstant */.UO)(wire.createdAt),
        // "Timestamp of last update": there is no other that tells when it ended.
        completedAt: (0,domain_scan/* isOver */.PU)(state) ? (0,instant/* asInstant */.UO)(wire.updatedAt) : undefined,
        // What a scan has counted before it is complete is no inventory: the rest would seem to be gone.
        inventory: state === 'completed' && wire.progress ? toInventory(wire.progress) : undefined,
    };
}
/** A kind whose value is no count is left out: it is not known, which is not 0. */
function toInventory(progress) {
    return Object.fromEntries(Object.entries(progress).filter((entry) => isCount(entry[1])));
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

// EXTERNAL MODULE: ./build/scanners/fegura/request.js
var request = __webpack_require__(4106);
;// CONCATENATED MODULE: ./build/scanners/fegura/scanner.js






/** Fegura as the workflow sees it. */
function createFeguraScanner(request, http, pause) {
    const client = createFeguraClient(http);
    return {
        locate: (signal) => locateConnection(client, request, signal),
        // The list knows no filter for regions.
        async *list({ target }, like, signal) {
            for await (const page of client.scans(target.id, signal)) {
                const scans = page.map((scan) => toScan(scan, target.id));
                yield scans.filter(({ traits }) => like.region === undefined || traits.region === undefined || traits.region === like.region);
            }
        },
        start: (wanted, signal) => startScan(client, wanted, signal),
        async read({ id, target }, _depth, signal) {
            return toScan(await client.scan(id, signal), target);
        },
        // Its inventory is part of the scan itself.
        collect: (scan, { settled }, signal) => collectDiagrams(client, scan, { pause, settled }, signal),
        // No documented request ends a scan.
        cancel: () => Promise.resolve('not-offered'),
    };
}
async function startScan(client, { target, traits }, signal) {
    const body = { awsAccountId: target.id, region: traits.region ?? request/* DEFAULT_REGION */.t9 };
    try {
        return { kind: 'started', scan: toScan(await client.create(body, signal), target.id) };
    }
    catch (error) {
        // It names no scan (siblings, section 2).
        if (error instanceof errors/* ScanError */.sC && error.code === 'CONFLICT')
            return { kind: 'busy' };
        throw error;
    }
}


/***/ })

};
