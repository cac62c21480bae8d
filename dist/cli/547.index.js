export const id = 547;
export const ids = [547];
export const modules = {

/***/ 9547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mounts: () => (/* binding */ mounts)
});

// UNUSED EXPORTS: githubMountOf

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/emulator/cloudgeni-findings.js
/** Any source as a maker. */
function asMaker(source) {
    if ('at' in source && 'count' in source)
        return source;
    const list = source;
    return {
        count: list.length,
        at(index) {
            const finding = list[index];
            if (finding === undefined)
                throw new RangeError(`no finding at ${index}`);
            return finding;
        },
    };
}
/** All findings, one after the other. */
function* each(findings) {
    for (let index = 0; index < findings.count; index += 1)
        yield findings.at(index);
}
/** The finding as cloud compliance yields it (siblings, section 4): no file, no line, no code to fix it. */
function placeless(finding) {
    const { resource, remediation, ...rest } = finding;
    const { type, name } = resource ?? { type: 'aws_resource', name: 'unknown' };
    const description = remediation?.description;
    return { ...rest, resource: { type, name }, ...(description === undefined ? {} : { remediation: { description } }) };
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-summary.js

/** The summary that a completed scan of this plan tells; undefined where it tells none. */
function summarize(plan, findings) {
    if (plan.summary === 'absent')
        return undefined;
    const counts = { total: 0, critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    for (const { severity, status } of each(findings)) {
        if (plan.summaryCounts === 'open' && status !== 'open')
            continue;
        counts.total += 1;
        if (isCounted(severity))
            counts[severity] += 1;
    }
    return { ...counts, ...plan.summary };
}
function isCounted(severity) {
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
    const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, repositories, begunMs));
    scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
    let started = 0;
    return {
        repositories,
        scansOf: (repositoryId) => scans.filter((scan) => scan.repositoryId === repositoryId),
        stateOf: (scan) => stateAt(scan, clock.now()),
        isBusy: (scan) => clock.now() < endsAtMs(scan),
        start(repository, asked) {
            const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
            started += 1;
            const scan = makeScan({
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
                return scans.map((scan) => ({ ...scan, state: stateAt(scan, clock.now()) }));
            },
        },
    };
}
function scanFromBefore(earlier, index, repositories, begunMs) {
    const repository = repositories.find(({ id }) => id === earlier.repositoryId) ?? repositories[0] ?? DEFAULT_REPOSITORY;
    const id = earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`;
    return makeScan({ id, repository, asked: earlier, plan: earlier, createdAtMs: begunMs - earlier.createdAgoMs, origin: 'before' });
}
function makeScan({ id, repository, asked, plan, createdAtMs, origin }) {
    const branch = asked.branch ?? repository.defaultBranch ?? 'main';
    const commit = asked.commit ?? repository.heads?.[branch] ?? inventedCommit(`${repository.fullName}#${branch}`);
    const type = asked.type ?? 'static';
    const findings = asMaker(plan.findings ?? []);
    const summary = once(() => summarize(plan, findings));
    return { id, repositoryId: repository.id, branch, commit, type, createdAtMs, origin, plan, findings, summary };
}
function once(make) {
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
function endsAtMs({ createdAtMs, plan }) {
    return createdAtMs + queuedMs(plan) + (plan.runningMs ?? 3000);
}
function queuedMs(plan) {
    return plan.queuedMs ?? 1000;
}
function stateAt(scan, nowMs) {
    if (nowMs >= endsAtMs(scan))
        return scan.plan.end ?? 'completed';
    return nowMs < scan.createdAtMs + queuedMs(scan.plan) ? 'queued' : (scan.plan.runningWord ?? 'running');
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-answers.js

/** The code of the error envelope for a status; only 400, 404 and 409 are documented. */
const CODES = {
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
            const code = CODES[status] ?? 'internal_error';
            return { status, body: sibling ? { error: { code, message, details } } : { error: code, message, details } };
        },
        scan: (scan) => {
            const state = world.stateOf(scan);
            return { ...identityOf(scan), status: sibling ? state.toUpperCase() : state, ...datesOf(scan, state), ...summaryIf(scan, state) };
        },
        repository: (repository) => repositoryOf(repository, world),
    };
}
function identityOf({ id, repositoryId, plan, branch, commit, type }) {
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
    const createdAt = instant(scan.createdAtMs);
    return state === 'completed' ? { createdAt, completedAt: instant(endsAtMs(scan)) } : { createdAt };
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
    return { id, name, fullName, provider, defaultBranch, lastScanAt: last === undefined ? null : instant(last.createdAtMs), status };
}
function instant(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/emulator/cloudgeni-pages.js

/** A page of a list; only its own items are written out. */
function pageOf(items, { limit, offset }, show) {
    return { data: items.slice(offset, offset + limit).map(show), pagination: { total: items.length, limit, offset } };
}
/** A page of findings; only its own findings are made, unless a filter needs to look at all. */
function findingsPage(findings, query, flaws) {
    const list = shifted(filtered(findings, query), query.asked > 0 ? flaws.shift : undefined);
    const { limit, offset } = query;
    const repeats = flaws.repeatPage !== undefined && offset === (flaws.repeatPage - 1) * limit;
    const from = repeats ? Math.max(0, offset - limit) : offset;
    const data = [];
    for (let index = from; index < Math.min(from + limit, list.count); index += 1) {
        data.push(index === flaws.malformedAt ? malformed(list.at(index)) : list.at(index));
    }
    return { data, pagination: { total: flaws.total ?? list.count, limit, offset } };
}
function filtered(findings, { severity, status }) {
    if (severity === undefined && status === undefined)
        return findings;
    const kept = [...each(findings)].filter((finding) => (severity === undefined || finding.severity === severity) && (status === undefined || finding.status === status));
    return { count: kept.length, at: (index) => kept[index] };
}
function shifted(list, shift) {
    if (shift === undefined || list.count === 0)
        return list;
    if (shift === 'vanish')
        return { count: list.count - 1, at: (index) => list.at(index + 1) };
    return { count: list.count + 1, at: (index) => (index === 0 ? { ...list.at(0), id: 'finding_appeared' } : list.at(index - 1)) };
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
function sliceOf(request) {
    return { limit: request.number('limit', 20), offset: request.number('offset', 0) };
}
/** "List Repositories". */
function listRepositories({ world, pen }, request) {
    const provider = request.query('provider');
    const kept = world.repositories.filter((repository) => provider === undefined || (repository.provider ?? 'github') === provider);
    return { status: 200, body: pageOf(kept, sliceOf(request), pen.repository) };
}
/** "List Scans": the page shows no answer; items are taken to be scans as "Get Scan Status" shows them. */
function listScans({ scenario, world, pen }, request, repository) {
    const status = request.query('status');
    const branch = request.query('branch');
    const kept = world
        .scansOf(repository.id)
        .filter((scan) => (status === undefined || world.stateOf(scan) === status) && (branch === undefined || scan.branch === branch));
    const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
    return { status: 200, body: pageOf(ordered, sliceOf(request), pen.scan) };
}
/** "Trigger Scan". */
function startScan({ scenario, world, pen }, request, repository) {
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
        const query = { ...sliceOf(request), severity: request.query('severity'), status: request.query('status'), asked: before };
        return { status: 200, body: findingsPage(scan.findings, query, scan.plan.flaws ?? {}) };
    };
}

// EXTERNAL MODULE: ./build/emulator/fields.js
var fields = __webpack_require__(2977);
;// CONCATENATED MODULE: ./build/emulator/cloudgeni-endpoints.js


const PAGING = { limit: (0,fields/* wholeNumber */.rD)(1, 100), offset: (0,fields/* wholeNumber */.rD)(0) };
const LOOKUP_QUERY = { ...PAGING, provider: (0,fields/* oneOf */.yL)('github', 'gitlab', 'azure-devops') };
const LIST_QUERY = { ...PAGING, status: (0,fields/* oneOf */.yL)('queued', 'running', 'completed', 'failed', 'cancelled'), branch: fields/* anyText */.Ae };
const START_BODY = { branch: fields/* someText */.aX, commit: fields/* someText */.aX, type: (0,fields/* oneOf */.yL)('static', 'full') };
const FINDINGS_QUERY = {
    ...PAGING,
    severity: (0,fields/* oneOf */.yL)('critical', 'high', 'medium', 'low', 'info'),
    status: (0,fields/* oneOf */.yL)('open', 'resolved', 'suppressed'),
};
const ORGANIZATION = '/organizations/{orgId}';
const REPOSITORIES = `${ORGANIZATION}/repositories`;
const SCANS = `${REPOSITORIES}/{repoId}/scans`;
/** The endpoints of the Scanning API page, and the two that only the siblings show. */
function cloudgeniEndpoints(desk) {
    return [
        { kind: 'organization', method: 'GET', path: '/organizations', answer: ifSiblings(desk, () => listOrganizations(desk)) },
        {
            kind: 'organization',
            method: 'GET',
            path: ORGANIZATION,
            answer: ifSiblings(desk, inOrganization(desk, () => readOrganization(desk))),
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
            path: SCANS,
            query: LIST_QUERY,
            answer: inRepository(desk, (request, repository) => listScans(desk, request, repository)),
        },
        {
            kind: 'start',
            method: 'POST',
            path: SCANS,
            body: START_BODY,
            answer: inRepository(desk, (request, repository) => startScan(desk, request, repository)),
        },
        {
            kind: 'status',
            method: 'GET',
            path: `${SCANS}/{scanId}`,
            answer: ofScan(desk, (_request, scan) => desk.pen.object(200, desk.pen.scan(scan))),
        },
        {
            kind: 'findings',
            method: 'GET',
            path: `${SCANS}/{scanId}/findings`,
            query: FINDINGS_QUERY,
            answer: ofScan(desk, findingsReader(desk)),
        },
    ];
}
function ifSiblings({ scenario, pen }, handle) {
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
function ofScan(desk, handle) {
    return inRepository(desk, (request, repository) => {
        const scanId = request.param('scanId');
        const scan = desk.world.scansOf(repository.id).find(({ id }) => id === scanId);
        return scan ? handle(request, scan) : desk.pen.error(404, 'Scan not found', { scanId });
    });
}

// EXTERNAL MODULE: ./build/emulator/endpoints.js
var emulator_endpoints = __webpack_require__(9248);
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

;// CONCATENATED MODULE: ./build/emulator/cloudgeni.js





/** The documented path under the host. */
const PREFIX = '/api/v1';
/** Documented, under "Rate Limits". */
const PER_MINUTE = { start: 10, status: 60, findings: 30 };
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
    const limit = rateLimits(PER_MINUTE, scenario.limits ?? {}, clock);
    const endpoints = cloudgeniEndpoints({ scenario, organization, world, pen });
    function answer(match, call) {
        if (call.headers['x-cloudgeni-api-key'] !== key)
            return pen.error(401, 'Invalid API key');
        const violation = (0,emulator_endpoints/* violationOf */.xg)(match, call);
        if (violation !== undefined) {
            return { ...pen.error(400, 'Invalid request parameters', { ...violation }), undocumented: `${violation.field}: ${violation.issue}` };
        }
        const { over, headers } = limit(match.endpoint.kind);
        if (over)
            return { ...pen.error(429, 'Too many requests'), headers };
        return { ...match.endpoint.answer((0,emulator_endpoints/* takeApart */.YF)(match, call)), headers };
    }
    function route(call) {
        const wrongHeader = WRONG_AUTH_HEADERS.find((name) => call.headers[name] !== undefined);
        const match = call.path.startsWith(`${PREFIX}/`) ? (0,emulator_endpoints/* findEndpoint */.vS)(endpoints, call.method, call.path.slice(PREFIX.length)) : undefined;
        if (match === undefined)
            return { kind: 'undocumented', answer: () => undocumented(pen, `no ${call.method} ${call.path}`) };
        if (wrongHeader !== undefined)
            return { kind: match.endpoint.kind, answer: () => undocumented(pen, `header ${wrongHeader}`) };
        return { kind: match.endpoint.kind, answer: () => answer(match, call) };
    }
    return { state: world.state, route, refusal: (status) => pen.error(status, `Injected ${status}`).body };
}
function undocumented(pen, why) {
    return { ...pen.error(400, `Not documented: ${why}`), undocumented: why };
}

// EXTERNAL MODULE: ./build/emulator/github.js + 9 modules
var github = __webpack_require__(4599);
// EXTERNAL MODULE: ./build/emulator/presets.js
var presets = __webpack_require__(5738);
;// CONCATENATED MODULE: ./build/emulator/mounts.js



/** The scan services by id: one line each, the same ids as the scanners. */
const mounts = {
    cloudgeni: (options) => cloudgeniMount((0,presets/* cloudgeniPreset */.ms)(options)),
};
/** GitHub as a preset wants it. */
function githubMountOf(options) {
    return githubMount(githubPreset(options));
}


/***/ }),

/***/ 5738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VY: () => (/* binding */ githubPreset),
/* harmony export */   fG: () => (/* binding */ PRESETS),
/* harmony export */   ms: () => (/* binding */ cloudgeniPreset)
/* harmony export */ });
/* harmony import */ var _terraform_findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7169);

/** All presets, the default one first. */
const PRESETS = ['failing', 'clean', 'slow', 'denied'];
const DAY_MS = 24 * 60 * 60 * 1000;
const REPOSITORY = 'octo-org/infrastructure';
/** Cloudgeni for the demo: two earlier scans of the default branch, and a new one that ends within 5 seconds (`slow`: 8). */
function cloudgeniPreset({ preset = 'failing', repository = REPOSITORY } = {}) {
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
