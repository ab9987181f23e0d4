/** What stands in grey after the typed words: the rest of the offer, or the offer itself where it begins otherwise. */
export function greyRest(typed: string, offer: string): string {
  if (typed.trim() === '') return ''
  const begun = typed.replace(/^\s+/, '')
  return offer.toLowerCase().startsWith(begun.toLowerCase()) ? offer.slice(begun.length) : `${typed.endsWith(' ') ? '' : ' '}– ${offer}`
}
