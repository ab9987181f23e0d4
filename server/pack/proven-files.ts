import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { PACK_FILES, type FileFacts, type Manifest, type PackFile } from './manifest.ts'

/** What of a file changes when its bytes do, without reading them: its time of change cannot be set back by hand. */
export async function stampOf(handle: FileHandle): Promise<string> {
  const { ino, size, mtimeNs, ctimeNs } = await handle.stat({ bigint: true })
  return [ino, size, mtimeNs, ctimeNs].join(' ')
}

/** How long a file is and what it is, read from its first byte to its last. */
export async function readFacts(handle: FileHandle): Promise<FileFacts> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** The files of an opened pack: none is given away under a name that is not its own, whatever happened to it since. */
export class ProvenFiles {
  readonly #folder: string
  readonly #files: Manifest['files']
  /** What was found of a file when it was last read to its end. */
  readonly #found = new Map<PackFile, { stamp: string; isSame: boolean }>()

  /** `stamps`: of each file when the pack was opened, and every byte read. */
  constructor(folder: string, { files }: Manifest, stamps: ReadonlyMap<PackFile, string>) {
    this.#folder = folder
    this.#files = files
    for (const file of PACK_FILES) if (stamps.has(file)) this.#found.set(file, { stamp: stamps.get(file)!, isSame: true })
  }

  /** The file, to be closed by the caller; undefined where it is gone or another. One that was touched is read anew, once. */
  async open(file: PackFile): Promise<FileHandle | undefined> {
    const handle = await open(join(this.#folder, file)).catch(() => undefined)
    if (!handle) return undefined
    try {
      if (await this.#isSame(file, handle)) return handle
    } catch {
      // What cannot be read to its end is not the file.
    }
    await handle.close()
    return undefined
  }

  /** All of it, judged by what was read; undefined where that is not the pack's file. */
  async readSame(file: PackFile): Promise<Buffer | undefined> {
    const handle = await open(join(this.#folder, file)).catch(() => undefined)
    const bytes = await handle?.readFile().catch(() => undefined)
    await handle?.close()
    const { bytes: size, sha256 } = this.#files[file]
    return bytes?.length === size && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
  }

  async #isSame(file: PackFile, handle: FileHandle): Promise<boolean> {
    const stamp = await stampOf(handle)
    const found = this.#found.get(file)
    if (found?.stamp === stamp) return found.isSame
    const { bytes, sha256 } = await readFacts(handle)
    const isSame = bytes === this.#files[file].bytes && sha256 === this.#files[file].sha256
    if ((await stampOf(handle)) === stamp) this.#found.set(file, { stamp, isSame })
    return isSame
  }
}
