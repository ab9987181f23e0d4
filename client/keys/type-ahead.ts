/** A dialog that never takes the keys gets none of them. */
const WAIT_MS = 1_500
/** What was typed so long ago is not given to a dialog that comes at last: nobody remembers it. */
const COMING_MS = 10_000

interface Dialog {
  /** Its code, while it is on its way: until it has come the dialog cannot take the keys. */
  comes?: Promise<unknown> | undefined
  /** It did not take them in time. */
  invain?: () => void
}

type Field = HTMLInputElement | HTMLTextAreaElement
const isField = (element: Element): element is Field => element.matches('input:not([type="radio"], [type="checkbox"], [type="datetime-local"]), textarea')

/** Types one key into the field as a hand would: the field's own keys first, then its text, then its form. */
function type(key: string, element: HTMLElement): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  if (!element.dispatchEvent(event)) return
  if (key === 'Enter') {
    if (element.matches('button')) element.click()
    else if (element instanceof HTMLInputElement) element.form?.requestSubmit()
  } else if (isField(element) && key.length === 1) {
    element.setRangeText(key, element.selectionStart ?? 0, element.selectionEnd ?? 0, 'end')
    element.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }))
  } else if (isField(element) && key === 'Backspace') {
    const end = element.selectionEnd ?? 0
    element.setRangeText('', Math.max(0, end - 1), end, 'end')
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }))
  }
}

/**
 * Keeps what is typed between the key that asks for a dialog and the dialog's taking the keys, and
 * gives it over in order: `a t 7 Enter` at any speed gives to Truck 7 and never acts on the board.
 */
export function typeAhead(root: Window = window) {
  const document = root.document
  let kept: string[] | undefined
  /** The form or dialog that was written in when the next one was asked for: it had its keys. */
  let from: Element | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  /** Begins to count with the first key. */
  let patience: (() => void) | undefined

  const end = () => {
    patience = undefined
    clearTimeout(waiting)
    kept = undefined
    root.removeEventListener('keydown', keep, true)
    root.removeEventListener('focusin', release, true)
    root.removeEventListener('pointerdown', end, true)
  }
  function release() {
    const taker = document.activeElement
    if (!kept || !(taker instanceof HTMLElement) || from?.contains(taker) || !taker.closest('[role="dialog"], form') || !taker.matches('input, textarea, select, button, [role="dialog"]')) return
    const keys = kept
    end()
    // The dialog is whole only when everything that opens with it has run.
    queueMicrotask(() => {
      for (const key of keys) {
        const now = document.activeElement
        if (now instanceof HTMLElement && now.isConnected) type(key, now)
      }
    })
  }
  function keep(event: KeyboardEvent) {
    release()
    if (!kept || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return end()
    if (event.key.length > 1 && event.key !== 'Enter' && event.key !== 'Backspace' && !event.key.startsWith('Arrow')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.repeat) return
    kept.push(event.key)
    patience?.()
    patience = undefined
  }

  return {
    /** Answers how to give it up, should the dialog not come. */
    begin(waitMs = WAIT_MS, { comes, invain }: Dialog = {}): () => void {
      end()
      const mine: string[] = []
      kept = mine
      from = document.activeElement?.closest('[role="dialog"], form') ?? undefined
      const waitFor = (ms: number) => {
        clearTimeout(waiting)
        waiting = setTimeout(() => {
          end()
          invain?.()
        }, ms)
      }
      if (comes) {
        patience = () => waitFor(COMING_MS)
        const come = () => {
          if (kept !== mine) return
          patience = undefined
          waitFor(waitMs)
        }
        comes.then(come, () => kept === mine && end())
      } else waitFor(waitMs)
      root.addEventListener('keydown', keep, true)
      root.addEventListener('focusin', release, true)
      // A hand that points goes on elsewhere.
      root.addEventListener('pointerdown', end, true)
      return () => {
        if (kept === mine) end()
      }
    },
    end,
  }
}
