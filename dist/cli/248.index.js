export const id = 248;
export const ids = [248];
export const modules = {

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
    // Only of a rescan.
    parent_scan_id: shownText,
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
            fetch: async (page, limit, within, onBytes) => {
                const path = `/scans?${(0,http_path/* queryOf */.E2)({ target, mode, page, limit })}`;
                return toPage((0,decode/* decode */.D)(wireScans, await http.send({ kind: 'list', method: 'GET', path, onBytes }, within), 'the list of scans'));
            },
        }, signal),
        // No filter: those that are fixed or accepted are reported as such.
        findings: (scan, { onTotal, recheck }, signal) => (0,pages/* readNumberedPages */.j)({
            pageSize: PAGE_SIZE,
            what: 'findings',
            recheck,
            idOf: (finding) => finding.id,
            contentOf: ({ title, severity, status, category, cwe_id, endpoint }) => [title, severity, status, category, cwe_id, endpoint],
            fetch: async (page, limit, within, onBytes) => {
                const path = `/findings?${(0,http_path/* queryOf */.E2)({ scan_id: scan, page, limit })}`;
                const answer = toPage((0,decode/* decode */.D)(wireFindings, await http.send({ kind: 'findings', method: 'GET', path, onBytes }, within), 'the findings'));
                if (answer.total !== undefined)
                    onTotal(answer.total);
                return answer;
            },
        }, signal),
        async detail(finding, signal) {
            const path = `/findings/${(0,http_path/* pathSegment */.pn)(finding, TITLE)}`;
            return (0,decode/* decode */.D)(wireDetail, await http.send({ kind: 'findings', method: 'GET', path, optional: true }, signal), 'the finding').data;
        },
        async compare(a, b, signal) {
            const path = `${scanPath(a)}/compare/${(0,http_path/* pathSegment */.pn)(b, TITLE)}`;
            return (0,decode/* decode */.D)(wireComparison, await http.send({ kind: 'findings', method: 'GET', path, optional: true }, signal), 'the comparison')
                .data;
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

// EXTERNAL MODULE: ./build/domain/instant.js
var instant = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/domain/told-counts.js
var told_counts = __webpack_require__(1085);
// EXTERNAL MODULE: ./build/scanners/aiptx/scan-name.js
var scan_name = __webpack_require__(6788);
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
        ...(wire.name && { mark: wire.name.trim() }),
        // A rescan may keep the name of the scan that it repeats, and have other instructions.
        ...(wire.name && !wire.parent_scan_id && { options: (0,scan_name/* optionsIn */.I)(wire.name.trim()) }),
        createdAt: (0,instant/* asInstant */.UO)(wire.created_at),
        startedAt: (0,instant/* asInstant */.UO)(wire.started_at),
        completedAt: (0,instant/* asInstant */.UO)(wire.completed_at),
        progress: toProgress(wire),
        ...(wire.phases && { phases: toPhases(wire.phases) }),
        ...(0,told_counts/* toldCounts */.i)(wire.findings_count),
    };
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
async function* collect(client, scan, { baseline, brief, recheck }, signal) {
    const list = await readList(client, scan, recheck, signal);
    if (list === undefined) {
        yield { kind: 'unavailable', what: 'findings', why: 'AIPTx has no list of findings for this key or address, only numbers' };
        if (baseline)
            yield await readChanges(client, baseline, scan, signal);
        return;
    }
    assertSummarised(list.findings, scan);
    const { details, note } = await readDetails(client, brief ? [] : list.findings, signal);
    if (note)
        yield note;
    const toFinding = createFindingMapper(scan.target, details);
    // An empty list is a list too.
    for (let from = 0; from === 0 || from < list.findings.length; from += PAGE)
        yield { kind: 'findings', page: list.findings.slice(from, from + PAGE).map(toFinding), total: list.total };
}
/**
 * Only second-class documents show the filter for a scan: where it is read in another way, the list is empty and says so itself.
 *
 * @throws ScanError `INCOMPLETE`
 */
function assertSummarised(findings, { id, counts, state }) {
    if (counts !== undefined || findings.length > 0 || state !== 'completed')
        return;
    throw new errors/* ScanError */.sC('INCOMPLETE', `The list of findings of the scan ${id} is empty, and the scan reports no numbers to compare it with.`, {
        hint: 'Run the job again with {scan-id} to read the same scan once more. If it keeps happening, ask AIPTx support why the scan has no findings_count.',
    });
}
/** All pages, or undefined where there is no such endpoint: only second-class documents show it. */
async function readList(client, scan, recheck, signal) {
    const findings = [];
    let total;
    const onTotal = (told) => void (total = Math.max(total ?? 0, told));
    const pages = client.findings(scan.id, { onTotal, recheck }, signal);
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
    // A repeated ID has one detail.
    const worst = [...new Map(worstOf(findings).map((finding) => [finding.id, finding])).values()];
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
const UNREPORTED_RESCAN = 'AIPTx does not report the options that a rescan takes over';
/** AIPTx as the workflow sees it. */
function createAiptxScanner(request, http, gate) {
    const client = createAiptxClient(http);
    const name = (0,scan_name/* nameOf */.V)(request, gate);
    return {
        locate: (signal) => locate(client, request, name, signal),
        list: ({ target }, like, signal) => listScans(client, request, target.id, like, signal),
        start: ({ target }, signal) => startScan(client, request, { id: target.id, name: name.text }, signal),
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
async function locate(client, request, name, signal) {
    const { target: id, type, options } = request;
    const target = { id, key: id, label: id, ownCode: false };
    if (options.rescan === undefined) {
        const traits = { type, mode: options.mode };
        return { target, traits, baseline: traits, options: name.options, mark: name.text.trim() };
    }
    const traits = await traitsOfRescan(client, request, options.rescan, signal);
    const mode = aiptx_request/* MODES */.FN.find((known) => known === traits.mode);
    return { target, traits, baseline: traits, options: { unreported: UNREPORTED_RESCAN }, ...(mode && { times: times/* TIMES */.v[mode] }) };
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
async function startScan(client, request, { id: target, name }, signal) {
    const { given, type, options } = request;
    const { rescan, mode, instructions, ...rest } = options;
    try {
        const wire = rescan === undefined
            ? await client.create({ target: given, mode, type, ...rest, name, instructions }, signal)
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
