import type { CheerioAPI } from 'cheerio'

/** A page that stands in the way of the page we asked for. */
export interface Obstacle {
  outcome: 'captcha' | 'login' | 'maintenance' | 'empty' | 'format-drift'
  reason: string
}

/** A law may speak of captchas and maintenance; a page that is itself one says little else. */
const SHORT_CHARACTERS = 3_000
const SHELL_CHARACTERS = 400

const captchaParts = [
  '.g-recaptcha', '.h-captcha', '.smart-captcha', '.cf-turnstile', '#challenge-form', '#challenge-running',
  'script[src*="challenge-platform"]', 'script[src*="hcaptcha.com"]', 'script[src*="recaptcha"]',
  'script[src*="ddos-guard"]', 'script[src*="smartcaptcha"]',
].join(', ')
const captchaWords = /^\s*(just a moment|attention required|ddos-guard|verify you are human|are you a robot|проверка браузера)/i
const maintenanceWords = new RegExp(
  [
    'under maintenance', 'scheduled maintenance', 'temporarily unavailable', 'site is down',
    'технически\\S* работ', 'профилактически\\S* работ', 'временно недоступ', 'техникалық жұмыс', '系统维护', '网站维护',
  ].join('|'),
  'i',
)

/** What stands in the way, or undefined where the page looks like one with something to say. */
export function obstacleOf(html: CheerioAPI): Obstacle | undefined {
  const title = html('title').first().text().trim()
  const scripts = html('script').length
  const body = html('body').clone()
  body.find('script, style, noscript, template').remove()
  const text = body.text().replaceAll(/\s+/g, ' ').trim()
  if (text.length > SHORT_CHARACTERS) return undefined
  if (captchaWords.test(title) || html(captchaParts).length > 0) {
    return { outcome: 'captcha', reason: 'the page asks whether we are a robot' }
  }
  if (html('form input[type=password]').length > 0) return { outcome: 'login', reason: 'the page asks for a password' }
  if (maintenanceWords.test(`${title} ${text}`)) {
    return { outcome: 'maintenance', reason: 'the page says that the site is being worked on' }
  }
  const root = html('#root, #app, #__next, #__nuxt, app-root').length > 0
  if (text.length <= SHELL_CHARACTERS && scripts > 0 && (root || text === '')) {
    const reason = 'the page is the empty shell of a script application, served for any address; the text is elsewhere'
    return { outcome: 'format-drift', reason }
  }
  if (text === '') return { outcome: 'empty', reason: 'the page has no text' }
  return undefined
}
