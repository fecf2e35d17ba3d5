/** What `npm ci` prints without a lockfile, as npm 10 words it. */
export function ciUsage(): readonly string[] {
  return [
    'code EUSAGE',
    '',
    'The `npm ci` command can only install with an existing package-lock.json or',
    'npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or',
    'later to generate a package-lock.json file, then try again.',
    '',
    'Clean install a project',
    '',
    'Usage:',
    'npm ci',
    '',
    'Run "npm help ci" for more info',
  ]
}
