export const id = 860;
export const ids = [860];
export const modules = {

/***/ 2376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var _glob_match_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5785);

/**
 * A pattern ready to use: `*` within a folder, `**` over folders, `?`, `[...]`, `{a,b}`; names that begin with a dot are like others.
 * Everything else stands for itself, also brackets that a folder's name has: `app/(shop)/**`. What is equal to its pattern matches.
 * `ó` is one letter, whether it is written as one character or as two (NFC and NFD).
 */
function compileGlob(pattern) {
    const composed = pattern.normalize('NFC');
    const matches = (0,_glob_match_js__WEBPACK_IMPORTED_MODULE_0__/* .compileMatcher */ .q)(composed);
    return {
        pattern,
        matches(text) {
            const name = text.normalize('NFC');
            return name === composed || matches?.(name) === true;
        },
    };
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

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ policyProblems),
/* harmony export */   l: () => (/* binding */ problemAt)
/* harmony export */ });
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);

/** More of them help nobody, and a list of a thousand numbers would be a thousand annotations. */
const MOST = 50;
function policyProblems(file) {
    const mistakes = [];
    return {
        add: (mistake) => mistakes.push(mistake),
        all() {
            const sorted = mistakes.toSorted((a, b) => a.line - b.line);
            const shown = sorted.slice(0, MOST).map((mistake) => problemAt(mistake, file));
            const next = sorted[MOST];
            if (next === undefined)
                return shown;
            const more = { line: next.line, given: `${sorted.length - MOST} more mistakes`, allowed: 'none' };
            return [...shown, problemAt(more, file)];
        },
    };
}
/** A mistake as it is told beside those of the inputs. */
function problemAt({ line, given, allowed, suggestion }, file) {
    const place = `${file.length > 40 ? `…${file.slice(-39)}` : file}:${line}`;
    return {
        input: 'policy-file',
        given: `${place}: ${(0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(given), 50)}`,
        allowed,
        file,
        line,
        ...(suggestion !== undefined && { suggestion: (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(suggestion), 60) }),
    };
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ readSection),
/* harmony export */   b2: () => (/* binding */ POLICY_RULES),
/* harmony export */   r7: () => (/* binding */ readRulesOf)
/* harmony export */ });
/* harmony import */ var _gate_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8986);
/* harmony import */ var _policy_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(750);
/* harmony import */ var _policy_texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8796);
/* harmony import */ var _policy_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3896);
/* harmony import */ var _read_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8573);





/** The rules that every section may give. */
const POLICY_RULES = Object.values(_gate_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .RULE_KEYS */ .sL);
/** The rules of a scanner's or a gate's own section; there may be none yet. */
function readSection(value, problems) {
    return readRulesOf((0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .isNothing */ .qv)(value) ? new Map() : (0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .readKeys */ .x4)(value, POLICY_RULES, problems), problems);
}
/** The rules among the entries of a section: the same words, ranges and suggestions as the inputs have. */
function readRulesOf(entries, problems) {
    const read = (key, reading) => {
        const entry = entries.get(key);
        return entry && reading(entry);
    };
    const all = {
        severityThreshold: read('severity-threshold', (entry) => (0,_policy_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readWord */ .pS)(entry, _read_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .THRESHOLDS */ .Rm, problems)),
        gateOn: read('gate-on', (entry) => (0,_policy_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readWord */ .pS)(entry, _read_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .GATE_ON */ .cM, problems)),
        maxFindings: read('max-findings', (entry) => (0,_policy_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readNumbersByName */ .dL)(entry, _gate_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .BUDGETS */ .bJ, problems)),
        minScore: read('min-score', (entry) => (0,_policy_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readNumber */ .kz)(entry, _read_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .POINTS */ .iN, problems)),
        maxScoreDrop: read('max-score-drop', (entry) => (0,_policy_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readNumber */ .kz)(entry, _read_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .POINTS */ .iN, problems)),
        maxResourceChange: read('max-resource-change', (entry) => (0,_policy_values_js__WEBPACK_IMPORTED_MODULE_3__/* .readNumbersByName */ .dL)(entry, _gate_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .RESOURCE_KINDS */ .pQ, problems)),
        paths: read('paths', (entry) => (0,_policy_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .readGlobs */ .Qj)(entry, 'files', problems)),
    };
    const lines = POLICY_RULES.flatMap((key) => {
        const line = entries.get(key)?.line;
        return line === undefined ? [] : [[key, line]];
    });
    return {
        rules: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
        lines: Object.fromEntries(lines),
    };
}


/***/ }),

/***/ 8166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P2: () => (/* binding */ readLocations),
/* harmony export */   m$: () => (/* binding */ readScanners),
/* harmony export */   r6: () => (/* binding */ readNames),
/* harmony export */   xK: () => (/* binding */ SERVICE_IDS)
/* harmony export */ });
/* unused harmony export LOCATION_TARGET */
/* harmony import */ var _domain_repository_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6041);
/* harmony import */ var _scanners_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5774);
/* harmony import */ var _gate_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6774);
/* harmony import */ var _policy_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(750);
/* harmony import */ var _policy_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(311);





/** The services' ids, which sections and waivers name. */
const SERVICE_IDS = _scanners_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .SERVICES */ .B.map(({ id }) => id);
/** Targets as inputs and services name them: labels may hold spaces. */
const LOCATION_TARGET = /^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]{0,2046}[^\s\p{C}])?$/u;
/** Rules for all gates of a service. */
function readScanners(value, problems) {
    if ((0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .isNothing */ .qv)(value))
        return new Map();
    const sections = (0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .readKeys */ .x4)(value, SERVICE_IDS, problems);
    return new Map([...sections].map(([id, entry]) => [id, (0,_policy_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .readSection */ .GU)(entry.value, problems)]));
}
/** Rules for one gate, under the name that it has in its inputs. */
function readNames(value, problems) {
    const sections = new Map();
    if ((0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .isNothing */ .qv)(value))
        return sections;
    for (const { key, line, value: of } of (0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntries */ .$2)(value, 'a mapping from the names of gates to their rules', problems)) {
        if (!_gate_name_js__WEBPACK_IMPORTED_MODULE_2__/* .GATE_NAME */ .m.pattern.test(key))
            problems.add({ line, given: key, allowed: `names of gates: ${_gate_name_js__WEBPACK_IMPORTED_MODULE_2__/* .GATE_NAME */ .m.says}` });
        sections.set(key, (0,_policy_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .readSection */ .GU)(of, problems));
    }
    return sections;
}
/** From targets to the files that findings without a file are shown at. */
function readLocations(value, problems) {
    if ((0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .isNothing */ .qv)(value))
        return {};
    const files = [];
    for (const { key, line, value: of } of (0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntries */ .$2)(value, 'a mapping from targets to files of the repository', problems)) {
        if (!LOCATION_TARGET.test(key))
            problems.add({ line, given: key, allowed: 'a target: up to 2048 visible characters' });
        if (of.kind === 'told')
            continue;
        const file = of.kind === 'text' && !/^[/\\]/.test(of.text.trim()) ? (0,_domain_repository_path_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryPath */ .S)(of.text) : undefined;
        if (file !== undefined)
            files.push([key, file]);
        else
            problems.add({
                line: of.line,
                given: `${key}: ${(0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(of)}`,
                allowed: 'a file of the repository, such as terraform/main.tf, without ..',
            });
    }
    return Object.fromEntries(files);
}


/***/ }),

/***/ 8796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qj: () => (/* binding */ readGlobs),
/* harmony export */   Z7: () => (/* binding */ readTexts),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _glob_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2708);
/* harmony import */ var _policy_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(750);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3017);



/** A list of one or more texts, each of them once. */
function readTexts(value, rule, problems) {
    const { line } = value;
    if (value.kind === 'told')
        return [];
    if (value.kind !== 'list') {
        const suggestion = value.kind === 'text' ? `[${JSON.stringify(value.text)}]` : undefined;
        problems.add({ line, given: `${rule.key}: ${(0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(value)}`, allowed: `a list of texts, each of them ${rule.says}`, suggestion });
        return [];
    }
    if (value.items.length === 0)
        problems.add({ line, given: `${rule.key}: an empty list`, allowed: `at least one ${rule.one}, or no ${rule.key} at all` });
    const texts = value.items.flatMap((item) => {
        const text = readItem(item, rule, problems);
        return text === undefined ? [] : [{ text, line: item.line }];
    });
    return eachOnce(texts, rule.one, problems);
}
/** One text. */
function readText({ key, value }, { pattern, says }, problems) {
    if (value.kind === 'told')
        return undefined;
    if (value.kind === 'text' && pattern.test(value.text))
        return value.text.trim();
    // What YAML takes for a number or for true may well be meant as a text.
    const written = value.kind === 'other' ? value.source : '';
    const fits = written !== '' && pattern.test(written);
    const quoted = fits ? { allowed: `${says}, in quotes where YAML reads something else`, suggestion: JSON.stringify(written) } : {};
    problems.add({ line: value.line, given: `${key}: ${(0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(value)}`, allowed: says, ...quoted });
    return undefined;
}
/** A pattern, several of them in a text as in the input `paths`, or a list. */
function readGlobs({ key, value }, kind, problems) {
    const { line } = value;
    if (value.kind === 'told')
        return [];
    if (value.kind === 'list') {
        const says = _glob_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .GLOB_SAYS */ .o[kind];
        const globs = readTexts(value, { key, one: 'pattern', pattern: /^/, says }, problems);
        const lineOf = (glob) => value.items.find((item) => item.kind === 'text' && item.text === glob)?.line ?? line;
        return globs.filter((glob) => isGlob(glob, kind, lineOf(glob), problems));
    }
    const parts = value.kind === 'text' ? (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseList */ .E1)(value.text) : [];
    if (parts.length > 0)
        return eachOnce(parts.map((text) => ({ text, line })), 'pattern', problems).filter((glob) => isGlob(glob, kind, line, problems));
    problems.add({ line, given: `${key}: ${(0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(value)}`, allowed: `a pattern or a list of them, each ${_glob_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .GLOB_SAYS */ .o[kind]}` });
    return [];
}
function isGlob(glob, kind, line, problems) {
    const fault = (0,_glob_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .globFault */ .H)(glob, kind);
    if (fault !== undefined)
        problems.add({ line, given: glob === '' ? 'an empty text' : glob, allowed: fault });
    return fault === undefined;
}
function eachOnce(texts, one, problems) {
    const lines = new Map();
    for (const { text, line } of texts) {
        const first = lines.get(text);
        if (first === undefined)
            lines.set(text, line);
        else
            problems.add({ line, given: text, allowed: `each ${one} once; this one is on line ${first} already` });
    }
    return [...lines.keys()];
}
function readItem(item, { pattern, says }, problems) {
    if (item.kind === 'told')
        return undefined;
    if (item.kind === 'text') {
        if (pattern.test(item.text))
            return item.text;
        problems.add({ line: item.line, given: (0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(item), allowed: says });
        return undefined;
    }
    const written = item.kind === 'other' ? item.source : '';
    const suggestion = written !== '' && pattern.test(written) ? JSON.stringify(written) : undefined;
    problems.add({ line: item.line, given: (0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(item), allowed: `a text, and that in quotes where YAML reads something else`, suggestion });
    return undefined;
}


/***/ }),

/***/ 3896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dL: () => (/* binding */ readNumbersByName),
/* harmony export */   kz: () => (/* binding */ readNumber),
/* harmony export */   pS: () => (/* binding */ readWord)
/* harmony export */ });
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4497);
/* harmony import */ var _policy_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(750);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3017);



/** One of the words, as the input of that name takes it. */
function readWord(entry, words, problems) {
    return readScalar(entry, (text) => (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseWord */ .kB)(text, words), problems);
}
/** A number, in quotes or not. */
function readNumber(entry, range, problems) {
    return readScalar(entry, (text) => (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseNumber */ .$J)(text, range), problems);
}
/** `high=3, total=20` as the input takes it, or a mapping. */
function readNumbersByName({ key, value }, rule, problems) {
    if (value.kind === 'told')
        return undefined;
    if (value.kind === 'mapping' && value.entries.length > 0)
        return readMapping(value.entries, rule, problems);
    const { numbers, mistakes } = (0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .readNumbers */ .P)(value.kind === 'text' ? value.text : '', rule);
    for (const { given, ...mistake } of mistakes)
        problems.add({ line: value.line, given: `${key}: ${given === '' ? (0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(value) : given}`, ...mistake });
    return numbers;
}
function readMapping(entries, rule, problems) {
    const numbers = {};
    for (const { key: name, line, value } of entries) {
        if (value.kind === 'told')
            continue;
        const mistake = (0,_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .mistakeIn */ .o)(`${name}: ${(0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(value)}`, name, textOf(value) ?? '', rule, numbers);
        if (mistake)
            problems.add({ line, ...mistake });
        else
            numbers[name] = Number(textOf(value));
    }
    return numbers;
}
function readScalar({ key, value }, parse, problems) {
    if (value.kind === 'told')
        return undefined;
    const parsed = parse(textOf(value)?.trim() ?? '');
    if ('value' in parsed)
        return parsed.value;
    problems.add({ line: value.line, given: `${key}: ${(0,_policy_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(value)}`, ...parsed });
    return undefined;
}
/** What is written, whatever YAML takes it for; undefined for what is no scalar. */
function textOf(value) {
    if (value.kind === 'text')
        return value.text;
    return value.kind === 'other' ? value.source : undefined;
}


/***/ }),

/***/ 2727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lA: () => (/* binding */ acceptedBy),
  Sr: () => (/* binding */ readWaivers)
});

// UNUSED EXPORTS: WAIVER_KEYS, WAIVER_TEXTS

// EXTERNAL MODULE: ./build/config/globs.js
var config_globs = __webpack_require__(2376);
// EXTERNAL MODULE: ./build/domain/day.js
var domain_day = __webpack_require__(5079);
// EXTERNAL MODULE: ./build/config/policy-keys.js
var policy_keys = __webpack_require__(750);
;// CONCATENATED MODULE: ./build/config/policy-day.js


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
    const isOne = (0,domain_day/* isDay */.N)(written);
    if (isOne && (0,domain_day/* daysBetween */.YM)(today, written) <= MOST_DAYS)
        return written;
    problems.add({
        line: value.line,
        given: `${key}: ${(0,policy_keys/* nameOf */.Vb)(value)}`,
        allowed: `a day such as 2026-12-31, in UTC, at most ${MOST_DAYS} days ahead: until ${(0,domain_day/* dayAfter */.PV)(today, MOST_DAYS) ?? ''}`,
        suggestion: isOne ? undefined : dayOf(written),
    });
    return undefined;
}
/** The day that a text tells, also with a time behind it or without leading zeros; undefined where there is no such day. */
function dayOf(text) {
    const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?$/.exec(text) ?? [];
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    return (0,domain_day/* isDay */.N)(day) ? day : undefined;
}

// EXTERNAL MODULE: ./build/config/policy-sections.js
var policy_sections = __webpack_require__(8166);
// EXTERNAL MODULE: ./build/config/policy-texts.js
var policy_texts = __webpack_require__(8796);
// EXTERNAL MODULE: ./build/config/policy-values.js
var policy_values = __webpack_require__(3896);
;// CONCATENATED MODULE: ./build/config/policy-waivers.js






const WAIVER_KEYS = ['fingerprint', 'id', 'rule', 'paths', 'resources', 'scanner', 'reason', 'expires'];
const VISIBLE = 'in one line of visible characters';
/** What a finding is told by, and why it is accepted; a block of YAML ends with the end of its line. */
const WAIVER_TEXTS = {
    fingerprint: {
        key: 'fingerprint',
        one: 'fingerprint',
        pattern: /^[0-9a-f]{32}:[1-9]\d{0,5}$/,
        says: '32 hex digits, a colon and a number, as results.json and the comment show it',
    },
    id: { key: 'id', one: 'ID', pattern: lineOf(300), says: `the service's ID of the finding, up to 300 characters ${VISIBLE}` },
    rule: { key: 'rule', one: 'rule', pattern: lineOf(300), says: `the exact ID of a rule, up to 300 characters ${VISIBLE}` },
    reason: { key: 'reason', one: 'reason', pattern: lineOf(500), says: `why the finding is accepted, 1 to 500 characters ${VISIBLE}` },
};
const BY = ['fingerprint', 'id', 'rule'];
/** The waivers, in the order of the file. */
function readWaivers(value, today, problems) {
    if (value.kind === 'told' || (0,policy_keys/* isNothing */.qv)(value))
        return [];
    if (value.kind !== 'list') {
        problems.add({ line: value.line, given: `waivers: ${(0,policy_keys/* nameOf */.Vb)(value)}`, allowed: 'a list of waivers, each beginning with "- "' });
        return [];
    }
    const seen = new Map();
    return value.items.flatMap((item) => {
        const waiver = readWaiver(item, today, problems);
        if (waiver === undefined)
            return [];
        const content = acceptedBy(waiver);
        const first = seen.get(content);
        if (first === undefined)
            seen.set(content, waiver.line);
        else
            problems.add({
                line: waiver.line,
                given: `${waiver.by}: ${waiver.value}`,
                allowed: `each waiver once; the one on line ${first} accepts the same`,
            });
        return first === undefined ? [waiver] : [];
    });
}
/** What a waiver accepts, as a text that is equal for equal ones: whatever their reasons and their last days are. */
function acceptedBy({ by, value, paths, resources, scanner }) {
    const patterns = [paths, resources].map((globs) => globs?.map(({ pattern }) => pattern).toSorted());
    return JSON.stringify([by, value, ...patterns, scanner]);
}
function readWaiver(item, today, problems) {
    if (item.kind !== 'mapping') {
        (0,policy_keys/* readKeys */.x4)(item, WAIVER_KEYS, problems);
        return undefined;
    }
    const { line } = item;
    const entries = (0,policy_keys/* readKeys */.x4)(item, WAIVER_KEYS, problems);
    const read = (key, reading) => {
        const entry = entries.get(key);
        return entry && reading(entry);
    };
    const globs = (key) => read(key, (entry) => (0,policy_texts/* readGlobs */.Qj)(entry, key === 'paths' ? 'files' : 'resources', problems).map(config_globs/* compileGlob */.S));
    const found = BY.flatMap((by) => read(by, (entry) => [{ by, value: (0,policy_texts/* readText */.yR)(entry, WAIVER_TEXTS[by], problems) }]) ?? []);
    const paths = globs('paths');
    const resources = globs('resources');
    const scanner = read('scanner', (entry) => (0,policy_values/* readWord */.pS)(entry, policy_sections/* SERVICE_IDS */.xK, problems));
    const reason = read('reason', (entry) => (0,policy_texts/* readText */.yR)(entry, WAIVER_TEXTS.reason, problems));
    const expires = read('expires', (entry) => readExpiry(entry, today, problems));
    for (const key of ['reason', 'expires'])
        if (!entries.has(key))
            problems.add({ line, given: 'a waiver', allowed: `a waiver with ${key}: ${NEEDED[key]}` });
    const [only, second] = found;
    if (only === undefined || second !== undefined)
        problems.add({ line, ...oneOfThree(found.length, entries) });
    if (only?.value === undefined || reason === undefined || expires === undefined)
        return undefined;
    return {
        by: only.by,
        value: only.value,
        ...(paths && { paths }),
        ...(resources && { resources }),
        ...(scanner !== undefined && { scanner }),
        reason,
        expires,
        line,
    };
}
const NEEDED = {
    reason: 'without one nobody can tell later whether it still holds',
    expires: 'the last day on which it holds, such as 2026-12-31; nothing is accepted for ever',
};
function oneOfThree(count, entries) {
    const allowed = 'exactly one of fingerprint, id and rule';
    if (count > 0)
        return { given: `a waiver with ${BY.filter((by) => entries.has(by)).join(' and ')}`, allowed };
    const globs = ['paths', 'resources'].filter((key) => entries.has(key));
    if (globs.length === 0)
        return { given: 'a waiver', allowed };
    return {
        given: `a waiver with ${globs.join(' and ')} alone`,
        allowed: `${allowed}: patterns alone would accept findings that nobody has seen yet`,
    };
}
function lineOf(most) {
    return new RegExp(String.raw `^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]{0,${most - 2}}[^\s\p{C}])?\n?$`, 'u');
}


/***/ }),

/***/ 8139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XD: () => (/* binding */ EMPTY_POLICY),
  ON: () => (/* binding */ parsePolicy)
});

// UNUSED EXPORTS: POLICY_KEYS, SARIF_RESULTS, TARGETS

// EXTERNAL MODULE: ./build/config/policy-keys.js
var policy_keys = __webpack_require__(750);
// EXTERNAL MODULE: ./build/config/policy-problems.js
var policy_problems = __webpack_require__(5174);
// EXTERNAL MODULE: ./build/config/policy-rules.js
var policy_rules = __webpack_require__(311);
// EXTERNAL MODULE: ./build/config/policy-sections.js
var policy_sections = __webpack_require__(8166);
// EXTERNAL MODULE: ./build/config/policy-texts.js
var policy_texts = __webpack_require__(8796);
// EXTERNAL MODULE: ./build/config/policy-values.js
var policy_values = __webpack_require__(3896);
// EXTERNAL MODULE: ./build/config/policy-waivers.js + 1 modules
var policy_waivers = __webpack_require__(2727);
// EXTERNAL MODULE: ./build/config/yaml-text.js
var yaml_text = __webpack_require__(1702);
;// CONCATENATED MODULE: ./build/config/policy-yaml.js

/** Reads the YAML (JSON is a part of it); undefined where the file is empty, or where its mistakes have been told. */
async function readYaml(given, problems) {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const text = (0,yaml_text/* withLineFeeds */.g)(given);
    const lines = text.split('\n');
    const tooDeep = (0,yaml_text/* lineOfNesting */.Q)(text, yaml);
    if (tooDeep !== undefined) {
        problems.add({ line: tooDeep, given: lineText(lines, tooDeep), allowed: 'fewer levels of nesting' });
        return undefined;
    }
    const lineCounter = new yaml.LineCounter();
    // Keys are compared by `readKeys`: here it would take quadratic time, and know one place of the two.
    const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: 'error', lineCounter });
    const faults = faultsOf(document, lineCounter);
    for (const [line, fault] of faults)
        problems.add({ line, given: lineText(lines, line), allowed: fault });
    const { contents } = document;
    if (faults.size > 0 || contents === null)
        return undefined;
    const root = place(contents, { yaml, lineCounter, problems }, 1);
    return root.kind === 'other' && yaml.isScalar(contents) && contents.value === null ? undefined : root;
}
/** One mistake for each line: those that follow from the first help nobody. */
function faultsOf({ errors, warnings }, lineCounter) {
    const faults = new Map();
    for (const fault of [...errors, ...warnings]) {
        const { line } = lineCounter.linePos(fault.pos[0]);
        if (!faults.has(line))
            faults.set(line, wordsOf(fault));
    }
    return faults;
}
function wordsOf({ code, message }) {
    if (code === 'MULTIPLE_DOCS')
        return 'one YAML document, and a second one begins here';
    if (code === 'NON_STRING_KEY')
        return 'a text as key';
    return `YAML (${message})`;
}
function lineText(lines, line) {
    return lines[line - 1]?.trim() || '(the end)';
}
/** @param above The line to name where the value is absent and has none. */
function place(node, placing, above) {
    const { yaml, lineCounter, problems } = placing;
    const line = node?.range ? lineCounter.linePos(node.range[0]).line : above;
    if (yaml.isAlias(node)) {
        // Expanding them is how a small file becomes a huge one; and `*.example.com` without quotes is one, too.
        problems.add({
            line,
            given: `*${node.source}`,
            allowed: 'no aliases: a text that begins with * stands in quotes, a value that is needed twice is written twice',
            suggestion: `"*${node.source}"`,
        });
        return { kind: 'told', line };
    }
    if (yaml.isMap(node)) {
        const entries = node.items.map(({ key, value }) => {
            const keyLine = key.range ? lineCounter.linePos(key.range[0]).line : line;
            return { key: yaml.isScalar(key) ? (key.source ?? String(key.value)) : '', line: keyLine, value: place(value, placing, keyLine) };
        });
        return { kind: 'mapping', line, entries };
    }
    if (yaml.isSeq(node))
        return { kind: 'list', line, items: node.items.map((item) => place(item, placing, line)) };
    if (yaml.isScalar(node) && typeof node.value === 'string')
        return { kind: 'text', line, text: node.value };
    return { kind: 'other', line, source: yaml.isScalar(node) ? (node.source ?? '') : '' };
}

;// CONCATENATED MODULE: ./build/config/policy.js








/** The keys of the file; `schemas/policy.schema.json` has the same, for editors. */
const POLICY_KEYS = [...policy_rules/* POLICY_RULES */.b2, 'scanners', 'names', 'waivers', 'locations', 'sarif-max-results', 'allowed-targets'];
/** GitHub takes no more results of one file (reference: platform, section 1). */
const SARIF_RESULTS = { min: 1, max: 25_000, whole: true };
/** A repository without a policy file rules nothing. */
const EMPTY_POLICY = {
    rules: { rules: {}, lines: {} },
    scanners: new Map(),
    names: new Map(),
    waivers: [],
    locations: {},
};
/** Hosts, addresses, URLs and IDs hold neither spaces nor what nobody sees. */
const TARGETS = {
    key: 'allowed-targets',
    one: 'target',
    pattern: /^[^\s\p{C}]{1,2048}$/u,
    says: 'up to 2048 visible characters without spaces',
};
/**
 * Reads the policy file. An empty one is an empty policy.
 *
 * @param file Its path, for the words of a mistake.
 * @param today The day in UTC, `2026-11-21`, that waivers are held against.
 */
async function parsePolicy(text, file, today) {
    const problems = (0,policy_problems/* policyProblems */.N)(file);
    const root = await readYaml(text, problems);
    const policy = root ? readPolicy(root, today, problems) : EMPTY_POLICY;
    const found = problems.all();
    return found.length > 0 ? { problems: found } : { policy };
}
function readPolicy(root, today, problems) {
    const entries = (0,policy_keys/* readKeys */.x4)(root, POLICY_KEYS, problems);
    const read = (key, reading) => {
        const entry = entries.get(key);
        return entry && reading(entry.value);
    };
    const most = entries.get('sarif-max-results');
    const sarifMaxResults = most && (0,policy_values/* readNumber */.kz)(most, SARIF_RESULTS, problems);
    const allowedTargets = read('allowed-targets', (value) => (0,policy_texts/* readTexts */.Z7)(value, TARGETS, problems));
    return {
        rules: (0,policy_rules/* readRulesOf */.r7)(entries, problems),
        scanners: read('scanners', (value) => (0,policy_sections/* readScanners */.m$)(value, problems)) ?? EMPTY_POLICY.scanners,
        names: read('names', (value) => (0,policy_sections/* readNames */.r6)(value, problems)) ?? EMPTY_POLICY.names,
        waivers: read('waivers', (value) => (0,policy_waivers/* readWaivers */.Sr)(value, today, problems)) ?? EMPTY_POLICY.waivers,
        locations: read('locations', (value) => (0,policy_sections/* readLocations */.P2)(value, problems)) ?? EMPTY_POLICY.locations,
        ...(sarifMaxResults !== undefined && { sarifMaxResults }),
        ...(allowedTargets && { allowedTargets }),
    };
}


/***/ }),

/***/ 957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ answeredAtMs),
/* harmony export */   t: () => (/* binding */ untilMs)
/* harmony export */ });
/** The three forms of an HTTP date (RFC 9110, 5.6.7), the last of which names no zone and means GMT. */
const HTTP_DATES = [
    /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/,
    /^[A-Z][a-z]{5,8}, \d{1,2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} (?:GMT|UTC)$/,
];
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?<zone>Z|z|[+-]\d{2}:?\d{2})?$/;
/**
 * The instant that a header names, in milliseconds since 1970; undefined for anything but an HTTP date or an ISO date with a time.
 * A date without a zone is UTC, whatever the zone of this machine.
 */
function headerInstant(text) {
    const value = text.trim();
    const iso = ISO.exec(value);
    const zoned = iso ? `${value.replace(' ', 'T').replace(',', '.')}${iso.groups?.['zone'] === undefined ? 'Z' : ''}` : value;
    const readable = iso !== null || HTTP_DATES.some((form) => form.test(value));
    const at = readable ? Date.parse(zoned) : ASCTIME.test(value) ? Date.parse(`${value} GMT`) : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
}
/** From `answeredMs` until the instant that a header names, in milliseconds, 0 once it has passed; undefined where it names none. */
function untilMs(text, answeredMs) {
    const at = headerInstant(text);
    return at === undefined ? undefined : Math.max(0, at - answeredMs);
}
/**
 * When an answer was given, by the clock of whoever gave it, in milliseconds since 1970: times in its headers are measured against
 * this and not against our clock, which may differ by hours.
 *
 * @param headers Of the answer; lower-case names.
 * @param nowMs Our own clock, for an answer that has no readable `Date`.
 */
function answeredAtMs(headers, nowMs) {
    return headerInstant(headers['date'] ?? '') ?? nowMs;
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

/***/ 2551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openCommit),
/* harmony export */   m: () => (/* binding */ openBase)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _file_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6754);
/* harmony import */ var _file_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6416);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4376);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3008);
/* harmony import */ var _repository_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6051);






/** The files of the commit that the event's code is to be merged into, through GitHub's API: the workspace holds that code's own. */
async function openBase(options, kind) {
    const asking = askingOf(options, kind);
    const commit = options.source.baseCommit ?? (await tipOf(options.source, asking));
    const advice = 'Pull requests and merge queues take it from the commit that they are merged into: a file that they add counts after the merge.';
    return placeAt(commit, { where: 'at the base commit', advice }, asking);
}
/** The files of a commit that needs no base, for it is merged: of a job that has no checkout. */
function openCommit(commit, options, kind) {
    const advice = 'The job has no checkout of the repository (actions/checkout), so that the file is read at the commit of the event.';
    return placeAt(commit, { where: 'at the commit', advice }, askingOf(options, kind));
}
function askingOf({ source, github, signal }, kind) {
    const repository = (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryOf */ ._)(source);
    if (repository === undefined) {
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `${(0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(kind)}: GITHUB_REPOSITORY does not name a repository.`, {
            hint: 'The runner sets this variable; leave it as it is.',
        });
    }
    if (!github.hasToken) {
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `${(0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(kind)}: the GitHub token is empty.`, {
            hint: `Leave {github-token} out to use the job's own token: it reads the ${kind.called}.`,
        });
    }
    const ask = async (what) => {
        try {
            return await what(await github.open());
        }
        catch (error) {
            signal.throwIfAborted();
            throw (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .asFileError */ .dH)(error, kind, github);
        }
    };
    return { repository, kind, ask, signal, permissions: github.permissions };
}
function placeAt(commit, { where, advice }, { repository, kind, ask, signal, permissions }) {
    // A larger file comes only as it is; a smaller one with what GitHub knows of it.
    const asItIs = kind.maxBytes > _file_text_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_CONTENT_BYTES */ .Dq ? { mediaType: { format: 'raw' } } : {};
    /** Undefined for a 404 only: whatever else GitHub may send is an answer to be read. */
    const contents = (path, form = asItIs) => ask(async (octokit) => {
        try {
            const { data } = await octokit.rest.repos.getContent({ ...repository, path, ref: commit, ...form, request: { signal } });
            return { data };
        }
        catch (error) {
            if (isNotFound(error))
                return undefined;
            throw error;
        }
    });
    let root;
    /** GitHub answers 404 as well for a commit, or a repository, that the token may not see. */
    const readRoot = () => (root ??= contents('', {}).then((found) => {
        if (found === undefined)
            return (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadableRoot */ .KB)(commit, kind, permissions);
        return Array.isArray(found.data) ? listingOf(found.data) : notDocumented(kind);
    }));
    const place = `${where} ${commit.slice(0, 7)}`;
    return {
        where: place,
        commit,
        advice,
        async read(path) {
            const found = await contents(path);
            if (found !== undefined)
                return textOf(found.data, path, kind);
            return (await readRoot()).names.includes(path) ? (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .listedOnly */ .UG)(path, kind, place) : undefined;
        },
        async list(folder) {
            const { names, cut } = await readRoot();
            if (folder === '')
                return { names, cut };
            if (!cut && !names.includes(folder))
                return undefined;
            const found = await contents(folder, {});
            if (found === undefined)
                return names.includes(folder) ? (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .listedOnly */ .UG)(folder, kind, place) : undefined;
            return Array.isArray(found.data) ? listingOf(found.data) : noFolder(found.data, folder, kind);
        },
    };
}
function listingOf(entries) {
    return { names: entries.map(nameOf).filter((name) => typeof name === 'string'), cut: entries.length >= LONGEST_LISTING };
}
/** A file holds nothing. What is behind a link or in a submodule is not known. */
function noFolder(data, folder, kind) {
    const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
    if (type === 'file')
        return undefined;
    if (type !== 'symlink' && type !== 'submodule')
        return notDocumented(kind);
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `The ${kind.called} could not be looked for: ${folder} is a ${type} and not a folder.`, {
        hint: `Put the folder itself into the repository, or name a ${kind.called} elsewhere with {${kind.input}}.`,
    });
}
/** "This API has an upper limit of 1,000 files for a directory" (docs.github.com/rest/repos/contents). */
const LONGEST_LISTING = 1000;
function nameOf(entry) {
    return typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
}
/** The push of a merge queue tells its base by name only (and so does an event whose file is broken). */
async function tipOf({ baseRef, event }, { repository, kind, ask, signal, permissions }) {
    if (baseRef === undefined)
        return (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .noSuchBase */ ._0)(`the event ${event ?? ''} does not tell what it is merged into`, kind, permissions);
    const ref = baseRef.replace(/^refs\//, '');
    const sha = await ask(async (octokit) => {
        try {
            const { data } = await octokit.rest.git.getRef({ ...repository, ref, request: { signal } });
            return data?.object?.sha;
        }
        catch (error) {
            if (isNotFound(error))
                return (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .noSuchBase */ ._0)(`GitHub does not know ${baseRef}, or the token may not see it`, kind, permissions);
            throw error;
        }
    });
    return typeof sha === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)
        ? sha
        : (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .noSuchBase */ ._0)(`GitHub does not tell the commit of ${baseRef}`, kind, permissions);
}
function isNotFound(error) {
    return (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_5__/* .asRefusal */ .Zd)(error)?.status === 404;
}
/**
 * GitHub's "content file", or the file as it is. It follows links inside of the repository itself; those that lead elsewhere have another
 * type.
 */
function textOf(data, path, kind) {
    const raw = kind.maxBytes > _file_text_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_CONTENT_BYTES */ .Dq ? bytesOf(data) : undefined;
    if (raw !== undefined)
        return (0,_file_text_js__WEBPACK_IMPORTED_MODULE_2__/* .readFileText */ .eu)(raw, path, kind);
    if (Array.isArray(data))
        return notAFile(path, kind);
    if (typeof data !== 'object' || data === null || !('type' in data))
        return notDocumented(kind);
    if (data.type !== 'file')
        return notAFile(path, kind);
    const { encoding, content } = { encoding: undefined, content: undefined, ...data };
    // Above 1 MB: no content, and the encoding `none`.
    if (encoding === 'none')
        return (0,_file_text_js__WEBPACK_IMPORTED_MODULE_2__/* .tooLarge */ .g$)(path, kind);
    return encoding === 'base64' && typeof content === 'string'
        ? (0,_file_text_js__WEBPACK_IMPORTED_MODULE_2__/* .readFileText */ .eu)(Buffer.from(content, 'base64'), path, kind)
        : notDocumented(kind);
}
/** Octokit takes what is UTF-8 by its own word for a text. */
function bytesOf(data) {
    if (data instanceof ArrayBuffer)
        return new Uint8Array(data);
    return typeof data === 'string' ? Buffer.from(data, 'utf8') : undefined;
}
function notAFile(path, { called, input }) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `The ${called} ${path} is not a file at the commit that it is read from.`, {
        hint: `Put the file itself into the repository (no folder, no submodule, no link that leaves it), or name another one with {${input}}.`,
    });
}
function notDocumented(kind) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)(kind.unreadable, `${(0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)(kind)}: GitHub's answer does not have the documented form, or is torn.`, {
        hint: 'Run the job again.',
    });
}


/***/ }),

/***/ 6754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KB: () => (/* binding */ unreadableRoot),
/* harmony export */   UG: () => (/* binding */ listedOnly),
/* harmony export */   _0: () => (/* binding */ noSuchBase),
/* harmony export */   dH: () => (/* binding */ asFileError),
/* harmony export */   gz: () => (/* binding */ failed)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4376);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2625);



/** How every refusal begins. */
function failed({ called }) {
    return `The ${called} was not read from GitHub`;
}
/** Whatever kept us from asking GitHub, as an error that names the way out; what is one already stays as it is. */
function asFileError(error, kind, { clock, scrub, permissions }) {
    if (error instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC)
        return error;
    const refusal = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .asRefusal */ .Zd)(error);
    const explained = refusal && explain(error, refusal, { nowMs: clock.now(), unreadable: kind.unreadable, permissions });
    if (explained === undefined)
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asScanError */ .ih)(error);
    const { code, why, hint } = explained;
    return new _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC(code, scrub(`${failed(kind)}: ${why}.`), {
        hint,
        cause: error,
        ...(refusal?.answered && { status: refusal.status }),
    });
}
function explain(error, refusal, { nowMs, unreadable, permissions }) {
    const { status, answered } = refusal;
    const said = `GitHub answered ${status} ("${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z9)(refusal)}")`;
    const waitMs = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .rateLimitWaitMs */ .JR)(error, nowMs);
    if (waitMs !== undefined) {
        const why = `GitHub's rate limit asks to wait ${Math.ceil(waitMs / 1000)} s more, which is longer than this job waits`;
        return {
            code: unreadable,
            why,
            hint: 'The limit is shared by all jobs with the same token. Run again later, or fewer jobs at once.',
        };
    }
    if (!answered && status === 500)
        return { code: unreadable, why: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z9)(refusal), hint: 'Run the job again.' };
    if (status === 401)
        return { code: 'CONFIG', why: said, hint: "Leave {github-token} out to use the job's own token, or give one that has not expired." };
    if (status === 403)
        return { code: 'CONFIG', why: `${said}: the token lacks contents: read`, hint: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionHint */ .fm)(permissions, {}) };
    if (status >= 300 && status < 400) {
        const hint = 'The repository was probably renamed while the job ran: run it again.';
        return { code: unreadable, why: 'GitHub answered with a redirect, which is not followed', hint };
    }
    if (status >= 500)
        return { code: unreadable, why: said, hint: 'Run the job again; https://www.githubstatus.com tells about outages.' };
    return { code: 'CONFIG', why: said, hint: `Check what {github-token} may read. ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionHint */ .fm)(permissions, {})}` };
}
/** A 404 for the file alone means that there is none; for the whole commit it means that nobody knows. */
function unreadableRoot(commit, kind, permissions) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `${failed(kind)}: GitHub shows the token no files of ${commit.slice(0, 7)}, so that nobody knows whether there is one.`, {
        hint: `The token behind {github-token} must read the repository's files. ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionHint */ .fm)(permissions, {})}`,
        status: 404,
    });
}
/** Without a base there is nothing that the change itself could not have altered. */
function noSuchBase(why, kind, permissions) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `${failed(kind)}: ${why}.`, {
        hint: `For a merge queue, run the workflow on merge_group, whose event tells the commit. ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionHint */ .fm)(permissions, {})}`,
    });
}
/** @throws ScanError for a file or folder that is listed and cannot be had: what it says is not known */
function listedOnly(path, { called, unreadable }, where) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)(unreadable, `The ${called} could not be read: ${path} is listed ${where}, and it is not there when it is asked for.`, {
        hint: 'Run the job again. If it keeps happening, check the file and what {github-token} may read.',
    });
}


/***/ }),

/***/ 6416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dq: () => (/* binding */ MAX_CONTENT_BYTES),
/* harmony export */   eu: () => (/* binding */ readFileText),
/* harmony export */   g$: () => (/* binding */ tooLarge)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);

/** GitHub's contents API gives no larger ones with what it knows of them (docs.github.com/rest/repos/contents). */
const MAX_CONTENT_BYTES = 1024 * 1024;
/** The bytes of a file as text, without a byte order mark. */
function readFileText(bytes, path, kind) {
    if (bytes.length > kind.maxBytes)
        tooLarge(path, kind);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (error) {
        return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `The ${kind.called} ${path} is not UTF-8 text.`, { hint: 'Save it as UTF-8.', cause: error });
    }
}
function tooLarge(path, { called, input, maxBytes }) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `The ${called} ${path} is larger than ${maxBytes / 1024 / 1024} MB.`, {
        hint: `Shorten it, or name another one with {${input}}.`,
    });
}


/***/ }),

/***/ 8357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readPolicyFile),
/* harmony export */   g: () => (/* binding */ readWorkspacePolicy)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_policy_place_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5477);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2551);
/* harmony import */ var _file_refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6754);
/* harmony import */ var _file_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6416);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2625);
/* harmony import */ var _repository_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6051);
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8605);








/** A policy must be the same everywhere, and GitHub gives no larger ones in one answer. */
const POLICY = {
    called: 'policy file',
    input: 'policy-file',
    usualPath: _domain_policy_place_js__WEBPACK_IMPORTED_MODULE_7__/* .POLICY_PATHS */ .o[0],
    maxBytes: _file_text_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_CONTENT_BYTES */ .Dq,
    unreadable: 'POLICY_UNREADABLE',
};
/**
 * Finds the policy file: in the workspace, or at the event's commit where the job has no checkout. Where code that is not merged yet is
 * judged, it is the base's: what the pull request brings has no say.
 *
 * @returns undefined where there is none
 * @throws ScanError where that cannot be known, or where it is not clear which file counts
 */
async function readPolicyFile(options) {
    options.signal.throwIfAborted();
    const { source, workspace, named } = options;
    // Before anybody is asked: a path that leaves the repository needs no answer.
    if (named)
        (0,_repository_file_js__WEBPACK_IMPORTED_MODULE_5__/* .pathOf */ .XM)(named, POLICY);
    if ((0,_domain_policy_place_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnmerged */ .s)(source))
        return await readFrom(await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_1__/* .openBase */ .m)(options, POLICY), options);
    const place = await (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_6__/* .openWorkspace */ .O)(workspace, POLICY);
    if (source.ci !== 'github' || (await (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isCheckout */ .V)(workspace)) || (await holdsAny(place, options)))
        return await readFrom(place, options);
    return await readWithoutCheckout(place, options);
}
/** A policy that another step has put there does without a checkout. */
async function holdsAny(place, { named = '' }) {
    if (named !== '')
        return (await place.read((0,_repository_file_js__WEBPACK_IMPORTED_MODULE_5__/* .pathOf */ .XM)(named, POLICY))) !== undefined;
    const { found, almost } = await lookUp(place);
    return found.length + almost.length > 0;
}
/** The event's own commit is merged; one that the inputs name need not be, and its files may rule nothing. */
async function readWithoutCheckout(workspace, options) {
    const { source, named = '', github, notice } = options;
    const commit = source.overridden ? undefined : source.commit;
    if (commit !== undefined && source.repository !== undefined && github.hasToken) {
        try {
            return await readFrom((0,_base_files_js__WEBPACK_IMPORTED_MODULE_1__/* .openCommit */ .C)(commit, options, POLICY), options);
        }
        catch (error) {
            // A rate limit answers 403 as well, and says nothing of the token: there may be a policy.
            const denied = error instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ScanError */ .sC && error.code === 'CONFIG' && [401, 403, 404].includes(error.details.status ?? 0);
            if (named !== '' || !denied)
                throw error;
        }
    }
    const found = await readFrom(workspace, options);
    notice('No policy file was read: the job has no checkout of the repository, and its files cannot be read from GitHub.', `Put actions/checkout before this step, or let GitHub give the file. ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .permissionHint */ .fm)(github.permissions, source)}`);
    return found;
}
async function readFrom(place, { named, signal }) {
    const file = await findPolicy(place, named);
    signal.throwIfAborted();
    return file;
}
/**
 * The policy file of the workspace, whatever the event is: where code is not merged, it is what that code would rule.
 *
 * @throws ScanError like `readPolicyFile`
 */
async function readWorkspacePolicy(workspace, named) {
    return await findPolicy(await (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_6__/* .openWorkspace */ .O)(workspace, POLICY), named);
}
async function findPolicy(place, named = '') {
    if (named !== '') {
        const path = (0,_repository_file_js__WEBPACK_IMPORTED_MODULE_5__/* .pathOf */ .XM)(named, POLICY);
        return asPolicy(path, (await place.read(path)) ?? (0,_repository_file_js__WEBPACK_IMPORTED_MODULE_5__/* .missingFile */ .Bi)(named, POLICY, place), place);
    }
    const { found, almost } = await lookUp(place);
    const [path, second] = found;
    if (second !== undefined)
        tooMany(place);
    // Also beside the right one: somebody wrote it, and nobody reads it.
    for (const wrong of almost)
        misspelt(wrong, place);
    if (path === undefined)
        return undefined;
    return asPolicy(path, (await place.read(path)) ?? (0,_file_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .listedOnly */ .UG)(path, POLICY, place.where), place);
}
function asPolicy(path, text, { commit }) {
    return { text, path, ...(commit !== undefined && { commit }) };
}
/**
 * Which policy files there are, by the names that folders list: a file system that ignores case would give one of another name, and
 * GitHub would need a request for each name.
 */
async function lookUp(place) {
    const paths = new Map();
    const root = await place.list('');
    for (const right of _domain_policy_place_js__WEBPACK_IMPORTED_MODULE_7__/* .POLICY_PATHS */ .o) {
        const at = right.lastIndexOf('/');
        const [folder, name] = [right.slice(0, Math.max(0, at)), right.slice(at + 1)];
        const folders = folder === '' ? [''] : (root?.names ?? []).filter((entry) => entry.toLowerCase() === folder);
        if (root?.cut && !folders.includes(folder))
            folders.push(folder);
        for (const where of folders) {
            const listing = where === '' ? root : await place.list(where);
            const prefix = where === '' ? '' : `${where}/`;
            for (const entry of listing?.names ?? [])
                if (plain(entry) === plain(name))
                    paths.set(prefix + entry, right);
            // A listing that may be cut proves nothing.
            if (listing?.cut)
                for (const path of [right, right.replace(/\.yml$/, '.yaml')])
                    if (!paths.has(path) && (await place.read(path)) !== undefined)
                        paths.set(path, right);
        }
    }
    const all = [...paths].map(([path, right]) => ({ path, right }));
    return {
        found: all.filter(({ path, right }) => path === right).map(({ path }) => path),
        almost: all.filter(({ path, right }) => path !== right),
    };
}
/** What is left of a name without what people mistype in it. */
function plain(name) {
    return name
        .toLowerCase()
        .replaceAll(/[-_ ]/g, '')
        .replace(/\.yaml$/, '.yml');
}
function tooMany({ where }) {
    const [first, second] = _domain_policy_place_js__WEBPACK_IMPORTED_MODULE_7__/* .POLICY_PATHS */ .o;
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `There are two policy files ${where}, ${first} and ${second}, and nothing says which one counts.`, {
        hint: 'Keep one of them, or name one with {policy-file}.',
    });
}
function misspelt({ path, right }, { where }) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `There is a file "${path}" ${where}, which is not read: the name of the policy file is ${right}.`, {
        hint: `Rename it to ${right}, or name it with {policy-file}.`,
    });
}


/***/ }),

/***/ 4376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JR: () => (/* binding */ rateLimitWaitMs),
/* harmony export */   Zd: () => (/* binding */ asRefusal),
/* harmony export */   z: () => (/* binding */ isForAll)
/* harmony export */ });
/* harmony import */ var _domain_answer_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(957);

/**
 * How long GitHub asks us to wait, in milliseconds; undefined for anything but a rate limit.
 * Permissions are refused with 403 as well, so that the headers and the words decide. Points in time are measured against the answer's
 * own `Date`; a `Retry-After` of 0 is no advice.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function rateLimitWaitMs(error, nowMs) {
    const refusal = asRefusal(error);
    if (refusal === undefined || (refusal.status !== 403 && refusal.status !== 429))
        return undefined;
    const { headers, message, status } = refusal;
    const answeredMs = (0,_domain_answer_time_js__WEBPACK_IMPORTED_MODULE_0__/* .answeredAtMs */ .$)(headers, nowMs);
    const asked = retryAfterMs(headers['retry-after'], answeredMs);
    if (asked !== undefined && asked > 0)
        return asked;
    const reset = seconds(headers['x-ratelimit-reset']);
    // One second more, or the new window may not have begun.
    if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined)
        return Math.max(0, reset * 1000 - answeredMs) + 1000;
    return status === 429 || asked !== undefined || /rate limit|abuse detection/i.test(message) ? UNTOLD_MS : undefined;
}
/**
 * Whether a limit holds for all requests of the token. Some kinds of requests have primary limits of their own, such as uploads to code
 * scanning (`code_scanning_upload`, docs.github.com/rest/rate-limit).
 */
function isForAll(error) {
    const { headers = {} } = asRefusal(error) ?? {};
    const resource = headers['x-ratelimit-resource'] ?? 'core';
    return headers['x-ratelimit-remaining'] !== '0' || resource === 'core';
}
/** GitHub's advice for a secondary limit that names no time. */
const UNTOLD_MS = 60_000;
/** Octokit's errors, read without trusting their form. */
function asRefusal(error) {
    if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
        return undefined;
    const response = 'response' in error ? error.response : undefined;
    const answered = typeof response === 'object' && response !== null;
    return { status: error.status, message: error.message, headers: answered ? headersOf(response) : {}, answered };
}
function headersOf(response) {
    const headers = {};
    if (!('headers' in response) || typeof response.headers !== 'object' || response.headers === null)
        return headers;
    for (const [name, value] of Object.entries(response.headers))
        headers[name.toLowerCase()] = String(value);
    return headers;
}
/** Seconds, or an HTTP date. */
function retryAfterMs(value, answeredMs) {
    if (value === undefined)
        return undefined;
    const given = seconds(value);
    return given === undefined ? (0,_domain_answer_time_js__WEBPACK_IMPORTED_MODULE_0__/* .untilMs */ .t)(value, answeredMs) : given * 1000;
}
function seconds(value) {
    return value !== undefined && /^[0-9]{1,12}$/.test(value.trim()) ? Number(value) : undefined;
}


/***/ }),

/***/ 2625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ explainGeneral),
/* harmony export */   Up: () => (/* binding */ missingPermission),
/* harmony export */   YV: () => (/* binding */ isOwnServer),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   fm: () => (/* binding */ permissionHint),
/* harmony export */   kh: () => (/* binding */ missingToken)
/* harmony export */ });
/* harmony import */ var _domain_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7520);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(257);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4376);



/** A permission that is missing: expected on forks and for Dependabot, so a notice. The hint is the same for all that the job lacks. */
function missingPermission({ failed, permission, permissions, source }, words) {
    // GitHub hides behind 404 what a token may not see; and what is not there.
    const lacks = /not found/i.test(words) ? 'probably lacks' : 'lacks';
    return {
        level: 'notice',
        code: 'missing-permission',
        text: `${failed}: the token may not do it, for it ${lacks} ${permission} (GitHub: "${words}").`,
        hint: permissionHint(permissions, source),
    };
}
/** What to do about a permission that is missing. @param permissions All that the job needs, as YAML. */
function permissionHint(permissions, { untrusted }) {
    if (untrusted === 'fork') {
        return `Pull requests from forks get a read-only token, so this is expected; the job summary tells the same. On a private repository, "Send write tokens to workflows from pull requests" in the Actions settings changes it.`;
    }
    if (untrusted === 'dependabot') {
        return `Dependabot's runs get a read-only token unless the job names its permissions, all of them:\n${permissions}`;
    }
    return `Give the job all that it needs; a block that names one permission takes away all that it does not name:\n${permissions}`;
}
/** GitHub Enterprise Server, which its owners run: not github.com, and not GitHub's own clouds at ghe.com. */
function isOwnServer({ serverUrl }) {
    const host = (0,_domain_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(serverUrl ?? 'https://github.com')?.hostname ?? '';
    return host !== 'github.com' && !host.endsWith('.ghe.com');
}
/** No token at all. */
function missingToken({ failed }) {
    return {
        level: 'notice',
        code: 'missing-token',
        text: `${failed}: the GitHub token is empty.`,
        hint: `Leave {github-token} out to use the job's own token.`,
    };
}
/** What every request to GitHub can end in; undefined where the surface has its own words. */
function explainGeneral(error, attempted, nowMs) {
    const refusal = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .asRefusal */ .Zd)(error);
    if (refusal === undefined)
        return undefined;
    const waitMs = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .rateLimitWaitMs */ .JR)(error, nowMs);
    if (waitMs !== undefined)
        return rateLimited(attempted, refusal, waitMs);
    if (!refusal.answered && refusal.status === 500)
        return unreachable(attempted, refusal);
    if (refusal.status === 401)
        return rejectedToken(attempted, refusal);
    if (refusal.status >= 300 && refusal.status < 400)
        return redirected(attempted);
    if (refusal.status === 403 && /archived/i.test(refusal.message))
        return archived(attempted);
    if (refusal.status >= 500)
        return unavailable(attempted, refusal);
    return undefined;
}
/** GitHub's own words, without the link to its documentation. */
function wordsOf({ message, status }) {
    const words = (0,_guard_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(message.replace(/ - https?:\/\/\S+$/, ''), 300);
    return /^\s*<(?:!doctype|html)/i.test(words) || words === '' ? `HTTP ${status}` : words;
}
function rateLimited({ failed }, refusal, waitMs) {
    return {
        level: 'warning',
        code: 'github-rate-limit',
        text: `${failed}: GitHub's rate limit asks to wait ${Math.ceil(waitMs / 1000)} s more, which is longer than this job waits (GitHub: "${wordsOf(refusal)}").`,
        hint: 'The limit is shared by all jobs that use the same token. Run again later, or run fewer jobs at the same time.',
    };
}
function unreachable({ failed }, refusal) {
    return {
        level: 'warning',
        code: 'github-unreachable',
        text: `${failed}: ${wordsOf(refusal)}.`,
        hint: 'Run the job again; the verdict is not affected.',
    };
}
function unavailable({ failed, source }, refusal) {
    return {
        level: 'warning',
        code: 'github-unavailable',
        text: `${failed}: GitHub failed with ${refusal.status} (GitHub: "${wordsOf(refusal)}").`,
        hint: isOwnServer(source)
            ? 'Run the job again; those who run the GitHub server know about its outages.'
            : 'Run the job again; https://www.githubstatus.com tells about outages.',
    };
}
function rejectedToken({ failed }, refusal) {
    return {
        level: 'warning',
        code: 'github-token-rejected',
        text: `${failed}: GitHub rejected the token (GitHub: "${wordsOf(refusal)}").`,
        hint: "Leave {github-token} out to use the job's own token, or give one that has not expired.",
    };
}
function redirected({ failed }) {
    return {
        level: 'warning',
        code: 'github-redirect',
        text: `${failed}: GitHub answered with a redirect, which is not followed.`,
        hint: 'The repository was probably renamed while the job ran: run it again.',
    };
}
function archived({ failed }) {
    return { level: 'notice', code: 'repository-archived', text: `${failed}: the repository is archived, and read-only.` };
}


/***/ }),

/***/ 6051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ missingFile),
/* harmony export */   Km: () => (/* binding */ openFiles),
/* harmony export */   XM: () => (/* binding */ pathOf)
/* harmony export */ });
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_policy_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5477);
/* harmony import */ var _domain_repository_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6041);
/* harmony import */ var _base_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2551);
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8605);





/**
 * Where code that is not merged yet is judged, the files are the base's: what the pull request brings has no say.
 *
 * @throws ScanError where the base cannot be known
 */
async function openFiles(options, kind) {
    return (0,_domain_policy_place_js__WEBPACK_IMPORTED_MODULE_4__/* .isUnmerged */ .s)(options.source) ? await (0,_base_files_js__WEBPACK_IMPORTED_MODULE_2__/* .openBase */ .m)(options, kind) : await (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_3__/* .openWorkspace */ .O)(options.workspace, kind);
}
/** A path that an input gives, as one from the root of the repository. */
function pathOf(named, { called, input, usualPath }) {
    const path = /^(?:[/\\]|[A-Za-z]:)/.test(named) ? undefined : (0,_domain_repository_path_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .S)(named);
    if (path !== undefined)
        return path;
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `The ${called} cannot be "${named}": it is a path inside of the repository, without "..".`, {
        hint: `Set {${input}} to a path from the root of the repository, such as ${usualPath}.`,
    });
}
/** @throws ScanError for a file that was named and is not there */
function missingFile(named, { called, input }, { where, advice }) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failWith */ .ff)('CONFIG', `There is no ${called} "${named}" ${where}.`, { hint: `Check {${input}}. ${advice}` });
}


/***/ }),

/***/ 3008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ repositoryOf)
/* harmony export */ });
/** The repository that the job runs for. */
function repositoryOf({ repository }) {
    const [owner, repo] = (repository ?? '').split('/');
    return owner && repo ? { owner, repo } : undefined;
}


/***/ }),

/***/ 8605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ openWorkspace),
/* harmony export */   V: () => (/* binding */ isCheckout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6046);
/* harmony import */ var _file_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6416);





/** The files of the job's own checkout, or of the folder that the command was given in. */
async function openWorkspace(workspace, kind) {
    return {
        where: 'in the workspace',
        advice: 'The job needs a checkout of the repository (actions/checkout) before this step, for the file is read from the workspace.',
        async read(path) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, path);
            try {
                // Not `stat`: a link that leads nowhere is a mistake, and not a file that is not there.
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
            }
            catch (error) {
                return isAbsent(error) ? undefined : unreadable(path, error, kind);
            }
            return (0,_file_text_js__WEBPACK_IMPORTED_MODULE_4__/* .readFileText */ .eu)(await readInside(workspace, path, kind), path, kind);
        },
        list: (folder) => namesIn(workspace, folder, kind),
    };
}
async function namesIn(workspace, folder, kind) {
    try {
        return { names: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, folder)), cut: false };
    }
    catch (error) {
        const code = codeOf(error);
        // Whoever may not list a folder may still read in it.
        if (code === 'EACCES' || code === 'EPERM')
            return { names: [], cut: true };
        if (code === 'ENOTDIR' || (code === 'ENOENT' && !(await exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, folder)))))
            return undefined;
        return unreadable(folder, error, kind);
    }
}
/** Whether it holds a checkout: the repository's own files, and not only those of other steps. */
async function isCheckout(workspace) {
    return await exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, '.git'));
}
/** A link that leads nowhere exists, too. */
async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
        return true;
    }
    catch {
        return false;
    }
}
async function readInside(workspace, path, kind) {
    try {
        const [root, real] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, path))]);
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, real);
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside) || inside === '..' || inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`))
            leaves(path, kind);
        // A pipe would hold the job until somebody writes to it.
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
        try {
            const facts = await file.stat();
            if (!facts.isFile())
                notAFile(path, kind);
            if (facts.size > kind.maxBytes)
                (0,_file_text_js__WEBPACK_IMPORTED_MODULE_4__/* .tooLarge */ .g$)(path, kind);
            return await file.readFile();
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        return unreadable(path, error, kind);
    }
}
function isAbsent(error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR';
}
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
function leaves(path, { called, input }) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .failWith */ .ff)('CONFIG', `The ${called} ${path} is a link that leaves the workspace.`, {
        hint: `Put the file itself into the repository, or name another one with {${input}}.`,
    });
}
function notAFile(path, { called, input }) {
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .failWith */ .ff)('CONFIG', `The ${called} ${path} is not a file.`, { hint: `Name a file with {${input}}.` });
}
/** What we threw ourselves passes through. */
function unreadable(path, error, { called, input }) {
    if (error instanceof _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ScanError */ .sC)
        throw error;
    const code = codeOf(error);
    const why = isAbsent(error) ? 'it is a link that leads nowhere' : typeof code === 'string' ? code : String(error);
    return (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .failWith */ .ff)('CONFIG', `The ${called} ${path} cannot be read: ${why}.`, {
        hint: `Check the file and its permissions, or name another one with {${input}}.`,
        cause: error,
    });
}


/***/ }),

/***/ 257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nj: () => (/* binding */ guarded),
/* harmony export */   To: () => (/* binding */ softened),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/* unused harmony export unexpected */
/** Does the work. Whatever it throws becomes a note, except the reason of an abort, which is thrown. */
async function guarded(options, work) {
    const { surface, signal, scrub = (text) => text, explain = (error) => unexpected(surface, error, scrub) } = options;
    try {
        signal.throwIfAborted();
        return scrubbed(await work(), scrub);
    }
    catch (error) {
        signal.throwIfAborted();
        return scrubbed({ surface, outcome: 'failed', note: explain(error) }, scrub);
    }
}
/** What was to be expected, such as a fork's read-only token, is a surface left out rather than one that broke. */
function softened(publication) {
    return publication.outcome === 'failed' && publication.note?.level === 'notice' ? { ...publication, outcome: 'skipped' } : publication;
}
/** What nobody thought of; the verdict does not depend on it. */
function unexpected(surface, error, scrub = (text) => text) {
    const message = error instanceof Error ? error.message : String(error);
    return { level: 'warning', code: `${surface}-failed`, text: `The ${TITLES[surface]} could not be written: ${shorten(scrub(message))}` };
}
/** Others' words in a note: one line, not endless. */
function shorten(text, limit = 500) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
const TITLES = {
    files: 'report files',
    sarif: 'upload to code scanning',
    comment: 'comment',
    issue: 'tracking issue',
    annotations: 'annotations',
    summary: 'job summary',
};
function scrubbed(publication, scrub) {
    const { note } = publication;
    if (note === undefined)
        return publication;
    return { ...publication, note: { ...note, text: scrub(note.text), ...(note.hint !== undefined && { hint: scrub(note.hint) }) } };
}


/***/ }),

/***/ 2860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   policyMistakes: () => (/* binding */ policyMistakes),
/* harmony export */   q: () => (/* binding */ misplacedRules)
/* harmony export */ });
/* harmony import */ var _config_gate_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8986);
/* harmony import */ var _config_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8139);
/* harmony import */ var _config_policy_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5174);
/* harmony import */ var _domain_day_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5079);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6046);
/* harmony import */ var _domain_policy_place_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5477);
/* harmony import */ var _publish_github_policy_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8357);
/* harmony import */ var _scanners_registry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5774);








/** The mistakes of the workspace's policy, to be told together with those of the inputs. Never throws. */
async function policyMistakes({ workspace, named, scanner, name, nowMs }) {
    try {
        const file = await (0,_publish_github_policy_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readWorkspacePolicy */ .g)(workspace, named);
        if (file === undefined)
            return [];
        const parsed = await (0,_config_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePolicy */ .ON)(file.text, file.path, (0,_domain_day_js__WEBPACK_IMPORTED_MODULE_6__/* .utcDay */ .dA)(nowMs));
        if ('problems' in parsed)
            return parsed.problems;
        const service = _scanners_registry_js__WEBPACK_IMPORTED_MODULE_5__/* .SERVICES */ .B.find(({ id }) => id === scanner.toLowerCase());
        return service === undefined ? [] : misplacedRules(parsed.policy, { service, name, path: file.path });
    }
    catch (error) {
        const { message } = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .asScanError */ .ih)(error);
        return [
            { input: 'policy-file', given: named || _domain_policy_place_js__WEBPACK_IMPORTED_MODULE_7__/* .POLICY_PATHS */ .o[0], allowed: `a policy file that can be read (${message.replace(/\.$/, '')})` },
        ];
    }
}
/** Rules in the scanner's or the gate's own section that it cannot answer. */
function misplacedRules({ scanners, names }, { service, name, path }) {
    return [scanners.get(service.id), names.get(name)].flatMap((section) => (0,_config_gate_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .inapplicable */ .vA)(section?.rules ?? {}, service).map(({ rule, given, why }) => (0,_config_policy_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .problemAt */ .l)({ line: section?.lines[rule] ?? 1, given: `${rule}: ${given}`, allowed: `nothing: ${why}` }, path)));
}


/***/ })

};
