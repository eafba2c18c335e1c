import { type Day, type FactDictionary, farDays, type Subject, subjectNotes, unrecognised } from '@sextant/model'
import type { Examine } from '@sextant/sheets'

const FEW_KM = 100

/** What is said of the facts of one row beyond the dictionary: hints stand in the preview, errors reject their cell. Without `today`, no day lies far from it. */
export function examining(dictionary: FactDictionary, today?: Day): Examine {
  // A model in Chinese is usual and seldom asked for; a make is asked for wherever it is banned.
  const isNamed = ({ fact }: { fact: string }) => {
    const definition = dictionary.facts[fact]
    return definition?.type === 'text' && definition.names !== undefined && definition.beside === undefined
  }
  return (facts) => [
    ...[...subjectNotes(facts), ...unrecognised(dictionary, facts).filter(isNamed), ...(today ? farDays(dictionary, facts, today) : [])].map(({ fact, severity, message }) => ({ fact, severity, message: message.en })),
    ...odometerNotes(facts),
  ]
}

/** 5.2 in a column of kilometres is often 5.2 万公里. */
function odometerNotes({ odometerKm, usage, firstRegisteredOn }: Subject): ReturnType<Examine> {
  const isUsed = usage === 'used' || (usage === undefined && firstRegisteredOn !== undefined)
  if (!isUsed || typeof odometerKm !== 'number' || odometerKm >= FEW_KM) return []
  return [{ fact: 'odometerKm', severity: 'hint', message: `${odometerKm} km is little for a used vehicle; if it is counted in 万公里, thousands or miles, say so in the heading or in the cell` }]
}
