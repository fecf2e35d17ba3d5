/** Reads records.yaml of the course folder. */
import { type CourseRecords, withRecords } from '@/core/images/course-catalogue.ts'
import type { Catalogue } from '@/core/images/image.ts'
import { readRecords } from '@/core/lessons/records.ts'
import { contentText } from './content.ts'
import { CourseFolderError } from './course-folder.ts'

/** Undefined where the course has none. Throws with file, line and remedy when the file is wrong. */
export function courseRecords(root: string): CourseRecords | undefined {
  const text = contentText(root, 'records.yaml')
  if (text === undefined) return undefined
  const { errors, ...records } = readRecords(text)
  if (errors.length === 0) return records
  throw new CourseFolderError(errors)
}

/** The catalogue with what the course has recorded. */
export function courseCatalogue(root: string, catalogue: Catalogue): Catalogue {
  const records = courseRecords(root)
  return records === undefined ? catalogue : withRecords(catalogue, records)
}
