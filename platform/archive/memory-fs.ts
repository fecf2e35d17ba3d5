/** As much of Node's file system, in memory, as isomorphic-git asks for. Its times are fixed: equal work gives equal bytes. */

interface Entry {
  readonly bytes: Uint8Array | undefined
  readonly executable: boolean
  readonly id: number
}

const TIME = new Date(Date.UTC(2026, 0, 1))

export class MemoryFs {
  readonly #entries = new Map<string, Entry>([['/', { bytes: undefined, executable: false, id: 1 }]])

  readonly promises = {
    readFile: async (path: string, options?: string | { readonly encoding?: string }) => {
      const { bytes } = this.#entry(path, 'open')
      if (bytes === undefined) throw failure('EISDIR', 'read', path)
      const encoding = typeof options === 'string' ? options : options?.encoding
      return encoding === 'utf8' ? new TextDecoder().decode(bytes) : bytes
    },
    writeFile: async (path: string, data: string | Uint8Array) => this.put(path, data),
    mkdir: async (path: string) => {
      if (this.#entries.has(absolute(path))) throw failure('EEXIST', 'mkdir', path)
      this.#entry(parent(path), 'mkdir')
      this.#set(path, undefined, false)
    },
    readdir: async (path: string) => {
      this.#entry(path, 'scandir')
      const below = absolute(path).replace(/\/?$/, '/')
      const names = [...this.#entries.keys()].filter((each) => each !== '/' && each.startsWith(below))
      return names.map((each) => each.slice(below.length)).filter((name) => !name.includes('/'))
    },
    stat: async (path: string) => this.#stat(path),
    lstat: async (path: string) => this.#stat(path),
    unlink: async (path: string) => void this.#entries.delete(absolute(path)),
    rmdir: async (path: string) => void this.#entries.delete(absolute(path)),
    readlink: async (path: string): Promise<string> => {
      throw failure('EINVAL', 'readlink', path)
    },
    symlink: async (_target: string, path: string): Promise<void> => {
      throw failure('EPERM', 'symlink', path)
    },
  }

  /** Makes the folders above as well. */
  put(path: string, data: string | Uint8Array, executable = false): void {
    for (let above = parent(path); !this.#entries.has(above); above = parent(above)) this.#set(above, undefined, false)
    this.#set(path, typeof data === 'string' ? new TextEncoder().encode(data) : Uint8Array.from(data), executable)
  }

  /** The files below a folder with their paths relative to it, sorted. */
  below(folder: string): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
    const files = [...this.#entries].flatMap(([path, { bytes }]) =>
      bytes !== undefined && path.startsWith(`${folder}/`) ? [{ path: path.slice(folder.length + 1), bytes }] : [],
    )
    return files.sort((one, other) => (one.path < other.path ? -1 : 1))
  }

  #set(path: string, bytes: Uint8Array | undefined, executable: boolean): void {
    const id = this.#entries.get(absolute(path))?.id ?? this.#entries.size + 1
    this.#entries.set(absolute(path), { bytes, executable, id })
  }

  #entry(path: string, call: string): Entry {
    const entry = this.#entries.get(absolute(path))
    if (entry === undefined) throw failure('ENOENT', call, path)
    return entry
  }

  #stat(path: string) {
    const { bytes, executable, id } = this.#entry(path, 'stat')
    const mode = bytes === undefined ? 0o040755 : executable ? 0o100755 : 0o100644
    return {
      ...{ mode, size: bytes?.length ?? 0, ino: id, dev: 0, uid: 0, gid: 0 },
      ...{ mtime: TIME, ctime: TIME, mtimeMs: TIME.getTime(), ctimeMs: TIME.getTime() },
      isFile: () => bytes !== undefined,
      isDirectory: () => bytes === undefined,
      isSymbolicLink: () => false,
    }
  }
}

function absolute(path: string): string {
  const clean = path.split('/').filter((part) => part !== '' && part !== '.')
  return `/${clean.join('/')}`
}

function parent(path: string): string {
  return absolute(absolute(path).replace(/\/[^/]*$/, ''))
}

function failure(code: string, call: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${call} '${path}'`), { code })
}
