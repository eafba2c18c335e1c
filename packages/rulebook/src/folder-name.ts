import { isAbsolute, relative, resolve, sep } from 'node:path'

/** A folder as messages name it: from the working directory where it lies below it, else in full. */
export function folderName(folder: string): string {
  const near = relative(process.cwd(), folder)
  const isBelow = near.split(sep)[0] !== '..' && !isAbsolute(near)
  return isBelow ? near || '.' : resolve(folder)
}
