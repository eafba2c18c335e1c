/** A heading or name as it is compared: case, spaces, punctuation and the wide letters of Chinese input methods say nothing in it. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/[^\p{L}\p{N}%]+/gu, '')
}
