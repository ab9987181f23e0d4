/** Why a file of roads cannot be used, as one sentence. */
export class RoadsFault extends Error {
  override readonly name = 'RoadsFault'
}
