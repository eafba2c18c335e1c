import { addYears, type Day, type Rule, versionsOf } from '@sextant/model'
import type { Finding } from './finding.ts'
import type { JsonFile } from './json-file.ts'

/** Whether somebody has compared each version in force with its source in the year before `on`. */
export function lintChecked(file: JsonFile, rule: Rule, on: Day): Finding[] {
  return versionsOf(rule).flatMap(({ from, version }) => {
    if (!version) return []
    const path = ['versions', from, 'checkedOn']
    if (version.checkedOn > on) return [file.finding(path, 'checked-on', `found "${version.checkedOn}", and today is ${on}`, 'error', 'write the day on which you compared it with its source')]
    if (addYears(version.checkedOn, 1) >= on) return []
    return [file.finding(path, 'checked-on', `found "${version.checkedOn}", more than a year before ${on}`, 'warning', 'compare the version with its source again, and write the day')]
  })
}
