/** A disk that really fills up, and one that really becomes read-only: a small one in memory, which needs root on Linux. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { embedded } from '@/platform/room-store/embedded.ts'
import { roomStore } from '@/platform/room-store/room-store.ts'
import { newRoom } from '../../platform/room-store/contract.ts'

const MEGABYTE = 1024 * 1024
const disk = mkdtempSync(join(tmpdir(), 'stagecraft-disk-'))
const why = mounted()
if (why !== undefined) process.stdout.write(`Full and read-only disks are skipped: ${why}.\n`)
afterAll(() => {
  if (why === undefined) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

function mounted(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting one needs root on Linux'
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=72m', 'tmpfs', disk])
  return status === 0 ? undefined : 'nothing can be mounted here'
}

const free = () => statfsSync(disk).bavail * statfsSync(disk).bsize

test.skipIf(why !== undefined)(
  'a full disk is said, what was accepted is kept, and with space it goes on',
  async () => {
    const store = roomStore(embedded(join(disk, 'full'), { reserve: 0 }))
    const room = newRoom()
    await store.open(room, 10)
    writeFileSync(join(disk, 'filler'), Buffer.alloc(free() - MEGABYTE))
    let accepted = 0
    const append = async () => {
      const files = [{ path: 'Dockerfile', text: randomBytes(45_000).toString('base64') }]
      const change = { kind: 'shown', member: 'a', lesson: 'x', files } as const
      await store.append(room.id, [{ actor: 'a', post: `post-${accepted}`, change }], 0, 1000)
      accepted++
    }
    const failure = await (async () => {
      for (;;) await append()
    })().catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'StoreFailure', trouble: 'full', message: expect.stringMatching(/is full/) })
    expect(accepted).toBeGreaterThan(0)
    rmSync(join(disk, 'filler'))
    await append()
    expect(await store.read(room.id, 0, 1000)).toHaveLength(accepted)
    await store.close()
    expect(await store.read(room.id, 0, 1000)).toHaveLength(accepted)
    await store.close()
    rmSync(join(disk, 'full'), { recursive: true })
  },
)

test.skipIf(why !== undefined)('a disk with less than the reserve is not written any more', async () => {
  const store = roomStore(embedded(join(disk, 'reserved')))
  writeFileSync(join(disk, 'filler'), Buffer.alloc(10 * MEGABYTE))
  await expect(store.open(newRoom(), 10)).rejects.toMatchObject({ trouble: 'full' })
  rmSync(join(disk, 'filler'))
  await store.close()
})

test.skipIf(why !== undefined)('a read-only disk is said, and works again when it can be written', async () => {
  spawnSync('mount', ['-o', 'remount,ro', disk])
  const store = roomStore(embedded(join(disk, 'rooms'), { reserve: 0 }))
  await expect(store.open(newRoom(), 10)).rejects.toMatchObject({
    trouble: 'read-only',
    message: expect.stringMatching(/cannot be written/),
  })
  spawnSync('mount', ['-o', 'remount,rw', disk])
  expect(await store.open(newRoom(), 10)).toBe('opened')
  await store.close()
})
