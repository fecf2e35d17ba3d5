/** What the engine knows before it sees the learner's files: base images, the recorded starter, what the course recorded. */
import type { Facts } from '@/core/engine/engine.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { withRecords } from '@/core/images/course-catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import type { ServedCourse } from '@/core/lessons/served-course.ts'

export type CourseForEngine = Pick<ServedCourse, 'name' | 'records'>

export function engineFacts({ name, records }: CourseForEngine): Facts {
  const catalogue = records === undefined ? defaultCatalogue : withRecords(defaultCatalogue, records)
  return { catalogue, apps: [starterRecord], bundles: new Map(), starterName: name }
}
