/** Writes docs/cli.schema.json from the command line's own schemas: `node bin/cli-schema.mjs`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importTypescript, project } from './typescript-bundle.mjs'

const { jsonSchema } = await importTypescript('platform/cli/schema.ts')
writeFileSync(join(project, 'docs', 'cli.schema.json'), `${JSON.stringify(jsonSchema(), undefined, 2)}\n`)
