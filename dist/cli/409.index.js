export const id = 409;
export const ids = [409];
export const modules = {

/***/ 6409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startEmulator: () => (/* binding */ startEmulator)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/emulator/clock.js
/** The wall clock. A pending sleep does not keep the process alive; the listening socket does. */
function realClock() {
    return scaledClock(1);
}
/** A clock that runs `speed` times as fast as the wall clock: with 1,000 a second passes in a millisecond. */
function scaledClock(speed, startMs = Date.now()) {
    const begunMs = performance.now();
    return {
        now: () => Math.round(startMs + (performance.now() - begunMs) * speed),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / speed).unref()),
    };
}

;// CONCATENATED MODULE: ./build/emulator/faults.js
/** The fault for the `nth` request of this kind. */
function faultFor({ faults, outages }, call, nth, nowMs) {
    const rule = faults.find((candidate) => candidate.call === call && befalls(candidate, outages, nth, nowMs));
    return rule && resolve(rule.fault, nowMs);
}
function befalls(rule, outages, nth, nowMs) {
    if (rule.forMs === undefined)
        return covers(rule.nth, nth);
    const sinceMs = outages.get(rule) ?? (covers(rule.nth, nth) ? nowMs : undefined);
    if (sinceMs === undefined)
        return false;
    outages.set(rule, sinceMs);
    return nowMs < sinceMs + rule.forMs;
}
function covers(wanted, nth) {
    if (wanted === 'all')
        return true;
    if (typeof wanted === 'number')
        return wanted === nth;
    return wanted[0] <= nth && nth <= wanted[1];
}
function resolve(fault, nowMs) {
    return typeof fault === 'function' ? resolve(fault(nowMs), nowMs) : fault;
}
/** Answers the request, or not, as the fault wants; gives back the status that was sent, 0 for none. */
async function answerWith(fault, stage) {
    setDate(stage);
    if (fault === undefined)
        return send(stage.response, await stage.answer());
    if (typeof fault === 'string')
        return playNamed(fault, stage);
    if (typeof fault === 'function')
        return answerWith(fault(stage.clock.now()), stage);
    if ('delayMs' in fault)
        return sendLate(fault.delayMs, stage);
    if ('redirect' in fault)
        return sendText(stage.response, 302, '', { location: fault.redirect });
    return send(stage.response, { status: fault.status, body: fault.body ?? stage.refusal(fault.status), headers: fault.headers });
}
async function sendLate(delayMs, { response, clock, answer }) {
    const late = await answer();
    await clock.sleep(delayMs);
    setDate({ response, clock });
    return send(response, late);
}
/** By the emulator's clock; a fault may say another. */
function setDate({ response, clock }) {
    response.setHeader('date', new Date(clock.now()).toUTCString());
}
async function playNamed(fault, { response, answer }) {
    switch (fault) {
        case 'hang':
            return 0;
        case 'reset':
            return faults_reset(response);
        case 'html-502':
            return sendText(response, 502, BAD_GATEWAY, { 'content-type': 'text/html' });
        case 'hang-after':
            void answer();
            return 0;
        case 'reset-after':
            void answer();
            return faults_reset(response);
        case 'truncate':
            return sendHalf(response, await answer());
        case 'not-json':
            return sendText(response, withText((await answer()).status), 'Service is starting up', { 'content-type': 'application/json' });
        case 'empty':
            return sendText(response, (await answer()).status, '', { 'content-type': 'application/json' });
    }
}
const BAD_GATEWAY = '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n';
function faults_reset(response) {
    response.socket?.resetAndDestroy();
    return 0;
}
function send(response, { status, body, headers }) {
    if (body === undefined)
        return sendText(response, status, '', headers);
    if (body instanceof Uint8Array)
        return sendText(response, status, body, headers);
    return sendText(response, status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8', ...headers });
}
function sendText(response, status, text, headers = {}) {
    const length = status === 204 ? {} : { 'content-length': String(Buffer.byteLength(text)) };
    response.writeHead(status, { ...length, ...headers }).end(text);
    return status;
}
/** 204 can carry no text: what answers in its place says 200. */
function withText(status) {
    return status === 204 ? 200 : status;
}
function sendHalf(response, { status, body, headers }) {
    const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body ?? {}));
    response.writeHead(withText(status), { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers });
    // Only after the half has left, or the client would see a reset instead of a torn body.
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.end());
    return withText(status);
}

;// CONCATENATED MODULE: ./build/emulator/exchange.js

/** Whatever a service calls the header of its key: one too many is hidden sooner than one too few. */
const SECRET_HEADERS = /(?:authorization|cookie|key|token|secret)$/;
/** Above GitHub's 10 MB of gzip in base64, so that GitHub's own limit is the one that is met. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** One request, from its arrival to its answer. */
async function exchange(desk, request, response) {
    const leave = enter(desk);
    response.once('close', leave);
    const call = await readCall(request);
    const routed = desk.service.route(call);
    const recording = record(desk, call, routed.kind);
    const fault = faultFor(desk, routed.kind, countUp(desk.seen, routed.kind), recording.at);
    const answer = async () => {
        const given = await routed.answer();
        if (given.undocumented !== undefined)
            recording.undocumented = given.undocumented;
        return given;
    };
    recording.status = await answerWith(fault, { response, clock: desk.clock, answer, refusal: (status) => desk.service.refusal(status) });
    // Not on `close` alone, which may come after the client's next request; what hangs is open until then.
    if (recording.status !== 0)
        leave();
}
function enter(desk) {
    desk.open += 1;
    let inside = true;
    return () => {
        if (inside)
            desk.open -= 1;
        inside = false;
    };
}
function record(desk, call, kind) {
    const query = call.query.toString();
    const recording = {
        method: call.method,
        path: query === '' ? call.path : `${call.path}?${query}`,
        headers: withoutSecrets(call.headers),
        body: call.body,
        kind,
        status: 0,
        at: desk.clock.now(),
        inFlight: desk.open,
    };
    desk.requests.push(recording);
    return recording;
}
function countUp(seen, kind) {
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    return nth;
}
function withoutSecrets(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, SECRET_HEADERS.test(name) ? 'present' : value]));
}
async function readCall(request) {
    // Not `new URL`: it would tidy up the dots and doubled slashes that we want to see.
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    const text = await readText(request);
    return {
        method: request.method ?? 'GET',
        path,
        query: new URLSearchParams(query.join('?')),
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
        ...parse(text),
    };
}
async function readText(request) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of request) {
        bytes += chunk.length;
        if (bytes <= MAX_BODY_BYTES)
            chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function parse(text) {
    if (text === '')
        return { body: undefined };
    try {
        return { body: JSON.parse(text) };
    }
    catch {
        return { body: text, bodyProblem: 'the body is not JSON' };
    }
}

;// CONCATENATED MODULE: ./build/emulator/server.js



/** Puts a mount on loopback. */
async function startEmulator(mount, options = {}) {
    const clock = options.clock ?? realClock();
    const requests = [];
    // Longer than any client keeps an idle connection, or it would meet resets that no scenario asked for.
    const server = (0,external_node_http_.createServer)({ keepAliveTimeout: 120_000 });
    const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
    const service = mount.open({ clock, url });
    const desk = { clock, service, faults: mount.faults, requests, seen: new Map(), outages: new Map(), open: 0 };
    server.on('request', (request, response) => {
        exchange(desk, request, response).catch((error) => {
            if (!response.headersSent && !response.destroyed)
                response.writeHead(500).end(`emulator: ${String(error)}`);
        });
    });
    return {
        url,
        requests,
        get undocumented() {
            return requests.filter((request) => request.undocumented !== undefined);
        },
        state: service.state,
        close: () => shut(server),
    };
}
function listen(server, port) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
    });
}
function shut(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}


/***/ })

};
