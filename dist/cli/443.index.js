export const id = 443;
export const ids = [443];
export const modules = {

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
 * while it is read shows some twice). Ends by the total, or at a short page where there is none.
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
;// CONCATENATED MODULE: ./build/scanners/s4e/asset.js

/**
 * Looks whether the asset is fit to scan. Only siblings show this endpoint: where it is not there, the start decides.
 *
 * @throws ScanError `TARGET_NOT_READY`, for S4E scans no asset whose ownership is not proven
 */
async function lookUpAsset(client, id, signal) {
    try {
        const asset = await client.asset(id, signal);
        assertReady(asset, id);
        return { name: asset.name || undefined, notices: [] };
    }
    catch (error) {
        const status = error instanceof errors/* ScanError */.sC ? error.details.status : undefined;
        if (status !== 403 && status !== 404 && status !== 405)
            throw error;
        const text = `S4E does not tell of the asset ${id} (${status}): whether it is verified and active is not known before the start.`;
        const hint = status === 403
            ? 'Give the key behind {api-key} the scope read:assets, and {target} if it is limited to some assets.'
            : 'If the start is refused too, check {target}.';
        return { notices: [{ text, hint }] };
    }
}
function assertReady({ name, status, verified }, id) {
    const label = name ? `${name} (${id})` : id;
    const word = status?.trim().toLowerCase() ?? '';
    if (verified === false || word === 'pending_verification') {
        throw new errors/* ScanError */.sC('TARGET_NOT_READY', `The asset ${label} is not verified at S4E, which scans verified assets only.`, {
            hint: 'Verify the ownership of the asset in S4E and run the job again, or give another {target}.',
        });
    }
    if (word !== '' && word !== 'active') {
        throw new errors/* ScanError */.sC('TARGET_NOT_READY', `The asset ${label} is "${word}" at S4E and not active.`, {
            hint: 'Activate the asset in S4E and run the job again, or give another {target}.',
        });
    }
}

// EXTERNAL MODULE: ./build/http/decode.js
var decode = __webpack_require__(5103);
// EXTERNAL MODULE: ./build/http/pages.js
var pages = __webpack_require__(7709);
// EXTERNAL MODULE: ./build/scanners/s4e/errors.js + 1 modules
var s4e_errors = __webpack_require__(2871);
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
const wireAsset = dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(unwrap), dist/* looseObject */._H3({ name: shownText, status: shownText, verified: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* boolean */.zMY()), undefined) }));

;// CONCATENATED MODULE: ./build/scanners/s4e/client.js





/** "Results per page (max 100)". */
const PAGE_SIZE = 100;
function createS4eClient(http) {
    const send = async (call, signal) => {
        const body = await http.send(call, signal);
        (0,s4e_errors/* assertSuccess */.SX)(call, body);
        return body;
    };
    const scanPath = (scan) => `/scan/${segment(scan)}`;
    const readFindings = (path, about, signal, onTotal) => (0,pages/* readNumberedPages */.j)({
        pageSize: PAGE_SIZE,
        what: 'findings',
        idOf: (finding) => finding.id,
        fetch: async (page, size, within) => {
            const full = `${path}?${query({ ...about, page, per_page: size })}`;
            const read = toPage((0,decode/* decode */.D)(wireFindings, await send({ kind: 'findings', method: 'GET', path: full }, within), 'the findings'));
            if (read.total !== undefined)
                onTotal(read.total);
            return read;
        },
    }, signal);
    return {
        async asset(id, signal) {
            return (0,decode/* decode */.D)(wireAsset, await send({ kind: 'lookup', method: 'GET', path: `/assets/${segment(id)}` }, signal), 'the asset');
        },
        scans: (asset, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: PAGE_SIZE,
            what: 'scans',
            idOf: (scan) => scan.scan_id,
            fetch: async (page, size, within) => {
                const path = `/scans?${query({ asset_id: asset, page, per_page: size })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await send({ kind: 'list', method: 'GET', path }, within), 'the list of scans'));
            },
        }, signal),
        async create(body, signal) {
            return (0,decode/* decode */.D)(wireScan, await send({ kind: 'start', method: 'POST', path: '/scan/create', body }, signal), 'the started scan');
        },
        async status(scan, signal) {
            return (0,decode/* decode */.D)(wireScan, await send({ kind: 'status', method: 'GET', path: `${scanPath(scan)}/status` }, signal), 'the status of the scan');
        },
        async scan(scan, signal) {
            return (0,decode/* decode */.D)(wireScan, await send({ kind: 'status', method: 'GET', path: scanPath(scan) }, signal), 'the scan');
        },
        async cancel(scan, signal) {
            return (0,decode/* decode */.D)(wireScan, await send({ kind: 'cancel', method: 'POST', path: `${scanPath(scan)}/cancel` }, signal), 'the cancelled scan');
        },
        // No filter: what is closed or accepted is reported as such.
        results: (scan, signal, onTotal) => readFindings(`${scanPath(scan)}/results`, {}, signal, onTotal),
        findings: (scan, signal, onTotal) => readFindings('/findings', { scan_id: scan }, signal, onTotal),
    };
}
/** A value between two slashes; nothing, and dots alone, would make it another path. */
function segment(text) {
    if (/^\.{0,2}$/.test(text))
        throw new errors/* ScanError */.sC('WIRE_FORMAT', `"${text}" cannot be an ID in an address of S4E.`);
    return encodeURIComponent(text);
}
function toPage({ data, meta, }) {
    return { items: data, total: meta?.total ?? undefined, pages: meta?.total_pages ?? undefined };
}
function query(values) {
    return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();
}

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/severity.js
var domain_severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
;// CONCATENATED MODULE: ./build/scanners/s4e/mapping.js




/** "Scan States" of the page. */
const STATES = new Map(['queued', 'running', 'completed', 'failed', 'cancelled'].map((word) => [word, word]));
/** @param asked The asset that was asked about: the light answer, and the guides' answer to a start, name none. */
function toScan(wire, asked) {
    const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
    return {
        id: wire.scan_id,
        target: wire.asset_id || asked,
        state,
        word: wire.status,
        traits: { type: wire.scan_type?.toLowerCase() || undefined },
        createdAt: wire.created_at ?? undefined,
        startedAt: wire.started_at ?? undefined,
        completedAt: wire.completed_at ?? undefined,
        progress: (0,domain_scan/* isOver */.PU)(state) ? undefined : toProgress(wire),
        counts: wire.finding_summary ? toCounts(wire.finding_summary) : undefined,
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
/** A severity that the summary leaves out has no findings; a summary that tells none at all tells nothing. */
function toCounts({ critical, high, medium, low, info }) {
    if ([critical, high, medium, low, info].every((count) => count === undefined || count === null))
        return undefined;
    return { critical: critical ?? 0, high: high ?? 0, medium: medium ?? 0, low: low ?? 0, info: info ?? 0 };
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
    const rules = new Map();
    const intern = (rule) => {
        const content = JSON.stringify(rule);
        const known = rules.get(content) ?? rule;
        rules.set(content, known);
        return known;
    };
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
            const { target: id, type, options } = request;
            const { name, notices } = await lookUpAsset(client, id, signal);
            if (name !== undefined)
                names.set(id, name);
            // Neither the options of a running scan nor the checks of a custom one are told.
            const unlikeOthers = type === 'custom' || Object.keys(options).length > 0;
            const target = { id, key: id, label: name ?? id, ownCode: false };
            return { target, traits: { type }, baseline: { type }, ...(unlikeOthers && { unlikeOthers }), notices };
        },
        async *list({ target }, _like, signal) {
            for await (const page of client.scans(target.id, signal)) {
                // A filter that is not heard must not bring in scans of other assets.
                yield page.map((wire) => toScan(wire, target.id)).filter((scan) => scan.target === target.id);
            }
        },
        start: ({ target }, signal) => startScan(client, request, target.id, signal),
        async read(ref, depth, signal) {
            if (depth === 'full')
                return await readInFull(ref, signal);
            const now = toScan(await client.status(ref.id, signal), ref.target);
            return (0,domain_scan/* isOver */.PU)(now.state) ? await readInFull(ref, signal) : now;
        },
        collect: ({ id, target }, _ask, signal) => collectFindings(client, { id, target, name: names.get(target) ?? target }, signal),
        async cancel({ id, target }, signal) {
            try {
                const { state } = toScan(await client.cancel(id, signal), target);
                return state === 'completed' || state === 'failed' ? 'over' : 'cancelled';
            }
            catch (error) {
                // No page says how a scan that is over refuses; these mean that there is nothing to cancel.
                if (hasStatus(error, 400, 404, 409))
                    return 'over';
                throw error;
            }
        },
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
async function runningScan(client, target, signal) {
    for await (const page of client.scans(target, signal)) {
        const running = page.map((wire) => toScan(wire, target)).find((scan) => scan.target === target && !(0,domain_scan/* isOver */.PU)(scan.state));
        if (running !== undefined)
            return running;
    }
    return undefined;
}
/** The results of the scan; where this edition has none, its findings by the endpoint that only the siblings show. */
async function* collectFindings(client, { id, target, name }, signal) {
    const toFinding = createFindingMapper({ id: target, name });
    let total;
    let begun = false;
    const onTotal = (told) => {
        total = told;
    };
    try {
        for await (const page of client.results(id, signal, onTotal)) {
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
        for await (const page of client.findings(id, signal, onTotal)) {
            assertOfScan(page, id);
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
/** A filter that is not heard would answer with the findings of all scans. */
function assertOfScan(page, scan) {
    if (page.every(({ scan_id: told }) => !told || told === scan))
        return;
    throw new errors/* ScanError */.sC('WRONG_SCAN', `S4E was asked for the findings of the scan ${scan} and answered with those of others too.`, {
        hint: 'Nothing of it was used. Check {api-url}; if it is right, ask S4E.',
    });
}
function hasStatus(error, ...statuses) {
    return error instanceof errors/* ScanError */.sC && error.details.status !== undefined && statuses.includes(error.details.status);
}


/***/ })

};
