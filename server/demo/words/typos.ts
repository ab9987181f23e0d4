import type { Dice } from '../dice.ts'

/** What thumbs make of words people write often. */
const MISSPELT: readonly (readonly [right: RegExp, wrong: string])[] = [
  [/\bdefinitely\b/, 'definately'], [/\bpeople\b/, 'poeple'], [/\btheir\b/, 'there'], [/\bneighbor/, 'nieghbor'],
  [/\bsidewalk\b/, 'side walk'], [/\bdangerous\b/, 'dangerus'], [/\bgarbage\b/, 'garabge'], [/\bsince\b/, 'sence'], [/\bcurb\b/, 'crub'],
  [/\bit's\b/i, 'its'], [/\bright\b/, 'rigth'], [/\bplease\b/, 'pleas'], [/\bwater\b/, 'watr'], [/\bstreet\b/, 'stret'], [/\bbroken\b/, 'brokn'],
  [/\bdriveway\b/, 'drive way'], [/\bagain\b/, 'agian'], [/\bschool\b/, 'shcool'], [/\bcorner\b/, 'conrer'], [/\bpothole\b/i, 'pot hole'],
  [/\breally\b/, 'realy'], [/\btomorrow\b/, 'tommorow'], [/\breceived\b/, 'recieved'], [/\bseveral\b/, 'severl'], [/\bwith\b/, 'wiht'], [/\band the\b/, 'and teh'],
]

/** As it leaves a phone: now and then a slip, no capitals, no full stop. Most people write well. */
export function asTyped(text: string, dice: Dice): string {
  let typed = text
  if (dice.isUnder(0.16)) {
    const slips = MISSPELT.filter(([right]) => right.test(typed))
    if (slips.length > 0) {
      const [right, wrong] = dice.pick(slips)
      typed = typed.replace(right, wrong)
    }
  }
  if (dice.isUnder(0.1)) typed = typed.toLowerCase().replace(/\bi\b/g, 'i')
  if (dice.isUnder(0.2)) typed = typed.replace(/[.!]$/, '')
  if (dice.isUnder(0.04)) typed = `${typed.replace(/[.!]$/, '')}!!`
  return typed
}
