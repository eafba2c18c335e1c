// The schemas that editors complete from, held to the loader: what one takes the other takes.
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { root } from '#support/run'

const rules = join(root, 'rules')
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(rules, path), 'utf8'))
const ajv = new Ajv.default({ allErrors: false, strict: false, validateFormats: false })
const [isRule, areCases, areFacts] = await Promise.all(['rule', 'cases', 'facts'].map(async (name) => ajv.compile((await read(`${name}.schema.json`)) as object)))

const rightRule = (await read('kz/right-hand-drive/rule.json')) as { versions: Record<string, { requires: unknown }> }
const withRequirement = (requires: unknown) => ({ ...rightRule, versions: { '2015-01-01': { ...Object.values(rightRule.versions)[0], requires } } })

describe('the schemas for editors', () => {
  it.each([
    ['rule', '*/*/rule.json'],
    ['cases', '*/*/cases.json'],
    ['facts', 'facts.json'],
  ] as const)('take every file of %s that the loader takes', async (name, pattern) => {
    const validate = { rule: isRule, cases: areCases, facts: areFacts }[name]
    const wrong: string[] = []
    for await (const path of glob(pattern, { cwd: rules })) {
      if (!validate?.(await read(path))) wrong.push(`${path}: ${ajv.errorsText(validate?.errors)}`)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['a fact that is not in the dictionary', { fact: 'sterringSide', operator: 'equal', value: 'left' }],
    ['a value outside the enumeration', { fact: 'steeringSide', operator: 'equal', value: 'LHD' }],
    ['an operator that the fact does not take', { fact: 'steeringSide', operator: 'lessThan', value: 'left' }],
    ['a text where a number belongs', { fact: 'euroClass', operator: 'greaterThanInclusive', value: '5' }],
    ['a shared condition that does not exist', { condition: 'no-such-condition' }],
    ['an empty group', { all: [] }],
    ['a group that says not', { not: { condition: 'used' } }],
  ])('mark %s while it is written', (_, requires) => expect(isRule?.(withRequirement(requires))).toBe(false))

  it('explain every key of a rule', async () => {
    const { properties } = (await read('rule.schema.json')) as { properties: Record<string, { description?: string }> }
    expect(Object.entries(properties).filter(([, { description }]) => !description).map(([key]) => key)).toEqual([])
  })
})
