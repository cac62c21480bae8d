export const id = 286;
export const ids = [286];
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

/***/ 6041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ repositoryPath)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);

/** Longer paths than any file system allows are no paths (PATH_MAX on Linux). */
const LONGEST_PATH = 4096;
/**
 * A file name of a service as a path inside the repository, or undefined when it is none.
 *
 * Forward slashes, no leading slash or `./`, no `..`, no scheme, no drive, nothing invisible: code scanning rejects a whole file for
 * one bad path (reference: platform 1.9).
 */
function repositoryPath(text) {
    const given = (text ?? '').trim().replaceAll('\\', '/');
    if (given.length > LONGEST_PATH || given.endsWith('/') || /[\n\t]/.test(given) || (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(given) !== given)
        return undefined;
    const segments = given.split('/').filter((segment) => segment !== '' && segment !== '.');
    const path = segments.join('/');
    // Asked of the result: `./C:/x` would else become `C:/x`.
    return path === '' || segments.includes('..') || /^[a-z][a-z0-9+.-]*:/i.test(path) ? undefined : path;
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
            fetch: async (offset, limit, within) => {
                const path = `${organizationPath}/repositories?${(0,http_path/* queryOf */.E2)({ limit, offset })}`;
                return toPage((0,decode/* decode */.D)(wireRepositories, await http.send({ kind: 'lookup', method: 'GET', path }, within), 'the list of repositories'));
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
            fetch: async (offset, limit, within) => {
                const path = `${repositoryPath(repository)}/scans?${(0,http_path/* queryOf */.E2)({ limit, offset, branch })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path }, within), 'the list of scans'));
            },
        }, signal),
        // No filter: resolved and suppressed ones are reported as such, and the filter for severities takes one value only.
        findings: (repository, scan, signal, onTotal) => (0,pages/* readPages */.n4)({
            pageSize: PAGE_SIZE,
            what: 'findings',
            idOf: (finding) => finding.id,
            fetch: async (offset, limit, within) => {
                const path = `${scanPath(repository, scan)}/findings?${(0,http_path/* queryOf */.E2)({ limit, offset })}`;
                const page = toPage((0,decode/* decode */.D)(wireFindings, await http.send({ kind: 'findings', method: 'GET', path }, within), 'the findings'));
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

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/intern.js
var domain_intern = __webpack_require__(3549);
// EXTERNAL MODULE: ./build/domain/repository-path.js
var repository_path = __webpack_require__(6041);
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
        createdAt: wire.createdAt ?? undefined,
        completedAt: wire.completedAt ?? undefined,
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
        const file = (0,repository_path/* repositoryPath */.S)(wire.resource?.file);
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
            identity: (0,identity/* identityOf */.c)(['cloudgeni', wire.checkId, resource, wire.resource?.file ?? undefined]),
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
        ...(file !== undefined && { file }),
        ...(file !== undefined && Number.isSafeInteger(number) && number >= 1 && { line: number }),
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
        async *collect({ id, target }, _ask, signal) {
            const toFinding = createFindingMapper();
            let total;
            const pages = client.findings(target, id, signal, (told) => {
                total = told;
            });
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
