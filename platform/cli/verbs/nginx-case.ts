/** What a document of `--case` must look like before nginx is asked. */

/** Why it is no case, in words; fields that are not known are left alone. */
export function caseObjection(document: unknown): string | undefined {
  if (!isObject(document)) return 'a case is an object: { "conf": "…", "files": { … }, "requests": [ … ] }'
  for (const name of ['conf', 'nginxConf'])
    if (!['undefined', 'string'].includes(typeof document[name]) && document[name] !== null)
      return `"${name}" must be a text`
  if (document.files !== undefined && !isFiles(document.files)) return '"files" must map paths to texts, or null'
  for (const name of ['backends', 'hosts'])
    if (document[name] !== undefined && !isTexts(document[name])) return `"${name}" must be a list of texts`
  if (document.mtime !== undefined && typeof document.mtime !== 'number') return '"mtime" must be a number of seconds'
  const { requests = [] } = document
  if (!Array.isArray(requests)) return '"requests" must be a list'
  const bad = requests.findIndex((request) => typeof request !== 'string' && typeof request?.path !== 'string')
  return bad < 0 ? undefined : `request ${bad + 1} has no "path"`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFiles(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((text) => text === null || typeof text === 'string')
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}
