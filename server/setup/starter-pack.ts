import type { Command } from '../../shared/protocol/commands.ts'
import type { Targets } from '../../shared/protocol/targets.ts'
import { ALWAYS, type HoldReason, type Priority } from '../../shared/protocol/words.ts'

/** Work that stops outside office hours is counted by this calendar. */
export const BUSINESS = 'business'

/** Commands without their ids: the pack says what, its giver makes them. */
export type Draft = Command extends infer C ? (C extends Command ? Omit<C, 'commandId'> : never) : never

type Line = readonly [code: string, name: string, group: string, glyph: string, priority: Priority, calendar: typeof ALWAYS | typeof BUSINESS, targets: Targets]

/** A small city's services and targets to begin with; every one can be changed later. */
const SERVICES: readonly Line[] = [
  ['wires-down', 'Wires down', 'Emergencies', 'wires', 'P0', ALWAYS, { acknowledge: 'PT5M', arrive: 'PT30M' }],
  ['tree-blocking', 'Tree blocking road', 'Trees', 'tree', 'P1', ALWAYS, { acknowledge: 'PT10M', arrive: 'PT1H', makeSafe: 'PT2H', resolve: 'P1D' }],
  ['water-main', 'Water main break', 'Water', 'water', 'P1', ALWAYS, { acknowledge: 'PT10M', arrive: 'PT1H', resolve: 'PT8H' }],
  ['sewer-backup', 'Sewer backup', 'Water', 'sewer', 'P1', ALWAYS, { acknowledge: 'PT10M', arrive: 'PT1H', resolve: 'PT4H' }],
  ['street-flooding', 'Flooded street', 'Water', 'flood', 'P1', ALWAYS, { acknowledge: 'PT15M', arrive: 'PT1H', resolve: 'PT8H' }],
  ['signal-out', 'Signal out', 'Traffic', 'signal', 'P1', ALWAYS, { acknowledge: 'PT10M', arrive: 'PT1H', resolve: 'PT4H' }],
  ['sinkhole', 'Sinkhole', 'Emergencies', 'sinkhole', 'P1', ALWAYS, { acknowledge: 'PT10M', arrive: 'PT1H', makeSafe: 'PT2H' }],
  ['pothole-major', 'Pothole, main road', 'Roads', 'pothole-major', 'P2', BUSINESS, { acknowledge: 'PT30M', arrive: 'PT4H', resolve: 'P1D' }],
  ['pothole', 'Pothole, local street', 'Roads', 'pothole', 'P3', BUSINESS, { acknowledge: 'P1D', resolve: 'P3D' }],
  ['dead-animal', 'Dead animal in road', 'Sanitation', 'animal', 'P2', BUSINESS, { acknowledge: 'PT30M', arrive: 'PT4H', resolve: 'P1D' }],
  ['missed-trash', 'Missed trash', 'Sanitation', 'trash', 'P3', BUSINESS, { acknowledge: 'PT4H', resolve: 'P1D' }],
  ['water-leak', 'Water leak at meter', 'Water', 'leak', 'P2', BUSINESS, { acknowledge: 'PT1H', arrive: 'PT4H', resolve: 'P2D' }],
  ['street-light', 'Street light out', 'Traffic', 'light', 'P4', BUSINESS, { acknowledge: 'P1D', resolve: 'P7D' }],
  ['debris', 'Illegal dumping', 'Sanitation', 'debris', 'P3', BUSINESS, { acknowledge: 'P1D', resolve: 'P3D' }],
  ['graffiti', 'Graffiti', 'Sanitation', 'graffiti', 'P3', BUSINESS, { acknowledge: 'P1D', resolve: 'P3D' }],
  ['sidewalk', 'Sidewalk hazard', 'Roads', 'sidewalk', 'P3', BUSINESS, { acknowledge: 'P1D', makeSafe: 'P2D', resolve: 'P30D' }],
  ['sign-damaged', 'Damaged sign', 'Traffic', 'sign', 'P4', BUSINESS, { acknowledge: 'P1D', resolve: 'P10D' }],
  ['tree-inspection', 'Tree inspection', 'Trees', 'inspection', 'P4', BUSINESS, { acknowledge: 'P2D', resolve: 'P10D' }],
  ['snow-missed', 'Snow or ice, missed street', 'Roads', 'snow', 'storm', ALWAYS, {}],
  ['park-hazard', 'Park or playground hazard', 'Parks', 'park', 'P2', BUSINESS, { acknowledge: 'PT1H', arrive: 'PT4H', makeSafe: 'P1D' }],
  ['code-weeds', 'Weeds, code complaint', 'Code', 'weeds', 'P5', BUSINESS, { acknowledge: 'P2D', resolve: 'P5D' }],
]

/** How soon a crew must have it, by priority; the rest has no such target. */
const DISPATCH: Partial<Record<Priority, string>> = { P0: 'PT5M', P1: 'PT15M', P2: 'PT1H' }

const PAUSED_BY: HoldReason[] = ['waiting-resident', 'weather', 'parts', 'other-body']
const pausedBy = (priority: Priority): HoldReason[] => (priority === 'P0' ? ['other-body'] : PAUSED_BY)

export const OFFICE_HOURS = { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), sat: [], sun: [] }
function day(): [string, string][] {
  return [['07:00', '16:00']]
}

/** Everything a new city starts with, in the order in which it must be given. */
export function starterPack(calendar: { weekly: typeof OFFICE_HOURS; holidays: string[] }): Draft[] {
  return [
    { kind: 'SetCalendar', calendarId: BUSINESS, weekly: calendar.weekly, holidays: calendar.holidays },
    ...SERVICES.map(([code, name, group, glyph, priority]): Draft => ({ kind: 'DefineService', code, name, group, glyph, priority })),
    ...SERVICES.map(([serviceCode, , , , priority, calendarId, targets]): Draft => {
      const dispatch = DISPATCH[priority]
      return { kind: 'PublishPolicy', serviceCode, calendarId, pausedBy: pausedBy(priority), targets: { ...targets, ...(dispatch ? { dispatch } : {}) } }
    }),
    { kind: 'ChangeSettings', settings: { publicServices: SERVICES.map(([code]) => code), blurredServices: ['code-weeds'] } },
  ]
}
