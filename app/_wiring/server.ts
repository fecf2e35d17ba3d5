/** What pages ask for on the server: the compiled course and the starter, read once a build, and afresh while authors work. */
import { createHash } from 'node:crypto'
import { cwd } from 'node:process'
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import type { CourseResult } from '@/core/lessons/course.ts'
import { type CourseFile, CourseFileSchema } from '@/core/lessons/course-file.ts'
import { factValues, fillLesson } from '@/core/lessons/fact-values.ts'
import { type ServedCourse, servedCourse } from '@/core/lessons/served-course.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { contentText, starterFiles } from '@/platform/node/content.ts'
import { CourseFolderError, courseFile } from '@/platform/node/course-folder.ts'
import { courseCatalogue, courseRecords } from '@/platform/node/course-records.ts'
import { courseTexts, loadCourse } from '@/platform/node/load-course.ts'
import { watchCourse } from '@/platform/node/watch-course.ts'

const inDevelopment = process.env.NODE_ENV === 'development'

let course: CourseResult | undefined
/** The texts that `course` was made from, as `courseVersion` says it. */
let made: string | undefined
let starter: Files | undefined

/** With author errors: a build stops at them, development shows them in the page. */
export function getCourse(): CourseResult {
  if (course && !inDevelopment) return course
  const version = courseVersion()
  if (course && version === made) return course
  made = version
  course = whileWriting(compiledCourse, (errors) => ({ lessons: [], variants: [], explained: [], ...course, errors }))
  return course
}

function compiledCourse(): CourseResult {
  const compiled = loadCourse(cwd())
  if (compiled.errors.length > 0 && !inDevelopment) throw new Error(compiled.errors.map(sentence).join('\n'))
  return { ...compiled, lessons: withFacts(compiled.lessons) }
}

/** While authors work, a course.yaml or records.yaml that cannot be read is shown, with the course as it was before. */
function whileWriting<T>(read: () => T, instead: (errors: CourseResult['errors']) => T): T {
  try {
    return read()
  } catch (error) {
    if (inDevelopment && error instanceof CourseFolderError) return instead(error.errors)
    throw error
  }
}

/** Changes with every text of the course. */
export function courseVersion(): string {
  try {
    const texts = [courseTexts(cwd()), getContent('records.yaml'), getContent('course.yaml')]
    return createHash('sha256').update(JSON.stringify(texts)).digest('hex')
  } catch (error) {
    // course.yaml cannot be read: what is wrong with it stands for its text.
    return error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)
  }
}

export function watchCourseTexts(changed: () => void): () => void {
  return watchCourse(cwd(), changed)
}

let file: CourseFile | undefined
let served: ServedCourse | undefined

/** course.yaml, with its standards filled in. */
export function getCourseFile(): CourseFile {
  file = whileWriting(
    () => courseFile(cwd()),
    () => file ?? CourseFileSchema.parse({ title: 'Course', starter: '.', parts: ['Course'] }),
  )
  return file
}

/** What goes with every page. */
export function getServedCourse(): ServedCourse {
  served = whileWriting(
    () => servedCourse(getCourseFile(), courseRecords(cwd())),
    () => served ?? servedCourse(getCourseFile(), undefined),
  )
  return served
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
