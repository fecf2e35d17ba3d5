/** .github/workflows/ci.yml: build checks, tests, the image, the smoke test; published from main only. */
import { ACTIONS } from './versions.ts'

/** GitHub's own expressions: written here without the risk of a template of ours. */
const expression = (text: string) => `\${{ ${text} }}`

/** `commandLine` is the path of Stagecraft's, whose findings GitHub shows beside the lines. */
export function workflow(commandLine?: string): string {
  return `name: ci

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

concurrency:
  group: ci-${expression('github.ref')}
  cancel-in-progress: ${expression("github.event_name == 'pull_request'")}

jobs:
  image:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
      - uses: ${ACTIONS.buildx}

      - name: Build checks
        uses: ${ACTIONS.build}
        with:
          context: .
          call: check
${commandLine === undefined ? '' : ownChecks(commandLine)}
      - name: Lint and tests
        uses: ${ACTIONS.build}
        with:
          context: .
          target: test
          cache-from: type=gha
          cache-to: type=gha,mode=max

      - name: Build
        uses: ${ACTIONS.build}
        with:
          context: .
          load: true
          tags: smoke-test:${expression('github.sha')}
          cache-from: type=gha
          cache-to: type=gha,mode=max

      - name: Smoke test
        run: sh smoke-test.sh smoke-test:${expression('github.sha')}

  publish:
    if: ${ON_MAIN}
    needs: image
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      contents: read
      packages: write
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
      - uses: ${ACTIONS.buildx}

      - name: Names and times of the image
        id: metadata
        uses: ${ACTIONS.metadata}
        with:
          images: ghcr.io/${expression('github.repository')}
          tags: |
            type=sha,format=long
            type=raw,value=latest,enable={{is_default_branch}}

      - name: Log in
        uses: ${ACTIONS.login}
        with:
          registry: ghcr.io
          username: ${expression('github.actor')}
          password: ${expression('secrets.GITHUB_TOKEN')}

      - name: Build from the cache of the job above, and push
        uses: ${ACTIONS.build}
        with:
          context: .
          push: true
          tags: ${expression('steps.metadata.outputs.tags')}
          provenance: mode=max
          sbom: true
          cache-from: type=gha
${buildArguments()}
`
}

const CREATED = "fromJSON(steps.metadata.outputs.json).labels['org.opencontainers.image.created']"
const ON_MAIN = "github.event_name == 'push' && github.ref == 'refs/heads/main'"

function buildArguments(): string {
  const server = expression('github.server_url')
  return `          build-args: |
            VERSION=${expression('steps.metadata.outputs.version')}
            REVISION=${expression('github.sha')}
            CREATED=${expression(CREATED)}
            SOURCE=${server}/${expression('github.repository')}`
}

function ownChecks(commandLine: string): string {
  return `
      - name: The Dockerfile, evaluated without building it
        run: npx --yes ./${commandLine} lint . --strict --format github
`
}
