/** renovate.json: images, packages and actions are kept up to date; the preset adds a digest to every image and action. */
import type { ReferenceChoices } from './choices.ts'

const PNPM_IN_DOCKERFILE = {
  customType: 'regex',
  managerFilePatterns: ['/^Dockerfile$/'],
  matchStrings: ['npm install --global (?<depName>pnpm)@(?<currentValue>[0-9.]+)'],
  datasourceTemplate: 'npm',
}

export function renovate({ manager }: ReferenceChoices): string {
  const config = {
    $schema: 'https://docs.renovatebot.com/renovate-schema.json',
    // docker:pinDigests and helpers:pinGitHubActionDigests are part of it.
    extends: ['config:best-practices', ':semanticCommitsDisabled'],
    schedule: ['before 6am on monday'],
    packageRules: [
      { matchUpdateTypes: ['minor', 'patch', 'digest', 'pinDigest'], groupName: 'minor updates' },
      { matchPackageNames: ['node'], matchUpdateTypes: ['major'], allowedVersions: '/^[0-9]*[02468]\\./' },
    ],
    ...(manager === 'pnpm' ? { customManagers: [PNPM_IN_DOCKERFILE] } : {}),
  }
  return `${JSON.stringify(config, undefined, 2)}\n`
}
