/** Reads the course's texts and the starter from this project's folders. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { LessonSource } from '@/core/lessons/source.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { WorkspaceFile } from '@/core/workspace/workspace.ts'
import { courseFile, courseFolder, lessonsFolder } from './course-folder.ts'

const LESSON_FOLDER = /^\d{2}-[a-z0-9-]+$/

export function lessonSources(root: string): readonly LessonSource[] {
  const lessons = lessonsFolder(root)
  if (!existsSync(lessons)) return []
  const folders = readdirSync(lessons).filter((name) => LESSON_FOLDER.test(name))
  return folders.sort().map((folder) => ({ folder, files: textsBelow(join(lessons, folder)) }))
}

/** A file of the course folder, undefined where there is none. */
export function contentText(root: string, name: string): string | undefined {
  const path = join(courseFolder(root), name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

const NOT_SOURCES = new Set(['node_modules', 'build', 'dist', '.git', '.DS_Store'])

/** The starter as a clone has it: what git tracks; without git, everything but what installs and builds make. */
export function starterFiles(root: string): Files {
  const folder = join(courseFolder(root), courseFile(root).starter)
  if (!existsSync(folder)) return {}
  const paths = trackedPaths(folder) ?? pathsBelow(folder)
  const files = paths
    .filter((path) => existsSync(join(folder, path)))
    .map((path) => [nameInClone(path, paths), readFile(join(folder, path))] as const)
  return Object.fromEntries(files)
}

/** npm gives a `.gitignore` another name when it installs a package: the command line's own comes that way. */
function nameInClone(path: string, all: readonly string[]): string {
  const name = path.replace(/(^|\/)\.npmignore$/, '$1.gitignore')
  return all.includes(name) ? path : name
}

function trackedPaths(folder: string): readonly string[] | undefined {
  try {
    const output = execFileSync('git', ['ls-files', '-z'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const paths = output.split('\0').filter((path) => path !== '')
    return paths.length > 0 ? paths.sort() : undefined
  } catch {
    return undefined
  }
}

function pathsBelow(folder: string, top: string = folder): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_SOURCES.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? pathsBelow(path, top) : [relative(top, path).split(sep).join('/')]
    })
    .sort()
}

function readFile(path: string): WorkspaceFile {
  const bytes = readFileSync(path)
  const executable = (statSync(path).mode & 0o111) !== 0
  const common = { executable, provenance: 'course', changed: 0 } as const
  const text = asText(bytes)
  return text === undefined
    ? { ...common, encoding: 'base64', text: bytes.toString('base64') }
    : { ...common, encoding: 'utf8', text }
}

function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function textsBelow(folder: string): Readonly<Record<string, string>> {
  const paths = pathsOfLesson(folder)
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** A lesson may lay in a `build` or a `node_modules`: nothing is skipped here. */
function pathsOfLesson(folder: string, top: string = folder): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? pathsOfLesson(path, top) : [relative(top, path).split(sep).join('/')]
  })
}
