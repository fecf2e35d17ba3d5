import { expect, test } from 'vitest'
import { cornerOf, courseStore } from '@/platform/browser/course-store.ts'

/** What a browser's localStorage does, in memory. */
function storage(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}

test('what is saved in one course is none of another’s', () => {
  const device = storage()
  const ours = courseStore(device, cornerOf({ name: 'starter-react-app' }))!
  const other = courseStore(device, cornerOf({ name: 'hello-go' }))!
  ours.setItem('stagecraft.ahead a', 'FROM node')
  other.setItem('stagecraft.ahead a', 'FROM golang')
  expect(ours.getItem('stagecraft.ahead a')).toBe('FROM node')
  expect(other.getItem('stagecraft.ahead a')).toBe('FROM golang')
  expect([other.length, other.key(0), other.key(1)]).toEqual([1, 'stagecraft.ahead a', null])
  other.clear()
  expect(ours.getItem('stagecraft.ahead a')).toBe('FROM node')
  expect(other.length).toBe(0)
})

test('the course that was there first keeps its keys, so that nothing saved before is lost', () => {
  const device = storage()
  expect(courseStore(device, cornerOf({ name: 'starter-react-app' }))).toBe(device)
})

test('without a store there is none for any course', () => {
  expect(courseStore(undefined, 'hello-go ')).toBeUndefined()
})
