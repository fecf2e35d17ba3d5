/** The answer to one question, asked again when the question or the image changed; an overtaken answer is dropped. */
import { useEffect, useState } from 'react'

/** `key` names the question, `version` the image it is asked of. Undefined key: nothing is asked. */
export function useAnswer<T>(ask: () => Promise<T>, key: string | undefined, version: unknown): T | undefined {
  const [answer, setAnswer] = useState<{ key: string; value: T }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is made anew at every rendering; key and version say when it asks something new
  useEffect(() => {
    if (key === undefined) return
    let alive = true
    ask().then(
      (value) => alive && setAnswer({ key, value }),
      () => {},
    )
    return () => {
      alive = false
    }
  }, [key, version])
  return answer?.key === key ? answer?.value : undefined
}
