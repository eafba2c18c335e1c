import { Condition, DerivedFact, operators, Rule } from '@sextant/model'
import { z } from 'zod'

/**
 * JSON Schema of a rule file, for completion in editors. A condition picks its branch by its key when it is parsed,
 * which no schema can be made from, so its twin stands here; a test holds the two to each other.
 */
export function ruleSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(Rule, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if ((zodSchema as unknown) !== Condition) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema]
      jsonSchema.$ref = '#/$defs/condition'
    },
  })
  return { ...schema, title: 'A rule of Sextant', $defs: { ...(schema.$defs ?? {}), ...definitions } }
}

const value = {
  anyOf: [
    { type: ['boolean', 'number', 'string'] },
    { type: 'array', items: { type: 'string' }, minItems: 1 },
    { $ref: '#/$defs/reference' },
  ],
}
const fact = { type: 'string', description: `A fact of rules/facts.json, or a derived one: ${DerivedFact.names.join(', ')}.` }
const params = { type: 'object', description: 'Only for derived facts: what they are computed from.' }
const group = (description: string) => ({ type: 'array', minItems: 1, items: { $ref: '#/$defs/condition' }, description })

const definitions = {
  condition: {
    description: 'Comparisons in `all` and `any` groups, or a shared condition of rules/conditions.json. There is no `not`.',
    anyOf: [
      { type: 'object', properties: { all: group('Every one must hold.') }, required: ['all'], additionalProperties: false },
      { type: 'object', properties: { any: group('At least one must hold.') }, required: ['any'], additionalProperties: false },
      { type: 'object', properties: { condition: { type: 'string' } }, required: ['condition'], additionalProperties: false },
      {
        type: 'object',
        properties: { fact, params, operator: { enum: [...operators] }, value },
        required: ['fact', 'operator', 'value'],
        additionalProperties: false,
      },
    ],
  },
  reference: { type: 'object', properties: { fact, params }, required: ['fact'], additionalProperties: false },
}
