import type { Tier } from './tiers.ts'

interface Note {
  /** Hertz. */
  pitch: number
  /** Seconds from the start of the sound. */
  at: number
  lasts: number
}

/** One low note; two that rise; three pairs that cannot be taken for either. */
const NOTES: Record<Tier, readonly Note[]> = {
  calm: [{ pitch: 523, at: 0, lasts: 0.35 }],
  firm: [{ pitch: 587, at: 0, lasts: 0.2 }, { pitch: 784, at: 0.2, lasts: 0.35 }],
  urgent: [0, 0.34, 0.68].flatMap((at) => [{ pitch: 988, at, lasts: 0.14 }, { pitch: 740, at: at + 0.15, lasts: 0.16 }]),
}
const ATTACK = 0.015
/** Loudest of all: two voices at full volume do not clip. */
const PEAK = 0.5

/** Own tones, made on the spot: no files. Answers whether the browser lets them be heard. */
export class Tones {
  #context: AudioContext | undefined

  async play(tier: Tier, volume: number): Promise<boolean> {
    const context = (this.#context ??= new AudioContext())
    if (context.state !== 'running') await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 300))])
    // A browser holds sound back until a hand has touched the page; a late one would only confuse.
    if ((context.state as AudioContextState) !== 'running') return false
    for (const note of NOTES[tier]) voice(context, note, volume)
    return true
  }

  /** A hand has touched the page: from now on it may be heard. */
  wake(): void {
    void this.#context?.resume()
  }
}

function voice(context: AudioContext, { pitch, at, lasts }: Note, volume: number): void {
  const start = context.currentTime + at + 0.02
  const oscillator = new OscillatorNode(context, { type: 'triangle', frequency: pitch })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(PEAK * volume ** 2, start + ATTACK)
  gain.gain.setTargetAtTime(0, start + ATTACK, lasts / 3)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + lasts * 2)
}
