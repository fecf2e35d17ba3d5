/** Writes docs/authoring-reference.md from the schemas that validate a course: `node bin/authoring-reference.mjs`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importTypescript, project } from './typescript-bundle.mjs'

const { authoringReference } = await importTypescript('core/lessons/authoring-reference.ts')
writeFileSync(join(project, 'docs', 'authoring-reference.md'), authoringReference())
