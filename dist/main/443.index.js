export const id = 443;
export const ids = [443];
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

/***/ 8824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createS4eScanner: () => (/* binding */ createS4eScanner)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/scan.js
var domain_scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/domain/scan-list.js
var scan_list = __webpack_require__(4861);
// EXTERNAL MODULE: ./build/http/cancel.js
var cancel = __webpack_require__(7107);
;// CONCATENATED MODULE: ./build/scanners/s4e/asset.js

/**
 * Looks whether the asset is fit to scan. Only siblings show this endpoint: where it tells nothing, the start decides.
 *
 * @throws ScanError `TARGET_UNKNOWN` where another asset is told, `TARGET_NOT_READY`, for S4E scans no asset whose ownership is not proven; `AUTH_REJECTED`
 */
async function lookUpAsset(client, id, signal) {
    const asset = await readAsset(client, id, signal);
    if (asset instanceof errors/* ScanError */.sC)
        return { notices: [unchecked(asset, id)] };
    assertSame(asset, id);
    assertReady(asset, id);
    return { name: asset.name || undefined, notices: [] };
}
/** The asset, or why it is not told; a key that is rejected will not do for the scan either. */
async function readAsset(client, id, signal) {
    try {
        return await client.asset(id, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof errors/* ScanError */.sC) || error.code === 'AUTH_REJECTED')
            throw error;
        return error;
    }
}
function unchecked({ code, details }, id) {
    const text = `S4E does not tell of the asset ${id} (${details.status ?? code}): whether it is verified and active is not known before the start.`;
    const hint = details.status === 403
        ? 'Give the key behind {api-key} the scope read:assets, and {target} if it is limited to some assets.'
        : 'If the start is refused too, check {target}.';
    return { text, hint };
}
function assertSame({ id: told }, id) {
    if (!told || told === id)
        return;
    throw new errors/* ScanError */.sC('TARGET_UNKNOWN', `S4E was asked for the asset ${id} and answered with another one: ${told}.`, {
        hint: 'Nothing was started. Check {target} and {api-url}; if they are right, ask S4E.',
        sensitive: [told],
    });
}
function assertReady({ name, status, verified }, id) {
    const label = name ? `${name} (${id})` : id;
    const sensitive = [label];
    const word = status?.trim().toLowerCase() ?? '';
    if (verified === false || word === 'pending_verification') {
        throw new errors/* ScanError */.sC('TARGET_NOT_READY', `The asset ${label} is not verified at S4E, which scans verified assets only.`, {
            hint: 'Verify the ownership of the asset in S4E and run the job again, or give another {target}.',
            sensitive,
        });
    }
    if (word !== '' && word !== 'active') {
        throw new errors/* ScanError */.sC('TARGET_NOT_READY', `The asset ${label} is "${word}" at S4E and not active.`, {
            hint: 'Activate the asset in S4E and run the job again, or give another {target}.',
            sensitive,
        });
    }
}

// EXTERNAL MODULE: ./build/http/decode.js
var decode = __webpack_require__(5103);
// EXTERNAL MODULE: ./build/http/pages.js
var pages = __webpack_require__(7709);
// EXTERNAL MODULE: ./build/http/path.js
var http_path = __webpack_require__(7262);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/scanners/s4e/wire.js

/**
 * S4E's replies, only the fields that we use, loose in everything else.
 * Primary document: everything in `data`; the guides show objects bare, and findings under `findings` (siblings, section 8). Both are read.
 */
const wire_text = dist/* string */.YjP();
const someText = dist/* pipe */.FsL(wire_text, dist/* nonEmpty */.hq());
const maybeText = dist/* nullish */.cl6(wire_text);
const maybeCount = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0)));
/** What is only shown must not end a scan when it has another form. */
const shownText = dist/* fallback */.NpB(maybeText, undefined);
const shownNumber = dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* number */.aig()), undefined);
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object in its envelope, or bare; the SDK calls a scan's ID `id`. */
function unwrap(value) {
    const inner = isObject(value) && !('scan_id' in value) && !('id' in value) && isObject(value.data) ? value.data : value;
    if (Array.isArray(inner))
        return 'a list'; // which would else pass for an object that tells nothing
    return isObject(inner) ? { ...inner, scan_id: inner.scan_id ?? inner.id } : inner;
}
/** A list of findings under its other key. */
function asList(value) {
    return isObject(value) && !('data' in value) && 'findings' in value ? { ...value, data: value.findings } : value;
}
/** `total_pages` only where the siblings say so. */
const meta = dist/* nullish */.cl6(dist/* looseObject */._H3({ total: maybeCount, total_pages: maybeCount }));
const summary = dist/* nullish */.cl6(dist/* looseObject */._H3({ critical: maybeCount, high: maybeCount, medium: maybeCount, low: maybeCount, info: maybeCount }));
/** In full, light, as created, and as cancelled: all but ID and state may be absent. */
const wireScan = dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(unwrap), dist/* looseObject */._H3({
    scan_id: wire_text,
    status: wire_text,
    asset_id: maybeText,
    asset_name: shownText,
    scan_type: maybeText,
    progress: shownNumber,
    current_phase: shownText,
    eta_seconds: shownNumber,
    finding_summary: summary,
    created_at: maybeText,
    started_at: maybeText,
    completed_at: maybeText,
}));
const wireScans = dist/* looseObject */._H3({ data: dist/* array */.YOg(wireScan), meta });
const wireFindings = dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(asList), dist/* looseObject */._H3({
    data: dist/* array */.YOg(dist/* looseObject */._H3({
        id: someText,
        title: someText,
        severity: maybeText,
        // A number, or its text: only in a number's range is it taken.
        cvss: dist/* optional */.lqM(dist/* unknown */.L5J()),
        status: maybeText,
        description: shownText,
        remediation: shownText,
        // Only the siblings' endpoint for findings tells these three.
        asset: dist/* nullish */.cl6(dist/* looseObject */._H3({ id: maybeText, name: shownText })),
        scan_id: maybeText,
        references: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* array */.YOg(wire_text)), undefined),
    })),
    meta,
}));
/** Of an asset, the siblings' word: nothing in it is certain to be told. */
const wireAsset = dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(unwrap), dist/* looseObject */._H3({ id: shownText, name: shownText, status: shownText, verified: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* boolean */.zMY()), undefined) }));

;// CONCATENATED MODULE: ./build/scanners/s4e/client.js




const TITLE = 'S4E';
/** "Results per page (max 100)". */
const PAGE_SIZE = 100;
function createS4eClient(http) {
    const scanPath = (scan) => `/scan/${(0,http_path/* pathSegment */.pn)(scan, TITLE)}`;
    const readFindings = (path, about, { onTotal, recheck }, signal) => (0,pages/* readNumberedPages */.j)({
        pageSize: PAGE_SIZE,
        what: 'findings',
        recheck,
        idOf: (finding) => finding.id,
        contentOf: ({ title, severity, status, asset }) => [title, severity, status, asset?.id],
        fetch: async (page, size, within, onBytes) => {
            const full = `${path}?${(0,http_path/* queryOf */.E2)({ ...about, page, per_page: size })}`;
            const read = toPage((0,decode/* decode */.D)(wireFindings, await http.send({ kind: 'findings', method: 'GET', path: full, onBytes }, within), 'the findings'));
            if (read.total !== undefined)
                onTotal(read.total);
            return read;
        },
    }, signal);
    return {
        async asset(id, signal) {
            return (0,decode/* decode */.D)(wireAsset, await http.send({ kind: 'lookup', method: 'GET', path: `/assets/${(0,http_path/* pathSegment */.pn)(id, TITLE)}`, optional: true }, signal), 'the asset');
        },
        scans: (asset, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: PAGE_SIZE,
            what: 'scans',
            idOf: (scan) => scan.scan_id,
            fetch: async (page, size, within, onBytes) => {
                const path = `/scans?${(0,http_path/* queryOf */.E2)({ asset_id: asset, page, per_page: size })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path, onBytes }, within), 'the list of scans'));
            },
        }, signal),
        async create(body, signal) {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'start', method: 'POST', path: '/scan/create', body }, signal), 'the started scan');
        },
        async status(scan, signal, kind = 'status') {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind, method: 'GET', path: `${scanPath(scan)}/status` }, signal), 'the status of the scan');
        },
        async scan(scan, signal) {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'status', method: 'GET', path: scanPath(scan) }, signal), 'the scan');
        },
        async cancel(scan, signal) {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'cancel', method: 'POST', path: `${scanPath(scan)}/cancel` }, signal), 'the cancelled scan');
        },
        // No filter: what is closed or accepted is reported as such.
        results: (scan, how, signal) => readFindings(`${scanPath(scan)}/results`, {}, how, signal),
        findings: (scan, how, signal) => readFindings('/findings', { scan_id: scan }, how, signal),
    };
}
function toPage({ data, meta, }) {
    return { items: data, total: meta?.total ?? undefined, pages: meta?.total_pages ?? undefined };
}

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/instant.js
var instant = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/domain/intern.js
var domain_intern = __webpack_require__(3549);
// EXTERNAL MODULE: ./build/domain/severity.js
var domain_severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/domain/told-counts.js
var told_counts = __webpack_require__(1085);
// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
;// CONCATENATED MODULE: ./build/scanners/s4e/mapping.js







/** "Scan States" of the page. */
const STATES = new Map([
    ...['queued', 'running', 'completed', 'failed', 'cancelled'].map((word) => [word, word]),
    // American spelling: a scan that is over must not be waited for.
    ['canceled', 'cancelled'],
]);
/** @param asked The asset that was asked about: the light answer, and the guides' answer to a start, name none. */
function toScan(wire, asked) {
    const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
    return {
        id: wire.scan_id,
        target: wire.asset_id || asked,
        state,
        word: wire.status,
        traits: { type: wire.scan_type?.toLowerCase() || undefined },
        createdAt: (0,instant/* asInstant */.UO)(wire.created_at),
        startedAt: (0,instant/* asInstant */.UO)(wire.started_at),
        completedAt: (0,instant/* asInstant */.UO)(wire.completed_at),
        progress: (0,domain_scan/* isOver */.PU)(state) ? undefined : toProgress(wire),
        ...(0,told_counts/* toldCounts */.i)(wire.finding_summary),
    };
}
/** Each part only where it is told, and can be true. */
function toProgress({ progress, current_phase: phase, eta_seconds: eta }) {
    const told = {
        ...(isBetween(progress, 0, 100) && { percent: progress }),
        ...(phase && { phase }),
        ...(isBetween(eta, 0, Number.MAX_SAFE_INTEGER) && { remainingMs: eta * 1000 }),
    };
    return Object.keys(told).length === 0 ? undefined : told;
}
function isBetween(value, low, high) {
    return typeof value === 'number' && value >= low && value <= high;
}
const MEANINGS = {
    open: ['open', 'confirmed', 'in progress', 'support ongoing', 'request for approval', 're-opened'],
    closed: ['resolved', 'fixed'],
    accepted: ['accepted risk', 'accepted', 'false positive', 'no action required'],
};
/** Three vocabularies: of the primary and its family, of the guides, of the manual (siblings, section 6). */
const STATUSES = new Map(['open', 'closed', 'accepted'].flatMap((means) => MEANINGS[means].map((word) => [fold(word), means])));
/** They differ in case, spaces, hyphens and underscores, also among each other. */
function fold(word) {
    return word.toLowerCase().replaceAll(/[\s_-]+/g, '');
}
/** Turns wire findings into ours. Equal rules become one object. */
function createFindingMapper(scanned) {
    const intern = (0,domain_intern/* createIntern */.n)();
    return (wire) => {
        const severity = (0,domain_severity/* asSeverity */.Wv)(wire.severity);
        const word = wire.status ?? '';
        const cvss = toCvss(wire.cvss);
        return {
            id: wire.id,
            rule: intern(toRule(wire)),
            severity: severity ?? 'critical',
            ...(severity === undefined && { severityWord: wire.severity ?? '' }),
            ...(cvss !== undefined && { cvss }),
            status: { word, means: STATUSES.get(fold(word)) ?? 'unknown' },
            place: { resource: wire.asset?.name || scanned.name },
            identity: (0,identity/* identityOf */.c)(['s4e', wire.asset?.id || scanned.id, wire.title]),
        };
    };
}
function toRule({ title, description, remediation, references }) {
    const url = references?.find((reference) => /^https?:$/.test((0,domain_url/* parseUrl */.D)(reference)?.protocol ?? ''));
    return {
        id: (0,identity/* slug */.y)(title),
        title,
        ...(description && { text: description }),
        ...(remediation && { fix: { text: remediation } }),
        ...(url !== undefined && { url }),
        tags: ['security'],
    };
}
/** Decimals are written as texts by some encoders. The severity is never derived from it. */
function toCvss(value) {
    const score = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof score === 'number' && score >= 0 && score <= 10 ? score : undefined;
}

;// CONCATENATED MODULE: ./build/scanners/s4e/scanner.js







/** Neither the fields of the create request nor the checks of a custom scan are in any answer. */
const UNREPORTED = 'S4E does not report the options of a scan';
/** S4E as the workflow sees it. */
function createS4eScanner(request, http) {
    const client = createS4eClient(http);
    /** By asset ID, as lookups and scans tell them: results do not name their asset. */
    const names = new Map();
    const readInFull = async (ref, signal) => {
        const wire = await client.scan(ref.id, signal);
        const scan = toScan(wire, ref.target);
        if (wire.asset_name)
            names.set(scan.target, wire.asset_name);
        return scan;
    };
    return {
        async locate(signal) {
            const { target: id, type } = request;
            const { name, notices } = await lookUpAsset(client, id, signal);
            if (name !== undefined)
                names.set(id, name);
            const target = { id, key: id, label: name ?? id, ownCode: false };
            return { target, traits: { type }, baseline: { type }, options: { unreported: UNREPORTED }, notices };
        },
        // A filter that is not heard must not bring in scans of other assets, nor hide ours behind a page of them.
        list: ({ target }, _like, signal) => (0,scan_list/* scansOfTarget */.n)(readScans(client, target.id, signal), target.id),
        start: ({ target }, signal) => startScan(client, request, target.id, signal),
        async read(ref, depth, signal) {
            if (depth === 'full')
                return await readInFull(ref, signal);
            const now = toScan(await client.status(ref.id, signal), ref.target);
            return (0,domain_scan/* isOver */.PU)(now.state) ? await readInFull(ref, signal) : now;
        },
        collect: (scan, { recheck }, signal) => collectFindings(client, scan, { name: names.get(scan.target) ?? scan.target, recheck }, signal),
        cancel: ({ id, target }, signal) => (0,cancel/* cancelOrOver */.s)(async () => toScan(await client.cancel(id, signal), target), async () => toScan(await client.status(id, signal, 'cancel'), target), signal),
    };
}
/** A second scan of an asset: no page says what becomes of it. A conflict counts as one where a scan is there to wait for. */
async function startScan(client, request, target, signal) {
    try {
        const body = { asset_id: target, scan_type: request.type, ...request.options };
        return { kind: 'started', scan: toScan(await client.create(body, signal), target) };
    }
    catch (error) {
        const running = hasStatus(error, 409) ? await runningScan(client, target, signal) : undefined;
        if (running === undefined)
            throw error;
        return { kind: 'busy', scanId: running.id };
    }
}
async function* readScans(client, target, signal) {
    for await (const page of client.scans(target, signal))
        yield page.map((wire) => toScan(wire, target));
}
async function runningScan(client, target, signal) {
    for await (const page of client.scans(target, signal)) {
        const running = page.map((wire) => toScan(wire, target)).find((scan) => scan.target === target && !(0,domain_scan/* isOver */.PU)(scan.state));
        if (running !== undefined)
            return running;
    }
    return undefined;
}
/** The results of the scan; where this edition has none, its findings by the endpoint that only the siblings show. */
async function* collectFindings(client, scan, { name, recheck }, signal) {
    const { id, target } = scan;
    const toFinding = createFindingMapper({ id: target, name });
    let total;
    let begun = false;
    const onTotal = (told) => {
        total = told;
    };
    try {
        for await (const page of client.results(id, { onTotal, recheck }, signal)) {
            assertOfScan(page, scan);
            begun = true;
            yield { kind: 'findings', page: page.map(toFinding), total };
        }
        return;
    }
    catch (error) {
        if (begun || !hasStatus(error, 404, 405))
            throw error;
    }
    try {
        for await (const page of client.findings(id, { onTotal, recheck }, signal)) {
            assertOfScan(page, scan);
            assertSummarised(scan);
            begun = true;
            yield { kind: 'findings', page: page.map(toFinding), total };
        }
    }
    catch (error) {
        if (begun || !hasStatus(error, 404, 405))
            throw error;
        yield { kind: 'unavailable', what: 'findings', why: 'neither the results of the scan nor the list of findings is there (404).' };
    }
}
/** A filter that is not heard would answer with the findings of all scans, and of all assets. */
function assertOfScan(page, { id, target }) {
    if (page.every(({ scan_id: scan, asset }) => (!scan || scan === id) && (!asset?.id || asset.id === target)))
        return;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `S4E was asked for the findings of the scan ${id} and answered with those of others too.`, {
        hint: 'Nothing of it was used. Check {api-url}; if it is right, ask S4E.',
    });
}
/**
 * Only second-class documents show the filter for a scan: where it is read in another way, the list is empty and says so itself. A scan
 * that did not complete is shown and decides nothing.
 *
 * @throws ScanError `INCOMPLETE`
 */
function assertSummarised({ id, state, counts }) {
    if (state !== 'completed' || counts !== undefined)
        return;
    throw new errors/* ScanError */.sC('INCOMPLETE', `S4E has no results of the scan ${id}, and its list of findings cannot be held against a summary.`, {
        hint: 'Run the job again with {scan-id} to read the same scan once more; if it lasts, ask S4E why the scan tells no finding_summary.',
    });
}
function hasStatus(error, ...statuses) {
    return error instanceof errors/* ScanError */.sC && error.details.status !== undefined && statuses.includes(error.details.status);
}


/***/ })

};
