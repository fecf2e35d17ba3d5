import { expect, test } from 'vitest'
import { cleared, selectServed, selectTotal, served, takenBack } from './orders.js'
import { createStore } from './store.js'

test('counts the cups that are served', () => {
  const store = createStore()
  store.dispatch(served('tea'))
  store.dispatch(served('tea'))
  store.dispatch(served('espresso'))
  expect(selectTotal(store.getState())).toBe(3)
  expect(selectServed(store.getState())).toEqual([
    { id: 'espresso', name: 'Espresso', cups: 1 },
    { id: 'tea', name: 'Tea', cups: 2 },
  ])
})

test('takes no cup back that was not served', () => {
  const store = createStore()
  store.dispatch(takenBack('tea'))
  expect(selectTotal(store.getState())).toBe(0)
})

test('starts again when the day is closed', () => {
  const store = createStore({ orders: { cups: { tea: 4 } } })
  store.dispatch(cleared())
  expect(selectServed(store.getState())).toEqual([])
})
