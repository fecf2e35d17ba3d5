import { createSelector, createSlice } from '@reduxjs/toolkit'

const DRINKS = [
  { id: 'espresso', name: 'Espresso' },
  { id: 'filter', name: 'Filter coffee' },
  { id: 'tea', name: 'Tea' },
]

/** Cups served today, by drink. */
export const orders = createSlice({
  name: 'orders',
  initialState: { cups: {} },
  reducers: {
    served(state, { payload: id }) {
      state.cups[id] = (state.cups[id] ?? 0) + 1
    },
    takenBack(state, { payload: id }) {
      state.cups[id] = Math.max(0, (state.cups[id] ?? 0) - 1)
    },
    cleared(state) {
      state.cups = {}
    },
  },
})

export const { served, takenBack, cleared } = orders.actions

const selectCups = (state) => state.orders.cups

export const selectDrinks = createSelector([selectCups], (cups) =>
  DRINKS.map((drink) => ({ ...drink, cups: cups[drink.id] ?? 0 })),
)

export const selectServed = createSelector([selectDrinks], (drinks) => drinks.filter(({ cups }) => cups > 0))

export const selectTotal = createSelector([selectDrinks], (drinks) => drinks.reduce((sum, { cups }) => sum + cups, 0))
