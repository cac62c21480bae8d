export const id = 435;
export const ids = [435];
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

/***/ 9190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ INPUT_TABLE)
/* harmony export */ });
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
    { name: 'region', service: true, shown: 'per service', description: 'Where the target is.' },
    { name: 'scan-type', service: true, shown: 'per service', description: 'What kind of scan.' },
    {
        name: 'scan-options',
        service: true,
        description: "YAML or JSON mapping: other fields of the create request, under the service's own names; on the command line also `@file`. An unknown name is an error.",
    },
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
    {
        name: 'sha',
        shown: "the event's",
        description: "The commit that `ref` stands for: 40 hex digits. Other commits than the event's and the job's need their `ref`.",
    },
    {
        name: 'wait',
        default: 'true',
        values: ['true', 'false'],
        description: '`false`: start (or join) the scan, write the outputs and leave with the verdict `started`. With `scan-id`: look once; finished: report and gate; running: `started`.',
    },
    {
        name: 'scan-id',
        description: 'Collect this scan instead of starting one; `latest`: the newest one of the target that matches, also where it failed, for an older one would answer for other code.',
    },
    {
        name: 'max-age',
        description: '`6h`: take the last completed scan that matches when it is younger than that, instead of starting one. S4E does not report the options of a scan: there a notice, and nothing is taken. `1m` to `8760h`.',
    },
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
        name: 'max-findings',
        description: 'Budgets, `high=3, medium=20, total=400, new-high=0`: the job fails when there are more open findings of exactly that severity, in total, or new since the baseline. A budget of a severity replaces the default `severity-threshold` for that severity.',
    },
    {
        name: 'gate-on',
        // No default in action.yml: it would look as if somebody had given it, and overrule the policy.
        shown: '`all`',
        values: ['all', 'new'],
        description: '`new`: `severity-threshold` counts only findings that the baseline lacks.',
    },
    {
        name: 'paths',
        description: 'Globs, one a line: findings in other files are shown and not counted. A glob that no file of the repository matches is an error.',
    },
    {
        name: 'min-score',
        description: "The job fails when the service's score, 0 to 100, is lower; for services that tell one. `severity-threshold` then holds only where it is given.",
    },
    {
        name: 'max-score-drop',
        description: 'The job fails when the score is more points lower than that of the baseline, 0 to 100; for services that tell one.',
    },
    {
        name: 'baseline',
        default: 'auto',
        description: "What is new and what is fixed is told against: `auto` (the last completed scan that matches, from before the workflow's last successful run where `actions: read` lets us know), `none`, the ID of a scan, or the path of a file that `scan-gate baseline` has written.",
    },
    {
        name: 'policy-file',
        shown: '`.github/scan-gate.yml` or `.scan-gate.yml`',
        description: 'Path of the policy file in the repository: rules, waivers, what may be scanned. On pull requests and in merge queues it is read at the base commit (`contents: read`), so that a change cannot loosen its own gate; in a job without a checkout at the commit of the event. Two of them, one whose name ends in `.yaml`, or a named one that is missing, are an error.',
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
        description: 'Where the files are written; its old reports are removed at the start. A second gate of the same job that leaves the default writes to `scan-gate-report-<name>`.',
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
        description: 'What log, annotations, comment, summary and issue show. `auto`: only numbers when the repository is public and the target is not its own code.',
    },
    { name: 'annotations', default: 'true', values: ['true', 'false'], description: 'Annotate files and lines.' },
    {
        name: 'tracking-issue',
        default: 'never',
        values: ['never', 'on-failure'],
        description: '`on-failure`: scheduled runs keep one issue for this gate, opened when it does not pass, closed when it passes again (`issues: write`).',
    },
    {
        name: 'dry-run',
        default: 'false',
        values: ['true', 'false'],
        description: '`true`: only check key, target, permissions, event and policy, and start nothing. The verdict is `checked` or `error`.',
    },
    {
        name: 'github-token',
        default: '${{ github.token }}',
        secret: true,
        description: 'For the upload (`security-events: write`), the comment (`pull-requests: write`) and the tracking issue (`issues: write`).',
    },
];
/** The table with the general type of its rows. */
const INPUT_TABLE = INPUTS;


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


/***/ }),

/***/ 4313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ secretLeaves),
/* harmony export */   c: () => (/* binding */ withoutSecrets)
/* harmony export */ });
/** These describe a login, and are no secrets (design, section 3). */
const DESCRIPTIONS = ['type', 'method', 'login_url'];
/** Every text under `authentication`, at any depth, also as a number or as the credentials of an address. */
function secretLeaves(value, path = 'authentication') {
    if (typeof value === 'string')
        return value === '' ? [] : [{ text: value, path }];
    if (typeof value === 'number' || typeof value === 'bigint')
        return [{ text: String(value), path }];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([name, leaf]) => DESCRIPTIONS.includes(name) && typeof leaf === 'string' ? [] : secretLeaves(leaf, `${path}.${nameOf(name)}`));
}
/**
 * What an `authentication` is without its secrets: each of `secretLeaves` is a `*`, in an order that does not depend on how it was
 * written.
 *
 * @param show How a text that describes the login is shown.
 */
function withoutSecrets(value, show) {
    if (typeof value === 'boolean' || value === null)
        return value;
    if (typeof value !== 'object')
        return '*';
    return Object.entries(value)
        .map(([name, leaf]) => [
        nameOf(name),
        DESCRIPTIONS.includes(name) && typeof leaf === 'string' ? show(leaf) : withoutSecrets(leaf, show),
    ])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
/** The names are shown, and are a person's: what is no plain word may be a secret that slipped into the wrong place. */
function nameOf(name) {
    return /^[\w-]{1,40}$/.test(name) ? name : '(hidden)';
}


/***/ }),

/***/ 6327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf),
/* harmony export */   y: () => (/* binding */ slug)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6429);
/* harmony import */ var _quoted_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7917);



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
/**
 * Turns any text into a name that is safe in paths, markers and categories: `[a-z0-9._-]`, at most 80 characters. Where letters or
 * digits of other scripts are lost, a short hash tells it from others that lose theirs. A secret that the text quotes is taken out here, for
 * nobody finds it again in a name.
 */
function slug(text) {
    const lower = (0,_quoted_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutQuotedSecrets */ .i)(text).toLowerCase();
    const safe = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .trimEnd */ .s8)(lower.replaceAll(/[^a-z0-9._-]+/g, '-').replace(/^[-.]+/, ''), '-.');
    if (!/[^\P{Letter}a-z]|[^\P{Number}0-9]/u.test(lower))
        return safe.slice(0, 80) || 'unnamed';
    return `${safe.slice(0, 71) || 'unnamed'}-${identityOf([lower]).slice(0, 8)}`;
}


/***/ }),

/***/ 5111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Ie: () => (/* binding */ COMMAND_ANYWHERE),
/* harmony export */   RQ: () => (/* binding */ COMMAND_AT_START),
/* harmony export */   bu: () => (/* binding */ GROUP_AT_START),
/* harmony export */   kc: () => (/* binding */ logText)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);

/** GitHub's runner reads a command where a line, trimmed, starts with `::` (actions/runner: ActionCommand.cs). */
const COMMAND_AT_START = /^([^\S\n]*):(?=:)/gm;
/** `##[error]`, `##vso[task...]`, `##teamcity[...]`: read anywhere in a line, in any case. */
const COMMAND_ANYWHERE = /##(?=[\p{L}\p{N}_.-]{0,64}\[)/gu;
/** A line that folds those after it (Buildkite: managing log output), also once lines are joined; GitLab's sections need a carriage return, which `plain` takes. */
const GROUP_AT_START = /^([-+~^])(?=\1\1(?:\s|$))/gm;
/** Text for a CI log, over several lines; no line of it is a command to GitHub, Azure DevOps, TeamCity, GitLab or Buildkite. */
function logText(text) {
    return (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(text).replaceAll(COMMAND_ANYWHERE, '## ').replaceAll(COMMAND_AT_START, '$1: ').replaceAll(GROUP_AT_START, ' $1');
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
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   s8: () => (/* binding */ trimEnd)
/* harmony export */ });
const ORDINARY = /^[\x20-\x7e]*$/;
/**
 * ECMA-48: CSI and OSC sequences, then the two-character ones; also their one-byte C1 forms. A string ends where the next one begins:
 * a text full of beginnings without an end would be searched once for each of them.
 */
const ANSI = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
/(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]{0,4096}(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]{0,16}[0-~]/g;
/** Whatever a terminal, a browser or a Markdown parser may take for the end of a line. */
const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
/** Reorder what is read ("Trojan Source"): shown by name, since their presence is news. */
const BIDI = Array.from('\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069');
/** Invisible: other control and format characters (zero-width, soft hyphen, tags), blank fillers, variation selectors but the emoji one. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0e\u{e0100}-\u{e01ef}]/gu;
/**
 * The first step of every surface: text that shows all it holds. Terminal sequences and invisible characters are gone, bidirectional
 * controls are named (`[U+202E]`), line ends are `\n`, and lone surrogates, which no UTF-8 consumer accepts, are U+FFFD.
 */
function plain(text) {
    if (ORDINARY.test(text))
        return text;
    return named(text.replaceAll(ANSI, '').replaceAll(LINE_ENDS, '\n'))
        .replaceAll(INVISIBLE, '')
        .replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
/** `plain`, with every run of white space as one space: for table cells, titles and properties. */
function oneLine(text) {
    return plain(text).replaceAll(/\s+/g, ' ').trim();
}
/**
 * Text without the characters of `ends` at its end. In linear time, unlike `/x+$/`, which searches every run of them again from each of its
 * characters.
 */
function trimEnd(text, ends) {
    let end = text.length;
    while (end > 0 && ends.includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end);
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
/** Ten times as fast as a call for each of them: a text may hold nothing else. */
function named(text) {
    let rest = text;
    for (const sign of BIDI)
        if (rest.includes(sign))
            rest = rest.split(sign).join(nameOf(sign));
    return rest;
}
function nameOf(character) {
    return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}


/***/ }),

/***/ 7917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ withoutQuotedSecrets),
/* harmony export */   v: () => (/* binding */ MASK)
/* harmony export */ });
/** What stands in the place of a secret. */
const MASK = '***';
/** Header values and credentials in query strings. */
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
/** Takes others' secrets out of a text: a service's finding quotes what it saw. Those that we hold ourselves are not known here. */
function withoutQuotedSecrets(text) {
    let rest = text;
    for (const [pattern, by] of PATTERNS)
        rest = rest.replace(pattern, by);
    return rest;
}


/***/ }),

/***/ 7940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ sameCommit),
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   it: () => (/* binding */ mergeScan),
/* harmony export */   tk: () => (/* binding */ isScanId),
/* harmony export */   wk: () => (/* binding */ differingTraits)
/* harmony export */ });
const TRAIT_NAMES = ['type', 'mode', 'region', 'variant', 'branch', 'commit'];
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
/** What is newly told of a scan, on top of what was told before: a light answer leaves most of it out. */
function mergeScan(before, now) {
    // What a scan has counted while it ran is not what it came to.
    const { counts, uncounted, posture, inventory } = isOver(now.state) && !isOver(before.state) ? now : before;
    return {
        ...now,
        traits: mergeTraits(before.traits, now.traits),
        createdAt: now.createdAt ?? before.createdAt,
        startedAt: now.startedAt ?? before.startedAt,
        completedAt: now.completedAt ?? before.completedAt,
        counts: now.counts ?? counts,
        uncounted: now.counts === undefined ? uncounted : now.uncounted,
        posture: now.posture ?? posture,
        inventory: now.inventory ?? inventory,
    };
}
function mergeTraits(before, now) {
    return Object.fromEntries(TRAIT_NAMES.map((name) => [name, now[name] ?? before[name]]));
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

/***/ 8412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   e1: () => (/* binding */ asText),
/* harmony export */   eB: () => (/* binding */ asObject)
/* harmony export */ });
/** A text with something in it. */
function asText(value) {
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
/** A JSON object, and no list. */
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}
/** Where a stack begins, as several languages write it. */
const STACK = /\n[^\S\n]*(?:at [\w.<]|Traceback \(|File ")/;
/** Enough for a sentence; neither a page of HTML that calls itself a message is any help, nor the stack of a service. */
function clip(text, length = 300) {
    // A stack beyond this is cut off anyway.
    const start = text.slice(0, 10 * length);
    const stack = start.search(STACK);
    const words = stack === -1 ? start : start.slice(0, stack).trimEnd();
    return words.length > length ? `${words.slice(0, length)}…` : words;
}


/***/ }),

/***/ 7262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ queryOf),
/* harmony export */   pn: () => (/* binding */ pathSegment),
/* harmony export */   wk: () => (/* binding */ isSegment)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);

/**
 * A value between two slashes of an address; nothing, and dots alone, would make it another address.
 *
 * @param title Of the service, for the message.
 * @throws ScanError `WIRE_FORMAT`
 */
function pathSegment(text, title) {
    if (/^\.{0,2}$/.test(text))
        throw new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC('WIRE_FORMAT', `"${text}" cannot be an ID in an address of ${title}.`);
    return encodeURIComponent(text);
}
/** What follows the question mark; a value that is undefined is left out. */
function queryOf(values) {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(values))
        if (value !== undefined)
            search.set(name, String(value));
    return search.toString();
}
/** Whether a person's text may stand between two slashes once it is percent-encoded. */
function isSegment(text) {
    return text.length <= 200 && !/^\.+$/.test(text) && !/[\s/\\?#%]/.test(text);
}


/***/ }),

/***/ 4387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ failureIn),
/* harmony export */   p: () => (/* binding */ statusMeantBy)
/* harmony export */ });
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8412);

/**
 * Finds the error in the body of an answer that has a status of success: `success: false`, `error`, `errors`, a code such as 500, or the
 * status `error` or `fail` of an envelope. `error: false`, `error: null` and `errors: []` mean success.
 */
function failureIn(body) {
    const top = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(body);
    if (top === undefined || !(isNo(top.success) || isErrorEnvelope(top)))
        return undefined;
    const [first] = Array.isArray(top.errors) ? top.errors : [];
    const errors = [(0,_error_body_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(top.error), (0,_error_body_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(first), top].filter((error) => error !== undefined);
    const texts = [...errors.flatMap(({ message, detail }) => [message, detail]), top.error, first];
    return {
        status: errors.map(({ code }) => statusMeantBy(code)).find((status) => status !== undefined),
        text: texts.map(_error_body_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1).find(Boolean),
    };
}
function isNo(success) {
    return success === false || success === 0 || success === 'false';
}
/** Some services answer with a resource that has no envelope: what is wrong with that resource is no error of the answer. */
function isErrorEnvelope(top) {
    if ('id' in top || 'scan_id' in top)
        return false;
    const { error, errors, status, code } = top;
    const isErrorCode = typeof code === 'number' && statusMeantBy(code) !== undefined;
    return isError(error) || (isError(errors) && JSON.stringify(errors) !== '{}') || status === 'error' || status === 'fail' || isErrorCode;
}
function isError(value) {
    if (Array.isArray(value))
        return value.length > 0;
    return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null && value !== false && value !== 0;
}
/**
 * The HTTP status that an error's own code means, as a number or in words. Of words only those of temporary failures: whatever else
 * the code is, the answer is an error.
 */
function statusMeantBy(code) {
    const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
    if (Number.isInteger(number) && number >= 400 && number < 600)
        return number;
    const word = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_0__/* .asText */ .e1)(code) ?? '';
    if (/rate.?limit|too.?many.?requests/i.test(word))
        return 429;
    if (/unavailable/i.test(word))
        return 503;
    return /internal|server.?error/i.test(word) ? 500 : undefined;
}


/***/ }),

/***/ 6939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ OWN_TENANT),
/* harmony export */   g: () => (/* binding */ SCAN_TYPES)
/* harmony export */ });
/** https://docs.aether365.io/api/scans.html, Trigger a Scan. The first is the default. */
const SCAN_TYPES = ['compliance', 'exposure'];
/** Stands for the tenant of the key in addresses (siblings, section 2). */
const OWN_TENANT = 'me';


/***/ }),

/***/ 5811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VN: () => (/* binding */ blockOf),
/* harmony export */   gR: () => (/* binding */ contains),
/* harmony export */   or: () => (/* binding */ parseAddress),
/* harmony export */   rT: () => (/* binding */ parseBlock)
/* harmony export */ });
/* harmony import */ var _domain_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7520);

const BITS = { 4: 32, 6: 128 };
const MAPPED = 0xffffn;
/** The address, or undefined for any other text, also for other notations of IPv4 such as `127.1` and `0x7f000001`. */
function parseAddress(text) {
    return parseIPv4(text) ?? parseIPv6(text);
}
function parseIPv4(text) {
    if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || (0,_domain_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .D)(`http://${text}`)?.hostname !== text)
        return undefined;
    return { family: 4, value: toBits(text.split('.').map(Number), 8n), text };
}
function parseIPv6(text) {
    const canonical = /^[0-9a-f:.]{2,45}$/i.test(text) ? (0,_domain_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .D)(`http://[${text}]`)?.hostname.slice(1, -1) : undefined;
    if (canonical === undefined)
        return undefined;
    const value = toBits(groupsOf(canonical), 16n);
    return value >> 32n === MAPPED ? toIPv4(value & 0xffffffffn) : { family: 6, value, text: canonical };
}
/** Eight numbers; `::` stands for as many zeros as are missing. */
function groupsOf(text) {
    const [head = '', tail] = text.split('::');
    const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
    const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => 0);
    return [...(before ?? []), ...zeros, ...(after ?? [])];
}
function toIPv4(value) {
    const text = [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
    return { family: 4, value, text };
}
function toBits(parts, width) {
    return parts.reduce((bits, part) => (bits << width) | BigInt(part), 0n);
}
/** A CIDR block, or undefined. A block of IPv4 addresses that are written as IPv6 is none: nobody means it. */
function parseBlock(text) {
    const [, base = '', digits = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
    const address = parseAddress(base);
    const prefix = Number(digits);
    if (address === undefined || prefix > BITS[address.family] || (address.family === 4 && base.includes(':')))
        return undefined;
    return { address, prefix };
}
/** One address as a block of its own. */
function blockOf(address) {
    return { address, prefix: BITS[address.family] };
}
/** Whether all addresses of `inner` are in `outer`. */
function contains(outer, inner) {
    if (outer.address.family !== inner.address.family || inner.prefix < outer.prefix)
        return false;
    const shift = BigInt(BITS[outer.address.family] - outer.prefix);
    return outer.address.value >> shift === inner.address.value >> shift;
}


/***/ }),

/***/ 9218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ MODES),
/* harmony export */   Mz: () => (/* binding */ DEEP_ADVICE),
/* harmony export */   g8: () => (/* binding */ SCAN_TYPES)
/* harmony export */ });
/** https://docs.aiptx.io/api-reference/scans, Create Scan. The first is the default. */
const SCAN_TYPES = ['web', 'api', 'network', 'full'];
/** The default is `standard`. */
const MODES = ['quick', 'standard', 'deep'];
/** Deep scans take 4 to 24 hours. */
const DEEP_ADVICE = 'for deep set {wait} to false and collect later by {scan-id}: jobs of hosted runners end after 6 hours';


/***/ }),

/***/ 6788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ optionsIn),
/* harmony export */   V: () => (/* binding */ nameOf)
/* harmony export */ });
/* harmony import */ var _domain_authentication_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4313);
/* harmony import */ var _domain_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6327);
/* harmony import */ var _targets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3953);



/**
 * AIPTx reports no option of a scan but type, mode and name. So the name carries the others: `scan-gate <gate> <hash> run <n>`
 * (docs/decisions/0023).
 */
function nameOf(request, gate) {
    const { run, options } = request;
    if (options.name !== undefined)
        return { text: options.name, options: { unreported: 'a scan with a name of its own does not report its options' } };
    const reported = `${gate} ${hashOf(request)}`;
    return {
        text: `scan-gate ${reported}${run === undefined ? '' : ` run ${run}`}`,
        options: {
            reported,
            ...(isPartlySecret(request) && { unreported: 'AIPTx does not report the credentials of a scan, or the query of its target' }),
        },
    };
}
const OURS = /^scan-gate (?<options>.+ [0-9a-f]{16})(?: run \d+(?:\.\d+)?)?$/;
/** Gate and hash from a name that `nameOf` has made; undefined for any other name. */
function optionsIn(name) {
    return OURS.exec(name)?.groups?.['options'];
}
/** The hash leaves secrets out, so that nobody can test guesses with it; then equal hashes do not prove equal options. */
function isPartlySecret({ given, options }) {
    return hasQuery(given) || (0,_domain_authentication_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLeaves */ .T)(options.authentication).length > 0;
}
function hasQuery(given) {
    return /[?#]/.test(given);
}
/** All that the create request holds, without any masked value; whether there is a query, but not which. */
function hashOf({ given, type, options: { mode, scope, instructions, authentication } }) {
    const secrets = (0,_domain_authentication_js__WEBPACK_IMPORTED_MODULE_2__/* .secretLeaves */ .T)(authentication).map(({ text }) => text);
    const redact = (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '*'), text);
    const login = authentication && JSON.stringify((0,_domain_authentication_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutSecrets */ .c)(authentication, (text) => redact((0,_targets_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text))));
    const patterns = scope && JSON.stringify([scope.include?.map(redact), scope.exclude?.map(redact)]);
    return (0,_domain_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .c)([type, mode, hasQuery(given) ? 'query' : undefined, login, patterns, instructions && redact(instructions)]).slice(0, 16);
}


/***/ }),

/***/ 3953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ withoutQueries),
/* harmony export */   Lx: () => (/* binding */ targetId),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   hu: () => (/* binding */ parseTarget)
/* harmony export */ });
/* harmony import */ var _domain_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7520);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5811);


const LONGEST = 2000;
const WEB = /^https?:\/\/([^/?#]*)([^?#]*)/i;
/**
 * Reads a target strictly: whatever two programs could read differently (other notations of an address, backslashes, encoded or foreign
 * letters in the host) is refused, for what we compare must be what is attacked.
 */
function parseTarget(text) {
    if (text.includes('@') && !/^https?:\/\/[^/?#@]+[/?#]/i.test(text))
        return { fault: 'without user name and password: give {scan-options} an authentication', hide: true };
    if (text.length > LONGEST)
        return { fault: `of at most ${LONGEST} characters` };
    if (!/^[!-~]+$/.test(text) || text.includes('\\'))
        return { fault: 'of ASCII letters, digits and signs, without spaces and backslashes' };
    if (text.includes('://'))
        return parseWeb(text);
    const block = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(text);
    if (block)
        return { kind: 'block', block, id: `${block.address.text}/${block.prefix}` };
    const address = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(text);
    if (address)
        return { kind: 'address', address, id: address.text };
    const host = text.toLowerCase();
    return isHostName(host) ? { kind: 'host', host, id: host } : { fault: 'in one of these forms' };
}
function parseWeb(text) {
    const [, authority = '', rawPath = ''] = WEB.exec(text) ?? [];
    const url = (0,_domain_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(text);
    if (authority === '' || url === undefined)
        return { fault: 'with the scheme http or https and a host' };
    const host = authority.replace(/:\d*$/, '').toLowerCase();
    const address = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(host.replace(/^\[(.*)\]$/, '$1'));
    // A host name is what Node's own parser makes of it, and so no other notation of anything.
    if (!address && !isHostName(host))
        return { fault: 'whose host is written in the one usual way' };
    const path = url.pathname === '/' ? '' : url.pathname;
    return { kind: 'url', url, host, address, rawPath, id: `${url.protocol}//${url.host}${path}` };
}
/** Labels of letters, digits, - and _, without a dot at the end; nothing that a resolver takes for a number. */
function isHostName(host) {
    const labels = host.split('.');
    const fits = host.length <= 253 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
    return fits && (0,_domain_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(`http://${host}`)?.hostname === host;
}
/** The form in which targets are compared and shown: of ours, and of those that the service tells. */
function targetId(text) {
    const target = parseTarget(text);
    return 'id' in target ? target.id : shown(text);
}
/** The text without what may be secret in it. */
function shown(text) {
    return (text.split(/[?#]/, 1)[0] ?? '').replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/]*@/i, '$1');
}
/** A sentence of the service without queries, fragments and credentials of the addresses in it. */
function withoutQueries(text) {
    return text.replaceAll(/https?:\/\/[^\s"'<>]+/gi, (address) => shown(address));
}


/***/ }),

/***/ 8489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ TIMES)
/* harmony export */ });
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** "Duration by mode" (siblings, section 7); what the examples of the primary document last, between 2 and 4 hours, for `standard`. */
const TIMES = {
    quick: { timeoutMs: HOUR_MS, lastsMs: { low: 15 * MINUTE_MS, typical: 20 * MINUTE_MS, high: 30 * MINUTE_MS } },
    standard: { timeoutMs: 5 * HOUR_MS, lastsMs: { low: 6_500 * SECOND_MS, typical: 10_400 * SECOND_MS, high: 16_000 * SECOND_MS } },
    deep: { timeoutMs: 26 * HOUR_MS, lastsMs: { low: 4 * HOUR_MS, typical: 10 * HOUR_MS, high: 24 * HOUR_MS } },
};


/***/ }),

/***/ 4106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ isRegion),
/* harmony export */   _E: () => (/* binding */ readTarget),
/* harmony export */   t9: () => (/* binding */ DEFAULT_REGION)
/* harmony export */ });
/** "AWS region to scan. Default: us-east-1". */
const DEFAULT_REGION = 'us-east-1';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Undefined for a text that is neither. */
function readTarget(given) {
    const text = given.toLowerCase();
    if (UUID.test(text))
        return { kind: 'connection', id: text };
    return /^\d{12}$/.test(text) ? { kind: 'number', digits: text } : undefined;
}
/** The form of AWS's names, such as us-east-1, us-gov-west-1 and eusc-de-east-1; whether there is one of the name, Fegura tells. */
function isRegion(text) {
    return text.length <= 40 && /^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(text);
}


/***/ }),

/***/ 5774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ SERVICES)
});

// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/http/path.js
var path = __webpack_require__(7262);
// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
;// CONCATENATED MODULE: ./build/scanners/aether365/errors.js

/** Reads the documented form of an error body, and anything else as an error without words. */
function readAether365Error(body) {
    const error = (0,error_body/* asObject */.eB)((0,error_body/* asObject */.eB)(body)?.['error']);
    return { code: (0,error_body/* asText */.e1)(error?.['code']), text: (0,error_body/* asText */.e1)(error?.['message']) };
}
const KEYS = 'https://docs.aether365.io/api/api-keys.html';
const TENANT_HINT = "Check {target}: it is the ID that Aether365 gives the tenant, such as t_abc123, not Microsoft's. Leave it empty for the tenant of the key.";
/** The three codes of the Scans API page and those of its siblings. The code decides, for 429 is a quota here and no limit of requests. */
const MEANINGS = new Map([
    [
        'AUTH_MISSING_TOKEN',
        {
            code: 'AUTH_REJECTED',
            otherwise: 'no API key arrived.',
            hint: 'Check the secret behind {api-key}, and that nothing on the way (a proxy, {api-url}) takes the header Authorization away.',
        },
    ],
    [
        'AUTH_INVALID_TOKEN',
        {
            code: 'AUTH_REJECTED',
            otherwise: 'the API key was rejected.',
            hint: `Check the secret behind {api-key}: Aether365 keys begin with ae_live_ and may have been removed. New ones: ${KEYS}`,
        },
    ],
    [
        'AUTH_EXPIRED_TOKEN',
        {
            code: 'AUTH_REJECTED',
            otherwise: 'the token has expired.',
            hint: `Give an API key as {api-key}: it begins with ae_live_. Anything else is a sign-in token, which lasts an hour. Keys: ${KEYS}`,
        },
    ],
    [
        'AUTH_INSUFFICIENT_SCOPE',
        {
            code: 'FORBIDDEN',
            otherwise: 'the API key may not do this.',
            hint: 'Keys have no scopes of their own: the key behind {api-key} acts with the role of the team member who made it. Use a key of a member who may start scans.',
        },
    ],
    ['TENANT_ACCESS_DENIED', { code: 'FORBIDDEN', otherwise: 'the API key may not see this tenant.', hint: TENANT_HINT }],
    [
        'TENANT_NOT_FOUND',
        {
            code: 'TARGET_UNKNOWN',
            otherwise: 'there is no such tenant.',
            hint: `${TENANT_HINT} If it is empty: the user behind {api-key} has no account at Aether365.`,
        },
    ],
    [
        'SCAN_NOT_FOUND',
        {
            code: 'NOT_FOUND',
            otherwise: 'there is no such scan.',
            hint: 'Check {scan-id}: it may be wrong, or of another tenant than the key’s.',
        },
    ],
    [
        'TENANT_NOT_CONNECTED',
        {
            code: 'TARGET_NOT_READY',
            otherwise: 'Microsoft consent has not been completed for this tenant.',
            hint: 'An administrator of the Microsoft tenant must give (or renew) the consent for its connection to Aether365. Then run the job again; until then no scan can start. Check {target} if the wrong tenant was asked for.',
        },
    ],
    [
        'CONNECTION_NOT_FOUND',
        {
            code: 'TARGET_NOT_READY',
            otherwise: 'there is no such connection to Microsoft.',
            hint: 'Connect the Microsoft tenant to Aether365 again, then run the job again. Check {target}.',
        },
    ],
    [
        'SCAN_ALREADY_RUNNING',
        {
            code: 'CONFLICT',
            otherwise: 'a scan is already in progress for this tenant.',
            hint: 'Run the job again when the other scan has ended.',
        },
    ],
    [
        'SCAN_PLAN_LIMIT_REACHED',
        {
            code: 'QUOTA',
            otherwise: 'the scans of the current billing period are used up.',
            hint: 'It is not sent again, for no waiting helps before the next billing period: run fewer scans, for example with {max-age}, take the last one by {scan-id} latest, or have the plan enlarged.',
            final: true,
        },
    ],
    [
        'SERVICE_UNAVAILABLE',
        {
            code: 'SERVICE_FAILED',
            otherwise: 'Aether365 is in maintenance.',
            hint: 'Run the job again when the maintenance is over.',
        },
    ],
]);
/** What a refusal means by its code; where that is none of the documented ones, by its status. */
const explainAether365 = ({ status, body }) => {
    const error = readAether365Error(body);
    const meaning = error.code === undefined ? undefined : MEANINGS.get(error.code);
    if (meaning)
        return explanation(error, meaning);
    const general = generalMeaning(status, error);
    return general && explanation(error, general);
};
function explanation(error, { code, otherwise, hint, final }) {
    return { code, message: say(error, otherwise), hint, serviceCode: error.code, ...(final && { final }) };
}
/** Without a documented code: the service's words, under what the status means in general. */
function generalMeaning(status, { code, text }) {
    if (code === undefined && text === undefined)
        return undefined;
    switch (status) {
        case 400:
            return { code: 'BAD_REQUEST', otherwise: 'the request was refused.', hint: 'Check {target}, {scan-type} and {scan-id}.' };
        case 401:
            return { code: 'AUTH_REJECTED', otherwise: 'the API key was rejected.', hint: `Check the secret behind {api-key}. Keys: ${KEYS}` };
        case 403:
            return {
                code: 'FORBIDDEN',
                otherwise: 'the API key may not do this.',
                hint: 'Check {target}, and that the team member behind {api-key} may do this.',
            };
        case 404:
            return { code: 'NOT_FOUND', otherwise: 'no such thing.', hint: 'Check {target}, {scan-id} and {api-url}.' };
        case 409:
            return { code: 'CONFLICT', otherwise: 'something else is in the way.', hint: 'Run the job again when the other scan has ended.' };
        case 429:
            return {
                code: 'RATE_LIMITED',
                otherwise: 'too many requests for this key.',
                hint: 'Run fewer jobs at once with one key, or give a longer {poll-interval}. If the quota of the plan is used up, no waiting helps.',
            };
        default:
            // A failure that the service words itself, not a proxy, was not processed (design 3.3).
            return status < 500
                ? undefined
                : { code: 'SERVICE_FAILED', otherwise: 'the service failed.', hint: 'Run the job again; if it lasts, ask Aether365.' };
    }
}
function say({ code, text }, otherwise) {
    const told = code === undefined ? '' : ` (${code})`;
    if (text === undefined)
        return `${otherwise.replace(/\.$/, '')}${told}.`;
    return `${(0,error_body/* clip */.$Q)(text).replace(/\.$/, '')}${told}.`;
}

// EXTERNAL MODULE: ./build/scanners/aether365/request.js
var aether365_request = __webpack_require__(6939);
;// CONCATENATED MODULE: ./build/scanners/aether365/index.js




const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Aether365 checks the settings of a Microsoft 365 tenant. https://docs.aether365.io/api/scans.html */
const aether365 = {
    id: 'aether365',
    title: 'Aether365',
    apiUrl: 'https://api.aether365.io',
    apiPrefix: '',
    keyVariable: 'AETHER365_API_KEY',
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    measures: ['posture', 'findings'],
    scansRepository: false,
    refusesSecondScan: true,
    // `/scans/{scanId}/results` is not on the Scans API page.
    uncertain: ['findings'],
    inputs: {
        target: 'the tenant ID; empty: the tenant of the key (`me`)',
        'scan-type': '`compliance` (default) or `exposure`',
    },
    timeoutMs: 45 * MINUTE_MS,
    onTimeout: 'cancel',
    // Compliance 10 to 15 minutes, exposure 15 to 20 (siblings, section 4); the page's example took 14:23.
    lastsMs: { low: 500 * SECOND_MS, typical: 840 * SECOND_MS, high: 1_300 * SECOND_MS },
    // None is documented.
    perMinute: {},
    documentation: 'https://docs.aether365.io/api/api-keys.html',
    explain: explainAether365,
    parse(given) {
        const problems = [];
        const target = given.target === aether365_request/* OWN_TENANT */.K ? undefined : given.target;
        const type = aether365_request/* SCAN_TYPES */.g.find((known) => known === (given['scan-type'] ?? aether365_request/* SCAN_TYPES */.g[0]).toLowerCase());
        if (target !== undefined && !(0,path/* isSegment */.wk)(target)) {
            problems.push({
                input: 'target',
                given: target,
                allowed: 'an Aether365 tenant ID, such as t_abc123, or nothing: then it is the tenant of the key',
            });
        }
        if (type === undefined)
            problems.push({ input: 'scan-type', given: given['scan-type'] ?? '', allowed: aether365_request/* SCAN_TYPES */.g.join(', ') });
        if (problems.length > 0 || type === undefined)
            return { problems };
        const request = { target, type };
        return {
            plan: {
                explicit: given['scan-type'] === undefined ? [] : ['type'],
                // A tenant is named by what it scans, not by whose it is: names are seen by everybody.
                nameParts: [...(target === undefined ? [] : [(0,identity/* identityOf */.c)(['aether365', target]).slice(0, 8)]), type],
                connect: async (http) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(575)]).then(__webpack_require__.bind(__webpack_require__, 2575))).createAether365Scanner(request, http),
            },
        };
    },
};

// EXTERNAL MODULE: ./build/scanners/aiptx/addresses.js
var addresses = __webpack_require__(5811);
// EXTERNAL MODULE: ./build/scanners/aiptx/targets.js
var targets = __webpack_require__(3953);
;// CONCATENATED MODULE: ./build/scanners/aiptx/allowed-targets.js


/** Events whose values strangers may choose (design, section 2.5). */
const BY_OTHERS = /^(?:pull_request(?:_|$)|deployment(?:_|$)|workflow_run$|issues$|issue_comment$|discussion(?:_|$)|commit_comment$)/;
const POLICY = 'the policy file .github/scan-gate.yml';
const MOST_SHOWN = 10;
/** Whether the target may be attacked; what is allowed is told as advice that says what to write where. */
function refuseTarget({ target, event }, allowed) {
    const why = reasonFor(target, event);
    if (allowed === undefined) {
        if (why === undefined)
            return undefined;
        return problem(target, `name the target in ${POLICY}, on the branch that it is read from, because ${why}:\n${yamlFor(target)}`);
    }
    if (!allowed.some((entry) => matches(entry, target))) {
        const unreadable = allowed.filter((entry) => readEntry(entry) === undefined);
        const aside = unreadable.length === 0 ? '' : `; no target can be read from ${list(unreadable)}`;
        const told = `${POLICY} allows only ${list(allowed)}${aside}`;
        return problem(target, `${told}. To allow this target too, add on the branch that it is read from:\n${yamlFor(target)}`);
    }
    return undefined;
}
function problem(target, allowed) {
    return { input: 'target', given: target.id, allowed };
}
function reasonFor(target, event) {
    if (target.kind === 'block')
        return 'a CIDR block reaches many hosts';
    return event !== undefined && BY_OTHERS.test(event) ? `others can cause the event ${event}` : undefined;
}
/** To paste. */
function yamlFor(target) {
    return `allowed-targets:\n  - ${JSON.stringify(entryFor(target))}`;
}
function entryFor(target) {
    if (target.kind !== 'url')
        return target.id;
    return target.address?.text ?? target.host;
}
function list(entries) {
    const more = entries.length > MOST_SHOWN ? ` and ${entries.length - MOST_SHOWN} more` : '';
    return `${entries.slice(0, MOST_SHOWN).join(', ')}${more}`;
}
function readEntry(entry) {
    const wild = entry.startsWith('*.');
    const target = (0,targets/* parseTarget */.hu)(wild ? entry.slice(2) : entry);
    if ('fault' in target)
        return undefined;
    if (wild)
        return target.kind === 'host' ? { kind: 'below', host: target.host } : undefined;
    return target.kind === 'url' && /[?#]/.test(entry) ? undefined : target;
}
/**
 * An exact host; `*.example.com`, which is any host below it; a URL: the same scheme, host and port, and its path or one below it; an
 * IP address; a CIDR block. Anything else matches nothing.
 */
function matches(text, target) {
    const entry = readEntry(text);
    const host = target.kind === 'url' || target.kind === 'host' ? target.host : undefined;
    const block = blockIn(target);
    switch (entry?.kind) {
        case undefined:
            return false;
        case 'below':
            return host?.endsWith(`.${entry.host}`) === true;
        case 'host':
            return host === entry.host;
        case 'address':
            return block !== undefined && (0,addresses/* contains */.gR)((0,addresses/* blockOf */.VN)(entry.address), block);
        case 'block':
            return block !== undefined && (0,addresses/* contains */.gR)(entry.block, block);
        case 'url':
            return target.kind === 'url' && target.url.origin === entry.url.origin && isPathBelow(target, entry.url);
    }
}
/** The paths that the list leaves of the target's host; undefined where an entry allows all of it. */
function pathLimits(allowed, target) {
    const matching = allowed.filter((text) => matches(text, target)).map(readEntry);
    const limits = matching.flatMap((entry) => (entry?.kind === 'url' && segments(entry.url).length > 0 ? [entry.url] : []));
    return limits.length === matching.length ? limits : undefined;
}
function blockIn(target) {
    if (target.kind === 'block')
        return target.block;
    const address = target.kind === 'host' ? undefined : target.address;
    return address && (0,addresses/* blockOf */.VN)(address);
}
/** What servers and proxies read in different ways: encoded dots, slashes and percent signs, dot segments, `..;`. */
const AMBIGUOUS = /%(?:2e|2f|5c|25|00)|\/\.{1,2}(?:[;/]|$)/i;
function isPathBelow({ url, rawPath }, allowed) {
    const wanted = segments(allowed);
    if (wanted.length === 0)
        return true;
    if (AMBIGUOUS.test(rawPath))
        return false;
    const given = segments(url);
    return wanted.every((segment, index) => given[index] === segment);
}
/** Whole segments; a slash at the end makes no difference. */
function segments({ pathname }) {
    const [, ...parts] = pathname.split('/');
    return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
}

;// CONCATENATED MODULE: ./build/scanners/aiptx/errors.js


/** Reads every form of an error body, and anything else as an error without words. */
function readAiptxError(body) {
    const top = (0,error_body/* asObject */.eB)(body);
    const error = (0,error_body/* asObject */.eB)(top?.['error']);
    const otherProduct = top !== undefined && 'detail' in top && !('success' in top) && error === undefined;
    return {
        code: (0,error_body/* asText */.e1)(error?.['code']) ?? (0,error_body/* asText */.e1)(top?.['error']),
        text: (0,error_body/* asText */.e1)(error?.['message']) ?? (0,error_body/* asText */.e1)(top?.['message']) ?? (otherProduct ? (0,error_body/* asText */.e1)(top['detail']) : undefined),
        reason: (0,error_body/* asText */.e1)((0,error_body/* asObject */.eB)(error?.['details'])?.['reason']),
        requestId: (0,error_body/* asText */.e1)((0,error_body/* asObject */.eB)(top?.['meta'])?.['request_id']),
        otherProduct,
    };
}
/** The listed errors 400, 401, 403, 404, 429 and 500, and INVALID_TARGET, the one code that is named. */
const explainAiptx = (refusal) => {
    const error = readAiptxError(refusal.body);
    const told = explain(refusal, error);
    if (told === undefined)
        return undefined;
    const hint = error.otherProduct
        ? 'Leave {api-url} out, or give the address of the hosted service: the self-hosted product of the same name has another API, which is not spoken here.'
        : told.hint;
    return { ...told, hint, serviceCode: error.code };
};
function explain({ call, status, headers }, error) {
    switch (status) {
        case 400:
            return { code: 'BAD_REQUEST', message: errors_say(error, 'the request was refused'), hint: badRequestHint(call.kind, error) };
        case 401:
            return {
                code: 'AUTH_REJECTED',
                message: errors_say(error, 'the API key was rejected'),
                hint: 'Check the secret behind {api-key}: it may be mistyped or revoked. Keys: https://docs.aiptx.io/api-reference/introduction',
            };
        case 403:
            return {
                code: 'FORBIDDEN',
                message: errors_say(error, 'the API key may not do this'),
                hint: 'Check in AIPTx whether the plan and the permissions of the key behind {api-key} cover this, and whether the account may test {target}.',
            };
        case 404:
            return { code: 'NOT_FOUND', message: errors_say(error, 'no such thing'), hint: notFoundHint(call.kind) };
        case 409:
            return { code: 'CONFLICT', message: errors_say(error, 'something is in the way'), hint: 'Run the job again when the other scan has ended.' };
        case 429:
            return isConcurrency(call.kind, headers) ? tooManyScans(error) : tooManyRequests(error);
        default:
            // The general texts do where the service says nothing itself, and for a proxy's page.
            return status >= 400 && (error.text !== undefined || error.requestId !== undefined)
                ? { code: codeOf(status), message: errors_say(error, 'the service failed') }
                : undefined;
    }
}
function codeOf(status) {
    // It took too long: whether it was done all the same is not known.
    if (status === 408)
        return 'NO_ANSWER';
    if (status === 402)
        return 'QUOTA';
    return status >= 500 || status === 425 ? 'SERVICE_FAILED' : 'BAD_REQUEST';
}
/** Requests remain: what is used up are the scans at once (siblings, section 1). */
function isConcurrency(kind, headers) {
    return kind === 'start' && Number(headers['x-ratelimit-remaining'] ?? 0) > 0;
}
function tooManyScans(error) {
    return {
        code: 'CONFLICT',
        message: errors_say(error, 'too many scans at once'),
        hint: 'The plan of the account limits the scans at once (Starter 1, Professional 4, Business 10): run fewer jobs at once, or let them wait for each other by `concurrency`.',
        final: true,
    };
}
function tooManyRequests(error) {
    return {
        code: 'RATE_LIMITED',
        message: errors_say(error, 'too many requests for this key'),
        hint: 'AIPTx allows 60 requests per minute and more by plan: run fewer jobs at once, give a longer {poll-interval}, or use a key of its own for CI.',
    };
}
function badRequestHint(kind, { code }) {
    if (code === 'INVALID_TARGET')
        return 'AIPTx attacks from its own network, not from this runner: check {target}, its DNS records and its firewall.';
    return kind === 'start' ? 'Check {target}, {scan-type} and {scan-options}.' : 'Check {target} and {scan-id}.';
}
function notFoundHint(kind) {
    if (kind === 'lookup')
        return 'Check rescan in {scan-options}: the account of {api-key} has no such scan.';
    if (kind === 'list')
        return 'Check {api-url}: this address has no list of scans.';
    return 'Check {scan-id}, and rescan in {scan-options}: the account of {api-key} has no such scan.';
}
function errors_say(error, otherwise) {
    const told = [error.text, error.reason].filter((part) => part !== undefined).join(': ');
    const text = (0,error_body/* clip */.$Q)((0,targets/* withoutQueries */.Bs)(told === '' ? otherwise : told)).replace(/\.$/, '');
    const marks = [error.code, error.requestId && `request ${error.requestId}`].filter((part) => part !== undefined && part !== '');
    const product = error.otherProduct ? ' (this looks like the self-hosted product of the same name)' : '';
    return `${text}${marks.length > 0 ? ` (${marks.map((mark) => (0,error_body/* clip */.$Q)(String(mark))).join(', ')})` : ''}${product}.`;
}

// EXTERNAL MODULE: ./build/domain/scan.js
var scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/scanners/aiptx/request.js
var aiptx_request = __webpack_require__(9218);
// EXTERNAL MODULE: ./build/scanners/aiptx/scan-name.js
var scan_name = __webpack_require__(6788);
;// CONCATENATED MODULE: ./build/scanners/aiptx/options.js



const options_KEYS = ['mode', 'name', 'authentication', 'scope', 'instructions', 'rescan'];
/** "You can override specific settings": these two. */
const BESIDE_RESCAN = ['mode', 'instructions', 'rescan'];
const PATTERNS = ['include', 'exclude'];
/** Checks `scan-options` as far as the documents go. Texts that may hold credentials are never quoted. */
function readOptions(given) {
    const problems = Object.keys(given).flatMap((key) => problemOf(key, given));
    const mode = aiptx_request/* MODES */.FN.find((known) => known === lower(given['mode']));
    const { name, authentication, scope, instructions, rescan } = given;
    const options = {
        mode,
        ...(isText(name) && { name }),
        ...(isMapping(authentication) && { authentication }),
        ...(isMapping(scope) && { scope: { include: textsOf(scope['include']), exclude: textsOf(scope['exclude']) } }),
        ...(isText(instructions) && { instructions }),
        ...(isText(rescan) && { rescan }),
    };
    return { options, problems };
}
function problemOf(key, given) {
    const known = options_KEYS.find((name) => name === key);
    if (known === undefined)
        return [refuse(key, options_KEYS.join(', '))];
    if (given['rescan'] !== undefined && !BESIDE_RESCAN.includes(key))
        return [refuse(key, 'nothing but mode and instructions beside rescan, which repeats a scan as it was')];
    const value = given[key];
    switch (known) {
        case 'mode':
            return aiptx_request/* MODES */.FN.some((mode) => mode === lower(value)) ? [] : [refuse(`mode: ${quote(value)}`, `mode: ${aiptx_request/* MODES */.FN.join(', mode: ')}`)];
        case 'rescan':
            return typeof value === 'string' && (0,scan/* isScanId */.tk)(value) ? [] : [refuse(`rescan: ${quote(value)}`, 'rescan: the ID of a scan')];
        case 'name':
            if (!isText(value))
                return [refuse(`name: ${kindOf(value)}`, 'name: a text')];
            // Whoever gave it would have the scan taken for one that this gate started.
            if ((0,scan_name/* optionsIn */.I)(value.trim()) === undefined)
                return [];
            return [refuse(`name: ${value}`, 'name: another text than the names that scan-gate gives to scans')];
        case 'instructions':
            return isText(value) ? [] : [refuse(`${known}: ${kindOf(value)}`, `${known}: a text`)];
        case 'authentication':
            return isMapping(value) && Object.keys(value).length > 0 && isJson(value)
                ? []
                : [refuse('authentication: (hidden)', 'authentication: a mapping such as { type: bearer, token: ... }')];
        case 'scope':
            return scopeProblems(value);
    }
}
function scopeProblems(scope) {
    if (!isMapping(scope) || Object.keys(scope).length === 0)
        return [refuse(`scope: ${kindOf(scope)}`, 'scope: a mapping with include, exclude or both')];
    return Object.entries(scope).flatMap(([key, patterns]) => {
        if (!PATTERNS.some((name) => name === key))
            return [refuse(`scope.${key}`, PATTERNS.map((name) => `scope.${name}`).join(', '))];
        const fine = Array.isArray(patterns) && patterns.length > 0 && patterns.every(isText);
        return fine ? [] : [refuse(`scope.${key}: ${kindOf(patterns)}`, `scope.${key}: a list of patterns such as ["/api/*"]`)];
    });
}
function textsOf(value) {
    return Array.isArray(value) ? value.filter(isText) : undefined;
}
function refuse(given, allowed) {
    return { input: 'scan-options', given, allowed };
}
function quote(value) {
    return typeof value === 'string' ? value : kindOf(value);
}
function lower(value) {
    return typeof value === 'string' ? value.toLowerCase() : value;
}
function isText(value) {
    return typeof value === 'string' && value.trim() !== '';
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** JSON says null for a number that is none; the service would be sent other credentials than were given. */
function isJson(value) {
    if (typeof value === 'number')
        return Number.isFinite(value);
    if (typeof value !== 'object' || value === null)
        return ['string', 'boolean'].includes(typeof value) || value === null;
    return Object.values(value).every(isJson);
}
function kindOf(value) {
    if (value === null || value === undefined || value === '')
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    return typeof value === 'object' ? 'a mapping' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

;// CONCATENATED MODULE: ./build/scanners/aiptx/reach.js


const BY_POLICY = 'because the policy file .github/scan-gate.yml limits the targets';
/** Whether a target that the list allows is left by another way; instructions, which are prose, are not held. */
function refuseReach(target, { include, logins }, allowed) {
    const limits = pathLimits(allowed, target);
    const foreign = include.find((pattern) => !isInside(pattern, limits));
    if (foreign !== undefined)
        return reach_problem(`scope.include: ${foreign}`, `give ${insideOf(limits)} in scope.include, ${BY_POLICY}`);
    const login = logins.find((address) => !(isInside(address, limits) || isAllowed(address, allowed)));
    if (login === undefined)
        return undefined;
    return reach_problem(`authentication.login_url: ${(0,targets/* shown */.SP)(login)}`, `give an address that is on the list too as login_url, or ${insideOf(limits)}, ${BY_POLICY}`);
}
function reach_problem(given, allowed) {
    return { input: 'scan-options', given, allowed };
}
function insideOf(limits) {
    const paths = limits?.map(({ pathname }) => pathname).join(', ');
    return paths === undefined ? 'paths that begin with one /' : `paths at or below ${paths} (letters, digits, -, _, ., ~, / and *)`;
}
/** On the target's own host and, where that is all that is allowed, at or below one of its paths. */
function isInside(path, limits) {
    if (!/^\/(?!\/)/.test(path) || path.includes('\\'))
        return false;
    if (limits === undefined)
        return true;
    // Nothing that a language of patterns could read as a choice between two paths.
    if (!/^[\w.~/*%-]+$/.test(path) || AMBIGUOUS.test(path))
        return false;
    const given = segments({ pathname: path });
    return limits.some((limit) => segments(limit).every((segment, index) => given[index] === segment));
}
function isAllowed(address, allowed) {
    const target = (0,targets/* parseTarget */.hu)(address);
    return !('fault' in target) && allowed.some((entry) => matches(entry, target));
}
/** Every `login_url` in an `authentication`, at any depth. */
function loginsIn(authentication) {
    if (typeof authentication !== 'object' || authentication === null)
        return [];
    return Object.entries(authentication).flatMap(([name, value]) => name.toLowerCase() === 'login_url' && typeof value === 'string' ? [value] : loginsIn(value));
}

// EXTERNAL MODULE: ./build/scanners/aiptx/times.js
var times = __webpack_require__(8489);
;// CONCATENATED MODULE: ./build/scanners/aiptx/index.js








const TARGETS = 'an http or https URL, a host name, an IP address or a CIDR block, such as https://staging.example.com or 203.0.113.7';
/** AIPTx attacks what it is pointed at, as a penetration tester does. https://docs.aiptx.io/api-reference/scans */
const aiptx = {
    id: 'aiptx',
    title: 'AIPTx',
    apiUrl: 'https://api.aiptx.io',
    apiPrefix: '/v1',
    keyVariable: 'AIPTX_API_KEY',
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    measures: ['counts', 'findings'],
    uncertain: ['findings'],
    scansRepository: false,
    cancelRequest: 'POST /v1/scans/:id/cancel',
    refusesSecondScan: false,
    inputs: {
        target: 'the URL, host, IP address or CIDR block to attack; required',
        'scan-type': '`web` (default), `api`, `network` or `full`',
        'scan-options': '`mode` (`quick`, `standard`, which is the default, or `deep`), `name`, `authentication`, `scope`, `instructions`, `rescan` (the ID of a scan to repeat, with `mode` and `instructions` only)',
    },
    timeoutMs: times/* TIMES */.v.standard.timeoutMs,
    onTimeout: 'leave',
    lastsMs: times/* TIMES */.v.standard.lastsMs,
    // The smallest plan's; what answers tell of other plans' limits wins.
    perMinute: { all: 60 },
    documentation: 'https://docs.aiptx.io/api-reference/introduction',
    explain: explainAiptx,
    parse(given, { source, wait, collects }) {
        const { options, problems: optionProblems } = readOptions(given['scan-options'] ?? {});
        const target = (0,targets/* parseTarget */.hu)(given.target ?? '');
        const type = aiptx_request/* SCAN_TYPES */.g8.find((known) => known === (given['scan-type'] ?? aiptx_request/* SCAN_TYPES */.g8[0]).toLowerCase());
        // What is collected has begun long ago: it is what the advice for deep scans leads to.
        const shortLived = wait && !collects && source.hostedRunner === true;
        const problems = [...targetProblems(given.target, target), ...optionProblems];
        if (type === undefined)
            problems.push({ input: 'scan-type', given: given['scan-type'] ?? '', allowed: aiptx_request/* SCAN_TYPES */.g8.join(', ') });
        if (options.rescan !== undefined && given['scan-type'] !== undefined) {
            const allowed = 'nothing beside rescan in {scan-options}, which repeats a scan of its own type';
            problems.push({ input: 'scan-type', given: given['scan-type'], allowed });
        }
        // The latest is found by the name that scan-gate gives to scans, and by its hash of the options.
        const hidden = collects === 'latest' ? ['name', 'rescan'].find((option) => options[option] !== undefined) : undefined;
        if (hidden !== undefined) {
            const allowed = `nothing of ${hidden} beside {scan-id} latest: such a scan does not report its options. Give its ID as {scan-id}`;
            problems.push({ input: 'scan-options', given: hidden, allowed });
        }
        if (options.mode === 'deep' && shortLived)
            problems.push({ input: 'scan-options', given: 'mode: deep', allowed: `mode: quick or standard, ${aiptx_request/* DEEP_ADVICE */.Mz}` });
        if (problems.length > 0 || 'fault' in target)
            return { problems };
        const request = {
            given: given.target ?? '',
            target: target.id,
            options: options.rescan === undefined ? { ...options, mode: options.mode ?? 'standard' } : options,
            type: options.rescan === undefined ? type : undefined,
            run: source.run,
            shortLived,
        };
        const reach = { include: options.scope?.include ?? [], logins: loginsIn(options.authentication) };
        return {
            plan: {
                nameParts: namePartsOf(request),
                explicit: [
                    ...(given['scan-type'] === undefined ? [] : ['type']),
                    ...(options.mode === undefined ? [] : ['mode']),
                ],
                ...times/* TIMES */.v[options.mode ?? 'standard'],
                permit: (allowed) => refuseTarget({ target, event: source.event }, allowed) ?? (allowed && refuseReach(target, reach, allowed)),
                connect: async (http, { gate }) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(962), __webpack_require__.e(248)]).then(__webpack_require__.bind(__webpack_require__, 9248))).createAiptxScanner(request, http, gate),
            },
        };
    },
};
function targetProblems(given, target) {
    if (given === undefined)
        return [{ input: 'target', given: '', allowed: TARGETS, missing: true }];
    if (!('fault' in target))
        return [];
    return [{ input: 'target', given: target.hide ? '(hidden)' : (0,targets/* shown */.SP)(given) || '(hidden)', allowed: `${TARGETS}; ${target.fault}` }];
}
/** Hashed: names are public in comments and categories, targets need not be. */
function namePartsOf({ target, type, options }) {
    return [(0,identity/* identityOf */.c)([target]).slice(0, 8), ...[type ?? 'rescan', options.mode].filter((part) => part !== undefined)];
}

;// CONCATENATED MODULE: ./build/scanners/cloudgeni/errors.js

/** Reads every documented form of an error body, and anything else as an error without words. */
function readCloudgeniError(body) {
    const top = (0,error_body/* asObject */.eB)(body);
    const nested = [(0,error_body/* asObject */.eB)(top?.error), (0,error_body/* asObject */.eB)(top?.message)].find((value) => value !== undefined);
    return {
        code: (0,error_body/* asText */.e1)(nested?.code) ?? (0,error_body/* asText */.e1)(top?.error),
        text: (0,error_body/* asText */.e1)(top?.message) ?? (0,error_body/* asText */.e1)(nested?.message) ?? (0,error_body/* asText */.e1)(top?.error),
        details: (0,error_body/* asObject */.eB)(top?.details) ?? (0,error_body/* asObject */.eB)(nested?.details) ?? {},
    };
}
/** The documented errors 400, 404 and 409, and what 401, 403 and 429 mean by the pages on keys. */
const explainCloudgeni = (refusal) => {
    const error = readCloudgeniError(refusal.body);
    const told = errors_explain(refusal, error);
    if (told)
        return { ...told, serviceCode: error.code };
    // Other statuses get the general text. A failure that the service words itself, not a proxy, was not processed (design 3.3).
    return refusal.status < 500 || error.code === undefined
        ? undefined
        : { code: 'SERVICE_FAILED', message: cloudgeni_errors_say(error, 'the service failed.'), serviceCode: error.code };
};
function errors_explain({ call, status }, error) {
    switch (status) {
        case 400:
            return { code: 'BAD_REQUEST', message: cloudgeni_errors_say(error, 'the request was refused.'), hint: errors_badRequestHint(error) };
        case 401:
            return {
                code: 'AUTH_REJECTED',
                message: cloudgeni_errors_say(error, 'the API key was rejected.'),
                hint: 'Check the secret behind {api-key}: Cloudgeni keys begin with cg_live_, belong to one organization and may have expired. New ones: https://docs.cloudgeni.ai/api-reference/authentication',
            };
        case 403:
            return {
                code: 'FORBIDDEN',
                message: cloudgeni_errors_say(error, 'the API key may not do this.'),
                hint: call.kind === 'start'
                    ? 'Starting a scan needs a key with the permission level Read-Write; the key behind {api-key} seems to be Read-Only.'
                    : 'Keys belong to one organization: check that {organization} is the one of the key behind {api-key}.',
            };
        case 404:
            return { code: 'NOT_FOUND', message: cloudgeni_errors_say(error, 'no such thing.'), hint: errors_notFoundHint(call.kind) };
        case 409:
            return {
                code: 'CONFLICT',
                message: cloudgeni_errors_say(error, 'a scan is already running for this repository.'),
                hint: 'Run the job again when the other scan has ended.',
                conflictingId: (0,error_body/* asText */.e1)(error.details.existingScanId),
            };
        case 429:
            return {
                code: 'RATE_LIMITED',
                message: cloudgeni_errors_say(error, 'too many requests for this key.'),
                hint: 'Cloudgeni allows 10 starts, 60 status requests and 30 pages of findings per minute and key: run fewer jobs at once, give a longer {poll-interval}, or use a key of its own for CI.',
            };
        default:
            return undefined;
    }
}
function errors_badRequestHint({ details }) {
    const field = (0,error_body/* asText */.e1)(details.field);
    if (field === 'branch') {
        return 'Cloudgeni does not know this branch: push it, let Cloudgeni synchronise the repository, or give another {ref}. Branches of forks are never known there.';
    }
    if (field === 'commit')
        return 'Cloudgeni does not know this commit: it must be pushed to the scanned repository. Check {sha} and {target}.';
    if (field === 'type')
        return 'Check {scan-type}: static or full.';
    return 'Check {target}, {ref}, {sha} and {scan-type}.';
}
function errors_notFoundHint(kind) {
    if (kind === 'lookup')
        return 'Check {organization}, and {api-url} if you gave one: this address has no such organization.';
    if (kind === 'status' || kind === 'findings')
        return 'Check {scan-id}, {target} and {organization}: this repository has no such scan.';
    return 'Check {target} (the repository ID) and {organization}: the repository must be connected to Cloudgeni.';
}
function cloudgeni_errors_say(error, otherwise) {
    const issue = (0,error_body/* asText */.e1)(error.details.issue);
    const text = [error.text, issue].filter((part) => part !== undefined).join(': ');
    const code = error.code !== undefined && error.code !== text ? ` (${error.code})` : '';
    return text === '' ? `${otherwise}${code}` : `${(0,error_body/* clip */.$Q)(text)}${code}${/[.!?]$/.test(text) && code === '' ? '' : '.'}`;
}

;// CONCATENATED MODULE: ./build/scanners/cloudgeni/request.js
/** https://docs.cloudgeni.ai/api-reference/scanning-api, Trigger Scan. The first is the default. */
const SCAN_TYPES = ['static', 'full'];

;// CONCATENATED MODULE: ./build/scanners/cloudgeni/index.js



const cloudgeni_MINUTE_MS = 60_000;
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
    refusesSecondScan: true,
    inputs: {
        target: "the repository ID; empty: looked up by the repository's full name (several hits: must be given)",
        organization: 'the organization ID; required',
        'scan-type': '`static` (default) or `full`',
    },
    timeoutMs: 30 * cloudgeni_MINUTE_MS,
    onTimeout: 'cancel',
    lastsMs: { low: 25_000, typical: 60_000, high: 150_000 },
    // "Rate Limits": trigger 10, status 60, findings 30 per minute; lists have none.
    perMinute: { start: 10, status: 60, findings: 30 },
    documentation: 'https://docs.cloudgeni.ai/api-reference/authentication',
    explain: explainCloudgeni,
    parse(given, { source }) {
        const problems = [];
        const organization = given.organization ?? '';
        const type = SCAN_TYPES.find((known) => known === (given['scan-type'] ?? SCAN_TYPES[0]).toLowerCase());
        if (organization === '')
            problems.push({ input: 'organization', given: '', allowed: 'the Cloudgeni organization ID, such as org_123', missing: true });
        else if (!(0,path/* isSegment */.wk)(organization))
            problems.push({ input: 'organization', given: organization, allowed: 'an organization ID, such as org_123' });
        if (given.target !== undefined && !(0,path/* isSegment */.wk)(given.target)) {
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
        if (source.branch === undefined && source.commit === undefined && (source.ref !== undefined || source.ci === 'github')) {
            problems.push({
                input: 'sha',
                given: '',
                allowed: `the full commit hash of ${source.ref ?? 'what to scan'}, which names no branch`,
                missing: true,
            });
        }
        // The service takes its default branch for a missing one, and lists the scan there: later scans would be compared with it.
        if (source.branch === undefined && source.ref === undefined && source.commit !== undefined) {
            problems.push({
                input: 'ref',
                given: '',
                allowed: 'the branch, tag or pull request of the commit: without it, Cloudgeni scans the commit as its default branch',
                missing: true,
            });
        }
        if (type === undefined)
            problems.push({ input: 'scan-type', given: given['scan-type'] ?? '', allowed: SCAN_TYPES.join(', ') });
        if (problems.length > 0 || type === undefined)
            return { problems };
        const { repository, branch, commit, baseBranch } = source;
        const request = {
            organization,
            target: given.target,
            repository,
            type,
            branch,
            commit,
            baseBranch,
            given: source.overridden,
        };
        return { plan: planOf(request, given['scan-type'] === undefined ? [] : ['type']) };
    },
};
function planOf(request, explicit) {
    return {
        explicit,
        nameParts: [...(request.target === undefined ? [] : [request.target]), request.type],
        ofBranches: (branches) => planOf({ ...request, ...branches }, explicit),
        connect: async (http) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(286)]).then(__webpack_require__.bind(__webpack_require__, 5286))).createCloudgeniScanner(request, http),
    };
}

;// CONCATENATED MODULE: ./build/scanners/fegura/errors.js

/** Reads the documented envelope, and anything else as an error without words. */
function readFeguraError(body) {
    const error = (0,error_body/* asObject */.eB)((0,error_body/* asObject */.eB)(body)?.error);
    const details = Array.isArray(error?.details) ? error.details : [];
    return { code: (0,error_body/* asText */.e1)(error?.code), text: (0,error_body/* asText */.e1)(error?.message), details: details.slice(0, MOST_DETAILS).map(describeDetail) };
}
const MOST_DETAILS = 5;
/** The form of a detail is cut off in the documents; Zod's is `path` and `message`. */
function describeDetail(detail) {
    if (typeof detail === 'string')
        return (0,error_body/* clip */.$Q)(detail, 120);
    const { path, message } = (0,error_body/* asObject */.eB)(detail) ?? {};
    const text = (0,error_body/* asText */.e1)(message);
    if (text === undefined)
        return (0,error_body/* clip */.$Q)(JSON.stringify(detail) ?? '', 120);
    const steps = Array.isArray(path) ? path.filter((step) => typeof step === 'string' || typeof step === 'number') : [];
    return (0,error_body/* clip */.$Q)(steps.length === 0 ? text : `${steps.join('.')}: ${text}`, 120);
}
/** The documented codes. A code that is not documented goes by its status, and a limit always does. */
const explainFegura = (refusal) => {
    const error = readFeguraError(refusal.body);
    if (refusal.status === 429)
        return { ...explainLimit(error), serviceCode: error.code };
    const code = error.code !== undefined && Object.hasOwn(EXPLANATIONS, error.code) ? error.code : (CODES[refusal.status] ?? '');
    const told = Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code]?.(refusal, error) : undefined;
    if (told)
        return { ...told, serviceCode: error.code };
    // A failure that the service words itself, not a proxy, was not processed (design 3.3); other statuses get the general text.
    return refusal.status < 500 || error.code === undefined
        ? undefined
        : { code: 'SERVICE_FAILED', message: fegura_errors_say(error, 'the service failed.'), serviceCode: error.code };
};
/** What a status without a known code means. 400 stays open: it is one of three. */
const CODES = {
    400: 'BAD_REQUEST',
    401: 'UNAUTHORIZED',
    403: 'FORBIDDEN',
    404: 'NOT_FOUND',
    409: 'CONFLICT',
};
/** No limit is documented, and so none that could be kept from here. */
function explainLimit(error) {
    return {
        code: 'RATE_LIMITED',
        message: fegura_errors_say(error, 'too many requests for this key.'),
        hint: 'Run fewer jobs at once, give a longer {poll-interval}, or use a key of its own for CI.',
    };
}
const EXPLANATIONS = {
    BAD_REQUEST: (_refusal, error) => ({
        code: 'BAD_REQUEST',
        message: fegura_errors_say(error, 'the request was refused.'),
        hint: 'Check {target} and {region}.',
    }),
    VALIDATION_ERROR: (_refusal, error) => ({
        code: 'BAD_REQUEST',
        message: fegura_errors_say(error, 'the request is not valid.'),
        hint: 'Check {region}, which must be one that Fegura knows, and {target}.',
    }),
    INVALID_API_VERSION: (_refusal, error) => ({
        code: 'BAD_REQUEST',
        message: fegura_errors_say(error, 'the version of the API is not known.'),
        hint: 'scan-gate speaks the version 2026-02-01. Check {api-url}; if it is right, look for a newer release of scan-gate.',
    }),
    UNAUTHORIZED: (_refusal, error) => ({
        code: 'AUTH_REJECTED',
        message: fegura_errors_say(error, 'the API key was rejected.'),
        hint: 'Check the secret behind {api-key}: Fegura keys begin with feg_live_ or feg_test_, and may have been revoked or have expired. Keys: https://fegura.ai/docs/api/authentication',
    }),
    FORBIDDEN: ({ call }, error) => ({
        code: 'FORBIDDEN',
        message: fegura_errors_say(error, 'the API key lacks a scope.'),
        hint: call.kind === 'start'
            ? 'Starting a scan needs a key with the scope write: give the key behind {api-key} the scopes read and write.'
            : 'Reading needs a key with the scope read, also where it has the scope write: give the key behind {api-key} both.',
    }),
    NOT_FOUND: ({ call }, error) => ({ code: 'NOT_FOUND', message: fegura_errors_say(error, 'no such thing.'), hint: fegura_errors_notFoundHint(call.kind) }),
    CONFLICT: (_refusal, error) => ({
        code: 'CONFLICT',
        message: fegura_errors_say(error, 'a scan of this account seems to be running already.'),
        hint: 'Run the job again when the other scan has ended.',
    }),
    INTERNAL_ERROR: (_refusal, error) => ({
        code: 'SERVICE_FAILED',
        message: fegura_errors_say(error, 'Fegura failed.'),
        hint: 'Run the job again; if it lasts, ask Fegura.',
    }),
};
function fegura_errors_notFoundHint(kind) {
    if (kind === 'status')
        return 'Check {scan-id}: Fegura has no such scan, or the key behind {api-key} belongs to another organization.';
    if (kind === 'start') {
        return "Check {target}: the UUID of the account's connection at Fegura, in the organization of the key behind {api-key}.";
    }
    return 'Check {target}, and {api-url} if you gave one.';
}
function fegura_errors_say({ code, text, details }, otherwise) {
    const words = [text === undefined ? undefined : (0,error_body/* clip */.$Q)(text), details.length === 0 ? undefined : details.join('; ')];
    const sentence = words.filter((part) => part !== undefined).join(': ');
    if (code === undefined)
        return sentence === '' ? otherwise : `${sentence}${/[.!?]$/.test(sentence) ? '' : '.'}`;
    return `${sentence === '' ? otherwise.replace(/\.$/, '') : sentence} (${(0,error_body/* clip */.$Q)(code, 60)}).`;
}

// EXTERNAL MODULE: ./build/scanners/fegura/request.js
var request = __webpack_require__(4106);
;// CONCATENATED MODULE: ./build/scanners/fegura/index.js



const fegura_MINUTE_MS = 60_000;
/** The only version that is documented; without the header it would be the one that the key was created under. */
const API_VERSION = '2026-02-01';
/** Fegura discovers the resources of a connected AWS account and draws its architecture. https://fegura.ai/docs/api/scans */
const fegura = {
    id: 'fegura',
    title: 'Fegura',
    apiUrl: 'https://api.fegura.ai',
    apiPrefix: '/api',
    keyVariable: 'FEGURA_API_KEY',
    authorize: (key) => ({ authorization: `Bearer ${key}`, 'fegura-version': API_VERSION }),
    measures: ['inventory'],
    scansRepository: false,
    // CONFLICT: "duplicate, or clash with current state".
    refusesSecondScan: true,
    // "The scan runs synchronously and returns when complete."
    startsInSilence: true,
    inputs: {
        target: "the UUID of the account's connection at Fegura, or the 12-digit AWS account number, which is looked up; required",
        region: `the AWS region; default \`${request/* DEFAULT_REGION */.t9}\``,
    },
    timeoutMs: 15 * fegura_MINUTE_MS,
    onTimeout: 'cancel',
    // The page's example took 2 min 15 s.
    lastsMs: { low: 25_000, typical: 135_000, high: 600_000 },
    perMinute: {},
    documentation: 'https://fegura.ai/docs/api/authentication',
    explain: explainFegura,
    parse(given) {
        const problems = [];
        const target = given.target === undefined ? undefined : (0,request/* readTarget */._E)(given.target);
        const region = (given.region ?? request/* DEFAULT_REGION */.t9).toLowerCase();
        if (target === undefined)
            problems.push(targetProblem(given.target ?? ''));
        if (!(0,request/* isRegion */.Dp)(region))
            problems.push({ input: 'region', given: given.region ?? '', allowed: 'an AWS region, such as eu-central-1' });
        if (target === undefined || problems.length > 0)
            return { problems };
        return {
            plan: {
                explicit: given.region === undefined ? [] : ['region'],
                nameParts: [(0,identity/* identityOf */.c)([target.kind === 'number' ? target.digits : target.id]).slice(0, 8), region],
                connect: async (http, { pause }) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(191)]).then(__webpack_require__.bind(__webpack_require__, 1191))).createFeguraScanner({ target, region }, http, pause),
            },
        };
    },
};
function targetProblem(given) {
    const allowed = "the UUID of the account's connection at Fegura, or the 12-digit AWS account number (in quotes: YAML drops leading zeros)";
    if (given === '')
        return { input: 'target', given, allowed, missing: true };
    // As the AWS console writes it.
    const digits = given.replaceAll(/[\s-]/g, '');
    return { input: 'target', given, allowed, ...(/^\d{12}$/.test(digits) && { suggestion: digits }) };
}

// EXTERNAL MODULE: ./build/http/refused-success.js
var refused_success = __webpack_require__(4387);
;// CONCATENATED MODULE: ./build/scanners/s4e/hints.js
/** Several dialects are told of S4E; which one was spoken helps where none of it was understood. */
const TRIED = 'Tried was the Scans API as its reference shows it: addresses below /api, the key as a bearer token. Editions that take the key in the body are not supported.';
/** The scope that a call needs, in the reference's spelling and in the guides'. */
const SCOPES = {
    lookup: 'read:assets',
    list: 'read:scans',
    status: 'read:scans',
    start: 'write:scans (scan:write in the guides)',
    cancel: 'write:scans (scan:write in the guides)',
    findings: 'read:findings (findings:read in the guides)',
};
/** What a person can do about a refusal; undefined where the general hint does. */
function hintFor({ kind }, status, error) {
    switch (status) {
        case 400:
        case 422:
            return hints_badRequestHint(`${error.field ?? ''} ${error.text ?? ''}`);
        case 401:
            return `Check the secret behind {api-key}: S4E keys begin with s4e_live_. New ones: https://docs.s4e.io/api/core/api-keys/ . ${TRIED}`;
        case 403:
            return `Give the key behind {api-key} the scope ${SCOPES[kind]}; all that is needed: read:assets, read:scans, write:scans (scan:write), read:findings (findings:read). A key that is limited to some assets must hold {target}; and S4E scans only assets that are verified.`;
        case 404:
            return hints_notFoundHint(kind);
        case 405:
            return `Check {api-url}. ${TRIED}`;
        case 409:
            return 'Run the job again when the other scan of this asset has ended.';
        case 429:
            return 'S4E allows 10 starts a minute, and 100, 1,000 or 10,000 requests by plan: run fewer jobs at once with one key, give a longer {poll-interval}, or use a key of its own for CI.';
        default:
            return undefined;
    }
}
/** The fields of the create request, by the inputs that they come from. */
function hints_badRequestHint(about) {
    if (/\basset_id\b/.test(about))
        return 'Check {target}: it must be the ID of an asset, such as a-1001.';
    if (/\bscan_type\b/.test(about))
        return 'Check {scan-type}: S4E, or the plan of this account, does not know it.';
    if (/\b(?:options|priority|callback_url)\b/.test(about))
        return 'Check {scan-options}: options, priority, callback_url.';
    return 'Check {target}, {scan-type} and {scan-options}.';
}
function hints_notFoundHint(kind) {
    if (kind === 'list')
        return `Check {api-url} and {target}. ${TRIED}`;
    if (kind === 'status' || kind === 'findings' || kind === 'cancel')
        return 'Check {scan-id}: S4E has no such scan, or the key behind {api-key} is limited to other assets.';
    return 'Check {target}, the ID of the asset: S4E has no such asset, or the key behind {api-key} is limited to other ones.';
}

;// CONCATENATED MODULE: ./build/scanners/s4e/errors.js



/** Reads `{status, error: {code, message, retry_after}}`, and the two other forms that were seen: `{message, code}` and `{detail}`. */
function readS4eError(body) {
    const top = (0,error_body/* asObject */.eB)(body);
    const nested = (0,error_body/* asObject */.eB)(top?.error);
    const [first] = Array.isArray(top?.detail) ? top.detail.map(error_body/* asObject */.eB) : [];
    const seconds = Number(nested?.retry_after ?? Number.NaN);
    return {
        code: asWord(nested?.code) ?? asWord(top?.code),
        text: asWord(nested?.message) ?? asWord(top?.message) ?? asWord(top?.detail) ?? asWord(first?.msg) ?? asWord(top?.error),
        field: Array.isArray(first?.loc) ? asWord(first.loc.at(-1)) : undefined,
        retryAfterMs: seconds >= 0 ? seconds * 1000 : undefined,
    };
}
/** The documented 429, and what the pages on keys and assets say of the others. */
const explainS4e = ({ call, status, body }) => {
    const error = readS4eError(body);
    const told = s4e_errors_explain(call, status, error);
    if (told)
        return { ...told, hint: hintFor(call, status, error), serviceCode: error.code };
    // Other statuses get the general text. A failure that the service words itself, not a proxy, was not processed (design 3.3).
    return status < 500 || error.code === undefined
        ? undefined
        : { code: 'SERVICE_FAILED', message: s4e_errors_say(error, 'the service failed.'), serviceCode: error.code };
};
function s4e_errors_explain(call, status, error) {
    switch (status) {
        case 400:
        case 422:
            return { code: 'BAD_REQUEST', message: s4e_errors_say(error, 'the request was refused.') };
        case 401:
            return { code: 'AUTH_REJECTED', message: s4e_errors_say(error, 'the API key was rejected.') };
        case 403:
            return { code: 'FORBIDDEN', message: s4e_errors_say(error, 'the API key may not do this.') };
        case 404:
            return { code: 'NOT_FOUND', message: s4e_errors_say(error, 'no such thing.') };
        case 405:
            return { code: 'NOT_FOUND', message: s4e_errors_say(error, `this address takes no ${call.method}.`) };
        case 409:
            return { code: 'CONFLICT', message: s4e_errors_say(error, 'something else is in the way.') };
        case 429:
            return { code: 'RATE_LIMITED', message: s4e_errors_say(error, 'too many requests for this key.'), retryAfterMs: error.retryAfterMs };
        default:
            return undefined;
    }
}
/**
 * A reply that says no under a status that says yes, read as if it had come under the status of its code; without one that means a
 * status, the service failed. `error: false` and `code: 200` are how some replies say that all is well.
 */
function refusalInS4e(call, body) {
    const top = (0,error_body/* asObject */.eB)(body);
    if (top === undefined || !isFailure(top))
        return undefined;
    const error = readS4eError(body);
    const meant = (0,refused_success/* statusMeantBy */.p)(error.code);
    const status = meant ?? 500;
    const failed = { code: 'SERVICE_FAILED', message: s4e_errors_say(error, 'S4E does not say which.'), serviceCode: error.code };
    const told = explainS4e({ call, status, body, headers: {} }) ?? failed;
    // Nothing says that it may pass.
    return { ...told, status, ...(meant === undefined && { final: true }) };
}
function isFailure({ status, error, code }) {
    const told = typeof error === 'string' ? error.trim() !== '' : error === true || (typeof error === 'object' && error !== null);
    const number = typeof code === 'number' || typeof code === 'string' ? Number(code) : Number.NaN;
    return told || status === 'error' || number >= 400;
}
function s4e_errors_say({ text, code }, otherwise) {
    const said = text ?? '';
    const suffix = code !== undefined && code !== said ? ` (${code})` : '';
    if (said === '')
        return `${otherwise}${suffix}`;
    return `${(0,error_body/* clip */.$Q)(said)}${suffix}${/[.!?]$/.test(said) && suffix === '' ? '' : '.'}`;
}
/** A code may be a number. */
function asWord(value) {
    return typeof value === 'number' ? String(value) : (0,error_body/* asText */.e1)(value);
}

// EXTERNAL MODULE: ./build/domain/url.js
var url = __webpack_require__(7520);
;// CONCATENATED MODULE: ./build/scanners/s4e/request.js

/** The Scans API page, "Scan Types". The first is the default. */
const request_SCAN_TYPES = ['full', 'quick', 'custom', 'api_discovery', 'ssl', 'dns', 'port'];
/** Only the developer guides name these. */
const GUIDE_TYPES = ['web_app', 'network', 'api'];
const PRIORITIES = ['low', 'normal', 'high'];
/** How each field of `scan-options` is checked: what is allowed, and the value where it is fine. */
const OPTIONS = {
    // Their names differ between the page and the guides, so S4E is the one to judge them.
    options: { allowed: 'options as a mapping, such as "options: { depth: deep }"', read: asMapping },
    priority: { allowed: `priority as one of ${PRIORITIES.join(', ')}`, read: (value) => PRIORITIES.find((known) => known === value) },
    callback_url: { allowed: 'callback_url as an https address', read: asHttpsAddress },
};
/** Checks `scan-options`; all problems at once. */
function request_readOptions(given) {
    const problems = [];
    const options = {};
    for (const [name, value] of Object.entries(given)) {
        const rule = isOption(name) ? OPTIONS[name] : undefined;
        const read = rule?.read(value);
        if (rule === undefined)
            problems.push({ input: 'scan-options', given: name, allowed: `the fields ${Object.keys(OPTIONS).join(', ')}` });
        // Not quoted: a callback's address may carry a token.
        else if (read === undefined)
            problems.push({ input: 'scan-options', given: `${name}: (hidden)`, allowed: rule.allowed });
        else
            options[name] = read;
    }
    return { options, problems };
}
function isOption(name) {
    return Object.hasOwn(OPTIONS, name);
}
function asMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}
function asHttpsAddress(value) {
    return typeof value === 'string' && (0,url/* parseUrl */.D)(value)?.protocol === 'https:' ? value : undefined;
}

;// CONCATENATED MODULE: ./build/scanners/s4e/index.js




const s4e_MINUTE_MS = 60_000;
const ALL_TYPES = [...request_SCAN_TYPES, ...GUIDE_TYPES];
/** S4E scans what is reachable from the internet: web, API, TLS, DNS, ports. https://docs.s4e.io/api/endpoints/scans/ */
const s4e = {
    id: 's4e',
    title: 'S4E',
    apiUrl: 'https://api.s4e.io',
    apiPrefix: '/api',
    keyVariable: 'S4E_API_KEY',
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    measures: ['findings', 'counts'],
    scansRepository: false,
    cancelRequest: 'POST /api/scan/:id/cancel',
    // No page says what becomes of a second scan of an asset.
    refusesSecondScan: false,
    keepsPartialResults: true,
    inputs: {
        target: 'the asset ID, such as `a-1001`; required',
        'scan-type': '`full` (default), `quick`, `custom`, `api_discovery`, `ssl`, `dns` or `port`; also `web_app`, `network` and `api`, which only its guides name',
        'scan-options': '`options` (a mapping, such as `depth`, `include_subdomains`, `categories`), `priority` (`low`, `normal`, `high`), `callback_url`',
    },
    timeoutMs: 60 * s4e_MINUTE_MS,
    onTimeout: 'cancel',
    // The page's example: estimated 15 minutes, took 14.
    lastsMs: { low: 5 * s4e_MINUTE_MS, typical: 15 * s4e_MINUTE_MS, high: 45 * s4e_MINUTE_MS },
    // "Rate limits": 10 starts; 100 over all for the smallest plan, and headers tell where there is more.
    perMinute: { start: 10, all: 100 },
    documentation: 'https://docs.s4e.io/api/core/api-keys/',
    explain: explainS4e,
    refusalIn: refusalInS4e,
    parse(given) {
        const problems = [];
        const target = given.target ?? '';
        const type = (given['scan-type'] ?? request_SCAN_TYPES[0]).toLowerCase();
        const { options, problems: wrongOptions } = request_readOptions(given['scan-options'] ?? {});
        if (target === '')
            problems.push({ input: 'target', given: '', allowed: 'the S4E asset ID, such as a-1001', missing: true });
        else if (!(0,path/* isSegment */.wk)(target))
            problems.push({ input: 'target', given: target, allowed: 'an S4E asset ID, such as a-1001, and no address' });
        if (!ALL_TYPES.includes(type))
            problems.push({ input: 'scan-type', given: type, allowed: ALL_TYPES.join(', ') });
        problems.push(...wrongOptions);
        if (problems.length > 0)
            return { problems };
        const request = { target, type, options };
        const fromGuides = GUIDE_TYPES.some((known) => known === type);
        return {
            plan: {
                explicit: given['scan-type'] === undefined ? [] : ['type'],
                // The ID is shown only where the target is.
                nameParts: [(0,identity/* identityOf */.c)(['s4e', target]).slice(0, 8), type],
                ...(fromGuides && { warnings: [`Only S4E's guides name the scan type ${type}; its reference does not. S4E may refuse it.`] }),
                connect: async (http) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(962), __webpack_require__.e(443)]).then(__webpack_require__.bind(__webpack_require__, 8824))).createS4eScanner(request, http),
            },
        };
    },
};

;// CONCATENATED MODULE: ./build/scanners/registry.js





/** Every service, one line each. The folders beside this file and the emulator's mounts are the same list; a test holds them together. */
const SERVICES = [cloudgeni, fegura, s4e, aether365, aiptx];


/***/ })

};
