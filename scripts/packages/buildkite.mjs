import { isBoolean, LIST, MADE, REPOSITORY, yaml } from './shared.mjs';

/** https://buildkite.com/docs/pipelines/integrations/plugins/writing. The hook reads the same names. */
export function buildkitePlugin({ inputs, description }) {
  return `${MADE}${yaml({
    name: 'scan-gate',
    description,
    author: REPOSITORY,
    requirements: ['node'],
    configuration: {
      properties: Object.fromEntries(inputs.map((input) => [input.name, buildkiteProperty(input)])),
      required: inputs.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    },
  })}`;
}

function buildkiteProperty({ name, values, description }) {
  if (isBoolean(values)) return { type: 'boolean', description };
  if (values?.includes('true')) return { enum: [true, false, ...values], description };
  if (values) return { type: 'string', enum: values, description };
  if (name === 'scan-options') return { type: ['string', 'object'], description };
  if (name === LIST) return { type: ['string', 'array'], description };
  return { type: ['string', 'number'], description };
}
