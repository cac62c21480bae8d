export const id = 458;
export const ids = [458];
export const modules = {

/***/ 1041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ asBranch),
/* harmony export */   QE: () => (/* binding */ asRef),
/* harmony export */   W0: () => (/* binding */ branchOf),
/* harmony export */   _C: () => (/* binding */ asCommit),
/* harmony export */   _n: () => (/* binding */ pullRequestOf),
/* harmony export */   dP: () => (/* binding */ asServerUrl),
/* harmony export */   j1: () => (/* binding */ asRepository),
/* harmony export */   pT: () => (/* binding */ isMergeQueueRef)
/* harmony export */ });
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);
/* harmony import */ var _domain_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7520);


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
    const url = text === undefined ? undefined : (0,_domain_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(text);
    if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
        return undefined;
    return (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .trimEnd */ .s8)(`${url.origin}${url.pathname}`, '/');
}
function isRefName(name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Git forbids them
    if (/[\u0000- \u007F~^:?*[\\]/.test(name) || name.includes('..') || name.includes('@{') || name === '@')
        return false;
    if (name.endsWith('.') || name.endsWith('/'))
        return false;
    return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}


/***/ }),

/***/ 9655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ readCommandLineInputs)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
// EXTERNAL MODULE: ./build/config/inputs.js
var inputs = __webpack_require__(9190);
// EXTERNAL MODULE: ./build/config/words.js
var words = __webpack_require__(730);
;// CONCATENATED MODULE: ./build/config/environment.js



const NAMES = inputs/* INPUT_TABLE */.g.map((input) => input.name);
/**
 * Reads `INPUT_*` as the runner writes it: capitals, spaces as `_`, hyphens kept (docs.github.com, metadata syntax). Variables of other
 * names belong to somebody else, unless they are almost ours (decision 0005).
 */
function readActionInputs(env) {
    const { raw, problems } = readVariables(env, 'INPUT_', (name) => `INPUT_${name.toUpperCase()}`);
    return { raw, problems };
}
/**
 * Reads the variables that stand for inputs. Those that nobody reads, but that somebody may have meant for an input, are problems.
 *
 * @param variableOf The one variable that an input is read from.
 */
function readVariables(env, prefix, variableOf) {
    const raw = {};
    const problems = [];
    const unread = [];
    const names = new Map(NAMES.map((name) => [variableOf(name), name]));
    for (const [variable, text = ''] of Object.entries(env)) {
        const value = text.trim();
        if (value === '')
            continue;
        const known = names.get(variable);
        if (known !== undefined)
            raw[known] = value;
        else {
            const problem = otherCase(variable, names) ?? nearMiss(variable, prefix, names);
            if (problem)
                problems.push(problem);
            else if (variable.startsWith(prefix))
                unread.push(variable);
        }
    }
    return { raw, problems, unread };
}
/** Whoever set it meant the input, and it must not overrule what the workflow gives. */
function otherCase(variable, names) {
    const meant = [...names.keys()].find((candidate) => candidate.toLowerCase() === variable.toLowerCase());
    if (meant === undefined)
        return undefined;
    const says = `The variable ${variable} differs from ${meant} in upper and lower case only. It comes from env or an earlier step and is not read: remove it.`;
    return { input: names.get(meant) ?? '', given: '', allowed: '', says };
}
function nearMiss(variable, prefix, names) {
    if (!variable.startsWith(prefix))
        return undefined;
    const given = nameIn(variable, prefix);
    const [best] = NAMES.map((name) => ({ name, far: distanceOf(given, name) }))
        .filter(({ name, far }) => far <= Math.min(2, Math.floor(name.length / 3)))
        .toSorted((a, b) => a.far - b.far);
    if (best === undefined)
        return undefined;
    const [meant = ''] = [...names].find(([, name]) => name === best.name) ?? [];
    const says = `The variable ${variable} is not read, and its name is close to ${meant}, the input ${best.name}. Correct the name, or rename the variable if it is meant for something else.`;
    return { input: given, given: '', allowed: '', says, suggestion: best.name };
}
/** People confuse hyphens, blanks and underscores. */
function nameIn(variable, prefix) {
    return variable.slice(prefix.length).toLowerCase().replaceAll('_', '-');
}
/** Letters to change, add or leave out. Two neighbours that changed places are one mistake. */
function distanceOf(given, name) {
    const far = (0,mod/* distance */.Io)(given, name);
    return far === 2 && swapsNeighbours(given, name) ? 1 : far;
}
function swapsNeighbours(given, name) {
    const at = Array.from(name).findIndex((letter, index) => letter !== given[index]);
    return given === `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}
/** A flag that stands for no input. */
function unknownName(name) {
    return { input: name, given: '', allowed: 'one of the inputs in the README', unknown: true, suggestion: (0,words/* suggest */.Z)(name, NAMES) };
}

// EXTERNAL MODULE: ./build/scanners/registry.js + 16 modules
var registry = __webpack_require__(5774);
// EXTERNAL MODULE: ./build/cli/flags.js
var flags = __webpack_require__(6222);
;// CONCATENATED MODULE: ./build/cli/inputs.js





const STRAY_WORD = 'One word too many: every word needs a flag before it, such as --scanner.';
/** Prefix of the variables that stand for inputs: `SCAN_GATE_SEVERITY_THRESHOLD`. */
const PREFIX = 'SCAN_GATE_';
/**
 * Reads inputs from flags and environment; flags win. Keys come from the environment only: arguments are seen by every process on
 * the machine and stay in the shell's history.
 *
 * @param others Names of flags with a value that the command takes besides the inputs.
 */
function readCommandLineInputs(args, env, others = []) {
    const { given, debug, problems, ...flags } = readFlags(args, others);
    const variables = readVariables(env, PREFIX, (name) => `${PREFIX}${name.toUpperCase().replaceAll('-', '_')}`);
    const raw = { ...variables.raw, ...given };
    const own = raw['api-key'] === undefined ? serviceKey(raw, env) : undefined;
    if (own !== undefined)
        raw['api-key'] = own.key;
    const fromArguments = new Set(inputs/* INPUT_TABLE */.g.map(({ name }) => name).filter((name) => given[name] !== undefined));
    return {
        raw,
        problems: [...problems, ...variables.problems],
        unread: variables.unread.filter((variable) => variable !== 'SCAN_GATE_DEBUG'),
        others: flags.others,
        debug: debug || env.SCAN_GATE_DEBUG === '1',
        fromArguments,
        keyVariable: own?.variable,
    };
}
/** In the variable that the service's own documents use. */
function serviceKey({ scanner }, env) {
    const variable = registry/* SERVICES */.B.find(({ id }) => id === scanner?.toLowerCase())?.keyVariable;
    const key = variable === undefined ? undefined : env[variable]?.trim();
    return variable === undefined || key === undefined || key === '' ? undefined : { key, variable };
}
function readFlags(args, extra) {
    const withValue = [...inputs/* INPUT_TABLE */.g.map(({ name }) => name), ...extra];
    const options = Object.fromEntries([
        ...withValue.map((name) => [name, { type: 'string' }]),
        ['debug', { type: 'boolean' }],
    ]);
    const { tokens } = (0,external_node_util_.parseArgs)({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
    const given = {};
    const others = {};
    const problems = (0,flags/* repeatedFlags */.s)(tokens).map((name) => ({ input: name, given: '', allowed: '', says: (0,flags/* saysRepeated */.Z)(name) }));
    let debug = false;
    for (const token of tokens) {
        // Not repeated: behind a mistyped flag it may be a key.
        if (token.kind === 'positional')
            problems.push({ input: 'a word', given: '', allowed: '', says: STRAY_WORD });
        if (token.kind !== 'option')
            continue;
        const { name } = token;
        const input = inputs/* INPUT_TABLE */.g.find((candidate) => candidate.name === name);
        if (name === 'debug')
            debug = true;
        else if (input === undefined && !extra.includes(name))
            problems.push(unknownName(name));
        else if (input?.secret === true)
            problems.push({ input: name, given: '(hidden)', allowed: 'given by the environment only, never as a flag' });
        // Unless it is written with `=`, a value that looks like a flag is the next flag, and this one has none.
        else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--')))
            problems.push({ input: name, given: '', allowed: 'a value behind the flag' });
        else if (input === undefined)
            others[name] = token.value.trim();
        else
            given[input.name] = token.value.trim();
    }
    return { given, others, debug, problems };
}


/***/ }),

/***/ 6774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ GATE_NAME)
/* harmony export */ });
/** What the input `name` may be, and with it the keys below `names` of the policy. */
const GATE_NAME = {
    pattern: /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/,
    says: 'up to 64 letters, digits, spaces, dots, _ and -, beginning with a letter or digit',
};


/***/ }),

/***/ 8986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ec: () => (/* binding */ shadowedBudgets),
/* harmony export */   bJ: () => (/* binding */ BUDGETS),
/* harmony export */   m4: () => (/* binding */ withoutBaseline),
/* harmony export */   pQ: () => (/* binding */ RESOURCE_KINDS),
/* harmony export */   sL: () => (/* binding */ RULE_KEYS),
/* harmony export */   vA: () => (/* binding */ inapplicable),
/* harmony export */   vM: () => (/* binding */ contradictions),
/* harmony export */   z1: () => (/* binding */ settleRules)
/* harmony export */ });
/* unused harmony export whyInapplicable */
/* harmony import */ var _domain_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4238);
/* harmony import */ var _domain_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5526);


/** The names of the rules, as inputs and as keys of the policy. */
const RULE_KEYS = {
    severityThreshold: 'severity-threshold',
    gateOn: 'gate-on',
    maxFindings: 'max-findings',
    minScore: 'min-score',
    maxScoreDrop: 'max-score-drop',
    maxResourceChange: 'max-resource-change',
    paths: 'paths',
};
const SEVERITY_WORDS = [..._domain_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .SEVERITIES */ .oC, 'total'];
/** What budgets may limit. */
const BUDGETS = {
    names: [...SEVERITY_WORDS, ...SEVERITY_WORDS.map((word) => `new-${word}`)],
    pattern: /^/,
    example: 'high=3, total=20, new-high=0',
};
/** Kinds have the service's own names. */
const RESOURCE_KINDS = { pattern: /^[A-Za-z]\w{0,63}$/, example: 'ec2Instances=0, total=5' };
const RULES = [
    'severityThreshold',
    'gateOn',
    'maxFindings',
    'minScore',
    'maxScoreDrop',
    'maxResourceChange',
    'paths',
];
/**
 * Settles which place's rule applies: the last layer that gives one. The default threshold applies until there is a threshold, or,
 * where the service reports a score, a rule about that. Of a threshold and budgets that cannot both decide, the later layer decides.
 *
 * @param layers From the one that every other overrules to the one that overrules all.
 */
function settleRules(layers, service, warnOnly) {
    const settled = {};
    const usable = layers.map(({ from, rules }) => ({ from, rules: withoutInapplicable(rules, service) }));
    for (const rule of RULES) {
        const layer = usable.findLast(({ rules }) => rules[rule] !== undefined);
        if (layer)
            Object.assign(settled, { [rule]: { value: layer.rules[rule], from: layer.from } });
    }
    const { paths, severityThreshold, ...others } = settled;
    const byDefault = severities(service) && (others.minScore ?? others.maxScoreDrop) === undefined;
    const given = severityThreshold ?? (byDefault ? { value: 'high', from: 'default' } : undefined);
    const threshold = given && besideBudgets(given, others, layers);
    return { gate: { ...others, ...(threshold && { severityThreshold: threshold }), warnOnly }, ...(paths && { paths }) };
}
/**
 * The threshold without the severities whose budgets win over it: the default gives way to every budget of a severity, a threshold that
 * somebody set to those of a later layer that it would leave nothing to decide. `total` and `new-*` limit what a threshold does not.
 */
function besideBudgets(threshold, { maxFindings, gateOn }, layers) {
    if (maxFindings === undefined)
        return threshold;
    const place = ({ from }) => layers.findIndex((layer) => layer.from === from);
    const wins = threshold.from === 'default' || (gateOn?.value !== 'new' && place(maxFindings) > place(threshold));
    const except = wins ? (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .severitiesReaching */ .Zt)(threshold).filter((severity) => maxFindings.value[severity] !== undefined) : [];
    return except.length === 0 ? threshold : { ...threshold, except };
}
/** Budgets that never decide, because the threshold fails on the first finding that they count. */
function unreachable({ severityThreshold, maxFindings, gateOn }) {
    const reach = (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .severitiesReaching */ .Zt)(severityThreshold);
    return Object.entries(maxFindings?.value ?? {}).filter(([name, most]) => most > 0 && (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .severitiesOf */ .Xe)(name).every((severity) => reach.includes(severity)) && (gateOn?.value !== 'new' || name.startsWith('new-')));
}
/** Budgets that contradict the threshold of their own place: which of the two was meant cannot be determined. */
function contradictions({ gate }) {
    const { severityThreshold, maxFindings, gateOn } = gate;
    if (severityThreshold === undefined || severityThreshold.from !== maxFindings?.from || gateOn?.value === 'new')
        return [];
    const { value, from } = severityThreshold;
    const threshold = from === 'input' ? `{${RULE_KEYS.severityThreshold}}` : RULE_KEYS.severityThreshold;
    return unreachable(gate)
        .filter(([name]) => !name.endsWith('total'))
        .map(([name, most]) => ({
        from,
        given: `${name}=${most}`,
        allowed: `${name}=0 beside ${threshold} ${value}, which fails on the first such finding; for the budget to decide, leave ${threshold} out, or set it to none or to a worse severity`,
    }));
}
/** Budgets that never decide, as `high=3`; those that are a mistake included. */
function shadowedBudgets({ gate }) {
    return unreachable(gate).map(([name, most]) => `${name}=${most}`);
}
/** Why a rule can hold nothing at this service, in words that fit behind "allowed: nothing:"; undefined where it can. */
function whyInapplicable(rule, rules, service) {
    const { title } = service;
    switch (rule) {
        case 'severityThreshold':
            return severities(service) || rules.severityThreshold === 'none' ? undefined : noSeverities(title);
        case 'maxFindings':
            return severities(service) ? undefined : noSeverities(title);
        case 'gateOn':
            return service.measures.includes('findings') || rules.gateOn === 'all' ? undefined : `${title} gives no list of findings`;
        case 'minScore':
        case 'maxScoreDrop':
            return service.measures.includes('posture') ? undefined : `${title} tells no score`;
        case 'maxResourceChange':
            return service.measures.includes('inventory') ? undefined : `${title} tells no resources`;
        case 'paths':
            return service.scansRepository ? undefined : `${title} finds nothing in files`;
    }
}
/** The rules of one place that this service cannot answer; each would hold nothing, and look as if it did. */
function inapplicable(rules, service) {
    return RULES.flatMap((rule) => {
        const why = rules[rule] === undefined ? undefined : whyInapplicable(rule, rules, service);
        return why === undefined ? [] : [{ rule: RULE_KEYS[rule], given: describeRule(rules[rule]), why }];
    });
}
/** Rules that need something to compare with, where the input `baseline` says that there shall be nothing. */
function withoutBaseline({ gate }, baseline) {
    if (baseline !== 'none')
        return [];
    const needing = [
        gate.gateOn?.value === 'new' ? RULE_KEYS.gateOn : undefined,
        (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .limitsNew */ .DH)(gate.maxFindings?.value) ? RULE_KEYS.maxFindings : undefined,
        gate.maxScoreDrop && RULE_KEYS.maxScoreDrop,
        gate.maxResourceChange && RULE_KEYS.maxResourceChange,
    ].filter((name) => name !== undefined);
    if (needing.length === 0)
        return [];
    const allowed = `auto, the ID of a scan or a baseline file: ${needing.join(', ')} cannot be judged without something to compare with`;
    return [{ input: 'baseline', given: 'none', allowed }];
}
function withoutInapplicable(rules, service) {
    return Object.fromEntries(RULES.filter((rule) => whyInapplicable(rule, rules, service) === undefined).map((rule) => [rule, rules[rule]]));
}
function severities({ measures }) {
    return measures.includes('findings') || measures.includes('counts');
}
function noSeverities(title) {
    return `${title} reports no severities, and its gate is that the scan completes`;
}
function describeRule(value) {
    if (Array.isArray(value))
        return value.join(', ');
    if (typeof value !== 'object')
        return String(value);
    return (0,_domain_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .describeNumbers */ ._r)(Object.fromEntries(Object.entries(value)));
}


/***/ }),

/***/ 2708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ globFault),
/* harmony export */   o: () => (/* binding */ GLOB_SAYS)
/* harmony export */ });
/* harmony import */ var _glob_match_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5785);

/** What a pattern may be: longer ones are no patterns, and cost time to match. */
const MOST_CHARACTERS = 300;
/** What a pattern is, for people. */
const GLOB_SAYS = {
    files: 'a path from the root of the repository, with / between folders, such as terraform/**',
    resources: 'the name or the address of a resource, such as aws_s3_bucket.*',
};
/** Why a pattern cannot be used, in words that fit behind "allowed: "; undefined where it can. */
function globFault(pattern, kind) {
    if (Array.from(pattern).length > MOST_CHARACTERS)
        return `at most ${MOST_CHARACTERS} characters`;
    if (pattern === '' || pattern !== pattern.trim())
        return `${GLOB_SAYS[kind]}, without spaces around it`;
    if (pattern.startsWith('!'))
        return 'no pattern that begins with !: name what is meant, not what is not';
    if (/\p{C}/u.test(pattern))
        return 'no characters that nobody sees';
    if ((0,_glob_match_js__WEBPACK_IMPORTED_MODULE_0__/* .compileMatcher */ .q)(pattern) === undefined)
        return 'braces that make at most 256 patterns';
    if (pattern.includes('\\') || (kind === 'files' && /^(?:\/|\.\.?\/)/.test(pattern)))
        return GLOB_SAYS[kind];
    return undefined;
}


/***/ }),

/***/ 5785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ compileMatcher)
/* harmony export */ });
/** So many ways a pattern with braces may be written out. */
const MOST_WAYS = 256;
/**
 * Matches in time that grows with the product of both lengths, whatever the pattern: file names come from the code that is judged, and
 * a library's regular expression could be held up by one of them for good.
 *
 * @returns undefined where braces make more ways than anybody means
 */
function compileMatcher(pattern) {
    const ways = waysOf(pattern);
    if (ways === undefined)
        return undefined;
    const patterns = ways.map((way) => way.split('/').map(partOf));
    return (text) => {
        const names = text.split('/').map((name) => Array.from(name));
        return patterns.some((parts) => matchParts(parts, names));
    };
}
/** Every way of `{a,b}`, also nested; braces without a comma stand for themselves. */
function waysOf(pattern) {
    const braces = innermost(pattern);
    if (braces === undefined)
        return [pattern];
    const { start, end, choices } = braces;
    const ways = [];
    for (const choice of choices) {
        const more = waysOf(pattern.slice(0, start) + choice + pattern.slice(end + 1));
        if (more === undefined || ways.length + more.length > MOST_WAYS)
            return undefined;
        ways.push(...more);
    }
    return ways;
}
function innermost(pattern) {
    const found = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
    if (found === null)
        return undefined;
    return { start: found.index, end: found.index + found[0].length - 1, choices: (found[1] ?? '').split(',') };
}
function partOf(part) {
    return part === '**' ? 'folders' : tokensOf(part);
}
function tokensOf(part) {
    const tokens = [];
    for (const [found] of part.matchAll(/\*+|\?|\[!?[^\]]+\]|[\s\S]/gu)) {
        if (found.startsWith('*'))
            tokens.push({ kind: 'any' });
        else if (found === '?')
            tokens.push({ kind: 'one' });
        else if (found.length > 1 && found.startsWith('['))
            tokens.push({ kind: 'one', of: classOf(found) });
        else
            tokens.push({ kind: 'text', text: found });
    }
    return tokens;
}
/** `[ab]`, `[a-z]`, `[!a]`. */
function classOf(text) {
    const negated = text.startsWith('[!') || text.startsWith('[^');
    const inner = text.slice(negated ? 2 : 1, -1).replaceAll(/[\\\]^]/g, String.raw `\$&`);
    try {
        return new RegExp(`^[${negated ? '^' : ''}${inner}]$`, 'u');
    }
    catch {
        // A range that runs backwards matches nothing.
        return /^(?!)/;
    }
}
/** Which beginnings of the path the parts so far can match, part by part. */
function matchParts(parts, names) {
    let reached = new Set([0]);
    for (const part of parts) {
        const next = new Set();
        for (const at of reached) {
            if (part === 'folders')
                for (let end = at; end <= names.length; end += 1)
                    next.add(end);
            else if (at < names.length && matchName(part, names[at] ?? []))
                next.add(at + 1);
        }
        reached = next;
    }
    return reached.has(names.length);
}
/** Goes back to the last star only: what stands before it has found its earliest place already. */
function matchName(tokens, name) {
    let token = 0;
    let at = 0;
    let star = -1;
    let from = 0;
    while (at < name.length) {
        const current = tokens[token];
        if (current?.kind === 'any') {
            star = token;
            from = at;
            token += 1;
        }
        else if (current !== undefined && fits(current, name[at] ?? '')) {
            token += 1;
            at += 1;
        }
        else if (star >= 0) {
            token = star + 1;
            from += 1;
            at = from;
        }
        else
            return false;
    }
    while (tokens[token]?.kind === 'any')
        token += 1;
    // A star alone stands for a name, and no name is none.
    return token === tokens.length && (name.length > 0 || tokens.length === 0);
}
function fits(token, character) {
    if (token.kind === 'text')
        return token.text === character;
    return token.kind === 'one' && (token.of === undefined || token.of.test(character));
}


/***/ }),

/***/ 4497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ readNumbers),
/* harmony export */   o: () => (/* binding */ mistakeIn)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(730);

/** A million findings are more than any service tells. */
const MOST = 1_000_000;
/** Reads `high=3, total=20`. All mistakes at once. */
function readNumbers(text, rule) {
    const numbers = {};
    const mistakes = [];
    const parts = text.split(/[,\r\n]/).map((part) => part.trim());
    // A comma at the end is harmless, and so is a line break of a YAML block.
    const given = parts.filter((part) => part !== '');
    if (given.length === 0)
        mistakes.push({ given: text.trim(), allowed: `pairs such as ${rule.example}` });
    for (const part of given) {
        // Not by a pattern: it would take quadratic time for a long text without a sign.
        const sign = part.search(/[=:]/);
        const [name, value] = sign < 0 ? ['', ''] : [part.slice(0, sign).trim(), part.slice(sign + 1).trim()];
        const mistake = mistakeIn(part, name, value, rule, numbers);
        if (mistake)
            mistakes.push(mistake);
        else
            numbers[name] = Number(value);
    }
    return { numbers, mistakes };
}
/** Whether a name may be given such a number; the one place where inputs and policy agree on it. */
function mistakeIn(part, name, value, { names, pattern, example }, before) {
    if (name === '')
        return { given: part, allowed: `pairs such as ${example}` };
    if (names !== undefined && !names.includes(name))
        return { given: part, allowed: names.join(', '), suggestion: (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .suggest */ .Z)(name, names) };
    if (names === undefined && name !== 'total' && (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .suggest */ .Z)(name, ['total']) !== undefined)
        return { given: part, allowed: "total, or a kind under the service's own name", suggestion: 'total' };
    if (!pattern.test(name))
        return { given: part, allowed: `names of letters, digits and _, as in ${example}` };
    if (Object.hasOwn(before, name))
        return { given: part, allowed: `each name once; ${name} is given twice` };
    if (!/^\d{1,7}$/.test(value) || Number(value) > MOST)
        return { given: part, allowed: `a whole number from 0 to ${MOST} behind ${name}=` };
    return undefined;
}


/***/ }),

/***/ 3515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ describeProblem)
/* harmony export */ });
/* harmony import */ var _domain_hint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6324);

/** One mistake as one line: which input, what was given, what is allowed, what was probably meant. */
function describeProblem(problem, style) {
    const name = (0,_domain_hint_js__WEBPACK_IMPORTED_MODULE_0__/* .nameInput */ .K)(problem.input, style);
    const meant = problem.suggestion === undefined ? '' : ` Did you mean ${problem.unknown ? (0,_domain_hint_js__WEBPACK_IMPORTED_MODULE_0__/* .nameInput */ .K)(problem.suggestion, style) : problem.suggestion}?`;
    if (problem.says !== undefined)
        return problem.says;
    if (problem.unknown)
        return `There is no input ${name}.${meant}`;
    const allowed = (0,_domain_hint_js__WEBPACK_IMPORTED_MODULE_0__/* .nameInputs */ .z)(problem.allowed, style);
    if (problem.given === '')
        return `${name} is missing: ${allowed}.${meant}`;
    return `${name} cannot be "${clip(problem.given)}"; allowed: ${allowed}.${meant}`;
}
function clip(text) {
    return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}


/***/ }),

/***/ 8573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ readRules),
/* harmony export */   Rm: () => (/* binding */ THRESHOLDS),
/* harmony export */   cM: () => (/* binding */ GATE_ON),
/* harmony export */   iN: () => (/* binding */ POINTS)
/* harmony export */ });
/* harmony import */ var _domain_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5526);
/* harmony import */ var _gate_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8986);
/* harmony import */ var _glob_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2708);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4497);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3017);





/** The words and ranges of the rules; the policy has the same. */
const THRESHOLDS = [..._domain_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC, 'none'];
const GATE_ON = ['all', 'new'];
const POINTS = { min: 0, max: 100 };
/** The rules that the inputs give. One that this service cannot answer is a mistake: it would hold nothing, and look as if it did. */
function readRules(read, service) {
    const threshold = read.word('severity-threshold', THRESHOLDS, 'high');
    const gateOn = read.word('gate-on', GATE_ON, 'all');
    const paths = readPaths(read);
    const maxFindings = readBudgets(read);
    const minScore = read.number('min-score', POINTS);
    const maxScoreDrop = read.number('max-score-drop', POINTS);
    const rules = {
        ...(read.text('severity-threshold') !== '' && { severityThreshold: threshold }),
        ...(read.text('gate-on') !== '' && { gateOn }),
        ...(maxFindings && { maxFindings }),
        ...(minScore !== undefined && { minScore }),
        ...(maxScoreDrop !== undefined && { maxScoreDrop }),
        ...(paths.length > 0 && { paths }),
    };
    if (service)
        for (const { rule, given, why } of (0,_gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .inapplicable */ .vA)(rules, service))
            read.problem({ input: rule, given, allowed: `nothing: ${why}` });
    return rules;
}
function readBudgets(read) {
    const text = read.text('max-findings');
    if (text === '')
        return undefined;
    const { numbers, mistakes } = (0,_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .readNumbers */ .P)(text, _gate_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .BUDGETS */ .bJ);
    for (const mistake of mistakes)
        read.problem({ input: 'max-findings', ...mistake });
    return numbers;
}
function readPaths(read) {
    const paths = (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .parseList */ .E1)(read.text('paths'));
    for (const path of paths) {
        const fault = (0,_glob_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .globFault */ .H)(path, 'files');
        if (fault !== undefined)
            read.problem({ input: 'paths', given: path, allowed: fault });
    }
    return paths;
}


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ parseNumber),
/* harmony export */   E1: () => (/* binding */ parseList),
/* harmony export */   kB: () => (/* binding */ parseWord)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(730);

/** One of the words, in capitals or not. Inputs and policy agree on it here. */
function parseWord(given, words) {
    const known = words.find((candidate) => candidate === given.toLowerCase());
    return known === undefined ? { allowed: words.join(', '), suggestion: (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .suggest */ .Z)(given, words) } : { value: known };
}
/** A number in digits, with up to six decimals: `1e2` and `0x10` are more often mistakes than numbers. */
function parseNumber(given, { min, max, whole = false }) {
    const written = whole ? /^\d{1,9}$/ : /^\d{1,9}(?:\.\d{1,6})?$/;
    const number = Number(given);
    if (written.test(given) && number >= min && number <= max)
        return { value: number };
    return { allowed: `a ${whole ? 'whole ' : ''}number from ${min} to ${max}` };
}
/** One a line, or separated by commas; a comma inside of braces belongs to the pattern. */
function parseList(text) {
    const parts = [];
    for (const line of text.split(/[\r\n]/)) {
        let depth = 0;
        let begin = 0;
        for (let index = 0; index < line.length; index += 1) {
            const sign = line[index];
            if (sign === '{')
                depth += 1;
            else if (sign === '}')
                depth = Math.max(0, depth - 1);
            else if (sign === ',' && depth === 0) {
                parts.push(line.slice(begin, index));
                begin = index + 1;
            }
        }
        parts.push(line.slice(begin));
    }
    return parts.map((part) => part.trim()).filter((part) => part !== '');
}


/***/ }),

/***/ 1702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ lineOfNesting),
/* harmony export */   g: () => (/* binding */ withLineFeeds)
/* harmony export */ });
/**
 * Tokens on the parser's stack: one for a level of brackets, two or three for one of lines; no policy comes near it.
 * Some ten times more and `yaml` exhausts the stack, which can end the process without a word.
 */
const DEEPEST = 64;
/** The line where a text nests too deeply: told by the parser's stack, before anything recurses. */
function lineOfNesting(text, { Lexer, Parser }) {
    let line = 1;
    const parser = new Parser(() => (line += 1));
    for (const lexeme of new Lexer().lex(text)) {
        Array.from(parser.next(lexeme));
        if (parser.stack.length > DEEPEST)
            return line;
    }
    return undefined;
}
/** YAML ends a line with CR, LF or both; `yaml` takes a CR alone for a part of the line, and a comment would swallow all that follows. */
function withLineFeeds(text) {
    return text.replaceAll(/\r\n?/g, '\n');
}


/***/ }),

/***/ 5409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GV: () => (/* binding */ foreignTo),
/* harmony export */   MP: () => (/* binding */ isBaselineFile),
/* harmony export */   S7: () => (/* binding */ BASELINE_TRAITS),
/* harmony export */   mO: () => (/* binding */ hashTarget)
/* harmony export */ });
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6327);

/** Branch and commit move on; these must be equal in a baseline and in what is compared with it. */
const BASELINE_TRAITS = ['type', 'mode', 'region'];
/** `BaselineFile.target`: what is scanned may be nobody's business, and the file is committed. */
function hashTarget({ key }) {
    return (0,_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .c)([key]);
}
/** In what a file is of something else, in words such as `the scanner s4e, and not fegura`; empty: it is comparable. */
function foreignTo(file, { scanner, target, traits }) {
    const differing = BASELINE_TRAITS.filter((name) => file[name] !== traits[name]);
    return [
        ...(file.scanner === scanner ? [] : [`the scanner ${file.scanner}, and not ${scanner}`]),
        ...(file.target === hashTarget(target) ? [] : [`another target than this job scans`]),
        ...differing.map((name) => `the ${name} ${file[name] ?? '(none)'}, and not ${traits[name] ?? '(none)'}`),
    ];
}
/** Whether the input `baseline` names a file, and not a scan: IDs hold no slashes, and files of ours are JSON. */
function isBaselineFile(baseline) {
    return baseline !== undefined && (/[/\\]/.test(baseline) || baseline.toLowerCase().endsWith('.json'));
}


/***/ }),

/***/ 6324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ nameInput),
/* harmony export */   z: () => (/* binding */ nameInputs)
/* harmony export */ });
/**
 * Names inputs as the person gives them: hints are written with `{severity-threshold}`. Secrets have no flag.
 *
 * @param keyVariable The variable that the key was read from, where that is the service's own.
 */
function nameInputs(text, style, keyVariable) {
    return text.replaceAll(/\{([a-z]+(?:-[a-z]+)*)\}/g, (_whole, name) => name === 'api-key' && style === 'command-line' && keyVariable !== undefined ? keyVariable : nameInput(name, style));
}
/** One input as the person gives it. */
function nameInput(name, style) {
    if (style === 'action')
        return name;
    return name === 'api-key' || name === 'github-token' ? `SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}` : `--${name}`;
}


/***/ }),

/***/ 5477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ POLICY_PATHS),
/* harmony export */   s: () => (/* binding */ isUnmerged)
/* harmony export */ });
/** One of them is read when no other is named. */
const POLICY_PATHS = ['.github/scan-gate.yml', '.scan-gate.yml'];
/** Events whose jobs may hold a pull request's code. Should the event not tell its base, the policy cannot be read, which is an error. */
const MAY_BE_UNMERGED = /^(?:pull_request|deployment|merge_group$|workflow_run$|issue_comment$)/;
/**
 * Whether the workspace may hold code that nobody has merged, which has no say over its own gate: the policy is then the base's. By
 * the event, which no input changes.
 */
function isUnmerged({ event = '', mergeQueue, baseRef, baseCommit }) {
    return MAY_BE_UNMERGED.test(event) || mergeQueue || baseRef !== undefined || baseCommit !== undefined;
}


/***/ }),

/***/ 4238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ limitsNew),
/* harmony export */   Xe: () => (/* binding */ severitiesOf),
/* harmony export */   ZQ: () => (/* binding */ needsBaseline),
/* harmony export */   Zt: () => (/* binding */ severitiesReaching),
/* harmony export */   _r: () => (/* binding */ describeNumbers),
/* harmony export */   qI: () => (/* binding */ needsNew)
/* harmony export */ });
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5526);

/** A budget or another mapping of numbers as people write it: `high=3, total=20`. */
function describeNumbers(numbers) {
    return Object.entries(numbers)
        .map(([name, number]) => `${name}=${number ?? ''}`)
        .join(', ');
}
/** Whether budgets limit findings that the baseline lacks. */
function limitsNew(budgets) {
    return Object.keys(budgets ?? {}).some((name) => name.startsWith('new-'));
}
/** The severities of which one finding breaks the threshold. */
function severitiesReaching(threshold) {
    if (threshold === undefined || threshold.value === 'none')
        return [];
    const { value, except = [] } = threshold;
    return _severity_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.filter((severity) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .isAtLeast */ .du)(severity, value) && !except.includes(severity));
}
/** The severities that a budget counts: one, or all of them. */
function severitiesOf(name) {
    const severity = (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .asSeverity */ .Wv)(name.replace(/^new-/, ''));
    return severity === undefined ? _severity_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC : [severity];
}
/** Whether a rule asks what is new, so that a baseline is needed and a list of findings that tells it. */
function needsNew({ gateOn, severityThreshold, maxFindings }) {
    return (gateOn?.value === 'new' && severitiesReaching(severityThreshold).length > 0) || limitsNew(maxFindings?.value);
}
/** Whether a rule cannot be judged without knowing whether there is a baseline, and what it says. */
function needsBaseline(settings) {
    return needsNew(settings) || settings.maxScoreDrop !== undefined || settings.maxResourceChange !== undefined;
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

/***/ 4012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Av: () => (/* binding */ isOfPullRequest),
/* harmony export */   K5: () => (/* binding */ isOwnCode),
/* harmony export */   Ys: () => (/* binding */ isWithheld),
/* harmony export */   ng: () => (/* binding */ runOf)
/* harmony export */ });
/** The number of the workflow's run, and which attempt of it this is, from 1. */
function runOf({ run = '' }) {
    const [id = '', attempt = '1'] = run.split('.');
    return { id: id === '' ? undefined : Number(id), attempt: Number(attempt) };
}
/** The source is a pull request; an event that only knows one (a comment, a merge) is about a branch. */
function isOfPullRequest({ ref }) {
    return ref?.startsWith('refs/pull/') ?? false;
}
/** Whether the event shows that the code is the repository's own: a branch of another repository may have the name of one of ours. */
function isOwnCode({ untrusted }) {
    return untrusted !== 'fork' && untrusted !== 'unknown';
}
/**
 * Whether GitHub gives this run neither the repository's secrets nor a token that may write, unless somebody has decided otherwise.
 * On `pull_request_target` and `workflow_run` a fork's code is foreign as well, and the run has both. An unknown repository proves nothing.
 */
function isWithheld({ untrusted, event }) {
    return untrusted === 'dependabot' || (untrusted === 'fork' && event !== 'pull_request_target' && event !== 'workflow_run');
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


/***/ }),

/***/ 4954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dN: () => (/* binding */ realPathOf),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   gR: () => (/* binding */ contains)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Makes a folder and those above it; one that is there is left as it is. Node's own `recursive` never ends in file systems that answer
 * ENOENT below a folder that exists, such as /proc (Node 20 and 24).
 *
 * @param path Absolute.
 */
async function makeFolder(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    }
    catch (error) {
        if (await isFolder(path))
            return;
        const missing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
        if (!missing || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path) === path)
            throw error;
        await makeFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    }
}
async function isFolder(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then((found) => found.isDirectory(), () => false);
}
/** The path without symbolic links, as far as it exists. */
async function realPathOf(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPathOf(parent), path.slice(parent.length));
    }
}
/** Whether `inner` is `outer` or lies in it. */
function contains(outer, inner) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(outer, inner);
    return way === '' || (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way) && way !== '..' && !/^\.\.[\\/]/.test(way));
}


/***/ }),

/***/ 671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JL: () => (/* binding */ REPORT_FILES),
/* harmony export */   pt: () => (/* binding */ checkedReportDir),
/* harmony export */   rD: () => (/* binding */ prepareReportDir)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6046);
/* harmony import */ var _folders_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4954);




/** The names that we write, and the only ones that we ever delete. */
const REPORT_FILES = [
    'results.json',
    'results.sarif',
    'results.full.sarif',
    'report.html',
    'report.md',
    'gl-code-quality-report.json',
    'junit.xml',
];
/** What is no folder for files; on Windows no path is in them. */
const KERNEL_FOLDERS = ['/proc', '/dev', '/sys'];
/**
 * Makes the report directory and takes an earlier run's reports out of it, so that no old result can pass for a new one.
 *
 * Only files of our own names are deleted, and a symbolic link is deleted, not followed; whatever else is there stays.
 * Refused with CONFIG, before anything is touched: the workspace, the home directory, the root of the file system and whatever contains
 * one of them, Git's own folder, the kernel's file systems, and a path that leaves the workspace through a symbolic link (a pull request
 * could have committed it).
 *
 * @returns the directory's absolute path
 */
async function prepareReportDir(directory, surroundings) {
    const checked = await checkedReportDir(directory, surroundings);
    await empty(checked);
    return checked;
}
/** Refuses what `prepareReportDir` refuses, and touches nothing. @returns the directory's absolute path */
async function checkedReportDir(directory, { workspace, home }) {
    const given = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, directory);
    const real = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .dN)(given);
    const realWorkspace = await (0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .dN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace));
    const kept = [realWorkspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(real).root, ...(home ? [await (0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .dN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(home))] : [])];
    if (kept.some((path) => (0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .contains */ .gR)(real, path))) {
        (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failWith */ .ff)('CONFIG', `report-dir is ${given}, which is the workspace, a home directory, or contains one`, {
            hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
        });
    }
    if ((0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .contains */ .gR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace), given) && !(0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .contains */ .gR)(realWorkspace, real)) {
        (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failWith */ .ff)('CONFIG', `report-dir is ${given}, which leaves the workspace through a symbolic link`, {
            hint: 'Set {report-dir} to a directory that is not a symbolic link.',
        });
    }
    if ((0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .contains */ .gR)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(realWorkspace, '.git'), real)) {
        (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failWith */ .ff)('CONFIG', `report-dir is ${given}, which is Git's own`, {
            hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
        });
    }
    const kernel = KERNEL_FOLDERS.find((folder) => (0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .contains */ .gR)(folder, given) || (0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .contains */ .gR)(folder, real));
    if (kernel !== undefined) {
        (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failWith */ .ff)('CONFIG', `report-dir is ${given}, which is in ${kernel}: no files can be kept there`, {
            hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
        });
    }
    return given;
}
async function empty(directory) {
    try {
        await (0,_folders_js__WEBPACK_IMPORTED_MODULE_3__/* .makeFolder */ .fc)(directory);
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory);
        for (const name of names.filter(isOurs))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name), { force: true });
    }
    catch (error) {
        (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failWith */ .ff)('CONFIG', `report-dir ${directory} cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
            hint: 'Set {report-dir} to a directory that this job may write.',
            cause: error,
        });
    }
}
/** Also what a killed run left half written. */
function isOurs(name) {
    return REPORT_FILES.some((ours) => name === ours || (name.startsWith(`.${ours}.`) && name.endsWith('.tmp')));
}


/***/ }),

/***/ 5566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uv: () => (/* binding */ getReady),
  s: () => (/* binding */ setUp)
});

// UNUSED EXPORTS: mainStepOf, workspaceOf

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/ci/names.js
var names = __webpack_require__(1041);
;// CONCATENATED MODULE: ./build/ci/about.js
/** The branch that is merged into: as a branch, and as the ref that no input changes. */
function leadingTo(branch) {
    return { baseBranch: branch, baseRef: branch === undefined ? undefined : `refs/heads/${branch}` };
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

;// CONCATENATED MODULE: ./build/ci/pull-request-event.js



/**
 * Head branch and head commit. GITHUB_REF and GITHUB_SHA stand for the merge commit here, or for the default branch on
 * pull_request_target, which must never be given a pull request's results; so without a payload the commit stays unknown.
 */
function aboutPullRequest(payload, env) {
    const merged = aboutMerge(payload);
    if (merged)
        return merged;
    // Without its commit, the branch could be a fork's namesake of one of ours.
    const commit = (0,names/* asCommit */._C)(textAt(payload, 'pull_request', 'head', 'sha'));
    const headRef = (0,names/* asBranch */.Hz)(textAt(payload, 'pull_request', 'head', 'ref')) ?? (0,names/* asBranch */.Hz)(env['GITHUB_HEAD_REF']);
    // The variables name the pull request only where the payload tells no commit that would be mixed with them.
    const number = numberOf(payload) ?? (commit === undefined ? (0,names/* pullRequestOf */._n)(env['GITHUB_REF']) : undefined);
    return {
        ref: number === undefined ? undefined : `refs/pull/${number}/head`,
        commit,
        branch: commit === undefined ? undefined : headRef,
        ...leadingTo((0,names/* asBranch */.Hz)(textAt(payload, 'pull_request', 'base', 'ref')) ?? (0,names/* asBranch */.Hz)(env['GITHUB_BASE_REF'])),
        baseCommit: (0,names/* asCommit */._C)(textAt(payload, 'pull_request', 'base', 'sha')),
        pullRequest: number,
        pullRequestState: stateOf(payload, 'pull_request'),
        boundToCommit: true,
    };
}
/**
 * Whether this event is the merge itself. Later events of a merged pull request (a label, a review) are not: the base branch has
 * moved on by then.
 */
function isMerge(payload) {
    return aboutMerge(payload) !== undefined;
}
/**
 * The base branch with what was just merged into it, as the push that the merge is. The commit is the merge's, the squashed one, or
 * the last of a rebase (https://docs.github.com/rest/pulls/pulls#get-a-pull-request).
 */
function aboutMerge(payload) {
    if (textAt(payload, 'action') !== 'closed' || at(payload, 'pull_request', 'merged') !== true)
        return undefined;
    const branch = (0,names/* asBranch */.Hz)(textAt(payload, 'pull_request', 'base', 'ref'));
    const commit = (0,names/* asCommit */._C)(textAt(payload, 'pull_request', 'merge_commit_sha'));
    if (branch === undefined || commit === undefined)
        return undefined;
    const ref = `refs/heads/${branch}`;
    // What was merged rules from now on: the policy is read where it was merged to.
    return {
        ref,
        commit,
        branch,
        baseRef: ref,
        baseCommit: commit,
        pullRequest: numberOf(payload),
        pullRequestState: 'closed',
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
function numberOf(payload) {
    return numberAt(payload, 'pull_request', 'number') ?? numberAt(payload, 'number');
}
function stateOf(payload, what) {
    const state = textAt(payload, what, 'state');
    return state === 'open' || state === 'closed' ? state : undefined;
}

;// CONCATENATED MODULE: ./build/ci/push-event.js



/** Where GitHub's variables are the answer: schedule, workflow_dispatch, release, repository_dispatch and the rest. */
function aboutEnvironment(env) {
    const ref = (0,names/* asRef */.QE)(env['GITHUB_REF']);
    return { ref, commit: (0,names/* asCommit */._C)(env['GITHUB_SHA']), branch: (0,names/* branchOf */.W0)(ref), boundToCommit: false };
}
/** A push that deleted its branch or tag leaves nothing to report on; GitHub's variables then stand for the default branch. */
function aboutPush(payload, env) {
    const pushed = (0,names/* asRef */.QE)(textAt(payload, 'ref'));
    const deleted = at(payload, 'deleted') === true;
    const current = (0,names/* asRef */.QE)(env['GITHUB_REF']);
    if (deleted)
        return current === pushed ? { boundToCommit: false } : aboutEnvironment(env);
    const { ref, commit } = wholePair(aboutEnvironment(env), { ref: pushed, commit: pushedCommit(payload) });
    // The payload tells no base for a queue's branch: `before` is that branch's own past. Its name tells the branch that it leads to.
    return { ref, commit, branch: (0,names/* branchOf */.W0)(ref), ...((0,names/* isMergeQueueRef */.pT)(ref) && leadingTo(queueBase(ref))), boundToCommit: true };
}
/** A merge queue's temporary branch. */
function aboutMergeGroup(payload, env) {
    const told = { ref: (0,names/* asRef */.QE)(textAt(payload, 'merge_group', 'head_ref')), commit: (0,names/* asCommit */._C)(textAt(payload, 'merge_group', 'head_sha')) };
    const { ref, commit } = wholePair(told, aboutEnvironment(env));
    return {
        ref,
        commit,
        branch: (0,names/* branchOf */.W0)(ref),
        ...leadingTo((0,names/* branchOf */.W0)((0,names/* asRef */.QE)(textAt(payload, 'merge_group', 'base_ref'))) ?? queueBase(ref)),
        // With others before it in the queue, that is their merge and not the branch's tip.
        baseCommit: (0,names/* asCommit */._C)(textAt(payload, 'merge_group', 'base_sha')),
        boundToCommit: true,
    };
}
/**
 * What is deployed. The runner's ref is empty where the deployment was made from a commit; the payload's `ref` may be a branch, a tag
 * or that commit, and does not say which.
 */
function aboutDeployment(payload, env) {
    const { ref, commit, branch } = aboutEnvironment(env);
    const deployed = (0,names/* asCommit */._C)(textAt(payload, 'deployment', 'sha')) ?? commit;
    const isPair = commit === deployed || (ref !== undefined && namesOf(ref).includes(textAt(payload, 'deployment', 'ref') ?? ''));
    return {
        ref: isPair ? ref : undefined,
        commit: deployed,
        branch: isPair ? branch : undefined,
        // What is deployed may be a pull request's head.
        baseRef: leadingTo((0,names/* asBranch */.Hz)(textAt(payload, 'repository', 'default_branch'))).baseRef,
        boundToCommit: true,
    };
}
/** A ref as deployments may name it. */
function namesOf(ref) {
    return [ref, ref.replace(/^refs\/(?:heads|tags)\//, '')];
}
/** The first that is whole, or what there is of it; a half of one is never filled from the other. */
function wholePair(first, second) {
    const pairs = [first, second].map(({ ref, commit }) => ({ ref, commit }));
    return pairs.find(({ ref, commit }) => ref !== undefined && commit !== undefined) ?? pairs.find(({ ref, commit }) => ref ?? commit) ?? {};
}
/** For an annotated tag `after` is the tag's own hash, and no commit. */
function pushedCommit(payload) {
    const head = (0,names/* asCommit */._C)(textAt(payload, 'head_commit', 'id'));
    if (head !== undefined || textAt(payload, 'ref')?.startsWith('refs/tags/'))
        return head;
    return (0,names/* asCommit */._C)(textAt(payload, 'after'));
}
/** `main` of `refs/heads/gh-readonly-queue/main/pr-104-<sha>`. */
function queueBase(ref) {
    return (0,names/* asBranch */.Hz)(/^refs\/heads\/gh-readonly-queue\/(.+)\/pr-[0-9]+-[0-9a-f]+$/.exec(ref ?? '')?.[1]);
}

;// CONCATENATED MODULE: ./build/ci/head-repository.js


/**
 * Whose code a pull request or a run is about. A `fork` is proven by the name of another repository, or by an explicit `null`, which
 * GitHub writes once the fork is deleted. A missing or nameless repository proves nothing: neither a fork nor the repository's own code.
 *
 * @param path Where the payload has the head's repository.
 * @param home The repository that the code would be merged into, as `owner/name`: the first of these that is one.
 */
function headRepository(payload, path, home) {
    if (at(payload, ...path) === null)
        return 'fork';
    const head = (0,names/* asRepository */.j1)(textAt(payload, ...path, 'full_name'));
    const base = home.map(names/* asRepository */.j1).find((name) => name !== undefined);
    if (head === undefined || base === undefined)
        return 'unknown';
    // GitHub's names differ in case only by spelling.
    return head.toLowerCase() === base.toLowerCase() ? 'own' : 'fork';
}

;// CONCATENATED MODULE: ./build/ci/workflow-run-event.js



/**
 * The run that was waited for: its branch, its commit. GITHUB_REF is the default branch here and would mix the two.
 * A fork's branch exists in the fork only, hence no ref to report to.
 */
function aboutWorkflowRun(payload, env) {
    const branch = (0,names/* asBranch */.Hz)(textAt(payload, 'workflow_run', 'head_branch'));
    const commit = (0,names/* asCommit */._C)(textAt(payload, 'workflow_run', 'head_sha'));
    const home = [textAt(payload, 'repository', 'full_name'), env['GITHUB_REPOSITORY']];
    const isOurs = headRepository(payload, ['workflow_run', 'head_repository'], home) === 'own';
    return {
        ref: isOurs && branch !== undefined ? `refs/heads/${branch}` : undefined,
        commit,
        branch,
        pullRequest: isOurs ? pullRequestOfRun(payload, commit) : undefined,
        boundToCommit: true,
    };
}
/**
 * The one pull request of this repository that the run's commit is the head of. GitHub lists those of other repositories as well, none
 * for forks (https://github.com/actions/runner/issues/3444), and several where a branch is offered to several: then nobody knows which is meant.
 */
function pullRequestOfRun(payload, commit) {
    const listed = at(payload, 'workflow_run', 'pull_requests');
    const home = at(payload, 'repository', 'id');
    if (!Array.isArray(listed) || commit === undefined || typeof home !== 'number')
        return undefined;
    const ours = listed.filter((pull) => at(pull, 'base', 'repo', 'id') === home && (0,names/* asCommit */._C)(textAt(pull, 'head', 'sha')) === commit);
    return ours.length === 1 ? numberAt(ours[0], 'number') : undefined;
}

;// CONCATENATED MODULE: ./build/ci/github-event.js




/**
 * The (ref, commit) pair of every event, always both from the same place, so that the head is never mixed with the merge commit
 * (https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows; reference: platform 1.7).
 * A called workflow (`workflow_call`) has the event of its caller.
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
            return { ...aboutWorkflowRun(payload, env), ...mergedAlready(env) };
        case 'issue_comment':
            return { ...aboutEnvironment(env), ...commentedPullRequest(payload), ...mergedAlready(env) };
        case 'deployment':
        case 'deployment_status':
            return aboutDeployment(payload, env);
        default:
            return aboutEnvironment(env);
    }
}
/** Jobs of these events often check out a pull request's head; GITHUB_SHA is the default branch's commit, which has been merged. */
function mergedAlready(env) {
    return { baseCommit: (0,names/* asCommit */._C)(env['GITHUB_SHA']) };
}

;// CONCATENATED MODULE: ./build/ci/trust.js



const DEPENDABOT = 'dependabot[bot]';
/**
 * The events that Dependabot gets without the repository's secrets
 * (https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions).
 */
const WITHOUT_SECRETS = new Set([
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
    'push',
    'create',
    'deployment',
    'deployment_status',
]);
/** What the event proves about its code; undefined if the code is the repository's own and the run has the secrets. */
function readTrust(event, payload, env) {
    const head = headOf(event, payload, env);
    if (head !== 'own')
        return head;
    return isDependabot(event, payload, env) ? 'dependabot' : undefined;
}
/** By who caused the run: secrets are withheld also when a person runs it again. On other events Dependabot's runs have all secrets. */
function isDependabot(event, payload, env) {
    if (env['GITHUB_ACTOR'] !== DEPENDABOT)
        return false;
    if (event === 'pull_request_target')
        return textAt(payload, 'pull_request', 'user', 'login') === DEPENDABOT;
    return WITHOUT_SECRETS.has(event);
}
/** Only pull requests, and the runs that `workflow_run` waited for, can be about another repository's code. */
function headOf(event, payload, env) {
    const home = [textAt(payload, 'repository', 'full_name'), env['GITHUB_REPOSITORY']];
    if (event.startsWith('pull_request')) {
        // The base's own event about the base's own commit, which a person has merged.
        if (event === 'pull_request_target' && isMerge(payload))
            return 'own';
        return headRepository(payload, ['pull_request', 'head', 'repo'], [textAt(payload, 'pull_request', 'base', 'repo', 'full_name'), ...home]);
    }
    return event === 'workflow_run' ? headRepository(payload, ['workflow_run', 'head_repository'], home) : 'own';
}

;// CONCATENATED MODULE: ./build/ci/github.js




/**
 * Whether the event is one that GitHub's runner, or a compatible one, has written. Steps cannot set variables that begin with GITHUB_
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables#naming-conventions-for-environment-variables).
 */
function isGitHub(env) {
    return env['GITHUB_ACTIONS'] === 'true';
}
/**
 * Gitea and Forgejo run GitHub's workflows and set GITHUB_ACTIONS as well. Any step can set these two variables: they may not decide
 * whether the event is read, or a pull request would choose where its own policy comes from.
 */
function readFlavour(env) {
    return env['GITEA_ACTIONS'] || env['FORGEJO_ACTIONS'] ? 'gitea' : undefined;
}
/** What a GitHub Actions job is about. A missing or broken event file leaves what the environment variables tell. */
function readGitHubSource(env, readFile) {
    const event = /^[a-z_]{1,64}$/.exec(env['GITHUB_EVENT_NAME'] ?? '')?.[0] ?? 'unknown';
    const payload = readPayload(env['GITHUB_EVENT_PATH'], readFile);
    const about = readAbout(event, payload, env);
    const repository = (0,names/* asRepository */.j1)(env['GITHUB_REPOSITORY']) ?? (0,names/* asRepository */.j1)(textAt(payload, 'repository', 'full_name'));
    const serverUrl = (0,names/* asServerUrl */.dP)(env['GITHUB_SERVER_URL']) ?? 'https://github.com';
    const flavour = readFlavour(env);
    return {
        ci: 'github',
        ...(flavour && { flavour }),
        event,
        repository,
        visibility: readVisibility(payload),
        ...about,
        untrusted: readTrust(event, payload, env),
        mergeQueue: event === 'merge_group' || (0,names/* isMergeQueueRef */.pT)(about.ref),
        serverUrl,
        // Gitea's pages go by other numbers.
        runUrl: flavour === undefined ? runUrl(env, serverUrl, repository) : undefined,
        hostedRunner: env['RUNNER_ENVIRONMENT'] === 'github-hosted' || undefined,
        run: runNumber(env),
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
function runNumber(env) {
    const id = /^[0-9]{1,20}$/.exec(env['GITHUB_RUN_ID'] ?? '')?.[0];
    return id === undefined ? undefined : `${id}.${/^[0-9]{1,6}$/.exec(env['GITHUB_RUN_ATTEMPT'] ?? '')?.[0] ?? '1'}`;
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
/** What CIs set by themselves. Jenkins and Azure Pipelines do not always set CI, TeamCity and CodeBuild never. */
const MARKERS = [
    'CI',
    'GITLAB_CI',
    'TF_BUILD',
    'JENKINS_URL',
    'BITBUCKET_BUILD_NUMBER',
    'CIRCLECI',
    'BUILDKITE',
    'TEAMCITY_VERSION',
    'DRONE',
    'CODEBUILD_BUILD_ID',
    'bamboo_buildKey',
    'GO_PIPELINE_NAME',
    'GITHUB_ACTIONS',
    'GITEA_ACTIONS',
    'FORGEJO_ACTIONS',
];
/** A terminal, or a CI whose variables are not read: nothing but that it is one is taken from the environment. */
function readNoSource(env) {
    const isCi = MARKERS.some((name) => !/^(?:|0|false)$/i.test(env[name]?.trim() ?? ''));
    return { ci: isCi ? 'other' : 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false };
}

// EXTERNAL MODULE: ./build/domain/policy-place.js
var policy_place = __webpack_require__(5477);
// EXTERNAL MODULE: ./build/domain/source.js
var domain_source = __webpack_require__(4012);
;// CONCATENATED MODULE: ./build/ci/override.js



/**
 * Lets the inputs `ref` and `sha` take the place of the event's.
 * A `ref` of its own leaves the commit open, for the event's commit belongs to another ref; the scan will tell it.
 * A `sha` of its own must be one whose ref is known, and brings that: the runner's (`github.sha`), which on pull requests is the merge or
 * the base branch and never the head, or on pull requests the base's. Any other commit needs its `ref`: with the event's, a pull request's
 * head would be scanned as the default branch, and would be what all later scans of that branch are compared with.
 */
function overrideSource(event, { ref = '', sha = '' }, runner = {}) {
    const wantedRef = asFullRef(ref.trim());
    const wantedCommit = (0,names/* asCommit */._C)(sha);
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
    const mistake = wantedCommit === undefined ? undefined : mistakenCommit(event, wantedRef, wantedCommit, runner);
    if (mistake !== undefined)
        return { source: event, problems: [{ input: 'sha', given: sha, allowed: mistake }] };
    return { source: withCommit(withRef(event, refOf(event, wantedRef, wantedCommit, runner)), wantedCommit), problems };
}
/**
 * What `sha` should be, where the commit belongs to no ref that is known, or to another one than the `ref` beside it: such a pair would
 * give one ref the findings of another. The merge that GitHub makes for a pull request's runs is on no branch at all.
 */
function mistakenCommit(event, ref, commit, runner) {
    const own = knownPairs(event, runner).filter((pair) => pair.commit === commit);
    if (ref === undefined) {
        // Without a CI there is no other ref that the commit could be mixed with.
        if (own.length > 0 || commit === event.commit || event.ci !== 'github')
            return undefined;
        return "the event's own commit, or that of the job (github.sha); give any other commit together with {ref}, the branch, tag or pull request that it is on";
    }
    const [other] = own;
    if (other === undefined || own.some((pair) => mayBeOn(event, ref, pair)))
        return undefined;
    return `a commit of ${ref}; this one is of ${other.ref}`;
}
/** The event's, the runner's, and a pull request's base. What a merge queue is based on may be another entry of the queue, on no branch yet. */
function knownPairs(event, runner) {
    const base = isPullRequest(event) ? { ref: event.baseRef, commit: event.baseCommit } : {};
    return [event, runner, base].flatMap(({ ref, commit }) => (ref === undefined || commit === undefined ? [] : [{ ref, commit }]));
}
/** Whether a commit of `pair.ref` may be one of `ref` as well, as far as the two names show. */
function mayBeOn(event, ref, pair) {
    if (ref === pair.ref)
        return true;
    // A tag may be on any commit, and a commit of a tag on any branch.
    if (ref.startsWith('refs/tags/') || pair.ref.startsWith('refs/tags/'))
        return true;
    const [branch, ofBranch] = [(0,names/* branchOf */.W0)(ref), (0,names/* branchOf */.W0)(pair.ref)];
    if (branch !== undefined && ofBranch !== undefined)
        return false;
    // Two pull requests may offer the same commit, and a branch be a pull request's head. GitHub is asked about those that are only named.
    if (!isPullRequest(event))
        return branch === undefined;
    if (branch !== undefined)
        return branch === event.branch;
    return ofBranch === undefined || (0,names/* pullRequestOf */._n)(ref) !== event.pullRequest;
}
/** The ref that goes with what was asked for, so that the head and the merge of a pull request are never mixed. */
function refOf(event, ref, commit, runner) {
    const ofEvent = ref === undefined || (isPullRequest(event) && ((0,names/* pullRequestOf */._n)(ref) === event.pullRequest || isSameRef(event, ref)));
    if (!ofEvent)
        return ref;
    // The pull request, in either form: its head, which alone can be scanned, unless a commit says otherwise.
    if (commit === undefined || commit === event.commit)
        return event.ref;
    if (commit === runner.commit)
        return runner.ref ?? ref;
    return ref ?? event.baseRef;
}
/** A comment, or a run that was waited for, knows a pull request as well, and is about a branch. */
function isPullRequest({ ref, pullRequest }) {
    return pullRequest !== undefined && (0,names/* pullRequestOf */._n)(ref) === pullRequest;
}
function asFullRef(text) {
    if (text === '')
        return undefined;
    if (text.startsWith('refs/pull/'))
        return (0,names/* pullRequestOf */._n)(text) === undefined ? undefined : text;
    if (text.startsWith('refs/'))
        return /^refs\/(?:heads|tags)\//.test(text) ? (0,names/* asRef */.QE)(text) : undefined;
    return (0,names/* asBranch */.Hz)(text) === undefined ? undefined : (0,names/* asRef */.QE)(`refs/heads/${text}`);
}
function withRef(source, ref) {
    if (ref === undefined || isSameRef(source, ref))
        return source;
    // The merge of the same pull request: the same branches, another commit.
    if (isPullRequest(source) && (0,names/* pullRequestOf */._n)(ref) === source.pullRequest) {
        return { ...source, ref, commit: undefined, boundToCommit: false, overridden: true };
    }
    const { pullRequest: _number, pullRequestState: _state, baseBranch: _base, ...rest } = source;
    return {
        ...rest,
        // What is asked for may be nobody's merged code, and may be checked out: the rules are those of the event's own commit.
        ...((0,names/* pullRequestOf */._n)(ref) !== undefined && !(0,policy_place/* isUnmerged */.s)(source) && { baseCommit: source.commit }),
        ref,
        branch: (0,names/* branchOf */.W0)(ref),
        commit: undefined,
        // Another ref is no longer the event's pull request; one that names a pull request is that one.
        pullRequest: (0,names/* pullRequestOf */._n)(ref),
        mergeQueue: (0,names/* isMergeQueueRef */.pT)(ref),
        boundToCommit: false,
        overridden: true,
    };
}
/** On pull requests the head branch, and the head ref, both say what the event says. */
function isSameRef(source, ref) {
    if (ref === source.ref)
        return true;
    return (0,domain_source/* isOwnCode */.K5)(source) && source.pullRequest !== undefined && source.branch !== undefined && (0,names/* branchOf */.W0)(ref) === source.branch;
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
    if (!isGitHub(env))
        return overrideSource(readNoSource(env), inputs);
    return overrideSource(readGitHubSource(env, readFile), inputs, { ref: (0,names/* asRef */.QE)(env['GITHUB_REF']), commit: (0,names/* asCommit */._C)(env['GITHUB_SHA']) });
}

// EXTERNAL MODULE: ./build/config/inputs.js
var config_inputs = __webpack_require__(9190);
// EXTERNAL MODULE: ./build/domain/baseline-file.js
var baseline_file = __webpack_require__(5409);
// EXTERNAL MODULE: ./build/domain/identity.js
var identity = __webpack_require__(6327);
// EXTERNAL MODULE: ./build/domain/scan.js
var scan = __webpack_require__(7940);
// EXTERNAL MODULE: ./build/scanners/registry.js + 16 modules
var registry = __webpack_require__(5774);
;// CONCATENATED MODULE: ./build/scanners/scanner.js
/** The inputs whose meaning a service defines. */
const SERVICE_INPUTS = ['target', 'organization', 'region', 'scan-type', 'scan-options'];

// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
// EXTERNAL MODULE: ./build/domain/url.js
var domain_url = __webpack_require__(7520);
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
    const path = (0,plain_text/* trimEnd */.s8)(url.pathname, '/');
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

// EXTERNAL MODULE: ./build/config/gate-name.js
var gate_name = __webpack_require__(6774);
// EXTERNAL MODULE: ./build/config/gate-rules.js
var gate_rules = __webpack_require__(8986);
// EXTERNAL MODULE: ./build/config/read-rules.js
var read_rules = __webpack_require__(8573);
// EXTERNAL MODULE: ./build/config/values.js
var values = __webpack_require__(3017);
// EXTERNAL MODULE: ./build/config/words.js
var words = __webpack_require__(730);
;// CONCATENATED MODULE: ./build/config/reader.js



function createReader(raw) {
    const problems = [];
    const text = (name) => (raw[name] ?? '').trim();
    /** Undefined where nothing, or nothing that fits, was given. */
    const parsed = (name, parse) => {
        const given = text(name);
        if (given === '')
            return undefined;
        const value = parse(given);
        if ('value' in value)
            return value.value;
        problems.push({ input: name, given, ...value });
        return undefined;
    };
    const word = (name, words, otherwise) => parsed(name, (given) => (0,values/* parseWord */.kB)(given, words)) ?? otherwise;
    return {
        problems,
        text,
        word,
        flag: (name) => word(name, ['true', 'false'], defaultOf(name) === 'true' ? 'true' : 'false') === 'true',
        duration(name, { minMs, maxMs, says }) {
            const given = text(name);
            if (given === '')
                return undefined;
            const ms = (0,words/* durationMs */.p)(given);
            if (ms !== undefined && ms >= minMs && ms <= maxMs)
                return ms;
            problems.push({ input: name, given, allowed: says });
            return undefined;
        },
        number: (name, range) => parsed(name, (given) => (0,values/* parseNumber */.$J)(given, range)),
        problem: (problem) => problems.push(problem),
    };
}
function defaultOf(name) {
    return config_inputs/* INPUT_TABLE */.g.find((input) => input.name === name)?.default;
}

;// CONCATENATED MODULE: ./build/config/standing.js

/** Why nothing is scanned, whatever else was given; undefined: a scan may be. Code that is not trusted goes first, for it may be skipped. */
function standingOf(service, source, apiKey, rule) {
    return untrustedStanding(service, source, apiKey, rule) ?? closedStanding(source);
}
/** Section 2.1 of the design, `on-missing-key`, and 3.4: a fork's branch may have the name of one of ours. */
function untrustedStanding(service, source, apiKey, rule) {
    if (source.untrusted === undefined)
        return undefined;
    if (source.untrusted === 'unknown')
        return service.scansRepository ? originUnknown(service, source) : undefined;
    const who = source.untrusted === 'fork' ? 'the pull request comes from a fork' : 'the run was caused by Dependabot';
    // On other events the key is missing for no reason that the event proves.
    if (apiKey === '' && (0,domain_source/* isWithheld */.Ys)(source))
        return rule === 'skip-untrusted' ? { kind: 'skip', why: `secrets are withheld, for ${who}` } : undefined;
    if (source.untrusted !== 'fork' || !service.scansRepository)
        return undefined;
    if (rule === 'skip-untrusted')
        return { kind: 'skip', why: `${who}, and a service that scans the repository does not know its commits` };
    if (apiKey === '')
        return undefined;
    return {
        kind: 'refuse',
        code: 'FORK',
        message: `The pull request comes from a fork. ${service.title} scans the branches of the repository itself: it does not know the fork's commits, and a branch of the same name is other code.`,
        hint: 'Set {on-missing-key} to skip-untrusted to let forks pass with the verdict "skipped", and scan after the merge or on a branch of the repository.',
    };
}
/** Whatever `on-missing-key` is: only what the event proves may be skipped. */
function originUnknown({ title }, { event = 'unknown' }) {
    return {
        kind: 'refuse',
        code: 'ORIGIN_UNKNOWN',
        message: `The event ${event} does not show which repository the code is in. ${title} scans the branches of the repository itself, and a fork's branch of the same name is other code.`,
        hint: 'Run the job again: the file behind GITHUB_EVENT_PATH is missing, damaged, or lacks the name of the head repository. If no step changes that file and the error comes back, report it with the payload of the event.',
    };
}
/**
 * Nothing is gated by a pull request that is closed. It is no green `skipped` either: the check would still be there, on the same
 * commit, when the pull request is opened again.
 */
function closedStanding(source) {
    if (source.pullRequestState !== 'closed' || !(0,domain_source/* isOfPullRequest */.Av)(source))
        return undefined;
    return {
        kind: 'refuse',
        code: 'CLOSED',
        message: `Pull request #${source.pullRequest ?? ''} is closed, so there is nothing to gate, and no scan was started for it.`,
        hint: "Leave closed out of the workflow's types, or let the job run only while github.event.pull_request.state is open (with reopened among the types). The merge itself is scanned as the base branch. Another branch can be given as {ref}.",
    };
}
/** What the key should be, and why it may be missing. */
function keyHint(source, service) {
    if (source.untrusted === 'fork' && ((0,domain_source/* isWithheld */.Ys)(source) || service?.scansRepository === true))
        return 'the API key; secrets are withheld from forks: set {on-missing-key} to skip-untrusted to let them pass as "skipped"';
    if (source.untrusted === 'dependabot') {
        return 'the API key; Dependabot has secrets of its own: add it under Settings > Secrets > Dependabot, or set {on-missing-key} to skip-untrusted';
    }
    if (source.untrusted === 'unknown')
        return 'the API key; the event does not show whether the code is from a fork, so that nothing is skipped';
    return "the service's API key: the secret is empty or has another name";
}

;// CONCATENATED MODULE: ./build/config/unexpanded.js

/**
 * A value that is nothing but the name of a variable, in the form of some CI: Azure Pipelines leaves `$(NAME)` as it is if it has no
 * such variable or does not give the secret to the job, GitLab `$NAME`, TeamCity `%env.NAME%`; quotes keep `${NAME}` from a shell.
 */
const WHOLE = /^(?:\$\([^()]*\)|\$\{\{?[^{}]*\}?\}|\$\[[^[\]]*\]|%[A-Za-z_][\w.]*%|\$(?:env:)?[A-Z_][A-Z0-9_]*)$/;
/** The same within a value, where the form leaves no doubt. */
const WITHIN = /\$\([A-Za-z_][\w.]*\)|\$\{[A-Za-z_]\w*\}|\$\{\{[^{}]*\}\}/;
/** Texts of people, in which such a form may be meant; secrets, in which it may be chance. */
const WHOLE_ONLY = new Set(['api-key', 'github-token', 'scan-options', 'paths']);
/** Whether the CI has left the name of a variable in the place of its value. */
function isUnexpanded(name, value) {
    return WHOLE.test(value.trim()) || (!WHOLE_ONLY.has(name) && WITHIN.test(value));
}
/** Names such values for what they are, in the place of whatever else was found wrong with them. */
function nameUnexpanded(raw, problems) {
    const inputs = config_inputs/* INPUT_TABLE */.g.filter(({ name }) => isUnexpanded(name, raw[name] ?? ''));
    if (inputs.length === 0)
        return problems;
    const named = inputs.map(({ name, secret }) => {
        const allowed = 'a value: the CI has left the name of a variable in its place, such as $(NAME) or ${NAME}. Check that the variable exists and that this job gets it';
        return { input: name, given: secret === true ? '' : (raw[name] ?? ''), allowed, missing: true };
    });
    return [...named, ...problems.filter(({ input }) => !inputs.some(({ name }) => name === input))];
}

;// CONCATENATED MODULE: ./build/config/parse.js













const MINUTE_MS = 60_000;
const BASELINES = 'auto, none, the ID of a scan, or the path of a baseline file';
const TIMEOUT_RANGE = { minMs: 1000, maxMs: 5 * 24 * 60 * MINUTE_MS, says: 'a duration from 1s to 120h, such as 45s, 30m or 5h' };
const MAX_AGE_RANGE = { minMs: MINUTE_MS, maxMs: 8760 * 60 * MINUTE_MS, says: 'a duration from 1m to 8760h, such as 45m or 6h' };
const POLL_RANGE = { minMs: 250, maxMs: 10 * MINUTE_MS, says: 'a duration from 250ms to 10m' };
/** Checks everything that was given, without a request, and finds all mistakes at once. */
function parseConfig(raw, source, sourceProblems, options = { secrets: [] }) {
    const read = createReader(raw);
    for (const problem of sourceProblems)
        read.problem(problem);
    const service = readService(read);
    const missingKey = read.word('on-missing-key', ['fail', 'skip-untrusted'], 'fail');
    const apiKey = isUnexpanded('api-key', read.text('api-key')) ? '' : read.text('api-key');
    const rules = (0,read_rules/* readRules */.Kc)(read, service);
    const warnOnly = read.word('warn-only', ['true', 'false', 'everything'], 'false');
    const parsed = readPlan(read, service, source, options);
    const dryRun = read.flag('dry-run');
    const waiting = readWaiting(read, service, parsed?.plan);
    const reports = readReports(read, service, parsed);
    if (service) {
        const settled = (0,gate_rules/* settleRules */.z1)([{ from: 'input', rules }], service, warnOnly);
        for (const problem of (0,gate_rules/* withoutBaseline */.m4)(settled, waiting.baseline))
            read.problem(problem);
        // Without the input, the policy may give `gate-on: new`, and budgets decide beside a threshold.
        if (rules.gateOn !== undefined)
            for (const { given, allowed } of (0,gate_rules/* contradictions */.vM)(settled))
                read.problem({ input: 'max-findings', given, allowed });
    }
    const address = service && parseApiUrl(read.text('api-url'), service);
    if (address && 'problem' in address)
        read.problem(address.problem);
    if (apiKey === '')
        read.problem({ input: 'api-key', given: '', allowed: keyHint(source, service), missing: true });
    else if (!/^[ -~]+$/.test(apiKey))
        read.problem({ input: 'api-key', given: '(hidden)', allowed: 'one line of letters, digits and signs: it travels in a header' });
    if (service)
        for (const problem of unreadCi(read, service, source))
            read.problem(problem);
    const found = nameUnexpanded(raw, read.problems);
    const unscanned = service === undefined ? undefined : standingOf(service, source, apiKey, missingKey);
    // Where secrets are withheld, so may be other values: only what is wrong counts, not what is missing.
    const problems = unscanned ? found.filter((problem) => problem.missing !== true) : found;
    const standing = unscanned ?? (parsed && { kind: 'scan', plan: parsed.plan });
    if (problems.length > 0 || service === undefined || standing === undefined || address === undefined || 'problem' in address) {
        return { problems };
    }
    return {
        config: {
            service,
            source,
            connection: { ...address.address, apiKey },
            standing,
            target: read.text('target'),
            waiting,
            rules,
            warnOnly,
            policyFile: read.text('policy-file'),
            dryRun,
            reports,
        },
    };
}
/**
 * On a CI whose variables are not read, the service would scan its default branch, and a merge request would pass on other code. One of
 * the two is not enough: a branch alone is scanned as it is by then, and a commit alone as one of the default branch.
 */
function unreadCi(read, { scansRepository, title }, { ci }) {
    if (ci !== 'other' || !scansRepository)
        return [];
    const wanted = {
        ref: 'the branch, tag or pull request that this job is about (also as the variable SCAN_GATE_REF)',
        sha: 'the full commit hash that this job is about (also as the variable SCAN_GATE_SHA)',
    };
    return ['ref', 'sha']
        .filter((name) => read.text(name) === '' && read.problems.every(({ input }) => input !== name))
        .map((name) => ({
        input: name,
        given: '',
        allowed: `${wanted[name]}. It is not read from this CI, and ${title} would scan its default branch instead`,
        missing: true,
    }));
}
function readService(read) {
    const given = read.text('scanner');
    const ids = registry/* SERVICES */.B.map((service) => service.id);
    const service = registry/* SERVICES */.B.find((candidate) => candidate.id === given.toLowerCase());
    if (service === undefined)
        read.problem({ input: 'scanner', given, allowed: ids.join(', '), suggestion: (0,words/* suggest */.Z)(given, ids) });
    return service;
}
function readWaiting(read, service, plan) {
    const scanId = read.text('scan-id');
    if (scanId !== '' && !(0,scan/* isScanId */.tk)(scanId))
        read.problem({ input: 'scan-id', given: scanId, allowed: 'latest, or a scan ID of letters, digits, dots, _ and -' });
    const maxAgeMs = read.duration('max-age', MAX_AGE_RANGE);
    if (scanId !== '' && read.text('max-age') !== '')
        read.problem({ input: 'max-age', given: read.text('max-age'), allowed: 'nothing beside {scan-id}, which names the scan to take' });
    const baseline = read.text('baseline') || 'auto';
    if (!(0,scan/* isScanId */.tk)(baseline) && !(0,baseline_file/* isBaselineFile */.MP)(baseline))
        read.problem({ input: 'baseline', given: baseline, allowed: BASELINES });
    // A word in letters alone that is almost one of ours is hardly a scan.
    const meant = /^[a-z]{2,6}$/i.test(baseline) ? (0,words/* suggest */.Z)(baseline, ['auto', 'none']) : undefined;
    if (meant !== undefined && meant !== baseline.toLowerCase())
        read.problem({ input: 'baseline', given: baseline, allowed: BASELINES, suggestion: meant });
    return {
        wait: read.flag('wait'),
        scanId: scanId === '' ? undefined : scanId,
        maxAgeMs,
        baseline: /^(?:auto|none)$/i.test(baseline) ? baseline.toLowerCase() : baseline,
        timeoutIsDefault: read.text('timeout') === '',
        timeoutMs: read.duration('timeout', TIMEOUT_RANGE) ?? plan?.timeoutMs ?? service?.timeoutMs ?? 0,
        pollIntervalMs: read.duration('poll-interval', POLL_RANGE),
        onTimeout: read.word('on-timeout', ['cancel', 'leave'], service?.onTimeout ?? 'cancel'),
    };
}
function readPlan(read, service, source, options) {
    if ('problem' in options)
        read.problem(options.problem);
    if (service === undefined)
        return undefined;
    const given = {};
    for (const name of SERVICE_INPUTS) {
        const value = read.text(name);
        if (value === '')
            continue;
        if (service.inputs[name] === undefined) {
            const shown = name === 'scan-options' ? '(a mapping)' : value;
            read.problem({ input: name, given: shown, allowed: `nothing: ${service.title} does not take it` });
        }
        else if (name !== 'scan-options')
            given[name] = value;
        else if ('value' in options)
            given[name] = options.value;
    }
    const scanId = read.text('scan-id');
    const parsed = service.parse(given, {
        source,
        wait: read.text('wait').toLowerCase() !== 'false',
        collects: scanId === '' ? undefined : scanId === 'latest' ? 'latest' : 'id',
    });
    if ('plan' in parsed)
        return parsed;
    for (const problem of parsed.problems)
        read.problem({ ...problem, suggestion: problem.suggestion ?? (0,words/* suggest */.Z)(problem.given, problem.allowed.split(', ')) });
    return undefined;
}
function readReports(read, service, parsed) {
    const name = read.text('name');
    if (name !== '' && !gate_name/* GATE_NAME */.m.pattern.test(name))
        read.problem({ input: 'name', given: name, allowed: gate_name/* GATE_NAME */.m.says });
    return {
        name: name === '' ? (0,identity/* slug */.y)([service?.id ?? '', ...(parsed?.plan.nameParts ?? [])].join('-')) : name,
        dir: read.text('report-dir') === '' ? 'scan-gate-report' : read.text('report-dir'),
        uploadSarif: read.word('upload-sarif', ['auto', 'required', 'never'], 'auto'),
        comment: read.word('comment', ['always', 'on-findings', 'on-failure', 'never'], 'on-findings'),
        details: read.word('details', ['auto', 'full', 'counts'], 'auto'),
        annotations: read.flag('annotations'),
        trackingIssue: read.word('tracking-issue', ['never', 'on-failure'], 'never'),
        githubToken: read.text('github-token'),
    };
}

// EXTERNAL MODULE: ./build/domain/authentication.js
var authentication = __webpack_require__(4313);
// EXTERNAL MODULE: ./build/config/yaml-text.js
var yaml_text = __webpack_require__(1702);
;// CONCATENATED MODULE: ./build/config/scan-options.js



const ALLOWED = 'a YAML or JSON mapping of fields of the create request, such as "priority: high"';
/** Reads YAML or JSON. What is wrong with it is told without quoting it: it may hold credentials. */
async function readScanOptions({ text, fromArguments, files, readFile }) {
    if (text === undefined || text === '')
        return { secrets: [] };
    const fromFile = files && text.startsWith('@');
    const content = fromFile ? readText(readFile, text.slice(1)) : text;
    if (content === undefined)
        return refuse(`@ and the name of a file that can be read; ${text} cannot`);
    const parsed = await parseMapping(content);
    if ('fault' in parsed)
        return refuse(`${ALLOWED} (${parsed.fault})`);
    const { value } = parsed;
    const leaves = (0,authentication/* secretLeaves */.T)(value['authentication']);
    const secrets = [...leaves.map(({ text: leaf }) => leaf), ...secretsInAddress(value['callback_url'])];
    if (fromArguments && !fromFile && value['authentication'] !== undefined) {
        return {
            ...refuse('options without authentication as an argument: give them as @file, or by the variable SCAN_GATE_SCAN_OPTIONS'),
            secrets,
        };
    }
    const short = leaves.filter(({ text: leaf }) => leaf.length < SHORTEST_SECRET).map(({ path }) => path);
    if (short.length > 0) {
        const what = `${SHORTEST_SECRET} or more characters under authentication, for shorter texts cannot be masked; shorter are: ${short.join(', ')}`;
        return { ...refuse(what), secrets };
    }
    return { value, secrets };
}
/** Masking a shorter text would blank out half of the log, and say what it was. */
const SHORTEST_SECRET = 6;
/** What gives access in an address: its query, as a whole and by its values, and its password. Shorter texts are no secrets. */
function secretsInAddress(value) {
    const url = typeof value === 'string' ? (0,domain_url/* parseUrl */.D)(value) : undefined;
    if (url === undefined || typeof value !== 'string')
        return [];
    const [, query = ''] = /\?([^#]*)/.exec(value) ?? [];
    return [query, ...query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1)), ...url.searchParams.values(), url.password]
        .filter((text) => text.length >= SHORTEST_SECRET)
        .filter((text, index, all) => all.indexOf(text) === index);
}
function refuse(allowed) {
    return { problem: { input: 'scan-options', given: '(hidden)', allowed }, secrets: [] };
}
function readText(readFile, file) {
    try {
        return readFile(file);
    }
    catch {
        return undefined;
    }
}
/** YAML 1.2, of which JSON is a part. Aliases are bounded by the parser, so that a small text cannot become a huge one. */
async function parseMapping(given) {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const text = (0,yaml_text/* withLineFeeds */.g)(given);
    const tooDeep = (0,yaml_text/* lineOfNesting */.Q)(text, yaml);
    if (tooDeep !== undefined)
        return { fault: `it nests too deeply in line ${tooDeep}` };
    const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: true, stringKeys: true });
    const [error] = document.errors;
    if (error)
        return { fault: `it is no YAML: ${error.code} in line ${text.slice(0, error.pos[0]).split('\n').length}` };
    try {
        const value = document.toJS();
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? { value: Object.fromEntries(Object.entries(value)) }
            : { fault: 'it is no mapping' };
    }
    catch {
        return { fault: 'its aliases cannot be resolved' };
    }
}

// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/hint.js
var domain_hint = __webpack_require__(6324);
// EXTERNAL MODULE: ./build/domain/workflow-command.js
var workflow_command = __webpack_require__(2984);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/runtime/report-dir.js
var report_dir = __webpack_require__(671);
;// CONCATENATED MODULE: ./build/runtime/choose-report-dir.js



/** Which job wrote the reports beside it. Hidden: actions/upload-artifact leaves it out. */
const MARKER = '.scan-gate-job';
/**
 * Chooses the report directory and makes it ready (`prepareReportDir`). What this job's earlier gates wrote stays, what earlier jobs
 * wrote goes: also from the folders of second gates, which a job that is misconfigured may not reach.
 */
async function chooseReportDir(asked, surroundings) {
    const first = await (0,report_dir/* checkedReportDir */.pt)(asked.directory, surroundings);
    const { job } = asked;
    const ofThisJob = async (directory) => (await markerOf(directory)) === job;
    if (asked.dryRun) {
        // On a runner that is used again, what another job left must not pass for this job's.
        const leave = (job === undefined || (await ofThisJob(first))) && (await holdsResults(first));
        const directory = await (0,report_dir/* prepareReportDir */.rD)(leave ? `${first}-doctor` : first, surroundings);
        return { directory, because: leave ? 'doctor' : undefined };
    }
    if (job === undefined)
        return { directory: await (0,report_dir/* prepareReportDir */.rD)(first, surroundings) };
    const taken = await ofThisJob(first);
    if (!taken && asked.isDefault)
        await emptyEarlier(first, job, surroundings);
    if (!taken || !asked.isDefault)
        return { directory: await claim(first, job, surroundings), because: taken ? 'replaced' : undefined };
    for (let nth = 1;; nth += 1) {
        const next = `${first}-${asked.gate}${nth === 1 ? '' : `-${nth}`}`;
        if (!(await ofThisJob(next)))
            return { directory: await claim(next, job, surroundings), because: 'second-gate' };
    }
}
async function claim(directory, job, surroundings) {
    const ready = await (0,report_dir/* prepareReportDir */.rD)(directory, surroundings);
    const marker = (0,external_node_path_.join)(ready, MARKER);
    // Never through a link that was there.
    await (0,promises_.rm)(marker, { force: true });
    await (0,promises_.writeFile)(marker, job, { flag: 'wx' });
    return ready;
}
async function emptyEarlier(first, job, surroundings) {
    const names = await (0,promises_.readdir)((0,external_node_path_.dirname)(first)).catch(() => []);
    for (const name of names.filter((each) => each.startsWith(`${(0,external_node_path_.basename)(first)}-`))) {
        const directory = (0,external_node_path_.join)((0,external_node_path_.dirname)(first), name);
        const marker = await markerOf(directory);
        // What cannot be emptied is said by the gate that wants it.
        if (marker !== undefined && marker !== job)
            await (0,report_dir/* prepareReportDir */.rD)(directory, surroundings).catch(() => undefined);
    }
}
async function markerOf(directory) {
    return await readSmall((0,external_node_path_.join)(directory, MARKER), 4_096);
}
/** Whether there are reports of a scan; those of a doctor do not count. */
async function holdsResults(directory) {
    const names = await (0,promises_.readdir)(directory).catch(() => []);
    if (!names.some((name) => report_dir/* REPORT_FILES */.JL.some((ours) => ours === name)))
        return false;
    const text = await readSmall((0,external_node_path_.join)(directory, 'results.json'), Infinity);
    try {
        const results = JSON.parse(text ?? '');
        return typeof results !== 'object' || results === null || !('checks' in results);
    }
    catch {
        return true;
    }
}
async function readSmall(path, most) {
    try {
        const found = await (0,promises_.lstat)(path);
        return found.isFile() && found.size <= most ? await (0,promises_.readFile)(path, 'utf8') : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/domain/log-text.js
var log_text = __webpack_require__(5111);
;// CONCATENATED MODULE: ./build/runtime/logger.js


/** `core.info` escapes nothing and `core.error` only line ends, hence our own (reference: platform 2.4). */
function createLogger({ write, redactor, style, debug }) {
    // One line stays one line; runs of spaces stay, for tables.
    const safe = (text) => (0,log_text/* logText */.kc)(redactor.redact(text)).replaceAll('\n', ' ');
    const said = { notice: 0, warning: 0, error: 0 };
    const say = (level, text, hint) => {
        said[level] += 1;
        // Before it is split: a line end may part a secret.
        const [first = '', ...more] = redactor.redact(hint ?? '').split('\n');
        const line = safe(first === '' ? text : `${text} ${first}`);
        // A hint may be YAML to paste: it keeps its lines and its indentation, also in the annotation, of which only this one line is read.
        if (style === 'actions')
            write(`::${level}::${(0,workflow_command/* escapeData */.u)([line, ...more.map(safe)].join('\n'))}`);
        else
            for (const next of [`${level}: ${line}`, ...more.map((rest) => `  ${safe(rest)}`)])
                write(next);
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
        raw: (line) => write(redactor.redactPage(line)),
        said,
    };
}

// EXTERNAL MODULE: ./build/domain/quoted-secrets.js
var quoted_secrets = __webpack_require__(7917);
;// CONCATENATED MODULE: ./build/runtime/wrapped-secrets.js

/** A line end with its indentation, or a single space or tab. Several in a row separate columns. */
const WRAP = { run: /[ \t\r\n]+/g, parts: (run) => run.length === 1 || /[\r\n]/.test(run) };
/** The same with line ends as JSON and many logs write them. */
const ESCAPED_WRAP = {
    run: /(?:[ \t\r\n]|\\[nrt])+/g,
    parts: (run) => run.length === 1 || /[\r\n\\]/.test(run),
};
const INVISIBLE = { run: /\p{Cf}+/gu, parts: () => true };
/** Masks each form where lines were wrapped or a blank was put into it, gap included. */
function wrapMasker(forms) {
    const inText = maskerOf(forms, WRAP);
    const inEscapes = maskerOf(forms, ESCAPED_WRAP);
    return (text) => {
        const masked = inText(text);
        return masked.includes('\\') ? inEscapes(masked) : masked;
    };
}
/** Masks each form also where invisible characters part it; those around it stay. */
function invisibleMasker(forms) {
    return maskerOf(forms, INVISIBLE);
}
function maskerOf(forms, gap) {
    const joined = [...new Set(forms.map((form) => joinedOf(form, gap).text))].filter((form) => form !== '');
    const bare = [...new Set(joined.map((form) => form.replaceAll(gap.run, '')))];
    return (text) => {
        // Nearly every text ends here, without a look at each gap.
        const stripped = text.replaceAll(gap.run, '');
        if (stripped.length === text.length || !bare.some((form) => stripped.includes(form)))
            return text;
        const line = joinedOf(text, gap);
        const spans = joined.flatMap((form) => placesOf(line.text, form)).sort((a, b) => a.from - b.from);
        let masked = '';
        let done = 0;
        for (const { from, to } of united(spans)) {
            masked += text.slice(done, line.placeOf(from)) + quoted_secrets/* MASK */.v;
            done = line.placeOf(to - 1) + 1;
        }
        return masked + text.slice(done);
    };
}
function joinedOf(text, { run, parts }) {
    const pieces = [];
    /** Where each piece begins in the joined text, and in the whole one. */
    const starts = [{ joined: 0, whole: 0 }];
    let length = 0;
    let done = 0;
    for (const { 0: gap, index } of text.matchAll(run)) {
        if (!parts(gap))
            continue;
        pieces.push(text.slice(done, index));
        length += index - done;
        done = index + gap.length;
        starts.push({ joined: length, whole: done });
    }
    pieces.push(text.slice(done));
    return {
        text: pieces.join(''),
        placeOf(index) {
            let [low, high] = [0, starts.length - 1];
            while (low < high) {
                const middle = Math.ceil((low + high) / 2);
                if ((starts[middle]?.joined ?? 0) <= index)
                    low = middle;
                else
                    high = middle - 1;
            }
            const { joined = 0, whole = 0 } = starts[low] ?? {};
            return whole + index - joined;
        },
    };
}
function placesOf(text, form) {
    const spans = [];
    for (let from = text.indexOf(form); from >= 0; from = text.indexOf(form, from + form.length))
        spans.push({ from, to: from + form.length });
    return spans;
}
/** @param spans By their beginning. */
function united(spans) {
    const whole = [];
    for (const span of spans) {
        const last = whole.at(-1);
        if (last === undefined || span.from >= last.to)
            whole.push(span);
        else
            whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    }
    return whole;
}

;// CONCATENATED MODULE: ./build/runtime/redactor.js



/** @param secrets Our own: API key, GitHub token. Empty ones are ignored. */
function createRedactor(secrets) {
    const forms = formsOf(secrets);
    const long = formsOf(secrets.filter((secret) => secret.length >= MIN_KEPT));
    const maskWrapped = wrapMasker(long.filter((form) => form.length >= MIN_KEPT));
    const maskParted = invisibleMasker(forms);
    // Wrapped ones first: of a form that has been masked in part, the rest would be found by nobody.
    const maskAll = (text, all) => replaceForms(maskWrapped(text), all);
    const redact = (text) => {
        // The surfaces drop invisible characters later, which would join again what they part.
        const visible = (0,plain_text/* plain */.pj)(text);
        if (visible === text)
            return clean(text);
        const cleaned = clean(visible);
        return cleaned === visible ? clean(text) : cleaned;
    };
    const takeSecrets = (text) => {
        const cleaned = maskAll(text, long);
        if (ORDINARY.test(cleaned))
            return cleaned;
        const visible = (0,plain_text/* plain */.pj)(cleaned);
        const masked = maskAll(visible, long);
        return masked === visible ? cleaned : masked;
    };
    const clean = (text) => (0,quoted_secrets/* withoutQuotedSecrets */.i)(maskAll(text, forms));
    const redactPage = (text) => {
        const cleaned = maskAll(text, forms);
        return ORDINARY.test(cleaned) ? cleaned : maskParted(cleaned);
    };
    return { redact, redactPage, redactAll: (value) => mapStrings(value, redact), takeSecrets };
}
/** Text without characters that `plain` would drop. */
const ORDINARY = /^[\t\n\r\x20-\x7e]*$/;
/** Shorter ones may be a word of the service's, or parts of two; what is shown of them is cleaned where it is shown. */
const MIN_KEPT = 8;
function formsOf(secrets) {
    return [...new Set(secrets.filter((secret) => secret.length > 0).flatMap(encodings))].sort((a, b) => b.length - a.length);
}
function replaceForms(text, forms) {
    let rest = text;
    for (const form of forms)
        rest = rest.replaceAll(form, quoted_secrets/* MASK */.v);
    return rest;
}
/** A secret as it may come back: as it is, and as URLs, JSON, XML, base64 and hex write it. */
function encodings(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    const plain = [secret, ...secret.split(/\r\n|[\r\n]/).filter((line) => line.trim().length >= MIN_LINE)];
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

;// CONCATENATED MODULE: ./build/setup.js















/** Masks the secrets, then reads event and configuration. Makes no request. */
async function setUp({ env, given, style, debug, cwd, write }) {
    const keys = [given.raw['api-key'], given.raw['github-token']].filter((secret) => secret !== undefined);
    // First of all: whatever is printed later, the runner knows what to hide.
    if (style === 'actions')
        maskAll(keys, write);
    const options = await readScanOptions({
        text: given.raw['scan-options'],
        fromArguments: given.fromArguments?.has('scan-options') ?? false,
        files: style === 'plain',
        readFile: (path) => (0,external_node_fs_.readFileSync)((0,external_node_path_.resolve)(cwd, path), 'utf8'),
    });
    if (style === 'actions')
        maskAll(options.secrets, write);
    const secrets = [...keys, ...options.secrets];
    const redactor = createRedactor(secrets);
    const logger = createLogger({ write, redactor, style, debug });
    for (const variable of given.unread ?? [])
        logger.warning(`The variable ${variable} is not read: there is no such input.`);
    const { source, problems } = readSource({
        env,
        readFile: (path) => (0,external_node_fs_.readFileSync)(path, 'utf8'),
        ref: given.raw.ref,
        sha: given.raw.sha,
    });
    return { parsed: parseConfig(given.raw, source, [...given.problems, ...problems], options), source, logger, redactor };
}
/** The whole secret and each of its lines: the runner masks line by line. */
function maskAll(secrets, write) {
    for (const secret of new Set(secrets.flatMap((text) => [text, ...text.split(/\r\n|[\r\n]/)])))
        mask(secret, write);
}
function mask(secret, write) {
    // A short line of a secret would blank out half of the log.
    if (secret.trim().length < 4)
        return;
    write(`::add-mask::${(0,workflow_command/* escapeData */.u)(secret)}`);
}
/** The last step before a run: its mistakes, or its configuration and a report directory that is ready. */
async function getReady({ parsed, source, logger }, given, place) {
    const reports = await readyReportDir({ parsed, logger }, given, place);
    if ('config' in parsed && 'directory' in reports)
        return { config: parsed.config, directory: reports.directory, workspace: workspaceOf(place) };
    const ofInputs = 'problems' in parsed ? parsed.problems : [];
    const ofReports = 'problem' in reports ? [reports.problem] : [];
    return { problems: [...ofInputs, ...ofReports, ...(await problemsOfPolicy(source, given, place))] };
}
/** Only where the workspace's policy would hold; it is read here for its mistakes alone. */
async function problemsOfPolicy(source, { raw }, place) {
    const workspace = workspaceOf(place);
    const named = raw['policy-file']?.trim() ?? '';
    // Most jobs have none, and what reads it is loaded for those that do.
    if ((0,policy_place/* isUnmerged */.s)(source) || (named === '' && !policy_place/* POLICY_PATHS */.o.some((path) => isThere((0,external_node_path_.join)(workspace, path)))))
        return [];
    const { policyMistakes } = await __webpack_require__.e(/* import() */ 860).then(__webpack_require__.bind(__webpack_require__, 2860));
    return policyMistakes({ workspace, named, scanner: raw.scanner?.trim() ?? '', name: raw.name?.trim() ?? '', nowMs: place.nowMs });
}
function isThere(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
    }
    catch {
        // What cannot be looked at is there in some way: reading it tells more.
        return true;
    }
}
/** What main leaves so that the post step knows whether its own inputs are the same. No secret is in it. */
function mainStepOf(config, { raw }, directory) {
    const { service, connection, target, reports } = config;
    // `scan-options` may hold passwords, of which a short one could be found by its hash.
    const open = INPUT_TABLE.filter(({ name, secret }) => secret !== true && name !== 'scan-options').map(({ name }) => raw[name]);
    return {
        title: service.title,
        cancelRequest: service.cancelRequest,
        place: identityOf([service.id, connection.baseUrl, target]),
        inputs: identityOf([reports.name, ...open]),
        directory,
    };
}
/** Where the repository's files are. */
function workspaceOf({ env, cwd }) {
    return env.GITHUB_WORKSPACE || cwd;
}
/**
 * Makes the report directory ready, before anything else can end the run: an old report beside a configuration error would pass for
 * a new one.
 */
async function readyReportDir({ parsed, logger }, { raw, fromArguments }, { env, cwd }) {
    const given = raw['report-dir'] ?? REPORT_DIR;
    const asked = {
        directory: given,
        isDefault: given === REPORT_DIR,
        gate: 'config' in parsed ? parsed.config.reports.name : (0,identity/* slug */.y)(raw.name ?? raw.scanner ?? ''),
        job: jobOf(env),
        dryRun: raw['dry-run']?.toLowerCase() === 'true',
    };
    try {
        const { directory, because } = await chooseReportDir(asked, { workspace: workspaceOf({ env, cwd }), home: (0,external_node_os_.homedir)() });
        sayChoice(because, { given, directory, logger, style: fromArguments === undefined ? 'action' : 'command-line' });
        return { directory };
    }
    catch (error) {
        return {
            problem: { input: 'report-dir', given, allowed: `a directory of its own, such as scan-gate-report (${(0,errors/* asScanError */.ih)(error).message})` },
        };
    }
}
function sayChoice(because, { given, directory, logger, style }) {
    if (because === 'doctor')
        logger.info(`The last results in ${given} stay: this dry run writes to ${directory}.`);
    if (because === 'second-gate') {
        const hint = 'To choose another folder, set {report-dir}.';
        logger.notice(`${given} holds the reports of an earlier gate of this job. This gate writes to ${directory}.`, (0,domain_hint/* nameInputs */.z)(hint, style));
    }
    if (because === 'replaced') {
        const hint = 'Give each gate of the job its own {report-dir}, or leave {report-dir} out.';
        logger.warning(`The reports of an earlier gate of this job were removed from ${given}.`, (0,domain_hint/* nameInputs */.z)(hint, style));
    }
}
/** The job of GitHub Actions that this step belongs to. Jobs of a matrix share all but the runner's own ID for the job. */
function jobOf({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, RUNNER_TRACKING_ID }) {
    return GITHUB_RUN_ID ? JSON.stringify([GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, RUNNER_TRACKING_ID]) : undefined;
}
const REPORT_DIR = 'scan-gate-report';


/***/ })

};
