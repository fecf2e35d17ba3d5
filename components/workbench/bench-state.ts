/** What the parts of a lesson page share: the bench's state, and everything the learner can do. */
import type { BundlerPort } from '@/core/bundle/bundler-port.ts'
import type { EnginePort, Judged, JudgedLesson, Ran } from '@/core/engine/protocol.ts'
import type { Query, QueryAnswers, QueryOf } from '@/core/engine/query.ts'
import type { VisitView } from '@/core/engine/visit-view.ts'
import type { MeasuredBuilds } from '@/core/runtime/measured-builds.ts'
import type { Patch } from '@/core/workspace/edit.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { ProjectFacts } from '@/core/workspace/project-facts.ts'
import type { Scope } from '@/core/workspace/session.ts'
import type { Desk } from '../local-docker/desk.ts'
import type { PreviewPorts } from '../preview/preview-ports.ts'
import type { Keeper } from '../session/keeper.ts'
import type { Readable } from '../session/store.ts'
import type { Bundling } from './bundling.ts'
import type { ShownVerdict } from './patience.ts'

export type PanelName = 'terminal' | 'problems' | 'result' | 'stages' | 'image' | 'cache' | 'preview'

export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
  /** Raised with every wish, so that the same place can be asked for twice. */
  readonly wish: number
}

export interface BenchState {
  readonly engine: 'starting' | 'ready' | 'broken'
  readonly trouble: string | undefined
  readonly files: Files
  readonly openPath: string
  readonly openTabs: readonly string[]
  readonly place: Place | undefined
  /** Where the caret was last put; undefined until it is moved. */
  readonly caret: { readonly path: string; readonly line: number } | undefined
  readonly judged: Judged | undefined
  /** What the bundler of the learner's app does. */
  readonly bundling: Bundling
  readonly shown: ShownVerdict
  /** For the live region: what a screen reader says. */
  readonly announcement: string
  readonly offersLessonFiles: boolean
  /** What the files say of a project of the learner's own; undefined for the starter. */
  readonly project: ProjectFacts | undefined
  readonly panel: PanelName
  /** Lines the terminal is to type and run, the oldest first; each is taken by the first terminal that sees it. */
  readonly wishes: readonly string[]
}

export interface BenchPorts {
  readonly keeper: Keeper
  readonly lesson: JudgedLesson
  /** Slug of the lesson before this one. */
  readonly previous: string | undefined
  /** Files that stay open, in the order of their tabs. */
  readonly mainFiles?: readonly string[]
  openEngine(): EnginePort
  /** Absent: edited sources are not bundled, and what they give stays unknown. */
  openBundler?(): Promise<BundlerPort>
  loadStarter(): Promise<Files>
  /** Absent: no build of a Node runtime is taken. */
  loadMeasured?(): Promise<MeasuredBuilds>
  now(): number
  /** Absent: previews are drawn without their scripts. */
  loadPreview?(): Promise<PreviewPorts>
  /** Absent: the user's own Docker is not offered. */
  loadOwnDocker?(): Promise<Desk>
}

export interface Bench extends Readable<BenchState> {
  readonly lesson: JudgedLesson
  readonly mainFiles: readonly string[]
  readonly scope: Scope
  readonly loadPreview: BenchPorts['loadPreview']
  readonly loadOwnDocker: BenchPorts['loadOwnDocker']
  start(): () => void
  type(path: string, text: string): void
  caret(path: string, line: number): void
  /** The caret left the line, or the learner waits: failures may be shown now. */
  rest(): void
  openFile(path: string): void
  closeFile(path: string): void
  goTo(path: string, line: number, column: number): void
  showPanel(panel: PanelName): void
  run(line: string): Promise<Ran>
  /** Shows the terminal and runs a line in it, in the learner's sight. */
  runInTerminal(line: string): void
  takeWish(): string | undefined
  complete(line: string, cursor: number): Promise<{ from: number; candidates: readonly string[] }>
  visit(path: string, port: number | undefined, container?: string): Promise<VisitView>
  /** For views that are made on demand; the answer is of the files as they are now. */
  look<A extends Query['about']>(query: QueryOf<A>): Promise<QueryAnswers[A]>
  apply(title: string, patch: Patch): void
  startOver(): void
  takeLessonFiles(): void
  dismissOffer(): void
  undoLast(): void
  openHint(check: string, count: number): void
  finishReading(): void
  /** Says that a check the engine cannot tell holds in a real Docker. */
  vouch(check: string): void
}
