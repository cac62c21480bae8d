export const id = 67;
export const ids = [67];
export const modules = {

/***/ 6867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YF: () => (/* binding */ takeApart),
/* harmony export */   vS: () => (/* binding */ findEndpoint),
/* harmony export */   xg: () => (/* binding */ violationOf)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2977);

/** The endpoint that the method and path name; undefined where the documents have none. */
function findEndpoint(endpoints, method, path) {
    for (const endpoint of endpoints) {
        const params = endpoint.method === method ? matchPath(endpoint.path, path) : undefined;
        if (params !== undefined)
            return { endpoint, params };
    }
    return undefined;
}
function matchPath(template, path) {
    const wanted = template.split('/');
    const given = path.split('/').map(decode);
    if (wanted.length !== given.length)
        return undefined;
    const params = new Map();
    for (const [index, segment] of wanted.entries()) {
        const value = given[index];
        if (value === undefined || (value === '') !== (segment === ''))
            return undefined;
        if (segment.startsWith('{'))
            params.set(segment.slice(1, -1), value);
        else if (segment !== value)
            return undefined;
    }
    return params;
}
function decode(segment) {
    try {
        return decodeURIComponent(segment);
    }
    catch {
        return undefined;
    }
}
/** What the documents do not allow about this request's query and body. */
function violationOf({ endpoint }, call) {
    const inQuery = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .violationInQuery */ ["do"])(call.query, endpoint.query ?? {});
    if (inQuery !== undefined)
        return inQuery;
    if (call.bodyProblem !== undefined)
        return { field: 'body', issue: call.bodyProblem };
    if (endpoint.body === undefined)
        return call.body === undefined ? undefined : { field: 'body', issue: 'is not documented' };
    if (call.body === undefined && endpoint.required === undefined)
        return undefined;
    if (!/^application\/json\b/.test(call.headers['content-type'] ?? ''))
        return { field: 'content-type', issue: 'must be application/json' };
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .violationInBody */ .$K)(call.body, endpoint.body, endpoint.required ?? []);
}
/** The request as handlers want it; only after `violationOf` found nothing. */
function takeApart({ params }, call) {
    return {
        param: (name) => params.get(name) ?? '',
        query: (name) => call.query.get(name) ?? undefined,
        number: (name, fallback) => Number(call.query.get(name) ?? fallback),
        header: (name) => call.headers[name],
        body: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(call.body) ? call.body : {},
    };
}


/***/ }),

/***/ 2977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $K: () => (/* binding */ violationInBody),
/* harmony export */   Ae: () => (/* binding */ anyText),
/* harmony export */   GX: () => (/* binding */ yesOrNo),
/* harmony export */   aX: () => (/* binding */ someText),
/* harmony export */   "do": () => (/* binding */ violationInQuery),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   wC: () => (/* binding */ matching),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/** A whole number in a query, both ends included. */
function wholeNumber(min, max = Number.MAX_SAFE_INTEGER) {
    return (value) => {
        const fits = typeof value === 'string' && /^\d{1,15}$/.test(value) && Number(value) >= min && Number(value) <= max;
        return fits ? undefined : `must be a whole number from ${min} to ${max}`;
    };
}
/** One of the documented words. */
function oneOf(...words) {
    return (value) => (typeof value === 'string' && words.includes(value) ? undefined : `must be one of ${words.join(', ')}`);
}
/** Any text that is not empty. */
function someText(value) {
    return typeof value === 'string' && value !== '' ? undefined : 'must be a text that is not empty';
}
/** Any text. */
function anyText(value) {
    return typeof value === 'string' ? undefined : 'must be a text';
}
/** A text of this pattern. */
function matching(pattern) {
    return (value) => (typeof value === 'string' && pattern.test(value) ? undefined : `must match ${pattern.source}`);
}
/** `true` or `false`. */
function yesOrNo(value) {
    return typeof value === 'boolean' ? undefined : 'must be true or false';
}
/** The first parameter that is unknown, given twice, or of a bad value. */
function violationInQuery(query, fields) {
    const names = [...query.keys()];
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
        return { field: twice, issue: 'is given more than once' };
    return violationIn(Object.fromEntries(query), fields);
}
/** The first field of the body that is unknown, missing, or of a bad value. */
function violationInBody(body, fields, required) {
    if (!isRecord(body))
        return { field: 'body', issue: 'must be a JSON object' };
    const missing = required.find((name) => body[name] === undefined);
    if (missing !== undefined)
        return { field: missing, issue: 'is missing' };
    return violationIn(body, fields);
}
function violationIn(given, fields) {
    for (const [field, value] of Object.entries(given)) {
        const rule = Object.hasOwn(fields, field) ? fields[field] : undefined;
        const issue = rule === undefined ? 'is not documented' : rule(value);
        if (issue !== undefined)
            return { field, issue };
    }
    return undefined;
}
/** A JSON object. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 1067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubMount: () => (/* binding */ githubMount)
});

// EXTERNAL MODULE: ./build/emulator/endpoints.js
var emulator_endpoints = __webpack_require__(6867);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/emulator/github-users.js

/** Where links for people point. */
const WEB = 'https://github.com';
/** When the things that no test looks at were made. */
const SOME_TIME = '2026-01-05T09:00:00Z';
const USER_LINKS = {
    followers_url: '/followers',
    following_url: '/following{/other_user}',
    gists_url: '/gists{/gist_id}',
    starred_url: '/starred{/owner}{/repo}',
    subscriptions_url: '/subscriptions',
    organizations_url: '/orgs',
    repos_url: '/repos',
    events_url: '/events{/privacy}',
    received_events_url: '/received_events',
};
/** GitHub's "simple user". */
function userObject({ api }, login, type = login.endsWith('[bot]') ? 'Bot' : 'User') {
    const id = login === 'github-actions[bot]' ? 41898282 : numberFrom(login);
    const url = `${api}/users/${encodeURIComponent(login)}`;
    return {
        login,
        id,
        node_id: nodeId('User', id),
        avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
        gravatar_id: '',
        url,
        html_url: login.endsWith('[bot]') ? `${WEB}/apps/${login.slice(0, -5)}` : `${WEB}/${login}`,
        ...linksBelow(url, USER_LINKS),
        type,
        user_view_type: 'public',
        site_admin: false,
    };
}
/** GitHub's "public user", as `GET /user` answers. */
function publicUserObject(links, login) {
    const counts = { public_repos: 2, public_gists: 0, followers: 20, following: 0 };
    const texts = { name: login, company: null, blog: '', location: null, email: null, hireable: null, bio: null, twitter_username: null };
    return { ...userObject(links, login), ...texts, ...counts, created_at: SOME_TIME, updated_at: SOME_TIME };
}
/** An opaque node id. */
function nodeId(kind, id) {
    return Buffer.from(`${kind}:${id}`).toString('base64url');
}
/** Links that are a URL and a tail. */
function linksBelow(url, tails) {
    return Object.fromEntries(Object.entries(tails).map(([name, tail]) => [name, `${url}${tail}`]));
}
/** A made-up commit. */
function hexFrom(seed) {
    return (0,external_node_crypto_.createHash)('sha1').update(seed).digest('hex');
}
/** A made-up id. */
function numberFrom(seed) {
    return Number.parseInt(hexFrom(seed).slice(0, 7), 16) + 1;
}

;// CONCATENATED MODULE: ./build/emulator/github-comment-objects.js

/** GitHub's "issue comment". */
function commentObject({ links, repository }, comment) {
    const { id, issue, body, login, type, minimizedReason, createdAtMs, updatedAtMs } = comment;
    const api = `${links.api}/repos/${repository}/issues`;
    const url = `${api}/comments/${id}`;
    return {
        id,
        node_id: nodeId('IssueComment', id),
        url,
        html_url: `https://github.com/${repository}/pull/${issue}#issuecomment-${id}`,
        issue_url: `${api}/${issue}`,
        user: userObject(links, login, type),
        body,
        author_association: type === 'Bot' ? 'NONE' : 'CONTRIBUTOR',
        performed_via_github_app: null,
        minimized: minimizedReason === undefined ? null : { reason: minimizedReason },
        reactions: reactionsOf(url),
        created_at: instant(createdAtMs),
        updated_at: instant(updatedAtMs),
    };
}
/** Nobody has reacted. */
function reactionsOf(url) {
    const none = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
    return { url: `${url}/reactions`, total_count: 0, ...none };
}
/** As GitHub writes instants: without milliseconds. */
function instant(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
/** The `Link` header of a page of a list at `url`; none where there is one page only. */
function linkHeader(url, page, perPage, pages) {
    const to = (rel, number) => `<${url}?per_page=${perPage}&page=${number}>; rel="${rel}"`;
    const back = page > 1 ? [to('prev', page - 1), to('first', 1)] : [];
    const onward = page < pages ? [to('next', page + 1), to('last', pages)] : [];
    const link = [...onward, ...back].join(', ');
    return link === '' ? {} : { link };
}

;// CONCATENATED MODULE: ./build/emulator/github-errors.js
const DOCS = 'https://docs.github.com/rest';
/** GitHub's plain error. */
function githubError(status, message, headers) {
    return { status, body: { message, documentation_url: DOCS, status: String(status) }, headers };
}
/** GitHub's error for a body that does not fit, with a list. */
function validationFailed(resource, { field, issue }) {
    const errors = [{ resource, code: 'unprocessable', field, message: issue }];
    return { status: 422, body: { message: 'Validation Failed', errors, documentation_url: DOCS, status: '422' } };
}
/** What a token without the permission meets. */
function notAccessible(permissions) {
    return githubError(403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': permissions });
}

;// CONCATENATED MODULE: ./build/emulator/github-comments.js


/** Ids beyond 32 bits, as GitHub's are near to. */
const FIRST_ID = 3_000_000_000;
/** GitHub's limit; counted in UTF-16 units, the stricter way to read "characters". */
const MAX_BODY = 65_536;
/** The seeded comments, and those that requests add. */
function githubComments(desk, seeds) {
    const comments = seeds.map((seed, index) => seeded(seed, index, desk.clock.now()));
    let lastId = FIRST_ID + seeds.length;
    const withComment = (id, act) => {
        const comment = comments.find((candidate) => candidate.id === id);
        return comment ? act(comment) : githubError(404, 'Not Found');
    };
    const ifOwn = (comment, act) => comment.login === desk.login ? act() : notAccessible('issues=write; pull_requests=write');
    return {
        all: comments,
        list(issue, page, perPage, since) {
            if (!desk.issues.has(issue))
                return githubError(404, 'Not Found');
            const sinceMs = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
            const kept = comments.filter((comment) => comment.issue === issue && comment.updatedAtMs >= sinceMs);
            const shown = kept.slice((page - 1) * perPage, page * perPage).filter((comment) => !comment.withheld);
            const url = `${desk.links.api}/repos/${desk.repository}/issues/${issue}/comments`;
            const headers = linkHeader(url, page, perPage, Math.ceil(kept.length / perPage));
            return { status: 200, body: shown.map((comment) => commentObject(desk, comment)), headers };
        },
        create(issue, body) {
            if (!desk.issues.has(issue))
                return githubError(404, 'Not Found');
            const refusal = unfit(body);
            if (refusal !== undefined)
                return refusal;
            lastId += 1;
            const nowMs = desk.clock.now();
            const comment = { id: lastId, issue, body, ...authorOf(desk.login), createdAtMs: nowMs, updatedAtMs: nowMs };
            comments.push(comment);
            const shown = commentObject(desk, comment);
            return { status: 201, body: shown, headers: { location: String(shown['url']) } };
        },
        read: (id) => withComment(id, (comment) => ({ status: 200, body: commentObject(desk, comment) })),
        update: (id, body) => withComment(id, (comment) => ifOwn(comment, () => {
            const refusal = unfit(body);
            if (refusal !== undefined)
                return refusal;
            const changed = { ...comment, body, updatedAtMs: desk.clock.now() };
            comments[comments.indexOf(comment)] = changed;
            return { status: 200, body: commentObject(desk, changed) };
        })),
        remove: (id) => withComment(id, (comment) => ifOwn(comment, () => {
            comments.splice(comments.indexOf(comment), 1);
            return { status: 204 };
        })),
    };
}
function seeded({ issue, body, login, type, minimizedReason, withheld }, index, nowMs) {
    const author = authorOf(login);
    return {
        id: FIRST_ID + index + 1,
        issue,
        body,
        login,
        type: type ?? author.type,
        minimizedReason,
        withheld,
        createdAtMs: nowMs,
        updatedAtMs: nowMs,
    };
}
function authorOf(login) {
    return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}
function unfit(body) {
    if (body.trim() === '')
        return validationFailed('IssueComment', { field: 'data', issue: "Body can't be blank" });
    if (body.length <= MAX_BODY)
        return undefined;
    return validationFailed('IssueComment', { field: 'data', issue: `Body is too long (maximum is ${MAX_BODY} characters)` });
}

;// CONCATENATED MODULE: ./build/emulator/github-content-objects.js


/** Larger files come without their content, unless as `raw` or `object` (docs.github.com/rest/repos/contents). */
const MAX_CONTENT_BYTES = 1024 * 1024;
function isLink(file) {
    return typeof file === 'object' && 'symlink' in file;
}
/** The files and folders of a folder, by name. */
function entriesOf(files, folder) {
    const prefix = folder === '' ? '' : `${folder}/`;
    const entries = new Map();
    for (const [path, file] of Object.entries(files)) {
        if (!path.startsWith(prefix))
            continue;
        const [name = '', ...deeper] = path.slice(prefix.length).split('/');
        entries.set(name, deeper.length > 0 ? { path: prefix + name } : { path, file });
    }
    return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** GitHub's "content file", "symlink content" and "submodule content". */
function fileObject(place, path, file) {
    if (typeof file !== 'string' && !(file instanceof Uint8Array)) {
        if ('symlink' in file)
            return { ...common(place, path, 'symlink', bytesOf(file.symlink)), target: file.symlink };
        return { ...common(place, path, 'submodule', bytesOf('')), submodule_git_url: file.submodule };
    }
    const bytes = bytesOf(file);
    const small = bytes.length <= MAX_CONTENT_BYTES;
    return { ...common(place, path, 'file', bytes), encoding: small ? 'base64' : 'none', content: small ? inLines(bytes) : '' };
}
/** "This API has an upper limit of 1,000 files for a directory" (docs.github.com/rest/repos/contents). */
const MAX_LISTED = 1000;
/** GitHub's "content directory". */
function directoryObject(place, entries) {
    return entries.slice(0, MAX_LISTED).map(({ path, file }) => {
        if (file === undefined)
            return common(place, path, 'dir', bytesOf(''));
        if (typeof file === 'string' || file instanceof Uint8Array)
            return common(place, path, 'file', bytesOf(file));
        return 'symlink' in file ? common(place, path, 'symlink', bytesOf(file.symlink)) : common(place, path, 'submodule', bytesOf(''));
    });
}
function common({ links, repository, ref }, path, type, bytes) {
    const isTree = type === 'dir' || type === 'submodule';
    const sha = isTree ? hexFrom(`tree ${path} at ${ref}`) : blobHash(bytes);
    const self = `${links.api}/repos/${repository}/contents/${path}?ref=${ref}`;
    const git = `${links.api}/repos/${repository}/git/${isTree ? 'trees' : 'blobs'}/${sha}`;
    const html = `${WEB}/${repository}/${isTree ? 'tree' : 'blob'}/${ref}/${path}`;
    return {
        type,
        name: path.split('/').at(-1),
        path,
        sha,
        size: bytes.length,
        url: self,
        git_url: git,
        html_url: html,
        download_url: isTree ? null : `https://raw.githubusercontent.com/${repository}/${ref}/${path}`,
        _links: { self, git, html },
    };
}
function bytesOf(file) {
    return typeof file === 'string' ? Buffer.from(file, 'utf8') : file;
}
function blobHash(bytes) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/** Base64 in lines of 60 characters, as GitHub sends it. */
function inLines(bytes) {
    return Buffer.from(bytes)
        .toString('base64')
        .replaceAll(/.{1,60}/g, '$&\n');
}

;// CONCATENATED MODULE: ./build/emulator/github-trees.js


/** All files and folders, each folder before what it holds. */
function allBelow(files, folder = '') {
    return entriesOf(files, folder).flatMap((entry) => (entry.file === undefined ? [entry, ...allBelow(files, entry.path)] : [entry]));
}
/** GitHub's "git tree". */
function treeObject({ links, repository }, name, entries, most) {
    const git = `${links.api}/repos/${repository}/git`;
    const sha = hexFrom(`tree of ${name}`);
    return {
        sha,
        url: `${git}/trees/${sha}`,
        tree: entries.slice(0, most).map((entry) => itemOf(entry, name, git)),
        truncated: entries.length > most,
    };
}
function itemOf({ path, file }, name, git) {
    if (file === undefined) {
        const sha = hexFrom(`tree ${path} at ${name}`);
        return { path, mode: '040000', type: 'tree', sha, url: `${git}/trees/${sha}` };
    }
    if (typeof file === 'object' && 'submodule' in file)
        return { path, mode: '160000', type: 'commit', sha: hexFrom(`commit ${path}`) };
    const link = typeof file === 'object' && 'symlink' in file;
    const bytes = bytesOf(link ? file.symlink : file);
    const sha = blobHash(bytes);
    return { path, mode: link ? '120000' : '100644', type: 'blob', sha, size: bytes.length, url: `${git}/blobs/${sha}` };
}

;// CONCATENATED MODULE: ./build/emulator/github-contents.js




const DEFAULT_BRANCH = 'main';
/** For recursive trees (docs.github.com/rest/git/trees). */
const MAX_TREE_ENTRIES = 100_000;
const DEFAULT_FILES = { 'README.md': '# Infrastructure\n' };
function githubContents(place, { contents, branches, treeEntries = MAX_TREE_ENTRIES }) {
    const tipOf = (branch) => (branches === undefined ? hexFrom(`tip of ${branch}`) : own(branches, branch));
    const filesOf = (commit) => (contents === undefined ? DEFAULT_FILES : own(contents, commit));
    const commitOf = (ref) => (/^[0-9a-f]{40}$/.test(ref) ? ref : tipOf(ref.replace(/^refs\/heads\//, '')));
    return {
        read(path, ref = DEFAULT_BRANCH, raw) {
            const commit = commitOf(ref);
            const files = commit === undefined ? undefined : filesOf(commit);
            if (files === undefined)
                return githubError(404, `No commit found for the ref ${ref}`);
            return contentOf({ ...place, ref }, files, path, raw) ?? githubError(404, 'Not Found');
        },
        tree(name, recursive) {
            const commit = commitOf(name);
            const files = commit === undefined ? undefined : filesOf(commit);
            if (files === undefined)
                return githubError(404, 'Not Found');
            const entries = recursive ? allBelow(files) : entriesOf(files, '');
            return { status: 200, body: treeObject(place, name, entries, recursive ? treeEntries : entries.length) };
        },
        ref(name) {
            const branch = /^heads\/(.+)$/.exec(name)?.[1];
            const commit = branch === undefined ? undefined : tipOf(branch);
            return commit === undefined ? githubError(404, 'Not Found') : { status: 200, body: refObject(place, name, commit) };
        },
    };
}
function own(record, name) {
    return Object.hasOwn(record, name) ? record[name] : undefined;
}
function contentOf(place, files, path, raw) {
    const file = own(files, path);
    if (file !== undefined) {
        // A link to a file of the repository is answered with that file.
        const target = isLink(file) ? own(files, file.symlink) : undefined;
        const followed = target !== undefined && !isLink(target) ? target : file;
        if (raw && (typeof followed === 'string' || followed instanceof Uint8Array))
            return rawAnswer(followed);
        return { status: 200, body: fileObject(place, path, followed) };
    }
    const entries = entriesOf(files, path);
    return entries.length === 0 && path !== '' ? undefined : { status: 200, body: directoryObject(place, entries) };
}
function rawAnswer(file) {
    const headers = { 'content-type': 'application/vnd.github.v3.raw; charset=utf-8' };
    return { status: 200, body: typeof file === 'string' ? Buffer.from(file, 'utf8') : file, headers };
}
function refObject({ links, repository }, name, sha) {
    const git = `${links.api}/repos/${repository}/git`;
    return {
        ref: `refs/${name}`,
        node_id: nodeId('Ref', numberFrom(name)),
        url: `${git}/refs/${name}`,
        object: { type: 'commit', sha, url: `${git}/commits/${sha}` },
    };
}

// EXTERNAL MODULE: ./build/emulator/fields.js
var fields = __webpack_require__(2977);
;// CONCATENATED MODULE: ./build/emulator/github-issue-endpoints.js

const LIST_QUERY = {
    state: (0,fields/* oneOf */.yL)('open', 'closed', 'all'),
    creator: fields/* someText */.aX,
    sort: (0,fields/* oneOf */.yL)('created', 'updated'),
    direction: (0,fields/* oneOf */.yL)('asc', 'desc'),
    per_page: (0,fields/* wholeNumber */.rD)(1, 100),
    page: (0,fields/* wholeNumber */.rD)(1),
};
const CREATE_BODY = { title: fields/* anyText */.Ae, body: fields/* anyText */.Ae };
const UPDATE_BODY = {
    ...CREATE_BODY,
    state: (0,fields/* oneOf */.yL)('open', 'closed'),
    state_reason: (0,fields/* oneOf */.yL)('completed', 'not_planned', 'duplicate', 'reopened'),
};
/** List, create and update, with those of their documented parameters that scan-gate could need. */
function issueEndpoints(path, issues, here) {
    return [
        { kind: 'issues-list', method: 'GET', path, query: LIST_QUERY, answer: here((request) => list(issues, request)) },
        {
            kind: 'issue-create',
            method: 'POST',
            path,
            body: CREATE_BODY,
            required: ['title'],
            answer: here(({ body: { title, body } }) => issues.create(String(title), typeof body === 'string' ? body : '')),
        },
        {
            kind: 'issue-update',
            method: 'PATCH',
            path: `${path}/{issue}`,
            body: UPDATE_BODY,
            answer: here((request) => issues.update(Number(request.param('issue')), changeOf(request))),
        },
    ];
}
function list(issues, request) {
    return issues.list({
        state: request.query('state') ?? 'open',
        creator: request.query('creator'),
        sort: request.query('sort') ?? 'created',
        direction: request.query('direction') ?? 'desc',
        page: request.number('page', 1),
        perPage: request.number('per_page', 30),
    });
}
/** The body was checked field by field. */
function changeOf({ body }) {
    const { state_reason: stateReason, ...fields } = body;
    return { ...fields, ...(stateReason !== undefined && { stateReason }) };
}

;// CONCATENATED MODULE: ./build/emulator/github-repositories.js

const REPOSITORY_LINKS = {
    archive_url: '/{archive_format}{/ref}',
    assignees_url: '/assignees{/user}',
    blobs_url: '/git/blobs{/sha}',
    branches_url: '/branches{/branch}',
    collaborators_url: '/collaborators{/collaborator}',
    comments_url: '/comments{/number}',
    commits_url: '/commits{/sha}',
    compare_url: '/compare/{base}...{head}',
    contents_url: '/contents/{+path}',
    contributors_url: '/contributors',
    deployments_url: '/deployments',
    downloads_url: '/downloads',
    events_url: '/events',
    forks_url: '/forks',
    git_commits_url: '/git/commits{/sha}',
    git_refs_url: '/git/refs{/sha}',
    git_tags_url: '/git/tags{/sha}',
    hooks_url: '/hooks',
    issue_comment_url: '/issues/comments{/number}',
    issue_events_url: '/issues/events{/number}',
    issues_url: '/issues{/number}',
    keys_url: '/keys{/key_id}',
    labels_url: '/labels{/name}',
    languages_url: '/languages',
    merges_url: '/merges',
    milestones_url: '/milestones{/number}',
    notifications_url: '/notifications{?since,all,participating}',
    pulls_url: '/pulls{/number}',
    releases_url: '/releases{/id}',
    stargazers_url: '/stargazers',
    statuses_url: '/statuses/{sha}',
    subscribers_url: '/subscribers',
    subscription_url: '/subscription',
    tags_url: '/tags',
    teams_url: '/teams',
    trees_url: '/git/trees{/sha}',
};
/** GitHub's "full repository". */
function repositoryObject(links, { fullName, visibility, archived, hasIssues = true, fork = false }) {
    const [owner = '', name = ''] = fullName.split('/');
    const id = numberFrom(fullName);
    const url = `${links.api}/repos/${fullName}`;
    const web = `${WEB}/${fullName}`;
    return {
        id,
        node_id: nodeId('Repository', id),
        name,
        full_name: fullName,
        private: visibility !== 'public',
        visibility,
        owner: { ...userObject(links, owner), type: 'Organization' },
        html_url: web,
        description: null,
        fork,
        url,
        ...linksBelow(url, REPOSITORY_LINKS),
        git_url: `git://github.com/${fullName}.git`,
        ssh_url: `git@github.com:${fullName}.git`,
        clone_url: `${web}.git`,
        svn_url: web,
        mirror_url: null,
        homepage: null,
        language: 'HCL',
        license: null,
        topics: [],
        default_branch: 'main',
        forks: 0,
        forks_count: 0,
        stargazers_count: 0,
        watchers: 0,
        watchers_count: 0,
        size: 108,
        open_issues: 1,
        open_issues_count: 1,
        network_count: 0,
        subscribers_count: 1,
        is_template: false,
        allow_forking: true,
        web_commit_signoff_required: false,
        has_issues: hasIssues,
        has_projects: true,
        has_wiki: true,
        has_pages: false,
        has_downloads: true,
        has_discussions: false,
        archived,
        disabled: false,
        pushed_at: SOME_TIME,
        created_at: SOME_TIME,
        updated_at: SOME_TIME,
    };
}

;// CONCATENATED MODULE: ./build/emulator/github-pulls.js


/** GitHub's "pull request". */
function pullObject(links, repository, plan) {
    const { number, title = 'Add the orders database', state = 'open' } = plan;
    const api = `${links.api}/repos/${repository.fullName}`;
    const web = `${WEB}/${repository.fullName}/pull/${number}`;
    const head = headOf(links, repository, plan);
    const urls = {
        url: `${api}/pulls/${number}`,
        issue_url: `${api}/issues/${number}`,
        commits_url: `${api}/pulls/${number}/commits`,
        comments_url: `${api}/issues/${number}/comments`,
        review_comments_url: `${api}/pulls/${number}/comments`,
        review_comment_url: `${api}/pulls/comments{/number}`,
        statuses_url: `${api}/statuses/${head.sha}`,
    };
    const hrefs = {
        self: urls.url,
        html: web,
        issue: urls.issue_url,
        comments: urls.comments_url,
        commits: urls.commits_url,
        statuses: urls.statuses_url,
    };
    const reviews = { review_comments: urls.review_comments_url, review_comment: urls.review_comment_url };
    return {
        id: number * 1000,
        node_id: nodeId('PullRequest', number),
        number,
        state,
        title,
        body: null,
        locked: false,
        draft: false,
        html_url: web,
        diff_url: `${web}.diff`,
        patch_url: `${web}.patch`,
        ...urls,
        user: userObject(links, 'octocat'),
        head,
        base: baseOf(links, repository, plan),
        _links: Object.fromEntries(Object.entries({ ...hrefs, ...reviews }).map(([name, href]) => [name, { href }])),
        labels: [],
        milestone: null,
        assignee: null,
        assignees: [],
        requested_reviewers: [],
        requested_teams: [],
        author_association: 'MEMBER',
        auto_merge: null,
        active_lock_reason: null,
        merged_by: null,
        merge_commit_sha: hexFrom(`merge ${number}`),
        merged: false,
        mergeable: true,
        mergeable_state: 'clean',
        rebaseable: true,
        maintainer_can_modify: false,
        comments: 0,
        review_comments: 0,
        commits: 1,
        additions: 40,
        deletions: 2,
        changed_files: 3,
        created_at: SOME_TIME,
        updated_at: SOME_TIME,
        closed_at: state === 'closed' ? SOME_TIME : null,
        merged_at: null,
    };
}
function headOf(links, repository, { number, headRepository, headRef = 'feature/orders', headSha }) {
    const fullName = headRepository ?? repository.fullName;
    return side(links, { ...repository, fullName, fork: fullName !== repository.fullName }, headRef, headSha ?? hexFrom(`head ${number}`));
}
function baseOf(links, repository, { number, baseRef = 'main', baseSha }) {
    return side(links, repository, baseRef, baseSha ?? hexFrom(`base ${number}`));
}
function side(links, repository, ref, sha) {
    const [owner = ''] = repository.fullName.split('/');
    return { label: `${owner}:${ref}`, ref, sha, user: userObject(links, owner), repo: repositoryObject(links, repository) };
}

;// CONCATENATED MODULE: ./build/emulator/github-runs.js




/** The statuses and conclusions that GitHub filters by. */
const RUN_STATUSES = ['completed', 'cancelled', 'failure', 'skipped', 'success', 'timed_out', 'in_progress', 'queued'];
const WORKFLOW = 161335;
const WORKFLOW_FILE = 'scan-gate.yml';
/** Of one search (docs.github.com/rest/actions/workflow-runs). */
const MOST_LISTED = 1_000;
function githubRuns(desk, plans = [{ id: 4711 }]) {
    const newestFirst = plans.toSorted((a, b) => createdAgoOf(a) - createdAgoOf(b));
    return {
        read(id) {
            const plan = plans.find((candidate) => candidate.id === id);
            return plan === undefined ? githubError(404, 'Not Found') : { status: 200, body: runObject(desk, plan) };
        },
        list(workflow, { branch, status, createdUntil, page, perPage }) {
            if (workflow !== String(WORKFLOW) && workflow !== WORKFLOW_FILE)
                return githubError(404, 'Not Found');
            const found = newestFirst.filter((plan) => (branch ?? branchOf(plan)) === branchOf(plan) &&
                isIn(plan, status) &&
                // Texts of one form, to the second.
                (createdUntil === undefined || github_runs_instant(desk.nowMs - createdAgoOf(plan)) <= createdUntil));
            const reachable = found.slice(0, MOST_LISTED);
            const listed = reachable.slice((page - 1) * perPage, page * perPage).filter((plan) => !plan.withheld);
            const url = `${desk.links.api}/repos/${desk.repository.fullName}/actions/workflows/${workflow}/runs`;
            const headers = linkHeader(url, page, perPage, Math.ceil(reachable.length / perPage));
            return { status: 200, body: { total_count: found.length, workflow_runs: listed.map((plan) => runObject(desk, plan)) }, headers };
        },
    };
}
function isIn({ conclusion }, status) {
    if (status === undefined || status === conclusion)
        return true;
    return status === (conclusion === undefined ? 'in_progress' : 'completed');
}
function createdAgoOf({ createdAgoMs = 60_000 }) {
    return createdAgoMs;
}
function branchOf({ branch = 'feature/orders' }) {
    return branch;
}
/** GitHub's "workflow run". */
function runObject({ links, repository, nowMs }, plan) {
    const { id, conclusion, attempt = 1, event = 'push', headRepository = repository.fullName } = plan;
    const createdMs = nowMs - createdAgoOf(plan);
    const url = `${links.api}/repos/${repository.fullName}/actions/runs/${id}`;
    const sha = plan.headSha ?? hexFrom(`run ${id}`);
    const actor = userObject(links, 'octocat');
    const person = { name: 'Mona', email: 'mona@example.com' };
    return {
        id,
        name: 'scan-gate',
        node_id: nodeId('WorkflowRun', id),
        head_branch: branchOf(plan),
        head_sha: sha,
        path: `.github/workflows/${WORKFLOW_FILE}`,
        display_title: 'Add the orders database',
        run_number: numberFrom(`run ${id}`),
        run_attempt: attempt,
        event,
        status: conclusion === undefined ? 'in_progress' : 'completed',
        conclusion: conclusion ?? null,
        workflow_id: WORKFLOW,
        check_suite_id: numberFrom(`suite ${id}`),
        check_suite_node_id: nodeId('CheckSuite', id),
        url,
        html_url: `${WEB}/${repository.fullName}/actions/runs/${id}`,
        pull_requests: [],
        created_at: github_runs_instant(createdMs),
        updated_at: github_runs_instant(createdMs + (plan.lastedMs ?? 30_000)),
        run_started_at: github_runs_instant(nowMs - (plan.restartedAgoMs ?? createdAgoOf(plan))),
        actor,
        triggering_actor: actor,
        jobs_url: `${url}/jobs`,
        logs_url: `${url}/logs`,
        check_suite_url: `${links.api}/repos/${repository.fullName}/check-suites/${numberFrom(`suite ${id}`)}`,
        artifacts_url: `${url}/artifacts`,
        cancel_url: `${url}/cancel`,
        rerun_url: `${url}/rerun`,
        previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
        workflow_url: `${links.api}/repos/${repository.fullName}/actions/workflows/${WORKFLOW}`,
        head_commit: {
            id: sha,
            tree_id: hexFrom(`tree of run ${id}`),
            message: 'Add the orders database',
            timestamp: github_runs_instant(createdMs),
            author: person,
            committer: person,
        },
        repository: minimal(links, repository),
        head_repository: minimal(links, { ...repository, fullName: headRepository, fork: headRepository !== repository.fullName }),
    };
}
function minimal(links, facts) {
    const { license: _license, ...rest } = repositoryObject(links, facts);
    return rest;
}
function github_runs_instant(ms) {
    return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/emulator/github-viewer.js

/** Path of GraphQL below the API; GitHub Enterprise Server has it beside `v3` instead (docs.github.com/graphql/guides/forming-calls-with-graphql). */
const GRAPHQL = '/graphql';
/** Of GraphQL the one query that scan-gate sends: who the token writes as. Unlike `GET /user` it answers installations. */
function viewerEndpoint(login) {
    return {
        kind: 'viewer',
        method: 'POST',
        path: GRAPHQL,
        body: { query: fields/* someText */.aX },
        required: ['query'],
        answer: ({ body }) => body['query'] === '{ viewer { login } }'
            ? { status: 200, body: { data: { viewer: { login } } } }
            : { status: 200, body: { errors: [{ message: 'Parse error' }] }, undocumented: `query ${String(body['query'])}` },
    };
}

;// CONCATENATED MODULE: ./build/emulator/github-endpoints.js








const REPOSITORY = '/repos/{owner}/{repo}';
const SARIFS = `${REPOSITORY}/code-scanning/sarifs`;
const CONTENTS = `${REPOSITORY}/contents`;
const ISSUES = `${REPOSITORY}/issues`;
const ISSUE_COMMENTS = `${ISSUES}/{issue}/comments`;
const COMMENT = `${ISSUES}/comments/{id}`;
const INSTANT = (0,fields/* matching */.wC)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const COMMENT_BODY = { body: fields/* anyText */.Ae };
const PAGE_QUERY = { per_page: (0,fields/* wholeNumber */.rD)(1, 100), page: (0,fields/* wholeNumber */.rD)(1) };
const COMMENTS_QUERY = { ...PAGE_QUERY, since: INSTANT };
const RUNS_QUERY = {
    ...PAGE_QUERY,
    branch: fields/* someText */.aX,
    status: (0,fields/* oneOf */.yL)(...RUN_STATUSES),
    // Of the search syntax, what asks for everything until a moment (docs.github.com, "Understanding the search syntax").
    created: (0,fields/* matching */.wC)(/^<=\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
};
const UPLOAD_BODY = {
    commit_sha: (0,fields/* matching */.wC)(/^[0-9a-fA-F]{40}$/),
    ref: (0,fields/* matching */.wC)(/^refs\/(heads|tags|pull)\/.+$/),
    sarif: fields/* someText */.aX,
    checkout_uri: fields/* someText */.aX,
    started_at: INSTANT,
    tool_name: fields/* someText */.aX,
    validate: fields/* yesOrNo */.GX,
};
/** The endpoints of GitHub's REST API that scan-gate uses, with their documented parameters. */
function githubEndpoints(desk) {
    const { comments, contents, issues, runs, uploads } = desk;
    const here = (handle) => inRepository(desk, handle);
    return [
        {
            kind: 'sarif-upload',
            method: 'POST',
            path: SARIFS,
            body: UPLOAD_BODY,
            required: ['commit_sha', 'ref', 'sarif'],
            answer: here((request) => uploads.upload(request.body)),
        },
        { kind: 'sarif-status', method: 'GET', path: `${SARIFS}/{id}`, answer: here((request) => uploads.status(request.param('id'))) },
        {
            kind: 'analyses',
            method: 'GET',
            path: `${REPOSITORY}/code-scanning/analyses`,
            query: PAGE_QUERY,
            answer: here((request) => uploads.analyses(request.number('page', 1), request.number('per_page', 30))),
        },
        {
            kind: 'comments-list',
            method: 'GET',
            path: ISSUE_COMMENTS,
            query: COMMENTS_QUERY,
            answer: here((request) => comments.list(numberOf(request, 'issue'), request.number('page', 1), request.number('per_page', 30), request.query('since'))),
        },
        {
            kind: 'comment-create',
            method: 'POST',
            path: ISSUE_COMMENTS,
            body: COMMENT_BODY,
            required: ['body'],
            answer: here((request) => comments.create(numberOf(request, 'issue'), String(request.body['body']))),
        },
        { kind: 'comment-read', method: 'GET', path: COMMENT, answer: here((request) => comments.read(numberOf(request, 'id'))) },
        {
            kind: 'comment-update',
            method: 'PATCH',
            path: COMMENT,
            body: COMMENT_BODY,
            required: ['body'],
            answer: here((request) => comments.update(numberOf(request, 'id'), String(request.body['body']))),
        },
        { kind: 'comment-delete', method: 'DELETE', path: COMMENT, answer: here((request) => comments.remove(numberOf(request, 'id'))) },
        ...issueEndpoints(ISSUES, issues, here),
        { kind: 'pull', method: 'GET', path: `${REPOSITORY}/pulls/{number}`, answer: here((request) => readPull(desk, request)) },
        // The root has no path; the slashes of others come encoded, as Octokit sends them.
        ...['', '/{path}'].map((tail) => ({
            kind: 'contents',
            method: 'GET',
            path: `${CONTENTS}${tail}`,
            query: { ref: fields/* someText */.aX },
            answer: here((request) => contents.read(request.param('path'), request.query('ref'), wantsRaw(request))),
        })),
        { kind: 'ref', method: 'GET', path: `${REPOSITORY}/git/ref/{ref}`, answer: here((request) => contents.ref(request.param('ref'))) },
        {
            kind: 'tree',
            method: 'GET',
            path: `${REPOSITORY}/git/trees/{tree}`,
            query: { recursive: fields/* someText */.aX },
            // Any value asks for everything below, `0` and `false` too.
            answer: here((request) => contents.tree(request.param('tree'), request.query('recursive') !== undefined)),
        },
        {
            kind: 'run',
            method: 'GET',
            path: `${REPOSITORY}/actions/runs/{id}`,
            answer: here((request) => runs.read(numberOf(request, 'id'))),
        },
        {
            kind: 'runs',
            method: 'GET',
            path: `${REPOSITORY}/actions/workflows/{workflow}/runs`,
            query: RUNS_QUERY,
            answer: here((request) => runs.list(request.param('workflow'), {
                branch: request.query('branch'),
                status: request.query('status'),
                createdUntil: request.query('created')?.replace('<=', ''),
                page: request.number('page', 1),
                perPage: request.number('per_page', 30),
            })),
        },
        {
            kind: 'repository',
            method: 'GET',
            path: REPOSITORY,
            answer: here(() => ({ status: 200, body: repositoryObject(desk.links, desk.repository) })),
        },
        { kind: 'user', method: 'GET', path: '/user', answer: () => readUser(desk) },
        viewerEndpoint(desk.login),
    ];
}
function wantsRaw(request) {
    return /^application\/vnd\.github\.(?:v3\.)?raw(?:\+json)?$/.test(request.header('accept') ?? '');
}
function inRepository({ repository }, handle) {
    return (request) => {
        const asked = `${request.param('owner')}/${request.param('repo')}`;
        return asked.toLowerCase() === repository.fullName.toLowerCase() ? handle(request) : githubError(404, 'Not Found');
    };
}
function numberOf(request, name) {
    return Number(request.param(name));
}
function readPull({ links, repository, pulls }, request) {
    const plan = pulls.find(({ number }) => number === numberOf(request, 'number'));
    return plan ? { status: 200, body: pullObject(links, repository, plan) } : githubError(404, 'Not Found');
}
/** An installation is no user: a job's token may not ask who it is. */
function readUser({ links, login, installation }) {
    return installation ? notAccessible('allows_permissionless_access=true') : { status: 200, body: publicUserObject(links, login) };
}

;// CONCATENATED MODULE: ./build/emulator/github-issue-objects.js


/** GitHub's "issue". */
function issueObject(links, repository, issue) {
    const { number, title, body, login, state, stateReason, closedBy, isPull, createdAtMs, updatedAtMs } = issue;
    const api = `${links.api}/repos/${repository}`;
    const url = `${api}/issues/${number}`;
    const web = `${WEB}/${repository}/${isPull ? 'pull' : 'issues'}/${number}`;
    return {
        id: 2_000_000_000 + number,
        node_id: nodeId('Issue', number),
        url,
        repository_url: api,
        labels_url: `${url}/labels{/name}`,
        comments_url: `${url}/comments`,
        events_url: `${url}/events`,
        timeline_url: `${url}/timeline`,
        html_url: web,
        number,
        title,
        body,
        user: userObject(links, login),
        state,
        state_reason: stateReason ?? null,
        locked: false,
        active_lock_reason: null,
        labels: [],
        assignee: null,
        assignees: [],
        milestone: null,
        comments: 0,
        author_association: login.endsWith('[bot]') ? 'NONE' : 'CONTRIBUTOR',
        performed_via_github_app: null,
        reactions: reactionsOf(url),
        created_at: instant(createdAtMs),
        updated_at: instant(updatedAtMs),
        closed_at: state === 'closed' ? instant(updatedAtMs) : null,
        closed_by: closedBy === undefined ? null : userObject(links, closedBy),
        ...(isPull && {
            draft: false,
            pull_request: { url: `${api}/pulls/${number}`, html_url: web, diff_url: `${web}.diff`, patch_url: `${web}.patch`, merged_at: null },
        }),
    };
}

;// CONCATENATED MODULE: ./build/emulator/github-issues.js



/** GitHub's limits; counted in UTF-16 units, the stricter way to read "characters". */
const MAX_TITLE = 256;
const github_issues_MAX_BODY = 65_536;
/** The seeded issues, the pull requests, and the issues that requests add. */
function githubIssues(desk, { archived, issuesDisabled, issues: plans }, pulls) {
    const beganMs = desk.clock.now();
    const issues = [
        ...pulls.map((pull) => asIssue(pull, beganMs, 'octocat', true)),
        ...(plans ?? []).map((plan) => asIssue(typeof plan === 'number' ? { number: plan } : plan, beganMs, 'octocat', false)),
    ];
    const at = (number) => issues.findIndex((issue) => issue.number === number);
    const show = (issue) => issueObject(desk.links, desk.repository, issue);
    const refusal = (title, body) => archived ? githubError(403, 'Repository was archived so is read-only.') : github_issues_unfit(title, body);
    return {
        all: issues,
        has: (number) => at(number) >= 0,
        list({ state, creator, sort, direction, page, perPage }) {
            const kept = issues.filter((issue) => (!issuesDisabled || issue.isPull) &&
                (state === 'all' || issue.state === state) &&
                (creator === undefined || issue.login.toLowerCase() === creator.toLowerCase()));
            const key = (issue) => (sort === 'updated' ? issue.updatedAtMs : issue.createdAtMs);
            const ascending = kept.sort((a, b) => key(a) - key(b) || a.number - b.number);
            const ordered = direction === 'asc' ? ascending : ascending.toReversed();
            const shown = ordered.slice((page - 1) * perPage, page * perPage).filter((issue) => !issue.withheld);
            const url = `${desk.links.api}/repos/${desk.repository}/issues`;
            return { status: 200, body: shown.map(show), headers: linkHeader(url, page, perPage, Math.ceil(ordered.length / perPage)) };
        },
        create(title, body) {
            if (issuesDisabled)
                return githubError(410, 'Issues has been disabled in this repository.');
            const refused = refusal(title, body);
            if (refused !== undefined)
                return refused;
            const number = Math.max(0, ...issues.map((issue) => issue.number)) + 1;
            const created = asIssue({ number, title, body }, desk.clock.now(), desk.login, false);
            issues.push(created);
            return { status: 201, body: show(created), headers: { location: String(show(created)['url']) } };
        },
        update(number, change) {
            const before = issues[at(number)];
            if (before === undefined)
                return githubError(404, 'Not Found');
            if (issuesDisabled && !before.isPull)
                return githubError(410, 'Issues has been disabled in this repository.');
            const refused = refusal(change.title, change.body);
            if (refused !== undefined)
                return refused;
            const after = changed(before, change, desk);
            issues[at(number)] = after;
            return { status: 200, body: show(after) };
        },
    };
}
function asIssue(plan, nowMs, login, isPull) {
    const { number, title = `Issue ${number}`, body = '', state = 'open' } = plan;
    const closedBy = state === 'closed' ? (plan.closedBy ?? login) : undefined;
    const stateReason = state === 'closed' ? 'completed' : undefined;
    const times = { createdAtMs: nowMs, updatedAtMs: nowMs };
    return { number, title, body, login: plan.login ?? login, state, stateReason, closedBy, isPull, withheld: plan.withheld, ...times };
}
/** An issue that is opened or closed without a reason gets GitHub's own. */
function changed(before, change, { clock, login }) {
    const state = change.state ?? before.state;
    const turned = state !== before.state;
    const reason = turned ? (state === 'open' ? 'reopened' : 'completed') : before.stateReason;
    return {
        ...before,
        ...change,
        stateReason: change.stateReason ?? reason,
        closedBy: state === 'open' ? undefined : turned ? login : before.closedBy,
        updatedAtMs: clock.now(),
    };
}
function github_issues_unfit(title, body) {
    if (title?.trim() === '')
        return validationFailed('Issue', { field: 'title', issue: "title can't be blank" });
    if (title !== undefined && title.length > MAX_TITLE)
        return tooLong('title', MAX_TITLE);
    return body !== undefined && body.length > github_issues_MAX_BODY ? tooLong('body', github_issues_MAX_BODY) : undefined;
}
function tooLong(field, most) {
    return validationFailed('Issue', { field, issue: `${field} is too long (maximum is ${most} characters)` });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/emulator/github-analyses.js



/** GitHub's list of analyses: what uploads have become, the newest first. A repository without any is answered 404. */
function listAnalyses(uploads, repositoryUrl, page, perPage) {
    const taken = uploads.filter(({ errors }) => errors.length === 0).toReversed();
    if (taken.length === 0)
        return githubError(404, 'no analysis found');
    const from = (page - 1) * perPage;
    return { status: 200, body: taken.slice(from, from + perPage).map((upload) => analysisObject(upload, repositoryUrl)) };
}
function analysisObject({ id, ref, commitSha, receivedAtMs, sarif }, repositoryUrl) {
    const number = numberFrom(id);
    const runs = Array.isArray(sarif['runs']) ? sarif['runs'] : [];
    const results = runs.flatMap((run) => ((0,fields/* isRecord */.u4)(run) && Array.isArray(run['results']) ? run['results'] : []));
    return {
        ref,
        commit_sha: commitSha,
        analysis_key: '(default)',
        environment: '{}',
        error: '',
        created_at: new Date(receivedAtMs).toISOString(),
        results_count: results.length,
        rules_count: 0,
        id: number,
        url: `${repositoryUrl}/code-scanning/analyses/${number}`,
        sarif_id: id,
        tool: { name: 'scan-gate', guid: null, version: null },
        deletable: true,
        warning: '',
    };
}

;// CONCATENATED MODULE: ./build/emulator/github-sarif-rules.js

/** Why GitHub would reject this file while processing it, in its words (reference: platform 1.1, 1.3, 1.5, 1.9). Empty: it would take it. */
function sarifProblems(sarif) {
    const runs = records(sarif['runs']);
    if (sarif['version'] !== '2.1.0')
        return [`Invalid SARIF. Unsupported version ${JSON.stringify(sarif['version'])}.`];
    if (runs.length > 20)
        return [`rejecting SARIF, as there are more runs than allowed (${runs.length} > 20)`];
    const keys = runs.map(categoryKey);
    if (new Set(keys).size < keys.length)
        return ['rejecting SARIF, as a delivery cannot contain multiple runs with the same category'];
    return runs.flatMap(runProblems).slice(0, 10);
}
/** The run's tool and category: one file may have each only once. */
function categoryKey(run) {
    const { name, fullName, version, semanticVersion, guid } = driverOf(run);
    const id = record(run['automationDetails'])['id'];
    const category = typeof id === 'string' ? id.slice(0, id.lastIndexOf('/') + 1) : '';
    return JSON.stringify([name, fullName, version, semanticVersion, guid, category]);
}
function runProblems(run) {
    if (!Array.isArray(run['results']))
        return ["Invalid SARIF. Missing 'results' array in run."];
    const results = records(run['results']);
    const rules = records(driverOf(run)['rules']);
    return [
        ...tooMany('results', results.length, 25_000),
        ...tooMany('rules', rules.length, 25_000),
        ...tooMany('tool extensions', records(record(run['tool'])['extensions']).length, 100),
        ...unsuccessful(records(run['invocations'])),
        ...rules.flatMap(ruleProblems),
        ...results.flatMap(resultProblems),
    ];
}
/** GitHub leaves all alerts as they were. */
function unsuccessful(invocations) {
    return invocations.some((invocation) => invocation['executionSuccessful'] === false) ? ['unsuccessful execution'] : [];
}
function tooMany(what, count, max) {
    return count > max ? [`rejecting SARIF, as there are more ${what} per run than allowed (${count} > ${max})`] : [];
}
function ruleProblems(rule) {
    const properties = record(rule['properties']);
    const severity = properties['security-severity'];
    const tags = Array.isArray(properties['tags']) ? properties['tags'].length : 0;
    return [
        ...tooMany('tags', tags, 20),
        ...github_sarif_rules_tooLong('shortDescription.text', record(rule['shortDescription'])['text'], 1024),
        ...github_sarif_rules_tooLong('fullDescription.text', record(rule['fullDescription'])['text'], 1024),
        ...github_sarif_rules_tooLong('name', rule['name'], 255),
        ...severityProblems(severity),
    ];
}
function github_sarif_rules_tooLong(what, text, max) {
    return typeof text === 'string' && text.length > max ? [`could not convert rules: ${what} is longer than ${max} characters`] : [];
}
function severityProblems(severity) {
    if (severity === undefined)
        return [];
    if (typeof severity !== 'string')
        return [`parse error: expected string near offset 0 of '${JSON.stringify(severity)}'`];
    const isNumber = /^\d+(\.\d+)?$/.test(severity) && Number(severity) <= 10;
    return isNumber ? [] : ['could not convert rules: invalid security severity value, is not a number'];
}
function resultProblems(result) {
    const locations = records(result['locations']);
    const [location] = locations;
    if (location === undefined)
        return ['locationFromSarifResult: expected at least one location'];
    const text = record(result['message'])['text'];
    if (typeof text !== 'string' || text === '')
        return ['expected message text'];
    if (!(0,fields/* isRecord */.u4)(location['physicalLocation']))
        return ['locationFromSarifResult: expected a physical location'];
    return [...tooMany('locations', locations.length, 1000), ...uriProblems(record(location['physicalLocation']['artifactLocation'])['uri'])];
}
function uriProblems(uri) {
    if (typeof uri !== 'string' || uri === '')
        return ['locationFromSarifResult: expected artifact location'];
    const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1];
    if (scheme !== undefined && scheme !== 'file')
        return [`SARIF URI scheme "${scheme}" did not match the checkout URI scheme "file"`];
    if (/^[^/]*:/.test(uri) && scheme === undefined)
        return ['first path segment in URL cannot contain colon'];
    return /%(?![0-9A-Fa-f]{2})/.test(uri) ? [`invalid URL escape in ${JSON.stringify(uri)}`] : [];
}
function driverOf(run) {
    return record(record(run['tool'])['driver']);
}
function record(value) {
    return (0,fields/* isRecord */.u4)(value) ? value : {};
}
function records(value) {
    return Array.isArray(value) ? value.map(record) : [];
}

;// CONCATENATED MODULE: ./build/emulator/github-sarif.js






/** GitHub's limit on the compressed file. */
const MAX_GZIP_BYTES = 10 * 1024 * 1024;
/** Code scanning, without uploads yet. */
function githubSarif(desk) {
    const uploads = [];
    return {
        all: uploads,
        upload(request) {
            const refusal = notOffered(desk.scenario) ?? unknownPlace(desk.scenario, request);
            if (refusal !== undefined)
                return refusal;
            const file = unpack(request.sarif, desk.scenario.sarifMaxBytes);
            if ('status' in file)
                return file;
            const errors = desk.scenario.sarifErrors ?? sarifProblems(file.sarif);
            const upload = { id: (0,external_node_crypto_.randomUUID)(), ref: request.ref, commitSha: request.commit_sha, ...file, receivedAtMs: desk.clock.now(), errors };
            uploads.push(upload);
            return { status: 202, body: { id: upload.id, url: `${desk.repositoryUrl}/code-scanning/sarifs/${upload.id}` } };
        },
        status(id) {
            const refusal = notOffered(desk.scenario);
            if (refusal !== undefined)
                return refusal;
            const upload = uploads.find((candidate) => candidate.id === id);
            return upload ? { status: 200, body: statusOf(desk, upload) } : githubError(404, 'Not Found');
        },
        // An archived repository can be read.
        analyses: (page, perPage) => notOffered({ ...desk.scenario, archived: false }) ?? listAnalyses(uploads, desk.repositoryUrl, page, perPage),
    };
}
/** GitHub's words where code scanning cannot be used (reference: platform 1.8). */
function notOffered({ codeScanning = 'enabled', archived = false }) {
    if (archived)
        return githubError(403, 'Repository was archived so is read-only.');
    if (codeScanning === 'not-enabled') {
        return githubError(403, 'Code scanning is not enabled for this repository. Please enable code scanning in the repository settings.');
    }
    if (codeScanning === 'no-licence')
        return githubError(403, 'Code Security must be enabled for this repository to use code scanning.');
    return undefined;
}
function unknownPlace({ commits, refs }, { commit_sha, ref }) {
    if (commits !== undefined && !commits.includes(commit_sha))
        return githubError(404, 'commit not found');
    if (refs !== undefined && !refs.includes(ref))
        return githubError(404, `ref '${ref}' not found in this repository`);
    return undefined;
}
function unpack(text, maxBytes = MAX_GZIP_BYTES) {
    const gzip = Buffer.from(text, 'base64');
    // Not by a pattern: over 14 million characters it may run out of stack.
    if (text === '' || gzip.toString('base64') !== text)
        return githubError(400, 'Invalid SARIF. The sarif field is not base64.');
    if (gzip.length > maxBytes)
        return githubError(413, 'Payload Too Large');
    const json = gunzip(gzip);
    const sarif = json && parse(json);
    if (json === undefined || sarif === undefined)
        return githubError(400, 'Invalid SARIF. The sarif field is not gzip-compressed JSON.');
    if (!(0,fields/* isRecord */.u4)(sarif) || !Array.isArray(sarif['runs']))
        return githubError(400, 'Invalid SARIF. Missing "runs" array.');
    if (sarif['runs'].length === 0)
        return validationFailed('SARIF', { field: 'runs', issue: '1 item required; only 0 were supplied.' });
    return { sarif, gzipBytes: gzip.length, jsonBytes: json.length };
}
function gunzip(bytes) {
    try {
        return (0,external_node_zlib_.gunzipSync)(bytes);
    }
    catch {
        return undefined;
    }
}
function parse(json) {
    try {
        return JSON.parse(json.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function statusOf({ scenario, clock, repositoryUrl }, upload) {
    if (clock.now() < upload.receivedAtMs + (scenario.processingMs ?? 2000))
        return { processing_status: 'pending' };
    const analyses_url = `${repositoryUrl}/code-scanning/analyses?sarif_id=${upload.id}`;
    if (upload.errors.length > 0)
        return { processing_status: 'failed', analyses_url, errors: upload.errors };
    return { processing_status: 'complete', analyses_url, errors: null };
}

;// CONCATENATED MODULE: ./build/emulator/github.js









/** Permissions that GitHub names on a 403, by kind of call. */
const PERMISSIONS = {
    'sarif-upload': 'security_events=write',
    'sarif-status': 'security_events=read',
    analyses: 'security_events=read',
    'comments-list': 'issues=read; pull_requests=read',
    'comment-create': 'issues=write; pull_requests=write',
    'comment-read': 'issues=read; pull_requests=read',
    'comment-update': 'issues=write; pull_requests=write',
    'comment-delete': 'issues=write; pull_requests=write',
    'issues-list': 'issues=read',
    'issue-create': 'issues=write',
    'issue-update': 'issues=write; pull_requests=write',
    pull: 'pull_requests=read; contents=read',
    contents: 'contents=read',
    ref: 'contents=read',
    tree: 'contents=read',
    run: 'actions=read',
    runs: 'actions=read',
    repository: 'metadata=read',
};
/** API versions that GitHub serves. */
const VERSIONS = ['2022-11-28', '2026-03-10'];
/** GitHub's REST API as far as scan-gate uses it, strict: an unknown path is answered 404, an unknown parameter 422; both are recorded. */
function githubMount(scenario = {}) {
    return {
        id: 'github',
        inputs: { 'github-token': tokenOf(scenario), repository: repositoryOf(scenario) },
        faults: scenario.faults ?? [],
        open: (context) => openGithub(scenario, context),
    };
}
function tokenOf({ token = 'ghs_emulated' }) {
    return token;
}
function repositoryOf({ repository = 'octo-org/infrastructure' }) {
    return repository;
}
function openGithub(scenario, { clock, url }) {
    const prefix = scenario.apiPath ?? '';
    const links = { api: `${url}${prefix}` };
    const fullName = repositoryOf(scenario);
    const installation = tokenOf(scenario).startsWith('ghs_');
    const login = scenario.login ?? (installation ? 'github-actions[bot]' : 'octocat');
    const pulls = scenario.pulls ?? [{ number: 7 }];
    const issues = githubIssues({ links, clock, repository: fullName, login }, scenario, pulls);
    const comments = githubComments({ links, clock, repository: fullName, login, issues }, scenario.comments ?? []);
    const contents = githubContents({ links, repository: fullName }, scenario);
    const uploads = githubSarif({ scenario, clock, repositoryUrl: `${links.api}/repos/${fullName}` });
    const repository = {
        fullName,
        visibility: scenario.visibility ?? 'public',
        archived: scenario.archived ?? false,
        hasIssues: scenario.issuesDisabled !== true,
    };
    const runs = githubRuns({ links, repository, nowMs: clock.now() }, scenario.runs);
    const endpoints = githubEndpoints({ links, repository, pulls, contents, comments, issues, uploads, runs, login, installation });
    function route(call) {
        const path = pathBelow(prefix, call.path);
        const match = path === undefined ? undefined : (0,emulator_endpoints/* findEndpoint */.vS)(endpoints, call.method, path);
        if (match === undefined) {
            const undocumented = `no ${call.method} ${call.path}`;
            return { kind: 'undocumented', answer: () => ({ ...githubError(404, 'Not Found'), undocumented }) };
        }
        return {
            kind: match.endpoint.kind,
            answer: async () => withHeaders(refuse(scenario, match, call) ?? (await match.endpoint.answer((0,emulator_endpoints/* takeApart */.YF)(match, call)))),
        };
    }
    return {
        state: { comments: comments.all, issues: issues.all, uploads: uploads.all },
        route,
        refusal: (status) => githubError(status, `Injected ${status}`).body,
    };
}
/** The path below the API, which is at `prefix`; GraphQL is beside it. */
function pathBelow(prefix, path) {
    if (prefix !== '' && path === `/api${GRAPHQL}`)
        return GRAPHQL;
    const below = path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
    return prefix !== '' && below === GRAPHQL ? undefined : below;
}
/** What stands between a request and its endpoint, in GitHub's order. */
function refuse(scenario, match, call) {
    const { kind } = match.endpoint;
    if (call.headers['user-agent'] === undefined)
        return githubError(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.');
    const given = /^(?:bearer|token) (.+)$/i.exec(call.headers['authorization'] ?? '')?.[1];
    if (given !== tokenOf(scenario))
        return githubError(401, given === undefined ? 'Requires authentication' : 'Bad credentials');
    const version = call.headers['x-github-api-version'];
    if (version !== undefined && !VERSIONS.includes(version)) {
        return { ...githubError(400, `Unsupported API version ${version}`), undocumented: `x-github-api-version: ${version}` };
    }
    const violation = (0,emulator_endpoints/* violationOf */.xg)(match, call);
    if (violation !== undefined)
        return { ...validationFailed(kind, violation), undocumented: `${violation.field}: ${violation.issue}` };
    return scenario.denied?.includes(kind) ? notAccessible(PERMISSIONS[kind] ?? '') : undefined;
}
function withHeaders(answer) {
    return { ...answer, headers: { 'x-github-media-type': 'github.v3; format=json', 'x-github-request-id': 'EMUL:0001', ...answer.headers } };
}


/***/ })

};
