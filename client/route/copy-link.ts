import type { NoticeStore } from '../stores/notices.svelte.ts'
import { writeRoute } from './schema.ts'

/** A link that opens this request's detail, for whoever may see the board. */
export const linkTo = (number: string): string => `${location.origin}${location.pathname}${writeRoute({ request: number })}`

export async function copyLink(number: string, notices: NoticeStore): Promise<void> {
  const link = linkTo(number)
  try {
    // Pages without TLS have no clipboard.
    if (navigator.clipboard) await navigator.clipboard.writeText(link)
    else copyBySelection(link)
    notices.say(`Copied the link to ${number}`)
  } catch {
    notices.say({ text: `Not copied: ${link}`, plain: true })
  }
}

function copyBySelection(text: string): void {
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true })
  field.style.cssText = 'position: fixed; opacity: 0'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (!isCopied) throw new Error('not copied')
}
