export const id = 478;
export const ids = [478,725,821];
export const modules = {

/***/ 5478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  waive: () => (/* binding */ waive),
  waiveOn: () => (/* binding */ waiveOn)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/day.js
var domain_day = __webpack_require__(5079);
// EXTERNAL MODULE: ./build/domain/log-text.js
var log_text = __webpack_require__(5111);
// EXTERNAL MODULE: ./build/runtime/clock.js
var clock = __webpack_require__(4821);
// EXTERNAL MODULE: ./build/scanners/registry.js + 16 modules
var registry = __webpack_require__(5774);
;// CONCATENATED MODULE: ./build/cli/results-file.js

/** The list of a results.json, or why there is none; anybody may have written the file. */
function readResults(text) {
    const json = parseJson(text);
    if (json === undefined)
        return { fault: 'is not JSON' };
    const { schemaVersion, service, evaluation } = fields(json);
    if (schemaVersion !== 1)
        return { fault: 'is no results.json of this version of scan-gate' };
    const scanner = registry/* SERVICES */.B.find(({ id }) => id === fields(service).id)?.id;
    if (scanner === undefined)
        return { fault: 'is of no service that this version of scan-gate knows' };
    const { findings, rules } = fields(evaluation);
    if (!Array.isArray(findings))
        return { fault: `holds no list of findings${verdictOf(json)}` };
    const titles = new Map(list(rules).map((rule) => [textOf(fields(rule).id), textOf(fields(rule).title)]));
    const read = findings.map((finding) => readFinding(fields(finding), titles));
    const whole = read.filter((finding) => finding !== undefined);
    if (whole.length < read.length)
        return { fault: 'holds findings without fingerprint, id or rule' };
    return { scanner, findings: whole };
}
function readFinding(finding, titles) {
    const [fingerprint, id, ruleId] = [finding.fingerprint, finding.id, finding.ruleId].map(textOf);
    if (!fingerprint || !id || !ruleId)
        return undefined;
    const { file, line, resource, url } = fields(finding.place);
    const { means } = fields(finding.status);
    const at = typeof line === 'number' && textOf(file) !== '' ? `:${line}` : '';
    return {
        fingerprint,
        id,
        ruleId,
        severity: textOf(finding.severity),
        title: textOf(finding.title) || titles.get(ruleId) || ruleId,
        place: [`${textOf(file)}${at}`, textOf(resource) || textOf(url)].filter(Boolean).join(', '),
        open: means !== 'closed' && means !== 'accepted',
    };
}
function verdictOf(json) {
    const verdict = textOf(fields(fields(json).decision).verdict);
    return /^[a-z]+$/.test(verdict) ? `: the verdict was ${verdict}` : '';
}
function fields(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/config/words.js
var words = __webpack_require__(730);
// EXTERNAL MODULE: ./build/domain/twins.js
var twins = __webpack_require__(1070);
;// CONCATENATED MODULE: ./build/cli/waive-drafts.js


/** What a person may shorten a fingerprint to; fewer characters are too often somebody else's. */
const SHORTEST_PREFIX = 8;
/** Candidates that are told. */
const MOST_CANDIDATES = 5;
const VISIBLE = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,300}(?<!\s)$/u;
/** What the policy file takes; a service may call its findings anything. */
const WRITABLE = { fingerprint: /^[0-9a-f]{32}:[1-9]\d{0,5}$/, id: VISIBLE, rule: VISIBLE };
/** The waivers that are asked for, each of something that the list holds; all mistakes at once. */
function draftWaivers({ fingerprints, ids, rules, reason, expires }, { scanner, findings }) {
    const asked = [
        ...fingerprints.map((given) => ['fingerprint', byFingerprint(given, findings)]),
        ...ids.map((given) => ['id', byId(given, findings)]),
        ...rules.map((given) => ['rule', byRule(given, findings)]),
    ];
    const drafts = new Map();
    const problems = [];
    for (const [by, found] of asked) {
        if ('problem' in found)
            problems.push(`--${by}: ${found.problem}`);
        else if (!WRITABLE[by].test(found.value))
            problems.push(`--${by}: "${found.value}" cannot be written into a policy file`);
        // Asked for twice, perhaps by two prefixes, it is one waiver.
        else
            drafts.set(JSON.stringify([by, found.value]), { by, ...found, scanner, reason, expires });
    }
    return { drafts: [...drafts.values()], problems };
}
function byFingerprint(given, findings) {
    const exact = findings.find(({ fingerprint }) => fingerprint === given);
    const beginning = findings.filter(({ fingerprint }) => fingerprint.startsWith(given));
    const [only] = beginning;
    if (exact)
        return { value: exact.fingerprint, comments: describe(exact, twinsText(exact)) };
    if (only === undefined)
        return missing(given, findings.map(({ fingerprint }) => fingerprint), 'no finding has the fingerprint');
    if (given.length < SHORTEST_PREFIX)
        return { problem: `"${given}" is too short: give at least ${SHORTEST_PREFIX} characters` };
    if (beginning.length === 1)
        return { value: only.fingerprint, comments: describe(only, twinsText(only)) };
    const candidates = beginning.slice(0, MOST_CANDIDATES).map((finding) => `${finding.fingerprint} (${labelOf(finding)})`);
    const more = beginning.length > candidates.length ? `, and ${beginning.length - candidates.length} more` : '';
    return { problem: `"${given}" fits ${beginning.length} findings: ${candidates.join('; ')}${more}` };
}
function byId(given, findings) {
    const ids = findings.map(({ id }) => id);
    const finding = findings.find(({ id }) => id === given);
    return finding ? { value: given, comments: describe(finding) } : missing(given, ids, 'no finding has the ID');
}
function byRule(given, findings) {
    const rules = [...new Set(findings.map(({ ruleId }) => ruleId))];
    const found = findings.filter(({ ruleId }) => ruleId === given);
    const [first] = found;
    if (first === undefined)
        return missing(given, rules, 'no finding is of the rule');
    const open = found.filter((finding) => finding.open).length;
    return {
        value: given,
        comments: [
            `Rule ${given}: ${first.title}`,
            `${open} open ${open === 1 ? 'finding' : 'findings'} now, and whatever it finds until then`,
        ],
    };
}
function missing(given, known, says) {
    // `suggest` knows words of small letters alone.
    const spellings = new Map(known.map((word) => [word.toLowerCase(), word]));
    const meant = spellings.get((0,words/* suggest */.Z)(given, [...spellings.keys()]) ?? '');
    return { problem: `${says} "${given}".${meant === undefined ? '' : ` Did you mean ${meant}?`}` };
}
function describe(finding, more) {
    const closed = finding.open ? undefined : 'It is not open at the service: a waiver changes nothing';
    return [labelOf(finding), ...[more, closed].filter((line) => line !== undefined)];
}
/** The number of a fingerprint says how many equal findings a waiver accepts. */
function twinsText({ fingerprint }) {
    const { ordinal } = (0,twins/* partsOf */.C)(fingerprint);
    return ordinal > 1 ? `It is one of several equal findings: this accepts ${ordinal} of them` : undefined;
}
function labelOf({ severity, title, place }) {
    return `${severity}: ${title}${place === '' ? '' : ` (${place})`}`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/config/policy-day.js
var policy_day = __webpack_require__(8134);
// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
// EXTERNAL MODULE: ./build/cli/flags.js
var flags = __webpack_require__(6222);
;// CONCATENATED MODULE: ./build/cli/waive-flags.js






/** Days, of a waiver for which nobody says how long. */
const USUAL_DAYS = 90;
/** In characters; the policy file takes no more. */
const LONGEST_REASON = 500;
const FLAGS = ['fingerprint', 'id', 'rule', 'reason', 'expires', 'results'];
const MANY = ['fingerprint', 'id', 'rule'];
/** @param today The day in UTC, `2026-11-21`. */
function readWaiveFlags(args, today) {
    const { given, problems } = readArguments(args);
    const { fingerprint = [], id = [], rule = [], reason: [reason = ''] = [], results = [], expires = [] } = given;
    const last = expires[0] ?? (0,domain_day/* dayAfter */.PV)(today, USUAL_DAYS) ?? '';
    if (fingerprint.length + id.length + rule.length === 0)
        problems.push('name what is to be waived: --fingerprint, --id or --rule, each as often as needed');
    const faults = [reasonFault(reason), expiresFault(last, today)];
    problems.push(...faults.filter((fault) => fault !== undefined));
    return {
        fingerprints: fingerprint,
        ids: id,
        rules: rule,
        reason,
        expires: last,
        results: results[0] ?? 'scan-gate-report/results.json',
        problems,
    };
}
function reasonFault(reason) {
    if (reason === '')
        return '--reason is missing: say why this may stay, for whoever reads it when the waiver ends';
    if ((0,plain_text/* oneLine */.TN)(reason) !== reason || /\p{C}/u.test(reason) || reason.length > LONGEST_REASON)
        return `--reason must be one line of up to ${LONGEST_REASON} visible characters`;
    return undefined;
}
function expiresFault(day, today) {
    const days = (0,domain_day/* isDay */.N)(day) ? (0,domain_day/* daysBetween */.YM)(today, day) : Number.NaN;
    if (days >= 0 && days <= policy_day/* MOST_DAYS */.y)
        return undefined;
    return `--expires cannot be "${day}"; allowed: a day from ${today} to ${(0,domain_day/* dayAfter */.PV)(today, policy_day/* MOST_DAYS */.y) ?? ''}, in UTC`;
}
function readArguments(args) {
    const options = Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' }]));
    const { tokens } = (0,external_node_util_.parseArgs)({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
    const given = {};
    const problems = (0,flags/* repeatedFlags */.s)(tokens)
        .filter((name) => !MANY.some((flag) => flag === name))
        .map(flags/* saysRepeated */.Z);
    for (const token of tokens) {
        if (token.kind === 'positional')
            problems.push(`"${token.value}" has no flag before it; allowed: ${allowed()}`);
        if (token.kind !== 'option')
            continue;
        const flag = FLAGS.find((name) => name === token.name);
        const value = token.value?.trim() ?? '';
        if (flag === undefined)
            problems.push(unknown(token.name));
        // Unless it is written with `=`, a value that looks like a flag is the next flag, and this one has none.
        else if (value === '' || (!token.inlineValue && value.startsWith('--')))
            problems.push(`--${flag} needs a value behind it`);
        else
            (given[flag] ??= []).push(value);
    }
    return { given, problems };
}
function unknown(name) {
    const meant = (0,words/* suggest */.Z)(name, FLAGS);
    return `there is no flag --${name}; allowed: ${allowed()}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
}
function allowed() {
    return FLAGS.map((name) => `--${name}`).join(', ');
}

;// CONCATENATED MODULE: ./build/cli/waiver-yaml.js


const LONGEST_COMMENT = 200;
/** The entries below `waivers:` of the policy file. A service's words are in comments alone, which they cannot leave. */
function waiverYaml(drafts) {
    return drafts.flatMap(({ by, value, scanner, reason, expires, comments }) => [
        ...comments.map((comment) => `  # ${(0,log_text/* logLine */.BP)((0,plain_text/* clip */.$Q)(comment, LONGEST_COMMENT))}`),
        `  - ${by}: ${quoted(value)}`,
        `    scanner: ${scanner}`,
        `    reason: ${quoted(reason)}`,
        `    expires: ${quoted(expires)}`,
    ]);
}
/** A double-quoted scalar, which is JSON's string, but that no CI reads a command in it: `##[...]`, `##vso[...]`. */
function quoted(text) {
    return JSON.stringify(text).replaceAll(log_text/* COMMAND_ANYWHERE */.Ie, String.raw `#\u0023`);
}

;// CONCATENATED MODULE: ./build/cli/waive.js









/** Prints waivers to paste into the policy file, for findings of a results.json. Sends nothing, and writes no file. */
const waive = (terminal) => waiveOn(terminal, (0,domain_day/* utcDay */.dA)(clock/* systemClock */.m.now()));
/** @param today The day in UTC, `2026-11-21`. */
async function waiveOn({ args, cwd, print }, today) {
    const refuse = (problems) => {
        for (const problem of problems)
            print(`error: ${(0,log_text/* logLine */.BP)(problem)}`);
        return 2;
    };
    const flags = readWaiveFlags(args, today);
    if (flags.problems.length > 0)
        return refuse(flags.problems);
    const text = await readText((0,external_node_path_.resolve)(cwd, flags.results));
    if (text === undefined)
        return refuse([`--results: ${flags.results} cannot be read; run a scan first, or name its results.json`]);
    const results = readResults(text);
    if ('fault' in results)
        return refuse([`--results: ${flags.results} ${results.fault}`]);
    const { drafts, problems } = draftWaivers(flags, results);
    if (problems.length > 0)
        return refuse(problems);
    print('  # Paste this under `waivers:` in .github/scan-gate.yml; a pull request that adds it is still judged without it.');
    for (const line of waiverYaml(drafts))
        print(line);
    return 0;
}
async function readText(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readExpiry),
/* harmony export */   y: () => (/* binding */ MOST_DAYS)
/* harmony export */ });
/* harmony import */ var _domain_day_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5079);
/* harmony import */ var _policy_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(750);


/** So many days ahead a waiver may end: what is accepted is looked at again once a year. */
const MOST_DAYS = 366;
/**
 * The last day on which a waiver holds. YAML may take a day for a time: what counts is how it is written.
 *
 * @param today The day in UTC, `2026-11-21`.
 * @returns undefined where it is no day, or too far ahead; a past one is a day
 */
function readExpiry({ key, value }, today, problems) {
    if (value.kind === 'told')
        return undefined;
    const written = (value.kind === 'text' ? value.text : value.kind === 'other' ? value.source : '').trim();
    const isOne = (0,_domain_day_js__WEBPACK_IMPORTED_MODULE_1__/* .isDay */ .N)(written);
    if (isOne && (0,_domain_day_js__WEBPACK_IMPORTED_MODULE_1__/* .daysBetween */ .YM)(today, written) <= MOST_DAYS)
        return written;
    problems.add({
        line: value.line,
        given: `${key}: ${(0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .Vb)(value)}`,
        allowed: `a day such as 2026-12-31, in UTC, at most ${MOST_DAYS} days ahead: until ${(0,_domain_day_js__WEBPACK_IMPORTED_MODULE_1__/* .dayAfter */ .PV)(today, MOST_DAYS) ?? ''}`,
        suggestion: isOne ? undefined : dayOf(written),
    });
    return undefined;
}
/** The day that a text tells, also with a time behind it or without leading zeros; undefined where there is no such day. */
function dayOf(text) {
    const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?$/.exec(text) ?? [];
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    return (0,_domain_day_js__WEBPACK_IMPORTED_MODULE_1__/* .isDay */ .N)(day) ? day : undefined;
}


/***/ }),

/***/ 750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ readEntries),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   qv: () => (/* binding */ isNothing),
/* harmony export */   x4: () => (/* binding */ readKeys)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9190);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(730);


/** The entries of a mapping by their keys. Keys that are unknown, or given twice, are mistakes. */
function readKeys(value, keys, problems) {
    const found = new Map();
    for (const entry of readEntries(value, `a mapping with the keys ${keys.join(', ')}`, problems)) {
        const { key, line } = entry;
        const known = keys.find((candidate) => candidate === key);
        if (known === undefined)
            problems.add({ line, given: key, ...meantBy(key, keys) });
        else
            found.set(known, entry);
    }
    return found;
}
/** The entries of a mapping whose keys are the repository's own, each key once. */
function readEntries(value, allowed, problems) {
    if (value.kind === 'told')
        return [];
    if (value.kind !== 'mapping') {
        problems.add({ line: value.line, given: nameOf(value), allowed });
        return [];
    }
    const lines = new Map();
    return value.entries.filter(({ key, line }) => {
        const first = lines.get(key);
        if (first !== undefined)
            problems.add({ line, given: key, allowed: `each key once; this one is on line ${first} already` });
        else
            lines.set(key, line);
        return first === undefined;
    });
}
/** A section without content, `scanners:`, which may wait for some. */
function isNothing(value) {
    return value.kind === 'other' && /^(?:~|null)?$/i.test(value.source);
}
/** A value as people name it. */
function nameOf(value) {
    switch (value.kind) {
        case 'text':
            return value.text === '' ? 'an empty text' : value.text;
        case 'list':
            return 'a list';
        case 'mapping':
            return 'a mapping';
        default:
            return value.kind === 'other' && value.source !== '' ? value.source : 'nothing';
    }
}
/** Where requests go, and with which key, is never a policy's matter: somebody who looks for that is told so. */
function meantBy(key, keys) {
    const allowed = `the keys ${keys.join(', ')}`;
    const suggestion = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .Z)(key, keys);
    const input = _inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUT_TABLE */ .g.find(({ name }) => name === key.toLowerCase() && !keys.includes(name));
    return { allowed: input === undefined ? allowed : `${allowed}; {${input.name}} is an input only`, suggestion };
}


/***/ }),

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   PV: () => (/* binding */ dayAfter),
/* harmony export */   YM: () => (/* binding */ daysBetween),
/* harmony export */   dA: () => (/* binding */ utcDay)
/* harmony export */ });
const DAY_MS = 24 * 60 * 60_000;
/** The day in UTC, `2026-11-21`. */
function utcDay(ms) {
    return new Date(ms).toISOString().slice(0, 10);
}
/** Whole days from one day to the other, both in UTC; NaN where one of them is no day. */
function daysBetween(from, to) {
    return Math.round((beginOf(to) - beginOf(from)) / DAY_MS);
}
/** The day so many days after another one; undefined where that is no day. */
function dayAfter(day, days) {
    const ms = beginOf(day) + days * DAY_MS;
    return Number.isNaN(ms) ? undefined : utcDay(ms);
}
/** Whether there is such a day: `Date.parse` takes the 30th of February for the 2nd of March. */
function isDay(text) {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text;
}
function beginOf(day) {
    return Date.parse(`${day}T00:00:00Z`);
}


/***/ }),

/***/ 6725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ compareTexts)
/* harmony export */ });
/** By code units: the same on every machine, unlike `localeCompare`. */
function compareTexts(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 1070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ numberTwins),
/* harmony export */   C: () => (/* binding */ partsOf)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6725);

/** Numbers findings of equal identity by (line, id), so that twins keep their numbers whatever the order of the pages. */
function numberTwins(findings) {
    const twins = new Map();
    for (const finding of findings) {
        const group = twins.get(finding.identity);
        if (group)
            group.push(finding);
        else
            twins.set(finding.identity, [finding]);
    }
    const ordinals = new Map();
    for (const group of twins.values()) {
        group.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareTexts */ .q)(a.id, b.id));
        group.forEach((finding, index) => {
            ordinals.set(finding, index + 1);
        });
    }
    return ordinals;
}
/** A fingerprint's two parts: what is equal among twins, and which of them it is. */
function partsOf(fingerprint) {
    const colon = fingerprint.lastIndexOf(':');
    return { identity: fingerprint.slice(0, colon), ordinal: Number(fingerprint.slice(colon + 1)) };
}


/***/ }),

/***/ 4821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** Longer timers fire at once (nodejs.org, setTimeout); nothing here waits for more than 5 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The real time. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        signal?.throwIfAborted();
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.min(Math.max(0, ms), LONGEST_TIMER_MS), undefined, signal && { signal });
        }
        catch (error) {
            // Node rejects with an AbortError of its own; callers tell deadline from interrupt by the reason.
            signal?.throwIfAborted();
            throw error;
        }
    },
};


/***/ })

};
