export const id = 248;
export const ids = [248];
export const modules = {

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
        ordered &&= isNewestFirst(last === undefined ? page : [last, ...page]);
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
function isNewestFirst(scans) {
    return scans.every((scan, index) => index === 0 || timeOf(scan) < timeOf(scans[index - 1]));
}
function timeOf(scan) {
    return Date.parse(scan?.createdAt ?? '');
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
/** What was received may be a whole text of the service. */
function clip(text) {
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
function pathOf(issue) {
    const steps = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`));
    return `$${steps.join('')}`;
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

/** Below 30 pages this is 3 to 5 times faster than one by one, above it the limits rule (reference: performance, section 4). */
const IN_FLIGHT = 4;
/** 100,000 pages would be a service that never ends. */
const MAX_PAGES = 5_000;
/**
 * Yields all pages in order, at most four requests ahead, without items that an earlier page already had (a list that shifts
 * while it is read shows some twice). Ends by the total, at a short page where there is none,
 * and at an empty one.
 *
 * @throws ScanError `INCOMPLETE` for a page that only repeats an earlier one, or when less came than the service said there is.
 */
function readPages({ fetch, ...list }, signal) {
    return readAhead({ ...list, adapts: false, fetch: (index, size, within) => fetch(index * size, size, within) }, signal);
}
/**
 * `readPages` for services that count pages from 1. A number of pages ends the list where there is no total. Pages that are smaller
 * than asked for are taken as they are: not every service documents that its page size can be chosen.
 */
function readNumberedPages({ fetch, ...list }, signal) {
    return readAhead({ ...list, adapts: true, fetch: (index, size, within) => fetch(index + 1, size, within) }, signal);
}
async function* readAhead({ pageSize, adapts, fetch, ...list }, signal) {
    const { what } = list;
    const sieve = createSieve(list);
    const queue = [];
    // What is still on its way when the reader has stopped, or has failed, is for nobody.
    const ended = new AbortController();
    const within = AbortSignal.any([signal, ended.signal]);
    let size = pageSize;
    let total;
    let pages;
    let requested = 0;
    const request = () => {
        const page = fetch(requested, pageSize, within);
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
    }
    finally {
        ended.abort();
    }
    if (total !== undefined && sieve.count < total) {
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('INCOMPLETE', `The service says that there are ${total} ${what}, and gave ${sieve.count}.`, {
            hint: INCOMPLETE_HINT,
            transient: true,
        });
    }
}
/**
 * Yields the pages of a list that is read by cursor, one after the other.
 *
 * @throws ScanError `INCOMPLETE` for a page that only repeats an earlier one, or when there is more and no cursor leads to it.
 */
async function* readCursorPages({ fetch, ...list }, signal) {
    const { what } = list;
    const sieve = createSieve(list);
    let cursor;
    for (let number = 1;; number += 1) {
        const page = await fetch(cursor, signal);
        const items = sieve.fresh(page.items, number);
        if (items.length > 0 || number === 1)
            yield items;
        if (!page.hasMore)
            return;
        if (number >= MAX_PAGES)
            throw endless(what);
        if (page.cursor === undefined || page.cursor === '' || page.cursor === cursor) {
            throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('INCOMPLETE', `The service says that there are more ${what}, and gives no new cursor that leads to them.`, {
                hint: INCOMPLETE_HINT,
                transient: true,
            });
        }
        cursor = page.cursor;
    }
}
/** Lets through what no earlier page had. */
function createSieve({ idOf, what }) {
    const seen = new Set();
    return {
        fresh(page, number) {
            const items = page.filter((item) => !seen.has(idOf(item)));
            for (const item of items)
                seen.add(idOf(item));
            if (items.length === 0 && page.length > 0) {
                throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('INCOMPLETE', `Page ${number} of the ${what} repeats an earlier page.`, {
                    hint: INCOMPLETE_HINT,
                    transient: true,
                });
            }
            return [...new Map(items.map((item) => [idOf(item), item])).values()];
        },
        get count() {
            return seen.size;
        },
    };
}
function endless(what) {
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('INCOMPLETE', `The ${what} do not end after ${MAX_PAGES} pages.`, { hint: INCOMPLETE_HINT });
}
const INCOMPLETE_HINT = 'The list may have changed while it was read. Run the job again; if it lasts, ask the service.';


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
            fetch: async (page, limit, within) => {
                const path = `/scans?${(0,http_path/* queryOf */.E2)({ target, mode, page, limit })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path }, within), 'the list of scans'));
            },
        }, signal),
        // No filter: those that are fixed or accepted are reported as such.
        findings: (scan, signal, onTotal) => (0,pages/* readNumberedPages */.j)({
            pageSize: PAGE_SIZE,
            what: 'findings',
            idOf: (finding) => finding.id,
            fetch: async (page, limit, within) => {
                const path = `/findings?${(0,http_path/* queryOf */.E2)({ scan_id: scan, page, limit })}`;
                const answer = toPage((0,decode/* decode */.D)(wireFindings, await http.send({ kind: 'findings', method: 'GET', path }, within), 'the findings'));
                if (answer.total !== undefined)
                    onTotal(answer.total);
                return answer;
            },
        }, signal),
        async detail(finding, signal) {
            const path = `/findings/${(0,http_path/* pathSegment */.pn)(finding, TITLE)}`;
            return (0,decode/* decode */.D)(wireDetail, await http.send({ kind: 'findings', method: 'GET', path }, signal), 'the finding').data;
        },
        async compare(a, b, signal) {
            const path = `${scanPath(a)}/compare/${(0,http_path/* pathSegment */.pn)(b, TITLE)}`;
            return (0,decode/* decode */.D)(wireComparison, await http.send({ kind: 'findings', method: 'GET', path }, signal), 'the comparison').data;
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

// EXTERNAL MODULE: ./build/domain/told-counts.js
var told_counts = __webpack_require__(1085);
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
        ...(wire.name && { mark: markOf(wire.name) }),
        createdAt: wire.created_at ?? undefined,
        startedAt: wire.started_at ?? undefined,
        completedAt: wire.completed_at ?? undefined,
        progress: toProgress(wire),
        ...(wire.phases && { phases: toPhases(wire.phases) }),
        ...(0,told_counts/* toldCounts */.i)(wire.findings_count),
    };
}
/** The name of a scan, as it is compared. */
function markOf(name) {
    return name.trim();
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
async function* collect(client, scan, { baseline, brief }, signal) {
    const list = await readList(client, scan, signal);
    if (list === undefined) {
        yield { kind: 'unavailable', what: 'findings', why: 'AIPTx has no list of findings for this key or address, only numbers' };
        if (baseline)
            yield await readChanges(client, baseline, scan, signal);
        return;
    }
    assertWhole(list.findings, scan);
    const { details, note } = await readDetails(client, brief ? [] : list.findings, signal);
    if (note)
        yield note;
    const toFinding = createFindingMapper(scan.target, details);
    // An empty list is a list too.
    for (let from = 0; from === 0 || from < list.findings.length; from += PAGE)
        yield { kind: 'findings', page: list.findings.slice(from, from + PAGE).map(toFinding), total: list.total };
}
/**
 * The scan's own numbers may leave `info` out, and findings of that severity would make up for others that are missing: the four
 * that every scan counts are held against the list here.
 *
 * @throws ScanError `INCOMPLETE`
 */
function assertWhole(findings, { id, counts, state }) {
    if (counts === undefined) {
        if (findings.length > 0 || state !== 'completed')
            return;
        // Only second-class documents show the filter for a scan: where it is read in another way, the list is empty and says so itself.
        throw new errors/* ScanError */.sC('INCOMPLETE', `The list of findings of the scan ${id} is empty, and the scan tells no numbers to hold it against.`, {
            hint: 'Run the job again with {scan-id} to read the same scan once more; if it lasts, ask the service why the scan has no findings_count.',
        });
    }
    const counted = (0,domain_severity/* totalOf */.e6)({ ...counts, info: 0 });
    const listed = findings.filter(({ severity }) => (0,domain_severity/* asSeverity */.Wv)(severity) !== 'info').length;
    if (listed >= counted)
        return;
    const missing = counted - listed === 1 ? '1 finding is' : `${counted - listed} findings are`;
    const text = `The scan ${id} counts ${counted} findings that are worse than info, and ${listed} are listed: ${missing} missing.`;
    throw new errors/* ScanError */.sC('INCOMPLETE', text, {
        hint: 'Run the job again with {scan-id} to read the same scan once more; if it lasts, ask the service.',
    });
}
/** All pages, or undefined where there is no such endpoint: only second-class documents show it. */
async function readList(client, scan, signal) {
    const findings = [];
    let total;
    const pages = client.findings(scan.id, signal, (told) => {
        total = Math.max(total ?? 0, told);
    });
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
    const worst = worstOf(findings);
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
/** AIPTx as the workflow sees it. */
function createAiptxScanner(request, http) {
    const client = createAiptxClient(http);
    return {
        locate: (signal) => locate(client, request, signal),
        list: ({ target }, like, signal) => listScans(client, request, target.id, like, signal),
        start: ({ target }, signal) => startScan(client, request, target.id, signal),
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
async function locate(client, request, signal) {
    const { target: id, type, options } = request;
    const target = { id, key: id, label: id, ownCode: false };
    const { authentication, scope, instructions, name, rescan } = options;
    const unlikeOthers = [authentication, scope, instructions, name, rescan].some((option) => option !== undefined);
    if (rescan === undefined) {
        const traits = { type, mode: options.mode };
        return { target, traits, baseline: traits, unlikeOthers, mark: markOf(name ?? request.defaultName) };
    }
    const traits = await traitsOfRescan(client, request, rescan, signal);
    const mode = aiptx_request/* MODES */.FN.find((known) => known === traits.mode);
    return { target, traits, baseline: traits, unlikeOthers, ...(mode && { times: times/* TIMES */.v[mode] }) };
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
async function startScan(client, request, target, signal) {
    const { given, type, options, defaultName } = request;
    const { rescan, mode, instructions, ...rest } = options;
    try {
        const wire = rescan === undefined
            ? await client.create({ target: given, mode, type, name: defaultName, ...rest, instructions }, signal)
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
