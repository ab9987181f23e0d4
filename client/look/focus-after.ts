const FIELDS = 'input:not([type=hidden]), select, textarea, button'

/** On to the form's next field after this part of it, as Tab would; of radio buttons, to the one that is chosen. */
export function focusAfter(part: HTMLElement): void {
  const fields = [...(part.closest('form')?.querySelectorAll<HTMLElement>(FIELDS) ?? [])].filter((field) => !field.matches(':disabled, [tabindex="-1"]'))
  const next = fields.find((field) => !part.contains(field) && part.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)
  const group = next instanceof HTMLInputElement && next.type === 'radio' ? next.name : undefined
  const chosen = group && fields.find((field) => field instanceof HTMLInputElement && field.name === group && field.checked)
  ;(chosen || next)?.focus()
}
