import { configureStore } from '@reduxjs/toolkit'
import { orders } from './orders.js'

export function createStore(preloadedState) {
  return configureStore({ reducer: { orders: orders.reducer }, preloadedState })
}
