import { Cases, Condition, DerivedFact, type FactDefinition, FactDictionary, marketCodes, marketName, type Operator, operators, type Release, Rule } from '@sextant/model'
import { z } from 'zod'
import { operatorsOf } from './lint-condition.ts'

type Schema = Record<string, unknown>

/** The schema files of a rules folder by their names, as `rules schema` writes them. */
export function schemaFiles({ facts, conditions }: Pick<Release, 'facts' | 'conditions'>): Record<string, string> {
  const schemas = { 'rule.schema.json': ruleSchema(facts, conditions), 'cases.schema.json': casesSchema(facts), 'facts.schema.json': factsSchema() }
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 1)}\n`]))
}

/**
 * JSON Schema of a rule file, for completion in editors. A condition picks its branch by its key when it is parsed, which
 * no schema can be made from, so its twin is made here from the dictionary: an editor then offers the facts, with the
 * operators and values that each of them takes.
 */
function ruleSchema({ facts }: FactDictionary, conditions: Record<string, Condition>): Schema {
  const schema = z.toJSONSchema(Rule, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if ((zodSchema as unknown) !== Condition) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema]
      jsonSchema.$ref = '#/$defs/condition'
    },
  })
  const properties = schema.properties as Record<string, Schema>
  const days = Object.entries(facts).filter(([, { type }]) => type === 'day')
  return {
    ...schema,
    title: 'A rule of Sextant',
    properties: {
      ...properties,
      markets: { ...properties['markets'], items: { anyOf: [...marketCodes].sort().map((code) => ({ const: code, description: marketName(code, 'en') })) } },
      decidedOn: { ...properties['decidedOn'], anyOf: days.map(([fact, definition]) => ({ const: fact, description: definition.label.en })) },
    },
    $defs: { ...(schema.$defs ?? {}), ...definitions(facts, conditions) },
  }
}

/** JSON Schema of `cases.json`: the facts that a case may give, each with the values that it takes. */
function casesSchema({ facts }: FactDictionary): Schema {
  const schema = z.toJSONSchema(Cases, { io: 'input', unrepresentable: 'any' }) as { items: { properties: Record<string, Schema> } }
  schema.items.properties['facts'] = { type: 'object', description: 'What is known of the goods and the order; what is left out is unknown.', properties: Object.fromEntries(Object.entries(facts).map(([fact, definition]) => [fact, factValueSchema(definition)])), additionalProperties: false }
  return { ...schema, title: 'The cases of a rule' }
}

/** JSON Schema of `facts.json`. */
function factsSchema(): Schema {
  return { ...z.toJSONSchema(FactDictionary, { io: 'input', unrepresentable: 'any' }), title: 'The dictionary of facts' }
}

function definitions(facts: FactDictionary['facts'], conditions: Record<string, Condition>): Schema {
  const group = (description: string) => ({ type: 'array', minItems: 1, items: { $ref: '#/$defs/condition' }, description })
  const params = { type: 'object', description: 'Only for derived facts: what they are computed from.' }
  const derived = DerivedFact.names.map((name) => ({ const: name, description: 'Computed from others; takes params.' }))
  const fact = { anyOf: [...Object.entries(facts).map(([id, definition]) => ({ const: id, description: describe(definition) })), ...derived] }
  const object = (shape: Record<string, unknown>, more: Schema = {}) => ({ type: 'object', properties: shape, required: Object.keys(shape).filter((key) => key !== 'params'), additionalProperties: false, ...more })
  return {
    condition: {
      description: 'Comparisons in `all` and `any` groups, or a shared condition of rules/conditions.json. There is no `not`.',
      anyOf: [
        object({ all: group('Every one must hold.') }),
        object({ any: group('At least one must hold.') }),
        object({ condition: { enum: Object.keys(conditions), description: 'A shared condition of rules/conditions.json.' } }),
        object({ fact, params, operator: { enum: [...operators] }, value }, { allOf: Object.entries(facts).map(([id, definition]) => whenComparing(id, definition)) }),
      ],
    },
    reference: object({ fact: { type: 'string', description: 'A fact of the same type.' }, params }),
  }
}

const value = {
  anyOf: [{ type: ['boolean', 'number', 'string'] }, { type: 'array', items: { type: 'string' }, minItems: 1 }, { $ref: '#/$defs/reference' }],
}

/** The operators and values that a comparison of this fact takes. */
function whenComparing(id: string, definition: FactDefinition): Schema {
  const allowed: readonly Operator[] = definition.type === 'text' && definition.format === 'hs-code' ? [...operatorsOf.text, 'hsWithin'] : operatorsOf[definition.type]
  const words = 'values' in definition && definition.values ? wordsOf(definition.values) : undefined
  const one = words ?? (definition.type === 'number' || definition.type === 'boolean' ? { type: definition.type } : { type: 'string' })
  const values = { anyOf: [one, ...(allowed.includes('in') ? [{ type: 'array', items: one, minItems: 1 }] : []), { $ref: '#/$defs/reference' }] }
  return { if: { properties: { fact: { const: id } }, required: ['fact'] }, then: { properties: { operator: { enum: [...allowed] }, value: values } } }
}

function factValueSchema(definition: FactDefinition): Schema {
  const description = describe(definition)
  switch (definition.type) {
    case 'boolean':
    case 'number':
      return { type: definition.type, description }
    case 'day':
      return { type: 'string', pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$', description: `${description} YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.` }
    case 'text':
      return { type: 'string', description }
    case 'enum':
      return { ...wordsOf(definition.values), description }
    case 'list':
      return { type: 'array', items: definition.values ? wordsOf(definition.values) : { type: 'string' }, description }
  }
}

function wordsOf(values: Record<string, { en: string }>): Schema {
  return { anyOf: Object.entries(values).map(([word, label]) => ({ const: word, description: label.en })) }
}

function describe(definition: FactDefinition): string {
  const unit = 'unit' in definition && definition.unit ? ` in ${definition.unit}` : ''
  return `${definition.label.en} (${definition.type}${unit}).${definition.hint ? ` ${definition.hint.en}.` : ''}`
}
