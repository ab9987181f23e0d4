/** What is wrong with the flags, as one sentence; undefined for an error that is about something else. Node's own words run over lines. */
export function flagProblem(error: unknown, known: readonly string[]): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException
  const [, said = '', flag = said] = /'((-{0,2}[^\s'=]+)[^']*)'/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no ${flag}; there is ${known.map((each) => `--${each}`).join(', ')}.`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `"${said}" stands alone and means nothing here; flags begin with --.`
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return undefined
  return message.includes('does not take') ? `${flag} takes no value.` : `${flag} needs a value; one that begins with a dash is written ${flag}=-1.`
}
