export const id = 81;
export const ids = [81];
export const modules = {

/***/ 2081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnose: () => (/* binding */ diagnose)
});

// EXTERNAL MODULE: ./build/ci/allows.js
var ci_allows = __webpack_require__(1267);
;// CONCATENATED MODULE: ./build/domain/check.js
/** Makes one check. */
function checked(name, state, says, hint) {
    return { name, state, says, ...(hint !== undefined && { hint }) };
}
/** What depends on something that failed. */
function notChecked(name, because) {
    return { name, state: 'unknown', says: `Not checked, because ${because}.` };
}

// EXTERNAL MODULE: ./build/publish/github/rate-limit.js
var rate_limit = __webpack_require__(4376);
// EXTERNAL MODULE: ./build/publish/github/refusals.js
var refusals = __webpack_require__(2625);
// EXTERNAL MODULE: ./build/publish/github/repository.js
var github_repository = __webpack_require__(3008);
// EXTERNAL MODULE: ./build/publish/github/upload-refusals.js
var upload_refusals = __webpack_require__(3323);
;// CONCATENATED MODULE: ./build/publish/github/permissions.js





/** Asks GitHub what the token may read, one request for each permission. Throws only the signal's reason. */
async function examineTokens(options, signal) {
    const { github, source } = options;
    const repository = (0,github_repository/* repositoryOf */._)(source);
    if (source.ci !== 'github' || repository === undefined)
        return [];
    const looks = looksOf(options);
    if (!github.hasToken) {
        const hint = "Leave {github-token} out to use the job's own token.";
        return [
            checked('token', 'warning', 'The GitHub token is empty.', hint),
            ...looks.map(({ name }) => notChecked(name, 'there is no token')),
        ];
    }
    return await Promise.all(looks.map((look) => take(look, options, repository, signal)));
}
function looksOf({ source, upload, comment, trackingIssue }) {
    const looks = [contentsLook(source)];
    if (upload.mode !== 'never' && upload.allowed.allowed)
        looks.push(codeScanningLook(upload.mode, source));
    if (comment.mode !== 'never' && comment.allowed.allowed && source.pullRequest !== undefined)
        looks.push(commentLook(source.pullRequest));
    if (trackingIssue !== 'never')
        looks.push(issuesLook());
    return looks;
}
/** Where code is judged that is not merged, the policy is read by it; elsewhere only by a job without a checkout. */
function contentsLook({ baseRef, baseCommit }) {
    return {
        name: 'contents',
        permission: 'contents: read',
        state: baseRef === undefined && baseCommit === undefined ? 'warning' : 'problem',
        says: "The repository's files can be read.",
        ask: (octokit, repository, signal) => octokit.rest.repos.getContent({ ...repository, path: '', request: { signal } }),
        allows: (error) => /repository is empty/i.test((0,rate_limit/* asRefusal */.Zd)(error)?.message ?? ''),
    };
}
function codeScanningLook(mode, source) {
    const state = mode === 'required' ? 'problem' : 'warning';
    return {
        name: 'code scanning',
        permission: 'security-events: write',
        state,
        says: 'Code scanning can be read. Whether it may be written is known at the upload.',
        ask: (octokit, repository, signal) => octokit.rest.codeScanning.listRecentAnalyses({ ...repository, per_page: 1, request: { signal } }),
        // A repository that nobody has uploaded to yet.
        allows: (error) => /no analysis found/i.test((0,rate_limit/* asRefusal */.Zd)(error)?.message ?? ''),
        explain(error) {
            const refusal = (0,rate_limit/* asRefusal */.Zd)(error);
            if (refusal === undefined || !(0,upload_refusals/* isNoLicence */.NS)(refusal))
                return undefined;
            return checked('code scanning', state, `Code scanning is not available for this repository (GitHub: "${(0,refusals/* wordsOf */.Z9)(refusal)}").`, `${(0,upload_refusals/* withoutCodeScanning */.JY)(source)} Without it, set {upload-sarif} to never.`);
        },
    };
}
function commentLook(number) {
    return {
        name: 'comments',
        permission: 'pull-requests: write',
        state: 'warning',
        says: `Pull request #${number} can be read. Whether it may be commented on is known when a comment is written.`,
        ask: (octokit, repository, signal) => octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } }),
    };
}
function issuesLook() {
    return {
        name: 'issues',
        permission: 'issues: write',
        state: 'warning',
        says: 'Issues can be read. Whether they may be written is known when one is.',
        ask: (octokit, repository, signal) => octokit.rest.issues.listForRepo({ ...repository, per_page: 1, request: { signal } }),
    };
}
async function take(look, { github, source }, repository, signal) {
    const { name, permission, state, says } = look;
    try {
        await look.ask(await github.open(), repository, signal);
        return checked(name, 'ok', says);
    }
    catch (error) {
        signal.throwIfAborted();
        if (look.allows?.(error))
            return checked(name, 'ok', says);
        const attempted = { failed: 'GitHub was asked what the token may read', permission, permissions: github.permissions, source };
        const general = (0,refusals/* explainGeneral */.MP)(error, attempted, github.clock.now());
        if (general)
            return scrubbed(checked(name, state, general.text, general.hint), github);
        const own = look.explain?.(error);
        if (own)
            return scrubbed(own, github);
        const refusal = (0,rate_limit/* asRefusal */.Zd)(error);
        const words = refusal === undefined ? (error instanceof Error ? error.message : String(error)) : (0,refusals/* wordsOf */.Z9)(refusal);
        return scrubbed(checked(name, state, `The token may not read this (GitHub: "${words}"): the job lacks ${permission}.`), github);
    }
}
function scrubbed(check, { scrub }) {
    return { ...check, says: scrub(check.says), ...(check.hint !== undefined && { hint: scrub(check.hint) }) };
}

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/judgement.js
var judgement = __webpack_require__(1094);
// EXTERNAL MODULE: ./build/domain/rules.js
var domain_rules = __webpack_require__(4238);
// EXTERNAL MODULE: ./build/ruling/ruling.js + 3 modules
var ruling_ruling = __webpack_require__(4733);
// EXTERNAL MODULE: ./build/domain/day.js
var day = __webpack_require__(5079);
;// CONCATENATED MODULE: ./build/domain/waiver.js


/** So long ahead people are warned that a waiver ends. */
const WARNING_DAYS = 14;
/** Whether the waiver is about this finding, by all that it names. */
function isAbout({ by, value, paths, resources }, { fingerprint, id, ruleId, place }) {
    if (by === 'fingerprint' ? !isWithin(fingerprint, value) : value !== { id, rule: ruleId }[by])
        return false;
    const { file, resource, url } = place;
    return isAmong(paths, [file]) && isAmong(resources, [resource, url]);
}
/** Whether the finding is one of the equal ones that are accepted. */
function isWithin(fingerprint, accepted) {
    const finding = partsOf(fingerprint);
    const most = partsOf(accepted);
    return finding.identity === most.identity && finding.ordinal <= most.ordinal;
}
function isAmong(globs, texts) {
    return globs === undefined || texts.some((text) => text !== undefined && globs.some((glob) => glob.matches(text)));
}
/** @param today The day in UTC, `2026-11-21`. */
function stateOf({ expires }, today) {
    const days = (0,day/* daysBetween */.YM)(today, expires);
    // What is no day has never begun to hold.
    if (!(days >= 0))
        return 'lapsed';
    return days <= WARNING_DAYS ? 'expiring' : 'active';
}
/** The waiver as results.json tells it. */
function describeWaiver(waiver, today, matched) {
    const { by, value, paths, resources, reason, expires } = waiver;
    return {
        by,
        value,
        ...(paths && { paths: paths.map(({ pattern }) => pattern) }),
        ...(resources && { resources: resources.map(({ pattern }) => pattern) }),
        reason,
        expires,
        state: stateOf(waiver, today),
        matched,
    };
}

;// CONCATENATED MODULE: ./build/ruling/waiver-checks.js


/** So many waivers are named in one check. */
const MOST_NAMED = 10;
/** Which waivers hold, which soon do not, and which do no more; nothing where there are none. */
function waiverChecks({ waivers, today }) {
    if (waivers.length === 0)
        return [];
    const inState = (state) => waivers.filter((waiver) => stateOf(waiver, today) === state);
    const [active, expiring, lapsed] = [inState('active'), inState('expiring'), inState('lapsed')];
    const parts = [
        active.length > 0 && `${active.length} active`,
        expiring.length > 0 && `${expiring.length} that expire within 14 days (${named(expiring)})`,
        lapsed.length > 0 && `${lapsed.length} that have lapsed, and what they accepted counts again (${named(lapsed)})`,
    ].filter(Boolean);
    const says = `Waivers: ${parts.join('; ')}.`;
    if (expiring.length + lapsed.length === 0)
        return [checked('waivers', 'ok', says)];
    return [checked('waivers', 'warning', says, 'Mend what they accept, or give them another day, or take them out of the policy file.')];
}
function named(waivers) {
    const told = waivers.slice(0, MOST_NAMED).map(({ by, value, expires }) => `${by} ${value} until ${expires}`);
    return `${told.join(', ')}${waivers.length > MOST_NAMED ? ', …' : ''}`;
}

;// CONCATENATED MODULE: ./build/ruling/policy-checks.js






const SOURCES = {
    default: 'default',
    input: 'input',
    policy: 'policy',
    'policy-scanner': "the policy's section of the scanner",
    'policy-name': "the policy's section of this gate",
};
/** Settles what holds for this run, as a run would, and tells where it comes from. Throws only the signal's reason. */
async function examineRules(options, signal) {
    const mistakes = [];
    try {
        const ruling = await (0,ruling_ruling/* settleRuling */.n)({ ...options, tell: (mistake) => mistakes.push(mistake) }, signal);
        return {
            ruling,
            checks: [
                ...policyOf(ruling),
                rulesOf(ruling),
                ...waiverChecks(ruling.scope),
                ...pathsOf(ruling, mistakes),
                ...targetOf(options, mistakes),
            ],
        };
    }
    catch (thrown) {
        signal.throwIfAborted();
        const { message, hint } = (0,errors/* asScanError */.ih)(thrown);
        const because = 'the policy cannot be used';
        return { checks: [checked('policy', 'problem', message, hint), notChecked('rules', because)] };
    }
}
function policyOf({ policy, ruleNotes }) {
    const unread = ruleNotes.find(({ code }) => code === 'no-policy');
    const place = policy?.commit === undefined ? 'in the workspace' : `at the commit ${policy.commit.slice(0, 7)}`;
    const found = policy === undefined ? 'There is no policy file: inputs and defaults rule.' : `${policy.path} was read ${place}.`;
    const first = unread ? asCheck(unread) : checked('policy', 'ok', found);
    return [first, ...ruleNotes.filter((note) => note !== unread).map(asCheck)];
}
/** What a run tells as a note. */
function asCheck({ text, hint }) {
    return checked('policy', 'warning', text, hint);
}
function rulesOf({ gate }) {
    const { severityThreshold, gateOn, maxFindings, minScore, maxScoreDrop, maxResourceChange, warnOnly } = gate;
    const told = [
        severityThreshold &&
            describe('severity-threshold', severityThreshold, severityThreshold.value, (0,judgement/* describeExcept */.Vs)(severityThreshold.except)),
        gateOn && describe('gate-on', gateOn, gateOn.value),
        maxFindings && describe('max-findings', maxFindings, (0,domain_rules/* describeNumbers */._r)(maxFindings.value)),
        minScore && describe('min-score', minScore, String(minScore.value)),
        maxScoreDrop && describe('max-score-drop', maxScoreDrop, String(maxScoreDrop.value)),
        maxResourceChange && describe('max-resource-change', maxResourceChange, (0,domain_rules/* describeNumbers */._r)(maxResourceChange.value)),
    ].filter((rule) => rule !== undefined);
    const rules = told.length === 0 ? 'There is no rule: the gate is that the scan completes.' : `${told.join('; ')}.`;
    return warnOnly === 'false' ? checked('rules', 'ok', rules) : checked('rules', 'warning', `${rules} ${forgiven(warnOnly)}`);
}
function describe(name, { from }, value, more = '') {
    return `${name} ${value} (${SOURCES[from]})${more}`;
}
function forgiven(warnOnly) {
    return warnOnly === 'everything'
        ? 'No verdict fails the job: warn-only is everything.'
        : 'A failed verdict does not fail the job: warn-only is true.';
}
function pathsOf({ scope: { paths } }, mistakes) {
    const mistake = mistakes.find(({ code }) => code !== 'TARGET_NOT_ALLOWED');
    if (mistake)
        return [checked('paths', 'problem', mistake.message, mistake.hint)];
    if (paths === undefined)
        return [];
    return [checked('paths', 'ok', `Every pattern matches a file of the repository: ${paths.map(({ pattern }) => pattern).join(', ')}.`)];
}
function targetOf({ plan }, mistakes) {
    if (plan.permit === undefined)
        return [];
    const mistake = mistakes.find(({ code }) => code === 'TARGET_NOT_ALLOWED');
    return mistake
        ? [checked('allowed targets', 'problem', mistake.message, mistake.hint)]
        : [checked('allowed targets', 'ok', 'This event may scan the target.')];
}

// EXTERNAL MODULE: ./build/runtime/clock.js
var runtime_clock = __webpack_require__(4821);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/runtime/surroundings.js



/** Looks at the folders and files that a job works with. Writes nothing. */
async function examineSurroundings({ workspace, directory, onRunner, outputFile, summaryFile }) {
    const checks = [workspaceOf(workspace, onRunner), folderOf(directory)];
    if (onRunner)
        checks.push(fileOf('outputs', 'GITHUB_OUTPUT', outputFile, 'problem'), fileOf('summary', 'GITHUB_STEP_SUMMARY', summaryFile, 'warning'));
    return await Promise.all(checks);
}
async function workspaceOf(workspace, onRunner) {
    if (!(await may(workspace, promises_.constants.R_OK)))
        return checked('workspace', 'problem', `The workspace ${workspace} cannot be read.`, 'Check the permissions of the folder.');
    if (!onRunner || (await may((0,external_node_path_.join)(workspace, '.git'), promises_.constants.F_OK)))
        return checked('workspace', 'ok', `The repository's files are read from ${workspace}.`);
    return checked('workspace', 'ok', 'The workspace holds no checkout of the repository: a policy file is read from GitHub.');
}
async function folderOf(directory) {
    return (await may(directory, promises_.constants.W_OK))
        ? checked('report-dir', 'ok', `Reports are written to ${directory}.`)
        : checked('report-dir', 'problem', `The directory ${directory} cannot be written.`, 'Set {report-dir} to a directory that this job may write.');
}
/** A job whose outputs are lost has no verdict; without a summary it has one all the same. */
async function fileOf(name, variable, file, otherwise) {
    if (file === undefined || file === '')
        return checked(name, 'warning', `The runner gives no ${variable}, so that nothing can be written there.`);
    return (await may(file, promises_.constants.W_OK))
        ? checked(name, 'ok', `${variable} can be written.`)
        : checked(name, otherwise, `${variable} cannot be written.`, "Look at the runner's disk and permissions.");
}
async function may(path, mode) {
    return (0,promises_.access)(path, mode).then(() => true, () => false);
}

// EXTERNAL MODULE: ./build/domain/reasons.js
var reasons = __webpack_require__(1623);
// EXTERNAL MODULE: ./build/runtime/deadline.js
var deadline = __webpack_require__(9551);
// EXTERNAL MODULE: ./build/domain/comparison.js
var comparison = __webpack_require__(2960);
// EXTERNAL MODULE: ./build/domain/instant.js
var instant = __webpack_require__(2224);
// EXTERNAL MODULE: ./build/workflow/baseline.js + 1 modules
var workflow_baseline = __webpack_require__(2317);
;// CONCATENATED MODULE: ./build/workflow/checks/baseline.js






const NAME = 'baseline';
const HOW = {
    given: 'as the input says',
    anchored: "the last one from before the workflow's last successful run",
    previous: 'the last one, which moves along with every run',
    'base-branch': 'the last one of the base branch',
};
/** Chooses the baseline as a run would that begins now. */
async function examineBaseline({ run, deps }, { scanner, wanted, known, scan = scanToCome(wanted, deps.clock.now()) }, signal) {
    const needed = (0,domain_rules/* needsBaseline */.ZQ)(run.gate);
    // Notes of a run are checks here.
    const found = { notes: [], endings: [] };
    try {
        const baseline = await (0,workflow_baseline/* chooseBaseline */.h)({ run, deps, found, scanner, wanted, scan, known }, signal);
        const [note] = found.notes;
        if (note)
            return { check: checked(NAME, 'warning', note.text, note.hint), baseline };
        return { check: baseline_describe(baseline, needed), baseline };
    }
    catch (thrown) {
        signal.throwIfAborted();
        const { message, hint } = (0,errors/* asScanError */.ih)(thrown);
        return { check: checked(NAME, needed ? 'problem' : 'warning', message, hint) };
    }
}
/** The check where the service could not be asked. */
function noBaseline(because) {
    return notChecked(NAME, because);
}
/** The scan that a run would start now. */
function scanToCome({ target, traits }, nowMs) {
    return { id: '', target: target.id, state: 'completed', word: 'completed', traits, createdAt: (0,instant/* instantAt */.l$)(nowMs) };
}
function baseline_describe(baseline, needed) {
    if (baseline === undefined)
        return checked(NAME, 'ok', 'None is wanted, so that nothing is told to be new or fixed.');
    switch (baseline.kind) {
        case 'scan': {
            const { id, completedAt, createdAt } = baseline.scan;
            return checked(NAME, 'ok', `It would be the scan ${id} of ${completedAt ?? createdAt ?? 'an unknown time'}: ${HOW[baseline.how]}.`);
        }
        case 'file':
            return checked(NAME, 'ok', `It is the file ${baseline.path}.`);
        case 'nothing':
            return checked(NAME, needed ? 'warning' : 'ok', `Every finding would count as new: ${(0,comparison/* describeAbsence */.Hw)({ file: baseline.path })}.`, needed ? 'A rule depends on it: start a scan first, such as of the base branch.' : undefined);
    }
}

// EXTERNAL MODULE: ./build/domain/source.js
var domain_source = __webpack_require__(4012);
;// CONCATENATED MODULE: ./build/workflow/checks/event.js


/** What the job's event is, and what would be published for it. */
function examineEvent(source, { standing, allows, surfaces }) {
    const event = describeEvent(source);
    if (source.ci !== 'github')
        return [checked('event', 'ok', event)];
    return [
        standing.kind === 'refuse'
            ? checked('event', 'problem', `${event} ${standing.message}`, standing.hint)
            : standing.kind === 'skip'
                ? checked('event', 'warning', `${event} The verdict would be "skipped": ${standing.why}.`)
                : checked('event', 'ok', event),
        uploadOf(allows.upload, surfaces.upload),
        commentOf(source, allows.comment, surfaces.comment),
        annotationsOf(allows.annotate, surfaces),
        ...(surfaces.trackingIssue === 'never' ? [] : [issueOf(source)]),
    ];
}
/** The marks that decide over what may be done. */
function describeEvent({ ci, flavour, event, ref, commit, untrusted, mergeQueue, pullRequestState, overridden }) {
    if (ci !== 'github')
        return 'This is not a GitHub Actions job: the files of the report and the exit code are all that it makes.';
    const marks = [
        flavour === 'gitea' && 'on Gitea or Forgejo',
        untrusted === 'fork' && 'from a fork',
        untrusted === 'unknown' && 'from an unknown repository',
        untrusted === 'dependabot' && 'caused by Dependabot',
        mergeQueue && 'in a merge queue',
        pullRequestState === 'closed' && 'of a closed pull request',
        ref?.startsWith('refs/tags/') && 'of a tag',
        overridden && 'with ref or sha from the inputs',
    ].filter(Boolean);
    const about = ref === undefined ? 'about no ref' : `about ${ref}`;
    const at = commit === undefined ? '' : ` at ${commit.slice(0, 12)}`;
    return `${event ?? 'unknown'}, ${about}${at}${marks.length === 0 ? '' : `, ${marks.join(', ')}`}.`;
}
function uploadOf(allowed, mode) {
    if (mode === 'never')
        return checked('upload', 'ok', 'Nothing is uploaded to code scanning: upload-sarif is never.');
    return allowed.allowed
        ? checked('upload', 'ok', 'The findings of a completed scan would be uploaded to code scanning.')
        : checked('upload', 'ok', `Nothing is uploaded to code scanning for this event: ${allowed.why}`);
}
function commentOf(source, allowed, mode) {
    if (mode === 'never')
        return checked('comment', 'ok', 'No comment is written: comment is never.');
    if (!allowed.allowed)
        return checked('comment', 'ok', `No comment is written for this event: ${allowed.why}`);
    if (isReadOnly(source))
        return checked('comment', 'ok', "No comment can be written: a fork's pull request gets a read-only token. The job summary tells the same.");
    return checked('comment', 'ok', `Pull request #${source.pullRequest ?? ''} would be commented on (${mode}).`);
}
function annotationsOf(allowed, { annotations }) {
    if (!annotations)
        return checked('annotations', 'ok', 'No files are annotated: annotations is false.');
    return allowed.allowed
        ? checked('annotations', 'ok', 'Findings would be annotated, ten of each level at most.')
        : checked('annotations', 'ok', `Nothing is annotated: ${allowed.why}`);
}
function issueOf({ event }) {
    return event === 'schedule'
        ? checked('tracking issue', 'ok', 'An issue would be kept up to date.')
        : checked('tracking issue', 'ok', 'No issue is touched for this event: tracking-issue is for scheduled runs.');
}
/** GitHub's rule for forks; Dependabot's token may be given more. */
function isReadOnly(source) {
    return source.untrusted === 'fork' && (0,domain_source/* isWithheld */.Ys)(source);
}

// EXTERNAL MODULE: ./build/domain/scan-times.js
var scan_times = __webpack_require__(3987);
// EXTERNAL MODULE: ./build/workflow/read-scan.js
var read_scan = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/workflow/checks/findings.js




const findings_NAME = 'findings';
/** Reads the newest completed scan, for endpoints that only second-class documents show: whether they are there is known only so. */
async function examineFindings({ run, deps }, { scanner, known = [], scan }, baseline, signal) {
    // The branch may have no scan yet, and the one that it is compared with does.
    const [newest = baseline?.kind === 'scan' ? baseline.scan : undefined] = [...(scan ? [scan] : []), ...known]
        .filter(({ state }) => state === 'completed')
        .toSorted(scan_times/* byNewest */.Kd);
    if (newest === undefined)
        return { check: checked(findings_NAME, 'unknown', 'The target has no completed scan: what one tells is known after the first.') };
    try {
        const full = await (0,read_scan/* readPatiently */.B)(scanner, newest, 'full', deps, signal);
        if (!run.service.measures.includes('findings'))
            return { check: withoutList(full, run.service.title), earlier: { scan: full, listed: false } };
        return await probe(scanner, full, signal);
    }
    catch (thrown) {
        signal.throwIfAborted();
        const { code, message, hint } = (0,errors/* asScanError */.ih)(thrown);
        const refused = code === 'AUTH_REJECTED' || code === 'FORBIDDEN';
        return { check: checked(findings_NAME, refused ? 'problem' : 'warning', `The scan ${newest.id} could not be read: ${message}`, hint) };
    }
}
/** The check where the service could not be asked. */
function noFindings(because) {
    return notChecked(findings_NAME, because);
}
/** One page is enough to know that there are pages. */
async function probe(scanner, scan, signal) {
    for await (const part of scanner.collect(scan, { brief: true, settled: true }, signal)) {
        if (part.kind === 'findings')
            break;
        if (part.kind !== 'unavailable' || part.what !== 'findings')
            continue;
        if (part.onlyHere)
            return { check: checked(findings_NAME, 'unknown', `The scan ${scan.id} has no list of findings, and others may: ${part.why}`) };
        const says = `The findings of the scan ${scan.id} cannot be read: ${part.why}`;
        const hint = 'Check {api-url} and the permissions of the key behind {api-key}; what the rules then lack is told below.';
        return { check: checked(findings_NAME, 'warning', says, hint), earlier: { scan, listed: false, whyNoList: part.why } };
    }
    return { check: checked(findings_NAME, 'ok', `The findings of the scan ${scan.id} can be read.`), earlier: { scan, listed: true } };
}
function withoutList({ id, inventory }, title) {
    return inventory === undefined
        ? checked(findings_NAME, 'warning', `${title} gives no list of findings, and the scan ${id} tells no resources either.`)
        : checked(findings_NAME, 'ok', `${title} gives no list of findings; the resources of the scan ${id} can be read.`);
}

;// CONCATENATED MODULE: ./build/workflow/checks/history.js


/** Whether the workflow's history can be read, by which an automatic baseline is chosen. */
function examineHistory({ gate }, { history, unsure }) {
    const name = 'workflow runs';
    if (unsure === undefined) {
        const told = history === undefined ? 'no earlier successful run is held against' : 'the last successful run can be read';
        return checked(name, 'ok', `Of the workflow's history, ${told}.`);
    }
    const state = !(0,domain_rules/* needsBaseline */.ZQ)(gate) ? 'ok' : unsure.repeated ? 'problem' : 'warning';
    const effect = state === 'ok' ? 'no rule depends on it' : 'what fails in one run is old in the next';
    return checked(name, state, `Which scans are from before the last successful run is not known (${unsure.why}); ${effect}.`, unsure.hint);
}

;// CONCATENATED MODULE: ./build/workflow/schedule.js
const MIN_MS = 2_000;
const MAX_MS = 60_000;
/**
 * How long to wait before the next look at a scan: few requests while it cannot be over, many when it is due.
 * Formula, simulation and bounds: reference/performance.md, section 2. A service's Retry-After always wins over it.
 *
 * @param random 0 to 1; spreads jobs that began together by a tenth to either side.
 */
function nextWaitMs(moment, random) {
    return plainWaitMs(moment) * (0.9 + 0.2 * random());
}
function plainWaitMs({ elapsedMs, remainingMs, window }) {
    if (remainingMs !== undefined)
        return clamp(0.5 * remainingMs, MIN_MS, Math.max(MIN_MS, Math.min(elapsedMs, Math.max(MAX_MS, 0.1 * elapsedMs))));
    if (window === undefined)
        return clamp(Math.min(0.1 * elapsedMs, 0.7 * rootMs(elapsedMs)), MIN_MS, MAX_MS);
    const due = clamp(0.4 * rootMs(window.typicalMs), MIN_MS, MAX_MS);
    // A scan that fails early is noticed within a fifth of its life, and nobody sleeps past the first time it may be over.
    if (elapsedMs < window.lowMs)
        return Math.max(MIN_MS, Math.min(0.2 * elapsedMs, Math.max(due, window.lowMs - elapsedMs)));
    if (elapsedMs < window.highMs)
        return due;
    return clamp(Math.max(due, 0.1 * (elapsedMs - window.highMs)), MIN_MS, MAX_MS);
}
/** The formula's square roots are of seconds. */
function rootMs(ms) {
    return Math.sqrt(ms / 1000) * 1000;
}
function clamp(value, low, high) {
    return Math.min(Math.max(value, low), high);
}
/**
 * The window that past durations give: median and two standard deviations of their logarithms. Undefined where there are too few,
 * or where they differ so much that the service's documents know better (spread over 20 %).
 */
function windowOf(durationsMs) {
    const logs = durationsMs
        .filter((ms) => ms > 0)
        .slice(0, 5)
        .map(Math.log)
        .sort((a, b) => a - b);
    if (logs.length < 3)
        return undefined;
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    const sigma = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
    if (sigma > 0.2)
        return undefined;
    const median = logs[Math.floor(logs.length / 2)] ?? mean;
    return { lowMs: Math.exp(median - 2 * sigma), typicalMs: Math.exp(median), highMs: Math.exp(median + 2 * sigma) };
}

;// CONCATENATED MODULE: ./build/workflow/checks/limits.js


const MINUTE_MS = 60_000;
/** Jobs of GitHub's own runners end then (docs.github.com, usage limits). */
const HOSTED_MS = 360 * MINUTE_MS;
/** What the wait for a scan would cost in requests, and whether there is time for it. */
function examineLimits(run) {
    return run.waiting.wait ? [requestsOf(run), timeOf(run)] : [checked('timeout', 'ok', 'Nothing is waited for: wait is false.')];
}
function requestsOf({ service, lastsMs, waiting: { pollIntervalMs } }) {
    const { typical } = lastsMs;
    const looks = looksWithin(typical, lastsMs, pollIntervalMs);
    const limits = Object.entries(service.perMinute).map(([kind, most]) => `${most} ${kind === 'all' ? 'in all' : `of the kind ${kind}`}`);
    const documented = limits.length === 0 ? 'documents no limit' : `allows so many requests a minute: ${limits.join(', ')}`;
    const says = `A scan of ${limits_describe(typical)} would cost about ${looks} looks; ${service.title} ${documented}.`;
    const most = service.perMinute.status ?? service.perMinute.all;
    return pollIntervalMs !== undefined && most !== undefined && MINUTE_MS / pollIntervalMs > most
        ? checked('requests', 'warning', says, 'A longer {poll-interval}, or none at all, keeps within the limit; until then every look waits for it.')
        : checked('requests', 'ok', says);
}
/** How often a run looks at a scan that lasts so long, without chance. */
function looksWithin(lastsMs, { low, typical, high }, intervalMs) {
    const window = { lowMs: low, typicalMs: typical, highMs: high };
    let looks = 0;
    for (let elapsedMs = 0; elapsedMs < lastsMs; looks += 1)
        elapsedMs += intervalMs ?? nextWaitMs({ elapsedMs, window }, () => 0.5);
    return looks;
}
function timeOf({ source, waiting: { timeoutMs }, lastsMs }) {
    const given = `The scan is waited for at most ${limits_describe(timeoutMs)}`;
    if (source.hostedRunner === true && timeoutMs >= HOSTED_MS) {
        const hint = 'Give a shorter {timeout}; or start with {wait} false and collect in another job by {scan-id}.';
        return checked('timeout', 'warning', `${given}, and jobs on hosted runners end after 6 hours.`, hint);
    }
    if (timeoutMs < lastsMs.typical)
        return checked('timeout', 'warning', `${given}, and such scans usually take ${limits_describe(lastsMs.typical)}.`, 'Give a longer {timeout}.');
    const job = `timeout-minutes: ${Math.ceil(timeoutMs / MINUTE_MS) + 5}`;
    return checked('timeout', 'ok', `${given}; the job itself needs more, such as ${job}.`);
}
function limits_describe(ms) {
    const minutes = ms / MINUTE_MS;
    if (minutes < 2)
        return `${Math.round(ms / 1000)} s`;
    return minutes < 120 ? `${Math.round(minutes)} minutes` : `${Math.round(minutes / 6) / 10} hours`;
}

// EXTERNAL MODULE: ./build/domain/job-permissions.js
var job_permissions = __webpack_require__(8091);
;// CONCATENATED MODULE: ./build/workflow/checks/permissions.js



/** The whole block once, complete for the inputs of this job: a block that names one permission takes away all that it does not name. */
function examinePermissions(looked, wishes) {
    if (wishes.source.ci !== 'github')
        return [];
    const worst = ['problem', 'warning'].find((state) => looked.some((check) => check.state === state));
    if (worst === undefined) {
        const says = 'The token may read all that these inputs need. Whether it may write is known when something is written.';
        return [...looked, checked('permissions', 'ok', `${says}${ofDependabot(wishes)}`, `What the job needs:\n${blockOf(wishes)}`)];
    }
    const says = isReadOnly(wishes.source)
        ? "A fork's pull request gets a read-only token, whatever the job asks for."
        : `The token may not do all that these inputs need; the checks above tell what.${ofDependabot(wishes)}`;
    return [...looked, checked('permissions', worst, says, `The job's permissions, whole:\n${blockOf(wishes)}`)];
}
function ofDependabot({ source }) {
    return source.untrusted === 'dependabot' ? " Dependabot's runs get a read-only token unless the job names its permissions." : '';
}
/** YAML to paste. */
function blockOf({ surfaces: { upload, comment, trackingIssue }, history }) {
    return (0,job_permissions/* permissionsBlock */.I)({ upload: upload !== 'never', comment: comment !== 'never', trackingIssue: trackingIssue !== 'never', history });
}

// EXTERNAL MODULE: ./build/domain/severity.js
var severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/workflow/measure.js
var measure = __webpack_require__(8260);
;// CONCATENATED MODULE: ./build/workflow/checks/rules.js






const rules_NAME = 'what the rules need';
/** Holds what the gate needs against what an earlier scan tells, as a run does at its end. */
function examineNeeds(run, earlier, baseline) {
    if (earlier === undefined)
        return checked(rules_NAME, 'unknown', 'No scan could be read, so that it is not known whether one tells what the rules need.');
    const { scan, whyNoList } = earlier;
    const measured = measuredBy(earlier, baseline);
    // A baseline that could not be chosen is a check of its own.
    if (baseline === undefined && (0,domain_rules/* needsBaseline */.ZQ)(run.gate))
        return notChecked(rules_NAME, 'there is no baseline to hold it against');
    try {
        if (whyNoList !== undefined)
            (0,measure/* holdNumbersAgainst */.T5)(run, whyNoList);
        (0,measure/* assertMeasured */.TG)(run, scan, measured, whyNoList);
        return checked(rules_NAME, 'ok', `The scan ${scan.id} tells all that the rules need.`);
    }
    catch (thrown) {
        const { message, hint } = (0,errors/* asScanError */.ih)(thrown);
        return checked(rules_NAME, 'problem', message, hint);
    }
}
/** The check where there is nothing to hold against anything. */
function noNeeds(because) {
    return notChecked(rules_NAME, because);
}
/** Which measures there are; how many findings they count does not matter here. */
function measuredBy({ scan, listed, whyNoList }, baseline) {
    const { counts, uncounted, posture } = scan;
    const numbers = whyNoList !== undefined && counts && { counts, ...(uncounted && { uncounted }) };
    return {
        ...(listed ? { counts: severity/* NO_COUNTS */.lZ } : numbers),
        ...(listed && baseline && { newCounts: severity/* NO_COUNTS */.lZ }),
        ...(posture && { posture }),
        ...(baseline && { against: againstOf(scan, baseline) }),
    };
}
function againstOf(scan, baseline) {
    if (baseline.kind === 'nothing')
        return { kind: 'nothing', ...(baseline.path !== undefined && { file: true }) };
    const { inventory, score } = baseline.kind === 'file' ? baseline.file : { inventory: baseline.scan.inventory, score: baseline.scan.posture?.score };
    const changes = inventory && scan.inventory && (0,comparison/* compareInventories */.mq)(inventory, scan.inventory);
    return { kind: 'baseline', score, ...(changes && { inventory: changes }) };
}

// EXTERNAL MODULE: ./build/workflow/find-scan.js
var find_scan = __webpack_require__(7517);
// EXTERNAL MODULE: ./build/workflow/known-scans.js
var known_scans = __webpack_require__(480);
;// CONCATENATED MODULE: ./build/workflow/checks/service.js




const BECAUSE = {
    service: 'the service did not answer as it should',
    'API key': 'the service did not accept the key',
    scope: 'the key may not look it up',
    organization: 'the organization was not found',
    target: 'the target cannot be scanned as it is',
    scan: 'there is no such scan',
};
/** Looks up what a run would look up before it starts a scan. Asks nothing that changes anything. */
async function examineService({ run, deps, found }, signal) {
    const { service, waiting } = run;
    const steps = stepsOf(service, waiting.scanId !== undefined);
    const failed = (thrown, asking) => {
        signal.throwIfAborted();
        const error = (0,errors/* asScanError */.ih)(thrown);
        deps.veil.add(error.details.sensitive ?? []);
        const fault = faultOf(error, asking, steps);
        return { checks: steps.map((step) => afterFault(step, fault, error, run, steps)), because: BECAUSE[fault] };
    };
    let scanner;
    let wanted;
    let known;
    let asking = 'lookup';
    try {
        scanner = await deps.connect();
        const located = await scanner.locate(signal);
        found.target = located.target;
        deps.veil.settle(located.target);
        wanted = (0,find_scan/* wantedOf */.Lm)(run, located);
        asking = 'target';
        if (waiting.scanId === undefined)
            known = await (0,known_scans/* listScans */.v7)(scanner, wanted, { branch: wanted.traits.branch }, signal);
    }
    catch (thrown) {
        return failed(thrown, asking);
    }
    try {
        const scan = waiting.scanId === undefined ? undefined : await (0,find_scan/* findScan */.hj)(deps, scanner, wanted, waiting.scanId, signal);
        if (scan !== undefined)
            (0,known_scans/* assertAskedFor */.Yn)(wanted, scan);
        const checks = steps.map((step) => foundWell(step, { run, wanted, scan }));
        return { located: { scanner, wanted, known, scan }, checks };
    }
    catch (thrown) {
        return failed(thrown, 'scan');
    }
}
/** The checks that cannot be made where the service is not to be asked at all. */
function unasked({ service, waiting }, because) {
    return stepsOf(service, waiting.scanId !== undefined).map((step) => notChecked(step, because));
}
function stepsOf({ inputs }, collects) {
    const organization = inputs.organization === undefined ? [] : ['organization'];
    return ['service', 'API key', 'scope', ...organization, 'target', ...(collects ? ['scan'] : [])];
}
/** Whose fault a refusal is. A service that answers in other ways than its documents say is none that can be asked. */
function faultOf({ code }, asking, steps) {
    switch (code) {
        case 'AUTH_REJECTED':
            return 'API key';
        case 'FORBIDDEN':
            return 'scope';
        case 'NOT_FOUND':
            return asking === 'lookup' ? (steps.includes('organization') ? 'organization' : 'target') : asking;
        case 'BAD_REQUEST':
        case 'CONFIG':
        case 'WRONG_SCAN':
        case 'NO_SCAN':
        case 'LATEST_UNKNOWN':
        case 'TARGET_UNKNOWN':
        case 'TARGET_AMBIGUOUS':
        case 'TARGET_NOT_READY':
        case 'TARGET_NOT_ALLOWED':
            return asking === 'lookup' ? 'target' : asking;
        default:
            return 'service';
    }
}
function afterFault(step, fault, error, run, steps) {
    if (step === fault)
        return checked(step, 'problem', error.message, error.hint);
    if (steps.indexOf(step) > steps.indexOf(fault))
        return notChecked(step, BECAUSE[fault]);
    return foundWell(step, { run });
}
function foundWell(step, { run, wanted, scan }) {
    const { service, otherHost, waiting } = run;
    switch (step) {
        case 'service':
            return otherHost === undefined
                ? checked(step, 'ok', `${service.title} answers.`)
                : checked(step, 'warning', `Requests, and the key with them, go to ${otherHost}, which is not ${service.title}'s own address.`, 'Leave {api-url} out, unless this is what you want.');
        case 'API key':
            return checked(step, 'ok', `${service.title} accepts the key.`);
        case 'scope':
            return checked(step, 'ok', 'The key may look up the target and its scans. Whether it may start one is known at the start only.');
        case 'organization':
            return checked(step, 'ok', `${service.title} answers for the organization that was given.`);
        case 'target':
            return wanted === undefined ? checked(step, 'ok', 'Found.') : service_targetOf(wanted);
        case 'scan': {
            const unsure = wanted && (0,find_scan/* unsureOptions */.fE)(wanted, waiting.scanId ?? '');
            const says = `The scan ${scan?.id ?? ''} to collect was found; it is ${scan?.word ?? ''}.`;
            return unsure ? checked(step, 'warning', `${says} ${unsure.text}`, unsure.hint) : checked(step, 'ok', says);
        }
    }
}
/** Notices are what the look-up could not make sure of. */
function service_targetOf({ target, notices = [] }) {
    if (notices.length === 0)
        return checked('target', 'ok', `Found and, as far as the service tells, fit to scan: ${target.label}.`);
    const hints = notices.map(({ hint }) => hint).filter((hint) => hint !== undefined);
    const says = `${target.label}: ${notices.map(({ text }) => text).join(' ')}`;
    return checked('target', 'warning', says, hints.length === 0 ? undefined : hints.join(' '));
}

// EXTERNAL MODULE: ./build/workflow/finish.js + 2 modules
var finish = __webpack_require__(6477);
// EXTERNAL MODULE: ./build/workflow/outcome.js
var workflow_outcome = __webpack_require__(4208);
// EXTERNAL MODULE: ./build/workflow/prepare.js
var prepare = __webpack_require__(2571);
;// CONCATENATED MODULE: ./build/workflow/doctor.js















/** A doctor must not take longer than what it looks at. */
const LOOK_MS = 10 * 60_000;
/**
 * The doctor (`dry-run: true`): looks at all that a run would need, and starts, uploads and comments nothing. What fails in one check
 * stops only those that depend on it. Never throws: the answer is the verdict `checked`, or `error`.
 */
async function examine(asked, world, instruments) {
    const deps = askingOnce(quietly(world));
    const found = { notes: [], endings: [] };
    let outcome;
    try {
        const diagnosis = await instruments.rules(deps.interrupt);
        const run = { ...asked, ...diagnosis.ruling, ruleNotes: [] };
        found.checks = await checkAll({ run, deps, found }, diagnosis, instruments);
        outcome = conclusionOf(found.checks, found);
    }
    catch (thrown) {
        const ended = (0,workflow_outcome/* outcomeOf */.s)(deps.interrupt.aborted ? deps.interrupt.reason : thrown);
        outcome = ended.outcome;
        found.error = ended.error;
    }
    return await (0,finish/* finish */.O)(asked, world, found, outcome);
}
async function checkAll(examination, diagnosis, instruments) {
    const { run, deps } = examination;
    const { interrupt } = deps;
    const { source, waiting } = run;
    const history = waiting.baseline === 'auto' && source.ci === 'github';
    const [atService, atGitHub, surroundings, anchor] = await Promise.all([
        checkServiceInTime(examination, diagnosis, instruments),
        instruments.permissions(interrupt),
        instruments.surroundings(),
        history ? deps.anchor(interrupt) : undefined,
    ]);
    const looked = [...atGitHub, ...(anchor ? [examineHistory(run, anchor)] : [])];
    return [
        ...atService,
        ...diagnosis.checks,
        ...examineEvent(source, instruments),
        ...examinePermissions(looked, { source, surfaces: instruments.surfaces, history }),
        ...surroundings,
    ];
}
async function checkServiceInTime(examination, diagnosis, instruments) {
    const { clock, interrupt } = examination.deps;
    const work = (signal) => checkService(examination, diagnosis, instruments, signal);
    try {
        return await (0,deadline/* withDeadline */.NE)(clock, LOOK_MS, prepare/* notInTime */.mW, interrupt, work);
    }
    catch (thrown) {
        interrupt.throwIfAborted();
        const { message, hint } = (0,errors/* asScanError */.ih)(thrown);
        return [checked('service', 'problem', message, hint)];
    }
}
async function checkService(examination, { ruling }, { standing, warnings }, signal) {
    const { run } = examination;
    const told = warnings.map((warning) => checked('inputs', 'warning', warning));
    if (standing.kind !== 'scan') {
        const because = standing.kind === 'skip' ? standing.why : reasons/* REASONS */.e[standing.code];
        return [...told, ...unasked(run, because), noFindings(because), noBaseline(because), noNeeds(because), ...examineLimits(run)];
    }
    const { located, checks, because = '' } = await examineService(examination, signal);
    if (located === undefined)
        return [...told, ...checks, noFindings(because), noBaseline(because), noNeeds(because), ...examineLimits(run)];
    const compared = ruling && (await examineBaseline(examination, located, signal));
    const findings = await examineFindings(examination, located, compared?.baseline, signal);
    const wrong = 'the policy or the rules have mistakes';
    const rules = compared ? [compared.check, examineNeeds(run, findings.earlier, compared.baseline)] : [noBaseline(wrong), noNeeds(wrong)];
    return [...told, ...checks, findings.check, ...rules, ...examineLimits((0,prepare/* timedBy */.HP)(run, located.wanted))];
}
function conclusionOf(checks, found) {
    const count = (state) => checks.filter((check) => check.state === state);
    const problems = count('problem');
    if (problems.length > 0) {
        const names = [...new Set(problems.map(({ name }) => name))].join(', ');
        const message = `${problems.length} of ${checks.length} checks found something that must be changed: ${names}.`;
        found.error = new errors/* ScanError */.sC('CHECK_FAILED', message, {
            hint: 'Each of these checks tells what to change. Nothing was started, uploaded or commented.',
        });
        return { kind: 'error', code: 'CHECK_FAILED' };
    }
    const [warnings, open] = [count('warning').length, count('unknown').length];
    const beside = [warnings > 0 && `${warnings} with a warning`, open > 0 && `${open} that could not be made`].filter(Boolean).join(', ');
    return { kind: 'checked', why: `nothing has to be changed after ${checks.length} checks${beside === '' ? '' : `, ${beside}`}` };
}
/** What a run says on its way is a check here: no annotation but the verdict's own. */
function quietly(deps) {
    const { logger } = deps;
    const say = (text) => logger.debug(text);
    return { ...deps, logger: { ...logger, info: say, notice: say, warning: say, error: say } };
}
/** The workflow's history is asked for by two checks. */
function askingOnce(deps) {
    let asked;
    return { ...deps, anchor: (signal) => (asked ??= deps.anchor(signal)) };
}

;// CONCATENATED MODULE: ./build/instruments.js






/** Lets the doctor look at what this run would need. */
async function diagnose(config, world, { run, deps, github }) {
    return await examine(run, deps, instrumentsOf(config, world, { github, filesAt: deps.filesAt }));
}
/** What the doctor looks with. */
function instrumentsOf(config, world, { github, filesAt }) {
    const { source, service, standing, reports } = config;
    const { env, style, workspace, directory, clock = runtime_clock/* systemClock */.m } = world;
    const allows = (0,ci_allows/* allowsFor */.M)(source, service);
    const { uploadSarif: upload, comment, annotations, trackingIssue } = reports;
    const plan = standing.kind === 'scan' ? standing.plan : {};
    return {
        standing,
        warnings: (standing.kind === 'scan' && standing.plan.warnings) || [],
        allows,
        surfaces: { upload, comment, annotations, trackingIssue },
        rules: (signal) => examineRules({ config, plan, workspace, github, filesAt, style, nowMs: clock.now() }, signal),
        permissions: (signal) => examineTokens({
            github,
            source,
            upload: { mode: upload, allowed: allows.upload },
            comment: { mode: comment, allowed: allows.comment },
            trackingIssue,
        }, signal),
        surroundings: () => examineSurroundings({
            workspace,
            directory,
            onRunner: style === 'action',
            outputFile: env.GITHUB_OUTPUT,
            summaryFile: env.GITHUB_STEP_SUMMARY,
        }),
    };
}


/***/ })

};
