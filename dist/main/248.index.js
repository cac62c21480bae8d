export const id = 248;
export const ids = [248];
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

/***/ 4861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ scansOfTarget)
/* harmony export */ });
/* harmony import */ var _scan_times_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3987);

/**
 * The scans of one target out of a list that tells others too, because its filter is loose or not heard. What is left shows no order by
 * itself (of 100 scans one may be ours): as long as the whole list does not begin with the newest, all of it is read before anything is
 * handed over, and no page is handed over that holds none of the target.
 */
async function* scansOfTarget(pages, target) {
    let held = [];
    let ordered = true;
    let last;
    for await (const page of pages) {
        ordered &&= (0,_scan_times_js__WEBPACK_IMPORTED_MODULE_0__/* .isNewestFirst */ .j2)(last === undefined ? page : [last, ...page]);
        last = page.at(-1) ?? last;
        held.push(...page.filter((scan) => scan.target === target));
        if (!ordered || held.length === 0)
            continue;
        yield held;
        held = [];
    }
    if (held.length > 0)
        yield held;
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

/***/ 1085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ toldCounts)
/* harmony export */ });
/**
 * The four that are worse than `info`, or none: an invented 0 would hide findings, and prove that an empty list is whole. A service
 * that leaves `info` out has not said that there are none.
 */
function toldCounts(told) {
    const { critical, high, medium, low, info } = told ?? {};
    if (!isTold(critical) || !isTold(high) || !isTold(medium) || !isTold(low))
        return { counts: undefined };
    return { counts: { critical, high, medium, low, info: info ?? 0 }, ...(!isTold(info) && { uncounted: ['info'] }) };
}
function isTold(count) {
    return typeof count === 'number';
}


/***/ }),

/***/ 7107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ cancelOrOver)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_scan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7940);


/** No service's page says how a scan that is over refuses to be cancelled, and these may mean other things too. */
const REFUSALS = [400, 404, 409];
/**
 * Cancels a scan. Where that is refused the scan itself tells whether it is over.
 *
 * @param look One look at the scan, which like the cancel itself waits for no limit of others.
 */
async function cancelOrOver(cancel, look, signal) {
    try {
        const { state } = await cancel();
        return state === 'completed' || state === 'failed' ? 'over' : 'cancelled';
    }
    catch (error) {
        const refused = error instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC && REFUSALS.includes(error.details.status ?? 0);
        if (refused && (await isOverNow(look, signal)))
            return 'over';
        throw error;
    }
}
/** What cannot be read is not known to have ended. */
async function isOverNow(look, signal) {
    try {
        return (0,_domain_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .isOver */ .PU)((await look()).state);
    }
    catch {
        signal.throwIfAborted();
        return false;
    }
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

/***/ 9248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAiptxScanner: () => (/* binding */ createAiptxScanner)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/scan.js
var domain_scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/http/cancel.js
var cancel = __webpack_require__(7107);
// EXTERNAL MODULE: ./build/http/decode.js
var decode = __webpack_require__(5103);
// EXTERNAL MODULE: ./build/http/pages.js
var pages = __webpack_require__(7709);
// EXTERNAL MODULE: ./build/http/path.js
var http_path = __webpack_require__(7262);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/scanners/aiptx/wire.js

/**
 * AIPTx's replies, only the fields that we use. Not loose: what is not named here does not survive decoding, and so no proof of
 * concept does, which holds live exploits and leaked data (siblings, section 3).
 */
const wire_text = dist/* string */.YjP();
const maybeText = dist/* nullish */.cl6(dist/* string */.YjP());
const maybeCount = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0)));
/** For what is only shown: another type than the documents' is nothing to fail for. */
const shownNumber = dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* number */.aig()), null);
const shownText = dist/* fallback */.NpB(maybeText, null);
const succeeded = dist/* nullish */.cl6(dist/* literal */.euz(true));
function enveloped(data) {
    return dist/* object */.Ikc({ success: succeeded, data });
}
function listed(item) {
    return dist/* object */.Ikc({
        success: succeeded,
        data: dist/* array */.YOg(item),
        pagination: dist/* nullish */.cl6(dist/* object */.Ikc({ total: maybeCount, total_pages: maybeCount })),
    });
}
/** The primary document shows four severities, the siblings count `info` too. */
const counts = dist/* object */.Ikc({ critical: maybeCount, high: maybeCount, medium: maybeCount, low: maybeCount, info: maybeCount });
/** Only of the whole scan; a phase that is told otherwise is none to show. */
const phase = dist/* object */.Ikc({
    status: wire_text,
    endpoints_discovered: dist/* fallback */.NpB(maybeCount, null),
    tests_completed: dist/* fallback */.NpB(maybeCount, null),
    tests_total: dist/* fallback */.NpB(maybeCount, null),
});
const phases = dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* record */.g1P(wire_text, dist/* fallback */.NpB(dist/* nullable */.mee(phase), null))), null);
/** Every form of a scan: created, listed, light, full, rescanned, cancelled. */
const scan = dist/* object */.Ikc({
    id: dist/* pipe */.FsL(wire_text, dist/* nonEmpty */.hq()),
    target: maybeText,
    mode: maybeText,
    type: maybeText,
    name: shownText,
    // Only of a rescan.
    parent_scan_id: shownText,
    status: wire_text,
    progress: shownNumber,
    current_phase: shownText,
    phases,
    findings_count: dist/* nullish */.cl6(counts),
    created_at: maybeText,
    started_at: maybeText,
    completed_at: maybeText,
});
const wireScan = enveloped(scan);
const wireScans = listed(scan);
const endpoint = dist/* nullish */.cl6(dist/* union */.KCZ([wire_text, dist/* object */.Ikc({ method: maybeText, path: maybeText, parameter: maybeText, full_url: maybeText })]));
const finding = dist/* object */.Ikc({
    id: dist/* pipe */.FsL(wire_text, dist/* nonEmpty */.hq()),
    scan_id: maybeText,
    title: maybeText,
    severity: maybeText,
    status: maybeText,
    category: maybeText,
    cwe_id: shownText,
    cvss_score: shownNumber,
    endpoint,
});
const wireFindings = listed(finding);
const detail = dist/* object */.Ikc({
    id: wire_text,
    cwe_id: shownText,
    description: shownText,
    impact: shownText,
    endpoint: dist/* fallback */.NpB(endpoint, null),
    remediation: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* union */.KCZ([wire_text, dist/* object */.Ikc({ summary: maybeText })])), null),
});
const wireDetail = enveloped(detail);
const told = dist/* object */.Ikc({ id: wire_text, title: maybeText, severity: maybeText });
const comparison = dist/* object */.Ikc({
    scan_a: maybeText,
    scan_b: maybeText,
    comparison: dist/* object */.Ikc({
        new_findings: dist/* array */.YOg(told),
        fixed_findings: dist/* array */.YOg(told),
        // A number, though its sisters are lists.
        unchanged_findings: dist/* fallback */.NpB(maybeCount, null),
        summary: dist/* nullish */.cl6(dist/* object */.Ikc({ scan_a_total: maybeCount, scan_b_total: maybeCount, new: maybeCount, fixed: maybeCount })),
    }),
});
const wireComparison = enveloped(comparison);

;// CONCATENATED MODULE: ./build/scanners/aiptx/client.js




const TITLE = 'AIPTx';
/** "Results per page (default: 20, max: 100)". */
const PAGE_SIZE = 100;
function createAiptxClient(http) {
    const scanPath = (id) => `/scans/${(0,http_path/* pathSegment */.pn)(id, TITLE)}`;
    return {
        async create(body, signal) {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'start', method: 'POST', path: '/scans', body }, signal), 'the started scan').data;
        },
        async rescan(id, body, signal) {
            const call = { kind: 'start', method: 'POST', path: `${scanPath(id)}/rescan`, ...(body && { body }) };
            return (0,decode/* decode */.D)(wireScan, await http.send(call, signal), 'the started scan').data;
        },
        async scan(id, kind, signal) {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind, method: 'GET', path: scanPath(id) }, signal), 'the scan').data;
        },
        async status(id, signal, kind = 'status') {
            const path = `${scanPath(id)}/status`;
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind, method: 'GET', path }, signal), 'the status of the scan').data;
        },
        async cancel(id, signal) {
            const path = `${scanPath(id)}/cancel`;
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'cancel', method: 'POST', path }, signal), 'the cancelled scan').data;
        },
        scans: ({ target, mode }, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: PAGE_SIZE,
            what: 'scans',
            idOf: (scan) => scan.id,
            fetch: async (page, limit, within, onBytes) => {
                const path = `/scans?${(0,http_path/* queryOf */.E2)({ target, mode, page, limit })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path, onBytes }, within), 'the list of scans'));
            },
        }, signal),
        // No filter: those that are fixed or accepted are reported as such.
        findings: (scan, { onTotal, recheck }, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: PAGE_SIZE,
            what: 'findings',
            recheck,
            idOf: (finding) => finding.id,
            contentOf: ({ title, severity, status, category, cwe_id, endpoint }) => [title, severity, status, category, cwe_id, endpoint],
            fetch: async (page, limit, within, onBytes) => {
                const path = `/findings?${(0,http_path/* queryOf */.E2)({ scan_id: scan, page, limit })}`;
                const answer = toPage((0,decode/* decode */.D)(wireFindings, await http.send({ kind: 'findings', method: 'GET', path, onBytes }, within), 'the findings'));
                if (answer.total !== undefined)
                    onTotal(answer.total);
                return answer;
            },
        }, signal),
        async detail(finding, signal) {
            const path = `/findings/${(0,http_path/* pathSegment */.pn)(finding, TITLE)}`;
            return (0,decode/* decode */.D)(wireDetail, await http.send({ kind: 'findings', method: 'GET', path, optional: true }, signal), 'the finding').data;
        },
        async compare(a, b, signal) {
            const path = `${scanPath(a)}/compare/${(0,http_path/* pathSegment */.pn)(b, TITLE)}`;
            return (0,decode/* decode */.D)(wireComparison, await http.send({ kind: 'findings', method: 'GET', path, optional: true }, signal), 'the comparison')
                .data;
        },
    };
}
function toPage({ data, pagination }) {
    return { items: data, total: pagination?.total ?? undefined, pages: pagination?.total_pages ?? undefined };
}

// EXTERNAL MODULE: ./build/domain/severity.js
var domain_severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/intern.js
var domain_intern = __webpack_require__(3549);
// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
// EXTERNAL MODULE: ./build/scanners/aiptx/targets.js
var targets = __webpack_require__(3953);
;// CONCATENATED MODULE: ./build/scanners/aiptx/findings.js





const STATUSES = new Map([
    ['open', 'open'],
    ['fixed', 'closed'],
    ['accepted', 'accepted'],
    ['false_positive', 'accepted'],
]);
function meaningOf({ status }) {
    return STATUSES.get(status?.toLowerCase() ?? '') ?? 'unknown';
}
/** Turns wire findings of one scan into ours. What only the details tell enriches a finding, and never makes it another one. */
function createFindingMapper(target, details) {
    const intern = (0,domain_intern/* createIntern */.n)();
    return (wire) => {
        const detail = details.get(wire.id);
        const severity = (0,domain_severity/* asSeverity */.Wv)(wire.severity);
        const where = whereOf(wire.endpoint);
        const { cvss_score: cvss } = wire;
        return {
            id: wire.id,
            rule: intern(toRule(wire, detail)),
            ...wordsOf(wire, detail),
            severity: severity ?? 'critical',
            ...(severity === undefined && { severityWord: wire.severity ?? '' }),
            ...(typeof cvss === 'number' && cvss >= 0 && cvss <= 10 && { cvss }),
            status: { word: wire.status ?? '', means: meaningOf(wire) },
            place: toPlace(where, whereOf(detail?.endpoint).url ?? where.url),
            identity: (0,identity/* identityOf */.c)(identityParts(wire, where, target)),
        };
    };
}
/** A finding of a network may have no endpoint: then its title tells it from others of its category. */
function identityParts(wire, { method, path, parameter }, target) {
    const kind = wire.category || wire.cwe_id || undefined;
    const nowhere = path === undefined && parameter === undefined;
    const title = kind === undefined || nowhere ? (wire.title ?? '') : undefined;
    return ['aiptx', target, kind, method, path, parameter, ...(title === undefined ? [] : [title])];
}
function titleOf({ title, category, id }) {
    return title || category || id;
}
function ruleIdOf(wire) {
    return (0,identity/* slug */.y)(wire.category || wire.cwe_id || titleOf(wire));
}
/** The rule is the category, whose findings differ: what the service says of one of them is that finding's own. */
function toRule(wire, detail) {
    const cwe = cweOf(wire, detail);
    return { id: ruleIdOf(wire), title: titleOf(wire), tags: ['security', ...(cwe === undefined ? [] : [`external/cwe/cwe-${cwe}`])] };
}
function wordsOf(wire, detail) {
    const { description, impact, remediation } = detail ?? {};
    const remedy = typeof remediation === 'string' ? remediation : remediation?.summary;
    const cwe = cweOf(wire, detail);
    // The rule has only one, of those of its findings.
    const text = [description, impact && `Impact: ${impact}`, cwe && `CWE-${cwe}`].filter(Boolean).join('\n\n');
    return { ...(text !== '' && { text }), ...(remedy && { fix: { text: remedy } }) };
}
function cweOf(wire, detail) {
    return /^CWE-(\d{1,6})$/i.exec(wire.cwe_id ?? detail?.cwe_id ?? '')?.[1];
}
function whereOf(endpoint) {
    if (endpoint === null || endpoint === undefined)
        return {};
    if (typeof endpoint === 'string') {
        const [, method, place = ''] = /^(?:([A-Z]{3,10})\s+)?(\S.*)?$/.exec(endpoint.trim()) ?? [];
        return { method, ...pathAndUrl(place) };
    }
    const { method, path, parameter, full_url: url } = endpoint;
    const fromPath = pathAndUrl(path ?? '');
    return { method: method?.toUpperCase(), ...fromPath, parameter: parameter ?? undefined, url: webAddress(url) ?? fromPath.url };
}
function pathAndUrl(text) {
    const url = webAddress(text);
    const path = url === undefined ? (0,targets/* shown */.SP)(text) : ((0,domain_url/* parseUrl */.D)(url)?.pathname ?? '');
    return { path: path === '' ? undefined : path, url };
}
function webAddress(text) {
    const address = (0,targets/* shown */.SP)(text ?? '');
    return /^https?:\/\/./i.test(address) && (0,domain_url/* parseUrl */.D)(address) !== undefined ? address : undefined;
}
function toPlace({ method, path, parameter }, url) {
    const resource = [method, path, parameter && `(${parameter})`].filter(Boolean).join(' ');
    return {
        ...(resource !== '' && { resource }),
        ...(url !== undefined && { url }),
        ...(path !== undefined && { request: { ...(method && { method }), target: path, ...(parameter && { parameter }) } }),
    };
}

// EXTERNAL MODULE: ./build/domain/instant.js
var instant = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/domain/told-counts.js
var told_counts = __webpack_require__(1085);
// EXTERNAL MODULE: ./build/scanners/aiptx/scan-name.js
var scan_name = __webpack_require__(6788);
;// CONCATENATED MODULE: ./build/scanners/aiptx/mapping.js





/** The words of the list's filter, in any case. */
const STATES = new Map([
    ...['queued', 'running', 'completed', 'failed', 'cancelled'].map((word) => [word, word]),
    // American spelling: a scan that is over must not be waited for.
    ['canceled', 'cancelled'],
]);
/** @param asked The target that was asked about, for answers that do not tell it: the light one, and that of a cancel. */
function toScan(wire, asked) {
    return {
        id: wire.id,
        target: wire.target === null || wire.target === undefined ? asked : (0,targets/* targetId */.Lx)(wire.target),
        state: STATES.get(wire.status.toLowerCase()) ?? 'unknown',
        word: wire.status,
        // Not told by a list: the scan itself does.
        traits: { type: wire.type?.toLowerCase() ?? undefined, mode: wire.mode?.toLowerCase() ?? undefined },
        ...(wire.name && { mark: wire.name.trim() }),
        // A rescan may keep the name of the scan that it repeats, and have other instructions.
        ...(wire.name && !wire.parent_scan_id && { options: (0,scan_name/* optionsIn */.I)(wire.name.trim()) }),
        createdAt: (0,instant/* asInstant */.UO)(wire.created_at),
        startedAt: (0,instant/* asInstant */.UO)(wire.started_at),
        completedAt: (0,instant/* asInstant */.UO)(wire.completed_at),
        progress: toProgress(wire),
        ...(wire.phases && { phases: toPhases(wire.phases) }),
        ...(0,told_counts/* toldCounts */.i)(wire.findings_count),
    };
}
function toProgress({ progress, current_phase: phase }) {
    const percent = typeof progress === 'number' && progress >= 0 && progress <= 100 ? progress : undefined;
    if (percent === undefined && !phase)
        return undefined;
    return { ...(percent !== undefined && { percent }), ...(phase && { phase }) };
}
/** So many are shown; the document names three. */
const MOST_PHASES = 10;
/** The names are keys of an object: anything else than a plain word is none of them. */
const PHASE_NAME = /^[a-z][a-z0-9_]{0,39}$/;
function toPhases(phases) {
    const named = Object.entries(phases).filter(([name]) => PHASE_NAME.test(name));
    return named.slice(0, MOST_PHASES).flatMap(([name, phase]) => (phase === null ? [] : [toPhase(name, phase)]));
}
function toPhase(name, { status, endpoints_discovered: endpoints, tests_completed: tests, tests_total: total }) {
    const amounts = [
        ...(typeof endpoints === 'number' ? [{ what: 'endpoints', amount: endpoints }] : []),
        ...(typeof tests === 'number' ? [{ what: 'tests', amount: tests, ...(typeof total === 'number' && { of: total }) }] : []),
    ];
    return { name, word: status, amounts };
}
/**
 * The service's comparison of an older scan with a newer one. Its example balances only when A, the first of the path, is the older
 * one (total of A - fixed + new = total of B); sums that balance only the other way round turn it. Numbers and lists need not agree,
 * and the larger one counts.
 *
 * @param older The id of the older scan: it may be told as B.
 */
function toChanges({ scan_a: a, scan_b: b, comparison }, older) {
    const { new_findings: news, fixed_findings: gone, unchanged_findings: unchanged, summary } = comparison;
    const swapped = a !== older && b === older;
    const [before, after] = swapped ? [summary?.scan_b_total, summary?.scan_a_total] : [summary?.scan_a_total, summary?.scan_b_total];
    const added = { list: news.map(toTold), count: Math.max(news.length, summary?.new ?? 0) };
    const fixed = { list: gone.map(toTold), count: Math.max(gone.length, summary?.fixed ?? 0) };
    const [first, second] = isTurned(before, after, added.count, fixed.count) ? [fixed, added] : [added, fixed];
    return {
        added: first.list,
        fixed: second.list,
        addedCount: first.count,
        fixedCount: second.count,
        ...(typeof unchanged === 'number' && { unchangedCount: unchanged }),
    };
}
function isTurned(before, after, added, fixed) {
    if (typeof before !== 'number' || typeof after !== 'number')
        return false;
    return before - fixed + added !== after && before - added + fixed === after;
}
function toTold({ id, title, severity }) {
    return { id, title: title || id, severity: (0,domain_severity/* asSeverity */.Wv)(severity) ?? 'critical' };
}

;// CONCATENATED MODULE: ./build/scanners/aiptx/collect.js




/** One request each, of 60 per minute that all jobs of the account share. */
const MOST_DETAILS = 50;
const IN_FLIGHT = 4;
const PAGE = 100;
/** All that a scan that is over knows: the list where the service has one, else what changed since the baseline. */
async function* collect(client, scan, { baseline, brief, recheck }, signal) {
    const list = await readList(client, scan, recheck, signal);
    if (list === undefined) {
        yield { kind: 'unavailable', what: 'findings', why: 'AIPTx has no list of findings for this key or address, only numbers' };
        if (baseline)
            yield await readChanges(client, baseline, scan, signal);
        return;
    }
    assertSummarised(list.findings, scan);
    const { details, note } = await readDetails(client, brief ? [] : list.findings, signal);
    if (note)
        yield note;
    const toFinding = createFindingMapper(scan.target, details);
    // An empty list is a list too.
    for (let from = 0; from === 0 || from < list.findings.length; from += PAGE)
        yield { kind: 'findings', page: list.findings.slice(from, from + PAGE).map(toFinding), total: list.total };
}
/**
 * Only second-class documents show the filter for a scan: where it is read in another way, the list is empty and says so itself.
 *
 * @throws ScanError `INCOMPLETE`
 */
function assertSummarised(findings, { id, counts, state }) {
    if (counts !== undefined || findings.length > 0 || state !== 'completed')
        return;
    throw new errors/* ScanError */.sC('INCOMPLETE', `The list of findings of the scan ${id} is empty, and the scan reports no numbers to compare it with.`, {
        hint: 'Run the job again with {scan-id} to read the same scan once more. If it keeps happening, ask AIPTx support why the scan has no findings_count.',
    });
}
/** All pages, or undefined where there is no such endpoint: only second-class documents show it. */
async function readList(client, scan, recheck, signal) {
    const findings = [];
    let total;
    const onTotal = (told) => void (total = Math.max(total ?? 0, told));
    const pages = client.findings(scan.id, { onTotal, recheck }, signal);
    let read = 0;
    try {
        for await (const page of pages) {
            read += 1;
            assertOfScan(page, scan);
            findings.push(...page);
        }
    }
    catch (error) {
        // Beginning to read and being told later that there is nothing to read is no answer.
        if (read === 0 && isMissing(error))
            return undefined;
        throw error;
    }
    return { findings, total };
}
function isMissing(error) {
    return error instanceof errors/* ScanError */.sC && (error.details.status === 404 || error.details.status === 405);
}
function assertOfScan(page, { id }) {
    const foreign = page.find((finding) => typeof finding.scan_id === 'string' && finding.scan_id !== id);
    if (foreign === undefined)
        return;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `AIPTx was asked for the findings of the scan ${id} and listed some of another scan.`, {
        hint: 'Nothing of them was used. Check {api-url}; if it is right, ask the service.',
    });
}
/** What the findings that matter most are about. Without it the list is enough, so that no failure is more than a note. */
async function readDetails(client, findings, signal) {
    // A repeated ID has one detail.
    const worst = [...new Map(worstOf(findings).map((finding) => [finding.id, finding])).values()];
    const details = new Map();
    for (let from = 0; from < worst.length; from += IN_FLIGHT) {
        const batch = worst.slice(from, from + IN_FLIGHT);
        const answers = await Promise.allSettled(batch.map(async ({ id }) => ({ id, detail: await client.detail(id, signal) })));
        signal.throwIfAborted();
        for (const answer of answers)
            if (answer.status === 'fulfilled' && answer.value.detail.id === answer.value.id)
                details.set(answer.value.id, answer.value.detail);
        const failure = answers.find((answer) => answer.status === 'rejected');
        if (failure)
            return { details, note: noteOf(worst.length - details.size, failure.reason) };
    }
    return { details };
}
function worstOf(findings) {
    const open = findings.filter((finding) => meaningOf(finding) === 'open' || meaningOf(finding) === 'unknown');
    const severityOf = (finding) => (0,domain_severity/* asSeverity */.Wv)(finding.severity) ?? 'critical';
    const ofSeverity = (wanted) => open.filter((finding) => severityOf(finding) === wanted);
    return [...ofSeverity('critical'), ...ofSeverity('high')].slice(0, MOST_DETAILS);
}
function noteOf(missing, reason) {
    const { message } = (0,errors/* asScanError */.ih)(reason);
    return {
        kind: 'note',
        text: `The details of ${missing} ${missing === 1 ? 'finding' : 'findings'} could not be read: ${message}`,
        hint: 'The list of findings was read in full, and the gate needs no more. Descriptions and remedies are in AIPTx.',
    };
}
async function readChanges(client, baseline, scan, signal) {
    try {
        const comparison = await client.compare(baseline.id, scan.id, signal);
        const told = [comparison.scan_a, comparison.scan_b].filter((id) => typeof id === 'string');
        if (told.every((id) => id === baseline.id || id === scan.id))
            return { kind: 'changes', changes: toChanges(comparison, baseline.id) };
        throw new errors/* ScanError */.sC('WRONG_SCAN', 'AIPTx compared other scans than it was asked to.');
    }
    catch (error) {
        signal.throwIfAborted();
        return {
            kind: 'note',
            text: `What changed since the scan ${baseline.id} could not be read: ${(0,errors/* asScanError */.ih)(error).message}`,
            hint: 'The numbers of this scan are not touched by that.',
        };
    }
}

// EXTERNAL MODULE: ./build/domain/scan-list.js
var scan_list = __webpack_require__(4861);
;// CONCATENATED MODULE: ./build/scanners/aiptx/list.js


/** The target's scans. The filter of the service is a partial match, so that scans of other targets come too and are left out. */
function listScans(client, { given }, target, like, signal) {
    // What the service keeps is the target as it was given: a filter that is no part of it would hide our own scans.
    const filter = given.includes(target) ? target : undefined;
    return (0,scan_list/* scansOfTarget */.n)(read(client, { target: filter, mode: like.mode }, signal), target);
}
async function* read(client, filter, signal) {
    for await (const page of client.scans(filter, signal))
        yield page.map((wire) => toScan(wire, ''));
}

// EXTERNAL MODULE: ./build/scanners/aiptx/request.js
var aiptx_request = __webpack_require__(9218);
// EXTERNAL MODULE: ./build/scanners/aiptx/times.js
var times = __webpack_require__(8489);
;// CONCATENATED MODULE: ./build/scanners/aiptx/scanner.js










/** An account's limit of scans at once: pen tests take hours, and one more look a minute is enough. */
const BUSY_PAUSE_MS = 60_000;
const UNREPORTED_RESCAN = 'AIPTx does not report the options that a rescan takes over';
/** AIPTx as the workflow sees it. */
function createAiptxScanner(request, http, gate) {
    const client = createAiptxClient(http);
    const name = (0,scan_name/* nameOf */.V)(request, gate);
    return {
        locate: (signal) => locate(client, request, name, signal),
        list: ({ target }, like, signal) => listScans(client, request, target.id, like, signal),
        start: ({ target }, signal) => startScan(client, request, { id: target.id, name: name.text }, signal),
        async read({ id, target }, depth, signal) {
            if (depth === 'light') {
                const scan = toScan(await client.status(id, signal), target);
                if (!(0,domain_scan/* isOver */.PU)(scan.state) || scan.id !== id)
                    return scan;
            }
            return toScan(await client.scan(id, 'status', signal), target);
        },
        collect: (scan, ask, signal) => collect(client, scan, ask, signal),
        // "Cancel a running or queued scan": a refusal may mean that it is neither.
        cancel: ({ id, target }, signal) => (0,cancel/* cancelOrOver */.s)(async () => toScan(await client.cancel(id, signal), target), async () => toScan(await client.status(id, signal, 'cancel'), target), signal),
    };
}
/** Only a rescan has something to look up: what it repeats. */
async function locate(client, request, name, signal) {
    const { target: id, type, options } = request;
    const target = { id, key: id, label: id, ownCode: false };
    if (options.rescan === undefined) {
        const traits = { type, mode: options.mode };
        return { target, traits, baseline: traits, options: name.options, mark: name.text.trim() };
    }
    const traits = await traitsOfRescan(client, request, options.rescan, signal);
    const mode = aiptx_request/* MODES */.FN.find((known) => known === traits.mode);
    return { target, traits, baseline: traits, options: { unreported: UNREPORTED_RESCAN }, ...(mode && { times: times/* TIMES */.v[mode] }) };
}
async function traitsOfRescan(client, request, rescan, signal) {
    const parent = toScan(await client.scan(rescan, 'lookup', signal), '');
    if (parent.id !== rescan || parent.target !== request.target) {
        throw new errors/* ScanError */.sC('WRONG_SCAN', `The scan ${rescan}, which is to be repeated, is of ${parent.target || 'no target that it tells'}, not of ${request.target}.`, {
            hint: 'Nothing was started. Check rescan in {scan-options} and {target}: both must mean the same.',
            sensitive: [parent.target],
        });
    }
    const mode = request.options.mode ?? parent.traits.mode;
    if (mode === 'deep' && request.shortLived) {
        throw new errors/* ScanError */.sC('CONFIG', `The scan ${rescan}, which is to be repeated, is a deep one, and this job cannot wait for it.`, {
            hint: `Give another mode in {scan-options}, or ${aiptx_request/* DEEP_ADVICE */.Mz}.`,
        });
    }
    return { type: parent.traits.type, mode };
}
async function startScan(client, request, { id: target, name }, signal) {
    const { given, type, options } = request;
    const { rescan, mode, instructions, ...rest } = options;
    try {
        const wire = rescan === undefined
            ? await client.create({ target: given, mode, type, ...rest, name, instructions }, signal)
            : await client.rescan(rescan, mode === undefined && instructions === undefined ? undefined : { mode, instructions }, signal);
        return { kind: 'started', scan: toScan(wire, target) };
    }
    catch (error) {
        if (!(error instanceof errors/* ScanError */.sC) || error.code !== 'CONFLICT')
            throw error;
        if (error.details.status === 429)
            return { kind: 'busy', pauseMs: BUSY_PAUSE_MS };
        const running = await runningScan(client, request, target, signal);
        if (running === undefined)
            throw error;
        return { kind: 'busy', scanId: running.id };
    }
}
/** No page says what a conflict is: it counts as a scan in the way where there is one to wait for. */
async function runningScan(client, request, target, signal) {
    for await (const page of listScans(client, request, target, {}, signal)) {
        const running = page.find((scan) => !(0,domain_scan/* isOver */.PU)(scan.state));
        if (running !== undefined)
            return running;
    }
    return undefined;
}


/***/ })

};
