export const id = 400;
export const ids = [400];
export const modules = {

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  scan: () => (/* binding */ scan_scan)
});

// EXTERNAL MODULE: ./build/domain/hint.js
var hint = __webpack_require__(6324);
;// CONCATENATED MODULE: ./build/config/problems.js

/** One mistake as one line: which input, what was given, what is allowed, what was probably meant. */
function describeProblem(problem, style) {
    const name = (0,hint/* nameInput */.K)(problem.input, style);
    const meant = problem.suggestion === undefined ? '' : ` Did you mean ${problem.unknown ? (0,hint/* nameInput */.K)(problem.suggestion, style) : problem.suggestion}?`;
    if (problem.stray)
        return `One word too many: ${problem.allowed}.`;
    if (problem.unknown)
        return `There is no input ${name}.${meant}`;
    const allowed = (0,hint/* nameInputs */.z)(problem.allowed, style);
    if (problem.given === '')
        return `${name} is missing: ${allowed}.${meant}`;
    return `${name} cannot be "${clip(problem.given)}"; allowed: ${allowed}.${meant}`;
}
function clip(text) {
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
;// CONCATENATED MODULE: ./build/ci/names.js

/**
 * The forms that Git and GitHub allow. Whatever does not fit is left out by the readers:
 * refs, commits and repositories end up in paths, requests and links.
 */
/** A whole commit hash in lower case (SHA-1, or SHA-256), or undefined. The hash of zeros stands for "no commit" in push events. */
function asCommit(text) {
    const lower = text?.trim().toLowerCase();
    if (lower === undefined || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(lower))
        return undefined;
    return /^0+$/.test(lower) ? undefined : lower;
}
/** A full ref such as `refs/heads/main`, or undefined (https://git-scm.com/docs/git-check-ref-format). */
function asRef(text) {
    if (text === undefined || text.length > 1024 || !/^refs\/[^/]+\/./.test(text))
        return undefined;
    return isRefName(text) ? text : undefined;
}
/** A branch name such as `feature/x`, or undefined. */
function asBranch(text) {
    if (text === undefined || text.length > 1024 || text.startsWith('-'))
        return undefined;
    return isRefName(text) ? text : undefined;
}
/** The branch that a ref names; undefined for tags and pull requests. */
function branchOf(ref) {
    return ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}
/** The pull request that a ref such as `refs/pull/7/merge` belongs to. */
function pullRequestOf(ref) {
    const digits = /^refs\/pull\/([1-9][0-9]{0,14})\/(?:head|merge)$/.exec(ref ?? '')?.[1];
    return digits === undefined ? undefined : Number(digits);
}
/** A merge queue's temporary branch, which is gone when the queue is done with it. */
function isMergeQueueRef(ref) {
    return ref?.startsWith('refs/heads/gh-readonly-queue/') ?? false;
}
/** `owner/name`, or undefined. */
function asRepository(text) {
    return text !== undefined && /^[A-Za-z0-9_.-]{1,100}\/(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/.test(text) ? text : undefined;
}
/** Scheme, host and path of a web address without a slash at its end, or undefined. */
function asServerUrl(text) {
    const url = text === undefined ? undefined : (0,domain_url/* parseUrl */.D)(text);
    if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
        return undefined;
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
function isRefName(name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Git forbids them
    if (/[\u0000- \u007F~^:?*[\\]/.test(name) || name.includes('..') || name.includes('@{') || name === '@')
        return false;
    if (name.endsWith('.') || name.endsWith('/'))
        return false;
    return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

;// CONCATENATED MODULE: ./build/ci/payload.js
/** The value at a path of own properties. */
function at(payload, ...path) {
    let value = payload;
    for (const name of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
            return undefined;
        value = Object.getOwnPropertyDescriptor(value, name)?.value;
    }
    return value;
}
/** A text that is not empty. */
function textAt(payload, ...path) {
    const value = at(payload, ...path);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** The number of a pull request or issue: a whole number from 1 on. */
function numberAt(payload, ...path) {
    const value = at(payload, ...path);
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** `undefined` for anything that is not JSON. */
function parsePayload(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/ci/github-event.js


/**
 * The (ref, commit) pair of every event, always both from the same place, so that the head is never mixed with the merge commit
 * (https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows; reference: platform 1.7).
 */
function readAbout(event, payload, env) {
    switch (event) {
        case 'pull_request':
        case 'pull_request_target':
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return aboutPullRequest(payload, env);
        case 'push':
            return aboutPush(payload, env);
        case 'merge_group':
            return aboutMergeGroup(payload, env);
        case 'workflow_run':
            return aboutWorkflowRun(payload);
        case 'issue_comment':
            return { ...aboutEnvironment(env), ...commentedPullRequest(payload) };
        case 'deployment':
        case 'deployment_status':
            return {
                ...aboutEnvironment(env),
                commit: asCommit(textAt(payload, 'deployment', 'sha')) ?? asCommit(env['GITHUB_SHA']),
                boundToCommit: true,
            };
        default:
            return aboutEnvironment(env);
    }
}
/** Where GitHub's variables are the answer: schedule, workflow_dispatch, release, repository_dispatch and the rest. */
function aboutEnvironment(env) {
    const ref = asRef(env['GITHUB_REF']);
    return { ref, commit: asCommit(env['GITHUB_SHA']), branch: branchOf(ref), boundToCommit: false };
}
/**
 * Head branch and head commit. GITHUB_REF and GITHUB_SHA stand for the merge commit here, or for the default branch on
 * pull_request_target, which must never be given a pull request's results; so without a payload the commit stays unknown.
 */
function aboutPullRequest(payload, env) {
    // Without its commit, the branch could be a fork's namesake of one of ours.
    const commit = asCommit(textAt(payload, 'pull_request', 'head', 'sha'));
    const headRef = asBranch(textAt(payload, 'pull_request', 'head', 'ref')) ?? asBranch(env['GITHUB_HEAD_REF']);
    const number = numberAt(payload, 'pull_request', 'number') ?? numberAt(payload, 'number') ?? pullRequestOf(env['GITHUB_REF']);
    return {
        ref: number === undefined ? undefined : `refs/pull/${number}/head`,
        commit,
        branch: commit === undefined ? undefined : headRef,
        baseBranch: asBranch(textAt(payload, 'pull_request', 'base', 'ref')) ?? asBranch(env['GITHUB_BASE_REF']),
        pullRequest: number,
        pullRequestState: stateOf(payload, 'pull_request'),
        boundToCommit: true,
    };
}
/** A push that deleted its branch or tag leaves nothing to report on; GitHub's variables then stand for the default branch. */
function aboutPush(payload, env) {
    const pushed = asRef(textAt(payload, 'ref'));
    const deleted = at(payload, 'deleted') === true;
    const current = asRef(env['GITHUB_REF']);
    if (deleted)
        return current === pushed ? { boundToCommit: false } : aboutEnvironment(env);
    const ref = current ?? pushed;
    // For an annotated tag `after` is the tag's own hash, so the other two go first.
    const commit = asCommit(env['GITHUB_SHA']) ?? asCommit(textAt(payload, 'head_commit', 'id')) ?? asCommit(textAt(payload, 'after'));
    return { ref, commit, branch: branchOf(ref), ...(isMergeQueueRef(ref) && { baseBranch: queueBase(ref) }), boundToCommit: true };
}
function aboutMergeGroup(payload, env) {
    const ref = asRef(textAt(payload, 'merge_group', 'head_ref')) ?? asRef(env['GITHUB_REF']);
    return {
        ref,
        commit: asCommit(textAt(payload, 'merge_group', 'head_sha')) ?? asCommit(env['GITHUB_SHA']),
        branch: branchOf(ref),
        baseBranch: branchOf(asRef(textAt(payload, 'merge_group', 'base_ref'))) ?? queueBase(ref),
        boundToCommit: true,
    };
}
/** `main` of `refs/heads/gh-readonly-queue/main/pr-104-<sha>`. */
function queueBase(ref) {
    return asBranch(/^refs\/heads\/gh-readonly-queue\/(.+)\/pr-[0-9]+-[0-9a-f]+$/.exec(ref ?? '')?.[1]);
}
/**
 * The run that was waited for: its branch, its commit. GITHUB_REF is the default branch here and would mix the two.
 * A fork's branch exists in the fork only, hence no ref to report to.
 */
function aboutWorkflowRun(payload) {
    const branch = asBranch(textAt(payload, 'workflow_run', 'head_branch'));
    const head = headRepositoryOfRun(payload);
    const isOurs = head === undefined ? at(payload, 'workflow_run', 'head_repository') !== null : isSame(head, textAt(payload, 'repository', 'full_name'));
    return {
        ref: isOurs && branch !== undefined ? `refs/heads/${branch}` : undefined,
        commit: asCommit(textAt(payload, 'workflow_run', 'head_sha')),
        branch,
        boundToCommit: true,
    };
}
/** A comment speaks for no commit; the pull request only says where an answer can go. */
function commentedPullRequest(payload) {
    const isPullRequest = typeof at(payload, 'issue', 'pull_request') === 'object' && at(payload, 'issue', 'pull_request') !== null;
    if (!isPullRequest)
        return {};
    return { pullRequest: numberAt(payload, 'issue', 'number'), pullRequestState: stateOf(payload, 'issue') };
}
function stateOf(payload, what) {
    const state = textAt(payload, what, 'state');
    return state === 'open' || state === 'closed' ? state : undefined;
}
/** `owner/name` of the repository that a workflow run's commit is in. */
function headRepositoryOfRun(payload) {
    return textAt(payload, 'workflow_run', 'head_repository', 'full_name');
}
/** GitHub's names differ in case only by spelling. */
function isSame(a, b) {
    return a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
}

;// CONCATENATED MODULE: ./build/ci/trust.js


const DEPENDABOT = 'dependabot[bot]';
/**
 * What the event proves about its code: `fork` is not the repository's own, `dependabot` runs without secrets.
 * A head repository that is gone (null) was a fork. A pull request of which nothing at all is known (the payload is missing
 * or broken) proves nothing; it has neither commit nor branch, so that nothing is scanned for it.
 */
function readTrust(event, payload, env) {
    if (isFork(event, payload, env))
        return 'fork';
    // Whoever wrote the pull request: secrets are withheld from runs that Dependabot caused, also when a person runs them again.
    return env['GITHUB_ACTOR'] === DEPENDABOT ? 'dependabot' : undefined;
}
function isFork(event, payload, env) {
    const home = textAt(payload, 'repository', 'full_name') ?? env['GITHUB_REPOSITORY'];
    if (event.startsWith('pull_request')) {
        const head = at(payload, 'pull_request', 'head');
        // Nothing is known, so nothing is proven: without a commit there is nothing to scan either.
        if (typeof head !== 'object' || head === null)
            return false;
        const base = textAt(payload, 'pull_request', 'base', 'repo', 'full_name') ?? home;
        return at(head, 'repo') === null || differs(textAt(head, 'repo', 'full_name'), base);
    }
    if (event !== 'workflow_run')
        return false;
    const run = at(payload, 'workflow_run');
    if (typeof run !== 'object' || run === null)
        return false;
    if (at(run, 'head_repository') === null)
        return true;
    return differs(headRepositoryOfRun(payload), home);
}
/** GitHub always names both; where one is missing, nothing is proven. */
function differs(head, base) {
    return head !== undefined && base !== undefined && !isSame(head, base);
}

;// CONCATENATED MODULE: ./build/ci/github.js




/** Gitea and Forgejo set GITHUB_ACTIONS as well, but have neither code scanning nor GitHub's API. */
function isGitHub(env) {
    return env['GITHUB_ACTIONS'] === 'true' && !env['GITEA_ACTIONS'] && !env['FORGEJO_ACTIONS'];
}
/** What a GitHub Actions job is about. A missing or broken event file leaves what the environment variables tell. */
function readGitHubSource(env, readFile) {
    const event = /^[a-z_]{1,64}$/.exec(env['GITHUB_EVENT_NAME'] ?? '')?.[0] ?? 'unknown';
    const payload = readPayload(env['GITHUB_EVENT_PATH'], readFile);
    const about = readAbout(event, payload, env);
    const repository = asRepository(env['GITHUB_REPOSITORY']) ?? asRepository(textAt(payload, 'repository', 'full_name'));
    const serverUrl = asServerUrl(env['GITHUB_SERVER_URL']) ?? 'https://github.com';
    return {
        ci: 'github',
        event,
        repository,
        visibility: readVisibility(payload),
        ...about,
        untrusted: readTrust(event, payload, env),
        mergeQueue: event === 'merge_group' || isMergeQueueRef(about.ref),
        serverUrl,
        runUrl: runUrl(env, serverUrl, repository),
        overridden: false,
    };
}
function readPayload(path, readFile) {
    if (!path)
        return undefined;
    try {
        return parsePayload(readFile(path));
    }
    catch {
        return undefined;
    }
}
function readVisibility(payload) {
    const visibility = textAt(payload, 'repository', 'visibility');
    if (visibility === 'public' || visibility === 'private' || visibility === 'internal')
        return visibility;
    // Older GitHub Enterprise Servers tell `private` alone.
    const isPrivate = at(payload, 'repository', 'private');
    if (typeof isPrivate !== 'boolean')
        return 'unknown';
    return isPrivate ? 'private' : 'public';
}
function runUrl(env, serverUrl, repository) {
    const id = /^[0-9]{1,20}$/.exec(env['GITHUB_RUN_ID'] ?? '')?.[0];
    if (id === undefined || repository === undefined)
        return undefined;
    const attempt = /^[0-9]{1,6}$/.exec(env['GITHUB_RUN_ATTEMPT'] ?? '')?.[0];
    const run = `${serverUrl}/${repository}/actions/runs/${id}`;
    return attempt === undefined || Number(attempt) <= 1 ? run : `${run}/attempts/${attempt}`;
}

;// CONCATENATED MODULE: ./build/ci/none.js
/** A terminal, or a CI that we do not know: nothing is taken from its environment, the inputs `ref` and `sha` tell what is scanned. */
function readNoSource() {
    return { ci: 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false };
}

;// CONCATENATED MODULE: ./build/ci/override.js

/**
 * Lets the inputs `ref` and `sha` take the place of the event's.
 * A `ref` of its own leaves the commit open, for the event's commit belongs to another ref; the scan will tell it.
 */
function overrideSource(event, { ref = '', sha = '' }) {
    const wantedRef = asFullRef(ref.trim());
    const wantedCommit = asCommit(sha);
    const problems = [];
    if (ref.trim() !== '' && wantedRef === undefined) {
        problems.push({
            input: 'ref',
            given: ref,
            allowed: 'a branch name, or a full ref such as refs/heads/main, refs/tags/v1, refs/pull/7/head',
        });
    }
    if (sha.trim() !== '' && wantedCommit === undefined) {
        problems.push({ input: 'sha', given: sha, allowed: 'a full commit hash of 40 hexadecimal digits' });
    }
    if (problems.length > 0 || (wantedRef === undefined && wantedCommit === undefined))
        return { source: event, problems };
    return { source: withCommit(withRef(event, wantedRef), wantedCommit), problems };
}
function asFullRef(text) {
    if (text === '')
        return undefined;
    if (/^refs\//.test(text))
        return /^refs\/(?:heads|tags|pull)\//.test(text) ? asRef(text) : undefined;
    return asBranch(text) === undefined ? undefined : asRef(`refs/heads/${text}`);
}
function withRef(source, ref) {
    if (ref === undefined || isSameRef(source, ref))
        return source;
    // The merge of the same pull request: the same branches, another commit.
    if (source.ref?.startsWith('refs/pull/') && pullRequestOf(ref) === source.pullRequest) {
        return { ...source, ref, commit: undefined, boundToCommit: false, overridden: true };
    }
    const { pullRequest: _number, pullRequestState: _state, baseBranch: _base, ...rest } = source;
    return {
        ...rest,
        ref,
        branch: branchOf(ref),
        commit: undefined,
        // Another ref is no longer the event's pull request; one that names a pull request is that one.
        pullRequest: pullRequestOf(ref),
        mergeQueue: isMergeQueueRef(ref),
        boundToCommit: false,
        overridden: true,
    };
}
/** On pull requests the head branch, and the head ref, both say what the event says. */
function isSameRef(source, ref) {
    return ref === source.ref || (source.untrusted !== 'fork' && source.pullRequest !== undefined && branchOf(ref) === source.branch);
}
/** A commit that a person named is the one that counts. */
function withCommit(source, commit) {
    if (commit === undefined || commit === source.commit)
        return source;
    return { ...source, commit, boundToCommit: true, overridden: true };
}

;// CONCATENATED MODULE: ./build/ci/read-source.js



/** What this job is about: the one place that knows which CI it is and that reads its event. Never throws. */
function readSource({ env, readFile, ...inputs }) {
    return overrideSource(isGitHub(env) ? readGitHubSource(env, readFile) : readNoSource(), inputs);
}

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/scan.js
var scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/domain/severity.js
var severity = __webpack_require__(5526);
;// CONCATENATED MODULE: ./build/scanners/cloudgeni/errors.js
/** Reads every documented form of an error body, and anything else as an error without words. */
function readCloudgeniError(body) {
    const top = asObject(body);
    const nested = [asObject(top?.error), asObject(top?.message)].find((value) => value !== undefined);
    return {
        code: asText(nested?.code) ?? asText(top?.error),
        text: asText(top?.message) ?? asText(nested?.message) ?? asText(top?.error),
        details: asObject(top?.details) ?? asObject(nested?.details) ?? {},
    };
}
/** The documented errors 400, 404 and 409, and what 401, 403 and 429 mean by the pages on keys. */
const explainCloudgeni = (refusal) => {
    const error = readCloudgeniError(refusal.body);
    const told = explain(refusal, error);
    if (told)
        return { ...told, serviceCode: error.code };
    // Other statuses get the general text. A failure that the service words itself, not a proxy, was not processed (design 3.3).
    return refusal.status < 500 || error.code === undefined
        ? undefined
        : { code: 'SERVICE_FAILED', message: say(error, 'the service failed.'), serviceCode: error.code };
};
function explain({ call, status }, error) {
    switch (status) {
        case 400:
            return { code: 'BAD_REQUEST', message: say(error, 'the request was refused.'), hint: badRequestHint(error) };
        case 401:
            return {
                code: 'AUTH_REJECTED',
                message: say(error, 'the API key was rejected.'),
                hint: 'Check the secret behind {api-key}: Cloudgeni keys begin with cg_live_, belong to one organization and may have expired. New ones: https://docs.cloudgeni.ai/api-reference/authentication',
            };
        case 403:
            return {
                code: 'FORBIDDEN',
                message: say(error, 'the API key may not do this.'),
                hint: call.kind === 'start'
                    ? 'Starting a scan needs a key with the permission level Read-Write; the key behind {api-key} seems to be Read-Only.'
                    : 'Keys belong to one organization: check that {organization} is the one of the key behind {api-key}.',
            };
        case 404:
            return { code: 'NOT_FOUND', message: say(error, 'no such thing.'), hint: notFoundHint(call.kind) };
        case 409:
            return {
                code: 'CONFLICT',
                message: say(error, 'a scan is already running for this repository.'),
                hint: 'Run the job again when the other scan has ended.',
                conflictingId: asText(error.details.existingScanId),
            };
        case 429:
            return {
                code: 'RATE_LIMITED',
                message: say(error, 'too many requests for this key.'),
                hint: 'Cloudgeni allows 10 starts, 60 status requests and 30 pages of findings per minute and key: run fewer jobs at once, give a longer {poll-interval}, or use a key of its own for CI.',
            };
        default:
            return undefined;
    }
}
function badRequestHint({ details }) {
    const field = asText(details.field);
    if (field === 'branch') {
        return 'Cloudgeni does not know this branch: push it, let Cloudgeni synchronise the repository, or give another {ref}. Branches of forks are never known there.';
    }
    if (field === 'commit')
        return 'Cloudgeni does not know this commit: it must be pushed to the scanned repository. Check {sha} and {target}.';
    if (field === 'type')
        return 'Check {scan-type}: static or full.';
    return 'Check {target}, {ref}, {sha} and {scan-type}.';
}
function notFoundHint(kind) {
    if (kind === 'lookup')
        return 'Check {organization}, and {api-url} if you gave one: this address has no such organization.';
    if (kind === 'status' || kind === 'findings')
        return 'Check {scan-id}, {target} and {organization}: this repository has no such scan.';
    return 'Check {target} (the repository ID) and {organization}: the repository must be connected to Cloudgeni.';
}
function say(error, otherwise) {
    const issue = asText(error.details.issue);
    const text = [error.text, issue].filter((part) => part !== undefined).join(': ');
    const code = error.code !== undefined && error.code !== text ? ` (${error.code})` : '';
    return text === '' ? `${otherwise}${code}` : `${errors_clip(text)}${code}${/[.!?]$/.test(text) && code === '' ? '' : '.'}`;
}
/** Enough for a sentence; a page of HTML that calls itself a message is no help. */
function errors_clip(text) {
    return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
function asText(value) {
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}

;// CONCATENATED MODULE: ./build/scanners/cloudgeni/request.js
/** https://docs.cloudgeni.ai/api-reference/scanning-api, Trigger Scan. The first is the default. */
const SCAN_TYPES = ['static', 'full'];

;// CONCATENATED MODULE: ./build/scanners/cloudgeni/index.js


const MINUTE_MS = 60_000;
/** Cloudgeni scans the Terraform, Bicep and Terragrunt of a repository. https://docs.cloudgeni.ai/api-reference/scanning-api */
const cloudgeni = {
    id: 'cloudgeni',
    title: 'Cloudgeni',
    apiUrl: 'https://api.cloudgeni.ai',
    apiPrefix: '/api/v1',
    keyVariable: 'CLOUDGENI_API_KEY',
    // The documents warn against `Authorization` and `x-api-key`.
    authorize: (key) => ({ 'x-cloudgeni-api-key': key }),
    measures: ['findings', 'counts'],
    scansRepository: true,
    cancels: false,
    inputs: {
        target: "the repository ID; empty: looked up by the repository's full name (several hits: must be given)",
        organization: 'the organization ID; required',
        'scan-type': '`static` (default) or `full`',
    },
    timeoutMs: 30 * MINUTE_MS,
    onTimeout: 'cancel',
    lastsMs: { low: 25_000, typical: 60_000, high: 150_000 },
    // "Rate Limits": trigger 10, status 60, findings 30 per minute; lists have none.
    perMinute: { start: 10, status: 60, findings: 30 },
    documentation: 'https://docs.cloudgeni.ai/api-reference/authentication',
    explain: explainCloudgeni,
    parse(given, source) {
        const problems = [];
        const organization = given.organization ?? '';
        const type = SCAN_TYPES.find((known) => known === (given['scan-type'] ?? SCAN_TYPES[0]).toLowerCase());
        if (organization === '')
            problems.push({ input: 'organization', given: '', allowed: 'the Cloudgeni organization ID, such as org_123', missing: true });
        else if (!isSegment(organization))
            problems.push({ input: 'organization', given: organization, allowed: 'an organization ID, such as org_123' });
        if (given.target !== undefined && !isSegment(given.target)) {
            problems.push({
                input: 'target',
                given: given.target,
                allowed: 'a repository ID, such as repo_abc123, or nothing: then it is looked up by name',
            });
        }
        if (given.target === undefined && source.repository === undefined) {
            problems.push({
                input: 'target',
                given: '',
                allowed: 'the Cloudgeni repository ID: outside GitHub Actions it cannot be looked up by name',
                missing: true,
            });
        }
        // Without both, the service would scan its default branch and the answer would be told of something else.
        if (source.branch === undefined && source.commit === undefined && (source.ref !== undefined || source.ci !== 'none')) {
            problems.push({
                input: 'sha',
                given: '',
                allowed: `the full commit hash of ${source.ref ?? 'what to scan'}, which names no branch`,
                missing: true,
            });
        }
        if (type === undefined)
            problems.push({ input: 'scan-type', given: given['scan-type'] ?? '', allowed: SCAN_TYPES.join(', ') });
        if (problems.length > 0 || type === undefined)
            return { problems };
        const { repository, branch, commit } = source;
        const request = { organization, target: given.target, repository, type, branch, commit, given: source.overridden };
        return {
            plan: {
                nameParts: [...(given.target === undefined ? [] : [given.target]), type],
                connect: async (http) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(37)]).then(__webpack_require__.bind(__webpack_require__, 4037))).createCloudgeniScanner(request, http),
            },
        };
    },
};
/** May stand between two slashes of a path once it is percent-encoded; dots alone would change the path. */
function isSegment(text) {
    return text.length <= 200 && !/^\.+$/.test(text) && !/[\s/\\?#%]/.test(text);
}

;// CONCATENATED MODULE: ./build/scanners/registry.js

/** Every service, one line each. The folders beside this file and the emulator's mounts are the same list; a test holds them together. */
const SERVICES = [cloudgeni];

;// CONCATENATED MODULE: ./build/config/api-url.js

/** Reads `api-url`: the service's own when empty; the documented path is added once, whether the user gave it or not. */
function parseApiUrl(given, service) {
    const text = given === '' ? service.apiUrl : given;
    const url = (0,domain_url/* parseUrl */.D)(text);
    // The value is not repeated when it may hold a password; `user:password@host` without a scheme is a URL of the scheme `user`.
    const shown = given.includes('@') ? '(an address with a user name)' : given;
    const fault = url ? faultOf(url) : 'an address such as';
    if (url === undefined || fault !== undefined) {
        return { problem: { input: 'api-url', given: shown, allowed: `${fault ?? 'an address such as'} ${service.apiUrl}` } };
    }
    const path = url.pathname.replace(/\/+$/, '');
    const prefixed = path.endsWith(service.apiPrefix) ? path : `${path}${service.apiPrefix}`;
    const other = url.host !== new URL(service.apiUrl).host;
    return { address: { baseUrl: `${url.origin}${prefixed}`, ...(other && { otherHost: url.host }) } };
}
function faultOf(url) {
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (0,domain_url/* isLoopback */.U)(url)))
        return 'https (http on loopback only), such as';
    if (url.username !== '' || url.password !== '')
        return 'an address without a user name or password, such as';
    if (url.search !== '' || url.hash !== '')
        return 'an address without ? and #, such as';
    return undefined;
}

;// CONCATENATED MODULE: ./build/config/inputs.js
/**
 * The one table of inputs. Reading, validation, the command line, action.yml and the README's table all follow it; a test compares
 * the last two with it. The contract is section 2.1 of the design; what does nothing yet is not listed yet.
 */
const INPUTS = [
    { name: 'scanner', required: true, description: 'The scan service to ask.' },
    {
        name: 'api-key',
        required: true,
        secret: true,
        description: "The service's API key, from a secret. Masked before anything else happens.",
    },
    {
        name: 'target',
        service: true,
        shown: 'looked up',
        description: 'What to scan.',
    },
    { name: 'organization', service: true, description: 'Whose account it is.' },
    { name: 'scan-type', service: true, shown: 'per service', description: 'What kind of scan.' },
    {
        name: 'api-url',
        shown: "the service's",
        description: "Scheme and host of the service's API, with or without the documented path. https; loopback may be http. Another host than the service's own is named in log and summary.",
    },
    {
        name: 'ref',
        shown: "the event's",
        description: 'What is scanned and where results are reported: `refs/heads/x`, `refs/tags/x`, `refs/pull/N/head`, or a branch name.',
    },
    { name: 'sha', shown: "the event's", description: 'The commit that `ref` stands for: 40 hex digits.' },
    {
        name: 'wait',
        default: 'true',
        values: ['true', 'false'],
        description: '`false`: start (or join) the scan, write the outputs and leave with the verdict `started`. With `scan-id`: look once; finished: report and gate; running: `started`.',
    },
    { name: 'scan-id', description: 'Collect this scan instead of starting one; `latest`: the newest one of the target that matches.' },
    { name: 'timeout', shown: 'per service', description: 'How long to wait for the scan: `45s`, `30m`, `5h`.' },
    { name: 'poll-interval', shown: 'adaptive', description: 'A fixed time between two looks at the scan instead, `250ms` to `10m`.' },
    {
        name: 'on-timeout',
        shown: 'per service',
        values: ['cancel', 'leave'],
        description: 'What becomes of a scan that we started and that is still running at the deadline. Only some services can cancel.',
    },
    {
        name: 'on-missing-key',
        default: 'fail',
        values: ['fail', 'skip-untrusted'],
        description: '`skip-untrusted`: the verdict is `skipped` where the event proves that secrets are withheld (forks, Dependabot). A key that is missing elsewhere stays an error.',
    },
    {
        name: 'severity-threshold',
        shown: '`high`',
        values: ['critical', 'high', 'medium', 'low', 'info', 'none'],
        description: 'The job fails on any open finding of this severity or worse. `none`: no finding fails it.',
    },
    {
        name: 'warn-only',
        default: 'false',
        values: ['true', 'false', 'everything'],
        description: '`true`: the verdict `failed` does not fail the job. `everything`: nor do `error` and `timeout`. The verdict stays as it is and is told loudly.',
    },
    {
        name: 'name',
        shown: 'derived',
        description: 'Tells this gate apart from others in the repository (code-scanning category, comment). Default: made of scanner, target and type.',
    },
    {
        name: 'report-dir',
        default: 'scan-gate-report',
        description: 'Where the files are written; its old reports are removed at the start.',
    },
    {
        name: 'upload-sarif',
        default: 'auto',
        values: ['auto', 'required', 'never'],
        description: 'Upload to code scanning. `auto`: a missing permission or licence is a notice. `required`: it is an `error` (not for events that never upload).',
    },
    {
        name: 'comment',
        default: 'on-findings',
        values: ['always', 'on-findings', 'on-failure', 'never'],
        description: 'When to comment on the pull request. `on-findings`: when there is anything to say. An existing comment is always brought up to date.',
    },
    {
        name: 'details',
        default: 'auto',
        values: ['auto', 'full', 'counts'],
        description: 'What log, annotations, comment and summary show. `auto`: only numbers when the repository is public and the target is not its own code.',
    },
    { name: 'annotations', default: 'true', values: ['true', 'false'], description: 'Annotate files and lines.' },
    {
        name: 'github-token',
        default: '${{ github.token }}',
        secret: true,
        description: 'For the upload (`security-events: write`) and the comment (`pull-requests: write`).',
    },
];
/** The table with the general type of its rows. */
const INPUT_TABLE = INPUTS;

// EXTERNAL MODULE: ./build/config/words.js
var config_words = __webpack_require__(730);
;// CONCATENATED MODULE: ./build/config/reader.js


function createReader(raw) {
    const problems = [];
    const text = (name) => (raw[name] ?? '').trim();
    const word = (name, words, otherwise) => {
        const given = text(name);
        if (given === '')
            return otherwise;
        const known = words.find((candidate) => candidate === given.toLowerCase());
        if (known === undefined)
            problems.push({ input: name, given, allowed: words.join(', '), suggestion: (0,config_words/* suggest */.Z)(given, words) });
        return known ?? otherwise;
    };
    return {
        problems,
        text,
        word,
        flag: (name) => word(name, ['true', 'false'], defaultOf(name) === 'true' ? 'true' : 'false') === 'true',
        duration(name, { minMs, maxMs, says }) {
            const given = text(name);
            if (given === '')
                return undefined;
            const ms = (0,config_words/* durationMs */.p)(given);
            if (ms !== undefined && ms >= minMs && ms <= maxMs)
                return ms;
            problems.push({ input: name, given, allowed: says });
            return undefined;
        },
        problem: (problem) => problems.push(problem),
    };
}
function defaultOf(name) {
    return INPUT_TABLE.find((input) => input.name === name)?.default;
}

;// CONCATENATED MODULE: ./build/config/parse.js








const parse_MINUTE_MS = 60_000;
const TIMEOUT_RANGE = { minMs: 1000, maxMs: 5 * 24 * 60 * parse_MINUTE_MS, says: 'a duration from 1s to 120h, such as 45s, 30m or 5h' };
const POLL_RANGE = { minMs: 250, maxMs: 10 * parse_MINUTE_MS, says: 'a duration from 250ms to 10m' };
/** Checks everything that was given, without a request, and finds all mistakes at once. */
function parseConfig(raw, source, sourceProblems) {
    const read = createReader(raw);
    for (const problem of sourceProblems)
        read.problem(problem);
    const service = readService(read);
    const missingKey = read.word('on-missing-key', ['fail', 'skip-untrusted'], 'fail');
    const apiKey = read.text('api-key');
    const gate = {
        severityThreshold: {
            value: read.word('severity-threshold', [...severity/* SEVERITIES */.oC, 'none'], 'high'),
            from: read.text('severity-threshold') === '' ? 'default' : 'input',
        },
        warnOnly: read.word('warn-only', ['true', 'false', 'everything'], 'false'),
    };
    const waiting = readWaiting(read, service);
    const parsed = readPlan(read, service, source);
    const reports = readReports(read, service, parsed);
    const address = service && parseApiUrl(read.text('api-url'), service);
    if (address && 'problem' in address)
        read.problem(address.problem);
    if (apiKey === '')
        read.problem({ input: 'api-key', given: '', allowed: keyHint(source), missing: true });
    else if (!/^[ -~]+$/.test(apiKey))
        read.problem({ input: 'api-key', given: '(hidden)', allowed: 'one line of letters, digits and signs: it travels in a header' });
    const untrusted = service === undefined ? undefined : untrustedStanding(service, source, apiKey, missingKey);
    // Where secrets are withheld, so may be other values: only what is wrong counts, not what is missing.
    const problems = untrusted ? read.problems.filter((problem) => problem.missing !== true) : read.problems;
    const standing = untrusted ?? (parsed && { kind: 'scan', plan: parsed.plan });
    if (problems.length > 0 || service === undefined || standing === undefined || address === undefined || 'problem' in address) {
        return { problems };
    }
    return { config: { service, source, connection: { ...address.address, apiKey }, standing, waiting, gate, reports } };
}
function readService(read) {
    const given = read.text('scanner');
    const ids = SERVICES.map((service) => service.id);
    const service = SERVICES.find((candidate) => candidate.id === given.toLowerCase());
    if (service === undefined)
        read.problem({ input: 'scanner', given, allowed: ids.join(', '), suggestion: (0,config_words/* suggest */.Z)(given, ids) });
    return service;
}
function readWaiting(read, service) {
    const scanId = read.text('scan-id');
    if (scanId !== '' && !(0,scan/* isScanId */.tk)(scanId))
        read.problem({ input: 'scan-id', given: scanId, allowed: 'latest, or a scan ID of letters, digits, dots, _ and -' });
    return {
        wait: read.flag('wait'),
        scanId: scanId === '' ? undefined : scanId,
        timeoutMs: read.duration('timeout', TIMEOUT_RANGE) ?? service?.timeoutMs ?? 0,
        pollIntervalMs: read.duration('poll-interval', POLL_RANGE),
        onTimeout: read.word('on-timeout', ['cancel', 'leave'], service?.onTimeout ?? 'cancel'),
    };
}
function readPlan(read, service, source) {
    if (service === undefined)
        return undefined;
    const given = {};
    for (const { name } of INPUT_TABLE.filter((input) => input.service === true)) {
        const value = read.text(name);
        const taken = serviceInput(service, name);
        if (value === '')
            continue;
        if (taken === undefined)
            read.problem({ input: name, given: value, allowed: `nothing: ${service.title} does not take it` });
        else
            given[taken] = value;
    }
    const parsed = service.parse(given, source);
    if ('plan' in parsed)
        return parsed;
    for (const problem of parsed.problems)
        read.problem({ ...problem, suggestion: problem.suggestion ?? (0,config_words/* suggest */.Z)(problem.given, problem.allowed.split(', ')) });
    return undefined;
}
function serviceInput(service, name) {
    return name === 'target' || name === 'organization' || name === 'scan-type'
        ? service.inputs[name] === undefined
            ? undefined
            : name
        : undefined;
}
function readReports(read, service, parsed) {
    const name = read.text('name');
    if (name !== '' && !/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/.test(name)) {
        read.problem({
            input: 'name',
            given: name,
            allowed: 'up to 64 letters, digits, spaces, dots, _ and -, beginning with a letter or digit',
        });
    }
    return {
        name: name === '' ? (0,identity/* slug */.y)([service?.id ?? '', ...(parsed?.plan.nameParts ?? [])].join('-')) : name,
        dir: read.text('report-dir') === '' ? 'scan-gate-report' : read.text('report-dir'),
        uploadSarif: read.word('upload-sarif', ['auto', 'required', 'never'], 'auto'),
        comment: read.word('comment', ['always', 'on-findings', 'on-failure', 'never'], 'on-findings'),
        details: read.word('details', ['auto', 'full', 'counts'], 'auto'),
        annotations: read.flag('annotations'),
        githubToken: read.text('github-token'),
    };
}
/** Section 2.1 of the design, `on-missing-key`, and 3.4: a fork's branch may have the name of one of ours. */
function untrustedStanding(service, source, apiKey, rule) {
    if (source.untrusted === undefined)
        return undefined;
    const who = source.untrusted === 'fork' ? 'the pull request comes from a fork' : 'the run was caused by Dependabot';
    if (apiKey === '')
        return rule === 'skip-untrusted' ? { kind: 'skip', why: `secrets are withheld, for ${who}` } : undefined;
    if (source.untrusted !== 'fork' || !service.scansRepository)
        return undefined;
    if (rule === 'skip-untrusted')
        return { kind: 'skip', why: `${who}, and a service that scans the repository does not know its commits` };
    return {
        kind: 'refuse',
        message: `The pull request comes from a fork. ${service.title} scans the branches of the repository itself: it does not know the fork's commits, and a branch of the same name is other code.`,
        hint: 'Set {on-missing-key} to skip-untrusted to let forks pass with the verdict "skipped", and scan after the merge or on a branch of the repository.',
    };
}
function keyHint(source) {
    if (source.untrusted === 'fork')
        return 'the API key; secrets are withheld from forks: set {on-missing-key} to skip-untrusted to let them pass as "skipped"';
    if (source.untrusted === 'dependabot') {
        return 'the API key; Dependabot has secrets of its own: add it under Settings > Secrets > Dependabot, or set {on-missing-key} to skip-untrusted';
    }
    return "the service's API key: the secret is empty or has another name";
}

// EXTERNAL MODULE: ./build/domain/workflow-command.js
var workflow_command = __webpack_require__(2984);
// EXTERNAL MODULE: ./build/domain/log-text.js
var log_text = __webpack_require__(5111);
;// CONCATENATED MODULE: ./build/runtime/logger.js


/** `core.info` escapes nothing and `core.error` only line ends, hence our own (reference: platform 2.4). */
function createLogger({ write, redactor, style, debug }) {
    // One line stays one line; runs of spaces stay, for tables.
    const safe = (text) => (0,log_text/* logText */.k)(redactor.redact(text)).replaceAll('\n', ' ');
    const said = { notice: 0, warning: 0, error: 0 };
    const say = (level, text, hint) => {
        said[level] += 1;
        const [first = '', ...more] = (hint ?? '').split('\n');
        const line = safe(first === '' ? text : `${text} ${first}`);
        write(style === 'actions' ? `::${level}::${(0,workflow_command/* escapeData */.u)(line)}` : `${level}: ${line}`);
        // A hint may be YAML to paste: it keeps its lines and its indentation.
        for (const next of more)
            write(`  ${safe(next)}`);
    };
    return {
        info: (text) => write(safe(text)),
        debug: (text) => {
            if (debug)
                write(style === 'actions' ? `::debug::${(0,workflow_command/* escapeData */.u)(safe(text))}` : `debug: ${safe(text)}`);
        },
        notice: (text, hint) => say('notice', text, hint),
        warning: (text, hint) => say('warning', text, hint),
        error: (text, hint) => say('error', text, hint),
        raw: (line) => write(redactor.redact(line)),
        said,
    };
}

// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
;// CONCATENATED MODULE: ./build/runtime/redactor.js

const MASK = '***';
/** Secrets in findings: header values and credentials in query strings (a service quotes what it saw). */
const PATTERNS = [
    // Whatever the scheme is called: `Bearer x`, `ApiKey x`, or the bare key.
    [/\b((?:proxy-)?authorization["']?\s*:\s*["']?)(?:[a-z][\w-]*[ \t]+)?[^\s"',;]+/gi, `$1${MASK}`],
    // With `=` only behind a scheme: `authorization = "NONE"` is Terraform, and the finding itself.
    [/\b(authorization["']?\s*=\s*["']?(?:bearer|basic|token|digest)\s+)[^\s"',;]+/gi, `$1${MASK}`],
    [/\b((?:set-)?cookie["']?\s*:\s*["']?)[^\r\n"']+/gi, `$1${MASK}`],
    [
        /([?&;](?:access_token|refresh_token|id_token|token|api[_-]?key|key|apikey|secret|client_secret|password|passwd|pwd|sig|signature|auth|session|sid|jwt|code)=)[^&#\s"'<>]+/gi,
        `$1${MASK}`,
    ],
    // A password in an address.
    [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:"'<>]*:[^\s/@"'<>]+@/gi, `$1${MASK}@`],
    [/\bgh[posur]_[A-Za-z0-9._-]{36,}/g, MASK],
    [/\bgithub_pat_[A-Za-z0-9_]{22,}/g, MASK],
];
/** @param secrets Our own: API key, GitHub token. Empty ones are ignored. */
function createRedactor(secrets) {
    const forms = [...new Set(secrets.filter((secret) => secret.length > 0).flatMap(encodings))].sort((a, b) => b.length - a.length);
    const redact = (text) => {
        // The surfaces drop invisible characters later, which would join again what they part.
        const visible = (0,plain_text/* plain */.pj)(text);
        if (visible === text)
            return clean(text);
        const cleaned = clean(visible);
        return cleaned === visible ? clean(text) : cleaned;
    };
    const clean = (text) => {
        let rest = text;
        for (const form of forms)
            rest = rest.replaceAll(form, MASK);
        for (const [pattern, by] of PATTERNS)
            rest = rest.replace(pattern, by);
        return rest;
    };
    return { redact, redactAll: (value) => mapStrings(value, redact) };
}
/** A secret as it may come back: as it is, and as URLs, JSON, XML, base64 and hex write it. */
function encodings(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    const plain = [secret, ...secret.split(/\r?\n/).filter((line) => line.trim().length >= MIN_LINE)];
    const written = [
        ...urlForms(secret),
        JSON.stringify(secret).slice(1, -1),
        ...markupForms(secret),
        bytes.toString('hex'),
        bytes.toString('hex').toUpperCase(),
    ];
    return [...plain, ...written, ...base64Forms(bytes)];
}
/** Percent-encoded with capital or small digits, in an address or in a form (where a space is `+`). */
function urlForms(secret) {
    const once = encodeURIComponent(secret);
    const forms = [once, encodeURIComponent(once), encodeURI(secret), new URLSearchParams([['', secret]]).toString().slice(1)];
    return forms.flatMap((form) => [form, form.replaceAll(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase())]);
}
/** As XML and HTML write it: in text, where quotes may stay, and in attributes. */
function markupForms(secret) {
    const inText = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const inAttribute = inText.replaceAll('"', '&quot;');
    return [inText, inAttribute, inAttribute.replaceAll("'", '&#39;'), inAttribute.replaceAll("'", '&apos;')];
}
const MIN_LINE = 6;
/** Base64 depends on what stands before: the middle that is the same for each of the three alignments. */
function base64Forms(bytes) {
    if (bytes.length < MIN_LINE)
        return [];
    const forms = [bytes.toString('base64'), bytes.toString('base64url')];
    for (const lead of [0, 1, 2]) {
        const padded = Buffer.concat([Buffer.alloc(lead), bytes]);
        const usable = padded.length - (padded.length % 3);
        const middle = padded
            .subarray(0, usable)
            .toString('base64')
            .slice(lead === 0 ? 0 : 4);
        if (middle.length >= 8)
            forms.push(middle, middle.replaceAll('+', '-').replaceAll('/', '_'));
    }
    return forms;
}
function mapStrings(value, map) {
    if (typeof value === 'string')
        return map(value);
    if (Array.isArray(value))
        return value.map((item) => mapStrings(item, map));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, map)]));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/runtime/report-dir.js



/** The names that we write, and the only ones that we ever delete. */
const REPORT_FILES = ['results.json', 'results.sarif', 'report.md'];
/**
 * Makes the report directory and takes an earlier run's reports out of it, so that no old result can pass for a new one.
 *
 * Only files of our own names are deleted, and a symbolic link is deleted, not followed; whatever else is there stays.
 * Refused with CONFIG, before anything is touched: the workspace, the home directory, the root of the file system and whatever contains
 * one of them, and a path that leaves the workspace through a symbolic link (a pull request could have committed it).
 *
 * @returns the directory's absolute path
 */
async function prepareReportDir(directory, { workspace, home }) {
    const given = (0,external_node_path_.resolve)(workspace, directory);
    const real = await realPathOf(given);
    const realWorkspace = await realPathOf((0,external_node_path_.resolve)(workspace));
    const kept = [realWorkspace, (0,external_node_path_.parse)(real).root, ...(home ? [await realPathOf((0,external_node_path_.resolve)(home))] : [])];
    if (kept.some((path) => contains(real, path))) {
        (0,errors/* failWith */.ff)('CONFIG', `report-dir is ${given}, which is the workspace, a home directory, or contains one`, {
            hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
        });
    }
    if (contains((0,external_node_path_.resolve)(workspace), given) && !contains(realWorkspace, real)) {
        (0,errors/* failWith */.ff)('CONFIG', `report-dir is ${given}, which leaves the workspace through a symbolic link`, {
            hint: 'Set {report-dir} to a directory that is not a symbolic link.',
        });
    }
    await empty(given);
    return given;
}
async function empty(directory) {
    try {
        await (0,promises_.mkdir)(directory, { recursive: true });
        const names = await (0,promises_.readdir)(directory);
        for (const name of names.filter(isOurs))
            await (0,promises_.rm)((0,external_node_path_.join)(directory, name), { force: true });
    }
    catch (error) {
        (0,errors/* failWith */.ff)('CONFIG', `report-dir ${directory} cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
            hint: 'Set {report-dir} to a directory that this job may write.',
            cause: error,
        });
    }
}
/** Also what a killed run left half written. */
function isOurs(name) {
    return REPORT_FILES.some((ours) => name === ours || (name.startsWith(`.${ours}.`) && name.endsWith('.tmp')));
}
/** The path without symbolic links, as far as it exists. */
async function realPathOf(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch {
        const parent = (0,external_node_path_.dirname)(path);
        return parent === path ? path : (0,external_node_path_.join)(await realPathOf(parent), path.slice(parent.length));
    }
}
/** Whether `inner` is `outer` or lies in it. */
function contains(outer, inner) {
    const way = (0,external_node_path_.relative)(outer, inner);
    return way === '' || (!(0,external_node_path_.isAbsolute)(way) && way !== '..' && !/^\.\.[\\/]/.test(way));
}

;// CONCATENATED MODULE: ./build/setup.js









/** Masks the secrets, then reads event and configuration. Makes no request. */
function setUp({ env, given, style, debug, write }) {
    const secrets = [given.raw['api-key'], given.raw['github-token']].filter((secret) => secret !== undefined);
    // First of all: whatever is printed later, the runner knows what to hide.
    if (style === 'actions')
        for (const secret of new Set(secrets.flatMap((text) => [text, ...text.split(/\r?\n/)])))
            mask(secret, write);
    const redactor = createRedactor(secrets);
    const logger = createLogger({ write, redactor, style, debug });
    const { source, problems } = readSource({
        env,
        readFile: (path) => (0,external_node_fs_.readFileSync)(path, 'utf8'),
        ref: given.raw.ref,
        sha: given.raw.sha,
    });
    return { parsed: parseConfig(given.raw, source, [...given.problems, ...problems]), logger, redactor };
}
function mask(secret, write) {
    // A short line of a secret would blank out half of the log.
    if (secret.trim().length < 4)
        return;
    write(`::add-mask::${(0,workflow_command/* escapeData */.u)(secret)}`);
}
/** The last step before a run: its mistakes, or its configuration and a report directory that is ready. */
async function getReady(parsed, given, place) {
    const reports = await readyReportDir(given, place);
    if ('config' in parsed && 'directory' in reports)
        return { config: parsed.config, directory: reports.directory };
    return { problems: [...('problems' in parsed ? parsed.problems : []), ...('problem' in reports ? [reports.problem] : [])] };
}
/**
 * Makes the report directory ready, before anything else can end the run: an old report beside a configuration error would pass for
 * a new one.
 */
async function readyReportDir({ raw }, { env, cwd }) {
    const given = raw['report-dir'] ?? 'scan-gate-report';
    try {
        return { directory: await prepareReportDir(given, { workspace: env.GITHUB_WORKSPACE || cwd, home: (0,external_node_os_.homedir)() }) };
    }
    catch (error) {
        return {
            problem: { input: 'report-dir', given, allowed: `a directory of its own, such as scan-gate-report (${(0,errors/* asScanError */.ih)(error).message})` },
        };
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/config/environment.js


const NAMES = INPUT_TABLE.map((input) => input.name);
/**
 * Reads `INPUT_*` as the runner writes it: capitals, spaces as `_`, hyphens kept (docs.github.com, metadata syntax).
 * A name that we do not know is an error: the runner only warns, and `severity-treshold` would leave the gate at its default.
 */
function readActionInputs(env) {
    const raw = {};
    const problems = [];
    for (const [variable, value] of Object.entries(env)) {
        if (!variable.startsWith('INPUT_') || value === undefined || value.trim() === '')
            continue;
        const name = variable.slice('INPUT_'.length).toLowerCase();
        const known = NAMES.find((candidate) => candidate === name);
        if (known === undefined)
            problems.push(unknownName(name));
        else
            raw[known] = value.trim();
    }
    return { raw, problems };
}
/** An input that nobody has heard of. */
function unknownName(name) {
    return { input: name, given: '', allowed: 'one of the inputs in the README', unknown: true, suggestion: (0,config_words/* suggest */.Z)(name, NAMES) };
}

;// CONCATENATED MODULE: ./build/cli/inputs.js




const STRAY_WORD = 'every word needs a flag before it, such as --scanner';
/** Prefix of the variables that stand for inputs: `SCAN_GATE_SEVERITY_THRESHOLD`. */
const PREFIX = 'SCAN_GATE_';
/**
 * Reads inputs from flags and environment; flags win. Keys come from the environment only: arguments are seen by every process on
 * the machine and stay in the shell's history.
 */
function readCommandLineInputs(args, env) {
    const { given, debug, problems } = readFlags(args);
    const raw = {};
    for (const { name } of INPUT_TABLE) {
        const value = given[name] ?? env[`${PREFIX}${name.toUpperCase().replaceAll('-', '_')}`]?.trim();
        if (value !== undefined && value !== '')
            raw[name] = value;
    }
    const ownKey = serviceKey(raw, env);
    if (raw['api-key'] === undefined && ownKey !== undefined)
        raw['api-key'] = ownKey;
    return { raw, problems: [...problems, ...unknownVariables(env)], debug: debug || env.SCAN_GATE_DEBUG === '1' };
}
/** A misspelt variable would leave the gate at its default in silence. */
function unknownVariables(env) {
    return Object.entries(env)
        .filter(([variable, value]) => variable.startsWith(PREFIX) && variable !== 'SCAN_GATE_DEBUG' && value !== undefined && value.trim() !== '')
        .map(([variable]) => variable.slice(PREFIX.length).toLowerCase().replaceAll('_', '-'))
        .filter((name) => INPUT_TABLE.every((input) => input.name !== name))
        .map(unknownName);
}
/** The variable that the service's own documents use. */
function serviceKey({ scanner }, env) {
    const service = SERVICES.find(({ id }) => id === scanner?.toLowerCase());
    const key = service && env[service.keyVariable]?.trim();
    return key === '' ? undefined : key;
}
function readFlags(args) {
    const options = Object.fromEntries([
        ...INPUT_TABLE.map(({ name }) => [name, { type: 'string' }]),
        ['debug', { type: 'boolean' }],
    ]);
    const { tokens } = (0,external_node_util_.parseArgs)({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
    const given = {};
    const problems = [];
    let debug = false;
    for (const token of tokens) {
        // Not repeated: behind a mistyped flag it may be a key.
        if (token.kind === 'positional')
            problems.push({ input: 'a word', given: '', allowed: STRAY_WORD, stray: true });
        if (token.kind !== 'option')
            continue;
        const input = INPUT_TABLE.find(({ name }) => name === token.name);
        if (token.name === 'debug')
            debug = true;
        else if (input === undefined)
            problems.push(unknownName(token.name));
        else if (input.secret === true)
            problems.push({ input: input.name, given: '(hidden)', allowed: 'given by the environment only, never as a flag' });
        // Unless it is written with `=`, a value that looks like a flag is the next flag, and this one has none.
        else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--')))
            problems.push({ input: input.name, given: '', allowed: 'a value behind the flag' });
        else
            given[input.name] = token.value.trim();
    }
    return { given, debug, problems };
}

;// CONCATENATED MODULE: ./build/cli/scan.js





/** The same run as the Action's, in a terminal or any other CI: inputs as flags and variables, the files, the exit codes. */
const scan_scan = async ({ args, env, cwd, interrupt, print }) => {
    const given = readCommandLineInputs(args, env);
    const { parsed, logger, redactor } = setUp({ env, given, style: 'plain', debug: given.debug, write: print });
    const ready = await getReady(parsed, given, { env, cwd });
    if ('problems' in ready) {
        for (const problem of ready.problems)
            logger.error(describeProblem(problem, 'command-line'));
        logger.info('verdict: error. Nothing was requested and nothing was started.');
        return 2;
    }
    try {
        const { execute } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(376)]).then(__webpack_require__.bind(__webpack_require__, 1376));
        return (await execute(ready.config, { env, logger, redactor, style: 'command-line', interrupt, directory: ready.directory })).exitCode;
    }
    catch (thrown) {
        const error = (0,errors/* asScanError */.ih)(thrown);
        logger.error(error.message, error.hint && (0,hint/* nameInputs */.z)(error.hint, 'command-line'));
        return 2;
    }
};


/***/ }),

/***/ 730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest),
/* harmony export */   p: () => (/* binding */ durationMs)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** The allowed word that is close enough to what was given to be meant: `hihg` means `high`. */
function suggest(given, allowed) {
    if (given === '' || allowed.length === 0)
        return undefined;
    const lower = given.toLowerCase();
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(lower, allowed);
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(lower, best) <= Math.ceil(best.length / 3) ? best : undefined;
}
const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** A duration with its unit, `250ms` `45s` `30m` `5h`, in milliseconds; undefined when it is none. */
function durationMs(text) {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
    const unit = UNITS_MS[match?.[2] ?? ''];
    return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : undefined;
}


/***/ }),

/***/ 6324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ nameInput),
/* harmony export */   z: () => (/* binding */ nameInputs)
/* harmony export */ });
/** Names inputs as the person gives them: hints are written with `{severity-threshold}`. Secrets have no flag. */
function nameInputs(text, style) {
    return text.replaceAll(/\{([a-z]+(?:-[a-z]+)*)\}/g, (_whole, name) => nameInput(name, style));
}
/** One input as the person gives it. */
function nameInput(name, style) {
    if (style === 'action')
        return name;
    return name === 'api-key' || name === 'github-token' ? `SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}` : `--${name}`;
}


/***/ }),

/***/ 6327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf),
/* harmony export */   y: () => (/* binding */ slug)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/**
 * Hashes what makes a finding the same finding in the next scan.
 * 32 hex digits: long enough to be unique, and a random digit costs half a byte in the upload (reference: performance, section 3).
 */
function identityOf(parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify(parts.map((part) => part ?? null)))
        .digest('hex')
        .slice(0, 32);
}
/** Turns any text into a name that is safe in paths, markers and categories: `[a-z0-9._-]`, at most 80 characters. */
function slug(text) {
    const safe = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/^[-.]+|[-.]+$/g, '');
    return safe.slice(0, 80) || 'unnamed';
}


/***/ }),

/***/ 5111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ logLine),
/* harmony export */   k: () => (/* binding */ logText)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);

/** GitHub's runner reads a command where a line, trimmed, starts with `::` (actions/runner: ActionCommand.cs). */
const COMMAND_AT_START = /^([^\S\n]*):(?=:)/gm;
/** `##[error]`, `##vso[task...]`, `##teamcity[...]`: read anywhere in a line, in any case. */
const COMMAND_ANYWHERE = /##(?=[\p{L}\p{N}_.-]{0,64}\[)/gu;
/** Text for a CI log, over several lines; no line of it is a command to GitHub, Azure DevOps or TeamCity. */
function logText(text) {
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(text).replaceAll(COMMAND_ANYWHERE, '## ').replaceAll(COMMAND_AT_START, '$1: ');
}
/** `logText` on one line. */
function logLine(text) {
    return logText((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text));
}


/***/ }),

/***/ 6429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
const ORDINARY = /^[\x20-\x7e]*$/;
/** ECMA-48: CSI and OSC sequences, then the two-character ones; also their one-byte C1 forms. */
const ANSI = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
/(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]{0,16}[0-~]/g;
/** Whatever a terminal, a browser or a Markdown parser may take for the end of a line. */
const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
/** Reorder what is read ("Trojan Source"): shown by name, since their presence is news. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Invisible: other control and format characters (zero-width, soft hyphen, tags), blank fillers, variation selectors but the emoji one. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0e\u{e0100}-\u{e01ef}]/gu;
/**
 * The first step of every surface: text that shows all it holds. Terminal sequences and invisible characters are gone, bidirectional
 * controls are named (`[U+202E]`), line ends are `\n`, and lone surrogates, which no UTF-8 consumer accepts, are U+FFFD.
 */
function plain(text) {
    if (ORDINARY.test(text))
        return text;
    return text
        .replaceAll(ANSI, '')
        .replaceAll(LINE_ENDS, '\n')
        .replaceAll(BIDI, nameOf)
        .replaceAll(INVISIBLE, '')
        .replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
/** `plain`, with every run of white space as one space: for table cells, titles and properties. */
function oneLine(text) {
    return plain(text).replaceAll(/\s+/g, ' ').trim();
}
/** At most `limit` UTF-16 units, the last of them `…` where something is missing; never half a character. */
function clip(text, limit) {
    if (text.length <= limit)
        return text;
    const end = limit - 1;
    const last = text.charCodeAt(end - 1);
    const splitsPair = last >= 0xd800 && last <= 0xdbff;
    return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}
function nameOf(character) {
    return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}


/***/ }),

/***/ 7940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ sameCommit),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   tk: () => (/* binding */ isScanId),
/* harmony export */   wk: () => (/* binding */ differingTraits)
/* harmony export */ });
const SCAN_ID = /^[A-Za-z0-9._-]{1,128}$/;
/** Whether a text may be used as a scan id in paths and outputs. `.` and `..` would change a path. */
function isScanId(text) {
    return SCAN_ID.test(text) && !/^\.+$/.test(text);
}
/** Whether the scan has come to an end, good or bad. */
function isOver(state) {
    return state === 'completed' || state === 'failed' || state === 'cancelled';
}
/** Commits are equal when one is a prefix, of at least 7 hex digits, of the other (services shorten them). */
function sameCommit(a, b) {
    const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
    return /^[0-9a-f]{7,64}$/.test(short) && long.startsWith(short);
}
const TRAIT_NAMES = ['type', 'mode', 'region', 'branch', 'commit'];
/** The traits in which `scan` differs from what was asked; one that the scan does not tell counts as different. */
function differingTraits(asked, scan) {
    return TRAIT_NAMES.filter((name) => {
        const want = asked[name];
        const got = scan[name];
        if (want === undefined)
            return false;
        if (got === undefined)
            return true;
        return name === 'commit' ? !sameCommit(want, got) : want !== got;
    });
}


/***/ }),

/***/ 5526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Np: () => (/* binding */ bySeverity),
/* harmony export */   Wv: () => (/* binding */ asSeverity),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   e6: () => (/* binding */ totalOf),
/* harmony export */   lZ: () => (/* binding */ NO_COUNTS),
/* harmony export */   ng: () => (/* binding */ countSeverities),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   wv: () => (/* binding */ describeCounts)
/* harmony export */ });
/** From worst to mildest. The order is the meaning: an earlier one is at least as severe as a later one. */
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
/** No findings at all. */
const NO_COUNTS = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
/** Whether a word of a service, in any case, is one of ours. */
function asSeverity(word) {
    const lower = word?.trim().toLowerCase();
    return SEVERITIES.find((severity) => severity === lower);
}
/** Claims that `severity` is as bad as `threshold` or worse. */
function isAtLeast(severity, threshold) {
    return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
/** For sorting: worst first. */
function bySeverity(a, b) {
    return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}
/** Counts a list of severities. */
function countSeverities(severities) {
    const counts = { ...NO_COUNTS };
    for (const severity of severities)
        counts[severity] += 1;
    return counts;
}
/** The sum over all severities. */
function totalOf(counts) {
    return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
}
/** Says `2 critical, 3 high and 1 low`; severities without findings are left out; `none` when there is nothing. */
function describeCounts(counts) {
    const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
    const last = parts.pop();
    if (last === undefined)
        return 'none';
    return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}


/***/ }),

/***/ 7520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseUrl),
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/**
 * The text as an address, or undefined where it is none.
 * Not `URL.canParse`: once optimised, that of Node 20 refuses addresses with letters such as `ü`.
 */
function parseUrl(text) {
    try {
        return new URL(text);
    }
    catch {
        return undefined;
    }
}
/** 127.0.0.0/8, ::1 and localhost: nothing sent there leaves the machine. */
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 2984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ escapeData)
/* harmony export */ });
/** The escaping of a workflow command's message (actions/toolkit, core/src/command.ts, `escapeData`). */
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}


/***/ })

};
