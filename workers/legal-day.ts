import { Day, parse } from '@sextant/model'

/** The day turns when it turns in the ports that the exporters ship from. */
export const TIME_ZONE = 'Asia/Shanghai'

// Swedish writes a day as we do.
const format = new Intl.DateTimeFormat('sv', { timeZone: TIME_ZONE })

/** The calendar day of an instant, there. */
export function legalDay(at: Date): Day {
  return parse(Day, format.format(at), 'the present day')
}
