/**
 * The city's roads as typed arrays: read from one file, walked without a single object.
 * Node i lies at (nodeLngs[i], nodeLats[i]); edge e runs from edgeFroms[e] to edgeTos[e] along the
 * points pointStarts[e] … pointStarts[e + 1] − 1 (both ends included). Degrees WGS 84, metres, metres a second.
 */
export interface RoadGraph {
  nodeLngs: Float64Array
  nodeLats: Float64Array
  edgeFroms: Uint32Array
  edgeTos: Uint32Array
  /** Index in ROAD_CLASS_ORDER of the file; 0 is the largest road. */
  edgeClasses: Uint8Array
  edgeSpeedsMps: Float32Array
  /** 1: driven from → to alone. */
  edgeOneWays: Uint8Array
  edgeLengthsM: Float32Array
  /** Index in `names`; NO_NAME where the edge has none. */
  edgeNames: Uint32Array
  names: readonly string[]
  pointStarts: Uint32Array
  pointLngs: Float64Array
  pointLats: Float64Array
}

export const NO_NAME = 0xffff_ffff
