// Makes schemas/policy.schema.json from the tables of src/policy/keys.ts, which the parser uses.
// JSON Schema cannot express everything that the parser checks (__tests__/policy/schema.test.ts lists the differences). It is stricter in
// three points: words are in lowercase, numbers have no quotes, and patterns have no nested braces.

/** One pattern of a list: no backslash and no invisible character; a comma only within braces. */
const GLOB_PARTS = String.raw`(?:[^\\\p{C},{}]|\{[^\\\p{C}{}]*\})+`;

/** The starts that a pattern must not have. */
const GLOB_STARTS = {
  files: { inText: String.raw`(?![!/\s,]|\.\.?/)`, inList: String.raw`(?![!/\s]|\.\.?/)` },
  resources: { inText: String.raw`(?![!\s,])`, inList: String.raw`(?![!\s])` },
};

const INVISIBLE = String.raw`\p{C}\p{M}\p{Zl}\p{Zp}\\\u115f\u1160\u3164\uffa0`;

/** A file of the repository: a relative path without scheme, dot folders or backslashes (`repositoryPath` in src/domain/finding.ts). */
const FILE = {
  type: 'string',
  maxLength: 4096,
  pattern: String.raw`^(?!(?:.*/)?\.{1,2}(?:/|$))(?![A-Za-z][A-Za-z0-9+.-]*:)(?![/\s])[^${INVISIBLE}]*[^/\s${INVISIBLE}]$`,
};

/** The whole file, formatted as biome formats it. */
export function policySchema({
  SERVICES,
  MAX_BUDGET,
  MAX_CHARACTERS,
  REPOSITORY_WAIVERS,
  POLICY_TABLE,
  RULE_TABLE,
  TARGET_TABLE,
  WAIVER_TABLE,
}) {
  const limits = { MAX_BUDGET, MAX_CHARACTERS, REPOSITORY_WAIVERS };
  const scanners = SERVICES.map(({ id }) => id);
  const refs = mapValues(RULE_TABLE, (_rule, key) => reference(key));
  const sections = Object.entries(POLICY_TABLE).filter(([key]) => RULE_TABLE[key] === undefined);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://raw.githubusercontent.com/OWNER/scan-gate/v1/schemas/policy.schema.json',
    title: 'scan-gate policy file',
    description:
      "What the repository rules for its scans: .github/scan-gate.yml or .scan-gate.yml. On pull requests and in merge queues it is read at the base commit, so that no change loosens its own gate. The first of these that gives a rule decides: the input, the gate's own section below names, the scanner's section below scanners, the top of the file, the default. A file of another repository that policy-file names as owner/repository/path@ref is a central policy: the repository's own file and the inputs can only make it stricter.",
    type: ['object', 'null'],
    additionalProperties: false,
    properties: { ...refs, ...mapValues(Object.fromEntries(sections), (key) => described(key, limits)) },
    $defs: {
      count: { type: 'integer', minimum: 0, maximum: MAX_BUDGET },
      ...mapValues(RULE_TABLE, (rule) => described(rule, limits)),
      rules: { type: ['object', 'null'], additionalProperties: false, properties: refs },
      scanner: { description: 'A scan service.', enum: scanners },
      target: {
        description: 'A target of a group.',
        type: 'object',
        additionalProperties: false,
        required: ['target'],
        properties: mapValues(TARGET_TABLE, (key) => described(key, limits)),
      },
      waiver: {
        description: 'A finding that a person accepts until a day: exactly one of fingerprint, id and rule.',
        type: 'object',
        additionalProperties: false,
        required: ['reason', 'expires'],
        oneOf: ['fingerprint', 'id', 'rule'].map((key) => ({ required: [key] })),
        properties: {
          ...mapValues(WAIVER_TABLE, (key) => described(key, limits)),
          scanner: { description: WAIVER_TABLE.scanner.description, ...reference('scanner') },
        },
      },
    },
  };
  return `${formatted(schema)}\n`;
}

/** What the keys of a mapping hold. */
const HELD = { rules: reference('rules'), file: FILE, targets: { type: 'array', minItems: 1, items: reference('target') } };

function described({ description, examples, ...value }, limits) {
  return { description, ...valueSchema(value, limits), ...(examples && { examples }) };
}

/** The schema of each kind of value in src/policy/keys.ts. */
function valueSchema(value, { MAX_BUDGET, MAX_CHARACTERS, REPOSITORY_WAIVERS }) {
  if (value.words) return { enum: value.words };
  if (value.range) return { type: value.range.whole ? 'integer' : 'number', minimum: value.range.min, maximum: value.range.max };
  if (value.numbers) return { anyOf: numbersSchemas(value.numbers, MAX_BUDGET) };
  if (value.globs) return { anyOf: globSchemas(GLOB_STARTS[value.globs], MAX_CHARACTERS) };
  if (value.text) return { type: 'string', pattern: value.text.pattern.source };
  if (value.texts) return { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', pattern: value.texts.pattern.source } };
  if (value.day) return { type: 'string', format: 'date', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` };
  if (value.list) {
    const permission = { const: REPOSITORY_WAIVERS };
    return { anyOf: [permission, { type: ['array', 'null'], uniqueItems: true, items: { anyOf: [permission, reference('waiver')] } }] };
  }
  return {
    type: ['object', 'null'],
    propertyNames: value.by.words ? reference('scanner') : { pattern: value.by.pattern.source },
    additionalProperties: HELD[value.holds],
  };
}

/** `high=3, total=20` or a mapping. */
function numbersSchemas({ names, pattern }, most) {
  const name = names ? `(?:${names.join('|')})` : pattern.source.replace(/^\^|\$$/g, '');
  const pair = String.raw`${name}\s*[=:]\s*(?:\d{1,${String(most).length - 1}}|${most})`;
  const count = reference('count');
  return [
    { type: 'string', pattern: String.raw`^\s*${pair}(?:\s*[,\n]\s*${pair})*\s*,?\s*$` },
    {
      type: 'object',
      minProperties: 1,
      ...(names
        ? { additionalProperties: false, properties: Object.fromEntries(names.map((known) => [known, count])) }
        : { propertyNames: { pattern: pattern.source }, additionalProperties: count }),
    },
  ];
}

/** Patterns in one text, as in the input `paths`, or a list of them. */
function globSchemas({ inText, inList }, most) {
  const one = `${inText}${GLOB_PARTS}`;
  return [
    { type: 'string', maxLength: most, pattern: String.raw`^\s*${one}(?:\s*[,\n]\s*${one})*\s*$` },
    {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', pattern: String.raw`^${inList}[^\\\p{C}]{0,${most - 1}}[^\\\s\p{C}]$` },
    },
  ];
}

function reference(name) {
  return { $ref: `#/$defs/${name}` };
}

function mapValues(object, map) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}

/** Objects on several lines, and lists without objects on one line, because they are short. */
function formatted(value, indent = '') {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (isList && !JSON.stringify(value).includes('{')) return `[${value.map((item) => formatted(item)).join(', ')}]`;
  const lines = isList
    ? value.map((item) => deeper + formatted(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${formatted(item, deeper)}`);
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
