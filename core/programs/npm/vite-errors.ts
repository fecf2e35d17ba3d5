/** A failed bundle in the shape in which Vite 8 prints it: heading, code, message, place and the line (seen with Vite 8.3.8). */
import type { BundleError } from '@/core/bundle/bundle.ts'
import { join } from '@/core/files/path.ts'

/** Lines for standard error; `folder` is the app's. */
export function viteErrorLines(errors: readonly BundleError[], folder: string): readonly string[] {
  const count = `Build failed with ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}:`
  return ['error during build:', count, ...errors.flatMap((error) => ['', ...linesOf(error, folder)])]
}

function linesOf(error: BundleError, folder: string): readonly string[] {
  switch (error.kind) {
    case 'syntax':
      return framed(`[${/x$|ts$/.test(error.file) ? 'builtin:vite-transform' : 'PARSE_ERROR'}] ${error.text}`, error)
    case 'style':
      return framed(`[plugin vite:css] ${error.text}`, error)
    case 'unresolved':
      return framed(
        `[UNRESOLVED_IMPORT] Could not resolve '${written(error)}' in ${error.file}`,
        error,
        'Module not found.',
      )
    case 'missing-export':
      return framed(`[MISSING_EXPORT] ${exportWords(error)}`, error, 'Missing export')
    case 'package': {
      const path = join(folder, error.file)
      return [
        `Error: [vite]: Rolldown failed to resolve import "${written(error)}" from "${path}".`,
        'This is most likely unintended because it can break your application at runtime.',
        'If you do want to externalize this module explicitly add it to',
        '`build.rolldownOptions.external`',
      ]
    }
    case 'page': {
      const path = join(folder, error.file)
      return [`[plugin vite:build-html] ${path}`, `Error: ${error.text.replace('index.html', path)}`]
    }
  }
}

function written({ text }: BundleError): string {
  return /"([^"]*)"/.exec(text)?.[1] ?? text
}

function exportWords({ text }: BundleError): string {
  const found = /^No matching export in "([^"]*)" for import "([^"]*)"/.exec(text)
  return found === null ? text : `"${found[2]}" is not exported by "${found[1]}".`
}

function framed(
  heading: string,
  { file, line, column, length, lineText }: BundleError,
  note?: string,
): readonly string[] {
  const number = String(line)
  const margin = ' '.repeat(number.length + 1)
  const under = ' '.repeat(column - 1) + '─'.repeat(Math.max(1, Math.min(length, lineText.length - column + 1)))
  return [
    heading,
    `${margin} ╭─[ ${file}:${line}:${column} ]`,
    `${margin} │`,
    ` ${number} │ ${lineText.replace(/\t/g, ' ')}`,
    `${margin} │ ${under}${note === undefined ? '' : ` ${note}`}`,
    `${'─'.repeat(margin.length + 1)}╯`,
  ]
}
