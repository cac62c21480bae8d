export const id = 329;
export const ids = [329,725];
export const modules = {

/***/ 4329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  baseline: () => (/* binding */ baseline)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/baseline-file.js
var baseline_file = __webpack_require__(5409);
// EXTERNAL MODULE: ./build/domain/order.js
var order = __webpack_require__(6725);
;// CONCATENATED MODULE: ./build/config/baseline-format.js


/** The file's text: keys in one order, sorted, a finding to a line, so that a review shows which ones came and went. */
function formatBaseline({ schemaVersion, scanner, target, scan, score, inventory, findings, ...traits }) {
    const head = {
        schemaVersion,
        scanner,
        target,
        ...Object.fromEntries(baseline_file/* BASELINE_TRAITS */.S7.map((name) => [name, traits[name]])),
        scan: { id: scan.id, completedAt: scan.completedAt, commit: scan.commit },
        score,
        inventory: inventory && Object.fromEntries(Object.entries(inventory).toSorted(([a], [b]) => (0,order/* compareTexts */.q)(a, b))),
    };
    const text = JSON.stringify(head, undefined, 2);
    if (findings === undefined)
        return `${text}\n`;
    const lines = findings.toSorted((a, b) => (0,order/* compareTexts */.q)(a.fingerprint, b.fingerprint)).map((finding) => `    ${lineOf(finding)}`);
    return `${text.slice(0, -2)},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}
function lineOf({ fingerprint, severity, title, id }) {
    const fields = Object.entries({ fingerprint, severity, title, id }).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
    return `{ ${fields.join(', ')} }`;
}

// EXTERNAL MODULE: ./build/config/problems.js
var problems = __webpack_require__(3515);
// EXTERNAL MODULE: ./build/domain/errors.js
var errors = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/domain/hint.js
var hint = __webpack_require__(6324);
// EXTERNAL MODULE: ./build/domain/severity.js
var severity = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/setup.js + 23 modules
var setup = __webpack_require__(5566);
// EXTERNAL MODULE: ./build/cli/inputs.js + 1 modules
var cli_inputs = __webpack_require__(9655);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/runtime/folders.js
var folders = __webpack_require__(4954);
;// CONCATENATED MODULE: ./build/cli/output-file.js




/** Writes a file whole or not at all: beside its place first, and then moved there. Its folder is made where there is none. */
async function writeOutput(path, text) {
    await (0,folders/* makeFolder */.fc)((0,external_node_path_.dirname)(path));
    const draft = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.scan-gate.${(0,external_node_crypto_.randomUUID)()}.tmp`);
    try {
        const file = await (0,promises_.open)(draft, 'wx');
        try {
            await file.writeFile(text);
        }
        finally {
            await file.close();
        }
        await (0,promises_.rename)(draft, path);
    }
    catch (error) {
        await (0,promises_.rm)(draft, { force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/cli/baseline.js









const USUAL_PATH = '.github/scan-gate-baseline.json';
/**
 * Writes the findings that a team starts with: takes a scan that there is (`--scan-id`, default the latest), reads it in full, and
 * writes a file to commit. Exit code 0 once it is written, otherwise 2.
 */
const baseline = async ({ args, env, cwd, interrupt, print }) => {
    // The one flag that is no input.
    const inputs = (0,cli_inputs/* readCommandLineInputs */.t)(args, env, ['output']);
    const { output = USUAL_PATH } = inputs.others;
    const given = { ...inputs, raw: { 'scan-id': 'latest', ...inputs.raw } };
    const { parsed, logger, redactor } = await (0,setup/* setUp */.s)({ env, given, cwd, style: 'plain', debug: inputs.debug, write: print });
    if ('problems' in parsed) {
        for (const problem of parsed.problems)
            logger.error((0,problems/* describeProblem */.B)(problem, 'command-line'));
        logger.info('Nothing was requested and nothing was written.');
        return 2;
    }
    try {
        const { executeBaseline } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(860), __webpack_require__.e(224), __webpack_require__.e(821)]).then(__webpack_require__.bind(__webpack_require__, 8224));
        const world = { env, logger, redactor, style: 'command-line', interrupt, directory: '', workspace: cwd };
        const file = await executeBaseline(parsed.config, world);
        const path = (0,external_node_path_.resolve)(cwd, output);
        await writeFileOrSay(path, formatBaseline(file));
        tell(file, path, cwd, logger);
        return 0;
    }
    catch (thrown) {
        const error = (0,errors/* asScanError */.ih)(interrupt.aborted ? interrupt.reason : thrown);
        logger.error(error.message, error.hint && (0,hint/* nameInputs */.z)(error.hint, 'command-line'));
        logger.info('No baseline was written.');
        return 2;
    }
};
async function writeFileOrSay(path, text) {
    try {
        await writeOutput(path, text);
    }
    catch (error) {
        (0,errors/* failWith */.ff)('CONFIG', `The baseline could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`, {
            hint: 'Name a file in a folder that can be written to with --output.',
            cause: error,
        });
    }
}
/** What the file holds, and what makes the gate use it. */
function tell({ scan, findings, score, inventory }, path, cwd, logger) {
    const inside = (0,external_node_path_.relative)(cwd, path);
    const shown = (0,external_node_path_.isAbsolute)(inside) || inside.startsWith('..') ? path : inside.split(external_node_path_.sep).join('/');
    const counts = findings && (0,severity/* countSeverities */.ng)(findings.map(({ severity }) => severity));
    const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
    const holds = [
        findings &&
            `${findings.length} open ${findings.length === 1 ? 'finding' : 'findings'}${counts && findings.length > 0 ? ` (${(0,severity/* describeCounts */.wv)(counts)})` : ''}`,
        score === undefined ? undefined : `the score ${score ?? '(none)'}`,
        resources === undefined ? undefined : `${resources} resources`,
    ].filter((part) => part !== undefined);
    logger.info(`Wrote ${shown}: ${holds.join(', ')} of the scan ${scan.id}.`);
    logger.info('Commit it, and give it to the gate:');
    logger.info(`  baseline: ${shown}`);
    if (findings)
        logger.info('  gate-on: new');
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


/***/ })

};
