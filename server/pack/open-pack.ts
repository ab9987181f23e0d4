import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeRoads } from '../../shared/roads/decode-roads.ts'
import type { RoadGraph } from '../../shared/roads/road-graph.ts'
import type { GazetteerData } from './gazetteer/gazetteer-data.ts'
import { openGazetteer, type Gazetteer } from './gazetteer/open-gazetteer.ts'
import { manifest as manifestSchema, MANIFEST_FILE, PACK_FILES, PACK_FORMAT, PACK_VERSION, type Manifest, type PackFile } from './manifest.ts'
import { ProvenFiles, readFacts, stampOf } from './proven-files.ts'

/** A city's ground, ready for use. */
export interface Pack {
  folder: string
  manifest: Manifest
  roads: RoadGraph
  gazetteer: Gazetteer
  /** Its files, to be given away. */
  files: ProvenFiles
}

/** Why a pack cannot be used, as a sentence with the cure; `how` says it shortly where it is not mere damage. */
export interface PackProblem {
  problem: string
  how?: string
}

const CURE = 'Put the file back as it was, or remove the folder and make the pack again.'

/** The pack in a folder; undefined where there is none; one sentence, with the cure, where it cannot be used. */
export async function openPack(folder: string): Promise<Pack | PackProblem | undefined> {
  if (!existsSync(folder)) return undefined
  const answer = await readManifest(folder)
  if ('problem' in answer) return answer
  const stamps = new Map<PackFile, string>()
  for (const file of PACK_FILES) {
    const proven = await prove(folder, file, answer.manifest)
    if ('problem' in proven) return { problem: `The city pack in ${folder} is damaged: ${proven.problem}. ${CURE}`, ...(proven.isMissing ? { how: `lacks ${file}` } : {}) }
    stamps.set(file, proven.stamp)
  }
  const read = async <T>(file: PackFile, use: (bytes: Buffer) => T): Promise<T> => {
    try {
      return use(await readFile(join(folder, file)))
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).message}`)
    }
  }
  try {
    const roads = await read('roads.bin', decodeRoads)
    const gazetteer = await read('gazetteer.json', (bytes) => openGazetteer(JSON.parse(bytes.toString()) as GazetteerData))
    return { folder, manifest: answer.manifest, roads, gazetteer, files: new ProvenFiles(folder, answer.manifest, stamps) }
  } catch (error) {
    return { problem: `The city pack in ${folder} cannot be used: ${(error as Error).message.replace(/\.$/, '')}. ${CURE}` }
  }
}

async function readManifest(folder: string): Promise<{ manifest: Manifest } | PackProblem> {
  const damaged = (how: string) => ({ problem: `The city pack in ${folder} is damaged: ${MANIFEST_FILE} ${how}. ${CURE}` })
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined)
  if (text === undefined) return damaged('cannot be read')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return damaged('is not JSON')
  }
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown }
  if (format === PACK_FORMAT && version !== PACK_VERSION) {
    return { problem: `The city pack in ${folder} is of version ${JSON.stringify(version) ?? 'none'}, and this Curbline reads version ${PACK_VERSION}: remove the folder and make the pack again.`, how: 'is of another version' }
  }
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return { manifest: parsed.data }
  const at = parsed.error.issues[0]!.path.join('.')
  return damaged(at ? `has no good ${at}` : 'is not a manifest')
}

/** What a file looks like now that every byte of it is right, or what is wrong with it, to be said after the pack's name. */
async function prove(folder: string, file: PackFile, { files }: Manifest): Promise<{ stamp: string } | { problem: string; isMissing?: boolean }> {
  try {
    const handle = await open(join(folder, file))
    try {
      const stamp = await stampOf(handle)
      const { bytes, sha256 } = await readFacts(handle)
      const facts = files[file]
      if (bytes !== facts.bytes) return { problem: `${file} has ${bytes} bytes and should have ${facts.bytes}` }
      return sha256 === facts.sha256 ? { stamp } : { problem: `${file} is not the file the pack was made with` }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { problem: `${file} is missing`, isMissing: true } : { problem: `${file} cannot be read` }
  }
}
