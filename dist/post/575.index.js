export const id = 575;
export const ids = [575];
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
/* harmony export */   b: () => (/* binding */ fileNameOf)
/* harmony export */ });
/* unused harmony export percentDecoded */
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

/***/ 8059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ei: () => (/* binding */ countRepeated),
/* harmony export */   Q8: () => (/* binding */ describeRepeated)
/* harmony export */ });
/* unused harmony export mergeRepeated */
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9079);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6327);
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
    return identities.length === 1 ? rows[0].identity : identityOf(['repeated', ...identities]);
}
function distinct(texts) {
    return [...new Set(texts)].sort(compareTexts);
}
/** What all rows report alike of where the finding is; nothing at all if they differ in the file, the resource or the address. */
function placeOf({ place }, rows) {
    const isAlike = ({ file, resource, url }) => fileNameOf(file ?? '').text === fileNameOf(place.file ?? '').text && resource === place.resource && url === place.url;
    return rows.every((row) => isAlike(row.place)) ? place : {};
}
/** A word that no document names counts as critical, and stands behind one that the service itself calls critical. */
function byWorst(a, b) {
    const odd = Number(a.severityWord !== undefined) - Number(b.severityWord !== undefined);
    return bySeverity(a.severity, b.severity) || odd || byStatus(a, b) || compareTexts(contentOf(a), contentOf(b));
}
/** From what counts to what does not. */
const STATUSES = (/* unused pure expression or super */ null && (['open', 'unknown', 'accepted', 'closed']));
function byStatus({ status: a }, { status: b }) {
    return STATUSES.indexOf(a.means) - STATUSES.indexOf(b.means) || compareTexts(a.word, b.word);
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
/* harmony export */   bB: () => (/* binding */ timeLeftMs)
/* harmony export */ });
/* unused harmony export startDeadline */
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

/***/ 2575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAether365Scanner: () => (/* binding */ createAether365Scanner)
});

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/repeated.js
var domain_repeated = __webpack_require__(8059);
// EXTERNAL MODULE: ./build/http/decode.js
var decode = __webpack_require__(5103);
// EXTERNAL MODULE: ./build/http/pages.js
var pages = __webpack_require__(7709);
// EXTERNAL MODULE: ./build/http/path.js
var http_path = __webpack_require__(7262);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/scanners/aether365/wire.js

/**
 * Aether365's replies, only the fields that we use, loose in everything else. All of them stand in an envelope:
 * `{"success": true, "data": …}`, lists with a `meta` beside it.
 */
const wire_text = dist/* string */.YjP();
const id = dist/* pipe */.FsL(wire_text, dist/* nonEmpty */.hq());
const maybeText = dist/* nullish */.cl6(wire_text);
const maybeCount = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0)));
function enveloped(data) {
    // A success that calls itself a failure is neither.
    return dist/* looseObject */._H3({ success: dist/* optional */.lqM(dist/* literal */.euz(true)), data });
}
function listed(item) {
    return dist/* looseObject */._H3({ ...enveloped(dist/* array */.YOg(item)).entries, meta: dist/* nullish */.cl6(dist/* looseObject */._H3({ total: maybeCount })) });
}
/** Not loose: the e-mail address beside these is nobody's business here. */
const tenant = dist/* object */.Ikc({ id, companyName: maybeText });
const wireTenant = enveloped(tenant);
const scan = dist/* looseObject */._H3({
    id: wire_text,
    tenant_id: maybeText,
    scan_type: maybeText,
    status: wire_text,
    started_at: maybeText,
    completed_at: maybeText,
    pass_count: maybeCount,
    fail_count: maybeCount,
    skip_count: maybeCount,
    score: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(100))),
    // The dashboard shows why a scan failed; no document shows where the API does (siblings, section 4).
    error: dist/* optional */.lqM(dist/* unknown */.L5J()),
    error_message: dist/* optional */.lqM(dist/* unknown */.L5J()),
    message: dist/* optional */.lqM(dist/* unknown */.L5J()),
});
const wireScan = enveloped(scan);
const wireScans = listed(scan);
const result = dist/* looseObject */._H3({
    id,
    scan_id: maybeText,
    test_id: id,
    title: maybeText,
    result: maybeText,
    severity: maybeText,
    framework: maybeText,
    help_url: maybeText,
    remediation_steps: maybeText,
});
const wireResults = listed(result);

;// CONCATENATED MODULE: ./build/scanners/aether365/client.js




const TITLE = 'Aether365';
/** "Results per page (default: 20, max: 100)". */
const SCANS_PER_PAGE = 100;
/** Siblings, section 3. */
const RESULTS_PER_PAGE = 200;
function createAether365Client(http) {
    const scansPath = (tenant) => `/tenants/${(0,http_path/* pathSegment */.pn)(tenant, TITLE)}/scans`;
    const scanPath = (id) => `/scans/${(0,http_path/* pathSegment */.pn)(id, TITLE)}`;
    return {
        async tenant(signal, optional) {
            const call = { kind: 'lookup', method: 'GET', path: '/tenants/me', optional };
            return (0,decode/* decode */.D)(wireTenant, await http.send(call, signal), 'the tenant').data;
        },
        async trigger(tenant, type, signal) {
            const call = { kind: 'start', method: 'POST', path: scansPath(tenant), body: { scan_type: type } };
            return (0,decode/* decode */.D)(wireScan, await http.send(call, signal), 'the started scan').data;
        },
        async scan(id, signal) {
            return (0,decode/* decode */.D)(wireScan, await http.send({ kind: 'status', method: 'GET', path: scanPath(id) }, signal), 'the scan').data;
        },
        scans: (tenant, type, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: SCANS_PER_PAGE,
            what: 'scans',
            idOf: (scan) => scan.id,
            fetch: async (page, limit, within, onBytes) => {
                const path = `${scansPath(tenant)}?${(0,http_path/* queryOf */.E2)({ page, limit, scan_type: type })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path, onBytes }, within), 'the list of scans'));
            },
        }, signal),
        // No filter: `failed` would leave out checks that ended in an error, for which it has no word (siblings, section 3).
        results: (scan, recheck, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: RESULTS_PER_PAGE,
            what: 'findings',
            recheck,
            idOf: (result) => result.id,
            contentOf: ({ test_id, result, severity }) => [test_id, result, severity],
            fetch: async (page, limit, within, onBytes) => {
                const path = `${scanPath(scan)}/results?${(0,http_path/* queryOf */.E2)({ page, limit })}`;
                return toPage((0,decode/* decode */.D)(wireResults, await http.send({ kind: 'findings', method: 'GET', path, onBytes }, within), 'the results'));
            },
        }, signal),
    };
}
function toPage({ data, meta }) {
    return { items: data, total: meta?.total ?? undefined };
}

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/severity.js
var domain_severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
;// CONCATENATED MODULE: ./build/scanners/aether365/findings.js



/** Of the documented words, those of checks that are no finding. */
const NO_FINDINGS = ['passed', 'skipped'];
/** Whether a result is a finding: what did not run has not passed. */
function isFailed(result) {
    return !NO_FINDINGS.includes(wordOf(result));
}
/**
 * One finding for each failed check: a check that several frameworks name is listed once for each of them.
 *
 * @param tenant The checks of another tenant are other findings.
 */
function toFindings(results, tenant) {
    const byCheck = new Map();
    for (const result of results.filter(isFailed)) {
        const known = byCheck.get(result.test_id);
        if (known)
            known.push(result);
        else
            byCheck.set(result.test_id, [result]);
    }
    return [...byCheck.values()].map((told) => toFinding(told, tenant));
}
function wordOf({ result }) {
    return (result ?? '').trim().toLowerCase();
}
function toFinding(told, tenant) {
    const [{ test_id }] = told;
    return {
        id: test_id,
        rule: toRule(told),
        ...worstSeverity(told),
        status: statusOf(told),
        // A tenant has no files, and its ID is nobody's business; no document shows the service area by API.
        place: {},
        identity: (0,identity/* identityOf */.c)(['aether365', tenant, test_id]),
    };
}
/** Where the frameworks differ in it, the worst counts; a word that no document knows counts as critical. */
function worstSeverity(told) {
    const severities = told.map(({ severity }) => {
        const known = (0,domain_severity/* asSeverity */.Wv)(severity);
        return known ? { severity: known } : { severity: 'critical', severityWord: severity ?? '' };
    });
    // Of two that are critical, the one that the service calls so.
    const [worst] = severities.sort((a, b) => (0,domain_severity/* bySeverity */.Np)(a.severity, b.severity) || Number(isOdd(a)) - Number(isOdd(b)));
    return worst ?? { severity: 'critical', severityWord: '' };
}
function isOdd({ severityWord }) {
    return severityWord !== undefined;
}
/** The dashboard knows an error state too (siblings, section 3): a check that did not run has not passed. */
function statusOf(told) {
    const failed = told.find((result) => wordOf(result) === 'failed');
    return { word: (failed ?? told[0])?.result ?? '', means: failed ? 'open' : 'unknown' };
}
function toRule(told) {
    const [{ test_id }] = told;
    const title = firstText(told.map((result) => result.title));
    const steps = firstText(told.map(({ remediation_steps }) => remediation_steps));
    const url = told.map(({ help_url }) => help_url).find(isWebAddress);
    const frameworks = new Set(told.flatMap(({ framework }) => (framework ? [`framework/${(0,identity/* slug */.y)(framework)}`] : [])));
    return {
        id: test_id,
        title: title ?? test_id,
        ...(steps !== undefined && { fix: { text: steps } }),
        ...(url && { url }),
        tags: ['security', ...[...frameworks].sort()],
    };
}
function firstText(texts) {
    return texts.find((text) => text !== undefined && text !== null && text.trim() !== '') ?? undefined;
}
function isWebAddress(text) {
    const url = (0,domain_url/* parseUrl */.D)(text ?? '');
    return url?.protocol === 'https:' || url?.protocol === 'http:';
}

// EXTERNAL MODULE: ./build/domain/instant.js
var instant = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/scanners/aether365/request.js
var aether365_request = __webpack_require__(6939);
;// CONCATENATED MODULE: ./build/scanners/aether365/mapping.js


/** The three states of the document. */
const STATES = new Map([
    ['in_progress', 'running'],
    ['completed', 'completed'],
    ['failed', 'failed'],
]);
/** @param asked The tenant that was asked about. `me` is every scan's tenant then: what its ID is nobody has told. */
function toScan(wire, asked) {
    const startedAt = (0,instant/* asInstant */.UO)(wire.started_at);
    const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
    return {
        id: wire.id,
        target: asked === aether365_request/* OWN_TENANT */.K ? asked : (wire.tenant_id ?? asked),
        state,
        word: wire.status,
        // A message may be about what went well, too.
        reason: [wire.error, wire.error_message, state === 'completed' ? undefined : wire.message].find(isText),
        traits: { type: wire.scan_type?.toLowerCase() },
        // "Starts a scan immediately": there is no queue, and no other time.
        createdAt: startedAt,
        startedAt,
        completedAt: (0,instant/* asInstant */.UO)(wire.completed_at),
        posture: toPosture(wire),
    };
}
/**
 * Nothing is known without both numbers that make the score: an invented 0 would hide what failed. Nor is anything known where both are
 * 0: every check was skipped, and no tenant is the better for that.
 */
function toPosture({ pass_count, fail_count, skip_count, score }) {
    if (typeof pass_count !== 'number' || typeof fail_count !== 'number')
        return undefined;
    if (pass_count + fail_count === 0)
        return undefined;
    return { passed: pass_count, failed: fail_count, skipped: skip_count ?? null, score: score ?? null };
}
function isText(value) {
    return typeof value === 'string' && value.trim() !== '';
}

;// CONCATENATED MODULE: ./build/scanners/aether365/scanner.js






const NO_RESULTS = 'Aether365 has no results of scans at this address (404).';
const NOTHING_EVALUATED = 'the scan tells of no check that was evaluated, neither passed nor failed. Look in Aether365 why they were skipped, then run the job again.';
/** Aether365 as the workflow sees it. */
function createAether365Scanner(request, http) {
    const client = createAether365Client(http);
    return {
        async locate(signal) {
            const traits = { type: request.type };
            const own = await readTenant(client, request, signal);
            if (own instanceof errors/* ScanError */.sC)
                return { target: toTarget(request, undefined), traits, baseline: traits, notices: [unchecked(own)] };
            return { target: toTarget(request, own), traits, baseline: traits, notices: noticesOf(request, own) };
        },
        async *list({ target }, like, signal) {
            const type = aether365_request/* SCAN_TYPES */.g.find((known) => known === like.type);
            for await (const page of client.scans(target.id, type, signal))
                yield page.map((scan) => toScan(scan, target.id));
        },
        start: ({ target }, signal) => startScan(client, target, request, signal),
        // There is no light endpoint.
        async read({ id, target }, _depth, signal) {
            return toScan(await client.scan(id, signal), target);
        },
        async *collect({ id, target, posture }, { recheck }, signal) {
            const results = await unlessMissing(readResults(client, id, recheck, signal));
            if (results === undefined) {
                yield { kind: 'unavailable', what: 'findings', why: NO_RESULTS };
                return;
            }
            const findings = toFindings(results, target);
            const repeated = (0,domain_repeated/* countRepeated */.Ei)(results.map(({ id }) => id));
            if (repeated > 0)
                yield { kind: 'note', text: (0,domain_repeated/* describeRepeated */.Q8)(repeated) };
            const rows = results.filter(isFailed).length;
            if (findings.length > 0 || posture !== undefined)
                yield { kind: 'findings', page: findings, rows };
            // Of a scan that has looked at nothing, an empty list is no answer.
            else
                for (const what of ['posture', 'findings'])
                    yield { kind: 'unavailable', what, why: NOTHING_EVALUATED, onlyHere: true };
        },
        // No document shows a way.
        cancel: () => Promise.resolve('not-offered'),
    };
}
/** The tenant of the key; why it is not told, where one was given: then only a key that is rejected stops the run. */
async function readTenant(client, { target }, signal) {
    try {
        return await unlessMissing(client.tenant(signal, target !== undefined));
    }
    catch (error) {
        signal.throwIfAborted();
        if (target === undefined || !(error instanceof errors/* ScanError */.sC) || error.code === 'AUTH_REJECTED')
            throw error;
        return error;
    }
}
/** Without IDs: this text may be read by everybody. */
function unchecked({ code, details }) {
    return {
        text: `Aether365 does not tell which tenant the API key belongs to (${details.serviceCode ?? details.status ?? code}): whether it is the one that is asked for is not known before the start.`,
        hint: 'If the start is refused, check {target} and the key behind {api-key}.',
    };
}
function toTarget({ target }, own) {
    const id = target ?? own?.id ?? aether365_request/* OWN_TENANT */.K;
    const name = own?.id === id ? own.companyName?.trim() : undefined;
    return { id, key: id, label: name || id, ownCode: false };
}
/** Without IDs: these texts may be read by everybody. */
function noticesOf({ target }, own) {
    if (own === undefined && target === undefined) {
        return [
            {
                text: 'Aether365 does not say which tenant the API key belongs to: scans are asked for as its own, and cannot be held against a tenant ID.',
                hint: 'Give the tenant ID as {target}.',
            },
        ];
    }
    if (own === undefined || target === undefined || own.id === target)
        return [];
    return [
        {
            text: 'The API key belongs to another tenant than the one that is asked for. Aether365 decides whether it may scan it.',
            hint: 'Leave {target} empty for the tenant of the key.',
        },
    ];
}
async function startScan(client, target, { type }, signal) {
    try {
        return { kind: 'started', scan: toScan(await client.trigger(target.id, type, signal), target.id) };
    }
    catch (error) {
        // The refusal names no scan: the list tells which one runs.
        if (error instanceof errors/* ScanError */.sC && error.code === 'CONFLICT')
            return { kind: 'busy' };
        throw error;
    }
}
/** All of them, before any becomes a finding: a check may come again on a later page, by another framework. */
async function readResults(client, scan, recheck, signal) {
    const results = [];
    for await (const page of client.results(scan, recheck, signal))
        results.push(...page);
    const foreign = results.find(({ scan_id }) => typeof scan_id === 'string' && scan_id !== scan);
    if (foreign === undefined)
        return results;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `The results of the scan ${scan} are told to be of another scan.`, {
        hint: 'Nothing of them was used. Check {api-url} and {scan-id}; if they are right, ask Aether365.',
    });
}
/** Codes of a 404 that is not about the address. */
const KNOWN_CODES = ['TENANT_NOT_FOUND', 'SCAN_NOT_FOUND', 'CONNECTION_NOT_FOUND'];
/** Undefined where the address is not there, as may be of what only second-class documents show. */
async function unlessMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (!(error instanceof errors/* ScanError */.sC))
            throw error;
        const { status, serviceCode } = error.details;
        const missing = (status === 404 || status === 405) && !KNOWN_CODES.includes(serviceCode ?? '');
        if (missing)
            return undefined;
        throw error;
    }
}


/***/ })

};
