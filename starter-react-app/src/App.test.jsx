import { renderToStaticMarkup } from 'react-dom/server'
import { Provider } from 'react-redux'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { App } from './App.jsx'
import { greeting } from './greeting.js'
import { createStore } from './store/store.js'

function show(path, state) {
  return renderToStaticMarkup(
    <Provider store={createStore(state)}>
      <MemoryRouter initialEntries={[path]}>
        <App />
      </MemoryRouter>
    </Provider>,
  )
}

test.each([
  ['/', greeting],
  ['/counter', 'Counter'],
  ['/about', 'About'],
  ['/no/such/page', 'No such page'],
])('%s shows the page "%s"', (path, heading) => {
  expect(show(path)).toContain(`<h1>${heading}</h1>`)
})

test('the home page lists what was served', () => {
  expect(show('/', { orders: { cups: { tea: 2 } } })).toContain('<span>Tea</span><strong>2</strong>')
})
