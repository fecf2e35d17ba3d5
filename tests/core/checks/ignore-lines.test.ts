import { expect, test } from 'vitest'
import { excludingLine, faultyInclusion } from '@/core/checks/ignore-lines.ts'
import { treeOf } from '@/core/files/tree.ts'

test('a line that brings a file back is at fault', () => {
  expect(faultyInclusion('node_modules\n!node_modules/a\n', 'node_modules', 'node_modules/a')).toMatchObject({
    line: 2,
  })
})

test('a line that nearly names the folder is at fault', () => {
  expect(faultyInclusion('build\nnode_module\n', 'node_modules', 'node_modules/a')).toMatchObject({ line: 2 })
})

test('without such a line it is the end of the file', () => {
  expect(faultyInclusion('build\n*.log\n\n', 'node_modules', 'node_modules/a')).toMatchObject({ line: 2 })
})

test('the line that keeps a file out is the one without which it would come along', () => {
  const tree = treeOf({ 'package.json': '{}' })
  expect(excludingLine('node_modules\n*.json\n', tree, 'package.json')).toBe(2)
})
