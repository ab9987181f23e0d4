import { untrack } from 'svelte'
import { useStores } from '../../stores/stores.ts'
import { SteadyQueue } from './steady-queue.svelte.ts'

const isModifier = (key: string) => key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta'

/** A steady queue for a list of this board, and what the list listens to. */
export function useSteadyQueue() {
  const { drag, queue } = useStores()
  const steady = new SteadyQueue(queue)
  let inside = false

  $effect(() => {
    const isHeld = drag.grip !== undefined
    untrack(() => {
      if (isHeld) steady.rest()
      else if (!inside) steady.letGo()
    })
  })
  $effect(() => {
    return steady.isBehind ? steady.wait() : undefined
  })
  $effect(() => {
    const key = (event: KeyboardEvent) => {
      if (!isModifier(event.key)) steady.letGo()
    }
    addEventListener('keydown', key, { capture: true })
    return () => removeEventListener('keydown', key, { capture: true })
  })

  return {
    steady,
    onpointermove: (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      inside = true
      steady.rest()
    },
    onpointerleave: () => {
      inside = false
      if (!drag.grip) steady.letGo()
    },
  }
}
