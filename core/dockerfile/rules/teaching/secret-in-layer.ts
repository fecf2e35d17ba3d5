import { copiesContext, teachingRule } from './teaching-rule.ts'

export const secretInLayer = teachingRule({
  name: 'secret-in-layer',
  help: 'What is once in a layer stays there for everyone who has the image, even when a later step deletes the file. Give it with `RUN --mount=type=secret`.',
  *check({ visits }) {
    for (const { instruction, expanded, place } of visits) {
      const sources = copiesContext(instruction) ? expanded.args.slice(0, -1) : []
      for (const { text, range } of sources) {
        if (!isSecretFile(text)) continue
        const message = `"${text}" usually holds secrets and becomes part of a layer`
        yield { message, place, range: place === instruction ? range : undefined }
      }
      if (instruction.keyword !== 'RUN') continue
      const written = [instruction.rest.text, ...instruction.heredocs.map((heredoc) => heredoc.content)]
      if (!written.some((text) => text.includes('_auth') && WRITES_TOKEN.test(text))) continue
      yield { message: 'A token is written into a file of this layer', place }
    }
  },
})

/** npm's configuration of a token, sent into a file or set. */
const WRITES_TOKEN = /_auth(?:Token)?\s*=?\s*\S[^\n]*>|npm\s+config\s+set\s+\S*_auth|npm\s+set\s+\S*_auth/

function isSecretFile(source: string): boolean {
  const name = source.slice(source.lastIndexOf('/') + 1)
  if (/\.(?:example|sample|template|dist|pub)$/.test(name)) return false
  return /^(?:\.env(?:\..+)?|\.npmrc|\.netrc|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519))$|\.(?:key|p12|pfx)$/.test(
    name,
  )
}
