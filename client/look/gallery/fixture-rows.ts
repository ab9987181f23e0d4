import type { Targets } from '../../../shared/protocol/targets.ts'
import type { Priority } from '../../../shared/protocol/words.ts'

export interface ServiceRow {
  code: string
  name: string
  group: string
  glyph: string
  priority: Priority
  targets: Targets
  calendar: 'always' | 'office'
}
const row = (code: string, name: string, group: string, glyph: string, priority: Priority, calendar: 'always' | 'office', targets: Targets): ServiceRow =>
  ({ code, name, group, glyph, priority, calendar, targets })

export const SERVICES: ServiceRow[] = [
  row('wires-down', 'Wires down', 'Hazards', 'wires', 'P0', 'always', { acknowledge: 'PT5M', dispatch: 'PT5M', arrive: 'PT30M' }),
  row('tree-blocking', 'Tree blocking road', 'Hazards', 'tree', 'P1', 'always', { acknowledge: 'PT10M', arrive: 'PT1H', makeSafe: 'PT2H', resolve: 'P1D' }),
  row('water-main', 'Water main break', 'Water', 'water', 'P1', 'always', { arrive: 'PT1H', resolve: 'PT8H' }),
  row('sewer-backup', 'Sewer backup', 'Water', 'sewer', 'P1', 'always', { arrive: 'PT4H', resolve: 'PT4H' }),
  row('street-flooding', 'Flooded street', 'Water', 'flood', 'P1', 'always', { arrive: 'PT1H', resolve: 'PT8H' }),
  row('signal-out', 'Signal out', 'Streets', 'signal', 'P1', 'always', { arrive: 'PT2H', resolve: 'PT4H' }),
  row('sinkhole', 'Sinkhole', 'Hazards', 'sinkhole', 'P1', 'always', { arrive: 'PT1H', makeSafe: 'PT2H' }),
  row('pothole-major', 'Pothole, main road', 'Streets', 'pothole-major', 'P2', 'office', { resolve: 'P1D' }),
  row('pothole', 'Pothole', 'Streets', 'pothole', 'P3', 'office', { acknowledge: 'P1D', resolve: 'P3D' }),
  row('dead-animal', 'Dead animal in road', 'Sanitation', 'animal', 'P2', 'office', { arrive: 'PT4H', resolve: 'P1D' }),
  row('missed-trash', 'Missed trash', 'Sanitation', 'trash', 'P3', 'office', { resolve: 'P1D' }),
  row('water-leak', 'Water leak at meter', 'Water', 'leak', 'P2', 'office', { arrive: 'PT4H', resolve: 'P2D' }),
  row('street-light', 'Street light out', 'Streets', 'light', 'P4', 'office', { resolve: 'P7D' }),
  row('debris', 'Illegal dumping', 'Sanitation', 'debris', 'P3', 'office', { resolve: 'P3D' }),
  row('graffiti', 'Graffiti', 'Parks', 'graffiti', 'P3', 'office', { resolve: 'P3D' }),
  row('sidewalk', 'Sidewalk hazard', 'Streets', 'sidewalk', 'P3', 'office', { makeSafe: 'P2D' }),
  row('sign-damaged', 'Damaged sign', 'Streets', 'sign', 'P4', 'office', { resolve: 'P10D' }),
  row('tree-inspection', 'Tree inspection', 'Parks', 'inspection', 'P4', 'office', { resolve: 'P10D' }),
  row('snow-missed', 'Snow, missed street', 'Streets', 'snow', 'storm', 'always', {}),
  row('park-hazard', 'Park hazard', 'Parks', 'park', 'P2', 'office', { makeSafe: 'P1D' }),
  row('code-weeds', 'Weeds', 'Parks', 'weeds', 'P5', 'office', { resolve: 'P5D' }),
]

/** Minutes throughout; `ago` is when it was received. */
export interface Row {
  number: number
  service: string
  address: string
  at: { lng: number; lat: number }
  ago: number
  words?: string
  acknowledged?: number
  verified?: boolean
  held?: { after: number; reason: string; wakes: number; ended?: number }
  drives?: number
  arrived?: number
}
const spread = (n: number) => ({ lng: -76.79 + Math.sin(n * 7.3) * 0.032, lat: 40.265 + Math.cos(n * 3.9) * 0.02 })
const at = (number: number, service: string, address: string, ago: number, more: Partial<Row> = {}): Row =>
  ({ number, service, address, ago, at: spread(number), acknowledged: 3, ...more })

export const REQUESTS: Row[] = [
  at(4817, 'wires-down', '3320 Derry St', 41.9, {
    words: 'Pole leaning, line across the sidewalk, sparks when the wind blows.', held: { after: 18.4, reason: 'other-body', wakes: 7, ended: 26.1 },
  }),
  at(4821, 'street-flooding', 'Pike St near Walker', 48.3),
  at(4816, 'signal-out', 'Union Deposit & Londonderry', 96.9),
  at(4822, 'tree-blocking', '4100 Spring Creek Rd', 7.5),
  at(4819, 'sewer-backup', '128 S 29th St', 48),
  at(4818, 'dead-animal', 'Chambers Hill Rd', 210),
  at(4815, 'pothole-major', 'Paxton St at 40th', 60),
  at(4811, 'missed-trash', '512 Wilhelm Rd', 80),
  at(4790, 'street-light', '4500 Locust Ln', 3000, { held: { after: 2000, reason: 'parts', wakes: 57 } }),
  at(4788, 'sign-damaged', 'Rutherford Rd & Derry', 1500),
  at(4783, 'debris', 'End of Hale Ave', 1560, { verified: false }),
  at(4823, 'graffiti', 'Lenker Rd underpass', 12, { acknowledged: 0, verified: false }),
  at(4809, 'water-leak', '77 Grayson Rd', 140, { drives: 4 }),
  at(4802, 'sidewalk', 'Old Township Rd', 900),
  at(4797, 'tree-inspection', 'Twin Lakes Park', 1400),
  at(4806, 'signal-out', 'Newside Rd', 80, { drives: 40, arrived: 18 }),
  at(4799, 'street-flooding', 'Gallon St', 52),
  at(4801, 'sewer-backup', '61st St', 150, { drives: 11 }),
  at(4795, 'water-main', 'Corey Rd', 75),
  at(4798, 'missed-trash', 'Hocker Dr', 200, { drives: 60, arrived: 30 }),
  at(4792, 'debris', 'Ivy Ln', 900),
  at(4785, 'missed-trash', 'Tecport Dr', 300),
  at(4800, 'pothole', 'Sharon St', 700, { drives: 60, arrived: 41 }),
  at(4794, 'pothole', 'Wynnewood Rd', 760),
]
