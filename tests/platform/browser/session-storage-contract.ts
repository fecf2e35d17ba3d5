/** What every adapter of the session storage must do; `tab` opens another tab over the same disk. */
import { expect, test, vi } from 'vitest'
import { edit } from '@/core/workspace/edit.ts'
import { CARRIED, emptySession, SAVED_VERSION } from '@/core/workspace/session.ts'
import type { SessionStorage } from '@/core/workspace/storage-port.ts'

export interface Disk {
  tab(): SessionStorage
}

const session = (text: string) => edit(emptySession(), CARRIED, 'Dockerfile', text, 1)

export function sessionStorageContract(newDisk: () => Disk): void {
  test('a new disk is empty', async () => {
    expect(await newDisk().tab().load()).toEqual({ kind: 'empty' })
  })

  test('what was saved is loaded by another tab, with its revision', async () => {
    const disk = newDisk()
    expect(await disk.tab().save(session('FROM a\n'), 0)).toEqual({ kind: 'saved', revision: 1 })
    expect(await disk.tab().load()).toEqual({ kind: 'saved', saved: session('FROM a\n'), revision: 1 })
  })

  test('every save raises the revision', async () => {
    const tab = newDisk().tab()
    await tab.save(session('a'), 0)
    expect(await tab.save(session('b'), 1)).toEqual({ kind: 'saved', revision: 2 })
  })

  test('a save over what somebody else saved writes nothing and gives theirs', async () => {
    const disk = newDisk()
    const [mine, other] = [disk.tab(), disk.tab()]
    await other.save(session('theirs'), 0)
    expect(await mine.save(session('mine'), 0)).toEqual({ kind: 'conflict', saved: session('theirs'), revision: 1 })
    expect(await mine.load()).toMatchObject({ saved: session('theirs') })
  })

  test('of two saves at the same time one is written and one is told of the conflict', async () => {
    const disk = newDisk()
    const results = await Promise.all([disk.tab().save(session('one'), 0), disk.tab().save(session('two'), 0)])
    expect(results.map((result) => result.kind).sort()).toEqual(['conflict', 'saved'])
  })

  test('other tabs hear of a save, the saving one does not', async () => {
    const disk = newDisk()
    const [mine, other] = [disk.tab(), disk.tab()]
    const [heardHere, heardThere] = [vi.fn(), vi.fn()]
    const endings = [mine.subscribe(heardHere), other.subscribe(heardThere)]
    await mine.save(session('a'), 0)
    await vi.waitFor(() => expect(heardThere).toHaveBeenCalledWith(1))
    expect(heardHere).not.toHaveBeenCalled()
    for (const end of endings) end()
  })

  test('what is loaded is a copy: changing it changes nothing on the disk', async () => {
    const disk = newDisk()
    await disk.tab().save(session('a'), 0)
    const loaded = await disk.tab().load()
    if (loaded.kind === 'saved') (loaded.saved as { version: number }).version = 99
    expect(await disk.tab().load()).toMatchObject({ saved: { version: SAVED_VERSION } })
  })
}
