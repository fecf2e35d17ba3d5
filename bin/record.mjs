/** `npm run record`: installs and builds the starter for real and writes down what was seen. */
import './node-version.mjs'
import { importTypescript, project } from './typescript-bundle.mjs'

const { record } = await importTypescript('platform/record/record.ts')
await record(project)
