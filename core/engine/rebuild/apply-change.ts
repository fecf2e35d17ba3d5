/** A build request with one change made to what it reads. */
import type { BuildRequest } from '@/core/build/result.ts'
import { type FileTree, file, lookup, put, readText } from '@/core/files/tree.ts'
import { addDependency } from './add-dependency.ts'
import { withBase } from './base-tag.ts'
import type { Change, ChangeOf } from './change.ts'
import { editFile } from './edit-file.ts'

export type Changed =
  | { readonly kind: 'changed'; readonly request: BuildRequest; readonly what: readonly string[] }
  | { readonly kind: 'impossible'; readonly why: string }

export function applyChange(request: BuildRequest, change: Change): Changed {
  switch (change.kind) {
    case 'file':
      return changedFile(request, change)
    case 'dependency': {
      const added = addDependency(request.context)
      return added.kind === 'impossible'
        ? added
        : { kind: 'changed', request: { ...request, context: added.tree }, what: added.what }
    }
    case 'base-tag':
      return changedBase(request, change)
    case 'argument': {
      const { name, value } = change
      const buildArgs = { ...request.buildArgs, [name]: value }
      return {
        kind: 'changed',
        request: { ...request, buildArgs },
        what: [`the build is given \`--build-arg ${name}=${value}\``],
      }
    }
  }
}

/** The same request for another Dockerfile; a `COPY . .` sees that file too. */
export function withDockerfile(request: BuildRequest, dockerfile: string): BuildRequest {
  return { ...request, dockerfile, context: put(request.context, request.dockerfilePath, file(dockerfile)) }
}

function changedFile(request: BuildRequest, { path }: ChangeOf<'file'>): Changed {
  const found = lookup(request.context, path)
  if (found.kind !== 'found' || found.node.kind !== 'file') {
    return { kind: 'impossible', why: `There is no ${path} in the project.` }
  }
  const edited = editFile(path, found.node)
  if (edited === undefined) return { kind: 'impossible', why: `The bytes of ${path} are not known.` }
  const context: FileTree = put(request.context, path, edited.node)
  const own = path === request.dockerfilePath
  const dockerfile = own ? (readText(context, path) ?? request.dockerfile) : request.dockerfile
  return { kind: 'changed', request: { ...request, context, dockerfile }, what: [`\`${path}\` ${edited.what}`] }
}

function changedBase(request: BuildRequest, { from, to }: ChangeOf<'base-tag'>): Changed {
  const dockerfile = withBase(request.dockerfile, request.dockerfilePath, from, to)
  if (dockerfile === undefined) return { kind: 'impossible', why: `No FROM of this Dockerfile names ${from}.` }
  return {
    kind: 'changed',
    request: withDockerfile(request, dockerfile),
    what: [`\`FROM ${from}\` becomes \`FROM ${to}\``],
  }
}
