export const id = 575;
export const ids = [575];
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
        async tenant(signal) {
            return (0,decode/* decode */.D)(wireTenant, await http.send({ kind: 'lookup', method: 'GET', path: '/tenants/me' }, signal), 'the tenant').data;
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
            fetch: async (page, limit, within) => {
                const path = `${scansPath(tenant)}?${(0,http_path/* queryOf */.E2)({ page, limit, scan_type: type })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path }, within), 'the list of scans'));
            },
        }, signal),
        // No filter: `failed` would leave out checks that ended in an error, for which it has no word (siblings, section 3).
        results: (scan, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: RESULTS_PER_PAGE,
            what: 'findings',
            idOf: (result) => result.id,
            fetch: async (page, limit, within) => {
                const path = `${scanPath(scan)}/results?${(0,http_path/* queryOf */.E2)({ page, limit })}`;
                return toPage((0,decode/* decode */.D)(wireResults, await http.send({ kind: 'findings', method: 'GET', path }, within), 'the results'));
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
/**
 * The failed checks, one finding for each: a check that several frameworks name is told once for each of them.
 *
 * @param tenant The checks of another tenant are other findings.
 */
function toFindings(results, tenant) {
    const byCheck = new Map();
    for (const result of results) {
        if (NO_FINDINGS.includes(wordOf(result)))
            continue;
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
    const startedAt = wire.started_at ?? undefined;
    return {
        id: wire.id,
        target: asked === aether365_request/* OWN_TENANT */.K ? asked : (wire.tenant_id ?? asked),
        state: STATES.get(wire.status.toLowerCase()) ?? 'unknown',
        word: wire.status,
        reason: [wire.error, wire.error_message, wire.message].find(isText),
        traits: { type: wire.scan_type?.toLowerCase() },
        // "Starts a scan immediately": there is no queue, and no other time.
        createdAt: startedAt,
        startedAt,
        completedAt: wire.completed_at ?? undefined,
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
        async *collect({ id, target, posture }, _ask, signal) {
            const results = await unlessMissing(readResults(client, id, signal));
            const findings = results && toFindings(results, target);
            if (findings === undefined)
                yield { kind: 'unavailable', what: 'findings', why: NO_RESULTS };
            else if (findings.length > 0 || posture !== undefined)
                yield { kind: 'findings', page: findings };
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
        return await unlessMissing(client.tenant(signal));
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
async function readResults(client, scan, signal) {
    const results = [];
    for await (const page of client.results(scan, signal))
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
