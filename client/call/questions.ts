import type { Service } from '../../shared/protocol/board.ts'

/** What a service wants to know, as its administrator wrote it (`DefineService`). */
export interface Question {
  code: string
  text: string
  kind: 'yes-no' | 'one-of' | 'words'
  options?: readonly { code: string; text: string; danger?: boolean }[]
  required?: boolean
  danger?: boolean
}
export type Answers = Readonly<Record<string, string>>

export const questionsOf = (service: Service | undefined): readonly Question[] => (service?.questions ?? []) as Question[]

/** An answer after which the caller should hang up and call for help. */
export function isDangerous({ kind, danger, options }: Question, answer: string | undefined): boolean {
  if (kind === 'one-of') return options?.some((option) => option.code === answer && option.danger === true) ?? false
  return danger === true && (kind === 'yes-no' ? answer === 'yes' : (answer ?? '').trim() !== '')
}

export const isInDanger = (questions: readonly Question[], answers: Answers): boolean =>
  questions.some((question) => isDangerous(question, answers[question.code]))

/** The first that must be asked and was not. */
export const stillToAsk = (questions: readonly Question[], answers: Answers): Question | undefined =>
  questions.find(({ code, required }) => required && !answers[code]?.trim())

/** Answers to this service's questions alone: another service may have been meant at first. */
export function answersTo(questions: readonly Question[], answers: Answers): Record<string, string> {
  return Object.fromEntries(questions.flatMap(({ code }) => (answers[code]?.trim() ? [[code, answers[code].trim()]] : [])))
}
