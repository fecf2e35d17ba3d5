/** Facts that findings of more than one claim carry, and what a hint may ask of a check's facts. */

/** By name: the values there are, or in words what the value is. */
export type DeclaredFacts = Readonly<Record<string, readonly string[] | string>>

/** Of a container that does not run. */
export const CONTAINER_FACTS: DeclaredFacts = { container: ['exits', 'cannot-start'] }

/** Of a build that stops or cannot be told: every claim that asks for an image may give them. */
export const BUILD_FACTS: DeclaredFacts = {
  error: 'the code of the error of the build, as `copy-source-missing`; or `no-dockerfile`, `unsupported`',
  source: 'the source of a COPY that is missing',
  from: 'where a missing source was looked for: `context`, `stage`, `image`; or the name of the stage',
  near: 'a name that is nearly the one written',
  image: 'the image that does not exist',
  target: 'the target that does not exist',
}

/** All facts that a check may give. A name with two meanings has the values of both. */
export function declaredFacts(claims: readonly DeclaredFacts[]): DeclaredFacts {
  const all: Record<string, readonly string[] | string> = {}
  for (const facts of [BUILD_FACTS, ...claims]) {
    for (const [name, values] of Object.entries(facts)) {
      const before = all[name]
      all[name] =
        typeof before === 'string' || typeof values === 'string' ? (before ?? values) : [...(before ?? []), ...values]
    }
  }
  return all
}

/** What is wrong with a hint's condition on one fact; undefined when some failure can meet it. */
export function factProblem(
  name: string,
  wanted: string | readonly string[],
  declared: DeclaredFacts,
): string | undefined {
  const values = declared[name]
  if (values === undefined) return `No claim of this check gives a fact \`${name}\`.`
  if (typeof values === 'string') return undefined
  const never = [wanted].flat().find((value) => !value.includes('*') && !values.includes(value))
  return never === undefined ? undefined : `The fact \`${name}\` is never \`${never}\`; it is ${values.join(', ')}.`
}
