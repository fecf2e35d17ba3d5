/** What pages ask for on the server: the compiled course and the starter, read once a build, and afresh while authors work. */
import { cwd } from 'node:process'
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import type { CourseResult } from '@/core/lessons/course.ts'
import type { CourseFile } from '@/core/lessons/course-file.ts'
import { factValues, fillLesson } from '@/core/lessons/fact-values.ts'
import { type ServedCourse, servedCourse } from '@/core/lessons/served-course.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { contentText, lessonSources, starterFiles } from '@/platform/node/content.ts'
import { courseFile } from '@/platform/node/course-folder.ts'
import { courseCatalogue, courseRecords } from '@/platform/node/course-records.ts'
import { loadCourse } from '@/platform/node/load-course.ts'

const inDevelopment = process.env.NODE_ENV === 'development'

let course: CourseResult | undefined
/** The lessons' texts as `course` was made from them. */
let made: string | undefined
let starter: Files | undefined

/** With author errors: a build stops at them, development shows them in the page. */
export function getCourse(): CourseResult {
  if (course && !inDevelopment) return course
  const sources = JSON.stringify(lessonSources(cwd()))
  if (course && sources === made) return course
  made = sources
  const compiled = loadCourse(cwd())
  if (compiled.errors.length > 0 && !inDevelopment) throw new Error(compiled.errors.map(sentence).join('\n'))
  course = { ...compiled, lessons: withFacts(compiled.lessons) }
  return course
}

/** course.yaml, with its standards filled in. */
export function getCourseFile(): CourseFile {
  return courseFile(cwd())
}

/** What goes with every page. */
export function getServedCourse(): ServedCourse {
  return servedCourse(getCourseFile(), courseRecords(cwd()))
}

/** The lesson whose solution stands for the end of the course. */
export function afterOf(lessons: CourseResult['lessons'], { after }: CourseFile) {
  return lessons.find((lesson) => lesson.slug === after) ?? lessons.filter((lesson) => !lesson.sandbox).at(-1)
}

/** Figures in the prose come from the records and from building the course's own solutions. */
function withFacts(lessons: CourseResult['lessons']): CourseResult['lessons'] {
  const starter = treeOfFiles(getStarter())
  const values = factValues(lessons, {
    catalogue: courseCatalogue(cwd(), defaultCatalogue),
    apps: [starterRecord],
    starter,
    now: 0,
  })
  return lessons.map((lesson) => fillLesson(lesson, values))
}

function sentence(error: CourseResult['errors'][number]): string {
  return `${error.file}:${error.line}:${error.column} ${error.message} ${error.remedy}`
}

export function getStarter(): Files {
  starter ??= starterFiles(cwd())
  return starter
}

export function getContent(name: string): string | undefined {
  return contentText(cwd(), name)
}
