import { Link, useLocation } from 'react-router'

export function NotFound() {
  const { pathname } = useLocation()
  return (
    <>
      <h1>No such page</h1>
      <p>
        The app has no page at <code>{pathname}</code>. <Link to="/">Back to the start</Link>
      </p>
    </>
  )
}
