import { teachingRule } from './teaching-rule.ts'

export const latestTag = teachingRule({
  name: 'latest-tag',
  help: 'Without a tag Docker takes `latest`, which is another image every few weeks. Name the version you tested with.',
  *check({ stages, dispatched }) {
    for (const { base, from, index } of stages.stages) {
      if (base.kind !== 'image' || !dispatched.has(index) || isPinned(base.ref)) continue
      yield {
        message: `"${base.ref}" stands for whatever \`latest\` is today`,
        place: from,
        range: from.args[0]?.range,
      }
    }
  },
})

function isPinned(ref: string): boolean {
  if (ref.includes('@')) return true
  const tag = /:([^/:]+)$/.exec(ref)?.[1]
  return tag !== undefined && tag !== 'latest'
}
