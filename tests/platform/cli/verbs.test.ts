import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { DOCUMENTS, jsonSchema } from '@/platform/cli/schema.ts'
import { json, project, stagecraft, temporaryFolder } from './command-line.ts'

const SLUGS = [
  'why-multi-stage',
  'clone-the-starter',
  'development-dockerfile',
  'dockerignore',
  'build-and-run',
  'production-build',
  'nginx-conf',
  'name-the-stage',
  'nginx-stage',
  'compare-images',
  'build-target',
  'stage-from-stage',
  'external-image',
  'trade-offs',
  'layer-cache',
  'cache-mounts',
  'non-root',
  'build-args',
  'healthcheck',
  'build-checks',
  'one-dockerfile',
]

test('the schema in the docs is the one the documents are checked against', () => {
  const written = JSON.parse(readFileSync(join(project, 'docs', 'cli.schema.json'), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(jsonSchema())))
})

test('lessons are listed in course order', async () => {
  const { code, document } = await json(['lessons'])
  expect(code).toBe(0)
  expect(DOCUMENTS.lessons.parse(document).lessons.map((each) => each.slug)).toEqual(SLUGS)
})

test('a started lesson does not pass, a solved one does', async () => {
  const folder = temporaryFolder()
  expect((await json(['start', 'nginx-stage', '--dir', folder])).code).toBe(0)
  expect(existsSync(join(folder, 'package.json'))).toBe(true)
  const before = await json(['check', 'nginx-stage', '--dir', folder])
  expect([before.code, DOCUMENTS.check.parse(before.document).passed]).toEqual([1, false])
  expect(DOCUMENTS.solve.parse((await json(['solve', 'nginx-stage', '--dir', folder])).document).run).toEqual([])
  const after = await json(['check', 'nginx-stage', '--dir', folder])
  expect([after.code, DOCUMENTS.check.parse(after.document).passed]).toEqual([0, true])
})

test('a lesson done in the terminal passes by the commands it is given, and says "not run yet" without', async () => {
  const folder = temporaryFolder()
  await stagecraft(['start', 'build-and-run', '--dir', folder])
  const without = DOCUMENTS.check.parse((await json(['check', 'build-and-run', '--dir', folder])).document)
  expect(without.checks.map((each) => each.status)).not.toContain('unknown')
  expect(without.checks.some((each) => each.status === 'fail' && /not run yet/i.test(each.message))).toBe(true)
  const run = ['--run', 'docker build -f Dockerfile -t react-b:latest .', '--run', 'docker run -d -p 3000:3000 react-b']
  expect((await json(['check', 'build-and-run', '--dir', folder, ...run])).code).toBe(0)
})

test.each(SLUGS)('the solution of %s passes by the command line', async (slug) => {
  const folder = temporaryFolder()
  await stagecraft(['start', slug, '--dir', folder])
  const { run } = DOCUMENTS.solve.parse((await json(['solve', slug, '--dir', folder])).document)
  const { document } = await json(['check', slug, '--dir', folder, ...run.flatMap((line) => ['--run', line])])
  expect(DOCUMENTS.check.parse(document).checks.filter((each) => each.status !== 'pass')).toEqual([])
})

test('a project of one’s own is judged by its own folder and port, as in the browser', async () => {
  const folder = temporaryFolder()
  const manifest = { name: 'shop', scripts: { build: 'vite build' }, devDependencies: { vite: '6.0.0' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, '.dockerignore'), 'node_modules\nbuild\n')
  const checks = async () =>
    DOCUMENTS.check.parse((await json(['check', 'dockerignore', '--dir', folder])).document).checks
  const { title, status } = (await checks()).find(({ id }) => id === 'build-out')!
  expect([title, status]).toEqual(['No file below dist reaches the context', 'fail'])
  writeFileSync(join(folder, '.dockerignore'), 'node_modules\ndist\n')
  expect((await checks()).map((each) => each.status)).toEqual(['pass', 'pass', 'pass'])
})

test('a failing check says where, what happened, and gives a hint', async () => {
  const folder = temporaryFolder()
  await stagecraft(['start', 'nginx-stage', '--dir', folder])
  await stagecraft(['solve', 'nginx-stage', '--dir', folder])
  const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8')
  writeFileSync(join(folder, 'Dockerfile'), dockerfile.replace('--from=builder', '--from=bulder'))
  const { document } = await json(['check', 'nginx-stage', '--dir', folder])
  const failed = DOCUMENTS.check.parse(document).checks.find((each) => each.status === 'fail')!
  expect(failed.message).toContain('pull access denied')
  expect(failed.at).toMatchObject({
    file: 'Dockerfile',
    line: dockerfile.split('\n').findIndex((line) => line.includes('--from=builder')) + 1,
  })
  expect(failed.hint).toBeTruthy()
})

test('starting a lesson over somebody’s file keeps a copy of it', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'Dockerfile'), 'FROM mine\n')
  const { document } = await json(['start', 'nginx-stage', '--dir', folder])
  const { replaced, backup } = DOCUMENTS.start.parse(document)
  expect(replaced).toEqual(['Dockerfile'])
  expect(readFileSync(join(backup!, 'Dockerfile'), 'utf8')).toBe('FROM mine\n')
})

test('lint names rules as BuildKit does, and exits 1 for warnings only with --strict', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'Dockerfile'), 'FROM alpine as Base\nCMD echo hi\n')
  const { code, document } = await json(['lint', folder])
  const found = DOCUMENTS.lint.parse(document).diagnostics.filter((each) => each.severity === 'warning')
  expect(found.map((each) => `${each.rule} ${each.file}:${each.line}`).sort()).toEqual([
    'FromAsCasing Dockerfile:1',
    'JSONArgsRecommended Dockerfile:2',
    'StageNameCasing Dockerfile:1',
  ])
  expect([code, (await json(['lint', folder, '--strict'])).code]).toEqual([0, 1])
})

test('an error in a Dockerfile makes lint exit 1, with the line', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'Dockerfile'), 'FROM alpine\nCOPPY a b\n')
  const { code, document } = await json(['lint', folder])
  expect(code).toBe(1)
  expect(DOCUMENTS.lint.parse(document).diagnostics).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      line: 2,
      message: expect.stringContaining('unknown instruction: COPPY (did you mean COPY?)'),
    }),
  )
})

test('build gives the image it would make, with every figure’s evidence', async () => {
  const folder = temporaryFolder()
  await stagecraft(['start', 'nginx-stage', '--dir', folder])
  await stagecraft(['solve', 'nginx-stage', '--dir', folder])
  const { code, document } = await json(['build', folder, '--list'])
  const built = DOCUMENTS.build.parse(document)
  expect([code, built.outcome, built.image?.base]).toEqual([0, 'succeeded', 'nginx:alpine'])
  expect(
    built.files?.some((each) => each.path === '/usr/share/nginx/html/index.html' && each.origin.by === 'operation'),
  ).toBe(true)
  expect(built.files?.some((each) => each.path.includes('node_modules'))).toBe(false)
})

test('build prints a failure as docker does, and exits 1', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'Dockerfile'), 'FROM alpine\nCOPY nope.txt /\n')
  const ran = await stagecraft(['build', folder])
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('   2 | >>> COPY nope.txt /')
  expect(ran.err).toContain('ERROR: failed to build: failed to solve: failed to compute cache key')
})

test('nginx gives the verdict and the answers of a configuration', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'index.html'), '<p>hi</p>')
  writeFileSync(
    join(folder, 'site.conf'),
    'server { listen 80; root /usr/share/nginx/html; location / { try_files $uri /index.html; } }',
  )
  const { code, document } = await json([
    'nginx',
    '--conf',
    join(folder, 'site.conf'),
    '--root',
    folder,
    'GET /deep/link',
  ])
  const { ok, answers } = DOCUMENTS.nginx.parse(document)
  expect([code, ok, answers[0]?.status, answers[0]?.bodyFile]).toEqual([
    0,
    true,
    200,
    '/usr/share/nginx/html/index.html',
  ])
})

test('export packs a project as zip, and as a folder', async () => {
  const folder = temporaryFolder()
  expect((await stagecraft(['export', '--out', join(folder, 'app.zip')])).code).toBe(0)
  const names = Object.keys(unzipSync(new Uint8Array(readFileSync(join(folder, 'app.zip')))))
  expect(names).toEqual(
    expect.arrayContaining([
      'starter-react-app/Dockerfile',
      'starter-react-app/nginx.conf',
      'starter-react-app/.dockerignore',
      'starter-react-app/README.md',
    ]),
  )
  expect((await stagecraft(['export', '--lesson', 'nginx-stage', '--out', join(folder, 'app')])).code).toBe(0)
  expect(existsSync(join(folder, 'app', 'Dockerfile'))).toBe(true)
})

test.each([
  [['frobnicate'], 'there is no verb "frobnicate"'],
  [['check', 'nginx-stage'], 'check needs --dir DIR'],
  [['check', 'nope', '--dir', '.'], 'there is no lesson "nope"'],
  [['check', 'nginx-stage', '--dir', 'no-such-folder'], 'there is no folder no-such-folder'],
  [['lint', '--targt', 'x'], '--targt'],
  [['lint', 'no-such-folder'], 'there is no folder no-such-folder'],
  [['nginx'], 'nginx needs --conf FILE'],
  [['export'], 'export needs --out'],
])('wrong usage %j exits 2 with one clear sentence, as JSON too', async (args, message) => {
  const ran = await stagecraft(args)
  expect(ran.code).toBe(2)
  expect(ran.err).toContain(message)
  const { code, document } = await json(args)
  expect(code).toBe(2)
  expect(DOCUMENTS.error.parse(document).error.message).toContain(message)
})

test('the course lint finds nothing to complain about', async () => {
  const { code, document } = await json(['course', 'lint'])
  expect(DOCUMENTS.course.parse(document).findings).toEqual([])
  expect(code).toBe(0)
}, 300_000)

test('the program itself prints one JSON document and ends with the exit code', () => {
  const ran = spawnSync(process.execPath, [join(project, 'bin', 'stagecraft.mjs'), 'lessons', '--json'], {
    encoding: 'utf8',
  })
  expect(ran.status).toBe(0)
  expect(DOCUMENTS.lessons.safeParse(JSON.parse(ran.stdout)).success).toBe(true)
  const wrong = spawnSync(process.execPath, [join(project, 'bin', 'stagecraft.mjs'), 'nope', '--json'], {
    encoding: 'utf8',
  })
  expect([wrong.status, Object.keys(JSON.parse(wrong.stdout))]).toEqual([2, ['error']])
})
