/** A picture of a half-typed line helps nobody: what went well stays in sight until the failure has lasted a pause. */
import { useEffect, useState } from 'react'
import { PATIENCE } from './bench.ts'

/** `fails`: of a view. A success, and a failure after a failure, are shown at once. */
export function usePatient<T>(view: T | undefined, fails: (view: T) => boolean): T | undefined {
  const [shown, setShown] = useState(view)
  const waits = view !== undefined && shown !== undefined && fails(view) && !fails(shown)
  useEffect(() => {
    if (!waits) {
      setShown(view)
      return
    }
    const timer = setTimeout(() => setShown(view), PATIENCE)
    return () => clearTimeout(timer)
  }, [view, waits])
  return waits ? shown : view
}
