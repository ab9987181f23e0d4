import { expect, test } from 'vitest'
import { habitOf } from '../../server/demo/places/habits.ts'
import { usualWorkMs } from '../../shared/arrivals/usual-work.ts'

test('a service a city has called by a name of the language’s own takes as long, and lies about town, as any of its own making', () => {
  for (const code of ['constructor', 'toString', '__proto__']) {
    expect([usualWorkMs(code), usualWorkMs(code, 'P1')]).toEqual([usualWorkMs('leaf-piles'), usualWorkMs('leaf-piles', 'P1')])
    expect(habitOf(code)).toBe(habitOf('leaf-piles'))
  }
})
