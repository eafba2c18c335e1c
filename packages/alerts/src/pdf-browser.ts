import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { SextantError } from '@sextant/model'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const cure = 'install Chromium (Debian and Ubuntu: apt install chromium; or Google Chrome from google.com/chrome) or set SEXTANT_CHROMIUM to its program'

/** The first to draw the margins of a page, in which goods, digest and page number stand; an older one leaves them empty. */
const OLDEST = 131

/** Where to look for Chromium: what SEXTANT_CHROMIUM names, and the PATH where it names nothing. */
export interface ChromiumAt {
  named: string | undefined
  path: string
}

export async function findChromium({ named, path }: ChromiumAt): Promise<string> {
  if (named !== undefined) {
    if (await isProgram(named)) return named
    throw new SextantError('SEXTANT_USAGE', `SEXTANT_CHROMIUM is ${JSON.stringify(named)}, which is no program that can be run; ${cure}`)
  }
  for (const folder of path.split(delimiter).filter((one) => one !== '')) {
    for (const name of names) if (await isProgram(join(folder, name))) return join(folder, name)
  }
  throw new SextantError('SEXTANT_USAGE', `a PDF is drawn by Chromium, and there is none on the PATH; ${cure}. The same report as --format html needs none`)
}

/** A browser of its own for one report: no profile, no network, no extension. The caller closes it. */
export async function openChromium(at: ChromiumAt): Promise<Browser> {
  const executablePath = await findChromium(at)
  // Root may not have the sandbox, which Chromium otherwise insists on.
  const chromiumSandbox = process.getuid?.() !== 0
  // Names resolve to nothing: what is not served by us cannot be reached even if a request were to slip through.
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND', '--font-render-hinting=none']
  const browser = await chromium.launch({ executablePath, chromiumSandbox, args }).catch((error: Error) => {
    throw new SextantError('SEXTANT_USAGE', `${executablePath} does not start: ${reasonIn(error.message)}; ${cure}`, { cause: error })
  })
  if (Number.parseInt(browser.version(), 10) >= OLDEST) return browser
  await browser.close()
  throw new SextantError('SEXTANT_USAGE', `${executablePath} is version ${browser.version()}, and pages are numbered by ${OLDEST} or later; ${cure}`)
}

/** The line in which the browser says what is wrong, out of pages of call log. */
function reasonIn(message: string): string {
  const lines = message.split('\n').map((line) => line.trim())
  return (lines.find((line) => /error|sandbox|cannot|fail/i.test(line)) ?? lines[0] ?? '').slice(0, 300)
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false)
}
