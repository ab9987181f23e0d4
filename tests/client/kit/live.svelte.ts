/** Props that a component hears of when they change. */
export function live<Props extends object>(props: Props): Props {
  const alive = $state(props)
  return alive
}
