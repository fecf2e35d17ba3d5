import { useSelector } from 'react-redux'
import { Link } from 'react-router'
import { greeting } from '../greeting.js'
import { selectServed } from '../store/orders.js'

export function Home() {
  const served = useSelector(selectServed)
  return (
    <>
      <h1>{greeting}</h1>
      {served.length === 0 ? (
        <p>Nothing is served yet. The counter is open.</p>
      ) : (
        <ul className="served">
          {served.map(({ id, name, cups }) => (
            <li key={id}>
              <span>{name}</span>
              <strong>{cups}</strong>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link className="button" to="/counter">
          Go to the counter
        </Link>
      </p>
    </>
  )
}
