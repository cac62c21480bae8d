export const id = 443;
export const ids = [443];
export const modules = {

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
