import { useSelector } from 'react-redux'
import { NavLink, Route, Routes } from 'react-router'
import cup from './assets/cup.svg'
import { About } from './pages/About.jsx'
import { Counter } from './pages/Counter.jsx'
import { Home } from './pages/Home.jsx'
import { NotFound } from './pages/NotFound.jsx'
import { selectTotal } from './store/orders.js'

export function App() {
  const total = useSelector(selectTotal)
  return (
    <div className="page">
      <header className="bar">
        <NavLink to="/" className="brand">
          <img src={cup} alt="" width="32" height="32" />
          Stage Café
        </NavLink>
        <nav aria-label="Pages">
          <NavLink to="/counter">Counter</NavLink>
          <NavLink to="/about">About</NavLink>
        </nav>
        <output className="total" aria-label="Cups served">
          {total}
        </output>
      </header>
      <main>
        <Routes>
          <Route index element={<Home />} />
          <Route path="counter" element={<Counter />} />
          <Route path="about" element={<About />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </main>
    </div>
  )
}
