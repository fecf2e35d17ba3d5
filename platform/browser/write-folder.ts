/** Writes a project as a folder on the learner's disk, where the browser can (File System Access API: Chromium). */
import type { ExportPlan } from '@/core/exporter/export-project.ts'

/** As much of the API as is used; TypeScript's DOM types do not have the picker. */
export interface FolderHandle {
  getDirectoryHandle(name: string, options?: { readonly create?: boolean }): Promise<FolderHandle>
  getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<FileHandle>
}

interface FileHandle {
  createWritable(): Promise<{ write(data: Uint8Array): Promise<void>; close(): Promise<void> }>
}

type Picker = (options: { readonly mode: 'readwrite' }) => Promise<FolderHandle>

function picker(): Picker | undefined {
  return (window as { showDirectoryPicker?: Picker }).showDirectoryPicker?.bind(window)
}

export function canWriteFolders(): boolean {
  return picker() !== undefined
}

/** Undefined when the learner closes the dialog. */
export async function pickFolder(): Promise<FolderHandle | undefined> {
  try {
    return await picker()?.({ mode: 'readwrite' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}

/** Makes a new folder in the one picked: one of that name that is there already is never written into. */
export async function writeFolder(parent: FolderHandle, plan: ExportPlan) {
  if (await exists(parent, plan.folder))
    throw new Error(`there is a folder ${plan.folder} already; choose another place, or move it away`)
  const root = await parent.getDirectoryHandle(plan.folder, { create: true })
  for (const { path, bytes } of plan.files) {
    const names = path.split('/')
    const name = names.pop()!
    let folder = root
    for (const each of names) folder = await folder.getDirectoryHandle(each, { create: true })
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
    await stream.write(bytes)
    await stream.close()
  }
  return { folder: plan.folder, files: plan.files.length }
}

async function exists(parent: FolderHandle, name: string): Promise<boolean> {
  try {
    await parent.getDirectoryHandle(name)
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return false
    throw error
  }
}
