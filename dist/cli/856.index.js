export const id = 856;
export const ids = [856];
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

/***/ 2856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   emulate: () => (/* binding */ emulate)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _config_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(730);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6222);



/** Runs an emulated service until it is interrupted, for users' own pipelines: a gate can be tried before there is an account. */
const emulate = async ({ args, interrupt, print }) => {
    const { mounts } = await Promise.all(/* import() */[__webpack_require__.e(67), __webpack_require__.e(786)]).then(__webpack_require__.bind(__webpack_require__, 9786));
    const { PRESETS } = await __webpack_require__.e(/* import() */ 230).then(__webpack_require__.bind(__webpack_require__, 230));
    const { startEmulator } = await __webpack_require__.e(/* import() */ 409).then(__webpack_require__.bind(__webpack_require__, 6409));
    const { values, tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        tokens: true,
        options: {
            scanner: { type: 'string' },
            port: { type: 'string', default: '4010' },
            scenario: { type: 'string', default: 'failing' },
            repository: { type: 'string' },
        },
    });
    const repeated = (0,_flags_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatedFlags */ .s)(tokens);
    for (const name of repeated)
        print(`error: ${(0,_flags_js__WEBPACK_IMPORTED_MODULE_2__/* .saysRepeated */ .Z)(name)}`);
    if (repeated.length > 0)
        return 2;
    const mount = Object.hasOwn(mounts, values.scanner ?? '') ? mounts[values.scanner ?? ''] : undefined;
    const preset = PRESETS.find((name) => name === values.scenario);
    const port = Number(values.port);
    if (mount === undefined)
        return refuseValue(print, 'scanner', values.scanner, Object.keys(mounts));
    if (preset === undefined)
        return refuseValue(print, 'scenario', values.scenario, PRESETS);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
        return refuseValue(print, 'port', values.port, ['0 to 65535']);
    const service = mount({ preset, repository: values.repository });
    const emulator = await startEmulator(service, { port });
    print(`Emulating ${service.id} on ${emulator.url} (scenario ${preset}). Inputs that fit:`);
    for (const [name, value] of Object.entries({ 'api-url': emulator.url, ...service.inputs }))
        print(`  ${name}: ${value}`);
    for (const [path, text] of Object.entries(service.files ?? {}))
        print(`A file of the repository that it needs, ${path}:\n${text.trimEnd()}`);
    print('Requests that its documents do not describe are answered with 400. Stop it with Ctrl-C.');
    await new Promise((resolve) => {
        if (interrupt.aborted)
            resolve();
        interrupt.addEventListener('abort', () => resolve(), { once: true });
    });
    await emulator.close();
    return 0;
};
function refuseValue(print, flag, given, allowed) {
    const meant = (0,_config_words_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .Z)(given ?? '', allowed);
    print(`error: --${flag} cannot be "${given ?? ''}"; allowed: ${allowed.join(', ')}.${meant ? ` Did you mean ${meant}?` : ''}`);
    return 2;
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
