export const id = 786;
export const ids = [786];
export const modules = {

/***/ 1012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ cloudgeniPreset)
/* harmony export */ });
/* harmony import */ var _presets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5738);
/* harmony import */ var _terraform_findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7169);


const DAY_MS = 24 * 60 * 60 * 1000;
/** Cloudgeni for the demo: two earlier scans of the default branch, and a new one that ends within 5 seconds (`slow`: 8). */
function cloudgeniPreset({ preset = 'failing', repository = _presets_js__WEBPACK_IMPORTED_MODULE_1__/* .REPOSITORY */ .Bw } = {}) {
    const findings = preset === 'clean' ? (0,_terraform_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .closedTerraformFindings */ .Xj)() : (0,_terraform_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .terraformFindings */ .p8)();
    const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
    const before = (0,_terraform_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .terraformFindings */ .p8)().slice(4);
    return {
        repositories: [
            { id: 'repo_emulated', fullName: repository },
            { id: 'repo_network', fullName: `${repository.split('/')[0] ?? 'octo-org'}/network-baseline` },
        ],
        scans: [
            { id: 'scan_before1', repositoryId: 'repo_emulated', createdAgoMs: 7 * DAY_MS, findings: before },
            { id: 'scan_before2', repositoryId: 'repo_emulated', createdAgoMs: DAY_MS, findings: before },
        ],
        plans: [{ ...pace, findings }],
    };
}


/***/ }),

/***/ 9786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mounts: () => (/* binding */ mounts)
});

// UNUSED EXPORTS: githubMountOf

;// CONCATENATED MODULE: ./build/emulator/maker.js
/** Any source as a maker. */
function asMaker(source) {
    if ('at' in source && 'count' in source)
        return source;
    const list = source;
    return {
        count: list.length,
        at(index) {
            const item = list[index];
            if (item === undefined)
                throw new RangeError(`nothing at ${index}`);
            return item;
        },
    };
}
/** All items, one after the other. */
function* each(items) {
    for (let index = 0; index < items.count; index += 1)
        yield items.at(index);
}
/** The items that fit; all of them must be looked at. */
function only(items, fits) {
    return asMaker([...each(items)].filter(fits));
}
/** A list that has changed since it was asked for first. */
function shifted(list, shift, appeared) {
    if (shift === undefined || list.count === 0)
        return list;
    if (shift === 'swap')
        return { count: list.count, at: (index) => (index === list.count - 1 ? appeared(list.at(0)) : list.at(index + 1)) };
    if (shift === 'vanish')
        return { count: list.count - 1, at: (index) => list.at(index + 1) };
    return { count: list.count + 1, at: (index) => (index === 0 ? appeared(list.at(0)) : list.at(index - 1)) };
}

;// CONCATENATED MODULE: ./build/emulator/aether365-summary.js

/** Nothing is told before a scan has completed, and of one that failed. */
const UNTOLD = { pass_count: null, fail_count: null, skip_count: null, score: null };
/** The numbers that a completed scan of this plan tells. A check that is mapped to two frameworks counts once. */
function summarize(plan, results) {
    if (plan.summary === 'absent')
        return UNTOLD;
    const checks = { passed: new Set(), failed: new Set(), skipped: new Set() };
    for (const { test_id, result } of each(results))
        if (isCounted(result))
            checks[result].add(test_id);
    const { passed, failed, skipped } = checks;
    const counts = { pass_count: passed.size, fail_count: failed.size, skip_count: skipped.size };
    return { ...counts, score: scoreOf(passed.size, failed.size), ...plan.summary };
}
/** "Passed / (passed + failed) x 100, skipped excluded" (siblings, section 4), with one digit as in the example. */
function scoreOf(passed, failed) {
    return passed + failed === 0 ? null : Math.round((1000 * passed) / (passed + failed)) / 10;
}
function isCounted(result) {
    return ['passed', 'failed', 'skipped'].includes(result);
}

;// CONCATENATED MODULE: ./build/emulator/aether365-results.js
/** The results of a scan: what the scenario names, then so many that passed and that were skipped. */
function withOthers(named, passed, skipped) {
    return {
        count: named.count + passed + skipped,
        at(index) {
            if (index < named.count)
                return named.at(index);
            const other = index - named.count;
            return other < passed ? otherCheck(other, 'passed') : otherCheck(other, 'skipped');
        },
    };
}
function otherCheck(number, result) {
    return {
        test_id: `CISA.MS.EMULATED.${number + 1}`,
        title: `Emulated check ${number + 1}`,
        result,
        severity: 'medium',
        framework: 'cisa',
        help_url: 'https://docs.example.org/emulated-check',
        remediation_steps: 'Nothing to do.',
    };
}

;// CONCATENATED MODULE: ./build/emulator/aether365-world.js



const DEFAULT_TENANT = { id: 't_emulated' };
/** The tenant of a scenario; undefined where the key has none. */
function tenantOf({ tenant }) {
    return tenant === null ? undefined : (tenant ?? DEFAULT_TENANT);
}
/** The world at the moment the emulator starts. */
function aether365World(scenario, clock) {
    const tenant = tenantOf(scenario);
    const begunMs = clock.now();
    const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, tenant ?? DEFAULT_TENANT, begunMs));
    scans.sort((a, b) => a.startedAtMs - b.startedAtMs);
    let started = 0;
    return {
        tenant,
        scansOf: (tenantId) => scans.filter((scan) => scan.tenantId === tenantId),
        find: (scanId) => scans.find(({ id }) => id === scanId),
        stateOf: (scan) => stateAt(scan, clock.now()),
        isBusy: (scan) => clock.now() < endsAtMs(scan),
        start({ id: tenantId }, type) {
            if (scenario.quota !== undefined && started >= scenario.quota)
                return undefined;
            const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
            started += 1;
            const id = `scan_new${String(started).padStart(3, '0')}`;
            const scan = makeScan({ id, tenantId, type, plan, startedAtMs: clock.now(), origin: 'started' });
            scans.push(scan);
            return scan;
        },
        state: {
            get scans() {
                return scans.map((scan) => ({ ...scan, state: stateAt(scan, clock.now()) }));
            },
        },
    };
}
function scanFromBefore(earlier, index, tenant, begunMs) {
    return makeScan({
        id: earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`,
        tenantId: earlier.tenantId ?? tenant.id,
        type: earlier.type ?? 'compliance',
        plan: earlier,
        startedAtMs: begunMs - earlier.createdAgoMs,
        origin: 'before',
    });
}
function makeScan(scan) {
    const { findings = [], passed = 40, skipped = 3 } = scan.plan;
    const results = withOthers(asMaker(findings), passed, skipped);
    let summary;
    return { ...scan, results, summary: () => (summary ??= summarize(scan.plan, results)) };
}
/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
function endsAtMs({ startedAtMs, plan }) {
    return startedAtMs + (plan.runningMs ?? 4000);
}
function stateAt(scan, nowMs) {
    return nowMs >= endsAtMs(scan) ? (scan.plan.end ?? 'completed') : (scan.plan.runningWord ?? 'in_progress');
}

;// CONCATENATED MODULE: ./build/emulator/aether365-answers.js


/** Documented by the Scans API page or by its siblings, section 5, each with its status. */
const STATUSES = {
    AUTH_MISSING_TOKEN: 401,
    AUTH_INVALID_TOKEN: 401,
    AUTH_EXPIRED_TOKEN: 401,
    AUTH_INSUFFICIENT_SCOPE: 403,
    TENANT_ACCESS_DENIED: 403,
    TENANT_NOT_FOUND: 404,
    SCAN_NOT_FOUND: 404,
    TENANT_NOT_CONNECTED: 400,
    SCAN_ALREADY_RUNNING: 409,
    SCAN_PLAN_LIMIT_REACHED: 429,
    SERVICE_UNAVAILABLE: 503,
};
/** For refusals that have no documented code: requests that the documents do not show, and injected statuses. */
const OTHER_CODES = {
    400: 'BAD_REQUEST',
    401: 'AUTH_INVALID_TOKEN',
    403: 'TENANT_ACCESS_DENIED',
    404: 'NOT_FOUND',
    409: 'SCAN_ALREADY_RUNNING',
    429: 'TOO_MANY_REQUESTS',
    503: 'SERVICE_UNAVAILABLE',
};
/** One item in the service's envelope. */
function item(status, data) {
    return { status, body: { success: true, data } };
}
/** A refusal with a documented code. */
function refusal(code, message, details = {}) {
    return { status: STATUSES[code], body: { success: false, error: { code, message, details } } };
}
/** A refusal by its status alone. */
function plainRefusal(status, message, details = {}) {
    return { status, body: { success: false, error: { code: OTHER_CODES[status] ?? 'INTERNAL_ERROR', message, details } } };
}
/** A scan as list, start and single read show it. */
function showScan(scan, world) {
    const { id, tenantId, type, startedAtMs, plan } = scan;
    const state = world.stateOf(scan);
    const over = !world.isBusy(scan);
    return {
        id,
        ...fieldUnlessNull('tenant_id', plan.echo?.target, tenantId),
        ...fieldUnlessNull('scan_type', plan.echo?.type, type),
        status: state,
        started_at: instant(startedAtMs),
        completed_at: over ? instant(endsAtMs(scan)) : null,
        ...(state === 'completed' ? scan.summary() : UNTOLD),
        ...((state === 'failed' || state === 'completed') && plan.reason && { [plan.reason.field]: plan.reason.told }),
    };
}
function fieldUnlessNull(name, echo, value) {
    return echo === null ? {} : { [name]: echo ?? value };
}
/** The account behind the key, by the siblings. */
function showTenant({ id, companyName = 'Emulated Org', email = 'ops@example.org', planTier = 'pro' }) {
    return { id, email, companyName, planTier, createdAt: '2026-02-01T08:00:00Z', updatedAt: '2026-04-02T10:00:00Z' };
}
function instant(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/emulator/aether365-pages.js

/** A page of a list in the service's envelope; only its own items are written out. */
function pageOf(items, { page, limit }, show) {
    const data = items.slice((page - 1) * limit, page * limit).map(show);
    return { status: 200, body: { success: true, data, meta: { total: items.length, page, limit } } };
}
/** That of one that is not among them. */
const APPEARED = -1;
/** A page of results; without a filter only its own are made. */
function resultsPage(scan, query) {
    const { results, plan } = scan;
    const { flaws = {} } = plan;
    const { page, limit } = query;
    const kept = shifted(filtered(results, flaws.ignoresFilter ? {} : query), query.asked > 0 ? flaws.shift : undefined, () => APPEARED);
    const shownPage = flaws.repeatPage === page ? Math.max(1, page - 1) : page;
    const data = [];
    for (let at = (shownPage - 1) * limit; at < Math.min(shownPage * limit, kept.count); at += 1) {
        const index = kept.at(at);
        const shown = showResult(scan, index, index === APPEARED ? appeared(results) : results.at(index));
        data.push(at === flaws.malformedAt ? { ...shown, test_id: 17, severity: [] } : shown);
    }
    return { status: 200, body: { success: true, data, meta: { total: flaws.total ?? kept.count, page, limit } } };
}
function filtered(results, query) {
    const { result, severity, framework } = query;
    if (result === undefined && severity === undefined && framework === undefined)
        return { count: results.count, at: (place) => place };
    const fits = (one) => (result === undefined || one.result === result) &&
        (severity === undefined || one.severity === severity) &&
        (framework === undefined || one.framework === framework);
    const kept = [];
    for (let index = 0; index < results.count; index += 1)
        if (fits(results.at(index)))
            kept.push(index);
    return { count: kept.length, at: (place) => kept[place] ?? APPEARED };
}
function appeared(results) {
    return { ...results.at(0), test_id: 'AE.APPEARED' };
}
function showResult({ id, type, plan }, index, result) {
    const { test_id, title, severity, framework, help_url, remediation_steps } = result;
    return {
        id: `result_${id}_${index + 1}`,
        scan_id: plan.flaws?.scanId ?? id,
        test_id,
        title,
        result: result.result,
        severity,
        framework,
        ...(help_url !== undefined && { help_url }),
        ...(remediation_steps !== undefined && { remediation_steps }),
        source_tool: type,
    };
}

;// CONCATENATED MODULE: ./build/emulator/aether365-handlers.js


/** 404 where the scenario leaves out what only the siblings show. */
function ifSiblings({ scenario }, handle) {
    return scenario.siblingEndpoints === 'off' ? () => plainRefusal(404, 'Route not found') : handle;
}
/** `GET /tenants/me`: the account behind the key. */
function readTenant({ world }) {
    return () => (world.tenant ? item(200, showTenant(world.tenant)) : refusal('TENANT_NOT_FOUND', 'No tenant account for this user'));
}
/** `{tenantId}`: the ID of the key's tenant, or `me`. */
function inTenant({ scenario, world }, handle) {
    return (request) => {
        const { tenant } = world;
        const asked = request.param('tenantId');
        if (tenant === undefined)
            return refusal('TENANT_NOT_FOUND', 'No tenant account for this user');
        const own = asked === tenant.id || (asked === 'me' && scenario.me !== 'off');
        return own ? handle(request, tenant) : refusal('TENANT_ACCESS_DENIED', 'You do not have access to this tenant');
    };
}
/** A scan of the key's tenant; one of another is not found either. */
function ofScan({ world }, handle) {
    return (request) => {
        const scan = world.find(request.param('scanId'));
        return scan !== undefined && scan.tenantId === world.tenant?.id ? handle(request, scan) : refusal('SCAN_NOT_FOUND', 'No such scan');
    };
}
/** "List Scans". */
function listScans({ scenario, world }) {
    return (request, { id }) => {
        const status = request.query('status');
        const type = request.query('scan_type');
        const kept = world
            .scansOf(id)
            .filter((scan) => (status === undefined || world.stateOf(scan) === status) && (type === undefined || scan.type === type));
        const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
        return pageOf(ordered, sliceOf(request, 20), (scan) => showScan(scan, world));
    };
}
/** "Trigger a Scan". */
function startScan(desk) {
    const { scenario, world } = desk;
    return (request, tenant) => {
        const type = String(request.body['scan_type']);
        if (scenario.keyState === 'read-only')
            return refusal('AUTH_INSUFFICIENT_SCOPE', 'Your role may not trigger scans');
        if (scenario.connected === false)
            return refusal('TENANT_NOT_CONNECTED', 'Microsoft consent has not been completed for this tenant');
        if (isBlocked(desk, tenant, type)) {
            return refusal('SCAN_ALREADY_RUNNING', 'A scan of this type is already in progress for this tenant');
        }
        const scan = world.start(tenant, type);
        if (scan === undefined)
            return refusal('SCAN_PLAN_LIMIT_REACHED', 'Scan quota exhausted for the current billing period');
        // Only the siblings name a status.
        return item(scenario.dialect === 'sibling' ? 201 : 200, showScan(scan, world));
    };
}
function isBlocked({ scenario, world }, { id }, type) {
    const conflict = scenario.conflict ?? (scenario.dialect === 'sibling' ? 'any-type' : 'same-type');
    const running = world.scansOf(id).filter(world.isBusy);
    return conflict !== 'off' && running.some((scan) => conflict === 'any-type' || scan.type === type);
}
/** "Get Scan". */
function readScan({ world }) {
    return (_request, scan) => item(200, showScan(scan, world));
}
/** The siblings' results, "only for a completed scan"; how they are refused of any other is not documented. */
function readResults({ world }) {
    const asked = new Map();
    return (request, scan) => {
        const state = world.stateOf(scan);
        if (state !== 'completed')
            return plainRefusal(400, `Scan is ${state}`, { scanId: scan.id });
        const before = asked.get(scan.id) ?? 0;
        asked.set(scan.id, before + 1);
        const filter = { result: request.query('result'), severity: request.query('severity'), framework: request.query('framework') };
        return resultsPage(scan, { ...sliceOf(request, 50), ...filter, asked: before });
    };
}
function sliceOf(request, limit) {
    return { page: request.number('page', 1), limit: request.number('limit', limit) };
}

// EXTERNAL MODULE: ./build/emulator/fields.js
var fields = __webpack_require__(2977);
;// CONCATENATED MODULE: ./build/emulator/aether365-endpoints.js


const TYPE = (0,fields/* oneOf */.yL)('compliance', 'exposure');
const LIST_QUERY = {
    page: (0,fields/* wholeNumber */.rD)(1),
    limit: (0,fields/* wholeNumber */.rD)(1, 100),
    status: (0,fields/* oneOf */.yL)('in_progress', 'completed', 'failed'),
    scan_type: TYPE,
};
const RESULTS_QUERY = {
    page: (0,fields/* wholeNumber */.rD)(1),
    limit: (0,fields/* wholeNumber */.rD)(1, 200),
    result: (0,fields/* oneOf */.yL)('passed', 'failed', 'skipped'),
    severity: (0,fields/* oneOf */.yL)('critical', 'high', 'medium', 'low'),
    framework: (0,fields/* oneOf */.yL)('cis', 'eidsca', 'cisa', 'nis2'),
};
const SCANS = '/tenants/{tenantId}/scans';
/** The endpoints of the Scans API page, and the two of its siblings that a gate needs. */
function aether365Endpoints(desk) {
    return [
        { kind: 'lookup', method: 'GET', path: '/tenants/me', answer: ifSiblings(desk, readTenant(desk)) },
        { kind: 'list', method: 'GET', path: SCANS, query: LIST_QUERY, answer: inTenant(desk, listScans(desk)) },
        {
            kind: 'start',
            method: 'POST',
            path: SCANS,
            body: { scan_type: TYPE },
            required: ['scan_type'],
            answer: inTenant(desk, startScan(desk)),
        },
        { kind: 'status', method: 'GET', path: '/scans/{scanId}', answer: ofScan(desk, readScan(desk)) },
        {
            kind: 'findings',
            method: 'GET',
            path: '/scans/{scanId}/results',
            query: RESULTS_QUERY,
            answer: ifSiblings(desk, ofScan(desk, readResults(desk))),
        },
    ];
}

// EXTERNAL MODULE: ./build/emulator/endpoints.js
var emulator_endpoints = __webpack_require__(6867);
;// CONCATENATED MODULE: ./build/emulator/limits.js
const MINUTE_MS = 60_000;
/** A window with room for `perMinute` requests. Refused requests take no place. */
function slidingWindow(perMinute, clock) {
    const taken = [];
    return {
        take() {
            const nowMs = clock.now();
            while (taken[0] !== undefined && taken[0] <= nowMs - MINUTE_MS)
                taken.shift();
            const full = taken.length >= perMinute;
            if (!full)
                taken.push(nowMs);
            const resetMs = (taken[0] ?? nowMs) + MINUTE_MS;
            return { waitMs: full ? Math.max(1, resetMs - nowMs) : 0, remaining: perMinute - taken.length, resetMs };
        },
    };
}
/** The gate in front of all kinds of call. */
function rateLimits(documented, plan, clock) {
    const perMinute = plan.enforced === false ? {} : { ...documented, ...plan.perMinute };
    const windows = new Map();
    for (const [kind, count] of Object.entries(perMinute))
        windows.set(kind, slidingWindow(count ?? Infinity, clock));
    return (kind) => {
        const taken = windows.get(kind)?.take();
        if (taken === undefined)
            return { over: false, headers: {} };
        const over = taken.waitMs > 0;
        const limit = plan.perMinute?.[kind] ?? documented[kind];
        const told = plan.headers
            ? {
                'x-ratelimit-limit': String(limit),
                'x-ratelimit-remaining': String(taken.remaining),
                'x-ratelimit-reset': String(Math.ceil(taken.resetMs / 1000)),
            }
            : {};
        return { over, headers: over ? { ...told, ...retryAfter(plan.retryAfter ?? 'seconds', taken.waitMs, clock) } : told };
    };
}
function retryAfter(form, waitMs, clock) {
    if (form === 'absent')
        return {};
    if (form === 'seconds')
        return { 'retry-after': String(Math.ceil(waitMs / 1000)) };
    return { 'retry-after': new Date(Math.ceil((clock.now() + waitMs) / 1000) * 1000).toUTCString() };
}

;// CONCATENATED MODULE: ./build/emulator/aether365.js





/** No document shows a header of the service's own, nor another way to carry the key. */
const UNKNOWN_HEADERS = /^(?:x-|cookie$|api-key$)/;
/** Aether365 by its Scans API page, strict: what neither the page nor its siblings show is answered 400 and recorded. */
function aether365Mount(scenario = {}) {
    return {
        id: 'aether365',
        inputs: { 'api-key': keyOf(scenario), target: tenantOf(scenario)?.id ?? '' },
        faults: scenario.faults ?? [],
        open: (context) => openAether365(scenario, context),
    };
}
function keyOf({ key = 'ae_live_emulated' }) {
    return key;
}
function openAether365(scenario, { clock }) {
    const world = aether365World(scenario, clock);
    const limit = rateLimits({}, scenario.limits ?? {}, clock);
    const endpoints = aether365Endpoints({ scenario, world });
    async function answer(match, call) {
        const rejected = rejectedKey(scenario, call.headers['authorization']);
        if (rejected !== undefined)
            return rejected;
        const violation = (0,emulator_endpoints/* violationOf */.xg)(match, call);
        if (violation !== undefined) {
            return { ...plainRefusal(400, 'Invalid request', { ...violation }), undocumented: `${violation.field}: ${violation.issue}` };
        }
        const { over, headers } = limit(match.endpoint.kind);
        if (over)
            return { ...plainRefusal(429, 'Too many requests'), headers };
        return { ...(await match.endpoint.answer((0,emulator_endpoints/* takeApart */.YF)(match, call))), headers };
    }
    function route(call) {
        const match = (0,emulator_endpoints/* findEndpoint */.vS)(endpoints, call.method, call.path);
        if (match === undefined)
            return { kind: 'undocumented', answer: () => undocumented(`no ${call.method} ${call.path}`) };
        const { kind } = match.endpoint;
        const header = Object.keys(call.headers).find((name) => UNKNOWN_HEADERS.test(name));
        if (header !== undefined)
            return { kind, answer: () => undocumented(`header ${header}`) };
        return { kind, answer: () => answer(match, call) };
    }
    return { state: world.state, route, refusal: (status) => plainRefusal(status, `Injected ${status}`).body };
}
function rejectedKey(scenario, authorization) {
    if (authorization === undefined)
        return refusal('AUTH_MISSING_TOKEN', 'No token was provided');
    if (authorization !== `Bearer ${keyOf(scenario)}`)
        return refusal('AUTH_INVALID_TOKEN', 'The token is invalid');
    return scenario.keyState === 'expired' ? refusal('AUTH_EXPIRED_TOKEN', 'The token has expired') : undefined;
}
function undocumented(why) {
    return { ...plainRefusal(400, `Not documented: ${why}`), undocumented: why };
}

;// CONCATENATED MODULE: ./build/emulator/aether365-checks.js
/** A tenant as one meets it: what its compliance scan has found. */
function tenantChecks() {
    return [...IDENTITY, ...EXCHANGE, ...SHARING, ...TEAMS];
}
/** The same tenant when all of it is mended. */
function mendedChecks() {
    return tenantChecks().map((check) => (check.result === 'failed' ? { ...check, result: 'passed' } : check));
}
/** As many failed checks as asked for, of all severities. */
function manyFailedChecks(count) {
    return { count, at: (index) => failedCheck(index) };
}
function failedCheck(index) {
    return {
        test_id: `AE.${1001 + index}`,
        title: `Emulated check ${1001 + index}`,
        result: 'failed',
        severity: ['critical', 'high', 'medium', 'low'][index % 4] ?? 'low',
        framework: ['cis', 'eidsca', 'cisa', 'nis2'][index % 4] ?? 'cis',
        help_url: `https://docs.example.org/checks/${1001 + index}`,
        remediation_steps: '1. Open the admin center.\n2. Mend it.',
    };
}
const IDENTITY = [
    {
        test_id: 'CIS.M365.5.2.2.1',
        title: 'Ensure multifactor authentication is enabled for all users in administrative roles',
        result: 'failed',
        severity: 'critical',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin',
        remediation_steps: '1. Open the Microsoft Entra admin center, Protection, Conditional Access.\n2. Create a policy for the directory roles of administrators.\n3. Under Grant, require multifactor authentication.\n4. Exclude one emergency access account and switch the policy on.',
    },
    {
        test_id: 'CIS.M365.5.2.2.3',
        title: 'Block legacy authentication',
        result: 'failed',
        severity: 'high',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
        remediation_steps: '1. Open the Microsoft Entra admin center, Protection, Conditional Access.\n2. Create a policy for all users and all cloud apps.\n3. Under Conditions, Client apps, choose Exchange ActiveSync and Other clients.\n4. Under Grant, block access.',
    },
    // A check that two frameworks name comes twice.
    {
        test_id: 'CIS.M365.5.2.2.3',
        title: 'Block legacy authentication',
        result: 'failed',
        severity: 'high',
        framework: 'cisa',
        help_url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
        remediation_steps: '1. Open the Microsoft Entra admin center, Protection, Conditional Access.\n2. Create a policy for all users and all cloud apps.\n3. Under Conditions, Client apps, choose Exchange ActiveSync and Other clients.\n4. Under Grant, block access.',
    },
    {
        test_id: 'EIDSCA.AP08',
        title: 'Default authorization settings: users may not consent to apps on their own',
        result: 'failed',
        severity: 'high',
        framework: 'eidsca',
        help_url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent',
        remediation_steps: '1. Open the Microsoft Entra admin center, Enterprise apps, Consent and permissions.\n2. Choose "Do not allow user consent".',
    },
    {
        test_id: 'CIS.M365.1.1.3',
        title: 'Ensure that between two and four global admins are designated',
        result: 'failed',
        severity: 'medium',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
        remediation_steps: '1. Open the Microsoft 365 admin center, Roles, Global Administrator.\n2. Remove members until four or fewer are left; give them the roles that they need.',
    },
    {
        test_id: 'CIS.M365.5.2.2.6',
        title: 'Enable Identity Protection user risk policies',
        result: 'skipped',
        severity: 'high',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-configure-risk-policies',
        remediation_steps: 'Needs Microsoft Entra ID P2.',
    },
];
const EXCHANGE = [
    {
        test_id: 'CIS.M365.6.2.1',
        title: 'Ensure all forms of mail forwarding are blocked or disabled',
        result: 'failed',
        severity: 'high',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding',
        remediation_steps: '1. Open the Microsoft Defender portal, Policies, Anti-spam.\n2. In the outbound policy set automatic forwarding to Off.\n3. Remove transport rules that redirect to other domains.',
    },
    {
        test_id: 'CIS.M365.2.1.10',
        title: 'Ensure DMARC records for all Exchange Online domains are published',
        result: 'failed',
        severity: 'medium',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/defender-office-365/email-authentication-dmarc-configure',
        remediation_steps: '1. Add a TXT record named _dmarc to each domain.\n2. Begin with p=none, then go on to p=quarantine and p=reject.',
    },
    {
        test_id: 'CIS.M365.3.1.1',
        title: "Ensure Microsoft 365 audit log search is 'Enabled'",
        result: 'passed',
        severity: 'high',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/purview/audit-log-enable-disable',
        remediation_steps: 'Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true',
    },
];
const SHARING = [
    {
        test_id: 'CIS.M365.7.2.3',
        title: 'Ensure external content sharing is restricted',
        result: 'failed',
        severity: 'medium',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off',
        remediation_steps: '1. Open the SharePoint admin center, Policies, Sharing.\n2. Set external sharing to "New and existing guests" or less.',
    },
    {
        test_id: 'CIS.M365.7.2.7',
        title: 'Ensure link sharing is restricted in SharePoint and OneDrive',
        result: 'failed',
        severity: 'low',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/sharepoint/change-default-sharing-link',
        remediation_steps: 'Set-SPOTenant -DefaultSharingLinkType Direct',
    },
];
const TEAMS = [
    {
        test_id: 'CIS.M365.8.5.3',
        title: 'Ensure only people in my org can bypass the lobby',
        result: 'failed',
        severity: 'low',
        framework: 'cis',
        help_url: 'https://learn.microsoft.com/microsoftteams/who-can-bypass-meeting-lobby',
        remediation_steps: 'Set-CsTeamsMeetingPolicy -Identity Global -AutoAdmittedUsers "EveryoneInCompanyExcludingGuests"',
    },
    {
        test_id: 'AE.1001',
        title: 'Apps from outside the store may be installed in Teams',
        result: 'failed',
        severity: 'medium',
        framework: null,
        help_url: null,
        remediation_steps: '1. Open the Teams admin center, Teams apps, Manage apps.\n2. Switch off the custom apps that nobody needs.',
    },
];

;// CONCATENATED MODULE: ./build/emulator/aether365-preset.js

const DAY_MS = 24 * 60 * 60 * 1000;
/** Aether365 for the demo: three earlier scans of the tenant, and a new one that ends within 5 seconds (`slow`: 8). */
function aether365Preset({ preset = 'failing' } = {}) {
    const findings = preset === 'clean' ? mendedChecks() : tenantChecks();
    // Before, two of the checks still passed.
    const before = tenantChecks().map((check) => (BROKEN_SINCE.includes(check.test_id) ? { ...check, result: 'passed' } : check));
    const numbers = { passed: 84, skipped: 4 };
    return {
        tenant: { id: 't_emulated', companyName: 'Octo Org' },
        scans: [
            { id: 'scan_before1', createdAgoMs: 14 * DAY_MS, runningMs: 860_000, findings: before, ...numbers },
            { id: 'scan_before2', createdAgoMs: 7 * DAY_MS, runningMs: 815_000, findings: before, ...numbers },
            { id: 'scan_before3', createdAgoMs: 2 * DAY_MS, runningMs: 1_010_000, type: 'exposure', findings: before.slice(0, 4) },
        ],
        plans: [{ runningMs: preset === 'slow' ? 8000 : 3500, findings, ...numbers }],
    };
}
const BROKEN_SINCE = ['CIS.M365.5.2.2.1', 'CIS.M365.6.2.1'];

;// CONCATENATED MODULE: ./build/emulator/aiptx-life.js

/** Phases of a scan in their order, and the percentage at which each begins. */
const PHASES = [
    ['reconnaissance', 0],
    ['vulnerability_discovery', 30],
    ['exploit_validation', 80],
];
/** When it began to run. */
function beginsAtMs({ createdAtMs, plan }) {
    return createdAtMs + (plan.queuedMs ?? 1000);
}
/** When it ends, in milliseconds since the epoch; `Infinity` for never. */
function aiptxEndsAtMs(life) {
    return life.cancelledAtMs ?? beginsAtMs(life) + (life.plan.runningMs ?? 3000);
}
/** The service's word at a moment. */
function aiptxStateAt(life, nowMs) {
    if (life.cancelledAtMs !== undefined)
        return 'cancelled';
    if (nowMs >= aiptxEndsAtMs(life))
        return life.plan.end ?? 'completed';
    return nowMs < beginsAtMs(life) ? 'queued' : (life.plan.runningWord ?? 'running');
}
/** How far it is, 0 to 100. A scan without an end stands still. */
function percentAt(life, nowMs) {
    const { runningMs = 3000 } = life.plan;
    const ranMs = Math.min(nowMs, life.cancelledAtMs ?? nowMs) - beginsAtMs(life);
    if (ranMs <= 0)
        return 0;
    return runningMs === Infinity ? 42 : Math.min(100, Math.floor((ranMs / runningMs) * 100));
}
/** The phase at a percentage. */
function phaseAt(percent) {
    return PHASES.findLast(([, from]) => percent >= from)?.[0] ?? PHASES[0][0];
}
/** Counts all findings of a plan; undefined where the scan tells none. */
function countAiptx(plan, findings) {
    if (plan.summary === 'absent')
        return undefined;
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    for (const { severity, status } of each(findings)) {
        if (plan.summaryCounts === 'open' && status !== 'open')
            continue;
        if (aiptx_life_isCounted(severity))
            counts[severity] += 1;
    }
    return { ...counts, ...plan.summary };
}
function aiptx_life_isCounted(severity) {
    return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-answers.js

/** The code of the error envelope for a status; only INVALID_TARGET is named by any document. */
const CODES = {
    400: 'INVALID_REQUEST',
    401: 'UNAUTHORIZED',
    403: 'FORBIDDEN',
    404: 'NOT_FOUND',
    429: 'RATE_LIMITED',
};
/** A pen for one world. */
function aiptxPen(dialect, world) {
    const sibling = dialect === 'sibling';
    let answered = 0;
    const meta = () => {
        answered += 1;
        return { meta: { request_id: `req_${String(answered).padStart(6, '0')}` } };
    };
    const success = (status, data, more = {}) => ({
        status,
        body: { success: true, data, ...more, ...(sibling ? meta() : {}) },
    });
    const stateOf = (scan) => aiptxStateAt(scan, world.now());
    const progressOf = (scan) => told(scan, stateOf(scan), percentOf(scan, world), sibling);
    return {
        data: (data, more) => success(200, data, more),
        created: (data) => success(sibling ? 201 : 200, data),
        error: (status, message, details = {}, code = CODES[status] ?? 'INTERNAL_ERROR') => ({
            status,
            body: { success: false, error: { code, message, details }, ...meta() },
        }),
        createdScan: (scan) => ({ ...identityOf(scan), ...waiting(scan) }),
        rescanned: (scan) => {
            const { type: _type, name: _name, id, ...rest } = identityOf(scan);
            return { id, parent_scan_id: scan.parentId, ...rest, status: stateOf(scan) };
        },
        listed: (scan) => {
            const { type: _type, name: _name, ...rest } = identityOf(scan);
            const { findings_count: counts } = progressOf(scan);
            return {
                ...rest,
                status: stateOf(scan),
                ...some({ findings_count: counts }),
                created_at: aiptx_answers_instant(scan.createdAtMs),
                ...endOf(scan, world),
            };
        },
        full: (scan) => {
            const state = stateOf(scan);
            const identity = { ...identityOf(scan), ...some({ parent_scan_id: scan.parentId }) };
            if (state === 'queued')
                return { ...identity, ...waiting(scan) };
            const { id: _id, ...progress } = progressOf(scan);
            return { ...identity, ...withPhases(progress), ...timesOf(scan, world) };
        },
        light: progressOf,
    };
}
function identityOf(scan) {
    const { id, target, mode, type, name, plan } = scan;
    return { id, ...some({ target, mode, type, name, ...plan.echo }) };
}
function waiting({ createdAtMs, mode }) {
    return {
        status: 'queued',
        progress: 0,
        created_at: aiptx_answers_instant(createdAtMs),
        started_at: null,
        completed_at: null,
        estimated_duration: mode === 'quick' ? '15-30 minutes' : mode === 'deep' ? '4-24 hours' : '2-4 hours',
    };
}
/** The light answer. Numbers grow while the scan runs; before it there are none. */
function told(scan, status, percent, sibling) {
    if (status === 'queued')
        return { id: scan.id, status, progress: 0 };
    const all = scan.counts();
    const counts = all && scaled(all, status === 'completed' ? 100 : percent, sibling);
    return { id: scan.id, status, progress: percent, current_phase: phaseAt(percent), ...some({ findings_count: counts }) };
}
function scaled({ info, ...four }, percent, sibling) {
    const counts = sibling ? { ...four, info } : four;
    return Object.fromEntries(Object.entries(counts).map(([severity, count]) => [severity, percent === 100 ? count : Math.floor((count * percent) / 100)]));
}
function withPhases({ status, progress, current_phase, ...rest }) {
    return { status, progress, current_phase, phases: phasesOf(String(current_phase), progress === 100), ...rest };
}
function phasesOf(current, over) {
    const reached = PHASES.findIndex(([name]) => name === current);
    const stateOf = (index) => (over || index < reached ? 'completed' : index === reached ? 'running' : 'pending');
    const extras = {
        reconnaissance: { endpoints_discovered: 156, technologies_detected: ['React', 'Node.js', 'PostgreSQL'] },
        vulnerability_discovery: { tests_completed: over ? 1920 : 1247, tests_total: 1920 },
    };
    return Object.fromEntries(PHASES.map(([name], index) => [name, { status: stateOf(index), ...(index <= reached ? extras[name] : {}) }]));
}
function timesOf(scan, world) {
    const times = { created_at: aiptx_answers_instant(scan.createdAtMs), started_at: aiptx_answers_instant(beginsAtMs(scan)) };
    const end = aiptxEndsAtMs(scan);
    if (world.isOver(scan))
        return { ...times, ...endOf(scan, world) };
    return end === Infinity ? times : { ...times, estimated_completion: aiptx_answers_instant(end) };
}
function endOf(scan, world) {
    return world.isOver(scan) && scan.cancelledAtMs === undefined ? { completed_at: aiptx_answers_instant(aiptxEndsAtMs(scan)) } : {};
}
function percentOf(scan, world) {
    return percentAt(scan, world.now());
}
/** Without what is not there: null is how a scenario withholds a field. */
function some(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}
/** Whole seconds, as in all documents. */
function aiptx_answers_instant(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-comparison.js

/** "Compare Scans": what one has beyond the other. `unchanged_findings` is a number, its sisters are lists. */
function compareAiptx(a, b, plan) {
    const { older = 'a', listed = Infinity } = plan;
    const [before, after] = older === 'a' ? [a, b] : [b, a];
    const added = without(after, before);
    const fixed = without(before, after);
    const summary = { scan_a_total: a.findings.count, scan_b_total: b.findings.count, new: added.length, fixed: fixed.length };
    return {
        scan_a: a.id,
        scan_b: b.id,
        comparison: {
            new_findings: added.slice(0, listed).map(brief),
            fixed_findings: fixed.slice(0, listed).map(brief),
            unchanged_findings: after.findings.count - added.length,
            ...(plan.summary === 'absent' ? {} : { summary }),
        },
    };
}
function without(scan, other) {
    const known = new Set([...each(other.findings)].map(sameness));
    return [...each(only(scan.findings, (finding) => !known.has(sameness(finding))))];
}
function sameness({ title, endpoint }) {
    return JSON.stringify([title, endpoint]);
}
function brief({ id, title, severity }) {
    return { id, title, severity };
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-finding-answers.js

/** Stands in every proof of concept: tests look for it where nothing of one may be. */
const LEAKED = 'emulated-leaked-row-4f1d9c';
/** A finding as `GET /v1/findings` lists it. */
function listedFinding(finding, { id: scanId, createdAtMs, plan }) {
    const seen = aiptx_answers_instant(createdAtMs);
    const { id, title, severity, cvssScore, status, category, endpoint } = finding;
    return aiptx_finding_answers_some({
        id,
        scan_id: plan.flaws?.scanId ?? scanId,
        title,
        severity,
        cvss_score: cvssScore,
        status,
        category,
        endpoint,
        first_seen: seen,
        created_at: seen,
    });
}
/** A finding as its own endpoint shows it: with what proves it, and so with what leaked. */
function detailedFinding(finding, scan) {
    const { cvssVector, subcategory, cweId, description, impact, fullUrl, remediation, owaspTop10 } = finding.detail ?? {};
    const { endpoint, ...listed } = listedFinding(finding, scan);
    const url = fullUrl ?? `${scan.target}/`;
    const where = typeof endpoint === 'object' ? aiptx_finding_answers_some({ ...endpoint, full_url: fullUrl }) : endpoint;
    return aiptx_finding_answers_some({
        ...listed,
        cvss_vector: cvssVector,
        subcategory,
        cwe_id: cweId,
        description,
        impact,
        endpoint: where,
        proof_of_concept: proofOf(url),
        remediation: typeof remediation === 'object' ? remedyOf(remediation) : remediation,
        compliance: owaspTop10 && { owasp_top_10: owaspTop10 },
        updated_at: aiptx_answers_instant(scan.createdAtMs),
    });
}
function proofOf(url) {
    return {
        request: { method: 'GET', url: `${url}?probe=${LEAKED}`, headers: { Cookie: `session=${LEAKED}` }, body: LEAKED },
        response: { status: 200, body: `{"row":"${LEAKED}"}`, evidence: `The answer holds ${LEAKED}` },
        curl_command: `curl '${url}?probe=${LEAKED}' -H 'Cookie: session=${LEAKED}'`,
    };
}
function remedyOf({ summary, codeExample, references }) {
    return aiptx_finding_answers_some({ summary, code_example: codeExample, references });
}
function aiptx_finding_answers_some(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-findings.js

/** Any source as a maker. */
function asAiptxMaker(source) {
    if ('at' in source && 'count' in source)
        return source;
    const list = source;
    return { ...asMaker(list), indexOf: (id) => list.findIndex((finding) => finding.id === id) };
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-pages.js

/** The finding that a flawed list gains while it is read. */
const aiptx_pages_APPEARED = 'finding_appeared';
/** A page of a list; only its own items are written out. */
function aiptxPage(items, { page, limit }, show) {
    const from = (page - 1) * limit;
    return { data: items.slice(from, from + limit).map(show), pagination: paginationOf({ page, limit }, items.length) };
}
function paginationOf({ page, limit }, total) {
    return total === null ? { page, limit } : { page, limit, total, total_pages: Math.ceil(total / limit) };
}
/** A page of findings; only its own findings are made, unless a filter needs to look at all. */
function aiptxFindingsPage(findings, query, flaws, show) {
    const list = shifted(aiptx_pages_filtered(findings, query), query.asked > 0 ? flaws.shift : undefined, (first) => ({ ...first, id: aiptx_pages_APPEARED }));
    const { page, limit } = query;
    const from = (flaws.repeatPage === page ? Math.max(0, page - 2) : page - 1) * limit;
    const data = [];
    for (let index = from; index < Math.min(from + limit, list.count); index += 1) {
        const shown = show(list.at(index));
        data.push(index === flaws.malformedAt ? { ...shown, id: 17, severity: ['high'], endpoint: 4 } : shown);
    }
    return { data, pagination: paginationOf(query, flaws.total === undefined ? list.count : flaws.total) };
}
function aiptx_pages_filtered(findings, { severity, status, category }) {
    if (severity === undefined && status === undefined && category === undefined)
        return findings;
    const fits = (wanted, is) => wanted === undefined || wanted === is;
    return only(findings, (one) => fits(severity, one.severity) && fits(status, one.status) && fits(category, one.category));
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-handlers.js







function aiptx_handlers_sliceOf(request) {
    return { page: request.number('page', 1), limit: request.number('limit', 20) };
}
/** "List Scans"; `target` is a partial match. */
function listAiptxScans({ scenario, world, pen }, request) {
    const [status, target, mode] = ['status', 'target', 'mode'].map((name) => request.query(name));
    const kept = world
        .scans()
        .filter((scan) => (status === undefined || aiptxStateAt(scan, world.now()) === status) &&
        (target === undefined || scan.target.includes(target)) &&
        (mode === undefined || scan.mode === mode));
    const { data, pagination } = aiptxPage(scenario.listOrder === 'oldest-first' ? kept : kept.toReversed(), aiptx_handlers_sliceOf(request), pen.listed);
    return pen.data(data, { pagination });
}
/** "Create Scan". */
function createAiptxScan(desk, request) {
    const { world, pen } = desk;
    const { target = '', mode, type, name } = request.body;
    return refuseStart(desk, target) ?? pen.created(pen.createdScan(world.start({ target, mode, type, name })));
}
/** "Rescan": the same configuration, but for mode and instructions. */
function repeatAiptxScan(desk) {
    const { world, pen } = desk;
    return (request, parent) => {
        const { mode = parent.mode } = request.body;
        const { target, type, name, id: parentId } = parent;
        return refuseStart(desk, target) ?? pen.created(pen.rescanned(world.start({ target, type, name, mode, parentId })));
    };
}
function refuseStart({ scenario, world, pen }, target) {
    if (scenario.unreachable?.includes(target))
        return pen.error(400, 'Target cannot be reached', { target, reason: 'no DNS record' }, 'INVALID_TARGET');
    const running = world.scans().filter((scan) => !world.isOver(scan)).length;
    return running >= (scenario.concurrentScans ?? Infinity) ? pen.error(429, 'Concurrent scan limit reached') : undefined;
}
/** "Cancel a running or queued scan". */
function cancelAiptxScan({ world, pen }) {
    return (_request, scan) => {
        if (world.isOver(scan))
            return pen.error(400, `Scan is ${aiptxStateAt(scan, world.now())}`);
        world.cancel(scan);
        return pen.data({ id: scan.id, status: 'cancelled', cancelled_at: aiptx_answers_instant(world.now()) });
    };
}
/** "Compare Scans". */
function compareAiptxScans({ scenario, world, pen }) {
    return (request, a) => {
        const b = world.find(request.param('otherId'));
        if (b === undefined || scenario.comparison === 'off')
            return pen.error(404, 'Scan not found');
        return pen.data(compareAiptx(a, b, scenario.comparison ?? {}));
    };
}
/** The siblings' list of findings. */
function aiptxFindingsReader({ world, pen }) {
    const asked = new Map();
    return (request) => {
        const scanId = request.query('scan_id');
        if (scanId === undefined)
            return { ...pen.error(400, 'scan_id is required'), undocumented: 'scan_id: is missing' };
        const scan = world.find(scanId);
        if (scan === undefined)
            return pen.error(404, 'Scan not found');
        const before = asked.get(scanId) ?? 0;
        asked.set(scanId, before + 1);
        const [severity, status, category] = ['severity', 'status', 'category'].map((name) => request.query(name));
        const findings = aiptxStateAt(scan, world.now()) === 'queued' ? asAiptxMaker([]) : scan.findings;
        const query = { ...aiptx_handlers_sliceOf(request), severity, status, category, asked: before };
        const page = aiptxFindingsPage(findings, query, scan.plan.flaws ?? {}, (finding) => listedFinding(finding, scan));
        return pen.data(page.data, { pagination: page.pagination });
    };
}
/** The siblings' single finding. */
function readAiptxFinding({ world, pen }, request) {
    const id = request.param('findingId');
    for (const scan of world.scans().toReversed()) {
        const index = id === aiptx_pages_APPEARED && scan.plan.flaws?.shift === 'appear' ? 0 : scan.findings.indexOf(id);
        if (index >= 0)
            return pen.data(detailedFinding({ ...scan.findings.at(index), id }, scan));
    }
    return pen.error(404, 'Finding not found');
}
/** The siblings' numbers; without `scan_id` those of the account. */
function aiptxStats({ world, pen }, request) {
    const scanId = request.query('scan_id');
    const findings = world
        .scans()
        .filter((scan) => scanId === undefined || scan.id === scanId)
        .flatMap((scan) => [...each(scan.findings)]);
    const count = (words, of) => Object.fromEntries(words.map((word) => [word, findings.filter((finding) => finding[of] === word).length]));
    const categories = [...new Set(findings.flatMap(({ category }) => category ?? []))];
    return pen.data({
        total: findings.length,
        by_severity: count(['critical', 'high', 'medium', 'low', 'info'], 'severity'),
        by_status: count(['open', 'fixed', 'accepted', 'false_positive'], 'status'),
        by_category: Object.fromEntries(categories.map((name) => [name, findings.filter(({ category }) => category === name).length])),
        trends: { new_this_week: findings.length, fixed_this_week: 0, mean_time_to_fix: '0 days' },
    });
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-endpoints.js


const MODES = (0,fields/* oneOf */.yL)('quick', 'standard', 'deep');
const PAGING = { page: (0,fields/* wholeNumber */.rD)(1), limit: (0,fields/* wholeNumber */.rD)(1, 100) };
const aiptx_endpoints_LIST_QUERY = { ...PAGING, status: (0,fields/* oneOf */.yL)('queued', 'running', 'completed', 'failed', 'cancelled'), target: fields/* someText */.aX, mode: MODES };
const CREATE_BODY = {
    target: fields/* someText */.aX,
    mode: MODES,
    type: (0,fields/* oneOf */.yL)('web', 'api', 'network', 'full'),
    name: fields/* someText */.aX,
    authentication: mapping,
    scope,
    instructions: fields/* someText */.aX,
};
const RESCAN_BODY = { mode: MODES, instructions: fields/* someText */.aX };
const FINDINGS_QUERY = {
    ...PAGING,
    scan_id: fields/* someText */.aX,
    severity: (0,fields/* oneOf */.yL)('critical', 'high', 'medium', 'low', 'info'),
    status: (0,fields/* oneOf */.yL)('open', 'fixed', 'accepted', 'false_positive'),
    category: fields/* someText */.aX,
};
const STATS_QUERY = { scan_id: fields/* someText */.aX, date_from: fields/* anyText */.Ae, date_to: fields/* anyText */.Ae };
const SCAN = '/scans/{scanId}';
/** The endpoints of the Scans API page, and those on findings that only the siblings show. */
function aiptxEndpoints(desk) {
    const { pen } = desk;
    return [
        { kind: 'list', method: 'GET', path: '/scans', query: aiptx_endpoints_LIST_QUERY, answer: (request) => listAiptxScans(desk, request) },
        {
            kind: 'start',
            method: 'POST',
            path: '/scans',
            body: CREATE_BODY,
            required: ['target'],
            answer: (request) => createAiptxScan(desk, request),
        },
        { kind: 'start', method: 'POST', path: `${SCAN}/rescan`, body: RESCAN_BODY, answer: aiptx_endpoints_ofScan(desk, repeatAiptxScan(desk)) },
        { kind: 'scan', method: 'GET', path: SCAN, answer: aiptx_endpoints_ofScan(desk, (_request, scan) => pen.data(pen.full(scan))) },
        { kind: 'status', method: 'GET', path: `${SCAN}/status`, answer: aiptx_endpoints_ofScan(desk, (_request, scan) => pen.data(pen.light(scan))) },
        { kind: 'cancel', method: 'POST', path: `${SCAN}/cancel`, answer: aiptx_endpoints_ofScan(desk, cancelAiptxScan(desk)) },
        { kind: 'compare', method: 'GET', path: `${SCAN}/compare/{otherId}`, answer: aiptx_endpoints_ofScan(desk, compareAiptxScans(desk)) },
        { kind: 'findings', method: 'GET', path: '/findings', query: FINDINGS_QUERY, answer: aiptx_endpoints_ifSiblings(desk, aiptxFindingsReader(desk)) },
        {
            kind: 'stats',
            method: 'GET',
            path: '/findings/stats',
            query: STATS_QUERY,
            answer: aiptx_endpoints_ifSiblings(desk, (request) => aiptxStats(desk, request)),
        },
        {
            kind: 'detail',
            method: 'GET',
            path: '/findings/{findingId}',
            answer: aiptx_endpoints_ifSiblings(desk, (request) => readAiptxFinding(desk, request)),
        },
    ];
}
function aiptx_endpoints_ifSiblings({ scenario, pen }, handle) {
    return scenario.siblingEndpoints === 'off' ? () => pen.error(404, 'Not found') : handle;
}
function aiptx_endpoints_ofScan({ world, pen }, handle) {
    return (request) => {
        const scan = world.find(request.param('scanId'));
        return scan ? handle(request, scan) : pen.error(404, 'Scan not found');
    };
}
function mapping(value) {
    return (0,fields/* isRecord */.u4)(value) ? undefined : 'must be an object';
}
function scope(value) {
    const fine = (0,fields/* isRecord */.u4)(value) && Object.entries(value).every(([name, patterns]) => /^(?:include|exclude)$/.test(name) && isTexts(patterns));
    return fine ? undefined : 'must be { include, exclude }, lists of patterns';
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-world.js


const DEFAULT_TARGET = 'https://staging.example.com';
/** The world at the moment the emulator starts. */
function aiptxWorld(scenario, clock) {
    const begunMs = clock.now();
    const target = scenario.target ?? DEFAULT_TARGET;
    const scans = (scenario.scans ?? []).map((earlier, index) => aiptx_world_scanFromBefore(earlier, index, target, begunMs));
    scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
    let started = 0;
    const now = () => clock.now();
    const isOver = (scan) => now() >= aiptxEndsAtMs(scan);
    return {
        scans: () => scans,
        find: (id) => scans.find((scan) => scan.id === id),
        now,
        isOver,
        start(asked) {
            const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
            started += 1;
            const id = `scan_new${String(started).padStart(3, '0')}`;
            const scan = aiptx_world_makeScan({ id, target, asked, plan, createdAtMs: now(), origin: 'started' });
            scans.push(scan);
            return scan;
        },
        cancel(scan) {
            const cancelled = { ...scan, cancelledAtMs: now() };
            scans[scans.indexOf(scan)] = cancelled;
            return cancelled;
        },
        state: {
            get scans() {
                return scans.map((scan) => ({ ...scan, state: aiptxStateAt(scan, now()), cancelled: scan.cancelledAtMs !== undefined }));
            },
        },
    };
}
function aiptx_world_scanFromBefore(earlier, index, target, begunMs) {
    const id = earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`;
    return aiptx_world_makeScan({ id, target, asked: earlier, plan: earlier, createdAtMs: begunMs - earlier.createdAgoMs, origin: 'before' });
}
function aiptx_world_makeScan({ id, target, asked, plan, createdAtMs, origin }) {
    const findings = asAiptxMaker(plan.findings ?? []);
    const { mode = 'standard', type = 'web', name, parentId } = asked;
    const counts = once(() => countAiptx(plan, findings));
    return { id, target: asked.target ?? target, mode, type, name, parentId, createdAtMs, origin, plan, findings, counts };
}
function once(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

;// CONCATENATED MODULE: ./build/emulator/aiptx.js





/** The documented path under the host. */
const PREFIX = '/v1';
/** The smallest plan's (siblings, section 1), over all kinds of call. */
const PER_MINUTE = { all: 60 };
/** AIPTx by its Scans API page, strict: what the page and its siblings do not show is answered 400 and recorded. */
function aiptxMount(scenario = {}) {
    const target = scenario.target ?? DEFAULT_TARGET;
    return {
        id: 'aiptx',
        inputs: { 'api-key': aiptx_keyOf(scenario), target },
        // On a pull request only what the base's policy names may be attacked.
        files: { '.github/scan-gate.yml': `allowed-targets:\n  - ${JSON.stringify(target)}\n` },
        faults: scenario.faults ?? [],
        open: (context) => openAiptx(scenario, context),
    };
}
function aiptx_keyOf({ key = 'aiptx_emulated_key' }) {
    return key;
}
function openAiptx(scenario, { clock }) {
    const world = aiptxWorld(scenario, clock);
    const pen = aiptxPen(scenario.dialect, world);
    // "Headers on every reply"; Retry-After is not documented.
    const limit = rateLimits(PER_MINUTE, { headers: true, retryAfter: 'absent', ...scenario.limits }, clock);
    const endpoints = aiptxEndpoints({ scenario, world, pen });
    async function answer(match, call) {
        if (call.headers['authorization'] !== `Bearer ${aiptx_keyOf(scenario)}`)
            return pen.error(401, 'Invalid API key');
        const violation = (0,emulator_endpoints/* violationOf */.xg)(match, call);
        if (violation !== undefined) {
            return { ...pen.error(400, 'Invalid request', { ...violation }), undocumented: `${violation.field}: ${violation.issue}` };
        }
        const admissions = [limit('all'), limit(match.endpoint.kind)];
        const { over, headers } = admissions.find((admission) => admission.over) ?? admissions[0] ?? { over: false, headers: {} };
        if (over)
            return { ...pen.error(429, 'Rate limit exceeded'), headers };
        return { ...(await match.endpoint.answer((0,emulator_endpoints/* takeApart */.YF)(match, call))), headers };
    }
    function route(call) {
        const match = call.path.startsWith(`${PREFIX}/`) ? (0,emulator_endpoints/* findEndpoint */.vS)(endpoints, call.method, call.path.slice(PREFIX.length)) : undefined;
        if (match === undefined)
            return { kind: 'undocumented', answer: () => aiptx_undocumented(pen, `no ${call.method} ${call.path}`) };
        return { kind: match.endpoint.kind, answer: () => answer(match, call) };
    }
    return { state: world.state, route, refusal: (status) => pen.error(status, `Injected ${status}`).body };
}
function aiptx_undocumented(pen, why) {
    return { ...pen.error(400, `Not documented: ${why}`), undocumented: why };
}

;// CONCATENATED MODULE: ./build/emulator/aiptx-demo-findings.js
/** Findings of a web shop: 13, of which 10 are open (1 critical, 2 high, 3 medium, 3 low, 1 info). */
function shopFindings() {
    return [...INJECTION, ...ACCESS, ...HARDENING, ...SETTLED];
}
/** What a repaired shop still shows: the findings above that are not open. */
function settledShopFindings() {
    return SETTLED;
}
const SEVERITIES = (/* unused pure expression or super */ null && (['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'low', 'info']));
/** `count` open findings, each at its own address: of every ten 1 critical, 2 high, 3 medium, 3 low, 1 info. */
function manyShopFindings(count) {
    const models = [...INJECTION, ...ACCESS, ...HARDENING];
    return {
        count,
        at(index) {
            const model = models[index % models.length];
            if (model === undefined)
                throw new RangeError(`no finding at ${index}`);
            const number = String(index + 1).padStart(6, '0');
            return {
                ...model,
                id: `finding_${number}`,
                severity: SEVERITIES[index % SEVERITIES.length] ?? 'low',
                status: 'open',
                endpoint: { method: 'GET', path: `/unit/${number}`, parameter: 'id' },
            };
        },
        indexOf(id) {
            const number = /^finding_(\d{6})$/.exec(id)?.[1];
            return number === undefined || Number(number) > count ? -1 : Number(number) - 1;
        },
    };
}
const INJECTION = [
    {
        id: 'finding_inj01',
        title: 'SQL injection in product search',
        severity: 'critical',
        cvssScore: 9.8,
        status: 'open',
        category: 'injection',
        endpoint: { method: 'GET', path: '/api/products/search', parameter: 'q' },
        detail: {
            cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
            subcategory: 'sql_injection',
            cweId: 'CWE-89',
            description: 'The search text is concatenated into the query. A single quote ends the literal, and what follows is run by the database.',
            impact: 'Anyone can read and change every table that the shop’s database user may.',
            fullUrl: 'https://staging.example.com/api/products/search',
            remediation: {
                summary: 'Bind the search text as a parameter.',
                codeExample: {
                    language: 'javascript',
                    vulnerable: 'db.query("SELECT * FROM products WHERE name LIKE \'%" + q + "%\'")',
                    secure: "db.query('SELECT * FROM products WHERE name LIKE $1', [`%${q}%`])",
                },
                references: ['https://cwe.mitre.org/data/definitions/89.html'],
            },
            owaspTop10: ['A03:2021'],
        },
    },
    {
        id: 'finding_xss01',
        title: 'Stored XSS in product reviews',
        severity: 'high',
        cvssScore: 7.6,
        status: 'open',
        category: 'xss',
        endpoint: { method: 'POST', path: '/api/products/{id}/reviews', parameter: 'text' },
        detail: {
            subcategory: 'stored_xss',
            cweId: 'CWE-79',
            description: 'The text of a review is shown as HTML to everybody who opens the product.',
            impact: 'Scripts of an attacker run in the sessions of other customers.',
            fullUrl: 'https://staging.example.com/api/products/17/reviews',
            remediation: {
                summary: 'Show reviews as text, or clean them on the server with an allow-list of elements.',
                references: ['https://cwe.mitre.org/data/definitions/79.html'],
            },
            owaspTop10: ['A03:2021'],
        },
    },
];
const ACCESS = [
    {
        id: 'finding_acc01',
        title: 'Invoices of other customers can be downloaded',
        severity: 'high',
        cvssScore: 8.1,
        status: 'open',
        category: 'access_control',
        endpoint: { method: 'GET', path: '/invoices/{id}', parameter: 'id' },
        detail: {
            subcategory: 'idor',
            cweId: 'CWE-639',
            description: 'The number of the invoice is all that is checked. Numbers are given out one after the other.',
            impact: 'Names, addresses and orders of all customers can be read.',
            fullUrl: 'https://staging.example.com/invoices/1042',
            remediation: {
                summary: 'Check that the invoice belongs to the customer who is signed in.',
                references: ['https://cwe.mitre.org/data/definitions/639.html'],
            },
            owaspTop10: ['A01:2021'],
        },
    },
    {
        id: 'finding_aut01',
        title: 'No limit on attempts to sign in',
        severity: 'medium',
        cvssScore: 5.3,
        status: 'open',
        category: 'authentication',
        endpoint: { method: 'POST', path: '/login', parameter: 'password' },
    },
    {
        id: 'finding_aut02',
        title: 'Session stays valid after signing out',
        severity: 'medium',
        cvssScore: 4.8,
        status: 'open',
        category: 'authentication',
        endpoint: { method: 'POST', path: '/logout' },
    },
];
const HARDENING = [
    {
        id: 'finding_mis01',
        title: 'Any origin may read answers with credentials',
        severity: 'medium',
        cvssScore: 6.5,
        status: 'open',
        category: 'misconfiguration',
        endpoint: { method: 'GET', path: '/api/account' },
    },
    {
        id: 'finding_mis02',
        title: 'Content-Security-Policy is missing',
        severity: 'low',
        cvssScore: 3.1,
        status: 'open',
        category: 'misconfiguration',
        endpoint: { method: 'GET', path: '/' },
    },
    {
        id: 'finding_mis03',
        title: 'Cookie without the attribute Secure',
        severity: 'low',
        cvssScore: 3.1,
        status: 'open',
        category: 'misconfiguration',
        endpoint: { method: 'POST', path: '/login' },
    },
    {
        id: 'finding_mis04',
        title: 'Stack traces in error answers',
        severity: 'low',
        cvssScore: 3.7,
        status: 'open',
        category: 'misconfiguration',
        endpoint: { method: 'GET', path: '/api/orders', parameter: 'page' },
    },
    {
        id: 'finding_mis05',
        title: 'Version of the web server is told',
        severity: 'info',
        cvssScore: 0,
        status: 'open',
        category: 'misconfiguration',
        endpoint: { method: 'GET', path: '/' },
    },
];
const SETTLED = [
    {
        id: 'finding_inj02',
        title: 'Server-side template injection in the newsletter',
        severity: 'critical',
        cvssScore: 9.1,
        status: 'fixed',
        category: 'injection',
        endpoint: { method: 'POST', path: '/api/newsletter/preview', parameter: 'body' },
    },
    {
        id: 'finding_aut03',
        title: 'Password reset tells which addresses have accounts',
        severity: 'medium',
        cvssScore: 5.3,
        status: 'accepted',
        category: 'authentication',
        endpoint: { method: 'POST', path: '/password/reset', parameter: 'email' },
    },
    {
        id: 'finding_xss02',
        title: 'Reflected XSS in the cart',
        severity: 'high',
        cvssScore: 6.1,
        status: 'false_positive',
        category: 'xss',
        endpoint: { method: 'GET', path: '/cart', parameter: 'voucher' },
    },
];

;// CONCATENATED MODULE: ./build/emulator/aiptx-preset.js

const aiptx_preset_DAY_MS = 24 * 60 * 60 * 1000;
/** AIPTx for the demo: two earlier pen tests of a staging shop, and a new one that ends within 4 seconds (`slow`: 8). */
function aiptxPreset({ preset = 'failing' } = {}) {
    const findings = preset === 'clean' ? settledShopFindings() : shopFindings();
    const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
    const before = { queuedMs: 60_000, runningMs: 9_000_000, findings: shopFindings().slice(2) };
    return {
        scans: [
            { id: 'scan_before1', name: 'Weekly Security Scan', createdAgoMs: 7 * aiptx_preset_DAY_MS, ...before },
            { id: 'scan_before2', name: 'Weekly Security Scan', createdAgoMs: aiptx_preset_DAY_MS, ...before },
        ],
        plans: [{ ...pace, findings }],
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/emulator/cloudgeni-summary.js

/** The summary that a completed scan of this plan tells; undefined where it tells none. */
function cloudgeni_summary_summarize(plan, findings) {
    if (plan.summary === 'absent')
        return undefined;
    const counts = { total: 0, critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    for (const { severity, status } of each(findings)) {
        if (plan.summaryCounts === 'open' && status !== 'open')
            continue;
        counts.total += 1;
        if (cloudgeni_summary_isCounted(severity))
            counts[severity] += 1;
    }
    return { ...counts, ...plan.summary };
}
function cloudgeni_summary_isCounted(severity) {
    return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-world.js



const DEFAULT_REPOSITORY = { id: 'repo_emulated', fullName: 'octo-org/infrastructure' };
/** The repositories of a scenario. */
function repositoriesOf(scenario) {
    return scenario.repositories ?? [DEFAULT_REPOSITORY];
}
/** The world at the moment the emulator starts. */
function cloudgeniWorld(scenario, clock) {
    const repositories = repositoriesOf(scenario);
    const begunMs = clock.now();
    const scans = (scenario.scans ?? []).map((earlier, index) => cloudgeni_world_scanFromBefore(earlier, index, repositories, begunMs));
    scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
    let started = 0;
    return {
        repositories,
        scansOf: (repositoryId) => scans.filter((scan) => scan.repositoryId === repositoryId),
        stateOf: (scan) => cloudgeni_world_stateAt(scan, clock.now()),
        isBusy: (scan) => clock.now() < cloudgeni_world_endsAtMs(scan),
        start(repository, asked) {
            const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
            started += 1;
            const scan = cloudgeni_world_makeScan({
                id: `scan_new${String(started).padStart(3, '0')}`,
                repository,
                asked,
                plan,
                createdAtMs: clock.now(),
                origin: 'started',
            });
            scans.push(scan);
            return scan;
        },
        state: {
            get scans() {
                return scans.map((scan) => ({ ...scan, state: cloudgeni_world_stateAt(scan, clock.now()) }));
            },
        },
    };
}
function cloudgeni_world_scanFromBefore(earlier, index, repositories, begunMs) {
    const repository = repositories.find(({ id }) => id === earlier.repositoryId) ?? repositories[0] ?? DEFAULT_REPOSITORY;
    const id = earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`;
    return cloudgeni_world_makeScan({ id, repository, asked: earlier, plan: earlier, createdAtMs: begunMs - earlier.createdAgoMs, origin: 'before' });
}
function cloudgeni_world_makeScan({ id, repository, asked, plan, createdAtMs, origin }) {
    const branch = asked.branch ?? repository.defaultBranch ?? 'main';
    const commit = asked.commit ?? repository.heads?.[branch] ?? inventedCommit(`${repository.fullName}#${branch}`);
    const type = asked.type ?? 'static';
    const findings = asMaker(plan.findings ?? []);
    const summary = cloudgeni_world_once(() => cloudgeni_summary_summarize(plan, findings));
    return { id, repositoryId: repository.id, branch, commit, type, createdAtMs, origin, plan, findings, summary };
}
function cloudgeni_world_once(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}
function inventedCommit(seed) {
    return (0,external_node_crypto_.createHash)('sha1').update(seed).digest('hex');
}
/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
function cloudgeni_world_endsAtMs({ createdAtMs, plan }) {
    return createdAtMs + queuedMs(plan) + (plan.runningMs ?? 3000);
}
function queuedMs(plan) {
    return plan.queuedMs ?? 1000;
}
function cloudgeni_world_stateAt(scan, nowMs) {
    if (nowMs >= cloudgeni_world_endsAtMs(scan))
        return scan.plan.end ?? 'completed';
    return nowMs < scan.createdAtMs + queuedMs(scan.plan) ? 'queued' : (scan.plan.runningWord ?? 'running');
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-answers.js

/** The code of the error envelope for a status; only 400, 404 and 409 are documented. */
const cloudgeni_answers_CODES = {
    400: 'bad_request',
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    429: 'rate_limited',
};
/** A pen for one world. */
function cloudgeniPen(dialect, world) {
    const sibling = dialect === 'sibling';
    return {
        object: (status, value) => ({ status, body: sibling ? { data: value } : value }),
        error: (status, message, details = {}) => {
            const code = cloudgeni_answers_CODES[status] ?? 'internal_error';
            return { status, body: sibling ? { error: { code, message, details } } : { error: code, message, details } };
        },
        scan: (scan) => {
            const state = world.stateOf(scan);
            return { ...cloudgeni_answers_identityOf(scan), status: sibling ? state.toUpperCase() : state, ...datesOf(scan, state), ...summaryIf(scan, state) };
        },
        repository: (repository) => repositoryOf(repository, world),
    };
}
function cloudgeni_answers_identityOf({ id, repositoryId, plan, branch, commit, type }) {
    const told = plan.echo?.commit === undefined ? commit.slice(0, plan.commitDigits) : plan.echo.commit;
    return {
        id,
        repositoryId,
        branch: plan.echo?.branch ?? branch,
        ...(told === null ? {} : { commit: told }),
        type: plan.echo?.type ?? type,
    };
}
function datesOf(scan, state) {
    const createdAt = cloudgeni_answers_instant(scan.createdAtMs);
    return state === 'completed' ? { createdAt, completedAt: cloudgeni_answers_instant(cloudgeni_world_endsAtMs(scan)) } : { createdAt };
}
function summaryIf(scan, state) {
    const summary = state === 'completed' ? scan.summary() : undefined;
    return summary === undefined ? {} : { summary };
}
function repositoryOf(repository, world) {
    const { id, fullName, provider = 'github', defaultBranch = 'main', status = 'active' } = repository;
    const last = world.scansOf(id).at(-1);
    const name = fullName.slice(fullName.lastIndexOf('/') + 1);
    // Null for a repository that was never scanned: the page shows only one that was.
    return { id, name, fullName, provider, defaultBranch, lastScanAt: last === undefined ? null : cloudgeni_answers_instant(last.createdAtMs), status };
}
function cloudgeni_answers_instant(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-pages.js

/** A page of a list; only its own items are written out. */
function cloudgeni_pages_pageOf(items, { limit, offset }, show) {
    return { data: items.slice(offset, offset + limit).map(show), pagination: { total: items.length, limit, offset } };
}
/** A page of findings; only its own findings are made, unless a filter needs to look at all. */
function findingsPage(findings, query, flaws) {
    const list = shifted(cloudgeni_pages_filtered(findings, query), query.asked > 0 ? flaws.shift : undefined, (first) => ({
        ...first,
        id: 'finding_appeared',
    }));
    const { limit, offset } = query;
    const repeats = flaws.repeatPage !== undefined && offset === (flaws.repeatPage - 1) * limit;
    const from = repeats ? Math.max(0, offset - limit) : offset;
    const data = [];
    for (let index = from; index < Math.min(from + limit, list.count); index += 1) {
        data.push(index === flaws.malformedAt ? malformed(list.at(index)) : list.at(index));
    }
    return { data, pagination: { total: flaws.total ?? list.count, limit, offset } };
}
function cloudgeni_pages_filtered(findings, { severity, status }) {
    if (severity === undefined && status === undefined)
        return findings;
    return only(findings, (finding) => (severity === undefined || finding.severity === severity) && (status === undefined || finding.status === status));
}
function malformed(finding) {
    return { ...finding, id: 17, severity: null, resource: 'storage/main.tf:15' };
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-handlers.js

function organizationOf({ organization }) {
    return { id: organization, name: 'Emulated organization' };
}
/** The organizations that the key sees; a shape that only the siblings guess. */
function listOrganizations(desk) {
    return { status: 200, body: { data: [organizationOf(desk)] } };
}
/** One organization, by the siblings. */
function readOrganization(desk) {
    return desk.pen.object(200, organizationOf(desk));
}
function cloudgeni_handlers_sliceOf(request) {
    return { limit: request.number('limit', 20), offset: request.number('offset', 0) };
}
/** "List Repositories". */
function listRepositories({ world, pen }, request) {
    const provider = request.query('provider');
    const kept = world.repositories.filter((repository) => provider === undefined || (repository.provider ?? 'github') === provider);
    return { status: 200, body: cloudgeni_pages_pageOf(kept, cloudgeni_handlers_sliceOf(request), pen.repository) };
}
/** "List Scans": the page shows no answer; items are taken to be scans as "Get Scan Status" shows them. */
function cloudgeni_handlers_listScans({ scenario, world, pen }, request, repository) {
    const status = request.query('status');
    const branch = request.query('branch');
    const kept = world
        .scansOf(repository.id)
        .filter((scan) => (status === undefined || world.stateOf(scan) === status) && (branch === undefined || scan.branch === branch));
    const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
    return { status: 200, body: cloudgeni_pages_pageOf(ordered, cloudgeni_handlers_sliceOf(request), pen.scan) };
}
/** "Trigger Scan". */
function cloudgeni_handlers_startScan({ scenario, world, pen }, request, repository) {
    if (scenario.readOnlyKey)
        return pen.error(403, 'Key is read-only');
    const { branch, commit, type } = request.body;
    if (branch !== undefined && scenario.unknownBranches?.includes(branch)) {
        return pen.error(400, 'Invalid branch name', { field: 'branch', issue: `Branch '${branch}' does not exist` });
    }
    const running = scenario.conflict === 'off' ? undefined : world.scansOf(repository.id).find(world.isBusy);
    if (running !== undefined) {
        const details = scenario.conflict === 'without-id' ? {} : { existingScanId: running.id };
        return pen.error(409, 'A scan is already running for this repository', details);
    }
    return pen.object(201, pen.scan(world.start(repository, { branch, commit, type })));
}
/** "Get Scan Findings": "from a completed scan", so that they are refused of any other. */
function findingsReader({ world, pen }) {
    const asked = new Map();
    return (request, scan) => {
        const state = world.stateOf(scan);
        if (state !== 'completed')
            return pen.error(400, 'Scan is not completed', { field: 'scanId', issue: `Scan '${scan.id}' is ${state}` });
        const before = asked.get(scan.id) ?? 0;
        asked.set(scan.id, before + 1);
        const query = { ...cloudgeni_handlers_sliceOf(request), severity: request.query('severity'), status: request.query('status'), asked: before };
        return { status: 200, body: findingsPage(scan.findings, query, scan.plan.flaws ?? {}) };
    };
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-endpoints.js


const cloudgeni_endpoints_PAGING = { limit: (0,fields/* wholeNumber */.rD)(1, 100), offset: (0,fields/* wholeNumber */.rD)(0) };
const LOOKUP_QUERY = { ...cloudgeni_endpoints_PAGING, provider: (0,fields/* oneOf */.yL)('github', 'gitlab', 'azure-devops') };
const cloudgeni_endpoints_LIST_QUERY = { ...cloudgeni_endpoints_PAGING, status: (0,fields/* oneOf */.yL)('queued', 'running', 'completed', 'failed', 'cancelled'), branch: fields/* anyText */.Ae };
const START_BODY = { branch: fields/* someText */.aX, commit: fields/* someText */.aX, type: (0,fields/* oneOf */.yL)('static', 'full') };
const cloudgeni_endpoints_FINDINGS_QUERY = {
    ...cloudgeni_endpoints_PAGING,
    severity: (0,fields/* oneOf */.yL)('critical', 'high', 'medium', 'low', 'info'),
    status: (0,fields/* oneOf */.yL)('open', 'resolved', 'suppressed'),
};
const ORGANIZATION = '/organizations/{orgId}';
const REPOSITORIES = `${ORGANIZATION}/repositories`;
const cloudgeni_endpoints_SCANS = `${REPOSITORIES}/{repoId}/scans`;
/** The endpoints of the Scanning API page, and the two that only the siblings show. */
function cloudgeniEndpoints(desk) {
    return [
        { kind: 'organization', method: 'GET', path: '/organizations', answer: cloudgeni_endpoints_ifSiblings(desk, () => listOrganizations(desk)) },
        {
            kind: 'organization',
            method: 'GET',
            path: ORGANIZATION,
            answer: cloudgeni_endpoints_ifSiblings(desk, inOrganization(desk, () => readOrganization(desk))),
        },
        {
            kind: 'lookup',
            method: 'GET',
            path: REPOSITORIES,
            query: LOOKUP_QUERY,
            answer: inOrganization(desk, (request) => listRepositories(desk, request)),
        },
        {
            kind: 'list',
            method: 'GET',
            path: cloudgeni_endpoints_SCANS,
            query: cloudgeni_endpoints_LIST_QUERY,
            answer: inRepository(desk, (request, repository) => cloudgeni_handlers_listScans(desk, request, repository)),
        },
        {
            kind: 'start',
            method: 'POST',
            path: cloudgeni_endpoints_SCANS,
            body: START_BODY,
            answer: inRepository(desk, (request, repository) => cloudgeni_handlers_startScan(desk, request, repository)),
        },
        {
            kind: 'status',
            method: 'GET',
            path: `${cloudgeni_endpoints_SCANS}/{scanId}`,
            answer: cloudgeni_endpoints_ofScan(desk, (_request, scan) => desk.pen.object(200, desk.pen.scan(scan))),
        },
        {
            kind: 'findings',
            method: 'GET',
            path: `${cloudgeni_endpoints_SCANS}/{scanId}/findings`,
            query: cloudgeni_endpoints_FINDINGS_QUERY,
            answer: cloudgeni_endpoints_ofScan(desk, findingsReader(desk)),
        },
    ];
}
function cloudgeni_endpoints_ifSiblings({ scenario, pen }, handle) {
    return scenario.siblingEndpoints === 'off' ? () => pen.error(404, 'Not found') : handle;
}
function inOrganization({ organization, pen }, handle) {
    return (request) => {
        const organizationId = request.param('orgId');
        return organizationId === organization ? handle(request) : pen.error(404, 'Organization not found', { organizationId });
    };
}
function inRepository(desk, handle) {
    return inOrganization(desk, (request) => {
        const repositoryId = request.param('repoId');
        const repository = desk.world.repositories.find(({ id }) => id === repositoryId);
        return repository ? handle(request, repository) : desk.pen.error(404, 'Repository not found', { repositoryId });
    });
}
function cloudgeni_endpoints_ofScan(desk, handle) {
    return inRepository(desk, (request, repository) => {
        const scanId = request.param('scanId');
        const scan = desk.world.scansOf(repository.id).find(({ id }) => id === scanId);
        return scan ? handle(request, scan) : desk.pen.error(404, 'Scan not found', { scanId });
    });
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni.js





/** The documented path under the host. */
const cloudgeni_PREFIX = '/api/v1';
/** Documented, under "Rate Limits". */
const cloudgeni_PER_MINUTE = { start: 10, status: 60, findings: 30 };
/** Documented, under "Authentication"; the siblings warn against the others. */
const WRONG_AUTH_HEADERS = ['authorization', 'x-api-key'];
/** Cloudgeni by its Scanning API page, strict: what the page does not show is answered 400 and recorded. */
function cloudgeniMount(scenario = {}) {
    const { key, organization } = settingsOf(scenario);
    return {
        id: 'cloudgeni',
        inputs: { 'api-key': key, organization, target: repositoriesOf(scenario)[0]?.id ?? '' },
        faults: scenario.faults ?? [],
        open: (context) => openCloudgeni(scenario, context),
    };
}
function settingsOf({ key = 'cg_live_emulated', organization = 'org_emulated' }) {
    return { key, organization };
}
function openCloudgeni(scenario, { clock }) {
    const { key, organization } = settingsOf(scenario);
    const world = cloudgeniWorld(scenario, clock);
    const pen = cloudgeniPen(scenario.dialect, world);
    const limit = rateLimits(cloudgeni_PER_MINUTE, scenario.limits ?? {}, clock);
    const endpoints = cloudgeniEndpoints({ scenario, organization, world, pen });
    async function answer(match, call) {
        if (call.headers['x-cloudgeni-api-key'] !== key)
            return pen.error(401, 'Invalid API key');
        const violation = (0,emulator_endpoints/* violationOf */.xg)(match, call);
        if (violation !== undefined) {
            return { ...pen.error(400, 'Invalid request parameters', { ...violation }), undocumented: `${violation.field}: ${violation.issue}` };
        }
        const { over, headers } = limit(match.endpoint.kind);
        if (over)
            return { ...pen.error(429, 'Too many requests'), headers };
        return { ...(await match.endpoint.answer((0,emulator_endpoints/* takeApart */.YF)(match, call))), headers };
    }
    function route(call) {
        const wrongHeader = WRONG_AUTH_HEADERS.find((name) => call.headers[name] !== undefined);
        const match = call.path.startsWith(`${cloudgeni_PREFIX}/`) ? (0,emulator_endpoints/* findEndpoint */.vS)(endpoints, call.method, call.path.slice(cloudgeni_PREFIX.length)) : undefined;
        if (match === undefined)
            return { kind: 'undocumented', answer: () => cloudgeni_undocumented(pen, `no ${call.method} ${call.path}`) };
        if (wrongHeader !== undefined)
            return { kind: match.endpoint.kind, answer: () => cloudgeni_undocumented(pen, `header ${wrongHeader}`) };
        return { kind: match.endpoint.kind, answer: () => answer(match, call) };
    }
    return { state: world.state, route, refusal: (status) => pen.error(status, `Injected ${status}`).body };
}
function cloudgeni_undocumented(pen, why) {
    return { ...pen.error(400, `Not documented: ${why}`), undocumented: why };
}

// EXTERNAL MODULE: ./build/emulator/cloudgeni-preset.js
var cloudgeni_preset = __webpack_require__(1012);
;// CONCATENATED MODULE: ./build/emulator/fegura-scenario.js
/** The account that is there by default. */
const CONNECTION = {
    id: '4c1d9e02-7a35-4f6b-8e21-90b7c3d5a6f8',
    alias: 'production',
    awsAccountId: '481516234209',
};

;// CONCATENATED MODULE: ./build/emulator/fegura-world.js

/** "Default: us-east-1". */
const DEFAULT_REGION = 'us-east-1';
/** The accounts of a scenario. */
function accountsOf(scenario) {
    return scenario.accounts ?? [CONNECTION];
}
/** The world at the moment the emulator starts. */
function feguraWorld(scenario, clock) {
    const accounts = accountsOf(scenario);
    const begunMs = clock.now();
    const scans = (scenario.scans ?? []).map((earlier, index) => fegura_world_scanFromBefore(earlier, index, accounts, begunMs));
    scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
    let started = 0;
    return {
        accounts,
        scans,
        stateOf: (scan) => fegura_world_stateAt(scan, clock.now()),
        isBusy: (scan) => clock.now() < fegura_world_endsAtMs(scan),
        start(account, region) {
            const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
            started += 1;
            const scan = { id: uuid('5ca40000', started), account, region, createdAtMs: clock.now(), origin: 'started', plan };
            scans.push(scan);
            return scan;
        },
        state: {
            get scans() {
                return scans.map((scan) => ({ ...scan, state: fegura_world_stateAt(scan, clock.now()) }));
            },
        },
    };
}
function fegura_world_scanFromBefore(earlier, index, accounts, begunMs) {
    return {
        id: earlier.id ?? uuid('01d00000', index + 1),
        account: accounts.find(({ id }) => id === earlier.accountId) ?? accounts[0] ?? CONNECTION,
        region: earlier.region ?? DEFAULT_REGION,
        createdAtMs: begunMs - earlier.createdAgoMs,
        origin: 'before',
        plan: earlier,
    };
}
function uuid(head, number) {
    return `${head}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
/** When the scan begins to look for resources. */
function begunAtMs({ createdAtMs, plan }) {
    return createdAtMs + (plan.queuedMs ?? 1000);
}
/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
function fegura_world_endsAtMs(scan) {
    return begunAtMs(scan) + (scan.plan.runningMs ?? 3000);
}
function fegura_world_stateAt(scan, nowMs) {
    if (nowMs >= fegura_world_endsAtMs(scan))
        return scan.plan.end ?? 'completed';
    return nowMs < begunAtMs(scan) ? 'queued' : (scan.plan.runningWord ?? 'scanning');
}
/** When the start of this scan is answered: "runs synchronously and returns when complete", unless planned otherwise. */
function answeredAtMs(scan) {
    if (scan.plan.answers === 'queued')
        return scan.createdAtMs;
    return scan.plan.answers === 'scanning' ? begunAtMs(scan) : fegura_world_endsAtMs(scan);
}

;// CONCATENATED MODULE: ./build/emulator/fegura-diagrams.js


const SMALL = 'flowchart LR\n  igw[Internet gateway] --> alb[Load balancer]\n  alb --> app[EC2 instances]\n  app --> db[(Database)]';
/** The diagrams of a scan that are listed by now; none before it has completed. */
function diagramsOf(scan, nowMs) {
    if ((scan.plan.end ?? 'completed') !== 'completed' || nowMs < fegura_world_endsAtMs(scan))
        return [];
    return (scan.plan.diagrams ?? []).flatMap((plan, index) => diagramAt(scan, plan, index, nowMs) ?? []);
}
function diagramAt(scan, plan, index, nowMs) {
    const createdAtMs = fegura_world_endsAtMs(scan) + (plan.listedAfterMs ?? 0);
    if (nowMs < createdAtMs)
        return undefined;
    const begunAtMs = createdAtMs + (plan.pendingMs ?? 0);
    const readyAtMs = begunAtMs + (plan.generatingMs ?? 0);
    const [status, updatedAtMs] = nowMs >= readyAtMs ? [plan.end ?? 'completed', readyAtMs] : nowMs >= begunAtMs ? ['generating', begunAtMs] : ['pending', createdAtMs];
    return { id: plan.id ?? idOf(scan.id, index), scan, plan, status, createdAtMs, updatedAtMs };
}
/** The same one each time. */
function idOf(scanId, index) {
    const hex = (0,external_node_crypto_.createHash)('sha1').update(`${scanId}#${index}`).digest('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
/** The source under the field of the plan; nothing for a diagram that is not ready. */
function sourceOf({ plan, status }) {
    if (status !== 'completed' || plan.mermaid === null)
        return {};
    return { [plan.field ?? 'mermaidCode']: plan.mermaid ?? SMALL };
}

;// CONCATENATED MODULE: ./build/emulator/fegura-answers.js


/** The code of the error envelope for a status, by the siblings' page on errors; 429 is on none. */
const fegura_answers_CODES = {
    400: 'BAD_REQUEST',
    401: 'UNAUTHORIZED',
    403: 'FORBIDDEN',
    404: 'NOT_FOUND',
    409: 'CONFLICT',
    429: 'TOO_MANY_REQUESTS',
};
/** Connections are older than any scan. */
const ACCOUNT_CREATED = '2026-03-02T07:15:00.000Z';
const ACCOUNT_UPDATED = '2026-03-02T07:16:40.000Z';
const SMALL_ACCOUNT = { vpcs: 2, subnets: 6, ec2Instances: 4, lambdaFunctions: 12, s3Buckets: 3 };
/** Kinds that an item of the page's list carries. */
const LISTED_KINDS = 3;
/** An answer that went well. */
function success(data, status = 200) {
    return { status, body: { success: true, data } };
}
/** An answer that did not; `details` only where request validation fails. */
function fegura_answers_refusal(status, message, more = {}) {
    const code = more.code ?? fegura_answers_CODES[status] ?? 'INTERNAL_ERROR';
    return { status, body: { success: false, error: { code, message, ...(more.details && { details: more.details }) } } };
}
/** What validation says of a field. */
function invalid(field, message) {
    return fegura_answers_refusal(400, 'Body is not valid', { code: 'VALIDATION_ERROR', details: [{ path: [field], message }] });
}
/** A page of a list under its plural. */
function listed(plural, { items, meta }, show) {
    return success({ [plural]: items.map(show), meta });
}
/** An account as "Accounts" lists it. */
function showAccount({ id, alias, awsAccountId, status = 'connected' }) {
    return { id, alias, awsAccountId, status, createdAt: ACCOUNT_CREATED, updatedAt: ACCOUNT_UPDATED };
}
/** @param depth The page's list carries fewer kinds than the scan itself. */
function fegura_answers_showScan(scan, state, depth, clock) {
    const { account, plan } = scan;
    const told = {
        id: scan.id,
        awsAccountId: plan.echo?.awsAccountId === undefined ? account.id : plan.echo.awsAccountId,
        customerAwsAccountId: account.awsAccountId,
        region: plan.echo?.region === undefined ? scan.region : plan.echo.region,
        status: state,
        progress: progressOf(scan, depth, clock.now()),
        errorMessage: errorMessageOf(scan, state),
        createdAt: fegura_answers_instant(scan.createdAtMs),
        updatedAt: fegura_answers_instant(updatedAtMs(scan, clock.now())),
    };
    const withheld = Object.entries(plan.echo ?? {}).filter(([, value]) => value === null);
    return Object.fromEntries(Object.entries(told).filter(([name]) => !withheld.some(([gone]) => gone === name)));
}
function errorMessageOf({ plan: { errorMessage } }, state) {
    if (state === 'failed')
        return errorMessage ?? 'AccessDenied: the role may not call ec2:DescribeVpcs';
    return state === 'completed' ? (errorMessage ?? null) : null;
}
/** "Per-resource-type discovery counts, or null if scan has not started"; they grow while it runs. */
function progressOf(scan, depth, nowMs) {
    const { inventory = SMALL_ACCOUNT, listedKinds = LISTED_KINDS } = scan.plan;
    if (inventory === null || nowMs < begunAtMs(scan))
        return null;
    const kinds = Object.entries(inventory).slice(0, depth === 'listed' ? listedKinds : undefined);
    const part = Math.min(1, (nowMs - begunAtMs(scan)) / (fegura_world_endsAtMs(scan) - begunAtMs(scan)));
    const share = nowMs >= fegura_world_endsAtMs(scan) ? 1 : part;
    return Object.fromEntries(kinds.map(([kind, count]) => [kind, typeof count === 'number' && share < 1 ? Math.floor(count * share) : count]));
}
function updatedAtMs(scan, nowMs) {
    return [fegura_world_endsAtMs(scan), begunAtMs(scan)].find((ms) => nowMs >= ms) ?? scan.createdAtMs;
}
/** A diagram as "Diagrams" lists it: without its source. */
function showDiagram({ id, scan, plan, status, createdAtMs, updatedAtMs }) {
    const type = plan.type ?? 'architecture';
    return {
        id,
        scanJobId: scan.id,
        awsAccountId: scan.account.id,
        diagramType: type,
        title: plan.title ?? `${type[0]?.toUpperCase() ?? ''}${type.slice(1)} of ${scan.account.alias}`,
        status,
        errorMessage: status === 'failed' ? (plan.errorMessage ?? 'The diagram could not be drawn') : null,
        createdAt: fegura_answers_instant(createdAtMs),
        updatedAt: fegura_answers_instant(updatedAtMs),
    };
}
/** One diagram: "same object plus the Mermaid source". */
function showDiagramInFull(diagram) {
    return { ...showDiagram(diagram), ...sourceOf(diagram) };
}
function fegura_answers_instant(ms) {
    return new Date(ms).toISOString();
}

;// CONCATENATED MODULE: ./build/emulator/fegura-pages.js
/** A page of a list; undefined for a cursor that no page gave. Cursors are opaque to clients, and hold for one list only. */
function cursorPage(list, all, slice, flaws = {}) {
    const at = slice.cursor === undefined ? 0 : offsetIn(list, slice.cursor);
    if (at === undefined)
        return undefined;
    const size = Math.min(slice.limit, flaws.pageSize ?? slice.limit);
    const repeats = flaws.repeatPage !== undefined && at === (flaws.repeatPage - 1) * size;
    const from = Math.max(0, repeats ? at - size : at + driftOf(flaws, at));
    const hasMore = at + size < all.length;
    const items = all.slice(from, from + size);
    return { items, meta: hasMore ? { ...cursorIf(list, at + size, slice, flaws), hasMore } : { hasMore } };
}
function driftOf({ shift }, at) {
    if (shift === undefined || at === 0)
        return 0;
    return shift === 'appear' ? -1 : 1;
}
function cursorIf(list, next, { cursor = '' }, flaws) {
    switch (flaws.cursor) {
        case 'absent':
            return {};
        case 'empty':
            return { cursor: '' };
        case 'same':
            return { cursor: cursor === '' ? cursorAt(list, next) : cursor };
        default:
            return { cursor: cursorAt(list, next) };
    }
}
function cursorAt(list, offset) {
    return Buffer.from(JSON.stringify({ list, offset })).toString('base64');
}
function offsetIn(list, cursor) {
    const offset = Number(/"offset":(\d+)\}$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]);
    return cursorAt(list, offset) === cursor ? offset : undefined;
}

;// CONCATENATED MODULE: ./build/emulator/fegura-handlers.js




/** "List Accounts". */
function listAccounts(desk, request) {
    return listOf(desk, 'lookup', 'accounts', desk.world.accounts, request, showAccount);
}
/** "Get Account": its reply is cut off; taken to be one such object. */
function readAccount({ world }, request) {
    const account = world.accounts.find(({ id }) => id === request.param('id'));
    return account ? success(showAccount(account)) : fegura_answers_refusal(404, 'Account not found');
}
/** "List Scans". */
function fegura_handlers_listScans(desk, request) {
    const { scenario, world, clock } = desk;
    const [accountId, status] = [request.query('accountId'), request.query('status')];
    const kept = world.scans.filter((scan) => (accountId === undefined || scan.account.id === accountId) && (status === undefined || world.stateOf(scan) === status));
    const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
    return listOf(desk, 'list', 'scans', ordered, request, (scan) => fegura_answers_showScan(scan, world.stateOf(scan), 'listed', clock));
}
/** "Get Scan". */
function fegura_handlers_readScan({ world, clock }, request) {
    const scan = world.scans.find(({ id }) => id === request.param('id'));
    return scan ? success(fegura_answers_showScan(scan, world.stateOf(scan), 'full', clock)) : fegura_answers_refusal(404, 'Scan not found');
}
/** "Create Scan": begins at once, and is answered when the plan says so. */
function fegura_handlers_startScan(desk, request) {
    const { scenario, world, clock } = desk;
    const { awsAccountId, region = DEFAULT_REGION } = request.body;
    const account = world.accounts.find(({ id }) => id === awsAccountId);
    if (account === undefined)
        return fegura_answers_refusal(404, 'AWS account not found');
    if (scenario.unknownRegions?.includes(region))
        return invalid('region', 'unknown region');
    const { conflict = 'region' } = scenario;
    const inTheWay = world.scans.find((scan) => world.isBusy(scan) && scan.account.id === account.id && (conflict === 'account' || scan.region === region));
    if (conflict !== 'off' && inTheWay !== undefined)
        return fegura_answers_refusal(409, 'A scan of this account is already in progress');
    const scan = world.start(account, region);
    return untilIts(answeredAtMs(scan), clock, () => success(fegura_answers_showScan(scan, world.stateOf(scan), 'full', clock), scenario.dialect === 'sibling' ? 201 : 200));
}
/** The answer at a moment; without a moment there is never one. */
async function untilIts(momentMs, clock, answer) {
    if (momentMs === Infinity)
        return new Promise(() => undefined);
    // A timer may be a little early, and the scan would not be over yet.
    while (clock.now() < momentMs)
        await clock.sleep(momentMs - clock.now());
    return answer();
}
/** "List Diagrams". */
function listDiagrams(desk, request) {
    const [accountId, type] = [request.query('accountId'), request.query('diagramType')];
    const kept = allDiagrams(desk).filter(({ scan, plan }) => (accountId === undefined || scan.account.id === accountId) && (type === undefined || (plan.type ?? 'architecture') === type));
    return listOf(desk, 'diagrams', 'diagrams', kept, request, showDiagram);
}
/** "Get Diagram": its reply is cut off; the field of the source is the scenario's. */
function readDiagram(desk, request) {
    const diagram = allDiagrams(desk).find(({ id }) => id === request.param('id'));
    return diagram ? success(showDiagramInFull(diagram)) : fegura_answers_refusal(404, 'Diagram not found');
}
function allDiagrams({ scenario, world, clock }) {
    const all = world.scans.flatMap((scan) => diagramsOf(scan, clock.now()));
    return scenario.listOrder === 'oldest-first' ? all : all.toReversed();
}
function listOf({ scenario }, list, plural, items, request, show) {
    const slice = { limit: request.number('limit', 20), cursor: request.query('cursor') };
    const flaws = scenario.flaws?.[list];
    const page = cursorPage(plural, items, slice, flaws);
    if (page === undefined)
        return { ...invalid('cursor', 'is none of ours'), undocumented: 'cursor: no page gave it' };
    const malformed = flaws?.malformedAt === undefined ? undefined : items[flaws.malformedAt];
    return listed(plural, page, (item) => (item === malformed ? { ...show(item), id: 17, status: null } : show(item)));
}

;// CONCATENATED MODULE: ./build/emulator/fegura-endpoints.js



const fegura_endpoints_PAGING = { limit: (0,fields/* wholeNumber */.rD)(1, 100), cursor: fields/* someText */.aX };
const fegura_endpoints_LIST_QUERY = { ...fegura_endpoints_PAGING, accountId: fields/* someText */.aX, status: (0,fields/* oneOf */.yL)('queued', 'scanning', 'completed', 'failed') };
const fegura_endpoints_START_BODY = { awsAccountId: fields/* someText */.aX, region: fields/* someText */.aX };
const DIAGRAMS_QUERY = {
    ...fegura_endpoints_PAGING,
    accountId: fields/* someText */.aX,
    diagramType: (0,fields/* oneOf */.yL)('architecture', 'network', 'dataflow', 'boundary', 'organization'),
};
/** The endpoints of the Scans page, and those that only the siblings show. */
function feguraEndpoints(desk) {
    const may = (scope, handle) => {
        const allowed = (desk.scenario.scopes ?? ['read', 'write']).includes(scope);
        return (request) => (allowed ? handle(desk, request) : fegura_answers_refusal(403, `The API key lacks the scope ${scope}`));
    };
    const sibling = (handle) => desk.scenario.siblingEndpoints === 'off' ? () => fegura_answers_refusal(404, 'Not found') : may('read', handle);
    return [
        { kind: 'start', method: 'POST', path: '/scans', body: fegura_endpoints_START_BODY, required: ['awsAccountId'], answer: may('write', fegura_handlers_startScan) },
        { kind: 'list', method: 'GET', path: '/scans', query: fegura_endpoints_LIST_QUERY, answer: may('read', fegura_handlers_listScans) },
        { kind: 'status', method: 'GET', path: '/scans/{id}', answer: may('read', fegura_handlers_readScan) },
        { kind: 'lookup', method: 'GET', path: '/accounts', query: fegura_endpoints_PAGING, answer: sibling(listAccounts) },
        { kind: 'lookup', method: 'GET', path: '/accounts/{id}', answer: sibling(readAccount) },
        { kind: 'diagrams', method: 'GET', path: '/diagrams', query: DIAGRAMS_QUERY, answer: sibling(listDiagrams) },
        { kind: 'diagram', method: 'GET', path: '/diagrams/{id}', answer: sibling(readDiagram) },
    ];
}

;// CONCATENATED MODULE: ./build/emulator/fegura.js





/** The documented path under the host. */
const fegura_PREFIX = '/api';
/** The only documented value of `Fegura-Version`. */
const VERSION = '2026-02-01';
/** Fegura by its Scans page and the siblings, strict: what they do not show is answered 400 and recorded. */
function feguraMount(scenario = {}) {
    const key = fegura_keyOf(scenario);
    return {
        id: 'fegura',
        inputs: { 'api-key': key, target: (accountsOf(scenario)[0] ?? CONNECTION).id },
        faults: scenario.faults ?? [],
        open: (context) => openFegura(scenario, context),
    };
}
function fegura_keyOf({ key = 'feg_live_emulated' }) {
    return key;
}
function openFegura(scenario, { clock }) {
    const authorization = `Bearer ${fegura_keyOf(scenario)}`;
    const world = feguraWorld(scenario, clock);
    const endpoints = feguraEndpoints({ scenario, world, clock });
    function answer(match, call) {
        if (call.headers['authorization'] !== authorization)
            return fegura_answers_refusal(401, 'Key rejected');
        const version = call.headers['fegura-version'];
        // Absent: the version that the key was created under.
        if (version !== undefined && version !== VERSION)
            return wrongVersion(version);
        const violation = (0,emulator_endpoints/* violationOf */.xg)(match, call);
        if (violation === undefined)
            return match.endpoint.answer((0,emulator_endpoints/* takeApart */.YF)(match, call));
        return { ...invalid(violation.field, violation.issue), undocumented: `${violation.field}: ${violation.issue}` };
    }
    function route(call) {
        const match = call.path.startsWith(`${fegura_PREFIX}/`) ? (0,emulator_endpoints/* findEndpoint */.vS)(endpoints, call.method, call.path.slice(fegura_PREFIX.length)) : undefined;
        if (match === undefined)
            return { kind: 'undocumented', answer: () => fegura_undocumented(`no ${call.method} ${call.path}`) };
        if (call.headers['x-api-key'] !== undefined)
            return { kind: match.endpoint.kind, answer: () => fegura_undocumented('header x-api-key') };
        return { kind: match.endpoint.kind, answer: () => answer(match, call) };
    }
    return { state: world.state, route, refusal: (status) => fegura_answers_refusal(status, `Injected ${status}`).body };
}
function wrongVersion(version) {
    const why = `Unknown API version ${version}`;
    return { ...fegura_answers_refusal(400, why, { code: 'INVALID_API_VERSION' }), undocumented: `fegura-version: ${version}` };
}
function fegura_undocumented(why) {
    return { ...fegura_answers_refusal(400, `Not documented: ${why}`), undocumented: why };
}

;// CONCATENATED MODULE: ./build/emulator/fegura-preset.js
const fegura_preset_DAY_MS = 24 * 60 * 60 * 1000;
const LASTED = { queuedMs: 5000, runningMs: 130_000 };
const BEFORE = {
    vpcs: 2,
    subnets: 6,
    securityGroups: 14,
    ec2Instances: 9,
    lambdaFunctions: 12,
    rdsInstances: 2,
    s3Buckets: 7,
    natGateways: 2,
};
/** Somebody has put a fleet beside the old one, and the NAT gateways are gone. */
const AFTER = {
    vpcs: 3,
    subnets: 12,
    securityGroups: 21,
    ec2Instances: 27,
    lambdaFunctions: 11,
    rdsInstances: 2,
    s3Buckets: 9,
    eksClusters: 1,
};
const ARCHITECTURE = {
    type: 'architecture',
    title: 'Architecture of production',
    mermaid: [
        'flowchart LR',
        '  users([Users]) --> cdn[CloudFront]',
        '  cdn --> alb[Load balancer]',
        '  alb --> web[Web instances]',
        '  alb --> eks[EKS cluster]',
        '  web --> db[(RDS orders)]',
        '  eks --> db',
        '  eks --> queue[[SQS jobs]]',
        '  queue --> worker[Lambda workers]',
        '  worker --> bucket[(S3 reports)]',
    ].join('\n'),
};
const NETWORK = {
    type: 'network',
    title: 'VPC layout',
    generatingMs: 1500,
    mermaid: [
        'flowchart TB',
        '  subgraph vpc1[vpc-main 10.0.0.0/16]',
        '    public1[public a] --- private1[private a]',
        '    public2[public b] --- private2[private b]',
        '  end',
        '  subgraph vpc2[vpc-fleet 10.8.0.0/16]',
        '    nodes1[nodes a] --- nodes2[nodes b]',
        '  end',
        '  igw[Internet gateway] --> public1',
        '  igw --> public2',
        '  vpc1 <-->|peering| vpc2',
    ].join('\n'),
};
/**
 * Fegura for the demo: two earlier scans of the account, and a new one that ends within 4 seconds. There are no findings to fail on:
 * the new scan shows resources that nobody expected (`clean`: none). `slow` takes 8 seconds and is answered at once.
 */
function feguraPreset({ preset = 'failing' } = {}) {
    const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500, answers: 'queued' } : { queuedMs: 400, runningMs: 1600 };
    return {
        scans: [
            { ...LASTED, createdAgoMs: 7 * fegura_preset_DAY_MS, inventory: { ...BEFORE, ec2Instances: 8 } },
            { ...LASTED, createdAgoMs: fegura_preset_DAY_MS, inventory: BEFORE, diagrams: [ARCHITECTURE] },
        ],
        plans: [{ ...pace, inventory: preset === 'clean' ? BEFORE : AFTER, diagrams: [ARCHITECTURE, NETWORK] }],
    };
}

// EXTERNAL MODULE: ./build/emulator/github.js + 18 modules
var github = __webpack_require__(1067);
;// CONCATENATED MODULE: ./build/emulator/s4e-pages.js

/** The items of one page. */
function itemsOf(list, { page, perPage }) {
    const items = [];
    for (let index = (page - 1) * perPage; index < Math.min(page * perPage, list.count); index += 1)
        items.push(list.at(index));
    return items;
}
/** `meta` as the pages show it: the primary without `total_pages`, the siblings with it. */
function metaOf(total, { page, perPage }, told) {
    return {
        ...(told !== 'pages' && { total }),
        page,
        per_page: perPage,
        ...(told !== 'total' && { total_pages: Math.ceil(total / perPage) }),
    };
}
/** The findings that a filter lets through; only a filter needs to look at all of them. */
function filteredFindings(findings, { severities, statuses }) {
    if (severities === undefined && statuses === undefined)
        return findings;
    return only(findings, ({ severity, status }) => (severities?.includes(severity) ?? true) && (statuses?.includes(status) ?? true));
}
/** A page of findings with the flaws of the scenario. `asked`: how often this list was asked for before. */
function flawedPage(findings, slice, flaws, asked, show) {
    const list = shifted(findings, asked > 0 ? flaws.shift : undefined, (first) => ({ ...first, id: 'f-appeared' }));
    const page = flaws.repeatPage === slice.page ? Math.max(1, slice.page - 1) : slice.page;
    const shown = {
        count: list.count,
        at: (index) => (index === flaws.malformedAt ? s4e_pages_malformed(show(list.at(index))) : show(list.at(index))),
    };
    return { items: itemsOf(shown, { ...slice, page }), total: flaws.total ?? list.count };
}
function s4e_pages_malformed(shown) {
    return { ...shown, id: 17, severity: null, cvss: 'high' };
}

;// CONCATENATED MODULE: ./build/emulator/s4e-shapes.js
/** An asset as the siblings' list shows it. */
function assetOf({ id, name, type = 'domain', status = 'active', verified = true }, world) {
    const last = world.scans().findLast(({ assetId }) => assetId === id);
    return {
        id,
        name,
        type,
        status,
        ...(verified !== null && { verified }),
        risk_score: 41,
        tags: ['ci'],
        ...(last && { last_scan: s4e_shapes_instant(last.createdAtMs) }),
        created_at: '2026-02-11T09:00:00Z',
    };
}
/** The primary's answer to a start. */
function createdOf(scan) {
    const minutes = { estimated_duration_minutes: Math.ceil(estimateSeconds(scan) / 60) };
    return { ...namesOf(scan), status: scan.state, priority: scan.priority ?? 'normal', created_at: s4e_shapes_instant(scan.createdAtMs), ...minutes };
}
/** The guide's answer to a start: bare, and in seconds. */
function guideCreated(scan) {
    return { scan_id: scan.id, status: scan.state, created_at: s4e_shapes_instant(scan.createdAtMs), estimated_duration: estimateSeconds(scan) };
}
/** The example's quarter of an hour for a scan of which nobody knows. */
function estimateSeconds({ plan }) {
    const wholeMs = (plan.queuedMs ?? 1000) + (plan.runningMs ?? 3000);
    return Number.isFinite(wholeMs) ? Math.ceil(wholeMs / 1000) : 900;
}
function namesOf({ id, assetId, type, plan: { echo } }) {
    return {
        scan_id: id,
        ...(echo?.target !== null && { asset_id: echo?.target ?? assetId }),
        ...(echo?.type !== null && { scan_type: echo?.type ?? type }),
    };
}
/** A scan in full, as far as it has come. */
function scanOf(scan, world) {
    const { state, priority = 'normal', share, startedAtMs, endedAtMs, createdAtMs, plan } = scan;
    const { scan_id, asset_id, scan_type } = namesOf(scan);
    const summary = state === 'completed' || state === 'cancelled' ? scan.summary() : undefined;
    return withoutUndefined({
        scan_id,
        asset_id,
        asset_name: plan.echo?.name === null ? undefined : (plan.echo?.name ?? world.assets.find(({ id }) => id === scan.assetId)?.name),
        scan_type,
        status: state,
        priority,
        progress: Math.floor(share * 100),
        current_phase: endedAtMs === undefined ? phaseOf(scan) : undefined,
        finding_summary: summary,
        started_at: startedAtMs === undefined ? undefined : s4e_shapes_instant(startedAtMs),
        completed_at: endedAtMs === undefined ? undefined : s4e_shapes_instant(endedAtMs),
        duration_seconds: endedAtMs === undefined || startedAtMs === undefined ? undefined : Math.round((endedAtMs - startedAtMs) / 1000),
        created_at: s4e_shapes_instant(createdAtMs),
    });
}
/** The light answer. No phase and no rest while it waits: the page shows a running one only. */
function statusOf(scan) {
    const { id, state, share } = scan;
    return withoutUndefined({
        scan_id: id,
        status: state,
        progress: Math.floor(share * 100),
        current_phase: phaseOf(scan),
        eta_seconds: etaOf(scan),
    });
}
const s4e_shapes_PHASES = ['discovery', 'port_checks', 'tls_checks', 'web_vulnerability_checks', 'reporting'];
function phaseOf({ startedAtMs, endedAtMs, share }) {
    return startedAtMs === undefined || endedAtMs !== undefined ? undefined : s4e_shapes_PHASES[Math.floor(share * s4e_shapes_PHASES.length)];
}
function etaOf({ startedAtMs, endedAtMs, share, plan: { eta = 'exact', runningMs = 3000 } }) {
    if (startedAtMs === undefined || endedAtMs !== undefined || eta === 'absent')
        return undefined;
    if (eta !== 'exact')
        return eta;
    return Number.isFinite(runningMs) ? Math.ceil((runningMs * (1 - share)) / 1000) : undefined;
}
/** A finding among the results of a scan. */
function resultOf({ id, title, severity, cvss, status, description, remediation }, scan) {
    return withoutUndefined({ id, title, severity, cvss, status, description, remediation, discovered_at: discovered(scan) });
}
/** A finding of the siblings' endpoint. */
function endpointFinding(finding, scan, world) {
    const { id, title, severity, cvss, status, description, remediation, references = [] } = finding;
    const at = discovered(scan);
    const about = { asset: ownerOf(scan, world), scan_id: scan.id, description, remediation, references };
    return withoutUndefined({ id, title, severity, cvss, status, ...about, discovered_at: at, updated_at: at });
}
/** A finding of the guides. */
function guideFinding({ id, title, severity, cvss, status }, scan, world) {
    const at = discovered(scan);
    const about = { asset: ownerOf(scan, world), scan_id: scan.id };
    return withoutUndefined({ id, title, severity, cvss, status, ...about, created_at: at, updated_at: at });
}
function ownerOf({ assetId }, world) {
    const asset = world.assets.find(({ id }) => id === assetId);
    return { id: assetId, name: asset?.name ?? assetId, type: asset?.type ?? 'domain' };
}
function discovered({ startedAtMs, createdAtMs }) {
    return s4e_shapes_instant(startedAtMs ?? createdAtMs);
}
function withoutUndefined(shape) {
    return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
function s4e_shapes_instant(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/emulator/s4e-answers.js


/** The code of an error by its status. Only `rate_limited` is documented; the others are ours, in its style. */
const s4e_answers_CODES = {
    400: 'bad_request',
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not_found',
    405: 'method_not_allowed',
    409: 'conflict',
    429: 'rate_limited',
};
/** A pen for one world. */
function s4ePen(scenario, world) {
    const sibling = scenario.dialect === 'sibling';
    const noise = scenario.chatty ? { error: false, code: 200, message: 'OK' } : {};
    const finding = (found, scan) => (sibling ? guideFinding(found, scan, world) : endpointFinding(found, scan, world));
    return {
        object: (status, value) => ({ status, body: sibling ? { ...noise, ...value } : { ...noise, data: value } }),
        list: (items, total, slice, told) => ({ status: 200, body: { ...noise, data: items, meta: metaOf(total, slice, told) } }),
        findings(items, { slice, total, told }) {
            const meta = scenario.meta ?? (sibling ? 'absent' : told);
            const body = { ...noise, [sibling ? 'findings' : 'data']: items, ...(meta !== 'absent' && { meta: metaOf(total, slice, meta) }) };
            return { status: 200, body };
        },
        error: (status, message) => ({ status, body: s4e_answers_refusal(scenario.errors ?? 'envelope', status, message) }),
        rateLimited: (waitSeconds, headers) => ({
            status: 429,
            headers,
            body: {
                status: 'error',
                error: { code: 'rate_limited', message: `Slow down; ${waitSeconds} s left`, retry_after: waitSeconds },
            },
        }),
        asset: (asset) => assetOf(asset, world),
        created: (scan) => (sibling ? guideCreated(scan) : createdOf(scan)),
        scan: (scan) => scanOf(scan, world),
        status: statusOf,
        result: (found, scan) => (sibling ? guideFinding(found, scan, world) : resultOf(found, scan)),
        finding,
    };
}
function s4e_answers_refusal(form, status, message) {
    if (form === 'detail')
        return { detail: message };
    if (form === 'message')
        return { message, code: status };
    return { status: 'error', error: { code: s4e_answers_CODES[status] ?? 'internal_error', message } };
}

;// CONCATENATED MODULE: ./build/emulator/s4e-handlers.js

function s4e_handlers_sliceOf(request) {
    return { page: request.number('page', 1), perPage: request.number('per_page', 20) };
}
/** "GET /api/assets". */
function listAssets({ world, pen }, request) {
    const [type, status, search] = ['type', 'status', 'search'].map((name) => request.query(name));
    const kept = world.assets.filter((asset) => (type === undefined || (asset.type ?? 'domain') === type) &&
        (status === undefined || (asset.status ?? 'active') === status) &&
        (search === undefined || asset.name.includes(search)));
    const slice = s4e_handlers_sliceOf(request);
    return pen.list(itemsOf(s4e_handlers_listOf(kept), slice).map(pen.asset), kept.length, slice, 'both');
}
/** "GET /api/assets/{id}": the list's fields and three more. */
function readAsset({ world, pen }, asset) {
    const last = world.scans().findLast(({ assetId, state }) => assetId === asset.id && state === 'completed');
    const summary = last?.summary() ?? { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    return pen.object(200, { ...pen.asset(asset), metadata: {}, finding_summary: summary, updated_at: '2026-05-03T06:00:00Z' });
}
/** "List Scans": the page shows no answer; items are taken to be scans as "Get Scan Details" shows them. */
function s4e_handlers_listScans({ scenario, world, pen }, request) {
    const [status, asset, type] = ['status', 'asset_id', 'scan_type'].map((name) => request.query(name));
    const [from, to] = ['from', 'to'].map((name) => request.query(name)).map((text) => (text === undefined ? undefined : Date.parse(text)));
    const kept = world
        .scans()
        .filter((scan) => (status === undefined || scan.state === status) &&
        (asset === undefined || scan.assetId === asset) &&
        (type === undefined || scan.type === type) &&
        (from === undefined || scan.createdAtMs >= from) &&
        (to === undefined || scan.createdAtMs <= to));
    const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
    const slice = s4e_handlers_sliceOf(request);
    return pen.list(itemsOf(s4e_handlers_listOf(ordered), slice).map(pen.scan), ordered.length, slice, 'total');
}
/** "Create Scan". What is refused, and how, no page says; that an asset must be verified first, the manual does. */
function s4e_handlers_startScan({ world, pen }, request) {
    const { asset_id, scan_type, options, priority, callback_url } = request.body;
    const asset = world.assets.find(({ id }) => id === asset_id);
    if (asset === undefined)
        return pen.error(404, 'Asset not found');
    if (asset.verified === false)
        return pen.error(403, 'Asset is not verified');
    return pen.object(201, pen.created(world.start(asset, { type: scan_type, options, priority, callbackUrl: callback_url })));
}
/** "Cancel Scan": of a queued or running scan only. */
function cancelScan({ world, pen }, scan) {
    if (scan.endedAtMs !== undefined)
        return pen.error(409, `Scan is already ${scan.state}`);
    world.cancel(scan.id);
    return pen.object(200, { scan_id: scan.id, status: 'cancelled', message: 'Scan cancelled by user.' });
}
/** The size of pages where what is asked for is not heard. */
const FIXED_SIZE = 20;
/** "Get Scan Results": what was discovered so far, in any state. */
function resultsReader({ scenario, pen }) {
    const asked = countPerScan();
    return (request, scan) => {
        if (scenario.results === 404 || scenario.results === 405)
            return pen.error(scenario.results, 'Not available');
        const { page, perPage } = s4e_handlers_sliceOf(request);
        const paging = scenario.resultsPaging ?? 'honoured';
        const slice = { page: paging === 'ignored' ? 1 : page, perPage: paging === 'honoured' ? perPage : FIXED_SIZE };
        const found = filteredFindings(scan.found, { severities: words(request, 'severity') });
        const { items, total } = flawedPage(found, slice, scan.plan.flaws ?? {}, asked(scan.id), (finding) => pen.result(finding, scan));
        return pen.findings(items, { slice, total, told: 'total' });
    };
}
/** "GET /api/findings", of one scan or over all of them. */
function s4e_handlers_findingsReader({ world, pen }) {
    const asked = countPerScan();
    return (request) => {
        const [scanId, assetId] = ['scan_id', 'asset_id'].map((name) => request.query(name));
        const scans = world.scans().filter((scan) => scan.id === (scanId ?? scan.id) && scan.assetId === (assetId ?? scan.assetId));
        const slice = s4e_handlers_sliceOf(request);
        const filter = { severities: words(request, 'severity'), statuses: words(request, 'status') };
        const [only] = scans;
        if (only !== undefined && scans.length === 1) {
            const found = filteredFindings(only.found, filter);
            const { items, total } = flawedPage(found, slice, only.plan.flaws ?? {}, asked(only.id), (finding) => pen.finding(finding, only));
            return pen.findings(items, { slice, total, told: 'both' });
        }
        const all = scans.flatMap((scan) => shownOf(filteredFindings(scan.found, filter), (index) => pen.finding(scan.found.at(index), scan)));
        return pen.findings(itemsOf(s4e_handlers_listOf(all), slice), { slice, total: all.length, told: 'both' });
    };
}
function shownOf(findings, show) {
    return Array.from({ length: findings.count }, (_none, index) => show(index));
}
function s4e_handlers_listOf(items) {
    return { count: items.length, at: (index) => items[index] };
}
function words(request, name) {
    return request.query(name)?.split(',');
}
function countPerScan() {
    const seen = new Map();
    return (id) => {
        const before = seen.get(id) ?? 0;
        seen.set(id, before + 1);
        return before;
    };
}

;// CONCATENATED MODULE: ./build/emulator/s4e-endpoints.js


const STATES = (0,fields/* oneOf */.yL)('queued', 'running', 'completed', 'failed', 'cancelled');
/** The seven of the page, and the three that only the guides name. */
const TYPES = (0,fields/* oneOf */.yL)('full', 'quick', 'custom', 'api_discovery', 'ssl', 'dns', 'port', 'web_app', 'network', 'api');
const s4e_endpoints_SEVERITIES = (0,fields/* matching */.wC)(/^(?:critical|high|medium|low|info)(?:,(?:critical|high|medium|low|info))*$/);
const INSTANT = (0,fields/* matching */.wC)(/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/);
const SCORE = (0,fields/* matching */.wC)(/^\d{1,2}(?:\.\d+)?$/);
const ORDER = (0,fields/* oneOf */.yL)('asc', 'desc');
const s4e_endpoints_PAGING = { page: (0,fields/* wholeNumber */.rD)(1), per_page: (0,fields/* wholeNumber */.rD)(1, 100) };
const ASSETS_QUERY = {
    ...s4e_endpoints_PAGING,
    type: (0,fields/* oneOf */.yL)('domain', 'ip', 'url', 'network'),
    tag: fields/* someText */.aX,
    status: (0,fields/* oneOf */.yL)('active', 'inactive', 'pending_verification'),
    search: fields/* anyText */.Ae,
    sort_by: (0,fields/* oneOf */.yL)('name', 'type', 'created_at', 'risk_score'),
    sort_order: ORDER,
};
const s4e_endpoints_LIST_QUERY = { ...s4e_endpoints_PAGING, status: STATES, asset_id: fields/* someText */.aX, scan_type: TYPES, from: INSTANT, to: INSTANT };
const s4e_endpoints_START_BODY = {
    asset_id: fields/* someText */.aX,
    scan_type: TYPES,
    options: (value) => ((0,fields/* isRecord */.u4)(value) ? undefined : 'must be an object'),
    priority: (0,fields/* oneOf */.yL)('low', 'normal', 'high'),
    callback_url: (0,fields/* matching */.wC)(/^https?:\/\/./),
};
/** Its page shows only `severity`; that it takes pages follows from its `meta`. */
const s4e_endpoints_RESULTS_QUERY = { ...s4e_endpoints_PAGING, severity: s4e_endpoints_SEVERITIES };
const s4e_endpoints_FINDINGS_QUERY = {
    ...s4e_endpoints_PAGING,
    severity: s4e_endpoints_SEVERITIES,
    status: (0,fields/* matching */.wC)(/^(?:open|confirmed|resolved|false_positive|accepted_risk)(?:,\w+)*$/),
    asset_id: fields/* someText */.aX,
    scan_id: fields/* someText */.aX,
    cvss_min: SCORE,
    cvss_max: SCORE,
    search: fields/* anyText */.Ae,
    sort_by: (0,fields/* oneOf */.yL)('discovered_at', 'severity', 'cvss', 'title'),
    sort_order: ORDER,
};
/** The endpoints of the Scans API page, and the three that only the siblings show. */
function s4eEndpoints(desk) {
    const readAll = s4e_handlers_findingsReader(desk);
    return [
        {
            kind: 'lookup',
            method: 'GET',
            path: '/assets',
            query: ASSETS_QUERY,
            answer: s4e_endpoints_ifSiblings(desk, (request) => listAssets(desk, request)),
        },
        { kind: 'lookup', method: 'GET', path: '/assets/{id}', answer: s4e_endpoints_ifSiblings(desk, ofAsset(desk)) },
        { kind: 'list', method: 'GET', path: '/scans', query: s4e_endpoints_LIST_QUERY, answer: (request) => s4e_handlers_listScans(desk, request) },
        {
            kind: 'start',
            method: 'POST',
            path: '/scan/create',
            body: s4e_endpoints_START_BODY,
            required: ['asset_id', 'scan_type'],
            answer: (request) => s4e_handlers_startScan(desk, request),
        },
        {
            kind: 'scan',
            method: 'GET',
            path: '/scan/{id}',
            answer: s4e_endpoints_ofScan(desk, (_request, scan) => desk.pen.object(200, desk.pen.scan(scan))),
        },
        {
            kind: 'status',
            method: 'GET',
            path: '/scan/{id}/status',
            answer: s4e_endpoints_ofScan(desk, (_request, scan) => desk.pen.object(200, desk.pen.status(scan))),
        },
        { kind: 'cancel', method: 'POST', path: '/scan/{id}/cancel', answer: s4e_endpoints_ofScan(desk, (_request, scan) => cancelScan(desk, scan)) },
        { kind: 'findings', method: 'GET', path: '/scan/{id}/results', query: s4e_endpoints_RESULTS_QUERY, answer: s4e_endpoints_ofScan(desk, resultsReader(desk)) },
        { kind: 'findings-fallback', method: 'GET', path: '/findings', query: s4e_endpoints_FINDINGS_QUERY, answer: s4e_endpoints_ifSiblings(desk, readAll) },
    ];
}
function s4e_endpoints_ifSiblings({ scenario, pen }, handle) {
    return scenario.siblingEndpoints === 'off' ? () => pen.error(404, 'Not found') : handle;
}
function ofAsset(desk) {
    return (request) => {
        const asset = desk.world.assets.find(({ id }) => id === request.param('id'));
        return asset ? readAsset(desk, asset) : desk.pen.error(404, 'Asset not found');
    };
}
function s4e_endpoints_ofScan({ world, pen }, handle) {
    return (request) => {
        const scan = world.scan(request.param('id'));
        return scan ? handle(request, scan) : pen.error(404, 'Scan not found');
    };
}

;// CONCATENATED MODULE: ./build/emulator/s4e-findings.js
/** The first `count` of them. */
function firstOf(findings, count) {
    return { count: Math.min(count, findings.count), at: (index) => findings.at(index) };
}

;// CONCATENATED MODULE: ./build/emulator/s4e-summary.js

/** The words that mean that somebody still has to do something: the primary's, and the siblings' `confirmed`. */
const OPEN = ['open', 'confirmed'];
/** The summary that a scan of this plan tells; undefined where it tells none. */
function summarizeS4e(plan, findings) {
    if (plan.summary === 'absent')
        return undefined;
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    for (const { severity, status } of each(findings)) {
        if (plan.summaryCounts === 'open' && !OPEN.includes(status))
            continue;
        if (s4e_summary_isCounted(severity))
            counts[severity] += 1;
    }
    return { ...counts, ...plan.summary };
}
function s4e_summary_isCounted(severity) {
    return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}

;// CONCATENATED MODULE: ./build/emulator/s4e-world.js



const DEFAULT_ASSET = { id: 'a-1001', name: 'shop.example.org' };
/** The assets of a scenario. */
function assetsOf(scenario) {
    return scenario.assets ?? [DEFAULT_ASSET];
}
/** The world at the moment the emulator starts. */
function s4eWorld(scenario, clock) {
    const assets = assetsOf(scenario);
    const begunMs = clock.now();
    const scans = (scenario.scans ?? []).map((earlier, index) => s4e_world_scanFromBefore(earlier, index, assets, begunMs));
    scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
    const cancelledAt = new Map();
    const summaries = new Map();
    let started = 0;
    const now = (scan) => scanAt(scan, clock.now(), cancelledAt.get(scan.id), summaries);
    return {
        assets,
        scans: () => scans.map(now),
        scan(id) {
            const scan = scans.find((candidate) => candidate.id === id);
            return scan && now(scan);
        },
        start(asset, asked) {
            const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
            started += 1;
            const id = `sc-new${String(started).padStart(3, '0')}`;
            const findings = asMaker(plan.findings ?? []);
            const scan = { ...asked, id, assetId: asset.id, createdAtMs: clock.now(), origin: 'started', plan, findings };
            scans.push(scan);
            return now(scan);
        },
        cancel: (id) => void cancelledAt.set(id, clock.now()),
        state: {
            get scans() {
                return scans.map(now);
            },
        },
    };
}
function s4e_world_scanFromBefore(earlier, index, assets, begunMs) {
    return {
        id: earlier.id ?? `sc-old${String(index + 1).padStart(3, '0')}`,
        assetId: earlier.assetId ?? assets[0]?.id ?? DEFAULT_ASSET.id,
        type: earlier.type ?? 'full',
        createdAtMs: begunMs - earlier.createdAgoMs,
        origin: 'before',
        plan: earlier,
        findings: asMaker(earlier.findings ?? []),
    };
}
function scanAt(scan, nowMs, cancelledAtMs, summaries) {
    const { plan, createdAtMs, findings } = scan;
    const cancelled = cancelledAtMs !== undefined;
    const beginsMs = createdAtMs + (plan.queuedMs ?? 1000);
    const endsMs = beginsMs + (plan.runningMs ?? 3000);
    const seenMs = cancelledAtMs ?? nowMs;
    const over = cancelled || nowMs >= endsMs;
    const share = seenMs < beginsMs ? 0 : seenMs >= endsMs ? 1 : shareOf(seenMs - beginsMs, endsMs - beginsMs);
    const found = firstOf(findings, Math.floor(findings.count * share));
    return {
        ...scan,
        state: cancelled ? 'cancelled' : over ? (plan.end ?? 'completed') : nowMs < beginsMs ? 'queued' : (plan.runningWord ?? 'running'),
        cancelled,
        share,
        startedAtMs: seenMs < beginsMs ? undefined : beginsMs,
        endedAtMs: over ? (cancelledAtMs ?? endsMs) : undefined,
        found,
        summary: () => (over ? remembered(summaries, scan.id, () => summarizeS4e(plan, found)) : undefined),
    };
}
/** A scan without an end is for ever half done. */
function shareOf(elapsedMs, wholeMs) {
    return Number.isFinite(wholeMs) ? elapsedMs / wholeMs : 0.5;
}
/** Counted once, for there may be 25,000 findings; what is over changes no more. */
function remembered(known, key, make) {
    if (known.has(key))
        return known.get(key);
    const value = make();
    known.set(key, value);
    return value;
}

;// CONCATENATED MODULE: ./build/emulator/s4e.js





/** The documented path under the host. */
const s4e_PREFIX = '/api';
/** Siblings, section 2: ten starts, and the Standard plan over all. */
const s4e_PER_MINUTE = { start: 10, all: 100 };
/** Siblings, section 1. */
const SCOPES = {
    lookup: 'read:assets',
    list: 'read:scans',
    status: 'read:scans',
    scan: 'read:scans',
    start: 'write:scans',
    cancel: 'write:scans',
    findings: 'read:findings',
    'findings-fallback': 'read:findings',
};
/** S4E by its Scans API page and the pages beside it, strict: what they do not show is answered 400 and recorded. */
function s4eMount(scenario = {}) {
    return {
        id: 's4e',
        inputs: { 'api-key': s4e_keyOf(scenario), target: assetsOf(scenario)[0]?.id ?? '' },
        faults: scenario.faults ?? [],
        open: (context) => openS4e(scenario, context),
    };
}
function s4e_keyOf({ key = 's4e_live_emulated' }) {
    return key;
}
function openS4e(scenario, { clock }) {
    const key = s4e_keyOf(scenario);
    const world = s4eWorld(scenario, clock);
    const pen = s4ePen(scenario, world);
    const limit = rateLimits(s4e_PER_MINUTE, { headers: true, ...scenario.limits }, clock);
    const endpoints = s4eEndpoints({ scenario, world, pen });
    async function answer(match, call) {
        const { kind } = match.endpoint;
        // Both are documented; the key in the query or in the body is not taken, for it would end up in logs.
        if (call.headers['authorization'] !== `Bearer ${key}` && call.headers['x-api-key'] !== key)
            return pen.error(401, 'Invalid API key');
        const violation = (0,emulator_endpoints/* violationOf */.xg)(match, call);
        if (violation !== undefined) {
            const text = `${violation.field}: ${violation.issue}`;
            return { ...pen.error(400, `Invalid request: ${text}`), undocumented: text };
        }
        const scope = SCOPES[kind];
        if (scope !== undefined && scenario.scopes?.includes(scope) === false)
            return pen.error(403, `Missing scope ${scope}`);
        const own = limit(kind);
        const whole = own.over ? own : limit('all');
        const headers = { ...whole.headers, ...own.headers };
        if (own.over || whole.over)
            return pen.rateLimited(waitSeconds(headers, clock.now()), headers);
        return { ...(await match.endpoint.answer((0,emulator_endpoints/* takeApart */.YF)(match, call))), headers };
    }
    function route(call) {
        const match = call.path.startsWith(`${s4e_PREFIX}/`) ? (0,emulator_endpoints/* findEndpoint */.vS)(endpoints, call.method, call.path.slice(s4e_PREFIX.length)) : undefined;
        if (match === undefined)
            return { kind: 'undocumented', answer: () => s4e_undocumented(pen, `no ${call.method} ${call.path}`) };
        return { kind: match.endpoint.kind, answer: () => answer(match, call) };
    }
    return { state: world.state, route, refusal: (status) => pen.error(status, `Injected ${status}`).body };
}
/** The body says the same as Retry-After, also where that is withheld; a window is at most a minute. */
function waitSeconds(headers, nowMs) {
    const resetMs = Number(headers['x-ratelimit-reset']) * 1000;
    return Number(headers['retry-after']) || (Number.isNaN(resetMs) ? 60 : Math.ceil((resetMs - nowMs) / 1000));
}
function s4e_undocumented(pen, why) {
    return { ...pen.error(400, `Not documented: ${why}`), undocumented: why };
}

;// CONCATENATED MODULE: ./build/emulator/s4e-exposures.js
/** What a full scan of a web shop finds: 14, of which 11 are open (1 critical, 2 high, 4 medium, 3 low, 1 info). */
function exposures() {
    return [...WEB, ...TLS, ...DNS, ...PORTS];
}
/** What a repaired shop still shows: the findings above that are not open. */
function closedExposures() {
    return exposures().filter(({ status }) => status !== 'open' && status !== 'confirmed');
}
const s4e_exposures_SEVERITIES = (/* unused pure expression or super */ null && (['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'low', 'info']));
/** `count` open findings, each of its own title: of every ten 1 critical, 2 high, 3 medium, 3 low, 1 info. */
function manyExposures(count) {
    const models = exposures();
    return {
        count,
        at(index) {
            const model = models[index % models.length];
            if (model === undefined)
                throw new RangeError(`no finding at ${index}`);
            const number = String(index + 1).padStart(6, '0');
            const severity = s4e_exposures_SEVERITIES[index % s4e_exposures_SEVERITIES.length] ?? 'low';
            return { ...model, id: `f-${number}`, title: `${model.title} (host ${number})`, severity, status: 'open' };
        },
    };
}
const WEB = [
    {
        id: 'f-91827',
        title: 'SQL injection in /api/login',
        severity: 'critical',
        cvss: 9.8,
        status: 'open',
        description: 'The parameter username reaches a SQL query unescaped; a quote in it changes the answer from 401 to 500.',
        remediation: 'Use parameterized queries.',
        references: ['https://cwe.mitre.org/data/definitions/89.html'],
    },
    {
        id: 'f-91828',
        title: 'Reflected XSS in /search',
        severity: 'high',
        cvss: 7.4,
        status: 'confirmed',
        description: 'The parameter q is echoed into the page without encoding.',
        remediation: 'Encode output for the place it stands in, and send a Content-Security-Policy.',
        references: ['https://cwe.mitre.org/data/definitions/79.html'],
    },
    {
        id: 'f-91829',
        title: 'Session cookie without Secure and HttpOnly',
        severity: 'medium',
        cvss: 5.3,
        status: 'open',
        description: 'The cookie SID is sent over plain HTTP and can be read by scripts.',
        remediation: 'Set the attributes Secure, HttpOnly and SameSite=Lax.',
        references: ['https://cwe.mitre.org/data/definitions/614.html'],
    },
    {
        id: 'f-91830',
        title: 'Strict-Transport-Security header is missing',
        severity: 'medium',
        cvss: 4.8,
        status: 'open',
        description: 'Browsers may be led to plain HTTP on their first visit.',
        remediation: 'Send Strict-Transport-Security with a max-age of a year.',
    },
    {
        id: 'f-91831',
        title: 'Directory listing at /static/backup/',
        severity: 'low',
        cvss: 3.7,
        status: 'open',
        description: 'The server lists the files of the folder.',
        remediation: 'Switch directory listings off.',
    },
    {
        id: 'f-91832',
        title: 'Open redirect in /login',
        severity: 'high',
        cvss: 7.1,
        status: 'resolved',
        description: 'The parameter next leads to any host.',
        remediation: 'Accept paths of this host only.',
        references: ['https://cwe.mitre.org/data/definitions/601.html'],
    },
    {
        id: 'f-91833',
        title: 'Default credentials at /admin',
        severity: 'critical',
        cvss: 9.1,
        status: 'false_positive',
        description: 'The login form answered admin/admin with a redirect.',
        remediation: 'Change the password of the account.',
    },
];
const TLS = [
    {
        id: 'f-91840',
        title: 'TLS 1.0 enabled',
        severity: 'medium',
        cvss: 5.9,
        status: 'open',
        description: 'Port 443 accepts TLS 1.0.',
        remediation: 'Accept TLS 1.2 and later only.',
        references: ['https://datatracker.ietf.org/doc/html/rfc8996'],
    },
    {
        id: 'f-91841',
        title: 'Certificate expires within 14 days',
        severity: 'medium',
        status: 'open',
        description: 'The certificate of shop.example.org ends in 12 days.',
        remediation: 'Renew it, and let it be renewed by itself.',
    },
    {
        id: 'f-91842',
        title: 'Cipher suites without forward secrecy',
        severity: 'medium',
        cvss: 4.3,
        status: 'accepted_risk',
        description: 'TLS_RSA_WITH_AES_128_CBC_SHA is offered for old clients.',
        remediation: 'Offer ECDHE suites only.',
    },
];
const DNS = [
    {
        id: 'f-91850',
        title: 'DMARC policy is none',
        severity: 'low',
        status: 'open',
        description: 'Mail that fails DMARC is delivered all the same.',
        remediation: 'Move to p=quarantine, then to p=reject.',
    },
    {
        id: 'f-91851',
        title: 'CAA record is missing',
        severity: 'low',
        status: 'open',
        description: 'Any certificate authority may issue for this domain.',
        remediation: 'Publish a CAA record that names yours.',
    },
];
const PORTS = [
    {
        id: 'f-91860',
        title: 'PostgreSQL reachable from the internet (5432/tcp)',
        severity: 'high',
        cvss: 7.5,
        status: 'open',
        description: 'The port answers with a PostgreSQL handshake.',
        remediation: 'Close the port in the firewall; let the application reach it by a private network.',
    },
    {
        id: 'f-91861',
        title: 'Server version in headers',
        severity: 'info',
        status: 'open',
        description: 'The header Server names nginx and its version.',
        remediation: 'Set server_tokens off.',
    },
];

;// CONCATENATED MODULE: ./build/emulator/s4e-preset.js

const s4e_preset_DAY_MS = 24 * 60 * 60 * 1000;
/** S4E for the demo: two earlier scans of the asset, and a new one that ends within 4 seconds (`slow`: 8). */
function s4ePreset({ preset = 'failing' } = {}) {
    const findings = preset === 'clean' ? closedExposures() : exposures();
    const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
    const before = exposures().filter(({ id }) => id !== 'f-91827' && id !== 'f-91860');
    return {
        assets: [
            { id: 'a-1001', name: 'shop.example.org' },
            { id: 'a-1002', name: 'api.example.org' },
        ],
        scans: [
            { id: 'sc-40007', assetId: 'a-1001', createdAgoMs: 7 * s4e_preset_DAY_MS, runningMs: 832_000, findings: before },
            { id: 'sc-43310', assetId: 'a-1001', createdAgoMs: s4e_preset_DAY_MS, runningMs: 790_000, findings: before },
        ],
        plans: [{ ...pace, findings }],
    };
}

;// CONCATENATED MODULE: ./build/emulator/mounts.js












/** The scan services by id: one line each, the same ids as the scanners. */
const mounts = {
    cloudgeni: (options) => cloudgeniMount((0,cloudgeni_preset/* cloudgeniPreset */.m)(options)),
    fegura: (options) => feguraMount(feguraPreset(options)),
    s4e: (options) => s4eMount(s4ePreset(options)),
    aether365: (options) => aether365Mount(aether365Preset(options)),
    aiptx: (options) => aiptxMount(aiptxPreset(options)),
};
/** GitHub as a preset wants it. */
function githubMountOf(options) {
    return githubMount(githubPreset(options));
}


/***/ }),

/***/ 5738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ REPOSITORY),
/* harmony export */   VY: () => (/* binding */ githubPreset),
/* harmony export */   fG: () => (/* binding */ PRESETS)
/* harmony export */ });
/** All presets, the default one first. */
const PRESETS = ['failing', 'clean', 'slow', 'denied'];
/** The repository of a job for which none is named. */
const REPOSITORY = 'octo-org/infrastructure';
/** GitHub for the demo; `denied` refuses SARIF and comments as a token without the permissions meets it. */
function githubPreset({ preset = 'failing', repository = REPOSITORY } = {}) {
    const denied = preset === 'denied' ? ['sarif-upload', 'sarif-status', 'comment-create', 'comment-update'] : [];
    return { repository, denied, processingMs: 1000 };
}


/***/ }),

/***/ 7169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xj: () => (/* binding */ closedTerraformFindings),
/* harmony export */   p8: () => (/* binding */ terraformFindings)
/* harmony export */ });
/* unused harmony export manyFindings */
/** Findings of a Terraform repository over several files: 14, of which 11 are open (1 critical, 3 high, 4 medium, 2 low, 1 info). */
function terraformFindings() {
    return [...NETWORK, ...STORAGE, ...DATABASE, ...IDENTITY];
}
/** What a repaired repository still shows: the findings above that are not open. */
function closedTerraformFindings() {
    return terraformFindings().filter((finding) => finding.status !== 'open');
}
const SEVERITIES = (/* unused pure expression or super */ null && (['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'low', 'info']));
/** `count` open findings, each its own resource: of every ten 1 critical, 2 high, 3 medium, 3 low, 1 info; 50 to a file. */
function manyFindings(count) {
    const models = terraformFindings();
    return { count, at: (index) => manufacture(models, index) };
}
function manufacture(models, index) {
    const model = models[index % models.length];
    if (model === undefined)
        throw new RangeError(`no finding at ${index}`);
    const number = String(index + 1).padStart(6, '0');
    const file = `modules/part_${String(Math.floor(index / 50)).padStart(4, '0')}/main.tf`;
    return {
        ...model,
        id: `finding_${number}`,
        severity: SEVERITIES[index % SEVERITIES.length] ?? 'low',
        status: 'open',
        resource: { type: model.resource?.type ?? 'aws_resource', name: `unit_${number}`, file, line: (index % 50) * 12 + 1 },
    };
}
const NETWORK = [
    {
        id: 'finding_net01',
        checkId: 'CKV_AWS_24',
        title: 'Security group open to the internet on port 22',
        description: 'Security group allows SSH from 0.0.0.0/0. Anyone on the internet can reach the login prompt of every instance in the group.',
        severity: 'critical',
        status: 'open',
        resource: { type: 'aws_security_group', name: 'bastion', file: 'network/security_groups.tf', line: 12 },
        remediation: {
            description: 'Allow SSH only from the networks of your administrators, or use Session Manager and close the port.',
            code: 'ingress {\n  description = "SSH from the office"\n  from_port   = 22\n  to_port     = 22\n  protocol    = "tcp"\n  cidr_blocks = ["203.0.113.0/24"]\n}',
        },
    },
    {
        id: 'finding_net02',
        checkId: 'CKV_AWS_2',
        title: 'Load balancer listener without HTTPS',
        description: 'The listener on port 80 forwards plain HTTP to the target group instead of redirecting it to HTTPS.',
        severity: 'high',
        status: 'open',
        resource: { type: 'aws_lb_listener', name: 'http', file: 'network/load_balancer.tf', line: 41 },
        remediation: {
            description: 'Redirect HTTP to HTTPS.',
            code: 'default_action {\n  type = "redirect"\n\n  redirect {\n    port        = "443"\n    protocol    = "HTTPS"\n    status_code = "HTTP_301"\n  }\n}',
        },
    },
    {
        id: 'finding_net03',
        checkId: 'CKV2_AWS_11',
        title: 'VPC flow logs disabled',
        description: 'The VPC does not record its traffic, so that an intrusion cannot be traced afterwards.',
        severity: 'medium',
        status: 'open',
        resource: { type: 'aws_vpc', name: 'main', file: 'network/vpc.tf', line: 1 },
        remediation: {
            description: 'Add an aws_flow_log for this VPC.',
            code: 'resource "aws_flow_log" "main" {\n  vpc_id          = aws_vpc.main.id\n  traffic_type    = "ALL"\n  log_destination = aws_cloudwatch_log_group.flow.arn\n  iam_role_arn    = aws_iam_role.flow.arn\n}',
        },
    },
    {
        id: 'finding_net04',
        checkId: 'CKV_AWS_23',
        title: 'Security group rule without description',
        description: 'A rule of this security group does not say what it is for.',
        severity: 'low',
        status: 'open',
        resource: { type: 'aws_security_group', name: 'app', file: 'network/security_groups.tf', line: 38 },
        remediation: { description: 'Give every ingress and egress rule a description.' },
    },
];
const STORAGE = [
    {
        id: 'finding_sto01',
        checkId: 'CKV_AWS_19',
        title: 'S3 Bucket Encryption',
        description: 'S3 bucket does not have encryption enabled',
        severity: 'high',
        status: 'open',
        resource: { type: 'aws_s3_bucket', name: 'data_bucket', file: 'storage/main.tf', line: 15 },
        remediation: {
            description: 'Enable server-side encryption',
            code: 'resource "aws_s3_bucket_server_side_encryption_configuration" "data_bucket" {\n  bucket = aws_s3_bucket.data_bucket.id\n\n  rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm     = "aws:kms"\n      kms_master_key_id = aws_kms_key.data.arn\n    }\n  }\n}',
        },
    },
    {
        id: 'finding_sto02',
        checkId: 'CKV2_AWS_6',
        title: 'S3 bucket without public access block',
        description: 'Nothing keeps a later policy or ACL from making the objects of this bucket public.',
        severity: 'medium',
        status: 'open',
        resource: { type: 'aws_s3_bucket', name: 'data_bucket', file: 'storage/main.tf', line: 15 },
        remediation: {
            description: 'Block public access for the whole bucket.',
            code: 'resource "aws_s3_bucket_public_access_block" "data_bucket" {\n  bucket                  = aws_s3_bucket.data_bucket.id\n  block_public_acls       = true\n  block_public_policy     = true\n  ignore_public_acls      = true\n  restrict_public_buckets = true\n}',
        },
    },
    {
        id: 'finding_sto03',
        checkId: 'CKV_AWS_21',
        title: 'S3 bucket versioning disabled',
        description: 'Objects that are overwritten or deleted by mistake cannot be restored.',
        severity: 'low',
        status: 'open',
        resource: { type: 'aws_s3_bucket', name: 'logs', file: 'storage/logs.tf', line: 3 },
        remediation: {
            description: 'Enable versioning.',
            code: 'resource "aws_s3_bucket_versioning" "logs" {\n  bucket = aws_s3_bucket.logs.id\n\n  versioning_configuration {\n    status = "Enabled"\n  }\n}',
        },
    },
    {
        id: 'finding_sto04',
        checkId: 'CKV_AWS_144',
        title: 'S3 bucket without cross-region replication',
        description: 'The bucket exists in one region only.',
        severity: 'info',
        status: 'open',
        resource: { type: 'aws_s3_bucket', name: 'logs', file: 'storage/logs.tf', line: 3 },
    },
    {
        id: 'finding_sto05',
        checkId: 'CKV_AWS_18',
        title: 'S3 bucket without access logging',
        description: 'Access to this bucket is not recorded.',
        severity: 'medium',
        status: 'suppressed',
        resource: { type: 'aws_s3_bucket', name: 'logs', file: 'storage/logs.tf', line: 3 },
        remediation: { description: 'Add an aws_s3_bucket_logging resource. The log bucket itself may be excepted.' },
    },
];
const DATABASE = [
    {
        id: 'finding_db01',
        checkId: 'CKV_AWS_17',
        title: 'RDS instance publicly accessible',
        description: 'The database has a public address. A weak password or an open security group is then all that is needed to read it.',
        severity: 'high',
        status: 'open',
        resource: { type: 'aws_db_instance', name: 'orders', file: 'database/rds.tf', line: 8 },
        remediation: { description: 'Keep the instance in private subnets.', code: 'publicly_accessible = false' },
    },
    {
        id: 'finding_db02',
        checkId: 'CKV_AWS_118',
        title: 'RDS enhanced monitoring disabled',
        description: 'Metrics of the operating system are not collected.',
        severity: 'medium',
        status: 'open',
        resource: { type: 'aws_db_instance', name: 'orders', file: 'database/rds.tf', line: 8 },
        remediation: {
            description: 'Set a monitoring interval.',
            code: 'monitoring_interval = 60\nmonitoring_role_arn = aws_iam_role.rds_monitoring.arn',
        },
    },
    {
        id: 'finding_db03',
        checkId: 'CKV_AWS_16',
        title: 'RDS storage not encrypted',
        description: 'The storage of the database is not encrypted at rest.',
        severity: 'high',
        status: 'resolved',
        resource: { type: 'aws_db_instance', name: 'orders', file: 'database/rds.tf', line: 8 },
        remediation: { description: 'Encrypt the storage.', code: 'storage_encrypted = true' },
    },
];
const IDENTITY = [
    {
        id: 'finding_iam01',
        checkId: 'CKV_AWS_63',
        title: 'IAM policy allows all actions',
        description: 'The statement allows "*" on the resources of the deployment role. Whoever holds the role can do anything.',
        severity: 'medium',
        status: 'open',
        resource: { type: 'aws_iam_policy', name: 'deploy', file: 'iam/policies.tf', line: 22 },
        remediation: {
            description: 'Name the actions that the deployment needs.',
            code: 'statement {\n  actions   = ["ecs:UpdateService", "ecs:DescribeServices"]\n  resources = [aws_ecs_service.app.id]\n}',
        },
    },
    {
        id: 'finding_iam02',
        checkId: 'CKV_AWS_61',
        title: 'Role can be assumed by every account',
        description: 'The trust policy of the role names the principal "*".',
        severity: 'critical',
        status: 'resolved',
        resource: { type: 'aws_iam_role', name: 'ci', file: 'iam/roles.tf', line: 5 },
        remediation: { description: 'Name the accounts or services that may assume the role.' },
    },
];


/***/ })

};
