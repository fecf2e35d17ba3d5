/** The argv of CMD, ENTRYPOINT and RUN: JSON as it is, anything else as one text for the shell in force. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { ImageConfig } from '@/core/images/image.ts'

const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c']

export function shellOf(config: ImageConfig): readonly string[] {
  return config.shell === undefined || config.shell.length === 0 ? DEFAULT_SHELL : config.shell
}

export function commandLine(instruction: Instruction, config: ImageConfig): readonly string[] {
  if (instruction.json) return instruction.args.map((word) => word.text)
  const text = instruction.rest.text
  return text === '' ? [] : [...shellOf(config), text]
}
