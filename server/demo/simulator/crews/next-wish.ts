import { distanceM } from '../../../../shared/domain/distance.ts'
import { later } from '../../../../shared/domain/later.ts'
import type { Draft } from '../../../setup/starter-pack.ts'
import { lengthMin } from './roster.ts'
import { currentJob, HOUR, isUrgent, jobGoal, jobsOf, MINUTE, SECOND, type Job, type Sight, type Wish } from './sight.ts'

const AT_YARD_M = 80
/** Nothing new is begun so shortly before the end. */
const WINDS_DOWN_MS = 20 * MINUTE
/** Who is still under way then goes home all the same. */
const LATEST_MS = 25 * MINUTE
const BREAK_MS = 30 * MINUTE
const REPAIR_MS = 2 * HOUR

const give = (draft: Draft): Wish['act'] => ({ kind: 'give', draft })

/** The next job it has not looked at yet: whoever is at the wheel, somebody reads the tablet. */
export function unread(sight: Sight): Job | undefined {
  return sight.crew.shift && sight.crew.status === 'available' ? jobsOf(sight).find(({ mine }) => !mine.acceptedAt && !mine.enRouteAt && !mine.arrivedAt) : undefined
}

/**
 * What the crew of a truck means to do next with its truck: the day's frame first (shift, break, going
 * home), then the job it is busy with, then nothing in particular. What is done on scene is `work.ts`.
 */
export function nextWish(sight: Sight): Wish | undefined {
  const { crew, nowMs } = sight
  const crewId = crew.id
  if (!crew.shift) return begin(sight)
  if (crew.status !== 'available') {
    const length = (crew.status === 'break' ? BREAK_MS : REPAIR_MS) / sight.haste
    return { key: `back ${crew.statusSince}`, dueMs: Date.parse(crew.statusSince) + length, act: give({ kind: 'SetCrewStatus', crewId, status: 'available', via: 'tap' }) }
  }
  const job = currentJob(sight)
  if (job?.mine.arrivedAt && job.isAtPlace) return undefined
  if (job?.mine.enRouteAt && !job.mine.arrivedAt) return underWay(sight, job)
  const endsMs = Date.parse(crew.shift.endsAt)
  const hurries = isUrgentJob(sight, job)
  if (nowMs >= endsMs - WINDS_DOWN_MS && !(hurries && nowMs < endsMs)) return goHome(sight, endsMs)
  if (isLunch(sight) && !hurries && !sight.isDriving) {
    return { key: `lunch ${crew.shift.startedAt}`, afterMs: [10 * SECOND, 90 * SECOND], act: give({ kind: 'SetCrewStatus', crewId, status: 'break', reason: 'Lunch', via: 'tap' }) }
  }
  if (!job) return idle(sight)
  // The tablet has just rung with an emergency: nobody sets off for something else before reading it.
  if (!hurries && isUrgentJob(sight, unread(sight))) return undefined
  if (job.mine.arrivedAt) return sight.goal === jobGoal(job.request) ? undefined : drive(sight, job)
  return { key: `set off ${job.request.id}`, afterMs: [12 * SECOND, 55 * SECOND], act: give({ kind: 'StartTravel', requestId: job.request.id, crewId, via: 'tap' }) }
}

const isUrgentJob = ({ board }: Sight, job: Job | undefined): boolean => job !== undefined && isUrgent(board, job.request)

function begin({ crew, beginsMs, hours }: Sight): Wish {
  const endsAt = later(new Date(beginsMs).toISOString(), lengthMin(hours) * MINUTE)
  return { key: `begin ${beginsMs}`, dueMs: beginsMs, act: give({ kind: 'StartShift', crewId: crew.id, endsAt, via: 'tap' }) }
}

function underWay(sight: Sight, { request }: Job): Wish | undefined {
  const goal = jobGoal(request)
  if (sight.goal !== goal) return { key: goal, afterMs: [0, 0], act: { kind: 'drive', goal, to: request.place } }
  if (sight.isDriving) return undefined
  return { key: `arrive ${request.id}`, afterMs: [4 * SECOND, 14 * SECOND], act: give({ kind: 'Arrive', requestId: request.id, crewId: sight.crew.id, via: 'auto' }) }
}

/** Back to a job that was held, or whose place was corrected while they worked. */
function drive({ isDriving }: Sight, { request }: Job): Wish {
  const goal = jobGoal(request)
  return { key: goal, afterMs: isDriving ? [0, 0] : [20 * SECOND, 60 * SECOND], act: { kind: 'drive', goal, to: request.place } }
}

const isAtYard = ({ at, yard }: Sight) => distanceM(at, yard) <= AT_YARD_M
const toYard = (sight: Sight, afterMs: readonly [number, number]): Wish => ({ key: 'yard', afterMs, act: { kind: 'drive', goal: 'yard', to: sight.yard } })

function goHome(sight: Sight, endsMs: number): Wish | undefined {
  if (isAtYard(sight) || sight.nowMs >= endsMs + LATEST_MS) {
    return { key: `end ${endsMs}`, dueMs: Math.max(endsMs - 4 * MINUTE, sight.nowMs), act: give({ kind: 'EndShift', crewId: sight.crew.id, via: 'tap' }) }
  }
  return sight.goal === 'yard' && sight.isDriving ? undefined : toYard(sight, [10 * SECOND, 60 * SECOND])
}

function isLunch({ crew, hadLunch, nowMs, hours }: Sight): boolean {
  const shift = crew.shift!
  const middle = Date.parse(shift.startedAt) + ((hours.lunch - hours.from + 1440) % 1440) * MINUTE
  return !hadLunch && nowMs >= middle && nowMs < middle + 2 * HOUR
}

/** Nothing to do: a while of standing, then a round of the town or back to the yard. */
function idle(sight: Sight): Wish | undefined {
  const isAstray = sight.isDriving && sight.goal?.startsWith('job ') === true
  if (isAstray) return toYard(sight, [5 * SECOND, 20 * SECOND])
  if (sight.isDriving) return undefined
  if (!isAtYard(sight) && sight.goal !== 'yard') return { ...toYard(sight, [90 * SECOND, 5 * MINUTE]), key: `yard from ${sight.goal ?? 'here'}` }
  return { key: 'round', afterMs: [4 * MINUTE, 14 * MINUTE], act: { kind: 'drive', goal: 'round', to: 'anywhere' } }
}
