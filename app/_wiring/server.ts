/** What pages ask for on the server: the compiled course and the starter, read once a build, and afresh while authors work. */
import { cwd } from 'node:process'
import type { CourseResult } from '@/core/lessons/course.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { contentText, loadCourse, starterFiles } from '@/platform/node/content.ts'

const inDevelopment = process.env.NODE_ENV === 'development'

let course: CourseResult | undefined
let starter: Files | undefined

/** With author errors: a build stops at them, development shows them in the page. */
export function getCourse(): CourseResult {
  if (course && !inDevelopment) return course
  course = loadCourse(cwd())
  if (course.errors.length > 0 && !inDevelopment) throw new Error(course.errors.map(sentence).join('\n'))
  return course
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
