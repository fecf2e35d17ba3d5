import { useDispatch, useSelector } from 'react-redux'
import { cleared, selectDrinks, selectTotal, served, takenBack } from '../store/orders.js'

export function Counter() {
  const dispatch = useDispatch()
  const drinks = useSelector(selectDrinks)
  const total = useSelector(selectTotal)
  return (
    <>
      <h1>Counter</h1>
      <ul className="drinks">
        {drinks.map(({ id, name, cups }) => (
          <li key={id}>
            <span>{name}</span>
            <button type="button" aria-label={`One ${name} less`} disabled={cups === 0} onClick={() => dispatch(takenBack(id))}>
              −
            </button>
            <output aria-label={`Cups of ${name}`}>{cups}</output>
            <button type="button" aria-label={`One ${name} more`} onClick={() => dispatch(served(id))}>
              +
            </button>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="button" disabled={total === 0} onClick={() => dispatch(cleared())}>
          Close the day
        </button>
      </p>
    </>
  )
}
