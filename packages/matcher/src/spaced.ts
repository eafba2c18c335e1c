/** Chinese sets a space between its characters and Latin letters or digits. */
export function spaced(text: string): string {
  return text.replace(/(?<=\p{Script=Han})(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d])(?=\p{Script=Han})/gu, ' ')
}
