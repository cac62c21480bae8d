export const id = 654;
export const ids = [654];
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

/***/ 7654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/config/words.js
var words = __webpack_require__(730);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/cli/demo-event.js

/** What the demo can pretend to be. */
const DEMO_EVENTS = ['pull_request', 'push', 'fork'];
const REPOSITORY = 'octo-org/infrastructure';
/** The event's payload and the runner's variables, as GitHub makes them, cut to what is read. */
function demoEvent(event, apiUrl, { headSha, baseSha }) {
    const [owner = '', name = ''] = REPOSITORY.split('/');
    const repository = { name, full_name: REPOSITORY, owner: { login: owner }, private: false, visibility: 'public', default_branch: 'main' };
    const github = {
        GITHUB_API_URL: apiUrl,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_RUN_ID: '4711',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_WORKFLOW: 'Security gate',
        GITHUB_JOB: 'gate',
        GITHUB_ACTOR: 'mona',
        RUNNER_ENVIRONMENT: 'github-hosted',
    };
    if (event === 'push') {
        const push = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: headSha };
        return { payload: { ref: 'refs/heads/main', after: headSha, deleted: false, repository }, github: { ...github, ...push } };
    }
    const fork = { ...repository, full_name: 'somebody/infrastructure', owner: { login: 'somebody' } };
    const head = { ref: 'add-data-bucket', sha: headSha, repo: event === 'fork' ? fork : repository };
    const payload = {
        action: 'synchronize',
        number: 7,
        pull_request: {
            number: 7,
            state: 'open',
            user: { login: 'mona' },
            head,
            base: { ref: 'main', sha: baseSha, repo: repository },
        },
        repository,
    };
    const merge = (0,external_node_crypto_.randomBytes)(20).toString('hex');
    const pull = {
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_SHA: merge,
        GITHUB_HEAD_REF: head.ref,
        GITHUB_BASE_REF: 'main',
    };
    return { payload, github: { ...github, ...pull } };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/cli/demo-job.js




/** Runs a bundle as the runner does: a process of its own, inputs in `INPUT_*`, everything else in files. */
async function runStep(bundle, job, state, onLine) {
    const child = (0,external_node_child_process_.spawn)(process.execPath, [bundle], {
        cwd: job.folder,
        env: environmentOf(job, state),
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const stop = () => void child.kill('SIGINT');
    job.signal.addEventListener('abort', stop, { once: true });
    const ended = new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code) => resolve(code ?? 2));
    });
    for await (const line of (0,external_node_readline_.createInterface)({ input: child.stdout }))
        onLine(line);
    job.signal.removeEventListener('abort', stop);
    return await ended;
}
/** Runs main and then post, as a job does. */
async function runJob(bundles, job, onLine) {
    for (const name of Object.values(FILES))
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(job.folder, name), '');
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(job.folder, 'event.json'), JSON.stringify(job.event));
    const exitCode = await runStep(bundles.main, job, {}, (line) => onLine(line, 'main'));
    const state = readCommands((0,external_node_path_.join)(job.folder, FILES.GITHUB_STATE));
    await runStep(bundles.post, job, state, (line) => onLine(line, 'post'));
    return {
        exitCode,
        outputs: readCommands((0,external_node_path_.join)(job.folder, FILES.GITHUB_OUTPUT)),
        summary: (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(job.folder, FILES.GITHUB_STEP_SUMMARY), 'utf8'),
    };
}
const FILES = { GITHUB_OUTPUT: 'output.txt', GITHUB_STATE: 'state.txt', GITHUB_STEP_SUMMARY: 'summary.md' };
function environmentOf({ folder, inputs, github }, state) {
    const named = (prefix, values) => Object.entries(values).map(([name, value]) => [`${prefix}${prefix === 'INPUT_' ? name.toUpperCase() : name}`, value]);
    return {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NO_PROXY: '127.0.0.1',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: folder,
        GITHUB_EVENT_PATH: (0,external_node_path_.join)(folder, 'event.json'),
        ...Object.fromEntries(Object.entries(FILES).map(([name, file]) => [name, (0,external_node_path_.join)(folder, file)])),
        ...github,
        ...Object.fromEntries([...named('INPUT_', inputs), ...named('STATE_', state)]),
    };
}
/** Reads the runner's command files: `name<<delimiter`, the value's lines, the delimiter. */
function readCommands(file) {
    const values = {};
    const text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    for (const [, name = '', , value = ''] of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm))
        values[name] = value;
    return values;
}

;// CONCATENATED MODULE: ./build/cli/job-log.js
/**
 * A line of an Action's output as the runner shows it in the log: commands become their words or vanish.
 *
 * @returns undefined for a line that the log does not show
 */
function asShownInLog(line) {
    const command = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line);
    if (command === null)
        return line;
    const [, name = '', properties = '', data = ''] = command;
    const label = LABELS[name];
    if (label === undefined)
        return undefined;
    const file = /(?:^|,)file=([^,]*)/.exec(properties)?.[1];
    const at = /(?:^|,)line=(\d+)/.exec(properties)?.[1];
    const where = file === undefined ? '' : ` [${unescapeCommand(file)}${at === undefined ? '' : `:${at}`}]`;
    return `${label}:${where} ${unescapeCommand(data)}`;
}
const LABELS = { error: 'Error', warning: 'Warning', notice: 'Notice' };
/** The reverse of the escaping in actions/toolkit, core/src/command.ts. */
function unescapeCommand(text) {
    return text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./build/cli/demo-story.js







/**
 * Runs one job against the emulated service and an emulated GitHub, and prints all that a person would see of it.
 *
 * @returns false where there was no verdict, or where a request was made that no document knows
 */
async function tellStory(terminal, { mount, preset, event }) {
    const { githubPreset } = await __webpack_require__.e(/* import() */ 230).then(__webpack_require__.bind(__webpack_require__, 230));
    const { githubMount } = await __webpack_require__.e(/* import() */ 67).then(__webpack_require__.bind(__webpack_require__, 1067));
    const { startEmulator } = await __webpack_require__.e(/* import() */ 409).then(__webpack_require__.bind(__webpack_require__, 6409));
    const headSha = (0,external_node_crypto_.randomBytes)(20).toString('hex');
    const baseSha = (0,external_node_crypto_.randomBytes)(20).toString('hex');
    const service = await startEmulator(mount);
    const github = await startEmulator(githubMount({ ...githubPreset({ preset }), pulls: [{ number: 7, headSha }], contents: { [baseSha]: mount.files ?? {} } }));
    try {
        const inputs = {
            scanner: mount.id,
            ...mount.inputs,
            'on-missing-key': 'skip-untrusted',
            'api-url': service.url,
            'github-token': 'ghs_emulated',
        };
        introduce(terminal, mount.id, preset, event, inputs);
        const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'scan-gate-demo-'));
        writeFiles(folder, mount.files ?? {});
        const { payload, github: variables } = demoEvent(event, github.url, { headSha, baseSha });
        heading(terminal, "The job's log");
        const job = { folder, inputs, event: payload, github: variables, signal: terminal.interrupt };
        const result = await runJob(bundlesOf(terminal), job, (line) => showLine(terminal, line));
        show(terminal, result, github.state.comments);
        conclude(terminal, result, service.requests.length, github.requests.length);
        const odd = [...service.undocumented, ...github.undocumented];
        for (const { method, path, undocumented } of odd)
            terminal.print(`UNDOCUMENTED REQUEST: ${method} ${path} (${undocumented ?? ''})`);
        return odd.length === 0 && result.outputs.verdict !== undefined;
    }
    finally {
        await Promise.all([service.close(), github.close()]);
    }
}
function writeFiles(folder, files) {
    for (const [path, text] of Object.entries(files)) {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, path)), { recursive: true });
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, path), text);
    }
}
/** Beside this bundle: dist/cli, dist/main, dist/post. */
function bundlesOf({ script }) {
    const dist = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(script));
    return { main: (0,external_node_path_.join)(dist, 'main', 'index.js'), post: (0,external_node_path_.join)(dist, 'post', 'index.js') };
}
function introduce({ print }, scanner, preset, event, inputs) {
    print(`scan-gate demo: the built Action on an emulated ${scanner} and an emulated GitHub; event ${event}, scenario ${preset}.`);
    print('No account, no network, nothing outside of this machine. What the workflow would say:');
    print('');
    print('  - uses: <owner>/scan-gate@<sha>');
    print('    with:');
    for (const [name, value] of Object.entries(inputs)) {
        if (name === 'github-token')
            continue;
        const shown = name === 'api-key' ? '${{ secrets.SCAN_API_KEY }}' : value;
        const remark = name === 'api-url' ? '   # only here: the emulator' : '';
        if (!shown.includes('\n'))
            print(`      ${name}: ${shown}${remark}`);
        else
            for (const line of [
                `${name}: |`,
                ...shown
                    .trimEnd()
                    .split('\n')
                    .map((text) => `  ${text}`),
            ])
                print(`      ${line}`);
    }
}
function showLine({ print }, line) {
    const shown = asShownInLog(line);
    for (const part of shown?.split('\n') ?? [])
        print(`  │ ${part}`.trimEnd());
}
function heading({ print }, title) {
    print('');
    print(`── ${title} ${'─'.repeat(Math.max(3, 96 - title.length))}`);
}
function show(terminal, { outputs, summary }, comments) {
    const comment = comments.at(-1);
    heading(terminal, comment ? "The pull request's comment (Markdown)" : 'No comment on a pull request');
    if (comment)
        terminal.print(comment.body);
    heading(terminal, 'The job summary (Markdown)');
    terminal.print(summary);
    heading(terminal, 'Outputs');
    for (const [name, value] of Object.entries(outputs))
        if (value !== '')
            terminal.print(`  ${name}: ${value}`);
    heading(terminal, 'Files');
    for (const file of [outputs['sarif-file'], outputs['results-file'], outputs['html-file']])
        if (file)
            terminal.print(`  ${file} (${(0,external_node_fs_.readFileSync)(file).length} bytes)`);
    if (outputs['report-dir'])
        terminal.print(`  ${(0,external_node_path_.join)(outputs['report-dir'], 'report.md')}`);
}
function conclude(terminal, { exitCode, outputs }, toService, toGitHub) {
    const { print } = terminal;
    heading(terminal, 'What just happened');
    print(`  Verdict: ${outputs['verdict-reason'] ?? '(none)'}.`);
    print(`  The job would be ${exitCode === 0 ? 'green' : 'red'} (exit code ${exitCode}), after ${toService} requests to the service and ${toGitHub} to GitHub.`);
    print('');
}

// EXTERNAL MODULE: ./build/cli/flags.js
var flags = __webpack_require__(6222);
;// CONCATENATED MODULE: ./build/cli/demo.js





const ALL = 'all';
/** Shows whole jobs of the Action on emulated services: the built main and post, run as the runner runs them. Exit code 0 once shown. */
const demo = async (terminal) => {
    const { mounts } = await Promise.all(/* import() */[__webpack_require__.e(67), __webpack_require__.e(786)]).then(__webpack_require__.bind(__webpack_require__, 9786));
    const { PRESETS } = await __webpack_require__.e(/* import() */ 230).then(__webpack_require__.bind(__webpack_require__, 230));
    const scanners = Object.keys(mounts);
    const { values, tokens } = (0,external_node_util_.parseArgs)({
        args: [...terminal.args],
        tokens: true,
        options: {
            scanner: { type: 'string', default: scanners[0] ?? '' },
            scenario: { type: 'string', default: 'failing' },
            event: { type: 'string', default: 'pull_request' },
        },
    });
    const repeated = (0,flags/* repeatedFlags */.s)(tokens);
    for (const name of repeated)
        terminal.print(`error: ${(0,flags/* saysRepeated */.Z)(name)}`);
    if (repeated.length > 0)
        return 2;
    const scanner = pick(terminal, 'scanner', values.scanner, [...scanners, ALL]);
    const preset = pick(terminal, 'scenario', values.scenario, PRESETS);
    const event = pick(terminal, 'event', values.event, DEMO_EVENTS);
    if (scanner === undefined || preset === undefined || event === undefined)
        return 2;
    const chosen = scanner === ALL ? scanners : [scanner];
    let shown = true;
    for (const id of chosen) {
        const mount = mounts[id]?.({ preset });
        if (terminal.interrupt.aborted || mount === undefined)
            break;
        shown = (await tellStory(terminal, { mount, preset, event })) && shown;
    }
    adviseFurther(terminal, event, scanners);
    return shown ? 0 : 1;
};
function pick({ print }, flag, given, allowed) {
    const known = allowed.find((word) => word === given);
    const meant = (0,words/* suggest */.Z)(given, allowed);
    if (known === undefined)
        print(`error: --${flag} cannot be "${given}"; allowed: ${allowed.join(', ')}.${meant ? ` Did you mean ${meant}?` : ''}`);
    return known;
}
function adviseFurther({ print }, event, scanners) {
    print('');
    print('  To use it for real: put the workflow into .github/workflows/, leave out api-url, give your own target,');
    print('  and add the API key as a secret of the repository. README.md has complete workflows and their permissions.');
    print(`  Other services: npm run demo -- --scanner ${[...scanners, ALL].join('|')}`);
    print(`  Other ends: --scenario clean|failing|slow|denied   Other events: --event ${DEMO_EVENTS.filter((other) => other !== event).join('|')}`);
}


/***/ }),

/***/ 6222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ saysRepeated),
/* harmony export */   s: () => (/* binding */ repeatedFlags)
/* harmony export */ });
/** The flags that are given more than once: which of their values was meant, only a person knows. */
function repeatedFlags(tokens) {
    const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []));
    return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
/** The mistake in words. Values are not repeated, because they may be secrets. */
function saysRepeated(name) {
    return `--${name} is given more than once: keep one of them.`;
}


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
    // Two letters that changed places count as two, which is too many for a short word.
    const close = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(lower, best) <= Math.ceil(best.length / 3) || sorted(lower) === sorted(best);
    return close ? best : undefined;
}
function sorted(word) {
    return Array.from(word).sort().join('');
}
const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** A duration with its unit, `250ms` `45s` `30m` `5h`, in milliseconds; undefined when it is none. */
function durationMs(text) {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
    const unit = UNITS_MS[match?.[2] ?? ''];
    return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : undefined;
}


/***/ })

};
