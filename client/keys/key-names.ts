const NAMES: Record<string, string> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', ' ': 'Space' }
const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** One printable character, with or without Shift: what can be switched off. */
export const isSingle = (key: string): boolean => /^(Shift\+)?\S$/.test(key.split(' ')[0]!)

/** A binding as drawn: `Shift+?` → `?`, `$mod+k` → `Ctrl K`, `g q` → `g`, `q`. */
export function keyNames(key: string): string[] {
  return key.split(' ').map((press) =>
    press
      .replace(/^Shift\+([^a-z])$/i, '$1')
      .split('+')
      .map((part) => (part === '$mod' ? (isApple ? '⌘' : 'Ctrl') : (NAMES[part] ?? part)))
      .join(' ')
      .replace(/ ([a-z])$/, (text) => text.toUpperCase()),
  )
}
