export const id = 962;
export const ids = [962];
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

/***/ 5526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ bySeverity),
/* harmony export */   Wv: () => (/* binding */ asSeverity),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   e6: () => (/* binding */ totalOf),
/* harmony export */   lZ: () => (/* binding */ NO_COUNTS),
/* harmony export */   ng: () => (/* binding */ countSeverities),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   wv: () => (/* binding */ describeCounts)
/* harmony export */ });
/** From worst to mildest. The order is the meaning: an earlier one is at least as severe as a later one. */
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
/** No findings at all. */
const NO_COUNTS = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
/** Whether a word of a service, in any case, is one of ours. */
function asSeverity(word) {
    const lower = word?.trim().toLowerCase();
    return SEVERITIES.find((severity) => severity === lower);
}
/** Claims that `severity` is as bad as `threshold` or worse. */
function isAtLeast(severity, threshold) {
    return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
/** For sorting: worst first. */
function bySeverity(a, b) {
    return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
/** Counts a list of severities. */
function countSeverities(severities) {
    const counts = { ...NO_COUNTS };
    for (const severity of severities)
        counts[severity] += 1;
    return counts;
}
/** The sum over all severities. */
function totalOf(counts) {
    return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
}
/** Says `2 critical, 3 high and 1 low`; severities without findings are left out; `none` when there is nothing. */
function describeCounts(counts) {
    const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
    const last = parts.pop();
    if (last === undefined)
        return 'none';
    return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
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


/***/ })

};
