export const id = 820;
export const ids = [820,821];
export const modules = {

/***/ 5820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   scan: () => (/* binding */ scan)
/* harmony export */ });
/* harmony import */ var _config_problems_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3515);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6046);
/* harmony import */ var _domain_hint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6324);
/* harmony import */ var _runtime_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4821);
/* harmony import */ var _setup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5566);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9655);






/** The same run as the Action's, in a terminal or any other CI: inputs as flags and variables, the files, the exit codes. */
const scan = async ({ args, env, cwd, interrupt, print }) => {
    const given = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readCommandLineInputs */ .t)(args, env);
    const setup = await (0,_setup_js__WEBPACK_IMPORTED_MODULE_2__/* .setUp */ .s)({ env, given, cwd, style: 'plain', debug: given.debug, write: print });
    const { logger, redactor } = setup;
    const ready = await (0,_setup_js__WEBPACK_IMPORTED_MODULE_2__/* .getReady */ .uv)(setup, given, { env, cwd, nowMs: _runtime_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m.now() });
    if ('problems' in ready) {
        for (const problem of ready.problems)
            logger.error((0,_config_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .describeProblem */ .B)(problem, 'command-line'));
        logger.info('verdict: error. Nothing was requested and nothing was started.');
        // `everything`: nor does the verdict `error` fail the job (design, section 2.1).
        if (given.raw['warn-only']?.toLowerCase() !== 'everything')
            return 2;
        logger.warning('The job stays green because of warn-only.');
        return 0;
    }
    try {
        const { execute } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(860), __webpack_require__.e(224), __webpack_require__.e(725)]).then(__webpack_require__.bind(__webpack_require__, 8224));
        const { config, directory, workspace } = ready;
        return (await execute(config, {
            env,
            logger,
            redactor,
            style: 'command-line',
            keyVariable: given.keyVariable,
            interrupt,
            directory,
            workspace,
        })).exitCode;
    }
    catch (thrown) {
        const error = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asScanError */ .ih)(thrown);
        logger.error(error.message, error.hint && (0,_domain_hint_js__WEBPACK_IMPORTED_MODULE_5__/* .nameInputs */ .z)(error.hint, 'command-line', given.keyVariable));
        return 2;
    }
};


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
