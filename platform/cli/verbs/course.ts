import { type LessonReport, lintLesson, strays } from '@/core/lessons/lint-course.ts'
import { lintTexts } from '@/core/lessons/lint-texts.ts'
import { type Damages, percentage, totalOf } from '@/core/lessons/score.ts'
import { slugOf } from '@/core/lessons/source.ts'
import { courseFile } from '../../node/course-folder.ts'
import { courseTexts, knownOf } from '../../node/load-course.ts'
import { type Course, loadCourse, worldOf } from '../course-of-project.ts'
import { keptReport } from '../kept-report.ts'
import { readOptions } from '../options.ts'
import { type Io, printJson, UsageError, type Verb } from '../verb.ts'

export const courseVerb: Verb = {
  name: 'course',
  usage: 'course lint [--json]',
  summary:
    'Replays every lesson and its variants, damages every solution, and finds hints and links that lead nowhere.',
  async run(args, io) {
    const { values, positionals } = readOptions(args, {})
    if (positionals.length !== 1 || positionals[0] !== 'lint') throw new UsageError('course has one verb: lint')
    const course = await loadCourse(io)
    const document = documentOf(course, reportsOf(course, io, !values.json), io)
    if (values.json) printJson(io, document)
    else print(io, document)
    return document.findings.length === 0 ? 0 : 1
  },
}

/** Lesson by lesson, as each takes a while; one that did not change is not judged again. */
function reportsOf(course: Course, io: Io, tells: boolean): readonly LessonReport[] {
  const world = worldOf(course)
  const sources = new Map(courseTexts(io.project).sources.map((source) => [slugOf(source.folder), source]))
  return course.lessons.map((lesson) => {
    const mine = <T extends { readonly lesson: string }>(all: readonly T[]) =>
      all.filter((one) => one.lesson === lesson.slug)
    const linted = {
      lesson,
      source: sources.get(lesson.slug)!,
      variants: mine(course.variants),
      explained: mine(course.explained),
      enough: courseFile(io.project).variants,
    }
    const report = keptReport(io, [linted, world.starter], () => lintLesson(linted, world))
    if (tells) io.out(`${lesson.slug.padEnd(24)} ${wordsOf(report.score)}\n`)
    return report
  })
}

function documentOf(course: Course, reports: readonly LessonReport[], io: Io) {
  const texts = courseTexts(io.project)
  const total = totalOf(reports.map(({ score }) => score))
  return {
    findings: [
      ...reports.flatMap(({ findings }) => findings),
      ...strays(course.lessons, course.variants),
      ...lintTexts(texts, knownOf(texts)),
    ],
    replayed: course.variants.length,
    mutations: { ...total, score: percentage(total) },
    lessons: reports.map(({ score }) => score),
  }
}

function print(io: Io, { findings, replayed, mutations, lessons }: ReturnType<typeof documentOf>): void {
  for (const { file, line, message } of findings) io.out(`${file}${line === undefined ? '' : `:${line}`} ${message}\n`)
  const count = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`
  io.out(`${lessons.length} lessons, ${replayed} variants replayed, ${count}\n`)
  io.out(`mutation score ${mutations.score} %: ${wordsOf(mutations)}\n`)
}

function wordsOf({ made, noticed, withoutEffect, explained, survived }: Damages): string {
  if (made === 0) return 'nothing to damage'
  return `${made} damages: ${noticed} noticed, ${withoutEffect} without effect, ${explained} explained, ${survived} survived`
}
