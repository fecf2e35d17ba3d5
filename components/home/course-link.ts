/** What the home page shows of a lesson. */
export interface CourseLink {
  readonly slug: string
  readonly number: number
  readonly title: string
  readonly part: string
  readonly minutes: number
  readonly summary: string
}
