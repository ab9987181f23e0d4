const NAMES: Record<string, string> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', ' ': 'Space' }
const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** One printable character, with or without Shift: what can be switched off. */
export const isSingle = (key: string): boolean => /^(Shift\+)?\S$/.test(key.split(' ')[0]!)

/** What tinykeys is told. A sign stands with Shift on some keyboards and without on others: both are meant. */
export const bindingsOf = (key: string): string[] => (/^[^\sa-z0-9]$/i.test(key) ? [key, `Shift+${key}`] : [key])

/** A binding as drawn: `$mod+k` → `Ctrl K`, `g q` → `g`, `q`. */
export function keyNames(key: string): string[] {
  return key.split(' ').map((press) =>
    press
      .split('+')
      .map((part) => (part === '$mod' ? (isApple ? '⌘' : 'Ctrl') : (NAMES[part] ?? part)))
      .join(' ')
      .replace(/ ([a-z])$/, (text) => text.toUpperCase()),
  )
}
