/** Which programs a distribution's package brings, and where. */
import recorded from './facts/package-files.json'

export interface PackageFacts {
  readonly source: string
  readonly date: string
  /** Absolute paths by package, separated by blanks. */
  readonly packages: Readonly<Record<string, string>>
}

export const PACKAGE_FILES: Readonly<Record<'alpine' | 'debian', PackageFacts>> = recorded

/** Undefined when the package is not recorded. A version (`curl=8.5`, `nodejs>20`) is left aside. */
export function programsOfPackage(facts: PackageFacts, name: string): readonly string[] | undefined {
  const plain = name.replace(/[=<>~@].*$/, '')
  const paths = Object.hasOwn(facts.packages, plain) ? facts.packages[plain]! : undefined
  return paths?.split(' ').filter((path) => path !== '')
}
