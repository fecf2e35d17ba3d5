import { expect, test, vi } from 'vitest'
import { createKeeper, type Keeper } from '@/components/session/keeper.ts'
import type { LeftSession, LeftSessions } from '@/core/workspace/left-sessions.ts'
import { markPassed } from '@/core/workspace/lesson-files.ts'
import { CARRIED, filesOf } from '@/core/workspace/session.ts'
import type { AheadLog, SessionStorage } from '@/core/workspace/storage-port.ts'
import { type MemoryDisk, memoryAheadLog, memoryDisk, memoryStorage } from '@/platform/browser/memory-storage.ts'

interface Tab {
  readonly disk: MemoryDisk
  readonly ahead?: AheadLog
  readonly name?: string
  readonly storage?: SessionStorage
}

let clock = 1000

async function openTab({
  disk,
  ahead = memoryAheadLog(),
  name = 'tab',
  storage = memoryStorage(disk),
}: Tab): Promise<Keeper> {
  const keeper = createKeeper({ storage, ahead, tab: name, now: () => ++clock, delay: 1 })
  await keeper.load()
  return keeper
}

const text = (keeper: Keeper) => filesOf(keeper.get().session, CARRIED).files.Dockerfile?.text
const type = (keeper: Keeper, what: string) => keeper.typed(CARRIED, 'Dockerfile', what)

test('what was typed is there after a reload', async () => {
  const disk = memoryDisk()
  const before = await openTab({ disk })
  type(before, 'FROM a\n')
  await before.flush()
  expect(before.get().saving).toBe('saved')
  expect(text(await openTab({ disk }))).toBe('FROM a\n')
})

test('a tab killed before saving loses nothing', async () => {
  const [disk, ahead] = [memoryDisk(), memoryAheadLog()]
  const killed = createKeeper({
    storage: { ...memoryStorage(disk), save: () => new Promise(() => {}) },
    ahead,
    tab: 'killed',
    now: () => ++clock,
  })
  await killed.load()
  type(killed, 'FROM half-typ')
  const next = await openTab({ disk, ahead, name: 'next' })
  expect(text(next)).toBe('FROM half-typ')
  await next.flush()
  expect(ahead.entries()).toEqual([])
})

test('what is typed before the disk was read is not overwritten by it', async () => {
  const disk = memoryDisk()
  const first = await openTab({ disk })
  type(first, 'FROM saved\n')
  await first.flush()
  const second = createKeeper({
    storage: memoryStorage(disk),
    ahead: memoryAheadLog(),
    tab: 'second',
    now: () => ++clock,
  })
  const loading = second.load()
  type(second, 'FROM saved\nX')
  await loading
  expect(text(second)).toBe('FROM saved\nX')
})

test('a tab that did not type takes over what the other one saved', async () => {
  const disk = memoryDisk()
  const [one, two] = [await openTab({ disk, name: 'one' }), await openTab({ disk, name: 'two' })]
  type(one, 'FROM one\n')
  await one.flush()
  await vi.waitFor(() => expect(text(two)).toBe('FROM one\n'))
  expect(two.get().session.kept).toEqual([])
})

test('two tabs typing in one file at once: both texts are kept and a choice is there in both', async () => {
  const disk = memoryDisk()
  const [one, two] = [await openTab({ disk, name: 'one' }), await openTab({ disk, name: 'two' })]
  type(one, 'FROM one\n')
  type(two, 'FROM two\n')
  await Promise.all([one.flush(), two.flush()])
  await vi.waitFor(async () => {
    await Promise.all([one.flush(), two.flush()])
    for (const tab of [one, two]) {
      const texts = [text(tab), ...tab.get().session.kept.map((kept) => kept.text)]
      expect(texts).toEqual(expect.arrayContaining(['FROM one\n', 'FROM two\n']))
    }
  })
})

test('a text typed here and replaced by another tab later stays at hand', async () => {
  const disk = memoryDisk()
  const [one, two] = [await openTab({ disk, name: 'one' }), await openTab({ disk, name: 'two' })]
  type(one, 'FROM one\n')
  await one.flush()
  await vi.waitFor(() => expect(text(two)).toBe('FROM one\n'))
  type(two, 'FROM two\n')
  await two.flush()
  await vi.waitFor(() => expect(text(one)).toBe('FROM two\n'))
  expect(one.get().session.kept.map((kept) => kept.text)).toEqual(['FROM one\n'])
})

test('going on in another tab where one left off asks nothing', async () => {
  const disk = memoryDisk()
  const [one, two] = [await openTab({ disk, name: 'one' }), await openTab({ disk, name: 'two' })]
  type(one, 'FROM one\n')
  await one.flush()
  await vi.waitFor(() => expect(text(two)).toBe('FROM one\n'))
  type(two, 'FROM one\nRUN true\n')
  await two.flush()
  await vi.waitFor(() => expect(text(one)).toBe('FROM one\nRUN true\n'))
  expect(one.get().session.kept).toEqual([])
})

test('a full disk is said, the text stays, and it is saved once there is room', async () => {
  const disk = memoryDisk()
  const real = memoryStorage(disk)
  let full = true
  const storage: SessionStorage = {
    ...real,
    save: async (session, expected) =>
      full ? { kind: 'refused', reason: 'full', why: 'No room left.' } : real.save(session, expected),
  }
  const keeper = await openTab({ disk, storage })
  type(keeper, 'FROM a\n')
  await keeper.flush()
  expect(keeper.get()).toMatchObject({ saving: 'refused', problem: { kind: 'full' } })
  expect(text(keeper)).toBe('FROM a\n')
  full = false
  await keeper.flush()
  expect(keeper.get()).toMatchObject({ saving: 'saved', problem: undefined })
})

test('where nothing can be stored, that is said at once and typing goes on', async () => {
  const storage: SessionStorage = {
    ...memoryStorage(),
    load: async () => ({ kind: 'unavailable', why: 'private mode' }),
  }
  const keeper = await openTab({ disk: memoryDisk(), storage })
  expect(keeper.get().problem).toEqual({ kind: 'unavailable', why: 'private mode' })
  type(keeper, 'FROM a\n')
  expect(text(keeper)).toBe('FROM a\n')
})

test('an older saved version is brought up to date', async () => {
  const keeper = await openTab({ disk: memoryDisk({ version: 1, files: { Dockerfile: 'FROM old\n' } }) })
  expect(text(keeper)).toBe('FROM old\n')
})

test('a newer saved version is neither shown as empty work nor overwritten', async () => {
  const disk = memoryDisk({ version: 99, secret: 'of the future' })
  const keeper = await openTab({ disk })
  expect(keeper.get().problem).toEqual({ kind: 'newer', version: 99 })
  type(keeper, 'FROM a\n')
  await keeper.flush()
  expect(disk.saved).toEqual({ version: 99, secret: 'of the future' })
})

test('damaged data waits for the learner, who may start empty', async () => {
  const disk = memoryDisk({ version: 2, scopes: 'garbage' })
  const keeper = await openTab({ disk })
  expect(keeper.get().problem?.kind).toBe('damaged')
  await keeper.flush()
  expect(disk.saved).toEqual({ version: 2, scopes: 'garbage' })
  keeper.startEmpty()
  type(keeper, 'FROM a\n')
  await keeper.flush()
  expect(text(await openTab({ disk }))).toBe('FROM a\n')
})

test('what is not saved when the page is left is there on the next page, a passed lesson too', async () => {
  const disk = memoryDisk()
  const left = memoryLeftSessions()
  const stuck = { ...memoryStorage(disk), save: () => new Promise<never>(() => {}) }
  const leaving = createKeeper({ storage: stuck, ahead: memoryAheadLog(), left, tab: 'leaving', now: () => ++clock })
  await leaving.load()
  leaving.update((session) => markPassed(session, 'nginx-stage', 5))
  leaving.leave()
  const storage = memoryStorage(disk)
  const next = createKeeper({ storage, ahead: memoryAheadLog(), left, tab: 'next', now: () => ++clock, delay: 1 })
  await next.load()
  expect(next.get().session.progress['nginx-stage']?.state).toBe('passed')
  await next.flush()
  expect(left.all()).toEqual([])
})

test('a session left behind by an older page does not undo what was saved since', async () => {
  const disk = memoryDisk()
  const left = memoryLeftSessions()
  const first = await openTab({ disk })
  left.leave({ tab: 'old', revision: 0, session: markPassed(first.get().session, 'dockerignore', 5) })
  type(first, 'FROM newer')
  await first.flush()
  const storage = memoryStorage(disk)
  const next = createKeeper({ storage, ahead: memoryAheadLog(), left, tab: 'next', now: () => ++clock, delay: 1 })
  await next.load()
  expect(text(next)).toBe('FROM newer')
  expect(next.get().session.progress.dockerignore?.state).toBe('passed')
})

function memoryLeftSessions(): LeftSessions {
  let held: readonly LeftSession[] = []
  return {
    leave(session) {
      held = [...held.filter((each) => each.tab !== session.tab), JSON.parse(JSON.stringify(session))]
      return true
    },
    all: () => held,
    forget(tabs) {
      held = held.filter((each) => !tabs.includes(each.tab))
    },
  }
}
