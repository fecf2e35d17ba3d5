import { teachingRule } from './teaching-rule.ts'

export const severalSourcesWithoutSlash = teachingRule({
  name: 'several-sources-without-slash',
  help: 'Without a `/` at the end BuildKit takes the destination for a file name unless it is a folder already: each source then overwrites the one before. End it with `/`.',
  *check({ visits }) {
    for (const { instruction, expanded, place } of visits) {
      if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue
      const destination = expanded.args.at(-1)
      if (expanded.args.length < 3 || destination === undefined || isFolder(destination.text)) continue
      const message = `${instruction.keyword} of several sources to "${destination.text}", which does not end with a slash`
      yield { message, place, range: place === instruction ? destination.range : undefined }
    }
  },
})

function isFolder(path: string): boolean {
  return path === '' || /(?:^|\/)\.{0,2}$/.test(path)
}
