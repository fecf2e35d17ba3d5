/** The JSON documents of the command line, as `schema.ts` describes them. */
import { buriedBy } from '@/core/build/buried.ts'
import { type ListedFile, listImage } from '@/core/build/origin.ts'
import type { BuildResult, Operation } from '@/core/build/result.ts'
import type { Image } from '@/core/images/image.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'

export function diagnosticsDocument(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ rule, severity, message, file, range, url }) => ({
    rule,
    severity,
    message,
    file,
    line: range.start.line,
    column: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    ...(url === undefined ? {} : { url }),
  }))
}

export function buildDocument(result: BuildResult, options: { readonly list: boolean }) {
  const { outcome } = result
  const image = outcome.kind === 'failed' ? undefined : outcome.image
  return {
    outcome: outcome.kind,
    ...(outcome.kind === 'failed' ? { error: errorDocument(result) } : {}),
    ...(outcome.kind === 'unknown' ? { reasons: outcome.reasons } : {}),
    target: result.targetIndex ?? null,
    stages: result.results.map(({ stage, needed, state, skippedBecause }) => ({
      index: stage.index,
      name: stage.name ?? null,
      base: stage.writtenBase,
      line: stage.from.startLine,
      needed,
      state,
      ...(skippedBecause === undefined ? {} : { skippedBecause }),
    })),
    operations: result.operations.map(operationDocument),
    context: { bytes: result.contextBytes },
    image: image === undefined ? null : imageDocument(image),
    diagnostics: diagnosticsDocument(result.diagnostics),
    ...(options.list ? { files: listImage(result).map(fileDocument) } : {}),
  }
}

function errorDocument(result: BuildResult) {
  if (result.outcome.kind !== 'failed') return undefined
  const { code, message, file, range, details } = result.outcome.error
  return {
    code,
    message,
    details,
    ...(range === undefined ? {} : { at: { file, line: range.start.line, column: range.start.column } }),
  }
}

function operationDocument(operation: Operation) {
  return {
    id: operation.id,
    stage: operation.stage,
    kind: operation.kind,
    name: operation.name,
    line: operation.instruction.startLine,
    state: operation.state,
    cached: operation.cached,
    key: operation.key,
    added: operation.added,
    buried: buriedBy(operation),
    evidence: operation.evidence,
    unsupported: operation.unsupported,
    output: operation.output,
  }
}

function imageDocument(image: Image) {
  const { config } = image
  return {
    id: image.id,
    size: image.size,
    compressedSize: image.compressedSize,
    base: image.base?.ref ?? null,
    config,
    layers: image.layers.map(({ createdBy, emptyLayer, size, compressed, by }) => ({
      createdBy,
      emptyLayer,
      size,
      compressed,
      by: by ?? null,
    })),
  }
}

function fileDocument({ path, kind, size, mode, uid, gid, origin, doubt }: ListedFile) {
  const from =
    origin.by === 'base'
      ? { by: 'base', image: origin.image }
      : {
          by: 'operation',
          operation: origin.operation.id,
          stage: origin.operation.stage,
          line: origin.operation.instruction.startLine,
        }
  return {
    path,
    kind,
    size: size ?? null,
    mode: mode.toString(8).padStart(4, '0'),
    uid,
    gid,
    origin: from,
    ...(doubt === undefined ? {} : { doubt }),
  }
}

/** `base node:22-alpine`, or the step that wrote the file and its line. */
export function originWords({ origin }: ListedFile): string {
  return origin.by === 'base'
    ? `base ${origin.image}`
    : `line ${origin.operation.instruction.startLine} ${origin.operation.name}`
}
