import type { Chip } from '../../stores/queue-filters.ts'
import type { QueueStore } from '../../stores/queue.svelte.ts'

type Shown = Pick<QueueStore, 'chip' | 'narrowed' | 'order' | 'toGive'>

/** `16 to give`; what is narrowed is counted as it is listed: `2 listed`. */
export const countText = ({ chip, narrowed, order, toGive }: Shown): string => (chip === 'to-give' && !narrowed ? `${toGive} to give` : `${order.length} listed`)

/** Words and filters that ask for what crews have ask among all that is open, whatever was lit before. */
export const litChip = ({ chip }: Pick<Shown, 'chip'>): Chip => chip ?? 'all-open'
