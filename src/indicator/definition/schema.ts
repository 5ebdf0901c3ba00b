// The form of a definition, as a JSON Schema.

const text = { type: 'string' } as const;
const node = { $ref: '#/$defs/node' } as const;
const label = {
  type: 'object',
  properties: { en: text, fr: text },
  required: ['en', 'fr'],
  additionalProperties: false,
} as const;
const better = { enum: ['higher', 'lower', 'neutral'] } as const;
const additivity = { enum: ['additive', 'semi-additive', 'distinct', 'ratio', 'order-stat', 'derived'] } as const;
const count = { type: 'integer', minimum: 0 } as const;
const periods = {
  type: 'object',
  properties: { periods: count, every: { enum: ['day', 'week', 'month', 'quarter', 'half', 'year'] } },
  required: ['periods', 'every'],
  additionalProperties: false,
} as const;
const oneVariant = {
  label,
  formula: node,
  source: text,
  better,
  additivity,
  maturity: { oneOf: [count, periods, { type: 'null' }] },
} as const;

const op = (name: string, properties: object, required: readonly string[]): object => ({
  type: 'object',
  properties: { op: { const: name }, ...properties },
  required: ['op', ...required],
  additionalProperties: false,
});

const field = op(
  'field',
  {
    from: text,
    name: text,
    type: { enum: ['number', 'money', 'key', 'date'] },
    unique: { const: true },
    at: text,
  },
  ['from', 'name', 'type'],
);

const aggregate = op(
  'aggregate',
  {
    fn: text,
    of: node,
    each: node,
    q: { type: 'number', minimum: 0, maximum: 1 },
    n: { type: 'integer', minimum: 1 },
    where: node,
    missing: { enum: ['skip', 'refuse'] },
    at: node,
    until: node,
    shift: { const: 'previous' },
    across: { const: true },
  },
  ['fn', 'of', 'at'],
);

/**
 * The JSON Schema (draft 2020-12) of a list of definitions of indicators: for editors, and for checks outside this library.
 * `readDefinitions` checks more: units, kinds of records, cycles.
 */
export const definitionSchema: Readonly<Record<string, unknown>> = /* @__PURE__ */ Object.freeze({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Definitions of indicators',
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9]*$', maxLength: 64 },
      unit: { enum: ['money', 'count', 'quantity', 'ratio', 'points', 'score', 'days', 'months', 'number'] },
      ...oneVariant,
      maturity: { oneOf: [count, periods] },
      variants: {
        type: 'object',
        additionalProperties: { type: 'object', properties: oneVariant, required: ['label', 'formula'], additionalProperties: false },
      },
    },
    required: ['id', 'label', 'unit', 'better', 'formula'],
    additionalProperties: false,
  },
  $defs: {
    node: {
      oneOf: [
        op('value', { value: { type: ['string', 'number', 'boolean', 'null'] } }, ['value']),
        field,
        op('call', { fn: text, args: { type: 'array', items: node } }, ['fn', 'args']),
        aggregate,
        op('indicator', { id: text }, ['id']),
      ],
    },
  },
});
