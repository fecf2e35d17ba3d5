import { expect, test } from 'vitest'
import { type FolderHandle, writeFolder } from '@/platform/browser/write-folder.ts'

/** As much of a folder on disk as the API shows. */
function memoryFolder(files: Map<string, string>, at = ''): FolderHandle {
  const missing = () => Object.assign(new Error('not there'), { name: 'NotFoundError' })
  return {
    async getDirectoryHandle(name, options) {
      const path = `${at}${name}/`
      if (!options?.create && ![...files.keys()].some((each) => each.startsWith(path))) throw missing()
      return memoryFolder(files, path)
    },
    async getFileHandle(name) {
      let text = ''
      return {
        createWritable: async () => ({
          write: async (data) => {
            text += new TextDecoder().decode(data)
          },
          close: async () => void files.set(`${at}${name}`, text),
        }),
      }
    },
  }
}

const plan = {
  folder: 'app',
  files: ['.git/HEAD', 'Dockerfile', 'src/a.js'].map((path) => ({
    path,
    bytes: new TextEncoder().encode(path),
    executable: false,
  })),
  refused: [],
}

test('a project is written as a new folder in the one picked', async () => {
  const files = new Map<string, string>()
  expect(await writeFolder(memoryFolder(files), plan)).toEqual({ folder: 'app', files: 3 })
  expect(Object.fromEntries(files)).toEqual({
    'app/.git/HEAD': '.git/HEAD',
    'app/Dockerfile': 'Dockerfile',
    'app/src/a.js': 'src/a.js',
  })
})

test('a folder of that name that is there already is left as it is', async () => {
  const files = new Map([['app/mine.txt', 'mine']])
  await expect(writeFolder(memoryFolder(files), plan)).rejects.toThrow('there is a folder app already')
  expect([...files]).toEqual([['app/mine.txt', 'mine']])
})
