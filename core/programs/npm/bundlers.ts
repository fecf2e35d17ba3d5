/** Build tools of apps that are not recorded: where they write is known, what they write is not; their servers do not end. */
import { lookup, readText } from '@/core/files/tree.ts'
import { NeverEnds } from '@/core/shell/never-ends.ts'
import type { Program } from '@/core/shell/process.ts'
import { CannotTell, notModelledHere, program, type Work } from '../work.ts'
import { bundleUnknown, partlyKnown } from './bundle-unknown.ts'

/** The webpack of Create React App, under the names of those that change its settings. */
function reactScripts(name: string): Program {
  return program(name, (work, args) => {
    const command = args.find((arg) => !arg.startsWith('-')) ?? ''
    switch (command) {
      case 'start':
        throw new NeverEnds(`${name} keeps serving`)
      case 'build':
        buildReactApp(work, name)
        return
      case 'test':
        throw new CannotTell(`whether the tests of ${name} pass is not known`)
      default:
        throw notModelledHere(work, `${name} ${command} is not modelled`)
    }
  })
}

/** It needs public/index.html and src/index, and says so before it starts. */
function buildReactApp(work: Work, name: string): void {
  const entry = ['js', 'jsx', 'ts', 'tsx', 'mjs'].some((end) => mayBeThere(work, `src/index.${end}`))
  const missing = !mayBeThere(work, 'public/index.html') ? 'index.html' : entry ? undefined : 'index.js'
  if (missing !== undefined && name === 'react-scripts') {
    const folder = work.path(missing === 'index.html' ? 'public' : 'src')
    work.out(`Could not find a required file.\n  Name: ${missing}\n  Searched in: ${folder}\n`)
    work.code = 1
    return
  }
  const given = work.process.env.get('BUILD_PATH')
  bundleUnknown(work, { command: `${name} build`, folder: given === undefined || given === '' ? 'build' : given })
}

function mayBeThere(work: Work, path: string): boolean {
  return lookup(work.tree, work.path(path)).kind !== 'absent'
}

interface Tool {
  /** Subcommands (or none) that serve until they are stopped. */
  readonly serves: RegExp
  /** Subcommands that build, and where. */
  readonly builds: RegExp
  readonly folder: string
}

const TOOLS: Readonly<Record<string, Tool>> = {
  webpack: { serves: /^(?:serve|s|server|watch|w)$/, builds: /^(?:build|bundle|b)?$/, folder: 'dist' },
  parcel: { serves: /^(?:serve|watch)$/, builds: /^build$/, folder: 'dist' },
  rsbuild: { serves: /^(?:dev|preview)$/, builds: /^build$/, folder: 'dist' },
  next: { serves: /^(?:dev|start)?$/, builds: /^build$/, folder: '.next' },
  gatsby: { serves: /^(?:develop|serve)$/, builds: /^build$/, folder: 'public' },
  ng: { serves: /^serve$/, builds: /^build$/, folder: 'dist' },
  'vue-cli-service': { serves: /^serve$/, builds: /^build$/, folder: 'dist' },
  'react-router': { serves: /^dev$/, builds: /^build$/, folder: 'build' },
}

function buildTool(name: string, tool: Tool): Program {
  return program(name, (work, args) => {
    const command = args.find((arg) => !arg.startsWith('-')) ?? ''
    if (tool.serves.test(command)) throw new NeverEnds(`${name} keeps serving`)
    if (!tool.builds.test(command)) throw notModelledHere(work, `${name} ${command} is not modelled`)
    bundleUnknown(work, { command: `${name} ${command}`.trim(), folder: tool.folder, mayDiffer: true })
  })
}

/** TypeScript: its check is a part of many builds; with `noEmit` it writes nothing but its notes. */
const tsc = program('tsc', (work, args) => {
  if (args.some((arg) => /^(?:-w|--watch)$/.test(arg))) throw new NeverEnds('tsc --watch keeps watching')
  if (args.some((arg) => /^(?:-v|--version|-h|--help|--init)$/.test(arg)))
    throw notModelledHere(work, `tsc ${args.join(' ')} is not modelled`)
  if (!args.includes('--noEmit') && !setsNoEmit(work))
    partlyKnown(work, work.process.cwd, 'where tsc writes is not read')
  throw new CannotTell('it is not known whether `tsc` finds fault with the types')
})

function setsNoEmit(work: Work): boolean {
  return ['tsconfig.json', 'tsconfig.app.json'].some((name) =>
    /"noEmit"\s*:\s*true/.test(readText(work.tree, work.path(name)) ?? ''),
  )
}

function server(name: string): Program {
  return program(name, () => {
    throw new NeverEnds(`${name} keeps serving`)
  })
}

/** By the name of the program. */
export const BUNDLERS: ReadonlyMap<string, Program> = new Map([
  ...['react-scripts', 'craco', 'react-app-rewired'].map((name) => [name, reactScripts(name)] as const),
  ...Object.entries(TOOLS).map(([name, tool]) => [name, buildTool(name, tool)] as const),
  ['tsc', tsc] as const,
  ...['serve', 'http-server', 'webpack-dev-server', 'json-server', 'nodemon', 'live-server'].map(
    (name) => [name, server(name)] as const,
  ),
])
