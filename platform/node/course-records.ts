/** Reads records.yaml of the course folder. */
import { withRecords } from '@/core/images/course-catalogue.ts'
import type { Catalogue } from '@/core/images/image.ts'
import { readRecords } from '@/core/lessons/records.ts'
import { contentText } from './content.ts'

/** The catalogue with what the course has recorded. Throws with file, line and remedy when the file is wrong. */
export function courseCatalogue(root: string, catalogue: Catalogue): Catalogue {
  const text = contentText(root, 'records.yaml')
  if (text === undefined) return catalogue
  const { images, commands, errors } = readRecords(text)
  if (errors.length === 0) return withRecords(catalogue, images, commands)
  throw new Error(errors.map(({ file, line, message, remedy }) => `${file}:${line} ${message} ${remedy}`).join('\n'))
}
