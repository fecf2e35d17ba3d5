/** What lessons are made from, and what is said to their authors. */

export interface LessonSource {
  /** `09-nginx-stage` */
  readonly folder: string
  /** Texts by path below the folder: `lesson.md`, `start/replace/Dockerfile`, `solution/nginx.conf`, … */
  readonly files: Readonly<Record<string, string>>
}

export interface AuthorError {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly remedy: string
}

/** Names that links and interpolations may use. What is not given is not checked. */
export interface Known {
  readonly glossary?: ReadonlySet<string>
  readonly slugs?: ReadonlySet<string>
  /** Of the course, in order. */
  readonly parts?: readonly string[]
  /** `slug#task`: anchors of the lessons' tasks. */
  readonly tasks?: ReadonlySet<string>
  /** Anchors of the page of commands: `docker-build`. */
  readonly commands?: ReadonlySet<string>
  /** Names of the pages of our own rules. */
  readonly rules?: ReadonlySet<string>
}

/** `09-nginx-stage` or a path that ends so: `nginx-stage`. */
export function slugOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1).replace(/^\d{2}-/, '')
}
